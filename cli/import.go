package cli

import (
	"os"
	"slices"

	"github.com/urfave/cli/v2"

	"onrecord/export/back"
)

func (p *program) importCommand() command {
	return command{
		name:  "import",
		usage: "read an edited workbook back into the tables, as a reviewed change",
		examples: []example{
			{"onrecord import --workbook edited.xlsx --data flights", "what changed, cell by cell; nothing is written"},
			{"onrecord import --workbook edited.xlsx --data flights --write", "the same, and write it"},
		},
		flags: []cli.Flag{
			&cli.StringFlag{Name: "workbook", Usage: "the edited workbook, a `FILE` that export wrote and somebody saved"},
			&cli.StringFlag{Name: "data", Usage: "the `FOLDER` of the dataset; one that is empty or not there gets a new one"},
			&cli.BoolFlag{Name: "write", Usage: "write the tables that change", DisableDefaultText: true},
			&cli.StringFlag{Name: "prefer", Usage: "where both have changed the same, take the side of `WHICH`: workbook or dataset"},
			formatFlag(textOrJSON),
			limitFlag(),
		},
		flagValues: map[string][]string{"format": textOrJSON, "prefer": {"workbook", "dataset"}},
		run:        p.runImport,
	}
}

// runImport shows what an edited workbook changes, and writes it where that is asked for.
func (p *program) runImport(c *cli.Context) error {
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
