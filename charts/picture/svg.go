package picture

import (
	"bytes"
	"errors"
	"fmt"
	"strconv"
)

// A Label describes an SVG for those who cannot see it.
type Label struct {
	ID          string // prefix of every id in the SVG; unique on the page
	Title, Desc string // Desc may be empty
}

// SVG writes the drawing as a self-contained SVG document, which can also be inlined in an HTML page. It
// has a title and a description, and no scripts, styles or external references.
func (d *Drawing) SVG(l Label) ([]byte, error) {
	if !isID(l.ID) {
		return nil, fmt.Errorf("an SVG's id is letters, digits and hyphens after a letter, got %q", l.ID)
	}
	return standing(l, d.Width, d.Height, float64(d.Width), float64(d.Height), adopt(d.elements, l.ID, d.rtl))
}

// standing writes the root element and what is in it. Width and height are in pixels, the view box
// in the units of the elements.
func standing(l Label, width, height int, viewWidth, viewHeight float64, content []node) ([]byte, error) {
	if l.Title == "" {
		return nil, errors.New("internal: an SVG needs a title")
	}
	root := element("svg",
		"xmlns", "http://www.w3.org/2000/svg",
		"width", strconv.Itoa(width), "height", strconv.Itoa(height),
		"viewBox", "0 0 "+number(viewWidth)+" "+number(viewHeight),
		"direction", "ltr", // or a right-to-left page would turn every text-anchor round
		"font-family", cssFamilies[latin],
		"text-rendering", "geometricPrecision", // or browsers round widths, which then are not as measured
		"role", "img")
	labels := l.ID + "-title"
	root.children = append(root.children, textElement("title", labels, l.Title))
	if l.Desc != "" {
		root.children = append(root.children, textElement("desc", l.ID+"-desc", l.Desc))
		labels += " " + l.ID + "-desc"
	}
	root.attrs = append(root.attrs, attr{"aria-labelledby", labels})
	root.children = append(root.children, content...)
	var b bytes.Buffer
	if err := write(&b, &root); err != nil {
		return nil, err
	}
	b.WriteByte('\n')
	return b.Bytes(), nil
}

func textElement(tag, id, text string) node {
	n := element(tag, "id", id)
	n.text = text
	return n
}
