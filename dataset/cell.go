package dataset

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// hasOuterSpace reports whether a text, which must not be empty, begins or ends with white space.
func hasOuterSpace(s string) bool {
	first, last := s[0], s[len(s)-1]
	plain := ' ' < first && first < utf8.RuneSelf && ' ' < last && last < utf8.RuneSelf
	return !plain && len(strings.TrimSpace(s)) != len(s)
}

// cell reads one cell, which must not be empty, of CSV or JSON. What is not quite right but has one meaning
// is read, with a warning.
func (l *loader) cell(t *Table, f *file, row, col int, s string, at int64) {
	field := &t.Fields[col]
	if problem := l.limits.fieldTooLong(len(s)); problem != "" {
		l.problemAt(f, at, field.Name, "limit", problem)
		l.unread[cellKey{t.Name, row, col}] = true
		return
	}
	if trimmed := strings.TrimSpace(s); len(trimmed) != len(s) {
		if trimmed != "" || !field.Required { // a missing value is reported already
			l.warnAt(f, at, field.Name, "space", "read without the white space around it, got "+quote(s))
		}
		if s = trimmed; s == "" {
			return
		}
	}
	problem, warning := checkCharacters(s)
	if problem != "" {
		l.problemAt(f, at, field.Name, "control", problem)
		l.unread[cellKey{t.Name, row, col}] = true
		return
	}
	if warning != "" {
		l.warnAt(f, at, field.Name, "direction", warning)
	}
	if field.Kind == KindNumber {
		if digits := WesternDigits(s); digits != s && plainDigits(digits) {
			l.warnAt(f, at, field.Name, "digits", "read as "+quote(digits)+", got "+quote(s))
			s = digits
		}
	}
	err := t.set(l.d, row, col, s)
	if err == nil {
		return
	}
	code := "type"
	switch field.Kind {
	case KindCode:
		code = "code"
	case KindID:
		l.wrongIDs[s] = true
	}
	l.problemAt(f, at, field.Name, code, strings.ReplaceAll(err.Error(), strconv.Quote(s), quote(s)))
	l.unread[cellKey{t.Name, row, col}] = true
}

// plainDigits reports whether a text holds nothing but the digits 0 to 9.
func plainDigits(s string) bool { return strings.Trim(s, "0123456789") == "" }

// WesternDigits returns a text with its Persian and Arabic-Indic digits as 0 to 9.
func WesternDigits(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case '۰' <= r && r <= '۹':
			return r - '۰' + '0'
		case '٠' <= r && r <= '٩':
			return r - '٠' + '0'
		}
		return r
	}, s)
}
