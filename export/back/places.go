package back

import (
	"regexp"
	"slices"
	"sort"
	"strconv"
	"sync"

	"onrecord/dataset"
)

// A tableFile is the file of a table with where its rows begin.
type tableFile struct {
	file string
	rows []dataset.RowLine
}

// located gives the problems of the dataset that would be written at the cells of the workbook that they
// come from. A row that the workbook does not have keeps its place in the file. What is already told of
// a cell is told once.
func located(w *Workbook, tables []tableFile, problems, told dataset.Problems) dataset.Problems {
	var list dataset.Problems
	for _, p := range problems {
		if p.Warning {
			continue
		}
		i := slices.IndexFunc(tables, func(t tableFile) bool { return t.file == p.File })
		if i >= 0 {
			p = locate(w, tables, i, p)
		}
		if !slices.ContainsFunc(told, func(t dataset.Problem) bool { return t.File == p.File && t.Field == p.Field }) {
			list = append(list, p)
		}
	}
	return list
}

func locate(w *Workbook, tables []tableFile, i int, p dataset.Problem) dataset.Problem {
	field := max(dataset.Tables[i].Column(p.Field), 0)
	if at, ok := cellAt(w, tables, i, field, p.Line); ok {
		p.File, p.Line, p.Column = at, 0, 0
	} else if p.Line <= 1 && len(w.tables[i]) > 0 {
		p.File, p.Line, p.Column = w.tables[i][0].on.sheet, 0, 0
	}
	p.Message = onLine().ReplaceAllStringFunc(p.Message, func(m string) string {
		parts := onLine().FindStringSubmatch(m)
		of := i
		for j := range dataset.Tables {
			if dataset.Tables[j].Name == parts[2] {
				of = j
			}
		}
		line, err := strconv.Atoi(parts[1])
		if at, ok := cellAt(w, tables, of, 0, line); ok && err == nil {
			return "in " + at
		}
		return m
	})
	return p
}

// onLine finds where a message says that another row stands.
var onLine = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`\bon line (\d+)(?: of (\w+))?`) })

// cellAt is the cell of the workbook that a line of a table comes from.
func cellAt(w *Workbook, tables []tableFile, table, field, line int) (string, bool) {
	rows := tables[table].rows
	n := sort.Search(len(rows), func(i int) bool { return rows[i].Line > line }) - 1
	if n < 0 {
		return "", false
	}
	at, ok := w.byID[table][rows[n].ID]
	if !ok {
		return "", false
	}
	return w.tables[table][at].at(field), true
}
