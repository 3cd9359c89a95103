package arrows

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"strings"
	"testing"
)

// longestFunction is how many lines a function may have.
const longestFunction = 60

// longFunctions lists the functions that have more lines, as "file:line: name has N lines".
func longFunctions(name string, text []byte) ([]string, error) {
	files := token.NewFileSet()
	file, err := parser.ParseFile(files, name, text, parser.SkipObjectResolution)
	if err != nil {
		return nil, err
	}
	var long []string
	for _, d := range file.Decls {
		f, ok := d.(*ast.FuncDecl)
		if !ok {
			continue
		}
		from, to := files.Position(f.Pos()), files.Position(f.End())
		if n := to.Line - from.Line + 1; n > longestFunction {
			long = append(long, fmt.Sprintf("%s:%d: %s has %d lines, want at most %d", name, from.Line, f.Name.Name, n, longestFunction))
		}
	}
	return long, nil
}

func TestFunctionsAreShort(t *testing.T) {
	eachGoFile(t, func(name string) {
		text, err := os.ReadFile(root + "/" + name)
		if err != nil {
			t.Fatal(err)
		}
		long, err := longFunctions(name, text)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range long {
			t.Error(f)
		}
	})
}

func TestFunctionsAreShortBites(t *testing.T) {
	body := func(lines int) []byte {
		return []byte("package x\n\nfunc long() {\n" + strings.Repeat("\tprintln()\n", lines-2) + "}\n")
	}
	if got, err := longFunctions("x.go", body(longestFunction)); err != nil || len(got) != 0 {
		t.Errorf("got %q, %v, want none", got, err)
	}
	if got, err := longFunctions("x.go", body(longestFunction+1)); err != nil || len(got) != 1 || got[0] != "x.go:3: long has 61 lines, want at most 60" {
		t.Errorf("got %q, %v, want one of 61 lines", got, err)
	}
}
