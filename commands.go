package main

import (
	"fmt"
	"path/filepath"
	"strings"

	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"
	"github.com/urfave/cli/v2"

	"onrecord/charts/assets"
	"onrecord/data"
	"onrecord/dataset"
	"onrecord/export"
)

// commonFlags are the flags of every command.
func commonFlags() []cli.Flag {
	return []cli.Flag{
		&cli.StringFlag{Name: "data", Usage: "the dataset: a `FOLDER`, a zip, a JSON document, or - for stdin (default: the built-in one)"},
		&cli.BoolFlag{Name: "quiet", Aliases: []string{"q"}, Usage: "print results and errors, and nothing else", DisableDefaultText: true},
		&cli.BoolFlag{Name: "no-color", Usage: "print without colours, as with NO_COLOR set", DisableDefaultText: true},
		&cli.StringFlag{Name: "error-format", Value: "text", Usage: "how errors are printed: text, or json for scripts"},
	}
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
var overwriteFlag = &cli.BoolFlag{Name: "overwrite", Usage: "replace also files of an earlier run that somebody has changed since", DisableDefaultText: true}

const helpTemplate = `{{.HelpName}}: {{.Usage}}

Examples:
{{.Description}}

Usage: {{.UsageText}}

Flags:
{{range .VisibleFlags}}   {{.}}
{{end}}`

const appTemplate = `onrecord: {{.Usage}}

Examples:
{{.Description}}

Usage: onrecord COMMAND [flags]

Commands:
{{range .VisibleCommands}}   {{printf "%-10s" .Name}} {{.Usage}}
{{end}}
Every command takes --data, --quiet, --no-color and --error-format, and has a --help of its own.
`

func (p *program) app() *cli.App {
	app := &cli.App{
		Name: "onrecord", Version: version, HideHelpCommand: true,
		Usage: "charts, a workbook and JSON from claims that are on the record",
		Description: `   onrecord build                     write everything for publication into dist/
   onrecord show                      read the dataset in the terminal
   onrecord check --data flights      find every problem in a dataset of your own`,
		CustomAppHelpTemplate:     appTemplate,
		Reader:                    p.stdin,
		Writer:                    p.stdout,
		ErrWriter:                 p.stderr,
		DisableSliceFlagSeparator: true,
		ExitErrHandler:            func(*cli.Context, error) {},
		OnUsageError:              onUsageError,
		Commands:                  p.commands(),
	}
	return app
}

func onUsageError(c *cli.Context, err error, _ bool) error {
	return wrongUse("see: "+c.Command.HelpName+" --help", "%s", err)
}

// A job is a command without what all commands have in common.
type job struct {
	name, usage, args string
	examples          [][2]string // what to type, and what it does
	flags             []cli.Flag
	most              int                 // arguments
	operands          []string            // words that completion offers as arguments
	values            map[string][]string // the values of flags, for completion
	run               func(*cli.Context) error
}

func (p *program) commands() []*cli.Command {
	var out []*cli.Command
	for _, j := range p.jobs() {
		out = append(out, p.command(j))
	}
	return out
}

func (p *program) command(j job) *cli.Command {
	var examples strings.Builder
	for _, e := range j.examples {
		fmt.Fprintf(&examples, "   %-50s %s\n", e[0], e[1])
	}
	return &cli.Command{
		Name: j.name, Usage: j.usage, HideHelpCommand: true, CustomHelpTemplate: helpTemplate,
		Description:  strings.TrimRight(examples.String(), "\n"),
		UsageText:    strings.TrimSpace("onrecord " + j.name + " [flags] " + j.args),
		Flags:        append(j.flags, commonFlags()...),
		OnUsageError: onUsageError,
		Action: func(c *cli.Context) error {
			p.quiet = c.Bool("quiet")
			switch f := c.String("error-format"); f {
			case "text", "json":
				p.jsonError = f == "json"
			default:
				return wrongUse("", "--error-format: want text or json, got %q", f)
			}
			if c.NArg() > j.most {
				return wrongUse("see: onrecord "+j.name+" --help", "want no argument %q here", c.Args().Get(j.most))
			}
			return j.run(c)
		},
	}
}

// jobs are the commands, in the order of the help.
func (p *program) jobs() []job {
	return []job{
		{
			name: "build", usage: "write everything for publication into a folder", run: p.build,
			examples: [][2]string{
				{"onrecord build", "write the built-in dataset's pages into dist/"},
				{"onrecord build --data flights --out public", "a dataset of your own, into public/"},
			},
			flags: append(writeFlags(&cli.StringFlag{Name: "out", Value: "dist", Usage: "the `FOLDER`; one that an earlier build made is replaced as a whole"}),
				overwriteFlag),
		},
		{
			name: "export", usage: "write the dataset in one format", run: p.export,
			values: map[string][]string{"format": export.Names()},
			examples: [][2]string{
				{"onrecord export --format json", "one JSON document to stdout"},
				{"onrecord export --out flights.xlsx", "the format follows from the name"},
				{"onrecord export --format csv --out tables", "a folder of CSV tables"},
			},
			flags: append(writeFlags(&cli.StringFlag{Name: "out", Usage: "the `FILE`, or the folder of a format that has several; - for stdout (default)"}),
				&cli.StringFlag{Name: "format", Usage: "`NAME`: " + strings.Join(export.Names(), ", ")},
				overwriteFlag),
		},
		{
			name: "check", usage: "find every problem in a dataset", run: p.check,
			values: map[string][]string{"format": {"text", "json"}},
			examples: [][2]string{
				{"onrecord check --data flights", "a line a problem: file:line:column: field: what is wrong"},
				{"onrecord check --data flights --format json", "the same for scripts"},
			},
			flags: []cli.Flag{&cli.StringFlag{Name: "format", Value: "text", Usage: "text or json"}},
		},
		{
			name: "schema", usage: "print the JSON Schema of what export writes", run: p.schema,
			examples: [][2]string{{"onrecord schema > onrecord.schema.json", "for validators and editors"}},
		},
		{
			name: "licenses", usage: "print what is embedded in this program, with its licences", run: p.licenses,
			examples: [][2]string{{"onrecord licenses", "names and full texts"}},
		},
		{
			name: "completion", usage: "print what makes a shell complete commands and flags", args: "SHELL", most: 1, run: p.completion,
			operands: shellNames(),
			examples: [][2]string{
				{"source <(onrecord completion bash)", "for this bash"},
				{"onrecord completion fish > onrecord.fish", "for fish; zsh likewise"},
			},
		},
		{
			name: "man", usage: "print the manual page", run: p.man,
			examples: [][2]string{{"onrecord man > onrecord.1", "then: man ./onrecord.1"}},
		},
	}
}

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
	if out == "-" && format.Binary && terminal(p.stdout) {
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

func (p *program) check(c *cli.Context) error {
	format := c.String("format")
	if format != "text" && format != "json" {
		return wrongUse("", "--format: want text or json, got %q", format)
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
