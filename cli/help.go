package cli

import (
	"fmt"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"
)

// A spec is a command as completion and the man page see it.
type spec struct {
	name, usage, synopsis string
	examples              []example
	flags                 []flagSpec
	operands              []string // words that may follow the command
}

// A flagSpec is a flag: its names, longest first, and what may follow it.
type flagSpec struct {
	names   []string
	usage   string
	heading string   // the group under which help lists it; empty for the command's own
	value   string   // what its value is called; empty for a switch
	values  []string // the values there are; empty where any file may follow
	// takesFiles is true if a file may follow too.
	takesFiles bool
}

// specs are the commands from the same definitions as the command line itself.
func (p *program) specs() []spec {
	var out []spec
	for _, cmd := range p.commandList() {
		out = append(out, specOf(cmd))
	}
	return out
}

func specOf(cmd command) spec {
	s := spec{
		name: cmd.name, usage: cmd.usage, operands: cmd.argValues, examples: cmd.examples,
		synopsis: strings.TrimSpace("onrecord " + cmd.name + " [flags] " + cmd.args),
	}
	for _, f := range cmd.allFlags() {
		s.flags = append(s.flags, flagSpecOf(f, cmd.flagValues))
	}
	return s
}

func flagSpecOf(f cli.Flag, values map[string][]string) flagSpec {
	out := flagSpec{names: slices.Clone(f.Names())}
	slices.SortFunc(out.names, func(a, b string) int { return len(b) - len(a) })
	doc := f.(cli.DocGenerationFlag)
	out.heading = f.(cli.CategorizableFlag).GetCategory()
	out.usage = strings.ReplaceAll(doc.GetUsage(), "`", "")
	if doc.TakesValue() {
		_, rest, _ := strings.Cut(doc.GetUsage(), "`")
		out.value, _, _ = strings.Cut(rest, "`")
		out.values = values[out.names[0]]
		if s, ok := f.(*cli.StringFlag); ok && s.Value != "" {
			out.usage += " (default: " + s.Value + ")"
		}
		switch out.names[0] { // of every command, or most
		case "error-format":
			out.values = textOrJSON
		case "limit":
			out.values = limitNames("=")
		case "from":
			out.takesFiles = true
		}
	}
	return out
}

// dashed writes a flag's name as it is typed.
func dashed(name string) string {
	if len(name) == 1 {
		return "-" + name
	}
	return "--" + name
}

const appTemplate = `onrecord: {{.Usage}}

Examples:
{{.Description}}

Usage: onrecord COMMAND [flags] [arguments]

Commands:
{{range .VisibleCommands}}   {{printf "%-10s" .Name}} {{.Usage}}
{{end}}
Each command has a --help of its own. Flags may stand anywhere.
`

// help is the help text of a command, as a template without actions.
func help(s spec) string {
	var b strings.Builder
	fmt.Fprintf(&b, "onrecord %s: %s\n\nExamples:\n%s\n\nUsage: %s\n", s.name, s.usage, strings.Join(exampleLines(s), "\n"), s.synopsis)
	for _, heading := range []string{"", selecting, everyCommand} {
		title := heading
		if title == "" {
			title = "Flags"
		}
		for _, f := range s.flags {
			if f.heading != heading {
				continue
			}
			if title != "" {
				fmt.Fprintf(&b, "\n%s:\n", title)
				title = ""
			}
			b.WriteString(f.help())
		}
	}
	return strings.ReplaceAll(b.String(), "{{", "{{\"{{\"}}")
}

// helpColumn is where the text of a flag begins, and helpWidth where its lines end.
const helpColumn, helpWidth = 26, 100

// help is the flag with its text, wrapped and hanging.
func (f flagSpec) help() string {
	var names []string
	for _, n := range f.names {
		names = append(names, dashed(n))
	}
	line := "   " + strings.Join(names, ", ")
	if f.value != "" {
		line += " " + f.value
	}
	line = fmt.Sprintf("%-*s", helpColumn-1, line)
	var out strings.Builder
	for _, word := range strings.Fields(f.usage) {
		if len(line)+1+len(word) > helpWidth {
			out.WriteString(line + "\n")
			line = strings.Repeat(" ", helpColumn-1)
		}
		line += " " + word
	}
	return out.String() + line + "\n"
}

// exampleLines are the examples, what each does lined up where that fits.
func exampleLines(s spec) []string {
	width := 0
	for _, e := range s.examples {
		width = max(width, len(e.typed))
	}
	lines := make([]string, len(s.examples))
	for i, e := range s.examples {
		lines[i] = fmt.Sprintf("   %-*s   %s", width, e.typed, e.does)
	}
	return lines
}
