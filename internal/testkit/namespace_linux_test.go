package testkit

import (
	"os/exec"
	"strings"
	"syscall"
	"testing"
)

// A child in a network name space of its own sees no interface but the loopback.
func TestNamespace(t *testing.T) {
	cmd := exec.Command("cat", "/proc/self/net/dev")
	cmd.SysProcAttr = Namespace(t, syscall.CLONE_NEWNET)
	out, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	if n := strings.Count(string(out), ":"); n != 1 || !strings.Contains(string(out), "lo:") {
		t.Errorf("got %d interfaces, want lo alone:\n%s", n, out)
	}
}
