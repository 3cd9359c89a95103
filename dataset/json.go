package dataset

import (
	"errors"
	"fmt"
	"strings"

	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"
)

// The members of the JSON document beside the tables.
const (
	JSONVersionMember = "onrecord" // the version of the document's format
	JSONPackageMember = "package"
	JSONDerivedMember = "derived" // what follows from the tables; not read back
	JSONSchemaMember  = "$schema"
)

// JSONVersion is the version of the document that this program reads and writes.
const JSONVersion = 1

// A jsonReader reads a dataset as one JSON document, token by token, so that a doubled member, a lone
// surrogate or text after the end is an error and not a silent choice.
type jsonReader struct {
	*loader
	f   *file
	dec *jsontext.Decoder
}

func (l *loader) readJSON(name, text string) {
	l.order = append(l.order, name)
	f := l.text(name, text)
	if f == nil {
		return
	}
	f.json = true
	for i := range Tables {
		l.d.files[Tables[i].Name] = f
	}
	r := &jsonReader{l, f, jsontext.NewDecoder(strings.NewReader(f.text))}
	if err := r.document(); err != nil {
		f.broken = true
		l.badJSON(f, err)
	}
}

// badJSON puts an error of the JSON library on record, at its place.
func (l *loader) badJSON(f *file, err error) {
	at, pointer := int64(0), jsontext.Pointer("")
	var syntax *jsontext.SyntacticError
	var semantic *json.SemanticError
	message := err.Error()
	switch {
	case errors.As(err, &syntax):
		at, pointer, message = syntax.ByteOffset, syntax.JSONPointer, syntax.Err.Error()
	case errors.As(err, &semantic):
		at, pointer = semantic.ByteOffset, semantic.JSONPointer
		message = "want another type of value here"
		if semantic.Err != nil {
			message = semantic.Err.Error()
		}
	}
	l.problemAt(f, min(f.skipToValue(at), int64(len(f.text))), strings.TrimPrefix(string(pointer), "/"), "json", message)
}

func (r *jsonReader) document() error {
	seen := map[string]bool{}
	err := r.members(func(key string, at int64) error {
		seen[key] = true
		switch key {
		case JSONVersionMember:
			return r.version(at)
		case JSONPackageMember:
			v, err := r.dec.ReadValue()
			if err == nil {
				if err := json.Unmarshal(v, &r.d.Package); err != nil {
					r.problemAt(r.f, at, key, "json", "want the members of a data package")
				}
				r.checkPackage(r.f)
			}
			return err
		case JSONDerivedMember, JSONSchemaMember:
			return r.dec.SkipValue()
		}
		t, ok := TableNamed(key)
		if !ok {
			r.problemAt(r.f, at, key, "json", "want no member of this name"+suggest(key, tableNames()))
			return r.dec.SkipValue()
		}
		return r.rows(t)
	})
	if err != nil {
		return err
	}
	if _, err := r.dec.ReadToken(); err == nil {
		r.problemAt(r.f, r.dec.InputOffset(), "", "json", "want nothing after the end of the document")
	}
	for _, t := range Tables {
		if t.Required && !seen[t.Name] {
			r.problemAt(r.f, 0, t.Name, "missing-table", "want this table, it is not there: "+lowerFirst(t.Doc))
		}
	}
	return nil
}

func (r *jsonReader) version(at int64) error {
	v, err := r.dec.ReadValue()
	if err == nil && string(v) != fmt.Sprint(JSONVersion) {
		r.problemAt(r.f, at, JSONVersionMember, "json", fmt.Sprintf("want version %d of the format, got %s", JSONVersion, v))
	}
	return err
}

// members calls do with each member of the object that comes next, at the offset of its value, which
// do must read.
func (r *jsonReader) members(do func(key string, at int64) error) error {
	if _, err := r.dec.ReadToken(); err != nil {
		return err
	}
	for r.dec.PeekKind() != '}' {
		key, err := r.dec.ReadToken()
		if err != nil {
			return err
		}
		name := key.String()
		if err := do(name, r.here()); err != nil {
			return err
		}
	}
	_, err := r.dec.ReadToken()
	return err
}

// here is the offset of the next value.
func (r *jsonReader) here() int64 { return r.f.skipToValue(r.dec.InputOffset()) }

func (r *jsonReader) rows(t *Table) error {
	if r.dec.PeekKind() != '[' {
		return r.wrongKind(t.Name, "want an array of rows")
	}
	if _, err := r.dec.ReadToken(); err != nil {
		return err
	}
	for r.dec.PeekKind() != ']' {
		at := r.here()
		if r.dec.PeekKind() != '{' {
			if err := r.wrongKind(t.Name, "want a row as an object"); err != nil {
				return err
			}
			continue
		}
		t.grow(r.d, at)
		row := t.length(r.d) - 1
		if err := r.members(func(key string, at int64) error { return r.member(t, row, key, at) }); err != nil {
			return err
		}
	}
	_, err := r.dec.ReadToken()
	return err
}

// member reads one cell of a row.
func (r *jsonReader) member(t *Table, row int, key string, at int64) error {
	col := t.Column(key)
	if col < 0 {
		r.problemAt(r.f, at, key, "header", "want no member of this name"+suggest(key, t.fieldNames())+"; "+t.Name+" has "+strings.Join(t.fieldNames(), ", "))
		return r.dec.SkipValue()
	}
	kind := r.dec.PeekKind()
	field := &t.Fields[col]
	v, err := r.dec.ReadValue()
	if err != nil || kind == 'n' {
		return err
	}
	switch {
	case field.Kind == KindNumber && kind == '0':
		r.cell(t, r.f, row, col, string(v), at)
	case field.Kind == KindNumber:
		r.problemAt(r.f, at, key, "type", "want a whole number of people or null, got "+string(v))
	case field.Kind == KindRefs && kind == '[':
		var list []string
		if json.Unmarshal(v, &list) != nil {
			r.problemAt(r.f, at, key, "type", "want an array of ids, got "+string(v))
			return nil
		}
		r.cell(t, r.f, row, col, strings.Join(list, listDelimiter), at)
	case field.Kind == KindRefs:
		r.problemAt(r.f, at, key, "type", "want an array of ids or null, got "+string(v))
	case kind == '"':
		s, err := jsontext.AppendUnquote(nil, v)
		if err != nil {
			return err
		}
		if len(s) > 0 {
			r.cell(t, r.f, row, col, string(s), at)
		}
	default:
		r.problemAt(r.f, at, key, "type", "want text or null, got "+string(v))
	}
	return nil
}

// wrongKind passes over a value of another kind than was wanted.
func (r *jsonReader) wrongKind(field, want string) error {
	at := r.here()
	v, err := r.dec.ReadValue()
	if err != nil {
		return err
	}
	r.problemAt(r.f, at, field, "type", want+", got "+shorten(string(v)))
	return nil
}

func shorten(s string) string {
	if len(s) > 40 {
		return strings.ToValidUTF8(s[:40], "") + "…"
	}
	return s
}
