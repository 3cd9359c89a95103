package main

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"
)

// shells are the shells there is completion for, each with what writes it.
var shells = []struct {
	name  string
	write func(io.Writer, []spec) error
}{
	{"bash", writeBash},
	{"zsh", writeZsh},
	{"fish", writeFish},
}

// A spec is a command as completion and the man page see it.
type spec struct {
	name, usage, synopsis string
	examples              string
	flags                 []flagSpec
	operands              []string // words that may follow the command
}

// A flagSpec is a flag: its names, longest first, and what may follow it.
type flagSpec struct {
	names  []string
	usage  string
	value  string   // what its value is called; empty for a switch
	values []string // the values there are; empty where any file may follow
}

// specs are the commands from the same definitions as the help.
func (p *program) specs() []spec {
	var out []spec
	for _, j := range p.jobs() {
		cmd := p.command(j)
		s := spec{name: j.name, usage: j.usage, synopsis: cmd.UsageText, examples: cmd.Description, operands: j.operands}
		for _, f := range cmd.Flags {
			s.flags = append(s.flags, flagSpecOf(f, j.values))
		}
		out = append(out, s)
	}
	return out
}

func flagSpecOf(f cli.Flag, values map[string][]string) flagSpec {
	out := flagSpec{names: slices.Clone(f.Names())}
	slices.SortFunc(out.names, func(a, b string) int { return len(b) - len(a) })
	doc := f.(cli.DocGenerationFlag)
	out.usage = strings.ReplaceAll(doc.GetUsage(), "`", "")
	if doc.TakesValue() {
		out.value = "value"
		if _, rest, ok := strings.Cut(doc.GetUsage(), "`"); ok {
			out.value, _, _ = strings.Cut(rest, "`")
		}
		out.values = values[out.names[0]]
		if out.names[0] == "error-format" {
			out.values = []string{"text", "json"}
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

func specNames(specs []spec) []string {
	names := make([]string, len(specs))
	for i, s := range specs {
		names[i] = s.name
	}
	return names
}

func writeBash(w io.Writer, specs []spec) error {
	var b strings.Builder
	b.WriteString(`# bash completion for onrecord: source it, or put it among your completions
_onrecord() {
	local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]} cmd= word
	for word in "${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
		case $word in
		` + strings.Join(specNames(specs), "|") + `) cmd=$word; break ;;
		esac
	done
	case $cmd,$prev in
`)
	for _, s := range specs {
		for _, f := range s.flags {
			if f.value == "" {
				continue
			}
			reply := `compgen -f -- "$cur"`
			if len(f.values) > 0 {
				reply = fmt.Sprintf(`compgen -W "%s" -- "$cur"`, strings.Join(f.values, " "))
			}
			fmt.Fprintf(&b, "\t%s,--%s) mapfile -t COMPREPLY < <(%s); return ;;\n", s.name, f.names[0], reply)
		}
	}
	b.WriteString("\tesac\n\tcase $cmd in\n")
	fmt.Fprintf(&b, "\t'') mapfile -t COMPREPLY < <(compgen -W \"%s help --help --version\" -- \"$cur\") ;;\n", strings.Join(specNames(specs), " "))
	for _, s := range specs {
		var words []string
		for _, f := range s.flags {
			for _, n := range f.names {
				words = append(words, dashed(n))
			}
		}
		words = append(append(words, "--help"), s.operands...)
		fmt.Fprintf(&b, "\t%s) mapfile -t COMPREPLY < <(compgen -W \"%s\" -- \"$cur\") ;;\n", s.name, strings.Join(words, " "))
	}
	b.WriteString("\tesac\n}\ncomplete -o default -F _onrecord onrecord\n")
	_, err := io.WriteString(w, b.String())
	return err
}

func writeZsh(w io.Writer, specs []spec) error {
	// A description stands between brackets in single quotes, and a colon ends it.
	escape := strings.NewReplacer("'", "'\\''", "[", "\\[", "]", "\\]", ":", "\\:").Replace
	var b strings.Builder
	b.WriteString("#compdef onrecord\n# zsh completion for onrecord: put it into a folder of your fpath as _onrecord\n_onrecord() {\n\tlocal -a commands\n\tcommands=(\n")
	for _, s := range specs {
		fmt.Fprintf(&b, "\t\t'%s:%s'\n", s.name, escape(s.usage))
	}
	b.WriteString("\t)\n\tlocal state\n\t_arguments -C '1:command:->command' '*::argument:->argument'\n\tcase $state in\n\tcommand) _describe command commands ;;\n\targument)\n\t\tcase $words[1] in\n")
	for _, s := range specs {
		fmt.Fprintf(&b, "\t\t%s)\n\t\t\t_arguments \\\n", s.name)
		for _, f := range s.flags {
			action := ""
			switch {
			case len(f.values) > 0:
				action = fmt.Sprintf(":%s:(%s)", escape(f.value), strings.Join(f.values, " "))
			case f.value != "":
				action = fmt.Sprintf(":%s:_files", escape(f.value))
			}
			fmt.Fprintf(&b, "\t\t\t\t'%s[%s]%s' \\\n", dashed(f.names[0]), escape(f.usage), action)
		}
		rest := "_files"
		if len(s.operands) > 0 {
			rest = "(" + strings.Join(s.operands, " ") + ")"
		}
		fmt.Fprintf(&b, "\t\t\t\t'--help[show help]' '*:argument:%s'\n\t\t\t;;\n", rest)
	}
	b.WriteString("\t\tesac\n\t\t;;\n\tesac\n}\n[[ $funcstack[1] = _onrecord ]] && _onrecord \"$@\" || compdef _onrecord onrecord\n")
	_, err := io.WriteString(w, b.String())
	return err
}

func writeFish(w io.Writer, specs []spec) error {
	quote := func(s string) string { return "'" + strings.NewReplacer(`\`, `\\`, "'", `\'`).Replace(s) + "'" }
	var b strings.Builder
	b.WriteString("# fish completion for onrecord: put it into your completions as onrecord.fish\n")
	for _, s := range specs {
		fmt.Fprintf(&b, "complete -c onrecord -f -n __fish_use_subcommand -a %s -d %s\n", s.name, quote(s.usage))
		seen := "-n '__fish_seen_subcommand_from " + s.name + "'"
		for _, f := range s.flags {
			fmt.Fprintf(&b, "complete -c onrecord %s -l %s", seen, f.names[0])
			for _, n := range f.names[1:] {
				fmt.Fprintf(&b, " -s %s", n)
			}
			switch {
			case len(f.values) > 0:
				fmt.Fprintf(&b, " -x -a %s", quote(strings.Join(f.values, " ")))
			case f.value != "":
				b.WriteString(" -r -F")
			}
			fmt.Fprintf(&b, " -d %s\n", quote(f.usage))
		}
		if len(s.operands) > 0 {
			fmt.Fprintf(&b, "complete -c onrecord %s -f -a %s\n", seen, quote(strings.Join(s.operands, " ")))
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// writeMan writes the manual page, in the man macros of roff.
func writeMan(w io.Writer, specs []spec) error {
	escape := func(s string) string {
		s = strings.NewReplacer(`\`, `\e`, "-", `\-`).Replace(s)
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
		for _, line := range strings.Split(s.examples, "\n") {
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
	{exitInvalid, "the dataset is not valid"},
	{exitFindings, "findings, where they were asked to count (lint --strict)"},
}
