//go:build ignore

// What Go's regexp package says of expressions: reads {"patterns": […], "texts": […]}, writes one line a pattern, with a digit for
// each text (1: it matches somewhere) or the error. fixtures/pprof/regexps.json is what `go run tools/goRegexps.go` says of the same
// expressions and texts.
package main

import (
	"encoding/json"
	"fmt"
	"os"
	"regexp"
	"strings"
)

type file struct {
	Texts    []string    `json:"texts"`
	Patterns [][2]string `json:"patterns"`
}

func main() {
	var known file
	if err := json.NewDecoder(os.Stdin).Decode(&known); err != nil {
		panic(err)
	}
	lines := make([]string, 0, len(known.Patterns))
	for _, pattern := range known.Patterns {
		lines = append(lines, quoted([2]string{pattern[0], verdicts(pattern[0], known.Texts)}))
	}
	fmt.Printf("{\"texts\":%s,\n\"patterns\":[\n%s\n]}\n", quoted(known.Texts), strings.Join(lines, ",\n"))
}

func verdicts(pattern string, texts []string) string {
	expression, err := regexp.Compile(pattern)
	if err != nil {
		return "refused"
	}
	digits := make([]byte, len(texts))
	for i, text := range texts {
		digits[i] = '0'
		if expression.MatchString(text) {
			digits[i] = '1'
		}
	}
	return string(digits)
}

func quoted(value any) string {
	var text strings.Builder
	encoder := json.NewEncoder(&text)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(value); err != nil {
		panic(err)
	}
	return strings.TrimSuffix(text.String(), "\n")
}
