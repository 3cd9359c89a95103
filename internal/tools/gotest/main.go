// Command gotest runs go test and says at the end what ran, what failed and what was skipped, so that
// a skipped test is never mistaken for a passed one. Its arguments go to go test.
//
//	go run ./internal/tools/gotest -race ./...
//
// A test that lacks a program skips itself with a reason that begins with SKIP-MISSING; those are
// listed by program. The last line is "N passed, N failed, N skipped", subtests included.
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"os"
	"os/exec"
	"slices"
	"strings"
)

// An event is a line of go test -json; see go doc test2json.
type event struct {
	Action, Package, Test, Output, ImportPath string
}

// A report is what has been heard so far.
type report struct {
	out                     io.Writer
	passed, failed, skipped int
	said                    map[string][]string // the output of each test, until it ends well
	missing                 map[string]int      // the tests skipped, by the program that they lack
}

func main() {
	cmd := exec.Command("go", append([]string{"test", "-json"}, os.Args[1:]...)...)
	cmd.Stderr = os.Stderr
	stream, err := cmd.StdoutPipe()
	if err == nil {
		err = cmd.Start()
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "gotest:", err)
		os.Exit(1)
	}
	r := &report{out: os.Stdout, said: map[string][]string{}, missing: map[string]int{}}
	readErr := r.read(stream)
	err = cmd.Wait()
	r.close()
	if readErr != nil {
		fmt.Fprintln(os.Stderr, "gotest:", readErr)
	}
	if err != nil || readErr != nil || r.failed > 0 || r.passed == 0 {
		os.Exit(1)
	}
}

func (r *report) read(stream io.Reader) error {
	lines := bufio.NewReader(stream)
	for {
		line, err := lines.ReadBytes('\n')
		var e event
		if json.Unmarshal(line, &e) == nil {
			r.hear(e)
		} else if len(line) > 0 {
			r.out.Write(line) // what the go command says outside of the protocol
		}
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
	}
}

func (r *report) hear(e event) {
	key := e.Package + " " + e.Test
	switch e.Action {
	case "build-output":
		fmt.Fprint(r.out, e.Output)
	case "output":
		if e.Test == "" && !chatter(e.Output) {
			fmt.Fprint(r.out, e.Output) // go test's own "ok  package  1.2s" among it
		}
		if e.Test != "" {
			r.said[key] = append(r.said[key], e.Output)
		}
	case "pass", "fail", "skip":
		if e.Test != "" {
			r.end(e, key)
		}
	}
}

// end counts a test, and prints what a failed one said.
func (r *report) end(e event, key string) {
	switch e.Action {
	case "pass":
		r.passed++
	case "fail":
		r.failed++
		fmt.Fprint(r.out, strings.Join(r.said[key], ""))
	case "skip":
		r.skipped++
		_, reason, found := strings.Cut(strings.Join(r.said[key], ""), "SKIP-MISSING: ")
		if program, _, _ := strings.Cut(reason, ":"); found {
			r.missing[program]++
		}
	}
	delete(r.said, key)
}

// chatter is what go test -v prints of a package beside its result.
func chatter(output string) bool {
	return output == "PASS\n" || output == "FAIL\n" || strings.HasPrefix(output, "=== ") ||
		strings.HasSuffix(output, "[no test files]\n")
}

// close prints the tests that never ended, as after a panic or a timeout, and the closing lines.
func (r *report) close() {
	for _, key := range slices.Sorted(maps.Keys(r.said)) {
		fmt.Fprintf(r.out, "--- did not end: %s\n%s", key, strings.Join(r.said[key], ""))
		r.failed++
	}
	for _, program := range slices.Sorted(maps.Keys(r.missing)) {
		fmt.Fprintf(r.out, "SKIPPED: %d tests, because %s is missing (.ci/install installs it on Debian)\n", r.missing[program], program)
	}
	fmt.Fprintf(r.out, "%d passed, %d failed, %d skipped\n", r.passed, r.failed, r.skipped)
}
