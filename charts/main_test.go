package charts

import (
	"os"
	"testing"

	"onrecord/charts/chromium"
)

func TestMain(m *testing.M) { os.Exit(chromium.Main{M: m}.Run()) }
