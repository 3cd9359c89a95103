package atomicfile

import (
	"crypto/sha256"
	"fmt"
	"math/rand/v2"
	"os"
	"strconv"
	"strings"
	"unicode/utf8"
)

// The suffixes of temporary names. Temporary files and folders are hidden and next to their target NAME:
//
//	.NAME.onrecord-PID-RANDOM.tmp   a file being written
//	.NAME.onrecord-PID-RANDOM.new   a folder being written
//	.NAME.onrecord-PID-RANDOM.swap  the complete folder or, after the swap, the previous one
//	.NAME.onrecord-PID-RANDOM.old   the previous folder, where swapping takes two renames
//	.NAME.onrecord.lock             the lock for writing a folder
const (
	tmpSuffix  = ".tmp"
	newSuffix  = ".new"
	swapSuffix = ".swap"
	oldSuffix  = ".old"
)

func lockName(name string) string { return "." + shortName(name) + ".onrecord.lock" }

// tempName returns a new temporary name. Its random part has 16 hexadecimal digits.
func tempName(name, suffix string) string {
	return fmt.Sprintf(".%s.onrecord-%d-%016x%s", shortName(name), os.Getpid(), rand.Uint64(), suffix)
}

// parseTempName reports whether entry is a temporary name for name, and returns the id of its process.
func parseTempName(entry, name, suffix string) (pid int, ok bool) {
	rest, ok := strings.CutPrefix(entry, "."+shortName(name)+".onrecord-")
	if !ok {
		return 0, false
	}
	if rest, ok = strings.CutSuffix(rest, suffix); !ok {
		return 0, false
	}
	process, random, ok := strings.Cut(rest, "-")
	if !ok || len(random) != 16 || strings.Trim(random, "0123456789abcdef") != "" {
		return 0, false
	}
	pid, err := strconv.Atoi(process)
	return pid, err == nil && pid > 0 && strconv.Itoa(pid) == process
}

// IsTemporary reports whether name is that of a temporary file of [WriteFile], which a killed run leaves.
func IsTemporary(name string) bool {
	end := strings.LastIndex(name, ".onrecord-")
	if end < 2 || name[0] != '.' {
		return false
	}
	_, ok := parseTempName(name, name[1:end], tmpSuffix)
	return ok
}

// shortName truncates a long name, so that temporary names fit the 255 bytes that most file systems allow. A
// hash of the whole name keeps those of different files apart.
func shortName(name string) string {
	const keep, most = 160, 190
	if len(name) <= most {
		return name
	}
	end := keep
	for !utf8.RuneStart(name[end]) {
		end--
	}
	return fmt.Sprintf("%s~%x", name[:end], sha256.Sum256([]byte(name)))[:end+1+16]
}
