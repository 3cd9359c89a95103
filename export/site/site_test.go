package site

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"html"
	"image/png"
	"io"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"onrecord/charts"
	"onrecord/internal/testkit"
	"onrecord/internal/testkit/chromium"
	"onrecord/internal/testkit/fixture"
)

func TestDriftPageFollowsNumbers(t *testing.T) {
	page := string(fixture.Written(t, func(w io.Writer) error { return writeDrift(w, fixture.BuiltIn(t), charts.DefaultStyle) }))
	for _, want := range []string{
		"a plan told as a head-count (recorded: passed on)",
		"120 planned, said by Hossein Noushabadi, is passed on as 120 aboard by Reuters and Tehran Times.",
		"f1-aboard-reuters-december", "Content-Security-Policy",
	} {
		if !strings.Contains(page, want) {
			t.Errorf("the page on drift lacks %q", want)
		}
	}
	if strings.Contains(page, "<script") {
		t.Error("the page on drift has a script")
	}
}

// The pages other than those of charts are accessible too, in both languages and both schemes.
func TestEveryReaderCanUseTheOtherPages(t *testing.T) {
	for _, language := range []string{"en", "fa"} {
		d, old := fixture.BuiltIn(t), fixture.BuiltIn(t)
		d.Package.Language = language
		old.Figures[0].Value.N++
		for name, write := range map[string]func(io.Writer) error{
			"drift":       func(w io.Writer) error { return writeDrift(w, d, charts.DefaultStyle) },
			"corrections": Corrections(old, d, charts.DefaultStyle)[0].Write,
		} {
			file := filepath.Join(t.TempDir(), name+".html")
			if err := os.WriteFile(file, fixture.Written(t, write), 0o644); err != nil {
				t.Fatal(err)
			}
			for _, view := range []chromium.View{{Width: 320, Dark: true}, {Width: 1200}} {
				p := chromium.Open(t, file, view)
				for _, problem := range p.Axe() {
					t.Errorf("%s in %s at %+v: %s", name, language, view, problem)
				}
				if got := chromium.Eval[int](p, "document.documentElement.scrollWidth"); got > view.Width {
					t.Errorf("%s in %s at %+v: got a page %d pixels wide", name, language, view, got)
				}
				if twice := chromium.Eval[string](p, `(all => all.filter((x, i) => all.indexOf(x) !== i).join())([...document.querySelectorAll("nav a")].map(a => a.textContent))`); twice != "" {
					t.Errorf("%s in %s: two links have the text %q", name, language, twice)
				}
				p.Keep(name + "-" + language)
			}
		}
	}
}

func TestCorrectionsPage(t *testing.T) {
	old, now := small(t), small(t)
	now.Figures[0].Value.N = 51
	for _, c := range []struct {
		what string
		from int64
		want string
	}{
		{"a corrected number", 50, "it now says"},
		{"nothing", 51, "There is nothing to correct."},
	} {
		old.Figures[0].Value.N = c.from
		files := Corrections(old, now, charts.DefaultStyle)
		if page := string(fixture.Written(t, files[0].Write)); !strings.Contains(page, c.want) {
			t.Errorf("%s: the page of corrections lacks %q:\n%s", c.what, c.want, page)
		}
		if page := string(fixture.Written(t, files[0].Write)); !strings.Contains(page, "of 1 March 2025") {
			t.Errorf("%s: the page of corrections lacks the date of the data in words", c.what)
		}
		if files[1].Name != "corrections.json" {
			t.Errorf("got %q, want corrections.json", files[1].Name)
		}
	}
}

// Each chart has a picture of each fixed size, and one that shows only some of its parts says how many.
func TestPicturesOfFixedSize(t *testing.T) {
	testkit.SkipIfShort(t, "draws pictures")
	r := NewRenderer()
	if !r.HasECharts() {
		testkit.Skip(t, "the chart library", "run make assets")
	}
	d := fixture.BuiltIn(t)
	parts := map[string]string{
		"comparison card": "Shown here: 1 of 2 comparisons.", "claims card": "Shown here: 1 of 8 groups of claims.",
		"timeline card": "Shown here: 1 of 5 events.", "who-says card": " of 28 speakers, those with most claims and answers.",
		"people card": "Shown here: 1 of 2 comparisons.", "cumulative square": "", "scenario card": "", "totals square": "",
	}
	for _, c := range charts.All {
		for size, want := range map[string]string{"card": `width="1200" height="630"`, "square": `width="1080" height="1080"`} {
			svg, err := r.SVG(t.Context(), d, c.Build(d), PictureStyle{Size: size})
			if err != nil || !strings.Contains(string(svg), want) {
				t.Errorf("%s as a %s: got error %v and %.200s, want %s", c.Name, size, err, svg, want)
			}
			says, known := parts[c.Name+" "+size]
			if known && (says == "") == strings.Contains(string(svg), "Shown here") || !strings.Contains(string(svg), says) {
				t.Errorf("%s as a %s: got no %q, or something else, on what is shown", c.Name, size, says)
			}
		}
	}
}

// A shared link to a page shows its headline, an attributed sentence and a picture that is in the build,
// and each page describes its data to search engines.
func TestSharedLinks(t *testing.T) {
	testkit.SkipIfShort(t, "draws pictures")
	r := NewRenderer()
	if !r.HasECharts() {
		testkit.Skip(t, "the chart library", "run make assets")
	}
	r.BaseURL = "https://example.org/flights/"
	site, err := Build(t.Context(), r, small(t))
	if err != nil {
		t.Fatal(err)
	}
	files := map[string][]byte{}
	for _, f := range site {
		if ext := filepath.Ext(f.Name); ext == ".html" || ext == ".png" {
			files[f.Name] = fixture.Written(t, f.Write)
		}
	}
	for _, c := range append(slices.Clone(charts.All), charts.Chart{Name: "index"}) {
		page := string(files[c.Name+".html"])
		meta := map[string]string{}
		for _, m := range metaTag.FindAllStringSubmatch(page, -1) {
			meta[m[1]] = html.UnescapeString(m[2])
		}
		title := html.UnescapeString(between(page, "<title>", "</title>"))
		if meta["og:title"] != title || title == "" || meta["og:description"] == "" || meta["og:description"] != meta["description"] {
			t.Errorf("%s: got the title %q and %q, want one, and a description", c.Name, title, meta)
		}
		name, ok := strings.CutPrefix(meta["og:image"], r.BaseURL)
		size, err := png.DecodeConfig(bytes.NewReader(files[name]))
		if got := fmt.Sprint(size.Width, "x", size.Height); !ok || err != nil || got != "1200x630" || meta["og:image:width"]+"x"+meta["og:image:height"] != got {
			t.Errorf("%s: got the picture %q of %s, %v, want one of 1200x630 in the build", c.Name, meta["og:image"], got, err)
		}
		if meta["twitter:card"] != "summary_large_image" || meta["og:image:alt"] == "" || meta["og:url"] == "" {
			t.Errorf("%s: got %q, want a large card with words for its picture", c.Name, meta)
		}
		var ld struct {
			Context      string `json:"@context"`
			Type         string `json:"@type"`
			Name         string
			Distribution []struct{ ContentURL string }
		}
		if err := json.Unmarshal([]byte(between(page, `<script type="application/ld+json">`, "</script>")), &ld); err != nil {
			t.Errorf("%s: JSON-LD: %v", c.Name, err)
		}
		if ld.Context != "https://schema.org" || ld.Type != "Dataset" || ld.Name == "" || len(ld.Distribution) < 2 {
			t.Errorf("%s: got %+v, want a Dataset with its name and files", c.Name, ld)
		}
	}
}

var metaTag = regexp.MustCompile(`<meta (?:property|name)="([^"]+)" content="([^"]*)">`)

func between(s, before, after string) string {
	_, s, _ = strings.Cut(s, before)
	s, _, _ = strings.Cut(s, after)
	return s
}

// Without a base address a page names no picture.
func TestUnsharedLinks(t *testing.T) {
	var b bytes.Buffer
	d := small(t)
	comparison, _ := charts.Named("comparison")
	if err := charts.Page(&b, d, comparison.Build(d), charts.Options{Picture: "x.png"}); err != nil {
		t.Fatal(err)
	}
	if page := b.String(); strings.Contains(page, "og:image") || strings.Contains(page, "og:url") || !strings.Contains(page, `<meta name="twitter:card" content="summary">`) {
		t.Error("got a picture or an address, want a plain card")
	}
}

// A note that is given for one picture is shown in it at any size.
func TestOwnNoteIsInThePicture(t *testing.T) {
	testkit.SkipIfShort(t, "draws pictures")
	r := NewRenderer()
	if !r.HasECharts() {
		testkit.Skip(t, "the chart library", "run make assets")
	}
	d := small(t)
	comparison, _ := charts.Named("comparison")
	v := comparison.Build(d)
	v.Notes, v.OwnNote = []string{"Ours alone"}, "Ours alone"
	for _, size := range []string{"", "card"} {
		if svg, err := r.SVG(t.Context(), d, v, PictureStyle{Size: size}); err != nil || !strings.Contains(string(svg), "Ours alone") {
			t.Errorf("size %q: got %v and a picture without the note", size, err)
		}
	}
}

// The page of a chart is small enough to be sent around, including ECharts, its stills and its table.
func TestPagesAreNotTooLarge(t *testing.T) {
	testkit.SkipIfShort(t, "draws pictures")
	const most = 1_300_000 // bytes
	r := NewRenderer()
	d := fixture.BuiltIn(t)
	for _, name := range []string{"claims", "people", "timeline", "who-says"} {
		c, _ := charts.Named(name)
		page := fixture.Written(t, func(w io.Writer) error { return r.StandalonePage(t.Context(), w, d, c.Build(d)) })
		if len(page) > most {
			t.Errorf("%s: got a page of %d bytes, want at most %d", name, len(page), most)
		}
	}
}

// A self-contained page includes the data and the pictures of its chart, and the PNG at twice the size if
// it is small.
func TestStandalonePageEmbedsItsPictures(t *testing.T) {
	r, d := NewRenderer(), fixture.BuiltIn(t)
	for name, width := range map[string]int{"totals": 2 * pictureWidth, "comparison": pictureWidth} {
		c, _ := charts.Named(name)
		v := c.Build(d)
		page := fixture.Written(t, func(w io.Writer) error { return r.StandalonePage(t.Context(), w, d, v) })
		inside := map[string][]byte{}
		for _, m := range regexp.MustCompile(`<a href="data:[a-z/+&#0-9;]*;base64,([^"]*)" download="([^"]*)"`).FindAllSubmatch(page, -1) {
			b, err := base64.StdEncoding.DecodeString(html.UnescapeString(string(m[1])))
			if err != nil {
				t.Errorf("%s: %v", m[2], err)
			}
			inside[string(m[2])] = b
		}
		if want := []string{name + "-excel.csv", name + ".json", name + ".png", name + ".svg"}; !slices.Equal(slices.Sorted(maps.Keys(inside)), want) {
			t.Errorf("got the downloads %q, want %q", slices.Sorted(maps.Keys(inside)), want)
		}
		if size, err := png.DecodeConfig(bytes.NewReader(inside[name+".png"])); err != nil || size.Width != width {
			t.Errorf("%s: got a PNG %d wide, %v, want %d", name, size.Width, err, width)
		}
		svg, err := r.SVG(t.Context(), d, v, PictureStyle{})
		if err != nil || !bytes.Equal(inside[name+".svg"], svg) {
			t.Errorf("%s: got another SVG than that of the chart, %v", name, err)
		}
	}
}
