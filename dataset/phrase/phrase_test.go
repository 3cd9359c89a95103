package phrase_test

import (
	"strings"
	"testing"

	"onrecord/dataset"
	"onrecord/dataset/edtf"
	"onrecord/dataset/phrase"
)

// people reads a small dataset of invented people in a language.
func people(t *testing.T, language string) *dataset.Dataset {
	t.Helper()
	d, err := dataset.Read("people.json", strings.NewReader(`{"onrecord": 1, "package": {"language": "`+language+`"},
"sources": [
{"id": "paper", "reading": "original", "title": "Two flights", "publisher": "The Paper", "published": "2026-02-03"},
{"id": "wire", "reading": "syndicated", "publisher": "The Wire", "carries": "An Agency", "published": "2026-02~"},
{"id": "memo", "reading": "copy", "title": "An internal memo"},
{"id": "bare", "reading": "cited"}],
"actors": [
{"id": "minister", "name": "Ministry, unnamed", "organisation": "Ministry of Returns"},
{"id": "shayan", "name": "شایان پرویز", "role": "spokesperson", "organisation": "Ministry of Returns"},
{"id": "wire-own", "name": "The Wire, in its own words", "role": "news agency", "organisation": "The Wire"},
{"id": "wire-report", "name": "The Wire (own report)", "organisation": "The Wire"},
{"id": "partner", "name": "The Wire (partner desk)"},
{"id": "lawyer", "name": "Ann Ng", "role": "lawyer"},
{"id": "agency", "name": "Agency for Borders"}],
"events": [{"id": "first", "kind": "flight", "title": "The first flight"}],
"figures": [
{"id": "exact", "event": "first", "measure": "aboard", "qualifier": "exact", "value": 55, "speaker": "lawyer", "source": "paper"},
{"id": "again", "event": "first", "measure": "deported", "qualifier": "exact", "value": 55, "speaker": "agency", "source": "wire"},
{"id": "about", "event": "first", "measure": "aboard", "qualifier": "about", "value": 50, "speaker": "agency", "source": "wire"},
{"id": "fifty", "event": "first", "measure": "aboard", "qualifier": "about", "value": 50, "speaker": "lawyer", "source": "memo"},
{"id": "none", "event": "first", "measure": "aboard", "qualifier": "unstated", "speaker": "minister", "source": "memo"},
{"id": "plan", "event": "first", "measure": "projected", "qualifier": "up_to", "value": 400, "speaker": "minister", "source": "paper"}]}`))
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestSources(t *testing.T) {
	en, fa := people(t, "en"), people(t, "fa")
	for _, c := range []struct{ id, source, persian, outlet, titled, document string }{
		{"paper", "The Paper", "The Paper", "The Paper", "The Paper: Two flights", "The Paper; “Two flights”; 3 February 2026; original seen"},
		{"wire", "An Agency, via The Wire", "\u200fAn Agency، از طریق The Wire", "An Agency", "An Agency, via The Wire", "An Agency, via The Wire; about February 2026; agency report, seen as republished"},
		{"memo", "An internal memo", "An internal memo", "An internal memo", "An internal memo", "An internal memo; seen in a copy"},
		{"bare", "bare", "bare", "bare", "bare", "bare; quoted by another outlet"},
		{"gone", "gone", "gone", "gone", "gone", "gone"},
	} {
		for what, got := range map[string][2]string{
			"Source": {phrase.Source(en, c.id), c.source}, "Source in Persian": {phrase.Source(fa, c.id), c.persian},
			"Outlet":          {phrase.Outlet(en, c.id), c.outlet},
			"SourceWithTitle": {phrase.SourceWithTitle(en, c.id), c.titled}, "Document": {phrase.Document(en, c.id), c.document},
		} {
			if got[0] != got[1] {
				t.Errorf("%s(%s) = %q, want %q", what, c.id, got[0], got[1])
			}
		}
	}
	for id, want := range map[string]string{"paper": "The Paper, 3 February 2026", "wire": "The Wire, about February 2026", "memo": "An internal memo"} {
		if got := phrase.SourceWithDate(en.Words(), en.Source(id)); got != want {
			t.Errorf("SourceWithDate(%s) = %q, want %q", id, got, want)
		}
	}
}

func TestSpeakers(t *testing.T) {
	d := people(t, "en")
	for _, c := range []struct{ id, name, inSentence, speaker string }{
		{"minister", "Ministry, unnamed", "Ministry (unnamed)", "Ministry, unnamed (Ministry of Returns)"},
		{"shayan", "شایان پرویز", "شایان پرویز", "شایان پرویز (spokesperson, Ministry of Returns)"},
		{"wire-own", "The Wire, in its own words", "The Wire", "The Wire, in its own words"},
		{"wire-report", "The Wire (own report)", "The Wire", "The Wire (own report)"},
		{"partner", "The Wire (partner desk)", "The Wire (partner desk)", "The Wire (partner desk)"},
		{"lawyer", "Ann Ng", "Ann Ng", "Ann Ng (lawyer)"},
		{"agency", "Agency for Borders", "Agency for Borders", "Agency for Borders"},
		{"gone", "gone", "gone", "gone"},
	} {
		if got := phrase.Name(d, c.id); got != c.name {
			t.Errorf("Name(%s) = %q, want %q", c.id, got, c.name)
		}
		if got := phrase.NameInSentence(d, c.id); got != c.inSentence {
			t.Errorf("NameInSentence(%s) = %q, want %q", c.id, got, c.inSentence)
		}
		if got := phrase.Speaker(d, c.id); got != c.speaker {
			t.Errorf("Speaker(%s) = %q, want %q", c.id, got, c.speaker)
		}
	}
	for id, want := range map[string]string{"minister": "Ministry of Returns", "shayan": "spokesperson, Ministry of Returns", "lawyer": "lawyer", "agency": ""} {
		if got := phrase.Office(d.Words(), d.Actor(id)); got != want {
			t.Errorf("Office(%s) = %q, want %q", id, got, want)
		}
	}
	if got, want := phrase.Speaker(people(t, "fa"), "shayan"), "شایان پرویز (spokesperson، Ministry of Returns)"; got != want {
		t.Errorf("in Persian: got %q, want %q", got, want)
	}
}

func TestSpeakersThroughAnOutlet(t *testing.T) {
	d := people(t, "en")
	for _, c := range []struct{ via, through, short string }{
		{"", "Ann Ng (lawyer)", "Ann Ng"},
		{"agency", "Ann Ng (lawyer), quoted by Agency for Borders", "Ann Ng, quoted by Agency for Borders"},
	} {
		if got := phrase.SpeakerThrough(d, phrase.Speaker(d, "lawyer"), c.via); got != c.through {
			t.Errorf("via %q: got %q, want %q", c.via, got, c.through)
		}
		if got := phrase.SpeakerVia(d, "lawyer", c.via); got != c.short {
			t.Errorf("via %q: got %q, want %q", c.via, got, c.short)
		}
	}
	for _, c := range []struct{ language, via, want string }{
		{"en", "", "Ann Ng"}, {"en", "The Wire", "Ann Ng (quoted by The Wire)"}, {"fa", "The Wire", "Ann Ng (به نقل از The Wire)"},
	} {
		if got := phrase.NameThrough(people(t, c.language).Words(), "Ann Ng", c.via); got != c.want {
			t.Errorf("in %s through %q: got %q, want %q", c.language, c.via, got, c.want)
		}
	}
}

func TestClaims(t *testing.T) {
	en, fa := people(t, "en"), people(t, "fa")
	for _, c := range []struct{ id, number, measured, counted, persian, also string }{
		{"exact", "55 aboard", "55 aboard", "55 people aboard", "۵۵ نفر سرنشین", "about 50"},
		{"about", "about 50 aboard", "about 50 aboard", "about 50 people aboard", "حدود ۵۰ نفر سرنشین", "55"},
		{"plan", "up to 400 announced", "up to 400 announced", "up to 400 people announced", "حداکثر ۴۰۰ نفر اعلام\u200cشده", ""},
	} {
		f := en.Figure(c.id)
		for what, got := range map[string][2]string{
			"Number": {phrase.Number(en.Words(), f), c.number}, "Measured": {phrase.Measured(en.Words(), f), c.measured},
			"Counted": {phrase.Counted(en, f), c.counted}, "Number in Persian": {phrase.Number(fa.Words(), fa.Figure(c.id)), c.persian},
			"Also": {phrase.OtherNumbers(en, f), c.also},
		} {
			if got[0] != got[1] {
				t.Errorf("%s(%s) = %q, want %q", what, c.id, got[0], got[1])
			}
		}
	}
	if got, want := phrase.Number(en.Words(), en.Figure("none")), "aboard, no number given"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	want := "The first flight: Ann Ng (lawyer) said that 55 people were aboard (The Paper). Other claims: about 50."
	if got := phrase.SentenceWithOthers(en, en.Figure("exact")); got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if got := phrase.EventTitle(en, "gone"); got != "gone" {
		t.Errorf("got %q, want the id of an event that is not there", got)
	}
}

// A claim as a story may print it, with what bears on it.
func TestSentence(t *testing.T) {
	d, err := dataset.Load("../trace/testdata/small", nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct{ id, want string }{
		{"first-aboard", "The first flight: شایان پرویز (spokesperson, Ministry of Returns), quoted by The Wire, said on 1 February 2026 that 40 people were aboard (The Paper)."},
		{"first-lawyer", "The first flight: Ann Ng (lawyer) said that up to 90 people were deported (An internal memo?). The number may include other people."},
		{"first-planned", "The first flight: Ministry, unnamed (Ministry of Returns) said on 20 January 2026 that 60 people were due to be on the flight (The Paper). Ministry, unnamed has since given another number: about 45 people planned."},
		{"first-repeat", "The first flight: The Wire, in its own words, said on 5 February 2026 that 60 people were aboard (An Agency, via The Wire). This repeats a number given by Ministry, unnamed: 60 people planned."},
		{"first-wire", "The first flight: The Wire, in its own words, said (about February 2026) that 38 people were aboard (An Agency, via The Wire)."},
		{"second-aboard", "The second flight: Ann Ng (lawyer) said on 1 March 2026 that between 10 and 12 people were aboard (An internal memo?)."},
		{"second-none", "The second flight: no number given (Ministry, unnamed (Ministry of Returns); The Paper)."},
		{"plan-400", "The returns announced: Ministry, unnamed (Ministry of Returns) said (January, year not given) that up to 200 people were to be returned (The Paper)."},
	} {
		if got := phrase.Sentence(d, d.Figure(test.id)); got != test.want {
			t.Errorf("%s:\n got %s\nwant %s", test.id, got, test.want)
		}
	}
}

// A date is placed in a sentence by its precision; an unknown one is left out.
func TestWhen(t *testing.T) {
	en, fa := people(t, "en"), people(t, "fa")
	for _, c := range []struct{ date, english, persian string }{
		{"", "", ""},
		{"2025-12-08", "on 8 December 2025", "در ۸ دسامبر ۲۰۲۵"},
		{"2025-10", "in October 2025", "در اکتبر ۲۰۲۵"},
		{"2025", "in 2025", "در ۲۰۲۵"},
		{"2025-09-30~", "(about 30 September 2025)", "(حدود ۳۰ سپتامبر ۲۰۲۵)"},
		{"XXXX-09", "(September, year not given)", "(سپتامبر، سال ذکر نشده)"},
	} {
		var date edtf.Date
		if c.date != "" {
			var err error
			if date, err = edtf.Parse(c.date); err != nil {
				t.Fatal(err)
			}
		}
		if got := phrase.When(en, date); got != c.english {
			t.Errorf("When(%s) = %q, want %q", c.date, got, c.english)
		}
		if got := phrase.When(fa, date); got != c.persian {
			t.Errorf("When(%s) in Persian = %q, want %q", c.date, got, c.persian)
		}
	}
}

// A Persian dataset has its sentences in Persian; a claim without a date has none in its sentence.
func TestSentenceInPersian(t *testing.T) {
	d := people(t, "fa")
	for id, want := range map[string]string{
		"exact": "The first flight: به گفتهٔ Ann Ng (lawyer)، ۵۵ نفر در هواپیما بودند (The Paper).",
		"plan":  "The first flight: به گفتهٔ Ministry, unnamed (Ministry of Returns)، قرار بود حداکثر ۴۰۰ نفر بازگردانده شوند (The Paper).",
		"none":  "The first flight: بدون ذکر عدد (Ministry, unnamed (Ministry of Returns)؛ An internal memo).",
	} {
		if got := phrase.Sentence(d, d.Figure(id)); got != want {
			t.Errorf("%s:\n got %s\nwant %s", id, got, want)
		}
	}
}
