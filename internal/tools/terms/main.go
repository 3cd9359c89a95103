// Command terms writes the names, versions and licences of Go and of the Go modules in the program into a file for
// the program to embed. Make runs it; the texts come from the module cache.
//
//	go run ./internal/tools/terms PACKAGE OUT.json
package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strings"

	"onrecord/charts/assets"
)

// A pkg is a package as go list -json prints it.
type pkg struct {
	Dir    string
	Module *struct {
		Path, Version, Dir string
		Main               bool
	}
}

func main() {
	if len(os.Args) != 3 {
		fmt.Fprintln(os.Stderr, "usage: terms PACKAGE OUT.json")
		os.Exit(2)
	}
	if err := run(os.Args[1], os.Args[2]); err != nil {
		fmt.Fprintln(os.Stderr, "terms:", err)
		os.Exit(1)
	}
}

func run(name, out string) error {
	list, err := modules(name)
	if err != nil {
		return err
	}
	text, err := json.MarshalIndent(list, "", "\t")
	if err != nil {
		return err
	}
	return os.WriteFile(out, append(text, '\n'), 0o644)
}

// modules returns the licences of Go and of the modules that a package depends on, sorted by path.
func modules(name string) ([]assets.Licence, error) {
	golang, err := golangLicence()
	if err != nil {
		return nil, err
	}
	byPath, err := moduleLicences(name)
	if err != nil {
		return nil, err
	}
	list := []assets.Licence{golang}
	for _, path := range slices.Sorted(maps.Keys(byPath)) {
		l := byPath[path]
		if l.Text == "" {
			return nil, fmt.Errorf("%s %s: want a file with its licence, there is none", l.Name, l.Version)
		}
		if l.SPDX = spdx(l.Text); l.SPDX == "" {
			return nil, fmt.Errorf("%s %s: want a licence that is known here, got %.200q", l.Name, l.Version, l.Text)
		}
		list = append(list, *l)
	}
	return list, nil
}

func golangLicence() (assets.Licence, error) {
	root, err := exec.Command("go", "env", "GOROOT").Output()
	if err != nil {
		return assets.Licence{}, err
	}
	text, err := os.ReadFile(filepath.Join(strings.TrimSpace(string(root)), "LICENSE"))
	return assets.Licence{Name: "Go", Version: runtime.Version(), SPDX: "BSD-3-Clause", Source: "https://go.dev/dl/",
		Why: "the language, its library and its run time", Text: string(text)}, err
}

// moduleLicences collects the licence texts of the modules that a package depends on, by module path.
func moduleLicences(name string) (map[string]*assets.Licence, error) {
	cmd := exec.Command("go", "list", "-deps", "-json=Dir,Module", name)
	cmd.Stderr = os.Stderr
	listed, err := cmd.Output()
	if err != nil {
		return nil, err
	}
	byPath := map[string]*assets.Licence{}
	seen := map[string]bool{} // files
	for dec := json.NewDecoder(bytes.NewReader(listed)); ; {
		var p pkg
		if err := dec.Decode(&p); errors.Is(err, io.EOF) {
			return byPath, nil
		} else if err != nil {
			return nil, err
		}
		if p.Module == nil || p.Module.Main {
			continue
		}
		m := p.Module
		l := byPath[m.Path]
		if l == nil {
			l = &assets.Licence{Name: m.Path, Version: m.Version, Source: "https://pkg.go.dev/" + m.Path + "@" + m.Version, Why: "a Go module in this program"}
			byPath[m.Path] = l
		}
		// A package may have a licence of its own in its folder, as fonts do.
		for dir := p.Dir; strings.HasPrefix(dir, m.Dir); dir = filepath.Dir(dir) {
			if err := take(l, dir, seen); err != nil {
				return nil, err
			}
		}
	}
}

var isTerms = regexp.MustCompile(`(?i)^(licen[cs]e|copying|notice|ofl)([-._].*)?$`)

// take adds the text of the licence and notice files in a folder.
func take(l *assets.Licence, dir string, seen map[string]bool) error {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return err
	}
	for _, e := range entries {
		file := filepath.Join(dir, e.Name())
		if !isTerms.MatchString(e.Name()) || !e.Type().IsRegular() || seen[file] || strings.HasSuffix(e.Name(), ".go") {
			continue
		}
		seen[file] = true
		b, err := os.ReadFile(file)
		if err != nil {
			return err
		}
		l.Text += strings.TrimSpace(strings.ToValidUTF8(string(b), "\ufffd")) + "\n\n"
	}
	return nil
}

// known are words that identify each licence.
var known = []struct{ spdx, words string }{
	{"Apache-2.0", "Apache License"},
	{"MPL-2.0", "Mozilla Public License"},
	{"OFL-1.1", "SIL OPEN FONT LICENSE"},
	{"MIT", "to any person obtaining a copy of this software"},
	{"BSD", "Redistribution and use in source and binary forms"},
	{"ISC", "Permission to use, copy, modify, and/or distribute this software for any purpose"},
	{"ISC", "Permission to use, copy, modify, and distribute this software for any purpose"},
	{"Unlicense", "This is free and unencumbered software"},
}

// spdx returns the SPDX expression of the licences in a text, empty if it recognises none.
func spdx(text string) string {
	text = strings.Join(strings.Fields(text), " ")
	var found []string
	for _, k := range known {
		has := strings.Contains(strings.ToLower(text), strings.ToLower(k.words))
		if k.spdx == "BSD" {
			k.spdx = "BSD-2-Clause"
			if strings.Contains(text, "endorse or promote") {
				k.spdx = "BSD-3-Clause"
			}
		}
		if has && !slices.Contains(found, k.spdx) {
			found = append(found, k.spdx)
		}
	}
	return strings.Join(found, " AND ")
}
