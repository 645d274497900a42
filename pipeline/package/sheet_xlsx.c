/* XLSX: a zip of XML parts. Three are read: the workbook (for the day days are counted from), the shared strings, and
 * the first sheet. */
#include <archive.h>
#include <archive_entry.h>
#include <libxml/xmlreader.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "pipeline/base/err.h"
#include "pipeline/base/limits.h"
#include "pipeline/base/memory.h"
#include "pipeline/base/text.h"
#include "pipeline/package/sheet.h"

struct book {
    const char *name;
    struct buf workbook, strings, sheet;
    long sheet_number; /* of the part in .sheet; 0 none yet */
    struct arena arena;
    const char **shared;
    size_t shared_count;
    bool days_from_1904;
};

static int malformed(const struct book *book, struct err *err)
{
    return err_set(err, ERR_INPUT, "'%s' is not a workbook that can be read: save it again as .xlsx, or as CSV",
                   book->name);
}

/* The zip ------------------------------------------------------------------------------------------------------ */

static int read_part(struct book *book, struct archive *zip, struct buf *out, size_t packed, struct err *err)
{
    char block[65536];
    la_ssize_t n;

    buf_clear(out);
    while ((n = archive_read_data(zip, block, sizeof block)) > 0) {
        if (out->len + (size_t)n > SHEET_PART_BYTES || out->len / LIMIT_ARCHIVE_RATIO > packed + 65536)
            return err_set(err, ERR_LIMIT, "'%s' unpacks to more than a register can have", book->name);
        buf_append(out, block, (size_t)n);
    }
    return n < 0 ? malformed(book, err) : 0;
}

/* The part is wanted: where to, or NULL. Of the sheets, the one with the lowest number. */
static struct buf *wanted(struct book *book, const char *path)
{
    static const char sheets[] = "xl/worksheets/sheet";
    char *end;
    long number;

    if (!strcmp(path, "xl/workbook.xml"))
        return &book->workbook;
    if (!strcmp(path, "xl/sharedStrings.xml"))
        return &book->strings;
    if (strncmp(path, sheets, strlen(sheets)) != 0)
        return NULL;
    number = strtol(path + strlen(sheets), &end, 10);
    if (strcmp(end, ".xml") != 0 || number < 1 || (book->sheet_number && book->sheet_number < number))
        return NULL;
    book->sheet_number = number;
    return &book->sheet;
}

static int read_zip(struct book *book, const char *bytes, size_t n, struct err *err)
{
    struct archive *zip = archive_read_new();
    struct archive_entry *entry;
    int got = ARCHIVE_OK, result = 0;

    archive_read_support_format_zip(zip);
    if (archive_read_open_memory(zip, bytes, n) != ARCHIVE_OK)
        result = malformed(book, err);
    for (long entries = 0; result == 0 && (got = archive_read_next_header(zip, &entry)) == ARCHIVE_OK; entries++) {
        const char *path = archive_entry_pathname(entry);
        struct buf *out = path ? wanted(book, path) : NULL;

        if (entries > 10000 || archive_entry_is_encrypted(entry))
            result = malformed(book, err);
        else if (out)
            result = read_part(book, zip, out, n, err);
    }
    if (result == 0 && (got != ARCHIVE_EOF || !book->sheet_number))
        result = malformed(book, err);
    archive_read_free(zip);
    return result;
}

/* XML ---------------------------------------------------------------------------------------------------------- */

static xmlTextReaderPtr open_xml(const struct buf *part)
{
    return xmlReaderForMemory(buf_string(part), (int)part->len, NULL, NULL,
                              XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
}

/* The next node: 1, 0 at the end, -1. A document type, with whatever entities it declares, is refused. */
static int next_node(const struct book *book, xmlTextReaderPtr xml, struct err *err)
{
    int got = xmlTextReaderRead(xml), type = got == 1 ? xmlTextReaderNodeType(xml) : 0;

    if (got < 0 || type == XML_READER_TYPE_DOCUMENT_TYPE || type == XML_READER_TYPE_ENTITY_REFERENCE)
        return malformed(book, err);
    return got;
}

static bool is_element(xmlTextReaderPtr xml, int type, const char *name)
{
    const xmlChar *local = xmlTextReaderConstLocalName(xml);

    return xmlTextReaderNodeType(xml) == type && local && !strcmp((const char *)local, name);
}

static bool begins(xmlTextReaderPtr xml, const char *name)
{
    return is_element(xml, XML_READER_TYPE_ELEMENT, name);
}

/* At its end, or where it begins when it is empty. */
static bool is_over(xmlTextReaderPtr xml, const char *name)
{
    return is_element(xml, XML_READER_TYPE_END_ELEMENT, name) ||
           (begins(xml, name) && xmlTextReaderIsEmptyElement(xml));
}

static bool is_text(xmlTextReaderPtr xml)
{
    int type = xmlTextReaderNodeType(xml);

    return type == XML_READER_TYPE_TEXT || type == XML_READER_TYPE_CDATA ||
           type == XML_READER_TYPE_SIGNIFICANT_WHITESPACE;
}

static int attribute(struct arena *arena, xmlTextReaderPtr xml, const char *name, const char **value)
{
    xmlChar *found = xmlTextReaderGetAttribute(xml, (const xmlChar *)name);

    *value = found ? arena_strdup(arena, (const char *)found) : NULL;
    xmlFree(found);
    return *value != NULL;
}

static void put_text(xmlTextReaderPtr xml, struct buf *out)
{
    const xmlChar *text = xmlTextReaderConstValue(xml);

    if (text && out->len < SHEET_CELL_BYTES)
        buf_puts(out, (const char *)text);
}

/* The character that "_x000D_" stands for (ECMA-376, ST_Xstring); 0 when it is none. */
static int32_t escaped_char(const char *s)
{
    char digits[5] = "";
    int32_t c;

    if (strncmp(s, "_x", 2) != 0 || strspn(s + 2, "0123456789ABCDEFabcdef") < 4 || s[6] != '_')
        return 0;
    memcpy(digits, s + 2, 4);
    c = (int32_t)strtol(digits, NULL, 16);
    return c >= 0xD800 && c < 0xE000 ? 0 : c;
}

static void unescape(const char *s, struct buf *out)
{
    while (*s) {
        int32_t c = escaped_char(s);

        if (c)
            text_put_char(out, c);
        else
            buf_putc(out, *s);
        s += c ? 7 : 1;
    }
}

static const char *trimmed(struct arena *arena, const struct buf *text)
{
    cleanup_buf struct buf plain = {0};
    const char *s = buf_string(text), *end = s + text->len;

    if (strstr(s, "_x")) {
        unescape(s, &plain);
        s = buf_string(&plain);
        end = s + plain.len;
    }
    while (s < end && strchr(" \t\r\n", *s))
        s++;
    while (end > s && strchr(" \t\r\n", end[-1]))
        end--;
    return text_nfc(arena, s, (size_t)(end - s));
}

/* Parts -------------------------------------------------------------------------------------------------------- */

static int read_workbook(struct book *book, struct err *err)
{
    xmlTextReaderPtr xml = open_xml(&book->workbook);
    const char *value;
    int got = xml ? 1 : 0;

    while (got == 1 && (got = next_node(book, xml, err)) == 1)
        if (begins(xml, "workbookPr") && attribute(&book->arena, xml, "date1904", &value))
            book->days_from_1904 = !strcmp(value, "1") || !strcmp(value, "true");
    xmlFreeTextReader(xml);
    return got;
}

static void add_shared(struct book *book, const struct buf *text)
{
    if ((book->shared_count & (book->shared_count - 1)) == 0)
        book->shared =
            memory_resize(book->shared, book->shared_count ? 2 * book->shared_count : 1, sizeof *book->shared);
    book->shared[book->shared_count++] = trimmed(&book->arena, text);
}

/* A string is the text of its runs; what tells how it is pronounced (rPh) is left out. */
static int read_strings(struct book *book, struct err *err)
{
    /* A workbook whose text stands in its cells has none. */
    xmlTextReaderPtr xml = book->strings.len ? open_xml(&book->strings) : NULL;
    cleanup_buf struct buf text = {0};
    bool inside = false, aside = false;
    int got = xml ? 1 : 0;

    while (got == 1 && (got = next_node(book, xml, err)) == 1) {
        if (begins(xml, "si"))
            buf_clear(&text);
        if (is_over(xml, "si"))
            add_shared(book, &text);
        if (begins(xml, "rPh") || is_over(xml, "rPh"))
            aside = !is_over(xml, "rPh");
        if (begins(xml, "t") || is_over(xml, "t"))
            inside = !is_over(xml, "t");
        if (inside && !aside && is_text(xml))
            put_text(xml, &text);
    }
    xmlFreeTextReader(xml);
    return got;
}

/* The row being read. */
struct line {
    struct book *book;
    struct arena arena;
    const char *cells[SHEET_COLUMNS];
    size_t count;
    size_t column; /* of the cell being read */
    long number, rows;
    bool shared, inside;
    struct buf text;
    sheet_take *take;
    void *data;
};

/* "AB12" is column 27, from 0; beyond the cap SHEET_COLUMNS. */
static size_t column_of(const char *reference)
{
    size_t column = 0;

    for (; *reference >= 'A' && *reference <= 'Z' && column <= SHEET_COLUMNS; reference++)
        column = column * 26 + (size_t)(*reference - 'A') + 1;
    return column ? column - 1 : SHEET_COLUMNS;
}

static void begin_cell(struct line *line, xmlTextReaderPtr xml)
{
    const char *reference, *type;

    line->column = attribute(&line->arena, xml, "r", &reference) ? column_of(reference) : line->count;
    line->shared = attribute(&line->arena, xml, "t", &type) && !strcmp(type, "s");
    buf_clear(&line->text);
}

static void end_cell(struct line *line)
{
    const char *value = trimmed(&line->arena, &line->text);
    const struct book *book = line->book;

    if (line->column >= SHEET_COLUMNS)
        return;
    if (line->shared) {
        char *end;
        unsigned long index = strtoul(value, &end, 10);

        value = end != value && !*end && index < book->shared_count ? book->shared[index] : "";
    }
    while (line->count <= line->column)
        line->cells[line->count++] = "";
    line->cells[line->column] = value;
}

static void begin_row(struct line *line, xmlTextReaderPtr xml)
{
    const char *number;

    arena_release(&line->arena);
    line->arena = (struct arena){0};
    line->count = 0;
    line->number = attribute(&line->arena, xml, "r", &number) ? strtol(number, NULL, 10) : line->number + 1;
}

static int end_row(struct line *line, struct err *err)
{
    struct sheet_row row = {line->number, line->cells, line->count, line->book->days_from_1904};

    if (++line->rows > SHEET_ROWS)
        return err_set(err, ERR_LIMIT, "'%s' has more than %d rows", line->book->name, SHEET_ROWS);
    return line->count > 0 ? line->take(&row, line->data, err) : 0;
}

static int take_node(struct line *line, xmlTextReaderPtr xml, struct err *err)
{
    if (begins(xml, "row"))
        begin_row(line, xml);
    if (begins(xml, "c"))
        begin_cell(line, xml);
    if (begins(xml, "v") || begins(xml, "t"))
        line->inside = true;
    if (line->inside && is_text(xml))
        put_text(xml, &line->text);
    if (is_over(xml, "v") || is_over(xml, "t"))
        line->inside = false;
    if (is_over(xml, "c"))
        end_cell(line);
    return is_over(xml, "row") ? end_row(line, err) : 0;
}

static int read_sheet(struct book *book, sheet_take *take, void *data, struct err *err)
{
    xmlTextReaderPtr xml = open_xml(&book->sheet);
    struct line line = {.book = book, .take = take, .data = data};
    int got = xml ? 1 : malformed(book, err), result = 0;

    while (got == 1 && result == 0 && (got = next_node(book, xml, err)) == 1)
        result = take_node(&line, xml, err);
    xmlFreeTextReader(xml);
    arena_release(&line.arena);
    buf_release(&line.text);
    return got < 0 ? -1 : result;
}

int sheet_read_xlsx(const char *name, const char *bytes, size_t n, sheet_take *take, void *data, struct err *err)
{
    struct book book = {.name = name};
    int result = read_zip(&book, bytes, n, err);

    if (result == 0 && (read_workbook(&book, err) != 0 || read_strings(&book, err) != 0))
        result = -1;
    if (result == 0)
        result = read_sheet(&book, take, data, err);
    buf_release(&book.workbook);
    buf_release(&book.strings);
    buf_release(&book.sheet);
    memory_free_pointer(&book.shared);
    arena_release(&book.arena);
    return result;
}
