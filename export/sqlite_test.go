package export

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"onrecord/dataset"
	"onrecord/internal/testkit/fixture"
	"onrecord/internal/testkit/golden"
)

func sqliteFile(t *testing.T, d *dataset.Dataset) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), "d.sqlite")
	files, err := sqliteFormat.Files(d)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, fixture.Written(t, files[0].Write), 0o644); err != nil {
		t.Fatal(err)
	}
	return file
}

func TestSQLiteSchemaGolden(t *testing.T) {
	golden.Check(t, "testdata/schema.sql", []byte(sqliteTables()+sqliteIndexes()+sqliteViews))
}

// An independent SQLite reads every table, finds the dataset's cells, and nothing wrong with the file or
// its keys.
func TestSQLiteIsReadByAnotherProgram(t *testing.T) {
	for name, d := range map[string]*dataset.Dataset{"small": small(t), "built-in": fixture.BuiltIn(t), "empty": {}} {
		file := sqliteFile(t, d)
		for _, table := range Tables {
			got, want := sqlite(t, file, `select * from "`+table.Name+`" order by rowid`), sqliteRows(d, table)
			if len(got) != len(want) {
				t.Errorf("%s %s: got %d rows, want %d", name, table.Name, len(got), len(want))
				continue
			}
			for i := range want {
				if g, w := oneLine(got[i]), oneLine(want[i]); g != w {
					t.Errorf("%s %s, row %d:\ngot  %s\nwant %s", name, table.Name, i, g, w)
				}
			}
		}
		if got := oneLine(sqlite(t, file, "pragma integrity_check")); got != `[{"integrity_check":"ok"}]` {
			t.Errorf("%s: %s", name, got)
		}
		if got := sqlite(t, file, "pragma foreign_key_check"); got != nil {
			t.Errorf("%s: got broken keys %v, want none", name, got)
		}
	}
}

// sqliteRows are the rows of a table as sqlite3 prints them.
func sqliteRows(d *dataset.Dataset, table *Table) rows {
	all := typedRows(d, table)
	for _, row := range all {
		for _, f := range table.Fields {
			switch v := row[f.Name].(type) {
			case bool:
				row[f.Name] = 0
				if v {
					row[f.Name] = 1
				}
			case []string:
				row[f.Name] = oneLine(v)
			case string:
				if f.Kind == dataset.KindNumber {
					row[f.Name] = json.Number(v)
				}
			}
		}
	}
	return all
}

func TestSQLiteViews(t *testing.T) {
	file := sqliteFile(t, small(t))
	for _, c := range []struct{ sql, want string }{
		{`select event_title, number, standing, speaker_name, via_name, source_title, url from claims where id = 'a-exact'`,
			`[{"event_title":"Flight A","number":"50","source_title":"The \"Paper\", morning edition","speaker_name":"A. Minister","standing":"active","url":"https://paper.example/1?a=b&c=d","via_name":"Agency"}]`},
		{`select count(*) as n from claims`, `[{"n":11}]`},
		{`select number, low, high, reason from claims where id = 'b-none'`,
			`[{"high":null,"low":null,"number":"no number given","reason":"no number was given, and unknown is not 0"}]`},
		{`select event_title, number, claims_counted, claims_left_out, first_day, last_day, dated_by from event_ranges where id = 'flight-a.observed'`,
			`[{"claims_counted":3,"claims_left_out":2,"dated_by":"departed","event_title":"Flight A","first_day":"2025-02-01","last_day":"2025-02-01","number":"rendered as 50 and as about 60 aboard, between 45 and 55 arrived"}]`},
		{`select number, value, numerator, denominator from comparison_numbers where id = 'a-of-all.share'`,
			`[{"denominator":400,"number":"at least 12.5%","numerator":50,"value":0.125}]`},
		{`select first_day, dated_by from event_ranges where event = 'flight-b'`, `[{"dated_by":null,"first_day":null}]`},
		{`select value, reason from comparison_numbers where id = 'unknown-of-all.sum'`, `[{"reason":"a claim gives no number","value":null}]`},
		{`select item from comparisons_parts where row = 'both-of-all' order by position`, `[{"item":"a-exact"},{"item":"b-least"}]`},
		{`select value from about where name = 'title'`, `[{"value":"A small dataset with one of everything"}]`},
		{`select count(*) as n from pragma_foreign_key_list('figures')`, `[{"n":6}]`},
	} {
		if got := oneLine(sqlite(t, file, c.sql)); got != c.want {
			t.Errorf("%s\ngot  %s\nwant %s", c.sql, got, c.want)
		}
	}
}

// The database refuses what the dataset would refuse, so that an edited one stays valid.
func TestSQLiteHoldsItsRules(t *testing.T) {
	file := sqliteFile(t, small(t))
	db := openSQLite(t, file)
	for _, c := range []struct{ sql, want string }{
		{`update figures set speaker = 'nobody' where id = 'a-exact'`, "FOREIGN KEY"},
		{`update figures set qualifier = 'roughly' where id = 'a-exact'`, "CHECK"},
		{`update figures set value = 'many' where id = 'a-exact'`, "TEXT value in INTEGER column"},
		{`update events set title = null where id = 'plan'`, "NOT NULL"},
		{`insert into actors (id, name) values ('agency', 'Again')`, "UNIQUE"},
	} {
		if _, err := db.Exec(c.sql); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: got %v, want an error with %s", c.sql, err, c.want)
		}
	}
}

// Nothing is left behind in the folder for temporary files.
func TestSQLiteLeavesNoTemporaryFile(t *testing.T) {
	dir := t.TempDir()
	t.Setenv("TMPDIR", dir)
	if err := writeSQLite(failingWriter{}, small(t)); err == nil {
		t.Error("got no error from a writer that fails")
	}
	left, err := os.ReadDir(dir)
	if err != nil || len(left) > 0 {
		t.Errorf("got %v, %v left behind, want nothing", left, err)
	}
}
