package words

import (
	"slices"
	"strings"
	"testing"
)

// TestSelectionWords: the words of a selection stand in the places of words that there are, with the same
// {names}, and only there.
func TestSelectionWords(t *testing.T) {
	for _, lang := range Languages {
		w, found := For(lang), 0
		part := w.OfSelection()
		for _, key := range w.Keys() {
			plain, ok := strings.CutSuffix(key, selectionSuffix)
			switch {
			case !ok && !w.Has(key+selectionSuffix) && part.Say(key) != w.Say(key):
				t.Errorf("%s.txt: %s is %q of a selection, want %q", lang, key, part.Say(key), w.Say(key))
			case !ok:
			case !w.Has(plain):
				t.Errorf("%s.txt: %s: there is no %s, whose place it could take", lang, key, plain)
			case !slices.Equal(placeholders(w.messages[key]), placeholders(w.messages[plain])):
				t.Errorf("%s.txt: %s has %s, want %s", lang, key, placeholders(w.messages[key]), placeholders(w.messages[plain]))
			case part.Say(plain) != w.Say(key):
				t.Errorf("%s.txt: of a selection %s is %q, want %q", lang, plain, part.Say(plain), w.Say(key))
			default:
				found++
			}
		}
		if found < 30 {
			t.Errorf("%s.txt: %d words of selections, want more: is this looking in the right place?", lang, found)
		}
		if part.Lang() != lang || part.OfSelection() != part {
			t.Errorf("the words of a selection are in %q, and have others in their place", part.Lang())
		}
	}
}
