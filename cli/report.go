package cli

import (
	"errors"
	"fmt"
	"io"

	"github.com/go-json-experiment/json"

	"onrecord/dataset"
	"onrecord/internal/atomicfile"
)

// The exit statuses.
const (
	exitDone     = 0
	exitFailed   = 1
	exitUsage    = 2
	exitInvalid  = 3
	exitFindings = 4
)

// exitStatuses describe the exit statuses for the manual and docs/scripts.md.
var exitStatuses = []struct {
	code int
	doc  string
}{
	{exitDone, "done"},
	{exitFailed, "failed"},
	{exitUsage, "used incorrectly"},
	{exitInvalid, "the dataset or the house style is not valid"},
	{exitFindings, "findings, where they were asked to count (lint --strict)"},
}

// A usageError is a mistake in how the program was called. The hint is printed on a line of its own.
type usageError struct{ message, hint string }

func (e *usageError) Error() string { return e.message }

func usageErrorf(hint, format string, args ...any) error {
	return &usageError{fmt.Sprintf(format, args...), hint}
}

// errFindings ends a run of lint --strict that has printed findings.
var errFindings = errors.New("findings")

// errInvalid ends a run that has printed its problems to stdout.
var errInvalid = errors.New("the dataset is not valid")

// exitStatus maps an error to the exit status, by its type alone.
func exitStatus(err error) int {
	var (
		usage    *usageError
		unknown  *dataset.UnknownError
		request  *dataset.RequestError
		style    *styleError
		problems dataset.Problems
	)
	switch {
	case err == nil:
		return exitDone
	case errors.Is(err, errFindings):
		return exitFindings
	case errors.Is(err, errInvalid), errors.As(err, &style), errors.As(err, &problems):
		return exitInvalid
	case errors.As(err, &usage), errors.As(err, &unknown), errors.As(err, &request):
		return exitUsage
	}
	return exitFailed
}

// report prints an error and returns the exit status.
func (p *program) report(err error) int {
	status := exitStatus(err)
	switch status {
	case exitInvalid:
		p.reportInvalid(err)
	case exitUsage:
		p.printError("usage", err.Error()+p.searched(err))
	case exitFailed:
		p.printError("failed", err.Error())
	}
	if hint := hintFor(err); hint != "" && !p.jsonErrors {
		fmt.Fprintln(p.stderr, hint)
	}
	return status
}

// searched says that what is not known may only have been left out of a selection.
func (p *program) searched(err error) string {
	var unknown *dataset.UnknownError
	var request *dataset.RequestError
	if p.selecting == "" || !errors.As(err, &unknown) && !errors.As(err, &request) {
		return ""
	}
	return "; only a selection was searched: " + p.selecting
}

// reportInvalid prints what is wrong with the dataset or the house style, unless that is on stdout already.
func (p *program) reportInvalid(err error) {
	var style *styleError
	var problems dataset.Problems
	switch {
	case errors.As(err, &style):
		p.printProblems("house style", style.Problems)
	case errors.As(err, &problems):
		p.printProblems("dataset", problems)
	}
}

// hintFor returns what to do about an error, or "".
func hintFor(err error) string {
	var usage *usageError
	var notReplaced *atomicfile.NotReplacedError
	switch {
	case errors.As(err, &usage):
		return usage.hint
	case errors.As(err, &notReplaced) && len(notReplaced.Foreign) == 0 && len(notReplaced.Modified) > 0:
		return "--overwrite replaces them anyway"
	}
	return ""
}

func (p *program) printError(code, message string) {
	if p.jsonErrors {
		p.printJSONLine(p.stderr, problemJSON{Code: code, Message: message})
		return
	}
	fmt.Fprintln(p.stderr, "onrecord: "+message)
}

// A problemJSON is a problem as --error-format json and check --format json print it.
type problemJSON struct {
	File    string `json:"file,omitzero"`
	Line    int    `json:"line,omitzero"`
	Column  int    `json:"column,omitzero"`
	Field   string `json:"field,omitzero"`
	Code    string `json:"code"`
	Warning bool   `json:"warning,omitzero"`
	Message string `json:"message"`
}

func toJSON(q dataset.Problem) problemJSON {
	return problemJSON{q.File, q.Line, q.Column, q.Field, q.Code, q.Warning, q.Message}
}

func (p *program) printJSONLine(w io.Writer, v any) {
	line, err := json.Marshal(v)
	if err != nil {
		line = []byte(err.Error())
	}
	fmt.Fprintln(w, string(line))
}

// problems prints what is wrong with what was read to stderr, a line each, and how much that is.
func (p *program) printProblems(what string, list dataset.Problems) {
	errs := 0
	for _, q := range list {
		if !q.Warning {
			errs++
		}
		switch {
		case p.jsonErrors:
			p.printJSONLine(p.stderr, toJSON(q))
		case !q.Warning || !p.quiet:
			fmt.Fprintln(p.stderr, q.Error())
		}
	}
	if errs > 0 && !p.jsonErrors {
		fmt.Fprintf(p.stderr, "onrecord: the %s is not valid: %s\n", what, plural(errs, "problem", "problems"))
	}
}
