package trace

import (
	"io"

	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"

	"onrecord/internal/safetext"
)

// WriteJSON writes a record as one JSON document that is safe to show on a terminal: control and format
// characters are escaped.
func WriteJSON(w io.Writer, record any) error {
	text, err := json.Marshal(record, json.Deterministic(true), jsontext.WithIndent("  "))
	if err != nil {
		return err
	}
	_, err = w.Write(append(safetext.EscapeJSON(text), '\n'))
	return err
}
