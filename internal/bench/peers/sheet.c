/* Writes the table of figures as a workbook with libxlsxwriter: sheet figures.csv out.xlsx */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <xlsxwriter.h>

enum { columns = 17, longest = 1 << 16 };

static char cells[columns][longest];

/* Reads one record of well-formed CSV; 0 at the end. */
static int record(FILE *in) {
    int c = getc(in), column = 0, n = 0, quoted = 0;
    if (c == EOF) return 0;
    for (;; c = getc(in)) {
        if (quoted && c == '"') {
            int next = getc(in);
            if (next == '"') { cells[column][n++] = '"'; continue; }
            quoted = 0;
            c = next;
        } else if (!quoted && c == '"' && n == 0) {
            quoted = 1;
            continue;
        }
        if (!quoted && (c == ',' || c == '\n' || c == EOF)) {
            cells[column][n] = 0;
            n = 0;
            if (c != ',' || ++column == columns) return 1;
        } else if (n < longest - 1) {
            cells[column][n++] = (char)c;
        }
    }
}

int main(int argc, char **argv) {
    if (argc != 3) return 2;
    FILE *in = fopen(argv[1], "r");
    if (!in) return 1;
    lxw_workbook_options options = {.constant_memory = LXW_TRUE};
    lxw_workbook *book = workbook_new_opt(argv[2], &options);
    lxw_worksheet *sheet = workbook_add_worksheet(book, "figures");
    lxw_format *bold = workbook_add_format(book), *number = workbook_add_format(book), *day = workbook_add_format(book);
    format_set_bold(bold);
    format_set_num_format(number, "#,##0");
    format_set_num_format(day, "yyyy-mm-dd");
    worksheet_set_column(sheet, 0, columns - 1, 16, NULL);
    worksheet_freeze_panes(sheet, 1, 0);
    lxw_row_t row = 0;
    for (; record(in); row++) {
        for (lxw_col_t i = 0; i < columns; i++) {
            lxw_datetime d = {0};
            char rest;
            if (!*cells[i]) continue;
            if (row == 0) worksheet_write_string(sheet, row, i, cells[i], bold);
            else if (i == 4 || i == 5) worksheet_write_number(sheet, row, i, atof(cells[i]), number);
            else if (i == 10 && sscanf(cells[i], "%4d-%2d-%2d%c", &d.year, &d.month, &d.day, &rest) == 3) worksheet_write_datetime(sheet, row, i, &d, day);
            else worksheet_write_string(sheet, row, i, cells[i], NULL);
        }
    }
    worksheet_autofilter(sheet, 0, 0, row - 1, columns - 1);
    return workbook_close(book);
}
