package xlsx

import (
	"archive/zip"
	"bytes"
	"cmp"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"testing"

	"github.com/xuri/excelize/v2"

	"onrecord/dataset"
	"onrecord/dataset/count"
	"onrecord/internal/testkit/office"
)

// TestRecalculated: LibreOffice opens the workbook, recalculates every formula, and finds the dataset's own
// numbers. The cached values are removed first, so that they cannot be what is found.
func TestRecalculated(t *testing.T) {
	for _, tt := range []struct {
		name string
		e    edition
		d    *dataset.Dataset
	}{
		{"editors", editors, ruled(t)},
		{"publication", publication, ruled(t)},
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
	r := recalculated{t, b, opened(t, back)}
	r.checkFigures()
	r.checkNumbers()
	ranges := r.rows("ranges")
	for _, g := range d.Ranges() {
		r.check(ranges[g.ID], g.ID, "low", orUnknown(g.Least(), e))
		r.check(ranges[g.ID], g.ID, "high", orUnknown(g.Most(), e))
		r.check(ranges[g.ID], g.ID, "stated_low", orUnknown(g.Stated.Low.Number, e))
		r.check(ranges[g.ID], g.ID, "stated_high", orUnknown(g.Stated.High.Number, e))
		r.check(ranges[g.ID], g.ID, "in_words", g.Words)
		r.check(ranges[g.ID], g.ID, "numbers", cmp.Or(g.StatedWords(d.Words()), e.notApplicable))
	}
	r.checkBars()
	comparisons := r.rows("comparisons")
	for _, c := range d.Compared() {
		r.check(comparisons[c.ID], c.ID, "share", c.Share.Words)
		r.check(comparisons[c.ID], c.ID, "whole_in_words", d.Words().Count(c.WholeClaim.Count()))
	}
}

// recalculated is a workbook that LibreOffice has computed, with the one that we would write.
type recalculated struct {
	t *testing.T
	b *book
	f *excelize.File
}

// rows returns the rows of a sheet by their ids.
func (r recalculated) rows(sheet string) map[string]map[string]string {
	byID := map[string]map[string]string{}
	for _, row := range records(r.t, r.f, sheet, r.b.topOfPage+1) {
		byID[row[r.b.columnTitle("id")]] = row
	}
	return byID
}

func (r recalculated) check(row map[string]string, id, column, want string) {
	r.t.Helper()
	if got := row[r.b.columnTitle(column)]; got != want && !sameNumber(got, want) {
		r.t.Errorf("%s, %s: got %q, want %q", id, column, got, want)
	}
}

// end returns an end of a span as a cell holds it.
func (r recalculated) end(end count.Ratio) string {
	if !end.Known() {
		return r.b.unknown
	}
	return strconv.FormatFloat(end.Float(), 'g', -1, 64)
}

func (r recalculated) checkFigures() {
	figures := r.rows("figures")
	for i := range r.b.d.Figures {
		c := &r.b.d.Figures[i]
		span := c.Count().Span()
		standing, _ := r.b.d.Standing(c)
		r.check(figures[c.ID], c.ID, "low", r.end(span.Low))
		r.check(figures[c.ID], c.ID, "high", r.end(span.High))
		r.check(figures[c.ID], c.ID, "in_words", r.b.d.Words().Count(c.Count()))
		r.check(figures[c.ID], c.ID, "group", r.b.code("group", string(c.Measure.Group())))
		r.check(figures[c.ID], c.ID, "standing", r.b.code("standing", string(standing)))
		day := dayCell(c.Said, r.b.unknown)
		if day.numeric {
			day.text = strconv.FormatFloat(day.number, 'f', -1, 64)
		}
		r.check(figures[c.ID], c.ID, "said_day", day.text)
	}
}

// checkBars: the bar of each range ends where the range does, and begins where it does if the two ends differ.
func (r recalculated) checkBars() {
	bars := r.rows("range_chart")
	for _, g := range r.b.d.Ranges() {
		from, to, sum, first := g.From().N, g.To().N, int64(0), int64(0)
		for i, name := range segmentNames[:beyond] {
			n, err := strconv.ParseInt(bars[g.ID][r.b.columnTitle(name)], 10, 64)
			if err == nil && i != hatched {
				first = n
			}
			sum += n // 0 with an error
		}
		if sum != to || first != 0 && first != from {
			r.t.Errorf("%s: got a bar from %d to %d, want %d to %d", g.ID, first, sum, from, to)
		}
	}
}

func (r recalculated) checkNumbers() {
	numbers, n := r.rows("numbers"), 0
	for _, c := range r.b.d.Compared() {
		for _, derived := range c.Numbers() {
			row := numbers[derived.ID]
			r.check(row, derived.ID, "low", r.end(derived.Span.Low))
			r.check(row, derived.ID, "high", r.end(derived.Span.High))
			r.check(row, derived.ID, "in_words", derived.Words)
			r.check(row, derived.ID, "sentence", cmp.Or(derived.Sentence, r.b.notApplicable))
			r.check(row, derived.ID, "bound", r.b.code("bound", string(derived.Span.Bound())))
			if derived.Reason == "" {
				r.check(row, derived.ID, "approximate", r.b.say(map[bool]string{false: "no", true: "yes"}[derived.Span.Approximate]))
			}
			n++
		}
	}
	if n != len(numbers) || n == 0 {
		r.t.Errorf("got %d derived numbers, want %d", len(numbers), n)
	}
}

func orUnknown(n count.Number, e edition) string {
	if !n.Known {
		return e.unknown
	}
	return n.String()
}

// sameNumber compares numbers to twelve digits: LibreOffice writes fifteen.
func sameNumber(a, b string) bool {
	x, err1 := strconv.ParseFloat(a, 64)
	y, err2 := strconv.ParseFloat(b, 64)
	return err1 == nil && err2 == nil && math.Abs(x-y) <= 1e-12*max(math.Abs(x), math.Abs(y)) && fmt.Sprint(x) != "NaN"
}
