package charts

import (
	"os"
	"testing"

	"onrecord/internal/testkit/chromium"
)

func TestMain(m *testing.M) { os.Exit(chromium.Main{M: m}.Run()) }
