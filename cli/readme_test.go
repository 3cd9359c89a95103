package cli

import (
	"bytes"
	"fmt"
	"os"
	"regexp"
	"strings"
	"testing"

	"onrecord/charts"
	"onrecord/dataset"
	"onrecord/export"
	"onrecord/internal/testkit"
)

// The README's tables are made from the slices that the program itself uses. go test . -update writes
// them anew.
func TestReadmeTables(t *testing.T) {
	readme, err := os.ReadFile("../README.md")
	if err != nil {
		t.Fatal(err)
	}
	text := string(readme)
	for name, table := range readmeTables() {
		re := regexp.MustCompile(`(?s)(<!-- table: ` + name + ` -->\n).*?(<!-- end -->)`)
		if !re.MatchString(text) {
			t.Errorf("the README has no table %q; want <!-- table: %s --> and <!-- end -->", name, name)
			continue
		}
		text = re.ReplaceAllStringFunc(text, func(old string) string {
			m := re.FindStringSubmatch(old)
			return m[1] + table + m[2]
		})
	}
	if *update {
		if err := os.WriteFile("../README.md", []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if text != string(readme) {
		t.Errorf("the README's tables are out of date; run: go test . -update")
	}
}

func readmeTables() map[string]string {
	tables := map[string]string{}
	row := func(name string, cells ...string) {
		tables[name] += "| " + strings.Join(cells, " | ") + " |\n"
	}
	head := func(name string, cells ...string) {
		row(name, cells...)
		row(name, strings.Split(strings.Repeat("---,", len(cells)-1)+"---", ",")...)
	}
	head("commands", "command", "does")
	for _, s := range (&program{}).specs() {
		row("commands", "`"+s.name+"`", s.usage)
	}
	head("formats", "format", "is")
	for _, f := range export.Formats {
		row("formats", "`"+f.Name+"`", f.About)
	}
	head("charts", "chart", "shows")
	for _, c := range charts.All {
		row("charts", "`"+c.Name+"`", c.About)
	}
	head("exits", "status", "means")
	for _, s := range exitStatuses {
		row("exits", fmt.Sprint(s.code), s.doc)
	}
	head("limits", "limit", "of", "default")
	for _, l := range dataset.EachLimit {
		defaults := dataset.DefaultLimits
		row("limits", "`"+l.Name+"`", l.About, fmt.Sprint(*l.Of(&defaults)))
	}
	head("qualifiers", "qualifier", "means")
	head("tables", "table", "one row is", "columns")
	for _, table := range dataset.Tables {
		var columns []string
		for _, f := range table.Fields {
			name := "`" + f.Name + "`"
			if f.Required {
				name = "**" + name + "**"
			}
			columns = append(columns, name)
			if f.Name == "qualifier" {
				for _, c := range f.Codes {
					row("qualifiers", "`"+c.Name+"`", c.Doc)
				}
			}
		}
		row("tables", "`"+table.Name+"`", strings.TrimSuffix(strings.TrimPrefix(table.Doc, "One row is "), "."), strings.Join(columns, ", "))
	}
	return tables
}

// A README command that does not work is a lie: each line that begins with "$ onrecord" is run, in
// order, in one folder, and what stands below it is what it prints. A line of three dots stands for
// any number of lines.
func TestReadmeCommands(t *testing.T) {
	testkit.SkipIfShort(t, "runs the whole program")
	readme, err := os.ReadFile("../README.md")
	if err != nil {
		t.Fatal(err)
	}
	t.Chdir(t.TempDir())
	ran := 0
	for _, block := range regexp.MustCompile("(?s)```console\n(.*?)```").FindAllStringSubmatch(string(readme), -1) {
		for _, step := range strings.Split("\n"+block[1], "\n$ ")[1:] {
			command, want, _ := strings.Cut(step, "\n")
			runStep(t, command, want)
			ran++
		}
	}
	if ran < 5 {
		t.Errorf("ran %d commands of the README; want at least 5", ran)
	}
}

func runStep(t *testing.T, command, want string) {
	t.Helper()
	var out bytes.Buffer
	in := []byte(nil)
	for _, part := range strings.Split(command, " | ") {
		args := words(part)
		if args[0] != "onrecord" {
			t.Fatalf("%q: want only commands of onrecord", command)
		}
		out.Reset()
		var errs bytes.Buffer
		code := Run(args, bytes.NewReader(in), &out, &errs)
		if code != exitDone && code != exitInvalid && code != exitFindings {
			t.Fatalf("$ %s\nexit %d: %s", command, code, &errs)
		}
		out.Write(errs.Bytes())
		in = bytes.Clone(out.Bytes())
	}
	pattern := "(?s)^" + strings.ReplaceAll(regexp.QuoteMeta(strings.TrimSpace(want)), `\.\.\.`, `.*`) + "$"
	if !regexp.MustCompile(pattern).MatchString(strings.TrimSpace(out.String())) {
		t.Errorf("$ %s\ngot:\n%s\nwant:\n%s", command, &out, want)
	}
}

// words splits a command at spaces outside quotes.
func words(command string) []string {
	var out []string
	for _, m := range regexp.MustCompile(`"[^"]*"|'[^']*'|\S+`).FindAllString(command, -1) {
		out = append(out, strings.Trim(m, `"'`))
	}
	return out
}
