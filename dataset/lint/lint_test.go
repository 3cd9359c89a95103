package lint_test

import (
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"unicode/utf8"

	"onrecord/dataset"
	"onrecord/dataset/lint"
)

// small is a dataset of two flights: 55 were counted on the first, where 120 had been planned.
func small(t testing.TB) *dataset.Dataset {
	t.Helper()
	file := func(s string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(s)} }
	d, err := dataset.ReadFS("test", fstest.MapFS{
		"sources.csv": file("id,publisher,reading\nnews,News,original\n"),
		"actors.csv":  file("id,name,role,organisation,country\nminister,Ada Minister,minister,Ministry,IR\npilot,Cy Pilot,pilot,Airline,US\n"),
		"events.csv":  file("id,kind,title,origin,destination,nationality\none,flight,First flight,US,IR,IR\ntwo,flight,Second flight,US,IR,IR\n"),
		"figures.csv": file("id,event,measure,qualifier,value,speaker,source,said,supersedes\n" +
			"a,one,planned,exact,120,minister,news,2025-05-01,\n" +
			"b,one,aboard,exact,55,minister,news,2025-05-03,\n" +
			"c,two,planned,about,40,minister,news,2025-06-01,\n" +
			"d,two,planned,exact,20,minister,news,2025-06-02,c\n"),
		"dates.csv": file("id,event,milestone,date,speaker,source\nx,one,departed,2025-05-02,minister,news\n"),
	})
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// check returns the findings in a story as "line:column code: text".
func check(t testing.TB, story string, format lint.Format, ignore ...string) []string {
	t.Helper()
	s, err := lint.Read(strings.NewReader(story), "story", format)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, f := range lint.Check(small(t), s, lint.Options{Ignore: ignore}) {
		got = append(got, fmt.Sprintf("%d:%d %s: %s", f.Line, f.Column, f.Code, f.Text))
	}
	return got
}

func TestPlaces(t *testing.T) {
	const wrong = "Officials said 60 people were aboard the first flight."
	for _, test := range []struct {
		name, story string
		format      lint.Format
		want        []string
	}{
		{"text", wrong, lint.Text, []string{"1:16 not-on-record: 60 people"}},
		{"columns count characters", "پرواز — " + wrong, lint.Text, []string{"1:24 not-on-record: 60 people"}},
		{"a byte order mark is no character", "\ufeff" + wrong, lint.Text, []string{"1:16 not-on-record: 60 people"}},
		{"lines end in CRLF", "One.\r\n\r\n" + wrong + "\r\n", lint.Text, []string{"3:16 not-on-record: 60 people"}},
		{"a number over two lines", "Officials said 60\npeople were aboard the first flight.", lint.Text, []string{"1:16 not-on-record: 60\npeople"}},
		{"markdown", "# Title\n\n> *" + wrong + "*", lint.Markdown, []string{"3:19 not-on-record: 60 people"}},
		{"bold", "Officials said **60** people were aboard the first flight.", lint.Markdown, []string{"1:18 not-on-record: 60 people"}},
		{"an address is no prose", "[Officials](https://example.org/60-people-deported) said nothing of the flight.", lint.Markdown, nil},
		{"code is no prose", "`" + wrong + "`\n\n```\n" + wrong + "\n```\n\n    " + wrong + "\n", lint.Markdown, nil},
		{"what is struck out is no prose", "~~" + wrong + "~~", lint.Markdown, nil},
		{"html in markdown", "<div>\n<p>" + wrong + "</p>\n</div>", lint.Markdown, []string{"2:19 not-on-record: 60 people"}},
		{"a table's row", "| a | b |\n|---|---|\n| First flight | 60 people aboard |", lint.Markdown, []string{"3:18 not-on-record: 60 people"}},
		{"a footnote", "Text.[^1]\n\n[^1]: " + wrong, lint.Markdown, []string{"3:22 not-on-record: 60 people"}},
		{"front matter is no prose", "---\ntitle: 60 people deported on the first flight\n---\n" + wrong, lint.Markdown, []string{"4:16 not-on-record: 60 people"}},
		{"html", "<!doctype html>\n<title>x</title>\n<p>" + wrong, lint.HTML, []string{"3:19 not-on-record: 60 people"}},
		{"entities", "<p>Officials &amp; others said &#54;0&nbsp;people were aboard the first flight.", lint.HTML, []string{"1:32 not-on-record: 60\u00a0people"}},
		{"tags within a line", "<p>Officials said <b>6<i>0</i></b> people were aboard the first flight.", lint.HTML, []string{"1:22 not-on-record: 60 people"}},
		{"script, style and attributes are no prose", "<script>" + wrong + "</script><style>" + wrong + "</style><img alt='" + wrong + "'>", lint.HTML, nil},
		{"del is no prose, and a tag that is missing loses nothing", "<p><del>" + wrong + "</del><p><code>x<p>" + wrong, lint.HTML, []string{"1:97 not-on-record: 60 people"}},
		{"list numbers in text are no numbers", "60. people were deported on the first flight, officials said", lint.Text, nil},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := check(t, test.story, test.format); !slices.Equal(got, test.want) {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}

func TestIgnore(t *testing.T) {
	const wrong = "Officials said 60 people were aboard the first flight."
	const found = "not-on-record: 60 people"
	for _, test := range []struct {
		name, story string
		format      lint.Format
		ignore      []string
		want        []string
	}{
		{"the line", wrong + " <!-- onrecord: ignore -->\n\n" + wrong, lint.Markdown, nil, []string{"3:16 " + found}},
		{"the next passage", "<!-- onrecord: ignore -->\n\n" + wrong + "\n\n" + wrong, lint.Markdown, nil, []string{"5:16 " + found}},
		{"from start to end", "<!-- onrecord: ignore-start -->\n\n" + wrong + "\n\n" + wrong + "\n\n<!-- onrecord: ignore-end -->\n\n" + wrong, lint.Markdown, nil, []string{"9:16 " + found}},
		{"from start to nowhere", "<!--onrecord:ignore-start-->\n" + wrong, lint.HTML, nil, nil},
		{"an example in code", "`<!-- onrecord: ignore -->` " + wrong, lint.Markdown, nil, []string{"1:44 " + found}},
		{"in text", "<!-- onrecord: ignore -->\n\n" + wrong + "\n\n" + wrong, lint.Text, nil, []string{"5:16 " + found}},
		{"in html", "<!-- onrecord: ignore --><p>" + wrong + "</p>\n<p>" + wrong, lint.HTML, nil, []string{"2:19 " + found}},
		{"a number", wrong, lint.Text, []string{"60"}, nil},
		{"words", wrong, lint.Text, []string{"60 People"}, nil},
		{"other words", wrong, lint.Text, []string{"60 troops", "160"}, []string{"1:16 " + found}},
		{"front matter", "---\nonrecord-ignore: [\"60 people\"]\n---\n" + wrong, lint.Markdown, nil, nil},
		{"front matter that is broken", "---\nonrecord-ignore: [\n---\n" + wrong, lint.Markdown, nil, []string{"4:16 " + found}},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := check(t, test.story, test.format, test.ignore...); !slices.Equal(got, test.want) {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}

func TestReadIgnore(t *testing.T) {
	got, err := lint.ReadIgnore(strings.NewReader("\ufeff# not ours\n2025\n\n  10,000 troops \r\n"))
	if want := []string{"2025", "10,000 troops"}; err != nil || !slices.Equal(got, want) {
		t.Errorf("got %q and %v, want %q", got, err, want)
	}
}

// TestNumbers checks the ways of writing a number of people: 55 has been claimed and 56 has not.
func TestNumbers(t *testing.T) {
	for _, n := range []string{"55", "fifty-five", "fifty five", "۵۵", "٥٥", "۵۵ ایرانی و", "پنجاه و پنج نفر", "Fifty‑five", "55 undocumented Iranian", "55 more"} {
		if got := check(t, "Officials said "+n+" people were aboard the first flight.", lint.Text); got != nil {
			t.Errorf("%q: got %q, want nothing", n, got)
		}
	}
	for _, n := range []string{"56", "fifty-six", "۵۶", "پنجاه و شش", "five dozen", "1,055", "one hundred and five", "a hundred", "5 thousand", "هزار و پنجاه و پنج", "several hundred", "صدها"} {
		if got := check(t, "Officials said "+n+" people were aboard the first flight.", lint.Text); len(got) != 1 || !strings.Contains(got[0], "not-on-record: "+n) {
			t.Errorf("%q: got %q, want a number that is not on record", n, got)
		}
	}
}

// TestNotPeople checks that other numbers in a sentence about a flight give no finding.
func TestNotPeople(t *testing.T) {
	for _, s := range []string{
		"in 2019", "on 5 May 2019", "on May 6, 2019", "on 2019-05-06", "at 10:45", "at 7 pm", "for $77", "for 77 dollars", "for €1,200", "after 33 years",
		"on flight 370", "in a Boeing 737", "under Resolution 2231", "from gate 12", "with 3 officials", "for the 21st time", "by version 1.2.3",
		"with the A320", "at number +98 21 5551234", "over 3,000 miles", "at 30 degrees", "of page 44", "from 20 to 30 June", "in 1404", "in the 1990s", "on 12 مهر",
		"for ۱۲ ساعت", "with 99 % of the fuel", "in 60 or 90 minutes",
	} {
		if got := check(t, "The deportation flight left "+s+", officials said.", lint.Text); got != nil {
			t.Errorf("%q: got %q, want nothing", s, got)
		}
	}
}

func TestQualifiers(t *testing.T) {
	for _, test := range []struct {
		qualified string
		want      lint.Code
	}{
		{"55", ""}, {"about 55", ""}, {"only 55", ""}, {"55 or so", ""}, {"nearly 55", ""},
		{"up to 55", lint.QualifierChanged}, {"more than 55", lint.QualifierChanged}, {"at least 55", lint.QualifierChanged},
		{"55 or more", lint.QualifierChanged}, {"no more than 55", lint.QualifierChanged}, {"fewer than 55", lint.QualifierChanged},
		{"بیش از ۵۵", lint.QualifierChanged}, {"up to about 55", lint.QualifierChanged}, {"50 to 55", ""},
	} {
		got := check(t, "Ada Minister said that "+test.qualified+" people were aboard the first flight.", lint.Text)
		if test.want == "" && got != nil || test.want != "" && (len(got) != 1 || !strings.Contains(got[0], string(test.want))) {
			t.Errorf("%q: got %q, want %q", test.qualified, got, test.want)
		}
	}
}

func TestReadErrors(t *testing.T) {
	for _, test := range []struct{ name, text, want string }{
		{"a.md", "one\ntwé\xff", "a.md:2:4: want text in UTF-8, got the byte 0xff: save the file as UTF-8"},
		{"a.txt", "a\x00", "a.txt:1:2: want text in UTF-8, got a NUL byte: save the file as UTF-8"},
		{"a.txt", strings.Repeat("x", 1<<20+1), "a.txt: want at most 1048576 bytes; --limit story=NUMBER raises that"},
		{"a.md", "x\n" + strings.Repeat("> ", 101), "a.md:2:1: want at most 100 quotations or lists within each other"},
		{"a.md", strings.Repeat("a|", 999) + "a\n" + strings.Repeat("-|", 999) + "-\n" + strings.Repeat("a\n", 500), "a.md: want tables of at most 500000 cells, got 501000"},
		{"a.md", "> " + strings.Repeat("a|", 999) + "a\n> " + strings.Repeat(":-:|", 999) + "-\n" + strings.Repeat("> a\n", 500), "a.md: want tables of at most 500000 cells, got 501000"},
		{"a.md", strings.Repeat("[", 5001), "a.md: want at most 5000 opening brackets, got 5001"},
	} {
		if _, err := lint.Read(strings.NewReader(test.text), test.name, lint.Auto); err == nil || err.Error() != test.want {
			t.Errorf("%s: got %v, want %s", test.name, err, test.want)
		}
	}
	if _, err := lint.Read(strings.NewReader(""), "x", "docx"); err == nil || err.Error() != `x: want a format markdown, text or html, got "docx"` {
		t.Errorf("got %v, want an error about the format", err)
	}
}

type brokenWriter struct{}

func (brokenWriter) Write([]byte) (int, error) { return 0, io.ErrShortWrite }

func TestWriteJSONError(t *testing.T) {
	if err := lint.WriteJSON(brokenWriter{}, small(t), nil); err == nil {
		t.Error("want the error of the writer, got none")
	}
}

// TestWords checks that every code has its words.
func TestWords(t *testing.T) {
	w := small(t).Words()
	for _, c := range lint.Codes {
		for _, key := range []string{"lint." + c.Name, "lint." + c.Name + ".do"} {
			if !w.Has(key) {
				t.Errorf("want words under %s", key)
			}
		}
	}
}

// FuzzCheck checks that no story makes Check panic, that findings lie within the story, and that the same story
// gives the same findings.
func FuzzCheck(f *testing.F) {
	for _, s := range []string{"Up to 400 people, one in seven, 20 % of the 55 deported on 7 December 2025.", "<p>55 &#1777; <s>x", "a hundred and", "half a", "between 50 and",
		"از هر هفت نفر یک نفر اخراج شدند", "---\nonrecord-ignore: [x]\n---\n| a |\n|-|\n| 55 |", "<!-- onrecord: ignore-start -->", "the first flight of 55 left on may 5th, 2025-05-06", "[^1]\n\n[^1]: 60 people"} {
		for i := range lint.Formats {
			f.Add(s, i)
		}
	}
	d := small(f)
	f.Fuzz(func(t *testing.T, story string, format int) {
		s, err := lint.Read(strings.NewReader(story), "s", lint.Formats[uint(format)%uint(len(lint.Formats))])
		if err != nil {
			return
		}
		findings := lint.Check(d, s, lint.Options{Ignore: []string{"2,000 families"}})
		lines := strings.Split(story, "\n")
		for _, x := range findings {
			if x.Line < 1 || x.Line > len(lines) || x.Column < 1 || x.Column > utf8.RuneCountInString(lines[x.Line-1])+1 {
				t.Errorf("%d:%d lies outside of the story", x.Line, x.Column)
			}
			if x.EndLine < x.Line || x.EndLine == x.Line && x.EndColumn <= x.Column {
				t.Errorf("%d:%d ends at %d:%d", x.Line, x.Column, x.EndLine, x.EndColumn)
			}
			if strings.Contains(x.Message+x.Suggestion, "[lint.") || x.Message == "" {
				t.Errorf("no words: %q, %q", x.Message, x.Suggestion)
			}
		}
		if again := lint.Check(d, s, lint.Options{Ignore: []string{"2,000 families"}}); fmt.Sprint(again) != fmt.Sprint(findings) {
			t.Error("the same story gave other findings")
		}
	})
}
