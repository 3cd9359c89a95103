package export

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"onrecord/dataset"
	"onrecord/internal/testkit/fixture"
)

// parquetFile writes a table and returns its path as an SQL string.
func parquetFile(t *testing.T, d *dataset.Dataset, table *Table) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), table.Name+".parquet")
	bytes := fixture.Written(t, func(w io.Writer) error { return writeParquet(w, d, table) })
	if err := os.WriteFile(file, bytes, 0o644); err != nil {
		t.Fatal(err)
	}
	return "'" + strings.ReplaceAll(file, "'", "''") + "'"
}

// DuckDB reads every table, and finds the dataset's cells.
func TestDuckDBReadsParquet(t *testing.T) {
	var queries, names []string
	var want []rows
	var many []string // more rows than one batch
	for i := range 2*parquetBatch + 1 {
		many = append(many, "figures.csv", fmt.Sprintf("many-%d,flight-b,aboard,exact,%d,,,agency,,wire,,,,,,,", i, i))
	}
	for name, d := range map[string]*dataset.Dataset{"small": small(t), "built-in": fixture.BuiltIn(t), "empty": {}, "many": smallWith(t, many...)} {
		for _, table := range Tables {
			queries = append(queries, "select * from read_parquet("+parquetFile(t, d, table)+")")
			names = append(names, name+" "+table.Name)
			want = append(want, typedRows(d, table))
		}
	}
	for i, got := range duckdb(t, queries) {
		if len(got) != len(want[i]) {
			t.Errorf("%s: got %d rows, want %d", names[i], len(got), len(want[i]))
			continue
		}
		for row := range got {
			if g, w := oneLine(got[row]), oneLine(want[i][row]); g != w {
				t.Errorf("%s, row %d:\ngot  %s\nwant %s", names[i], row, g, w)
			}
		}
	}
}

// typedRows are the rows of a table as DuckDB returns them in JSON: whole numbers and days as text.
func typedRows(d *dataset.Dataset, table *Table) rows {
	var all rows
	for cells := range table.Rows(d) {
		row := map[string]any{}
		for i, f := range table.Fields {
			c := cells[i]
			row[f.Name] = nil
			switch {
			case f.Kind == dataset.KindDate:
				row[f.Name+"_earliest"], row[f.Name+"_latest"] = nil, nil
				if day, ok := c.Date.Earliest(); ok {
					row[f.Name+"_earliest"] = day.String()
				}
				if day, ok := c.Date.Latest(); ok {
					row[f.Name+"_latest"] = day.String()
				}
				if !c.Date.IsZero() {
					row[f.Name] = c.Date.String()
				}
			case f.Kind == dataset.KindDay:
				if day, ok := c.Date.Full(); ok {
					row[f.Name] = day.String()
				}
			case f.Kind == dataset.KindRefs:
				row[f.Name] = append([]string{}, c.List...)
			case c.Number.Known:
				row[f.Name] = strconv.FormatInt(c.Number.N, 10)
			case c.Ratio.Known():
				row[f.Name] = c.Ratio.Float()
			case f.Kind == dataset.KindTruth:
				row[f.Name] = c.Text == "true"
			case c.Text != "":
				row[f.Name] = c.Text
			}
		}
		all = append(all, row)
	}
	return all
}

// The columns are typed, and in the order of every other output.
func TestParquetColumnsAreTyped(t *testing.T) {
	d := small(t)
	tables := []struct{ name, columns string }{
		{"figures", "id VARCHAR, event VARCHAR, measure VARCHAR, qualifier VARCHAR, value BIGINT, value_to BIGINT, scope VARCHAR, " +
			"speaker VARCHAR, via VARCHAR, source VARCHAR, said VARCHAR, said_earliest DATE, said_latest DATE, wording VARCHAR, " +
			"locator VARCHAR, statement VARCHAR, supersedes VARCHAR, repeats VARCHAR, note VARCHAR"},
		{"comparisons", "id VARCHAR, title VARCHAR, parts VARCHAR[], whole VARCHAR, counts_towards VARCHAR, note VARCHAR"},
		{"events_derived", "id VARCHAR, milestone VARCHAR, first_day DATE, last_day DATE, approximate BOOLEAN, uncertain BOOLEAN, " +
			"disputed BOOLEAN, claims VARCHAR[], reason VARCHAR"},
		{"ranges", "id VARCHAR, event VARCHAR, group VARCHAR, low BIGINT, high BIGINT, stated_low BIGINT, stated_high BIGINT, low_approximate BOOLEAN, high_approximate BOOLEAN, " +
			"open_below BOOLEAN, open_above BOOLEAN, contested BOOLEAN, numbers VARCHAR, claims VARCHAR[], statements BIGINT, left_out VARCHAR[], words VARCHAR, reason VARCHAR"},
	}
	var queries []string
	for _, c := range tables {
		table, _ := TableNamed(c.name)
		queries = append(queries, "describe select * from read_parquet("+parquetFile(t, d, table)+")")
	}
	for i, got := range duckdb(t, queries) {
		var columns []string
		for _, row := range got {
			columns = append(columns, fmt.Sprint(row["column_name"], " ", row["column_type"]))
		}
		if g := strings.Join(columns, ", "); g != tables[i].columns {
			t.Errorf("%s:\ngot  %s\nwant %s", tables[i].name, g, tables[i].columns)
		}
	}
}
