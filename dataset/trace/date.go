package trace

import (
	"fmt"
	"slices"

	"onrecord/dataset"
	"onrecord/dataset/edtf"
	"onrecord/dataset/prose"
)

// A calendarDate is a date that was asked for: a day, a month or a year, each 0 where it was not given.
type calendarDate struct {
	year, month, day int
	edtf             edtf.Date // the date as a whole, if the query is EDTF
}

// readDate reads a date as people write it: "8 December 2025", "Dec. 8", "30 Sept", "۸ دسامبر ۲۰۲۵", or EDTF.
func readDate(text string) (calendarDate, bool) {
	if date, err := edtf.Parse(text); err == nil && !date.IsZero() {
		p := date.Parts().Start
		c := calendarDate{month: p.Month, day: p.Day, edtf: date}
		if p.YearKnown {
			c.year = p.Year
		}
		if date.Precision() == edtf.PrecisionOneOf || date.Precision() == edtf.PrecisionInterval {
			c = calendarDate{edtf: date}
		}
		return c, true
	}
	var c calendarDate
	tokens := prose.Tokenise(normalise(text))
	for i, t := range tokens {
		switch n := int(t.Value.N); {
		case prose.Months[t.Norm] > 0 && c.month == 0:
			c.month = prose.Months[t.Norm]
		case (t.Kind == prose.Digits || ordinal(tokens, i)) && t.Value.Places == 0 && n >= 1 && n <= 31 && c.day == 0:
			c.day = n
		case t.Kind == prose.Digits && t.Value.Places == 0 && n >= 1000 && n <= 9999 && c.year == 0:
			c.year = n
		case t.Kind != prose.Sign && !besideDates[t.Norm] && (i == 0 || !ordinal(tokens, i-1)):
			return calendarDate{}, false
		}
	}
	if c.month == 0 {
		return calendarDate{}, false
	}
	date, err := edtf.Parse(c.text())
	c.edtf = date
	return c, err == nil
}

// ordinal reports whether a token is a number with the ending of a day, as in "8th".
func ordinal(tokens []prose.Token, i int) bool {
	return tokens[i].Kind == prose.NotANumber && i+1 < len(tokens) && slices.Contains([]string{"st", "nd", "rd", "th"}, tokens[i+1].Norm)
}

// besideDates are words that may stand beside a date and do not change which date it is.
var besideDates = map[string]bool{"on": true, "in": true, "by": true, "of": true, "about": true, "the": true, "since": true, "until": true,
	"from": true, "در": true, "حدود": true, "ماه": true}

// means reports whether a date on record, or a side of it, is the one that was asked for, or lies in it.
func (c calendarDate) means(date edtf.Date) bool {
	if date == c.edtf || c.year+c.month+c.day == 0 {
		return date == c.edtf && !date.IsZero()
	}
	parts := date.Parts()
	if parts.Members == nil {
		return c.isPart(parts.Start) || c.isPart(parts.End)
	}
	return slices.ContainsFunc(parts.Members, func(s edtf.Span) bool { return c.isPart(s.Start) || c.isPart(s.End) })
}

func (c calendarDate) isPart(p edtf.Part) bool {
	return p.Kind == edtf.Stated && (c.year == 0 || p.YearKnown && p.Year == c.year) && (c.month == 0 || p.Month == c.month) &&
		(c.day == 0 || p.Day == c.day)
}

// onDate traces a date: what is on record about it, what was said on it, and the documents published on it. A date
// with words that are part of it, such as "by 2 October 2025", leads to what is dated in just these words.
func onDate(d *dataset.Dataset, text string) (Trace, bool) {
	w, printed := d.Words(), normalise(text)
	asked, isDate := readDate(text)
	t := dated(d, text, func(date edtf.Date) bool { return normalise(w.Date(date)) == printed })
	if isDate && (len(t.Found) == 0 || normalise(w.Date(asked.edtf)) == printed) {
		t = dated(d, text, asked.means)
	}
	if _, isDay := asked.edtf.Full(); isDay && len(t.Found) > 0 {
		if n, ok := sumByID(d, CumulativeID+"."+asked.edtf.String()); ok {
			t.Found = append(t.Found, n)
		}
	}
	return t, len(t.Found) > 0
}

// dated traces what has a date: claims about it, then what was said and answered on it, then documents. Only a
// claim about a date can be about an unknown one.
func dated(d *dataset.Dataset, text string, is func(edtf.Date) bool) Trace {
	t := Trace{Query: text}
	for i := range d.Dates {
		if is(d.Dates[i].Date) {
			t.Found = append(t.Found, dateNode(d, &d.Dates[i]))
		}
	}
	add := func(date edtf.Date, node func() Node) {
		if !date.IsZero() && is(date) {
			t.Found = append(t.Found, node())
		}
	}
	for i := range d.Figures {
		add(d.Figures[i].Said, func() Node { return claimNode(d, &d.Figures[i], true) })
	}
	for i := range d.Responses {
		add(d.Responses[i].Date, func() Node { return responseNode(d, &d.Responses[i]) })
	}
	for i := range d.Sources {
		add(d.Sources[i].Published, func() Node { return sourceNode(d, &d.Sources[i]) })
	}
	return t
}

// noDate is the error for a date on which nothing is on record. It names the nearest dates.
func noDate(d *dataset.Dataset, text string) error {
	asked, ok := readDate(text)
	from, known := asked.edtf.Earliest()
	if !ok || !known {
		return requestError("nothing %s is dated %q", where(d), text)
	}
	near := nearestDates(d, from)
	if len(near) == 0 {
		return requestError("nothing %s is dated %q", where(d), text)
	}
	return requestError("nothing %s is dated %q; %s", where(d), text, nearestAre(near))
}

// text is the date as EDTF.
func (c calendarDate) text() string {
	s := fmt.Sprintf("%04d", c.year)
	if c.year == 0 {
		s = "XXXX"
	}
	if c.month > 0 {
		s += fmt.Sprintf("-%02d", c.month)
	}
	if c.day > 0 {
		s += fmt.Sprintf("-%02d", c.day)
	}
	return s
}

// nearestDates returns up to three dates on record, as they are shown, the nearest first.
func nearestDates(d *dataset.Dataset, from edtf.Day) []string {
	type candidate struct {
		date edtf.Date
		id   string
		days int
	}
	var list []candidate
	add := func(date edtf.Date, id string) {
		day, ok := date.Earliest()
		if ok && !slices.ContainsFunc(list, func(c candidate) bool { return c.date == date }) {
			list = append(list, candidate{date, id, max(int(day-from), int(from-day))})
			slices.SortStableFunc(list, func(a, b candidate) int { return a.days - b.days })
			list = list[:min(len(list), maxNearest)]
		}
	}
	for i := range d.Dates {
		add(d.Dates[i].Date, d.Dates[i].ID)
	}
	for i := range d.Figures {
		add(d.Figures[i].Said, d.Figures[i].ID)
	}
	names := make([]string, len(list))
	for i, c := range list {
		names[i] = d.Words().Date(c.date) + " (" + c.id + ")"
	}
	return names
}
