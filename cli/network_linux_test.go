package cli

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"syscall"
	"testing"

	"onrecord/export"
	"onrecord/internal/testkit"
)

// The program never opens a network connection: the real one is run for every command and format, and
// the kernel tells of each call that has to do with sockets. There must be none, and every command does
// its work in a network name space without any interface.
func TestNothingTouchesTheNetwork(t *testing.T) {
	strace := testkit.Program(t, "strace")
	dir := t.TempDir()
	program := programPath(t)
	story := filepath.Join(dir, "story.md")
	if err := os.WriteFile(story, []byte("On the second flight 55 were deported, see https://example.org/.\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	commands := []string{"build", "check", "show", "schema", "licenses", "drift", "man", "trace 55", "lint " + story,
		"compare --part f3-arrived-tasnim --whole announced-article", "init new", "diff new new", "chart people --out people.html"}
	for _, f := range export.Formats {
		commands = append(commands, "export --format "+f.Name+" --out "+f.Name+f.Ext)
	}
	alone := testkit.Namespace(t, syscall.CLONE_NEWNET) // no interface but a loopback that is down
	socket := regexp.MustCompile(`\b(socket|connect|bind|sendto|recvfrom|sendmsg|getpeername)\(`)
	for _, command := range commands {
		log := filepath.Join(dir, "trace.log")
		args := append([]string{"-f", "-qq", "-e", "trace=network", "-e", "signal=none", "-o", log, program}, strings.Fields(command)...)
		run := exec.Command(strace, args...)
		run.Dir = dir
		run.SysProcAttr = alone
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

// The test above would see a connection if there were one.
func TestNetworkTestSees(t *testing.T) {
	strace := testkit.Program(t, "strace")
	log := filepath.Join(t.TempDir(), "trace.log")
	// bash opens a socket for this path; nobody listens on the port, and that is enough.
	_ = exec.Command(strace, "-f", "-qq", "-e", "trace=network", "-o", log, testkit.Program(t, "bash"), "-c", "exec 3<>/dev/tcp/127.0.0.1/9").Run()
	if calls, _ := os.ReadFile(log); !strings.Contains(string(calls), "socket(") {
		t.Errorf("strace saw no socket:\n%s", calls)
	}
}
