package dataset_test

import (
	"testing"

	"onrecord/dataset"
	"onrecord/dataset/words"
)

// Every value of a coded column has words, since reports of changes print any of them.
func TestCodesHaveWords(t *testing.T) {
	for _, lang := range words.Languages {
		w := words.For(lang)
		for i := range dataset.Tables {
			for _, f := range dataset.Tables[i].Fields {
				if f.Name == "qualifier" { // in words only with its number: count.up_to
					continue
				}
				for _, c := range f.Codes {
					if got := w.Code(f.Name, c.Name); got == "" || got[0] == '[' {
						t.Errorf("%s: %s %s of %s has no words: %q", lang, f.Name, c.Name, dataset.Tables[i].Name, got)
					}
				}
			}
		}
	}
}
