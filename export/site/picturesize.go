package site

import (
	"errors"
	"slices"

	"onrecord/charts"
	"onrecord/charts/picture"
)

// PictureSizes are the fixed sizes of pictures: what social networks show in a link and in a post.
var PictureSizes = []picture.Size{picture.Card, picture.Square}

// The zoom of a picture of a fixed size. The smallest letters are 13 pixels high at a zoom of 1.
const (
	wholeZoom = 1.1 // the least zoom at which a whole chart is drawn in its usual form
	partZoom  = 1.2 // the zoom at which parts are counted that fit
	leastZoom = 0.7
	zoomStep  = 0.1
)

var errTooHigh = errors.New("this chart is too high for a picture of that size; leave --size out, or select fewer claims")

// A fixedPicture is a chart that is laid out for a picture of a fixed size.
type fixedPicture struct {
	frame picture.Frame
	view  *charts.View
	look  charts.Look
	draw  func(charts.Drawing) (*picture.Drawing, error)
}

// fixedSizePicture draws a chart in a picture of a fixed size. Zooming out leaves more pixels for the layout
// and makes everything smaller. It tries, in this order, the chart as it is on a page; the chart in its low
// form; and as many parts of it as fit, with a note that says how many. The error is errTooHigh if not even
// one part fits at a legible size.
func fixedSizePicture(f picture.Frame, v *charts.View, size string, look charts.Look, draw func(charts.Drawing) (*picture.Drawing, error)) ([]byte, error) {
	if i := slices.IndexFunc(PictureSizes, func(s picture.Size) bool { return s.Name == size }); i >= 0 {
		f.Size = PictureSizes[i]
	}
	p := &fixedPicture{f, v, look, draw}
	full := f.Size.Zoom
	for _, p.look.Tight = range []bool{false, true} {
		if svg, fits, err := p.largest(full, wholeZoom-zoomStep/10, 0); fits {
			return svg, err
		}
	}
	for zoom := partZoom; zoom >= leastZoom-zoomStep/10; zoom -= zoomStep {
		for parts := v.Parts(); parts > 0 || parts == v.Parts(); parts-- {
			svg, fits, err := p.try(zoom, parts)
			if !fits {
				continue
			}
			if svg, fits, err := p.largest(full, zoom+zoomStep/10, parts); fits { // these parts may allow a larger zoom
				return svg, err
			}
			return svg, err
		}
	}
	return nil, errTooHigh
}

// largest draws the picture at the largest zoom from one down to another at which it fits.
func (p *fixedPicture) largest(from, to float64, parts int) (svg []byte, fits bool, err error) {
	for zoom := from; zoom >= to; zoom -= zoomStep {
		if svg, fits, err = p.try(zoom, parts); fits {
			return svg, fits, err
		}
	}
	return nil, false, nil
}

// try draws the given number of parts of the chart, 0 for all, at a zoom. The note has no space here for more than what
// was selected, how many parts are shown and the caller's own words.
func (p *fixedPicture) try(zoom float64, parts int) (svg []byte, fits bool, err error) {
	f, look := p.frame, p.look
	f.Size.Zoom, look.Parts = zoom, parts
	f.Text.Note = note(p.view.Selection, p.view.PartWords(parts), p.view.OwnNote)
	svg, err = f.Picture(func(width, height int) (*picture.Drawing, error) {
		look.Width = width
		if fits = p.view.Height(look) <= height; !fits {
			return nil, errTooHigh
		}
		return p.draw(p.view.Draw(look))
	})
	return svg, fits, err
}
