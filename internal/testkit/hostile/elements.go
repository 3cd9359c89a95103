package hostile

import (
	"bytes"
	"encoding/xml"
	"io"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"onrecord/internal/testkit/chromium"
)

// An Element is an element of a page or a picture: its name, the names of its attributes, and the kinds of its links.
type Element struct{ name, leads string }

// Elements returns the elements of HTML in order. The only links allowed are web addresses, places in the
// page, and files next to it.
func Elements(t testing.TB, page []byte) []Element {
	t.Helper()
	root, err := html.Parse(bytes.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	var list []Element
	for n := range root.Descendants() {
		if n.Type == html.CommentNode {
			list = append(list, Element{name: "a comment"})
		}
		if n.Type != html.ElementNode {
			continue
		}
		var names []string
		e := Element{}
		for _, a := range n.Attr {
			names = append(names, a.Key)
			if strings.Contains(" href src action formaction xlink:href srcset data poster ", " "+a.Key+" ") {
				e.leads = AddressKind(a.Val)
			}
		}
		slices.Sort(names)
		e.name = n.Data + " " + strings.Join(names, " ")
		list = append(list, e)
	}
	return list
}

// AddressKind returns the kind of an address: its scheme, "place" for an anchor, "file" for one next to the page.
func AddressKind(address string) string {
	u, err := url.Parse(address)
	switch {
	case err != nil:
		return "nowhere"
	case strings.HasPrefix(address, "#"):
		return "place"
	case u.Scheme == "data":
		return address[:min(len(address), 12)]
	case u.Scheme == "" && u.Host == "":
		return "file"
	}
	return u.Scheme
}

// SVGElements is Elements for an SVG picture, which must be well formed.
func SVGElements(t testing.TB, picture []byte) []Element {
	t.Helper()
	var list []Element
	for dec := xml.NewDecoder(bytes.NewReader(picture)); ; {
		tok, err := dec.Token()
		if err == io.EOF {
			return list
		}
		if err != nil {
			t.Fatal(err)
		}
		switch tok := tok.(type) {
		case xml.StartElement:
			e := Element{name: tok.Name.Local}
			var names []string
			for _, a := range tok.Attr {
				names = append(names, a.Name.Local)
				if a.Name.Local == "href" || a.Name.Local == "src" {
					e.leads = AddressKind(a.Value)
				}
			}
			slices.Sort(names)
			e.name += " " + strings.Join(names, " ")
			list = append(list, e)
		case xml.Comment, xml.Directive:
			list = append(list, Element{name: "a comment"})
		}
	}
}

// CheckNoNewElements fails the test if hostile text made an element that harmless text did not.
func CheckNoNewElements(t testing.TB, name string, hostile, harmless []Element) {
	t.Helper()
	known := map[Element]bool{}
	for _, e := range harmless {
		known[e] = true
	}
	for _, e := range hostile {
		if !known[e] {
			t.Errorf("%s: text became %+v", name, e)
		}
	}
}

// CheckRunsNothing opens a page or a picture in Chromium and fails the test if an attack ran in it.
func CheckRunsNothing(t testing.TB, name string, content []byte) {
	t.Helper()
	file := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(file, content, 0o644); err != nil {
		t.Fatal(err)
	}
	p := chromium.Open(t, file, chromium.View{Width: 1000})
	if got := chromium.Eval[string](p, "String(window.PWN) + String(window.parent.PWN)"); got != "undefinedundefined" {
		t.Errorf("%s: text of the dataset ran as code: %s", name, got)
	}
}
