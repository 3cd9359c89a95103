package cli

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"

	"github.com/urfave/cli/v2"

	"onrecord/cli/init"
	"onrecord/dataset"
	"onrecord/dataset/merge"
	"onrecord/export/terminal"
	"onrecord/export/xlsx"
	"onrecord/export/xlsx/read"
)

func (p *program) importCommand() command {
	return command{
		name:  "import",
		usage: "review the edits in a workbook and write them back to the tables",
		examples: []example{
			{"onrecord import --workbook edited.xlsx --data flights", "what changed, cell by cell; nothing is written"},
			{"onrecord import --workbook edited.xlsx --data flights --write", "the same, and write it"},
		},
		flags: []cli.Flag{
			&cli.StringFlag{Name: "workbook", Usage: "the edited workbook, a `FILE` that export wrote and somebody saved"},
			&cli.StringFlag{Name: "data", Usage: "the `FOLDER` of the dataset; an empty or absent one gets a new dataset"},
			&cli.BoolFlag{Name: "write", Usage: "write the tables that change", DisableDefaultText: true},
			&cli.StringFlag{Name: "prefer", Usage: "in a conflict, keep `WHICH`: workbook or dataset"},
			formatFlag(textOrJSON),
			limitFlag(),
		},
		flagValues: map[string][]string{"format": textOrJSON, "prefer": {"workbook", "dataset"}},
		run:        p.runImport,
	}
}

// runImport shows what an edited workbook changes, and writes it with --write.
func (p *program) runImport(c *cli.Context) error {
	format, err := oneOf(c, "format", textOrJSON)
	if err != nil {
		return err
	}
	name, dir, prefer := c.String("workbook"), c.String("data"), merge.Side(c.String("prefer"))
	if name == "" || dir == "" {
		return usageErrorf("see: onrecord import --help", "want --workbook with a file and --data with a folder")
	}
	if !slices.Contains([]merge.Side{merge.Neither, merge.Theirs, merge.Ours}, prefer) {
		return usageErrorf("see: onrecord import --help", "--prefer: want workbook or dataset, got %q", prefer)
	}
	r, err := p.reviewWorkbook(name, dir, prefer)
	if err != nil {
		return err
	}
	var failed error
	if c.Bool("write") && r.Blocked() == nil {
		failed = replaceTables(p.ctx, r)
	}
	if format == "json" {
		err = r.WriteJSON(p.stdout)
	} else {
		err = terminal.Import(p.stdout, r)
	}
	switch {
	case err != nil:
		return err
	case len(r.Problems) > 0:
		return errInvalid
	case failed == nil && len(r.Conflicts) > 0:
		return r.Blocked()
	}
	return failed
}

// reviewWorkbook compares an edited workbook with the dataset in a folder.
func (p *program) reviewWorkbook(name, dir string, prefer merge.Side) (*merge.Review, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return nil, err
	}
	edited, err := read.ReadWithin(p.limits, f, info.Size(), name)
	if err != nil {
		return nil, err
	}
	r, err := edited.Into(dir, prefer)
	switch {
	case errors.Is(err, merge.ErrNoBase):
		return nil, fmt.Errorf("%s: want the hidden sheet %s, which tells edits from later changes in %s: export the workbook again, without --table, and edit that", name, xlsx.OriginSheet, dir)
	case errors.Is(err, merge.ErrUnrelated):
		return nil, fmt.Errorf("%s: was not made from %s: none of its rows is there", name, dir)
	case err != nil:
		return nil, err
	}
	if r.New && r.After != nil {
		r.Files, err = newFiles(r.After, dir)
	}
	return r, err
}

// newFiles returns the tables and the descriptor of a new dataset, to be written to dir.
func newFiles(d *dataset.Dataset, dir string) ([]merge.File, error) {
	tables, err := starter.Tables(d)
	if err != nil {
		return nil, err
	}
	files := make([]merge.File, len(tables))
	for i, f := range tables {
		files[i] = merge.File{Path: filepath.Join(dir, filepath.FromSlash(f.Name)), Text: string(f.Content), New: true}
	}
	return files, nil
}
