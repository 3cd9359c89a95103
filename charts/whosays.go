package charts

import (
	"slices"
	"strings"

	"onrecord/dataset"
	"onrecord/dataset/count"
	"onrecord/dataset/phrase"
)

var whoSays = Chart{Name: "who-says", About: "events by speaker: the number each gives, or the response", Build: buildWhoSays}

const (
	mostSpeakers = 30 // those with most claims
	mostColumns  = 5  // events side by side; those with most claims
)

// A matrix is who says what about which event. A cell is what one actor has on record for one event.
type matrix struct {
	events   []*dataset.Event
	speakers []string
	cells    map[[2]string][]saying // by event and speaker
}

// A saying is one number of a speaker, or one answer, with all claims that give it.
type saying struct {
	ids      []string
	figure   *dataset.Figure // nil for an answer
	standing dataset.Standing
	response dataset.Answer
}

func buildWhoSays(d *dataset.Dataset) *View {
	v := newView("who-says", d)
	m, allEvents, allSpeakers := newMatrix(d)
	if allSpeakers < 2 {
		return unfit(v, "chart.who-says.unfit")
	}
	v.takeMatrix(m)
	w := v.w
	if n := len(m.speakers); n < allSpeakers {
		v.Notes = append(v.Notes, w.Say("chart.who-says.most", "shown", w.Number(int64(n)), "all", w.Number(int64(allSpeakers))))
	}
	if n := len(m.events); n < allEvents {
		v.Notes = append(v.Notes, w.Say("chart.who-says.most_events", "shown", w.Number(int64(n)), "all", w.Number(int64(allEvents))))
	}
	v.parts = len(m.speakers)
	v.draw = func(l Look) *scene { return drawMatrix(v, m.of(some(l, m.speakers)), l) }
	return v
}

// newMatrix puts the claims on numbers and the answers into cells, and keeps the events and speakers
// with most of them. It also counts how many there are.
func newMatrix(d *dataset.Dataset) (m *matrix, events, speakers int) {
	m = &matrix{cells: map[[2]string][]saying{}}
	perEvent, perSpeaker := map[string]int{}, map[string]int{}
	for i := range d.Figures {
		f := &d.Figures[i]
		perEvent[f.Event]++
		perSpeaker[f.Speaker]++
	}
	for i := range d.Responses {
		x := &d.Responses[i]
		perEvent[x.Event]++
		perSpeaker[x.Actor]++
	}
	var ids, actors []string
	for i := range d.Events {
		ids = append(ids, d.Events[i].ID)
	}
	for i := range d.Actors {
		actors = append(actors, d.Actors[i].ID)
	}
	kept := mostOf(ids, perEvent, mostColumns)
	slices.SortStableFunc(kept, func(a, b string) int { return slices.Index(ids, a) - slices.Index(ids, b) })
	for _, id := range kept {
		m.events = append(m.events, d.Event(id))
	}
	m.speakers = mostOf(actors, perSpeaker, mostSpeakers)
	m.fill(d)
	m.speakers = slices.DeleteFunc(m.speakers, func(s string) bool { return !m.speaks(s) })
	return m, len(perEvent), len(perSpeaker)
}

// mostOf are the ids with most claims, at most n of them and none without one.
func mostOf(ids []string, claims map[string]int, n int) []string {
	list := slices.DeleteFunc(slices.Clone(ids), func(id string) bool { return claims[id] == 0 })
	slices.SortStableFunc(list, func(a, b string) int { return claims[b] - claims[a] })
	return list[:min(len(list), n)]
}

// fill puts what was said of the events into their cells. The same number twice is one saying.
func (m *matrix) fill(d *dataset.Dataset) {
	add := func(event, speaker string, s saying, same func(saying) bool) {
		key := [2]string{event, speaker}
		if i := slices.IndexFunc(m.cells[key], same); i >= 0 {
			m.cells[key][i].ids = append(m.cells[key][i].ids, s.ids...)
			return
		}
		m.cells[key] = append(m.cells[key], s)
	}
	for _, e := range m.events {
		for _, f := range d.FiguresOf(e.ID) {
			standing, _ := d.Standing(f)
			add(e.ID, f.Speaker, saying{ids: []string{f.ID}, figure: f, standing: standing}, func(o saying) bool {
				return o.figure != nil && o.figure.Count() == f.Count() && o.figure.Measure == f.Measure && o.standing == standing
			})
		}
		for i := range d.Responses {
			if x := &d.Responses[i]; x.Event == e.ID {
				add(e.ID, x.Actor, saying{ids: []string{x.ID}, response: x.Response}, func(o saying) bool { return o.figure == nil && o.response == x.Response })
			}
		}
	}
}

// speaks reports whether a speaker has anything on record for the events that are shown.
func (m *matrix) speaks(speaker string) bool {
	return slices.ContainsFunc(m.events, func(e *dataset.Event) bool { return len(m.cells[[2]string{e.ID, speaker}]) > 0 })
}

// of is the matrix of some speakers, with the events that they speak of.
func (m *matrix) of(speakers []string) *matrix {
	part := &matrix{speakers: speakers, cells: m.cells}
	for _, e := range m.events {
		if slices.ContainsFunc(speakers, func(s string) bool { return len(m.cell(e, s)) > 0 }) {
			part.events = append(part.events, e)
		}
	}
	return part
}

func (m *matrix) cell(e *dataset.Event, speaker string) []saying {
	return m.cells[[2]string{e.ID, speaker}]
}

func (v *View) takeMatrix(m *matrix) {
	w := v.w
	var events, alt []string
	for _, e := range m.events {
		events = append(events, e.ID)
		var said []string
		for _, s := range m.speakers {
			for _, x := range m.cell(e, s) {
				v.addSaying(x)
				said = append(said, w.Say("chart.who-says.said", "speaker", phrase.Name(v.d, s), "words", v.sayingWords(x)))
			}
		}
		alt = append(alt, w.Say("chart.who-says.event", "event", e.Title, "said", w.Series(said)))
	}
	v.Headline = v.matrixHeadline(m)
	v.Subtitle = v.subtitle("chart.who-says.subtitle")
	v.Seen = w.Say("chart.who-says.seen")
	v.Alt = w.Say("chart.who-says.alt", "events", strings.Join(alt, " "))
	v.gaps(events)
}

func (v *View) addSaying(x saying) {
	for _, id := range x.ids {
		if x.figure != nil {
			v.add(v.d.Figure(id))
			continue
		}
		for i := range v.d.Responses {
			if r := &v.d.Responses[i]; r.ID == id {
				v.addRow(responseRow(v.d, r))
			}
		}
	}
}

// sayingWords is a saying in a cell: the number with its qualifier and what was counted, or the answer.
func (v *View) sayingWords(x saying) string {
	switch {
	case x.figure == nil:
		return v.w.Code("response", string(x.response))
	case x.figure.Qualifier == count.Unstated:
		return v.w.Say("count.unstated")
	case x.standing != dataset.Active:
		return v.w.Say("chart.claims.left", "speaker", phrase.Number(v.w, x.figure), "why", v.w.Code("chart.standing", string(x.standing)))
	}
	return phrase.Number(v.w, x.figure)
}

// matrixHeadline says on which event the speakers give most numbers, and whether anybody who was asked
// confirmed it; where there is no such event, whether anybody confirmed anything. It also sets the quote.
func (v *View) matrixHeadline(m *matrix) string {
	w := v.w
	best, speakers, numbers := (*dataset.Event)(nil), 0, 0
	for _, e := range m.events {
		said, who := map[count.Count]bool{}, 0
		for _, s := range m.speakers {
			spoke := false
			for _, x := range m.cell(e, s) {
				if x.figure != nil && x.standing == dataset.Active && x.figure.Measure.Group() == dataset.Observed && x.figure.Qualifier != count.Unstated {
					said[x.figure.Count()], spoke = true, true
				}
			}
			if spoke {
				who++
			}
		}
		if len(said) > numbers {
			best, speakers, numbers = e, who, len(said)
		}
	}
	headline, events := w.Plural("chart.who-says.headline.plain", int64(len(m.speakers)), ""), m.events
	if best != nil && speakers > 1 {
		events = []*dataset.Event{best}
		if r, ok := v.d.Range(best.ID, dataset.Observed); ok {
			v.Quote = v.rangeQuote(&r)
		}
		headline = w.Plural("chart.who-says.headline", int64(numbers), "", "event", best.Title, "speakers", w.Plural("chart.who-says.speakers", int64(speakers), ""))
	}
	asked, confirmed := m.asked(events)
	partly := func(e *dataset.Event) bool { return !v.d.Complete(e) } // a confirmation may have been left out
	switch {
	case asked == 0 || slices.ContainsFunc(events, partly):
		return headline
	case confirmed == 0:
		return w.Plural("chart.who-says.headline.unconfirmed", int64(asked), "", "headline", headline)
	}
	return w.Plural("chart.who-says.headline.confirmed", int64(asked), "", "headline", headline, "confirmed", w.Number(int64(confirmed)))
}

// asked counts who was asked to confirm one of some events, and who of them did.
func (m *matrix) asked(events []*dataset.Event) (asked, confirmed int) {
	for _, s := range m.speakers {
		was, did := false, false
		for _, e := range events {
			for _, x := range m.cell(e, s) {
				was = was || x.figure == nil
				did = did || x.response == "confirmed"
			}
		}
		if was {
			asked++
		}
		if did {
			confirmed++
		}
	}
	return asked, confirmed
}
