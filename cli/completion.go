package cli

import (
	"fmt"
	"io"
	"strings"

	"github.com/urfave/cli/v2"
)

func (p *program) completionCommand() command {
	return command{
		name:      "completion",
		usage:     "print a shell completion script",
		args:      "SHELL",
		maxArgs:   1,
		argValues: shellNames(),
		examples: []example{
			{"source <(onrecord completion bash)", "for this bash"},
			{"onrecord completion fish > onrecord.fish", "for fish, and the same for zsh"},
		},
		run: p.runCompletion,
	}
}

func (p *program) runCompletion(c *cli.Context) error {
	for _, s := range shells {
		if s.name == c.Args().First() {
			return s.write(p.stdout, p.commandDocs())
		}
	}
	return usageErrorf("see: onrecord completion --help", "want a shell, one of %s, got %q", strings.Join(shellNames(), ", "), c.Args().First())
}

// shells are the shells with completion.
var shells = []struct {
	name  string
	write func(io.Writer, []commandDoc) error
}{
	{"bash", writeBash},
	{"zsh", writeZsh},
	{"fish", writeFish},
}

func shellNames() []string {
	names := make([]string, len(shells))
	for i, s := range shells {
		names[i] = s.name
	}
	return names
}

func docNames(docs []commandDoc) []string {
	names := make([]string, len(docs))
	for i, s := range docs {
		names[i] = s.name
	}
	return names
}

func writeBash(w io.Writer, docs []commandDoc) error {
	var b strings.Builder
	b.WriteString(`# bash completion for onrecord: source it, or put it in your folder of completions
_onrecord() {
	local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]} cmd= word
	for word in "${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
		case $word in
		` + strings.Join(docNames(docs), "|") + `) cmd=$word; break ;;
		esac
	done
	case $cmd,$prev in
`)
	for _, s := range docs {
		for _, f := range s.flags {
			if f.value == "" {
				continue
			}
			reply := `compgen -f -- "$cur"`
			if len(f.values) > 0 {
				files := ""
				if f.takesFiles {
					files = "-f "
				}
				reply = fmt.Sprintf(`compgen %s-W "%s" -- "$cur"`, files, strings.Join(f.values, " "))
			}
			fmt.Fprintf(&b, "\t%s,--%s) mapfile -t COMPREPLY < <(%s); return ;;\n", s.name, f.names[0], reply)
		}
	}
	b.WriteString("\tesac\n\tcase $cmd in\n")
	fmt.Fprintf(&b, "\t'') mapfile -t COMPREPLY < <(compgen -W \"%s help --help --version\" -- \"$cur\") ;;\n", strings.Join(docNames(docs), " "))
	for _, s := range docs {
		var words []string
		for _, f := range s.flags {
			for _, n := range f.names {
				words = append(words, dashed(n))
			}
		}
		words = append(append(words, "--help"), s.argValues...)
		fmt.Fprintf(&b, "\t%s) mapfile -t COMPREPLY < <(compgen -W \"%s\" -- \"$cur\") ;;\n", s.name, strings.Join(words, " "))
	}
	b.WriteString("\tesac\n}\ncomplete -o default -F _onrecord onrecord\n")
	_, err := io.WriteString(w, b.String())
	return err
}

func writeZsh(w io.Writer, docs []commandDoc) error {
	// A description stands between brackets in single quotes, and a colon ends it.
	escape := strings.NewReplacer("'", "'\\''", "[", "\\[", "]", "\\]", ":", "\\:").Replace
	var b strings.Builder
	b.WriteString("#compdef onrecord\n# zsh completion for onrecord: put it into a folder of your fpath as _onrecord\n_onrecord() {\n\tlocal -a commands\n\tcommands=(\n")
	for _, s := range docs {
		fmt.Fprintf(&b, "\t\t'%s:%s'\n", s.name, escape(s.usage))
	}
	b.WriteString("\t)\n\tlocal state\n\t_arguments -C '1:command:->command' '*::argument:->argument'\n\tcase $state in\n\tcommand) _describe command commands ;;\n\targument)\n\t\tcase $words[1] in\n")
	for _, s := range docs {
		fmt.Fprintf(&b, "\t\t%s)\n\t\t\t_arguments \\\n", s.name)
		for _, f := range s.flags {
			action := ""
			switch {
			case len(f.values) > 0 && f.takesFiles:
				action = fmt.Sprintf(":%s:{compadd %s; _files}", escape(f.value), strings.Join(f.values, " "))
			case len(f.values) > 0:
				action = fmt.Sprintf(":%s:(%s)", escape(f.value), strings.Join(f.values, " "))
			case f.value != "":
				action = fmt.Sprintf(":%s:_files", escape(f.value))
			}
			fmt.Fprintf(&b, "\t\t\t\t'%s[%s]%s' \\\n", dashed(f.names[0]), escape(f.usage), action)
		}
		rest := "_files"
		if len(s.argValues) > 0 {
			rest = "(" + strings.Join(s.argValues, " ") + ")"
		}
		fmt.Fprintf(&b, "\t\t\t\t'--help[show help]' '*:argument:%s'\n\t\t\t;;\n", rest)
	}
	b.WriteString("\t\tesac\n\t\t;;\n\tesac\n}\n[[ $funcstack[1] = _onrecord ]] && _onrecord \"$@\" || compdef _onrecord onrecord\n")
	_, err := io.WriteString(w, b.String())
	return err
}

func writeFish(w io.Writer, docs []commandDoc) error {
	quote := func(s string) string { return "'" + strings.NewReplacer(`\`, `\\`, "'", `\'`).Replace(s) + "'" }
	var b strings.Builder
	b.WriteString("# fish completion for onrecord: put it in your folder of completions as onrecord.fish\n")
	for _, s := range docs {
		fmt.Fprintf(&b, "complete -c onrecord -f -n __fish_use_subcommand -a %s -d %s\n", s.name, quote(s.usage))
		seen := "-n '__fish_seen_subcommand_from " + s.name + "'"
		for _, f := range s.flags {
			fmt.Fprintf(&b, "complete -c onrecord %s -l %s", seen, f.names[0])
			for _, n := range f.names[1:] {
				fmt.Fprintf(&b, " -s %s", n)
			}
			switch {
			case len(f.values) > 0 && f.takesFiles:
				fmt.Fprintf(&b, " -r -F -a %s", quote(strings.Join(f.values, " ")))
			case len(f.values) > 0:
				fmt.Fprintf(&b, " -x -a %s", quote(strings.Join(f.values, " ")))
			case f.value != "":
				b.WriteString(" -r -F")
			}
			fmt.Fprintf(&b, " -d %s\n", quote(f.usage))
		}
		if len(s.argValues) > 0 {
			fmt.Fprintf(&b, "complete -c onrecord %s -f -a %s\n", seen, quote(strings.Join(s.argValues, " ")))
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}
