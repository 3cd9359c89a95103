package terminal

import (
	"onrecord/dataset"
	"onrecord/dataset/phrase"
	"onrecord/dataset/words"
)

// briefClaim prints one claim, the other numbers given for the same thing, and a sentence to paste.
func (p *printer) briefClaim(f *dataset.Figure) {
	p.heading(p.d.Event(f.Event).Title, f.Event)
	p.claimLines(f, 2, "")
	if others := p.d.Competing(f); len(others) > 0 {
		p.section("show.others")
		p.givenNumbers(others)
	}
	p.paste(phrase.SentenceWithOthers(p.d, f))
	p.detailsHint()
}

// claimRows prints the claims of a speaker or a source under the titles of their events, a row each. About is
// the id of the page's subject, which is not repeated.
func (p *printer) claimRows(about string, list []*dataset.Figure) {
	numbers := make([]string, len(list))
	for i, f := range list {
		numbers[i] = phrase.Measured(p.w, f)
	}
	wide := columnWidth(28, numbers...)
	most := p.limit(len(list))
	for i, f := range list[:most] {
		if i == 0 || list[i-1].Event != f.Event {
			p.para(2, span{bold, p.d.Event(f.Event).Title}, idTag(f.Event))
		}
		p.row(4, []cell{{span{bold, numbers[i]}, wide}}, append(p.briefAttribution(f, about), idTag(f.ID))...)
	}
	if more := len(list) - most; more > 0 {
		p.para(2, plainText(p.plural("show.more.claims", more)))
	}
}

// briefAttribution is when a claim was made, by whom and where it was printed, without the subject of the
// page, and whether it counts.
func (p *printer) briefAttribution(f *dataset.Figure, about string) []span {
	var each []string
	if about != f.Speaker {
		each = append(each, phrase.NameInSentence(p.d, f.Speaker))
	}
	if !f.Said.IsZero() {
		each = append(each, p.w.Date(f.Said))
	}
	if about != f.Source {
		each = append(each, phrase.Source(p.d, f.Source))
	}
	spans := []span{plainText(p.w.Series(each))}
	if mark := p.standing(f); mark != "" {
		if len(each) > 0 {
			mark = p.say("list.semicolon", "a", "", "b", mark)
		}
		spans = append(spans, span{bold, mark})
	}
	return spans
}

// firstNames returns the first three names and a count of the rest.
func firstNames(w *words.Words, names []string) []string {
	const most = 3
	if more := len(names) - most; more > 1 {
		return append(names[:most:most], w.Plural("show.others.count", int64(more), ""))
	}
	return names
}
