// Package site makes what is published of a dataset: the pages and pictures of charts, the pages on drift and
// corrections, and the folder that holds all of them with the dataset's files. It sees no path and no flag.
package site

import (
	"bytes"
	"context"
	"errors"
	"io"
	"slices"
	"strings"

	"golang.org/x/sync/errgroup"

	"onrecord/charts"
	"onrecord/charts/assets"
	"onrecord/charts/picture"
	"onrecord/dataset"
	"onrecord/export"
)

// Build returns all files of the site: the index, a page and pictures for each chart, the workbook,
// the JSON with its schema, the tables and the Data Package. Pages and pictures are drawn before it returns,
// in parallel; the rest is written on demand. Extra files, such as a page of corrections, are published too.
func Build(ctx context.Context, r *Renderer, d *dataset.Dataset, extra ...export.File) ([]export.File, error) {
	files, err := siteData(d, r.Style)
	if err != nil {
		return nil, err
	}
	shown := d // by the charts: what is to be downloaded is the whole
	if len(r.Comparisons) > 0 {
		if shown, err = d.OnlyComparisons(r.Comparisons); err != nil {
			return nil, err
		}
	}
	drawn, cards, err := drawCharts(ctx, r, shown)
	if err != nil {
		return nil, err
	}
	files = append(append(files, drawn...), extra...)
	downloads := siteDownloads(d, files)
	return append(files, export.File{Name: "index.html", Write: func(w io.Writer) error {
		return charts.Index(w, shown, cards, charts.Options{Downloads: downloads, Style: r.Style, Base: r.BaseURL, Picture: sharedPicture(files)})
	}}), nil
}

// drawCharts draws the charts in parallel. It returns their files and their cards on the index, in the order of
// charts.All.
func drawCharts(ctx context.Context, r *Renderer, d *dataset.Dataset) ([]export.File, []charts.Card, error) {
	drawn := make([][]export.File, len(charts.All))
	cards := make([]charts.Card, len(charts.All))
	group, ctx := errgroup.WithContext(ctx)
	for i, c := range charts.All {
		group.Go(func() (err error) {
			v := c.Build(d)
			cards[i] = charts.Card{View: v, Page: c.Name + ".html"}
			own, closeSession, err := r.withSession(ctx)
			if err != nil {
				return err
			}
			defer closeSession()
			if drawn[i], err = own.chartFiles(ctx, d, v); err == nil {
				cards[i].Still, err = own.thumbnail(ctx, d, v)
			}
			return err
		})
	}
	if err := group.Wait(); err != nil {
		return nil, nil, err
	}
	return slices.Concat(drawn...), cards, nil
}

// sharedPicture is the name of the picture for links to the site: that of the first chart that has one, or empty.
func sharedPicture(files []export.File) string {
	for _, f := range files {
		if strings.HasSuffix(f.Name, cardSuffix) {
			return f.Name
		}
	}
	return ""
}

// siteData are the files of the site that hold the dataset itself.
func siteData(d *dataset.Dataset, style charts.Style) ([]export.File, error) {
	var files []export.File
	for _, part := range []struct{ format, folder string }{{"xlsx", ""}, {"json", ""}, {"datapackage", ""}, {"csv", "csv/"}} {
		f, _ := export.Named(part.format)
		more, err := f.Files(d)
		if err != nil {
			return nil, err
		}
		for _, m := range more {
			files = append(files, export.File{Name: part.folder + m.Name, Write: m.Write})
		}
	}
	return append(files, export.File{Name: export.SchemaFile, Write: export.WriteSchema},
		export.File{Name: "licences.txt", Write: assets.WriteLicences},
		export.File{Name: "drift.html", Write: func(w io.Writer) error { return writeDrift(w, d, style) }}), nil
}

// siteDownloads are the files that the index offers.
func siteDownloads(d *dataset.Dataset, files []export.File) []charts.Download {
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

// cardSuffix ends the names of the pictures that social networks show in a link to a page.
const cardSuffix = "-card.png"

// chartFiles are the page of a chart, its data, and its pictures if there is ECharts and the chart fits.
func (r *Renderer) chartFiles(ctx context.Context, d *dataset.Dataset, v *charts.View) ([]export.File, error) {
	downloads, err := claimDownloads(d, v)
	if err != nil {
		return nil, err
	}
	var files []export.File
	for _, data := range downloads {
		files = append(files, fileOf(data.Name, data.Data))
	}
	o := charts.Options{Index: "index.html", Base: r.BaseURL}
	if r.HasECharts() && v.Fits() {
		pictures, card, err := r.pictureFiles(ctx, d, v)
		if err != nil {
			return nil, err
		}
		downloads = append(downloads, pictureDownloads(v, nil, nil)...)
		if files = append(files, pictures...); card != nil {
			o.Picture = card.Name
			files = append(files, *card)
		}
	}
	for i := range downloads {
		downloads[i].Data = nil // they are files beside the page, not embedded in it
	}
	o.Downloads = downloads
	var page bytes.Buffer
	if err := r.Page(ctx, &page, d, v, o); err != nil {
		return nil, err
	}
	return append(files, fileOf(v.Name+".html", page.Bytes())), nil
}

// pictureFiles draws the pictures of a chart, and the one for links to its page. That is nil if the address of
// the site is unknown, because a link must name the picture by its full address, or if the chart is too high.
func (r *Renderer) pictureFiles(ctx context.Context, d *dataset.Dataset, v *charts.View) (pictures []export.File, card *export.File, err error) {
	svg, err := r.SVG(ctx, d, v, PictureStyle{})
	if err != nil {
		return nil, nil, err
	}
	png, err := r.engine.PNG(ctx, svg, 2)
	if err != nil {
		return nil, nil, err
	}
	pictures = []export.File{fileOf(v.Name+".svg", svg), fileOf(v.Name+".png", png)}
	if r.BaseURL == "" {
		return pictures, nil, nil
	}
	shared, err := r.PNG(ctx, d, v, PictureStyle{Size: picture.Card.Name}, 1)
	if errors.Is(err, errTooHigh) {
		return pictures, nil, nil
	}
	if err != nil {
		return nil, nil, err
	}
	f := fileOf(v.Name+cardSuffix, shared)
	return pictures, &f, nil
}

func fileOf(name string, content []byte) export.File {
	return export.File{Name: name, Write: func(w io.Writer) error {
		_, err := w.Write(content)
		return err
	}}
}
