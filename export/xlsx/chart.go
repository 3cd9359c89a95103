package xlsx

import (
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"
)

// A chart is a native chart of horizontal bars.
type chart struct {
	title  string
	about  string // what it shows, for those who cannot see it
	source string
	bars   []bar
	first  int // the row of the table, from 0, of the first bar
}

// The size of a chart, in pixels.
const (
	chartWidth  = 900
	barHeight   = 44 // at least; a bar is as high as its label
	labelLine   = 17 // of a label
	titleHeight = 80
	legendLine  = 22 // of two entries
	belowBars   = 85 // the axis, its title and the sources
	labelShare  = 0.36
	aside       = 4  // from the edges of the cell, or the frame is drawn on the preceding page too
	rowPixels   = 20 // of a sheet with charts
	rowPoints   = 15 // the same
)

// chartCorner is the cell, counted from 0, where the first chart of a sheet begins.
func (b *book) chartCorner(s *sheet) (col, row int) {
	if b.marks {
		return 0, s.last(&b.edition) + 1
	}
	return len(s.cols) + 1, 0
}

// rows is how many rows of a sheet a chart and the space below it take.
func (c *chart) rows() int { return c.height()/rowPixels + 2 }

func (c *chart) height() int { return c.above() + c.barHeight()*len(c.bars) + belowBars }

// barHeight is the height of each bar with the space around it: LibreOffice leaves out every other label if two would
// touch.
func (c *chart) barHeight() int {
	lines := 1
	for i := range c.bars {
		lines = max(lines, wrapped(c.bars[i].label, labelWidth))
	}
	return max(barHeight, labelLine*(lines+1))
}

// above is the height of the title and the legend.
func (c *chart) above() int {
	entries := 0
	for segment := range segmentNames {
		if c.has(segment) {
			entries++
		}
	}
	return titleHeight + legendLine*((entries+1)/2)
}

// has reports whether any bar of the chart has a segment.
func (c *chart) has(segment int) bool {
	return slices.ContainsFunc(c.bars, func(x bar) bool { return x.segments[segment].numeric })
}

// draw places the charts of a sheet below each other: under the table for editors, and beside it for
// publication, where nothing may stand below a table. Excelize creates their parts; their content is ours,
// since excelize has no dashed outlines, no hatching and no cached values.
func (b *book) draw(s *sheet) error {
	for range s.charts {
		place := &excelize.Chart{Type: excelize.BarStacked, Series: []excelize.ChartSeries{{Values: area(s, 3, 1, 2)}}}
		if err := b.f.AddChart(s.name, "A1", place); err != nil {
			return err
		}
	}
	for i, c := range s.charts {
		b.fillers[fmt.Sprintf("xl/charts/chart%d.xml", b.charts+i+1)] = func(w io.Writer, _ []byte) error {
			_, err := io.WriteString(w, b.chartXML(s, c))
			return err
		}
	}
	if len(s.charts) > 0 {
		b.charts += len(s.charts)
		b.drawings++
		b.fillers[fmt.Sprintf("xl/drawings/drawing%d.xml", b.drawings)] = func(w io.Writer, _ []byte) error {
			_, err := io.WriteString(w, b.drawingXML(s))
			return err
		}
	}
	return nil
}

// drawingXML places the charts (20.5.2.35). Each is anchored to one cell, so that rows that grow do not
// stretch it.
func (b *book) drawingXML(s *sheet) string {
	const pixel = 9_525 // in English metric units
	col, row := b.chartCorner(s)
	var x strings.Builder
	x.WriteString(xmlHeader + `<xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart">`)
	for i, c := range s.charts {
		fmt.Fprintf(&x, `<xdr:oneCellAnchor><xdr:from><xdr:col>%d</xdr:col><xdr:colOff>%[5]d</xdr:colOff><xdr:row>%[2]d</xdr:row><xdr:rowOff>%[5]d</xdr:rowOff></xdr:from><xdr:ext cx="%[3]d" cy="%[4]d"/>`,
			col, row, chartWidth*pixel, c.height()*pixel, aside*pixel)
		fmt.Fprintf(&x, `<xdr:graphicFrame macro=""><xdr:nvGraphicFramePr><xdr:cNvPr id="%d" name="%s" descr="%s"/><xdr:cNvGraphicFramePr/></xdr:nvGraphicFramePr>`,
			i+2, attribute(shorten(c.title, 100)), attribute(shorten(c.title+". "+c.about+" "+c.source, 1000)))
		fmt.Fprintf(&x, `<xdr:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></xdr:xfrm><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart"><c:chart r:id="rId%d"/></a:graphicData></a:graphic></xdr:graphicFrame><xdr:clientData/></xdr:oneCellAnchor>`, i+1)
		row += c.rows()
	}
	x.WriteString(`</xdr:wsDr>`)
	return x.String()
}

// shorten cuts text to n characters, the last of which is an ellipsis.
func shorten(s string, n int) string {
	s = strings.TrimSpace(s)
	if r := []rune(s); len(r) > n {
		return string(r[:n-1]) + "…"
	}
	return s
}

const chartInk = "1F4E79"

// segmentShapes are how the segments look, without relying on colour.
var segmentShapes = [...]string{
	solid:   `<a:solidFill><a:srgbClr val="` + chartInk + `"/></a:solidFill><a:ln w="12700"><a:solidFill><a:srgbClr val="` + chartInk + `"/></a:solidFill></a:ln>`,
	planned: `<a:solidFill><a:srgbClr val="B9CDE3"/></a:solidFill><a:ln w="12700"><a:solidFill><a:srgbClr val="` + chartInk + `"/></a:solidFill></a:ln>`,
	hatched: `<a:pattFill prst="wdUpDiag"><a:fgClr><a:srgbClr val="` + chartInk + `"/></a:fgClr><a:bgClr><a:srgbClr val="FFFFFF"/></a:bgClr></a:pattFill><a:ln w="12700"><a:solidFill><a:srgbClr val="` + chartInk + `"/></a:solidFill></a:ln>`,
	hollow:  `<a:noFill/><a:ln w="19050"><a:solidFill><a:srgbClr val="` + chartInk + `"/></a:solidFill><a:prstDash val="dash"/></a:ln>`,
	beyond:  `<a:noFill/><a:ln w="12700"><a:solidFill><a:srgbClr val="` + chartInk + `"/></a:solidFill><a:prstDash val="sysDot"/></a:ln>`,
}

// chartXML is the chart (21.2.2.27), its elements in the order of the schema.
func (b *book) chartXML(s *sheet, c *chart) string {
	var x strings.Builder
	x.WriteString(xmlHeader + `<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">`)
	fmt.Fprintf(&x, `<c:date1904 val="0"/><c:lang val="%s"/><c:roundedCorners val="0"/><c:chart>`, attribute(b.language()))
	x.WriteString(b.richTitle(1400, true, c.title))
	x.WriteString(`<c:autoTitleDeleted val="0"/><c:plotArea>` + b.layoutXML(c) + `<c:barChart><c:barDir val="bar"/><c:grouping val="stacked"/><c:varyColors val="0"/>`)
	n := 0
	for segment := range segmentNames {
		if series := b.seriesXML(s, c, segment, n); series != "" {
			x.WriteString(series)
			n++
		}
	}
	x.WriteString(`<c:gapWidth val="60"/><c:overlap val="100"/><c:axId val="1"/><c:axId val="2"/></c:barChart>`)
	x.WriteString(b.axesXML(c.source))
	x.WriteString(`<c:spPr><a:noFill/></c:spPr></c:plotArea><c:legend><c:legendPos val="t"/><c:overlay val="0"/>` + b.textXML(1000) + `</c:legend>`)
	x.WriteString(`<c:plotVisOnly val="0"/><c:dispBlanksAs val="gap"/></c:chart>`)
	x.WriteString(`<c:spPr><a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill><a:ln w="9525"><a:solidFill><a:srgbClr val="` + rule + `"/></a:solidFill></a:ln></c:spPr>`)
	x.WriteString(`<c:printSettings><c:headerFooter/><c:pageMargins b="0.75" l="0.7" r="0.7" t="0.75" header="0.3" footer="0.3"/><c:pageSetup/></c:printSettings></c:chartSpace>`)
	return x.String()
}

// layoutXML reserves a share of the width for the labels of the bars. Programs left to themselves reserve
// more or less, and cut the labels.
func (b *book) layoutXML(c *chart) string {
	x, height := labelShare, float64(c.height())
	if b.rtl {
		x = 0.03
	}
	return fmt.Sprintf(`<c:layout><c:manualLayout><c:layoutTarget val="inner"/><c:xMode val="edge"/><c:yMode val="edge"/><c:x val="%.3f"/><c:y val="%.3f"/><c:w val="%.3f"/><c:h val="%.3f"/></c:manualLayout></c:layout>`,
		x, float64(c.above())/height, 1-labelShare-0.03, float64(c.barHeight()*len(c.bars))/height)
}

// seriesXML is one kind of segment for all bars, with cached values, so that previewers draw it too. It is
// empty if no bar has such a segment.
func (b *book) seriesXML(s *sheet, c *chart, segment, index int) string {
	var values, labels strings.Builder
	for i := range c.bars {
		fmt.Fprintf(&labels, `<c:pt idx="%d"><c:v>%s</c:v></c:pt>`, i, element(c.bars[i].label))
		if v := c.bars[i].segments[segment]; v.numeric {
			fmt.Fprintf(&values, `<c:pt idx="%d"><c:v>%s</c:v></c:pt>`, i, strconv.FormatFloat(v.number, 'f', -1, 64))
		}
	}
	if values.Len() == 0 {
		return ""
	}
	from := s.header(&b.edition) + 1 + c.first
	to := from + len(c.bars) - 1
	return fmt.Sprintf(`<c:ser><c:idx val="%d"/><c:order val="%[1]d"/><c:tx><c:v>%s</c:v></c:tx><c:spPr>%s</c:spPr><c:invertIfNegative val="0"/>`+
		`<c:cat><c:strRef><c:f>%s</c:f><c:strCache><c:ptCount val="%d"/>%s</c:strCache></c:strRef></c:cat>`+
		`<c:val><c:numRef><c:f>%s</c:f><c:numCache><c:formatCode>%[9]s</c:formatCode><c:ptCount val="%[5]d"/>%[8]s</c:numCache></c:numRef></c:val></c:ser>`,
		index, element(b.segmentName(segment)), segmentShapes[segment],
		area(s, 0, from, to), len(c.bars), labels.String(), area(s, 3+segment, from, to), values.String(), element(b.styles.people("", "")))
}

// axesXML is the axis of the bars' labels, the first on top, and the axis of people, with the sources
// below.
func (b *book) axesXML(source string) string {
	side, other := "l", "minMax"
	if b.rtl {
		side, other = "r", "maxMin"
	}
	line := `<c:spPr><a:ln w="9525"><a:solidFill><a:srgbClr val="` + rule + `"/></a:solidFill></a:ln></c:spPr>`
	return `<c:catAx><c:axId val="1"/><c:scaling><c:orientation val="maxMin"/></c:scaling><c:delete val="0"/><c:axPos val="` + side + `"/>` +
		`<c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/>` + line + b.textXML(1000) +
		`<c:crossAx val="2"/><c:crosses val="autoZero"/><c:auto val="0"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/><c:tickLblSkip val="1"/><c:noMultiLvlLbl val="1"/></c:catAx>` +
		`<c:valAx><c:axId val="2"/><c:scaling><c:orientation val="` + other + `"/><c:min val="0"/></c:scaling><c:delete val="0"/><c:axPos val="b"/>` +
		`<c:majorGridlines><c:spPr><a:ln w="6350"><a:solidFill><a:srgbClr val="D0D0D0"/></a:solidFill></a:ln></c:spPr></c:majorGridlines>` +
		b.richTitle(1000, false, b.say("people_axis"), source) +
		`<c:numFmt formatCode="` + attribute(b.styles.people("", "")) + `" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>` + line + b.textXML(1000) +
		`<c:crossAx val="1"/><c:crosses val="max"/><c:crossBetween val="between"/></c:valAx>`
}

// richTitle is a title of several paragraphs. Sizes are in hundredths of a point.
func (b *book) richTitle(size int, bold bool, paragraphs ...string) string {
	var x strings.Builder
	x.WriteString(`<c:title><c:tx><c:rich><a:bodyPr/><a:lstStyle/>`)
	for _, p := range paragraphs {
		look := fmt.Sprintf(`sz="%d" b="%d"`, size, btoi(bold))
		fmt.Fprintf(&x, `<a:p><a:pPr%s><a:defRPr %s/></a:pPr><a:r><a:rPr lang="%s" %s>%s</a:rPr><a:t>%s</a:t></a:r></a:p>`,
			b.paragraphDir(), look, attribute(b.language()), look, b.runXML(), element(p))
	}
	x.WriteString(`</c:rich></c:tx><c:overlay val="0"/></c:title>`)
	return x.String()
}

func (b *book) paragraphDir() string {
	if b.rtl {
		return ` rtl="1"`
	}
	return ""
}

func (b *book) runXML() string {
	return `<a:solidFill><a:srgbClr val="` + ink + `"/></a:solidFill><a:latin typeface="` + b.font + `"/><a:cs typeface="` + b.font + `"/>`
}

// textXML is the text style of an axis or a legend.
func (b *book) textXML(size int) string {
	return fmt.Sprintf(`<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr%s><a:defRPr sz="%d">%s</a:defRPr></a:pPr><a:endParaRPr lang="%s"/></a:p></c:txPr>`,
		b.paragraphDir(), size, b.runXML(), attribute(b.language()))
}
