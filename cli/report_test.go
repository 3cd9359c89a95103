package cli

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"onrecord/dataset"
)

// An error without a type of its own, such as that of a full disk, is a failure and not a wrong call.
func TestExitStatusFollowsFromTheType(t *testing.T) {
	wrapped := func(err error) error { return fmt.Errorf("event: %w", err) }
	for _, test := range []struct {
		err  error
		want int
	}{
		{nil, exitDone},
		{errors.New("internal: no such format"), exitFailed},
		{&fs.PathError{Op: "write", Path: "x", Err: fs.ErrPermission}, exitFailed},
		{usageErrorf("", "want a command"), exitUsage},
		{&dataset.UnknownError{Want: "an id", Got: "x"}, exitUsage},
		{errors.Join(wrapped(&dataset.UnknownError{Want: "an id", Got: "x"}), wrapped(&dataset.UnknownError{Want: "an id", Got: "y"})), exitUsage},
		{wrapped(&dataset.RequestError{Reason: "want at least one part"}), exitUsage},
		{dataset.Problems{{File: "figures.csv", Line: 1, Message: "want a number"}}, exitInvalid},
		{&styleError{dataset.Problems{{File: "style.json", Line: 1, Message: "want a colour"}}}, exitInvalid},
		{errInvalid, exitInvalid},
		{errFindings, exitFindings},
	} {
		if got := exitStatus(test.err); got != test.want {
			t.Errorf("%T %v: got exit %d, want %d", test.err, test.err, got, test.want)
		}
	}
}

// Each command that takes a name says what is near it, as text or as JSON, and exits with 2.
func TestUnknownNamesAreWrongUse(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		args string
		want int
		says string
	}{
		{"show flight1", exitUsage, `(did you mean "flight-1"?)`},
		{"show --event flight1", exitUsage, `event: want the id of a row in events, got "flight1" (did you mean "flight-1"?)`},
		{"show --measure abord", exitUsage, `measure: want `},
		{"show --since 2025 --until 2024", exitUsage, "until: want a date that does not end before"},
		{"diff ../data ../data --event flight1", exitUsage, `event: want the id of a row in events, got "flight1"`},
		{"show --data .", exitInvalid, "the dataset is not valid"},
		{"trace second-flight.shar", exitUsage, "want a number, a date"},
		{"trace 987654", exitUsage, `nothing on record is "987654"`},
		{"trace /figures/99999/value", exitUsage, "want a place in figures from 0 to"},
		{"trace --chart peple", exitUsage, `there is no chart "peple"; did you mean people?`},
		{"compare --part nothing --whole announced-article", exitUsage, "want the id of a claim in figures"},
		{"compare --part announced-article --whole announced-article", exitUsage, "cannot be a part and the whole"},
		{"export --format json --out " + filepath.Join(file, "x.json"), exitFailed, "not a directory"},
	} {
		var out, errs bytes.Buffer
		if got := Run(append([]string{"onrecord"}, strings.Fields(test.args)...), nil, &out, &errs); got != test.want || !strings.Contains(errs.String(), test.says) {
			t.Errorf("%s: got exit %d and %q; want %d and %q", test.args, got, &errs, test.want, test.says)
		}
		if out.Len() > 0 {
			t.Errorf("%s: stdout has %q; want nothing there", test.args, &out)
		}
	}
}
