package count_test

import (
	"fmt"
	"strings"
	"testing"

	"onrecord/dataset/count"
)

func TestEnds(t *testing.T) {
	for _, test := range []struct{ count, low, high, point, single string }{
		{"exact 55", "55", "55", "55", "55"},
		{"exact 0", "0", "0", "0", "0"},
		{"about 100", "100", "100", "100", "100"},
		{"up_to 400", "", "400", "", "up_to 400 names an upper end only, and anything below it would be invented"},
		{"fewer_than 10", "", "9", "", "fewer_than 10 names an upper end only, and anything below it would be invented"},
		{"at_least 50", "50", "", "", "at_least 50 names a lower end only, and anything above it would be invented"},
		{"more_than 50", "51", "", "", "more_than 50 names a lower end only, and anything above it would be invented"},
		{"between 20 30", "20", "30", "", "between 20 and 30 names two ends, and a midpoint would be nobody's number"},
		{"unstated", "", "", "", "no number was given, and unknown is not 0"},
	} {
		c := parse(t, test.count)
		n, err := c.Single()
		single := fmt.Sprint(n)
		if err != nil {
			single = err.Error()
		}
		for _, end := range []struct{ name, got, want string }{
			{"low", c.Low().String(), test.low}, {"high", c.High().String(), test.high},
			{"point", c.Point().String(), test.point}, {"single", single, test.single},
			{"approximate", fmt.Sprint(c.Approximate()), fmt.Sprint(strings.HasPrefix(test.count, "about"))},
		} {
			if end.got != end.want {
				t.Errorf("%s: %s = %q, want %q", test.count, end.name, end.got, end.want)
			}
		}
	}
	var zero count.Number
	if zero.Known || zero == count.Of(0) || zero.String() != "" || count.Of(0).String() != "0" {
		t.Errorf("the zero Number is %v %q; want it unknown and not 0", zero, zero)
	}
}

func TestParseNumber(t *testing.T) {
	for _, test := range []struct {
		text string
		want count.Number
	}{
		{"", count.Number{}},
		{"0", count.Of(0)},
		{"55", count.Of(55)},
		{"999999999999999", count.Of(count.Max)},
	} {
		got, err := count.ParseNumber(test.text)
		if err != nil || got != test.want || got.String() != test.text {
			t.Errorf("ParseNumber(%q) = %v, %v; want %v", test.text, got, err, test.want)
		}
	}
	for _, text := range []string{
		" 55", "55 ", "-55", "+55", "55.5", "55.0", "1,000", "1 000", "1'000", "1_000", "1e3", "1e309", "0x1f", "055", "00",
		"۵۵", "٥٥", "５５", "²", "½", "NaN", "Inf", "1000000000000000", "9223372036854775808", "18446744073709551617",
		"1" + strings.Repeat("0", 1000), "55\x00", "fifty",
	} {
		if got, err := count.ParseNumber(text); err == nil || got.Known {
			t.Errorf("ParseNumber(%q) = %v, %v; want an error", text, got, err)
		}
	}
}

// TestDecimal: a lower bound rounds down and an upper bound up, so that what is shown stays true.
func TestDecimal(t *testing.T) {
	for _, test := range []struct {
		num, den, scale   int64
		down, nearest, up string
	}{
		{55, 400, 100, "13.7", "13.8", "13.8"}, // 13.75
		{400, 55, 1, "7.2", "7.3", "7.3"},      // 7.2727...
		{110, 400, 100, "27.5", "27.5", "27.5"},
		{400, 110, 1, "3.6", "3.6", "3.7"},
		{1, 3, 100, "33.3", "33.3", "33.4"},
		{2, 3, 100, "66.6", "66.7", "66.7"},
		{1, 8, 1, "0.12", "0.13", "0.13"}, // 0.125
		{1, 1, 100, "100", "100", "100"},
		{0, 7, 100, "0", "0", "0"},
		{999, 1000, 1, "0.99", "0.999", "0.999"},     // not 1
		{9999, 10000, 100, "99.9", "99.99", "99.99"}, // not all
		{2500, 2499, 1, "1.0004", "1.0004", "1.1"},   // more than the same
		{2499, 2500, 100, "99.9", "99.96", "99.96"},
		{1, 100, 1, "0.01", "0.01", "0.01"},
		{1, 300, 1, "0.0033", "0.0033", "0.0034"},
		{1, 3_000_000, 100, "0.000033", "0.000033", "0.000034"},
		{1, count.Max, 100, "0.0000000000001", "0.0000000000001", "0.00000000000011"},
		{count.Max, 1, 100, "99999999999999900", "99999999999999900", "99999999999999900"},
		{count.Max, 7, 1, "142857142857142.7", "142857142857142.7", "142857142857142.8"},
		{-29, 4, 1, "-7.3", "-7.3", "-7.2"}, // -7.25
		{-1, 3, 1, "-0.34", "-0.33", "-0.33"},
		{-45, 1, 1, "-45", "-45", "-45"},
	} {
		r := count.Ratio{Num: test.num, Den: test.den}
		for _, way := range []struct {
			name     string
			rounding count.Rounding
			want     string
		}{{"down", count.Down, test.down}, {"nearest", count.Nearest, test.nearest}, {"up", count.Up, test.up}} {
			if got := r.Decimal(test.scale, way.rounding); got != way.want {
				t.Errorf("%d/%d times %d, %s = %s, want %s", test.num, test.den, test.scale, way.name, got, way.want)
			}
		}
	}
	if got := (count.Ratio{}).Decimal(1, count.Nearest); got != "" {
		t.Errorf("an unknown ratio is %q, want it empty", got)
	}
}

// TestCoarse: an approximate result is no finer than the numbers that it came from.
func TestCoarse(t *testing.T) {
	about := func(n int64) count.Span { return with(count.About)(n).Span() }
	exact := func(n int64) count.Span { return with(count.Exact)(n).Span() }
	for _, test := range []struct {
		part, whole count.Span
		want        string
	}{
		{exact(62), about(70), "90"},
		{exact(55), about(400), "14"},
		{exact(55), about(100), "55"},
		{about(50), exact(400), "12"}, // 12.5, rounded down here
		{about(999), exact(1000), "99.9"},
		{exact(997), about(1000), "99.7"}, // to the nearest hundredth it would be all
		{about(1), exact(999_999), "0.0001"},
	} {
		share, err := test.part.Div(test.whole)
		rounding := count.Nearest
		if test.want == "12" {
			rounding = count.Down
		}
		if got := share.Low.Coarse(share.Step, rounding).Decimal(100, rounding); got != test.want || err != nil {
			t.Errorf("%v of %v = %s (step %v), want %s", test.part.Low, test.whole.Low, got, share.Step, test.want)
		}
	}
	for n, want := range map[int64]int64{0: 1, 7: 1, 30: 1, 40: 10, 55: 1, 70: 10, 100: 10, 120: 10, 300: 10, 400: 100, 1000: 100, count.Max: 1} {
		if got := count.Step(n); got != want {
			t.Errorf("the step of about %d is %d, want %d", n, got, want)
		}
	}
}

func TestBoundRounding(t *testing.T) {
	for bound, want := range map[count.Bound]count.Rounding{
		count.BoundExact: count.Nearest, count.BoundAtLeast: count.Down, count.BoundAtMost: count.Up,
	} {
		if got := bound.Rounding(); got != want {
			t.Errorf("%s rounds %d, want %d", bound, got, want)
		}
	}
}

// FuzzDecimal: rounded down is never above the ratio, rounded up never below, and a ratio that is not 0
// is never shown as 0.
func FuzzDecimal(f *testing.F) {
	f.Add(int64(55), int64(400), int64(100))
	f.Add(int64(-1), int64(count.Max), int64(1))
	f.Fuzz(func(t *testing.T, num, den, scale int64) {
		if den <= 0 || den > count.Max || num > count.Max || num < -count.Max || scale < 1 || scale > 100 {
			return
		}
		r := count.Ratio{Num: num, Den: den}
		var shown [3]string
		for i, rounding := range []count.Rounding{count.Down, count.Nearest, count.Up} {
			shown[i] = r.Decimal(scale, rounding)
			rat := r.Rat()
			rat.Mul(rat, count.Whole(scale).Rat())
			got, ok := count.Whole(0).Rat().SetString(shown[i])
			if !ok {
				t.Fatalf("%d/%d: %q is no number", num, den, shown[i])
			}
			c := got.Cmp(rat)
			if rounding == count.Down && c > 0 || rounding == count.Up && c < 0 {
				t.Errorf("%d/%d times %d, rounding %d = %s", num, den, scale, rounding, shown[i])
			}
			if got.Sign() != rat.Sign() {
				t.Errorf("%d/%d times %d, rounding %d = %s: the sign is lost", num, den, scale, rounding, shown[i])
			}
		}
	})
}

func Example() {
	part := count.Count{Qualifier: count.Exact, Value: count.Of(55)}
	whole := count.Count{Qualifier: count.UpTo, Value: count.Of(400)}
	share, err := part.Span().Div(whole.Span())
	if err != nil {
		fmt.Println(err)
		return
	}
	bound := share.Bound()
	fmt.Println(bound, share.Low, share.Low.Decimal(100, bound.Rounding()), "%")
	_, err = whole.Single()
	fmt.Println(err)
	// Output:
	// at_least {55 400} 13.7 %
	// up_to 400 names an upper end only, and anything below it would be invented
}
