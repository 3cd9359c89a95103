package site

import (
	"io"
	"maps"
	"path/filepath"
	"slices"
	"testing"

	"onrecord/charts"
	"onrecord/dataset"
	"onrecord/internal/testkit"
	"onrecord/internal/testkit/fixture"
	"onrecord/internal/testkit/hostile"
)

// pagesAndPictures returns the pages on drift and corrections, and the page and the picture of each chart, by
// name.
func pagesAndPictures(t *testing.T, d *dataset.Dataset) map[string][]byte {
	t.Helper()
	var ids []string
	for _, f := range d.Figures[:len(d.Figures)/2] {
		ids = append(ids, f.ID)
	}
	old, err := d.SelectRows(ids, "rows")
	if err != nil {
		t.Fatal(err)
	}
	all := map[string][]byte{
		"corrections.html": fixture.Written(t, Corrections(old, d, charts.DefaultStyle)[0].Write),
		"drift.html":       fixture.Written(t, func(w io.Writer) error { return writeDrift(w, d, charts.DefaultStyle) }),
	}
	r := NewRenderer()
	for _, c := range charts.All {
		v := c.Build(d)
		all[c.Name+".html"] = fixture.Written(t, func(w io.Writer) error { return r.StandalonePage(t.Context(), w, d, v) })
		if all[c.Name+".svg"], err = r.SVG(t.Context(), d, v, PictureStyle{}); err != nil {
			t.Fatal(err)
		}
	}
	return all
}

// No text of a dataset becomes an element, an attribute or a link of another kind in any page or picture.
// Chromium opens each file, runs nothing of the text and requests nothing.
func TestHostileTextIsInert(t *testing.T) {
	testkit.SkipIfShort(t, "draws pictures")
	if !NewRenderer().HasECharts() {
		testkit.Skip(t, "the chart library", "run make assets")
	}
	bad, good := pagesAndPictures(t, hostile.Dataset(t)), pagesAndPictures(t, hostile.HarmlessDataset(t))
	for _, name := range slices.Sorted(maps.Keys(bad)) {
		elements := hostile.Elements
		if filepath.Ext(name) == ".svg" {
			elements = hostile.SVGElements
		}
		hostile.CheckNoNewElements(t, name, elements(t, bad[name]), elements(t, good[name]))
		hostile.CheckRunsNothing(t, name, bad[name])
	}
}
