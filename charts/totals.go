package charts

import (
	"slices"
	"strconv"

	"onrecord/dataset"
	"onrecord/dataset/trace"
)

var totals = Chart{Name: "totals", About: "people on flights, added up by time, place or operator", Build: buildTotals}

const (
	mostGroups  = 15 // places or operators that are shown one by one
	mostPeriods = 24 // years, quarters or months
	mostTotaled = 40 // claims that the page lists, the largest first
	mostTip     = 4  // of these, that a total leads to
	mostNamed   = 3  // speakers who are named
)

// A TotalRow is one group of flights, in the table and as a bar.
type TotalRow struct {
	ID      string // of the row in the page
	Label   string
	Words   string   // the people, with their bound
	Flights string   // "12 flights", with those that have no number
	Caveats []string // what the sum leaves out or leaves open
	Claims  []string // ids of the largest claims in it that the page lists

	total  dataset.Total
	rest   bool // of several groups, or of flights whose group is not known
	joined bool // of several groups
}

// empty reports whether no flight is on record. That is not 0 people.
func (r *TotalRow) empty() bool { return len(r.total.Events) == 0 }

func buildTotals(d *dataset.Dataset) *View {
	v := newView("totals", d)
	flown := d.Flown()
	all, err := flown.All()
	if err != nil {
		return unfit(v, "chart.totals.too_large")
	}
	if all.Ranges == 0 {
		return unfit(v, "chart.totals.unfit")
	}
	v.totalClaims(all.Events)
	v.Sums = []string{trace.TotalsID}
	for _, code := range dataset.Divisions {
		by := dataset.Division(code.Name)
		list, err := flown.By(by)
		if err != nil {
			return unfit(v, "chart.totals.too_large")
		}
		if divides(by, list) || by == dataset.ByYear {
			c := Choice{Name: code.Name, Label: v.w.Code("chart.totals.by", code.Name)}
			all := v.allRows(by, list)
			c.Totals = v.totalRows(by, all)
			c.draw = func(l Look) *scene {
				shown := c
				if l.Parts > 0 && l.Parts < len(c.Totals) {
					shown.Totals = v.joinRest(by, all, l.Parts)
				}
				return drawTotals(v, &shown, l)
			}
			v.Choices = append(v.Choices, c)
			for i := range c.Totals {
				if t := &c.Totals[i]; len(t.total.Events) > 1 && !t.joined {
					v.Sums = append(v.Sums, trace.TotalID(by, t.total.Key))
				}
			}
		}
	}
	first := v.firstChoice()
	v.parts = len(first.Totals)
	v.draw = func(l Look) *scene { return v.Choices[0].draw(l) }
	v.totalWords(&all, first, flown.LeftOut())
	return v
}

// divides reports whether a division says more than the total does.
func divides(by dataset.Division, list []dataset.Total) bool {
	known := 0
	for i := range list {
		if list[i].Known {
			known++
		}
	}
	return known > 1 || known == 1 && by.OfTime()
}

// firstChoice puts the finest division of time that has a dozen rows at most first, or else the years.
func (v *View) firstChoice() *Choice {
	best := 0
	for i := range v.Choices {
		c := &v.Choices[i]
		if dataset.Division(c.Name).OfTime() && len(c.Totals) <= 12 && c.Totals[0].total.Known {
			best = i
		}
	}
	c := v.Choices[best]
	v.Choices = append([]Choice{c}, slices.Delete(v.Choices, best, best+1)...)
	return &v.Choices[0]
}

// totalClaims are the active observed claims of the flights, the largest first: all of them are in the
// data, and those in front in the page.
func (v *View) totalClaims(events []string) {
	var all []*dataset.Figure
	for _, e := range events {
		for _, f := range v.d.FiguresOf(e) {
			if standing, _ := v.d.Standing(f); standing == dataset.Active && f.Measure.Group() == dataset.Observed {
				all = append(all, f)
			}
		}
	}
	slices.SortStableFunc(all, func(a, b *dataset.Figure) int { return int(max(b.Value.N, b.ValueTo.N) - max(a.Value.N, a.ValueTo.N)) })
	for _, f := range all {
		v.Rows = append(v.Rows, figureRow(v.d, f))
	}
	v.listed = mostTotaled
}

// allRows are the groups of a division, with the time in between.
func (v *View) allRows(by dataset.Division, list []dataset.Total) []TotalRow {
	var rows []TotalRow
	for i := range list {
		t := &list[i]
		if n := len(rows); by.OfTime() && n > 0 && t.Known {
			for key := following(by, rows[n-1].total.Key); key < t.Key && len(rows) < 12*mostPeriods; key = following(by, key) {
				rows = append(rows, TotalRow{Label: sentence(v.periodWords(key)), total: dataset.Total{Key: key, Known: true}, Words: v.w.Say("chart.totals.none")})
			}
		}
		rows = append(rows, v.totalRow(by, *t))
	}
	return rows
}

// totalRows are the groups of a division as they are shown: the rest of them as one, and each with the
// claims that it leads to.
func (v *View) totalRows(by dataset.Division, rows []TotalRow) []TotalRow {
	most := mostGroups
	if by.OfTime() {
		most = mostPeriods
	}
	rows = v.joinRest(by, rows, most)
	listed := map[string][]string{}
	for _, r := range v.Rows[:min(len(v.Rows), v.listed)] {
		e := v.d.Figure(r.ID).Event
		listed[e] = append(listed[e], r.ID)
	}
	for i := range rows {
		rows[i].ID = "total-" + string(by) + "-" + strconv.Itoa(i+1)
		for _, e := range rows[i].total.Events {
			rows[i].Claims = append(rows[i].Claims, listed[e]...)
		}
		rows[i].Claims = rows[i].Claims[:min(len(rows[i].Claims), mostTip)]
		if len(rows[i].Claims) == 0 {
			rows[i].Claims = v.listLargest(rows[i].total.Events)
		}
	}
	return rows
}

// listLargest puts the largest claim on some flights among those that the page lists, and gives it: a bar leads
// to a claim, however small it is. It gives none where the flights have no number.
func (v *View) listLargest(events []string) []string {
	of := map[string]bool{}
	for _, e := range events {
		of[e] = true
	}
	at := slices.IndexFunc(v.Rows, func(r Row) bool { return of[v.d.Figure(r.ID).Event] })
	if at < 0 {
		return nil
	}
	row := v.Rows[at]
	if at >= v.listed { // not listed yet for another division
		v.Rows = slices.Insert(slices.Delete(v.Rows, at, at+1), v.listed, row)
		v.listed++
	}
	return []string{row.ID}
}

// joinRest makes one row of those that are too many: the earliest times, or the smallest groups. The
// flights of which the group is not known stay apart.
func (v *View) joinRest(by dataset.Division, rows []TotalRow, most int) []TotalRow {
	known := len(rows)
	if known > 0 && !rows[known-1].total.Known {
		known--
	}
	more := known - most
	if more < 2 {
		return rows
	}
	rest := rows[most:known]
	if by.OfTime() {
		rest = rows[:more]
	}
	var list []dataset.Total
	for i := range rest {
		if !rest[i].empty() {
			list = append(list, rest[i].total)
		}
	}
	sum, err := dataset.Join(list)
	if err != nil {
		panic("internal: a part is larger than the whole: " + err.Error()) // all of them were added up before
	}
	row := v.totalRow(by, sum)
	row.rest, row.joined = true, true
	if by.OfTime() {
		row.Label = v.w.Say("chart.totals.earlier", "from", v.periodWords(list[0].Key), "to", v.periodWords(list[len(list)-1].Key))
		return append([]TotalRow{row}, rows[more:]...)
	}
	row.Label = v.w.Plural("chart.totals.rest", int64(more), "")
	return slices.Concat(rows[:most], []TotalRow{row}, rows[known:])
}

func (v *View) totalRow(by dataset.Division, t dataset.Total) TotalRow {
	r := TotalRow{total: t, rest: !t.Known, Words: v.everybody(&t), Flights: v.w.Plural("flights", int64(t.Flights()), "")}
	switch {
	case !t.Known:
		r.Label = v.w.Code("chart.totals.unknown", string(by))
	case by.OfTime():
		r.Label = sentence(v.periodWords(t.Key))
	case by == "operator":
		r.Label = t.Key
	default:
		r.Label = v.w.Country(t.Key)
	}
	if t.Unnumbered() > 0 && t.Numbered() > 0 {
		r.Caveats = append(r.Caveats, v.numbered(&t))
	}
	for _, c := range []struct {
		n   int
		key string
	}{{t.Open, "chart.totals.open"}, {t.Contested, "chart.totals.contested"}} {
		if c.n > 0 {
			r.Caveats = append(r.Caveats, v.w.Plural(c.key, int64(c.n), ""))
		}
	}
	return r
}
