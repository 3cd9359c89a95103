package diff

import (
	"io"

	"onrecord/dataset/trace"
)

// WriteJSON writes the log as one JSON document.
func (l *Log) WriteJSON(w io.Writer) error {
	out := *l
	if out.Changes == nil {
		out.Changes = []Change{}
	}
	return trace.WriteJSON(w, out)
}
