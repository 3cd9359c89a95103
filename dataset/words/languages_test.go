package words

import (
	"fmt"
	"io/fs"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/feature/plural"
)

// TestLanguages: every file is an offered language, has the same messages with the same {names}, and the
// plural forms that the language distinguishes.
func TestLanguages(t *testing.T) {
	names, err := fs.Glob(files, "*.txt")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		if lang := strings.TrimSuffix(name, ".txt"); !slices.Contains(Languages, lang) {
			t.Errorf("%s is a file and not in Languages %q", lang, Languages)
		}
	}
	en := For("en")
	for _, lang := range Languages {
		w := For(lang)
		if w.Lang() != lang {
			t.Errorf("For(%q) is in %q", lang, w.Lang())
		}
		if dir := w.Dir(); dir != "ltr" && dir != "rtl" {
			t.Errorf("%s: direction is %q, want ltr or rtl", lang, dir)
		}
		for _, problem := range differences(en.messages, w.messages) {
			t.Errorf("%s.txt: %s", lang, problem)
		}
		for _, problem := range missingForms(w) {
			t.Errorf("%s.txt: %s", lang, problem)
		}
		for _, key := range w.Keys() {
			if m := w.messages[key]; m == "" || m != strings.TrimSpace(m) || strings.Count(m, "{") != len(placeholders(m)) {
				t.Errorf("%s.txt: %s = %q: want words, and {names} that are closed", lang, key, m)
			}
		}
	}
}

var pluralForm = regexp.MustCompile(`\.(zero|one|two|few|many)$`)

// differences are the keys of one language that another lacks or has with other {names}. Plural forms other
// than .other may differ between languages, and need not show the number.
func differences(a, b map[string]string) (problems []string) {
	for key := range a {
		other, there := b[key]
		switch {
		case baseForm(a, key) != key:
		case !there:
			problems = append(problems, key+" is not there")
		case !slices.Equal(placeholders(a[key]), placeholders(other)):
			problems = append(problems, fmt.Sprintf("%s has %s, want %s", key, placeholders(other), placeholders(a[key])))
		}
	}
	for key := range b {
		if strings.HasPrefix(key, docKey) {
			continue // the key is the English: see TestDocsHaveWords
		}
		base := baseForm(a, key)
		if _, there := a[base]; !there {
			problems = append(problems, key+" is not in English")
			continue
		}
		for _, p := range placeholders(b[key]) {
			if !slices.Contains(placeholders(a[base]), p) {
				problems = append(problems, key+" has "+p+", which "+base+" has not in English")
			}
		}
	}
	slices.Sort(problems)
	return problems
}

// baseForm is the .other form of a plural key, or the key itself if it is not a plural form in English.
func baseForm(en map[string]string, key string) string {
	base := pluralForm.ReplaceAllString(key, ".other")
	if _, there := en[base]; there {
		return base
	}
	return key
}

var placeholder = regexp.MustCompile(`\{[a-z_]+\}`)

func placeholders(s string) []string {
	found := placeholder.FindAllString(s, -1)
	slices.Sort(found)
	return found
}

// missingForms are the plural forms that small numbers need and that a key with .other lacks.
func missingForms(w *Words) (problems []string) {
	names := map[plural.Form]string{plural.Zero: "zero", plural.One: "one", plural.Two: "two", plural.Few: "few", plural.Many: "many"}
	forms := map[string]bool{}
	for n := range 200 {
		if name := names[plural.Cardinal.MatchPlural(w.tag, n, 0, 0, 0, 0)]; name != "" {
			forms[name] = true
		}
	}
	for _, key := range w.keys {
		base, ok := strings.CutSuffix(key, ".other")
		if !ok || pluralForm.MatchString(key) || !w.isPlural(base) {
			continue
		}
		for form := range forms {
			if !w.Has(base + "." + form) {
				problems = append(problems, base+"."+form+" is not there")
			}
		}
	}
	return problems
}

// isPlural reports whether a key is a plural form, and not a code that happens to be called other.
func (w *Words) isPlural(base string) bool {
	return slices.ContainsFunc(w.keys, func(k string) bool {
		return strings.HasPrefix(k, base+".") && pluralForm.MatchString(k)
	})
}

// TestDifferences checks the comparison above with languages that differ.
func TestDifferences(t *testing.T) {
	en := map[string]string{"a": "{n} of {to}", "b": "x", "p.one": "{n} one", "p.other": "{n} many"}
	for _, test := range []struct {
		about string
		other map[string]string
		want  string
	}{
		{"the same, moved", map[string]string{"a": "{to}-{n}", "b": "y", "p.other": "{n}"}, ""},
		{"a plural form of its own, without the number", map[string]string{"a": "{to}-{n}", "b": "y", "p.other": "{n}", "p.two": "both"}, ""},
		{"a key less", map[string]string{"a": "{n} {to}", "p.other": "{n}"}, "b is not there"},
		{"a key more", map[string]string{"a": "{n} {to}", "b": "y", "p.other": "{n}", "c": "z"}, "c is not in English"},
		{"a name less", map[string]string{"a": "{n}", "b": "y", "p.other": "{n}"}, "a has [{n}], want [{n} {to}]"},
		{"a name of its own", map[string]string{"a": "{n} {to}", "b": "y", "p.other": "{n}", "p.few": "{x}"}, "p.few has {x}, which p.other has not in English"},
	} {
		if got := strings.Join(differences(en, test.other), "; "); got != test.want {
			t.Errorf("%s: %q, want %q", test.about, got, test.want)
		}
	}
}

func TestFor(t *testing.T) {
	for lang, want := range map[string]string{"": "en", "en": "en", "en-GB": "en", "en-US": "en", "de": "en", "xx-klingon-99": "en", "zh-Hant": "en", "not a language": "en", "fa": "fa", "fa-AF": "fa"} {
		if got := For(lang).Lang(); got != want {
			t.Errorf("For(%q) = %s, want %s", lang, got, want)
		}
	}
}
