package drift

import (
	"slices"

	"onrecord/dataset"
	"onrecord/dataset/phrase"
)

// finding builds a finding from a change, with its texts in the dataset's language.
func (x *finder) finding(c *change) Finding {
	f := Finding{ID: c.id(), Kind: c.kind, Link: c.link, Event: x.d.Event(c.claims[0].Event)}
	for _, claim := range c.claims {
		f.Steps = append(f.Steps, x.step(claim))
	}
	first := f.Steps[0]
	var to, by, in []string
	for _, s := range f.Steps[1:] {
		if s.Words != first.Words || c.kind != RenderingsDiffer {
			to = appendNew(to, s.Words)
		}
		by = appendNew(by, s.Speaker)
		in = appendNew(in, s.Source)
	}
	f.From, f.To = first.Words, x.w.And(to)
	pairs := []string{"event", f.Event.Title, "from", f.From, "to", f.To,
		"speaker", first.Speaker, "by", x.w.And(by), "from_source", first.Source, "sources", x.w.And(in)}
	if c.now != nil {
		pairs = append(pairs, "now", phrase.Measured(x.w, c.now))
	}
	if c.kind == RenderingsDiffer {
		pairs = append(pairs, "renderings", x.renderings(f.Steps))
	}
	f.Sentence = capital(x.w.Say(x.key("drift.sentence", c), pairs...))
	f.Why = x.why(c)
	return f
}

// key is the key of the message for a link and a kind, or else for the link alone.
func (x *finder) key(prefix string, c *change) string {
	if key := prefix + "." + string(c.link) + "." + string(c.kind); x.w.Has(key) {
		return key
	}
	return prefix + "." + string(c.link)
}

// renderings lists the numbers reported for a statement, each with its sources.
func (x *finder) renderings(steps []Step) string {
	var said []string
	in := map[string][]string{}
	for _, s := range steps {
		said = appendNew(said, s.Words)
		in[s.Words] = appendNew(in[s.Words], s.Source)
	}
	for i, words := range said {
		said[i] = x.w.Say("drift.rendering", "count", words, "sources", x.w.And(in[words]))
	}
	return x.w.And(said)
}

// why is what ties the claims together.
func (x *finder) why(c *change) string {
	first, last := c.claims[0], c.claims[len(c.claims)-1]
	pairs := []string{"statement", first.Statement, "first", first.ID, "last", last.ID}
	if c.link == Suspected {
		days := int64(x.daysBetween(first, last))
		within := x.w.Plural("drift.within", days, "")
		if days == 0 {
			within = x.w.Say("drift.same_day")
		}
		pairs = append(pairs, "within", within)
	}
	if c.now != nil {
		pairs = append(pairs, "now", c.now.ID)
	}
	return capital(x.w.Say(x.key("drift.why", c), pairs...))
}

func (x *finder) step(f *dataset.Figure) Step {
	s := Step{Claim: f, Words: phrase.Measured(x.w, f), Speaker: phrase.NameInSentence(x.d, f.Speaker), Date: x.w.Date(x.when(f)), Source: phrase.Source(x.d, f.Source), URL: x.d.Source(f.Source).URL}
	if f.Via != "" {
		s.Via = phrase.NameInSentence(x.d, f.Via)
	}
	return s
}

func appendNew(list []string, s string) []string {
	if slices.Contains(list, s) {
		return list
	}
	return append(list, s)
}
