package charts

import (
	"math"
	"strconv"
	"testing"
)

// deficiencies are how linear RGB is seen without one kind of cone: Machado, Oliveira and Fernandes,
// "A Physiologically-based Model for Simulation of Color Vision Deficiency" (2009), at severity 1.
var deficiencies = map[string][3][3]float64{
	"none":         {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}},
	"protanopia":   {{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}},
	"deuteranopia": {{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}},
	"tritanopia":   {{1.255528, -0.076749, -0.178779}, {-0.078411, 0.930809, 0.147602}, {0.004733, 0.691367, 0.303900}},
}

func linear(colour string) (rgb [3]float64) {
	for i := range rgb {
		n, _ := strconv.ParseUint(colour[1+2*i:3+2*i], 16, 8)
		if rgb[i] = float64(n) / 255; rgb[i] <= .04045 {
			rgb[i] /= 12.92
		} else {
			rgb[i] = math.Pow((rgb[i]+.055)/1.055, 2.4)
		}
	}
	return rgb
}

// lab is a colour of linear RGB in CIELAB, for the white of sRGB.
func lab(rgb [3]float64) [3]float64 {
	to := [3][3]float64{{.4124564, .3575761, .1804375}, {.2126729, .7151522, .0721750}, {.0193339, .1191920, .9503041}}
	xyz := times(to, rgb)
	for i, white := range [3]float64{.95047, 1, 1.08883} {
		if t := xyz[i] / white; t > 216./24389 {
			xyz[i] = math.Cbrt(t)
		} else {
			xyz[i] = (24389./27*t + 16) / 116
		}
	}
	return [3]float64{116*xyz[1] - 16, 500 * (xyz[0] - xyz[1]), 200 * (xyz[1] - xyz[2])}
}

func times(m [3][3]float64, v [3]float64) (out [3]float64) {
	for i := range m {
		for j := range v {
			out[i] += m[i][j] * v[j]
		}
		out[i] = max(0, min(1, out[i]))
	}
	return out
}

// The parts are told apart by readers with any of the common deficiencies of colour vision: a difference of
// 2.3 in CIELAB is just noticed, 20 is plain.
func TestPartsAreApartForEveryReader(t *testing.T) {
	for scheme, p := range map[string]Palette{"light": DefaultStyle.Light, "dark": DefaultStyle.Dark} {
		for name, m := range deficiencies {
			for i := range p.Parts {
				for j := range i {
					a, b := lab(times(m, linear(p.Parts[i]))), lab(times(m, linear(p.Parts[j])))
					if d := math.Hypot(math.Hypot(a[0]-b[0], a[1]-b[1]), a[2]-b[2]); d < 20 {
						t.Errorf("%s, %s: parts %d and %d are %.1f apart, want 20", scheme, name, j, i, d)
					}
				}
			}
		}
	}
}
