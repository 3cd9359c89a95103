package export

import (
	"context"
	"database/sql"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"

	_ "modernc.org/sqlite" // the driver "sqlite"

	"onrecord/dataset"
)

var sqliteFormat = Format{
	Name:   "sqlite",
	Ext:    ".sqlite",
	About:  "one SQLite database: every table, derived ones too, with keys, indexes and views, for Datasette",
	Binary: true,
	Files:  one("onrecord.sqlite", writeSQLite),
}

// writeSQLite creates the database in a temporary file, because SQLite rewrites pages, and copies it. The
// same dataset gives the same bytes: nothing in the file comes from the clock, and its transaction counters
// count the same transactions.
func writeSQLite(w io.Writer, d *dataset.Dataset) (err error) {
	dir, err := os.MkdirTemp("", "onrecord-sqlite-")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(dir)) }()
	path := filepath.Join(dir, "onrecord.sqlite")
	if err := makeSQLite(path, d); err != nil {
		return err
	}
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	_, err = io.Copy(w, f)
	return err
}

// sqliteSettings are for a file that nobody else sees until it is finished: no journal, no waiting for the
// disk. Foreign keys are checked by the tests and not here, since rows may refer to later ones.
const sqliteSettings = `PRAGMA page_size = 4096; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;
PRAGMA locking_mode = EXCLUSIVE; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -32768; PRAGMA foreign_keys = OFF;`

func makeSQLite(path string, d *dataset.Dataset) (err error) {
	ctx := context.Background()
	db, err := sql.Open("sqlite", path)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	db.SetMaxOpenConns(1) // the settings are those of a connection
	if _, err := db.ExecContext(ctx, sqliteSettings); err != nil {
		return err
	}
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback() // does nothing after Commit
	if _, err := tx.ExecContext(ctx, sqliteTables()); err != nil {
		return err
	}
	for _, t := range Tables {
		if err := fillSQLite(ctx, tx, d, t); err != nil {
			return err
		}
	}
	if err := describeSQLite(ctx, tx, d); err != nil {
		return err
	}
	if _, err := tx.ExecContext(ctx, sqliteIndexes()+sqliteViews); err != nil {
		return err
	}
	return tx.Commit()
}

// fillSQLite inserts the rows of a table, and those of the tables of its lists.
func fillSQLite(ctx context.Context, tx *sql.Tx, d *dataset.Dataset, t *Table) error {
	columns := typedColumns(t)
	insert, err := tx.PrepareContext(ctx, insertInto(t.Name, len(columns)))
	if err != nil {
		return err
	}
	defer insert.Close()
	items := make([]*sql.Stmt, len(columns))
	for i, c := range columns {
		if !isListTable(t, c) {
			continue
		}
		if items[i], err = tx.PrepareContext(ctx, insertInto(listTable(t, c), 3)); err != nil {
			return err
		}
		defer items[i].Close()
	}
	values := make([]any, len(columns))
	for cells := range t.Rows(d) {
		for i, c := range columns {
			values[i] = sqliteValue(c, &cells[c.at])
		}
		if _, err := insert.ExecContext(ctx, values...); err != nil {
			return err
		}
		for i, stmt := range items {
			if stmt == nil {
				continue
			}
			for at, id := range cells[columns[i].at].List {
				if _, err := stmt.ExecContext(ctx, cells[0].Text, at+1, id); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

func insertInto(table string, columns int) string {
	return "INSERT INTO " + quoteSQL(table) + " VALUES (?" + strings.Repeat(", ?", columns-1) + ")"
}

// sqliteValue is a cell as SQLite stores it: a day as YYYY-MM-DD and a list as JSON, the forms that
// SQLite's functions understand, and what is unknown as NULL.
func sqliteValue(c typedColumn, cell *Cell) any {
	switch {
	case c.Kind == kindDay:
		if day, ok := c.day(cell.Date); ok {
			return day.String()
		}
		return nil
	case c.Kind == dataset.KindRefs:
		return string(appendList(nil, cell.List))
	case c.Kind == dataset.KindTruth:
		return cell.Text == "true"
	case cell.Number.Known:
		return cell.Number.N
	case cell.Ratio.Known():
		return cell.Ratio.Float()
	}
	if s := cell.String(); s != "" {
		return s
	}
	return nil
}

// describeSQLite inserts the metadata of the dataset.
func describeSQLite(ctx context.Context, tx *sql.Tx, d *dataset.Dataset) error {
	p := &d.Package
	var licences []string
	for _, l := range p.Licenses {
		licences = append(licences, strings.TrimSpace(l.Title+" "+l.Path))
	}
	for _, row := range [][2]string{
		{"name", p.Name}, {"title", p.Title}, {"description", p.Description}, {"version", p.Version}, {"created", p.Created},
		{"language", p.Language}, {"homepage", p.Homepage}, {"licences", strings.Join(licences, "\n")}, {"selection", d.SelectionWords()},
	} {
		if row[1] == "" {
			continue
		}
		if _, err := tx.ExecContext(ctx, insertInto("about", 2), row[0], row[1]); err != nil {
			return err
		}
	}
	return nil
}
