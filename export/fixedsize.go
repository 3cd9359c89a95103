package export

import (
	"errors"
	"strings"

	"onrecord/charts"
	"onrecord/charts/picture"
)

// fitted draws a picture of a fixed size. The chart is laid out for more and more room, which makes
// everything in it smaller, until it is low enough for what its words leave: as it is on a page, then in
// its low form, then with as many of its parts as there is room for, and words that say how many. Where
// not even one can be read it is an error.
func fitted(f picture.Frame, v *charts.View, size string, look charts.Look, draw func(charts.Drawing) (*picture.Drawing, error)) ([]byte, error) {
	for _, known := range PictureSizes {
		if known.Name == size {
			f.Size = known
		}
	}
	full := f.Size.Zoom
	try := func(zoom float64, parts int) (svg []byte, fits bool, err error) {
		f.Size.Zoom, look.Parts = zoom, parts
		// A picture among others has room for what it shows, a note asked for, and where that is from.
		f.Text.Note = strings.TrimSpace(v.PartWords(parts) + " " + v.OwnNote)
		svg, err = f.Picture(func(width, height int) (*picture.Drawing, error) {
			look.Width = width
			if fits = v.Height(look) <= height; !fits {
				return nil, errTooHigh
			}
			return draw(v.Draw(look))
		})
		return svg, fits, err
	}
	for _, look.Tight = range []bool{false, true} {
		for zoom := full; zoom >= easyZoom-.01; zoom -= 0.1 {
			if svg, fits, err := try(zoom, 0); fits {
				return svg, err
			}
		}
	}
	for zoom := partZoom; zoom >= leastZoom-.01; zoom -= 0.1 {
		for parts := v.Parts(); parts > 0 || parts == v.Parts(); parts-- {
			svg, fits, err := try(zoom, parts)
			if !fits {
				continue
			}
			for larger := full; larger > zoom+.01; larger -= 0.1 {
				if svg, fits, err := try(larger, parts); fits {
					return svg, err
				}
			}
			return svg, err
		}
	}
	return nil, errTooHigh
}

// A picture of a fixed size is enlarged so much that its smallest letters are 14 pixels, if all of the
// chart fits it then. Parts of a chart are as many as fit where they are 16; they may become 9.
const (
	easyZoom  = 1.1
	partZoom  = 1.2
	leastZoom = 0.7
)

var errTooHigh = errors.New("this chart is too high for a picture of that size; leave --size out, or select fewer claims")
