package words

import (
	"strconv"

	"onrecord/dataset/edtf"
)

// Date returns a date as text, with everything uncertain about it: "by 2 October 2025".
func (w *Words) Date(d edtf.Date) string {
	p := d.Parts()
	switch d.Precision() {
	case edtf.PrecisionUnknown:
		return w.Say("date.unknown")
	case edtf.PrecisionOneOf:
		items := make([]string, len(p.Members))
		for i, m := range p.Members {
			items[i] = w.oneOf(m)
		}
		return w.Or(items)
	case edtf.PrecisionInterval:
		return w.interval(p.Span)
	}
	return w.part(p.Start)
}

func (w *Words) oneOf(s edtf.Span) string {
	switch {
	case !s.IsRange():
		return w.part(s.Start)
	case s.Start.Kind != edtf.Stated:
		return w.Say("date.by", "date", w.part(s.End))
	case s.End.Kind != edtf.Stated:
		return w.Say("date.from", "date", w.part(s.Start))
	}
	return w.Say("date.within", "from", w.part(s.Start), "to", w.part(s.End))
}

func (w *Words) interval(s edtf.Span) string {
	switch {
	case s.Start.Kind != edtf.Stated && s.End.Kind != edtf.Stated:
		return w.Say("date.unknown")
	case s.Start.Kind != edtf.Stated:
		return w.Say("date.open_start", "date", w.part(s.End))
	case s.End.Kind != edtf.Stated:
		return w.Say("date.open_end", "date", w.part(s.Start))
	}
	return w.Say("date.to", "from", w.part(s.Start), "to", w.part(s.End))
}

// part returns one date. A month or day that is explicitly unstated is left out, like an absent one.
func (w *Words) part(p edtf.Part) string {
	pairs := []string{
		"day", w.Digits(p.Day),
		"month", w.Say("month." + itoa(p.Month)),
		"year", w.Digits(p.Year),
		"quarter", w.Say("quarter." + itoa(p.Quarter)),
		"quadrimester", w.Say("quadrimester." + itoa(p.Quadrimester)),
		"semester", w.Say("semester." + itoa(p.Semester)),
		"season", w.Say("season." + itoa(int(p.Season))),
	}
	var s string
	switch {
	case p.Precision == edtf.PrecisionDay && p.YearKnown:
		s = w.Say("date.day", pairs...)
	case p.Precision == edtf.PrecisionDay:
		s = w.Say("date.no_year", "date", w.Say("date.day_month", pairs...))
	case !p.YearKnown && p.Precision == edtf.PrecisionMonth:
		s = w.Say("date.no_year", "date", w.Say("month."+itoa(p.Month)))
	case !p.YearKnown && p.Precision == edtf.PrecisionQuarter:
		s = w.Say("date.no_year", "date", w.Say("quarter."+itoa(p.Quarter)))
	case !p.YearKnown && p.Precision == edtf.PrecisionQuadrimester:
		s = w.Say("date.no_year", "date", w.Say("quadrimester."+itoa(p.Quadrimester)))
	case !p.YearKnown && p.Precision == edtf.PrecisionSemester:
		s = w.Say("date.no_year", "date", w.Say("semester."+itoa(p.Semester)))
	case !p.YearKnown && p.Precision == edtf.PrecisionSeason:
		s = w.Say("date.no_year", "date", w.Say("season."+itoa(int(p.Season))))
	default:
		s = w.Say("date."+p.Precision.String(), pairs...)
	}
	if p.Uncertain {
		s = w.Say("date.uncertain", "date", s)
	}
	if p.Approximate {
		s = w.Say("date.about", "date", s)
	}
	return s
}

func itoa(n int) string { return strconv.Itoa(n) }
