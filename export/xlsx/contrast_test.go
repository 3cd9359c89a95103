package xlsx

import (
	"math"
	"strconv"
	"testing"
)

// contrast is the contrast ratio of a colour to white (WCAG 2.2, relative luminance).
func contrast(rgb string) float64 {
	channel := func(s string) float64 {
		n, err := strconv.ParseUint(s, 16, 8)
		if err != nil {
			return 1
		}
		c := float64(n) / 255
		if c <= 0.04045 {
			return c / 12.92
		}
		return math.Pow((c+0.055)/1.055, 2.4)
	}
	return 1.05 / (0.2126*channel(rgb[:2]) + 0.7152*channel(rgb[2:4]) + 0.0722*channel(rgb[4:]) + 0.05)
}

func TestContrast(t *testing.T) {
	for _, c := range []string{ink, linkInk, quietInk, chartInk} {
		if got := contrast(c); got < 7 {
			t.Errorf("%s: got a contrast of %.1f to white, want 7", c, got)
		}
	}
	if got := contrast("777777"); got < 4.47 || got > 4.49 { // the textbook value
		t.Errorf("got %.3f for 777777", got)
	}
}
