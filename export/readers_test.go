package export

import (
	"bytes"
	"database/sql"
	"encoding/json"
	"errors"
	"os"
	"os/exec"
	"strings"
	"testing"

	"onrecord/internal/testkit"
)

// Independent programs read what this one writes.

// rows are the result of a query, by column name.
type rows = []map[string]any

// duckdb returns the rows of each query, by the DuckDB that npm installs. Starting it takes a second, so a
// test runs all of its queries at once.
func duckdb(t *testing.T, queries []string) []rows {
	t.Helper()
	node := testkit.Program(t, "node")
	if _, err := os.Stat("../node_modules/@duckdb/node-api"); err != nil {
		testkit.Skip(t, "DuckDB", "run make assets")
	}
	cmd := exec.Command(node, "testdata/duckdb.mjs")
	cmd.Stdin = strings.NewReader(oneLine(queries))
	var answers []rows
	answer(t, cmd, &answers)
	if len(answers) != len(queries) {
		t.Fatalf("got %d answers, want %d", len(answers), len(queries))
	}
	return answers
}

// sqlite returns the rows of a query, by the sqlite3 program, which opens the file read-only.
func sqlite(t *testing.T, file, sql string) rows {
	t.Helper()
	program := testkit.Program(t, "sqlite3")
	var got rows
	answer(t, exec.Command(program, "-readonly", "-json", file, sql), &got)
	return got
}

// answer parses what a program prints as JSON. For no rows sqlite3 prints nothing.
func answer(t *testing.T, cmd *exec.Cmd, into any) {
	t.Helper()
	var errs bytes.Buffer
	cmd.Stderr = &errs
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("%v: %s", err, errs.Bytes())
	}
	if len(bytes.TrimSpace(out)) == 0 {
		return
	}
	if err := json.Unmarshal(out, into); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
}

// oneLine is a value as failures print it and tests compare it: different values have different lines.
func oneLine(v any) string {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil {
		return err.Error()
	}
	return strings.TrimSuffix(b.String(), "\n")
}

// openSQLite opens a database with its foreign keys enforced.
func openSQLite(t *testing.T, file string) *sql.DB {
	t.Helper()
	db, err := sql.Open("sqlite", file+"?_pragma=foreign_keys(1)")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	return db
}

// A failingWriter is a full disk.
type failingWriter struct{}

func (failingWriter) Write([]byte) (int, error) { return 0, errors.New("the disk is full") }
