package main

// The story of heap.pprof: a small wiki. What it keeps (inuse) is the search index, the pages and the sessions, which nobody
// ever ends; what it allocates (alloc) is mostly the rendering of pages, all of it garbage soon after.

import (
	"fmt"
	"time"

	"gopherscope/samples/catalogue"
	"gopherscope/samples/pages"
	"gopherscope/samples/sessions"
)

const (
	wikiPages = 1500
	visits    = 6000
)

type site struct {
	pages    []*pages.Page
	index    *catalogue.Index
	sessions *sessions.Table
}

var wiki *site

func serveWiki(time.Duration) {
	wiki = openWiki()
	for v := range visits {
		visit(wiki, v)
	}
}

func openWiki() *site {
	s := &site{index: catalogue.New(), sessions: sessions.NewTable()}
	for i := range wikiPages {
		p := pages.Parse(fmt.Sprintf("page-%04d", i), pages.Draft(i))
		s.pages = append(s.pages, p)
		s.index.Add(p.Name, p.Words())
	}
	return s
}

func visit(s *site, v int) {
	who := s.sessions.Open(fmt.Sprintf("visitor-%d", v%900))
	p := s.pages[(v*v+v)%len(s.pages)]
	html := pages.Render(p)
	if v%3 == 0 {
		for _, name := range s.index.Search(p.Words()[v%5], 12) {
			who.Remember(name)
		}
	}
	if v%10 == 0 {
		who.KeepDraft(html)
	}
}
