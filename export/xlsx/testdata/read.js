// Reads a workbook with the library that is named and prints its cells as JSON: a list of sheets, each
// with its name and its cells by reference, as they are stored. A formula is the value beside it.
const [library, file] = process.argv.slice(2);

async function exceljs() {
  const { Workbook } = require("exceljs");
  const book = new Workbook();
  await book.xlsx.readFile(file);
  return book.worksheets.map((sheet) => {
    const cells = {};
    sheet.eachRow((row) => row.eachCell((cell) => { cells[cell.address] = plain(cell.value); }));
    return { name: sheet.name, cells };
  });
}

// plain takes the value out of what exceljs makes of links, formulas, dates and text with a font.
function plain(v) {
  if (v instanceof Date) return v.getTime() / 86400000 + 25569;
  if (v === null || typeof v !== "object") return v;
  if ("richText" in v) return v.richText.map((run) => run.text).join("");
  if ("hyperlink" in v) return plain(v.text);
  if ("result" in v || "formula" in v || "sharedFormula" in v) return plain(v.result ?? "");
  throw new Error("a value of a kind that is not known: " + JSON.stringify(v));
}

async function sheetjs() {
  const book = require("@e965/xlsx").readFile(file, { cellDates: false });
  return book.SheetNames.map((name) => {
    const cells = {};
    for (const [ref, cell] of Object.entries(book.Sheets[name])) {
      if (ref[0] !== "!" && cell.v !== undefined) cells[ref] = cell.v;
    }
    return { name, cells };
  });
}

const readers = { exceljs, "@e965/xlsx": sheetjs };
readers[library]().then((sheets) => console.log(JSON.stringify(sheets)), (err) => {
  console.error(err);
  process.exit(1);
});
