package cli

import (
	"bytes"
	"fmt"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"onrecord/charts"
	"onrecord/dataset"
	"onrecord/dataset/lint"
	"onrecord/export"
	"onrecord/internal/testkit/golden"
)

var generated = regexp.MustCompile(`(?s)(<!-- table: ([a-z-]+) -->\n).*?(<!-- end -->)`)

// The tables of the papers are generated from the slices that the program itself uses, each in one paper.
// go test ./cli -run Docs -update rewrites them.
func TestDocsTables(t *testing.T) {
	tables := docsTables(t)
	seen := map[string]string{}
	for _, p := range papers(t) {
		text := generated.ReplaceAllStringFunc(p.text, func(old string) string {
			m := generated.FindStringSubmatch(old)
			table, known := tables[m[2]]
			switch {
			case !known:
				t.Errorf("%s has a table %q, which docsTables lacks", p.name, m[2])
			case seen[m[2]] != "":
				t.Errorf("%s has the table %q, and so has %s", p.name, m[2], seen[m[2]])
			}
			seen[m[2]] = p.name
			return m[1] + table + m[3]
		})
		golden.Check(t, filepath.Join("..", p.name), text)
	}
	for name := range tables {
		if seen[name] == "" {
			t.Errorf("no paper has the table %q; want <!-- table: %s --> and <!-- end -->", name, name)
		}
	}
}

// docsTables returns the Markdown of each table by its name.
func docsTables(t *testing.T) map[string]string {
	return map[string]string{
		"commands":   commandReference(t),
		"formats":    markdownTable("format | is", export.Formats, func(f export.Format) string { return code(f.Name) + " | " + f.About }),
		"charts":     markdownTable("chart | shows", charts.All, func(c charts.Chart) string { return code(c.Name) + " | " + c.About }),
		"limits":     limitTable(),
		"exits":      exitTable(),
		"tables":     tableOfTables(),
		"columns":    columnTables(),
		"derived":    derivedTables(),
		"qualifiers": codeTable("figures", "qualifier"),
		"measures":   codeTable("figures", "measure"),
		"findings":   markdownTable("code | finds", lint.Codes, codeRow),
	}
}

func code(s string) string { return "`" + s + "`" }

// markdownTable is a table with a heading and a row for each item; " | " separates cells.
func markdownTable[T any](heading string, items []T, row func(T) string) string {
	var b strings.Builder
	fmt.Fprintf(&b, "| %s |\n|%s\n", heading, strings.Repeat(" --- |", 1+strings.Count(heading, " | ")))
	for _, item := range items {
		fmt.Fprintf(&b, "| %s |\n", row(item))
	}
	return b.String()
}

func limitTable() string {
	defaults := dataset.DefaultLimits
	return markdownTable("limit | of | default", dataset.AllLimits, func(l dataset.Limit) string {
		return fmt.Sprintf("`%s` | %s | %d", l.Name, l.About, *l.Of(&defaults))
	})
}

func exitTable() string {
	var b strings.Builder
	b.WriteString("| status | means |\n| --- | --- |\n")
	for _, s := range exitStatuses {
		fmt.Fprintf(&b, "| %d | %s |\n", s.code, s.doc)
	}
	return b.String()
}

// tableOfTables lists the tables of a dataset with what a row of each is.
func tableOfTables() string {
	return markdownTable("table | one row", dataset.Tables, func(table dataset.Table) string {
		return fmt.Sprintf("[`%s`](#%s) | %s", table.Name, table.Name, rowOf(table))
	})
}

func rowOf(table dataset.Table) string {
	return strings.TrimSuffix(strings.TrimPrefix(table.Doc, "One row "), ".")
}

// columnTables has a section for each table of a dataset, with its columns.
func columnTables() string {
	var b strings.Builder
	for _, t := range dataset.Tables {
		b.WriteString(columnSection(t.Name, t.Doc, t.Fields))
	}
	return b.String() + "\n"
}

// derivedTables has the same for the derived tables.
func derivedTables() string {
	var b strings.Builder
	for _, t := range export.Tables {
		if t.Derived {
			b.WriteString(columnSection(t.Name, t.Doc, t.Fields))
		}
	}
	return b.String() + "\n"
}

func columnSection(name, doc string, fields []dataset.Field) string {
	return fmt.Sprintf("\n### %s\n\n%s\n\n", name, doc) + markdownTable("column | holds", fields, func(f dataset.Field) string {
		column := code(f.Name)
		if f.Required {
			column = "**" + column + "**"
		}
		return column + " | " + f.Doc + allowed(f)
	})
}

// allowed lists the codes of a column, or names the table that it points into.
func allowed(f dataset.Field) string {
	switch {
	case f.To != "" && f.Kind != dataset.KindRef:
		return " Ids of " + code(f.To) + ", separated by commas in CSV."
	case f.To != "":
		return " An id of " + code(f.To) + "."
	case len(f.Codes) == 0:
		return ""
	}
	names := make([]string, len(f.Codes))
	for i, c := range f.Codes {
		names[i] = code(c.Name)
	}
	return " One of " + strings.Join(names, ", ") + "."
}

// codeTable lists the codes of a column with what they mean.
func codeTable(table, column string) string {
	t, _ := dataset.TableNamed(table)
	return markdownTable(column+" | means", t.Fields[t.Column(column)].Codes, codeRow)
}

func codeRow(c dataset.Code) string { return code(c.Name) + " | " + c.Doc }

// commandReference is the help of every command. The flags that all of them share stand at its end.
func commandReference(t *testing.T) string {
	t.Helper()
	var b strings.Builder
	shared := map[string]string{}
	for _, m := range regexp.MustCompile(`(?m)^   (\w+) +(\S.*)$`).FindAllStringSubmatch(cut(helpOf(t), "\nCommands:\n", "\n\n"), -1) {
		parts := strings.Split(helpOf(t, m[1]), "\n\n")
		fmt.Fprintf(&b, "\n## %s\n\n%s.\n\n```text\n", m[1], strings.ToUpper(m[2][:1])+m[2][1:])
		var own []string
		for _, part := range parts[1:] {
			if heading, flags, _ := strings.Cut(strings.TrimSpace(part), "\n"); strings.HasPrefix(heading, "Selecting") || heading == "Every command:" {
				shared[heading] = flags
				continue
			}
			own = append(own, strings.TrimSpace(part))
		}
		b.WriteString(strings.Join(own, "\n\n") + "\n```\n")
	}
	for heading, flags := range shared {
		if rule, ok := strings.CutPrefix(heading, "Selecting ("); ok {
			fmt.Fprintf(&b, "\n## Selecting\n\n%s.\n\n```text\n%s\n```\n", strings.ToUpper(rule[:1])+strings.TrimSuffix(rule[1:], "):"), flags)
		}
	}
	fmt.Fprintf(&b, "\n## Every command\n\n```text\n%s\n```\n\n", shared["Every command:"])
	return b.String()
}

func helpOf(t *testing.T, command ...string) string {
	t.Helper()
	var out, errs bytes.Buffer
	if status := Run(append(append([]string{"onrecord"}, command...), "--help"), strings.NewReader(""), &out, &errs); status != exitDone {
		t.Fatalf("onrecord %q --help: exit %d: %s", command, status, &errs)
	}
	return out.String()
}

// cut returns what stands between two words of a text.
func cut(text, after, before string) string {
	_, text, _ = strings.Cut(text, after)
	text, _, _ = strings.Cut(text, before)
	return text
}
