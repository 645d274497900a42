#include "pipeline/package/xlsx_output.h"

#include <archive.h>
#include <archive_entry.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "pipeline/base/err.h"
#include "pipeline/base/memory.h"
#include "pipeline/base/text.h"
#include "pipeline/package/archive_file.h"
#include "pipeline/package/archive_sink.h"

#define XML      "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
#define MAIN     "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
#define RELATION "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define PACKAGE  "http://schemas.openxmlformats.org/package/2006/"
#define CONTENT  "application/vnd.openxmlformats-officedocument.spreadsheetml."
/* A sheet of this many columns is printed as wide as the paper; more would be too small to read. */
#define PRINTED_COLUMNS 16
/* Spreadsheets do not always work out how high a row of broken lines is: points a line, and the most a row can have. */
#define LINE_HEIGHT 15
#define ROW_LINES   27
/* In the styles below: 0 plain, 1 the headings, then one for each type, then the same again on a yellow ground. */
#define STYLE_HEADING 1
#define STYLE_TYPES   2
#define TYPE_COUNT    5

struct xlsx_output {
    struct archive_sink sink;
    struct buf xml;    /* of the part being made */
    struct buf cells;  /* of the row being made */
    struct buf sheets; /* the workbook's list of them */
    struct buf names;  /* what of them is printed, and the row that is repeated */
    const char *name;  /* of the sheet being made */
    const struct sheet_column *columns;
    size_t sheet_count, column_count;
    long row;
    size_t lines; /* of its highest cell */
};

static const char STYLES[] = XML
    "<styleSheet xmlns=\"" MAIN "\">"
    "<numFmts count=\"2\"><numFmt numFmtId=\"164\" formatCode=\"dd/mm/yyyy\"/>"
    "<numFmt numFmtId=\"165\" formatCode=\"00\"/></numFmts>"
    "<fonts count=\"2\"><font><sz val=\"11\"/><name val=\"Times New Roman\"/><family val=\"1\"/></font>"
    "<font><b/><sz val=\"11\"/><name val=\"Times New Roman\"/><family val=\"1\"/></font></fonts>"
    "<fills count=\"4\"><fill><patternFill patternType=\"none\"/></fill><fill><patternFill patternType=\"gray125\"/>"
    "</fill><fill><patternFill patternType=\"solid\"><fgColor rgb=\"FFD9E1F2\"/></patternFill></fill>"
    "<fill><patternFill patternType=\"solid\"><fgColor rgb=\"FFFFF2A8\"/></patternFill></fill></fills>"
    "<borders count=\"2\"><border/><border><left style=\"thin\"/><right style=\"thin\"/><top style=\"thin\"/>"
    "<bottom style=\"thin\"/></border></borders>"
    "<cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs><cellXfs "
    "count=\"12\"><xf fontId=\"0\"/>"
    "<xf numFmtId=\"49\" fontId=\"1\" fillId=\"2\" borderId=\"1\" applyNumberFormat=\"1\" applyFont=\"1\" "
    "applyFill=\"1\" applyBorder=\"1\" applyAlignment=\"1\">"
    "<alignment horizontal=\"center\" vertical=\"center\" wrapText=\"1\"/></xf>";
/* In the order of enum sheet_type. */
static const int FORMATS[TYPE_COUNT] = {49, 49, 1, 165, 164};

/* The zip --------------------------------------------------------------------------------------------------------- */

/* Sizes follow the parts, which are not known when they begin; Excel does not open such a zip when it is zip64. */
static bool set_format(struct archive *archive)
{
    archive_write_set_bytes_in_last_block(archive, 1);
    return archive_write_set_format_zip(archive) == ARCHIVE_OK &&
           archive_write_set_options(archive, "zip:hdrcharset=UTF-8,zip:!zip64") == ARCHIVE_OK;
}

static int begin_part(struct xlsx_output *out, const char *name, struct err *err)
{
    cleanup_locale locale_t before = archive_file_enter();
    struct archive_entry *entry = archive_entry_new();
    int result;

    if (!entry)
        return err_set(err, ERR_INTERNAL, "cannot write '%s': not enough memory", out->sink.path);
    archive_entry_copy_pathname(entry, name);
    archive_entry_set_filetype(entry, AE_IFREG);
    archive_entry_set_perm(entry, 0644);
    result = archive_sink_begin(&out->sink, entry, err); /* without a time it says 1980, the same everywhere */
    archive_entry_free(entry);
    return result;
}

static int write_xml(struct xlsx_output *out, struct err *err)
{
    int result = archive_sink_write(&out->sink, buf_string(&out->xml), out->xml.len, err);

    buf_clear(&out->xml);
    return result;
}

static int end_part(struct xlsx_output *out, struct err *err)
{
    return write_xml(out, err) == 0 ? archive_sink_end(&out->sink, err) : -1;
}

struct xlsx_output *xlsx_output_open(int fd, const char *path, struct err *err)
{
    cleanup_locale locale_t before = archive_file_enter();
    struct xlsx_output *out = memory_alloc(sizeof *out);

    if (archive_sink_init(&out->sink, fd, path, err) == 0 &&
        archive_sink_open(&out->sink, set_format(out->sink.archive), err) == 0)
        return out;
    xlsx_output_close(out);
    return NULL;
}

void xlsx_output_close(struct xlsx_output *out)
{
    if (!out)
        return;
    archive_sink_release(&out->sink);
    buf_release(&out->xml);
    buf_release(&out->cells);
    buf_release(&out->sheets);
    buf_release(&out->names);
    free(out);
}

/* Text ------------------------------------------------------------------------------------------------------------ */

/* "_x0041_" is how a workbook writes a character that XML cannot hold (ECMA-376, ST_Xstring). */
static bool looks_escaped(const char *s)
{
    return s[0] == '_' && s[1] == 'x' && strspn(s + 2, "0123456789ABCDEFabcdef") >= 4 && s[6] == '_';
}

static void put_text(struct buf *xml, const char *text)
{
    size_t left = strlen(text), n;

    for (; left > 0; text += n, left -= n) {
        int32_t c = text_next(text, left, &n);

        if (c == '&')
            buf_puts(xml, "&amp;");
        else if (c == '<')
            buf_puts(xml, "&lt;");
        else if (c == '>')
            buf_puts(xml, "&gt;");
        else if (c == '"')
            buf_puts(xml, "&quot;");
        else if (looks_escaped(text))
            buf_puts(xml, "_x005F_");
        else if (c < 0x20 && c != '\n' && c != '\t')
            buf_printf(xml, "_x%04X_", (unsigned)c);
        else
            text_put_char(xml, c == 0xFFFE || c == 0xFFFF ? 0xFFFD : c);
    }
}

/* "AB" for column 27, from 0. */
static void put_column_name(struct buf *xml, size_t column)
{
    if (column >= 26)
        put_column_name(xml, column / 26 - 1);
    buf_putc(xml, (char)('A' + column % 26));
}

/* Sheets ---------------------------------------------------------------------------------------------------------- */

static void put_columns(struct buf *xml, const struct sheet_column *columns, size_t count)
{
    buf_puts(xml, "<cols>");
    for (size_t i = 0; i < count; i++)
        buf_printf(xml, "<col min=\"%zu\" max=\"%zu\" width=\"%d\" style=\"%d\" customWidth=\"1\"/>", i + 1, i + 1,
                   columns[i].width, STYLE_TYPES + (int)columns[i].type);
    buf_puts(xml, "</cols>");
}

/* How many lines a text takes in a column; a word that does not fit goes to the next. */
static size_t lines_of(const char *text, int width)
{
    size_t lines = 0, room = width > 3 ? (size_t)width - 2 : 1;

    while (true) {
        size_t n = strcspn(text, "\n"), length = 0;

        for (size_t i = 0; i < n; i++)
            length += (text[i] & 0xC0) != 0x80;
        lines += length > room ? (length + room - 1) / room : 1;
        if (!text[n] || lines >= ROW_LINES)
            return lines < ROW_LINES ? lines : ROW_LINES;
        text += n + 1;
    }
}

static void put_text_cell(struct xlsx_output *out, size_t column, const char *text, int style)
{
    buf_puts(&out->cells, "<c r=\"");
    put_column_name(&out->cells, column);
    buf_printf(&out->cells, "%ld\" s=\"%d\" t=\"inlineStr\"><is><t xml:space=\"preserve\">", out->row, style);
    put_text(&out->cells, text);
    buf_puts(&out->cells, "</t></is></c>");
}

static void note_lines(struct xlsx_output *out, size_t column, const char *text)
{
    size_t lines = lines_of(text, out->columns[column].width);

    out->lines = lines > out->lines ? lines : out->lines;
}

/* What the workbook says of the sheet, when it is written in the end. */
static void note_sheet(struct xlsx_output *out, const char *name)
{
    out->name = name;
    buf_puts(&out->sheets, "<sheet name=\"");
    put_text(&out->sheets, name);
    buf_printf(&out->sheets, "\" sheetId=\"%zu\" r:id=\"rId%zu\"/>", out->sheet_count, out->sheet_count);
}

static void note_name(struct xlsx_output *out, const char *what, const char *range)
{
    buf_printf(&out->names, "<definedName name=\"_xlnm.%s\" localSheetId=\"%zu\">'", what, out->sheet_count - 1);
    put_text(&out->names, out->name);
    buf_printf(&out->names, "'!%s</definedName>", range);
}

static int end_sheet(struct xlsx_output *out, struct err *err)
{
    cleanup_buf struct buf last = {0};
    char range[64];

    put_column_name(&last, out->column_count - 1);
    snprintf(range, sizeof range, "$A$1:$%s$%ld", buf_string(&last), out->row);
    note_name(out, "Print_Area", range);
    note_name(out, "Print_Titles", "$1:$1");
    buf_printf(&out->xml,
               "</sheetData><autoFilter ref=\"A1:%s%ld\"/><pageMargins left=\"0.4\" right=\"0.4\" top=\"0.6\" "
               "bottom=\"0.6\" header=\"0.3\" footer=\"0.3\"/><pageSetup paperSize=\"9\" orientation=\"landscape\" "
               "fitToWidth=\"1\" fitToHeight=\"0\"/><headerFooter><oddFooter>&amp;C&amp;P/&amp;N</oddFooter>"
               "</headerFooter></worksheet>",
               buf_string(&last), out->row);
    return end_part(out, err);
}

int xlsx_output_begin(struct xlsx_output *out, const char *name, const struct sheet_column *columns, size_t count,
                      struct err *err)
{
    char part[64];

    if (out->sheet_count > 0 && end_sheet(out, err) != 0)
        return -1;
    out->sheet_count++;
    out->columns = columns;
    out->column_count = count;
    out->row = 0;
    note_sheet(out, name);
    snprintf(part, sizeof part, "xl/worksheets/sheet%zu.xml", out->sheet_count);
    if (begin_part(out, part, err) != 0)
        return -1;
    buf_puts(&out->xml, XML "<worksheet xmlns=\"" MAIN "\">");
    if (count <= PRINTED_COLUMNS)
        buf_puts(&out->xml, "<sheetPr><pageSetUpPr fitToPage=\"1\"/></sheetPr>");
    buf_puts(&out->xml, "<sheetViews><sheetView workbookViewId=\"0\"><pane ySplit=\"1\" topLeftCell=\"A2\" "
                        "activePane=\"bottomLeft\" state=\"frozen\"/></sheetView></sheetViews>"
                        "<sheetFormatPr defaultRowHeight=\"15\"/>");
    put_columns(&out->xml, columns, count);
    buf_puts(&out->xml, "<sheetData>");
    xlsx_output_begin_row(out);
    for (size_t i = 0; i < count; i++) {
        put_text_cell(out, i, columns[i].heading, STYLE_HEADING);
        note_lines(out, i, columns[i].heading);
    }
    return xlsx_output_end_row(out, err);
}

void xlsx_output_begin_row(struct xlsx_output *out)
{
    out->row++;
    out->lines = 1;
    buf_clear(&out->cells);
}

void xlsx_output_cell(struct xlsx_output *out, size_t column, enum sheet_type type, const char *text, bool doubtful)
{
    int style = STYLE_TYPES + (int)type + (doubtful ? TYPE_COUNT : 0);

    if (*text && (type == SHEET_TEXT || type == SHEET_CODE)) {
        put_text_cell(out, column, text, style);
        if (type == SHEET_TEXT)
            note_lines(out, column, text);
    } else if (*text || doubtful) {
        buf_puts(&out->cells, "<c r=\"");
        put_column_name(&out->cells, column);
        buf_printf(&out->cells, *text ? "%ld\" s=\"%d\"><v>%s</v></c>" : "%ld\" s=\"%d\"/>", out->row, style, text);
    }
}

int xlsx_output_end_row(struct xlsx_output *out, struct err *err)
{
    buf_printf(&out->xml, "<row r=\"%ld\" ht=\"%zu\">%s</row>", out->row, out->lines * LINE_HEIGHT,
               buf_string(&out->cells));
    return write_xml(out, err);
}

/* The rest of the workbook ---------------------------------------------------------------------------------------- */

static void put_workbook(struct xlsx_output *out)
{
    buf_printf(&out->xml,
               XML "<workbook xmlns=\"" MAIN "\" xmlns:r=\"" RELATION "\"><workbookPr/><bookViews><workbookView/>"
                   "</bookViews><sheets>%s</sheets><definedNames>%s</definedNames></workbook>",
               buf_string(&out->sheets), buf_string(&out->names));
}

static void put_workbook_relations(struct xlsx_output *out)
{
    buf_puts(&out->xml, XML "<Relationships xmlns=\"" PACKAGE "relationships\">");
    for (size_t i = 1; i <= out->sheet_count; i++)
        buf_printf(&out->xml,
                   "<Relationship Id=\"rId%zu\" Type=\"" RELATION "/worksheet\" Target=\"worksheets/sheet%zu.xml\"/>",
                   i, i);
    buf_printf(&out->xml,
               "<Relationship Id=\"rId%zu\" Type=\"" RELATION "/styles\" Target=\"styles.xml\"/></Relationships>",
               out->sheet_count + 1);
}

static void put_styles(struct xlsx_output *out)
{
    buf_puts(&out->xml, STYLES);
    for (int i = 0; i < 2 * TYPE_COUNT; i++)
        buf_printf(
            &out->xml,
            "<xf numFmtId=\"%d\" fontId=\"0\" fillId=\"%d\" borderId=\"1\" applyNumberFormat=\"1\" applyFill=\"1\" "
            "applyBorder=\"1\" applyAlignment=\"1\"><alignment vertical=\"top\" %s/></xf>",
            FORMATS[i % TYPE_COUNT], i < TYPE_COUNT ? 0 : 3,
            i % TYPE_COUNT == SHEET_CODE ? "shrinkToFit=\"1\"" : "wrapText=\"1\"");
    buf_puts(&out->xml, "</cellXfs><cellStyles count=\"1\"><cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/>"
                        "</cellStyles></styleSheet>");
}

static void put_relations(struct xlsx_output *out)
{
    buf_puts(&out->xml,
             XML "<Relationships xmlns=\"" PACKAGE "relationships\"><Relationship Id=\"rId1\" Type=\"" RELATION
                 "/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>");
}

static void put_content_types(struct xlsx_output *out)
{
    buf_puts(&out->xml, XML "<Types xmlns=\"" PACKAGE "content-types\"><Default Extension=\"rels\" "
                            "ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                            "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
                            "<Override PartName=\"/xl/workbook.xml\" ContentType=\"" CONTENT "sheet.main+xml\"/>"
                            "<Override PartName=\"/xl/styles.xml\" ContentType=\"" CONTENT "styles+xml\"/>");
    for (size_t i = 1; i <= out->sheet_count; i++)
        buf_printf(&out->xml,
                   "<Override PartName=\"/xl/worksheets/sheet%zu.xml\" ContentType=\"" CONTENT "worksheet+xml\"/>", i);
    buf_puts(&out->xml, "</Types>");
}

int xlsx_output_finish(struct xlsx_output *out, struct err *err)
{
    static const struct {
        const char *name;
        void (*put)(struct xlsx_output *out);
    } parts[] = {{"xl/workbook.xml", put_workbook},
                 {"xl/_rels/workbook.xml.rels", put_workbook_relations},
                 {"xl/styles.xml", put_styles},
                 {"_rels/.rels", put_relations},
                 {"[Content_Types].xml", put_content_types}};

    if (out->sheet_count == 0)
        return err_set(err, ERR_INTERNAL, "cannot write '%s': a workbook without a sheet", out->sink.path);
    if (end_sheet(out, err) != 0)
        return -1;
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        if (begin_part(out, parts[i].name, err) != 0)
            return -1;
        parts[i].put(out);
        if (end_part(out, err) != 0)
            return -1;
    }
    return archive_sink_finish(&out->sink, err);
}
