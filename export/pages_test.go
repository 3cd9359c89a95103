package export

import (
	"io"
	"strings"
	"testing"

	"onrecord/charts"
)

func TestDriftPageFollowsNumbers(t *testing.T) {
	page := string(written(t, func(w io.Writer) error { return writeDrift(w, builtIn(t)) }))
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
		files := CorrectionsFiles(old, now)
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

// A chart that has no room in a picture of a fixed size is an error, and never cut.
func TestPicturesOfFixedSize(t *testing.T) {
	s := NewStudio()
	if s.Bare() {
		t.Skip("a bare build draws nothing; run make")
	}
	d := builtIn(t)
	for _, c := range []struct {
		chart, size string
		fits        bool
	}{{"people", "card", true}, {"people", "square", true}, {"claims", "card", false}} {
		chart, _ := charts.Named(c.chart)
		svg, err := s.SVG(t.Context(), d, chart.Build(d), PictureStyle{Size: c.size})
		if (err == nil) != c.fits {
			t.Errorf("%s as a %s: got error %v, want it to fit: %v", c.chart, c.size, err, c.fits)
		}
		if c.fits && !strings.Contains(string(svg), `width="`+map[string]string{"card": "1200", "square": "1080"}[c.size]+`"`) {
			t.Errorf("%s as a %s: got another width: %.200s", c.chart, c.size, svg)
		}
	}
}
