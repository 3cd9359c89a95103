package charts

import (
	"strings"
	"testing"

	"onrecord/internal/testkit/chromium"
)

// A mark of a date or an answer leads to its row like that of a number.
func TestDatesAreReached(t *testing.T) {
	p := chromium.Open(t, page(t, small(t), "timeline"), chromium.View{Width: 1200, Height: 900, ReducedMotion: true})
	tip := `document.getElementById("tip").innerText`
	var tips []string
	for range 4 {
		chromium.Eval[bool](p, `document.getElementById("next").click(), true`)
		tips = append(tips, chromium.Eval[string](p, tip))
	}
	for _, want := range []string{"departed 2 April 2025", "arrived, date unknown", "declined to comment"} {
		if !strings.Contains(strings.Join(tips, "\n"), want) {
			t.Errorf("got the tips %q, want %q in one of them", tips, want)
		}
	}
}

// On a phone no word of the charts is cut off, and none lies over another.
func TestWordsHaveRoomOnAPhone(t *testing.T) {
	d := datedSet(t)
	for _, name := range []string{"cumulative", "timeline", "who-says"} {
		p := chromium.Open(t, page(t, d, name), chromium.View{Width: 320})
		got := chromium.Eval[[]string](p, `(() => {
			const box = document.getElementById("chart").getBoundingClientRect(), problems = [];
			const texts = [...document.querySelectorAll("#chart svg text")].map(e => ({text: e.textContent, r: e.getBoundingClientRect()}));
			texts.forEach((a, i) => {
				if (a.r.left < box.left - 1 || a.r.right > box.right + 1) problems.push("cut off: " + a.text);
				texts.slice(0, i).forEach(b => {
					const x = Math.min(a.r.right, b.r.right) - Math.max(a.r.left, b.r.left), y = Math.min(a.r.bottom, b.r.bottom) - Math.max(a.r.top, b.r.top);
					if (x > 2 && y > 4) problems.push(a.text + " over " + b.text);
				});
			});
			return problems;
		})()`)
		for _, problem := range got {
			t.Errorf("%s: %s", name, problem)
		}
	}
}
