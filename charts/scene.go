package charts

import (
	"math"
	"strings"
	"unicode"

	"onrecord/dataset/words"
)

// A scene is a chart before it is an ECharts option: marks on one horizontal axis. Vertical places are
// pixels from the top; horizontal ones are values of the axis, or pixels from the edge at which the
// language begins. From right to left, all is turned round by the axis and by functions.js.
type scene struct {
	look   Look
	w      *words.Words
	p      Palette
	height float64

	max  float64 // the end of the axis, which begins at 0
	step float64 // between its ticks; 0 where no axis is drawn
	unit string  // what the axis counts, at its end

	lined bool // lines of a time axis go behind the texts

	before, after float64 // pixels at the side of the axis, for labels

	back  []shape // what leads to no claim: bands, headings
	marks []mark
}

// A mark is something that leads to claims: it can be pointed at, tapped and stepped to.
type mark struct {
	claims []string
	x, y   float64 // where it is pointed at: a value of the axis, and pixels from the top
	shapes []shape
}

// The kinds of shape, each drawn by the function of that name in functions.js.
const (
	textShape    = "text"    // S at X, Y: the middle of the first line
	barShape     = "bar"     // solid, from X, Y to X2, Y2
	hatchShape   = "hatch"   // the same, hatched in a dashed outline: it may be less
	lineShape    = "line"    // from X, Y to X2, Y2
	dotShape     = "dot"     // a number that was said
	ringShape    = "ring"    // about: hollow
	diamondShape = "diamond" // a claim that is left out
	arrowShape   = "arrow"   // an open end: from X, N pixels on, to the side that N's sign says
	peopleShape  = "people"  // marks From to To of Of, packed into X, Y to X2, Y2 in rows of N
	flightsShape = "flights" // To boxes, packed likewise, with N of Of people in each; from the From-th on they are uncertain
	pathShape    = "path"    // through Points: filled, or with Size a line that thick
	squareShape  = "square"  // hollow: what was to happen
	flagShape    = "flag"    // a triangle: what was announced
	crossShape   = "cross"   // an answer, or none
)

// A shape is drawn as functions.js does for its kind. The names are short because a chart has hundreds.
type shape struct {
	Kind string  `json:"k"`
	X    float64 `json:"x"`
	Y    float64 `json:"y"`
	X2   float64 `json:"x2,omitempty"`
	Y2   float64 `json:"y2,omitempty"`
	DX   float64 `json:"dx,omitempty"` // pixels on from X, in reading direction
	DX2  float64 `json:"dx2,omitempty"`
	Edge bool    `json:"e,omitempty"` // X and X2 are pixels from the edge, not values
	Fill string  `json:"c,omitempty"`
	Text string  `json:"s,omitempty"`
	Size float64 `json:"z,omitempty"` // of text, in pixels; the radius of dots; the width of lines
	Bold bool    `json:"b,omitempty"`
	Side string  `json:"a,omitempty"` // of text: start, end or center; of a hatch: the one that is open: start, end, above or below
	N    float64 `json:"n,omitempty"`
	From int     `json:"i,omitempty"`
	To   int     `json:"j,omitempty"`
	Of   int     `json:"of,omitempty"`
	Soft bool    `json:"o,omitempty"` // an outline only; of a hatch: what is behind it shows
	Dash bool    `json:"d,omitempty"`

	Struck int `json:"q,omitempty"` // of text: how much of it, from its beginning, has a line through it

	Points []float64 `json:"p,omitempty"` // values and pixels from the top, in pairs
}

const (
	bodySize  = 14.0
	smallSize = 13.0
	lineRatio = 1.35 // of a line of text to its size
)

// write puts text at an edge, wrapped, and gives the height it takes.
func (s *scene) write(y float64, text string, size float64, bold bool, colour string) float64 {
	return s.writeAt(0, y, float64(s.look.Width)-s.before-s.after, text, size, bold, colour)
}

// writeAt is write from a place on, in a width.
func (s *scene) writeAt(dx, y, width float64, text string, size float64, bold bool, colour string) float64 {
	lines := wrap(text, size, bold, width)
	for i, line := range lines {
		s.back = append(s.back, shape{Kind: textShape, Edge: true, X: dx, Y: y + lineRatio*size*(float64(i)+.5), Text: line, Size: size, Bold: bold, Fill: colour})
	}
	return float64(len(lines)) * lineRatio * size
}

// axis chooses a round end and step for numbers up to max, with about five ticks.
func (s *scene) axis(max float64) {
	ticks := 5.0
	if s.look.Narrow() {
		ticks = 4
	}
	s.max, s.step = roundAxis(max, ticks)
}

func roundAxis(most, ticks float64) (end, step float64) {
	if most <= 0 {
		most = 1
	}
	step = math.Pow(10, math.Floor(math.Log10(most/ticks)))
	for _, m := range []float64{1, 2, 5, 10} {
		if step*m*ticks >= most {
			step *= m
			break
		}
	}
	step = math.Max(1, step)
	return math.Ceil(most/step) * step, step
}

// wrap breaks a text into lines that are about as wide as width allows. Only a long word that is wider than a
// line is broken itself.
func wrap(text string, size float64, bold bool, width float64) []string {
	var lines []string
	line := ""
	for _, word := range breakLong(strings.Fields(text), size, bold, width) {
		longer := word
		if line != "" {
			longer = line + " " + word
		}
		if line != "" && textWidth(longer, size, bold) > width {
			lines = append(lines, line)
			longer = word
		}
		line = longer
	}
	return append(lines, line)
}

// longWord is from how many letters on a word is broken where it is wider than a line; a shorter one is only a
// little wider, and a name is easier to read whole.
const longWord = 20

// breakLong breaks the long words that are wider than a line, but for those of letters that are joined.
func breakLong(words []string, size float64, bold bool, width float64) []string {
	var out []string
	for _, word := range words {
		runes := []rune(word)
		for len(runes) >= longWord && textWidth(string(runes), size, bold) > width && !strings.ContainsFunc(word, func(r rune) bool { return unicode.Is(unicode.Arabic, r) }) {
			n := len(runes) - 1
			for n > 1 && textWidth(string(runes[:n]), size, bold) > width {
				n--
			}
			out = append(out, string(runes[:n]))
			runes = runes[n:]
		}
		out = append(out, string(runes))
	}
	return out
}

// advances are the widths of the printable ASCII characters in Helvetica, and so in Arial and
// Liberation Sans, in thousandths of the size.
var advances = [...]int16{278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278,
	556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556,
	1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611,
	278, 278, 278, 469, 556, 333,
	556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500,
	334, 260, 334, 584}

// textWidth estimates how wide a text is drawn, in pixels. It need not be exact: fonts differ from
// reader to reader.
func textWidth(s string, size float64, bold bool) float64 {
	sum, heavier := 0, 1.07
	for _, r := range s {
		switch {
		case r >= ' ' && int(r-' ') < len(advances):
			sum += int(advances[r-' '])
		case unicode.In(r, unicode.Cf, unicode.Mn): // joiners and marks on letters take no room
		case r >= 0x6f0 && r < 0x6fa: // digits
			sum += 465
		case r >= 0x600 && r < 0x700: // letters that are joined
			sum += 440
			heavier = 1.12
		case r >= 0x2e80 && r < 0xfb00: // ideographs and the like
			sum += 1000
		default:
			sum += 580
		}
	}
	w := float64(sum) / 1000 * size
	if bold {
		w *= heavier
	}
	return w
}
