package count

import "testing"

func counts(list ...Count) []Ends {
	ends := make([]Ends, len(list))
	for i, c := range list {
		ends[i] = c.Ends()
	}
	return ends
}

func of(q Qualifier, n int64) Count { return Count{Qualifier: q, Value: Of(n)} }

func TestAgree(t *testing.T) {
	t.Parallel()
	between := Count{Between, Of(40), Of(60)}
	one := func(list ...Count) (s [][]Ends) {
		for _, c := range list {
			s = append(s, counts(c))
		}
		return s
	}
	tests := []struct {
		name       string
		statements [][]Ends
		want       Ends
		agree      bool
	}{
		{"no claim", nil, Ends{}, true},
		{"the same", one(of(Exact, 27), of(Exact, 27)), of(Exact, 27).Ends(), true},
		{"two numbers", one(of(Exact, 27), of(Exact, 28)), Ends{}, false},
		{"a number and a lower bound", one(of(Exact, 27), of(MoreThan, 24)), of(Exact, 27).Ends(), true},
		{"a number at a bound that excludes it", one(of(Exact, 24), of(MoreThan, 24)), Ends{}, false},
		{"a number near a bound that excludes it", one(of(About, 24), of(MoreThan, 24)), of(About, 24).Ends(), true},
		{"near a number and the number", one(of(About, 55), of(Exact, 55)), of(Exact, 55).Ends(), true},
		{"near a number and another", one(of(About, 55), of(Exact, 54)), Ends{}, false},
		{"bounds that overlap", one(of(AtLeast, 50), of(UpTo, 60)), Ends{of(AtLeast, 50).Ends().Low, of(UpTo, 60).Ends().High}, true},
		{"bounds that do not", one(of(AtLeast, 60), of(UpTo, 50)), Ends{}, false},
		{"bounds with no whole number between", one(of(MoreThan, 50), of(FewerThan, 51)), Ends{}, false},
		{"bounds with one number between", one(of(MoreThan, 50), of(FewerThan, 52)), Ends{of(MoreThan, 50).Ends().Low, of(FewerThan, 52).Ends().High}, true},
		{"between", one(between, of(UpTo, 45)), Ends{between.Ends().Low, of(UpTo, 45).Ends().High}, true},
		{"renderings of one statement", [][]Ends{counts(of(Exact, 50), of(Exact, 55))}, Ends{of(Exact, 50).Ends().Low, of(Exact, 55).Ends().High}, true},
		{"a rendering that another claim confirms", [][]Ends{counts(of(Exact, 50), of(Exact, 55)), counts(of(Exact, 55))}, of(Exact, 55).Ends(), true},
		{"renderings that no other claim confirms", [][]Ends{counts(of(Exact, 50), of(Exact, 55)), counts(of(Exact, 54))}, Ends{}, false},
	}
	for _, test := range tests {
		if got, agree := Agree(test.statements); got != test.want || agree != test.agree {
			t.Errorf("%s: got %+v, %v; want %+v, %v", test.name, got, agree, test.want, test.agree)
		}
	}
}

// Every number up to a limit is tried, so that the intervals are held to what the qualifiers say.
func FuzzAgree(f *testing.F) {
	f.Add(uint8(0), uint8(4), uint8(3), uint8(5))
	f.Add(uint8(5), uint8(4), uint8(3), uint8(5))
	f.Fuzz(func(t *testing.T, q1, n1, q2, n2 uint8) {
		qualifiers := []Qualifier{Exact, UpTo, FewerThan, AtLeast, MoreThan}
		a := of(qualifiers[int(q1)%5], int64(n1%40)+1)
		b := of(qualifiers[int(q2)%5], int64(n2%40)+1)
		got, agree := Agree([][]Ends{counts(a), counts(b)})
		found := false
		for n := int64(-5); n < 50; n++ {
			in := holds(a, n) && holds(b, n)
			found = found || in
			if agree && in != ((!got.Least().Known || n >= got.Least().N) && (!got.Most().Known || n <= got.Most().N)) {
				t.Fatalf("%v and %v: %d is in: %v, in %+v", a, b, n, in, got)
			}
		}
		if found != agree {
			t.Fatalf("%v and %v: agree %v, want %v", a, b, agree, found)
		}
	})
}

func holds(c Count, n int64) bool {
	low, high := c.Low(), c.High()
	return (!low.Known || n >= low.N) && (!high.Known || n <= high.N)
}
