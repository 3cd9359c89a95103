package cli

import (
	"net/url"
	"path"
	"slices"
	"strings"

	"onrecord/charts"
	"onrecord/dataset"
	"onrecord/dataset/trace"
)

// traceAny traces whatever a reader may point at: what package trace knows, a chart by its name, its title or
// its headline, and a file or an address of what build writes.
func traceAny(d *dataset.Dataset, what string) (trace.Trace, error) {
	switch _, isChart := charts.Named(strings.ToLower(what)); {
	case trace.Known(d, what):
		return trace.Of(d, what)
	case isChart:
		return traceChart(d, strings.ToLower(what))
	case isTable(what):
		return trace.Trace{}, traceTable(d, what)
	}
	if id := sourceAt(d, what); id != "" {
		return trace.Of(d, id)
	}
	if file, fragment, ok := published(what); ok {
		return traceFile(d, file, fragment)
	}
	t, err := trace.Of(d, what)
	if err == nil && t.Note == "" {
		return t, nil
	}
	for _, c := range charts.All {
		if v := c.Build(d); v.Fits() && (strings.EqualFold(what, v.Title()) || strings.EqualFold(what, v.Headline)) {
			return trace.IDs(d, v.Title(), idsShownBy(v))
		}
	}
	return t, err
}

// publishedExts are the extensions of what build, chart and export write.
var publishedExts = []string{".html", ".svg", ".png", ".json", ".csv", ".xlsx", ".zip", ".txt", ".ndjson", ".jsonl", ".parquet", ".sqlite", ".md"}

// sourceAt is the id of the source at an address, which may end like a page of ours; empty if there is none.
func sourceAt(d *dataset.Dataset, address string) string {
	for i := range d.Sources {
		if d.Sources[i].URL == address && address != "" {
			return d.Sources[i].ID
		}
	}
	return ""
}

// published takes the name of a file from a path or an address, and what stands after #. An address may leave out
// the extension.
func published(what string) (file, fragment string, ok bool) {
	place, fragment, _ := strings.Cut(what, "#")
	place, _, _ = strings.Cut(place, "?")
	file = path.Base(strings.ReplaceAll(place, `\`, "/"))
	if text, err := url.PathUnescape(fragment); err == nil {
		fragment = text
	}
	_, isChart := charts.Named(file)
	isFile := slices.Contains(publishedExts, strings.ToLower(path.Ext(file)))
	return file, fragment, isFile || strings.Contains(place, "://") && (isChart || fragment != "")
}

// traceFile traces what a published file shows, or of it what a fragment names.
func traceFile(d *dataset.Dataset, file, fragment string) (trace.Trace, error) {
	id, isClaim := strings.CutPrefix(fragment, "claim-")
	if trace.Known(d, id) || strings.HasPrefix(id, "/") {
		return trace.Of(d, id)
	}
	if isClaim {
		return trace.Trace{}, &dataset.UnknownError{Want: "the id of a claim after #claim-", Got: id, Nearest: d.NearestID(id, false)}
	}
	if chart, ok := chartInName(file); ok {
		return traceChart(d, chart)
	}
	return trace.Trace{}, noChart(d, file)
}

// noChart says how to trace a published file that is none of a chart.
func noChart(d *dataset.Dataset, file string) error {
	ext := strings.ToLower(path.Ext(file))
	name := strings.ToLower(strings.TrimSuffix(file, path.Ext(file)))
	switch {
	case name == "drift":
		return usageErrorf("see: onrecord drift", "%s shows how numbers changed on their way: trace one of its claims, as in drift.html#claim-ID", file)
	case isTable(name) && ext == ".csv":
		return traceTable(d, name)
	case ext == ".xlsx":
		return usageErrorf("", "%s is a workbook: want a cell of it too, as in onrecord trace %s numbers!D4", file, file)
	case ext == ".json":
		return usageErrorf("", "%s is a document: want a place in it, as in onrecord trace %s#/derived/ranges/0", file, file)
	}
	return usageErrorf("or a claim: onrecord trace claims.html#claim-ID", "no chart is named %q: want one of %s, as in onrecord trace claims.html", name, strings.Join(chartNames(), ", "))
}

// chartInName finds the chart whose name a file name is or begins with: claims.svg, claims-excel.csv, totals-wide.png.
func chartInName(file string) (string, bool) {
	best, name := "", strings.ToLower(strings.TrimSuffix(file, path.Ext(file)))
	for _, c := range charts.All {
		if (name == c.Name || strings.HasPrefix(name, c.Name+"-")) && len(c.Name) > len(best) {
			best = c.Name
		}
	}
	return best, best != ""
}

func isTable(name string) bool {
	_, ok := dataset.TableNamed(strings.ToLower(name))
	return ok
}

// traceTable says how to trace a row of a table.
func traceTable(d *dataset.Dataset, name string) error {
	t, _ := dataset.TableNamed(strings.ToLower(name))
	if t.Len(d) == 0 {
		return usageErrorf("", "%s is a table, and has no rows", t.Name)
	}
	id := t.Cell(d, 0, t.Column("id")).Text
	return usageErrorf("", "%s is a table: trace the id of a row, as in onrecord trace %s, or a place in it, as in onrecord trace /%s/0", t.Name, id, t.Name)
}
