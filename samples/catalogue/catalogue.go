// Package catalogue is an inverted index: from a word, by its letters, to the pages that have it.
package catalogue

// Index is a trie; each page's name hangs at the end of each of its words.
type Index struct{ root node }

type node struct {
	next  map[byte]*node
	pages []string
}

// New makes an empty index.
func New() *Index { return &Index{} }

// Add puts a page in under each of its words.
func (x *Index) Add(page string, words []string) {
	for _, w := range words {
		x.root.insert(w, page)
	}
}

func (n *node) insert(rest, page string) {
	if rest == "" {
		n.pages = append(n.pages, page)
		return
	}
	if n.next == nil {
		n.next = make(map[byte]*node)
	}
	sub := n.next[rest[0]]
	if sub == nil {
		sub = new(node)
		n.next[rest[0]] = sub
	}
	sub.insert(rest[1:], page)
}

// Search lists the first pages that have the word, each once.
func (x *Index) Search(word string, most int) []string {
	n := &x.root
	for i := range len(word) {
		if n = n.next[word[i]]; n == nil {
			return nil
		}
	}
	return unique(n.pages, most)
}

func unique(names []string, most int) []string {
	seen := make(map[string]bool)
	var once []string
	for _, name := range names {
		if len(once) == most {
			break
		}
		if !seen[name] {
			seen[name] = true
			once = append(once, name)
		}
	}
	return once
}
