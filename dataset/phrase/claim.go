package phrase

import (
	"slices"
	"strings"

	"onrecord/dataset"
	"onrecord/dataset/count"
	"onrecord/dataset/edtf"
	"onrecord/dataset/words"
)

// Number is a claim's number with what was counted, as short as a chart needs it: "up to 400 announced".
func Number(w *words.Words, f *dataset.Figure) string {
	measure := w.Code("chart.measure", string(f.Measure))
	if f.Qualifier == count.Unstated {
		return w.Say("chart.number.unstated", "measure", measure)
	}
	return w.Say("chart.number", "number", w.Count(f.Count()), "measure", measure)
}

// Measured is a claim's number with its measure, as the tables name it: "about 55 planned".
func Measured(w *words.Words, f *dataset.Figure) string {
	return w.Say("drift.count", "n", w.Count(f.Count()), "measure", w.Code("measure", string(f.Measure)))
}

// EventTitle is the title of an event, or its id if the dataset does not have it.
func EventTitle(d *dataset.Dataset, id string) string {
	if e := d.Event(id); e != nil {
		return e.Title
	}
	return id
}

// When is a date as a sentence places it: "on 8 December 2025", "in October 2025". It is empty if the date
// is unknown.
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

// Sentence is a claim as a story may print it: attributed, with its qualifier, its date and its source. A
// second sentence says if it is superseded, repeats another claim or may count others.
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

// SentenceWithOthers is Sentence followed by the other numbers on record, except for a superseded claim:
// its sentence already states the number that replaced it.
func SentenceWithOthers(d *dataset.Dataset, f *dataset.Figure) string {
	s := Sentence(d, f)
	if standing, _ := d.Standing(f); standing == dataset.Superseded {
		return s
	}
	if also := OtherNumbers(d, f); also != "" {
		s += " " + d.Words().Say("show.also_on_record", "numbers", also)
	}
	return s
}

// OtherNumbers lists the other numbers that active claims state for the same event and measure group: "about
// 100, 54 and 53". It is empty if there are none.
func OtherNumbers(d *dataset.Dataset, f *dataset.Figure) string {
	var numbers []string
	for _, o := range d.Competing(f) {
		if n := d.Words().Count(o.Count()); !slices.Contains(numbers, n) {
			numbers = append(numbers, n)
		}
	}
	return d.Words().And(numbers)
}

func sentence(d *dataset.Dataset, f *dataset.Figure) string {
	w, c := d.Words(), f.Count()
	speaker := SpeakerThrough(d, Speaker(d, f.Speaker), f.Via)
	pairs := []string{"event", EventTitle(d, f.Event), "source", Source(d, f.Source)}
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

// plural is the number that decides between "person" and "people": the upper end of a range.
func plural(c count.Count) int64 {
	if c.To.Known {
		return c.To.N
	}
	return c.Value.N
}

// closed adds a comma after a name that contains one, if the language wants it before a verb: "Ann Ng, a
// lawyer, said".
func closed(w *words.Words, speaker string) string {
	if strings.Contains(speaker, ", ") && !strings.HasSuffix(speaker, ")") {
		return w.Say("trace.closed", "speaker", speaker)
	}
	return speaker
}
