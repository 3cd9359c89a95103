package charts

import (
	"fmt"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// longPath is a path of a still that is worth shortening, in bytes.
const longPath = 2000

var stillPath = regexp.MustCompile(`<path d="([^"]+)"([^>]*)/>`)

// shorten makes a still smaller that has hundreds of marks of one form: the form is there once, and each
// mark is a use of it. Ids begin with prefix. What else there is stays as it is.
func shorten(svg, prefix string) string {
	n := 0
	return stillPath.ReplaceAllStringFunc(svg, func(element string) string {
		m := stillPath.FindStringSubmatch(element)
		if len(m[1]) < longPath {
			return element
		}
		form, places, ok := repeated(m[1])
		if !ok {
			return element
		}
		n++
		id := fmt.Sprintf("%s-%d", prefix, n)
		var b strings.Builder
		fmt.Fprintf(&b, `<g%s><defs><path id="%s" d="%s"/></defs>`, m[2], id, form)
		for _, at := range places {
			fmt.Fprintf(&b, `<use href="#%s" x="%s" y="%s"/>`, id, short(at[0]), short(at[1]))
		}
		b.WriteString("</g>")
		return b.String()
	})
}

func short(x float64) string { return strconv.FormatFloat(math.Round(x*10)/10, 'f', -1, 64) }

// repeated finds that a path is one form of one or two outlines, drawn at many places: to a fifth of a
// pixel, because the numbers of a path are rounded. The form begins at 0, 0.
func repeated(d string) (form string, places [][2]float64, ok bool) {
	var outlines []outline
	for _, part := range strings.Split(d, "M")[1:] {
		o, ok := readOutline("M" + part)
		if !ok {
			return "", nil, false
		}
		outlines = append(outlines, o)
	}
	for period := 1; period <= 2; period++ {
		if len(outlines)%period == 0 && len(outlines) > period && alike(outlines, period) {
			x, y := outlines[0].points[0][0], outlines[0].points[0][1]
			for _, o := range outlines[:period] {
				form += o.from(x, y)
			}
			for i := 0; i < len(outlines); i += period {
				places = append(places, outlines[i].points[0])
			}
			return form, places, true
		}
	}
	return "", nil, false
}

// alike reports whether each outline is the one a period before, moved.
func alike(outlines []outline, period int) bool {
	for i, o := range outlines {
		first, place, model := outlines[i%period], outlines[i-i%period].points[0], outlines[0].points[0]
		if o.commands != first.commands {
			return false
		}
		for j, p := range o.points {
			q := first.points[j]
			if apart(p[0]-place[0], q[0]-model[0]) || apart(p[1]-place[1], q[1]-model[1]) {
				return false
			}
		}
		for j := range o.arcs {
			for k := range o.arcs[j] {
				if apart(o.arcs[j][k], first.arcs[j][k]) {
					return false
				}
			}
		}
	}
	return true
}

// apart reports whether two numbers differ by more than rounding both has done.
func apart(a, b float64) bool { return math.Abs(a-b) > .21 }

// An outline is the part of a path from one M to the next.
type outline struct {
	commands string
	points   [][2]float64 // of each command but Z: for C two that bend the curve, then where it ends
	arcs     [][5]float64 // radii, rotation and flags of each A
}

var pathCommand = regexp.MustCompile(`([MLCAZ])([^MLCAZ]*)`)

// readOutline reads absolute moves, lines, cubic curves and arcs; false where there is anything else.
func readOutline(d string) (o outline, ok bool) {
	length := 0
	for _, c := range pathCommand.FindAllStringSubmatch(d, -1) {
		length += len(c[0])
		o.commands += c[1]
		var numbers []float64
		for _, field := range strings.Fields(c[2]) {
			x, err := strconv.ParseFloat(field, 64)
			if err != nil {
				return o, false
			}
			numbers = append(numbers, x)
		}
		if n := len(numbers); n != map[string]int{"M": 2, "L": 2, "C": 6, "A": 7}[c[1]] {
			return o, false
		} else if c[1] == "A" && len(o.points) == 0 {
			return o, false
		} else if c[1] == "A" {
			o.points = append(o.points, [2]float64(numbers[5:]))
		} else {
			for pair := range slices.Chunk(numbers, 2) {
				o.points = append(o.points, [2]float64(pair))
			}
		}
		if c[1] == "A" {
			arc, from, to := [5]float64(numbers), o.points[len(o.points)-2], o.points[len(o.points)-1]
			if math.Abs(math.Hypot(to[0]-from[0], to[1]-from[1])-2*arc[0]) < .05 {
				arc[3] = 0 // of half a turn either part is the large one
			}
			o.arcs = append(o.arcs, arc)
		}
	}
	return o, length == len(d) && len(o.points) > 0
}

// from writes the outline as seen from a place.
func (o outline) from(x, y float64) string {
	var b strings.Builder
	point, arc := 0, 0
	for _, c := range o.commands {
		b.WriteRune(c)
		if c == 'Z' {
			continue
		}
		if c == 'A' {
			for _, n := range o.arcs[arc] {
				b.WriteString(short(n) + " ")
			}
			arc++
		}
		end := point + 1
		if c == 'C' {
			end = point + 3
		}
		for first := point; point < end; point++ {
			if point > first {
				b.WriteByte(' ')
			}
			b.WriteString(short(o.points[point][0]-x) + " " + short(o.points[point][1]-y))
		}
	}
	return b.String()
}
