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
	selecting    = "Selecting (repeat a flag to widen the selection; different flags narrow it)"
	everyCommand = "Every command"
)

// commonFlags returns the flags of every command.
func commonFlags() []cli.Flag {
	return []cli.Flag{
		&cli.BoolFlag{Name: "quiet", Aliases: []string{"q"}, Category: everyCommand, Usage: "print only results and errors", DisableDefaultText: true},
		&cli.BoolFlag{Name: "no-color", Category: everyCommand, Usage: "print without colours, as with NO_COLOR set", DisableDefaultText: true},
		&cli.StringFlag{Name: "error-format", Category: everyCommand, Value: "text", Usage: "print errors as `FORMAT`: text, or json for scripts"},
	}
}

// dataFlag returns the flag of commands that read a dataset.
func dataFlag() cli.Flag {
	return &cli.StringFlag{Name: "data", Usage: "read the dataset in `PATH`: a folder, a zip or a JSON document; - for stdin (default: the built-in one)"}
}

// limitFlag returns the flag of commands that read files, which may come from strangers.
func limitFlag() cli.Flag {
	var list []string
	for _, l := range dataset.AllLimits {
		defaults := dataset.DefaultLimits
		list = append(list, fmt.Sprintf("%s (%d)", l.Name, *l.Of(&defaults)))
	}
	return &cli.StringSliceFlag{Name: "limit", Usage: "raise or lower a limit on input: `NAME=NUMBER`, repeatable; the limits are " + strings.Join(list, ", ")}
}

// readLimits reads --limit.
func readLimits(c *cli.Context) (dataset.Limits, error) {
	m := dataset.DefaultLimits
	for _, given := range c.StringSlice("limit") {
		name, number, _ := strings.Cut(given, "=")
		l, ok := dataset.LimitNamed(name)
		if !ok {
			return m, unknownName("limit", name, limitNames(""), "onrecord "+c.Command.Name+" --help")
		}
		n, err := strconv.ParseInt(number, 10, 64)
		if err != nil || n < 1 || n > l.Most {
			return m, usageErrorf("", "--limit: want %s=NUMBER, from 1 to %d, got %q", name, l.Most, given)
		}
		*l.Of(&m) = n
	}
	return m, nil
}

func limitNames(suffix string) []string {
	names := make([]string, len(dataset.AllLimits))
	for i, l := range dataset.AllLimits {
		names[i] = l.Name + suffix
	}
	return names
}

// selectFlags returns the flags of commands that can use a part of the dataset.
func selectFlags() []cli.Flag {
	list := func(name, usage string) cli.Flag {
		return &cli.StringSliceFlag{Name: name, Category: selecting, Usage: usage}
	}
	return []cli.Flag{
		list("event", "only what is about the event `ID`"),
		list("kind", "only events of the `KIND`: "+codesOf("events", "kind")),
		list("measure", "only claims of the `MEASURE`: "+codesOf("figures", "measure")),
		list("group", "only claims of the `GROUP`: "+joinNames(dataset.Groups)),
		list("qualifier", "only claims with the `QUALIFIER`: "+codesOf("figures", "qualifier")),
		list("speaker", "only claims by the speaker `ID`"),
		list("source", "only claims in the source `ID`"),
		list("country", "only events from, to or of nationals of the `COUNTRY`, in two letters"),
		&cli.StringFlag{Name: "since", Category: selecting, Usage: "only claims that may date from `DATE` or later"},
		&cli.StringFlag{Name: "until", Category: selecting, Usage: "only claims that may date from `DATE` or earlier"},
		&cli.BoolFlag{Name: "certainly", Category: selecting, Usage: "with --since or --until: only claims certainly within the range", DisableDefaultText: true},
		&cli.BoolFlag{Name: "active", Category: selecting, Usage: "only claims that count (not replaced, repeated or unclear)", DisableDefaultText: true},
	}
}

// readSelection reads the flags of selectFlags. given is false if there are none.
func readSelection(c *cli.Context) (s dataset.Selection, given bool, err error) {
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
			return s, given, usageErrorf("", "--%s: %s", name, err)
		}
	}
	if s.Certainly && s.Since.IsZero() && s.Until.IsZero() {
		return s, given, usageErrorf("", "--certainly: want --since or --until with it")
	}
	return s, given, nil
}

// typedSelection returns the flags of selectFlags that are set, as somebody would type them.
func typedSelection(c *cli.Context) string {
	var typed []string
	for _, f := range selectFlags() {
		name := f.Names()[0]
		switch f.(type) {
		case *cli.StringSliceFlag:
			for _, v := range c.StringSlice(name) {
				typed = append(typed, "--"+name+" "+v)
			}
		case *cli.StringFlag:
			if v := c.String(name); v != "" {
				typed = append(typed, "--"+name+" "+v)
			}
		default:
			if c.Bool(name) {
				typed = append(typed, "--"+name)
			}
		}
	}
	return strings.Join(typed, " ")
}

// codesOf returns the codes of a column, for help.
func codesOf(table, field string) string {
	t, _ := dataset.TableNamed(table)
	return joinNames(t.Fields[t.Column(field)].Codes)
}

func joinNames(codes []dataset.Code) string { return strings.Join(codeNames(codes), ", ") }

func codeNames(codes []dataset.Code) []string {
	out := make([]string, len(codes))
	for i, c := range codes {
		out[i] = c.Name
	}
	return out
}

// writeFlags returns the flags of commands that write files.
func writeFlags(out cli.Flag) []cli.Flag {
	return []cli.Flag{
		out,
		&cli.BoolFlag{Name: "dry-run", Usage: "show what would be written, without writing it", DisableDefaultText: true},
		&cli.BoolFlag{Name: "if-changed", Usage: "do not touch files whose content has not changed", DisableDefaultText: true},
	}
}

// overwriteFlag returns the flag of commands that replace folders.
func overwriteFlag() cli.Flag {
	return &cli.BoolFlag{Name: "overwrite", Usage: "also replace files that were edited since an earlier run", DisableDefaultText: true}
}

// The values of --format that several commands have.
var (
	textOrJSON         = []string{"text", "json"}
	textMarkdownOrJSON = []string{"text", "markdown", "json"}
)

// formatFlag returns --format, whose first value is the default.
func formatFlag(values []string) cli.Flag {
	return &cli.StringFlag{Name: "format", Value: values[0], Usage: "print as `FORMAT`: " + strings.Join(values, ", ")}
}

// oneOf reads a flag that takes one of a few values.
func oneOf(c *cli.Context, flag string, values []string) (string, error) {
	v := c.String(flag)
	if !slices.Contains(values, v) {
		return "", usageErrorf("", "--%s: want one of %s, got %q", flag, strings.Join(values, ", "), v)
	}
	return v, nil
}
