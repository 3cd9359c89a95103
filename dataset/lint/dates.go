package lint

import (
	"slices"
	"strings"
	"time"

	"onrecord/dataset"
	"onrecord/dataset/edtf"
	"onrecord/dataset/phrase"
	"onrecord/dataset/prose"
)

// A dateMention is a date in a sentence, of at least a month.
type dateMention struct {
	first, until     int // tokens
	year, month, dom int // year and day 0 where they are not given
}

// milestoneWords maps verbs that a date may belong to, to milestones.
var milestoneWords = map[string]string{
	"left": "departed", "departed": "departed", "leave": "departed", "depart": "departed", "leaves": "departed", "departs": "departed",
	"took": "departed", "taken": "departed", "leaving": "departed", "departing": "departed",
	"arrived": "arrived", "landed": "arrived", "arrive": "arrived", "land": "arrived", "arrives": "arrived", "arriving": "arrived",
	"reached": "arrived", "touched": "arrived",
	"رسید": "arrived", "رسیدند": "arrived", "وارد": "arrived", "فرود": "arrived",
}

// beforeMonths are words that may stand before a month, and ordinalEnds what is written after a day of it.
var (
	beforeMonths = set("in late early mid since until by of during در ماه")
	ordinalEnds  = set("st nd rd th")
)

// saying are verbs whose date is that of a statement.
var saying = set(`said says told announced reported reports wrote stated confirmed spoke briefing interview statement report according quoted
	گفت گفته اعلام خبر گزارش افزود`)

// checkDates compares the dates in a sentence that names an event with the claims. It skips dates that are
// nearer to a verb of saying than to one of leaving or arriving.
func (c *checker) checkDates(p *passage, s *sentence) {
	if len(s.events) == 0 {
		return
	}
	for _, m := range p.findDates(s) {
		event, _ := eventOf(s, m.first, "")
		milestone, planned := p.milestone(s, m)
		if event == "" || milestone == "" || c.ignored(p, m.first, m.until) {
			continue
		}
		claims := c.datesOf(event, milestone, planned)
		years := yearsOf(c.d.Dates, c.datesBy[event])
		if len(claims) == 0 || slices.ContainsFunc(claims, func(d *dataset.Date) bool { return m.agrees(d.Date, years) }) {
			continue
		}
		c.report(p, m.first, m.until, c.dateFinding(p, m, event, milestone, claims))
	}
}

// datesOf returns the claims about a milestone of an event. If the story speaks of it as planned, these include
// the claims about when it was scheduled.
func (c *checker) datesOf(event, milestone string, planned bool) []*dataset.Date {
	rows, ok := c.datesBy[event]
	if !ok {
		return nil
	}
	scheduled := strings.Replace(strings.Replace(milestone, "departed", "departure", 1), "arrived", "arrival", 1) + "_scheduled"
	var list []*dataset.Date
	for _, row := range rows {
		d := &c.d.Dates[row]
		if string(d.Milestone) == milestone || planned && string(d.Milestone) == scheduled {
			list = append(list, d)
		}
	}
	return list
}

// agrees reports whether a date in a story may be the one that a claim means. A date without a year may lie in
// any of years.
func (m *dateMention) agrees(d edtf.Date, years []int) bool {
	if d.IsZero() {
		return false
	}
	if m.year != 0 {
		years = []int{m.year}
	}
	for _, y := range years {
		from, to, ok := m.days(y)
		if ok && d.Within(from, to) != edtf.Cannot {
			return true
		}
	}
	return false
}

func (m *dateMention) days(year int) (from, to edtf.Day, ok bool) {
	if m.dom > 0 {
		from, ok = edtf.DayOf(year, time.Month(m.month), m.dom)
		return from, from, ok
	}
	from, ok = edtf.DayOf(year, time.Month(m.month), 1)
	next, _ := edtf.DayOf(year+m.month/12, time.Month(m.month%12+1), 1)
	return from, next - 1, ok
}

// findDates finds dates such as 7 December 2025, December 7, in December, 2025-12-07 and ۷ دسامبر ۲۰۲۵.
func (p *passage) findDates(s *sentence) []dateMention {
	var list []dateMention
	for i := s.first; i < s.end; i++ {
		if m, ok := p.isoDate(s, i); ok {
			list = append(list, m)
			continue
		}
		month := prose.Months[p.norm(i)]
		if month == 0 || p.tokens[i].Kind != prose.Word || (p.norm(i) == "may" || p.norm(i) == "march" || p.norm(i) == "mar") && !p.capital(i) {
			continue
		}
		m := dateMention{first: i, until: i + 1, month: month}
		at := i + 1
		if p.norm(at) == "." && !p.tokens[at].Spaced {
			at++
		}
		if d := p.day(i-1, s); d > 0 {
			m.dom, m.first = d, i-1
		} else if d := p.day(at, s); d > 0 && p.year(at, s) == 0 {
			m.dom, m.until = d, at+1
			if at++; p.norm(at) == "," {
				at++
			}
		}
		if y := p.year(at, s); y > 0 {
			m.year, m.until = y, at+1
		}
		if m.dom > 0 || m.year > 0 || p.inMonth(s, i) {
			list = append(list, m)
		}
	}
	return list
}

// inMonth reports whether a month is a date by itself, as in "in December" or "late September".
func (p *passage) inMonth(s *sentence, i int) bool {
	return i > s.first && beforeMonths[p.norm(i-1)] && !vehicles[p.norm(i+1)]
}

func (p *passage) day(i int, s *sentence) int {
	if i < s.first || i >= s.end {
		return 0
	}
	t := &p.tokens[i]
	if t.Kind == prose.Digits && t.Value.Places == 0 && t.Value.N >= 1 && t.Value.N <= 31 {
		return int(t.Value.N)
	}
	if t.Kind == prose.NotANumber && t.Value.N >= 1 && t.Value.N <= 31 && i+1 < s.end && ordinalEnds[p.norm(i+1)] {
		return int(t.Value.N)
	}
	return 0
}

func (p *passage) year(i int, s *sentence) int {
	if i < s.first || i >= s.end {
		return 0
	}
	t := &p.tokens[i]
	if t.Kind == prose.Digits && t.Value.Places == 0 && t.Value.N >= 1900 && t.Value.N <= 2100 {
		return int(t.Value.N)
	}
	return 0
}

func (p *passage) isoDate(s *sentence, i int) (dateMention, bool) {
	if i+5 > s.end || p.tokens[i].Kind != prose.NotANumber {
		return dateMention{}, false
	}
	text := ""
	for _, t := range p.tokens[i : i+5] {
		text += t.Norm
	}
	day, err := time.Parse(time.DateOnly, text)
	if err != nil {
		return dateMention{}, false
	}
	return dateMention{i, i + 5, day.Year(), int(day.Month()), day.Day()}, true
}

// milestone returns what happened on a date: the milestone of the nearest verb of leaving or arriving, or "" if
// a verb of saying is nearer. Planned is set if it was still to happen.
func (p *passage) milestone(s *sentence, m dateMention) (milestone string, planned bool) {
	least := 12 // words; further off nothing belongs to the date
	look := func(from, step, limit int) {
		d := 0
		for i := from; i != limit; i += step {
			w := p.norm(i)
			if d++; strings.Contains(",;:—–،؛", w) {
				d += 3
			}
			if d >= least {
				return
			}
			if ms := milestoneWords[w]; ms != "" && !((w == "took" || w == "taken") && p.norm(i+1) != "off") && !(w == "left" && p.norm(i-1) == "are") {
				milestone, least = ms, d
				before := p.norm(i - 1)
				planned = before == "to" || before == "will" || before == "would"
			} else if saying[w] {
				milestone, least = "", d
			}
		}
	}
	look(m.first-1, -1, s.first-1)
	look(m.until, 1, max(s.end, m.until))
	return milestone, planned
}

func (c *checker) dateFinding(p *passage, m dateMention, event, milestone string, claims []*dataset.Date) Finding {
	f := Finding{Code: WrongDate}
	var known []string
	for _, d := range claims {
		if words := c.w.Date(d.Date); !d.Date.IsZero() && !slices.Contains(known, words) {
			known = append(known, words)
		}
		if len(f.OnRecord) == maxRecords {
			f.More++
			continue
		}
		source := c.d.Source(d.Source)
		f.OnRecord = append(f.OnRecord, Record{ID: d.ID, Words: c.w.Date(d.Date), Speaker: phrase.Name(c.d, d.Speaker),
			Date: c.w.Date(source.Published), Wording: d.Wording, Source: phrase.Source(c.d, source.ID), URL: source.URL})
	}
	key := "lint.date"
	if len(known) == 0 {
		key = "lint.date.unknown"
	}
	text := p.text[p.tokens[m.first].From:p.tokens[m.until-1].To]
	pairs := []string{"text", text, "event", c.d.Event(event).Title, "milestone", c.w.Code("milestone", milestone), "dates", c.w.Or(known)}
	f.Message, f.Suggestion = c.w.Say(key, pairs...), c.w.Say(key+".do", pairs...)
	return f
}
