package office

import (
	"bytes"
	"context"
	"encoding/xml"
	"errors"
	"fmt"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// Edit has LibreOffice open a workbook, run the lines of a Basic macro that edits it as a person would, and save it as
// out, an .xlsx file. In the macro, book is the document, and cell("figures", "f2", "value") is the cell of a table by
// sheet, id and column. An error in the macro is returned.
func Edit(soffice, workbook, macro, out string) error {
	home, err := os.MkdirTemp("", "office-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(home)
	in, err := fileURL(workbook)
	if err != nil {
		return err
	}
	to, err := fileURL(out)
	if err != nil {
		return err
	}
	said := filepath.Join(home, "said")
	basic := strings.NewReplacer("IN", quoted(in), "OUT", quoted(to), "SAID", quoted(said), "LINES", macro).Replace(frame)
	profile := filepath.Join(home, "profile")
	if err := writeMacro(filepath.Join(profile, "user"), basic); err != nil {
		return err
	}
	ctx, cancel := context.WithTimeout(context.Background(), convertTime)
	defer cancel()
	at := (&url.URL{Scheme: "file", Path: filepath.ToSlash(profile)}).String()
	cmd := exec.CommandContext(ctx, soffice, "-env:UserInstallation="+at, "--headless", "--norestore", "macro:///Standard.Edit.Main")
	cmd.Env = append(os.Environ(), "HOME="+home)
	var output bytes.Buffer
	cmd.Stdout, cmd.Stderr = &output, &output
	endWithChildren(cmd)
	if err := cmd.Run(); err != nil {
		return fmt.Errorf("LibreOffice, editing %s: %w\n%s", workbook, err, output.String())
	}
	switch answer, err := os.ReadFile(said); {
	case err != nil:
		return fmt.Errorf("LibreOffice, editing %s: the macro did not run\n%s", workbook, output.String())
	case strings.TrimSpace(string(answer)) != "done":
		return errors.New("LibreOffice, editing " + workbook + ": " + strings.TrimSpace(string(answer)))
	}
	return nil
}

func fileURL(path string) (string, error) {
	abs, err := filepath.Abs(path)
	return (&url.URL{Scheme: "file", Path: filepath.ToSlash(abs)}).String(), err
}

// quoted returns a text as a literal of Basic.
func quoted(s string) string { return `"` + strings.ReplaceAll(s, `"`, `""`) + `"` }

// frame is the module around the lines of a macro; see css.sheet in the LibreOffice API.
const frame = `
Private book As Object

Sub Main
  On Error GoTo Failed
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = "Hidden"
  hidden(0).Value = True
  book = StarDesktop.loadComponentFromURL(IN, "_blank", 0, hidden())
  Work
  Dim kind(0) As New com.sun.star.beans.PropertyValue
  kind(0).Name = "FilterName"
  kind(0).Value = "Calc MS Excel 2007 XML"
  book.storeToURL(OUT, kind())
  book.close(True)
  Say "done"
  StarDesktop.terminate
  Exit Sub
Failed:
  Say "line " & Erl & ": " & Error$
  StarDesktop.terminate
End Sub

Sub Work
LINES
End Sub

Sub Say(words As String)
  Dim f As Integer
  f = FreeFile
  Open SAID For Output As #f
  Print #f, words
  Close #f
End Sub

' the place of a column of a sheet by its header, from 0
Function columnOf(sheet As Object, name As String) As Long
  Dim i As Long
  For i = 0 To 99
    If sheet.getCellByPosition(i, 0).String = name Then
      columnOf = i
      Exit Function
    End If
  Next
  Error 5
End Function

' the place of a row of a sheet by its id, from 0
Function rowOf(sheet As Object, id As String) As Long
  Dim i As Long, at As Long
  at = columnOf(sheet, "id")
  For i = 1 To 9999
    If sheet.getCellByPosition(at, i).String = id Then
      rowOf = i
      Exit Function
    End If
  Next
  Error 5
End Function

Function cell(name As String, id As String, column As String) As Object
  Dim sheet As Object
  sheet = book.Sheets.getByName(name)
  cell = sheet.getCellByPosition(columnOf(sheet, column), rowOf(sheet, id))
End Function
`

// setUp marks a profile as set up. Otherwise LibreOffice sets it up and overwrites our library with its own.
const setUp = `<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">` +
	`<item oor:path="/org.openoffice.Setup/Office"><prop oor:name="ooSetupInstCompleted" oor:op="fuse"><value>true</value></prop></item></oor:items>`

// writeMacro adds a module to the library of the profile in the folder user.
func writeMacro(user, source string) error {
	var text bytes.Buffer
	if err := xml.EscapeText(&text, []byte(source)); err != nil {
		return err
	}
	const doctype = `<?xml version="1.0" encoding="UTF-8"?>` + "\n" + `<!DOCTYPE %[1]s PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "%[2]s.dtd">` + "\n"
	files := map[string]string{
		"registrymodifications.xcu": setUp,
		"basic/script.xlc": fmt.Sprintf(doctype, "library:libraries", "libraries") + `<library:libraries xmlns:library="http://openoffice.org/2000/library" xmlns:xlink="http://www.w3.org/1999/xlink">` +
			`<library:library library:name="Standard" xlink:href="$(USER)/basic/Standard/script.xlb/" xlink:type="simple" library:link="false"/></library:libraries>`,
		"basic/Standard/script.xlb": fmt.Sprintf(doctype, "library:library", "library") + `<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard" library:readonly="false" library:passwordprotected="false">` +
			`<library:element library:name="Edit"/></library:library>`,
		"basic/Standard/Edit.xba": fmt.Sprintf(doctype, "script:module", "module") + `<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Edit" script:language="StarBasic">` + text.String() + `</script:module>`,
	}
	if err := os.MkdirAll(filepath.Join(user, "basic", "Standard"), 0o777); err != nil {
		return err
	}
	for name, content := range files {
		if err := os.WriteFile(filepath.Join(user, filepath.FromSlash(name)), []byte(content), 0o666); err != nil {
			return err
		}
	}
	return nil
}
