package picture

import (
	"sync"

	"github.com/go-text/typesetting/bidi"
	"github.com/go-text/typesetting/di"
	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/language"
	"github.com/go-text/typesetting/shaping"
	"golang.org/x/image/math/fixed"
)

// Measure returns the width in pixels of text on one line, in the regular or bold face, shaped as
// it will be drawn: joined, kerned, and in whatever mix of directions and scripts it has.
func Measure(text string, px float64, bold bool) float64 {
	return measure(text, px, style{bold: bold})
}

// shapedSize is the size, in pixels to the em, at which text is shaped. It is far above any size
// in use, so that rounding advances to 1/64 pixel does not show.
const shapedSize = 2048

func measure(text string, px float64, st style) float64 {
	return float64(advances.of(text, st)) / (64 * shapedSize) * px
}

// advances caches widths at shapedSize: a chart's labels are measured dozens of times, in several sizes.
var advances = advanceCache{known: map[measured]int64{}}

type measured struct {
	text string
	style
}

type advanceCache struct {
	sync.Mutex
	known map[measured]int64
}

// advanceCacheSize bounds the cache, which is emptied when full.
const advanceCacheSize = 50_000

// of returns the width of text in 1/64 pixels at shapedSize.
func (c *advanceCache) of(text string, st style) int64 {
	key := measured{text, st}
	c.Lock()
	w, ok := c.known[key]
	c.Unlock()
	if ok {
		return w
	}
	t := typesetters.Get().(*typesetter)
	w = t.advance([]rune(text), st)
	typesetters.Put(t)
	c.Lock()
	defer c.Unlock()
	if len(c.known) >= advanceCacheSize {
		clear(c.known)
	}
	c.known[key] = w
	return w
}

// A typesetter shapes text. It is not safe for concurrent use.
type typesetter struct {
	shaper shaping.HarfbuzzShaper
	seg    shaping.Segmenter
	para   bidi.Paragraph
	faces  [len(fontFiles)]*font.Face // nil where text in one has not been measured
}

var typesetters = sync.Pool{New: func() any { return &typesetter{} }}

// face is the face of one of fonts.
func (t *typesetter) face(index int) *font.Face {
	if t.faces[index] == nil {
		t.faces[index] = font.NewFace(fonts[index]())
	}
	return t.faces[index]
}

// advance is the sum over every stretch of one direction, font and script. Shaping sees the text
// around a stretch, so that letters join across a change of font.
func (t *typesetter) advance(text []rune, st style) int64 {
	if len(text) == 0 {
		return 0
	}
	var sum int64
	spans := fontSpans(text)
	runs := t.para.Segment(text, defaultDirection(text))
	for i := range runs.NumRuns() {
		r := runs.Run(i)
		dir := di.DirectionLTR
		if r.Level%2 == 1 {
			dir = di.DirectionRTL
		}
		for _, s := range spans {
			start, end := max(s.start, r.Start), min(s.end, r.End)
			if start < end {
				sum += t.shape(text, start, end, dir, t.face(fontIndex(s.family, st)))
			}
		}
	}
	return sum
}

func (t *typesetter) shape(text []rune, start, end int, dir di.Direction, face *font.Face) (sum int64) {
	in := shaping.Input{Text: text, RunStart: start, RunEnd: end, Direction: dir,
		Size: fixed.I(shapedSize), Language: language.NewLanguage("en")}
	for _, part := range t.seg.Split(in, oneFace{face}) {
		part.Direction = dir
		for _, g := range t.shaper.ShapeNoExtents(part).Glyphs {
			sum += int64(g.Advance)
		}
	}
	return sum
}

// oneFace is a font map with a single face, the one that fontSpans chose.
type oneFace struct{ face *font.Face }

func (o oneFace) ResolveFace(rune) *font.Face { return o.face }

func defaultDirection(text []rune) bidi.Direction {
	if firstStrong(text) == rightToLeft {
		return bidi.RightToLeft
	}
	return bidi.LeftToRight
}
