//go:build unix

package picture

import (
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
)

// isPrivate reports a folder, and not a link to one, that is ours and closed to everybody else.
func isPrivate(dir string) bool {
	info, err := os.Lstat(dir)
	return err == nil && info.IsDir() && info.Mode().Perm()&0o077 == 0 && owner(info) == os.Geteuid()
}

// safeAbove reports whether nobody but us and root can rename dir or a folder above it.
func safeAbove(dir string) bool {
	for {
		info, err := os.Lstat(dir)
		if err != nil || !info.IsDir() {
			return false
		}
		if o := owner(info); o != 0 && o != os.Geteuid() {
			return false
		}
		if info.Mode().Perm()&0o022 != 0 && info.Mode()&fs.ModeSticky == 0 {
			return false
		}
		parent := filepath.Dir(dir)
		if parent == dir {
			return true
		}
		dir = parent
	}
}

func owner(info fs.FileInfo) int {
	if st, ok := info.Sys().(*syscall.Stat_t); ok {
		return int(st.Uid)
	}
	return -1
}
