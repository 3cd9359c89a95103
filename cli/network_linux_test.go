package cli

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"syscall"
	"testing"

	"onrecord/export"
	"onrecord/internal/testkit"
)

// Every command and every format runs in a network name space without any interface, while strace records each
// call that has to do with sockets. There must be none.
func TestNothingTouchesTheNetwork(t *testing.T) {
	strace, program, dir := testkit.Program(t, "strace"), programPath(t), t.TempDir()
	alone := testkit.Namespace(t, syscall.CLONE_NEWNET) // with nothing but a loopback that is down
	socket := regexp.MustCompile(`\b(socket|socketpair|connect|bind|listen|accept4?|send(to|m?msg)|recv(from|m?msg)|shutdown|getsockname|getpeername|[gs]etsockopt)\(`)
	for _, command := range commandLines(t, dir) {
		log := filepath.Join(dir, "trace.log")
		args := append([]string{"-f", "-qq", "-e", "trace=network", "-e", "signal=none", "-o", log, program}, strings.Fields(command)...)
		run := exec.Command(strace, args...)
		run.Dir, run.SysProcAttr = dir, alone
		if out, err := run.CombinedOutput(); err != nil {
			t.Errorf("onrecord %s: %v\n%s", command, err, out)
			continue
		}
		calls, err := os.ReadFile(log)
		if err != nil {
			t.Fatal(err)
		}
		if socket.Match(calls) {
			t.Errorf("onrecord %s uses the network:\n%s", command, calls)
		}
	}
}

// commandLines returns command lines for a folder that use every command and write every format.
func commandLines(t *testing.T, dir string) []string {
	t.Helper()
	const story = "On the second flight 55 were deported, see https://example.org/.\n"
	if err := os.WriteFile(filepath.Join(dir, "story.md"), []byte(story), 0o600); err != nil {
		t.Fatal(err)
	}
	lines := []string{"build", "check", "show", "schema", "licenses", "drift", "man", "completion bash", "trace 55", "lint story.md",
		"compare --part f3-arrived-tasnim --whole announced-article", "init new", "diff new new", "chart people --out people.html"}
	for _, f := range export.Formats {
		lines = append(lines, "export --format "+f.Name+" --out "+f.Name+f.Ext)
	}
	lines = append(lines, "export --data new --out new.xlsx", "import --workbook new.xlsx --data new")
	for _, c := range (&program{}).commandList() {
		if !slices.ContainsFunc(lines, func(line string) bool { return strings.HasPrefix(line+" ", c.name+" ") }) {
			t.Errorf("%s is not tried", c.name)
		}
	}
	return lines
}

// strace sees a program that does open a socket.
func TestStraceSeesSockets(t *testing.T) {
	strace := testkit.Program(t, "strace")
	log := filepath.Join(t.TempDir(), "trace.log")
	// Nobody listens on the port, but bash opens a socket to find out.
	_ = exec.Command(strace, "-f", "-qq", "-e", "trace=network", "-o", log, testkit.Program(t, "bash"), "-c", "exec 3<>/dev/tcp/127.0.0.1/9").Run()
	if calls, _ := os.ReadFile(log); !strings.Contains(string(calls), "socket(") {
		t.Errorf("strace saw no socket:\n%s", calls)
	}
}
