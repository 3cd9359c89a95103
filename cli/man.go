package cli

import (
	"fmt"
	"io"
	"strings"

	"github.com/urfave/cli/v2"
)

func (p *program) manCommand() command {
	return command{
		name:     "man",
		usage:    "print the manual page",
		examples: []example{{"onrecord man > onrecord.1", "then: man ./onrecord.1"}},
		run:      p.runMan,
	}
}

func (p *program) runMan(*cli.Context) error { return writeMan(p.stdout, p.commandDocs()) }

// writeMan writes the manual page, in the man macros of roff.
func writeMan(w io.Writer, docs []commandDoc) error {
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
	b.WriteString(".SH NAME\nonrecord \\- turn sourced claims about numbers into charts, a workbook and data files\n")
	b.WriteString(".SH SYNOPSIS\n.B onrecord\n.I command\n[flags] [arguments]\n.SH COMMANDS\n")
	for _, s := range docs {
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
