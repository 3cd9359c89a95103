// Command gotest runs go test and ends with what ran, failed and was skipped, so that a skipped test is never
// mistaken for one that passed. Its arguments go to go test.
//
//	go run ./internal/tools/gotest -race ./...
//
// Tests are skipped through internal/testkit, whose reasons are counted here: by what the machine lacks, and
// those that -short leaves out. A skip without such a reason fails the run. The last line is "N passed, N
// failed, N skipped", subtests included.
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

// What the reasons of internal/testkit begin with.
const (
	missing = "SKIP-MISSING: "
	slow    = "SKIP-SHORT: "
)

// An event is a line of go test -json; see go doc test2json.
type event struct {
	Action, Package, Test, Output, ImportPath string
}

// A report is what the events so far amount to.
type report struct {
	out                     io.Writer
	passed, failed, skipped int
	short                   int                 // skipped because of -short
	missing                 map[string]int      // skipped, by what the machine lacks
	printed                 map[string][]string // the output of each test that has not ended, by package and name
}

func newReport(out io.Writer) *report {
	return &report{out: out, missing: map[string]int{}, printed: map[string][]string{}}
}

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "gotest:", err)
		os.Exit(1)
	}
}

func run(args []string) error {
	cmd := exec.Command("go", append([]string{"test", "-json"}, args...)...)
	cmd.Stderr = os.Stderr
	stream, err := cmd.StdoutPipe()
	if err != nil {
		return err
	}
	if err := cmd.Start(); err != nil {
		return err
	}
	r := newReport(os.Stdout)
	readErr := r.read(stream)
	waitErr := cmd.Wait()
	r.close()
	switch {
	case readErr != nil:
		return readErr
	case waitErr != nil:
		return fmt.Errorf("go test: %w", waitErr)
	case r.failed > 0 || r.passed == 0:
		return fmt.Errorf("%d tests failed, %d passed", r.failed, r.passed)
	}
	return nil
}

// read takes in the events of a stream, and prints what in it is not one.
func (r *report) read(stream io.Reader) error {
	lines := bufio.NewReader(stream)
	for {
		line, err := lines.ReadBytes('\n')
		var e event
		if json.Unmarshal(line, &e) == nil {
			r.add(e)
		} else if len(line) > 0 {
			r.out.Write(line)
		}
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
	}
}

func (r *report) add(e event) {
	key := e.Package + " " + e.Test
	switch {
	case e.Action == "build-output":
		fmt.Fprint(r.out, e.Output)
	case e.Action == "output" && e.Test != "":
		r.printed[key] = append(r.printed[key], e.Output)
	case e.Action == "output" && !isChatter(e.Output):
		fmt.Fprint(r.out, e.Output) // "ok  package  1.2s" among it
	case e.Test != "" && (e.Action == "pass" || e.Action == "fail" || e.Action == "skip"):
		r.end(e.Action, key)
	}
}

// end counts a test that has ended, and prints the output of one that failed.
func (r *report) end(action, key string) {
	printed := strings.Join(r.printed[key], "")
	delete(r.printed, key)
	switch action {
	case "pass":
		r.passed++
	case "fail":
		r.failed++
		fmt.Fprint(r.out, printed)
	case "skip":
		r.skip(key, printed)
	}
}

func (r *report) skip(key, printed string) {
	if strings.Contains(printed, slow) {
		r.skipped++
		r.short++
	} else if _, reason, ok := strings.Cut(printed, missing); ok {
		what, _, _ := strings.Cut(reason, ":")
		r.skipped++
		r.missing[what]++
	} else {
		r.failed++
		fmt.Fprintf(r.out, "--- skipped without internal/testkit: %s\n%s", key, printed)
	}
}

// isChatter reports whether a line is what go test -v prints of a package besides its result.
func isChatter(output string) bool {
	return output == "PASS\n" || output == "FAIL\n" || strings.HasPrefix(output, "=== ") ||
		strings.HasSuffix(output, "[no test files]\n")
}

// close prints the tests that never ended, as after a panic or a timeout, and the closing lines.
func (r *report) close() {
	for _, key := range slices.Sorted(maps.Keys(r.printed)) {
		fmt.Fprintf(r.out, "--- did not end: %s\n%s", key, strings.Join(r.printed[key], ""))
		r.failed++
	}
	for _, what := range slices.Sorted(maps.Keys(r.missing)) {
		fmt.Fprintf(r.out, "SKIPPED: %d tests, because %s is missing (.ci/install and make assets install what the tests use)\n", r.missing[what], what)
	}
	if r.short > 0 {
		fmt.Fprintf(r.out, "Left out by -short: %d tests\n", r.short)
	}
	fmt.Fprintf(r.out, "%d passed, %d failed, %d skipped\n", r.passed, r.failed, r.skipped)
}
