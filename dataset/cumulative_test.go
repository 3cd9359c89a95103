package dataset_test

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"onrecord/dataset"
	"onrecord/dataset/edtf"
)

// flights is a dataset of flights with observed claims, written "qualifier value value_to", and dates,
// written "milestone date".
func flights(t testing.TB, kind string, events ...[2]string) *dataset.Dataset {
	t.Helper()
	files := map[string]string{
		"sources.csv": "id,reading\ns,original\n", "actors.csv": "id,name\na,Somebody\n",
		"events.csv": "id,kind,title\n", "figures.csv": "id,event,measure,qualifier,value,value_to,speaker,source\n",
		"dates.csv": "id,event,milestone,date,speaker,source\n",
	}
	for i, e := range events {
		files["events.csv"] += fmt.Sprintf("e%d,%s,Event %d\n", i, kind, i)
		for j, claim := range strings.Split(e[0], "; ") {
			f := append(strings.Fields(claim), "", "", "")
			files["figures.csv"] += fmt.Sprintf("f%d-%d,e%d,%s,%s,%s,%s,a,s\n", i, j, i, f[0], f[1], f[2], f[3])
		}
		for j, date := range strings.Split(e[1], "; ") {
			if date != "" {
				f := append(strings.Fields(date), "")
				files["dates.csv"] += fmt.Sprintf("d%d-%d,e%d,%s,\"%s\",a,s\n", i, j, i, f[0], f[1])
			}
		}
	}
	fsys := fstest.MapFS{}
	for name, text := range files {
		fsys[name] = &fstest.MapFile{Data: []byte(text)}
	}
	d, err := dataset.ReadFS("test", fsys)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func steps(c *dataset.Cumulative) string {
	var all []string
	mark := func(s dataset.Step) string {
		text := fmt.Sprintf("%d..%d", s.Low, s.High)
		if s.OpenBelow {
			text += " open below"
		}
		if s.OpenAbove {
			text += " open above"
		}
		if s.Loose {
			text += " loose"
		}
		return text
	}
	if c.Before.High > 0 {
		all = append(all, "before "+mark(c.Before))
	}
	for _, s := range c.Steps {
		all = append(all, s.Day.String()+" "+mark(s))
	}
	return strings.Join(all, "; ")
}

func TestCumulative(t *testing.T) {
	for _, c := range []struct {
		name   string
		events [][2]string
		total  string
		steps  string
	}{
		{"exact numbers on exact days", [][2]string{{"aboard exact 20", "departed 2025-03-01"}, {"arrived exact 5", "arrived 2025-04-01"}},
			"25", "2025-03-01 20..20; 2025-04-01 25..25"},
		{"in order of date, not of the file", [][2]string{{"aboard exact 5", "departed 2025-04-01"}, {"aboard exact 20", "departed 2025-03-01"}},
			"25", "2025-03-01 20..20; 2025-04-01 25..25"},
		{"one day, two flights", [][2]string{{"aboard exact 5", "departed 2025-04-01"}, {"aboard about 20", "departed 2025-04-01"}},
			"about 25", "2025-04-01 25..25"},
		{"claims that differ", [][2]string{{"aboard exact 53; aboard about 100", "departed 2025-03-01"}, {"aboard between 10 15", "departed 2025-04-01"}},
			"63 to about 120", "2025-03-01 53..100; 2025-04-01 63..115"},
		{"an upper end has no lower one", [][2]string{{"aboard exact 20", "departed 2025-03-01"}, {"aboard up_to 60", "departed 2025-04-01"}},
			"20 to 80", "2025-03-01 20..20; 2025-04-01 20..80 open below"},
		{"nothing but an upper end", [][2]string{{"aboard up_to 60", "departed 2025-04-01"}}, "up to 60", "2025-04-01 0..60 open below"},
		{"open on both sides", [][2]string{{"aboard more_than 20", "departed 2025-03-01"}, {"aboard up_to 60; aboard exact 50", "departed 2025-04-01"}},
			"at least 71", "2025-03-01 21..21 open above; 2025-04-01 71..71 open above"},
		{"a month is a span", [][2]string{{"aboard exact 20", "departed 2025-03"}},
			"20", "2025-03-01 0..20 loose; 2025-03-31 20..20"},
		{"dates that contradict each other", [][2]string{{"aboard exact 20", "departed 2025-03-01; departed 2025-03-04"}},
			"20", "2025-03-01 0..20 loose; 2025-03-04 20..20"},
		{"a vaguer date says nothing more", [][2]string{{"aboard exact 20", "departed 2025-03; departed 2025-03-04; departed [..2025-03-09]"}},
			"20", "2025-03-04 20..20"},
		{"a departure before an arrival", [][2]string{{"aboard exact 20", "arrived 2025-03-05; departed 2025-03-04"}},
			"20", "2025-03-04 20..20"},
		{"by a day", [][2]string{{"aboard exact 20", "departed [..2025-03-04]"}, {"aboard exact 1", "departed 2025-03-02"}},
			"21", "before 0..20 loose; 2025-03-02 1..21 loose; 2025-03-04 21..21"},
		{"on or after a day", [][2]string{{"aboard exact 20", "departed [2025-03-04..]"}, {"aboard exact 1", "departed 2025-03-09"}},
			"21", "2025-03-04 0..20 loose; 2025-03-09 1..21 loose"},
		{"plans are not added", [][2]string{{"aboard exact 20; planned exact 90; projected exact 300", "departed 2025-03-01"}},
			"20", "2025-03-01 20..20"},
		{"what was scheduled is no date", [][2]string{{"aboard exact 20", "departure_scheduled 2025-03-01"}}, "", ""},
	} {
		got := flights(t, "flight", c.events...).Cumulative()
		if got.Words != c.total || steps(&got) != c.steps {
			t.Errorf("%s: got %q by the steps %q, want %q by %q", c.name, got.Words, steps(&got), c.total, c.steps)
		}
	}
}

func TestCumulativeLeavesOut(t *testing.T) {
	d := flights(t, "flight",
		[2]string{"aboard exact 20", "departed XXXX-09"}, [2]string{"aboard exact 30", "departed"},
		[2]string{"aboard unstated", "departed 2025-03-01"}, [2]string{"aboard exact 40", ""}, [2]string{"aboard exact 7", "departed 2025-03-01"})
	c := d.Cumulative()
	var undated []string
	for _, r := range c.Undated {
		undated = append(undated, r.Event)
	}
	if got, want := strings.Join(undated, " "), "e0 e1 e3"; got != want {
		t.Errorf("got %q without a date, want %q", got, want)
	}
	if len(c.Unnumbered) != 1 || c.Unnumbered[0].Event != "e2" {
		t.Errorf("got %+v without a number, want e2", c.Unnumbered)
	}
	if c.Words != "7" || len(c.Events) != 1 {
		t.Errorf("got a total of %q of %d events, want 7 of one", c.Words, len(c.Events))
	}
}

func TestCumulativeOfPeriods(t *testing.T) {
	for _, c := range []struct{ second, total, refused string }{
		{"period 2025", "50", ""},
		{"period 2024-06-01/2025-05-31", "", "overlap"},
		{"period [2024-12-31..]", "", "overlap"},
	} {
		got := flights(t, "period", [2]string{"removed exact 20", "period 2024"}, [2]string{"removed exact 30", c.second}).Cumulative()
		if got.Words != c.total || got.Refused != c.refused || got.Kind != dataset.Period {
			t.Errorf("%s: got %q, refused for %q, want %q, %q", c.second, got.Words, got.Refused, c.total, c.refused)
		}
	}
	if got := flights(t, "programme", [2]string{"removed exact 20", "period 2024"}).Cumulative(); len(got.Events) > 0 {
		t.Errorf("a programme: got %+v, want nothing added up", got.Events)
	}
	large := [2]string{"aboard exact 999999999999999", "departed 2025-03-01"}
	if got := flights(t, "flight", large, large).Cumulative(); got.Refused != "too_large" || len(got.Steps) > 0 {
		t.Errorf("two of fifteen digits: got refused %q, steps %q", got.Refused, steps(&got))
	}
}

func TestCumulativeAt(t *testing.T) {
	c := flights(t, "flight", [2]string{"aboard exact 20", "departed 2025-03"}, [2]string{"aboard exact 5", "departed 2025-04-01"}).Cumulative()
	for _, x := range []struct {
		after     int // days after the first step
		low, high int64
	}{{-1, 0, 0}, {0, 0, 20}, {1, 0, 20}, {30, 20, 20}, {31, 25, 25}, {400, 25, 25}} {
		if got := c.At(c.Steps[0].Day + edtf.Day(x.after)); got.Low != x.low || got.High != x.high {
			t.Errorf("%d days after 1 March: got %d to %d, want %d to %d", x.after, got.Low, got.High, x.low, x.high)
		}
	}
}

// Whatever the claims, the sum only grows, its low end is never above its high end, and it ends at the
// total if all days are known.
func FuzzCumulative(f *testing.F) {
	f.Add(uint8(0), uint8(3), uint16(20), uint8(1), uint8(9), uint16(7))
	f.Add(uint8(2), uint8(2), uint16(0), uint8(0), uint8(30), uint16(65535))
	f.Fuzz(func(t *testing.T, from1, length1 uint8, n1 uint16, from2, length2 uint8, n2 uint16) {
		date := func(from, length uint8) string {
			from, length = from%28+1, from%28+1+length%30
			if length > 31 {
				return fmt.Sprintf("departed 2025-03-%02d/2025-04-%02d", from, length-31)
			}
			return fmt.Sprintf("departed [2025-03-%02d..2025-03-%02d]; departed 2025-03", from, length)
		}
		c := flights(t, "flight",
			[2]string{fmt.Sprintf("aboard exact %d; aboard about %d", n1, n2), date(from1, length1)},
			[2]string{fmt.Sprintf("aboard exact %d", n2), date(from2, length2)}).Cumulative()
		last := c.Before
		for _, s := range c.Steps {
			if s.Low < last.Low || s.High < last.High || s.Low > s.High || s.Day < last.Day {
				t.Fatalf("%+v after %+v", s, last)
			}
			last = s
		}
		if last.Low != c.Total.Sure || last.High != c.Total.Most || last.Loose {
			t.Errorf("got %+v at the end, want the total %v to %v", last, c.Total.Sure, c.Total.Most)
		}
	})
}
