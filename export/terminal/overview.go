package terminal

import (
	"onrecord/dataset"
)

// maxExampleEvents is how many events are printed of a dataset that has too many to list.
const maxExampleEvents = 5

// overview prints the dataset as a whole.
func (p *printer) overview() {
	d := p.d
	p.title()
	compared := d.Compared()
	if len(compared) > 0 {
		p.section("show.comparisons")
	}
	for i := range compared[:p.limit(len(compared))] {
		if i > 0 {
			p.blank()
		}
		p.comparisonSummary(&compared[i])
	}
	p.remaining("show.more.comparisons", len(compared)-p.limit(len(compared)))
	p.section("show.events")
	shown := p.limit(len(d.Events))
	if shown < len(d.Events) {
		p.summary()
		shown = min(shown, maxExampleEvents)
	}
	for i := range d.Events[:shown] {
		if i > 0 {
			p.blank()
		}
		p.eventWithClaims(&d.Events[i])
	}
	p.remaining("show.more.events", len(d.Events)-shown)
	p.contested()
	p.unknown()
	p.pasteOverview(compared)
}

// title prints the title, version and date of the dataset, and how much it holds.
func (p *printer) title() {
	d := p.d
	p.para(0, span{bold, p.datasetTitle()})
	if p.d.IsPart() {
		p.para(0, plainText(p.d.SelectionWords()))
	}
	version := p.say("show.no_version")
	if d.Package.Version != "" {
		version = p.say("show.version", "version", d.Package.Version)
	}
	date := p.say("show.no_date")
	if day := d.Package.Day(); day != "" {
		date = p.say("show.as_of", "date", p.date(day))
	}
	p.para(0, plainText(p.say("show.edition", "version", version, "date", date)))
	p.para(0, plainText(p.say("show.holds", "all", p.rowCounts())))
}

// datasetTitle is the title of the dataset.
func (p *printer) datasetTitle() string {
	if p.d.Package.Title == "" {
		return p.say("show.untitled")
	}
	return p.d.Package.Title
}

// rowCounts is how many rows of each kind the dataset has.
func (p *printer) rowCounts() string {
	return p.w.And([]string{
		p.plural("show.count.events", len(p.d.Events)),
		p.plural("show.count.claims", len(p.d.Figures)),
		p.plural("show.count.speakers", speakers(p.d)),
		p.plural("show.count.sources", len(p.d.Sources)),
	})
}

// speakers is how many actors make claims about numbers.
func speakers(d *dataset.Dataset) int {
	seen := map[string]bool{}
	for i := range d.Figures {
		seen[d.Figures[i].Speaker] = true
	}
	return len(seen)
}

// remaining prints how many items of a list are not shown, and how to see them.
func (p *printer) remaining(key string, more int) {
	if more > 0 {
		p.blank()
		p.para(0, plainText(p.w.Plural(key, int64(more), "")))
	}
}
