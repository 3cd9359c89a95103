package terminal

import (
	"io"
	"slices"
	"strings"

	"onrecord/dataset"
)

// Compare prints any claims held against another as Show prints a comparison. The error says why they
// cannot be: an unknown id, or numbers that must not be added up.
func Compare(w io.Writer, d *dataset.Dataset, s Style, parts []string, whole string) error {
	c, err := Compared(d, parts, whole)
	if err != nil {
		return err
	}
	p := newPrinter(w, d, s)
	p.comparison(&c)
	return p.Flush()
}

// Compared holds claims against another. Where the dataset has that comparison it is the one, with its
// id; otherwise it has no id and its title is made of its claims.
func Compared(d *dataset.Dataset, parts []string, whole string) (dataset.Compared, error) {
	for i := range d.Comparisons {
		if c := &d.Comparisons[i]; c.Whole == whole && sameSet(c.Parts, parts) {
			return d.Compare(c)
		}
	}
	c, err := d.Compare(&dataset.Comparison{Parts: parts, Whole: whole})
	if err != nil {
		return c, err
	}
	names := make([]string, len(parts))
	for i, f := range c.PartClaims {
		names[i] = claimTitle(d, f)
	}
	c.Title = d.Words().Say("compare.title", "parts", d.Words().And(names), "whole", claimTitle(d, c.WholeClaim))
	for _, n := range c.Numbers() {
		n.ID = "" // nothing of that name could be traced
	}
	return c, nil
}

func sameSet(a, b []string) bool {
	return slices.Equal(slices.Sorted(slices.Values(a)), slices.Sorted(slices.Values(b)))
}

func claimTitle(d *dataset.Dataset, f *dataset.Figure) string {
	return d.Words().Say("compare.claim", "number", d.Words().Count(f.Count()), "event", d.Event(f.Event).Title)
}

// compareSentence says a comparison as a story may print it: each number with its speaker and its
// source, and then what follows.
func compareSentence(d *dataset.Dataset, c *dataset.Compared) string {
	var all []string
	for _, f := range append(slices.Clone(c.PartClaims), c.WholeClaim) {
		all = append(all, withOthers(d, f))
	}
	for _, n := range []*dataset.Derived{&c.Sum, &c.Share, &c.Difference} {
		if n.Sentence != "" {
			all = append(all, n.Sentence)
		}
	}
	return strings.Join(all, " ")
}

// pasteOverview ends the overview with the headline comparison; where there is none, with the one
// event or with what the dataset holds.
func (p *printer) pasteOverview(compared []dataset.Compared) {
	switch {
	case len(compared) > 0:
		p.paste(compareSentence(p.d, &compared[0]))
	case len(p.d.Events) == 1:
		p.paste(eventSentence(p.d, &p.d.Events[0]))
	default:
		p.paste(p.say("show.sentence.dataset", "title", p.name(), "all", p.holds()))
	}
}
