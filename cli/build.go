package cli

import (
	"net/url"
	"path/filepath"
	"strings"

	"github.com/urfave/cli/v2"

	"onrecord/charts/assets"
	"onrecord/export"
)

func (p *program) buildCommand() command {
	return command{
		name:  "build",
		usage: "write everything for publication into a folder",
		reads: selectedDataset,
		examples: []example{
			{"onrecord build", "write the built-in dataset's pages into dist/"},
			{"onrecord build --data flights --out public", "a dataset of your own, into public/"},
		},
		flags: append(writeFlags(&cli.StringFlag{Name: "out", Value: "dist", Usage: "the `FOLDER`; one that an earlier build made is replaced as a whole"}),
			styleFlag(),
			&cli.StringFlag{Name: "url", Usage: "say where the folder will be published, as the `ADDRESS` of that folder: links to its pages then bring a picture"},
			&cli.StringFlag{Name: "corrections", Usage: "add a page of what changed since the older dataset in `PATH`"},
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
	p.problems("dataset", examples)
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
