package export

import (
	"fmt"
	"strings"

	"onrecord/dataset"
)

// sqliteTables are the statements that create the tables. Each column has its description as a comment,
// which SQLite keeps, so that the schema explains itself.
func sqliteTables() string {
	var b strings.Builder
	fmt.Fprintf(&b, "PRAGMA user_version = %d;\n", dataset.JSONVersion)
	b.WriteString("CREATE TABLE about ( -- What is known of the dataset as a whole.\n  name TEXT NOT NULL PRIMARY KEY,\n  value TEXT NOT NULL\n) STRICT;\n")
	for _, t := range Tables {
		columns := typedColumns(t)
		fmt.Fprintf(&b, "CREATE TABLE %s ( -- %s\n", quoteSQL(t.Name), t.Doc)
		for i, c := range columns {
			comma := ","
			if i == len(columns)-1 {
				comma = ""
			}
			fmt.Fprintf(&b, "  %s %s%s -- %s\n", quoteSQL(c.Name), sqliteType(c), comma, c.Doc)
		}
		b.WriteString(") STRICT;\n")
		for _, c := range columns {
			if isListTable(t, c) {
				fmt.Fprintf(&b, "CREATE TABLE %s ( -- One row is one item of %s.%s.\n  row TEXT NOT NULL REFERENCES %s (id),\n  position INTEGER NOT NULL, -- From 1.\n  item TEXT NOT NULL REFERENCES %s (id),\n  PRIMARY KEY (row, position)\n) STRICT, WITHOUT ROWID;\n",
					quoteSQL(listTable(t, c)), t.Name, c.Name, quoteSQL(t.Name), quoteSQL(c.To))
			}
		}
	}
	return b.String()
}

func sqliteType(c typedColumn) string {
	name, s := quoteSQL(c.Name), "TEXT"
	switch c.Kind {
	case dataset.KindNumber, dataset.KindTruth:
		s = "INTEGER"
	case dataset.KindReal:
		s = "REAL"
	}
	if c.Required || c.Kind == dataset.KindRefs {
		s += " NOT NULL"
	}
	if c.Name == "id" {
		s += " PRIMARY KEY"
	}
	switch c.Kind {
	case dataset.KindRef:
		s += " REFERENCES " + quoteSQL(c.To) + " (id)"
	case dataset.KindRefs:
		s += " CHECK (json_valid(" + name + "))"
	case dataset.KindTruth:
		s += " CHECK (" + name + " IN (0, 1))"
	case dataset.KindCode:
		codes := make([]string, len(c.Codes))
		for i, code := range c.Codes {
			codes[i] = "'" + code.Name + "'"
		}
		s += " CHECK (" + name + " IN (" + strings.Join(codes, ", ") + "))"
	}
	return s
}

// isListTable reports whether a list has a table of its own, with foreign keys for its ids. The lists of
// derived tables have none: nobody edits them.
func isListTable(t *Table, c typedColumn) bool { return c.Kind == dataset.KindRefs && !t.Derived }

func listTable(t *Table, c typedColumn) string { return t.Name + "_" + c.Name }

// sqliteIndexes are created after the rows are inserted, which is faster.
func sqliteIndexes() string {
	var b strings.Builder
	for _, t := range Tables {
		for _, c := range typedColumns(t) {
			if c.Name == "id" {
				continue // a primary key has one
			}
			switch c.Kind {
			case dataset.KindRef, dataset.KindName, dataset.KindDay:
				fmt.Fprintf(&b, "CREATE INDEX %s ON %s (%s);\n", quoteSQL(t.Name+"_"+c.Name), quoteSQL(t.Name), quoteSQL(c.Name))
			case dataset.KindRefs:
				if isListTable(t, c) {
					fmt.Fprintf(&b, "CREATE INDEX %s ON %s (item);\n", quoteSQL(listTable(t, c)+"_item"), quoteSQL(listTable(t, c)))
				}
			}
		}
	}
	return b.String()
}

// sqliteViews join names to ids. They compute nothing: the numbers are the records that every format
// writes.
const sqliteViews = `
CREATE VIEW claims AS -- Every claim about a number, with what it amounts to and who stands behind it.
SELECT f.id, e.title AS event_title, f.measure, n.words AS number, n.low, n.point, n.high, n.approximate, n.standing, n.by,
  a.name AS speaker_name, a.role AS speaker_role, a.organisation AS speaker_organisation, v.name AS via_name,
  f.said, f.said_earliest, f.said_latest, f.wording, s.title AS source_title, s.publisher, s.url, f.locator, f.note,
  f.event, e.kind, e.origin, e.destination, f.qualifier, f.value, f.value_to, f.speaker, f.via, f.source, f.statement, n.reason
FROM figures f
JOIN figures_derived n ON n.id = f.id
JOIN events e ON e.id = f.event
JOIN actors a ON a.id = f.speaker
LEFT JOIN actors v ON v.id = f.via
JOIN sources s ON s.id = f.source;

CREATE VIEW event_ranges AS -- What the claims that count on each event span, with the days on which it took place and what dates it.
SELECT r.id, e.title AS event_title, r."group", r.words AS number, r.low, r.high, r.low_approximate, r.high_approximate,
  r.open_below, r.open_above, r.contested, r.statements, json_array_length(r.claims) AS claims_counted,
  json_array_length(r.left_out) AS claims_left_out, r.reason,
  w.first_day, w.last_day, w.milestone AS dated_by, r.event, e.kind, e.origin, e.destination, e.nationality, e.operator
FROM ranges r
JOIN events e ON e.id = r.event
JOIN events_derived w ON w.id = r.event;

CREATE VIEW comparison_numbers AS -- What each comparison comes to, in words and as an exact ratio.
SELECT n.id, c.title AS comparison_title, n.rule, n.words AS number, n.sentence, n.bound, n.approximate, n.value,
  n.numerator, n.denominator, n.unit, n.given, n.reason, c.note, n.comparison, c.parts, c.whole
FROM comparisons_derived n
JOIN comparisons c ON c.id = n.comparison;
`

// quoteSQL quotes the name of a table or a column; "group" is also a keyword.
func quoteSQL(name string) string { return `"` + strings.ReplaceAll(name, `"`, `""`) + `"` }
