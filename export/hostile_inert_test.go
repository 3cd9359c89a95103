package export

import (
	"encoding/json"
	"slices"
	"testing"

	"onrecord/internal/testkit/hostile"
)

// No text of a dataset becomes an element, an attribute or a link of another kind in the page of tables or in
// Markdown, or an address that is not on the web in JSON-LD. Chromium opens the page, runs nothing of the text
// and requests nothing.
func TestHostileTextIsInertEverywhere(t *testing.T) {
	bad, good := hostile.Dataset(t), hostile.HarmlessDataset(t)
	page := outputs(t, htmlFormat, bad)["onrecord.html"]
	got, want := hostile.Elements(t, page), hostile.Elements(t, outputs(t, htmlFormat, good)["onrecord.html"])
	hostile.CheckNoNewElements(t, "html", got, want)
	if !slices.Equal(got, want) {
		t.Errorf("html: got %d elements, want the %d of harmless text, in their order", len(got), len(want))
	}
	hostile.CheckRunsNothing(t, "onrecord.html", page)
	hostile.CheckNoNewElements(t, "markdown", markdownElements(t, outputs(t, markdownFormat, bad)), markdownElements(t, outputs(t, markdownFormat, good)))
	onlyWebAddresses(t, outputs(t, jsonldFormat, bad)["onrecord.jsonld"])
}

func markdownElements(t testing.TB, files map[string][]byte) []hostile.Element {
	t.Helper()
	return hostile.Elements(t, rendered(t, files["onrecord.md"]))
}

// onlyWebAddresses checks that every address in JSON-LD is on the web or in the document.
func onlyWebAddresses(t *testing.T, text []byte) {
	t.Helper()
	var doc any
	if err := json.Unmarshal(text, &doc); err != nil {
		t.Fatal(err)
	}
	eachString(doc, func(key, s string) {
		if key == "url" || key == "@id" || key == "contentUrl" || key == "license" || key == "sameAs" {
			if kind := hostile.AddressKind(s); kind != "https" && kind != "http" && kind != "place" {
				t.Errorf("%s: got the address %q", key, s)
			}
		}
	})
}
