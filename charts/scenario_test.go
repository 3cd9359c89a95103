package charts

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"modernc.org/quickjs"

	"onrecord/dataset"
	"onrecord/dataset/count"
	"onrecord/internal/testkit/chromium"
)

// onFlight is a dataset that holds so many people on a flight against a whole.
func onFlight(t testing.TB, each int64, whole string) *dataset.Dataset {
	t.Helper()
	return without(t, map[string][]string{
		"figures.csv": {"id,event,measure,qualifier,value,value_to,speaker,source",
			fmt.Sprintf("part,f,aboard,exact,%d,,x,s", each), "whole,p,projected," + whole + ",x,s"},
		"events.csv":      {"id,kind,title", "f,flight,A flight", "p,programme,Returns"},
		"actors.csv":      {"id,name", "x,Somebody"},
		"sources.csv":     {"id,reading", "s,original"},
		"comparisons.csv": {"id,title,parts,whole", "c,A comparison,part,whole"},
	})
}

// What the page reckons when the slider is moved is what the dataset would have reckoned, had the part been
// that number: to the last word.
func TestScenarioReckonsAsTheDatasetDoes(t *testing.T) {
	vm, err := quickjs.NewVM()
	if err != nil {
		t.Fatal(err)
	}
	defer vm.Close()
	if _, err := vm.Eval("var flights = "+flightsJS+`;
		function say(slider, each) { return JSON.stringify(flights.say(JSON.parse(slider), each, function (n) { return n === 1 ? "one" : "other"; })); }
		function carried(people, each) { return JSON.stringify(flights.carried(people, each)); }`, quickjs.EvalGlobal); err != nil {
		t.Fatal(err)
	}
	for _, whole := range []string{"up_to,400,", "exact,400,", "about,400,", "between,300,400", "between,395,400", "fewer_than,401,", "up_to,1,", "exact,1000000,", "up_to,999999999999999,"} {
		slider := newSliderOf(t, whole)
		data, err := json.Marshal(slider.data())
		if err != nil {
			t.Fatal(err)
		}
		for _, each := range []int64{1, 2, 3, 7, 15, 40, 50, 55, 57, 58, 100, 120, 133, 134, 199, 200, 399, 400, 401, 1000} {
			d := onFlight(t, each, whole)
			c, err := d.Compare(&dataset.Comparison{ID: "c", Parts: []string{"part"}, Whole: "whole"})
			if err != nil {
				t.Fatal(err)
			}
			answer, err := vm.Call("say", string(data), each)
			if err != nil {
				t.Fatal(err)
			}
			var got struct{ Sentence, Value string }
			if err := json.Unmarshal([]byte(answer.(string)), &got); err != nil {
				t.Fatal(err)
			}
			if got.Sentence != c.Flights.Sentence {
				t.Errorf("%s at %d: got %q, want %q", whole, each, got.Sentence, c.Flights.Sentence)
			}
			if value, said := slider.say(each); got.Sentence != said || got.Value != value {
				t.Errorf("%s at %d: the page says %q, the picture %q and %q", whole, each, got, said, value)
			}
			answer, err = vm.Call("carried", c.WholeClaim.Count().High().N, each)
			if err != nil {
				t.Fatal(err)
			}
			var n struct{ Flights, Last int64 }
			if err := json.Unmarshal([]byte(answer.(string)), &n); err != nil {
				t.Fatal(err)
			}
			if c.Flights.Span.High.Num != n.Flights {
				t.Errorf("%s at %d: got %d flights, want %d", whole, each, n.Flights, c.Flights.Span.High.Num)
			}
			if last := c.LastFlight; last.Reason == "" && last.Span.High.Num != n.Last && n.Flights > 1 {
				t.Errorf("%s at %d: got %d on the last flight, want %d", whole, each, n.Last, last.Span.High.Num)
			}
		}
	}
}

func newSliderOf(t testing.TB, whole string) *Slider {
	t.Helper()
	v := scenario.Build(onFlight(t, 55, whole))
	if v.Slider == nil {
		t.Fatalf("%s: got no slider: %s", whole, v.Unfit)
	}
	return v.Slider
}

func TestSliderEnds(t *testing.T) {
	for _, c := range []struct {
		whole                string
		min, max, start, box int64
	}{
		{"up_to,400,", 1, 200, 55, 1}, {"up_to,40,", 1, 110, 55, 1}, {"exact,100000,", 1, 200, 55, 100},
	} {
		s := newSliderOf(t, c.whole)
		if s.Min != c.min || s.Max != c.max || s.Start != c.start || s.box != c.box {
			t.Errorf("%s: got %d to %d from %d, a box of %d; want %+v", c.whole, s.Min, s.Max, s.Start, s.box, c)
		}
		if boxes := flights(s.whole.High().N, s.Min*s.box); boxes > mostSlid {
			t.Errorf("%s: %d boxes at the lower end", c.whole, boxes)
		}
	}
	for _, whole := range []string{"at_least,400,", "more_than,400,", "unstated,,", "up_to,0,"} {
		if v := scenario.Build(onFlight(t, 55, whole)); v.Fits() {
			t.Errorf("%s: got a scenario, want none: nothing bounds the flights from above", whole)
		}
	}
}

// The slider works by keyboard, says in words where it is, and the picture follows.
func TestSliderInThePage(t *testing.T) {
	d := onFlight(t, 55, "up_to,400,")
	p := chromium.Open(t, page(t, d, "scenario"), chromium.View{Width: 1200, ReducedMotion: true})
	said := func() [3]string {
		return chromium.Eval[[3]string](p, `[document.getElementById("per").value, document.getElementById("per").getAttribute("aria-valuetext"), document.getElementById("taken").textContent]`)
	}
	drawn := func() string { return chromium.Eval[string](p, `document.querySelector("#chart svg").innerHTML`) }
	slider := scenario.Build(d).Slider
	at := func(each int64) [3]string {
		value, sentence := slider.say(each)
		return [3]string{fmt.Sprint(each), value, sentence}
	}
	if got, want := said(), at(55); got != want || !strings.Contains(got[2], "the last carrying 15") {
		t.Errorf("at first: got %q, want %q", got, want)
	}
	before := drawn()
	chromium.Eval[bool](p, `document.getElementById("per").focus(), true`)
	p.Press("ArrowRight", "ArrowRight")
	if got, want := said(), at(57); got != want {
		t.Errorf("two steps on: got %q, want %q", got, want)
	}
	if drawn() == before {
		t.Error("the picture did not follow the slider")
	}
	p.Press("End")
	if got, want := said(), at(200); got != want {
		t.Errorf("at the end: got %q, want %q", got, want)
	}
	if got := chromium.Eval[string](p, `document.getElementById("per").labels[0].textContent`); strings.TrimSpace(got) == "" {
		t.Error("the slider has no label")
	}
}

// A number of people that is only near is none that a slider could begin at: it would lose the word.
func TestScenarioOfAnApproximateNumber(t *testing.T) {
	d := onFlight(t, 55, "up_to,400,")
	for i := range d.Figures {
		if d.Figures[i].Value.N == 55 {
			d.Figures[i].Qualifier = count.About
		}
	}
	if v := scenario.Build(d); v.Fits() {
		t.Errorf("got %q, want no scenario of about 55 people on a flight", v.Headline)
	}
}
