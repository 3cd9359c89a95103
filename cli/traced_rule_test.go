package cli

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"onrecord/dataset"
	"onrecord/dataset/trace"
)

// The rule: a number in a sentence must be on record, with its qualifier, for what the sentence is about. A
// sentence is about the events, speakers, comparisons, groups and ids that it names. Where it names none of a
// kind, it is about those of what holds it: its row, its section, its chart, or a sentence before it that is
// nothing but the name of an event. "55 deported" must be a claim on people deported.

// A quantity is a number as it is worded: "up to 400 announced" has a qualifier, a number and a measure.
type quantity struct{ qualifier, number, measure string }

// A record is a number on record: a claim, or what follows from claims.
type record struct {
	id         string
	quantities []quantity // a range has two
	claims     []*dataset.Figure
	isClaim    bool
	group      string   // of a claim or a range, as outputs call it
	comparison string   // from which it follows
	states     []string // the ids of other derived numbers that its sentence states
}

// A subject is what a sentence is about, or what holds it. An empty list excludes nothing.
type subject struct{ events, speakers, comparisons, groups, ids []string }

// fits reports whether a record is about the subject.
func (r *record) fits(s subject, records map[string]*record) bool {
	return (len(s.events) == 0 || r.every(func(f *dataset.Figure) bool { return slices.Contains(s.events, f.Event) })) &&
		(len(s.speakers) == 0 || r.isBy(s.speakers)) &&
		(len(s.groups) == 0 || r.group == "" || slices.Contains(s.groups, r.group)) &&
		(len(s.comparisons) == 0 || r.isNamed(s.comparisons, records)) &&
		(len(s.ids) == 0 || r.isNamed(s.ids, records) || r.every(func(f *dataset.Figure) bool { return slices.Contains(s.ids, f.ID) }))
}

// every reports whether there are claims behind a record, and ok holds for all of them.
func (r *record) every(ok func(f *dataset.Figure) bool) bool {
	return len(r.claims) > 0 && !slices.ContainsFunc(r.claims, func(f *dataset.Figure) bool { return !ok(f) })
}

// isBy reports whether a claim is by one of the speakers. A range or a sum is nobody's; what follows from a
// comparison may be in a sentence with the speakers of its claims.
func (r *record) isBy(speakers []string) bool {
	return r.comparison != "" || r.isClaim && slices.Contains(speakers, r.claims[0].Speaker)
}

// isNamed reports whether one of the ids is that of the record, of its comparison, or of what is computed from it.
func (r *record) isNamed(ids []string, records map[string]*record) bool {
	return slices.Contains(ids, r.id) || slices.Contains(ids, r.comparison) || r.isBehind(ids, records)
}

// isBehind reports whether a number that one of the ids names, or a comparison, is computed from the record.
func (r *record) isBehind(ids []string, records map[string]*record) bool {
	for _, n := range records {
		if slices.Contains(ids, n.id) || n.comparison != "" && slices.Contains(ids, n.comparison) {
			if slices.Contains(n.states, r.id) || r.isClaim && slices.Contains(n.claims, r.claims[0]) {
				return true
			}
		}
	}
	return false
}

// words reports whether the record may be worded so.
func (r *record) words(q quantity) bool {
	if q.measure != "" && !(r.isClaim && q.measure == shown(string(r.claims[0].Measure))) {
		return false
	}
	return slices.ContainsFunc(r.quantities, func(have quantity) bool {
		return have.number == q.number && have.qualifier == q.qualifier
	})
}

// shown is how the outputs call a measure or a group: a projection is an announcement, what was observed was reported.
func shown(code string) string {
	return strings.NewReplacer("projected", "announced", "observed", "reported").Replace(code)
}

// recordsOf are the numbers on record in a dataset, by id.
func recordsOf(d *dataset.Dataset) map[string]*record {
	records := map[string]*record{}
	add := func(r record, words string, claims []string) {
		r.quantities = quantitiesIn(words)
		for _, id := range claims {
			r.claims = append(r.claims, d.Figure(id))
		}
		records[r.id] = &r
	}
	for i := range d.Figures {
		f := &d.Figures[i]
		add(record{id: f.ID, isClaim: true, group: shown(string(f.Measure.Group()))}, d.Words().Count(f.Count()), []string{f.ID})
	}
	for _, r := range d.Ranges() {
		add(record{id: r.ID, group: shown(string(r.Group))}, r.Words, r.Claims)
	}
	for _, c := range d.Compared() {
		for _, n := range c.Numbers() {
			r := record{id: n.ID, comparison: c.ID, states: []string{c.Sum.ID}}
			if n.Rule == c.Flights.Rule {
				r.states = append(r.states, c.LastFlight.ID)
			}
			add(r, n.Words+"; "+n.Given, n.Claims)
		}
	}
	for id, events := range sumsOf(d) {
		if tr, err := trace.Of(d, id); err == nil && len(tr.Found) > 0 {
			add(record{id: id, group: shown(string(dataset.Observed))}, tr.Found[0].Words, observed(d, events))
		}
	}
	return records
}

// sumsOf are the sums over events, by id: of all of them, and by time, place and operator.
func sumsOf(d *dataset.Dataset) map[string][]string {
	sums := map[string][]string{}
	for _, e := range d.Cumulative().Events {
		sums[trace.CumulativeID] = append(sums[trace.CumulativeID], e.Event)
	}
	for _, c := range dataset.Divisions {
		totals, err := d.Flown().By(dataset.Division(c.Name))
		if err != nil {
			continue
		}
		for _, total := range totals {
			sums[trace.TotalID(dataset.Division(c.Name), total.Key)] = total.Events
		}
	}
	return sums
}

// observed are the ids of the claims that enter the observed ranges of events.
func observed(d *dataset.Dataset, events []string) []string {
	var ids []string
	for _, e := range events {
		if r, ok := d.Range(e, dataset.Observed); ok {
			ids = append(ids, r.Claims...)
		}
	}
	return ids
}

const measured = `(aboard|deported|arrived|removed|planned|projected|announced)`

var quantified = regexp.MustCompile(`(?i)((?:(?:about|up[ _]to|at[ _]least|at[ _]most|more[ _]than|fewer[ _]than) )*)(\d+(?:,\d{3})*(?:\.\d+)?(?: ?%)?)(?:(?: people)? ` + measured + `\b)?`)

// quantitiesIn are the numbers of a text as they are worded.
func quantitiesIn(text string) []quantity {
	var list []quantity
	text = strings.ReplaceAll(text, "add up to", "come to") // no qualifier
	for _, m := range quantified.FindAllStringSubmatch(text, -1) {
		qualifier := strings.ReplaceAll(strings.ToLower(strings.TrimSpace(m[1])), "_", " ")
		list = append(list, quantity{qualifier, m[2], shown(strings.ToLower(m[3]))})
	}
	return list
}

// prose checks the sentences of a text inside a container.
func (w *walk) prose(where, text string, holder subject) {
	for _, sentence := range w.sentences(text) {
		var before subject
		for clause := range strings.SplitSeq(sentence, "; ") {
			s := w.subjectOf(clause)
			switch {
			case len(s.events) == 1 && utf8.RuneCountInString(sentence) == 1:
				holder.events = s.events
			case len(s.events) == 0:
				s.events = before.events
			}
			if before = s.within(holder); strings.HasPrefix(clause, "other claims: ") {
				before = subject{events: before.events} // from others, on the same event
			}
			w.clause(where, clause, before)
		}
	}
}

// clause checks the numbers of a clause about s.
func (w *walk) clause(where, clause string, s subject) {
	quantities := quantitiesIn(w.withoutPassed(clause))
	w.passed += len(numeral.FindAllString(clause, -1)) - len(quantities)
	for _, q := range quantities {
		w.quantity(where, q, s, clause)
	}
}

func (w *walk) quantity(where string, q quantity, s subject, sentence string) {
	w.numbers++
	for _, r := range w.records {
		if r.words(q) && r.fits(s, w.records) {
			return
		}
	}
	w.fail("%s: %q is not on record for %v, in %q", where, strings.TrimSpace(q.qualifier+" "+q.number+" "+q.measure), s, w.readable(sentence))
}

// within fills what the sentence does not name from what holds it.
func (s subject) within(holder subject) subject {
	or := func(own, held []string) []string {
		if len(own) > 0 {
			return own
		}
		return held
	}
	return subject{or(s.events, holder.events), or(s.speakers, holder.speakers), or(s.comparisons, holder.comparisons), or(s.groups, holder.groups), or(s.ids, holder.ids)}
}

func (s subject) String() string {
	return fmt.Sprintf("events %q, speakers %q, comparisons %q, groups %q, ids %q", s.events, s.speakers, s.comparisons, s.groups, s.ids)
}

var (
	listNumber  = regexp.MustCompile(`^\d+\. `)
	sentenceEnd = regexp.MustCompile(`\. `)
	nextClaim   = regexp.MustCompile(` (?:and |\()((?:about |up to |at least |more than |fewer than )?\d+ (?:(?:people )?` + measured + `\b|according to ))`)
	groupNamed  = regexp.MustCompile(`(?i)\b(?:(observed|planned|announced)\b[^:;]{0,30}|(reported)): `)
)

// sentences splits a text at full stops, and has a semicolon where a claim follows "and" or a parenthesis. Names
// and texts of the dataset, which may hold such signs, are replaced first.
func (w *walk) sentences(text string) []string {
	text = w.own.Replace(listNumber.ReplaceAllString(strings.Join(strings.Fields(text), " "), ""))
	text = nextClaim.ReplaceAllString(text, "; $1")
	return sentenceEnd.Split(text, -1)
}

// subjectOf is what a sentence names. Who printed a claim, and a claim that another one repeats, is no part of it.
func (w *walk) subjectOf(sentence string) subject {
	var s subject
	for _, r := range printedBy.ReplaceAllString(sentence, "") {
		switch n := w.names[r]; n.table {
		case "events":
			s.events = append(s.events, n.id)
		case "actors":
			s.speakers = append(s.speakers, n.id)
		case "comparisons":
			s.comparisons = append(s.comparisons, n.id)
		}
	}
	for _, m := range groupNamed.FindAllStringSubmatch(quantified.ReplaceAllString(sentence, ""), -1) {
		s.groups = append(s.groups, shown(strings.ToLower(m[1]+m[2])))
	}
	for _, id := range idLike.FindAllString(otherClaim.ReplaceAllString(sentence, ""), -1) {
		if w.records[id] != nil {
			s.ids = append(s.ids, id)
		}
	}
	return s
}

var (
	idLike     = regexp.MustCompile(`[a-z0-9_]+(?:[-.][a-z0-9_]+)+`)
	printedBy  = regexp.MustCompile(`[\x{e000}-\x{f8ff}], via `)
	otherClaim = regexp.MustCompile(`(?:claim: |repeating |by |of )[a-z0-9_]+(?:[-.][a-z0-9_]+)+`)
)
