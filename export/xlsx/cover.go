package xlsx

import (
	"cmp"
	"strings"

	"onrecord/dataset"
	"onrecord/dataset/count"
	"onrecord/export/xlsx/internal/origin"
)

// cover is the sheet with the title, version and content of the workbook, and how to read its numbers.
func (b *book) cover() *sheet {
	p := &b.d.Package
	s := &sheet{name: b.say("name.cover"), title: b.say("cover")}
	add := func(text string) {
		if text != "" {
			s.lines = append(s.lines, line{cell: textCell(text)})
		}
	}
	link := func(text, target string) { s.lines = append(s.lines, line{cell: cell{text: text, link: target}}) }
	heading := func(key string) { s.lines = append(s.lines, line{cell: textCell(b.say(key)), heading: 2}) }
	s.lines = append(s.lines, line{cell: textCell(b.title()), heading: 1})
	add(b.d.SelectionWords())
	add(p.Description)
	add(b.versionLine())
	link(b.say("to_contents"), "#"+b.say("name.contents")+"!A1")
	heading("cover.holds")
	add(b.tally())
	add(b.say("cover.traced"))
	if b.marks {
		add(b.say("cover.editing"))
	}
	heading("cover.numbers")
	for _, q := range qualifierCodes() {
		add(b.say("cover.qualifier", "example", b.example(count.Qualifier(q.Name)), "doc", b.w.Doc(q.Doc)))
	}
	add(b.say("cover.bounds"))
	if !b.marks {
		heading("cover.signs")
		add(b.say("sign.unknown", "sign", b.unknown))
		add(b.say("sign.not_asked", "sign", b.notApplicable))
		add(b.say("sign.blank"))
	} else {
		heading("cover.marks")
		add(b.say("mark.superseded"))
		add(b.say("mark.repeats"))
		add(b.say("mark.about"))
		add(b.say("mark.unstated"))
	}
	heading("cover.about")
	b.imprint(add, link)
	add(b.say("cover.hash", "hash", origin.Hash(b.d)))
	return s
}

// imprint is who made the dataset, and its licences.
func (b *book) imprint(add func(string), link func(text, target string)) {
	p := &b.d.Package
	var names []string
	for _, c := range p.Contributors {
		names = append(names, c.Title)
	}
	if len(names) > 0 {
		add(b.say("cover.by", "names", b.w.And(names)))
	}
	for _, l := range p.Licenses {
		text := b.say("cover.licence", "licence", cmp.Or(l.Title, l.Name))
		if webAddress(l.Path) {
			link(text, l.Path)
		} else {
			add(text)
		}
	}
	if webAddress(p.Homepage) {
		link(b.say("cover.homepage", "title", b.title()), p.Homepage)
	}
}

// webAddress reports whether a link may lead to an address. Links in the tables are checked by the loader;
// those of the package are not.
func webAddress(s string) bool {
	return (strings.HasPrefix(s, "https://") || strings.HasPrefix(s, "http://")) && !strings.ContainsAny(s, " \t\r\n\"<>\\^`{|}")
}

func (b *book) title() string { return cmp.Or(b.d.Package.Title, b.d.Package.Name, b.say("untitled")) }

// versionLine is the version of the dataset and its date.
func (b *book) versionLine() string {
	p := &b.d.Package
	version := cmp.Or(p.Version, b.w.Say("unknown"))
	if day := b.day(); day != "" {
		return b.say("version_of", "version", version, "day", day)
	}
	return b.say("version", "version", version)
}

// tally counts the rows of each table.
func (b *book) tally() string {
	var counts []string
	for i := range dataset.Tables {
		t := &dataset.Tables[i]
		counts = append(counts, b.say("tally.item", "table", strings.ToLower(b.w.Doc(t.Title)), "n", b.w.Number(int64(t.Len(b.d)))))
	}
	return b.say("tally", "counts", b.w.And(counts))
}

// example is how a qualifier reads with a number.
func (b *book) example(q count.Qualifier) string {
	c := count.Count{Qualifier: q, Value: count.Of(50)}
	switch q {
	case count.Between:
		c.To = count.Of(60)
	case count.Unstated:
		c.Value = count.Number{}
	}
	return b.w.Count(c)
}

// qualifierCodes are the qualifiers with what each means.
func qualifierCodes() []dataset.Code {
	t, _ := dataset.TableNamed("figures")
	return t.Fields[t.Column("qualifier")].Codes
}

// contents lists the sheets with links.
func (b *book) contents(body []*sheet) *sheet {
	s := &sheet{name: b.say("name.contents"), title: b.say("contents"), about: b.say("contents.about"), part: 1}
	var list []*sheet
	for _, x := range body {
		if !x.hidden {
			list = append(list, x)
		}
	}
	s.rows = len(list)
	s.cols = []column{
		{name: "sheet", doc: b.say("doc.contents.sheet"), kind: kindLink},
		{name: "title", doc: b.say("doc.contents.title"), kind: kindText},
		{name: "holds", doc: b.say("doc.contents.holds"), kind: kindText},
		{name: "rows", doc: b.say("doc.contents.rows"), kind: kindNumber},
	}
	s.cell = func(row, col int) cell {
		x := list[row]
		switch col {
		case 0:
			return cell{text: x.name, link: "#'" + strings.ReplaceAll(x.name, "'", "''") + "'!A1"}
		case 1:
			return textCell(x.title)
		case 2:
			return textCell(x.about)
		}
		return numberCell(int64(x.rows))
	}
	return s
}
