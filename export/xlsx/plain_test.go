package xlsx

import (
	"bytes"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"onrecord/dataset"
	"onrecord/dataset/count"
	"onrecord/dataset/edtf"
	"onrecord/export/xlsx/internal/origin"
)

// someText is text of pieces, some of which mean something to a spreadsheet or to XML.
func someText(r *rand.Rand) string {
	pieces := []string{"a", "x", "_", " ", "  ", "=", "-", "'", "&", "<", ">", "\"", "\n", "\r", "\t", "é", "۵", "_x0041_", "1", "@", "\u00a0", "＝", "\ufffd", "\ufeff", "𝔸", "long words here"}
	var b strings.Builder
	for range 1 + r.IntN(4) {
		b.WriteString(pieces[r.IntN(len(pieces))])
	}
	return b.String()
}

// The quick rendering of text equals the plain one, which looks at every character.
func TestAppendInline(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	escape := strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;", "\r", "_x000D_")
	for range 50_000 {
		s, want := someText(r), ` xml:space="preserve"`
		if r.IntN(20) == 0 {
			s += []string{"\x00", "\x1f", "\uffff", "\ufffe", "\xff", strings.Repeat("a", maxText)}[r.IntN(6)]
		}
		guardedText := origin.Guard(s)
		if strings.TrimSpace(guardedText) == guardedText && !strings.ContainsAny(guardedText, "\n\t") && !strings.Contains(guardedText, "  ") {
			want = ""
		}
		want = `" t="inlineStr"><is><t` + want + ">" + escape.Replace(escapeEscapes(guardedText)) + "</t></is></c>"
		got, err := appendInline(nil, s, false)
		if wantErr := checkText(guardedText); (err != nil) != (wantErr != nil) || err == nil && string(got) != want {
			t.Fatalf("%q:\ngot  %s, %v\nwant %s, %v", s, got, err, want, wantErr)
		}
	}
}

// plainOf is a table of random text, numbers, days and booleans, with gaps.
func plainOf(rows int, leftOut ...string) (t *PlainTable, cells [][]any) {
	r := rand.New(rand.NewPCG(7, uint64(rows)))
	t = &PlainTable{Name: "figures", Rows: rows}
	for i, k := range []PlainKind{PlainText, PlainNumber, PlainRatio, PlainDay, PlainText, PlainAddress} {
		t.Columns, t.Kinds = append(t.Columns, dataset.Field{Name: fmt.Sprint("column", i)}), append(t.Kinds, k)
	}
	for range rows {
		row := []any{someText(r), r.Int64N(1_000_000), float64(r.IntN(1<<20)) / 1024, edtf.Day(r.IntN(20_000)), r.IntN(2) == 1, "https://example.org/?a=1&b=" + fmt.Sprint(r.IntN(9))}
		for _, s := range leftOut {
			row[0] = strings.ReplaceAll(row[0].(string), s, "")
		}
		for i := range row {
			if r.IntN(4) == 0 || row[i] == "" {
				row[i] = nil
			}
		}
		cells = append(cells, row)
	}
	t.Sample = func(row, col int) string { return fmt.Sprint(cells[row][col]) }
	t.Address = func(row, col int) string {
		s, _ := cells[row][col].(string)
		return s
	}
	t.Write = func(w io.Writer, from, to int, open func() *PlainRow) error {
		out := open()
		for i := from; i < to; i++ {
			out.Begin(i)
			for col, v := range cells[i] {
				switch v := v.(type) {
				case string:
					out.String(col, v)
				case int64:
					out.Number(col, v)
				case float64:
					out.Ratio(col, v)
				case edtf.Day:
					date, _ := edtf.Parse(v.String())
					out.Date(col, date)
				case bool:
					out.Truth(col, v)
				}
			}
			if err := out.End(); err != nil {
				return err
			}
		}
		_, err := w.Write(out.Text)
		return err
	}
	return t, cells
}

func plainBook(t *testing.T, table *PlainTable) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := WritePlain(&b, load(t, nil), table); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// TestPlainIsWhatExcelizeWrites: the rows that are written directly into the zip read like those that
// excelize writes for the same values.
func TestPlainIsWhatExcelizeWrites(t *testing.T) {
	table, cells := plainOf(3_000)
	got := opened(t, plainBook(t, table))
	want := excelize.NewFile()
	defer want.Close()
	check(t, want.SetSheetName("Sheet1", "figures"))
	stream, err := want.NewStreamWriter("figures")
	check(t, err)
	header := []any{}
	for _, c := range table.Columns {
		header = append(header, c.Name)
	}
	check(t, stream.SetRow("A1", header))
	for i, row := range cells {
		for col := range row {
			switch v := row[col].(type) {
			case string:
				row[col] = origin.Guard(v)
			case edtf.Day:
				row[col] = int64(v) + dayZero
			}
		}
		check(t, stream.SetRow(cellName(0, i+2), row))
	}
	check(t, stream.Flush())
	n := 0
	for i := range cells {
		for col := range table.Columns {
			ref := cellName(col, i+2)
			a, err := got.GetCellValue("figures", ref, excelize.Options{RawCellValue: true})
			check(t, err)
			b, err := want.GetCellValue("figures", ref, excelize.Options{RawCellValue: true})
			check(t, err)
			typeA, _ := got.GetCellType("figures", ref)
			typeB, _ := want.GetCellType("figures", ref)
			if a != b || (typeA == excelize.CellTypeInlineString) != (typeB == excelize.CellTypeInlineString) || (typeA == excelize.CellTypeBool) != (typeB == excelize.CellTypeBool) {
				t.Errorf("%s of %v: got %q of type %v, want %q of type %v", ref, cells[i][col], a, typeA, b, typeB)
			}
			n++
		}
	}
	if n != 3_000*len(table.Columns) {
		t.Errorf("compared %d cells", n)
	}
}

// TestReadersOfPlain: readers from npm read them too; one of them does not know escapes.
func TestReadersOfPlain(t *testing.T) {
	table, _ := plainOf(400, "\r", "_x")
	workbook := plainBook(t, table)
	for _, library := range []string{"exceljs", "@e965/xlsx"} {
		t.Run(filepath.Base(library), func(t *testing.T) {
			needNode(t, library)
			file := filepath.Join(t.TempDir(), "plain.xlsx")
			check(t, os.WriteFile(file, workbook, 0o600))
			checkRead(t, opened(t, workbook), read(t, library, file), nil)
		})
	}
}

// A table that is longer than a sheet continues on further ones, with rows, links and widths.
func TestPlainContinues(t *testing.T) {
	defer func(n int) { rowLimit = n }(rowLimit)
	rowLimit = 11
	table, cells := plainOf(25)
	f := opened(t, plainBook(t, table))
	if got, want := strings.Join(f.GetSheetList(), " "), "figures figures_2 figures_3"; got != want {
		t.Fatalf("got the sheets %s, want %s", got, want)
	}
	for i, row := range cells {
		sheet, ref := partName("figures", 1+i/10), cellName(5, 2+i%10)
		linked, target, err := f.GetCellHyperLink(sheet, ref)
		check(t, err)
		if want, _ := row[5].(string); linked != (want != "") || target != want {
			t.Errorf("%s!%s: got a link %v to %q, want %q", sheet, ref, linked, target, want)
		}
	}
}

// The number of a claim is a number, and is shown with its qualifier.
func TestPlainClaims(t *testing.T) {
	table := &PlainTable{
		Name: "figures", Columns: []dataset.Field{{Name: "value"}}, Kinds: []PlainKind{PlainNumber}, Rows: 2,
		Sample: func(int, int) string { return "" }, Address: func(int, int) string { return "" },
		Write: func(w io.Writer, _, _ int, open func() *PlainRow) error {
			r := open()
			for i, q := range []count.Qualifier{count.UpTo, count.Exact} {
				r.Begin(i)
				r.Claimed(0, 400, q)
				check(t, r.End())
			}
			_, err := w.Write(r.Text)
			return err
		},
	}
	f := opened(t, plainBook(t, table))
	for ref, want := range map[string]string{"A2": "up to 400", "A3": "400"} {
		shown, err := f.GetCellValue("figures", ref)
		check(t, err)
		raw, err := f.GetCellValue("figures", ref, excelize.Options{RawCellValue: true})
		check(t, err)
		if shown != want || raw != "400" {
			t.Errorf("%s: got %s that is shown as %q, want 400 as %q", ref, raw, shown, want)
		}
	}
}

func TestPlainNamesTheCell(t *testing.T) {
	table, _ := plainOf(3)
	table.Write = func(_ io.Writer, _, _ int, open func() *PlainRow) error {
		r := open()
		r.Begin(1)
		r.String(4, "bell\a")
		return r.End()
	}
	err := WritePlain(io.Discard, load(t, nil), table)
	if err == nil || !strings.Contains(err.Error(), "figures!E3") {
		t.Errorf("got %v, want an error at figures!E3", err)
	}
}
