package charts

import (
	"cmp"
	"math"
	"slices"
	"strconv"
)

// A pair is a colour on a ground, with the contrast that it needs: 4.5 for text and 3 for marks (WCAG 2.2,
// 1.4.3 and 1.4.11).
type pair struct {
	colour, ground string
	least          float64
}

var pairs = []pair{
	{"ink", "paper", 4.5}, {"ink", "band", 4.5}, {"muted", "paper", 4.5}, {"muted", "band", 4.5}, {"whole", "paper", 3},
	{"parts.0", "paper", 4.5}, // it is the colour of links too
	{"parts.1", "paper", 3}, {"parts.2", "paper", 3}, {"parts.3", "paper", 3},
	{"parts.0", "band", 3}, {"parts.1", "band", 3}, {"parts.2", "band", 3}, {"parts.3", "band", 3},
}

// checkContrast checks the colours against each other.
func (s *styleReader) checkContrast() {
	if s.problems != nil {
		return // they may be no colours
	}
	for _, scheme := range []struct {
		name string
		p    *Palette
	}{{"light", &s.style.Light}, {"dark", &s.style.Dark}} {
		colours := scheme.p.named()
		for _, pair := range pairs {
			got := contrast(*colours[pair.colour], *colours[pair.ground])
			if got >= pair.least {
				continue
			}
			at, ok := s.places[scheme.name+"."+pair.colour]
			if !ok {
				at = s.places[scheme.name+"."+pair.ground]
			}
			s.wrong(at, "%s.%s: want a contrast of at least %g to %s.%s, got %s (%s on %s)", scheme.name, pair.colour, pair.least,
				scheme.name, pair.ground, strconv.FormatFloat(math.Floor(got*100)/100, 'f', -1, 64), *colours[pair.colour], *colours[pair.ground])
		}
	}
	s.checkTurning()
	s.sort()
}

// checkTurning: a page turns light colours into dark ones by their value, so a colour of one light role
// must not have to become two dark ones.
func (s *styleReader) checkTurning() {
	light, dark := s.style.Light.named(), s.style.Dark.named()
	for _, role := range []string{"ink", "muted", "line", "band", "whole", "parts.0", "parts.1", "parts.2", "parts.3"} {
		for _, other := range []string{"paper", "ink", "muted", "line", "band", "whole", "parts.0", "parts.1", "parts.2"} {
			if other == role {
				break
			}
			if *light[role] == *light[other] && *dark[role] != *dark[other] {
				s.wrong(s.places["light."+role], "light.%s: want another colour than that of light.%s, %s: in the dark they are %s and %s",
					role, other, *light[role], *dark[role], *dark[other])
			}
		}
	}
}

// sort puts the problems in order of place.
func (s *styleReader) sort() {
	slices.SortStableFunc(s.problems, func(a, b StyleProblem) int {
		return cmp.Or(cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column), cmp.Compare(a.Message, b.Message))
	})
}

// contrast is the contrast ratio of WCAG 2.2 of two colours as #rrggbb, from 1 to 21.
func contrast(a, b string) float64 {
	la, lb := luminance(a), luminance(b)
	return (max(la, lb) + .05) / (min(la, lb) + .05)
}

func luminance(colour string) float64 {
	sum := 0.0
	for i, weight := range []float64{.2126, .7152, .0722} {
		n, _ := strconv.ParseUint(colour[1+2*i:3+2*i], 16, 8)
		v := float64(n) / 255
		if v <= .04045 {
			v /= 12.92
		} else {
			v = math.Pow((v+.055)/1.055, 2.4)
		}
		sum += weight * v
	}
	return sum
}
