package picture

// A block is a wrapped paragraph.
type block struct {
	lines   []string
	px      float64
	style   style
	colour  string
	leading float64 // from one baseline to the next
}

const (
	lineHeight = 1.3 // ems
	blockGap   = 6   // pixels between two blocks
)

func (f Frame) block(text string, px float64, st style, colour string, width float64) block {
	breakLines := wrap
	if st.bold { // a headline
		breakLines = balance
	}
	lines := isolateAll(breakLines(text, px, st, width), baseDirection(text, f.RTL))
	return block{lines: lines, px: px, style: st, colour: colour, leading: lineHeight * px}
}

// written drops blocks without text.
func written(blocks ...block) []block {
	var some []block
	for _, b := range blocks {
		if len(b.lines) > 0 {
			some = append(some, b)
		}
	}
	return some
}

func height(blocks []block) float64 {
	h := 0.0
	for i, b := range blocks {
		if i > 0 {
			h += blockGap
		}
		h += float64(len(b.lines)) * b.leading
	}
	return h
}

// column draws blocks below each other from top, against the side where reading begins.
func (f Frame) column(blocks []block, top, width float64) []node {
	var nodes []node
	for _, b := range blocks {
		for _, line := range b.lines {
			baseline := number(f.Size.wholePixels(top + b.leading/2 + centre*b.px))
			n := element("text", "x", number(margin), "y", baseline)
			if f.RTL {
				n = element("text", "x", number(width-margin), "y", baseline, "text-anchor", "end")
			}
			n.attrs = append(n.attrs, attr{"fill", b.colour})
			setText(&n, line, b.px, b.style)
			nodes = append(nodes, n)
			top += b.leading
		}
		top += blockGap
	}
	return nodes
}
