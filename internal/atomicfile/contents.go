package atomicfile

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
)

// desktopFiles are files that desktops create in folders that are opened there, and create again when they are
// missing. They do not keep a folder from being replaced.
var desktopFiles = []string{".DS_Store", "Thumbs.db", "desktop.ini"}

// The contents of a folder that may be replaced: either it is empty, or its manifest lists every file.
type contents struct {
	files    []record // as in the manifest; some may be missing
	manifest []byte   // nil if the folder is empty
	desktop  []string // slash-separated paths of desktop files
	complete bool     // all files of the manifest exist, unmodified
}

// inspect returns the contents of a folder next to the target, or a *NotReplacedError if replacing it would lose
// something. A modified file counts as a loss unless overwrite is set. Errors name the folder displayPath.
func (t *target) inspect(name, displayPath string, overwrite bool) (*contents, error) {
	root, err := t.root.OpenRoot(name)
	if err != nil {
		return nil, replacePath(displayPath, err)
	}
	defer root.Close()
	in := inspection{root: root, displayPath: displayPath, expected: map[string]*record{}}
	m, text, err := readManifest(root)
	switch {
	case err == nil:
		in.expect(m.Files)
		in.found.files, in.found.manifest = m.Files, text
	case !errors.Is(err, fs.ErrNotExist):
		in.refusal.Manifest = err
	}
	if err := fs.WalkDir(root.FS(), ".", in.visit); err != nil {
		return nil, err
	}
	in.found.complete = in.found.manifest != nil && in.unmodified == len(in.found.files)
	if len(in.refusal.Foreign) > 0 || len(in.refusal.Modified) > 0 && !overwrite {
		in.refusal.Dir = displayPath
		return nil, &in.refusal
	}
	return &in.found, nil
}

// An inspection walks a folder and compares it with its manifest.
type inspection struct {
	root        *os.Root
	displayPath string
	expected    map[string]*record // by path; nil for a folder
	unmodified  int                // the number of files as the manifest describes them
	found       contents
	refusal     NotReplacedError
}

func (in *inspection) expect(files []record) {
	for i := range files {
		in.expected[files[i].Path] = &files[i]
	}
	for _, folder := range folders(files) {
		in.expected[folder] = nil
	}
	in.expected[ManifestName] = &record{Path: ManifestName}
}

func (in *inspection) visit(name string, entry fs.DirEntry, err error) error {
	if err != nil {
		return replacePath(filepath.Join(in.displayPath, filepath.FromSlash(name)), err)
	}
	if name == "." {
		return nil
	}
	want, known := in.expected[name]
	switch {
	case entry.IsDir() && known && want == nil:
		return nil
	case entry.IsDir():
		return in.refuse(&in.refusal.Foreign, name+"/", fs.SkipDir)
	case !entry.Type().IsRegular() || want == nil && !slices.Contains(desktopFiles, path.Base(name)):
		return in.refuse(&in.refusal.Foreign, name, nil)
	case want == nil:
		in.found.desktop = append(in.found.desktop, name)
		return nil
	case name == ManifestName:
		return nil
	}
	same, err := in.matches(want)
	if err != nil {
		return replacePath(filepath.Join(in.displayPath, filepath.FromSlash(name)), err)
	}
	if !same {
		return in.refuse(&in.refusal.Modified, name, nil)
	}
	in.unmodified++
	return nil
}

// refuse adds a name to a list of the refusal and returns next, which continues the walk. It ends the walk when
// the list of foreign files is full: the folder may be a whole disk.
func (in *inspection) refuse(names *[]string, name string, next error) error {
	const most = 10
	if len(*names) == most {
		in.refusal.More = true
		if names == &in.refusal.Foreign {
			return fs.SkipAll
		}
		return next
	}
	*names = append(*names, name)
	return next
}

// matches reports whether a file has the size and SHA-256 that the manifest lists.
func (in *inspection) matches(want *record) (bool, error) {
	file, err := in.root.Open(want.Path)
	if err != nil {
		return false, err
	}
	defer file.Close()
	info, err := file.Stat()
	if err != nil || info.Size() != want.Bytes {
		return false, err
	}
	sum := sha256.New()
	if _, err := io.Copy(sum, file); err != nil {
		return false, err
	}
	return hex.EncodeToString(sum.Sum(nil)) == want.SHA256, nil
}

// remove deletes what inspect found in a folder, with the manifest last, and then the folder. Files that were
// added since are kept, which is an error. A removal that was interrupted can be repeated.
func (t *target) remove(name string, c *contents) error {
	root, err := t.root.OpenRoot(name)
	if err != nil {
		return err
	}
	defer root.Close()
	paths := slices.Clone(c.desktop)
	for _, file := range c.files {
		paths = append(paths, file.Path)
	}
	paths = append(paths, folders(c.files)...)
	paths = append(paths, ManifestName)
	for _, path := range paths {
		step("remove " + path)
		if err := root.Remove(path); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	root.Close()
	step("remove " + name)
	return t.root.Remove(name)
}
