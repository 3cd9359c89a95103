package charts

import (
	"strconv"
	"time"

	"onrecord/dataset/edtf"
	"onrecord/dataset/words"
)

// fullWidth is the end of the axis of a scene whose places are shares of its width: time, for instance,
// of which each event may have a scale of its own.
const fullWidth = 1000.0

// A timeScale maps days to places of a scene with the axis 0 to fullWidth. A day is as wide as any
// other; the place of a day is where it begins.
type timeScale struct {
	first, last edtf.Day
}

// newTimeScale is a scale from one day to another with room around them.
func newTimeScale(first, last edtf.Day) timeScale {
	room := max(1, (last-first)/30)
	return timeScale{max(first-room, edtf.FirstDay), min(last+1+room, edtf.LastDay)}
}

func (t timeScale) at(d edtf.Day) float64 {
	d = max(t.first, min(d, t.last))
	return round(fullWidth * float64(d-t.first) / float64(t.last-t.first))
}

// middle is the middle of a day.
func (t timeScale) middle(d edtf.Day) float64 { return round((t.at(d) + t.at(d+1)) / 2) }

// A tick is a place on the scale with its label; the year is there where it begins or changes.
type tick struct {
	day         edtf.Day
	label, year string
}

// ticks chooses days, months or years so far apart that their labels have room in a width of pixels.
func (t timeScale) ticks(w *words.Words, width float64) []tick {
	pitch := width / float64(t.last-t.first) // of a day
	for _, n := range []edtf.Day{1, 2, 5, 10} {
		if days := t.last - t.first; days <= 45 && pitch*float64(n) >= 52 {
			return t.dayTicks(n, w)
		}
	}
	for _, n := range []int{1, 2, 3, 6} {
		if pitch*30*float64(n) >= 40 {
			return t.monthTicks(n, w)
		}
	}
	years := 1
	for _, m := range []int{1, 2, 5, 10, 20, 50, 100, 200, 500, 1000} {
		years = m
		if pitch*365*float64(m) >= 46 {
			break
		}
	}
	return t.yearTicks(years, w)
}

func (t timeScale) dayTicks(n edtf.Day, w *words.Words) []tick {
	var list []tick
	year := 0
	for d := t.first + 1; d < t.last; d += n {
		k := tick{day: d, label: w.Say("chart.time.day", "day", w.Digits(d.Dom()), "month", w.Say("chart.time."+strconv.Itoa(int(d.Month()))))}
		if d.Year() != year {
			year = d.Year()
			k.year = w.Digits(year)
		}
		list = append(list, k)
	}
	return list
}

func (t timeScale) monthTicks(n int, w *words.Words) []tick {
	var list []tick
	year := 0
	for y := t.first.Year(); y <= t.last.Year(); y++ {
		for m := 1; m <= 12; m += n {
			d, ok := edtf.DayOf(y, time.Month(m), 1)
			if !ok || d < t.first || d >= t.last {
				continue
			}
			k := tick{day: d, label: w.Say("chart.time." + strconv.Itoa(m))}
			if y != year {
				year = y
				k.year = w.Digits(y)
			}
			list = append(list, k)
		}
	}
	return list
}

func (t timeScale) yearTicks(n int, w *words.Words) []tick {
	var list []tick
	for y := (t.first.Year() + n - 1) / n * n; y <= t.last.Year(); y += n {
		if d, ok := edtf.DayOf(y, 1, 1); ok && d >= t.first && d < t.last {
			list = append(list, tick{day: d, label: w.Digits(y)})
		}
	}
	return list
}

// timeAxis draws the scale: labels at the top, lines down to the bottom; what it gives goes behind all
// else. The labels take timeAxisHeight.
func (s *scene) timeAxis(t timeScale, top, bottom float64) []shape {
	s.lined = true
	var list []shape
	for _, k := range t.ticks(s.w, float64(s.look.Width)-s.before-s.after) {
		x := t.at(k.day)
		list = append(list,
			shape{Kind: lineShape, X: x, X2: x, Y: top + timeAxisHeight - 6, Y2: bottom, Size: 1, Fill: s.p.Line},
			shape{Kind: textShape, X: x, Y: top + 8, Text: k.label, Size: smallSize, Side: "center", Fill: s.p.Muted})
		if k.year != "" {
			list = append(list, shape{Kind: textShape, X: x, Y: top + 23, Text: k.year, Size: smallSize, Side: "center", Fill: s.p.Muted})
		}
	}
	return list
}

// timeAxisHeight is the pixels that the labels of a time axis take.
const timeAxisHeight = 38.0
