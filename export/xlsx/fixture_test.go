package xlsx

import (
	"archive/zip"
	"bytes"
	"io"
	"testing"
	"testing/fstest"

	"github.com/xuri/excelize/v2"

	"onrecord/dataset"
)

// tables is a small dataset with every qualifier, standing and kind of date.
var tables = map[string]string{
	"datapackage.json": `{"name":"small","title":"A small dataset","description":"For tests.","version":"1.2.3","created":"2026-01-31T00:00:00Z","language":"en",` +
		`"keywords":["a","b"],"licenses":[{"title":"CC0","path":"https://example.org/cc0"}],"contributors":[{"title":"Somebody"}]}`,
	"sources.csv": "id,title,publisher,reading,url,published,language\n" +
		"report,The report,The Paper,original,https://example.org/report?a=1&b=2,2025-12-08,en\nnote,A note,,cited,,2025-10~,fa\n",
	"actors.csv": "id,name,role,country\nofficial,An official,official,IR\nagency,An agency,agency,\n",
	"events.csv": "id,kind,title,origin,destination\nflight-1,flight,First flight,US,IR\nflight-2,flight,Second flight,US,IR\nplan,programme,Returns announced,US,IR\n",
	"figures.csv": "id,event,measure,qualifier,value,value_to,scope,speaker,via,source,said,wording,statement,supersedes,repeats,note\n" +
		"exact,flight-1,aboard,exact,55,,,official,agency,report,2025-12-08,55 people,one,,,A note.\n" +
		"about,flight-1,aboard,about,50,,,agency,,report,2025-12~,about 50,,,,\n" +
		"between,flight-1,deported,between,40,60,,agency,,report,2025-12-09,40 to 60,,,,\n" +
		"unstated,flight-1,aboard,unstated,,,,official,,note,,dozens,,,,\n" +
		"planned,flight-1,planned,exact,120,,,official,,report,2025-09-29,120,,,,\n" +
		"planned-later,flight-1,planned,exact,20,,,official,,report,2025-09-30,20,,planned,,\n" +
		"repeat,flight-1,aboard,exact,120,,,agency,,note,2025-12-10,120 aboard,,,planned,\n" +
		"unclear,flight-1,deported,up_to,220,,unclear,agency,,note,2025-12-10,up to 220,,,,\n" +
		"fewer,flight-2,aboard,fewer_than,60,,,agency,,report,2025-12-11,fewer than 60,,,,\n" +
		"least,flight-2,deported,at_least,20,,,official,,report,2025-12-11,at least 20,,,,\n" +
		"more,flight-2,arrived,more_than,50,,,official,,report,2025-12-11,more than 50,,,,\n" +
		"thousand,flight-2,planned,exact,1204,,,agency,,report,XXXX-09,1204,,,,\n" +
		"up-to,plan,projected,up_to,400,,,official,,report,2025-09-30,up to 400,,,,\n" +
		"zero,plan,projected,exact,0,,,agency,,report,2025-09-30,none,,,,\n",
	"dates.csv": "id,event,milestone,date,speaker,source,wording\nfull,flight-1,departed,2025-12-07,official,report,on Sunday\n" +
		"month,flight-1,arrived,2025-12,official,report,in December\nby,flight-2,arrived,[..2025-12-12],agency,note,by Friday\nold,flight-2,announced,1850-01-01,agency,note,long ago\nnone,flight-2,departed,,agency,note,unknown\n",
	"responses.csv": "id,event,actor,response,date,source,wording\nasked,flight-1,agency,declined,2025-12-08,report,no comment\n",
	"comparisons.csv": "id,title,parts,whole,note\none,One part,exact,up-to,The headline.\ntwo,Two parts,\"exact,fewer\",up-to,\nends,Between,between,up-to,\nunknown,Unstated,unstated,up-to,\n" +
		"rough,About,about,thousand,\nless,A part that is larger,exact,planned-later,\nopen,At least,exact,least,\nnothing,Nothing,exact,zero,\nprogramme,Not flights,up-to,thousand,\n",
}

// load reads the small dataset, with some tables replaced.
func load(t testing.TB, replace map[string]string) *dataset.Dataset {
	t.Helper()
	files := fstest.MapFS{}
	for name, text := range tables {
		files[name] = &fstest.MapFile{Data: []byte(text)}
	}
	for name, text := range replace {
		files[name] = &fstest.MapFile{Data: []byte(text)}
		if text == "" {
			delete(files, name)
		}
	}
	d, err := dataset.ReadFS("small", files)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func made(t testing.TB, d *dataset.Dataset, e edition) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := write(&b, d, e); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func opened(t testing.TB, workbook []byte) *excelize.File {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(workbook))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	return f
}

// parts are the parts of a workbook by name.
func parts(t testing.TB, workbook []byte) map[string]string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(workbook), int64(len(workbook)))
	if err != nil {
		t.Fatal(err)
	}
	all := map[string]string{}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		b, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		if _, twice := all[f.Name]; twice {
			t.Errorf("part %s is there twice", f.Name)
		}
		all[f.Name] = string(b)
	}
	return all
}

// records are the rows of a sheet's table by its headers, each cell as it is stored.
func records(t testing.TB, f *excelize.File, sheet string, header int) []map[string]string {
	t.Helper()
	rows, err := f.GetRows(sheet, excelize.Options{RawCellValue: true})
	if err != nil {
		t.Fatal(err)
	}
	var list []map[string]string
	for _, row := range rows[header:] {
		r := map[string]string{}
		for i, name := range rows[header-1] {
			if i < len(row) {
				r[name] = row[i]
			}
		}
		list = append(list, r)
	}
	return list
}
