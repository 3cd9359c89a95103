package lint

import (
	"slices"

	"onrecord/dataset"
	"onrecord/dataset/count"
	"onrecord/dataset/phrase"
)

// maxRecords is how many claims a finding shows. An editor needs the first; the rest are counted.
const maxRecords = 5

// finding puts what was found in the words of the dataset's language.
func (c *checker) finding(code Code, m *mention, claims []*dataset.Figure, pairs ...string) Finding {
	f := Finding{Code: code}
	key := "lint." + string(code)
	if code == NotOnRecord && len(claims) > 0 {
		key += ".other"
	}
	pairs = append(pairs, "n", c.inWords(m))
	f.OnRecord, f.More = c.records(claims)
	if len(f.OnRecord) > 0 {
		pairs = append(pairs, "record", f.OnRecord[0].Words, "speaker", f.OnRecord[0].Speaker)
	}
	f.Message = c.w.Say(key, pairs...)
	f.Suggestion = c.w.Say(key+".do", pairs...)
	return f
}

// inWords is a number as the story has it.
func (c *checker) inWords(m *mention) string {
	if m.Vague != "" {
		return m.Vague
	}
	n := count.Count{Qualifier: m.qualifier, Value: count.Of(m.Value.N)}
	if m.qualifier == count.Between {
		n.To = count.Of(m.to.N)
	}
	return c.w.Count(n)
}

// records are claims as a finding shows them: those that count first.
func (c *checker) records(claims []*dataset.Figure) (list []Record, more int) {
	claims = slices.Clone(claims)
	slices.SortStableFunc(claims, func(a, b *dataset.Figure) int { return c.rank(a) - c.rank(b) })
	for _, f := range claims {
		if len(list) == maxRecords {
			return list, len(claims) - maxRecords
		}
		list = append(list, c.record(f))
	}
	return list, 0
}

func (c *checker) rank(f *dataset.Figure) int {
	s, _ := c.d.Standing(f)
	switch {
	case s != dataset.Active:
		return 2
	case c.facts.loose[f.ID]:
		return 1
	}
	return 0
}

func (c *checker) record(f *dataset.Figure) Record {
	source := c.d.Source(f.Source)
	said := f.Said
	if said.IsZero() {
		said = source.Published
	}
	n := phrase.Measured(c.w, f)
	if s, _ := c.d.Standing(f); s != dataset.Active {
		n = c.w.Say("lint.standing", "n", n, "standing", c.w.Code("standing", string(s)))
	}
	return Record{ID: f.ID, Words: n, Speaker: phrase.Name(c.d, f.Speaker), Date: c.w.Date(said), Wording: f.Wording, Source: phrase.Source(c.d, source.ID), URL: source.URL}
}

// qualified are the numbers with their qualifiers as they are on record, each once.
func (c *checker) qualified(claims []*dataset.Figure) string {
	var list []string
	for _, f := range claims {
		if c.facts.loose[f.ID] {
			continue
		}
		if n := c.w.Count(f.Count()); !slices.Contains(list, n) {
			list = append(list, n)
		}
	}
	return c.w.Or(list)
}

// replacement is what the speakers of superseded claims say now.
func (c *checker) replacement(claims []*dataset.Figure) string {
	var list []string
	for _, f := range claims {
		_, by := c.d.Standing(f)
		for range 100 { // the last of a chain
			g := c.d.Figure(by)
			if g == nil {
				break
			}
			s, next := c.d.Standing(g)
			if s != dataset.Superseded {
				if n := c.w.Count(g.Count()); !slices.Contains(list, n) {
					list = append(list, n)
				}
				break
			}
			by = next
		}
	}
	return c.w.Series(list)
}

func (c *checker) eventTitle(e *evidence) string {
	if ev := c.d.Event(e.event); ev != nil {
		return ev.Title
	}
	return c.w.Say("lint.any_event")
}
