package trace

import (
	"slices"
	"strings"

	"onrecord/dataset"
	"onrecord/dataset/count"
	"onrecord/dataset/edtf"
	"onrecord/dataset/words"
)

// Speaker is who makes a claim, as a sentence names them: "Ali Herischi (lawyer for deportees)". What the
// name says already is not said again.
func Speaker(d *dataset.Dataset, id string) string {
	a := d.Actor(id)
	switch {
	case a == nil:
		return id
	case a.Organisation != "" && strings.Contains(a.Name, a.Organisation), a.Organisation == "" && a.Role == "":
		return a.Name
	case a.Organisation == "":
		return d.Words().Say("trace.speaker", "name", a.Name, "office", a.Role)
	case a.Role == "":
		return d.Words().Say("trace.speaker", "name", a.Name, "office", a.Organisation)
	}
	office := d.Words().Say("list.comma", "a", a.Role, "b", a.Organisation)
	return d.Words().Say("trace.speaker", "name", a.Name, "office", office)
}

// Name is the name of an actor, and its id where there is none.
func Name(d *dataset.Dataset, id string) string {
	if a := d.Actor(id); a != nil {
		return a.Name
	}
	return id
}

// Through is who makes a claim and the outlet it was said to or through, where there is one.
func Through(d *dataset.Dataset, speaker, via string) string {
	if via == "" {
		return speaker
	}
	return d.Words().Say("trace.through", "speaker", speaker, "via", Name(d, via))
}

// Source is a document as a sentence names it: "The Telegraph (India), carrying The New York Times".
func Source(d *dataset.Dataset, id string) string {
	s := d.Source(id)
	if s == nil {
		return id
	}
	name := s.Publisher
	if name == "" {
		name = s.Title
	}
	if name == "" {
		name = s.ID
	}
	if s.Carries == "" {
		return name
	}
	return d.Words().Say("trace.carrying", "source", name, "carries", s.Carries)
}

// When is a date as a sentence places it: "on 8 December 2025", "in October 2025". It is empty for an
// unknown date.
func When(d *dataset.Dataset, date edtf.Date) string {
	if date.IsZero() {
		return ""
	}
	w := d.Words()
	key := "trace.dated"
	switch p := date.Precision(); {
	case date.YearUnknown(), date.Approximate(), date.Uncertain():
	case p == edtf.PrecisionDay:
		key = "trace.on"
	case p == edtf.PrecisionMonth || p == edtf.PrecisionYear:
		key = "trace.in"
	}
	return w.Say(key, "date", w.Date(date))
}

// Counted is a claim's number with what it counts: "up to 400 people announced for return".
func Counted(d *dataset.Dataset, f *dataset.Figure) string {
	w, c := d.Words(), f.Count()
	if c.Qualifier == count.Unstated {
		return w.Count(c)
	}
	return w.Plural("trace.counted."+string(f.Measure), plural(c), w.Count(c))
}

// Sentence is a claim as a story may print it: attributed, with its qualifier, its date and its source. If
// it is superseded, repeats another one or may count others, a second sentence says so.
func Sentence(d *dataset.Dataset, f *dataset.Figure) string {
	s := sentence(d, f)
	standing, by := d.Standing(f)
	if standing == dataset.Active {
		return s
	}
	caveat := []string{}
	if other := d.Figure(by); other != nil {
		caveat = []string{"number", Counted(d, other), "speaker", Name(d, other.Speaker)}
	}
	return s + " " + d.Words().Say("trace.caveat."+string(standing), caveat...)
}

// Also lists the other numbers that active claims give for the same event and measure group: "about 100,
// 54 and 53". It is empty where there are none.
func Also(d *dataset.Dataset, f *dataset.Figure) string {
	var numbers []string
	for _, o := range Others(d, f) {
		if n := d.Words().Count(o.Count()); !slices.Contains(numbers, n) {
			numbers = append(numbers, n)
		}
	}
	return d.Words().And(numbers)
}

// Others are the active claims on the same event and measure group that give another number.
func Others(d *dataset.Dataset, f *dataset.Figure) []*dataset.Figure {
	var list []*dataset.Figure
	for _, o := range d.FiguresOf(f.Event) {
		if s, _ := d.Standing(o); s == dataset.Active && o != f && o.Measure.Group() == f.Measure.Group() &&
			o.Count() != f.Count() && o.Qualifier != count.Unstated {
			list = append(list, o)
		}
	}
	return list
}

func sentence(d *dataset.Dataset, f *dataset.Figure) string {
	w, c := d.Words(), f.Count()
	speaker := Through(d, Speaker(d, f.Speaker), f.Via)
	pairs := []string{"event", title(d, f.Event), "source", Source(d, f.Source)}
	if c.Qualifier == count.Unstated {
		return w.Say("trace.sentence.unstated", append(pairs, "speaker", speaker)...)
	}
	pairs = append(pairs, "speaker", closed(w, speaker), "said", w.Plural("trace.said."+string(f.Measure), plural(c), w.Count(c)))
	when := When(d, f.Said)
	if when == "" {
		return w.Say("trace.sentence", pairs...)
	}
	return w.Say("trace.sentence.dated", append(pairs, "when", when)...)
}

// plural is the number that the form of "people" follows.
func plural(c count.Count) int64 {
	if c.To.Known {
		return c.To.N
	}
	return c.Value.N
}

func title(d *dataset.Dataset, event string) string {
	if e := d.Event(event); e != nil {
		return e.Title
	}
	return event
}

// closed ends a name that has a comma inside it with another, so that the verb may follow, where the
// language wants it.
func closed(w *words.Words, speaker string) string {
	if strings.Contains(speaker, ", ") && !strings.HasSuffix(speaker, ")") {
		return w.Say("trace.closed", "speaker", speaker)
	}
	return speaker
}
