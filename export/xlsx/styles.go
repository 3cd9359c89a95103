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
	rtl     bool                    // the sheets run from right to left
	digits  string                  // the part of a number format that selects digits other than 0 to 9
	cells   [kindAddress + 1][2]int // by the kind of the column and the direction of the text: 1 is from right to left
	headers map[headerLook]int
	lines   map[lineLook]int
	sign    int            // of a shorthand in place of a number or a day
	numbers map[string]int // by number format
}

// A headerLook is what the style of a header depends on, and a lineLook what that of a line of text depends
// on. Each includes the direction of the text.
type (
	headerLook struct{ extra, right, rtl bool }
	lineLook   struct {
		heading           int
		link, beside, rtl bool
	}
)

var directions = []bool{false, true}

func newStyles(f *excelize.File, e *edition, rtl bool, digits string) (*styles, error) {
	s := &styles{f: f, e: e, rtl: rtl, digits: digits, headers: map[headerLook]int{},
		numbers: map[string]int{}, lines: map[lineLook]int{}}
	if err := f.SetDefaultFont(e.font); err != nil {
		return nil, err
	}
	steps := []func() error{s.makeCells, s.makeHeaders, s.makeLines}
	for _, step := range steps {
		if err := step(); err != nil {
			return nil, err
		}
	}
	return s, nil
}

// makeCells creates the styles of the kinds of columns.
func (s *styles) makeCells() (err error) {
	asText, ratio, day := "@", "General", dayFormat
	people := s.people("", "")
	formats := map[kind]*string{kindText: nil, kindName: &asText, kindCode: nil, kindNumber: &people, kindRatio: &ratio, kindDay: &day, kindLink: nil, kindAddress: nil}
	for _, k := range []kind{kindText, kindName, kindCode, kindNumber, kindRatio, kindDay, kindLink, kindAddress} { // in order: ids follow it
		font := s.font()
		if k.links() {
			font = s.linkFont()
		}
		for _, rtl := range directions {
			st := &excelize.Style{Font: font, Alignment: s.align(!k.links(), rtl), CustomNumFmt: formats[k]}
			switch {
			case k.toRight():
				st.Alignment = toRight()
			case k == kindAddress: // one that does not fit is cut at its end
				st.Alignment.Horizontal, st.Alignment.ReadingOrder = "left", leftToRight
			}
			if s.cells[k][btoi(rtl)], err = s.f.NewStyle(st); err != nil {
				return err
			}
		}
	}
	sign := toRight()
	sign.WrapText = true
	s.sign, err = s.f.NewStyle(&excelize.Style{Font: s.font(), Alignment: sign})
	return err
}

// makeHeaders creates the styles of the headers of columns.
func (s *styles) makeHeaders() (err error) {
	for _, extra := range []bool{false, true} {
		for _, right := range []bool{false, true} {
			for _, rtl := range directions {
				st := &excelize.Style{Font: s.bold(s.e.size), Alignment: s.align(true, rtl), Border: []excelize.Border{{Type: "bottom", Color: ink, Style: 2}}}
				st.Font.Italic = extra && s.e.marks
				if right {
					st.Alignment.Horizontal, st.Alignment.Indent = "right", 1
				}
				st.Alignment.Vertical = "center"
				if s.e.marks {
					st.Fill = excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{headFill}}
				}
				if s.headers[headerLook{extra, right, rtl}], err = s.f.NewStyle(st); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

// headingExtra is how many points a title and a heading are larger than text.
var headingExtra = [...]float64{0, 4, 2}

// makeLines creates the styles of lines of text.
func (s *styles) makeLines() (err error) {
	for heading := range headingExtra {
		for _, link := range []bool{false, true} {
			for _, beside := range []bool{false, true} {
				for _, rtl := range directions {
					font := s.font()
					if heading > 0 {
						font = s.bold(s.e.size + headingExtra[heading])
					}
					if link {
						font = s.linkFont()
					}
					st := &excelize.Style{Font: font, Alignment: s.align(!beside, rtl)}
					if s.lines[lineLook{heading, link, beside, rtl}], err = s.f.NewStyle(st); err != nil {
						return err
					}
				}
			}
		}
	}
	return nil
}

func (s *styles) font() *excelize.Font {
	return &excelize.Font{Family: s.e.font, Size: s.e.size, Color: ink}
}

func (s *styles) bold(size float64) *excelize.Font {
	f := s.font()
	f.Bold, f.Size = true, size
	return f
}

func (s *styles) linkFont() *excelize.Font {
	f := s.font()
	f.Color, f.Underline = linkInk, "single"
	return f
}

// align puts text at the top of its cell and at the side where its column begins, whatever its direction:
// the wording of a source may run the other way than the sheet.
func (s *styles) align(wrap, rtl bool) *excelize.Alignment {
	a := &excelize.Alignment{Vertical: "top", WrapText: wrap, Horizontal: "left", ReadingOrder: leftToRight}
	if s.rtl {
		a.Horizontal = "right"
	}
	if rtl {
		a.ReadingOrder = rightToLeft
	}
	return a
}

// The reading orders of 18.8.1.
const (
	leftToRight = 1
	rightToLeft = 2
)

func (k kind) toRight() bool { return k == kindNumber || k == kindRatio || k == kindDay }

// toRight aligns numbers by their last digit, with a gap before the next column. They are not wrapped:
// LibreOffice leaves no gap then.
func toRight() *excelize.Alignment {
	return &excelize.Alignment{Vertical: "top", Horizontal: "right", Indent: 1}
}

// of is the style of a cell in a column of a kind.
func (s *styles) of(k kind, c cell) int {
	switch {
	case k.links() && c.link == "":
		k = kindText
	case !c.numeric && c.formula == "" && !c.empty() && k.toRight():
		return s.sign
	}
	return s.cells[k][btoi(!k.toRight() && isRightToLeft(c.text, s.rtl))]
}

func (s *styles) header(c column, title string) int {
	return s.headers[headerLook{c.extra, c.kind.toRight(), isRightToLeft(title, s.rtl)}]
}

// line is the style of a line of text.
func (s *styles) line(l line) int {
	return s.lines[lineLook{l.heading, l.link != "", l.beside, isRightToLeft(l.text, s.rtl)}]
}

// formatted is the style of a number with a format of its own, for publication: the format shows the
// qualifier.
func (s *styles) formatted(format string) int {
	if id, ok := s.numbers[format]; ok {
		return id
	}
	id, err := s.f.NewStyle(&excelize.Style{Font: s.font(), Alignment: toRight(), CustomNumFmt: &format})
	if err != nil {
		panic("internal: number format " + format + ": " + err.Error())
	}
	s.numbers[format] = id
	return id
}
