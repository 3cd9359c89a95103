package cli

import "runtime/debug"

// version is the newest version in CHANGELOG.md. No file that the program writes depends on it, but for the
// manual page.
const version = "1.0.0"

// buildVersion returns the version, with the revision that the program was built from if it is known.
func buildVersion(info *debug.BuildInfo) string {
	if info == nil {
		return version
	}
	settings := map[string]string{}
	for _, s := range info.Settings {
		settings[s.Key] = s.Value
	}
	revision := settings["vcs.revision"]
	if revision == "" {
		return version
	}
	revision = revision[:min(len(revision), 12)]
	if settings["vcs.modified"] == "true" {
		revision += ", modified"
	}
	return version + " (" + revision + ")"
}
