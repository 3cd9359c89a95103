// Package words writes counts, dates and codes as text, in the language of a dataset. Each language is one
// text file that a translator can read; numbers and plural forms follow Unicode's CLDR through
// golang.org/x/text. It knows nothing of claims. Numbers come with their qualifier and with the direction in
// which they may be rounded, so it never rounds the wrong way.
package words

import (
	"embed"
	"fmt"
	"maps"
	"strings"

	"golang.org/x/text/feature/plural"
	"golang.org/x/text/language"
	"golang.org/x/text/message"
	"golang.org/x/text/number"
)

//go:embed *.txt countries/*.txt
var files embed.FS

// Languages lists the languages that have words, as BCP 47 tags, the default first.
var Languages = []string{"en", "fa"}

// Words has the words of one language. It is safe for concurrent use.
type Words struct {
	tag      language.Tag
	messages map[string]string
	keys     []string // in file order
	digits   [10]string
	minus    string
	group    string
	decimal  string

	ofSelection *Words
}

var byLanguage = perLanguage(func(lang string) *Words {
	w, err := read(lang)
	if err != nil {
		panic("internal: " + err.Error()) // the files are embedded
	}
	return w
})

// perLanguage calls read for each of Languages.
func perLanguage[T any](read func(lang string) T) map[string]T {
	all := map[string]T{}
	for _, lang := range Languages {
		all[lang] = read(lang)
	}
	return all
}

// matcher finds the nearest of Languages.
var matcher = func() language.Matcher {
	tags := make([]language.Tag, len(Languages))
	for i, l := range Languages {
		tags[i] = language.MustParse(l)
	}
	return language.NewMatcher(tags)
}()

// For returns the words of the nearest of Languages, English if none is near or the tag is empty.
func For(lang string) *Words {
	if lang == "" {
		lang = Languages[0]
	}
	if words, ok := byLanguage[lang]; ok {
		return words
	}
	want, _ := language.Parse(lang)
	_, i, confidence := matcher.Match(want)
	if confidence == language.No {
		i = 0
	}
	return byLanguage[Languages[i]]
}

func read(lang string) (*Words, error) {
	text, err := files.ReadFile(lang + ".txt")
	if err != nil {
		return nil, err
	}
	w := &Words{tag: language.MustParse(lang), messages: map[string]string{}}
	for i, line := range strings.Split(string(text), "\n") {
		if line = strings.TrimSpace(line); line == "" || line[0] == '#' {
			continue
		}
		key, words, ok := strings.Cut(line, " = ")
		if _, doubled := w.messages[key]; !ok || doubled {
			return nil, fmt.Errorf("%s.txt:%d:1: want a key of its own, \" = \" and words, got %q", lang, i+1, line)
		}
		w.messages[key] = words
		w.keys = append(w.keys, key)
	}
	w.symbols()
	w.ofSelection = w.selectionWords()
	return w, nil
}

// selectionSuffix ends the keys of words that a part of a dataset has in place of others.
const selectionSuffix = "@selection"

// selectionWords returns the words with those of a selection in their places.
func (w *Words) selectionWords() *Words {
	part := *w
	part.messages = maps.Clone(w.messages)
	for _, key := range w.keys {
		if plain, ok := strings.CutSuffix(key, selectionSuffix); ok {
			part.messages[plain] = w.messages[key]
		}
	}
	part.ofSelection = &part
	return &part
}

// OfSelection returns the words of the same language for a part of a dataset. What says of the whole that
// something is not on record says of a part only that it is not in the selection.
func (w *Words) OfSelection() *Words { return w.ofSelection }

// symbols sets how the language writes digits, groups and the decimal sign.
func (w *Words) symbols() {
	p := message.NewPrinter(w.tag)
	for d := range w.digits {
		w.digits[d] = p.Sprint(number.Decimal(d))
	}
	long := p.Sprint(number.Decimal(1234567.5))
	w.group, _, _ = strings.Cut(strings.TrimPrefix(long, w.digits[1]), w.digits[2])
	w.decimal = strings.TrimSuffix(long[strings.LastIndex(long, w.digits[7])+len(w.digits[7]):], w.digits[5])
	if w.minus = "−"; w.Dir() == "rtl" {
		w.minus = "\u200e−" // CLDR's left-to-right mark keeps the sign before the digits
	}
}

// Lang returns the language as a BCP 47 tag.
func (w *Words) Lang() string { return w.tag.String() }

// Dir returns the direction of its script, ltr or rtl.
func (w *Words) Dir() string { return w.messages["direction"] }

// Say returns the message of a key with its {names} filled in; pairs are name, value, name, value. A key
// without words is returned in brackets.
func (w *Words) Say(key string, pairs ...string) string {
	m, ok := w.messages[key]
	if !ok {
		return "[" + key + "]"
	}
	if len(pairs) == 0 {
		return m
	}
	var b strings.Builder
	for {
		open := strings.IndexByte(m, '{')
		if open < 0 {
			break
		}
		name, rest, _ := strings.Cut(m[open+1:], "}")
		value, ok := valueOf(pairs, name)
		if !ok { // not a name: the brace is a brace
			value, rest = "{", m[open+1:]
		}
		b.WriteString(m[:open])
		b.WriteString(value)
		m = rest
	}
	b.WriteString(m)
	return b.String()
}

func valueOf(pairs []string, name string) (value string, ok bool) {
	for i := 0; i+1 < len(pairs); i += 2 {
		if pairs[i] == name {
			return pairs[i+1], true
		}
	}
	return "", false
}

// Doc translates what the program says in English about its own tables, columns and codes. The English text is
// the key, so that it is written only once. Without a translation it stays English.
func (w *Words) Doc(english string) string {
	if m, ok := w.messages[docKey+english]; ok {
		return m
	}
	return english
}

// docKey is the prefix of the keys for Doc. English has none.
const docKey = "doc: "

// Has reports whether there are words for a key.
func (w *Words) Has(key string) bool { _, ok := w.messages[key]; return ok }

// Keys returns all keys, in the order of the file.
func (w *Words) Keys() []string { return w.keys }

// Plural is Say with the plural form of the key for n. It fills in {n} with text, or with n if text is empty.
func (w *Words) Plural(key string, n int64, text string, pairs ...string) string {
	if text == "" {
		text = w.Number(n)
	}
	form := "other"
	i := max(n, -n)
	if i >= 1_000_000 { // the rules depend on the last six digits, and on whether there are more
		i = 1_000_000 + i%1_000_000
	}
	switch plural.Cardinal.MatchPlural(w.tag, int(i), 0, 0, 0, 0) {
	case plural.Zero:
		form = "zero"
	case plural.One:
		form = "one"
	case plural.Two:
		form = "two"
	case plural.Few:
		form = "few"
	case plural.Many:
		form = "many"
	}
	if !w.Has(key + "." + form) {
		form = "other"
	}
	return w.Say(key+"."+form, append(pairs, "n", text)...)
}

// Code returns the text for a value of a coded column.
func (w *Words) Code(column, code string) string {
	if code == "" {
		return ""
	}
	return w.Say(column + "." + code)
}

// And joins a list: "a, b and c".
func (w *Words) And(items []string) string { return w.join(items, "list.and") }

// Or joins a list: "a, b or c".
func (w *Words) Or(items []string) string { return w.join(items, "list.or") }

// Commas joins a list of names or ids: "a, b, c".
func (w *Words) Commas(items []string) string { return w.join(items, "list.comma") }

// Series joins a list whose items may have commas in them: "a, b; c".
func (w *Words) Series(items []string) string {
	if len(items) == 0 {
		return ""
	}
	s := items[0]
	for _, item := range items[1:] {
		s = w.Say("list.semicolon", "a", s, "b", item)
	}
	return s
}

func (w *Words) join(items []string, last string) string {
	if len(items) == 0 {
		return ""
	}
	s := items[0]
	for i, item := range items[1:] {
		key := "list.comma"
		if i == len(items)-2 {
			key = last
		}
		s = w.Say(key, "a", s, "b", item)
	}
	return s
}
