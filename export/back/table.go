package back

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"

	"onrecord/dataset"
	"onrecord/export/xlsx"
)

// headerRows is how many rows are looked at for the header: an editor may have put a title above it.
const headerRows = 10

// A grid is a sheet with its columns bound to the fields of a table.
type grid struct {
	sheet   string
	header  int   // the row of the header, from 1
	columns []int // of each field, -1 where there is none
	extras  map[int]*extra
}

// An extra is a column that the workbook works out beside those of the table.
type extra struct {
	name     string
	formulas bool
	typed    []int // rows in which something else stands than a formula
}

// see takes note of a cell of the column.
func (x *extra) see(c *cell, n int) {
	if c.formula {
		x.formulas = true
	} else if c.value != "" {
		x.typed = append(x.typed, n)
	}
}

// at is the place of a field in a row.
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

// wrong puts something wrong with the tables as such on record.
func (rd *reader) wrong(place, field, code, message string) {
	if len(rd.structure) < mostProblems {
		rd.structure = append(rd.structure, dataset.Problem{File: place, Field: field, Code: code, Message: message})
	}
}

// bad puts something wrong with a cell on record.
func (rd *reader) bad(place, field, code, message string) {
	if len(rd.w.problems) < mostProblems {
		rd.w.problems = append(rd.w.problems, dataset.Problem{File: place, Field: field, Code: code, Message: message})
	}
}

func (rd *reader) warn(place, field, code, message string) {
	if len(rd.w.Warnings) < mostProblems {
		rd.w.Warnings = append(rd.w.Warnings, dataset.Problem{File: place, Field: field, Code: code, Message: message, Warning: true})
	}
}

// table reads the sheets of a table.
func (rd *reader) table(i int) error {
	t := &dataset.Tables[i]
	rd.w.byID[i] = map[string]int{}
	sheets, err := rd.parts(t)
	if err != nil {
		return err
	}
	if o := rd.w.Origin; len(sheets) == 0 && o != nil && len(o.digests[i]) > 0 {
		rd.wrong(t.Name, "", "missing-table", fmt.Sprintf("want this sheet, it is not there; rows are taken away one by one, and %d were on it", len(o.digests[i])))
	}
	for _, s := range sheets {
		g := &grid{sheet: s.name, extras: map[int]*extra{}}
		err := s.rows(func(n int, cells []cell) error {
			if g.columns == nil {
				if !rd.bind(t, g, n, cells) && n >= headerRows {
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
		rd.typedOver(g, "this column follows from the others, which are to be changed instead")
		ids := map[int]string{}
		for _, r := range rd.w.tables[i] {
			if r.on == g {
				ids[r.n] = r.id
			}
		}
		if err := rd.comments(t, g, s, ids); err != nil {
			return err
		}
	}
	return nil
}

// bind reads the header, if this row is it: the row with a cell "id" and another that is a field.
func (rd *reader) bind(t *dataset.Table, g *grid, n int, cells []cell) bool {
	extras, texts, known := xlsx.Extras(t), make([]string, len(cells)), 0
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
	rd.others(t, g, cells, texts, unknown)
	return true
}

// others tells what becomes of columns that the table does not have, and of those that are not there.
func (rd *reader) others(t *dataset.Table, g *grid, cells []cell, texts []string, unknown []int) {
	var missing []string
	for i, f := range t.Fields {
		if g.columns[i] < 0 {
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
	r := row{cells: make([]string, len(t.Fields)), on: g, n: n}
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
			r.cells[i] = untouched
			continue
		case c == nil:
			continue
		}
		text, problem := rd.b.text(c)
		if problem != "" {
			r.cells[i] = untouched
			faults, blank = append(faults, fault{i, problem}), false
			continue
		}
		r.cells[i] = field(f.Kind, text)
		blank = blank && r.cells[i] == ""
		if rd.b.left(len(text)) < 0 {
			return rd.b.tooMuch()
		}
	}
	if blank {
		return nil
	}
	for _, f := range faults {
		rd.bad(r.at(f.field), t.Fields[f.field].Name, "type", f.message)
	}
	rd.keep(table, r, in)
	return nil
}

// keep takes a row that is not blank into its table.
func (rd *reader) keep(table int, r row, in map[int]*cell) {
	t := &dataset.Tables[table]
	for col, x := range r.on.extras {
		if c := in[col]; c != nil {
			x.see(c, r.n)
		}
	}
	id := t.Column("id")
	r.id = r.cells[id]
	if r.id == untouched {
		return // on record
	}
	if r.id == "" {
		rd.bad(r.at(id), "id", "missing", "want a value, the cell is empty")
		return
	}
	if first, doubled := rd.w.byID[table][r.id]; doubled {
		rd.bad(r.at(id), "id", "duplicate-id", quote(r.id)+" is already in "+rd.w.tables[table][first].at(id))
		return
	}
	rd.w.byID[table][r.id] = len(rd.w.tables[table])
	rd.w.tables[table] = append(rd.w.tables[table], r)
}

// typedOver tells of what somebody typed over a formula: it is worked out anew, and not read.
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

// origin reads the hidden sheet that says which rows and cells the workbook was made from.
func (rd *reader) origin(s *sheetPart) error {
	o := &Origin{digests: make([]map[string]string, len(dataset.Tables))}
	for i := range o.digests {
		o.digests[i] = map[string]string{}
	}
	tables := map[string]int{}
	for i, t := range dataset.Tables {
		tables[t.Name] = i
	}
	first := true
	err := s.rows(func(n int, cells []cell) error {
		var texts [3]string
		for i := range cells {
			text, problem := rd.b.text(&cells[i])
			if c := cells[i].col; c < len(texts) && problem == "" {
				texts[c] = xlsx.Unguard(text)
			}
		}
		if first {
			first = false
			return nil
		}
		if texts[0] == "dataset" {
			o.Version, o.Hash = texts[1], texts[2]
			return nil
		}
		if texts == [3]string{} {
			return nil
		}
		i, ok := tables[texts[0]]
		if !ok || len(texts[2]) != len(dataset.Tables[i].Fields)*xlsx.DigestLen {
			return fmt.Errorf("want the sheet %s as this version of onrecord writes it, got another in row %s: export the workbook anew", s.name, strconv.Itoa(n))
		}
		o.digests[i][texts[1]] = texts[2]
		return nil
	})
	if err == nil && o.Hash == "" {
		err = fmt.Errorf("want the sheet %s to say which dataset the workbook was made from: export the workbook anew", s.name)
	}
	rd.w.Origin = o
	return err
}

// digest is that of a field.
func (o *Origin) digest(table int, id string, field int) string {
	return o.digests[table][id][field*xlsx.DigestLen : (field+1)*xlsx.DigestLen]
}
