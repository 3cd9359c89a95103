package xlsx

import (
	"encoding/xml"
	"fmt"
	"io"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// orders are the children of elements in the order of ECMA-376's schemas, for the parts and elements of our
// workbooks. An element that is not listed may have any children.
var orders = map[string]string{
	// SpreadsheetML, annex A.2
	"worksheet": "sheetPr dimension sheetViews sheetFormatPr cols sheetData sheetCalcPr sheetProtection protectedRanges scenarios autoFilter " +
		"sortState dataConsolidate customSheetViews mergeCells phoneticPr conditionalFormatting dataValidations hyperlinks printOptions pageMargins " +
		"pageSetup headerFooter rowBreaks colBreaks customProperties cellWatches ignoredErrors smartTags drawing legacyDrawing legacyDrawingHF " +
		"drawingHF picture oleObjects controls webPublishItems tableParts extLst",
	"sheetPr": "tabColor outlinePr pageSetUpPr", "sheetView": "pane selection pivotSelection extLst", "sheetData": "row", "row": "c extLst", "c": "f v is extLst", "is": "t rPh phoneticPr",
	"dataValidation": "formula1 formula2", "cfRule": "formula colorScale dataBar iconSet extLst", "conditionalFormatting": "cfRule extLst", "hyperlinks": "hyperlink",
	"headerFooter": "oddHeader oddFooter evenHeader evenFooter firstHeader firstFooter",
	"table":        "autoFilter sortState tableColumns tableStyleInfo extLst", "tableColumn": "calculatedColumnFormula totalsRowFormula xmlColumnPr extLst",
	"comments": "authors commentList extLst", "comment": "text commentPr", "text": "t r rPh phoneticPr",
	"workbook":   "fileVersion fileSharing workbookPr workbookProtection bookViews sheets functionGroups externalReferences definedNames calcPr oleSize customWorkbookViews pivotCaches extLst",
	"styleSheet": "numFmts fonts fills borders cellStyleXfs cellXfs cellStyles dxfs tableStyles colors extLst", "dxf": "font numFmt fill alignment border protection extLst", "xf": "alignment protection extLst",
	// DrawingML charts, annex A.5.1, and spreadsheet drawings, annex A.3.2
	"chartSpace": "date1904 lang roundedCorners AlternateContent style clrMapOvr pivotSource protection chart spPr txPr externalData printSettings userShapes extLst",
	"chart":      "title autoTitleDeleted pivotFmts view3D floor sideWall backWall plotArea legend plotVisOnly dispBlanksAs showDLblsOverMax extLst",
	"title":      "tx layout overlay spPr txPr", "rich": "bodyPr lstStyle p", "txPr": "bodyPr lstStyle p", "p": "pPr r br fld endParaRPr", "pPr": "lnSpc spcBef spcAft buNone tabLst defRPr", "r": "rPr t",
	"plotArea": "layout barChart catAx valAx dTable spPr", "barChart": "barDir grouping varyColors ser dLbls gapWidth overlap serLines axId extLst",
	"ser":     "idx order tx spPr invertIfNegative pictureOptions dPt dLbls trendline errBars cat val shape extLst",
	"catAx":   "axId scaling delete axPos majorGridlines minorGridlines title numFmt majorTickMark minorTickMark tickLblPos spPr txPr crossAx crosses crossesAt auto lblAlgn lblOffset tickLblSkip tickMarkSkip noMultiLvlLbl extLst",
	"valAx":   "axId scaling delete axPos majorGridlines minorGridlines title numFmt majorTickMark minorTickMark tickLblPos spPr txPr crossAx crosses crossesAt crossBetween majorUnit minorUnit dispUnits extLst",
	"scaling": "logBase orientation max min", "legend": "legendPos legendEntry layout overlay spPr txPr", "numCache": "formatCode ptCount pt", "strCache": "ptCount pt",
	"spPr": "xfrm custGeom prstGeom noFill solidFill gradFill blipFill pattFill grpFill ln effectLst", "ln": "noFill solidFill gradFill pattFill prstDash custDash round bevel miter headEnd tailEnd",
	"defRPr": "ln noFill solidFill gradFill effectLst highlight latin ea cs sym", "printSettings": "headerFooter pageMargins pageSetup",
	"oneCellAnchor": "from ext sp grpSp graphicFrame cxnSp pic clientData", "graphicFrame": "nvGraphicFramePr xfrm graphic", "from": "col colOff row rowOff",
}

// TestSchemaOrder: the elements of each part are in the order of the schemas. Otherwise Excel offers to
// repair the workbook.
func TestSchemaOrder(t *testing.T) {
	for _, e := range []edition{editors, publication} {
		for name, part := range parts(t, made(t, load(t, nil), e)) {
			if ext := path.Ext(name); ext == ".xml" || ext == ".rels" || ext == ".vml" {
				if err := checkOrder(part); err != nil {
					t.Errorf("%s: %v", name, err)
				}
			}
		}
	}
}

func checkOrder(part string) error {
	type open struct {
		name string
		at   int // in its list of children
	}
	var stack []open
	dec := xml.NewDecoder(strings.NewReader(part))
	for {
		token, err := dec.Token()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
		switch token := token.(type) {
		case xml.StartElement:
			if len(stack) > 0 {
				top := &stack[len(stack)-1]
				if order, known := orders[top.name]; known {
					at := slices.Index(strings.Fields(order), token.Name.Local)
					if at < 0 {
						return fmt.Errorf("%s in %s, which the list of the schema does not have", token.Name.Local, top.name)
					}
					if at < top.at {
						return fmt.Errorf("%s in %s after %s", token.Name.Local, top.name, strings.Fields(order)[top.at])
					}
					top.at = at
				}
			}
			stack = append(stack, open{name: token.Name.Local})
		case xml.EndElement:
			stack = stack[:len(stack)-1]
		}
	}
}

// TestParts: every part has a content type, every relationship its part, and every id is unique.
func TestParts(t *testing.T) {
	for _, e := range []edition{editors, publication} {
		all := parts(t, made(t, load(t, nil), e))
		types := all[contentTypes]
		for name := range all {
			byName, byExt := strings.Contains(types, `PartName="/`+name+`"`), strings.Contains(types, `Extension="`+strings.TrimPrefix(path.Ext(name), ".")+`"`)
			if name != contentTypes && !byName && !byExt {
				t.Errorf("%s has no content type", name)
			}
			if strings.HasSuffix(name, ".rels") {
				checkRelationships(t, all, name)
			}
		}
		for _, m := range []string{"xuri", "Excelize", "2006-09"} {
			for _, name := range []string{"docProps/core.xml", "docProps/app.xml"} {
				if strings.Contains(all[name], m) {
					t.Errorf("%s: got %q", name, m)
				}
			}
		}
	}
}

func checkRelationships(t *testing.T, all map[string]string, name string) {
	t.Helper()
	var rels struct {
		Relationship []struct {
			ID     string `xml:"Id,attr"`
			Target string `xml:"Target,attr"`
			Mode   string `xml:"TargetMode,attr"`
		}
	}
	if err := xml.Unmarshal([]byte(all[name]), &rels); err != nil {
		t.Fatal(err)
	}
	owner := path.Join(path.Dir(path.Dir(name)), strings.TrimSuffix(path.Base(name), ".rels"))
	seen := map[string]bool{}
	for _, r := range rels.Relationship {
		if seen[r.ID] {
			t.Errorf("%s: %s is there twice", name, r.ID)
		}
		seen[r.ID] = true
		target := strings.TrimPrefix(r.Target, "/")
		if target == r.Target {
			target = path.Join(path.Dir(owner), r.Target)
		}
		if r.Mode != "External" && all[target] == "" {
			t.Errorf("%s: %s leads to %s, which is not there", name, r.ID, target)
		}
	}
	for _, used := range idUse.FindAllStringSubmatch(all[owner], -1) {
		if !seen[used[1]] {
			t.Errorf("%s uses %s, which %s does not have", owner, used[1], name)
		}
	}
}

var idUse = regexp.MustCompile(` r:id="([^"]*)"`)
