package dataset

import (
	"slices"

	"onrecord/dataset/count"
	"onrecord/dataset/words"
)

// uncounted is the text of a range of which no claim counts: it names the numbers that were stated all the
// same and why they do not count, because "no number" would deny that there are any.
func (d *Dataset) uncounted(w *words.Words, left []LeftOut) string {
	const most = 3
	var each []string
	for _, l := range left {
		c := d.Figure(l.ID).Count()
		if c.Qualifier == count.Unstated {
			continue
		}
		text := w.Say("range.uncounted."+string(l.Standing), "number", w.Count(c))
		if !slices.Contains(each, text) {
			each = append(each, text)
		}
	}
	if len(each) == 0 {
		return w.Say("range.none")
	}
	if more := len(each) - most; more > 1 {
		each = append(each[:most:most], w.Plural("range.uncounted.more", int64(more), ""))
	}
	return w.Say("range.uncounted", "numbers", w.Series(each))
}
