package read

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"fmt"
	"hash/crc32"
	"io"
	"strings"
	"testing"

	"onrecord/dataset"
	"onrecord/dataset/merge"
	"onrecord/export/xlsx"
)

// A part is an entry of a handmade zip.
type part struct{ name, text string }

func zipOf(t testing.TB, parts ...part) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, p := range parts {
		w, err := z.Create(p.name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(w, p.text); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

const spaces = ` xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"`

// handMade is a workbook with the single sheet actors, as another program might write it: no cell
// references, no hidden sheet, shared texts.
func handMade(rows, shared, styles string) []part {
	relation := `<Relationship Id="%s" Type="http://purl.oclc.org/ooxml/officeDocument/relationships/%s" Target="%s"/>`
	relations := func(all string) string {
		return `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` + all + `</Relationships>`
	}
	return []part{
		{"[Content_Types].xml", "<Types/>"},
		{"_rels/.rels", relations(fmt.Sprintf(relation, "a", "officeDocument", "/book/main.xml"))},
		{"book/main.xml", `<workbook` + spaces + `><sheets><sheet name="Actors" sheetId="1" r:id="s"/></sheets></workbook>`},
		{"book/_rels/main.xml.rels", relations(fmt.Sprintf(relation, "s", "worksheet", "sheet.xml") + fmt.Sprintf(relation, "t", "sharedStrings", "texts.xml") + fmt.Sprintf(relation, "u", "styles", "../book/styles.xml"))},
		{"book/sheet.xml", `<worksheet` + spaces + `><sheetData>` + rows + `</sheetData></worksheet>`},
		{"book/texts.xml", `<sst` + spaces + `>` + shared + `</sst>`},
		{"book/styles.xml", `<styleSheet` + spaces + `>` + styles + `</styleSheet>`},
	}
}

// inline is a row of inline strings.
func inline(texts ...string) string {
	row := "<row>"
	for _, s := range texts {
		row += `<c t="inlineStr"><is><t>` + s + `</t></is></c>`
	}
	return row + "</row>"
}

// readBytes reads a workbook and returns its actors, cells separated by bars, or the error.
func readBytes(b []byte) (string, error) {
	w, err := Read(bytes.NewReader(b), int64(len(b)), "in.xlsx")
	if err != nil {
		return "", err
	}
	for i, t := range dataset.Tables {
		if t.Name == "actors" {
			var rows []string
			for _, r := range w.Tables[i].Rows {
				rows = append(rows, strings.Join(r.Cells, "|"))
			}
			for _, p := range w.Problems {
				rows = append(rows, p.Error())
			}
			return strings.ReplaceAll(strings.Join(rows, "\n"), merge.Unread, "?"), nil
		}
	}
	return "", nil
}

// TestCells: each way in which some program writes a cell.
func TestCells(t *testing.T) {
	const shared = `<si><t>plain</t></si><si><r><t>two </t></r><r><t xml:space="preserve">runs</t></r><rPh sb="0" eb="1"><t>spoken</t></rPh></si><si><t/></si>`
	const styles = `<numFmts><numFmt numFmtId="164" formatCode="[$-409]d\-mmm\-yy;@"/><numFmt numFmtId="165" formatCode="&quot;day&quot; 0"/></numFmts>` +
		`<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="17"/><xf numFmtId="10"/></cellXfs><dxfs/>`
	for _, test := range []struct{ cell, want string }{
		{`<c t="s"><v>0</v></c>`, "plain"},
		{`<c t="s"><v>1</v></c>`, "two runs"},
		{`<c t="s"><v>2</v></c>`, ""},
		{`<c t="s"><v>3</v></c>`, "?\nActors!C2: role: want a text, got a reference to none"},
		{`<c t="s"><v>-1</v></c>`, "?\nActors!C2: role: want a text, got a reference to none"},
		{`<c t="str"><f>A1</f><v>from_x0041_ formula</v></c>`, "fromA formula"},
		{`<c t="str"><f>A1</f><v/></c>`, ""},
		{`<c><f>A1</f></c>`, "?\nActors!C2: role: want a value, got a formula that was never calculated: open the workbook in a spreadsheet program and save it"},
		{`<c t="e"><f>A1</f><v>#REF!</v></c>`, `?` + "\n" + `Actors!C2: role: want a value, got the error "#REF!"`},
		{`<c t="b"><v>1</v></c>`, "TRUE"},
		{`<c t="inlineStr"><is><t>_x005F_x0041_ _x0007_ _xD800_</t></is></c>`, "_x0041_ _x0007_ _xD800_"},
		{`<c t="inlineStr"><is><t>a_x000D_&#10;b&#13;c</t></is></c>`, "a\nb\nc"},
		{`<c t="inlineStr"><is><t>` + "\u00a0 '=1+1 " + `</t></is></c>`, "=1+1"},
		{`<c t="inlineStr"><is><t>''=quoted</t></is></c>`, "'=quoted"},
		{`<c t="inlineStr"><is><t>'tis</t></is></c>`, "'tis"},
		{`<c t="d"><v>2025-12-08T00:00:00</v></c>`, "2025-12-08"},
		{`<c><v>55</v></c>`, "55"},
		{`<c><v>55.0</v></c>`, "55"},
		{`<c><v>5.5E1</v></c>`, "55"},
		{`<c><v>999999999999999</v></c>`, "999999999999999"},
		{`<c><v>0.10000000000000001</v></c>`, "0.1"},
		{`<c><v>-3</v></c>`, "-3"},
		{`<c><v>NaN</v></c>`, "?\nActors!C2: role: want a number, got \"NaN\""},
		{`<c><v>x</v></c>`, "?\nActors!C2: role: want a number, got \"x\""},
		{`<c s="1"><v>45999</v></c>`, "2025-12-08"},
		{`<c s="2"><v>45999.75</v></c>`, "2025-12-08"},
		{`<c s="3"><v>45999</v></c>`, "45999"},
		{`<c s="4"><v>45992</v></c>`, "2025-12"},
		{`<c s="5"><v>0.5</v></c>`, "0.5"},
		{`<c s="1"><v>0.5</v></c>`, "0.5"},
		{`<c s="1"><v>1</v></c>`, "1900-01-01"},
		{`<c s="1"><v>60</v></c>`, "60"},
		{`<c s="1"><v>61</v></c>`, "1900-03-01"},
		{`<c s="1"><v>99999999</v></c>`, "99999999"},
		{`<c s="99"><v>1</v></c>`, "1"},
	} {
		rows := inline("id", "name", "role") + `<row><c t="inlineStr"><is><t>a</t></is></c><c t="inlineStr"><is><t>A</t></is></c>` + test.cell + "</row>"
		got, err := readBytes(zipOf(t, handMade(rows, shared, styles)...))
		want := strings.Replace("a|A|"+test.want, "\n", "|?|?\n", 1)
		if !strings.Contains(want, "\n") || strings.HasPrefix(test.want, "a\n") {
			want = "a|A|" + test.want + "|?|?"
		}
		if err != nil || got != want {
			t.Errorf("%s: got %q, %v\nwant %q", test.cell, got, err, want)
		}
	}
}

// TestDateFormats: how much of a date a format shows.
func TestDateFormats(t *testing.T) {
	for code, want := range map[string]dateFormat{
		"yyyy-mm-dd": showsDay, "d/m/yy": showsDay, "mmm-yy": showsMonth, "yyyy": showsYear, "[$-F800]dddd, mmmm dd, yyyy": showsDay,
		"General": noDate, "0.00": noDate, "hh:mm": noDate, "[h]:mm:ss": noDate, `0 "days"`: noDate, `"yd`: noDate, `#,##0\d`: noDate, "[Red]0": noDate, "0;[Red]-0;\"d\"": noDate, "mm:ss": noDate, "[": noDate, `\`: noDate, "@": noDate,
	} {
		if got := dateFormatOf(code); got != want {
			t.Errorf("%q: got %d, want %d", code, got, want)
		}
	}
}

// TestFields: a field normalises what is beyond doubt in a text, and no more.
func TestFields(t *testing.T) {
	for _, test := range []struct {
		kind      dataset.Kind
		text, out string
	}{
		{dataset.KindNumber, "۱۲۳", "123"}, {dataset.KindNumber, "٤٥", "45"}, {dataset.KindNumber, "[x]", ""}, {dataset.KindNumber, "1,204", "1,204"},
		{dataset.KindDate, "۲۰۲۵-۱۲", "2025-12"}, {dataset.KindDate, "[..2025-12-08]", "[..2025-12-08]"}, {dataset.KindDate, "[z]", ""},
		{dataset.KindRefs, "a, b،c\nd ", "a,b,c,d"}, {dataset.KindRefs, "", ""}, {dataset.KindRef, "[z]", ""},
		{dataset.KindText, "[x]", "[x]"}, {dataset.KindText, "'=x", "=x"}, {dataset.KindText, "۱۲", "۱۲"},
	} {
		if got := field(test.kind, test.text); got != test.out {
			t.Errorf("%s %q: got %q, want %q", test.kind, test.text, got, test.out)
		}
	}
}

// TestDaysFrom1904: old workbooks from a Mac count days from 1904.
func TestDaysFrom1904(t *testing.T) {
	parts := handMade(inline("id", "name")+`<row><c t="inlineStr"><is><t>a</t></is></c><c s="0"><v>44537</v></c></row>`, "", `<cellXfs><xf numFmtId="14"/></cellXfs>`)
	parts[2].text = strings.Replace(parts[2].text, "<sheets>", `<workbookPr date1904="1"/><sheets>`, 1)
	if got, err := readBytes(zipOf(t, parts...)); err != nil || got != "a|2025-12-08|?|?|?" {
		t.Errorf("got %q, %v; want a|2025-12-08", got, err)
	}
}

// A file that is not our workbook, is broken, or is made to exhaust the machine is refused at once, with a
// reason.
func TestRefused(t *testing.T) {
	tests := append(refusedFiles(t), refusedParts(t)...)
	for _, test := range tests {
		got, err := readBytes(test.workbook)
		if err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s: got %q, %v\nwant an error with %q", test.name, got, err, test.want)
		} else if strings.Contains(err.Error(), "internal") || strings.Count(err.Error(), "\n") > 0 {
			t.Errorf("%s: got %v, want a line for a reader", test.name, err)
		}
	}
}

// A refusal is a file that is not read, and what the error says of it.
type refusal struct {
	name     string
	workbook []byte
	want     string
}

// refusedFiles are files that are no workbook of ours, or not whole.
func refusedFiles(t *testing.T) []refusal {
	t.Helper()
	dir := folder(t, nil)
	good := exported(t, load(t, dir))
	published := &bytes.Buffer{}
	if err := xlsx.WritePublish(published, load(t, dir)); err != nil {
		t.Fatal(err)
	}
	flipped := bytes.Clone(good)
	for i := len(flipped) / 3; i < len(flipped)/3+200; i++ {
		flipped[i] ^= 0x55
	}
	return []refusal{
		{"nothing", nil, "got an empty file"},
		{"text", []byte("id,name\n"), `got a file that begins with "id,name\n"`},
		{"old or encrypted", []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 and so on"), "without a password"},
		{"only the start of a zip", []byte("PK\x03\x04"), "damaged"},
		{"the first half", good[:len(good)/2], "damaged"},
		{"some bytes wrong", flipped, "damaged"},
		{"a zip", zipOf(t, part{"a.txt", "a"}), "a zip of something else"},
		{"a dataset", zipOf(t, part{"figures.csv", "id\n"}), "a zip of a dataset"},
		{"OpenDocument", zipOf(t, part{"mimetype", "x"}, part{"content.xml", "<x/>"}), "OpenDocument"},
		{"xlsb", zipOf(t, part{"[Content_Types].xml", "<x/>"}, part{"xl/workbook.bin", ""}), ".xlsb"},
		{"for publication", published.Bytes(), "the one for publication"},
	}
}

// refusedParts are workbooks whose parts are broken, foreign or too large.
func refusedParts(t *testing.T) []refusal {
	t.Helper()
	with := func(i int, text string) []byte {
		parts := handMade(inline("id", "name")+inline("a", "A"), "", "")
		parts[i].text = text
		return zipOf(t, parts...)
	}
	sheet := func(rows string) []byte { return zipOf(t, handMade(inline("id", "name")+rows, "", "")...) }
	deep := strings.Repeat("<x>", 200) + strings.Repeat("</x>", 200)
	return []refusal{
		{"no main part", zipOf(t, part{"[Content_Types].xml", "<x/>"}), "a zip without one"},
		{"a Word document", with(2, "<document/>"), "another kind of Office document"},
		{"no sheet of ours", with(2, "<workbook"+spaces+`><sheets><sheet name="Sheet1" r:id="s"/></sheets></workbook>`), `got the sheets "Sheet1"`},
		{"no sheets", with(2, "<workbook/>"), "got the sheets none"},
		{"a part twice", zipOf(t, part{"[Content_Types].xml", ""}, part{"a", ""}, part{"A", ""}), "each part once"},
		{"a part that is not there", zipOf(t, handMade("", "", "")[:4]...), "without its part"},
		{"broken XML", with(4, "<worksheet><sheetData><row></c>"), "book/sheet.xml: XML syntax error"},
		{"XML that ends too soon", with(4, "<worksheet><sheetData><row>"), "unexpected EOF"},
		{"an entity of its own", with(4, `<!DOCTYPE x [<!ENTITY e "eeee">]><worksheet>&e;</worksheet>`), "invalid character entity"},
		{"another encoding", with(4, `<?xml version="1.0" encoding="utf-16"?><worksheet/>`), "encoding"},
		{"deep elements", sheet("<row>" + deep + "</row>"), "within each other"},
		{"a huge cell", sheet(inline(strings.Repeat("x y ", 1<<19))), "of at most"},
		{"a huge cell in pieces", sheet(inline(strings.Repeat(strings.Repeat("x", 1000)+"<!-- -->", 2000))), "texts of at most"},
		{"a huge number in pieces", sheet("<row><c><v>" + strings.Repeat(strings.Repeat("1", 1000)+"<!-- -->", 2000) + "</v></c></row>"), "texts of at most"},
		{"a huge attribute", sheet(`<row x="` + strings.Repeat("x", 4<<20) + `"/>`), "of at most"},
		{"a wrong reference", sheet(`<row><c r="1A"/></row>`), "damaged"},
		{"a column too far", sheet(`<row><c r="ZZZZ1"/></row>`), "damaged"},
		{"a row too far", sheet(`<row r="9999999"/>`), "want rows from 1 to 1048576"},
		{"no header", with(4, "<worksheet><sheetData>"+inline("a")+"</sheetData></worksheet>"), "want a header row id, name"},
		{"an origin that says nothing", withOrigin(t, inline("table", "id", "cells")), "to say which dataset"},
		{"an origin of another version", withOrigin(t, inline("table", "id", "cells")+inline("dataset", "1", "abc")+inline("actors", "a", "00")), "as this version of onrecord writes it"},
		{"too many entries", zipOf(t, make([]part, int(dataset.DefaultLimits.Files)+1)...), "at most 10000 parts"},
		{"ten times too many", zipOf(t, make([]part, 10*int(dataset.DefaultLimits.Files))...), "at most 10000 parts"},
		{"a bomb", bomb(t, 64<<20), "times as large unpacked"},
		{"a bomb that lies", lying(t), "damaged"},
	}
}

// withOrigin is a workbook with actors and a sheet of origin.
func withOrigin(t testing.TB, rows string) []byte {
	parts := handMade(inline("id", "name")+inline("a", "A"), "", "")
	parts[2].text = strings.Replace(parts[2].text, "</sheets>", `<sheet name="origin" r:id="o"/></sheets>`, 1)
	parts[3].text = strings.Replace(parts[3].text, "</Relationships>", `<Relationship Id="o" Type="x/worksheet" Target="origin.xml"/></Relationships>`, 1)
	return zipOf(t, append(parts, part{"book/origin.xml", "<worksheet><sheetData>" + rows + "</sheetData></worksheet>"})...)
}

// bomb is a workbook whose sheet is a number of spaces.
func bomb(t testing.TB, size int) []byte {
	parts := handMade("", "", "")
	parts[4].text = strings.Repeat(" ", size)
	return zipOf(t, parts...)
}

// lying is a workbook with a sheet that is larger than the zip claims.
func lying(t testing.TB) []byte {
	t.Helper()
	var b, packed bytes.Buffer
	z := zip.NewWriter(&b)
	parts := handMade("", "", "")
	text := "<worksheet><sheetData>" + strings.Repeat("<row/>", 1<<20) + "</sheetData></worksheet>"
	deflate, err := flate.NewWriter(&packed, 9)
	if err != nil {
		t.Fatal(err)
	}
	io.WriteString(deflate, text)
	deflate.Close()
	for i, p := range parts {
		if i == 4 {
			w, err := z.CreateRaw(&zip.FileHeader{Name: p.name, Method: zip.Deflate, CRC32: crc32.ChecksumIEEE([]byte(text)),
				CompressedSize64: uint64(packed.Len()), UncompressedSize64: 100})
			if err != nil {
				t.Fatal(err)
			}
			w.Write(packed.Bytes())
			continue
		}
		w, err := z.Create(p.name)
		if err != nil {
			t.Fatal(err)
		}
		io.WriteString(w, p.text)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// TestBounds: tiny cells, empty rows and repeated long texts count towards the limits.
func TestBounds(t *testing.T) {
	few := dataset.DefaultLimits
	few.Cells = 1000
	for name, rows := range map[string]string{
		"rows":  strings.Repeat("<row/>", 1001),
		"cells": "<row>" + strings.Repeat("<c/>", 1001) + "</row>",
	} {
		b := zipOf(t, handMade(inline("id", "name")+rows, "", "")...)
		_, err := ReadWithin(few, bytes.NewReader(b), int64(len(b)), "in.xlsx")
		if err == nil || !strings.Contains(err.Error(), "want at most 1000 cells") || !strings.Contains(err.Error(), "--limit cells=NUMBER raises that") {
			t.Errorf("%s: got %v, want too many cells", name, err)
		}
	}
	_, err := readBytes(zipOf(t, handMade("<row>"+strings.Repeat("<c/>", mostColumns+1)+"</row>", "", "")...))
	if err == nil {
		t.Error("a row of 16,385 cells: got no error")
	}
	long := "<si><t>" + strings.Repeat("x", 1<<19) + "</t></si>"
	rows := inline("id", "name")
	for i := range 1 + dataset.DefaultLimits.Bytes/4>>19 {
		rows += fmt.Sprintf(`<row><c><v>%d</v></c><c t="s"><v>0</v></c></row>`, i)
	}
	if _, err := readBytes(zipOf(t, handMade(rows, long, "")...)); err == nil || !strings.Contains(err.Error(), "bytes of text in the cells") {
		t.Errorf("a long text, many times: got %v, want too much text", err)
	}
}
