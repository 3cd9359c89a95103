package cli

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

var link = regexp.MustCompile(`\[([^\]]*)\]\(([^)\s]+)\)`)

// Every relative link leads to a file that is there, and to a heading of it if it names one. A link from a
// name in code style to a Go file leads to a declaration of that name.
func TestDocsLinks(t *testing.T) {
	for _, p := range papers(t) {
		for _, m := range link.FindAllStringSubmatch(p.prose(), -1) {
			if strings.Contains(m[2], ":") {
				continue // an address
			}
			file, anchor, _ := strings.Cut(m[2], "#")
			target := path.Join(path.Dir(p.name), file)
			if file == "" {
				target = p.name
			}
			if _, err := os.Stat(filepath.Join("..", target)); err != nil {
				t.Errorf("%s links to %s, which is not there", p.name, m[2])
				continue
			}
			if anchor != "" && !slices.Contains(anchors(fromRoot(t, target)), anchor) {
				t.Errorf("%s links to %s: %s has no such heading", p.name, m[2], target)
			}
			if name := strings.Trim(m[1], "`"); name != m[1] && strings.HasSuffix(file, ".go") && !strings.Contains(name, "/") && !slices.Contains(declared(t, target), name) {
				t.Errorf("%s: %s declares no %s", p.name, target, name)
			}
		}
	}
}

// Every path in code style, such as `dataset/columns.go`, is there. The changelog may name what is gone, and
// .github is in the reader's dataset.
func TestDocsPaths(t *testing.T) {
	for _, p := range papers(t) {
		if p.name == "CHANGELOG.md" {
			continue
		}
		for _, m := range regexp.MustCompile("`([\\w.]+(?:/[\\w.]+)*/?[\\w*]+\\.(?:go|txt|txtar|yml|css|js|tmpl))`").FindAllStringSubmatch(p.prose(), -1) {
			if !strings.Contains(m[1], "/") || strings.HasPrefix(m[1], ".github/") {
				continue
			}
			if matches, _ := filepath.Glob(filepath.Join("..", m[1])); len(matches) == 0 {
				t.Errorf("%s names %s, which is not there", p.name, m[1])
			}
		}
	}
}

// anchors returns the anchors of a paper's headings, as GitHub makes them.
func anchors(text string) []string {
	var list []string
	for _, m := range regexp.MustCompile(`(?m)^#+ (.*)$`).FindAllStringSubmatch(fence.ReplaceAllString(text, ""), -1) {
		slug := regexp.MustCompile(`[^\p{L}\p{N} _-]`).ReplaceAllString(strings.ToLower(m[1]), "")
		list = append(list, strings.ReplaceAll(slug, " ", "-"))
	}
	return list
}

// declared returns the names that a Go file declares at its top; a method also as Type.Method.
func declared(t *testing.T, name string) []string {
	t.Helper()
	file, err := parser.ParseFile(token.NewFileSet(), filepath.Join("..", name), nil, parser.SkipObjectResolution)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, d := range file.Decls {
		switch d := d.(type) {
		case *ast.FuncDecl:
			names = append(names, d.Name.Name)
			if d.Recv != nil {
				names = append(names, receiver(d.Recv.List[0].Type)+"."+d.Name.Name)
			}
		case *ast.GenDecl:
			for _, s := range d.Specs {
				switch s := s.(type) {
				case *ast.TypeSpec:
					names = append(names, s.Name.Name)
				case *ast.ValueSpec:
					for _, n := range s.Names {
						names = append(names, n.Name)
					}
				}
			}
		}
	}
	return names
}

func receiver(e ast.Expr) string {
	switch e := e.(type) {
	case *ast.StarExpr:
		return receiver(e.X)
	case *ast.IndexExpr:
		return receiver(e.X)
	case *ast.Ident:
		return e.Name
	}
	return ""
}
