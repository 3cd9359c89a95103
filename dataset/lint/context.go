package lint

import (
	"strings"
	"unicode/utf8"
)

// An eventCue is a place in a sentence that names an event of the dataset.
type eventCue struct {
	at    int // token
	event string
}

// eventCues finds the events that a sentence names: "the second flight" by its number, "the December
// flight" by its month.
func (c *checker) eventCues(tokens []token, s *sentence) []eventCue {
	var cues []eventCue
	for i := s.first; i < s.end; i++ {
		if !vehicles[tokens[i].norm] {
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

// ordinalBy is the number of a flight: within three words before it, or after it as Persian has it.
func ordinalBy(tokens []token, s *sentence, i int) int {
	for j := i - 1; j >= max(s.first, i-4); j-- {
		if n := ordinals[tokens[j].norm]; n > 0 {
			return n
		}
		if tokens[j].kind != word || breaks[tokens[j].norm] {
			break
		}
	}
	if i+1 < s.end && tokens[i+1].norm[0] >= utf8.RuneSelf {
		return ordinals[tokens[i+1].norm]
	}
	return 0
}

func monthBy(tokens []token, s *sentence, i int) int {
	if i > s.first && tokens[i-1].norm != "may" {
		return months[tokens[i-1].norm]
	}
	return 0
}

// eventOf is the event that a number is about: the one named nearest to it in the sentence, the one
// before rather than the one after. Sure is false where it only follows from what was said before.
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

// A tense says whether a number is told as a plan or as done.
type tense uint8

const (
	untold tense = iota
	plan
	done
)

// tenseOf tells a plan from what was done, by the word nearest to the number that tells either. A word
// beyond a comma or a semicolon counts as further off.
func (p *passage) tenseOf(s *sentence, m *mention) tense {
	best, least := untold, 1<<30
	look := func(from, step, limit int) {
		d := 0
		for i := from; i != limit; i += step {
			if d++; strings.Contains(";:,—–()،؛", p.norm(i)) {
				d += 6
			}
			if t := p.tells(s, i); t != untold && !ofAnother(s, m, i, p) && (d < least || d == least && t == plan) {
				best, least = t, d
			}
		}
	}
	look(m.from-1, -1, s.first-1)
	look(min(m.last+1, s.end), 1, s.end)
	return best
}

// ofAnother tells whether a word such as "announced" follows another number and describes that one.
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

// tells is what one word tells. "Deported" in "will be deported" belongs to a plan.
func (p *passage) tells(s *sentence, i int) tense {
	w := p.norm(i)
	switch {
	case planWords[w] && !(w == "may" && i > s.first && p.tokens[i-1].kind == digits):
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
