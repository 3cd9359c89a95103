package main

import (
	"fmt"
	"path/filepath"
	"strings"

	"github.com/urfave/cli/v2"

	"onrecord/charts/assets"
	"onrecord/data"
	"onrecord/export"
)

func (p *program) build(c *cli.Context) error {
	d, err := p.load(c)
	if err != nil {
		return err
	}
	files, err := export.Site(d)
	if err != nil {
		return err
	}
	out := c.String("out")
	if err := p.writeFolder(c, out, d, files); err != nil {
		return err
	}
	if c.Bool("dry-run") {
		return nil
	}
	p.note("Wrote %s. Open %s", plural(len(files), "file", "files"), filepath.Join(out, "index.html"))
	return nil
}

func (p *program) export(c *cli.Context) error {
	out, format, err := outAndFormat(c)
	if err != nil {
		return err
	}
	if format.Ext == "" && out == "-" {
		return wrongUse("", "--out: want a folder: %s is %s", format.Name, format.About)
	}
	d, err := p.load(c)
	if err != nil {
		return err
	}
	files, err := format.Files(d)
	if err != nil {
		return err
	}
	if format.Ext == "" {
		return p.writeFolder(c, out, d, files)
	}
	if out == "-" && format.Binary && isTerminal(p.stdout) {
		return wrongUse("", "--out: want a file: %s is not text for a terminal", format.Name)
	}
	return p.write(c, out, files[0])
}

// outAndFormat reads --out and --format, each of which may follow from the other.
func outAndFormat(c *cli.Context) (out string, f export.Format, err error) {
	out, name := c.String("out"), c.String("format")
	ok := false
	switch ext := filepath.Ext(out); {
	case name != "":
		if f, ok = export.Named(name); !ok {
			return "", f, unknown("format", name, export.Names(), "onrecord export --help")
		}
	case out == "" || out == "-":
		return "", f, wrongUse("see: onrecord export --help", "want --format or --out; the formats are %s", strings.Join(export.Names(), ", "))
	default:
		if f, ok = export.ForExt(ext); !ok {
			return "", f, wrongUse("see: onrecord export --help", "--out: no format follows from %q; want --format, one of %s", out, strings.Join(export.Names(), ", "))
		}
	}
	if out == "" {
		out = "-"
	}
	return out, f, nil
}

func (p *program) schema(*cli.Context) error { return export.WriteSchema(p.stdout) }

func (p *program) licenses(*cli.Context) error {
	for _, l := range assets.Licences() {
		if _, err := fmt.Fprintf(p.stdout, "%s %s, %s: %s\n%s\n\n%s\n\n", l.Name, l.Version, l.SPDX, l.Why, l.Source, l.Text); err != nil {
			return err
		}
	}
	return nil
}

func orBuiltIn(name string) string {
	if name == "" {
		return "the built-in dataset (" + data.Name + ")"
	}
	return name
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
