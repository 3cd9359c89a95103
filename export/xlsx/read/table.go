package read

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/xuri/excelize/v2"

	"onrecord/dataset"
	"onrecord/dataset/merge"
	"onrecord/export/xlsx/internal/origin"
)

// headerRows is how many rows are searched for the header: an editor may have put a title above it.
const headerRows = 10

// A grid is a sheet with the fields of a table bound to its columns.
type grid struct {
	sheet   string
	header  int   // the row of the header, from 1
	columns []int // the column of each field, from 0; -1 where there is none
	extras  map[int]*extra
}

// An extra is a column that the workbook computes and adds to those of the table.
type extra struct {
	name     string
	formulas bool
	typed    []int // rows with a value in place of the formula
}

// see records a cell of the column.
func (x *extra) see(c *cell, n int) {
	if c.formula {
		x.formulas = true
	} else if c.value != "" {
		x.typed = append(x.typed, n)
	}
}

// at is the place of a field in row n. Without a column for it, that is the first cell of the row.
func (g *grid) at(field, n int) string {
	col := g.columns[field]
	if col < 0 {
		col = max(g.columns[0], 0)
	}
	return g.place(col, n)
}

func (g *grid) place(col, n int) string {
	name, err := excelize.CoordinatesToCellName(col+1, n)
	if err != nil {
		return g.sheet
	}
	return g.sheet + "!" + name
}

// wrong records a problem with the structure of the tables.
func (rd *reader) wrong(place, field, code, message string) {
	if len(rd.structure) < mostProblems {
		rd.structure = append(rd.structure, dataset.Problem{File: place, Field: field, Code: code, Message: message})
	}
}

// bad records a problem with a cell.
func (rd *reader) bad(place, field, code, message string) {
	if len(rd.edited.Problems) < mostProblems {
		rd.edited.Problems = append(rd.edited.Problems, dataset.Problem{File: place, Field: field, Code: code, Message: message})
	}
}

func (rd *reader) warn(place, field, code, message string) {
	if len(rd.edited.Warnings) < mostProblems {
		rd.edited.Warnings = append(rd.edited.Warnings, dataset.Problem{File: place, Field: field, Code: code, Message: message, Warning: true})
	}
}

// table reads the sheets of a table.
func (rd *reader) table(i int) error {
	t := &dataset.Tables[i]
	sheets, err := rd.parts(t)
	if err != nil {
		return err
	}
	if len(sheets) == 0 && rd.base != nil && len(rd.base.digests[i]) > 0 {
		rd.wrong(t.Name, "", "missing-table", fmt.Sprintf("want this sheet, it is not there; rows are taken away one by one, and %d were on it", len(rd.base.digests[i])))
	}
	rd.edited.Tables[i].At = func(row, field int) string { return rd.places[i][row].at(field) }
	for _, s := range sheets {
		g := &grid{sheet: s.name, extras: map[int]*extra{}}
		err := s.rows(func(n int, cells []cell) error {
			if g.columns == nil {
				if !rd.bind(i, g, n, cells) && n >= headerRows {
					return errStop
				}
				return nil
			}
			return rd.row(i, g, n, cells)
		})
		switch {
		case err != nil:
			return err
		case g.columns == nil:
			rd.wrong(s.name, "", "header", "want a header row "+strings.Join(fieldNames(t), ", "))
			continue
		}
		rd.typedOver(g, "this column is computed from others; change those instead")
		ids := map[int]string{}
		for row, p := range rd.places[i] {
			if p.on == g {
				ids[p.n] = rd.edited.Tables[i].Rows[row].ID
			}
		}
		if err := rd.comments(t, g, s, ids); err != nil {
			return err
		}
	}
	return nil
}

// bind reads the header, if this row is it: the row with a cell "id" and another that is a field.
func (rd *reader) bind(table int, g *grid, n int, cells []cell) bool {
	t := &dataset.Tables[table]
	extras, texts, known := origin.Added(t), make([]string, len(cells)), 0
	for i := range cells {
		text, _ := rd.b.text(&cells[i])
		texts[i] = strings.TrimSpace(text)
		if lower := strings.ToLower(texts[i]); t.Column(lower) >= 0 || slices.Contains(extras, lower) {
			texts[i] = lower
			known++
		}
	}
	if known < 2 {
		return false
	}
	g.header, g.columns = n, slices.Repeat([]int{-1}, len(t.Fields))
	var unknown []int
	for i, name := range texts {
		col := cells[i].col
		switch field := t.Column(name); {
		case name == "":
		case field >= 0 && g.columns[field] >= 0:
			rd.wrong(g.place(col, n), "", "header", "column "+quote(name)+" is already in "+g.place(g.columns[field], n))
		case field >= 0:
			g.columns[field] = col
		case slices.Contains(extras, name):
			g.extras[col] = &extra{name: name}
		default:
			unknown = append(unknown, i)
		}
	}
	if rd.base != nil {
		rd.base.header(table, g)
	}
	rd.others(table, g, cells, texts, unknown)
	return true
}

// others reports columns that the table does not have, and columns of the table that are missing. Those that the table
// has gained since the workbook was made are not.
func (rd *reader) others(table int, g *grid, cells []cell, texts []string, unknown []int) {
	var missing []string
	for i, f := range dataset.Tables[table].Fields {
		if g.columns[i] < 0 && (rd.base == nil || rd.base.had(table, i)) {
			missing = append(missing, f.Name)
		}
	}
	for _, i := range unknown {
		place := g.place(cells[i].col, g.header)
		if near := dataset.Nearest(texts[i], missing); near != "" {
			rd.wrong(place, "", "header", "want no column "+quote(texts[i])+" (did you mean "+quote(near)+"?)")
			missing = slices.DeleteFunc(missing, func(name string) bool { return name == near })
			continue
		}
		rd.warn(place, "", "column", "passed over the column "+quote(texts[i])+", which is not the dataset's")
	}
	for _, name := range missing {
		if name == "id" {
			rd.wrong(g.place(0, g.header), name, "header", "want this column, it is not there")
			continue
		}
		rd.warn(g.place(0, g.header), name, "column", "this column is not there; what the dataset has in it stays")
	}
}

// row reads one row of a table.
func (rd *reader) row(table int, g *grid, n int, cells []cell) error {
	t := &dataset.Tables[table]
	r, at := merge.Row{Cells: make([]string, len(t.Fields))}, place{g, n}
	in := map[int]*cell{}
	for i := range cells {
		in[cells[i].col] = &cells[i]
	}
	type fault struct {
		field   int
		message string
	}
	var faults []fault
	blank := true
	for i, f := range t.Fields {
		c := in[g.columns[i]]
		switch {
		case g.columns[i] < 0:
			r.Cells[i] = merge.Unread
			continue
		case c == nil:
			continue
		}
		text, problem := rd.b.text(c)
		if problem != "" {
			r.Cells[i] = merge.Unread
			faults, blank = append(faults, fault{i, problem}), false
			continue
		}
		r.Cells[i] = field(f.Kind, text)
		blank = blank && r.Cells[i] == ""
		if rd.b.left(len(text)) < 0 {
			return rd.b.tooMuch()
		}
	}
	if blank {
		return nil
	}
	for _, f := range faults {
		rd.bad(at.at(f.field), t.Fields[f.field].Name, "type", f.message)
	}
	rd.keep(table, r, at, in)
	return nil
}

// keep adds a row that is not blank to its table.
func (rd *reader) keep(table int, r merge.Row, at place, in map[int]*cell) {
	for col, x := range at.on.extras {
		if c := in[col]; c != nil {
			x.see(c, at.n)
		}
	}
	id := dataset.Tables[table].Column("id")
	switch r.ID = r.Cells[id]; r.ID {
	case merge.Unread: // reported already
		return
	case "":
		rd.bad(at.at(id), "id", "missing", "want a value, the cell is empty")
		return
	}
	rows := &rd.edited.Tables[table]
	if !rows.Add(r) {
		first, _ := rows.Find(r.ID)
		rd.bad(at.at(id), "id", "duplicate-id", quote(r.ID)+" is already in "+rd.places[table][first].at(id))
		return
	}
	if len(rows.Rows) == 1 {
		rows.Place = at.on.sheet
	}
	rd.places[table] = append(rd.places[table], at)
}

// typedOver warns about values that somebody typed over a formula: they are computed again, and not read.
func (rd *reader) typedOver(g *grid, why string) {
	for _, col := range slices.Sorted(maps.Keys(g.extras)) {
		x := g.extras[col]
		if !x.formulas {
			continue
		}
		for _, n := range x.typed {
			rd.warn(g.place(col, n), x.name, "worked-out", "passed over what is typed here: "+why)
		}
	}
}

func fieldNames(t *dataset.Table) []string {
	list := make([]string, len(t.Fields))
	for i, f := range t.Fields {
		list[i] = f.Name
	}
	return list
}
