//go:build unix

package office

import (
	"os/exec"
	"syscall"
)

// endWithChildren makes a timeout end the whole process group: soffice is a script that starts the
// program proper.
func endWithChildren(cmd *exec.Cmd) {
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	cmd.Cancel = func() error { return syscall.Kill(-cmd.Process.Pid, syscall.SIGKILL) }
}
