package drift_test

import (
	"bytes"
	"flag"
	"os"
	"testing"

	"onrecord/data"
	"onrecord/dataset"
	"onrecord/dataset/drift"
	"onrecord/export/terminal"
)

var update = flag.Bool("update", false, "write the golden files")

// TestBuiltInDataset depends on data/: a claim that is added there may change it. Read the difference
// as an editor would, then run go test ./drift -update.
func TestBuiltInDataset(t *testing.T) {
	d, err := dataset.ReadFS(data.Name, data.Files)
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := terminal.Drift(&b, d, drift.Find(d), terminal.Style{}); err != nil {
		t.Fatal(err)
	}
	golden(t, "builtin.txt", b.Bytes())
}

func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	path := "testdata/" + name
	if *update {
		if err := os.WriteFile(path, got, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("%s: got\n%s\nwant\n%s\ngo test ./drift -update writes what was got", name, got, want)
	}
}
