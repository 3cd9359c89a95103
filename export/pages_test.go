package export

import (
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"onrecord/charts"
	"onrecord/charts/chromium"
)

func TestDriftPageFollowsNumbers(t *testing.T) {
	page := string(written(t, func(w io.Writer) error { return writeDrift(w, builtIn(t), charts.DefaultStyle) }))
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

// The pages beside those of charts are for every reader too, in both languages and both schemes.
func TestEveryReaderCanUseTheOtherPages(t *testing.T) {
	for _, language := range []string{"en", "fa"} {
		d, old := builtIn(t), builtIn(t)
		d.Package.Language = language
		old.Figures[0].Value.N++
		for name, write := range map[string]func(io.Writer) error{
			"drift":       func(w io.Writer) error { return writeDrift(w, d, charts.DefaultStyle) },
			"corrections": CorrectionsFiles(old, d, charts.DefaultStyle)[0].Write,
		} {
			file := filepath.Join(t.TempDir(), name+".html")
			if err := os.WriteFile(file, written(t, write), 0o644); err != nil {
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
		files := CorrectionsFiles(old, now, charts.DefaultStyle)
		if page := string(written(t, files[0].Write)); !strings.Contains(page, c.want) {
			t.Errorf("%s: the page of corrections lacks %q:\n%s", c.what, c.want, page)
		}
		if page := string(written(t, files[0].Write)); !strings.Contains(page, "of 1 March 2025") {
			t.Errorf("%s: the page of corrections lacks the date of the data in words", c.what)
		}
		if files[1].Name != "corrections.json" {
			t.Errorf("got %q, want corrections.json", files[1].Name)
		}
	}
}

// Each chart has a picture of each fixed size, whole or in parts, and then says how many.
func TestPicturesOfFixedSize(t *testing.T) {
	s := NewStudio()
	if s.Bare() {
		t.Skip("a bare build draws nothing; run make")
	}
	d := builtIn(t)
	parts := map[string]string{
		"comparison card": "Shown here: 1 of 2 comparisons.", "claims card": "Shown here: 1 of 8 groups of claims.",
		"timeline card": "Shown here: 1 of 5 events.", "who-says card": " of 28 speakers, those with most claims and answers.",
		"people card": "", "cumulative square": "", "scenario card": "", "totals square": "",
	}
	for _, c := range charts.All {
		for size, want := range map[string]string{"card": `width="1200" height="630"`, "square": `width="1080" height="1080"`} {
			svg, err := s.SVG(t.Context(), d, c.Build(d), PictureStyle{Size: size})
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
