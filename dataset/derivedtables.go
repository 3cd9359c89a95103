package dataset

import (
	"iter"
	"slices"

	"onrecord/dataset/count"
	"onrecord/dataset/words"
)

// The kinds of field that derived tables have besides those of the dataset's own.
const (
	KindReal    Kind = "ratio"    // a number that need not be whole
	KindExact   Kind = "exact"    // a ratio of two integers
	KindTruth   Kind = "truth"    // true or false
	KindDay     Kind = "day"      // one day of the calendar
	KindLeftOut Kind = "left_out" // claims that a range leaves out, with the reason
)

// A DerivedCell is the value of a field in a derived record. Ratio holds a KindReal or a KindExact, True a
// KindTruth, LeftOut a KindLeftOut, and the date of the cell a KindDay; the other kinds are as in the dataset's own tables. Zero is unknown.
type DerivedCell struct {
	Cell
	Ratio   count.Ratio
	True    bool
	LeftOut []LeftOut
}

// A DerivedTable is a table of what follows from the dataset: it is written and never read back. The
// definitions in this file are the only list of derived fields. JSON, its schema, the tables of the other
// formats and the sheets of the workbook all take names, kinds, descriptions, order and values from it.
type DerivedTable struct {
	Name   string // among the tables: ranges
	Member string // below "derived" in the JSON document
	Title  string
	Doc    string // one sentence: what a row is
	Fields []Field

	// Parent is the field that says what several records belong to, where the JSON document groups them:
	// there it is the id of an object, and Group is the member of it that lists the records.
	Parent, Group string

	// open prepares the records of a dataset: see Open.
	open func(d *Dataset) (units int, records Records)
}

// Records returns the records of a unit. Each is in cells, which must have the length of the table's
// fields, until the next one.
type Records func(unit int, cells []DerivedCell) iter.Seq[[]DerivedCell]

// Open prepares to compute the records of a dataset. They come in units of any number of records, which
// goroutines may compute in parallel, each with cells of its own.
func (t *DerivedTable) Open(d *Dataset) (units int, records Records) { return t.open(d) }

// Cells returns cells for Records.
func (t *DerivedTable) Cells() []DerivedCell { return make([]DerivedCell, len(t.Fields)) }

// Column returns the index of a field, or -1.
func (t *DerivedTable) Column(name string) int {
	return slices.IndexFunc(t.Fields, func(f Field) bool { return f.Name == name })
}

// The derived tables.
var (
	DerivedFigures = DerivedTable{
		Name: "figures_derived", Member: "figures", Title: "What each claim amounts to",
		Doc:    "One row is the ends of one claim, and whether it counts.",
		Fields: derivedFields(figureRecordFields),
		open: func(d *Dataset) (int, Records) {
			w := d.Words()
			return len(d.Figures), func(unit int, cells []DerivedCell) iter.Seq[[]DerivedCell] {
				return cellsOf(figureRecordFields, cells, func(yield func(*figureRecord) bool) {
					f := &d.Figures[unit]
					r := figureRecord{Figure: f, count: f.Count(), w: w}
					r.standing, r.by = d.Standing(f)
					yield(&r)
				})
			}
		},
	}
	DerivedRanges = DerivedTable{
		Name: "ranges", Member: "ranges", Title: "Ranges",
		Doc:    "One row is what the claims that count on an event span, for one group of measures.",
		Fields: derivedFields(rangeRecordFields),
		open: func(d *Dataset) (int, Records) {
			return len(d.Events), func(unit int, cells []DerivedCell) iter.Seq[[]DerivedCell] {
				return cellsOf(rangeRecordFields, cells, func(yield func(*rangeRecord) bool) {
					for _, g := range Groups {
						if r, ok := d.Range(d.Events[unit].ID, Group(g.Name)); ok && !yield(&rangeRecord{&r, d}) {
							return
						}
					}
				})
			}
		},
	}
	DerivedComparisons = DerivedTable{
		Name: "comparisons_derived", Member: "comparisons", Title: "What each comparison comes to",
		Doc:    "One row is one number that follows from a comparison, or the reason for which there is none.",
		Fields: derivedFields(numberRecordFields),
		Parent: "comparison", Group: "numbers",
		open: func(d *Dataset) (int, Records) {
			compared := d.Compared()
			return len(compared), func(unit int, cells []DerivedCell) iter.Seq[[]DerivedCell] {
				return d.NumberRecords(&compared[unit], cells)
			}
		},
	}
)

// DerivedTables are all derived tables, in the order of every output.
var DerivedTables = []*DerivedTable{&DerivedEvents, &DerivedFigures, &DerivedRanges, &DerivedComparisons}

// NumberRecords returns the records of DerivedComparisons for one comparison, which need not be one of the
// dataset's. Each is in cells until the next one.
func (d *Dataset) NumberRecords(c *Compared, cells []DerivedCell) iter.Seq[[]DerivedCell] {
	return cellsOf(numberRecordFields, cells, func(yield func(*numberRecord) bool) {
		for _, n := range c.Numbers() {
			if !yield(&numberRecord{n, c, d}) {
				return
			}
		}
	})
}

// RangeCell returns a field of the record of a range in DerivedRanges.
func (d *Dataset) RangeCell(r *Range, field int) DerivedCell {
	return rangeRecordFields[field].get(&rangeRecord{r, d})
}

// NumberCell returns a field of the record of a comparison's number in DerivedComparisons.
func (d *Dataset) NumberCell(c *Compared, n *Derived, field int) DerivedCell {
	return numberRecordFields[field].get(&numberRecord{n, c, d})
}

// A derivedField is a field with its value in a record.
type derivedField[R any] struct {
	Field
	get func(*R) DerivedCell
}

func derivedFields[R any](fields []derivedField[R]) []Field {
	list := make([]Field, len(fields))
	for i, f := range fields {
		list[i] = f.Field
	}
	return list
}

func cellsOf[R any](fields []derivedField[R], cells []DerivedCell, records iter.Seq[*R]) iter.Seq[[]DerivedCell] {
	return func(yield func([]DerivedCell) bool) {
		for r := range records {
			for i := range fields {
				cells[i] = fields[i].get(r)
			}
			if !yield(cells) {
				return
			}
		}
	}
}

// A figureRecord is what one claim amounts to.
type figureRecord struct {
	*Figure
	count    count.Count
	standing Standing
	by       string
	w        *words.Words
}

func (f *figureRecord) reason() string {
	if _, err := f.count.Single(); err != nil {
		return err.Error()
	}
	return ""
}

var figureRecordFields = []derivedField[figureRecord]{
	derivedRef("id", "The claim.", "figures", func(f *figureRecord) string { return f.ID }),
	derivedNumber("low", "The smallest number the words allow.", optional, func(f *figureRecord) count.Number { return f.count.Low() }),
	derivedNumber("point", "The one number that was said.", optional, func(f *figureRecord) count.Number { return f.count.Point() }),
	derivedNumber("high", "The largest number the words allow.", optional, func(f *figureRecord) count.Number { return f.count.High() }),
	derivedTruth("approximate", "Whether the number is approximate rather than exact.", func(f *figureRecord) bool { return f.count.Approximate() }),
	derivedCode("standing", "Whether the claim counts and, if not, why.", Standings, func(f *figureRecord) string { return string(f.standing) }),
	derivedOptional("by", "The claim that replaced it, or that it repeats.", "figures", func(f *figureRecord) string { return f.by }),
	derivedText("words", "The number in words.", func(f *figureRecord) string { return f.w.Count(f.count) }),
	derivedOptional("reason", "Why low, point or high is unknown.", "", (*figureRecord).reason),
}

// A rangeRecord is a range of a dataset.
type rangeRecord struct {
	*Range
	d *Dataset
}

func (r *rangeRecord) reason() string {
	switch {
	case !r.Numbered():
		return r.Words
	case r.Low.Known && r.High.Known:
		return ""
	case r.Contested:
		return r.d.Words().Say("reason.contested_end")
	}
	return r.d.Words().Say("reason.no_end")
}

var rangeRecordFields = []derivedField[rangeRecord]{
	derivedText("id", "The event's id, a full stop and the group.", func(r *rangeRecord) string { return r.ID }),
	derivedRef("event", "The event.", "events", func(r *rangeRecord) string { return r.Event }),
	derivedCode("group", "Whether the numbers were reported, planned or announced.", Groups, func(r *rangeRecord) string { return string(r.Group) }),
	derivedNumber("low", "The smallest number that the claims on a measure allow: all of them together, or where they contradict each other, any of them. Unknown where that is not bounded.", optional, func(r *rangeRecord) count.Number { return r.Least() }),
	derivedNumber("high", "The largest number that they allow in the same sense. Unknown where that is not bounded.", optional, func(r *rangeRecord) count.Number { return r.Most() }),
	derivedNumber("stated_low", "The smallest end or point that a claim states, as it states it.", optional, func(r *rangeRecord) count.Number { return r.Stated.Low.Number }),
	derivedNumber("stated_high", "The largest end or point that a claim states, as it states it.", optional, func(r *rangeRecord) count.Number { return r.Stated.High.Number }),
	derivedTruth("low_approximate", "Whether the low, or where there is none the stated low, is only near.", func(r *rangeRecord) bool { return r.From().Approximate }),
	derivedTruth("high_approximate", "Whether the high, or where there is none the stated high, is only near.", func(r *rangeRecord) bool { return r.To().Approximate }),
	derivedTruth("open_below", "Whether there are numbers, but no low.", func(r *rangeRecord) bool { return r.OpenBelow() }),
	derivedTruth("open_above", "Whether there are numbers, but no high.", func(r *rangeRecord) bool { return r.OpenAbove() }),
	derivedTruth("contested", "Whether no number satisfies all claims of one measure that count.", func(r *rangeRecord) bool { return r.Contested }),
	derivedOptional("numbers", "The numbers stated, where they differ, the one in most statements first.", "", func(r *rangeRecord) string { return r.StatedWords(r.d.Words()) }),
	derivedRefs("claims", "The claims that count.", "figures", optional, func(r *rangeRecord) []string { return r.Claims }),
	derivedNumber("statements", "How many separate statements are behind them.", required, func(r *rangeRecord) count.Number { return count.Of(int64(r.Statements)) }),
	{Field{Name: "left_out", Kind: KindLeftOut, Doc: "The claims that do not count.", To: "figures"}, func(r *rangeRecord) DerivedCell { return DerivedCell{LeftOut: r.LeftOut} }},
	derivedText("words", "The range in words.", func(r *rangeRecord) string { return r.Words }),
	derivedOptional("reason", "Why low or high is unknown.", "", (*rangeRecord).reason),
}

// A numberRecord is one number of a comparison.
type numberRecord struct {
	*Derived
	of *Compared
	d  *Dataset
}

// value is the one ratio to be read with the bound: unknown where there are two, or none.
func (n *numberRecord) value() count.Ratio {
	switch n.Span.Bound() {
	case count.BoundBetween:
		return count.Ratio{}
	case count.BoundAtMost:
		return n.Span.High
	}
	return n.Span.Low
}

// reason is why there is no value: there is no number, or one that lies between two.
func (n *numberRecord) reason() string {
	if n.Span.Bound() == count.BoundBetween {
		return n.d.Words().Say("reason.between_ends")
	}
	return n.Reason
}

var derivedBounds = []Code{
	{string(count.BoundExact), "It is the quantity."},
	{string(count.BoundAtLeast), "The quantity is that or more."},
	{string(count.BoundAtMost), "The quantity is that or less."},
	{string(count.BoundBetween), "The quantity lies between low and high."},
	{string(count.BoundNone), "It cannot be calculated."},
}

var numberRecordFields = []derivedField[numberRecord]{
	derivedText("id", "The comparison's id, a full stop and the rule.", func(n *numberRecord) string { return n.ID }),
	derivedRef("comparison", "The comparison.", "comparisons", func(n *numberRecord) string { return n.of.ID }),
	derivedCode("rule", "How it is calculated.", Rules, func(n *numberRecord) string { return n.Rule }),
	derivedCode("unit", "What it counts.", Units, func(n *numberRecord) string { return n.Unit }),
	derivedRefs("claims", "The claims it is calculated from.", "figures", required, func(n *numberRecord) []string { return n.Claims }),
	derivedCode("bound", "What the value is to the quantity.", derivedBounds, func(n *numberRecord) string { return string(n.Span.Bound()) }),
	derivedTruth("approximate", "Whether a claim that it came from is approximate.", func(n *numberRecord) bool { return n.Span.Approximate }),
	{Field{Name: "value", Kind: KindReal, Doc: "The number, to be read with its bound."}, func(n *numberRecord) DerivedCell { return DerivedCell{Ratio: n.value()} }},
	derivedNumber("numerator", "The numerator of the exact value.", optional, func(n *numberRecord) count.Number { return numeratorOf(n.value()) }),
	derivedNumber("denominator", "The denominator of the exact value.", optional, func(n *numberRecord) count.Number { return denominatorOf(n.value()) }),
	derivedExact("low", "The lower end.", func(n *numberRecord) count.Ratio { return n.Span.Low }),
	derivedExact("high", "The upper end.", func(n *numberRecord) count.Ratio { return n.Span.High }),
	derivedOptional("given", "What it assumes.", "", func(n *numberRecord) string { return n.Given }),
	derivedText("words", "The number in words, with its bound.", func(n *numberRecord) string { return n.Words }),
	derivedOptional("sentence", "The number in a sentence.", "", func(n *numberRecord) string { return n.Sentence }),
	derivedOptional("reason", "Why the value is unknown.", "", (*numberRecord).reason),
}

// One constructor for each kind of field.

func derivedRef[R any](name, doc, to string, get func(*R) string) derivedField[R] {
	return derivedField[R]{Field{Name: name, Kind: KindRef, Doc: doc, To: to, Required: true}, textOf(get)}
}

func derivedText[R any](name, doc string, get func(*R) string) derivedField[R] {
	return derivedField[R]{Field{Name: name, Kind: KindText, Doc: doc, Required: true}, textOf(get)}
}

func derivedCode[R any](name, doc string, codes []Code, get func(*R) string) derivedField[R] {
	return derivedField[R]{Field{Name: name, Kind: KindCode, Doc: doc, Codes: codes, Required: true}, textOf(get)}
}

// derivedOptional is text that may be unknown; with a table to refer to it is an id.
func derivedOptional[R any](name, doc, to string, get func(*R) string) derivedField[R] {
	f := Field{Name: name, Kind: KindText, Doc: doc, To: to}
	if to != "" {
		f.Kind = KindRef
	}
	return derivedField[R]{f, textOf(get)}
}

func derivedRefs[R any](name, doc, to string, isRequired bool, get func(*R) []string) derivedField[R] {
	return derivedField[R]{Field{Name: name, Kind: KindRefs, Doc: doc, To: to, Required: isRequired},
		func(r *R) DerivedCell { return DerivedCell{Cell: Cell{List: get(r)}} }}
}

func derivedNumber[R any](name, doc string, isRequired bool, get func(*R) count.Number) derivedField[R] {
	return derivedField[R]{Field{Name: name, Kind: KindNumber, Doc: doc, Required: isRequired},
		func(r *R) DerivedCell { return DerivedCell{Cell: Cell{Number: get(r)}} }}
}

func derivedExact[R any](name, doc string, get func(*R) count.Ratio) derivedField[R] {
	return derivedField[R]{Field{Name: name, Kind: KindExact, Doc: doc}, func(r *R) DerivedCell { return DerivedCell{Ratio: get(r)} }}
}

func derivedTruth[R any](name, doc string, get func(*R) bool) derivedField[R] {
	return derivedField[R]{Field{Name: name, Kind: KindTruth, Doc: doc, Required: true}, func(r *R) DerivedCell { return DerivedCell{True: get(r)} }}
}

func textOf[R any](get func(*R) string) func(*R) DerivedCell {
	return func(r *R) DerivedCell { return DerivedCell{Cell: Cell{Text: get(r)}} }
}

func numeratorOf(r count.Ratio) count.Number {
	if !r.Known() {
		return count.Number{}
	}
	return count.Of(r.Num)
}

func denominatorOf(r count.Ratio) count.Number {
	if !r.Known() {
		return count.Number{}
	}
	return count.Of(r.Den)
}
