package main

import (
	"fmt"
	"strings"

	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"
	"github.com/urfave/cli/v2"

	"onrecord/dataset"
	"onrecord/export"
	"onrecord/export/terminal"
)

var textOrJSON = []string{"text", "json"}

// textOrJSONFormat reads a --format that is one of the two.
func textOrJSONFormat(c *cli.Context) (isJSON bool, err error) {
	switch f := c.String("format"); f {
	case "text", "json":
		return f == "json", nil
	default:
		return false, wrongUse("", "--format: want text or json, got %q", f)
	}
}

func (p *program) show(c *cli.Context) error {
	d, err := p.load(c)
	if err != nil {
		return err
	}
	style := p.style(c)
	if c.Bool("all") {
		style.Most = -1
	}
	return asUsage(terminal.Show(p.stdout, d, style, c.Args().Slice()...))
}

func (p *program) compare(c *cli.Context) error {
	isJSON, err := textOrJSONFormat(c)
	if err != nil {
		return err
	}
	parts, whole := c.StringSlice("part"), c.String("whole")
	if len(parts) == 0 || whole == "" {
		return wrongUse("see: onrecord compare --help", "want --part and --whole, each with the id of a claim")
	}
	d, err := p.load(c)
	if err != nil {
		return err
	}
	compared, err := terminal.Compared(d, parts, whole)
	if err != nil {
		return wrongUse("", "%s", err)
	}
	if isJSON {
		return export.WriteComparison(p.stdout, d, &compared)
	}
	return terminal.Compare(p.stdout, d, p.style(c), parts, whole)
}

func (p *program) check(c *cli.Context) error {
	isJSON, err := textOrJSONFormat(c)
	if err != nil {
		return err
	}
	d, err := p.read(c)
	problems, isProblems := err.(dataset.Problems)
	if err != nil && !isProblems {
		return err
	}
	if d != nil {
		problems = d.Warnings
	}
	if isJSON {
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
		counts = append(counts, fmt.Sprintf("%d %s", t.Len(d), t.Name))
	}
	p.note("%s is valid: %s", orBuiltIn(c.String("data")), strings.Join(counts, ", "))
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
