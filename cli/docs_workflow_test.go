package cli

import (
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
	if err := os.WriteFile(filepath.Join(root, "story.md"), []byte(story), 0o600); err != nil {
		t.Fatal(err)
	}
	return root
}

// runSteps does what GitHub does with the "run:" steps of the workflow, and returns the command that failed
// with its output.
func runSteps(t *testing.T, root string) (failed, output string) {
	t.Helper()
	var workflow struct {
		Jobs map[string]struct {
			Steps []struct{ Run string }
		}
	}
	if err := yaml.Unmarshal([]byte(fenced(t, "yaml")), &workflow); err != nil {
		t.Fatal(err)
	}
	added := filepath.Join(t.TempDir(), "path") // $GITHUB_PATH: folders for the steps that follow
	ran := 0
	for _, job := range workflow.Jobs {
		for _, step := range job.Steps {
			if step.Run == "" {
				continue
			}
			path, _ := os.ReadFile(added)
			cmd := exec.Command(testkit.Program(t, "bash"), "--noprofile", "--norc", "-eo", "pipefail", "-c", step.Run)
			cmd.Dir = root
			cmd.Env = append(os.Environ(), "GITHUB_PATH="+added, "PATH="+strings.ReplaceAll(strings.TrimSpace(string(path)), "\n", ":")+":/usr/bin:/bin")
			out, err := cmd.CombinedOutput()
			if err != nil {
				return step.Run, string(out)
			}
			ran++
		}
	}
	if ran < 4 {
		t.Errorf("the workflow has %d steps that run something; want at least 4", ran)
	}
	return "", ""
}

func TestDocsWorkflow(t *testing.T) {
	root := newsroom(t, "The flight carried 48 people, according to Example Speaker.\n")
	if failed, output := runSteps(t, root); failed != "" {
		t.Fatalf("%s\n%s", failed, output)
	}
	if _, err := os.Stat(filepath.Join(root, "flights.zip")); err != nil {
		t.Error(err)
	}
}

func TestDocsWorkflowFails(t *testing.T) {
	root := newsroom(t, "The flight carried 999 people, officials said.\n")
	failed, output := runSteps(t, root)
	if !strings.Contains(failed, " lint ") || !strings.Contains(output, "file=story.md,line=1") {
		t.Errorf("a story with a number that is not on record: got failure of %q with %q, want lint to find it", failed, output)
	}
	broken := filepath.Join(root, "flights", "figures.csv")
	if err := os.WriteFile(broken, []byte("id,event\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	failed, output = runSteps(t, root)
	if !strings.Contains(failed, " check ") || !strings.Contains(output, "figures.csv:1:") {
		t.Errorf("a table without its columns: got failure of %q with %q, want check to find it", failed, output)
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
