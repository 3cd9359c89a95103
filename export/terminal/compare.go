package terminal

import (
	"io"
	"slices"
	"strings"

	"onrecord/dataset"
	"onrecord/dataset/phrase"
)

// Compare prints a comparison of any claims as Show prints one of the dataset's.
func Compare(w io.Writer, d *dataset.Dataset, s Style, c *dataset.Compared) error {
	p := newPrinter(w, d, s)
	p.selection()
	p.comparison(c)
	return p.Flush()
}

// compareSentence is a comparison as a story may print it: each number with its speaker and its source, and
// then what follows from them.
func compareSentence(d *dataset.Dataset, c *dataset.Compared) string {
	var all []string
	for _, f := range append(slices.Clone(c.PartClaims), c.WholeClaim) {
		all = append(all, phrase.SentenceWithOthers(d, f))
	}
	for _, n := range []*dataset.Derived{&c.Sum, &c.Share, &c.Difference} {
		if n.Sentence != "" {
			all = append(all, n.Sentence)
		}
	}
	return strings.Join(all, " ")
}

// pasteOverview ends the overview with a sentence on the first comparison; without one, on the only event
// or on what the dataset holds.
func (p *printer) pasteOverview(compared []dataset.Compared) {
	switch {
	case len(compared) > 0:
		p.paste(compareSentence(p.d, &compared[0]))
	case len(p.d.Events) == 1:
		p.paste(eventSentence(p.d, &p.d.Events[0]))
	default:
		p.paste(p.say("show.sentence.dataset", "title", p.datasetTitle(), "all", p.rowCounts()))
	}
}
