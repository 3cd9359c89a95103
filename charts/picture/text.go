package picture

import (
	"math"
	"regexp"
	"strconv"
	"strings"
	"sync"
)

// centre is how far below the middle of a line of text its baseline is, in ems: half the
// difference of Liberation Sans' ascent and descent. Programs disagree on dominant-baseline, and
// on it for two fonts in one line, so that text is placed by its baseline.
const centre = (0.905273 - 0.211914) / 2

// shift is a transform that does nothing but move.
var shift = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`\Atranslate\((\S+) (\S+)\)\z`) })

// adoptText turns a zrender text element, whose font is in a style attribute and whose y is the
// middle of the line, into one of ours. Level text gets its baseline on a whole pixel: browsers put it
// there anyway, and it is sharper so.
func adoptText(n node, rtl bool) node {
	px, st := textStyle(n.get("style"))
	x, y := toFloat(n.get("x")), toFloat(n.get("y"))+centre*px
	transform := n.get("transform")
	if m := shift().FindStringSubmatch(transform); m != nil {
		x, y, transform = x+toFloat(m[1]), y+toFloat(m[2]), ""
	}
	m := node{tag: "text"}
	if transform == "" {
		y = math.Round(y)
	} else {
		m.attrs = append(m.attrs, attr{"transform", transform})
	}
	m.attrs = append(m.attrs, attr{"x", number(x)}, attr{"y", number(y)})
	for _, a := range n.attrs {
		switch {
		case a.name == "x" || a.name == "y" || a.name == "transform" || a.name == "style" ||
			a.name == "dominant-baseline" || isUnwanted(a.name):
		case a.name == "text-anchor" && a.value == "start":
		default:
			m.attrs = append(m.attrs, a)
		}
	}
	setText(&m, isolate(n.text, baseDirection(n.text, rtl)), px, st)
	return m
}

// toFloat reads a number that zrender wrote; a missing one is 0.
func toFloat(s string) float64 {
	f, _ := strconv.ParseFloat(s, 64)
	return f
}

// textStyle reads "font-size:12px;font-family:...;font-weight:bold;" or "font: bold 12px ...".
func textStyle(css string) (px float64, st style) {
	if font, ok := strings.CutPrefix(css, "font: "); ok {
		return parseFont(font)
	}
	px = 12
	for decl := range strings.SplitSeq(css, ";") {
		name, v, _ := strings.Cut(decl, ":")
		switch name {
		case "font-size":
			px = toFloat(strings.TrimSuffix(v, "px"))
		case "font-weight":
			st.bold = isBold(v)
		case "font-style":
			st.italic = v == "italic" || v == "oblique"
		}
	}
	return px, st
}

// setText gives a text element its font and its words, each stretch of a script in its own font:
// resvg, where the first family lacks a letter, takes any font that has it and forgets the weight.
func setText(n *node, text string, px float64, st style) {
	n.attrs = append(n.attrs, attr{"font-size", number(px)})
	switch {
	case st.bold:
		n.attrs = append(n.attrs, attr{"font-weight", "700"})
	case st.italic:
		n.attrs = append(n.attrs, attr{"font-style", "italic"})
	}
	runes := []rune(text)
	spans := fontSpans(runes)
	if len(spans) == 1 {
		if f := spans[0].family; f != latin {
			n.attrs = append(n.attrs, attr{"font-family", cssFamilies[f]})
		}
		n.text = text
		return
	}
	for _, s := range spans {
		part := element("tspan", "font-family", cssFamilies[s.family])
		part.text = string(runes[s.start:s.end])
		n.children = append(n.children, part)
	}
}
