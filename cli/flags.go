package cli

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/urfave/cli/v2"

	"onrecord/dataset"
	"onrecord/dataset/edtf"
)

// The headings under which help lists flags. A flag without one is the command's own.
const (
	selecting    = "Selecting; each may be repeated, and different ones must hold at once"
	everyCommand = "Every command"
)

// commonFlags are the flags of every command.
func commonFlags() []cli.Flag {
	return []cli.Flag{
		&cli.BoolFlag{Name: "quiet", Aliases: []string{"q"}, Category: everyCommand, Usage: "print results and errors, and nothing else", DisableDefaultText: true},
		&cli.BoolFlag{Name: "no-color", Category: everyCommand, Usage: "print without colours, as with NO_COLOR set", DisableDefaultText: true},
		&cli.StringFlag{Name: "error-format", Category: everyCommand, Value: "text", Usage: "print errors as `FORMAT`: text, or json for scripts"},
	}
}

// dataFlag is the flag of every command that reads a dataset.
func dataFlag() cli.Flag {
	return &cli.StringFlag{Name: "data", Usage: "read the dataset in `PATH`: a folder, a zip or a JSON document; - for stdin (default: the built-in one)"}
}

// limitFlag is the flag of every command that reads what somebody else may have made.
func limitFlag() cli.Flag {
	var list []string
	for _, l := range dataset.EachLimit {
		defaults := dataset.DefaultLimits
		list = append(list, fmt.Sprintf("%s (%d)", l.Name, *l.Of(&defaults)))
	}
	return &cli.StringSliceFlag{Name: "limit", Usage: "take more of an input, or less: `NAME=NUMBER`, may be repeated; the limits are " + strings.Join(list, ", ")}
}

// limits reads --limit.
func limits(c *cli.Context) (dataset.Limits, error) {
	m := dataset.DefaultLimits
	for _, given := range c.StringSlice("limit") {
		name, number, _ := strings.Cut(given, "=")
		l, ok := dataset.LimitNamed(name)
		if !ok {
			return m, unknown("limit", name, limitNames(""), "onrecord "+c.Command.Name+" --help")
		}
		n, err := strconv.ParseInt(number, 10, 64)
		if err != nil || n < 1 || n > l.Most {
			return m, wrongUse("", "--limit: want %s=NUMBER, from 1 to %d, got %q", name, l.Most, given)
		}
		*l.Of(&m) = n
	}
	return m, nil
}

func limitNames(suffix string) []string {
	names := make([]string, len(dataset.EachLimit))
	for i, l := range dataset.EachLimit {
		names[i] = l.Name + suffix
	}
	return names
}

// selectFlags are the flags of every command that can do with a part of the dataset.
func selectFlags() []cli.Flag {
	list := func(name, usage string) cli.Flag {
		return &cli.StringSliceFlag{Name: name, Category: selecting, Usage: usage}
	}
	return []cli.Flag{
		list("event", "only what is about the event `ID`"),
		list("kind", "only events of the `KIND`: "+codeList("events", "kind")),
		list("measure", "only claims of the `MEASURE`: "+codeList("figures", "measure")),
		list("group", "only claims of the `GROUP`: "+names(dataset.Groups)),
		list("qualifier", "only claims with the `QUALIFIER`: "+codeList("figures", "qualifier")),
		list("speaker", "only claims by the speaker `ID`"),
		list("source", "only claims in the source `ID`"),
		list("country", "only events from, to or of nationals of the `COUNTRY`, in two letters"),
		&cli.StringFlag{Name: "since", Category: selecting, Usage: "only claims that can be of `DATE` or later"},
		&cli.StringFlag{Name: "until", Category: selecting, Usage: "only claims that can be of `DATE` or earlier"},
		&cli.BoolFlag{Name: "certainly", Category: selecting, Usage: "with --since and --until: only what must be", DisableDefaultText: true},
		&cli.BoolFlag{Name: "active", Category: selecting, Usage: "only claims that count: not superseded, repeated or unclear", DisableDefaultText: true},
	}
}

// selection reads the select flags. It is false where none was given.
func selection(c *cli.Context) (s dataset.Selection, given bool, err error) {
	for _, f := range selectFlags() {
		given = given || c.IsSet(f.Names()[0])
	}
	s = dataset.Selection{
		Events: c.StringSlice("event"), Kinds: c.StringSlice("kind"), Measures: c.StringSlice("measure"),
		Groups: c.StringSlice("group"), Qualifiers: c.StringSlice("qualifier"), Speakers: c.StringSlice("speaker"),
		Sources: c.StringSlice("source"), Countries: c.StringSlice("country"),
		Active: c.Bool("active"), Certainly: c.Bool("certainly"),
	}
	for name, at := range map[string]*edtf.Date{"since": &s.Since, "until": &s.Until} {
		if *at, err = edtf.Parse(c.String(name)); err != nil {
			return s, given, wrongUse("", "--%s: %s", name, err)
		}
	}
	if s.Certainly && s.Since.IsZero() && s.Until.IsZero() {
		return s, given, wrongUse("", "--certainly: want --since or --until with it")
	}
	return s, given, nil
}

// codeList are the codes of a column, for help.
func codeList(table, field string) string {
	t, _ := dataset.TableNamed(table)
	return names(t.Fields[t.Column(field)].Codes)
}

func names(codes []dataset.Code) string { return strings.Join(codeNames(codes), ", ") }

func codeNames(codes []dataset.Code) []string {
	out := make([]string, len(codes))
	for i, c := range codes {
		out[i] = c.Name
	}
	return out
}

// writeFlags are the flags of commands that write files.
func writeFlags(out cli.Flag) []cli.Flag {
	return []cli.Flag{
		out,
		&cli.BoolFlag{Name: "dry-run", Usage: "say what would be written, and write nothing", DisableDefaultText: true},
		&cli.BoolFlag{Name: "if-changed", Usage: "leave files that have the same bytes already, and their times, alone", DisableDefaultText: true},
	}
}

// overwriteFlag goes with folders, which are replaced as a whole.
func overwriteFlag() cli.Flag {
	return &cli.BoolFlag{Name: "overwrite", Usage: "replace also files of an earlier run that somebody has changed since", DisableDefaultText: true}
}

// The values of --format that several commands have.
var (
	textOrJSON         = []string{"text", "json"}
	textMarkdownOrJSON = []string{"text", "markdown", "json"}
)

// formatFlag is a --format whose first value is the default.
func formatFlag(values []string) cli.Flag {
	return &cli.StringFlag{Name: "format", Value: values[0], Usage: "print as `FORMAT`: " + strings.Join(values, ", ")}
}

// oneOf reads a flag whose values are known.
func oneOf(c *cli.Context, flag string, values []string) (string, error) {
	v := c.String(flag)
	if !slices.Contains(values, v) {
		return "", wrongUse("", "--%s: want one of %s, got %q", flag, strings.Join(values, ", "), v)
	}
	return v, nil
}
