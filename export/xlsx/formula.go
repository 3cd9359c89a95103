package xlsx

import (
	"fmt"
	"strconv"
	"strings"

	"onrecord/dataset"
	"onrecord/dataset/count"
	"onrecord/dataset/words"
)

// quoted is text in a formula, in pieces of at most 255 characters, the limit of Excel.
func quoted(s string) string {
	const most = 250
	var pieces []string
	r := []rune(s)
	for len(r) > most {
		pieces = append(pieces, string(r[:most]))
		r = r[most:]
	}
	pieces = append(pieces, string(r))
	for i, p := range pieces {
		pieces[i] = `"` + strings.ReplaceAll(p, `"`, `""`) + `"`
	}
	return strings.Join(pieces, "&")
}

// this is the cell of a column in the row of the formula.
func (b *book) this(table, column string) string {
	return fmt.Sprintf("%s[[#This Row],[%s]]", table, b.columnTitle(column))
}

// all is a whole column.
func (b *book) all(table, column string) string {
	return fmt.Sprintf("%s[%s]", table, b.columnTitle(column))
}

// claim is the cell of a claim in a column of figures, in whatever row sorting has put it.
func (b *book) claim(column, id string) string { return b.lookup("figures", column, id) }

// lookup finds the row with an id. MATCH ignores case, which is fine: no two ids of a dataset differ in
// case only, and ids cannot contain wildcards.
func (b *book) lookup(table, column, id string) string {
	t := table
	if _, row, ok := b.d.Lookup(id); ok {
		t = partName(table, 1+row/b.capacity())
	}
	return fmt.Sprintf(`INDEX(%s,MATCH(%s,%s,0))`, b.all(t, column), quoted(id), b.all(t, "id"))
}

func (b *book) qualifierIs(qualifiers ...count.Qualifier) string {
	q := b.this("figures", "qualifier")
	tests := make([]string, len(qualifiers))
	for i, c := range qualifiers {
		tests[i] = q + "=" + quoted(b.code("qualifier", string(c)))
	}
	if len(tests) == 1 {
		return tests[0]
	}
	return "OR(" + strings.Join(tests, ",") + ")"
}

// lowFormula is count.Count.Low. The words "up to" set no lower end, and not 0.
func (b *book) lowFormula() string {
	v := b.this("figures", "value")
	return fmt.Sprintf(`IF(NOT(ISNUMBER(%s)),%s,IF(%s,%s,IF(%s,%s+1,%s)))`, v, quoted(b.unknown),
		b.qualifierIs(count.Exact, count.About, count.AtLeast, count.Between), v,
		b.qualifierIs(count.MoreThan), v, quoted(b.unknown))
}

// highFormula is count.Count.High.
func (b *book) highFormula() string {
	v, to, none := b.this("figures", "value"), b.this("figures", "value_to"), quoted(b.unknown)
	return fmt.Sprintf(`IF(NOT(ISNUMBER(%s)),%s,IF(%s,%s,IF(%s,%s-1,IF(AND(%s,ISNUMBER(%s)),%s,%s))))`, v, none,
		b.qualifierIs(count.Exact, count.About, count.UpTo), v,
		b.qualifierIs(count.FewerThan), v,
		b.qualifierIs(count.Between), to, to, none)
}

// wordsFormula is words.Count, made of the same messages.
func (b *book) wordsFormula() string {
	v, to := b.this("figures", "value"), b.this("figures", "value_to")
	formula := quoted(b.w.Say("count.unstated"))
	for _, q := range []count.Qualifier{count.Between, count.MoreThan, count.AtLeast, count.FewerThan, count.UpTo, count.About, count.Exact} {
		said := fill(b.w.Say("count."+string(q)), map[string]string{"{n}": b.digitsFormula(v), "{to}": b.digitsFormula(to)})
		formula = fmt.Sprintf("IF(%s,%s,%s)", b.qualifierIs(q), said, formula)
	}
	return fmt.Sprintf(`IF(ISNUMBER(%s),%s,%s)`, v, formula, quoted(b.w.Say("count.unstated")))
}

// digitsFormula writes a number in the digits of the language. FIXED groups them by the reader's locale.
func (b *book) digitsFormula(v string) string {
	formula := "FIXED(" + v + ",0)"
	if b.w.Digits(0) == "0" {
		return formula
	}
	group := []rune(b.w.Number(1000))
	formula = fmt.Sprintf(`SUBSTITUTE(%s,",",%s)`, formula, quoted(string(group[1:len(group)-3])))
	for d := range 10 {
		formula = fmt.Sprintf(`SUBSTITUTE(%s,"%d",%s)`, formula, d, quoted(b.w.Digits(d)))
	}
	return formula
}

// fill turns a message into a formula: its text in quotes, and formulas for its {names}.
func fill(message string, formulas map[string]string) string {
	var pieces []string
	for message != "" {
		at, found := len(message), ""
		for name := range formulas {
			if i := strings.Index(message, name); i >= 0 && i < at {
				at, found = i, name
			}
		}
		if at > 0 {
			pieces = append(pieces, quoted(message[:at]))
		}
		if found != "" {
			pieces = append(pieces, formulas[found])
		}
		message = message[at+len(found):]
	}
	return strings.Join(pieces, "&")
}

func (b *book) groupFormula() string {
	m := b.this("figures", "measure")
	group := func(g string) string { return quoted(b.code("group", g)) }
	return fmt.Sprintf(`IF(%s=%s,%s,IF(%s=%s,%s,%s))`, m, quoted(b.code("measure", "planned")), group("planned"),
		m, quoted(b.code("measure", "projected")), group("projected"), group("observed"))
}

// standingFormula is dataset.Standing. EXACT compares ids with their case.
func (b *book) standingFormula() string {
	is := func(s string) string { return quoted(b.code("standing", s)) }
	none := quoted(b.notApplicable)
	return fmt.Sprintf(`IF(SUMPRODUCT(--EXACT(%s,%s))>0,%s,IF(%s<>%s,%s,IF(%s=%s,%s,%s)))`,
		b.all("figures", "supersedes"), b.this("figures", "id"), is("superseded"),
		b.this("figures", "repeats"), none, is("repeats"),
		b.this("figures", "scope"), quoted(b.code("scope", "unclear")), is("unclear"), is("active"))
}

// dayFormula is a real date if the text is a full day as [edtf.Date.Full] has it, and unknown otherwise. DATE
// accepts more, such as 31 February, so the day has to give back the text.
func dayFormula(text, unknown string) string {
	day := fmt.Sprintf("DATE(VALUE(LEFT(%[1]s,4)),VALUE(MID(%[1]s,6,2)),VALUE(RIGHT(%[1]s,2)))", text)
	return fmt.Sprintf(`IFERROR(IF(AND(%[2]s>=%[4]d,EXACT(%[1]s,YEAR(%[2]s)&"-"&RIGHT("0"&MONTH(%[2]s),2)&"-"&RIGHT("0"&DAY(%[2]s),2))),%[2]s,%[3]s),%[3]s)`,
		text, day, quoted(unknown), int(firstDay)+dayZero)
}

// A formatKey is a field of a claim with a qualifier.
type formatKey struct {
	qualifier count.Qualifier
	field     string
}

// numberStyles creates the styles of the numbers of claims, before the first row is written.
func (b *book) numberStyles() map[formatKey]int {
	ids := map[formatKey]int{}
	for _, key := range claimFormats() {
		if format := b.formatOf(key.qualifier, key.field); format != "" {
			ids[key] = b.styles.formatted(format)
		}
	}
	return ids
}

// claimFormats are the combinations of field and qualifier that have a number format, in order.
func claimFormats() (keys []formatKey) {
	figures, _ := dataset.TableNamed("figures")
	for _, q := range figures.Fields[figures.Column("qualifier")].Codes {
		for _, field := range []string{"value", "value_to"} {
			keys = append(keys, formatKey{count.Qualifier(q.Name), field})
		}
	}
	return keys
}

// formatOf is a number format that shows the qualifier with the number: "up to "#,##0. It is empty if the
// words of the qualifier are not around the number.
func (b *book) formatOf(q count.Qualifier, field string) string {
	if q == count.Unstated || q == "" {
		return ""
	}
	message := b.w.Say("count." + string(q))
	if q == count.Between {
		low, high, ok := strings.Cut(message, "{n}")
		middle, end, ok2 := strings.Cut(high, "{to}")
		switch {
		case !ok || !ok2:
			return ""
		case field == "value":
			return b.styles.people(low, "")
		case field == "value_to":
			return b.styles.people(strings.TrimLeft(middle, " "), end)
		}
		return ""
	}
	before, after, ok := strings.Cut(message, "{n}")
	if !ok || field != "value" || before+after == "" {
		return ""
	}
	return b.styles.people(before, after)
}

// digitsFormat is the prefix of a number format that selects the digits of a language (18.8.31).
func digitsFormat(w *words.Words) string {
	if w.Digits(0) == "۰" {
		return "[$-3000429]"
	}
	return ""
}

// people is the number format of whole numbers, with text around them.
func (s *styles) people(before, after string) string {
	quote := func(s string) string {
		if s == "" {
			return ""
		}
		return `"` + strings.ReplaceAll(s, `"`, `'`) + `"`
	}
	return s.digits + quote(before) + "#,##0" + quote(after)
}

// ratio is an exact fraction in a formula.
func ratio(r count.Ratio) string {
	if r.Den == 1 {
		return strconv.FormatInt(r.Num, 10)
	}
	return fmt.Sprintf("%d/%d", r.Num, r.Den)
}
