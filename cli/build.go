package cli

import (
	"net/url"
	"path/filepath"
	"strings"

	"github.com/urfave/cli/v2"

	"onrecord/charts/assets"
	"onrecord/dataset"
	"onrecord/export"
	"onrecord/export/site"
)

func (p *program) buildCommand() command {
	return command{
		name:  "build",
		usage: "write everything for publication to a folder",
		reads: selectedDataset,
		examples: []example{
			{"onrecord build", "write the built-in dataset's pages into dist/"},
			{"onrecord build --data flights --out public", "a dataset of your own, into public/"},
		},
		flags: append(writeFlags(&cli.StringFlag{Name: "out", Value: "dist", Usage: "the `FOLDER` to write; an earlier build there is replaced completely"}),
			styleFlag(),
			comparisonFlag(),
			&cli.StringFlag{Name: "url", Usage: "the `ADDRESS` where the folder will be published; shared links then show a preview picture"},
			&cli.StringFlag{Name: "corrections", Usage: "add a corrections page: what changed since the dataset in `PATH`"},
			overwriteFlag()),
		run: p.runBuild,
	}
}

func (p *program) runBuild(c *cli.Context) error {
	d, err := p.load(c)
	if err != nil {
		return err
	}
	examples, err := leftOverExamples(c, d)
	if err != nil {
		return err
	}
	p.printProblems("dataset", examples)
	out := c.String("out")
	files, err := p.siteFiles(c, d, out)
	if err != nil {
		return err
	}
	if err := p.writeFolder(c, out, d, files); err != nil {
		return err
	}
	if !c.Bool("dry-run") {
		p.note("Wrote %s. Open %s", plural(len(files), "file", "files"), filepath.Join(out, "index.html"))
	}
	return nil
}

// siteFiles draws the site, unless the folder that it is for is one that cannot be written.
func (p *program) siteFiles(c *cli.Context, d *dataset.Dataset, out string) ([]export.File, error) {
	renderer, err := p.renderer(c)
	if err != nil {
		return nil, err
	}
	if renderer.BaseURL, err = siteAddress(c.String("url")); err != nil {
		return nil, err
	}
	renderer.Comparisons = c.StringSlice("comparison")
	if err := p.checkFolder(c, out); err != nil { // before drawing, which takes seconds
		return nil, err
	}
	var corrections []export.File
	if name := c.String("corrections"); name != "" {
		old, now, err := p.readOlder(c, name)
		if err != nil {
			return nil, err
		}
		corrections = site.Corrections(old, now, renderer.Style, chartPlaces(d)...)
	}
	files, err := site.Build(p.ctx, renderer, d, corrections...)
	if err == nil && !renderer.HasECharts() {
		p.note("onrecord: built without ECharts: pages will load it from %s, and no pictures can be drawn; run make to fix this", assets.EChartsURL)
	}
	return files, err
}

// readOlder reads an older version of the dataset, and returns the part of both that the flags select.
func (p *program) readOlder(c *cli.Context, name string) (old, now *dataset.Dataset, err error) {
	if old, err = p.limits.Load(name, p.stdin); err != nil {
		return nil, nil, err
	}
	p.addInputDataset(name, old)
	s, given, err := readSelection(c)
	if err != nil || !given {
		return old, p.whole, err
	}
	return selectVersions(old, p.whole, s)
}

// siteAddress checks --url, and adds a "/" at its end if there is none.
func siteAddress(text string) (string, error) {
	if text == "" {
		return "", nil
	}
	u, err := url.Parse(text)
	if err != nil || u.Scheme != "https" && u.Scheme != "http" || u.Host == "" || u.User != nil || u.RawQuery != "" || u.Fragment != "" {
		return "", usageErrorf("", "--url: want an address such as https://example.org/flights/, got %q", text)
	}
	return strings.TrimSuffix(u.String(), "/") + "/", nil
}
