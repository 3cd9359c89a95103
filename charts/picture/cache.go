package picture

import (
	"os"
	"path/filepath"
)

// privateCache returns the folder in which compiled resvg is kept between runs, made if need be. It
// is not ok where there is no such folder, or where somebody else could have put code into it.
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

// contentsPrivate checks what wazero put there earlier: a folder for its version.
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
