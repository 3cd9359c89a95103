package merge

import (
	"io"

	"onrecord/dataset"
	"onrecord/dataset/trace"
)

// WriteJSON writes the review as one JSON document.
func (r *Review) WriteJSON(w io.Writer) error {
	files := make([]string, len(r.Files))
	for i, f := range r.Files {
		files[i] = f.Path
	}
	return trace.WriteJSON(w, record{
		Workbook: r.Copy, Dataset: r.Dataset, Version: r.Version, Hash: r.Hash, New: r.New, Moved: r.Moved,
		Changes: r.Changes, Conflicts: r.Conflicts, Problems: faults(r.Problems), Warnings: faults(r.Warnings),
		Comments: r.Comments, Files: files, Written: r.Written, Selection: r.Selection,
	})
}

// A record is a review in JSON. Lists are present even when empty.
type record struct {
	Workbook string `json:"workbook"`
	Dataset  string `json:"dataset"`
	Version  string `json:"version,omitzero"`
	Hash     string `json:"sha256,omitzero"`
	New      bool   `json:"new"`
	Moved    bool   `json:"moved"`

	Selection *dataset.Selected `json:"selection,omitzero"`

	Changes   []Change   `json:"changes"`
	Conflicts []Conflict `json:"conflicts"`
	Problems  []fault    `json:"problems"`
	Warnings  []fault    `json:"warnings"`
	Comments  []Comment  `json:"comments"`
	Files     []string   `json:"files"`
	Written   bool       `json:"written"`
}

// A fault is a problem. In a workbook its file is a cell such as figures!E14.
type fault struct {
	File    string `json:"file"`
	Line    int    `json:"line,omitzero"`
	Column  int    `json:"column,omitzero"`
	Field   string `json:"field,omitzero"`
	Code    string `json:"code"`
	Message string `json:"message"`
}

func faults(problems dataset.Problems) []fault {
	all := make([]fault, len(problems))
	for i, p := range problems {
		all[i] = fault{p.File, p.Line, p.Column, p.Field, p.Code, p.Message}
	}
	return all
}
