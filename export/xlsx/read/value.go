package read

import (
	"math"
	"strconv"
	"strings"
	"time"

	"onrecord/dataset"
	"onrecord/export/xlsx/internal/origin"
)

// A cell is a cell of a sheet as it is stored.
type cell struct {
	col     int    // from 0
	kind    string // t, the type of the cell (18.18.11)
	style   int
	value   string
	valued  bool // there is a value, which may be an empty text
	formula bool
}

// text returns the content of a cell as CSV would hold it: a number in digits, a date as in ISO 8601. If it
// cannot be read, problem says why.
func (b *book) text(c *cell) (text, problem string) {
	if c.formula && !c.valued {
		return "", "want a value, got a formula that was never calculated: open the workbook in a spreadsheet program and save it"
	}
	switch c.kind {
	case "s":
		i, err := strconv.Atoi(c.value)
		if c.value == "" {
			return "", ""
		}
		if err != nil || i < 0 || i >= len(b.shared) {
			return "", "want a text, got a reference to none"
		}
		return b.shared[i], ""
	case "str":
		return unescape(c.value), ""
	case "inlineStr":
		return c.value, "" // made of runs, which are already unescaped
	case "b":
		return map[string]string{"0": "FALSE", "1": "TRUE"}[c.value], ""
	case "e":
		return "", "want a value, got the error " + quote(c.value)
	case "d":
		return strings.TrimSuffix(c.value, "T00:00:00"), ""
	}
	if c.value == "" {
		return "", ""
	}
	f, err := strconv.ParseFloat(c.value, 64)
	if err != nil || math.IsInf(f, 0) || math.IsNaN(f) {
		return "", "want a number, got " + quote(c.value)
	}
	if c.style >= 0 && c.style < len(b.formats) {
		if s, ok := b.formats[c.style].date(f, b.from1904); ok {
			return s, ""
		}
	}
	return strconv.FormatFloat(f, 'f', -1, 64), ""
}

// field normalises the text of a cell for a field of a kind, as far as that is beyond doubt: Western
// digits, no apostrophe that guards a text, no signs for unknown. What is wrong with the text is left to
// the checks of the dataset.
func field(k dataset.Kind, s string) string {
	s = strings.TrimSpace(origin.Unguard(strings.TrimSpace(s)))
	switch k {
	case dataset.KindText, dataset.KindURL:
		return s
	case dataset.KindNumber, dataset.KindDate:
		s = dataset.WesternDigits(s)
	case dataset.KindRefs:
		if s == "" {
			break
		}
		ids := strings.FieldsFunc(s, func(r rune) bool { return r == ',' || r == '،' || r == '؛' || r == ';' || r == '\n' })
		for i := range ids {
			ids[i] = strings.TrimSpace(ids[i])
		}
		s = strings.Join(ids, ",")
	}
	if s == "[x]" || s == "[z]" { // the signs for unknown and for does not apply, which no such field can hold otherwise
		return ""
	}
	return s
}

// A dateFormat is how much of a date a number format shows.
type dateFormat int

const (
	noDate dateFormat = iota
	showsYear
	showsMonth // and year
	showsDay
)

// date returns the date that a number stands for as in ISO 8601, no finer than the format shows: Excel
// turns "2025-12", typed into a cell, into the first of the month shown as Dec-25. A time of day is
// dropped, unless there is no day.
func (f dateFormat) date(n float64, from1904 bool) (string, bool) {
	const first, last = 1, 2_958_465 // 9999-12-31
	day := math.Floor(n)
	if f == noDate || day < first || day > last {
		return "", false
	}
	epoch := time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)
	switch {
	case from1904:
		epoch = time.Date(1904, 1, 1, 0, 0, 0, 0, time.UTC)
	case day < 60: // Excel counts a 29 February 1900
		epoch = epoch.AddDate(0, 0, 1)
	case day == 60:
		return "", false
	}
	return epoch.AddDate(0, 0, int(day)).Format(map[dateFormat]string{showsYear: "2006", showsMonth: "2006-01", showsDay: time.DateOnly}[f]), true
}

// builtIn is what a built-in format shows, which has a number and no code (18.8.30).
func builtIn(id string) dateFormat {
	n, err := strconv.Atoi(id)
	switch {
	case err != nil:
		return noDate
	case n == 17:
		return showsMonth
	case n >= 14 && n <= 16, n == 22, n >= 27 && n <= 31, n == 36, n >= 50 && n <= 58:
		return showsDay
	}
	return noDate
}

// dateFormatOf is what a number format shows (18.8.31). Text in quotes, after a backslash, or in square
// brackets is not part of a date.
func dateFormatOf(code string) dateFormat {
	var plain strings.Builder
	for i := 0; i < len(code); i++ {
		end := -1
		switch code[i] {
		case ';':
			i = len(code)
			continue
		case '\\', '_', '*':
			i++
			continue
		case '"':
			end = strings.IndexByte(code[i+1:], '"')
		case '[':
			end = strings.IndexByte(code[i+1:], ']')
		default:
			plain.WriteByte(code[i])
			continue
		}
		if end < 0 {
			break
		}
		i += end + 1
	}
	s := strings.ToLower(plain.String())
	switch {
	case strings.Contains(s, "general"):
		return noDate
	case strings.Contains(s, "d"):
		return showsDay
	case strings.Contains(s, "y") && strings.Contains(s, "m"):
		return showsMonth
	case strings.Contains(s, "y"):
		return showsYear
	}
	return noDate
}
