package dataset

import (
	"errors"
	"fmt"
	"io"
	"reflect"
	"strings"

	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"
)

// The members of the JSON document besides the tables.
const (
	JSONVersionMember   = "onrecord" // the version of the document's format
	JSONPackageMember   = "package"
	JSONSelectionMember = "selection" // of a part of a dataset: what was selected
	JSONDerivedMember   = "derived"   // what follows from the tables; not read back
	JSONSchemaMember    = "$schema"
)

// JSONVersion is the version of the document that this program reads and writes.
const JSONVersion = 1

// A jsonReader reads a dataset from one JSON document, token by token, so that a duplicate member, a lone
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
	for _, t := range Tables {
		l.d.files[t.Name] = f
	}
	r := &jsonReader{l, f, jsontext.NewDecoder(strings.NewReader(f.text))}
	if err := r.document(); err != nil {
		for _, t := range Tables {
			l.broken[t.Name] = true
		}
		if err != errStop {
			l.badJSON(f, 0, err)
		}
	}
}

// errStop ends the reading of a document after enough problems were reported.
var errStop = errors.New("enough")

// badJSON reports an error of the JSON library, at its place in the value at an offset.
func (l *loader) badJSON(f *file, value int64, err error) {
	at, pointer, message := int64(0), jsontext.Pointer(""), ""
	var syntax *jsontext.SyntacticError
	var semantic *json.SemanticError
	switch {
	case errors.As(err, &syntax):
		at, pointer, message = syntax.ByteOffset, syntax.JSONPointer, "want valid JSON: "+syntax.Err.Error()
		switch {
		case errors.Is(err, io.ErrUnexpectedEOF):
			message = "want the rest of the JSON, the text ends too soon"
		case errors.Is(err, jsontext.ErrDuplicateName):
			message = "is there twice in this object"
		case strings.Contains(message, "surrogate"):
			message = "want whole characters, got half of a surrogate pair (\\ud800 to \\udfff)"
		}
	case errors.As(err, &semantic):
		at, pointer, message = semantic.ByteOffset, semantic.JSONPointer, wantedType(semantic)
	default:
		message = "want valid JSON: " + err.Error()
	}
	at = min(f.skipToValue(value+at), int64(len(f.text)))
	l.problemAt(f, at, strings.ReplaceAll(strings.TrimPrefix(string(pointer), "/"), "/", "."), "json", message)
}

// wantedType returns the message for a JSON value of the wrong type.
func wantedType(err *json.SemanticError) string {
	want := "another type of value"
	if err.GoType != nil {
		switch err.GoType.Kind() {
		case reflect.String:
			want = "text in quotes"
		case reflect.Slice:
			want = "a list"
		case reflect.Struct, reflect.Map:
			want = "an object"
		}
	}
	got := map[jsontext.Kind]string{'n': "null", 'f': "false", 't': "true", '"': "text", '0': "a number", '{': "an object", '[': "a list"}[err.JSONKind]
	if got == "" {
		return "want " + want
	}
	return "want " + want + ", got " + got
}

func (r *jsonReader) document() error {
	seen := map[string]bool{}
	err := r.members(func(key string, at int64) error {
		switch seen[key] = true; key {
		case JSONVersionMember:
			return r.version(at)
		case JSONPackageMember:
			v, err := r.dec.ReadValue()
			if err == nil && r.isShallow(at) {
				if err := json.Unmarshal(v, &r.d.Package); err != nil {
					r.badJSON(r.f, at, err)
				} else {
					r.checkPackage(r.f, at)
				}
			}
			return err
		case JSONSelectionMember:
			return r.selection(at)
		case JSONDerivedMember, JSONSchemaMember:
			return r.skip(at)
		}
		t, ok := TableNamed(key)
		if !ok {
			r.problemAt(r.f, at, key, "json", "want no member of this name"+suggest(key, tableNames()))
			return r.skip(at)
		}
		return r.rows(t)
	})
	if err != nil {
		return err
	}
	end := r.here()
	if _, err := r.dec.ReadToken(); err != io.EOF {
		r.problemAt(r.f, end, "", "json", "want nothing after the end of the document")
	}
	for _, t := range Tables {
		if !t.Required && !seen[t.Name] {
			r.broken[t.Name] = false // it has no rows
		}
		if t.Required && !seen[t.Name] {
			r.problemAt(r.f, 0, t.Name, "missing-table", "want this table, it is not there: "+lowerFirst(t.Doc))
		}
	}
	return nil
}

func (r *jsonReader) version(at int64) error {
	v, err := r.dec.ReadValue()
	if err == nil && string(v) != fmt.Sprint(JSONVersion) {
		r.problemAt(r.f, at, JSONVersionMember, "json", fmt.Sprintf("want version %d of the format, got %s", JSONVersion, shorten(string(v))))
	}
	return err
}

// selection reads what a part says that it is a part of.
func (r *jsonReader) selection(at int64) error {
	v, err := r.dec.ReadValue()
	if err != nil || !r.isShallow(at) {
		return err
	}
	var s Selected
	if err := json.Unmarshal(v, &s); err != nil {
		r.badJSON(r.f, at, err)
		return nil
	}
	r.checkStrings(r.f, at)
	if err := s.Check(); err != nil {
		r.problemAt(r.f, at, JSONSelectionMember, "package", err.Error())
	}
	r.d.Package.Selection = &s
	return nil
}

// skip skips the value at an offset.
func (r *jsonReader) skip(at int64) error {
	err := r.dec.SkipValue()
	if err == nil {
		r.isShallow(at)
	}
	return err
}

// isShallow reports whether the value that was just read, and begins at an offset, is within the limit of
// depth. If not, it adds a problem.
func (r *jsonReader) isShallow(at int64) bool {
	err := r.limits.shallow(r.f.text[at:r.dec.InputOffset()])
	if err != nil {
		r.problemAt(r.f, at, "", "limit", err.Error())
	}
	return err == nil
}

// members calls do for each member of the next object, with the offset of its value. Do must read the value.
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

// here returns the offset of the next value.
func (r *jsonReader) here() int64 { return r.f.skipToValue(r.dec.InputOffset()) }

func (r *jsonReader) rows(t *Table) error {
	if r.dec.PeekKind() != '[' {
		return r.wrongKind(t.Name, "want a list of rows")
	}
	r.broken[t.Name] = false
	if _, err := r.dec.ReadToken(); err != nil {
		return err
	}
	for r.dec.PeekKind() != ']' {
		at := r.here()
		if r.dec.PeekKind() != '{' {
			r.broken[t.Name] = true
			if err := r.wrongKind(t.Name, "want a row as an object"); err != nil {
				return err
			}
			continue
		}
		if int64(t.length(r.d)) >= r.limits.Rows {
			r.tooManyRows(t, r.f, at)
			return errStop
		}
		t.grow(r.d, at)
		row := t.length(r.d) - 1
		if err := r.members(func(key string, at int64) error { return r.member(t, row, key, at) }); err != nil {
			r.unread[cellKey{t.Name, row, wholeRow}] = true // what is missing may be in the rest of it
			return err
		}
		if r.full() {
			return errStop
		}
	}
	_, err := r.dec.ReadToken()
	return err
}

// member reads one cell of a row.
func (r *jsonReader) member(t *Table, row int, key string, at int64) error {
	col := t.Column(key)
	if col < 0 {
		if near := t.Column(Nearest(key, t.fieldNames())); near >= 0 {
			r.unread[cellKey{t.Name, row, near}] = true // which this value was meant for
		}
		r.problemAt(r.f, at, key, "header", "want no member of this name"+suggest(key, t.fieldNames())+"; "+t.Name+" has "+strings.Join(t.fieldNames(), ", "))
		return r.skip(at)
	}
	field := &t.Fields[col]
	kind := r.dec.PeekKind()
	v, err := r.dec.ReadValue()
	if err != nil || kind == 'n' {
		return err
	}
	if (kind == '{' || kind == '[') && !r.isShallow(at) {
		r.unread[cellKey{t.Name, row, col}] = true
		return nil
	}
	s, problem := "", ""
	switch field.Kind {
	case KindNumber:
		if s = string(v); kind != '0' {
			problem = "want a whole number of people or null, without quotes"
		}
	case KindRefs:
		if s, err = joined(v); err != nil {
			problem = "want a list of ids as text, or null"
		}
	default:
		if kind != '"' {
			problem = "want text in quotes or null"
			break
		}
		s, problem = plainText(v)
	}
	switch {
	case problem != "":
		r.problemAt(r.f, at, key, "type", problem+", got "+shorten(string(v)))
		r.unread[cellKey{t.Name, row, col}] = true
	case s != "":
		r.cell(t, r.f, row, col, s, at)
	}
	return nil
}

// joined returns a JSON list of ids as the text of a CSV cell.
func joined(v jsontext.Value) (string, error) {
	var list []*string
	if err := json.Unmarshal(v, &list); err != nil {
		return "", err
	}
	ids := make([]string, len(list))
	for i, id := range list {
		if id == nil || *id == "" || strings.Contains(*id, listDelimiter) {
			return "", errors.New("not an id")
		}
		ids[i] = *id
	}
	return strings.Join(ids, listDelimiter), nil
}

// plainText returns the text of a JSON string. It refuses what a CSV cell cannot hold, so that a dataset is
// valid in both forms or in neither.
func plainText(v jsontext.Value) (text, problem string) {
	b, err := jsontext.AppendUnquote(nil, v)
	text = strings.ReplaceAll(string(b), "\r\n", "\n")
	switch {
	case err != nil:
		return "", "want valid JSON: " + err.Error()
	case strings.IndexByte(text, '\r') >= 0:
		return "", "want line ends, and no carriage return alone"
	case strings.IndexByte(text, 0) >= 0:
		return "", "want text without a NUL character"
	}
	return text, ""
}

// wrongKind skips the next value and reports that it is of the wrong kind.
func (r *jsonReader) wrongKind(field, want string) error {
	at := r.here()
	v, err := r.dec.ReadValue()
	if err != nil {
		return err
	}
	r.problemAt(r.f, at, field, "type", want+", got "+shorten(string(v)))
	return nil
}
