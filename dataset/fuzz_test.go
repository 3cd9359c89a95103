package dataset_test

import (
	"errors"
	"strings"
	"testing"
	"testing/fstest"

	"onrecord/dataset"
)

// roundTrip checks the property of every input: it is refused with problems that say where and what, or it
// is a dataset that reads back equal after being written as CSV, and from which everything can be derived.
func roundTrip(t *testing.T, d *dataset.Dataset, err error) {
	t.Helper()
	var problems dataset.Problems
	switch {
	case errors.As(err, &problems):
		for _, p := range problems {
			if p.Message == "" || p.Code == "" || p.Line < 0 || (p.Line == 0) != (p.Column == 0) || strings.Contains(p.Error(), "\n") {
				t.Errorf("a problem without a message on one line or without a place: %#v", p)
			}
		}
		return
	case err != nil:
		return
	}
	for _, c := range d.Compared() {
		for _, n := range c.Numbers() {
			if (n.Reason == "") != (n.Span.Bound() != "none") || n.Words == "" || strings.Contains(n.Words+n.Sentence+n.Reason, "[") {
				t.Errorf("%s: %q, %q, %q, %s", n.ID, n.Words, n.Sentence, n.Reason, n.Span.Bound())
			}
		}
	}
	for _, r := range d.Ranges() {
		if r.Words == "" || r.Low.Known && r.Low.N > r.High.N {
			t.Errorf("%s: %q, %v to %v", r.ID, r.Words, r.Low, r.High)
		}
	}
	again, err := dataset.ReadFS("", folderOf(t, d))
	if err != nil {
		t.Fatalf("does not read back: %v\n%s", err, dump(t, d))
	}
	if got, want := dump(t, again), dump(t, d); got != want {
		t.Errorf("reads back as\n%s\nwant\n%s", got, want)
	}
	if len(again.Warnings) > 0 {
		t.Errorf("reads back with warnings: %v", again.Warnings)
	}
}

func FuzzCSV(f *testing.F) {
	files := smallFiles(f)
	for i, t := range dataset.Tables {
		f.Add(i, string(files[t.Name+".csv"].Data))
	}
	f.Add(len(dataset.Tables), string(files[dataset.PackageFile].Data))
	f.Add(1, "id,name\nharbour,\" H\r\nx\"\nenvoy,\"\"\"\"\ndesk,۵\nnobody,n/k\n")
	f.Fuzz(func(t *testing.T, table int, text string) {
		files := smallFiles(t)
		name := dataset.PackageFile
		if table >= 0 && table < len(dataset.Tables) {
			name = dataset.Tables[table].Name + ".csv"
		}
		files[name] = &fstest.MapFile{Data: []byte(text)}
		d, err := dataset.ReadFS("", files)
		roundTrip(t, d, err)
	})
}

func FuzzJSON(f *testing.F) {
	f.Add(string(readSmallJSON(f)))
	for _, s := range []string{"{}", `{"sources":`, `{"sources": [], "actors": [], "events": [], "figures": []}`, `{"sources":[{"id":"a","title":"\r\n\u0000"}]}`, "{\xff}", strings.Repeat(`{"derived":[`, 20_000)} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		d, err := dataset.Read("doc.json", strings.NewReader(text))
		roundTrip(t, d, err)
	})
}

func FuzzZip(f *testing.F) {
	f.Add(zipOf(f, entries(smallFiles(f), "")))
	f.Add(zipOf(f, []entry{{"a/", ""}, {"a/figures.csv", "id\n"}}))
	f.Fuzz(func(t *testing.T, text string) {
		d, err := dataset.Read("in.zip", strings.NewReader(text))
		roundTrip(t, d, err)
	})
}
