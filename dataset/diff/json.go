package diff

import (
	"io"

	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"
)

// WriteJSON writes the log as one JSON document.
func (l *Log) WriteJSON(w io.Writer) error {
	out := *l
	if out.Changes == nil {
		out.Changes = []Change{}
	}
	text, err := json.Marshal(out, json.Deterministic(true), jsontext.WithIndent("  "))
	if err != nil {
		return err
	}
	_, err = w.Write(append(text, '\n'))
	return err
}
