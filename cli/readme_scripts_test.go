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

// fenced is the one block of the README in a language.
func fenced(t *testing.T, language, word string) string {
	t.Helper()
	readme, err := os.ReadFile("../README.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range regexp.MustCompile("(?s)```"+language+"\n(.*?)```").FindAllStringSubmatch(string(readme), -1) {
		if strings.Contains(m[1], word) {
			return m[1]
		}
	}
	t.Fatalf("the README has no block of %s with %q in it", language, word)
	return ""
}

// newsroom is a folder with what the README's examples expect: the program, a dataset and a story.
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

// runSteps does what a runner of GitHub does with the run: steps of the README's workflow, and gives the
// command that failed.
func runSteps(t *testing.T, root string) (failed, output string) {
	t.Helper()
	var workflow struct {
		Jobs map[string]struct {
			Steps []struct{ Run string }
		}
	}
	if err := yaml.Unmarshal([]byte(fenced(t, "yaml", "jobs:")), &workflow); err != nil {
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
		t.Errorf("the README's workflow has %d steps that run something; want at least 4", ran)
	}
	return "", ""
}

func TestReadmeWorkflow(t *testing.T) {
	root := newsroom(t, "The flight carried 48 people, according to Example Speaker.\n")
	if failed, output := runSteps(t, root); failed != "" {
		t.Fatalf("%s\n%s", failed, output)
	}
	if _, err := os.Stat(filepath.Join(root, "flights.zip")); err != nil {
		t.Error(err)
	}
}

func TestReadmeWorkflowFails(t *testing.T) {
	root := newsroom(t, "The flight carried 999 people, officials said.\n")
	failed, output := runSteps(t, root)
	if !strings.Contains(failed, " lint ") || !strings.Contains(output, "file=story.md,line=1") {
		t.Errorf("a story with a number that is not on record: got %q to fail, with %q; want lint to say so", failed, output)
	}
	broken := filepath.Join(root, "flights", "figures.csv")
	if err := os.WriteFile(broken, []byte("id,event\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	failed, output = runSteps(t, root)
	if !strings.Contains(failed, " check ") || !strings.Contains(output, "figures.csv:1:") {
		t.Errorf("a table without its columns: got %q to fail, with %q; want check to say so", failed, output)
	}
}

// The cron line is five fields of time and what sh runs in the user's home. It says nothing where all is
// well, since cron mails what is said, and leaves what has not changed alone.
func TestReadmeCron(t *testing.T) {
	testkit.SkipIfShort(t, "runs the whole program")
	root := newsroom(t, "")
	line := regexp.MustCompile(`(?m)^(?:[\d*,/-]+ ){5}(.*)$`).FindStringSubmatch(fenced(t, "crontab", "onrecord"))
	if line == nil {
		t.Fatal("the README's crontab has no line with five fields of time and a command")
	}
	var written [2]os.FileInfo
	for i := range written {
		cmd := exec.Command("/bin/sh", "-c", line[1])
		cmd.Dir, cmd.Env = filepath.Dir(root), append(os.Environ(), "HOME="+filepath.Dir(root), "PATH=/usr/bin:/bin")
		if out, err := cmd.CombinedOutput(); err != nil || len(out) > 0 {
			t.Fatalf("%s: %v, and it said %q; want it to say nothing", line[1], err, out)
		}
		var err error
		if written[i], err = os.Stat(filepath.Join(root, "public", "onrecord.json")); err != nil {
			t.Fatal(err)
		}
	}
	if !os.SameFile(written[0], written[1]) || !written[0].ModTime().Equal(written[1].ModTime()) {
		t.Error("the second run wrote a file anew that has not changed")
	}
}
