package charts

// A Style is how a house dresses its charts. Colours are #rrggbb.
type Style struct {
	Light, Dark Palette
	Font        string // a CSS list of families
	Credit      string // who made it, under each chart; may be empty
	Logo        string // the house, in text, beside the credit; may be empty
}

// Signature is what stands under each chart: the house and the credit.
func (s Style) Signature() string {
	if s.Logo == "" || s.Credit == "" {
		return s.Logo + s.Credit
	}
	return s.Logo + " · " + s.Credit
}

// A Palette is the colours of one scheme. Text is Ink, Muted or, on a part, Paper; each has a contrast
// of at least 4.5 to its ground, and lines and marks one of 3.
type Palette struct {
	Paper string // the ground
	Ink   string // text
	Muted string // text of the second rank, and marks that are left out
	Line  string // grid lines
	Band  string // the range of the claims, behind them
	Whole string // what parts are held against
	Parts [4]string
}

// DefaultStyle is the look of onrecord. The parts are apart for readers with any of the common
// deficiencies of colour vision, and are labelled all the same.
var DefaultStyle = Style{
	Light: Palette{Paper: "#ffffff", Ink: "#1b1f23", Muted: "#57606a", Line: "#d8dee4", Band: "#e9eef3", Whole: "#5a5f66",
		Parts: [4]string{"#0b5c8f", "#a84b00", "#093b20", "#8a2bca"}},
	Dark: Palette{Paper: "#14181c", Ink: "#e8ecf0", Muted: "#a3adb8", Line: "#3a434d", Band: "#262e37", Whole: "#b3bcc6",
		Parts: [4]string{"#6cb8ee", "#f0a05a", "#a5e6d3", "#da52a4"}},
	Font: `"Liberation Sans", Arial, Helvetica, sans-serif`,
}

// colours are all of the palette, in a fixed order.
func (p Palette) colours() []string {
	return append([]string{p.Paper, p.Ink, p.Muted, p.Line, p.Band, p.Whole}, p.Parts[:]...)
}

// A Look is the circumstances that a chart is drawn for.
type Look struct {
	Width int // that it is laid out for, in CSS pixels
	Dark  bool
	Style Style

	// For a picture of a fixed size, which has less room than a page:
	Tight bool // as low as the chart can be and still be read; a chart may change its form for it
	Parts int  // how many of the chart's parts to draw, see [View.Parts]; 0 for all

	rtl bool
}

// some are the first of a chart's parts, as many as the look has room for.
func some[T any](l Look, parts []T) []T {
	if l.Parts == 0 {
		return parts
	}
	return parts[:min(l.Parts, len(parts))]
}

// Narrow reports whether the look is for a phone.
func (l Look) Narrow() bool { return l.Width < Wide }

// palette is the colours of the look.
func (l Look) palette() Palette {
	if l.Dark {
		return l.Style.Dark
	}
	return l.Style.Light
}

// part is the colour of the i-th part.
func (p Palette) part(i int) string { return p.Parts[i%len(p.Parts)] }
