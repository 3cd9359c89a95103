package charts

import (
	"slices"
	"strings"

	"onrecord/dataset"
	"onrecord/dataset/edtf"
	"onrecord/dataset/phrase"
)

var timeline = Chart{Name: "timeline", About: "departures, arrivals, announcements and responses of each event, by date", Build: buildTimeline}

const (
	mostTimeline = 12 // events that are drawn; those with most dates and answers
	mostOneByOne = 60 // a dataset with more is counted in a calendar
)

// milestones are in the order in which they are shown.
var milestones = []dataset.Milestone{"announced", "departure_scheduled", "departed", "arrival_scheduled", "arrived", "period"}

// A timed is an event with what is dated of it.
type timed struct {
	event    *dataset.Event
	dates    []*dataset.Date // by milestone, then by date
	answers  []*dataset.Response
	scale    timeScale
	has      bool // a scale: some day is known
	earliest edtf.Date
}

func buildTimeline(d *dataset.Dataset) *View {
	v := newView("timeline", d)
	all := timedEvents(d)
	if len(all) == 0 {
		return unfit(v, "chart.timeline.unfit")
	}
	if c := newCalendar(d); len(all) > mostOneByOne && c != nil {
		v.takeCalendar(c)
		return v
	}
	shown := mostDated(all)
	slices.SortStableFunc(shown, func(a, b *timed) int { return edtf.Compare(a.earliest, b.earliest) })
	v.takeTimeline(shown, len(all))
	v.parts = len(shown)
	v.draw = func(l Look) *scene { return drawTimeline(v, v.contradictedFirst(shown, l), l) }
	return v
}

// timedEvents are the events with a date or an answer, in the order of the dataset.
func timedEvents(d *dataset.Dataset) []*timed {
	byEvent := map[string]*timed{}
	of := func(event string) *timed {
		if byEvent[event] == nil {
			byEvent[event] = &timed{event: d.Event(event)}
		}
		return byEvent[event]
	}
	for i := range d.Dates {
		e := of(d.Dates[i].Event)
		e.dates = append(e.dates, &d.Dates[i])
	}
	for i := range d.Responses {
		e := of(d.Responses[i].Event)
		e.answers = append(e.answers, &d.Responses[i])
	}
	var list []*timed
	for i := range d.Events {
		if e := byEvent[d.Events[i].ID]; e != nil {
			e.arrange()
			list = append(list, e)
		}
	}
	return list
}

// arrange sorts what is dated, and finds the days that it covers.
func (e *timed) arrange() {
	slices.SortStableFunc(e.dates, func(a, b *dataset.Date) int {
		if a.Milestone != b.Milestone {
			return slices.Index(milestones, a.Milestone) - slices.Index(milestones, b.Milestone)
		}
		return edtf.Compare(a.Date, b.Date)
	})
	slices.SortStableFunc(e.answers, func(a, b *dataset.Response) int { return edtf.Compare(a.Date, b.Date) })
	var days []edtf.Day
	take := func(d edtf.Date) {
		if day, ok := d.Earliest(); ok {
			days = append(days, day)
		}
		if day, ok := d.Latest(); ok {
			days = append(days, day)
		}
		if edtf.Compare(d, e.earliest) < 0 {
			e.earliest = d
		}
	}
	for _, x := range e.dates {
		take(x.Date)
	}
	for _, x := range e.answers {
		take(x.Date)
	}
	if e.has = len(days) > 0; e.has {
		e.scale = newTimeScale(slices.Min(days), slices.Max(days))
	}
}

// inShort are the dates that stand for the event on a scale with others: when it took place, or else was
// announced, or was due.
func (e *timed) inShort(d *dataset.Dataset) []string {
	if w, ok := d.When(e.event.ID); ok {
		return w.Claims
	}
	w, _ := d.When(e.event.ID, milestones...)
	return w.Claims
}

func mostDated(all []*timed) []*timed {
	list := slices.Clone(all)
	slices.SortStableFunc(list, func(a, b *timed) int { return len(b.dates) + len(b.answers) - len(a.dates) - len(a.answers) })
	return list[:min(len(list), mostTimeline)]
}

// A dateLine is one date of a milestone, with all claims that give it.
type dateLine struct {
	milestone dataset.Milestone
	date      edtf.Date
	claims    []*dataset.Date
}

// groups are the lines of the event, a group for each milestone.
func (e *timed) groups() [][]dateLine {
	var groups [][]dateLine
	for i, x := range e.dates {
		newGroup := i == 0 || e.dates[i-1].Milestone != x.Milestone
		if newGroup {
			groups = append(groups, nil)
		}
		g := &groups[len(groups)-1]
		if newGroup || e.dates[i-1].Date != x.Date {
			*g = append(*g, dateLine{milestone: x.Milestone, date: x.Date})
		}
		line := &(*g)[len(*g)-1]
		line.claims = append(line.claims, x)
	}
	return groups
}

// contradicted are the lines of a group that cannot all be right; nil where they can.
func contradicted(group []dateLine) []dateLine {
	var list []dateLine
	for _, a := range group {
		if slices.ContainsFunc(group, func(b dateLine) bool { return a.claims[0].Contradicts(b.claims[0]) }) {
			list = append(list, a)
		}
	}
	return list
}

// due tells of what was to happen: a plan may have changed, so that of two dates neither need be wrong.
func due(m dataset.Milestone) bool { return m == "departure_scheduled" || m == "arrival_scheduled" }

func (v *View) takeTimeline(shown []*timed, all int) {
	w := v.w
	var events, alt []string
	dates, answers := 0, 0
	for _, e := range shown {
		events = append(events, e.event.ID)
		dates, answers = dates+len(e.dates), answers+len(e.answers)
		for _, x := range e.dates {
			v.addRow(dateRow(v.d, x))
		}
		for _, x := range e.answers {
			v.addRow(responseRow(v.d, x))
		}
		alt = append(alt, v.timedWords(e))
	}
	v.Headline = v.timelineHeadline(shown, dates)
	if head, best := mostContradicted(shown); head != nil {
		v.Quote = sentence(v.w.Say("chart.timeline.event", "event", head.event.Title, "dates", w.Series(v.lineWords(best))))
	}
	counted := []string{w.Plural("chart.timeline.dates", int64(dates), "")}
	if answers > 0 {
		counted = append(counted, w.Plural("chart.timeline.answers", int64(answers), ""))
	}
	v.Subtitle = w.Say("chart.timeline.subtitle", "counted", w.And(counted))
	v.Seen = w.Say("chart.timeline.seen")
	v.Alt = w.Say("chart.timeline.alt", "events", strings.Join(alt, " "))
	if all > len(shown) {
		v.Notes = append(v.Notes, w.Say("chart.timeline.most", "shown", w.Number(int64(len(shown))), "all", w.Number(int64(all))))
	}
	v.gaps(events)
}

// contradictedFirst are as many events as a look has room for, in order of time: the one that the headline
// speaks of, then the others from the first on.
func (v *View) contradictedFirst(shown []*timed, l Look) []*timed {
	kept := slices.Clone(some(l, shown))
	head, _ := mostContradicted(shown)
	if head == nil || slices.Contains(kept, head) {
		return kept
	}
	return append(kept[:len(kept)-1], head)
}

// mostContradicted is the event on one milestone of which, a thing that happened, most dates contradict each
// other, with those; nil where none do.
func mostContradicted(shown []*timed) (head *timed, best []dateLine) {
	for _, e := range shown {
		for _, g := range e.groups() {
			if c := contradicted(g); len(c) > len(best) && !due(g[0].milestone) {
				head, best = e, c
			}
		}
	}
	return head, best
}

// timelineHeadline names the milestone on which most dates contradict each other; where none do, it says
// how many dates there are.
func (v *View) timelineHeadline(shown []*timed, dates int) string {
	_, best := mostContradicted(shown)
	if best == nil {
		return v.w.Plural("chart.timeline.headline", int64(dates), "")
	}
	var said []string
	for _, line := range best {
		if !line.date.YearUnknown() || len(best) == 2 {
			said = append(said, v.w.Date(line.date))
		}
	}
	headline := v.w.Say("chart.timeline.headline.contradicted", "event", phrase.EventTitle(v.d, best[0].claims[0].Event), "milestone", v.w.Code("chart.gap", string(best[0].milestone)))
	return v.w.Say("chart.timeline.headline.dates", "headline", headline, "dates", v.w.Or(said))
}

// timedWords is all that is dated of an event, in a sentence.
func (v *View) timedWords(e *timed) string {
	var all []string
	for _, g := range e.groups() {
		all = append(all, v.lineWords(g)...)
	}
	for _, x := range e.answers {
		all = append(all, v.answerWords(x))
	}
	return v.w.Say("chart.timeline.event", "event", e.event.Title, "dates", v.w.Series(all))
}

// lineWords are dates, each with who gives it.
func (v *View) lineWords(lines []dateLine) []string {
	all := make([]string, len(lines))
	for i, line := range lines {
		all[i] = v.w.Say("chart.timeline.date", "dated", datedWords(v.w, line.milestone, line.date), "speakers", v.lineSpeakers(line))
	}
	return all
}

func (v *View) answerWords(x *dataset.Response) string {
	return v.w.Say("chart.timeline.answer", "actor", phrase.Name(v.d, x.Actor), "answer", v.w.Code("response", string(x.Response)), "date", v.w.Date(x.Date))
}

// lineSpeakers names who gives a date, each once.
func (v *View) lineSpeakers(line dateLine) string {
	var names []string
	for _, x := range line.claims {
		if name := phrase.Name(v.d, x.Speaker); !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	return v.w.And(names)
}
