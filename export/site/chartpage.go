package site

import (
	"bytes"
	"context"
	"io"

	"onrecord/charts"
	"onrecord/dataset"
	"onrecord/export"
)

// StandalonePage writes the page of a chart as one file, with the claims and the pictures to download in it.
func (r *Renderer) StandalonePage(ctx context.Context, w io.Writer, d *dataset.Dataset, v *charts.View) error {
	data, err := claimDownloads(d, v)
	if err != nil {
		return err
	}
	own, closeSession, err := r.withSession(ctx)
	if err != nil {
		return err
	}
	defer closeSession()
	pictures, err := own.embeddedPictures(ctx, d, v)
	if err != nil {
		return err
	}
	return own.Page(ctx, w, d, v, charts.Options{Downloads: append(data, pictures...)})
}

// embeddedPictures are the pictures of a chart to be embedded in its page. The PNG has two pixels to a CSS
// pixel, or one where it would be too large.
func (r *Renderer) embeddedPictures(ctx context.Context, d *dataset.Dataset, v *charts.View) ([]charts.Download, error) {
	if !r.HasECharts() || !v.Fits() {
		return nil, nil
	}
	svg, err := r.SVG(ctx, d, v, PictureStyle{})
	if err != nil {
		return nil, err
	}
	var png []byte
	for scale := 2.0; scale >= 1 && (png == nil || len(png) > charts.MostInside); scale-- {
		if png, err = r.engine.PNG(ctx, svg, scale); err != nil {
			return nil, err
		}
	}
	return pictureDownloads(v, svg, png), nil
}

func pictureDownloads(v *charts.View, svg, png []byte) []charts.Download {
	return []charts.Download{
		{Label: "PNG", Name: v.Name + ".png", Type: "image/png", Data: png},
		{Label: "SVG", Name: v.Name + ".svg", Type: "image/svg+xml", Data: svg},
	}
}

// claimFormats are the formats in which a page offers the claims of its chart. Readers open the CSV in a
// spreadsheet, so it is the format that is safe there.
var claimFormats = []struct{ format, ext, label, mime string }{
	{"csv-excel", "-excel.csv", "CSV", "text/csv"},
	{"json", ".json", "JSON", "application/json"},
}

// claimDownloads are the claims that a chart shows, and what they refer to, in each of claimFormats.
func claimDownloads(d *dataset.Dataset, v *charts.View) ([]charts.Download, error) {
	ids := make([]string, len(v.Rows))
	for i, r := range v.Rows {
		ids[i] = r.ID
	}
	part, err := d.SelectRows(ids, d.Words().Say("selection.chart", "title", v.Title()))
	if err != nil {
		return nil, err
	}
	var list []charts.Download
	for _, f := range claimFormats {
		var b bytes.Buffer
		if err := writeClaims(&b, f.format, part); err != nil {
			return nil, err
		}
		list = append(list, charts.Download{Label: f.label, Name: v.Name + f.ext, Type: f.mime, Data: b.Bytes()})
	}
	return list, nil
}

// writeClaims writes part of a dataset as one file: as CSV, the table that has most rows in it.
func writeClaims(w io.Writer, format string, part *dataset.Dataset) error {
	if format == "json" {
		return export.WriteJSON(w, part)
	}
	most, rows := "figures", len(part.Figures)
	for _, name := range []string{"dates", "responses"} {
		if t, _ := dataset.TableNamed(name); t.Len(part) > rows {
			most, rows = name, t.Len(part)
		}
	}
	t, _ := export.TableNamed(most)
	f, _ := export.Named(format)
	return f.Table(w, part, t)
}
