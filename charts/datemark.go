package charts

import (
	"time"

	"onrecord/dataset"
	"onrecord/dataset/edtf"
)

// extentOfShapes is where shapes begin and end along the axis.
func extentOfShapes(list []shape) (from, to float64) {
	from = fullWidth
	for _, s := range list {
		from, to = min(from, s.X), max(to, s.X, s.X2)
	}
	return from, to
}

// dateShapes mark a date on a scale, and say where it is pointed at: a sign on a day that is known, a
// hatched bar for a span in which the day lies, a filled one for what lasted. A day that is approximate is a
// sign on the bar of its margin. What was due has a hollow sign and an empty bar. A date whose days are not
// known has no mark.
func (s *scene) dateShapes(m dataset.Milestone, d edtf.Date, scale timeScale, y float64) ([]shape, float64) {
	parts := d.Parts()
	if d.Precision() != edtf.PrecisionOneOf {
		parts.Members = []edtf.Span{parts.Span}
	}
	var list []shape
	for _, member := range parts.Members {
		end := member.Start
		if member.IsRange() {
			end = member.End
		}
		first, ok1 := member.Start.Earliest()
		last, ok2 := end.Latest()
		if !ok1 && !ok2 {
			continue
		}
		if ok1 && ok2 && first == last && len(parts.Members) == 1 {
			list = append(list, s.daySign(m, d, scale.middle(first), y))
			continue
		}
		b := shape{Kind: hatchShape, X: 0, X2: fullWidth, Y: y - 6, Y2: y + 6, Fill: s.milestoneColour(m)}
		if ok1 {
			b.X = scale.at(first)
		} else {
			b.Side = "start"
		}
		if ok2 {
			b.X2 = scale.at(last + 1)
		} else {
			b.Side = "end"
		}
		switch {
		case d.Precision() == edtf.PrecisionInterval && ok1 && ok2:
			b.Kind = barShape
		case m == "departure_scheduled" || m == "arrival_scheduled":
			b.Kind, b.Soft, b.Dash = barShape, true, true
		}
		list = append(list, b)
		if day, ok := statedDay(member); ok && len(parts.Members) == 1 {
			list = append(list, s.daySign(m, d, scale.middle(day), y))
		}
	}
	if len(list) == 0 {
		return nil, 0
	}
	from, to := extentOfShapes(list)
	return list, min(fullWidth, (from+to)/2)
}

// statedDay is the day that a date names, also where it is approximate.
func statedDay(s edtf.Span) (edtf.Day, bool) {
	p := s.Start
	if s.IsRange() || p.Precision != edtf.PrecisionDay || !p.YearKnown {
		return 0, false
	}
	return edtf.DayOf(p.Year, time.Month(p.Month), p.Day)
}

func (s *scene) daySign(m dataset.Milestone, d edtf.Date, x, y float64) shape {
	near := d.Approximate() || d.Uncertain()
	sign := shape{Kind: dotShape, X: x, Y: y, Size: 6, Fill: s.milestoneColour(m), Dash: near}
	switch m {
	case "departure_scheduled", "arrival_scheduled":
		sign.Kind = squareShape
	case "announced":
		sign.Kind = flagShape
	case "":
		sign.Kind = crossShape
	default:
		if near {
			sign.Kind = ringShape
		}
	}
	return sign
}

func (s *scene) milestoneColour(m dataset.Milestone) string {
	switch m {
	case "departure_scheduled", "arrival_scheduled":
		return s.p.part(1)
	case "announced":
		return s.p.part(3)
	case "":
		return s.p.Whole
	}
	return s.p.part(0)
}
