package sections

import "testing"

func TestOnlyAddressesBecomeLinks(t *testing.T) {
	for href, want := range map[string]bool{
		"https://paper.example/1?a=b&c=d": true, "HTTP://paper.example": true, "javascript:alert(1)": false, "data:text/html,x": false,
		"//paper.example": false, "#a-exact": false, "": false, "https://x/>)": false, "licence.txt": false, "https://x/ y": false,
	} {
		if got := IsWebAddress(href); got != want {
			t.Errorf("%q: got %v, want %v", href, got, want)
		}
	}
}
