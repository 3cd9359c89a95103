package export

import (
	"iter"
	"strconv"

	"onrecord/dataset"
	"onrecord/dataset/count"
)

// The tables of what follows from the dataset: the records that the JSON document has under "derived",
// with a column for each member.

var derivedFigures = Table{
	Name: "figures_derived", Title: "What each claim amounts to", Derived: true,
	Doc:    "One row is the ends of one claim, and whether it counts.",
	Fields: fieldsOf(figureColumns),
	rows: func(d *dataset.Dataset) iter.Seq[[]Cell] {
		return cellsOf(figureColumns, func(yield func(*jsonFigure) bool) {
			w := d.Words()
			for i := range d.Figures {
				if f := figureJSON(d, w, &d.Figures[i]); !yield(&f) {
					return
				}
			}
		})
	},
}

var derivedRanges = Table{
	Name: "ranges", Title: "Ranges", Derived: true,
	Doc:    "One row is what the claims that count on an event span, for one group of measures.",
	Fields: fieldsOf(rangeColumns),
	rows: func(d *dataset.Dataset) iter.Seq[[]Cell] {
		return cellsOf(rangeColumns, func(yield func(*jsonRange) bool) {
			for i := range d.Events {
				for r := range rangesOf(d, &d.Events[i]) {
					if !yield(r) {
						return
					}
				}
			}
		})
	},
}

var derivedComparisons = Table{
	Name: "comparisons_derived", Title: "What each comparison comes to", Derived: true,
	Doc:    "One row is one number that follows from a comparison, or the reason for which there is none.",
	Fields: fieldsOf(comparisonColumns),
	rows: func(d *dataset.Dataset) iter.Seq[[]Cell] {
		return cellsOf(comparisonColumns, func(yield func(*numberOf) bool) {
			for _, c := range d.Compared() {
				for _, n := range c.Numbers() {
					if !yield(&numberOf{c.ID, n, numberJSON(d, n)}) {
						return
					}
				}
			}
		})
	},
}

// A numberOf is a derived number with its comparison.
type numberOf struct {
	comparison string
	exact      *dataset.Derived
	jsonNumber
}

// A derivedColumn is a field of a derived table with the way into its record.
type derivedColumn[R any] struct {
	dataset.Field
	get func(*R) Cell
}

func fieldsOf[R any](columns []derivedColumn[R]) []dataset.Field {
	fields := make([]dataset.Field, len(columns))
	for i, c := range columns {
		fields[i] = c.Field
	}
	return fields
}

func cellsOf[R any](columns []derivedColumn[R], records iter.Seq[*R]) iter.Seq[[]Cell] {
	return func(yield func([]Cell) bool) {
		cells := make([]Cell, len(columns))
		for r := range records {
			for i, c := range columns {
				cells[i] = c.get(r)
			}
			if !yield(cells) {
				return
			}
		}
	}
}

var figureColumns = []derivedColumn[jsonFigure]{
	refTo("id", "The claim.", "figures", func(f *jsonFigure) string { return f.ID }),
	integer("low", "The smallest number that the words allow.", func(f *jsonFigure) *int64 { return f.Low }),
	integer("point", "The one number that was said.", func(f *jsonFigure) *int64 { return f.Point }),
	integer("high", "The largest number that the words allow.", func(f *jsonFigure) *int64 { return f.High }),
	truth("approximate", "Whether the number was said to be near rather than exact.", func(f *jsonFigure) bool { return f.Approximate }),
	coded("standing", "Whether the claim counts, and if not, why.", dataset.Standings, func(f *jsonFigure) string { return f.Standing }),
	maybe("by", "The claim that superseded it, or that it repeats.", "figures", func(f *jsonFigure) *string { return f.By }),
	inWords("words", "The number in words.", func(f *jsonFigure) string { return f.Words }),
	maybe("reason", "Why low, point or high is unknown.", "", func(f *jsonFigure) *string { return f.Reason }),
}

var rangeColumns = []derivedColumn[jsonRange]{
	inWords("id", "The event's id, a full stop and the group.", func(r *jsonRange) string { return r.ID }),
	refTo("event", "The event.", "events", func(r *jsonRange) string { return r.Event }),
	coded("group", "Whether the numbers were observed, planned or projected.", dataset.Groups, func(r *jsonRange) string { return r.Group }),
	integer("low", "The smallest end or point that was stated; with open_below the number may be lower.", func(r *jsonRange) *int64 { return r.Low }),
	integer("high", "The largest end or point that was stated; with open_above the number may be higher.", func(r *jsonRange) *int64 { return r.High }),
	truth("low_approximate", "Whether a claim that states the low says about.", func(r *jsonRange) bool { return r.LowApproximate }),
	truth("high_approximate", "Whether a claim that states the high says about.", func(r *jsonRange) bool { return r.HighApproximate }),
	truth("open_below", "Whether a claim has no lower end.", func(r *jsonRange) bool { return r.OpenBelow }),
	truth("open_above", "Whether a claim has no upper end.", func(r *jsonRange) bool { return r.OpenAbove }),
	truth("contested", "Whether claims that count give different numbers.", func(r *jsonRange) bool { return r.Contested }),
	list("claims", "The claims that count.", "figures", func(r *jsonRange) []string { return r.Claims }),
	integer("statements", "How many utterances are behind them.", func(r *jsonRange) *int64 { n := int64(r.Statements); return &n }),
	list("left_out", "The claims that do not count.", "figures", func(r *jsonRange) []string {
		var ids []string
		for _, l := range r.LeftOut {
			ids = append(ids, l.ID)
		}
		return ids
	}),
	inWords("words", "The range in words.", func(r *jsonRange) string { return r.Words }),
	maybe("reason", "Why low and high are unknown.", "", func(r *jsonRange) *string { return r.Reason }),
}

var bounds = []dataset.Code{
	{Name: string(count.BoundExact), Doc: "It is the quantity."},
	{Name: string(count.BoundAtLeast), Doc: "The quantity is that or more."},
	{Name: string(count.BoundAtMost), Doc: "The quantity is that or less."},
	{Name: string(count.BoundBetween), Doc: "The quantity lies between low and high."},
	{Name: string(count.BoundNone), Doc: "Nothing can be said."},
}

var comparisonColumns = []derivedColumn[numberOf]{
	inWords("id", "The comparison's id, a full stop and the rule.", func(n *numberOf) string { return n.ID }),
	refTo("comparison", "The comparison.", "comparisons", func(n *numberOf) string { return n.comparison }),
	coded("rule", "How it follows.", dataset.Rules, func(n *numberOf) string { return n.Rule }),
	coded("unit", "What it counts.", dataset.Units, func(n *numberOf) string { return n.Unit }),
	list("claims", "The claims that it came from.", "figures", func(n *numberOf) []string { return n.Claims }),
	coded("bound", "What the value is to the quantity.", bounds, func(n *numberOf) string { return n.Bound }),
	truth("approximate", "Whether a claim that it came from is approximate.", func(n *numberOf) bool { return n.Approximate }),
	fraction("value", "The number, to be read with its bound.", func(n *numberOf) count.Ratio { return valueOf(n) }),
	integer("numerator", "The numerator of the exact value.", func(n *numberOf) *int64 { return n.Numerator }),
	integer("denominator", "The denominator of the exact value.", func(n *numberOf) *int64 { return n.Denominator }),
	fraction("low", "The lower end.", func(n *numberOf) count.Ratio { return n.exact.Span.Low }),
	integer("low_numerator", "The numerator of the exact lower end.", func(n *numberOf) *int64 { return numerator(n.Low) }),
	integer("low_denominator", "The denominator of the exact lower end.", func(n *numberOf) *int64 { return denominator(n.Low) }),
	fraction("high", "The upper end.", func(n *numberOf) count.Ratio { return n.exact.Span.High }),
	integer("high_numerator", "The numerator of the exact upper end.", func(n *numberOf) *int64 { return numerator(n.High) }),
	integer("high_denominator", "The denominator of the exact upper end.", func(n *numberOf) *int64 { return denominator(n.High) }),
	maybe("given", "What it supposes.", "", func(n *numberOf) *string { return n.Given }),
	inWords("words", "The number in words, with its bound.", func(n *numberOf) string { return n.Words }),
	maybe("sentence", "The number in a sentence.", "", func(n *numberOf) *string { return n.Sentence }),
	maybe("reason", "Why the value is unknown.", "", func(n *numberOf) *string { return n.Reason }),
}

// One constructor for each kind of column.

func refTo[R any](name, doc, to string, get func(*R) string) derivedColumn[R] {
	return derivedColumn[R]{dataset.Field{Name: name, Kind: dataset.KindRef, Doc: doc, To: to, Required: true}, textCell(get)}
}

func inWords[R any](name, doc string, get func(*R) string) derivedColumn[R] {
	return derivedColumn[R]{dataset.Field{Name: name, Kind: dataset.KindText, Doc: doc, Required: true}, textCell(get)}
}

func coded[R any](name, doc string, codes []dataset.Code, get func(*R) string) derivedColumn[R] {
	return derivedColumn[R]{dataset.Field{Name: name, Kind: dataset.KindCode, Doc: doc, Codes: codes, Required: true}, textCell(get)}
}

// maybe is text that may be unknown; with a table to point into it is an id.
func maybe[R any](name, doc, to string, get func(*R) *string) derivedColumn[R] {
	f := dataset.Field{Name: name, Kind: dataset.KindText, Doc: doc, To: to}
	if to != "" {
		f.Kind = dataset.KindRef
	}
	return derivedColumn[R]{f, textCell(func(r *R) string {
		if s := get(r); s != nil {
			return *s
		}
		return ""
	})}
}

func list[R any](name, doc, to string, get func(*R) []string) derivedColumn[R] {
	return derivedColumn[R]{dataset.Field{Name: name, Kind: dataset.KindRefs, Doc: doc, To: to},
		func(r *R) Cell { return Cell{Cell: dataset.Cell{List: get(r)}} }}
}

func integer[R any](name, doc string, get func(*R) *int64) derivedColumn[R] {
	return derivedColumn[R]{dataset.Field{Name: name, Kind: dataset.KindNumber, Doc: doc}, func(r *R) Cell {
		if n := get(r); n != nil {
			return Cell{Cell: dataset.Cell{Number: count.Of(*n)}}
		}
		return Cell{}
	}}
}

func fraction[R any](name, doc string, get func(*R) count.Ratio) derivedColumn[R] {
	return derivedColumn[R]{dataset.Field{Name: name, Kind: KindRatio, Doc: doc}, func(r *R) Cell { return Cell{Ratio: get(r)} }}
}

func truth[R any](name, doc string, get func(*R) bool) derivedColumn[R] {
	return derivedColumn[R]{dataset.Field{Name: name, Kind: KindTruth, Doc: doc, Required: true},
		textCell(func(r *R) string { return strconv.FormatBool(get(r)) })}
}

func textCell[R any](get func(*R) string) func(*R) Cell {
	return func(r *R) Cell { return Cell{Cell: dataset.Cell{Text: get(r)}} }
}

func valueOf(n *numberOf) count.Ratio {
	if n.Numerator == nil {
		return count.Ratio{}
	}
	return count.Ratio{Num: *n.Numerator, Den: *n.Denominator}
}

func numerator(r *jsonRatio) *int64 {
	if r == nil {
		return nil
	}
	return &r.Numerator
}

func denominator(r *jsonRatio) *int64 {
	if r == nil {
		return nil
	}
	return &r.Denominator
}
