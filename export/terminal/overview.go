package terminal

import (
	"onrecord/dataset"
)

// examples is how many events are printed if the dataset has too many.
const examples = 5

// overview prints the dataset as a whole.
func (p *printer) overview() {
	d := p.d
	p.title()
	compared := d.Compared()
	if len(compared) > 0 {
		p.section("show.comparisons")
	}
	for i := range compared[:p.most(len(compared))] {
		if i > 0 {
			p.blank()
		}
		p.numbers(&compared[i])
	}
	p.left("show.more.comparisons", len(compared)-p.most(len(compared)))
	p.section("show.events")
	shown := p.most(len(d.Events))
	if shown < len(d.Events) {
		p.summary()
		shown = min(shown, examples)
	}
	for i := range d.Events[:shown] {
		if i > 0 {
			p.blank()
		}
		p.eventWithClaims(&d.Events[i])
	}
	p.left("show.more.events", len(d.Events)-shown)
	p.contested()
	p.unknown()
	p.pasteOverview(compared)
}

// title prints the title, version and date of the dataset, and how much it holds.
func (p *printer) title() {
	d := p.d
	p.para(0, span{bold, p.name()})
	version := p.say("show.no_version")
	if d.Package.Version != "" {
		version = p.say("show.version", "version", d.Package.Version)
	}
	date := p.say("show.no_date")
	if day := d.Package.Day(); day != "" {
		date = p.say("show.as_of", "date", p.date(day))
	}
	p.para(0, say(p.say("show.edition", "version", version, "date", date)))
	p.para(0, say(p.say("show.holds", "all", p.holds())))
}

// name is the title of the dataset.
func (p *printer) name() string {
	if p.d.Package.Title == "" {
		return p.say("show.untitled")
	}
	return p.d.Package.Title
}

// holds is how many rows of each kind the dataset has.
func (p *printer) holds() string {
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

// left prints how many items of a list are not shown, and how to see them.
func (p *printer) left(key string, more int) {
	if more > 0 {
		p.blank()
		p.para(0, say(p.w.Plural(key, int64(more), "")))
	}
}
