package dataset

import (
	"errors"
	"slices"

	"onrecord/dataset/count"
	"onrecord/dataset/words"
)

// arithmetic computes one comparison. Each number is computed from the spans of the claims, which carry their
// bounds, and rounded only where it becomes text.
type arithmetic struct {
	d     *Dataset
	w     *words.Words
	c     *Comparison
	parts []*Figure
	whole *Figure

	sum       count.Span
	per       count.Span // how many people one part has: the span of all parts
	sumWords  string
	perWords  string
	wholeWord string
}

func (a *arithmetic) all() Compared {
	sum := a.addUp()
	out := Compared{Comparison: a.c, PartClaims: a.parts, WholeClaim: a.whole, Sum: sum}
	whole := a.whole.Count().Span()
	out.Share = a.derive("share", "ratio", func() (count.Span, error) { return a.sum.Div(whole) })
	out.Multiple = a.derive("multiple", "ratio", func() (count.Span, error) { return whole.Div(a.sum) })
	out.Difference = a.derive("difference", "people", func() (count.Span, error) { return whole.Sub(a.sum) })
	out.Flights = a.derive("flights", "flights", func() (count.Span, error) { return whole.CeilDiv(a.per) })
	if reason := a.notFlights(); reason != "" {
		out.Flights = a.refuse(out.Flights, reason)
	}
	out.LastFlight = a.lastFlight(&out.Flights)
	if sum.Reason == a.w.Say("reason.too_large") { // and so is what is computed from it
		for _, n := range []*Derived{&out.Share, &out.Multiple, &out.Difference} {
			*n = a.refuse(*n, "too_large")
		}
	}
	a.sentences(&out)
	return out
}

// addUp returns the sum of the parts, and writes the operands as text.
func (a *arithmetic) addUp() Derived {
	a.wholeWord = a.w.Count(a.whole.Count())
	sum := a.derive("sum", "people", func() (s count.Span, err error) {
		for i, p := range a.parts {
			if i == 0 {
				s = p.Count().Span()
			} else if s, err = s.Add(p.Count().Span()); err != nil {
				return s, err
			}
		}
		return s, nil
	})
	a.per = a.parts[0].Count().Span()
	for _, p := range a.parts[1:] {
		a.per = a.per.Hull(p.Count().Span())
	}
	a.sum = sum.Span
	a.sumWords, a.perWords = sum.Words, a.w.Span(a.per, a.w.Plain())
	same := true
	for _, p := range a.parts {
		same = same && p.Count() == a.parts[0].Count()
	}
	if same { // all parts are one number: write it as it was said
		a.perWords = a.w.Count(a.parts[0].Count())
	}
	if len(a.parts) == 1 {
		a.sumWords = a.perWords
		if sum.Reason == "" {
			sum.Words = a.perWords
		}
	}
	return sum
}

// derive computes one number, or sets the reason why there is none.
func (a *arithmetic) derive(rule, unit string, calculate func() (count.Span, error)) Derived {
	n := Derived{ID: a.c.ID + "." + rule, Rule: rule, Unit: unit, Claims: append([]string(nil), a.c.Parts...)}
	if rule != "sum" {
		n.Claims = append(n.Claims, a.c.Whole)
	}
	if a.lacksNumber(rule) {
		return a.refuse(n, "no_number")
	}
	span, err := calculate()
	switch {
	case errors.Is(err, count.ErrZero):
		return a.refuse(n, "zero")
	case errors.Is(err, count.ErrTooLarge):
		return a.refuse(n, "too_large")
	case span.Bound() == count.BoundNone:
		return a.refuse(n, "open")
	}
	n.Span = span
	span.Step = a.apart(span)
	n.Words = a.w.Span(span, inUnit(a.w, rule))
	return n
}

// apart returns the step of a span, or a finer one at which an approximate number of people does not become one of
// those that it comes from: about 400 is about 360 more than 45, and not about 400 more.
func (a *arithmetic) apart(s count.Span) count.Ratio {
	is := func(r count.Ratio) bool {
		return slices.ContainsFunc(slices.Concat(a.parts, []*Figure{a.whole}), func(f *Figure) bool { return r.Equal(count.Whole(f.Value.N)) })
	}
	for s.Step.Num > 1 {
		if low, high := s.Low.Coarse(s.Step, count.Nearest), s.High.Coarse(s.Step, count.Nearest); !is(low) && !is(high) {
			break
		}
		s.Step.Num /= 10
	}
	return s.Step
}

// refuse returns a derived number without a value, for a reason of words.
func (a *arithmetic) refuse(n Derived, reason string) Derived {
	n.Span, n.Given = count.Span{}, ""
	n.Words, n.Sentence = a.w.Say("bound.none"), ""
	n.Reason = a.w.Say("reason." + reason)
	return n
}

// lacksNumber reports whether a rule cannot be applied because a claim gives no number. One number among the parts
// is enough for a sum that is at least that, but not for the people of each flight.
func (a *arithmetic) lacksNumber(rule string) bool {
	unstated := func(f *Figure) bool { return f.Qualifier == count.Unstated }
	if rule != "sum" && unstated(a.whole) {
		return true
	}
	without := len(slices.DeleteFunc(slices.Clone(a.parts), unstated))
	return without == 0 || without < len(a.parts) && (rule == "flights" || rule == "last-flight")
}

// notFlights returns the reason why no number of flights can be computed; empty if it can.
func (a *arithmetic) notFlights() string {
	for _, p := range a.parts {
		if p.Event == a.whole.Event || a.d.isPartOf(p.Event, a.whole.Event) || a.d.isPartOf(a.whole.Event, p.Event) {
			return "same_event"
		}
		if e := a.d.Event(p.Event); e == nil || e.Kind != Flight {
			return "not_flights"
		}
	}
	return ""
}

// lastFlight returns how many people the upper end of the whole leaves for the last flight. It has a value
// only if the parts are one exact number and the whole has an upper end that is not approximate.
func (a *arithmetic) lastFlight(flights *Derived) Derived {
	whole := a.whole.Count()
	high := whole.High()
	n := a.derive("last-flight", "people", func() (count.Span, error) { return count.Span{}, nil })
	switch {
	case flights.Reason != "":
		n.Reason = flights.Reason
		return n
	case !high.Known || whole.Approximate() || a.per.Approximate || !a.per.Low.Equal(a.per.High) || high.N == 0:
		return a.refuse(n, "not_exact")
	}
	per := a.per.Low.Num
	rest := (high.N-1)%per + 1
	n.Span = count.Span{Low: count.Whole(rest), High: count.Whole(rest)}
	n.Given = a.w.Say("last.given", "whole", a.w.Number(high.N))
	n.Words, n.Reason = a.w.Number(rest), ""
	return n
}

// sentences writes each number as a sentence.
func (a *arithmetic) sentences(out *Compared) {
	w := a.w
	say := func(n *Derived, key string, pairs ...string) {
		if n.Reason == "" {
			n.Sentence = capital(w.Say(key, append(pairs, "part", a.sumWords, "whole", a.wholeWord, "per", a.perWords)...))
		}
	}
	say(&out.Share, "share.sentence", "share", out.Share.Words)
	say(&out.Multiple, "multiple.sentence", "multiple", out.Multiple.Words)
	if n := &out.Difference; n.Reason == "" {
		key, words := "difference.sentence", n.Words
		switch low, high := n.Span.Low, n.Span.High; {
		case high.Known() && high.Num < 0: // the part is larger, so it cannot be a part of the whole
			key, words = "difference.less", w.Span(count.Span{Low: negative(high), High: negative(low), Approximate: n.Span.Approximate, Step: n.Span.Step}, w.Plain())
		case low.Known() && low.Num < 0: // either may be larger
			key = "difference.either"
		}
		n.Sentence = capital(w.Plural(key, a.people(), "", "part", a.sumWords, "whole", a.wholeWord, "difference", words, "towards", a.towards()))
	}
	flights := out.Flights.Words
	// If the whole is between two numbers the last flight is unknown, even if both need as many flights.
	if f := out.Flights.Span; out.LastFlight.Reason == "" && a.whole.Qualifier != count.Between && f.High.Num > 1 {
		flights = w.Say(LastFlightKey(a.whole.Count()), "flights", flights, "last", out.LastFlight.Words, "whole", w.Number(a.whole.Count().High().N))
	}
	say(&out.Flights, "flights.sentence", "flights", flights)
	say(&out.LastFlight, "last.sentence", "last", out.LastFlight.Words, "whole", w.Number(a.whole.Count().High().N))
	if len(a.parts) > 1 {
		each := make([]string, len(a.parts))
		for i, p := range a.parts {
			each[i] = w.Count(p.Count())
		}
		say(&out.Sum, "sum.sentence", "parts", w.And(each), "sum", out.Sum.Words)
	}
}

// towards returns the clause on whether the parts count towards the whole. There is none if both are about one
// event, as a plan for a flight and the people on it are: one is not a part of the other.
func (a *arithmetic) towards() string {
	for _, p := range a.parts {
		if p.Event == a.whole.Event {
			return ""
		}
	}
	says := string(a.c.CountsTowards)
	if says == "" && a.allPartOfWhole() {
		says = string(TowardsYes)
	}
	if says == "" {
		says = "unknown"
	}
	return a.w.Plural("towards."+says, a.people(), "")
}

// allPartOfWhole reports whether the events of all parts are part of the event of the whole, and count the same.
func (a *arithmetic) allPartOfWhole() bool {
	return !slices.ContainsFunc(a.parts, func(p *Figure) bool {
		return p.Measure.Group() != a.whole.Measure.Group() || !a.d.isPartOf(p.Event, a.whole.Event)
	})
}

// LastFlightKey returns the key of the words for a number of flights with the people on the last of them. If
// the whole is only an upper end, the words say that the last flight assumes that end.
func LastFlightKey(whole count.Count) string {
	if whole.Qualifier == count.Exact {
		return "flights.last"
	}
	return "flights.last.given"
}

// people returns the number that decides the plural form of verbs about the parts: one person counts, two count.
func (a *arithmetic) people() int64 {
	if a.sum.High.Known() {
		return a.sum.High.Num
	}
	return 2
}

func negative(r count.Ratio) count.Ratio { return count.Ratio{Num: -r.Num, Den: r.Den} }
