// Package bench generates datasets of any size, to measure the program on. The script run compares it with other
// tools. Nothing that runs for a user imports it.
package bench

import (
	"bufio"
	"encoding/csv"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"
)

// Write generates a valid dataset with the given number of figures in a folder. The same seed gives the same bytes.
//
// The proportions are those of flight logs and return statistics: four figures and one date per event, one source
// per hundred figures, one speaker per two thousand; one figure in fifty supersedes another, one in fifty repeats
// another, a third belong to a named statement, and one text in ten is Persian.
func Write(dir string, figures int, seed uint64) error {
	g := &generator{dir: dir, random: rand.New(rand.NewPCG(seed, 0x9e3779b97f4a7c15)), figures: figures}
	g.events = max(1, figures/4)
	g.sources = figures/100 + 20
	g.actors = figures/2000 + 20
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return err
	}
	about := `{"name": "generated", "title": "A generated dataset", "created": "2026-01-31T00:00:00Z", "language": "en"}` + "\n"
	if err := os.WriteFile(filepath.Join(dir, "datapackage.json"), []byte(about), 0o666); err != nil {
		return err
	}
	for _, t := range []struct {
		name, header string
		rows         int
		row          func(i int) []string
	}{
		{"sources", "id,title,publisher,carries,reading,url,published,language", g.sources, g.source},
		{"actors", "id,name,role,organisation,country", g.actors, g.actor},
		{"events", "id,kind,title,origin,destination,nationality,operator", g.events, g.event},
		{"figures", "id,event,measure,qualifier,value,value_to,scope,speaker,via,source,said,wording,locator,statement,supersedes,repeats,note", figures, g.figure},
		{"dates", "id,event,milestone,date,speaker,via,source,wording,locator,note", g.events, g.date},
		{"responses", "id,event,actor,response,date,source,wording,locator", figures / 50, g.response},
		{"comparisons", "id,title,parts,whole,note", figures / 500, g.comparison},
	} {
		if err := g.table(t.name, t.header, t.rows, t.row); err != nil {
			return err
		}
	}
	return nil
}

type generator struct {
	dir                              string
	random                           *rand.Rand
	figures, events, sources, actors int

	before []string // the previous figure, of whatever event
}

func (g *generator) table(name, header string, rows int, row func(i int) []string) error {
	f, err := os.Create(filepath.Join(g.dir, name+".csv"))
	if err != nil {
		return err
	}
	defer f.Close()
	b := bufio.NewWriterSize(f, 1<<20)
	w := csv.NewWriter(b)
	w.Write(strings.Split(header, ","))
	for i := range rows {
		if err := w.Write(row(i)); err != nil {
			return err
		}
	}
	w.Flush()
	if err := w.Error(); err != nil {
		return err
	}
	if err := b.Flush(); err != nil {
		return err
	}
	return f.Close()
}

var (
	countries  = []string{"US", "IR", "DE", "FR", "GB", "TR", "PK", "AF", "IQ", "NG", "GE", "MX", "GT", "HN", "QA", "IT"}
	publishers = []string{"The Harbour Gazette", "Morning Wire", "روزنامهٔ صبح", "Agence du Port", "Küstenbote", "Public Radio"}
	roles      = []string{"spokesperson", "minister", "airport official", "lawyer", "relative", "reporter"}
	words      = strings.Fields("officials said the number includes people returned after the hearing near border revised from earlier count per ministry report charter flight list only")
	persian    = strings.Fields("مقام گفت پرواز نفر بازگشت وزارت هواپیما تهران گزارش شمار")
	suffixes   = []string{"", "", "", "", "", "", ", and others", ` "on board"`, " & crew", ""}
)

func (g *generator) pick(list []string) string { return list[g.random.IntN(len(list))] }

// oneIn reports true once in n times, on average.
func (g *generator) oneIn(n int) bool { return g.random.IntN(n) == 0 }

// text returns n words, now and then with a comma or a quote in them.
func (g *generator) text(n int) string {
	list := words
	if g.oneIn(10) {
		list = persian
	}
	var b strings.Builder
	for i := range n {
		if i > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(g.pick(list))
	}
	return b.String() + g.pick(suffixes)
}

// or returns the text once in n times, and an empty one otherwise.
func (g *generator) or(n int, text func() string) string {
	if g.oneIn(n) {
		return text()
	}
	return ""
}

// day returns a date, one in five of them uncertain.
func (g *generator) day() string {
	d := time.Date(2015, 1, 1, 0, 0, 0, 0, time.UTC).AddDate(0, 0, g.random.IntN(4000))
	switch g.random.IntN(20) {
	case 0:
		return d.Format("2006-01")
	case 1:
		return d.Format(time.DateOnly) + "~"
	case 2:
		return d.Format(time.DateOnly) + "/" + d.AddDate(0, 0, 3).Format(time.DateOnly)
	}
	return d.Format(time.DateOnly)
}

func sourceID(i int) string     { return fmt.Sprintf("src-%05d", i) }
func actorID(i int) string      { return fmt.Sprintf("actor-%03d", i) }
func eventID(i int) string      { return fmt.Sprintf("flight-%06d", i) }
func figureID(i int) string     { return fmt.Sprintf("fig-%07d", i) }
func (g *generator) by() string { return actorID(g.random.IntN(g.actors)) }
func (g *generator) in() string { return sourceID(g.random.IntN(g.sources)) }

func (g *generator) source(i int) []string {
	return []string{sourceID(i), g.text(6), g.pick(publishers), "", g.pick([]string{"original", "original", "syndicated", "cited", "copy"}),
		fmt.Sprintf("https://news%02d.example.org/%d/article-%08x", i%40, 2015+i%11, g.random.Uint32()), g.day(), g.pick([]string{"en", "fa", "de", "fr"})}
}

func (g *generator) actor(i int) []string {
	return []string{actorID(i), "Actor " + strconv.Itoa(i) + " " + g.pick(persian), g.pick(roles), g.pick(publishers), g.pick(countries)}
}

func (g *generator) event(i int) []string {
	return []string{eventID(i), g.pick([]string{"flight", "flight", "flight", "flight", "programme", "period"}),
		"Flight " + strconv.Itoa(i), g.pick(countries), g.pick(countries), g.or(2, func() string { return g.pick(countries) }), g.or(2, func() string { return "Charter " + g.pick(words) })}
}

// The columns of figures that the generator changes afterwards.
const (
	figureEvent, figureMeasure, figureSpeaker, figureSaid = 1, 2, 7, 10
	figureSupersedes, figureRepeats                       = 14, 15
)

func (g *generator) figure(i int) []string {
	row := []string{figureID(i), eventID(min(i/4, g.events-1)), g.pick([]string{"aboard", "aboard", "deported", "deported", "arrived", "removed", "planned", "projected"}),
		"", "", "", "", g.by(), g.or(3, g.by), g.in(), g.day(), g.text(6), g.or(3, func() string { return "p. " + strconv.Itoa(1+g.random.IntN(90)) }),
		g.or(3, func() string { return "st-" + strconv.Itoa(i/2) }), "", "", g.or(3, func() string { return g.text(5) })}
	g.count(row, i)
	previous := g.before != nil && g.before[figureEvent] == row[figureEvent]
	switch {
	case i%5 == 0: // the parts of comparisons: exact, observed and active
	case previous && g.oneIn(40) && (i-1)%5 != 0:
		row[figureMeasure], row[figureSpeaker] = g.before[figureMeasure], g.before[figureSpeaker]
		row[figureSaid] = "2026-01-15"
		row[figureSupersedes] = g.before[0]
	case previous && g.oneIn(40):
		row[figureRepeats] = g.before[0]
	case g.oneIn(50):
		row[6] = "unclear"
	}
	g.before = row
	return row
}

// count sets the qualifier and the values.
func (g *generator) count(row []string, i int) {
	value := 1 + int(g.random.ExpFloat64()*80)
	qualifier := g.pick([]string{"exact", "exact", "exact", "exact", "about", "about", "up_to", "fewer_than", "at_least", "more_than", "between", "unstated"})
	if i%5 == 0 {
		qualifier, row[figureMeasure], row[13] = "exact", "deported", ""
	}
	row[3] = qualifier
	if qualifier != "unstated" {
		row[4] = strconv.Itoa(value)
	}
	if qualifier == "between" {
		row[5] = strconv.Itoa(value + 1 + g.random.IntN(40))
	}
}

func (g *generator) date(i int) []string {
	return []string{fmt.Sprintf("date-%06d", i), eventID(i), g.pick([]string{"announced", "departed", "departed", "arrived"}), g.day(), g.by(), g.or(3, g.by), g.in(), g.text(3), "", ""}
}

func (g *generator) response(i int) []string {
	return []string{fmt.Sprintf("answer-%06d", i), eventID(g.random.IntN(g.events)), g.by(), g.pick([]string{"confirmed", "denied", "declined", "no_answer"}), g.day(), g.in(), "", ""}
}

// comparison compares one claim, or one of each of two events, with another claim.
func (g *generator) comparison(i int) []string {
	a := i * 500 / 5 * 5
	parts := figureID(a)
	if g.oneIn(3) && a+20 < g.figures {
		parts += "," + figureID(a+20) // of another event, and active too
	}
	return []string{fmt.Sprintf("comparison-%05d", i), g.text(4), parts, figureID(min(a+3, g.figures-1)), ""}
}
