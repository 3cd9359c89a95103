package lint

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"onrecord/dataset"
	"onrecord/dataset/phrase"
	"onrecord/dataset/prose"
)

// A namedActor is a name in a sentence that stands for one or more actors.
type namedActor struct {
	actors      []string // ids: a name may stand for several
	from, until int
	speaks      bool // a word of saying stands by it
}

// names is an index of the names of actors.
type names struct {
	byFirst map[string][]alias
}

type alias struct {
	words  []string
	actors []string
	upper  bool // an acronym: capital letters alone
}

// personal reports whether an actor is a person with a family name: the name has two or three capitalised
// words, none of them part of the name of the organisation.
func personal(a *dataset.Actor, words []string) bool {
	if a.Role == "" || len(words) < 2 || len(words) > 3 {
		return false
	}
	for _, w := range words {
		if r, _ := utf8.DecodeRuneInString(w); !unicode.IsUpper(r) || strings.Contains(a.Organisation, w) || len(w) < 3 {
			return false
		}
	}
	return true
}

func newNames(d *dataset.Dataset) names {
	n := names{map[string][]alias{}}
	byKey := map[string]int{}
	add := func(name, actor string, upper bool) {
		var words []string
		for _, t := range prose.Tokenise(name) {
			if t.Kind == prose.Word {
				words = append(words, t.Norm)
			}
		}
		if len(words) == 0 || len(words) == 1 && len(words[0]) < 3 {
			return
		}
		list := n.byFirst[words[0]]
		key := strings.Join(words, " ")
		if i, ok := byKey[key]; ok {
			list[i].actors = append(list[i].actors, actor)
			return
		}
		byKey[key] = len(list)
		n.byFirst[words[0]] = append(list, alias{words, []string{actor}, upper})
	}
	for i := range d.Actors {
		a := &d.Actors[i]
		name, _ := phrase.SplitName(a.Name)
		add(name, a.ID, false)
		words := strings.Fields(name)
		if personal(a, words) {
			for j := 1; j < len(words); j++ {
				add(strings.Join(words[j:], " "), a.ID, false)
			}
		}
		if a.Organisation != "" && a.Organisation != name {
			add(a.Organisation, a.ID, false)
		}
		if !strings.Contains(a.ID, "-") {
			add(a.ID, a.ID, true)
		}
	}
	return n
}

// find returns the actors that tokens name, by the longest name at each place. Offset is the index of the first
// token in the passage.
func (n names) find(tokens []prose.Token, offset int, text string) []namedActor {
	var found []namedActor
	for i := 0; i < len(tokens); i++ {
		var best *alias
		for j := range n.byFirst[tokens[i].Norm] {
			a := &n.byFirst[tokens[i].Norm][j]
			if matches(tokens[i:], a, text) && (best == nil || len(a.words) > len(best.words)) {
				best = a
			}
		}
		if best == nil {
			continue
		}
		end := i + len(best.words)
		found = append(found, namedActor{best.actors, offset + i, offset + end, speaksBy(tokens, i, end)})
		i = end - 1
	}
	return found
}

func matches(tokens []prose.Token, a *alias, text string) bool {
	if len(tokens) < len(a.words) {
		return false
	}
	for i, w := range a.words {
		if tokens[i].Norm != w {
			return false
		}
	}
	first := text[tokens[0].From:tokens[0].To]
	r, _ := utf8.DecodeRuneInString(first)
	return !a.upper && (unicode.IsUpper(r) || !unicode.IsLower(r)) || a.upper && strings.TrimSuffix(first, "'s") == strings.ToUpper(a.words[0])
}

// speaksBy reports whether a verb of saying is within two words of a name, with no punctuation in between.
func speaksBy(tokens []prose.Token, from, end int) bool {
	near := func(i, step int) bool {
		for n := 0; n < 2 && i >= 0 && i < len(tokens) && tokens[i].Kind == prose.Word; n, i = n+1, i+step {
			if attributing[tokens[i].Norm] || tokens[i].Norm == "to" && i > 0 && tokens[i-1].Norm == "according" {
				return true
			}
		}
		return false
	}
	return near(end, 1) || near(from-1, -1)
}
