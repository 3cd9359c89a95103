// Writes the table of figures as a workbook with exceljs: node sheet.mjs figures.csv out.xlsx
import { createRequire } from 'node:module'
import { createReadStream } from 'node:fs'
const require = createRequire(process.env.PEERS_FROM)
const Excel = require('exceljs')
const { parse } = createRequire(require.resolve('exceljs'))('fast-csv')

const [source, target] = process.argv.slice(2)
const book = new Excel.stream.xlsx.WorkbookWriter({ filename: target, useStyles: true })
const sheet = book.addWorksheet('figures', { views: [{ state: 'frozen', ySplit: 1 }] })
let n = 0
for await (const row of createReadStream(source).pipe(parse())) {
  if (n++ === 0) {
    sheet.columns = row.map((header) => ({ header, width: 16 }))
    continue
  }
  const cells = row.map((cell, i) => {
    if (cell === '') return null
    if (i === 4 || i === 5) return Number(cell)
    return i === 10 && /^\d{4}-\d\d-\d\d$/.test(cell) ? new Date(cell) : cell
  })
  const added = sheet.addRow(cells)
  if (cells[10] instanceof Date) added.getCell(11).numFmt = 'yyyy-mm-dd'
  if (cells[4] !== null) added.getCell(5).numFmt = '#,##0'
  added.commit()
}
sheet.autoFilter = { from: { row: 1, column: 1 }, to: { row: n, column: 17 } }
await book.commit()
