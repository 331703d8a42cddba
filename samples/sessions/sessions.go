// Package sessions remembers who visits. It never forgets: that is the leak the heap profile shows.
package sessions

import "bytes"

// Table holds every session ever opened.
type Table struct{ byName map[string]*Session }

// Session is what is kept of one visitor.
type Session struct {
	history []string
	drafts  [][]byte
}

// NewTable makes an empty table.
func NewTable() *Table { return &Table{byName: make(map[string]*Session)} }

// Open finds a visitor's session, or starts one.
func (t *Table) Open(name string) *Session {
	s := t.byName[name]
	if s == nil {
		s = &Session{}
		t.byName[name] = s
	}
	return s
}

// Remember appends to the visitor's history.
func (s *Session) Remember(page string) { s.history = append(s.history, page) }

// KeepDraft keeps a copy of a page as the visitor saw it.
func (s *Session) KeepDraft(html []byte) { s.drafts = append(s.drafts, bytes.Clone(html)) }
