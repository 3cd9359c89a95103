package merge

// A Side is whose value counts where the copy and the dataset have both changed.
type Side string

// The sides of a conflict, as the command line and the JSON name them.
const (
	Neither Side = ""         // the conflict stays, and nothing is written
	Theirs  Side = "workbook" // the edited copy's value
	Ours    Side = "dataset"  // the dataset's value
)

// A Kind is what happens to a row.
type Kind string

// The kinds of change.
const (
	Added   Kind = "added"
	Removed Kind = "removed"
	Changed Kind = "changed" // in some fields
	Renamed Kind = "renamed" // another id, and everything else equal
)

// A Change is what the copy does to one row.
type Change struct {
	Kind   Kind    `json:"kind"`
	Table  string  `json:"table"`
	ID     string  `json:"id"`
	WasID  string  `json:"was_id,omitzero"` // of a renamed row
	At     string  `json:"at,omitzero"`     // the place of the row in the copy: figures!A14
	Fields []Field `json:"fields,omitempty"`
}

// A Field is a cell that changes. Old is empty in a row that is added, New in one that is removed.
type Field struct {
	Name string `json:"name"`
	Old  string `json:"old"`
	New  string `json:"new"`
	At   string `json:"at,omitzero"`
}

// A Clash is the kind of a conflict.
type Clash string

// The kinds of conflict.
const (
	BothChanged    Clash = "both_changed"    // a cell, to different values
	BothAdded      Clash = "both_added"      // a row of the same id, with different values
	RemovedChanged Clash = "removed_changed" // removed in the copy, changed in the dataset
	ChangedRemoved Clash = "changed_removed" // changed in the copy, removed from the dataset
)

// A Conflict is a cell or a row that the copy and the dataset have both changed since the base.
type Conflict struct {
	Kind   Clash  `json:"kind"`
	Table  string `json:"table"`
	ID     string `json:"id"`
	Field  string `json:"field,omitzero"` // empty where it is about the row
	Theirs string `json:"workbook"`
	Ours   string `json:"dataset"`
	At     string `json:"at,omitzero"`
	Taken  Side   `json:"taken,omitzero"` // whose value counts; empty while undecided
}
