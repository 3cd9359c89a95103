package chromium

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"onrecord/internal/testkit"
)

// A violation is axe-core's report on one rule.
type violation struct {
	ID, Impact, Help string
	Nodes            []struct {
		Target []any // CSS selectors, one for each frame or shadow root on the way
		HTML   string
	}
}

// Axe runs axe-core from node_modules on the page in its present state, against WCAG 2.2 A and AA and axe's best
// practices, and returns one line for each element that violates a rule.
func (p *Page) Axe() []string {
	p.t.Helper()
	Eval[bool](p, p.axeSource()+"\n;true")
	result := Eval[struct{ Violations []violation }](p, `axe.run(document, {
		preload: false, resultTypes: ["violations"],
		runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
	}).then(r => ({violations: r.violations}))`)
	var lines []string
	for _, v := range result.Violations {
		for _, n := range v.Nodes {
			lines = append(lines, fmt.Sprintf("%s (%s): %s: %v: %s", v.ID, v.Impact, v.Help, n.Target, oneLine(n.HTML)))
		}
	}
	return lines
}

// axeSource returns the script that make installed, which it looks for upwards from the test's folder.
func (p *Page) axeSource() string {
	p.t.Helper()
	dir, err := os.Getwd()
	if err != nil {
		p.t.Fatal(err)
	}
	for {
		b, err := os.ReadFile(filepath.Join(dir, "node_modules", "axe-core", "axe.min.js"))
		if err == nil {
			return string(b)
		}
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil || filepath.Dir(dir) == dir {
			testkit.Skip(p.t, "axe-core", "run make assets")
			return ""
		}
		dir = filepath.Dir(dir)
	}
}

func oneLine(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	if r := []rune(s); len(r) > 120 {
		return string(r[:120]) + "..."
	}
	return s
}
