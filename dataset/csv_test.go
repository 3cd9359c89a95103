package dataset

import (
	"encoding/csv"
	"reflect"
	"strings"
	"testing"
	"unicode/utf8"
)

// records reads all of a text with csvReader; faults are its messages.
func records(text string) (all [][]string, faults []string) {
	r := csvReader{text: text, bad: func(_ int, message string) { faults = append(faults, message) }}
	for r.next() {
		var record []string
		for _, c := range r.cells {
			record = append(record, c.text)
		}
		all = append(all, record)
	}
	return all, faults
}

func TestCSVReader(t *testing.T) {
	for _, test := range []struct {
		text string
		want [][]string
	}{
		{"", nil},
		{"\n\r\n\n", nil},
		{"a", [][]string{{"a"}}},
		{"a,b\nc,d\n", [][]string{{"a", "b"}, {"c", "d"}}},
		{"a,b\r\nc,d", [][]string{{"a", "b"}, {"c", "d"}}},
		{"\n\na\n\nb\n\n", [][]string{{"a"}, {"b"}}},
		{",\n", [][]string{{"", ""}}},
		{"a,", [][]string{{"a", ""}}},
		{`""`, [][]string{{""}}},
		{`"",""`, [][]string{{"", ""}}},
		{`"a,b","c""d"`, [][]string{{"a,b", `c"d`}}},
		{`""""`, [][]string{{`"`}}},
		{"\"a\nb\",c", [][]string{{"a\nb", "c"}}},
		{"\"a\r\nb\"\r\nc", [][]string{{"a\nb"}, {"c"}}},
		{" a , b", [][]string{{" a ", " b"}}},
		{"سلام,٥٥\n", [][]string{{"سلام", "٥٥"}}},
	} {
		if got, faults := records(test.text); !reflect.DeepEqual(got, test.want) || len(faults) > 0 {
			t.Errorf("%q = %q, %q; want %q", test.text, got, faults, test.want)
		}
	}
}

// FuzzCSVReader holds the reader to encoding/csv: what it takes without a fault means the same there,
// and what encoding/csv refuses has a fault here. It is stricter only about a carriage return alone.
func FuzzCSVReader(f *testing.F) {
	for _, s := range []string{"a,b\n1,\"2\"\n", "\"a\r\nb\",\"\"\"\"\r\n\r\nx", "\"", "a\"b", "\"a\"b", "a\rb", "\"a\rb\"", ",\n,", " \"a\""} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if !utf8.ValidString(text) || strings.HasPrefix(text, byteOrderMark) {
			return
		}
		got, faults := records(text)
		r := csv.NewReader(strings.NewReader(text))
		r.FieldsPerRecord = -1
		want, err := r.ReadAll()
		lone := strings.Contains(strings.ReplaceAll(text, "\r\n", ""), "\r")
		switch {
		case err != nil && len(faults) == 0:
			t.Errorf("%q = %q without a fault; encoding/csv: %v", text, got, err)
		case err == nil && len(faults) > 0 && !lone:
			t.Errorf("%q has faults %q; encoding/csv has none", text, faults)
		case len(faults) == 0 && !reflect.DeepEqual(got, want):
			t.Errorf("%q = %q, encoding/csv %q", text, got, want)
		}
	})
}

// FuzzPlace holds the places of cells, found from the offset of their row, to those of a reader that
// counts as it goes.
func FuzzPlace(f *testing.F) {
	f.Add("id,name\n\nالف,\"a\nb\",c\r\n\"x\",y", uint(2))
	f.Fuzz(func(t *testing.T, text string, jump uint) {
		if !utf8.ValidString(text) {
			return
		}
		in := &file{text: text}
		for n := range 8 {
			at := (int(jump%1000) * (n*n + 1) * 7) % (len(text) + 1)
			for !utf8.RuneStart((text + "x")[at]) {
				at--
			}
			line, column := in.place(int64(at))
			before := text[:at]
			wantLine := strings.Count(before, "\n") + 1
			wantColumn := utf8.RuneCountInString(before[strings.LastIndex(before, "\n")+1:]) + 1
			if line != wantLine || column != wantColumn {
				t.Errorf("place(%d) in %q = %d:%d, want %d:%d", at, text, line, column, wantLine, wantColumn)
			}
		}
	})
}

func TestNearest(t *testing.T) {
	names := []string{"sources", "actors", "events", "figures", "dates", "responses", "comparisons"}
	for typed, want := range map[string]string{
		"figures": "figures", "figure": "figures", "Figures": "figures", "FIGURES": "figures", "fgures": "figures", "figrues": "figures",
		"date": "dates", "acters": "actors", "comparison": "comparisons",
		"": "", "x": "", "flights": "", "sauces-of-all": "", strings.Repeat("figures", 100): "",
	} {
		if got := Nearest(typed, names); got != want {
			t.Errorf("Nearest(%q) = %q, want %q", typed, got, want)
		}
	}
	if got := Nearest("a", nil); got != "" {
		t.Errorf("Nearest among none = %q, want none", got)
	}
	if got := suggest("figurs", names) + suggest("x", names); got != ` (did you mean "figures"?)` {
		t.Errorf("suggest = %q", got)
	}
}

// TestColumns: the one list of columns is whole: names are unique, each has a sentence, what points
// somewhere points at a table, and each code is explained.
func TestColumns(t *testing.T) {
	for _, table := range Tables {
		seen := map[string]bool{}
		if table.Name == "" || table.Title == "" || !sentence(table.Doc) || table.Fields[0].Name != "id" {
			t.Errorf("%s: want a name, a title, a sentence and the id first; got %q, %q", table.Name, table.Title, table.Doc)
		}
		for _, f := range table.Fields {
			at := table.Name + "." + f.Name
			if seen[f.Name] || !sentence(f.Doc) || f.Name != strings.ToLower(f.Name) {
				t.Errorf("%s: want a name of its own in small letters and a sentence, got %q", at, f.Doc)
			}
			seen[f.Name] = true
			refers := f.Kind == KindRef || f.Kind == KindRefs
			if _, ok := TableNamed(f.To); ok != refers {
				t.Errorf("%s: refers to %q, and its kind is %s", at, f.To, f.Kind)
			}
			if (f.Kind == KindCode) != (len(f.Codes) > 0) {
				t.Errorf("%s: is %s with %d codes", at, f.Kind, len(f.Codes))
			}
			for _, c := range f.Codes {
				if !sentence(c.Doc) || seen[at+c.Name] {
					t.Errorf("%s: %s: want a sentence and to be there once, got %q", at, c.Name, c.Doc)
				}
				seen[at+c.Name] = true
			}
		}
	}
	for _, list := range [][]Code{Groups, Standings, Rules, Units} {
		for _, c := range list {
			if c.Name == "" || !sentence(c.Doc) {
				t.Errorf("%q: want a sentence, got %q", c.Name, c.Doc)
			}
		}
	}
}

func sentence(s string) bool { return strings.HasSuffix(s, ".") && s[:1] == strings.ToUpper(s[:1]) }
