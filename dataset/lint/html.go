package lint

import (
	"errors"
	"fmt"
	"io"
	"regexp"
	"strings"

	"golang.org/x/net/html"
)

// notProse are the elements whose text is not shown, is code, or is struck out.
var notProse = map[string]bool{"script": true, "style": true, "code": true, "pre": true, "kbd": true, "samp": true, "var": true,
	"template": true, "textarea": true, "del": true, "s": true, "strike": true, "svg": true, "math": true, "iframe": true}

// inline are the elements that do not end a passage. All others do.
var inline = map[string]bool{"a": true, "abbr": true, "b": true, "bdi": true, "bdo": true, "cite": true, "data": true, "dfn": true, "em": true,
	"font": true, "i": true, "ins": true, "mark": true, "q": true, "small": true, "span": true, "strong": true, "sub": true, "sup": true,
	"time": true, "u": true, "wbr": true, "code": true, "kbd": true, "samp": true, "var": true, "del": true, "s": true, "strike": true}

// labelElements are the elements in which a number needs no speaker.
var labelElements = map[string]bool{"title": true, "tr": true, "caption": true, "h1": true, "h2": true, "h3": true, "h4": true, "h5": true, "h6": true}

// readHTML reads the prose of a part of the story that is HTML. It reads tokens and builds no tree, so that a
// missing tag in a draft loses no text.
func (s *Story) readHTML(from, to int) error {
	z := html.NewTokenizer(strings.NewReader(s.text[from:to]))
	var b blockWriter
	at, label := from, false
	hidden, inWords := 0, 0 // how many open elements are not prose; those within a line end with their passage
	flush := func() {
		if block, ok := b.done(label); ok {
			s.blocks = append(s.blocks, block)
		}
	}
	for {
		kind := z.Next()
		raw := string(z.Raw())
		switch kind {
		case html.ErrorToken:
			flush()
			if err := z.Err(); !errors.Is(err, io.EOF) {
				return fmt.Errorf("%s: %w", s.Name, err)
			}
			return nil
		case html.TextToken:
			if hidden+inWords == 0 {
				decode(&b, raw, at)
			}
		case html.StartTagToken, html.EndTagToken, html.SelfClosingTagToken:
			name, _ := z.TagName()
			tag := string(name)
			if tag == "td" || tag == "th" {
				if kind == html.StartTagToken {
					b.between()
				}
			} else if !inline[tag] {
				flush()
				inWords = 0
				label = labelElements[tag] && kind == html.StartTagToken
			}
			if notProse[tag] {
				open := &hidden
				if inline[tag] {
					open = &inWords
				}
				if kind == html.StartTagToken {
					*open++
				} else if kind == html.EndTagToken && *open > 0 {
					*open--
				}
				b.put(object, at)
			}
		}
		at += len(raw)
	}
}

var entity = regexp.MustCompile(`&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});|\\[!-/:-@\[-` + "`" + `{-~]`)

// decode appends text, with character references and the backslash escapes of Markdown replaced.
func decode(b *blockWriter, raw string, at int) {
	done := 0
	for _, m := range entity.FindAllStringIndex(raw, -1) {
		b.add(raw[done:m[0]], at+done)
		if text := raw[m[0]:m[1]]; text[0] == '\\' {
			b.add(text[1:], at+m[0]+1)
		} else {
			b.put(html.UnescapeString(text), at+m[0])
		}
		done = m[1]
	}
	b.add(raw[done:], at+done)
}
