"""Writes the table of figures as a workbook: sheet.py xlsxwriter|openpyxl figures.csv out.xlsx"""
import csv, datetime, re, sys

library, source, target = sys.argv[1:]
numbers, dates = (4, 5), (10,)


def typed(row):
    for i in numbers:
        row[i] = int(row[i]) if row[i] else None
    for i in dates:
        if re.fullmatch(r"\d{4}-\d\d-\d\d", row[i]):
            row[i] = datetime.date.fromisoformat(row[i])
    return row


rows = csv.reader(open(source, encoding="utf-8", newline=""))
header = next(rows)
if library == "xlsxwriter":
    import xlsxwriter

    book = xlsxwriter.Workbook(target, {"constant_memory": True, "default_date_format": "yyyy-mm-dd"})
    sheet, bold = book.add_worksheet("figures"), book.add_format({"bold": True})
    day, number = book.add_format({"num_format": "yyyy-mm-dd"}), book.add_format({"num_format": "#,##0"})
    sheet.set_column(0, len(header) - 1, 16)
    sheet.freeze_panes(1, 0)
    sheet.write_row(0, 0, header, bold)
    n = 0
    for n, row in enumerate(rows, 1):
        for i, cell in enumerate(typed(row)):
            if cell is None or cell == "":
                continue
            if i in numbers:
                sheet.write_number(n, i, cell, number)
            elif isinstance(cell, datetime.date):
                sheet.write_datetime(n, i, cell, day)
            else:
                sheet.write_string(n, i, cell)
    sheet.autofilter(0, 0, n, len(header) - 1)
    book.close()
else:
    import openpyxl
    from openpyxl.utils import get_column_letter

    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("figures")
    sheet.freeze_panes = "A2"
    for i in range(1, len(header) + 1):
        sheet.column_dimensions[get_column_letter(i)].width = 16
    sheet.append(header)
    n = 1
    for n, row in enumerate(rows, 2):
        sheet.append([cell if cell != "" else None for cell in typed(row)])
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(header))}{n}"
    book.save(target)
