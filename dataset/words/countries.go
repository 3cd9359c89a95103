package words

import (
	"strings"

	"golang.org/x/text/language"
)

// countries has the names of countries by language and code. They are CLDR's, but for those of countries that
// have new names since, from one file per language that TestCountries writes. golang.org/x/text/language/display has them too, but sets up every language
// there is, which takes longer than most of what a small command does.
var countries = perLanguage(func(lang string) map[string]string {
	text, err := files.ReadFile("countries/" + lang + ".txt")
	if err != nil {
		panic(err) // it is embedded
	}
	names := make(map[string]string, strings.Count(string(text), "\n"))
	for line := range strings.Lines(string(text)) {
		if code, name, ok := strings.Cut(strings.TrimSuffix(line, "\n"), " = "); ok {
			names[code] = name
		}
	}
	return names
})

// Country returns the name of a country of ISO 3166-1, or the code if it has no name.
func (w *Words) Country(code string) string {
	region, err := language.ParseRegion(code)
	if err != nil {
		return code
	}
	if name, ok := countries[w.Lang()][region.String()]; ok {
		return name
	}
	return code
}
