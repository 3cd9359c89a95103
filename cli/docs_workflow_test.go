package cli

import (
	"crypto/sha256"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"go.yaml.in/yaml/v3"

	"onrecord/internal/testkit"
)

// fenced returns the one block of docs/scripts.md in a language.
func fenced(t *testing.T, language string) string {
	t.Helper()
	scripts := paper{"docs/scripts.md", fromRoot(t, "docs/scripts.md")}
	for _, b := range scripts.blocks() {
		if b.language == language {
			return b.text
		}
	}
	t.Fatalf("docs/scripts.md has no block of %s", language)
	return ""
}

// newsroom returns a folder with what the examples of docs/scripts.md expect: the program, a dataset and a
// story.
func newsroom(t *testing.T, story string) string {
	t.Helper()
	program, err := exec.LookPath("onrecord")
	if err != nil {
		t.Fatal(err)
	}
	home := t.TempDir()
	root := filepath.Join(home, "newsroom")
	if err := os.MkdirAll(filepath.Join(root, "bin"), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(program, filepath.Join(root, "bin", "onrecord")); err != nil {
		t.Fatal(err)
	}
	if out, err := exec.Command(program, "init", filepath.Join(root, "flights")).CombinedOutput(); err != nil {
		t.Fatalf("init: %v: %s", err, out)
	}
	if err := os.WriteFile(filepath.Join(root, "flights", "story.md"), []byte(story), 0o600); err != nil {
		t.Fatal(err)
	}
	return root
}

// A workflow is a run of the one that init writes, with the steps that docs/scripts.md adds, on this machine.
type workflow struct {
	root, home, temp string
	url, sha256      string
}

// newWorkflow returns the workflow of the dataset in a folder, with the address of the program filled in.
func newWorkflow(t *testing.T, root string) *workflow {
	t.Helper()
	program := filepath.Join(t.TempDir(), "release")
	text, err := os.ReadFile(programPath(t))
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(program, text, 0o600); err != nil {
		t.Fatal(err)
	}
	return &workflow{root: root, home: t.TempDir(), temp: t.TempDir(), url: "file://" + program, sha256: fmt.Sprintf("%x", sha256.Sum256(text))}
}

// run does what GitHub does with the "run:" steps, and returns the one that failed with its output.
func (w *workflow) run(t *testing.T) (failed, output string) {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(w.root, ".github", "workflows", "check.yml"))
	if err != nil {
		t.Fatal(err)
	}
	var file struct {
		Env  map[string]string
		Jobs struct {
			Check struct {
				Steps []struct{ Uses, Run string }
			}
		}
	}
	if err := yaml.Unmarshal(append(text, fenced(t, "yaml")...), &file); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"ONRECORD_URL", "ONRECORD_SHA256"} {
		if value, ok := file.Env[name]; !ok || value != "" {
			t.Errorf("%s is %q in the workflow, want it there and empty", name, value)
		}
	}
	added := filepath.Join(t.TempDir(), "path") // $GITHUB_PATH: folders for the steps that follow
	ran := 0
	for _, step := range file.Jobs.Check.Steps {
		if step.Run == "" {
			continue
		}
		path, _ := os.ReadFile(added)
		cmd := exec.Command(testkit.Program(t, "bash"), "--noprofile", "--norc", "-eo", "pipefail", "-c", step.Run)
		cmd.Dir = w.root
		cmd.Env = append(os.Environ(), "HOME="+w.home, "RUNNER_TEMP="+w.temp, "ONRECORD_URL="+w.url, "ONRECORD_SHA256="+w.sha256,
			"GITHUB_PATH="+added, "PATH="+strings.ReplaceAll(strings.TrimSpace(string(path)), "\n", ":")+":/usr/bin:/bin")
		if out, err := cmd.CombinedOutput(); err != nil {
			return step.Run, string(out)
		}
		ran++
	}
	if ran < 5 {
		t.Errorf("the workflow has %d steps that run something; want at least 5", ran)
	}
	return "", ""
}

// The second run has the program in its cache, so that it needs no address that works.
func TestWorkflow(t *testing.T) {
	testkit.SkipIfShort(t, "runs the whole program")
	testkit.Program(t, "curl")
	root := newsroom(t, "The flight carried 48 people, according to Example Speaker.\n")
	w := newWorkflow(t, filepath.Join(root, "flights"))
	if failed, output := w.run(t); failed != "" {
		t.Fatalf("%s\n%s", failed, output)
	}
	for _, name := range []string{"flights.zip", "dist/index.html"} {
		if _, err := os.Stat(filepath.Join(w.temp, name)); err != nil {
			t.Error(err)
		}
	}
	w.url = "file:///nowhere"
	if failed, output := w.run(t); failed != "" {
		t.Errorf("with the program in the cache: %s\n%s", failed, output)
	}
}

func TestWorkflowFails(t *testing.T) {
	testkit.SkipIfShort(t, "runs the whole program")
	testkit.Program(t, "curl")
	root := newsroom(t, "The flight carried 999 people, officials said.\n")
	broken := newsroom(t, "")
	if err := os.WriteFile(filepath.Join(broken, "flights", "figures.csv"), []byte("id,event\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		name, root   string
		change       func(*workflow)
		failed, says string
	}{
		{"a number that is not on record", root, func(*workflow) {}, "onrecord lint ", "file=story.md,line=1"},
		{"a table without its columns", broken, func(*workflow) {}, "onrecord check ", "figures.csv:1:"},
		{"no address", root, func(w *workflow) { w.url = "" }, "curl ", "::error file=.github/workflows/check.yml::write the address"},
		{"no sum", root, func(w *workflow) { w.sha256 = "" }, "curl ", "::error file=.github/workflows/check.yml::write the address"},
		{"an address without a file", root, func(w *workflow) { w.url = "file:///nowhere" }, "curl ", "cannot be downloaded from file:///nowhere"},
		{"another program", root, func(w *workflow) { w.sha256 = strings.Repeat("0", 64) }, "curl ", "has another SHA-256"},
	} {
		t.Run(test.name, func(t *testing.T) {
			w := newWorkflow(t, filepath.Join(test.root, "flights"))
			test.change(w)
			failed, output := w.run(t)
			if !strings.Contains(failed, test.failed) || !strings.Contains(output, test.says) {
				t.Errorf("got failure of %q with %q, want %q to fail with %q", failed, output, test.failed, test.says)
			}
		})
	}
}

// The line for cron is five fields of time and a command that sh runs in the user's home. It prints nothing
// if all is well, since cron mails what is printed, and leaves alone what has not changed.
func TestDocsCron(t *testing.T) {
	testkit.SkipIfShort(t, "runs the whole program")
	root := newsroom(t, "")
	line := regexp.MustCompile(`(?m)^(?:[\d*,/-]+ ){5}(.*)$`).FindStringSubmatch(fenced(t, "crontab"))
	if line == nil {
		t.Fatal("the crontab of docs/scripts.md has no line with five fields of time and a command")
	}
	var written [2]os.FileInfo
	for i := range written {
		cmd := exec.Command("/bin/sh", "-c", line[1])
		cmd.Dir, cmd.Env = filepath.Dir(root), append(os.Environ(), "HOME="+filepath.Dir(root), "PATH=/usr/bin:/bin")
		if out, err := cmd.CombinedOutput(); err != nil || len(out) > 0 {
			t.Fatalf("%s: %v, output %q, want no output", line[1], err, out)
		}
		var err error
		if written[i], err = os.Stat(filepath.Join(root, "public", "onrecord.json")); err != nil {
			t.Fatal(err)
		}
	}
	if !os.SameFile(written[0], written[1]) || !written[0].ModTime().Equal(written[1].ModTime()) {
		t.Error("the second run rewrote a file that has not changed")
	}
}
