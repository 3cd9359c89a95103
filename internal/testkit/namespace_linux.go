package testkit

import (
	"os"
	"os/exec"
	"syscall"
	"testing"
)

// Namespace returns what to start a child with so that it lives in name spaces of its own, in which it is
// root: flags are CLONE_NEWNS for mounts, CLONE_NEWNET for network interfaces. It skips the test on a system
// that gives a process neither a user name space nor, to root, the name space itself.
func Namespace(t testing.TB, flags uintptr) *syscall.SysProcAttr {
	t.Helper()
	asUser := &syscall.SysProcAttr{
		Cloneflags:  flags | syscall.CLONE_NEWUSER,
		UidMappings: []syscall.SysProcIDMap{{ContainerID: 0, HostID: os.Getuid(), Size: 1}},
		GidMappings: []syscall.SysProcIDMap{{ContainerID: 0, HostID: os.Getgid(), Size: 1}},
	}
	asRoot := &syscall.SysProcAttr{Unshareflags: flags} // Go also keeps mounts from spreading to the parent
	var err error
	for _, attr := range []*syscall.SysProcAttr{asUser, asRoot} {
		probe := exec.Command("/proc/self/exe", "-test.run=^$")
		probe.SysProcAttr = attr
		if err = probe.Run(); err == nil {
			return attr
		}
	}
	Skip(t, "a name space of its own", "let the user create one ("+err.Error()+")")
	return nil
}
