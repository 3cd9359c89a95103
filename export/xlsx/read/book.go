package read

import (
	"encoding/xml"
	"errors"
	"regexp"
	"strconv"
	"strings"
)

// A book is a workbook with what its cells refer to: shared texts and styles.
type book struct {
	*archive
	sheets   []*sheetPart
	shared   []string     // texts that cells refer to by number
	formats  []dateFormat // of each style
	from1904 bool         // days are counted from 1904
	title    string
	language string
}

// A sheetPart is one sheet.
type sheetPart struct {
	b          *book
	name, part string
}

// book reads the list of sheets, the texts and the styles.
func (a *archive) book() (*book, error) {
	b := &book{archive: a}
	top, err := a.relations("")
	if err != nil {
		return nil, err
	}
	main := ""
	for _, r := range top {
		switch r.kind {
		case "officeDocument":
			main = r.target
		case "core-properties":
			if err := b.core(r.target); err != nil {
				return nil, err
			}
		}
	}
	if main == "" || a.parts[strings.ToLower(main)] == nil {
		return nil, errors.New("want a whole workbook, got a zip without one")
	}
	if err := b.list(main); err != nil {
		return nil, err
	}
	return b, nil
}

// list reads the list of sheets in the main part, and finds the parts they are in.
func (b *book) list(main string) error {
	relations, err := b.relations(main)
	if err != nil {
		return err
	}
	parts := map[string]relation{}
	for _, r := range relations {
		parts[r.id] = r
		switch r.kind {
		case "sharedStrings":
			err = b.strings(r.target)
		case "styles":
			err = b.styles(r.target)
		}
		if err != nil {
			return err
		}
	}
	isWorkbook := false
	err = b.each(main, func(_ *scanner, e xml.StartElement) error {
		switch e.Name.Local {
		case "workbook":
			isWorkbook = true
		case "workbookPr":
			b.from1904 = isTrue(attr(e, "date1904"))
		case "sheet":
			if r := parts[relationID(e)]; r.kind == "worksheet" {
				b.sheets = append(b.sheets, &sheetPart{b, strings.TrimSpace(attr(e, "name")), r.target})
			}
		}
		return nil
	})
	if err == nil && !isWorkbook {
		err = errors.New("want a workbook, got another kind of Office document")
	}
	return err
}

// relationID returns the r:id of an element; a plain id is another attribute.
func relationID(e xml.StartElement) string {
	for _, a := range e.Attr {
		if a.Name.Local == "id" && a.Name.Space != "" {
			return a.Value
		}
	}
	return ""
}

func isTrue(s string) bool { return s == "1" || s == "true" }

// sheet returns the sheet with a name, ignoring case as spreadsheet programs do.
func (b *book) sheet(name string) *sheetPart {
	for _, s := range b.sheets {
		if strings.EqualFold(s.name, name) {
			return s
		}
	}
	return nil
}

// core reads the core properties of the document.
func (b *book) core(part string) error {
	if b.parts[strings.ToLower(part)] == nil {
		return nil
	}
	return b.each(part, func(s *scanner, e xml.StartElement) (err error) {
		switch e.Name.Local {
		case "title":
			b.title, err = s.content()
		case "language":
			b.language, err = s.content()
		}
		return err
	})
}

// content returns the text of the element that was just opened.
func (s *scanner) content() (string, error) {
	var text strings.Builder
	for end := s.depth; ; {
		t, err := s.next()
		if t == nil || err != nil {
			return "", err
		}
		switch t := t.(type) {
		case xml.CharData:
			if text.Write(t); int64(text.Len()) > s.limits.Field {
				return "", s.longText()
			}
		case xml.EndElement:
			if s.depth < end {
				return text.String(), nil
			}
		}
	}
}

// strings reads the shared strings (18.4.9).
func (b *book) strings(part string) error {
	return b.each(part, func(s *scanner, e xml.StartElement) error {
		if e.Name.Local != "si" {
			return nil
		}
		text, err := s.runs()
		if err != nil {
			return err
		}
		b.shared = append(b.shared, text)
		if b.left(len(text)) < 0 {
			return b.tooMuch()
		}
		return nil
	})
}

func (a *archive) tooMuch() error {
	return beyond("bytes", "want at most %d bytes of text in the cells, got more", a.limits.Bytes/4)
}

func (s *scanner) longText() error {
	return s.broken(beyond("field", "want texts of at most %d bytes", s.limits.Field))
}

// runs returns the text of the string item that was just opened: its runs concatenated, without phonetic
// hints (18.4.8).
func (s *scanner) runs() (string, error) {
	var text strings.Builder
	in, spoken := 0, 0
	for end := s.depth; ; {
		t, err := s.next()
		if t == nil || err != nil {
			return "", err
		}
		switch t := t.(type) {
		case xml.StartElement:
			switch t.Name.Local {
			case "t":
				in++
			case "rPh":
				spoken++
			}
		case xml.CharData:
			if in > 0 && spoken == 0 {
				if text.Write(t); int64(text.Len()) > s.limits.Field {
					return "", s.longText()
				}
			}
		case xml.EndElement:
			switch t.Name.Local {
			case "t":
				in--
			case "rPh":
				spoken--
			}
			if s.depth < end {
				return unescape(text.String()), nil
			}
		}
	}
}

// escaped matches a character that XML cannot hold, as ST_Xstring writes it (22.9.2.19).
var escaped = regexp.MustCompile(`_x[0-9A-Fa-f]{4}_`)

// unescape returns the text that a cell shows. Carriage returns are removed, and escapes of characters that
// no text may hold stay visible.
func unescape(s string) string {
	if strings.Contains(s, "_x") {
		s = escaped.ReplaceAllStringFunc(s, func(m string) string {
			n, err := strconv.ParseUint(m[2:6], 16, 16)
			if err != nil || n < ' ' && n != '\t' && n != '\n' && n != '\r' || n >= 0xD800 && n < 0xE000 || n >= 0xFFFE {
				return m
			}
			return string(rune(n))
		})
	}
	if strings.Contains(s, "\r") {
		s = strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\r", "\n")
	}
	return s
}

// styles reads which cell styles show a number as a date (18.8).
func (b *book) styles(part string) error {
	custom := map[string]string{}
	inCells := false
	return b.each(part, func(s *scanner, e xml.StartElement) error {
		switch e.Name.Local {
		case "numFmt":
			custom[attr(e, "numFmtId")] = attr(e, "formatCode")
		case "cellXfs":
			inCells = true
		case "cellStyles", "dxfs":
			inCells = false
		case "xf":
			if !inCells {
				return nil
			}
			id := attr(e, "numFmtId")
			if code, ok := custom[id]; ok {
				b.formats = append(b.formats, dateFormatOf(code))
			} else {
				b.formats = append(b.formats, builtIn(id))
			}
		}
		return nil
	})
}
