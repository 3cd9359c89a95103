package drift_test

import (
	"bytes"
	"testing"

	"onrecord/dataset/drift"
	"onrecord/export/terminal"
	"onrecord/internal/testkit/fixture"
	"onrecord/internal/testkit/golden"
)

// TestBuiltInDataset depends on data/: a claim added there may change it. Read the difference as an editor
// would, then run go test ./dataset/drift -update.
func TestBuiltInDataset(t *testing.T) {
	d := fixture.BuiltIn(t)
	var b bytes.Buffer
	if err := terminal.Drift(&b, d, drift.Find(d), terminal.Style{MaxItems: -1}); err != nil {
		t.Fatal(err)
	}
	golden.Check(t, "testdata/builtin.txt", b.Bytes())
}
