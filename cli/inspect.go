package cli

import (
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"
	"github.com/urfave/cli/v2"

	"onrecord/charts"
	"onrecord/data"
	"onrecord/dataset"
	"onrecord/dataset/diff"
	"onrecord/dataset/drift"
	"onrecord/dataset/lint"
	"onrecord/dataset/trace"
	"onrecord/export"
	"onrecord/export/back"
	"onrecord/export/terminal"
)

func (p *program) show(c *cli.Context) error {
	d, err := p.load(c)
	if err != nil {
		return err
	}
	return asUsage(terminal.Show(p.stdout, d, p.style(c), c.Args().Slice()...))
}

func (p *program) compare(c *cli.Context) error {
	format, err := oneOf(c, "format", textOrJSON)
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
	if out := c.String("out"); out != "" {
		return p.drawComparison(c, d, &compared, out)
	}
	if format == "json" {
		return export.WriteComparison(p.stdout, d, &compared)
	}
	return terminal.Compare(p.stdout, d, p.style(c), parts, whole)
}

func (p *program) check(c *cli.Context) error {
	format, err := oneOf(c, "format", textOrJSON)
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

func (p *program) trace(c *cli.Context) error {
	format, err := oneOf(c, "format", traceFormats)
	if err != nil {
		return err
	}
	what, chart := c.Args().First(), c.String("chart")
	if (what == "") == (chart == "") {
		return wrongUse("see: onrecord trace --help", "want what to trace: a number, an id, a place in the JSON document, or --chart with its name")
	}
	d, err := p.load(c)
	if err != nil {
		return err
	}
	if c.NArg() == 2 {
		if what, err = p.cellID(what, c.Args().Get(1)); err != nil {
			return err
		}
	}
	var t trace.Trace
	if chart == "" {
		t, err = trace.Of(d, what)
	} else {
		t, err = traceChart(d, chart)
	}
	if err != nil {
		return asUsage(err)
	}
	switch format {
	case "json":
		return t.WriteJSON(p.stdout)
	case "markdown":
		return terminal.TraceMarkdown(p.stdout, d, &t)
	}
	return terminal.Trace(p.stdout, d, &t, p.style(c))
}

// cellID is the id of the row that a cell of a workbook belongs to.
func (p *program) cellID(workbook, cell string) (string, error) {
	f, err := os.Open(workbook)
	if err != nil {
		return "", err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return "", err
	}
	return back.RowID(p.limits, f, info.Size(), workbook, cell)
}

// traceChart traces the numbers and the claims that a chart shows.
func traceChart(d *dataset.Dataset, name string) (trace.Trace, error) {
	c, ok := charts.Named(name)
	if !ok {
		return trace.Trace{}, unknown("chart", name, chartNames(), "onrecord trace --help")
	}
	v := c.Build(d)
	if !v.Fits() {
		return trace.Trace{}, errors.New(v.Unfit)
	}
	return trace.IDs(d, v.Title(), shownBy(v))
}

// shownBy are the ids of what a chart shows.
func shownBy(v *charts.View) []string {
	var ids []string
	for _, n := range v.Numbers {
		ids = append(ids, n.ID)
	}
	ids = append(ids, v.Sums...)
	for _, r := range v.Rows {
		ids = append(ids, r.ID)
	}
	return ids
}

func (p *program) diff(c *cli.Context) error {
	format, err := oneOf(c, "format", traceFormats)
	if err != nil {
		return err
	}
	whom, err := oneOf(c, "for", []string{"editors", "readers"})
	if err != nil {
		return err
	}
	if c.NArg() != 2 {
		return wrongUse("see: onrecord diff --help", "want two datasets: the old and the new one")
	}
	old, d, err := p.versions(c)
	if err != nil {
		return err
	}
	log := diff.Of(old, d, chartPlaces(d)...)
	switch {
	case format == "json":
		return log.WriteJSON(p.stdout)
	case format == "markdown" && whom == "readers":
		return terminal.DiffReadersMarkdown(p.stdout, d, &log)
	case format == "markdown":
		return terminal.DiffEditorsMarkdown(p.stdout, d, &log)
	case whom == "readers":
		return terminal.DiffReaders(p.stdout, d, &log, p.style(c))
	}
	return terminal.DiffEditors(p.stdout, d, &log, p.style(c))
}

// versions reads the two datasets of diff, and takes the part of each that is asked for.
func (p *program) versions(c *cli.Context) (old, new *dataset.Dataset, err error) {
	s, given, err := selection(c)
	if err != nil {
		return nil, nil, err
	}
	if old, err = p.limits.Load(c.Args().Get(0), p.stdin); err != nil {
		return nil, nil, err
	}
	if new, err = p.limits.Load(c.Args().Get(1), p.stdin); err != nil || !given {
		return old, new, err
	}
	oldPart, err := old.SelectBeside(new, s)
	if err != nil {
		return nil, nil, asUsage(err)
	}
	newPart, err := new.SelectBeside(old, s)
	return oldPart, newPart, asUsage(err)
}

// chartPlaces are the charts as places where a change can be seen.
func chartPlaces(d *dataset.Dataset) []diff.Place {
	var places []diff.Place
	for _, c := range charts.All {
		if v := c.Build(d); v.Fits() {
			places = append(places, diff.Place{Name: c.Name, IDs: shownBy(v)})
		}
	}
	return places
}

func (p *program) drift(c *cli.Context) error {
	format, err := oneOf(c, "format", textOrJSON)
	if err != nil {
		return err
	}
	d, err := p.load(c)
	if err != nil {
		return err
	}
	if format == "json" {
		return drift.WriteJSON(p.stdout, d, drift.Find(d))
	}
	return terminal.Drift(p.stdout, d, drift.Find(d), p.style(c))
}

func (p *program) lint(c *cli.Context) error {
	format, err := oneOf(c, "format", lintFormats)
	if err != nil {
		return err
	}
	if c.NArg() != 1 {
		return wrongUse("see: onrecord lint --help", "want a story: a Markdown, text or HTML file, or - for stdin")
	}
	d, err := p.load(c)
	if err != nil {
		return err
	}
	story, err := p.story(c.Args().First())
	if err != nil {
		return err
	}
	var o lint.Options
	if name := c.String("ignore"); name != "" {
		f, err := os.Open(name)
		if err != nil {
			return err
		}
		defer f.Close()
		if o.Ignore, err = lint.ReadIgnore(f); err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
	}
	findings := lint.Check(d, story, o)
	write := map[string]func(io.Writer, *dataset.Dataset, []lint.Finding) error{"text": lint.WriteText, "json": lint.WriteJSON, "github": lint.WriteGitHub}
	if err := write[format](p.stdout, d, findings); err != nil {
		return err
	}
	if len(findings) > 0 && c.Bool("strict") {
		return errFindings
	}
	return nil
}

// story reads a draft; its format follows from its name.
func (p *program) story(name string) (lint.Story, error) {
	if name == "-" {
		return lint.ReadWithin(p.limits, p.stdin, "stdin", lint.Markdown)
	}
	f, err := os.Open(name)
	if err != nil {
		return lint.Story{}, err
	}
	defer f.Close()
	return lint.ReadWithin(p.limits, f, name, lint.Auto)
}

func orBuiltIn(name string) string {
	if name == "" {
		return "the built-in dataset (" + data.Name + ")"
	}
	return name
}
