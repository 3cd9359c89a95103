package sections

import "testing"

func TestLinksWithinTheSite(t *testing.T) {
	for href, want := range map[string]bool{
		"#a": true, "claims.html#claim-a": true, "claims.html": false, "javascript:x.html#a": false, "//host/x.html#a": false, `\\host\x.html#a`: false, "https://x/a.html#b": false, "": false,
	} {
		if got := isWithinSite(href); got != want {
			t.Errorf("%q: got %v, want %v", href, got, want)
		}
	}
}

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
