package cli

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"
)

// A spec is a command as completion and the man page see it.
type spec struct {
	name, usage, synopsis string
	examples              [][2]string
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
}

// specs are the commands from the same definitions as the command line itself.
func (p *program) specs() []spec {
	var out []spec
	for _, j := range p.jobs() {
		out = append(out, specOf(j))
	}
	return out
}

func specOf(j job) spec {
	s := spec{
		name: j.name, usage: j.usage, operands: j.operands, examples: j.examples,
		synopsis: strings.TrimSpace("onrecord " + j.name + " [flags] " + j.args),
	}
	for _, f := range j.allFlags() {
		s.flags = append(s.flags, flagSpecOf(f, j.values))
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
		width = max(width, len(e[0]))
	}
	lines := make([]string, len(s.examples))
	for i, e := range s.examples {
		lines[i] = fmt.Sprintf("   %-*s   %s", width, e[0], e[1])
	}
	return lines
}

// writeMan writes the manual page, in the man macros of roff.
func writeMan(w io.Writer, specs []spec) error {
	special := strings.NewReplacer(`\`, `\e`, "-", `\-`)
	escape := func(s string) string {
		s = special.Replace(s)
		if strings.HasPrefix(s, ".") || strings.HasPrefix(s, "'") {
			s = `\&` + s
		}
		return s
	}
	var b strings.Builder
	fmt.Fprintf(&b, ".TH ONRECORD 1 \"\" \"onrecord %s\" \"User Commands\"\n", version)
	b.WriteString(".SH NAME\nonrecord \\- charts, a workbook and JSON from claims that are on the record\n")
	b.WriteString(".SH SYNOPSIS\n.B onrecord\n.I command\n[flags] [arguments]\n.SH COMMANDS\n")
	for _, s := range specs {
		fmt.Fprintf(&b, ".SS %s\n%s.\n.PP\n.B %s\n.PP\nExamples:\n.PP\n.nf\n", escape(s.name), escape(s.usage), escape(s.synopsis))
		for _, line := range exampleLines(s) {
			b.WriteString(escape(line) + "\n")
		}
		b.WriteString(".fi\n")
		for _, f := range s.flags {
			var names []string
			for _, n := range f.names {
				names = append(names, `\fB`+escape(dashed(n))+`\fR`)
			}
			head := strings.Join(names, ", ")
			if f.value != "" {
				head += ` \fI` + escape(f.value) + `\fR`
			}
			fmt.Fprintf(&b, ".TP\n%s\n%s\n", head, escape(f.usage))
		}
	}
	b.WriteString(".SH EXIT STATUS\n")
	for _, s := range exitStatuses {
		fmt.Fprintf(&b, ".TP\n%d\n%s\n", s.code, escape(s.doc))
	}
	b.WriteString(".SH ENVIRONMENT\n.TP\n.B NO_COLOR\nwhen set, nothing is printed in colour\n")
	_, err := io.WriteString(w, b.String())
	return err
}

// exitStatuses describe the exit statuses for the manual and the README.
var exitStatuses = []struct {
	code int
	doc  string
}{
	{exitDone, "done"},
	{exitFailed, "failed"},
	{exitUsage, "used wrongly"},
	{exitInvalid, "the dataset is not valid, or the house style"},
	{exitFindings, "findings, where they were asked to count (lint --strict)"},
}
