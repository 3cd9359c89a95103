package cli

import (
	"strings"
	"testing"

	"onrecord/dataset/trace"
	"onrecord/internal/testkit/fixture"
)

// A wrong number fails, even one that is on record for something else. In each text the words between ‹ and › are
// wrong; with the column right in their place the text passes.
func TestWrongNumbersFail(t *testing.T) {
	for _, c := range wrongNumbers {
		t.Run(c.name, func(t *testing.T) {
			before, rest, _ := strings.Cut(c.text, "‹")
			wrong, after, _ := strings.Cut(rest, "›")
			w := newWalk(t, fixture.BuiltIn(t))
			if c.walk(w, before+c.right+after); len(w.failed) > 0 {
				t.Errorf("what is right failed: %q", w.failed)
			}
			if w.failed = nil; w.numbers == 0 {
				t.Error("no number was looked at")
			}
			if c.walk(w, before+wrong+after); len(w.failed) == 0 {
				t.Errorf("%q passed", before+wrong+after)
			}
		})
	}
}

func prose(w *walk, text string) { w.prose("text", text, subject{}) }
func page(w *walk, text string)  { w.html("page", text) }

var wrongNumbers = []struct {
	name, right string
	walk        func(w *walk, text string)
	text        string
}{
	{"a number of another event", "14", prose, "14 arrived (Third flight); ‹55› arrived (Third flight)."},
	{"a number on nothing", "55", prose, "The second flight had ‹37› people."},
	{"the other way round", "55", prose, "‹up to 400› deported, according to Mojtaba Shasti Karimi."},
	{"without its qualifier", "up to 400", prose, "‹400› announced (Returns announced in September 2025), according to Iranian officials, unnamed."},
	{"with another qualifier", "at least 13.7%", prose, "55 is ‹about 13.7%› of a total of up to 400."},
	{"of 400", "of a total of up to 400", prose, "55 is at least 13.7% ‹of a total of 401›."},
	{"another speaker's", "55 aboard", prose, "‹53 aboard› (First flight), according to Abolfazl Mehrabadi."},
	{"another measure", "55 aboard", prose, "‹55 removed› (First flight), according to Abolfazl Mehrabadi."},
	{"the second of two claims", "55 deported", prose, "55 aboard (First flight), according to Abolfazl Mehrabadi and ‹53 deported› (Second flight), according to Mojtaba Shasti Karimi."},
	{"another group of the event", "120", prose, "First flight, planned: ‹53›."},
	{"a range for a claim", "53 to about 100", prose, "First flight, reported: 53 to ‹100›."},
	{"a range from one speaker", ", 53", prose, "IRNA‹, 53 to about 100›, First flight."},
	{"under a name in running text", "120 planned", prose, "Table of sources. First flight. Abolfazl Mehrabadi: ‹about 55 planned›; Hossein Noushabadi: 120 planned."},
	{"other claims", "about 50", prose, "55 deported (Second flight), according to Mojtaba Shasti Karimi; other claims: ‹about 100›."},
	{"of another comparison", "at least 13.7%", page, "<h2>Second flight, compared with the returns announced</h2><p>‹at least 27.5%›</p>"},
	{"in a row", "55", page, `<tr data-id="f2-deported-karimi-article"><td>‹54› deported</td><td>Second flight</td></tr>`},
	{"in an item", "13.7%", page, `<ul><li data-id="second-flight.share">55 is at least ‹27.5%› of a total of up to 400.</li></ul>`},
	{"in a sentence of an id", "345", page, `<li data-id="second-flight.difference">A total of up to 400 would exceed these 55 by up to ‹290›.</li>`},
	{"in an alternative text", "14", page, `<div aria-label="Third flight, reported: about 12 to ‹about 20›."></div>`},
	{"in a drawing", "55", page, `<svg><text x="1" y="1">‹58› deported: Second flight</text></svg>`},
	{"in a broken line of a drawing", "8", page, `<svg><text x="1" y="1">would need up to</text><text x="1" y="9">‹9› flights</text></svg>`},
	{"in Markdown", "55", func(w *walk, text string) { w.lines("md", text) }, "| f1-aboard-mehrabadi | ‹54› | aboard | First flight | Abolfazl Mehrabadi |"},
	{"in the terminal", "14", func(w *walk, text string) { w.terminal("show", text) }, "Third flight [flight-3]\n  ‹27›   aboard    A source who spoke to CNN"},
	{"in a sheet", "up to 7.3", func(w *walk, text string) { w.sheet("s", [][]string{{"id", "multiple"}, {"second-flight", text}}) }, "‹up to 3.7› times"},
	{"in a column of numbers", "55", func(w *walk, text string) {
		w.sheet("s", [][]string{{"id", "value"}, {"f2-deported-karimi-article", text}})
	}, "‹54›"},
	{"in CSV", "55", func(w *walk, text string) { w.csv("c", []byte("id,value\nf2-deported-karimi-article,"+text+"\n")) }, "‹54›"},
	{"in the document", "at least 13.7%", func(w *walk, text string) {
		w.document("d", []byte(`{"derived": {"numbers": [{"id": "second-flight.share", "words": "`+text+`"}]}}`))
	}, "‹at least 27.5%›"},
	{"in JSON-LD", "55", func(w *walk, text string) {
		w.linked("l", []byte(`{"@id": "#f2-deported-karimi-article", "mainEntity": {"description": "`+text+`"}}`))
	}, "‹54›"},
	{"a value in JSON-LD", "55", func(w *walk, text string) {
		w.linked("l", []byte(`{"@id": "#f2-deported-karimi-article", "mainEntity": {"value": `+text+`}}`))
	}, "‹54›"},
}

// A number on a chart's page must be in that chart.
func TestNumbersOfOtherChartsFail(t *testing.T) {
	d := fixture.BuiltIn(t)
	part, err := d.SelectRows([]string{"f2-deported-karimi-article"}, "one claim")
	if err != nil {
		t.Fatal(err)
	}
	w := newWalk(t, d).of(part, false)
	if w.html("page", "<h1>55 deported</h1>"); len(w.failed) > 0 {
		t.Errorf("the claim of the chart failed: %q", w.failed)
	}
	if w.html("page", "<h1>54 planned</h1>"); len(w.failed) != 1 {
		t.Errorf("got %q, want one failure: the claim is in another chart", w.failed)
	}
}

// What is passed over is no number of people, and nothing else is passed over.
func TestPassedOver(t *testing.T) {
	w := newWalk(t, fixture.BuiltIn(t))
	for line, want := range map[string]string{
		"37 people were deported on 8 December 2025, 14 of them women": "37, 14",
		"at least 13.7% of up to 1,400 (2025-12-08)":                   "at least 13.7%, up to 1,400",
		"43 claims from 27 documents":                                  "",
		"none of the 3 asked to confirm did":                           "",
		"13.7% of 400":                                                 "13.7%, 400",
		"all 400 of them":                                              "400",
		"up to 8 flights, the last with 15":                            "up to 8, 15",
		"On 3 flights claims differ":                                   "",
		"Showing 6 of 8 groups of claims.":                             "",
		"f1-aboard-mehrabadi [second-flight.share] onrecord-1.0.0.zip": "",
		"55 + 65 = 121":                                                "55, 65, 121",
		"3 days later, in October 2025":                                "",
	} {
		var got []string
		for _, q := range quantitiesIn(w.withoutPassed(line)) {
			got = append(got, strings.TrimSpace(q.qualifier+" "+q.number))
		}
		if got := strings.Join(got, ", "); got != want {
			t.Errorf("%s: got %q, want %q", line, got, want)
		}
	}
	d := fixture.BuiltIn(t)
	for _, n := range []string{"37", "99.9 %", "0"} {
		if _, err := trace.Of(d, n); err == nil {
			t.Errorf("%s traces, and nothing on record is %s", n, n)
		}
	}
}
