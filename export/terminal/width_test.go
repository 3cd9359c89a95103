package terminal

import "testing"

func TestWidthOfText(t *testing.T) {
	for _, test := range []struct {
		s    string
		want int
	}{
		{"", 0}, {"up to 400 … −5", 14}, {"↳ └── │", 7}, {"“quoted”", 8}, {"Käthe", 5}, {"e\u0301", 1},
		{"دست\u200cکم", 5}, {"مُحَمَّد", 4}, {"۱۲۳", 3}, {"航班", 4}, {"🙂", 2},
		{"日本", 4}, {"شایان", 5}, {"│", 1}, {"“", 1},
	} {
		if got := width(test.s); got != test.want {
			t.Errorf("width(%q) = %d, want %d", test.s, got, test.want)
		}
	}
}
