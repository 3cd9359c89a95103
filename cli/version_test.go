package cli

import (
	"bytes"
	"encoding/json"
	"os"
	"runtime/debug"
	"strings"
	"testing"
)

func TestBuildVersion(t *testing.T) {
	revision := debug.BuildSetting{Key: "vcs.revision", Value: "0123456789abcdef0123456789abcdef01234567"}
	for want, info := range map[string]*debug.BuildInfo{
		version:                               nil,
		version + " (0123456789ab)":           {Settings: []debug.BuildSetting{revision, {Key: "vcs.modified", Value: "false"}}},
		version + " (0123456789ab, modified)": {Settings: []debug.BuildSetting{revision, {Key: "vcs.modified", Value: "true"}}},
	} {
		if got := buildVersion(info); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
	if got := buildVersion(&debug.BuildInfo{}); got != version {
		t.Errorf("without a revision: got %q, want %q", got, version)
	}
}

// The manual and package.json name the version in version.go; docs_test.go compares CHANGELOG.md.
func TestVersionIsTheSameEverywhere(t *testing.T) {
	var page bytes.Buffer
	if code := Run([]string{"onrecord", "man"}, nil, &page, &page); code != exitDone || !strings.Contains(page.String(), `"onrecord `+version+`"`) {
		t.Errorf("exit %d; want the manual to name version %s", code, version)
	}
	text, err := os.ReadFile("../package.json")
	if err != nil {
		t.Fatal(err)
	}
	var npm struct{ Version string }
	if err := json.Unmarshal(text, &npm); err != nil {
		t.Fatal(err)
	}
	if npm.Version != "" && npm.Version != version {
		t.Errorf("package.json has version %q, want %q or none", npm.Version, version)
	}
}
