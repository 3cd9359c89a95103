package atomicfile

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"hash"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
)

// A stagedFolder is a temporary folder next to its target, which it is to replace.
type stagedFolder struct {
	target   *target
	name     string // empty once it has replaced the target
	root     *os.Root
	files    []record
	manifest []byte
}

// newStagedFolder creates the folder with the permissions of the target, if that exists.
func newStagedFolder(t *target) (*stagedFolder, error) {
	name := tempName(t.name, newSuffix)
	step("make " + name)
	if err := t.root.Mkdir(name, 0o777); err != nil {
		return nil, fmt.Errorf("%s: cannot write in the folder %s: %w", t.path, t.folder, withoutPath(err))
	}
	s := &stagedFolder{target: t, name: name}
	var err error
	if t.info != nil {
		const kept = fs.ModePerm | fs.ModeSetgid | fs.ModeSticky
		step("permissions " + name)
		err = t.root.Chmod(name, t.info.Mode()&kept|0o700)
	}
	if err == nil {
		s.root, err = t.root.OpenRoot(name)
	}
	if err != nil {
		s.discard()
		return nil, replacePath(t.path, err)
	}
	return s, nil
}

// discard removes the folder, unless it has replaced the target.
func (s *stagedFolder) discard() {
	if s.root != nil {
		s.root.Close()
	}
	if s.name != "" {
		step("discard " + s.name)
		s.target.root.RemoveAll(s.name)
	}
}

// write writes the files and then the manifest, and syncs them and their folders.
func (s *stagedFolder) write(ctx context.Context, entries []Entry, opt Options) error {
	for _, entry := range entries {
		record, err := s.writeFile(ctx, entry)
		if err != nil {
			return withPath(s.displayPath(entry.Name), err)
		}
		s.files = append(s.files, record)
	}
	if !opt.NoManifest {
		if err := s.writeManifest(ctx, opt.Dataset); err != nil {
			return withPath(s.displayPath(ManifestName), err)
		}
	}
	for _, folder := range append(folders(s.files), ".") {
		if err := syncFolder(s.root, folder); err != nil {
			return replacePath(s.displayPath(folder), err)
		}
	}
	return nil
}

func (s *stagedFolder) writeManifest(ctx context.Context, dataset json.RawMessage) (err error) {
	if s.manifest, err = encodeManifest(dataset, s.files); err != nil {
		return err
	}
	_, err = s.writeFile(ctx, Entry{Name: ManifestName, Bytes: s.manifest})
	return err
}

// displayPath returns the path that error messages give for a file.
func (s *stagedFolder) displayPath(name string) string {
	return filepath.Join(s.target.path, filepath.FromSlash(name))
}

func (s *stagedFolder) writeFile(ctx context.Context, entry Entry) (record, error) {
	if err := s.root.MkdirAll(path.Dir(entry.Name), 0o777); err != nil {
		return record{}, withoutPath(err)
	}
	step("create " + entry.Name)
	file, err := s.root.OpenFile(entry.Name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if err != nil {
		return record{}, withoutPath(err)
	}
	defer file.Close()
	written, err := entry.writeTo(ctx, file)
	if err != nil {
		return record{}, err
	}
	step("sync " + entry.Name)
	if err := file.Sync(); err != nil {
		return record{}, withoutPath(err)
	}
	return written, withoutPath(file.Close())
}

// writeTo writes the entry to w and returns its manifest record.
func (e Entry) writeTo(ctx context.Context, w io.Writer) (record, error) {
	m := &digestWriter{w: w, sum: sha256.New()}
	write := e.Write
	if write == nil {
		write = func(w io.Writer) error {
			_, err := w.Write(e.Bytes)
			return err
		}
	}
	if err := writeBuffered(ctx, m, write); err != nil {
		return record{}, err
	}
	return record{e.Name, m.size, hex.EncodeToString(m.sum.Sum(nil))}, nil
}

// A digestWriter computes the size and SHA-256 of what is written through it.
type digestWriter struct {
	w    io.Writer
	sum  hash.Hash
	size int64
}

func (m *digestWriter) Write(p []byte) (int, error) {
	n, err := m.w.Write(p)
	m.sum.Write(p[:n])
	m.size += int64(n)
	return n, err
}

// sortEntries returns the entries in the order of the manifest, or an error if they are not valid.
func sortEntries(entries []Entry) ([]Entry, error) {
	if len(entries) == 0 {
		return nil, errors.New("want at least one file, got none")
	}
	names := make([]string, len(entries))
	for i, entry := range entries {
		names[i] = entry.Name
		if entry.Write != nil && entry.Bytes != nil {
			return nil, fmt.Errorf("%s: want Bytes or Write, got both", entry.Name)
		}
	}
	if err := checkNames(names); err != nil {
		return nil, err
	}
	return slices.SortedFunc(slices.Values(entries), func(a, b Entry) int {
		return strings.Compare(a.Name, b.Name)
	}), nil
}
