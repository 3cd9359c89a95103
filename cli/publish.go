package cli

import (
	"fmt"
	"io"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"onrecord/charts"
	"onrecord/charts/assets"
	"onrecord/cli/init"
	"onrecord/dataset"
	"onrecord/export"
	"onrecord/export/back"
	"onrecord/internal/atomicfile"
)

func (p *program) build(c *cli.Context) error {
	d, err := p.load(c)
	if err != nil {
		return err
	}
	studio, err := p.studio(c)
	if err != nil {
		return err
	}
	if studio.Base, err = siteAddress(c.String("url")); err != nil {
		return err
	}
	out := c.String("out")
	if err := p.ready(c, out); err != nil { // drawing takes seconds
		return err
	}
	var extra []export.File
	if name := c.String("corrections"); name != "" {
		old, err := p.limits.Load(name, p.stdin)
		if err != nil {
			return err
		}
		p.readsDataset(name, old)
		extra = export.CorrectionsFiles(old, d, studio.Style, chartPlaces(d)...)
	}
	files, err := export.Site(p.ctx, studio, d, extra...)
	if err != nil {
		return err
	}
	if studio.Bare() {
		p.note("onrecord: built without ECharts: the pages load it from %s, and there are no pictures; make mends that", assets.EChartsURL)
	}
	if err := p.writeFolder(c, out, d, files); err != nil {
		return err
	}
	if c.Bool("dry-run") {
		return nil
	}
	p.note("Wrote %s. Open %s", plural(len(files), "file", "files"), filepath.Join(out, "index.html"))
	return nil
}

// siteAddress reads --url: the address of a folder on the web, to which a "/" is added where it has none.
func siteAddress(text string) (string, error) {
	if text == "" {
		return "", nil
	}
	u, err := url.Parse(text)
	if err != nil || u.Scheme != "https" && u.Scheme != "http" || u.Host == "" || u.User != nil || u.RawQuery != "" || u.Fragment != "" {
		return "", wrongUse("", "--url: want an address such as https://example.org/flights/, got %q", text)
	}
	return strings.TrimSuffix(u.String(), "/") + "/", nil
}

// A request is what export was asked for.
type request struct {
	out    string
	format export.Format
	table  *export.Table // nil for all
}

func (p *program) export(c *cli.Context) error {
	r, err := readRequest(c)
	if err != nil {
		return err
	}
	folder := r.table == nil && r.format.Ext == ""
	if folder && r.out == "-" {
		return wrongUse("", "--out: want a folder: %s is %s; or --table with the name of one table", r.format.Name, r.format.About)
	}
	d, err := p.load(c)
	if err != nil {
		return err
	}
	if r.out == "-" && r.format.Binary && isTerminal(p.stdout) {
		return wrongUse("", "--out: want a file: %s is not text for a terminal", r.format.Name)
	}
	if r.table != nil {
		return p.write(c, r.out, r.format.TableFile(d, r.table))
	}
	files, err := r.format.Files(d)
	if err != nil {
		return err
	}
	if folder {
		return p.writeFolder(c, r.out, d, files)
	}
	return p.write(c, r.out, files[0])
}

// readRequest reads --out, --format and --table. The format may follow from the name of the file.
func readRequest(c *cli.Context) (r request, err error) {
	const help = "onrecord export --help"
	r.out = c.String("out")
	if r.out == "" {
		r.out = "-"
	}
	ok := false
	if name := c.String("table"); name != "" {
		if r.table, ok = export.TableNamed(name); !ok {
			return r, unknown("table", name, export.TableNames(), help)
		}
	}
	switch name := c.String("format"); {
	case name != "":
		if r.format, ok = export.Named(name); !ok {
			return r, unknown("format", name, export.Names(), help)
		}
	case r.out == "-":
		return r, wrongUse("see: "+help, "want --format or --out; the formats are %s", strings.Join(export.Names(), ", "))
	case r.table != nil:
		if r.format, ok = export.ForTableExt(filepath.Ext(r.out)); !ok {
			r.format, ok = export.ForExt(filepath.Ext(r.out)) // which is refused below, with the reason
		}
	default:
		r.format, ok = export.ForExt(filepath.Ext(r.out))
	}
	if !ok {
		return r, wrongUse("see: "+help, "--out: no format follows from %q; want --format, one of %s", r.out, strings.Join(export.Names(), ", "))
	}
	if r.table != nil && r.format.Table == nil {
		return r, wrongUse("see: "+help, "--table: %s has all tables in one; leave --table out, or take another format", r.format.Name)
	}
	return r, nil
}

func (p *program) chart(c *cli.Context) error {
	name := c.Args().First()
	if name == "" {
		name = c.String("name")
	}
	if name == "" {
		return wrongUse("see: onrecord chart --help", "want the name of a chart: %s", strings.Join(chartNames(), ", "))
	}
	chart, ok := charts.Named(name)
	if !ok {
		return unknown("chart", name, chartNames(), "onrecord chart --help")
	}
	out, format, err := chartFormat(c)
	if err != nil {
		return err
	}
	studio, err := p.studio(c)
	if err != nil {
		return err
	}
	studio.Warm(format)
	d, err := p.load(c)
	if err != nil {
		return err
	}
	v := chart.Build(d)
	reword(c, v)
	write, err := p.chartWriter(c, studio, d, v, format)
	if err != nil {
		return err
	}
	return p.write(c, out, export.File{Name: out, Write: write})
}

// drawComparison draws claims held against another as the chart of comparisons does.
func (p *program) drawComparison(c *cli.Context, d *dataset.Dataset, compared *dataset.Compared, out string) error {
	format := strings.TrimPrefix(filepath.Ext(out), ".")
	if !slices.Contains([]string{"html", "svg", "png"}, format) {
		return wrongUse("", "--out: want a file .html, .svg or .png, got %q", out)
	}
	alone := *d
	alone.Comparisons = []dataset.Comparison{*compared.Comparison}
	chart, _ := charts.Named("comparison")
	studio, err := p.studio(c)
	if err != nil {
		return err
	}
	studio.Warm(format)
	write, err := p.chartWriter(c, studio, &alone, chart.Build(&alone), format)
	if err != nil {
		return err
	}
	return p.write(c, out, export.File{Name: out, Write: write})
}

// chartFormat reads --out and --format of chart, each of which may follow from the other.
func chartFormat(c *cli.Context) (out, format string, err error) {
	out, format = c.String("out"), c.String("format")
	if out == "" {
		out = "-"
	}
	if format == "" {
		format = strings.TrimPrefix(filepath.Ext(out), ".")
		switch {
		case out == "-":
			format = "html"
		case format == "json":
			format = "option"
		case format == "htm":
			format = "html"
		}
	}
	if !slices.Contains(chartFormats, format) {
		return "", "", wrongUse("see: onrecord chart --help", "want a chart as one of %s, got %q", strings.Join(chartFormats, ", "), format)
	}
	return out, format, nil
}

// reword puts the caller's words in place of the chart's.
func reword(c *cli.Context, v *charts.View) {
	if c.IsSet("title") {
		v.Headline = c.String("title")
	}
	if c.IsSet("subtitle") {
		v.Subtitle = c.String("subtitle")
	}
	if c.IsSet("note") {
		v.OwnNote = c.String("note")
		v.Notes = []string{v.OwnNote}
	}
}

// defaultScale is how many pixels of a png stand for one of its width.
const defaultScale = 2.0

// chartWriter gives what writes a chart in a format. Pictures are drawn first, so that a failure
// touches no file.
func (p *program) chartWriter(c *cli.Context, studio *export.Studio, d *dataset.Dataset, v *charts.View, format string) (func(io.Writer) error, error) {
	style := export.PictureStyle{Width: c.Int("width"), Size: c.String("size"), Dark: c.Bool("dark")}
	if style.Size != "" && !slices.Contains(sizeNames(), style.Size) {
		return nil, unknown("size", style.Size, sizeNames(), "onrecord chart --help")
	}
	var b []byte
	var err error
	switch format {
	case "html":
		return func(w io.Writer) error { return export.LonePage(p.ctx, studio, w, d, v) }, nil
	case "svg":
		b, err = studio.SVG(p.ctx, d, v, style)
	case "png":
		scale := defaultScale
		if c.IsSet("scale") { // compare draws too, and has no such flag
			scale = c.Float64("scale")
		}
		b, err = studio.PNG(p.ctx, d, v, style, scale)
	case "option":
		b, err = studio.Option(v, style)
	}
	return func(w io.Writer) error {
		_, err := w.Write(b)
		return err
	}, err
}

// init writes the files of a new dataset into a folder that is absent or empty.
func (p *program) init(c *cli.Context) error {
	dir, workbook := c.Args().First(), c.String("workbook")
	if (dir == "") == (workbook == "") {
		return wrongUse("see: onrecord init --help", "want a folder for the new dataset, or --workbook with a file")
	}
	if workbook != "" {
		return p.initWorkbook(workbook)
	}
	full, err := filepath.Abs(dir)
	if err != nil {
		return err
	}
	files, err := starter.Files(filepath.Base(full))
	if err != nil {
		return err
	}
	if err := p.begin(dir, files); err != nil {
		return err
	}
	p.note("Wrote %s. Next: onrecord check --data %s", plural(len(files), "file", "files"), dir)
	return nil
}

// initWorkbook writes an empty workbook, over nothing that is there.
func (p *program) initWorkbook(name string) error {
	if _, err := os.Lstat(name); err == nil {
		return fmt.Errorf("%s: is there already", name)
	}
	if err := atomicfile.File(p.ctx, name, func(w io.Writer) error { return back.New(w, "", "") }); err != nil {
		return err
	}
	p.note("Wrote %s. Fill it in; then: onrecord import --workbook %s --data FOLDER --write", name, name)
	return nil
}

// importWorkbook shows what an edited workbook changes, and writes it where that is asked for.
func (p *program) importWorkbook(c *cli.Context) error {
	format, err := oneOf(c, "format", textOrJSON)
	if err != nil {
		return err
	}
	name, dir, prefer := c.String("workbook"), c.String("data"), back.Side(c.String("prefer"))
	if name == "" || dir == "" {
		return wrongUse("see: onrecord import --help", "want --workbook with a file and --data with a folder")
	}
	if !slices.Contains([]back.Side{back.Neither, back.Theirs, back.Ours}, prefer) {
		return wrongUse("see: onrecord import --help", "--prefer: want workbook or dataset, got %q", prefer)
	}
	f, err := os.Open(name)
	if err != nil {
		return err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return err
	}
	w, err := back.ReadWithin(p.limits, f, info.Size(), name)
	if err != nil {
		return err
	}
	im, err := w.Into(dir, prefer)
	if err != nil {
		return err
	}
	var failed error
	if blocked := im.Blocked(); blocked == nil && c.Bool("write") {
		failed = im.Write(p.ctx)
	}
	report := im.WriteText
	if format == "json" {
		report = im.WriteJSON
	}
	if err := report(p.stdout); err != nil {
		return err
	}
	switch {
	case len(im.Problems) > 0:
		return errInvalid
	case failed == nil && len(im.Conflicts) > 0:
		return im.Blocked()
	}
	return failed
}

func (p *program) schema(*cli.Context) error { return export.WriteSchema(p.stdout) }

func (p *program) licenses(*cli.Context) error {
	if len(assets.Licences()) == 0 {
		p.note("onrecord: built without make, so nothing from npm is embedded, and the licences of its Go modules are not here: see go.mod")
	}
	return assets.WriteLicences(p.stdout)
}

func (p *program) completion(c *cli.Context) error {
	for _, s := range shells {
		if s.name == c.Args().First() {
			return s.write(p.stdout, p.specs())
		}
	}
	return wrongUse("see: onrecord completion --help", "want a shell, one of %s, got %q", strings.Join(shellNames(), ", "), c.Args().First())
}

func (p *program) man(*cli.Context) error { return writeMan(p.stdout, p.specs()) }

func shellNames() []string {
	names := make([]string, len(shells))
	for i, s := range shells {
		names[i] = s.name
	}
	return names
}
