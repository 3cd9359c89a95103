package terminal

import (
	"strings"
	"unicode/utf8"

	"onrecord/internal/safetext"
)

// address writes an address in one line from a column on. One that does not fit is shortened in the middle;
// with colours it is a link to the whole, and in full it is written whole on a line of its own.
func (p *printer) address(label string, labelWidth, indent int, url string) {
	if url == "" {
		return
	}
	room := p.lineWidth() - indent - labelWidth - 2
	if label == "" {
		room = p.lineWidth() - indent
	}
	whole := safetext.Escape(url)
	p.start(indent)
	if label != "" {
		p.span(plainText(label))
	}
	switch {
	case p.full() && width(whole) > room:
		if label != "" {
			p.blank()
			p.start(0)
		}
	case label != "":
		p.pad(labelWidth - width(label) + 2)
	}
	if !p.full() {
		p.link(shortened(whole, room), whole)
	} else {
		p.link(whole, whole)
	}
	p.blank()
}

// link writes text that leads to an address in terminals that know OSC 8.
func (p *printer) link(text, url string) {
	if p.Colour {
		p.WriteString(linkTo(url))
		defer p.WriteString(linkTo(""))
	}
	p.span(plainText(text))
}

// linkTo begins a link to an address; without one it ends the link.
func linkTo(url string) string { return "\x1b]8;;" + url + "\x1b\\" }

// separators end the parts of an address.
const separators = "/-._?=&,"

// shortened leaves out the middle of an address that takes more than most columns. What is left begins with
// the site; where it is percent-encoded it has whole parts only, because half a character cannot be read.
func shortened(url string, most int) string {
	if width(url) <= most {
		return url
	}
	end := max(most/3, 5)
	head, tail := url[:cut(url, max(most-end-1, 8))], url[cut(url, len(url)-end):]
	if i := strings.LastIndexAny(head, separators); strings.Contains(head[i+1:], "%") {
		head = head[:i+1]
	}
	if i := strings.IndexAny(tail, separators); i >= 0 && strings.Contains(tail, "%") {
		tail = tail[i:]
	} else if strings.Contains(tail, "%") {
		tail = ""
	}
	return head + "…" + tail
}

// cut returns the beginning of the character in s that byte n is in.
func cut(s string, n int) int {
	for n > 0 && n < len(s) && !utf8.RuneStart(s[n]) {
		n--
	}
	return min(n, len(s))
}
