package csv

import (
	"strings"
	"testing"
	"unicode/utf8"
)

// FuzzPositions compares positions, which may be asked for in any order, with counting from the start.
func FuzzPositions(f *testing.F) {
	f.Add("id,name\n\nالف,\"a\nb\",c\r\n\"x\",y", uint(2))
	f.Fuzz(func(t *testing.T, text string, jump uint) {
		if !utf8.ValidString(text) {
			return
		}
		positions := NewPositions(text)
		for n := range 8 {
			at := (int(jump%1000) * (n*n + 1) * 7) % (len(text) + 1)
			for !utf8.RuneStart((text + "x")[at]) {
				at--
			}
			line, column := positions.At(at)
			before := text[:at]
			wantLine := strings.Count(before, "\n") + 1
			wantColumn := utf8.RuneCountInString(before[strings.LastIndex(before, "\n")+1:]) + 1
			if line != wantLine || column != wantColumn {
				t.Errorf("At(%d) in %q = %d:%d, want %d:%d", at, text, line, column, wantLine, wantColumn)
			}
		}
	})
}
