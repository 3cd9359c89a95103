package charts

import (
	"fmt"
	"testing"

	"onrecord/dataset"
	"onrecord/internal/testkit/chromium"
)

// crowdedSet has an event with more claims, dates and answers than a page of paper has room for, one by one.
func crowdedSet(t *testing.T) *dataset.Dataset {
	t.Helper()
	actors, figures := []string{"id,name"}, []string{"id,event,measure,qualifier,value,speaker,source"}
	events, dates := []string{"id,kind,title"}, []string{"id,event,milestone,date,speaker,source"}
	for i := range 24 {
		actors = append(actors, fmt.Sprintf("s%d,Somebody with a name of some length and the number %d", i, i))
		events = append(events, fmt.Sprintf("e%d,flight,A flight on which much is on record and whose number is %d", i, i))
		for j := range 3 {
			figures = append(figures, fmt.Sprintf("f%d-%d,e%d,aboard,about,%d,s%d,s", i, j, i, 40+i+j*7, (i+j)%24))
		}
		dates = append(dates, fmt.Sprintf("d%d,e%d,departed,2025-%02d-%02d,s%d,s", i, i, 1+i/2, 1+i, i))
	}
	return without(t, map[string][]string{
		"actors.csv": actors, "figures.csv": figures, "events.csv": events, "dates.csv": dates,
		"sources.csv": {"id,title,reading", "s,A document with a long title that says what is in it,original"},
	})
}

// A chart with its words goes on one page of paper, in grey, and its letters can be read there.
func TestPagesArePrintedOnOnePage(t *testing.T) {
	sets := map[string]*dataset.Dataset{"small": small(t), "crowded": crowdedSet(t), "Persian": persian(t)}
	for name, d := range sets {
		for _, c := range All {
			if name == "Persian" && c.Name != "claims" || name == "crowded" && c.Name != "claims" && c.Name != "who-says" {
				continue // laid out as in the other sets
			}
			p := chromium.Open(t, page(t, d, c.Name), chromium.View{Width: 1200, Dark: name == "Persian"})
			if got := p.PrintedPages(); got != 1 {
				t.Errorf("%s, %s: got %d pages of paper, want 1", name, c.Name, got)
			}
		}
	}
}

// What is drawn on paper is grey, parts are of different greys, and letters are at least some 5 points high.
func TestPaperIsGrey(t *testing.T) {
	for name, d := range map[string]*dataset.Dataset{"people": small(t), "claims": crowdedSet(t), "who-says": crowdedSet(t)} {
		p := chromium.Open(t, page(t, d, name), chromium.View{Width: 700, Height: 1040, Print: true})
		got := chromium.Eval[struct {
			Coloured []string
			Fills    int
			Least    float64
		}](p, `(() => {
			const coloured = [], fills = new Set();
			let least = 99;
			document.querySelectorAll("#chart svg *").forEach(e => {
				const style = getComputedStyle(e);
				for (const colour of [style.fill, style.stroke]) {
					const rgb = (colour.match(/\d+/g) || []).map(Number);
					if (rgb.length >= 3 && (rgb[0] !== rgb[1] || rgb[1] !== rgb[2])) coloured.push(colour);
				}
				if (e.tagName === "path") fills.add(style.fill);
				if (e.tagName === "text") least = Math.min(least, e.getBoundingClientRect().height);
			});
			return {Coloured: coloured, Fills: fills.size, Least: least};
		})()`)
		if len(got.Coloured) > 0 {
			t.Errorf("%s: got the colours %q on paper", name, got.Coloured[:min(3, len(got.Coloured))])
		}
		if got.Least < 7.5 {
			t.Errorf("%s: got a line of letters %v pixels high, want at least 7.5", name, got.Least)
		}
		if name == "people" && got.Fills < 3 {
			t.Errorf("people: got %d greys, want the parts apart", got.Fills)
		}
	}
}
