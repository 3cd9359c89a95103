package dataset_test

import (
	"testing"
	"testing/fstest"

	"onrecord/dataset"
)

// TestNoNumberThatCounts: a range of which no claim counts names the numbers that were stated and why they do
// not count; only a range without any number says that none was given.
func TestNoNumberThatCounts(t *testing.T) {
	const head = "id,event,measure,qualifier,value,scope,speaker,source,said,repeats\n"
	for _, test := range []struct{ figures, want string }{
		{"a,one,aboard,up_to,220,unclear,ann,paper,,\n", "no number that counts (up to 220, which may include other people)"},
		{"p,one,planned,exact,120,,ann,paper,,\na,one,aboard,exact,120,,bob,paper,,p\nb,one,aboard,exact,120,,ann,paper,,p\n",
			"no number that counts (120, which repeats another claim)"},
		{"a,one,aboard,exact,1,unclear,ann,paper,,\nb,one,aboard,exact,2,unclear,ann,paper,,\nc,one,aboard,exact,3,unclear,ann,paper,,\n" +
			"d,one,aboard,exact,4,unclear,ann,paper,,\ne,one,aboard,exact,5,unclear,ann,paper,,\n",
			"no number that counts (1, which may include other people; 2, which may include other people; 3, which may include other people; 2 more)"},
		{"a,one,aboard,unstated,,,ann,paper,,\n", "no number given"},
		{"a,one,aboard,unstated,,unclear,ann,paper,,\n", "no number given"},
		{"a,one,aboard,exact,55,,ann,paper,,\nb,one,aboard,exact,220,unclear,ann,paper,,\n", "55"},
	} {
		d, err := dataset.ReadFS("folder", fstest.MapFS{
			"sources.csv": {Data: []byte("id,reading\npaper,original\n")},
			"actors.csv":  {Data: []byte("id,name\nann,Ann\nbob,Bob\n")},
			"events.csv":  {Data: []byte("id,kind,title\none,flight,One\n")},
			"figures.csv": {Data: []byte(head + test.figures)},
		})
		if err != nil {
			t.Fatal(err)
		}
		if r, _ := d.RangeByID("one.observed"); r.Words != test.want {
			t.Errorf("%s\ngot  %s\nwant %s", test.figures, r.Words, test.want)
		}
	}
}
