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

// litter is what desktops put into a folder that is merely looked at, and make
// anew by themselves: how its window was last arranged. It is never in the way.
var litter = []string{".DS_Store", "Thumbs.db", "desktop.ini"}

// The contents of a folder that may be replaced: an empty one, or one in which
// every file is listed in its manifest.
type contents struct {
	files    []record // as the manifest lists them; not all need be there
	manifest []byte   // its bytes, or nil in an empty folder
	litter   []string // slash-separated paths
	whole    bool     // whether all files listed are there, unmodified
}

// look says what is in a folder beside the target, or that something there
// would be lost, as an *NotReplacedError. shown is the folder's name in errors.
// Modified files count as in the way unless overwrite is set: whoever changed
// them would lose the change.
func (t *target) look(name, shown string, overwrite bool) (*contents, error) {
	root, err := t.root.OpenRoot(name)
	if err != nil {
		return nil, at(shown, err)
	}
	defer root.Close()
	s := survey{root: root, shown: shown, kinds: map[string]*record{}}
	m, text, err := readManifest(root)
	switch {
	case err == nil:
		s.expect(m.Files)
		s.found.files, s.found.manifest = m.Files, text
	case !errors.Is(err, fs.ErrNotExist):
		s.blocked.Manifest = err
	}
	if err := fs.WalkDir(root.FS(), ".", s.visit); err != nil {
		return nil, err
	}
	s.found.whole = s.found.manifest != nil && s.intact == len(s.found.files)
	if len(s.blocked.Foreign) > 0 || len(s.blocked.Modified) > 0 && !overwrite {
		s.blocked.Dir = shown
		return nil, &s.blocked
	}
	return &s.found, nil
}

type survey struct {
	root    *os.Root
	shown   string
	kinds   map[string]*record // what may be there; nil for a folder
	intact  int                // files that are as their record says
	found   contents
	blocked NotReplacedError
}

func (s *survey) expect(files []record) {
	for i := range files {
		s.kinds[files[i].Path] = &files[i]
	}
	for _, folder := range folders(files) {
		s.kinds[folder] = nil
	}
	s.kinds[ManifestName] = &record{Path: ManifestName}
}

func (s *survey) visit(name string, entry fs.DirEntry, err error) error {
	if err != nil {
		return at(filepath.Join(s.shown, filepath.FromSlash(name)), err)
	}
	if name == "." {
		return nil
	}
	expected, known := s.kinds[name]
	switch {
	case entry.IsDir() && known && expected == nil:
		return nil
	case entry.IsDir():
		return s.block(&s.blocked.Foreign, name+"/", fs.SkipDir)
	case !entry.Type().IsRegular() || expected == nil && !slices.Contains(litter, path.Base(name)):
		return s.block(&s.blocked.Foreign, name, nil)
	case expected == nil:
		s.found.litter = append(s.found.litter, name)
		return nil
	case name == ManifestName:
		return nil
	}
	same, err := s.unmodified(expected)
	if err != nil {
		return at(filepath.Join(s.shown, filepath.FromSlash(name)), err)
	}
	if !same {
		return s.block(&s.blocked.Modified, name, nil)
	}
	s.intact++
	return nil
}

// block notes what is in the way and goes on with next, or ends the walk once
// there is enough to say: the folder may be somebody's whole disk.
func (s *survey) block(names *[]string, name string, next error) error {
	const most = 10
	if len(*names) == most {
		s.blocked.More = true
		if names == &s.blocked.Foreign {
			return fs.SkipAll
		}
		return next
	}
	*names = append(*names, name)
	return next
}

func (s *survey) unmodified(want *record) (bool, error) {
	file, err := s.root.Open(want.Path)
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

// remove deletes a folder that look found to be ours: the files listed, the
// manifest last, and nothing else. What somebody has added meanwhile stays, and
// is an error; a removal that was cut short can be taken up again.
func (t *target) remove(name string, c *contents) error {
	root, err := t.root.OpenRoot(name)
	if err != nil {
		return err
	}
	defer root.Close()
	doomed := slices.Clone(c.litter)
	for _, file := range c.files {
		doomed = append(doomed, file.Path)
	}
	doomed = append(doomed, folders(c.files)...)
	doomed = append(doomed, ManifestName)
	for _, inside := range doomed {
		step("remove " + inside)
		if err := root.Remove(inside); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	root.Close()
	step("remove " + name)
	return t.root.Remove(name)
}
