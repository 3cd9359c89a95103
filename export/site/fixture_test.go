package site

import (
	"os"
	"testing"

	"onrecord/dataset"
	"onrecord/internal/testkit/chromium"
	"onrecord/internal/testkit/fixture"
)

func TestMain(m *testing.M) { os.Exit(chromium.Main{M: m}.Run()) }

func small(t *testing.T) *dataset.Dataset {
	t.Helper()
	return fixture.Load(t, "../testdata/small")
}
