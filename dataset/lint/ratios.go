package lint

import (
	"math/big"
	"slices"

	"onrecord/dataset"
	"onrecord/dataset/count"
	"onrecord/dataset/prose"
)

// checkRatios compares the shares and multiples of a sentence with the numbers that they are of. It skips a
// share if the sentence gives neither the part nor the whole, unless it is a share of what was announced.
func (c *checker) checkRatios(p *passage, s *sentence) {
	for i := range s.mentions {
		m := &s.mentions[i]
		if m.unit != share && m.unit != multiple || c.ignored(p, m.from, m.until) {
			continue
		}
		candidates := c.quotients(p, s, m)
		if len(candidates) == 0 {
			continue
		}
		c.judgeRatio(p, m, candidates)
	}
}

// A quotient is a value that a share or multiple in a story may stand for.
type quotient struct {
	value   *big.Rat
	bound   count.Bound
	spoken  bool // the sentence gives the whole with its qualifier, so that the reader knows
	derived *dataset.Derived
}

// quotients returns the shares or multiples of the numbers in a sentence. If it gives only a whole, they are
// those of the dataset's comparisons with that whole.
func (c *checker) quotients(p *passage, s *sentence, m *mention) []quotient {
	var known []*mention
	for i := range s.mentions {
		o := &s.mentions[i]
		if n, ok := o.whole(); ok && (o.unit == persons || o.unit == unitless) && n > 0 && len(c.facts.byValue[n]) > 0 && o.qualifier != count.Between {
			known = append(known, o)
		}
	}
	var list []quotient
	for i, a := range known {
		for _, b := range known[i+1:] {
			part, whole := a, b
			if part.Value.N > whole.Value.N {
				part, whole = whole, part
			}
			if part.Value.N < whole.Value.N {
				list = append(list, c.quotient(m, part, whole))
			}
		}
	}
	if len(list) > 0 {
		return list
	}
	announced := s.onTopic && p.ofAnnounced(s, m)
	for i := range c.facts.compared {
		x := &c.facts.compared[i]
		if !announced && !contains(known, x.WholeClaim.Value) {
			continue
		}
		d := &x.Share
		if m.unit == multiple {
			d = &x.Multiple
		}
		if d.Reason == "" {
			list = append(list, quotient{ratioOf(d.Span), d.Span.Bound(), bounded(known), d})
		}
	}
	return list
}

func contains(known []*mention, n count.Number) bool {
	for _, m := range known {
		if n == count.Of(m.Value.N) {
			return true
		}
	}
	return false
}

// bounded reports whether the sentence qualifies one of the numbers as a bound.
func bounded(known []*mention) bool {
	for _, m := range known {
		if m.qualifier != count.Exact && m.qualifier != count.About {
			return true
		}
	}
	return false
}

// quotient returns part as a share of whole, or whole as a multiple of part, with the bound that follows if the
// dataset compares claims with these numbers.
func (c *checker) quotient(m, part, whole *mention) quotient {
	q := quotient{value: big.NewRat(part.Value.N, whole.Value.N), bound: count.BoundExact, spoken: bounded([]*mention{part, whole})}
	if m.unit == multiple {
		q.value.Inv(q.value)
	}
	for i := range c.facts.compared {
		x := &c.facts.compared[i]
		if x.WholeClaim.Value != count.Of(whole.Value.N) || len(x.PartClaims) != 1 || x.PartClaims[0].Value != count.Of(part.Value.N) {
			continue
		}
		q.derived = &x.Share
		if m.unit == multiple {
			q.derived = &x.Multiple
		}
		q.bound = q.derived.Span.Bound()
		break
	}
	return q
}

func ratioOf(s count.Span) *big.Rat {
	if s.Low.Known() {
		return s.Low.Rat()
	}
	return s.High.Rat()
}

// ofAnnounced reports whether a share is one of what was announced or planned, as in "of the returns
// announced".
func (p *passage) ofAnnounced(s *sentence, m *mention) bool {
	if m.unit != share || p.norm(m.until) != "of" && p.norm(m.until-1) != "of" && p.norm(m.until) != "از" {
		return false
	}
	for i := m.until; i < min(s.end, m.until+7); i++ {
		switch p.norm(i) {
		case "announced", "planned", "promised", "identified", "projected":
			return true
		}
	}
	return false
}

// judgeRatio reports a share that equals none of the candidates, or that is a bound without saying so.
func (c *checker) judgeRatio(p *passage, m *mention, candidates []quotient) {
	var follows *quotient
	for i := range candidates {
		if q := &candidates[i]; m.follows(q.value) {
			follows = q
			break
		}
	}
	if follows == nil {
		f := c.ratioFinding(Share, p, m, candidates)
		c.report(p, m.from, m.until, f)
		return
	}
	has := boundOf[m.qualifier]
	switch want := follows.bound; {
	case want != count.BoundAtLeast && want != count.BoundAtMost:
	case has == "" && !follows.spoken:
		c.report(p, m.from, m.until, c.ratioFinding(QualifierDropped, p, m, []quotient{*follows}))
	case has != "" && has != want:
		c.report(p, m.from, m.until, c.ratioFinding(QualifierChanged, p, m, []quotient{*follows}))
	}
}

// boundOf maps qualifiers to bounds. "About" is none.
var boundOf = map[count.Qualifier]count.Bound{count.AtLeast: count.BoundAtLeast, count.MoreThan: count.BoundAtLeast,
	count.UpTo: count.BoundAtMost, count.FewerThan: count.BoundAtMost}

// follows reports whether a share or multiple as written is close enough to the exact one: within one unit of
// its last digit, or 1.5 with "about"; a fraction in words within a twelfth of itself, or a sixth with "about".
// A bound has to hold and to lie within three tenths of the exact value.
func (m *mention) follows(exact *big.Rat) bool {
	stated, step := m.ratio()
	diff := new(big.Rat).Sub(exact, stated)
	tolerance := new(big.Rat).Set(step)
	if m.denom > 0 {
		tolerance.Mul(stated, big.NewRat(1, 12))
	}
	if m.rough {
		tolerance.Mul(tolerance, big.NewRat(3, 2))
		if m.denom > 0 {
			tolerance.Mul(stated, big.NewRat(1, 6))
		}
	}
	near := new(big.Rat).Mul(exact, big.NewRat(3, 10))
	switch m.qualifier {
	case count.AtLeast, count.MoreThan:
		return diff.Sign() >= 0 && diff.Cmp(near) <= 0
	case count.UpTo, count.FewerThan:
		return diff.Sign() <= 0 && new(big.Rat).Neg(diff).Cmp(near) <= 0
	}
	return diff.Abs(diff).Cmp(tolerance) < 0
}

// ratio returns a share or multiple as an exact number, and the value of one unit of its last digit.
func (m *mention) ratio() (value, step *big.Rat) {
	if m.denom > 0 {
		return big.NewRat(m.Value.N, m.denom), big.NewRat(1, m.denom)
	}
	scale := new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(min(m.Value.Places, prose.MaxDigits))), nil)
	value = new(big.Rat).SetFrac(big.NewInt(m.Value.N), scale)
	step = new(big.Rat).SetFrac(big.NewInt(1), scale)
	if m.unit == share {
		value.Quo(value, big.NewRat(100, 1))
		step.Quo(step, big.NewRat(100, 1))
	}
	return value, step
}

func (c *checker) ratioFinding(code Code, p *passage, m *mention, candidates []quotient) Finding {
	f := Finding{Code: code}
	text := p.text[p.tokens[m.from].From:p.tokens[m.until-1].To]
	for _, q := range candidates {
		if d := q.derived; d != nil && len(f.OnRecord) < maxRecords {
			if slices.ContainsFunc(f.OnRecord, func(r Record) bool { return r.ID == d.ID }) {
				continue
			}
			f.OnRecord = append(f.OnRecord, Record{ID: d.ID, Words: d.Words, Wording: d.Sentence})
		}
	}
	words := ""
	if len(f.OnRecord) > 0 {
		words = f.OnRecord[0].Words
	} else {
		q := candidates[0]
		r := count.Ratio{Num: q.value.Num().Int64(), Den: q.value.Denom().Int64()}
		unit := c.w.Percent()
		if m.unit == multiple {
			unit = c.w.Times()
		}
		words = c.w.Span(count.Span{Low: r, High: r}, unit)
	}
	key := "lint." + string(code)
	if code != Share {
		key += ".share"
	}
	f.Message = c.w.Say(key, "text", text, "n", words)
	f.Suggestion = c.w.Say(key+".do", "text", text, "n", words)
	return f
}
