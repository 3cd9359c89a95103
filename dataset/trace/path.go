package trace

import (
	"fmt"
	"strconv"
	"strings"

	"onrecord/dataset"
)

// atPath finds the id of what is at a place of the JSON document: a JSON Pointer (RFC 6901) such as
// /derived/comparisons/0/numbers/1/value, or derived.comparisons[0].numbers[1].value, with or without a
// leading $. isPath is false if the text is not a path.
func atPath(d *dataset.Dataset, s string) (id string, isPath bool, err error) {
	steps := steps(s)
	if len(steps) < 2 {
		return "", strings.HasPrefix(s, "/"), requestError("want a path such as /figures/3/value, got %q", s)
	}
	if t, ok := dataset.TableNamed(steps[0]); ok {
		row, err := rowIndex(s, steps[0], steps[1], t.Len(d))
		if err != nil {
			return "", true, err
		}
		return t.Cell(d, row, t.Column("id")).Text, true, nil
	}
	switch steps[0] {
	case dataset.JSONDerivedMember:
		id, err := derivedAt(d, s, steps[1:])
		return id, true, err
	case dataset.JSONPackageMember:
		return "", true, requestError("%q is about the dataset as a whole: no claim is behind it", s)
	}
	return "", strings.HasPrefix(s, "/"), requestError("want a path that begins with a table or with derived, got %q", s)
}

// derivedAt finds the id of a derived number, a range, a comparison or a claim.
func derivedAt(d *dataset.Dataset, s string, steps []string) (string, error) {
	if len(steps) < 2 {
		return "", requestError("want a path such as /derived/ranges/0, got %q", s)
	}
	switch steps[0] {
	case "figures":
		row, err := rowIndex(s, steps[0], steps[1], len(d.Figures))
		if err != nil {
			return "", err
		}
		return d.Figures[row].ID, nil
	case "ranges":
		ranges := d.Ranges()
		row, err := rowIndex(s, steps[0], steps[1], len(ranges))
		if err != nil {
			return "", err
		}
		return ranges[row].ID, nil
	case "comparisons":
		row, err := rowIndex(s, steps[0], steps[1], len(d.Comparisons))
		if err != nil {
			return "", err
		}
		c := d.Comparisons[row].ID
		if len(steps) < 4 || steps[2] != "numbers" {
			return c, nil
		}
		n, err := rowIndex(s, steps[2], steps[3], len(dataset.Rules))
		if err != nil {
			return "", err
		}
		return c + "." + dataset.Rules[n].Name, nil
	}
	return "", requestError("want derived figures, ranges or comparisons, got %q", s)
}

// steps splits a path into names and indices; it returns nil if the text is not a path.
func steps(s string) []string {
	if rest, ok := strings.CutPrefix(s, "/"); ok {
		unescape := strings.NewReplacer("~1", "/", "~0", "~")
		list := strings.Split(rest, "/")
		for i := range list {
			list[i] = unescape.Replace(list[i])
		}
		return list
	}
	s = strings.TrimPrefix(strings.TrimPrefix(s, "$"), ".")
	s = strings.NewReplacer("[", ".", "]", "", `"`, "", "'", "").Replace(s)
	list := strings.Split(s, ".")
	if _, ok := dataset.TableNamed(list[0]); !ok && list[0] != dataset.JSONDerivedMember && list[0] != dataset.JSONPackageMember {
		return nil
	}
	return list
}

func rowIndex(path, name, s string, n int) (int, error) {
	i, err := strconv.Atoi(s)
	switch {
	case n == 0:
		return 0, requestError("%q: the dataset has no %s", path, name)
	case err != nil || i < 0 || i >= n:
		return 0, requestError("%q: want a place in %s from 0 to %d, got %q", path, name, n-1, s)
	}
	return i, nil
}

func requestError(format string, args ...any) error {
	return &dataset.RequestError{Reason: fmt.Sprintf(format, args...)}
}
