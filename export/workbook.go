package export

import "onrecord/export/xlsx"

// The two workbooks: one for editors, one for publication.
var (
	xlsxFormat = Format{
		Name: "xlsx", Ext: ".xlsx", Binary: true,
		About: "a workbook for editors: tables with filters and dropdowns, live formulas, charts",
		Files: one("onrecord.xlsx", xlsx.Write),

		TableExt: ".xlsx",
		Table:    writeSheet,
	}
	xlsxPublishFormat = Format{
		Name: "xlsx-publish", Ext: ".xlsx", Binary: true,
		About: "a workbook for publication, by the checklist for accessible spreadsheets",
		Files: one("onrecord-publish.xlsx", xlsx.WritePublish),
	}
)
