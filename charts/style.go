package charts

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"unicode/utf8"
)

// A StyleProblem is something wrong with a house style, at a place. Line and Column count from 1, columns
// in characters.
type StyleProblem struct {
	Line, Column int
	Message      string
}

// Error is line:column: message; who knows the name of the file writes it in front.
func (p StyleProblem) Error() string { return fmt.Sprintf("%d:%d: %s", p.Line, p.Column, p.Message) }

// StyleProblems are all that is wrong with a house style, in order of place.
type StyleProblems []StyleProblem

// Error is one problem a line.
func (ps StyleProblems) Error() string {
	lines := make([]string, len(ps))
	for i, p := range ps {
		lines[i] = p.Error()
	}
	return strings.Join(lines, "\n")
}

// maxStyle is how long a house style may be, in bytes.
const maxStyle = 64 << 10

// ReadStyle reads a house style: a JSON object with the members light and dark (each with the colours
// paper, ink, muted, line, band, whole and the list parts), font, credit and logo. What is not there is
// that of [DefaultStyle]. Text and marks must stand out from their ground as WCAG 2.2 wants it. The error
// is [StyleProblems], but for one of reading.
func ReadStyle(r io.Reader) (Style, error) {
	text, err := io.ReadAll(io.LimitReader(r, maxStyle+1))
	if err != nil {
		return Style{}, err
	}
	s := styleReader{text: bytes.TrimPrefix(text, []byte("\ufeff")), places: map[string]int{}}
	switch {
	case len(text) > maxStyle:
		s.wrong(0, "want at most %d bytes", maxStyle)
	case !utf8.Valid(text):
		s.wrong(0, "want UTF-8")
	default:
		s.read()
	}
	if s.problems != nil {
		return Style{}, s.problems
	}
	return s.style, nil
}

// A styleReader reads one style, and remembers where each member was.
type styleReader struct {
	text     []byte
	decoder  *json.Decoder
	style    Style
	places   map[string]int // of the values, by path: "light.parts.0"
	problems StyleProblems
}

func (s *styleReader) wrong(at int, format string, args ...any) {
	before := s.text[:min(at, len(s.text))]
	line := bytes.Count(before, []byte("\n"))
	column := utf8.RuneCount(before[bytes.LastIndexByte(before, '\n')+1:])
	s.problems = append(s.problems, StyleProblem{line + 1, column + 1, fmt.Sprintf(format, args...)})
}

func (s *styleReader) read() {
	s.style = DefaultStyle
	s.decoder = json.NewDecoder(bytes.NewReader(s.text))
	if err := s.object("", map[string]any{
		"light": palettePlaces(&s.style.Light), "dark": palettePlaces(&s.style.Dark),
		"font": &s.style.Font, "credit": &s.style.Credit, "logo": &s.style.Logo,
	}); err != nil {
		var syntax *json.SyntaxError
		switch {
		case errors.As(err, &syntax):
			s.wrong(s.offender(syntax), "want JSON: %s", syntax)
		case errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF):
			s.wrong(len(s.text), "want JSON, got its end")
		case !errors.Is(err, errStyle):
			s.wrong(int(s.decoder.InputOffset()), "%v", err)
		}
		return
	}
	if at := int(s.decoder.InputOffset()); len(bytes.TrimSpace(s.text[at:])) > 0 {
		s.wrong(at, "want nothing after the object")
	}
	s.checkText()
	s.checkContrast()
}

// offender is where the character is that a syntax error is about: at its offset or just before it, as it
// comes from one part of encoding/json or another.
func (s *styleReader) offender(e *json.SyntaxError) int {
	at := int(e.Offset)
	if at < len(s.text) && strings.HasPrefix(e.Error(), "invalid character '"+string(s.text[at])+"'") {
		return at
	}
	return max(0, at-1)
}

func palettePlaces(p *Palette) map[string]any {
	return map[string]any{"paper": &p.Paper, "ink": &p.Ink, "muted": &p.Muted, "line": &p.Line, "band": &p.Band, "whole": &p.Whole, "parts": &p.Parts}
}

var errStyle = errors.New("a problem has been noted") // ends the reading

// token gives the next token and where it begins.
func (s *styleReader) token() (json.Token, int, error) {
	at := int(s.decoder.InputOffset())
	token, err := s.decoder.Token()
	for at < len(s.text) && strings.IndexByte(" \t\r\n,:", s.text[at]) >= 0 {
		at++
	}
	return token, at, err
}

// object reads an object whose members go to the places that are named.
func (s *styleReader) object(path string, members map[string]any) error {
	token, at, err := s.token()
	if err != nil {
		return err
	}
	if token != json.Delim('{') {
		s.wrong(at, "%swant an object in braces, got %s", path, said(token))
		return errStyle
	}
	seen := map[string]bool{}
	for {
		token, at, err := s.token()
		if err != nil {
			return err
		}
		name, ok := token.(string)
		if !ok {
			return nil // the closing brace: the decoder allows nothing else
		}
		place, known := members[name]
		if !known || seen[name] {
			what := "is not a member of a style"
			if seen[name] {
				what = "is there twice"
			}
			s.wrong(at, "%s%q %s; the members here are %s", path, name, what, strings.Join(sortedKeys(members), ", "))
			return errStyle
		}
		seen[name] = true
		if err := s.value(path+name, place); err != nil {
			return err
		}
	}
}

func (s *styleReader) value(path string, place any) error {
	if members, ok := place.(map[string]any); ok {
		return s.object(path+".", members)
	}
	token, at, err := s.token()
	if err != nil {
		return err
	}
	s.places[path] = at
	switch place := place.(type) {
	case *string:
		text, ok := token.(string)
		if !ok {
			s.wrong(at, "%s: want text, got %s", path, said(token))
			return errStyle
		}
		*place = text
	case *[4]string:
		if token != json.Delim('[') {
			s.wrong(at, "%s: want a list of %d colours, got %s", path, len(place), said(token))
			return errStyle
		}
		for i := range place {
			if !s.decoder.More() {
				s.wrong(at, "%s: want %d colours, got %d", path, len(place), i)
				return errStyle
			}
			if err := s.value(fmt.Sprintf("%s.%d", path, i), &place[i]); err != nil {
				return err
			}
		}
		if token, at, err := s.token(); err != nil || token != json.Delim(']') {
			s.wrong(at, "%s: want %d colours, got more", path, len(place))
			return errStyle
		}
	}
	return nil
}

func said(t json.Token) string {
	if t == nil {
		return "null"
	}
	if d, ok := t.(json.Delim); ok {
		return strconv.Quote(d.String())
	}
	return strconv.Quote(fmt.Sprint(t))
}

func sortedKeys(m map[string]any) []string {
	var keys []string
	for _, k := range []string{"light", "dark", "font", "credit", "logo", "paper", "ink", "muted", "line", "band", "whole", "parts"} {
		if _, ok := m[k]; ok {
			keys = append(keys, k)
		}
	}
	return keys
}

var (
	colourForm = regexp.MustCompile(`^#[0-9a-fA-F]{6}$`)
	// fontForm is families as CSS writes them. There is nothing in it that could end a declaration.
	fontForm = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`^("[\p{L}\p{N} ._-]+"|'[\p{L}\p{N} ._-]+'|[\p{L}_-][\p{L}\p{N} _-]*)(, ?("[\p{L}\p{N} ._-]+"|'[\p{L}\p{N} ._-]+'|[\p{L}_-][\p{L}\p{N} _-]*))*$`)
	})
)

// checkText checks each text alone, and writes colours in small letters.
func (s *styleReader) checkText() {
	for _, scheme := range []struct {
		name string
		p    *Palette
	}{{"light", &s.style.Light}, {"dark", &s.style.Dark}} {
		for name, colour := range scheme.p.named() {
			if path := scheme.name + "." + name; !colourForm.MatchString(*colour) {
				s.wrong(s.places[path], "%s: want a colour as #rrggbb, got %q", path, *colour)
			} else {
				*colour = strings.ToLower(*colour)
			}
		}
	}
	if !fontForm().MatchString(s.style.Font) {
		s.wrong(s.places["font"], "font: want names of families with commas between them, got %q", s.style.Font)
	}
	for path, text := range map[string]string{"credit": s.style.Credit, "logo": s.style.Logo} {
		if n := utf8.RuneCountInString(text); n > 200 || strings.ContainsFunc(text, func(r rune) bool { return r < ' ' }) {
			s.wrong(s.places[path], "%s: want one line of at most 200 characters, got %d: %.40q", path, n, text)
		}
	}
	s.sort()
}

// named are the colours by their name in a style.
func (p *Palette) named() map[string]*string {
	all := map[string]*string{}
	for name, place := range palettePlaces(p) {
		if colour, ok := place.(*string); ok {
			all[name] = colour
		}
	}
	for i := range p.Parts {
		all["parts."+strconv.Itoa(i)] = &p.Parts[i]
	}
	return all
}
