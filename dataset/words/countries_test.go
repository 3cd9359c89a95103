package words_test

import (
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"

	"onrecord/dataset/words"
	"onrecord/internal/testkit/golden"
)

// renamed are the names that differ from those of golang.org/x/text's CLDR, which is of 2017: two countries
// have new names since, and news agencies and the United Nations write the others in words, without an
// ampersand.
var renamed = map[string]map[string]string{
	"en": {
		"CD": "Democratic Republic of the Congo",
		"CG": "Republic of the Congo",
		"HK": "Hong Kong",
		"MK": "North Macedonia",
		"MM": "Myanmar",
		"MO": "Macau",
		"SZ": "Eswatini",
	},
	"fa": {
		"CD": "جمهوری دموکراتیک کنگو",
		"CG": "جمهوری کنگو",
		"HK": "هنگ\u200cکنگ",
		"MK": "مقدونیهٔ شمالی",
		"MM": "میانمار",
		"MO": "ماکائو",
		"SZ": "اسواتینی",
	},
}

// TestCountries compares the names of countries and regions with CLDR's, and those of countries that are
// renamed.
func TestCountries(t *testing.T) {
	for _, lang := range words.Languages {
		names := regionNames(lang)
		if golden.Update() {
			writeCountries(t, lang, names)
			continue
		}
		for code, want := range names {
			if got := words.For(lang).Country(code); got != want {
				t.Errorf("%s: Country(%s) = %q, want %q; to rewrite the names: go test ./dataset/words -update", lang, code, got, want)
			}
		}
	}
	w := words.For("en")
	for _, test := range []struct{ code, want string }{{"IR", "Iran"}, {"IRN", "Iran"}, {"364", "Iran"}, {"MK", "North Macedonia"}, {"SZ", "Eswatini"}, {"BA", "Bosnia and Herzegovina"}, {"QQ", "QQ"}, {"", ""}, {"iran", "iran"}} {
		if got := w.Country(test.code); got != test.want {
			t.Errorf("Country(%q) = %q, want %q", test.code, got, test.want)
		}
	}
}

// regionNames returns the name of every region with a code of two letters or three digits: CLDR's, or the
// one that it has now.
func regionNames(lang string) map[string]string {
	var codes []string
	for i := range 26 * 26 {
		codes = append(codes, string([]byte{'A' + byte(i/26), 'A' + byte(i%26)}))
	}
	for i := range 1000 {
		codes = append(codes, fmt.Sprintf("%03d", i))
	}
	names := map[string]string{}
	cldr := display.Regions(language.MustParse(lang))
	for _, code := range codes {
		region, err := language.ParseRegion(code)
		if err != nil {
			continue
		}
		if name := cldr.Name(region); name != "" {
			names[region.String()] = strings.ReplaceAll(name, " & ", " and ")
		}
	}
	maps.Copy(names, renamed[lang])
	return names
}

func writeCountries(t *testing.T, lang string, names map[string]string) {
	var b strings.Builder
	b.WriteString("# The names of countries and regions, most of them CLDR's, written by: go test ./dataset/words -update\n\n")
	for _, code := range slices.Sorted(maps.Keys(names)) {
		fmt.Fprintf(&b, "%s = %s\n", code, names[code])
	}
	if err := os.WriteFile("countries/"+lang+".txt", []byte(b.String()), 0o666); err != nil {
		t.Fatal(err)
	}
}
