// Package place puts finished bytes where they belong, and never costs the
// user a file that was good before.
//
// [WriteFile] writes one file, [WriteFolder] a whole folder of them. Both build beside
// the target under a hidden name that says whose it is, sync what they built,
// and put it in place with one rename. Whatever happens before that rename (an
// error, a panic, a cancelled context, a full disk, a SIGKILL) leaves the target
// as it was; whatever a SIGKILL leaves beside it is removed by the next run on
// the same target.
//
// The package knows nothing of datasets and formats. It never creates a parent
// folder, never follows a link out of a folder that it empties, and removes
// nothing that it cannot show to be its own.
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

// ErrBusy is wrapped by the error of [WriteFolder] when another run is writing the
// same folder. Nothing was changed by the run that gets it.
var ErrBusy = errors.New("another run is writing this folder")

// An Entry is one file of a folder.
type Entry struct {
	Name  string // slash-separated path inside the folder, as fs.ValidPath wants it
	Bytes []byte // the contents, unless Write is set

	// Write writes the contents. It must write the same bytes each time it is
	// called: a dry run calls it for its bytes alone.
	Write func(io.Writer) error
}

// Options vary what [WriteFolder] does. The zero value always replaces the folder.
type Options struct {
	// Dataset is a JSON object that goes into the manifest under "dataset"
	// with its keys in the order given. Nil is {}.
	Dataset json.RawMessage

	// IfChanged leaves the folder untouched, with its times, when it already
	// holds exactly the same bytes.
	IfChanged bool

	// DryRun changes nothing on disk, not even what an interrupted run left,
	// and reports what would be done.
	DryRun bool

	// Overwrite also replaces files of an earlier build that somebody has
	// changed since. Files that no earlier build made are never replaced.
	Overwrite bool
	// Plain leaves the manifest out, for a folder that is the user's from then on.
	// Such a folder is only ever made: one that is there is an error.
	NoManifest bool
}

// A Change says what [WriteFolder] did to the folder, or would do in a dry run.
// The names are slash-separated and sorted; the manifest is not among them.
type Change struct {
	Replaced bool     // whether the folder was replaced
	Added    []string // made now, and not there before
	Changed  []string // there before with other bytes
	Same     []string // there before with the same bytes
	Removed  []string // made by an earlier build and no longer
}

// An NotReplacedError says why a folder was not replaced: it holds something that
// would be lost.
type NotReplacedError struct {
	Dir      string   // the folder
	Foreign  []string // what no earlier build made, at most ten; a folder ends in a slash
	Modified []string // what an earlier build made and somebody changed since, at most ten
	More     bool     // whether there is more than was named
	Manifest error    // why the folder's manifest could not be relied on, or nil
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

// Unwrap returns why the manifest could not be relied on, if that was it.
func (e *NotReplacedError) Unwrap() error { return e.Manifest }

// at names the user's path in front of an error of the file system.
func at(path string, err error) error { return named(path, bare(err)) }

func named(path string, err error) error { return fmt.Errorf("%s: %w", path, err) }

// bare drops the names from an error of package os: they are of temporary
// files, and say nothing to the user.
func bare(err error) error {
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

// step marks each step on the file system, so that a test can kill the program
// between any two of them.
var step = func(what string) {}
