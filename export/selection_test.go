package export

import (
	"bytes"
	"fmt"
	"io"
	"math/rand/v2"
	"strings"
	"testing"
	"testing/fstest"

	"onrecord/dataset"
	"onrecord/dataset/count"
	"onrecord/dataset/edtf"
	"onrecord/internal/testkit/fixture"
)

// For any selection from any valid dataset, the part is valid: it reads back from JSON as it was written.
// Each of its rows is one of the whole, unchanged and in order, and no claim changes its standing.
func TestASelectionIsValid(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 5))
	smaller, brought := 0, 0
	for range 300 {
		d := randomDataset(t, r)
		s := randomSelection(r, d)
		part, err := d.Select(s)
		if err != nil {
			t.Fatalf("%+v: %v", s, err)
		}
		want := fixture.Written(t, func(w io.Writer) error { return WriteJSON(w, part) })
		back, err := dataset.Read("part.json", bytes.NewReader(want))
		if err != nil {
			t.Fatalf("%+v leaves a dataset that is not valid: %v\n%s", s, err, want)
		}
		if got := fixture.Written(t, func(w io.Writer) error { return WriteJSON(w, back) }); !bytes.Equal(got, want) {
			t.Fatalf("%+v: the part comes back changed\ngot:\n%s\nwant:\n%s", s, got, want)
		}
		for i := range dataset.Tables {
			rowsAreOf(t, &dataset.Tables[i], part, d)
		}
		for i := range part.Figures {
			f := &part.Figures[i]
			got, _ := part.Standing(f)
			if want, _ := d.Standing(d.Figure(f.ID)); got != want {
				t.Errorf("%+v: %s is %s, want %s", s, f.ID, got, want)
			}
			if s.Active && got != dataset.Active {
				brought++
			}
		}
		if n := len(part.Figures); 0 < n && n < len(d.Figures) {
			smaller++
		}
	}
	if smaller < 50 || brought == 0 {
		t.Errorf("%d of 300 selections left some figures and not all, %d rows were brought along: the test tries too little", smaller, brought)
	}
}

// rowsAreOf checks that the rows of the part are among those of the whole, in the same order.
func rowsAreOf(t *testing.T, table *dataset.Table, part, whole *dataset.Dataset) {
	t.Helper()
	at := 0
	for row := range table.Len(part) {
		want := rowText(table, part, row)
		for at < table.Len(whole) && rowText(table, whole, at) != want {
			at++
		}
		if at == table.Len(whole) {
			t.Errorf("%s: %s is not a row of the whole, or out of its order", table.Name, want)
			return
		}
	}
}

func rowText(table *dataset.Table, d *dataset.Dataset, row int) string {
	var b strings.Builder
	for col := range table.Fields {
		fmt.Fprintf(&b, "%q ", table.Cell(d, row, col).String())
	}
	return b.String()
}

// randomDataset is a valid dataset in which claims supersede and repeat one another, also in chains.
func randomDataset(t *testing.T, r *rand.Rand) *dataset.Dataset {
	t.Helper()
	pick := func(items ...string) string { return items[r.IntN(len(items))] }
	some := func(prefix string, n int) string { return fmt.Sprintf("%s%d", prefix, r.IntN(n)) }
	date := func() string {
		return pick("", "2025-01", "2025-02-01", "2025-02-02~", "2025-03-04", "[..2025-02-10]", "XXXX-02", "2025-02-01/..")
	}
	events, figures := 1+r.IntN(6), r.IntN(25)
	files := fstest.MapFS{}
	add := func(table, format string, args ...any) { addLine(files, table, fmt.Sprintf(format, args...)) }
	for i := range 4 {
		add("sources", "s%d,,,,original,,,", i)
		add("actors", "a%d,Actor,,,", i)
	}
	for i := range events {
		add("events", "e%d,%s,Event,%s,%s,,", i, pick("flight", "programme", "period"), pick("US", "DE", ""), pick("IR", "NG"))
	}
	add("figures", "first,e0,aboard,exact,1,,,a0,,s0,,,,,,,")
	superseded := map[string]bool{}
	type claim struct{ id, event, measure, speaker, scope string }
	claims := []claim{{"first", "e0", "aboard", "a0", ""}}
	for i := range figures {
		c := claims[r.IntN(len(claims))]
		c.id = fmt.Sprintf("f%d", i)
		supersedes, repeats, said := "", "", date()
		if old := claims[r.IntN(len(claims))]; r.IntN(3) == 0 && !superseded[old.id] {
			c.event, c.measure, c.speaker, supersedes, said = old.event, old.measure, old.speaker, old.id, ""
			superseded[old.id] = true
		} else {
			c.event, c.measure, c.speaker = some("e", events), pick("aboard", "deported", "planned", "projected"), some("a", 4)
			if r.IntN(3) == 0 {
				repeats = old.id
			}
		}
		c.scope = pick("", "", "unclear")
		add("figures", "%s,%s,%s,%s,%s,%s,%s,%s,%s,,,,%s,%s,", c.id, c.event, c.measure,
			pick("exact,50,", "about,60,", "up_to,400,", "between,40,50", "unstated,,"), c.scope,
			c.speaker, pick("", "a1"), some("s", 4), said, supersedes, repeats)
		claims = append(claims, c)
	}
	for i := range r.IntN(5) {
		add("dates", "d%d,%s,%s,%s,%s,,%s,,,", i, some("e", events), pick("departed", "announced"), date(), some("a", 4), some("s", 4))
		add("responses", "r%d,%s,%s,declined,%s,%s,,", i, some("e", events), some("a", 4), date(), some("s", 4))
	}
	for i := range r.IntN(4) {
		part, whole := claims[r.IntN(len(claims))], claims[r.IntN(len(claims))]
		if part.scope+whole.scope == "" && (part.event != whole.event || dataset.Measure(part.measure).Group() != dataset.Measure(whole.measure).Group()) {
			add("comparisons", "c%d,Comparison,%s,%s,%s,", i, part.id, whole.id, pick("", "yes", "no"))
		}
	}
	d, err := dataset.ReadFS("random", files)
	if err != nil {
		t.Fatalf("%v\n%s", err, files["figures.csv"].Data)
	}
	return d
}

// addLine adds a line to the file of a table, which gets its header first.
func addLine(files fstest.MapFS, table, row string) {
	name := table + ".csv"
	t, _ := dataset.TableNamed(table)
	if files[name] == nil {
		var fields []string
		for _, f := range t.Fields {
			fields = append(fields, f.Name)
		}
		files[name] = &fstest.MapFile{Data: []byte(strings.Join(fields, ",") + "\n")}
	}
	row += strings.Repeat(",", len(t.Fields)-1-strings.Count(row, ",")) // a table may have got more columns
	files[name].Data = append(files[name].Data, row+"\n"...)
}

func randomSelection(r *rand.Rand, d *dataset.Dataset) dataset.Selection {
	var s dataset.Selection
	maybe := func(to *[]string, values ...string) {
		if r.IntN(4) == 0 {
			for range 1 + r.IntN(2) {
				*to = append(*to, values[r.IntN(len(values))])
			}
		}
	}
	var events []string
	for i := range d.Events {
		events = append(events, d.Events[i].ID)
	}
	maybe(&s.Events, events...)
	maybe(&s.Kinds, "flight", "programme", "period")
	maybe(&s.Countries, "US", "IR", "FR")
	maybe(&s.Measures, "aboard", "deported", "planned")
	maybe(&s.Groups, "observed", "planned")
	maybe(&s.Qualifiers, string(count.Exact), string(count.About), string(count.UpTo))
	maybe(&s.Speakers, "a0", "a1", "a2")
	maybe(&s.Sources, "s0", "s1", "s2")
	s.Active = r.IntN(4) == 0
	if r.IntN(3) == 0 {
		s.Since, _ = edtf.Parse("2025-02-01")
		s.Certainly = r.IntN(2) == 0
	}
	if r.IntN(3) == 0 {
		s.Until, _ = edtf.Parse("2025-02")
		s.Certainly = r.IntN(2) == 0
	}
	return s
}
