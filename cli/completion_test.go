package cli

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"onrecord/internal/testkit"
)

// script writes the completion script of a shell to a file.
func script(t *testing.T, shell string) string {
	t.Helper()
	var out, errs bytes.Buffer
	if code := Run([]string{"onrecord", "completion", shell}, nil, &out, &errs); code != exitDone {
		t.Fatalf("exit %d: %s", code, &errs)
	}
	path := filepath.Join(t.TempDir(), "completion."+shell)
	if err := os.WriteFile(path, out.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// completions asks a real shell what it offers for the words typed so far.
func completions(t *testing.T, shell string, words ...string) []string {
	t.Helper()
	path := script(t, shell)
	var cmd *exec.Cmd
	switch shell {
	case "bash":
		cmd = exec.Command(testkit.Program(t, shell), append([]string{"--norc", "-c",
			`source "$0"; COMP_WORDS=("$@"); COMP_CWORD=$(($#-1)); _onrecord; printf '%s\n' "${COMPREPLY[@]}"`, path}, words...)...)
	case "fish":
		cmd = exec.Command(testkit.Program(t, shell), "--no-config", "-c", "source "+path+"; complete -C '"+strings.Join(words, " ")+"'")
	}
	cmd.Env = append(os.Environ(), "HOME="+t.TempDir())
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	var offered []string
	for _, line := range strings.Split(strings.TrimSpace(string(out)), "\n") {
		word, _, _ := strings.Cut(line, "\t")
		offered = append(offered, word)
	}
	return offered
}

func TestShellsComplete(t *testing.T) {
	for _, c := range []struct {
		typed []string
		want  []string
		only  bool
	}{
		{[]string{"onrecord", "exp"}, []string{"export"}, true},
		{[]string{"onrecord", "export", "--form"}, []string{"--format"}, true},
		{[]string{"onrecord", "export", "--format", "da"}, []string{"datapackage"}, true},
		{[]string{"onrecord", "build", "--dr"}, []string{"--dry-run"}, true},
		{[]string{"onrecord", "check", "--error-format", ""}, []string{"text", "json"}, false},
		{[]string{"onrecord", "init", "--from", "built"}, []string{"built-in"}, true},
		{[]string{"onrecord", "init", "--from", "../data/fig"}, []string{"../data/figures.csv"}, true},
		{[]string{"onrecord", "completion", "zs"}, []string{"zsh"}, true},
	} {
		for _, shell := range []string{"bash", "fish"} {
			t.Run(shell+"/"+strings.Join(c.typed[1:], "_"), func(t *testing.T) {
				got := completions(t, shell, c.typed...)
				for _, w := range c.want {
					if !slices.Contains(got, w) {
						t.Errorf("%v offers %q, want %q", c.typed, got, w)
					}
				}
				if c.only && len(got) != len(c.want) {
					t.Errorf("%v offers %q, want %q alone", c.typed, got, c.want)
				}
			})
		}
	}
}

func TestZshLoadsTheCompletion(t *testing.T) {
	zsh := testkit.Program(t, "zsh")
	cmd := exec.Command(zsh, "-fc", `autoload -Uz compinit; compinit -D; source "$0"; print -- $_comps[onrecord]`, script(t, "zsh"))
	cmd.Env = append(os.Environ(), "HOME="+t.TempDir())
	out, err := cmd.CombinedOutput()
	if err != nil || strings.TrimSpace(string(out)) != "_onrecord" {
		t.Errorf("got %q, %v; want the function _onrecord and nothing else", out, err)
	}
}

func TestManualPageHasNoWarnings(t *testing.T) {
	var page, errs bytes.Buffer
	if code := Run([]string{"onrecord", "man"}, nil, &page, &errs); code != exitDone {
		t.Fatalf("exit %d: %s", code, &errs)
	}
	for _, name := range docNames((&program{}).commandDocs()) {
		if !strings.Contains(page.String(), ".SS "+name) {
			t.Errorf("the manual has no section on %s", name)
		}
	}
	cmd := exec.Command(testkit.Program(t, "groff"), "-man", "-Tutf8", "-ww", "-z")
	cmd.Stdin = &page
	if out, err := cmd.CombinedOutput(); err != nil || len(out) > 0 {
		t.Errorf("groff warns: %s %v", out, err)
	}
}
