package merge

import (
	"errors"
	"fmt"
	"path/filepath"

	"github.com/go-json-experiment/json"

	"onrecord/dataset"
)

// A Review is an edited copy compared with the dataset in a folder: what would be written, and what
// prevents it.
type Review struct {
	Copy      string            // the name of the edited copy
	Dataset   string            // the folder
	Version   string            // of the base
	Hash      string            // of the base; empty where the copy does not say what it was made from
	New       bool              // the folder holds no dataset yet
	Moved     bool              // the dataset has changed since the copy was made from it
	Selection *dataset.Selected // what of the dataset the copy holds; nil for all of it
	Changes   []Change
	Conflicts []Conflict
	Problems  dataset.Problems // at cells of the copy where they are in it, else in the tables
	Warnings  dataset.Problems
	Comments  []Comment
	Files     []File // to be written, or written; those of a new dataset are the caller's to make
	Written   bool

	Before *dataset.Dataset // nil where it is new
	After  *dataset.Dataset // nil where there are problems
}

// A File is a table file that changes.
type File struct {
	Path      string
	Old, Text string
	New       bool // it does not exist yet
}

// Errors that prevent a review, or the writing of one.
var (
	ErrNoBase    = errors.New("it does not say which rows it was made from")
	ErrUnrelated = errors.New("it was made from another dataset: none of the rows that it was made from is there")
	ErrConflicts = errors.New("the workbook and the dataset have both changed the same rows")
)

// Blocked returns why nothing can be written: the problems, or ErrConflicts where a conflict is
// undecided. It is nil where nothing prevents it.
func (r *Review) Blocked() error {
	if len(r.Problems) > 0 {
		return r.Problems
	}
	for _, c := range r.Conflicts {
		if c.Taken == Neither {
			return fmt.Errorf("%s: %w", r.Copy, ErrConflicts)
		}
	}
	return nil
}

// Into compares an edited copy with the dataset in a folder as it is now, and checks the dataset that
// would result. A folder that holds no dataset, or does not exist, gets a new one. Conflicts go to the
// preferred side. Nothing is written. The error wraps ErrNoBase or ErrUnrelated where the copy cannot be
// compared with this dataset.
func (e *Edited) Into(dir string, prefer Side) (*Review, error) {
	r := &Review{Copy: e.Name, Dataset: dir, Problems: e.Problems, Warnings: e.Warnings, Comments: e.Comments}
	r.Selection = e.Package.Selection
	if e.Base != nil {
		r.Version, r.Hash = e.Base.Version(), e.Base.Hash()
	}
	exists, err := dataset.InFolder(dir)
	if err != nil {
		return nil, err
	}
	ours, base := &dataset.Dataset{}, Base(whole{d: &dataset.Dataset{}})
	if r.New = !exists; exists {
		if ours, err = e.Limits.Load(dir, nil); err != nil {
			return nil, err
		}
		if e.Base == nil {
			return nil, ErrNoBase
		}
		r.Before, base = ours, e.Base
		switch same := base.Is(ours); {
		case same:
			base = whole{e.Base, ours}
		case r.Selection != nil: // the dataset has rows that the base never had, and the copy does not remove them
			r.Moved = !within(base, ours)
		default:
			r.Moved = true
		}
	}
	if Unrelated(base, ours) {
		return nil, ErrUnrelated
	}
	var edits [][]dataset.Edit
	r.Changes, r.Conflicts, edits = Tables(base, ours, e.Tables, prefer)
	return r, r.apply(e, ours, edits)
}

// apply makes the edits in memory and checks the dataset that results.
func (r *Review) apply(e *Edited, ours *dataset.Dataset, edits [][]dataset.Edit) error {
	texts := map[string]string{}
	if r.New {
		text, err := json.Marshal(r.newPackage(e))
		if err != nil {
			return err
		}
		texts[dataset.PackageFile] = string(text)
	}
	files := make([]tableFile, len(dataset.Tables))
	for i := range dataset.Tables {
		f, changed, err := r.patched(&dataset.Tables[i], ours, edits[i])
		if err != nil {
			return err
		}
		if changed {
			rel, err := filepath.Rel(r.Dataset, f.Path)
			if err != nil {
				return err
			}
			texts[filepath.ToSlash(rel)] = f.Text
			r.Files = append(r.Files, f)
		}
		files[i] = tableFile{f.Path, dataset.Tables[i].RowLines(f.Text)}
	}
	if r.Before != nil && len(r.Files) == 0 {
		r.After = r.Before
		return nil
	}
	after, err := e.Limits.LoadPatched(r.Dataset, texts)
	var problems dataset.Problems
	if errors.As(err, &problems) {
		r.Problems = append(r.Problems, located(e.Tables, files, problems, r.Problems)...)
		return nil
	}
	r.After = after
	return err
}

// patched returns the file of a table with the edits made, and reports whether it is to be written.
func (r *Review) patched(t *dataset.Table, ours *dataset.Dataset, edits []dataset.Edit) (f File, changed bool, err error) {
	path, old := ours.File(t)
	f = File{Path: path, Old: old, Text: old, New: path == ""}
	if f.New {
		f.Path = filepath.Join(r.Dataset, t.Name+".csv")
	}
	if len(edits) == 0 && !r.New {
		return f, false, nil
	}
	f.Text, err = t.Patch(old, edits)
	return f, true, err
}

// newPackage is the descriptor of a new dataset: what the copy says of it, named after its folder.
func (r *Review) newPackage(e *Edited) dataset.Package {
	p := e.Package
	if abs, err := filepath.Abs(r.Dataset); err == nil {
		p.Name = dataset.PackageName(filepath.Base(abs))
	}
	return p
}
