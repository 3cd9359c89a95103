package merge

import (
	"regexp"
	"slices"
	"sort"
	"strconv"

	"onrecord/dataset"
)

// A tableFile is the file of a table with the lines on which its rows begin.
type tableFile struct {
	file string
	rows []dataset.RowLine
}

// located moves problems of the dataset that would be written to the cells of the copy that cause them. A
// problem in a row that the copy does not have keeps its place in the file. What has already been
// reported of a cell is left out.
func located(theirs []Table, files []tableFile, problems, reported dataset.Problems) dataset.Problems {
	l := locator{theirs, files}
	var list dataset.Problems
	for _, p := range problems {
		if p.Warning {
			continue
		}
		if i := slices.IndexFunc(files, func(f tableFile) bool { return f.file == p.File }); i >= 0 {
			p = l.locate(i, p)
		}
		if !slices.ContainsFunc(reported, func(t dataset.Problem) bool { return t.File == p.File && t.Field == p.Field }) {
			list = append(list, p)
		}
	}
	return list
}

// A locator finds the cells of the copy that lines of the table files come from.
type locator struct {
	theirs []Table
	files  []tableFile
}

// onLine matches where a message names the line of another row.
var onLine = regexp.MustCompile(`\bon line (\d+)(?: of (\w+))?`)

func (l locator) locate(i int, p dataset.Problem) dataset.Problem {
	field := max(dataset.Tables[i].Column(p.Field), 0)
	if at, ok := l.cellAt(i, field, p.Line); ok {
		p.File, p.Line, p.Column = at, 0, 0
	} else if p.Line <= 1 && len(l.theirs[i].Rows) > 0 {
		p.File, p.Line, p.Column = l.theirs[i].Place, 0, 0
	}
	p.Message = onLine.ReplaceAllStringFunc(p.Message, func(m string) string {
		parts := onLine.FindStringSubmatch(m)
		of := i
		for j := range dataset.Tables {
			if dataset.Tables[j].Name == parts[2] {
				of = j
			}
		}
		line, err := strconv.Atoi(parts[1])
		if at, ok := l.cellAt(of, 0, line); ok && err == nil {
			return "in " + at
		}
		return m
	})
	return p
}

// cellAt returns the place of the cell of the copy that a line of a table comes from.
func (l locator) cellAt(table, field, line int) (string, bool) {
	rows := l.files[table].rows
	n := sort.Search(len(rows), func(i int) bool { return rows[i].Line > line }) - 1
	if n < 0 {
		return "", false
	}
	at, ok := l.theirs[table].Find(rows[n].ID)
	if !ok {
		return "", false
	}
	return l.theirs[table].At(at, field), true
}
