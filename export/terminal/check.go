package terminal

import (
	"io"

	"onrecord/dataset"
)

// Problems prints what is wrong with a dataset, a line each as file:line:column, and how many there are.
// Lines are not wrapped, so that editors and scripts find them.
func Problems(w io.Writer, lang string, list dataset.Problems, s Style) error {
	p := newPrinter(w, &dataset.Dataset{Package: dataset.Package{Language: lang}}, s)
	errors, warnings, files := 0, 0, map[string]bool{}
	for _, problem := range list {
		p.WriteString(escape(problem.Error()))
		p.blank()
		files[problem.File] = true
		if problem.Warning {
			warnings++
		} else {
			errors++
		}
	}
	p.para(0, span{bold, p.say("show.check.sum", "problems", p.tally(errors, warnings), "files", p.plural("show.check.files", len(files)))})
	return p.Flush()
}

// tally counts problems and warnings, and leaves out what there is none of.
func (p *printer) tally(errors, warnings int) string {
	var parts []string
	if errors > 0 {
		parts = append(parts, p.plural("show.check.problems", errors))
	}
	if warnings > 0 {
		parts = append(parts, p.plural("show.check.warnings", warnings))
	}
	return p.w.And(parts)
}

// Valid prints that a dataset is valid, what it holds and what could be better. The name is what to call
// the dataset.
func Valid(w io.Writer, name string, d *dataset.Dataset, s Style) error {
	p := newPrinter(w, d, s)
	for _, warning := range d.Warnings {
		p.WriteString(escape(warning.Error()))
		p.blank()
	}
	var rows []string
	for i := range dataset.Tables {
		t := &dataset.Tables[i]
		if n := t.Len(d); n > 0 {
			rows = append(rows, p.say("show.check.rows", "table", t.Name, "n", p.w.Number(int64(n))))
		}
	}
	spans := []span{{bold, p.say("show.check.valid", "name", name)}, say(" " + p.say("show.holds", "all", p.w.And(rows)))}
	if n := len(d.Warnings); n > 0 {
		spans = append(spans, say(" "+p.say("show.holds", "all", p.plural("show.check.warnings", n))))
	}
	p.para(0, spans...)
	return p.Flush()
}
