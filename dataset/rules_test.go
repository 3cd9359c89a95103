package dataset_test

import (
	"fmt"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"onrecord/dataset"
)

// A ruled is a rule of docs/model.md with a dataset that shows it. A claim is "event measure qualifier value to",
// then any of statement=, scope=, repeats=, supersedes=, speaker= and source=; it is called c1, c2 and so on. The
// events that begin with f are flights, those with p programmes; a line "part a b" makes a a part of b.
type ruled struct {
	rule   string
	claims []string
	got    func(*testing.T, *dataset.Dataset) string
	want   string
}

var ruledTests = []ruled{
	{"R1", []string{"f aboard up_to 400"}, ends("f.observed"), "up to 400: none to 400, stated 400 to 400"},
	{"R1", []string{"f aboard more_than 100000"}, ends("f.observed"), "more than 100,000: 100001 to none, stated 100000 to 100000"},
	{"R1", []string{"f aboard unstated"}, ends("f.observed"), "no number given: none to none, stated none to none"},
	{"R2", []string{"f aboard exact 50", "f planned exact 120", "f aboard exact 120 repeats=c2"}, ends("f.observed"), "50: 50 to 50, stated 50 to 50"},
	{"R3", []string{"f removed exact 27", "f removed more_than 24"}, ends("f.observed"), "27; also more than 24, which agrees: 27 to 27, stated 24 to 27"},
	{"R3", []string{"f aboard at_least 50", "f aboard up_to 60"}, ends("f.observed"), "50 to 60: 50 to 60, stated 50 to 60"},
	{"R3", []string{"f aboard more_than 50", "f aboard up_to 60"}, ends("f.observed"), "more than 50 and up to 60: 51 to 60, stated 50 to 60"},
	{"R3", []string{"f aboard exact 55", "f aboard up_to 60", "f aboard at_least 20"}, ends("f.observed"), "55; also at least 20 and up to 60, which agree: 55 to 55, stated 20 to 60"},
	{"R4", []string{"f aboard exact 53", "f aboard about 100"}, ends("f.observed"), "53 to about 100, contested: 53 to 100, stated 53 to 100"},
	{"R4", []string{"f aboard exact 40", "f aboard exact 70", "f aboard up_to 60"}, ends("f.observed"), "40 to 70, possibly fewer, contested: none to 70, stated 40 to 70"},
	{"R4", []string{"f aboard at_least 60", "f aboard up_to 50"}, ends("f.observed"), "up to 50, or at least 60, contested: none to none, stated 50 to 60"},
	{"R5", []string{"f aboard exact 55", "f arrived exact 14"}, ends("f.observed"), "55 aboard, 14 arrived: 14 to 55, stated 14 to 55"},
	{"R5", []string{"f aboard up_to 60", "f arrived exact 14"}, ends("f.observed"), "up to 60 aboard, 14 arrived: none to 60, stated 14 to 60"},
	{"R5", []string{"f aboard exact 55", "f aboard exact 54", "f arrived exact 54"}, ends("f.observed"), "54 to 55, contested: 54 to 55, stated 54 to 55"},
	{"R6", []string{"f aboard exact 50 statement=s", "f aboard exact 55 statement=s"}, ends("f.observed"), "rendered as 50 and as 55: 50 to 55, stated 50 to 55"},
	{"R6", []string{"f aboard exact 50 statement=s", "f aboard exact 55 statement=s", "f aboard exact 55"}, ends("f.observed"), "55; the statement was also rendered as 50: 55 to 55, stated 50 to 55"},
	{"R7", []string{"f aboard about 50", "f aboard exact 55"}, ends("f.observed"), "about 50 to 55, contested: 50 to 55, stated 50 to 55"},
	{"R7", []string{"f aboard about 100", "f aboard more_than 100"}, ends("f.observed"), "about 100; also more than 100, which agrees: 100 to 100, stated 100 to 100"},
	{"R8", []string{"f aboard up_to 60"}, ends("f.observed"), "up to 60: none to 60, stated 60 to 60"},
	{"R9", []string{"f aboard about 100", "f aboard exact 55", "f deported exact 55", "f aboard exact 55 statement=s", "f aboard exact 55 statement=s", "f aboard exact 54", "f aboard exact 54", "f aboard exact 53"},
		stated("f.observed"), "55 in 3 statements; 54 in 2; 53; about 100"},
	{"R10", []string{"f aboard exact 100 speaker=a source=morning", "f aboard exact 55 speaker=b source=evening supersedes=c1"}, ends("f.observed"), "55: 55 to 55, stated 55 to 55"},
	{"R10", []string{"f aboard exact 100 speaker=a source=morning", "f aboard exact 55 speaker=b source=other supersedes=c1"}, ends("f.observed"), `refused: want a claim of the same speaker, "b", or one in an earlier report of the same publisher; "c1" is by "a"`},
	{"R11", []string{"f1 aboard exact 55", "f2 aboard up_to 60"}, total, "55 to 115 on 2 of 2"},
	{"R11", elevenFlights(), total, "13,905 to 13,945 on 11 of 11"},
	{"R11", []string{"f1 aboard up_to 20", "f2 aboard up_to 60"}, total, "up to 80 on 2 of 2"},
	{"R12", []string{"f1 aboard exact 55", "f2 aboard unstated"}, total, "at least 55 on 1 of 2"},
	{"R12", []string{"f1 aboard exact 55", "f2 aboard more_than 60"}, total, "at least 116 on 2 of 2"},
	{"R13", []string{"f1 aboard exact 55", "p removed exact 100", "f2 planned exact 10"}, total, "55 on 1 of 1"},
	{"R13", []string{"f1 aboard exact 55 departed", "f2 aboard exact 300"}, overTime, "55 on 1; without a date: 1 with 300"},
	{"R14", []string{"f1 aboard exact 40", "f2 aboard exact 10", "part f1 f", "part f2 f"}, total, "50 on 1 of 1"},
	{"R14", []string{"f1 aboard exact 40", "f2 aboard exact 10", "f aboard exact 52", "part f1 f", "part f2 f"}, total, "52 on 1 of 1"},
	{"R14", []string{"f1 aboard exact 40", "f2 aboard unstated", "part f1 f", "part f2 f"}, total, "at least 40 on 1 of 1"},
	{"R14", []string{"f1 aboard exact 40 departed", "f aboard exact 52", "part f1 f"}, overTime, "52 on 1; without a date: 0 with no number given"},
	{"R14", []string{"f1 aboard exact 40", "f2 aboard unstated", "f planned unstated departed", "part f1 f", "part f2 f"}, overTime, "40 on 1; without a date: 0 with no number given"},
	{"R15", []string{"f aboard exact 55", "p projected up_to 400"}, compared(""), "share at least 13.7%, multiple up to 7.3 times, difference up to 345, flights up to 8 flights"},
	{"R15", []string{"f aboard up_to 60", "p projected exact 400"}, compared(""), "share up to 15%, multiple at least 6.6 times, difference 340 to 400, flights at least 7 flights"},
	{"R15", []string{"f aboard exact 55", "f2 aboard unstated", "p projected exact 400"}, compared(""), "share at least 13.7%, multiple up to 7.3 times, difference up to 345, flights -"},
	{"R16", []string{"f aboard exact 55", "f aboard exact 54", "p projected exact 400"}, compared(""), `refused: "c1" and "c2" are about the same event, "f": they count the same people`},
	{"R16", []string{"f aboard exact 55", "f2 planned exact 54", "p projected exact 400"}, compared(""), `refused: "c1" is observed and "c2" is planned: numbers of different groups are not added together`},
	{"R16", []string{"f aboard exact 55 scope=unclear", "p projected exact 400"}, compared(""), `refused: "c1" is not compared with another: it is unclear whom it counts`},
	{"R16", []string{"f aboard exact 55", "f deported exact 60"}, compared(""), `refused: "c1" and "c2" are both observed numbers of the same event, "f": they are two accounts of one number, not a part and a whole`},
	{"R16", []string{"f aboard exact 55 statement=s", "f2 aboard exact 45 statement=s", "p projected exact 400"}, compared(""), "share 25%, multiple 4 times, difference 300, flights 8 to 9 flights"},
	{"R17", []string{"f aboard exact 55", "p projected exact 400"}, difference(""), "A total of 400 would exceed these 55 by 345; no source says whether they are part of it."},
	{"R17", []string{"f aboard exact 55", "p projected exact 400"}, difference("yes"), "A total of 400 would exceed these 55 by 345; they are part of it, so this is the rest."},
	{"R17", []string{"f aboard exact 55", "p projected exact 400"}, difference("no"), "A total of 400 would exceed these 55 by 345; they are not part of it."},
	{"R16", []string{"f1 aboard exact 20", "f aboard exact 50", "p projected exact 400", "part f1 f"}, compared(""), `refused: "c1" and "c2" count the same people: one of the events "f1" and "f" is part of the other`},
	{"R17", []string{"f1 aboard exact 20", "f aboard exact 50", "part f1 f"}, difference(""), "A total of 50 would exceed these 20 by 30; they are part of it, so this is the rest."},
	{"R17", []string{"f aboard exact 500", "p projected exact 400"}, difference(""), "A total of 400 would fall short of these 500 by 100."},
	{"R18", []string{"f aboard exact 62", "f planned about 70"}, compared(""), "share about 90%, multiple about 1.1 times, difference about 10, flights -"},
	{"R18", []string{"f aboard exact 62", "f planned exact 70"}, difference(""), "A total of 70 would exceed these 62 by 8."},
	{"R19", []string{"f aboard exact 2499", "p projected exact 2500"}, compared(""), "share 99.96%, multiple 1.0004 times, difference 1, flights 2 flights"},
	{"R20", []string{"f aboard exact 62", "p projected about 70"}, compared(""), "share about 90%, multiple about 1.1 times, difference about 10, flights about 2 flights"},
	{"R20", []string{"f aboard exact 55", "p projected about 400"}, compared(""), "share about 14%, multiple about 7 times, difference about 300, flights about 8 flights"},
	{"R20", []string{"f aboard exact 45", "p projected about 400"}, compared(""), "share about 11%, multiple about 9 times, difference about 360, flights about 9 flights"},
	{"R21", []string{"f aboard about 50", "p projected up_to 400"}, compared(""), "share about 12% or more, multiple about 8 times or less, difference about 350 or fewer, flights about 8 flights or fewer"},
	{"R22", []string{"f aboard exact 999999999999999", "f2 aboard exact 2", "p projected exact 400"}, compared(""), "share -, multiple -, difference -, flights 1 to 200 flights"},
}

// elevenFlights is one flight with 13,905 people, and ten with fewer than 5.
func elevenFlights() []string {
	claims := []string{"f0 deported exact 13905"}
	for i := range 10 {
		claims = append(claims, fmt.Sprintf("f%d deported fewer_than 5", i+1))
	}
	return claims
}

func TestRules(t *testing.T) {
	tested := map[string]bool{}
	for _, r := range ruledTests {
		tested[r.rule] = true
		d, err := ruledDataset(r.claims)
		got := ""
		if err != nil {
			_, message, _ := strings.Cut(err.Error(), ": supersedes: ")
			got = "refused: " + message
		} else {
			got = r.got(t, d)
		}
		if got != r.want {
			t.Errorf("%s: %q\ngot  %s\nwant %s", r.rule, r.claims, got, r.want)
		}
	}
	page, err := os.ReadFile("../docs/model.md")
	if err != nil {
		t.Fatal(err)
	}
	var documented []string
	for _, m := range regexp.MustCompile(`(?m)^- \*\*(R\d+)\.\*\*`).FindAllStringSubmatch(string(page), -1) {
		documented = append(documented, m[1])
		if !tested[m[1]] {
			t.Errorf("docs/model.md has the rule %s, which no test carries", m[1])
		}
		delete(tested, m[1])
	}
	for i, rule := range documented {
		if rule != fmt.Sprint("R", i+1) {
			t.Errorf("docs/model.md: rule %d is called %s", i+1, rule)
		}
	}
	if len(tested) > 0 {
		t.Errorf("docs/model.md lacks the rules %v", tested)
	}
}

func ruledDataset(claims []string) (*dataset.Dataset, error) {
	files := map[string]string{
		"sources.csv": "id,publisher,carries,reading\ns,,,original\nmorning,,The Times,copy\nevening,The Times,,original\nother,The Post,,original\n",
		"actors.csv":  "id,name\na,Somebody\nb,Somebody else\n",
		"figures.csv": "id,event,measure,qualifier,value,value_to,statement,scope,repeats,supersedes,speaker,source\n",
		"dates.csv":   "id,event,milestone,date,speaker,source\n",
		"events.csv":  "id,kind,title,part_of\n",
	}
	kinds := map[string]string{"f": "flight", "p": "programme"}
	partOf := map[string]string{}
	var events []string
	event := func(id string) {
		if !slices.Contains(events, id) {
			events = append(events, id)
		}
	}
	for i, claim := range claims {
		f := strings.Fields(claim)
		if f[0] == "part" {
			event(f[2])
			partOf[f[1]] = f[2]
			continue
		}
		event(f[0])
		more := map[string]string{"speaker": "a", "source": "s"}
		numbers := []string{"", ""}
		n := 0
		for _, s := range f[3:] {
			key, value, named := strings.Cut(s, "=")
			switch {
			case named:
				more[key] = value
			case s == "departed":
				files["dates.csv"] += fmt.Sprintf("d%d,%s,departed,2025-03-01,a,s\n", i, f[0])
			default:
				numbers[n] = s
				n++
			}
		}
		files["figures.csv"] += strings.Join([]string{fmt.Sprint("c", i+1), f[0], f[1], f[2], numbers[0], numbers[1],
			more["statement"], more["scope"], more["repeats"], more["supersedes"], more["speaker"], more["source"]}, ",") + "\n"
	}
	for _, id := range events {
		files["events.csv"] += fmt.Sprintf("%s,%s,Event %s,%s\n", id, kinds[id[:1]], id, partOf[id])
	}
	fsys := fstest.MapFS{}
	for name, text := range files {
		fsys[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return dataset.ReadFS("test", fsys)
}

// ends writes a range with its certain and its stated ends.
func ends(id string) func(*testing.T, *dataset.Dataset) string {
	return func(t *testing.T, d *dataset.Dataset) string {
		t.Helper()
		r, ok := d.RangeByID(id)
		if !ok {
			t.Fatalf("no range %s", id)
		}
		contested := ""
		if r.Contested {
			contested = ", contested"
		}
		return fmt.Sprintf("%s%s: %s to %s, stated %s to %s", r.Words, contested, or(r.Least().String(), "none"), or(r.Most().String(), "none"),
			or(r.Stated.Low.String(), "none"), or(r.Stated.High.String(), "none"))
	}
}

func stated(id string) func(*testing.T, *dataset.Dataset) string {
	return func(t *testing.T, d *dataset.Dataset) string {
		t.Helper()
		r, _ := d.RangeByID(id)
		return r.StatedWords(d.Words())
	}
}

func total(t *testing.T, d *dataset.Dataset) string {
	t.Helper()
	all, err := d.Flown().All()
	if err != nil {
		t.Fatal(err)
	}
	sum := all.Everybody()
	return fmt.Sprintf("%s on %d of %d", sum.InWords(d.Words(), d.Words().Plain()), all.Numbered(), all.Flights())
}

func overTime(t *testing.T, d *dataset.Dataset) string {
	t.Helper()
	c := d.Cumulative()
	return fmt.Sprintf("%s on %d; without a date: %d with %s", c.Words, c.Count(d), len(c.Undated), c.Left.InWords(d.Words(), d.Words().Plain()))
}

// comparison compares all claims but the last with the last.
func comparison(d *dataset.Dataset, towards string) (dataset.Compared, error) {
	last := len(d.Figures) - 1
	c := dataset.Comparison{ID: "x", Whole: d.Figures[last].ID, CountsTowards: dataset.Towards(towards)}
	for i := range last {
		c.Parts = append(c.Parts, d.Figures[i].ID)
	}
	return d.Compare(&c)
}

func compared(towards string) func(*testing.T, *dataset.Dataset) string {
	return func(t *testing.T, d *dataset.Dataset) string {
		t.Helper()
		c, err := comparison(d, towards)
		if err != nil {
			return "refused: " + err.Error()
		}
		var all []string
		for _, n := range []dataset.Derived{c.Share, c.Multiple, c.Difference, c.Flights} {
			words := n.Words
			if n.Reason != "" {
				words = "-"
			}
			all = append(all, n.Rule+" "+words)
		}
		return strings.Join(all, ", ")
	}
}

func difference(towards string) func(*testing.T, *dataset.Dataset) string {
	return func(t *testing.T, d *dataset.Dataset) string {
		t.Helper()
		c, err := comparison(d, towards)
		if err != nil {
			return "refused: " + err.Error()
		}
		return c.Difference.Sentence
	}
}
