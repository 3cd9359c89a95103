package xlsx

import (
	"archive/zip"
	"bytes"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"testing"

	"onrecord/dataset"
	"onrecord/dataset/count"
	"onrecord/internal/testkit/office"
)

// TestRecalculated: LibreOffice opens the workbook, works every formula out again, and comes to the
// dataset's own numbers. The values that the workbook has beside its formulas are taken out first, so
// that they cannot be what is found.
func TestRecalculated(t *testing.T) {
	for _, tt := range []struct {
		name string
		e    edition
		d    *dataset.Dataset
	}{
		{"editors", editors, load(t, nil)},
		{"publication", publication, load(t, nil)},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			office.Need(t)
			bare := filepath.Join(t.TempDir(), "bare.xlsx")
			if err := os.WriteFile(bare, withoutValues(t, made(t, tt.d, tt.e)), 0o600); err != nil {
				t.Fatal(err)
			}
			back, err := os.ReadFile(office.Convert(t, bare, "xlsx"))
			if err != nil {
				t.Fatal(err)
			}
			checkRecalculated(t, tt.d, tt.e, back)
		})
	}
}

var formulaValue = regexp.MustCompile(`(<f[^>]*>[^<]*</f>)<v>[^<]*</v>`)

func withoutValues(t *testing.T, workbook []byte) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	taken := 0
	for name, part := range parts(t, workbook) {
		w, err := z.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		taken += len(formulaValue.FindAllString(part, -1))
		if _, err := w.Write([]byte(formulaValue.ReplaceAllString(part, "$1"))); err != nil {
			t.Fatal(err)
		}
	}
	if taken < 100 {
		t.Fatalf("took %d values out, want those of all formulas", taken)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func checkRecalculated(t *testing.T, d *dataset.Dataset, e edition, back []byte) {
	t.Helper()
	b, err := newBook(d, e)
	if err != nil {
		t.Fatal(err)
	}
	defer b.f.Close()
	f := opened(t, back)
	rows := func(sheet string) map[string]map[string]string {
		byID := map[string]map[string]string{}
		for _, r := range records(t, f, sheet, e.topOfPage+1) {
			byID[r[b.columnTitle("id")]] = r
		}
		return byID
	}
	is := func(row map[string]string, id, column, want string) {
		t.Helper()
		if got := row[b.columnTitle(column)]; got != want && !sameNumber(got, want) {
			t.Errorf("%s, %s: got %q, want %q", id, column, got, want)
		}
	}
	end := func(r count.Ratio) string {
		if !r.Known() {
			return e.unknown
		}
		return strconv.FormatFloat(r.Float(), 'g', -1, 64)
	}
	figures := rows("figures")
	for i := range d.Figures {
		c := &d.Figures[i]
		span := c.Count().Span()
		standing, _ := d.Standing(c)
		is(figures[c.ID], c.ID, "low", end(span.Low))
		is(figures[c.ID], c.ID, "high", end(span.High))
		is(figures[c.ID], c.ID, "in_words", d.Words().Count(c.Count()))
		is(figures[c.ID], c.ID, "group", b.code("group", string(c.Measure.Group())))
		is(figures[c.ID], c.ID, "standing", b.code("standing", string(standing)))
		day := dayCell(c.Said, e.unknown)
		if day.numeric {
			day.text = strconv.FormatFloat(day.number, 'f', -1, 64)
		}
		is(figures[c.ID], c.ID, "said_day", day.text)
	}
	numbers, n := rows("numbers"), 0
	for _, c := range d.Compared() {
		for _, derived := range c.Numbers() {
			row := numbers[derived.ID]
			is(row, derived.ID, "low", end(derived.Span.Low))
			is(row, derived.ID, "high", end(derived.Span.High))
			is(row, derived.ID, "in_words", derived.Words)
			is(row, derived.ID, "bound", b.code("bound", string(derived.Span.Bound())))
			if derived.Reason == "" {
				is(row, derived.ID, "approximate", b.say(map[bool]string{false: "no", true: "yes"}[derived.Span.Approximate]))
			}
			n++
		}
	}
	if n != len(numbers) || n == 0 {
		t.Errorf("got %d derived numbers, want %d", len(numbers), n)
	}
	ranges := rows("ranges")
	for _, r := range d.Ranges() {
		is(ranges[r.ID], r.ID, "low", orUnknown(r.Low, e))
		is(ranges[r.ID], r.ID, "high", orUnknown(r.High, e))
		is(ranges[r.ID], r.ID, "in_words", r.Words)
	}
	comparisons := rows("comparisons")
	for _, c := range d.Compared() {
		is(comparisons[c.ID], c.ID, "share", c.Share.Words)
		is(comparisons[c.ID], c.ID, "whole_in_words", d.Words().Count(c.WholeClaim.Count()))
	}
}

func orUnknown(n count.Number, e edition) string {
	if !n.Known {
		return e.unknown
	}
	return n.String()
}

// sameNumber holds numbers to twelve digits: LibreOffice writes fifteen.
func sameNumber(a, b string) bool {
	x, err1 := strconv.ParseFloat(a, 64)
	y, err2 := strconv.ParseFloat(b, 64)
	return err1 == nil && err2 == nil && math.Abs(x-y) <= 1e-12*max(math.Abs(x), math.Abs(y)) && fmt.Sprint(x) != "NaN"
}
