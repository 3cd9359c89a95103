package cli

import (
	"path/filepath"
	"strings"

	"github.com/urfave/cli/v2"

	"onrecord/export"
)

func (p *program) exportCommand() command {
	return command{
		name:       "export",
		usage:      "write the dataset in one format",
		reads:      selectedDataset,
		flagValues: map[string][]string{"format": export.Names(), "table": export.TableNames()},
		examples: []example{
			{"onrecord export --format json", "one JSON document to stdout"},
			{"onrecord export --out flights.xlsx", "the format follows from the name"},
			{"onrecord export --format csv --out tables", "a folder of CSV tables"},
		},
		flags: append(writeFlags(&cli.StringFlag{Name: "out", Usage: "the `FILE`, or the folder of a format that has several; - for stdout (default)"}),
			&cli.StringFlag{Name: "format", Usage: "write as `NAME`: " + strings.Join(export.Names(), ", ")},
			&cli.StringFlag{Name: "table", Usage: "write only the table `NAME`: " + strings.Join(export.TableNames(), ", ")},
			overwriteFlag()),
		run: p.runExport,
	}
}

func (p *program) runExport(c *cli.Context) error {
	r, err := readExportRequest(c)
	if err != nil {
		return err
	}
	folder := r.table == nil && r.format.Ext == ""
	if folder && r.out == "-" {
		return usageErrorf("", "--out: want a folder: %s is %s; or --table with the name of one table", r.format.Name, r.format.About)
	}
	d, err := p.load(c)
	if err != nil {
		return err
	}
	if r.out == "-" && r.format.Binary && isTerminal(p.stdout) {
		return usageErrorf("", "--out: want a file: %s is not text for a terminal", r.format.Name)
	}
	if r.table != nil {
		if d.IsPart() { // most tables have no place to say so
			p.note("%s", d.SelectionWords())
		}
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

// An exportRequest is what the flags of export ask for.
type exportRequest struct {
	out    string
	format export.Format
	table  *export.Table // nil for all
}

// readExportRequest reads --out, --format and --table. The format may follow from the name of the file.
func readExportRequest(c *cli.Context) (r exportRequest, err error) {
	const help = "onrecord export --help"
	r.out = c.String("out")
	if r.out == "" {
		r.out = "-"
	}
	ok := false
	if name := c.String("table"); name != "" {
		if r.table, ok = export.TableNamed(name); !ok {
			return r, unknownName("table", name, export.TableNames(), help)
		}
	}
	switch name := c.String("format"); {
	case name != "":
		if r.format, ok = export.Named(name); !ok {
			return r, unknownName("format", name, export.Names(), help)
		}
	case r.out == "-":
		return r, usageErrorf("see: "+help, "want --format or --out; the formats are %s", strings.Join(export.Names(), ", "))
	case r.table != nil:
		if r.format, ok = export.ForTableExt(filepath.Ext(r.out)); !ok {
			r.format, ok = export.ForExt(filepath.Ext(r.out)) // which is refused below, with the reason
		}
	default:
		r.format, ok = export.ForExt(filepath.Ext(r.out))
	}
	if !ok {
		return r, usageErrorf("see: "+help, "--out: no format follows from %q; want --format, one of %s", r.out, strings.Join(export.Names(), ", "))
	}
	if r.table != nil && r.format.Table == nil {
		return r, usageErrorf("see: "+help, "--table: %s has all tables in one; leave --table out, or take another format", r.format.Name)
	}
	return r, nil
}
