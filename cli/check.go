package cli

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"
	"github.com/urfave/cli/v2"

	"onrecord/cli/init"
	"onrecord/data"
	"onrecord/dataset"
)

func (p *program) checkCommand() command {
	return command{
		name:       "check",
		usage:      "find every problem in a dataset",
		reads:      wholeDataset,
		flagValues: map[string][]string{"format": textOrJSON},
		examples: []example{
			{"onrecord check --data flights", "one line per problem: file:line:column: field: what is wrong"},
			{"onrecord check --data flights --format json", "the same for scripts"},
		},
		flags: []cli.Flag{formatFlag(textOrJSON)},
		run:   p.runCheck,
	}
}

func (p *program) runCheck(c *cli.Context) error {
	format, err := oneOf(c, "format", textOrJSON)
	if err != nil {
		return err
	}
	d, problems, err := p.readWithProblems(c)
	if err != nil {
		return err
	}
	if format == "json" {
		if err := p.checkJSON(d != nil, problems); err != nil {
			return err
		}
	} else {
		p.checkText(c, d, problems)
	}
	if d == nil {
		return errInvalid
	}
	return nil
}

// readWithProblems reads the dataset with all there is to say about it. The dataset is nil if it is not valid.
func (p *program) readWithProblems(c *cli.Context) (*dataset.Dataset, dataset.Problems, error) {
	d, err := p.read(c)
	if problems := (dataset.Problems)(nil); errors.As(err, &problems) {
		return nil, problems, nil
	}
	if err != nil {
		return nil, nil, err
	}
	examples, err := leftOverExamples(c, d)
	return d, slices.Concat(d.Warnings, examples), err
}

// leftOverExamples returns a warning for each row that init wrote for somebody to replace.
func leftOverExamples(c *cli.Context, d *dataset.Dataset) (dataset.Problems, error) {
	descriptor := dataset.PackageFile
	if info, err := os.Stat(c.String("data")); err == nil && info.IsDir() {
		descriptor = filepath.Join(c.String("data"), descriptor)
	}
	return starter.LeftOver(d, descriptor)
}

func (p *program) checkText(c *cli.Context, d *dataset.Dataset, problems dataset.Problems) {
	for _, q := range problems {
		fmt.Fprintln(p.stdout, q.Error())
	}
	if d == nil {
		p.note("%s", plural(len(problems), "problem", "problems"))
		return
	}
	var counts []string
	for _, t := range dataset.Tables {
		counts = append(counts, plural(t.Len(d), strings.TrimSuffix(t.Name, "s"), t.Name))
	}
	p.note("%s is valid: %s", datasetName(c.String("data")), strings.Join(counts, ", "))
}

func (p *program) checkJSON(valid bool, problems dataset.Problems) error {
	out := struct {
		Valid    bool          `json:"valid"`
		Problems []problemJSON `json:"problems"`
	}{valid, []problemJSON{}}
	for _, q := range problems {
		out.Problems = append(out.Problems, toJSON(q))
	}
	text, err := json.Marshal(out, jsontext.WithIndent("  "))
	if err != nil {
		return err
	}
	_, err = p.stdout.Write(append(text, '\n'))
	return err
}

func datasetName(name string) string {
	if name == "" {
		return "the built-in dataset (" + data.Name + ")"
	}
	return name
}
