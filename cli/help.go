package cli

import (
	"fmt"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"
)

// A commandDoc is a command as help, completion and the manual see it.
type commandDoc struct {
	name, usage, synopsis string
	examples              []example
	flags                 []flagDoc
	argValues             []string // for completion
}

// A flagDoc is a flag as help, completion and the manual see it.
type flagDoc struct {
	names      []string // the longest first
	usage      string
	heading    string   // under which help lists it; empty for the command's own
	value      string   // the placeholder for its value; empty for a switch
	values     []string // nil if its value is a file
	takesFiles bool     // its value may be a file besides values
}

// commandDocs describes every command from the definitions that also parse the command line.
func (p *program) commandDocs() []commandDoc {
	var out []commandDoc
	for _, cmd := range p.commandList() {
		out = append(out, describe(cmd))
	}
	return out
}

func describe(cmd command) commandDoc {
	s := commandDoc{
		name: cmd.name, usage: cmd.usage, argValues: cmd.argValues, examples: cmd.examples,
		synopsis: strings.TrimSpace("onrecord " + cmd.name + " [flags] " + cmd.args),
	}
	for _, f := range cmd.allFlags() {
		s.flags = append(s.flags, describeFlag(f, cmd.flagValues))
	}
	return s
}

func describeFlag(f cli.Flag, values map[string][]string) flagDoc {
	out := flagDoc{names: slices.Clone(f.Names())}
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

// dashed returns a flag's name as it is typed.
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
Run onrecord COMMAND --help for details. Flags can go anywhere.
`

// help returns the help of a command as a template without actions.
func help(s commandDoc) string {
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

// The text of a flag begins in helpColumn and is wrapped at helpWidth.
const helpColumn, helpWidth = 26, 100

// help returns the lines of a flag, wrapped with a hanging indent.
func (f flagDoc) help() string {
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

// exampleLines returns the examples in two columns.
func exampleLines(s commandDoc) []string {
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
