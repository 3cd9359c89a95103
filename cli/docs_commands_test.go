package cli

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"onrecord/internal/testkit"
	"onrecord/internal/testkit/golden"
)

// TestDocsCommands runs every console block of every document, as a reader would follow it: in one folder, in
// order, saving the blocks that name a file. The text below a command is what
// it prints; three dots stand for anything. A command may fail only if "$ echo $?" comes next.
func TestDocsCommands(t *testing.T) {
	testkit.SkipIfShort(t, "runs the whole program")
	if _, err := os.Stat("../charts/assets/files/echarts/echarts.js"); err != nil {
		testkit.Skip(t, "ECharts in the program", "run make assets")
	}
	for _, p := range papers(t) {
		script, steps := p.script()
		if len(steps) == 0 {
			continue
		}
		t.Run(p.name, func(t *testing.T) {
			dir := t.TempDir()
			follow(t, p.name, script, steps, dir)
			comparePictures(t, p, dir)
		})
	}
}

// A step is a command of a paper, with what it has to print.
type step struct {
	command, want string
	line          int
	mayFail       bool // the next command prints its exit status
}

// edit is how a paper says what the reader types into a cell of a workbook.
var edit = regexp.MustCompile(`(?m)^<!-- edit (\S+) (\S+) (\S+) (.*) -->$`)

// script returns a shell script that does what the paper says, and the commands in it. Before each, and at
// the end, the script prints a mark with the exit status so far.
func (p paper) script() (string, []step) {
	var script strings.Builder
	var steps []step
	text := edit.ReplaceAllString(p.text, "```edit $1\nedit-cell $1 $2 $3 '$4'\n```")
	for _, b := range (paper{p.name, text}).blocks() {
		switch {
		case b.language == "console":
			for _, s := range consoleSteps(b) {
				if n := len(steps); n > 0 {
					steps[n-1].mayFail = s.command == "echo $?"
				}
				fmt.Fprintf(&script, "%s%s\n", mark, s.command)
				steps = append(steps, s)
			}
		case b.language == "edit":
			script.WriteString(b.text)
		case b.file != "":
			fmt.Fprintf(&script, "mkdir -p '%s'\ncat >'%s' <<'END OF FILE'\n%sEND OF FILE\n", filepath.Dir(b.file), b.file, b.text)
		}
	}
	script.WriteString(mark)
	return script.String(), steps
}

// mark prints the exit status of the command before it, between two characters that no output has, and
// leaves $? as it was.
const mark = `s=$?; printf '\036%d\037' $s; (exit $s)` + "\n"

func consoleSteps(b codeBlock) []step {
	var steps []step
	for _, s := range strings.Split("\n"+b.text, "\n$ ")[1:] {
		command, want, _ := strings.Cut(s, "\n")
		for strings.HasSuffix(command, `\`) {
			more, rest, _ := strings.Cut(want, "\n")
			command, want = command+"\n"+more, rest
		}
		steps = append(steps, step{command: command, want: want, line: b.line})
	}
	return steps
}

// follow runs the script of a paper in a folder and compares what each step prints.
func follow(t *testing.T, name, script string, steps []step, dir string) {
	t.Helper()
	program, err := exec.LookPath("onrecord")
	if err != nil {
		t.Fatal(err)
	}
	sh := exec.Command("/bin/sh")
	sh.Dir, sh.Stdin = dir, strings.NewReader(script)
	sh.Env = []string{"HOME=" + dir, "PATH=" + filepath.Dir(program) + ":/usr/bin:/bin", "XDG_CACHE_HOME=" + os.Getenv("XDG_CACHE_HOME")}
	out, _ := sh.CombinedOutput() // the status of each command is in the output
	printed := strings.Split(string(out), "\036")
	if len(printed) != len(steps)+2 {
		t.Fatalf("%s: got %d steps, want %d; it printed:\n%s", name, len(printed)-2, len(steps), out)
	}
	for i, s := range steps {
		_, got, _ := strings.Cut(printed[i+1], "\037")
		next, _, _ := strings.Cut(printed[i+2], "\037")
		if status, err := strconv.Atoi(next); err != nil || status != 0 && !s.mayFail {
			t.Errorf("%s: block at line %d:\n$ %s\nexit %s: %s", name, s.line, s.command, next, got)
		}
		pattern := "(?s)^" + strings.ReplaceAll(regexp.QuoteMeta(strings.TrimSpace(s.want)), `\.\.\.`, `.*`) + "$"
		if !regexp.MustCompile(pattern).MatchString(strings.TrimSpace(got)) {
			t.Errorf("%s: block at line %d:\n$ %s\ngot:\n%s\nwant:\n%s", name, s.line, s.command, got, s.want)
		}
	}
}

// comparePictures compares each picture that a paper shows with the one of that name that its commands
// drew, and writes it with -update.
func comparePictures(t *testing.T, p paper, dir string) {
	t.Helper()
	for _, m := range regexp.MustCompile(`!\[[^\]]*\]\(([^)]+\.png)\)`).FindAllStringSubmatch(p.text, -1) {
		path := filepath.Join("..", filepath.Dir(p.name), m[1])
		drawn, err := os.ReadFile(filepath.Join(dir, filepath.Base(path)))
		if err != nil {
			t.Errorf("%s shows %s, but no command in it draws that picture", p.name, m[1])
			continue
		}
		if max := 100_000; strings.Contains(path, "pictures") && len(drawn) > max {
			t.Errorf("%s: %s has %d bytes, want at most %d: draw it smaller", p.name, m[1], len(drawn), max)
		}
		if shown, err := os.ReadFile(path); err == nil && bytes.Equal(shown, drawn) {
			continue
		}
		if !golden.Update() {
			t.Errorf("%s: %s is not what the program draws today; run: go test ./cli -run Docs -update", p.name, m[1])
			continue
		}
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, drawn, 0o644); err != nil {
			t.Fatal(err)
		}
	}
}
