package words_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"onrecord/dataset"
	"onrecord/dataset/count"
	"onrecord/dataset/words"
)

const module = "../.."

// TestKeysUsed parses the program and checks that every key it uses exists. A key that is composed at run
// time must begin like some key.
func TestKeysUsed(t *testing.T) {
	w, calls := words.For("en"), 0
	begins := func(prefix string) bool {
		for _, k := range w.Keys() {
			if strings.HasPrefix(k, prefix) {
				return true
			}
		}
		return false
	}
	check := func(fset *token.FileSet, call *ast.CallExpr) {
		sel, ok := call.Fun.(*ast.SelectorExpr)
		if !ok || len(call.Args) == 0 {
			return
		}
		key, whole := literal(call.Args[0])
		if key == "" {
			return
		}
		good := true
		switch sel.Sel.Name {
		case "Say":
			good = whole && w.Has(key) || !whole && begins(key)
		case "Plural":
			good = whole && w.Has(key+".other") || !whole && begins(key)
		case "Code":
			good = len(call.Args) != 2 || begins(key+".")
		default:
			return
		}
		calls++
		if !good {
			t.Errorf("%s: %s(%q): en.txt has no such words", fset.Position(call.Pos()), sel.Sel.Name, key)
		}
	}
	eachCall(t, check)
	if calls < 30 {
		t.Errorf("%d uses of words found, want at least 30: is this looking in the right place?", calls)
	}
}

// eachCall calls do with each function call in the program's files, tests excluded.
func eachCall(t *testing.T, do func(*token.FileSet, *ast.CallExpr)) {
	t.Helper()
	err := filepath.WalkDir(module, func(path string, e fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case e.IsDir() && (e.Name() == "node_modules" || e.Name() == "testdata" || e.Name() == "dist" || strings.HasPrefix(e.Name(), ".") && path != module):
			return filepath.SkipDir
		case !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go"):
			return nil
		}
		fset := token.NewFileSet()
		file, err := parser.ParseFile(fset, path, nil, 0)
		if err != nil {
			return err
		}
		ast.Inspect(file, func(n ast.Node) bool {
			if call, ok := n.(*ast.CallExpr); ok {
				do(fset, call)
			}
			return true
		})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// literal is the constant beginning of a string expression, and whether that is all of it.
func literal(e ast.Expr) (text string, whole bool) {
	switch e := e.(type) {
	case *ast.BasicLit:
		s, err := strconv.Unquote(e.Value)
		return s, err == nil
	case *ast.BinaryExpr:
		s, _ := literal(e.X)
		return s, false
	}
	return "", false
}

// TestCodesHaveWords: every value of a coded column has a message.
func TestCodesHaveWords(t *testing.T) {
	said := map[string]bool{"measure": true, "kind": true, "milestone": true, "response": true, "reading": true}
	for _, lang := range words.Languages {
		w := words.For(lang)
		want := func(key string) {
			if !w.Has(key) {
				t.Errorf("%s.txt: want words for %s", lang, key)
			}
		}
		for _, table := range dataset.Tables {
			for _, f := range table.Fields {
				for _, c := range f.Codes {
					switch {
					case said[f.Name]:
						want(f.Name + "." + c.Name)
					case f.Name == "qualifier":
						want("count." + c.Name)
					}
				}
			}
		}
		for _, g := range dataset.Groups {
			want("group." + g.Name)
		}
		for _, s := range dataset.Standings {
			want("standing." + s.Name)
		}
		for _, b := range []count.Bound{count.BoundExact, count.BoundAtLeast, count.BoundAtMost, count.BoundBetween, count.BoundNone} {
			want("bound." + string(b))
		}
	}
}

// TestDocsHaveWords: the descriptions of tables, columns, codes and rules exist in every language.
func TestDocsHaveWords(t *testing.T) {
	for _, lang := range words.Languages[1:] {
		w, said := words.For(lang), map[string]bool{}
		want := func(doc string) {
			said["doc: "+doc] = true
			if w.Doc(doc) == doc {
				t.Errorf("%s.txt: want a translation, doc: %s = ...", lang, doc)
			}
		}
		codes := [][]dataset.Code{dataset.Groups, dataset.Standings, dataset.Rules, dataset.Units}
		for i := range dataset.Tables {
			table := &dataset.Tables[i]
			want(table.Title)
			want(table.Doc)
			for j := range table.Fields {
				want(table.Fields[j].Doc)
				codes = append(codes, table.Fields[j].Codes)
			}
		}
		for _, list := range codes {
			for _, c := range list {
				want(c.Doc)
			}
		}
		for _, key := range w.Keys() { // names of columns have no full stop; the workbook's tests see to them
			if strings.HasPrefix(key, "doc: ") && strings.HasSuffix(key, ".") && !said[key] {
				t.Errorf("%s.txt: nothing says %q in English any more", lang, key)
			}
		}
	}
}
