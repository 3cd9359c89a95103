//go:build linux

package picture

import (
	"os"
	"path/filepath"
	"testing"
)

func TestPrivateCache(t *testing.T) {
	mode := func(perm os.FileMode, path ...string) func(*testing.T, string) {
		return func(t *testing.T, base string) {
			dir := filepath.Join(append([]string{base}, path...)...)
			if err := os.MkdirAll(dir, 0o700); err != nil {
				t.Fatal(err)
			}
			if err := os.Chmod(dir, perm); err != nil {
				t.Fatal(err)
			}
		}
	}
	tests := []struct {
		name    string
		prepare func(t *testing.T, base string)
		want    bool
	}{
		{"new", func(*testing.T, string) {}, true},
		{"made earlier", mode(0o700, "onrecord", "resvg", "wazero-1"), true},
		{"readable by all", mode(0o755, "onrecord"), false},
		{"writable by the group", mode(0o720, "onrecord", "resvg"), false},
		{"code writable by all", mode(0o777, "onrecord", "resvg", "wazero-1"), false},
		{"cache folder writable by all", mode(0o777), false},
		{"cache folder writable by all, but not to rename", mode(0o777 | os.ModeSticky), true},
		{"a link", func(t *testing.T, base string) {
			if err := os.Symlink(t.TempDir(), filepath.Join(base, "onrecord")); err != nil {
				t.Fatal(err)
			}
		}, false},
		{"a file", func(t *testing.T, base string) {
			if err := os.WriteFile(filepath.Join(base, "onrecord"), nil, 0o600); err != nil {
				t.Fatal(err)
			}
		}, false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			base := filepath.Join(t.TempDir(), "cache")
			if err := os.Mkdir(base, 0o700); err != nil {
				t.Fatal(err)
			}
			tt.prepare(t, base)
			t.Setenv("XDG_CACHE_HOME", base)
			dir, ok := privateCache()
			if ok != tt.want {
				t.Fatalf("got %v %q, want %v", ok, dir, tt.want)
			}
			if info, err := os.Stat(dir); ok && (err != nil || info.Mode().Perm() != 0o700) {
				t.Errorf("got %v, %v, want a folder of mode 0700", info, err)
			}
		})
	}
	t.Setenv("XDG_CACHE_HOME", "")
	t.Setenv("HOME", "")
	if dir, ok := privateCache(); ok {
		t.Errorf("without a home: got %q", dir)
	}
}
