package xlsx

import "github.com/xuri/excelize/v2"

// Colours, each with a contrast to white of at least 7 to 1.
const (
	ink      = "1A1A1A"
	linkInk  = "0B4F9E"
	quietInk = "4A4A4A"
	rule     = "8A8A8A"
	headFill = "E6ECF2"
)

// dayFormat reads the same everywhere: the year has four digits and comes first.
const dayFormat = "yyyy-mm-dd"

// styles are the ids of the styles of one workbook.
type styles struct {
	f       *excelize.File
	e       *edition
	cells   map[kind]int
	headers map[columnLook]int
	lines   map[lineLook]int
	sign    int            // a shorthand in place of a number or a day
	numbers map[string]int // by number format
}

func newStyles(f *excelize.File, e *edition) (*styles, error) {
	s := &styles{f: f, e: e, cells: map[kind]int{}, headers: map[columnLook]int{}, numbers: map[string]int{}, lines: map[lineLook]int{}}
	if err := f.SetDefaultFont(e.font); err != nil {
		return nil, err
	}
	asText, people, any, day := "@", "#,##0", "General", dayFormat
	formats := map[kind]*string{kindText: nil, kindName: &asText, kindCode: nil, kindNumber: &people, kindRatio: &any, kindDay: &day, kindLink: nil}
	for _, k := range []kind{kindText, kindName, kindCode, kindNumber, kindRatio, kindDay, kindLink} { // in order: ids follow it
		font := s.font()
		if k == kindLink {
			font.Color, font.Underline = linkInk, "single"
		}
		st := &excelize.Style{Font: font, Alignment: s.align(k != kindLink), CustomNumFmt: formats[k]}
		if k.toRight() {
			s.toRight(st.Alignment)
		}
		id, err := f.NewStyle(st)
		if err != nil {
			return nil, err
		}
		s.cells[k] = id
	}
	return s, s.others()
}

// headingExtra is how many points larger than text a title and a heading are.
var headingExtra = [...]float64{0, 4, 2}

// others makes the styles that are not of a kind of column.
func (s *styles) others() (err error) {
	make := func(font *excelize.Font, header, right bool) int {
		st := &excelize.Style{Font: font, Alignment: s.align(true)}
		if right {
			s.toRight(st.Alignment)
		}
		if header {
			st.Alignment.Vertical = "center"
			st.Border = []excelize.Border{{Type: "bottom", Color: ink, Style: 2}}
			if s.e.marks {
				st.Fill = excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{headFill}}
			}
		}
		id, e := s.f.NewStyle(st)
		if e != nil {
			err = e
		}
		return id
	}
	bold := func(size float64) *excelize.Font {
		f := s.font()
		f.Bold, f.Size = true, size
		return f
	}
	extra, link := bold(s.e.size), s.font()
	extra.Italic = s.e.marks
	link.Color, link.Underline = linkInk, "single"
	for _, right := range []bool{false, true} {
		s.headers[columnLook{false, right}], s.headers[columnLook{true, right}] = make(bold(s.e.size), true, right), make(extra, true, right)
	}
	for _, look := range []lineLook{{0, false, false}, {0, true, false}, {1, false, false}, {2, false, false}, {0, false, true}, {0, true, true}, {1, false, true}} {
		font := s.font()
		if look.heading > 0 {
			font = bold(s.e.size + headingExtra[look.heading])
		}
		if look.link {
			font = link
		}
		if s.lines[look], err = s.f.NewStyle(&excelize.Style{Font: font, Alignment: s.align(!look.beside)}); err != nil {
			return err
		}
	}
	s.sign = make(s.font(), false, true)
	return err
}

func (s *styles) font() *excelize.Font {
	return &excelize.Font{Family: s.e.font, Size: s.e.size, Color: ink}
}

// align puts text at the top of its cell. Text keeps to its own direction: the words of a source may
// run the other way than the sheet.
func (s *styles) align(wrap bool) *excelize.Alignment {
	return &excelize.Alignment{Vertical: "top", WrapText: wrap}
}

// of is the style of a cell in a column of a kind.
func (s *styles) of(k kind, c cell) int {
	switch {
	case k == kindLink && c.link == "":
		return s.cells[kindText]
	case !c.numeric && c.formula == "" && !c.empty() && k.toRight():
		return s.sign
	}
	return s.cells[k]
}

func (s *styles) header(c column) int { return s.headers[columnLook{c.extra, c.kind.toRight()}] }

// A columnLook is what the header of a column depends on.
type columnLook struct{ extra, right bool }

func (k kind) toRight() bool { return k == kindNumber || k == kindRatio || k == kindDay }

// toRight puts numbers in line by their last digit, with room before the next column.
func (s *styles) toRight(a *excelize.Alignment) { a.Horizontal, a.Indent = "right", 1 }

// line is the style of a line of text.
func (s *styles) line(l line) int { return s.lines[lineLook{l.heading, l.link != "", l.beside}] }

// A lineLook is what a line of text depends on.
type lineLook struct {
	heading      int
	link, beside bool
}

// formatted is the style of a number with a format of its own, for publication: the qualifier is in
// the cell with the number.
func (s *styles) formatted(format string) int {
	if id, ok := s.numbers[format]; ok {
		return id
	}
	a := s.align(true)
	s.toRight(a)
	id, err := s.f.NewStyle(&excelize.Style{Font: s.font(), Alignment: a, CustomNumFmt: &format})
	if err != nil {
		panic("internal: number format " + format + ": " + err.Error())
	}
	s.numbers[format] = id
	return id
}
