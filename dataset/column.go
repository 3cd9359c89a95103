package dataset

import (
	"fmt"
	"net/url"
	"strings"

	"golang.org/x/text/language"

	"onrecord/dataset/count"
	"onrecord/dataset/edtf"
)

// A Kind is what the cells of a column hold.
type Kind string

// The kinds of column.
const (
	KindID       Kind = "id"       // names the row; unique in the whole dataset
	KindRef      Kind = "ref"      // the id of a row of another table
	KindRefs     Kind = "refs"     // a list of such ids
	KindName     Kind = "name"     // an id without a table of its own
	KindText     Kind = "text"     // free text
	KindCode     Kind = "code"     // one of a list of codes
	KindNumber   Kind = "number"   // a whole number of people
	KindDate     Kind = "date"     // EDTF
	KindURL      Kind = "url"      // http or https
	KindCountry  Kind = "country"  // ISO 3166-1 alpha-2
	KindLanguage Kind = "language" // BCP 47
)

// A Field describes a column without the row that holds it.
type Field struct {
	Name     string
	Kind     Kind
	Doc      string // one sentence
	Required bool   // the cell may not be empty
	Codes    []Code // the values of a KindCode
	To       string // the table that a KindRef or KindRefs points into
}

// A Column is a field with its accessors in a row.
type Column[R any] struct {
	Field
	get  func(*R) Cell
	set  func(*R, string) error
	text func(*R) string // get(r).Text; nil if the column holds no text
}

// A Cell is the value of one field in one row. Field.Kind says which member holds it: Number for
// KindNumber, Date for KindDate, List for KindRefs, and Text for all others. Empty is unknown.
type Cell struct {
	Text   string
	Number count.Number
	Date   edtf.Date
	List   []string
}

// String returns the cell as CSV has it: a list joined by commas, and unknown as empty.
func (c Cell) String() string {
	switch {
	case c.Number.Known:
		return c.Number.String()
	case !c.Date.IsZero():
		return c.Date.String()
	case c.List != nil:
		return strings.Join(c.List, listDelimiter)
	}
	return c.Text
}

// listDelimiter separates the items of a list in one cell: the default of Table Schema's list type.
const listDelimiter = ","

const (
	required = true
	optional = false
)

// Short names, so that columns.go has one line per column.
type (
	edtfDate    = edtf.Date
	countNumber = count.Number
	qualifier   = count.Qualifier
)

func must[R any](c Column[R]) Column[R] {
	c.Required = true
	return c
}

// textual returns a column whose cells are text that parse accepts; a nil parse accepts all.
func textual[R any, S ~string](f Field, parse func(string) error, at func(*R) *S) Column[R] {
	return Column[R]{f,
		func(r *R) Cell { return Cell{Text: string(*at(r))} },
		func(r *R, s string) error {
			if s != "" && parse != nil {
				if err := parse(s); err != nil {
					return err
				}
			}
			*at(r) = S(s)
			return nil
		},
		func(r *R) string { return string(*at(r)) }}
}

func id[R any](doc string, at func(*R) *string) Column[R] {
	return textual(Field{Name: "id", Kind: KindID, Doc: doc, Required: true}, checkID, at)
}

func name[R any](name, doc string, at func(*R) *string) Column[R] {
	return textual(Field{Name: name, Kind: KindName, Doc: doc}, checkID, at)
}

func text[R any](name, doc string, at func(*R) *string) Column[R] {
	return textual(Field{Name: name, Kind: KindText, Doc: doc}, nil, at)
}

func link[R any](name, doc string, at func(*R) *string) Column[R] {
	return textual(Field{Name: name, Kind: KindURL, Doc: doc}, checkURL, at)
}

func country[R any](name, doc string, at func(*R) *string) Column[R] {
	return textual(Field{Name: name, Kind: KindCountry, Doc: doc}, checkCountry, at)
}

func tongue[R any](name, doc string, at func(*R) *string) Column[R] {
	return textual(Field{Name: name, Kind: KindLanguage, Doc: doc}, checkLanguage, at)
}

func reference[R any](name, doc, to string, at func(*R) *string) Column[R] {
	return textual(Field{Name: name, Kind: KindRef, Doc: doc, To: to}, nil, at)
}

func code[R any, C ~string](name, doc string, codes []Code, required bool, at func(*R) *C) Column[R] {
	f := Field{Name: name, Kind: KindCode, Doc: doc, Codes: codes, Required: required}
	return Column[R]{f,
		func(r *R) Cell { return Cell{Text: string(*at(r))} },
		func(r *R, s string) error {
			if s == "" {
				return nil
			}
			for i := range codes {
				if codes[i].Name == s {
					*at(r) = C(codes[i].Name) // the constant, so that the text of the file is not kept or read again
					return nil
				}
			}
			return wrongCode(s, codes)
		},
		func(r *R) string { return string(*at(r)) }}
}

func number[R any](name, doc string, at func(*R) *count.Number) Column[R] {
	return Column[R]{Field{Name: name, Kind: KindNumber, Doc: doc},
		func(r *R) Cell { return Cell{Number: *at(r)} },
		func(r *R, s string) (err error) {
			*at(r), err = count.ParseNumber(s)
			return err
		}, nil}
}

func date[R any](name, doc string, at func(*R) *edtf.Date) Column[R] {
	return Column[R]{Field{Name: name, Kind: KindDate, Doc: doc},
		func(r *R) Cell { return Cell{Date: *at(r)} },
		func(r *R, s string) (err error) {
			*at(r), err = edtf.Parse(s)
			return err
		}, nil}
}

func references[R any](name, doc, to string, at func(*R) *[]string) Column[R] {
	return Column[R]{Field{Name: name, Kind: KindRefs, Doc: doc, To: to},
		func(r *R) Cell { return Cell{List: *at(r)} },
		func(r *R, s string) error {
			if s == "" {
				return nil
			}
			list := strings.Split(s, listDelimiter)
			for i, item := range list {
				list[i] = strings.TrimSpace(item)
				if list[i] == "" {
					return fmt.Errorf("want ids separated by commas, got %q", s)
				}
			}
			*at(r) = list
			return nil
		}, nil}
}

// Classes of bytes in an id: letters and digits, and the marks that may follow one.
const letter, mark = 1, 2

var inID = func() (class [256]byte) {
	for _, c := range []byte("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789") {
		class[c] = letter
	}
	class['.'], class['_'], class['-'] = mark, mark, mark
	return class
}()

// checkID accepts what needs no escaping in file names, anchors and URLs.
func checkID(s string) error {
	ok := len(s) <= 64
	for i := 0; i < len(s) && ok; i++ {
		ok = inID[s[i]] == letter || inID[s[i]] == mark && i > 0
	}
	if !ok {
		return fmt.Errorf("want 1 to 64 of A-Z, a-z, 0-9, and after the first also . _ -, got %q", s)
	}
	return nil
}

func checkURL(s string) error {
	if i := strings.IndexAny(s, " \t\r\n\"<>\\^`{|}"); i >= 0 {
		return fmt.Errorf("want an address with %q written as %%%02X, got %q", s[i], s[i], s)
	}
	u, err := url.Parse(s)
	if err != nil || (u.Scheme != "http" && u.Scheme != "https") || u.Hostname() == "" {
		return fmt.Errorf("want an address that begins with http:// or https:// and a host, got %q", s)
	}
	if u.User != nil {
		return fmt.Errorf("want an address without a user name or password, got %q", s)
	}
	return nil
}

// isCountry has the country codes of ISO 3166-1 by their two letters, as an array because asking the
// language package takes longer than reading the rest of the row.
var isCountry = func() (known [26][26]bool) {
	for i := range 26 {
		for j := range 26 {
			s := string([]byte{'A' + byte(i), 'A' + byte(j)})
			r, err := language.ParseRegion(s)
			known[i][j] = err == nil && r.String() == s && r.Canonicalize() == r && r.IsCountry()
		}
	}
	return known
}()

func checkCountry(s string) error {
	if len(s) != 2 || s[0]-'A' > 25 || s[1]-'A' > 25 || !isCountry[s[0]-'A'][s[1]-'A'] { // a byte below A wraps
		return fmt.Errorf("want a country as two capital letters of ISO 3166-1, such as IR or US, got %q", s)
	}
	return nil
}

func checkLanguage(s string) error {
	if _, err := language.Parse(s); err != nil || strings.Contains(s, "_") { // Parse takes en_US too
		return fmt.Errorf("want a language as a BCP 47 tag, such as en or fa, got %q", s)
	}
	return nil
}

func wrongCode(s string, codes []Code) error {
	return fmt.Errorf("want %s, got %q", orList(codeNames(codes)), s)
}

func codeNames(codes []Code) []string {
	names := make([]string, len(codes))
	for i, c := range codes {
		names[i] = c.Name
	}
	return names
}

// orList returns "a, b or c".
func orList(names []string) string {
	if len(names) < 2 {
		return strings.Join(names, "")
	}
	last := len(names) - 1
	return strings.Join(names[:last], ", ") + " or " + names[last]
}
