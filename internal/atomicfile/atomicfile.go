// Package atomicfile writes files and folders atomically: the target has either its old contents or all of
// the new.
//
// [WriteFile] writes one file, [WriteFolder] a folder of them. Both write next to the target under a hidden
// temporary name, sync, and then rename once. An error, a panic, a cancelled context, a full disk or a SIGKILL
// before the rename leaves the target as it was. What a SIGKILL leaves next to it, the next run on the same
// target removes.
//
// The package knows nothing about datasets and formats. It never creates parent folders, never follows links
// out of a folder that it empties, and deletes only what it can prove that it wrote.
package atomicfile

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strings"
)

// ErrBusy is wrapped by the error that [WriteFolder] returns while another run is writing the same folder. The
// call has changed nothing.
var ErrBusy = errors.New("another run is writing this folder")

// An Entry is one file of a folder.
type Entry struct {
	Name  string // slash-separated path inside the folder; see fs.ValidPath
	Bytes []byte // the contents if Write is nil

	// Write writes the contents, the same bytes at every call: a dry run calls it too.
	Write func(io.Writer) error
}

// Options are the options of [WriteFolder]. With the zero value it always replaces the folder.
type Options struct {
	// Dataset is a JSON object for the manifest's "dataset"; its keys keep their order. Nil stands for {}.
	Dataset json.RawMessage

	// IfChanged leaves a folder that already has the same contents untouched, modification times included.
	IfChanged bool

	// DryRun reports what would be done and changes nothing on disk, not even what a killed run left.
	DryRun bool

	// Overwrite also replaces files of an earlier build that were modified since. Files that no earlier build
	// wrote are never replaced.
	Overwrite bool

	// NoManifest omits the manifest: the folder belongs to the user from then on. If it exists already,
	// WriteFolder returns an error.
	NoManifest bool
}

// A Change lists what [WriteFolder] did to the folder, or would do in a dry run. The names are slash-separated
// and sorted, and do not include the manifest.
type Change struct {
	Replaced bool     // the folder was created or replaced
	Added    []string // new files
	Changed  []string // files whose contents differ from before
	Same     []string // files whose contents are as before
	Removed  []string // files of the earlier build that this one lacks
}

// A NotReplacedError reports that a folder was not replaced because it holds something that would be lost.
type NotReplacedError struct {
	Dir      string
	Foreign  []string // what no earlier build wrote, at most ten names; those of folders end in a slash
	Modified []string // files of an earlier build that were modified since, at most ten
	More     bool     // Foreign or Modified is incomplete
	Manifest error    // why the folder's manifest is not valid, or nil
}

func (e *NotReplacedError) Error() string {
	var why []string
	if len(e.Foreign) > 0 {
		why = append(why, "it holds what no earlier build made: "+strings.Join(e.Foreign, ", "))
	}
	if len(e.Modified) > 0 {
		why = append(why, "it holds what was changed after it was built: "+strings.Join(e.Modified, ", "))
	}
	text := e.Dir + ": not replaced: " + strings.Join(why, "; ")
	if e.More {
		text += " and more"
	}
	if e.Manifest != nil {
		text += fmt.Sprintf(" (%s: %v)", ManifestName, e.Manifest)
	}
	return text
}

// Unwrap returns e.Manifest.
func (e *NotReplacedError) Unwrap() error { return e.Manifest }

// replacePath returns err with the user's path in place of the one that it names.
func replacePath(path string, err error) error { return withPath(path, withoutPath(err)) }

// withPath returns err with path in front of it.
func withPath(path string, err error) error { return fmt.Errorf("%s: %w", path, err) }

// withoutPath drops the paths from an error of package os: they are of temporary files and mean nothing to the
// user.
func withoutPath(err error) error {
	switch err := err.(type) {
	case *fs.PathError:
		return err.Err
	case *os.LinkError:
		return err.Err
	case *os.SyscallError:
		return err.Err
	}
	return err
}

// step is called before each operation on the file system. Tests replace it to kill the process there.
var step = func(what string) {}
