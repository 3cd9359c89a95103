package trace

import (
	"strings"
	"unicode"

	"onrecord/dataset"
	"onrecord/dataset/edtf"
	"onrecord/dataset/prose"
)

// inWords traces words: a name, a title, a publisher, an address, a wording or a sentence that is shown. What is
// the words and nothing else comes first, then what has them in this order. If nothing has, it finds the records
// that have all the words in some order.
func inWords(d *dataset.Dataset, text string) (Trace, bool) {
	t := Trace{Query: text}
	asked := folded(text)
	if asked == "" {
		return t, false
	}
	whole, part := rowsWith(d, asked)
	numbers := sentencesWith(d, asked)
	for _, id := range append(append(whole, numbers...), part...) {
		if n, ok := byID(d, id); ok {
			t.Found = append(t.Found, n)
		}
	}
	if len(t.Found) == 0 {
		t.Found = recordsWith(d, strings.Fields(asked))
	}
	return t, len(t.Found) > 0
}

// folded returns the words of a text in one form, with a space at each side of each; empty if there are none.
func folded(text string) string {
	list := strings.FieldsFunc(prose.Normalise(text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	if len(list) == 0 {
		return ""
	}
	return " " + strings.Join(list, " ") + " "
}

// tablesByReach are the tables in the order in which their rows are found: what many claims are about, or made by,
// comes first.
var tablesByReach = []string{"events", "comparisons", "actors", "sources", "figures", "dates", "responses"}

// rowsWith returns the ids of the rows with a text that is the folded words, and of those with one that has them.
func rowsWith(d *dataset.Dataset, asked string) (whole, part []string) {
	for _, name := range tablesByReach {
		t, _ := dataset.TableNamed(name)
		for row := range t.Len(d) {
			has, is := false, false
			for col, f := range t.Fields {
				if f.Kind == dataset.KindText || f.Kind == dataset.KindURL {
					text := folded(t.Text(d, row, col))
					has, is = has || strings.Contains(text, asked), is || text == asked
				}
			}
			id := t.Cell(d, row, t.Column("id")).Text
			switch {
			case is:
				whole = append(whole, id)
			case has:
				part = append(part, id)
			}
		}
	}
	return whole, part
}

// sentencesWith returns the ids of the derived numbers whose sentence has the folded words.
func sentencesWith(d *dataset.Dataset, asked string) []string {
	var ids []string
	for _, c := range d.Compared() {
		for _, n := range c.Numbers() {
			if strings.Contains(folded(n.Sentence), asked) {
				ids = append(ids, n.ID)
			}
		}
	}
	return ids
}

// recordsWith returns the claims, dates, responses and numbers that have all of two or more words, in any order:
// in what they are about, what they say, who says so and where.
func recordsWith(d *dataset.Dataset, asked []string) []Node {
	var list []Node
	if len(asked) < 2 {
		return nil
	}
	add := func(n Node) {
		text := folded(strings.Join(n.texts(d), " "))
		for _, word := range asked {
			if !strings.Contains(text, " "+word+" ") {
				return
			}
		}
		if full, ok := byID(d, n.ID); ok {
			list = append(list, full)
		}
	}
	for _, c := range d.Compared() {
		for _, n := range c.Numbers() {
			add(numberNode(d, &c, n, false))
		}
	}
	for r := range d.EachRange() {
		add(rangeNode(d, &r))
	}
	for _, s := range append(cumulativeSums(d), totalSums(d)...) {
		add(Node{Kind: KindSum, ID: s.id, Title: s.title, Words: s.words}) // without what it adds up, which may be much
	}
	for i := range d.Figures {
		add(claimNode(d, &d.Figures[i], false))
	}
	for i := range d.Dates {
		add(dateNode(d, &d.Dates[i]))
	}
	for i := range d.Responses {
		add(responseNode(d, &d.Responses[i]))
	}
	return list
}

// texts are the texts of a node that a report prints.
func (n *Node) texts(d *dataset.Dataset) []string {
	list := []string{n.Title, n.Words, n.Sentence, n.Note}
	if n.Kind == KindNumber {
		list = append(list, d.Words().Say("show.rule."+n.Rule))
	}
	c := n.Claim
	if c == nil {
		return list
	}
	return append(list, c.SpeakerName, c.ViaName, c.SourceName, c.SourceTitle, c.Wording, c.Locator, saidInWords(d, c.Said))
}

func saidInWords(d *dataset.Dataset, said string) string {
	date, err := edtf.Parse(said)
	if err != nil || date.IsZero() {
		return ""
	}
	return d.Words().Date(date)
}
