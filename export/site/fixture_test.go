package site

import (
	"bytes"
	"io"
	"os"
	"testing"

	"onrecord/data"
	"onrecord/dataset"
	"onrecord/internal/testkit/chromium"
)

func TestMain(m *testing.M) { os.Exit(chromium.Main{M: m}.Run()) }

func small(t *testing.T) *dataset.Dataset {
	t.Helper()
	d, err := dataset.Load("../testdata/small", nil)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func builtIn(t *testing.T) *dataset.Dataset {
	t.Helper()
	d, err := dataset.ReadFS(data.Name, data.Files)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func written(t *testing.T, write func(io.Writer) error) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := write(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}
