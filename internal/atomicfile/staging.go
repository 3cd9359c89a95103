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

// A build is a folder beside its target that is being written.
type build struct {
	target   *target
	name     string // "" once it is placed
	root     *os.Root
	files    []record
	manifest []byte
}

// newBuild creates the folder, with the permissions of the one that it is to
// replace.
func newBuild(t *target) (*build, error) {
	name := tempName(t.name, newSuffix)
	step("make " + name)
	if err := t.root.Mkdir(name, 0o777); err != nil {
		return nil, fmt.Errorf("%s: cannot write in the folder %s: %w", t.path, t.folder, bare(err))
	}
	b := &build{target: t, name: name}
	var err error
	if t.info != nil {
		const kept = fs.ModePerm | fs.ModeSetgid | fs.ModeSticky
		step("permissions " + name)
		err = t.root.Chmod(name, t.info.Mode()&kept|0o700)
	}
	if err == nil {
		b.root, err = t.root.OpenRoot(name)
	}
	if err != nil {
		b.discard()
		return nil, at(t.path, err)
	}
	return b, nil
}

// discard removes the folder, unless it was placed.
func (b *build) discard() {
	if b.root != nil {
		b.root.Close()
	}
	if b.name != "" {
		step("discard " + b.name)
		b.target.root.RemoveAll(b.name)
	}
}

// write writes every file, then the manifest, and syncs it all.
func (b *build) write(ctx context.Context, entries []Entry, opt Options) error {
	for _, entry := range entries {
		record, err := b.writeFile(ctx, entry)
		if err != nil {
			return named(b.shown(entry.Name), err)
		}
		b.files = append(b.files, record)
	}
	if !opt.NoManifest {
		if err := b.writeManifest(ctx, opt.Dataset); err != nil {
			return named(b.shown(ManifestName), err)
		}
	}
	for _, folder := range append(folders(b.files), ".") {
		if err := syncFolder(b.root, folder); err != nil {
			return at(b.shown(folder), err)
		}
	}
	return nil
}

func (b *build) writeManifest(ctx context.Context, dataset json.RawMessage) (err error) {
	if b.manifest, err = encodeManifest(dataset, b.files); err != nil {
		return err
	}
	_, err = b.writeFile(ctx, Entry{Name: ManifestName, Bytes: b.manifest})
	return err
}

func (b *build) shown(name string) string {
	return filepath.Join(b.target.path, filepath.FromSlash(name))
}

func (b *build) writeFile(ctx context.Context, entry Entry) (record, error) {
	if err := b.root.MkdirAll(path.Dir(entry.Name), 0o777); err != nil {
		return record{}, bare(err)
	}
	step("create " + entry.Name)
	file, err := b.root.OpenFile(entry.Name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if err != nil {
		return record{}, bare(err)
	}
	defer file.Close()
	written, err := entry.measure(ctx, file)
	if err != nil {
		return record{}, err
	}
	step("sync " + entry.Name)
	if err := file.Sync(); err != nil {
		return record{}, bare(err)
	}
	return written, bare(file.Close())
}

// measure writes the entry to w and returns its size and SHA-256.
func (e Entry) measure(ctx context.Context, w io.Writer) (record, error) {
	m := &meter{w: w, sum: sha256.New()}
	write := e.Write
	if write == nil {
		write = func(w io.Writer) error {
			_, err := w.Write(e.Bytes)
			return err
		}
	}
	if err := fill(ctx, m, write); err != nil {
		return record{}, err
	}
	return record{e.Name, m.size, hex.EncodeToString(m.sum.Sum(nil))}, nil
}

type meter struct {
	w    io.Writer
	sum  hash.Hash
	size int64
}

func (m *meter) Write(p []byte) (int, error) {
	n, err := m.w.Write(p)
	m.sum.Write(p[:n])
	m.size += int64(n)
	return n, err
}

// sorted returns the entries in the manifest's order, or what is wrong with them.
func sorted(entries []Entry) ([]Entry, error) {
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
