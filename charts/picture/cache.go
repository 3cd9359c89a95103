package picture

import (
	"os"
	"path/filepath"
)

// privateCache returns the folder that keeps compiled resvg between runs, creating it if needed. ok is
// false where there is no such folder, or where another user could have put code into it.
func privateCache() (dir string, ok bool) {
	base, err := os.UserCacheDir()
	if err != nil {
		return "", false
	}
	if err := os.MkdirAll(base, 0o700); err != nil {
		return "", false
	}
	if base, err = filepath.EvalSymlinks(base); err != nil || !safeAbove(base) {
		return "", false
	}
	for _, name := range []string{"onrecord", "resvg"} {
		base = filepath.Join(base, name)
		if err := os.Mkdir(base, 0o700); err != nil && !os.IsExist(err) {
			return "", false
		}
		if !isPrivate(base) {
			return "", false
		}
	}
	return base, contentsPrivate(base)
}

// contentsPrivate checks what wazero wrote there earlier: a folder named after its version.
func contentsPrivate(dir string) bool {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return false
	}
	for _, e := range entries {
		if !isPrivate(filepath.Join(dir, e.Name())) {
			return false
		}
	}
	return true
}
