// Package pages parses wiki pages into trees and renders them again.
package pages

import (
	"bytes"
	"encoding/json"
	"fmt"
	"html"
	"strings"
)

// Page is a parsed page: a tree of sections.
type Page struct {
	Name string
	Root *Section
}

// Section is a heading with its text and the sections under it.
type Section struct {
	Title    string
	Words    []string
	Sections []*Section
}

var vocabulary = strings.Fields("goroutine channel mutex heap stack scheduler sweep mark assist proc thread select " +
	"defer panic recover map slice string interface method package module trace profile sample frame")

// Draft writes the source of page n: headings marked by '=' by depth, three levels deep.
func Draft(n int) string {
	var b strings.Builder
	for s := range 3 {
		draftSection(&b, n+s, 1)
	}
	return b.String()
}

func draftSection(b *strings.Builder, n, depth int) {
	fmt.Fprintf(b, "%s %s\n", strings.Repeat("=", depth), vocabulary[n%len(vocabulary)])
	for w := range 12 {
		b.WriteString(vocabulary[(n*7+w*w)%len(vocabulary)])
		b.WriteByte(' ')
	}
	b.WriteByte('\n')
	if depth < 4 {
		for s := range 1 + n%2 {
			draftSection(b, n*3+s, depth+1)
		}
	}
}

// Parse reads what Draft writes.
func Parse(name, source string) *Page {
	lines := strings.Split(strings.TrimSuffix(source, "\n"), "\n")
	root := &Section{Title: name}
	parseSections(root, lines, 1)
	return &Page{Name: name, Root: root}
}

func parseSections(parent *Section, lines []string, depth int) []string {
	mark := strings.Repeat("=", depth) + " "
	for len(lines) > 0 && strings.HasPrefix(lines[0], mark) {
		s := &Section{Title: strings.TrimPrefix(lines[0], mark)}
		lines = lines[1:]
		for len(lines) > 0 && !strings.HasPrefix(lines[0], "=") {
			s.Words = append(s.Words, strings.Fields(lines[0])...)
			lines = lines[1:]
		}
		lines = parseSections(s, lines, depth+1)
		parent.Sections = append(parent.Sections, s)
	}
	return lines
}

// Words lists the words of all sections, in order.
func (p *Page) Words() []string { return p.Root.words(nil) }

func (s *Section) words(list []string) []string {
	list = append(list, s.Words...)
	for _, sub := range s.Sections {
		list = sub.words(list)
	}
	return list
}

// Render gives the page as HTML, with its outline as JSON for the table of contents.
func Render(p *Page) []byte {
	var out bytes.Buffer
	outline, err := json.Marshal(outlineOf(p.Root))
	if err != nil {
		panic(err) // an outline is strings only
	}
	fmt.Fprintf(&out, "<script type=%q>%s</script>\n", "application/json", outline)
	renderSection(&out, p.Root, 1)
	return out.Bytes()
}

func renderSection(out *bytes.Buffer, s *Section, depth int) {
	fmt.Fprintf(out, "<h%d>%s</h%d>\n", depth, html.EscapeString(s.Title), depth)
	out.WriteString("<p>" + html.EscapeString(strings.Join(s.Words, " ")) + "</p>\n")
	for _, sub := range s.Sections {
		renderSection(out, sub, depth+1)
	}
}

type outline struct {
	Title string    `json:"title"`
	Parts []outline `json:"parts,omitempty"`
}

func outlineOf(s *Section) outline {
	o := outline{Title: s.Title}
	for _, sub := range s.Sections {
		o.Parts = append(o.Parts, outlineOf(sub))
	}
	return o
}
