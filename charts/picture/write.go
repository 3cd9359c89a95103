package picture

import (
	"bytes"
	"fmt"
	"regexp"
	"strings"
	"sync"
	"unicode/utf8"
)

// A value is a form that an attribute's value may take. Nothing else is written, so an SVG can hold no
// script, no handler, no style sheet and no external reference.
type value func(string) bool

func matches(pattern string) value {
	re := sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`\A(?:` + pattern + `)\z`) })
	return func(s string) bool { return re().MatchString(s) }
}

const (
	anyNumber = `[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?`
	anyID     = `[A-Za-z][\w-]*`
)

var (
	isNumber    = matches(anyNumber + `(?:px|%)?`)
	isNumbers   = matches(`(?:` + anyNumber + `(?:[\s,]+|\z))+|none`)
	isPath      = matches(`[MmLlHhVvCcSsQqTtAaZz\d\s.,eE+-]*`)
	isTransform = matches(`(?:(?:matrix|translate|scale|rotate|skewX|skewY)\([\d\s.,eE+-]*\)\s*)*`)
	isColour    = matches(`#[\da-fA-F]{3,8}|[A-Za-z]+|(?:rgb|hsl)a?\([\d\s.,%/-]*\)|url\(#` + anyID + `\)`)
	isReference = matches(`url\(#` + anyID + `\)`)
	isID        = matches(anyID)
	isIDs       = matches(anyID + `(?: ` + anyID + `)*`)
	isWord      = matches(`[A-Za-z]*|[1-9]00|[a-z]+-[a-z]+`)
	isText      = func(string) bool { return true }
)

func values(v value, names ...string) map[string]value {
	m := map[string]value{}
	for _, n := range names {
		m[n] = v
	}
	return m
}

// elements and attributes are all that is written.
var (
	elements = values(nil, "svg", "g", "defs", "title", "desc", "rect", "path", "circle", "ellipse",
		"line", "polyline", "polygon", "text", "tspan", "linearGradient", "radialGradient", "stop",
		"pattern", "clipPath", "filter", "feDropShadow")
	attributes = join(
		values(isNumber, "x", "y", "x1", "y1", "x2", "y2", "cx", "cy", "r", "rx", "ry", "width", "height",
			"dx", "dy", "offset", "opacity", "fill-opacity", "stroke-opacity", "stop-opacity",
			"flood-opacity", "stroke-width", "stroke-miterlimit", "stroke-dashoffset", "font-size"),
		values(isNumbers, "points", "stdDeviation", "stroke-dasharray", "viewBox"),
		values(isColour, "fill", "stroke", "stop-color", "flood-color"),
		values(isPath, "d"),
		values(isTransform, "transform", "patternTransform", "gradientTransform"),
		values(isReference, "clip-path", "filter"),
		values(isID, "id"),
		values(isIDs, "aria-labelledby"),
		values(isWord, "stroke-linecap", "stroke-linejoin", "paint-order", "text-anchor", "font-weight",
			"font-style", "gradientUnits", "patternUnits", "patternContentUnits", "clipPathUnits",
			"fill-rule", "clip-rule", "xml:space", "role", "direction", "text-rendering"),
		values(isText, "xmlns", "font-family"), // only ever ours
	)
	// unwanted are attributes that zrender writes for a live page only.
	unwanted = values(nil, "pointer-events", "class", "cursor", "xmlns", "xmlns:xlink", "version", "baseProfile")
)

func join(maps ...map[string]value) map[string]value {
	all := map[string]value{}
	for _, m := range maps {
		for k, v := range m {
			all[k] = v
		}
	}
	return all
}

// write appends n as XML, or says what in it is not allowed.
func write(b *bytes.Buffer, n *node) error {
	if _, ok := elements[n.tag]; !ok {
		return fmt.Errorf("a picture has no <%s>", n.tag)
	}
	b.WriteString("<" + n.tag)
	for _, a := range n.attrs {
		ok, known := attributes[a.name]
		if !known || !ok(a.value) {
			return fmt.Errorf("a picture has no <%s %s=%q>", n.tag, a.name, a.value)
		}
		b.WriteString(" " + a.name + `="`)
		escape(b, a.value)
		b.WriteByte('"')
	}
	if n.text == "" && len(n.children) == 0 {
		b.WriteString("/>")
		return nil
	}
	b.WriteByte('>')
	escape(b, n.text)
	for i := range n.children {
		if n.tag == "svg" || n.tag == "g" || n.tag == "defs" { // never within text, where it would show
			b.WriteByte('\n')
		}
		if err := write(b, &n.children[i]); err != nil {
			return err
		}
	}
	b.WriteString("</" + n.tag + ">")
	return nil
}

// escape writes text for XML, within an element or an attribute in double quotes. What XML cannot hold
// becomes the replacement character.
func escape(b *bytes.Buffer, text string) {
	for _, r := range text {
		switch {
		case r == '<':
			b.WriteString("&lt;")
		case r == '>': // ends a CDATA section when after ]]
			b.WriteString("&gt;")
		case r == '&':
			b.WriteString("&amp;")
		case r == '"':
			b.WriteString("&#34;")
		case r == '\n' || r == '\t':
			b.WriteByte(' ')
		case r < ' ' || r == 0xFFFE || r == 0xFFFF:
			b.WriteRune(utf8.RuneError)
		default:
			b.WriteRune(r)
		}
	}
}

// adopt turns a zrender tree into one of ours: live-page attributes dropped, ids under the prefix,
// text in its fonts and direction.
func adopt(nodes []node, prefix string, rtl bool) []node {
	out := make([]node, 0, len(nodes))
	for _, n := range nodes {
		if n.tag == "text" {
			out = append(out, adoptText(n, rtl))
			continue
		}
		if n.get("fill") == "none" && n.get("stroke") == "" {
			continue // what a live page feels the pointer with
		}
		m := node{tag: n.tag, text: n.text, children: adopt(n.children, prefix, rtl)}
		for _, a := range n.attrs {
			if !isUnwanted(a.name) {
				m.attrs = append(m.attrs, attr{a.name, adoptValue(a, prefix)})
			}
		}
		if n.get("flood-color") == "none" { // SVG has no such colour, and would draw the shadow black
			m = element("feDropShadow", "flood-opacity", "0")
		}
		out = append(out, m)
	}
	return out
}

func isUnwanted(name string) bool {
	_, ok := unwanted[name]
	return ok || strings.HasPrefix(name, "ecmeta_")
}

// zrID is how every id of zrender's begins: its painter's number, which is 0 in a new engine.
const zrID = "zr0-"

// longFraction matches a fraction with more digits than a picture needs.
var longFraction = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`(\.\d{4})\d+`) })

func adoptValue(a attr, prefix string) string {
	switch id, isRef := strings.CutPrefix(a.value, "url(#"); {
	case isRef:
		return "url(#" + prefix + "-" + strings.TrimPrefix(id, zrID)
	case a.name == "id":
		return prefix + "-" + strings.TrimPrefix(a.value, zrID)
	case strings.HasSuffix(strings.ToLower(a.name), "transform"):
		return longFraction().ReplaceAllString(a.value, "$1")
	}
	return a.value
}
