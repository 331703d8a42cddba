package main

// The server of the lesson "From 8k to 42k requests per second": a shop's product pages. Stage 0 has three bottlenecks;
// each later stage has one less. What a stage does differently is decided in one place each: look for `stage`.

import (
	"bytes"
	"fmt"
	"net/http"
	"os"
	"regexp"
	"sync"
)

// What is no bottleneck any more at a stage.
const (
	lockIsShort    = 1
	patternIsKept  = 2
	buffersAreKept = 3
)

const (
	products   = 60_000
	recommends = 40
	// A page is rendered into a buffer of this size, most of which stays empty.
	pageBuffer = 96 << 10
)

type product struct {
	name   string
	price  int
	review *string
	next   *product
}

type shop struct {
	stage  int
	mu     sync.Mutex
	shelf  []*product
	visits map[int]int
	log    *os.File
	path   *regexp.Regexp
	pages  sync.Pool
}

const productPath = `^/(?:en|de|zh)/products?/([0-9]{1,6})(?:/(?:reviews|similar|stock))?$`

func openShop(stage int) (*shop, error) {
	log, err := os.OpenFile(os.DevNull, os.O_WRONLY, 0)
	if err != nil {
		return nil, err
	}
	s := &shop{stage: stage, visits: map[int]int{}, log: log, path: regexp.MustCompile(productPath)}
	s.pages.New = func() any { return bytes.NewBuffer(make([]byte, 0, pageBuffer)) }
	for i := range products {
		review := fmt.Sprintf("review %d: as described, and quick", i)
		s.shelf = append(s.shelf, &product{name: fmt.Sprintf("product %d", i), price: 100 + i%977, review: &review})
	}
	for i, p := range s.shelf {
		p.next = s.shelf[(i*7+1)%products]
	}
	return s, nil
}

// ServeHTTP answers with one product's page.
func (s *shop) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if s.stage < lockIsShort {
		// The first bottleneck: everything happens under the lock that only the counter of visits needs.
		s.mu.Lock()
		defer s.mu.Unlock()
	}
	id, ok := s.productOf(r.URL.Path)
	if !ok {
		http.NotFound(w, r)
		return
	}
	visits := s.count(id)
	page := s.openPage()
	s.render(page, id, visits)
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.Write(page.Bytes())
	s.closePage(page)
	if s.stage < lockIsShort {
		// One write a request, while everybody else waits.
		fmt.Fprintf(s.log, "%s %s %d\n", r.Method, r.URL.Path, visits)
	}
}

func (s *shop) productOf(path string) (int, bool) {
	pattern := s.path
	if s.stage < patternIsKept {
		// The second: the same regular expression is compiled for every request.
		pattern = regexp.MustCompile(productPath)
	}
	found := pattern.FindStringSubmatch(path)
	if found == nil {
		return 0, false
	}
	id := 0
	for _, digit := range found[1] {
		id = id*10 + int(digit-'0')
	}
	return id % products, true
}

func (s *shop) count(id int) int {
	if s.stage >= lockIsShort {
		s.mu.Lock()
		defer s.mu.Unlock()
	}
	s.visits[id]++
	return s.visits[id]
}

func (s *shop) openPage() *bytes.Buffer {
	if s.stage < buffersAreKept {
		// The third: a large object a request, cleared by the allocator and soon garbage.
		return bytes.NewBuffer(make([]byte, 0, pageBuffer))
	}
	return s.pages.Get().(*bytes.Buffer)
}

func (s *shop) closePage(page *bytes.Buffer) {
	if s.stage >= buffersAreKept {
		page.Reset()
		s.pages.Put(page)
	}
}

func (s *shop) render(page *bytes.Buffer, id, visits int) {
	p := s.shelf[id]
	page.WriteString("<h1>")
	page.WriteString(p.name)
	page.WriteString("</h1><ul>")
	for range recommends {
		p = p.next
		page.WriteString("<li>")
		page.WriteString(p.name)
		page.WriteString(" ")
		page.WriteString(*p.review)
	}
	fmt.Fprintf(page, "</ul>%d visits", visits)
}
