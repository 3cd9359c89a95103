package phrase

import (
	"strings"

	"onrecord/dataset"
	"onrecord/dataset/words"
)

// Name is the name of an actor, or its id if the dataset does not have it.
func Name(d *dataset.Dataset, id string) string {
	if a := d.Actor(id); a != nil {
		return a.Name
	}
	return id
}

// SplitName divides an actor's name from what is said about it after a comma or in brackets: "Reuters" and
// "own report". rest is empty if nothing is said.
func SplitName(name string) (bare, rest string) {
	if bare, rest, found := strings.Cut(name, " ("); found && strings.HasSuffix(rest, ")") {
		return bare, strings.TrimSuffix(rest, ")")
	}
	bare, rest, _ = strings.Cut(name, ", ")
	return bare, rest
}

// NameInSentence is an actor's name for the middle of a sentence: an outlet's "own report" is just the
// outlet, and what else is said about a name goes into brackets.
func NameInSentence(d *dataset.Dataset, id string) string {
	a := d.Actor(id)
	if a == nil {
		return id
	}
	name, rest := SplitName(a.Name)
	if rest == "" || name == a.Organisation {
		return name
	}
	return d.Words().Say("drift.name", "name", name, "rest", rest)
}

// Speaker is an actor with role and organisation: "Ali Herischi (lawyer for deportees)". An organisation
// that the name already contains is not repeated.
func Speaker(d *dataset.Dataset, id string) string {
	a := d.Actor(id)
	if a == nil {
		return id
	}
	office := Office(d.Words(), a)
	if office == "" || a.Organisation != "" && strings.Contains(a.Name, a.Organisation) {
		return a.Name
	}
	return d.Words().Say("trace.speaker", "name", a.Name, "office", office)
}

// Office is an actor's role and organisation: "spokesperson, Ministry of Returns". It is empty if neither
// is known.
func Office(w *words.Words, a *dataset.Actor) string {
	switch {
	case a.Organisation == "":
		return a.Role
	case a.Role == "":
		return a.Organisation
	}
	return w.Say("list.comma", "a", a.Role, "b", a.Organisation)
}

// SpeakerThrough is a speaker, as another function of this package names them, with the outlet that the claim
// was made to or through, if any: "an official, quoted by Tasnim".
func SpeakerThrough(d *dataset.Dataset, speaker, via string) string {
	if via == "" {
		return speaker
	}
	return d.Words().Say("trace.through", "speaker", speaker, "via", NameInSentence(d, via))
}

// SpeakerVia is the short form for charts, from ids: "an official, quoted by Tasnim".
func SpeakerVia(d *dataset.Dataset, speaker, via string) string {
	if via == "" {
		return Name(d, speaker)
	}
	return d.Words().Say("chart.via", "speaker", Name(d, speaker), "via", NameInSentence(d, via))
}

// NameThrough is the form without a comma, for the middle of a sentence: "an official (quoted by Tasnim)". Both
// arguments are names; via may be empty.
func NameThrough(w *words.Words, speaker, via string) string {
	if via == "" {
		return speaker
	}
	return w.Say("drift.via", "speaker", speaker, "via", via)
}
