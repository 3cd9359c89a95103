package export

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"io"
	"maps"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"onrecord/charts"
	"onrecord/dataset"
	"onrecord/internal/testkit"
	"onrecord/internal/testkit/chromium"
)

// An element of a page or a picture: its name, the names of its attributes, and the kinds of its links.
type element struct{ name, leads string }

// elementsOf returns the elements of HTML in order. The only links allowed are web addresses, places in the
// page, and files next to it.
func elementsOf(t testing.TB, page []byte) []element {
	t.Helper()
	root, err := html.Parse(bytes.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	var list []element
	for n := range root.Descendants() {
		if n.Type == html.CommentNode {
			list = append(list, element{name: "a comment"})
		}
		if n.Type != html.ElementNode {
			continue
		}
		var names []string
		e := element{}
		for _, a := range n.Attr {
			names = append(names, a.Key)
			if strings.Contains(" href src action formaction xlink:href srcset data poster ", " "+a.Key+" ") {
				e.leads = leads(a.Val)
			}
		}
		slices.Sort(names)
		e.name = n.Data + " " + strings.Join(names, " ")
		list = append(list, e)
	}
	return list
}

// leads returns the kind of an address.
func leads(address string) string {
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

func picked(list []element) map[element]bool {
	set := map[element]bool{}
	for _, e := range list {
		set[e] = true
	}
	return set
}

// elementsOfSVG is elementsOf for XML, which must be well formed.
func elementsOfSVG(t testing.TB, picture []byte) []element {
	t.Helper()
	var list []element
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
			e := element{name: tok.Name.Local}
			var names []string
			for _, a := range tok.Attr {
				names = append(names, a.Name.Local)
				if a.Name.Local == "href" || a.Name.Local == "src" {
					e.leads = leads(a.Value)
				}
			}
			slices.Sort(names)
			e.name += " " + strings.Join(names, " ")
			list = append(list, e)
		case xml.Comment, xml.Directive:
			list = append(list, element{name: "a comment"})
		}
	}
}

// siteOf returns the pages and pictures of a dataset, by name.
func siteOf(t *testing.T, d *dataset.Dataset) map[string][]byte {
	t.Helper()
	var ids []string
	for _, f := range d.Figures[:len(d.Figures)/2] {
		ids = append(ids, f.ID)
	}
	old, err := d.SelectRows(ids)
	if err != nil {
		t.Fatal(err)
	}
	renderer := NewRenderer()
	files := append(CorrectionsFiles(old, d, charts.DefaultStyle), File{"drift.html", func(w io.Writer) error { return writeDrift(w, d, charts.DefaultStyle) }})
	for _, c := range charts.All {
		v := c.Build(d)
		files = append(files, File{c.Name + ".html", func(w io.Writer) error { return renderer.StandalonePage(t.Context(), w, d, v) }},
			File{c.Name + ".svg", func(w io.Writer) error {
				svg, err := renderer.SVG(t.Context(), d, v, PictureStyle{})
				if err == nil {
					_, err = w.Write(svg)
				}
				return err
			}})
	}
	all := map[string][]byte{}
	for _, f := range files {
		all[f.Name] = written(t, f.Write)
	}
	for _, f := range []Format{htmlFormat, markdownFormat, jsonldFormat} {
		maps.Copy(all, outputs(t, f, d))
	}
	return all
}

// No text of a dataset becomes an element, an attribute or a link of another kind in any page, picture or
// Markdown. Chromium opens each file, runs nothing of the text and requests nothing.
func TestHostileTextIsInertEverywhere(t *testing.T) {
	testkit.SkipIfShort(t, "draws pictures")
	if !NewRenderer().HasECharts() {
		testkit.Skip(t, "the chart library", "run make assets")
	}
	bad := siteOf(t, hostile(t, func(s string) string { return s }))
	good := siteOf(t, hostile(t, harmless))
	dir := t.TempDir()
	opened := 0
	for _, name := range slices.Sorted(maps.Keys(bad)) {
		var got, want []element
		switch filepath.Ext(name) {
		case ".html":
			got, want = elementsOf(t, bad[name]), elementsOf(t, good[name])
		case ".svg":
			got, want = elementsOfSVG(t, bad[name]), elementsOfSVG(t, good[name])
		case ".md":
			got, want = elementsOf(t, rendered(t, bad[name])), elementsOf(t, rendered(t, good[name]))
		case ".jsonld":
			onlyWebAddresses(t, bad[name])
			continue
		default:
			continue
		}
		for e := range picked(got) {
			if !picked(want)[e] {
				t.Errorf("%s: text became %+v", name, e)
			}
		}
		if strings.HasPrefix(name, "onrecord.") && filepath.Ext(name) == ".html" && !slices.Equal(got, want) {
			t.Errorf("%s: got %d elements, want the %d of harmless text, in their order", name, len(got), len(want))
		}
		if filepath.Ext(name) == ".md" {
			continue
		}
		file := filepath.Join(dir, name)
		if err := os.WriteFile(file, bad[name], 0o644); err != nil {
			t.Fatal(err)
		}
		p := chromium.Open(t, file, chromium.View{Width: 1000})
		if got := chromium.Eval[string](p, "String(window.PWN) + String(window.parent.PWN)"); got != "undefinedundefined" {
			t.Errorf("%s: text of the dataset ran as code: %s", name, got)
		}
		opened++
	}
	if opened < 15 {
		t.Errorf("opened %d files, want the pages and the pictures", opened)
	}
}

// onlyWebAddresses checks that every address in JSON-LD is on the web, and that what is embedded in a page
// contains no "<".
func onlyWebAddresses(t *testing.T, text []byte) {
	t.Helper()
	var doc any
	if err := json.Unmarshal(text, &doc); err != nil {
		t.Fatal(err)
	}
	eachString(doc, func(key, s string) {
		if key == "url" || key == "@id" || key == "contentUrl" || key == "license" || key == "sameAs" {
			if kind := leads(s); kind != "https" && kind != "http" && kind != "place" {
				t.Errorf("%s: got the address %q", key, s)
			}
		}
	})
}
