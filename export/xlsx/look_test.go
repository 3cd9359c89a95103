package xlsx

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"onrecord/data"
	"onrecord/dataset"
)

func TestLook(t *testing.T) {
	dir := os.Getenv("LOOK")
	if dir == "" {
		t.Skip()
	}
	var d *dataset.Dataset
	var err error
	if src := os.Getenv("LOOKDATA"); src != "" {
		d, err = dataset.Load(src, nil)
	} else {
		d, err = dataset.ReadFS("data", data.Files)
	}
	if err != nil {
		t.Fatal(err)
	}
	for name, w := range map[string]func(*bytes.Buffer) error{"edit": func(b *bytes.Buffer) error { return Write(b, d) }, "publish": func(b *bytes.Buffer) error { return WritePublish(b, d) }} {
		var b bytes.Buffer
		if err := w(&b); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, name+".xlsx"), b.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}
