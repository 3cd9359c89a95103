package export

import (
	"bytes"
	"context"
	"errors"
	"io"
	"strings"

	"golang.org/x/sync/errgroup"

	"onrecord/charts"
	"onrecord/charts/assets"
	"onrecord/charts/picture"
	"onrecord/dataset"
)

// Site is everything that build publishes: the index, a page and pictures for each chart, the workbook,
// the JSON with its schema, the tables and the Data Package. Pages and pictures are drawn here, all at
// once; the rest is written when it is asked for. Extra files, such as a page of corrections, go along.
func Site(ctx context.Context, s *Studio, d *dataset.Dataset, extra ...File) ([]File, error) {
	files, err := siteData(d, s.Style)
	if err != nil {
		return nil, err
	}
	drawn := make([][]File, len(charts.All))
	cards := make([]charts.Card, len(charts.All))
	group, ctx := errgroup.WithContext(ctx)
	for i, c := range charts.All {
		group.Go(func() (err error) {
			v := c.Build(d)
			cards[i] = charts.Card{View: v, Page: c.Name + ".html"}
			one, end, err := s.sitting(ctx)
			if err != nil {
				return err
			}
			defer end()
			if drawn[i], err = chartFiles(ctx, one, d, v); err == nil {
				cards[i].Still, err = one.thumbnail(ctx, d, v)
			}
			return err
		})
	}
	if err := group.Wait(); err != nil {
		return nil, err
	}
	for _, more := range drawn {
		files = append(files, more...)
	}
	files = append(files, extra...)
	downloads := siteDownloads(d, files)
	return append(files, File{"index.html", func(w io.Writer) error {
		return charts.Index(w, d, cards, charts.Options{Downloads: downloads, Style: s.Style, Base: s.Base, Picture: sharedPicture(files)})
	}}), nil
}

// sharedPicture is the first of the pictures for sharing, which stands for the site; empty where there is none.
func sharedPicture(files []File) string {
	for _, f := range files {
		if strings.HasSuffix(f.Name, cardSuffix) {
			return f.Name
		}
	}
	return ""
}

// siteData are the files of the site that hold the dataset itself.
func siteData(d *dataset.Dataset, style charts.Style) ([]File, error) {
	var files []File
	for _, f := range []Format{xlsxFormat, jsonFormat, datapackageFormat} {
		more, err := f.Files(d)
		if err != nil {
			return nil, err
		}
		files = append(files, more...)
	}
	tables, err := csvFiles(d)
	if err != nil {
		return nil, err
	}
	for _, f := range tables {
		files = append(files, File{"csv/" + f.Name, f.Write})
	}
	return append(files, File{SchemaFile, WriteSchema},
		File{"licences.txt", assets.WriteLicences},
		File{"drift.html", func(w io.Writer) error { return writeDrift(w, d, style) }}), nil
}

// siteDownloads are the files that the index offers.
func siteDownloads(d *dataset.Dataset, files []File) []charts.Download {
	var list []charts.Download
	for _, f := range files {
		for _, known := range []charts.Download{
			{Name: "onrecord.xlsx", Label: "Excel", Type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"},
			{Name: "onrecord.json", Label: "JSON", Type: "application/json"},
			{Name: "onrecord.zip", Label: "CSV", Type: "application/zip"},
			{Name: "drift.html", Label: d.Words().Say("drift.page.title"), Type: "text/html"},
			{Name: "corrections.html", Label: d.Words().Say("diff.title.readers"), Type: "text/html"},
		} {
			if f.Name == known.Name {
				list = append(list, known)
			}
		}
	}
	return list
}

// cardSuffix ends the names of the pictures that go with links to a page.
const cardSuffix = "-card.png"

// chartFiles are the page of a chart, its data, and its pictures where the program can draw and the
// chart has something to show.
func chartFiles(ctx context.Context, s *Studio, d *dataset.Dataset, v *charts.View) ([]File, error) {
	var files []File
	add := func(ext string, b []byte) { files = append(files, File{v.Name + ext, writes(b)}) }
	part, err := ChartData(d, v)
	if err != nil {
		return nil, err
	}
	var downloads []charts.Download
	for _, f := range chartData {
		b, err := bytesOf(func(w io.Writer) error { return writeChartData(w, f.format, part) })
		if err != nil {
			return nil, err
		}
		add(f.ext, b)
		downloads = append(downloads, charts.Download{Label: f.label, Name: v.Name + f.ext, Type: f.mime})
	}
	if !s.Bare() && v.Fits() {
		svg, err := s.SVG(ctx, d, v, PictureStyle{})
		if err != nil {
			return nil, err
		}
		png, err := s.engine.PNG(ctx, svg, 2)
		if err != nil {
			return nil, err
		}
		add(".svg", svg)
		add(".png", png)
		downloads = append(downloads, charts.Download{Label: "PNG", Name: v.Name + ".png", Type: "image/png"},
			charts.Download{Label: "SVG", Name: v.Name + ".svg", Type: "image/svg+xml"})
	}
	o := charts.Options{Index: "index.html", Downloads: downloads, Base: s.Base}
	if !s.Bare() && v.Fits() && s.Base != "" { // nobody finds a picture whose address is not known
		card, err := s.PNG(ctx, d, v, PictureStyle{Size: picture.Card.Name}, 1)
		switch {
		case err == nil:
			o.Picture = v.Name + cardSuffix
			add(cardSuffix, card)
		case !errors.Is(err, errTooHigh):
			return nil, err
		}
	}
	var page bytes.Buffer
	if err := s.Page(ctx, &page, d, v, o); err != nil {
		return nil, err
	}
	add(".html", page.Bytes())
	return files, nil
}

func writes(b []byte) func(io.Writer) error {
	return func(w io.Writer) error {
		_, err := w.Write(b)
		return err
	}
}

// chartData are the formats in which a page offers the claims of its chart. Readers open such a CSV in a
// spreadsheet, so it is the one that is safe there.
var chartData = []struct {
	format           Format
	ext, label, mime string
}{
	{csvExcelFormat, csvExcelFormat.TableExt, "CSV", "text/csv"},
	{jsonFormat, jsonFormat.Ext, "JSON", "application/json"},
}

// ChartData is the part of the dataset that a chart shows: its claims and what they refer to.
func ChartData(d *dataset.Dataset, v *charts.View) (*dataset.Dataset, error) {
	ids := make([]string, len(v.Rows))
	for i, r := range v.Rows {
		ids[i] = r.ID
	}
	return d.SelectRows(ids)
}

// writeChartData writes the data of a chart as one file: in CSV the table that most of its rows are in.
func writeChartData(w io.Writer, f Format, part *dataset.Dataset) error {
	if f.Name == jsonFormat.Name {
		return WriteJSON(w, part)
	}
	most, _ := TableNamed("figures")
	n := len(part.Figures)
	for _, name := range []string{"dates", "responses"} {
		own, _ := dataset.TableNamed(name)
		if own.Len(part) > n {
			most, _ = TableNamed(name)
			n = own.Len(part)
		}
	}
	return f.Table(w, part, most)
}
