package charts

import (
	_ "embed"
	"strings"

	"onrecord/dataset"
	"onrecord/dataset/count"
	"onrecord/dataset/phrase"
	"onrecord/dataset/words"
)

var scenario = Chart{Name: "scenario", About: "how many flights a total would need, at a number of people per flight", Build: buildScenario, Comparisons: 1}

//go:embed flights.js
var flightsJS string

const (
	mostBoxes  = 100  // flights that are drawn at the start, before one box stands for several
	leastReach = 200  // how far the slider goes at least, in people a flight
	mostSlid   = 1000 // boxes at the lower end of the slider
	crowdLimit = 1000 // people who are drawn one by one, in all boxes
)

// A Slider lets a reader choose how many people a flight carries. What follows is reckoned in the page,
// by flights.js, in the same whole numbers as [dataset.Dataset.Compare] does it.
type Slider struct {
	Min, Max, Start int64
	Value, Sentence string // what follows at the start

	whole count.Count
	box   int64 // how many flights one box of the picture stands for
	w     *words.Words
}

// A staged scenario is a comparison with the part that says how many people a flight carried.
type staged struct {
	part, whole *dataset.Figure
	number      *dataset.Derived
	slider      Slider
}

// stage finds the first comparison that has a whole with an upper end and a part that is one number on
// one flight, not an approximate one, which the slider could not keep; nil where there is none.
func stage(d *dataset.Dataset) *staged {
	for _, c := range d.Compared() {
		high := c.WholeClaim.Count().High()
		if !high.Known || high.N == 0 {
			continue
		}
		for _, part := range c.PartClaims {
			n, err := part.Count().Single()
			if err != nil || part.Qualifier != count.Exact || n == 0 || d.Event(part.Event).Kind != dataset.Flight || part.Event == c.WholeClaim.Event {
				continue
			}
			s := &staged{part: part, whole: c.WholeClaim, slider: newSlider(d.Words(), c.WholeClaim.Count(), n)}
			if len(c.PartClaims) == 1 {
				s.number = &c.Flights
			}
			return s
		}
	}
	return nil
}

func newSlider(w *words.Words, whole count.Count, start int64) Slider {
	high := whole.High().N
	s := Slider{Start: start, whole: whole, box: 1, w: w}
	for flights(high, start)/s.box > mostBoxes {
		s.box *= 10
	}
	s.Min = max(1, min(start, flights(high, s.box*mostSlid)))
	s.Max = max(2*start, min(leastReach, high))
	s.Value, s.Sentence = s.say(start)
	return s
}

// flights is how many flights carry some people; both are above 0.
func flights(people, each int64) int64 { return (people-1)/each + 1 }

// say puts in words what the whole takes at a number of people a flight, as flights.js does.
func (s *Slider) say(each int64) (value, said string) {
	span, err := s.whole.Span().CeilDiv(count.Span{Low: count.Whole(each), High: count.Whole(each)})
	if err != nil {
		panic("internal: flights without people: " + err.Error())
	}
	taken := s.w.Span(span, s.w.Counted("flights"))
	high := s.whole.High().N
	if !s.whole.Approximate() && s.whole.Qualifier != count.Between && flights(high, each) > 1 {
		taken = s.w.Say(dataset.LastFlightKey(s.whole), "flights", taken, "last", s.w.Number((high-1)%each+1), "whole", s.w.Number(high))
	}
	per := s.w.Number(each)
	return s.w.Say("chart.scenario.value", "per", per, "flights", taken),
		sentence(s.w.Say("flights.sentence", "per", per, "whole", s.w.Count(s.whole), "flights", taken))
}

// data is what the page reckons with: the ends of the whole, and the words that flights.js fills in.
func (s *Slider) data() map[string]any {
	digits := make([]string, 10)
	for i := range digits {
		digits[i] = s.w.Digits(i)
	}
	group := []rune(s.w.Number(1000))
	forms := map[string]string{}
	for _, form := range []string{"zero", "one", "two", "few", "many", "other"} {
		if key := "flights." + form; s.w.Has(key) {
			forms[form] = s.w.Say(key)
		}
	}
	data := map[string]any{"low": nil, "high": s.whole.High().N, "approximate": s.whole.Approximate(), "box": s.box, "words": map[string]any{
		"whole": s.w.Count(s.whole), "digits": digits, "group": string(group[1 : len(group)-3]), "flights": forms,
		"about": s.w.Say("about"), "exact": s.w.Say("bound.exact"), "at_most": s.w.Say("bound.at_most"), "between": s.w.Say("bound.between"),
		"last": s.w.Say(dataset.LastFlightKey(s.whole), "whole", s.w.Number(s.whole.High().N)), "sentence": s.w.Say("flights.sentence"), "value": s.w.Say("chart.scenario.value"),
	}}
	if low := s.whole.Low(); low.Known {
		data["low"] = low.N
	}
	return data
}

func buildScenario(d *dataset.Dataset) *View {
	v := newView("scenario", d)
	s := stage(d)
	if s == nil {
		return unfit(v, "chart.scenario.unfit")
	}
	v.Slider = &s.slider
	v.add(s.part, s.whole)
	v.Headline = strings.TrimSuffix(s.slider.Sentence, ".")
	v.Quote = v.w.Say("chart.scenario.quote", "sentence", s.slider.Sentence, "part", v.claimWords(s.part), "whole", v.claimWords(s.whole))
	v.Subtitle = v.w.Say("chart.scenario.subtitle", "whole", phrase.Number(v.w, s.whole))
	v.Seen = v.w.Say("chart.scenario.seen")
	if s.slider.box > 1 {
		v.Notes = append(v.Notes, v.w.Say("chart.scenario.box", "n", v.w.Number(s.slider.box)))
	}
	v.Notes = append(v.Notes, v.w.Say("chart.scenario.arithmetic"))
	if s.number != nil && s.number.Sentence != "" {
		v.Numbers = append(v.Numbers, s.number)
	}
	v.Alt = v.w.Say("chart.scenario.alt", "sentence", s.slider.Sentence, "whole", v.claimWords(s.whole), "part", v.claimWords(s.part))
	v.gaps([]string{s.part.Event, s.whole.Event})
	v.draw = func(l Look) *scene { return drawScenario(v, s, l) }
	return v
}

// drawScenario draws the flights at the start of the slider; the page redraws them when it is moved.
func drawScenario(v *View, st *staged, l Look) *scene {
	s := &scene{look: l, w: v.w, p: l.palette(), max: 1}
	height := 300.0
	if l.Narrow() {
		height = 360
	}
	w := v.w
	claim := func(y float64, f *dataset.Figure, text string) (mark, float64) {
		from, top := len(s.back), y
		y += s.write(y, text, bodySize, true, s.p.Ink)
		y += s.write(y, w.Say("chart.according", "speaker", phrase.SpeakerVia(v.d, f.Speaker, f.Via)), smallSize, false, s.p.Muted)
		m := mark{claims: []string{f.ID}, x: 0, y: (top + y) / 2, shapes: s.back[from:len(s.back):len(s.back)]}
		s.back = s.back[:from:from]
		return m, y
	}
	whole, y := claim(4, st.whole, w.Say("chart.comparison.label", "number", phrase.Number(w, st.whole), "event", phrase.EventTitle(v.d, st.whole.Event)))
	y += 12
	whole.x, whole.y = .5, y+height/2
	whole.shapes = append(whole.shapes, st.slider.boxes(s.p, y, y+height))
	y += height + 14
	part, y := claim(y, st.part, w.Say("chart.scenario.start", "number", phrase.Number(w, st.part), "event", phrase.EventTitle(v.d, st.part.Event)))
	s.marks = []mark{whole, part}
	s.height = y + 6
	return s
}

// boxes are the flights at the start of the slider.
func (sl *Slider) boxes(p Palette, y, y2 float64) shape {
	high := sl.whole.High().N
	each := sl.Start * sl.box
	return shape{Kind: flightsShape, X2: 1, Y: y, Y2: y2, Fill: p.Whole, N: float64(each), From: int(sl.whole.Low().N), To: int(flights(high, each)), Of: int(high), Soft: high > crowdLimit}
}
