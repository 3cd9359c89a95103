package cli

import (
	"os"
	"path/filepath"
	"strings"

	"github.com/urfave/cli/v2"

	"onrecord/charts"
	"onrecord/dataset"
	"onrecord/dataset/trace"
	"onrecord/export/terminal"
	"onrecord/export/xlsx/read"
)

// maxTracedWords is how many words may follow trace without quotation marks: a date has three, a sentence more.
const maxTracedWords = 100

// seeTrace is what to do when nothing is found.
const seeTrace = "what can be traced: onrecord trace --help"

func (p *program) traceCommand() command {
	return command{
		name:    "trace",
		usage:   "find the claims behind anything that is shown",
		args:    "[WHAT | WORKBOOK CELL]",
		maxArgs: maxTracedWords,
		reads:   selectedDataset,
		examples: []example{
			{"onrecord trace 13.7%", "a number, as it is shown or written: 13.7, 0.137, fourteen"},
			{"onrecord trace up to 8 flights", "a number with what qualifies it and what it counts"},
			{"onrecord trace 8 December 2025", "a date"},
			{"onrecord trace Reuters", "a name, a title or any other words that are shown"},
			{"onrecord trace second-flight.share", "an id: of a number, a claim, an event, a speaker or a source"},
			{"onrecord trace people", "a chart; likewise its page or picture, dist/people.html"},
			{"onrecord trace claims.html#claim-f1-aboard-irna", "the address of a claim"},
			{"onrecord trace /derived/ranges/0/high", "a place in the JSON document"},
			{"onrecord trace onrecord.xlsx numbers!D4", "a cell of a workbook"},
		},
		flags: []cli.Flag{
			&cli.BoolFlag{Name: "all", Usage: "print everything found in full", DisableDefaultText: true},
			&cli.StringFlag{Name: "chart", Usage: "trace what the chart `NAME` shows: " + strings.Join(chartNames(), ", ")},
			formatFlag(textMarkdownOrJSON),
		},
		flagValues: map[string][]string{"format": textMarkdownOrJSON, "chart": chartNames()},
		run:        p.runTrace,
	}
}

func (p *program) runTrace(c *cli.Context) error {
	format, err := oneOf(c, "format", textMarkdownOrJSON)
	if err != nil {
		return err
	}
	what, chart := strings.Join(c.Args().Slice(), " "), c.String("chart")
	if (what == "") == (chart == "") {
		return usageErrorf(seeTrace, "want what to trace: a number, a date, words, an id, a chart, or a place in the JSON document")
	}
	d, err := p.load(c)
	if err != nil {
		return err
	}
	if c.NArg() == 2 && (strings.EqualFold(filepath.Ext(c.Args().First()), ".xlsx") || strings.Contains(c.Args().Get(1), "!")) {
		if what, err = p.readCellID(c.Args().First(), c.Args().Get(1)); err != nil {
			return err
		}
	}
	var t trace.Trace
	if chart == "" {
		t, err = traceAny(d, what)
	} else {
		t, err = traceChart(d, chart)
	}
	if exitStatus(err) == exitUsage && hintFor(err) == "" {
		err = usageErrorf(seeTrace, "%v", err)
	}
	if err != nil {
		return err
	}
	switch format {
	case "json":
		return t.WriteJSON(p.stdout)
	case "markdown":
		return terminal.TraceMarkdown(p.stdout, d, &t)
	}
	return terminal.Trace(p.stdout, d, &t, p.terminalStyle(c))
}

// readCellID returns the id in the row of a cell of a workbook.
func (p *program) readCellID(workbook, cell string) (string, error) {
	f, err := os.Open(workbook)
	if err != nil {
		return "", err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return "", err
	}
	return read.RowID(p.limits, f, info.Size(), workbook, cell)
}

// traceChart traces the numbers and the claims that a chart shows.
func traceChart(d *dataset.Dataset, name string) (trace.Trace, error) {
	c, ok := charts.Named(name)
	if !ok {
		return trace.Trace{}, unknownName("chart", name, chartNames(), "onrecord trace --help")
	}
	v := c.Build(d)
	if !v.Fits() {
		return trace.Trace{}, usageErrorf("", "%s", strings.TrimSpace(v.Unfit+" "+v.Selection))
	}
	return trace.IDs(d, v.Title(), idsShownBy(v))
}

// idsShownBy returns the ids of what a chart shows.
func idsShownBy(v *charts.View) []string {
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
