package lint

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"onrecord/dataset/count"
	"onrecord/dataset/prose"
)

// A passage is a block split into tokens and sentences, with the numbers in them.
type passage struct {
	*block
	tokens    []prose.Token
	sentences []sentence
	countries []string // the names of the dataset's countries in small letters, of four letters or more
}

// A sentence is a range of a passage's tokens, with what was found in it. The token at end is not part of it.
type sentence struct {
	first, end int
	mentions   []mention
	onTopic    bool
	attributed bool
	events     []eventCue
	named      []namedActor
}

// A mention is a number in a sentence, with what it counts and its qualifier.
type mention struct {
	prose.Quantity
	unit      unit
	qualifier count.Qualifier
	to        prose.Decimal // with Between the upper number
	rough     bool          // "about", apart from what bound there is
	from      int           // the first token of number and qualifier
	until     int           // the token after number, unit and what follows
	denom     int64         // with share: a fraction value/denom; 0 for per cent
	noun      bool          // a word for people stands by it
	marked    bool          // "the 400", "of 400": a number that was spoken of before
}

// A unit is what a number counts.
type unit uint8

const (
	other    unit = iota // not people: years, money, distances, or nothing that is known
	persons              // people
	unitless             // a number alone, such as "the 400": people if such a number is on record
	share                // per cent, "one in seven", "a third of"
	multiple             // "seven times"
)

// whole returns the number of a mention, and false if it is not a whole number.
func (m *mention) whole() (int64, bool) { return m.Value.N, m.Value.Places == 0 && m.Vague == "" }

// read splits a block into sentences and finds the names, events and numbers in them.
func (c *checker) read(b *block) passage {
	p := passage{block: b, tokens: prose.Tokenise(b.text), countries: c.countries}
	p.sentences = split(b.text, p.tokens)
	found := prose.Quantities(p.tokens)
	for i := range p.sentences {
		s := &p.sentences[i]
		p.classify(s)
		s.named = c.names.find(p.tokens[s.first:s.end], s.first, b.text)
		s.events = c.eventCues(p.tokens, s)
		for len(found) > 0 && found[0].First < s.end {
			q := found[0]
			found = found[1:]
			if q.First >= s.first && q.Last < s.end {
				s.mentions = append(s.mentions, p.mention(s, q))
			}
		}
		s.mentions = append(s.mentions, p.namedFractions(s)...)
		p.joinMentions(s)
	}
	return p
}

// classify sets whether a sentence is about a deportation or a return, and whether it gives a source.
func (p *passage) classify(s *sentence) {
	sent, homeward, puts := false, false, false
	for i := s.first; i < s.end; i++ {
		w := p.norm(i)
		s.onTopic = s.onTopic || hasStem(topicStems, w)
		s.attributed = s.attributed || attributing[w] || puts && w == "at" // put the number at 54
		sent = sent || sending[w]
		homeward = homeward || w == "back" || w == "home"
		puts = puts || w == "put" || w == "puts"
	}
	s.onTopic = s.onTopic || sent && homeward
}

// maxSentence is the number of tokens after which a sentence is broken: the time to look at the words around
// each number grows with its square.
const maxSentence = 400

// split returns the sentences of a passage.
func split(text string, tokens []prose.Token) []sentence {
	var list []sentence
	first := 0
	for i := range tokens {
		if i+1 < len(tokens) && i-first < maxSentence && !endsSentence(text, tokens, i) {
			continue
		}
		list = append(list, sentence{first: first, end: i + 1})
		first = i + 1
	}
	return list
}

var abbreviations = set("mr mrs ms dr prof gen col lt sen rep st no nos vs etc approx c ca jan feb mar apr jun jul aug sep sept oct nov dec inc ltd fig")

func endsSentence(text string, tokens []prose.Token, i int) bool {
	t, next := &tokens[i], &tokens[i+1]
	if t.Kind == prose.Word && strings.HasSuffix(t.Norm, ".") {
		return false // U.S.
	}
	if t.Kind != prose.Sign || !strings.Contains(".!?؟…", t.Norm) || !next.Spaced && next.Kind != prose.Sign {
		return false
	}
	if t.Norm == "." && i > 0 && tokens[i-1].To == t.From && (abbreviations[tokens[i-1].Norm] || tokens[i-1].To-tokens[i-1].From == 1 && tokens[i-1].Kind == prose.Word) {
		return false
	}
	r, _ := utf8.DecodeRuneInString(text[next.From:])
	return !unicode.IsLower(r)
}

func (p *passage) norm(i int) string {
	if i < 0 || i >= len(p.tokens) {
		return ""
	}
	return p.tokens[i].Norm
}
