package cli

import (
	"html"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

var (
	notText  = regexp.MustCompile(`(?s)<script.*?</script>|<style.*?</style>|<textarea.*?</textarea>|<pre.*?</pre>|<code.*?</code>|<!--.*?-->`)
	legend   = regexp.MustCompile(`(?s)<dl><dt>50</dt>.*?</dl>`) // explains the qualifiers by the example of 50
	spoken   = regexp.MustCompile(`(?:aria-label|aria-valuetext|title|alt|content)="([^"]*)"`)
	drawing  = regexp.MustCompile(`(?s)<svg.*?</svg>`)
	heading  = regexp.MustCompile(`<h[2-6]\b[^>]*>`)
	named    = regexp.MustCompile(`<(?:tr|li)\b[^>]*\bdata-id="([^"]*)"[^>]*>`)
	cellEnd  = regexp.MustCompile(`</t[dh]>`)
	block    = regexp.MustCompile(`</?(?:p|div|li|ul|ol|dl|dt|dd|tr|table|h\d|section|figure|figcaption|summary|details|button|label|text|tspan|title|desc|g|option|caption|main|header|footer|nav|article|blockquote|pre)\b[^>]*>`)
	tag      = regexp.MustCompile(`<[^>]*>`)
	lineMark = regexp.MustCompile(`^(#+ |§|@[^@]*@)?(.*)$`)
)

// html walks over the text of a page, its text alternatives, and its drawings. What
// scripts show is in the drawings and in the table below them.
func (w *walk) html(where, page string) {
	page = legend.ReplaceAllString(notText.ReplaceAllString(page, " "), "")
	for _, m := range spoken.FindAllStringSubmatch(page, -1) {
		if !strings.Contains(m[0], "viewport") && !strings.Contains(m[1], "width=") {
			w.prose(where, html.UnescapeString(m[1]), subject{})
		}
	}
	for _, s := range drawing.FindAllString(page, -1) {
		w.svg(where, s)
	}
	page = drawing.ReplaceAllString(page, " ")
	page = named.ReplaceAllString(heading.ReplaceAllString(page, "\n§"), "\n@$1@")
	page = block.ReplaceAllString(cellEnd.ReplaceAllString(page, " | "), "\n")
	w.lines(where, html.UnescapeString(tag.ReplaceAllString(page, "")))
}

// lines walks over the lines of a text. A heading, marked by § or as in Markdown, holds those after it; a row
// may be marked by its @id@.
func (w *walk) lines(where, text string) {
	var section subject
	for line := range strings.Lines(text) {
		m := lineMark.FindStringSubmatch(strings.TrimSpace(line))
		mark, rest := m[1], m[2]
		holder := section
		if id, ok := strings.CutPrefix(mark, "@"); ok {
			holder = subject{ids: []string{strings.TrimSuffix(id, "@")}}
		} else if mark != "" {
			section = w.subjectOf(w.own.Replace(rest))
			section.ids, section.groups, holder = nil, nil, subject{}
		}
		w.prose(where, rest, holder)
	}
}

var (
	month          = regexp.MustCompile(`^(?:January|February|March|April|May|June|July|August|September|October|November|December)\b`)
	drawnText      = regexp.MustCompile(`(?s)<text([^>]*)>(.*?)</text>`)
	position       = regexp.MustCompile(`\b([xy])="(-?[\d.]+)"`)
	qualifierFirst = regexp.MustCompile(`(?i)^(?:about|up to|at least|at most|more than|fewer than) \d`)
	lastWords      = regexp.MustCompile(`(?:[a-zA-Z]+ )?[a-zA-Z]+$`)
)

// A label is a text in a drawing.
type label struct{ x, y, text string }

func (l label) value() (float64, bool) {
	n, err := strconv.ParseFloat(strings.ReplaceAll(l.text, ",", ""), 64)
	return n, err == nil
}

func labelsOf(drawing string) []label {
	var labels []label
	for _, m := range drawnText.FindAllStringSubmatch(drawing, -1) {
		l := label{text: html.UnescapeString(tag.ReplaceAllString(m[2], ""))}
		for _, p := range position.FindAllStringSubmatch(m[1], -1) {
			if p[1] == "x" {
				l.x = p[2]
			} else {
				l.y = p[2]
			}
		}
		labels = append(labels, l)
	}
	return labels
}

// svg walks over the labels of a drawing, which are about its chart. Three numbers and more that stand in a
// line and rise by the same step are the ticks of an axis.
func (w *walk) svg(where, drawing string) {
	labels := labelsOf(drawing)
	inLine := map[string][]float64{}
	for _, l := range labels {
		if n, ok := l.value(); ok {
			inLine["x"+l.x] = append(inLine["x"+l.x], n)
			inLine["y"+l.y] = append(inLine["y"+l.y], n)
		}
	}
	var alone []label
	for i, l := range labels {
		text := unbroken(labels, i)
		_, isNumber := l.value()
		switch {
		case i > 0 && month.MatchString(l.text): // the date began on the line before
		case w.isPieceOfText(l.text), isNumber && (year.MatchString(l.text) || rises(inLine["x"+l.x]) || rises(inLine["y"+l.y])):
			w.passed++
		case isNumber && text == l.text:
			alone = append(alone, l)
		default:
			w.prose(where+", drawn", text, subject{})
		}
	}
	w.alone(where+", drawn", alone)
}

// unbroken is a label with what belongs to it on the lines before and after, where a quantity, a date or a
// parenthesis is broken.
func unbroken(labels []label, i int) string {
	text := labels[i].text
	if i > 0 {
		for _, words := range []string{lastWords.FindString(labels[i-1].text), lastWord(labels[i-1].text)} {
			if joined := words + " " + text; qualifierFirst.MatchString(joined) {
				text = joined
				break
			}
		}
	}
	if i+1 < len(labels) && (month.MatchString(labels[i+1].text) || strings.Count(text, "(") > strings.Count(text, ")")) {
		text += " " + labels[i+1].text
	}
	return text
}

func lastWord(s string) string { return s[strings.LastIndex(s, " ")+1:] }

// alone walks over numbers that stand by themselves. Those that go from 1 on are the numbers of marks.
func (w *walk) alone(where string, labels []label) {
	var values []float64
	for _, l := range labels {
		n, _ := l.value()
		values = append(values, n)
	}
	values = slices.Compact(slices.Sorted(slices.Values(values)))
	if rises(values) && values[0] == 1 && values[len(values)-1] == float64(len(values)) {
		w.passed += len(labels)
		return
	}
	for _, l := range labels {
		w.prose(where, l.text, subject{})
	}
}

// rises reports whether three numbers or more go up by the same step.
func rises(list []float64) bool {
	list = slices.Compact(slices.Sorted(slices.Values(list)))
	if len(list) < 3 {
		return false
	}
	for i := range list[2:] {
		if d := (list[i+2] - list[i+1]) - (list[i+1] - list[i]); d > 1e-9 || d < -1e-9 {
			return false
		}
	}
	return true
}

// terminal walks over a text for the terminal. A line that is not indented is a heading. A line goes on in the
// next where the next word would not have fitted into 80 columns, unless it ends with an [id].
func (w *walk) terminal(where, text string) {
	var b strings.Builder
	last := ""
	for line := range strings.Lines(text) {
		line = strings.TrimRight(line, "\n")
		next, _, _ := strings.Cut(strings.TrimSpace(line), " ")
		switch {
		case next != "" && len(last)+1+len(next) > 80 && !strings.HasSuffix(last, "]"):
			b.WriteString(" " + strings.TrimSpace(line))
		case !strings.HasPrefix(line, " "):
			b.WriteString("\n§" + line)
		default:
			b.WriteString("\n" + line)
		}
		last = line
	}
	w.lines(where, b.String())
}
