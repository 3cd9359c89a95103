package lint

import (
	"strings"
	"unicode/utf8"

	"onrecord/dataset/prose"
)

// An eventCue is a place in a sentence that names an event of the dataset.
type eventCue struct {
	at    int // token
	event string
}

// eventCues returns the events that a sentence names, by number ("the second flight") or by month ("the
// December flight").
func (c *checker) eventCues(tokens []prose.Token, s *sentence) []eventCue {
	var cues []eventCue
	for i := s.first; i < s.end; i++ {
		if !vehicles[tokens[i].Norm] {
			continue
		}
		if n := ordinalBy(tokens, s, i); n > 0 {
			if e, ok := c.byOrdinal[n]; ok {
				cues = append(cues, eventCue{i, e})
			} else if c.numbered {
				cues = append(cues, eventCue{i, ""}) // a flight that is not on record
			}
		} else if month := monthBy(tokens, s, i); month > 0 {
			if list := c.byMonth[month]; len(list) == 1 {
				cues = append(cues, eventCue{i, list[0]})
			}
		}
	}
	return cues
}

// ordinalBy returns the number of a flight: from up to four tokens before it or, in Persian, from the token
// after it. It is 0 if there is none.
func ordinalBy(tokens []prose.Token, s *sentence, i int) int {
	for j := i - 1; j >= max(s.first, i-4); j-- {
		if n := ordinals[tokens[j].Norm]; n > 0 {
			return n
		}
		if tokens[j].Kind != prose.Word || breaks[tokens[j].Norm] {
			break
		}
	}
	if i+1 < s.end && tokens[i+1].Norm[0] >= utf8.RuneSelf {
		return ordinals[tokens[i+1].Norm]
	}
	return 0
}

func monthBy(tokens []prose.Token, s *sentence, i int) int {
	if i > s.first && tokens[i-1].Norm != "may" {
		return prose.Months[tokens[i-1].Norm]
	}
	return 0
}

// eventOf returns the event that a number is about: the nearest one that the sentence names, where distances to
// events after the number count double. If the sentence names none, it returns carried, the event of an earlier
// sentence, and sure is false.
func eventOf(s *sentence, at int, carried string) (event string, sure bool) {
	best, distance := -1, 0
	for i, cue := range s.events {
		d := at - cue.at
		if d < 0 {
			d = -2 * d
		}
		if best < 0 || d < distance {
			best, distance = i, d
		}
	}
	if best < 0 {
		return carried, false
	}
	return s.events[best].event, true
}

// A tense is whether a number is presented as planned or as having happened.
type tense uint8

const (
	untold tense = iota
	plan
	done
)

// tenseOf returns the tense of the nearest word around a number that has one. Each comma, semicolon or the like
// in between counts as six more words.
func (p *passage) tenseOf(s *sentence, m *mention) tense {
	best, least := untold, 1<<30
	look := func(from, step, limit int) {
		d := 0
		for i := from; i != limit; i += step {
			if d++; strings.Contains(";:,—–()،؛", p.norm(i)) {
				d += 6
			}
			if t := p.wordTense(s, i); t != untold && !ofAnother(s, m, i, p) && (d < least || d == least && t == plan) {
				best, least = t, d
			}
		}
	}
	look(m.from-1, -1, s.first-1)
	look(min(m.Last+1, s.end), 1, s.end)
	return best
}

// ofAnother reports whether a word such as "announced" directly follows another number and describes that one.
func ofAnother(s *sentence, m *mention, i int, p *passage) bool {
	if w := p.norm(i); w != "announced" && w != "planned" && w != "identified" && w != "projected" && w != "due" {
		return false
	}
	for j := range s.mentions {
		if o := &s.mentions[j]; o != m && o.unit != other && (o.until == i || o.until+1 == i) {
			return true
		}
	}
	return false
}

// wordTense returns the tense of one word. "Deported" in "will be deported" is a plan.
func (p *passage) wordTense(s *sentence, i int) tense {
	w := p.norm(i)
	switch {
	case planWords[w] && !(w == "may" && i > s.first && p.tokens[i-1].Kind == prose.Digits):
		return plan
	case base[w] && i > s.first && p.norm(i-1) == "to", w == "be" && i > s.first && p.norm(i-1) == "to":
		return plan
	case w == "on" && p.norm(i+1) == "board":
		return done
	case w == "board" || !doneWords[w]:
		return untold
	}
	for j := i - 1; j >= max(s.first, i-4); j-- {
		switch p.norm(j) {
		case "be", "will", "would", "might", "could", "should", "to":
			return plan
		case "have", "has", "had", "not", "been", "being", "soon", "also":
		default:
			return done
		}
	}
	return done
}
