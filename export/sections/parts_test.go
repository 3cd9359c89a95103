package sections

import (
	"strings"
	"testing"
	"testing/fstest"

	"onrecord/dataset"
)

// Events say what they are part of, and only if some event is part of another.
func TestPartsOfAnOperation(t *testing.T) {
	for partOf, want := range map[string]string{"": "", "whole": "Part of: The operation"} {
		files := fstest.MapFS{}
		for name, text := range map[string]string{
			"sources.csv": "id,reading\ns,original\n", "actors.csv": "id,name\na,Somebody\n",
			"figures.csv": "id,event,measure,qualifier,value,speaker,source\nf,part,aboard,exact,1,a,s\n",
			"events.csv":  "id,kind,title,part_of\npart,flight,A share," + partOf + "\nwhole,flight,The operation,\n",
		} {
			files[name] = &fstest.MapFile{Data: []byte(text)}
		}
		d, err := dataset.ReadFS("test", files)
		if err != nil {
			t.Fatal(err)
		}
		got := ""
		for _, s := range Of(d) {
			for row := range s.Rows {
				if len(row.Cells) != len(s.Heads) {
					t.Errorf("%s: %d cells, want %d", s.Title, len(row.Cells), len(s.Heads))
				}
				for i, c := range row.Cells {
					if s.Heads[i] == "Part of" && len(c) > 0 {
						got += strings.TrimSpace(s.Heads[i] + ": " + c[0].Text)
					}
				}
			}
		}
		if got != want {
			t.Errorf("part of %q: got %q, want %q", partOf, got, want)
		}
	}
}
