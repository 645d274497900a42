#include "pipeline/package/sheet.h"

#include <stdint.h>
#include <string.h>

#include "pipeline/base/err.h"
#include "pipeline/base/memory.h"
#include "pipeline/base/text.h"

/* Lines looked at to find what parts the cells. */
#define SAMPLE_LINES 40

int sheet_read(const char *name, const char *bytes, size_t n, sheet_take *take, void *data, struct err *err)
{
    if (n > SHEET_FILE_BYTES)
        return err_set(err, ERR_LIMIT, "'%s' is larger than %ld MB", name, SHEET_FILE_BYTES / (1024 * 1024));
    if (n >= 4 && memcmp(bytes, "\xD0\xCF\x11\xE0", 4) == 0)
        return err_set(err, ERR_INPUT,
                       "'%s' is an old or encrypted Excel file: save it as .xlsx without a password, or as CSV", name);
    if (n >= 2 && memcmp(bytes, "PK", 2) == 0)
        return sheet_read_xlsx(name, bytes, n, take, data, err);
    return sheet_read_csv(name, bytes, n, take, data, err);
}

/* CSV --------------------------------------------------------------------------------------------------------- */

struct csv {
    const char *s, *end; /* what is left, UTF-8 */
    char separator;
    long line;
    struct arena arena; /* of one row */
    const char *cells[SHEET_COLUMNS];
    size_t count;
};

static int from_utf16(const char *name, const char *bytes, size_t n, struct buf *out, struct err *err)
{
    const unsigned char *s = (const unsigned char *)bytes;
    int high = s[0] == 0xFE ? 0 : 1; /* index of the high byte of a pair */

    for (size_t i = 2; i + 1 < n; i += 2) {
        int32_t c = (int32_t)(s[i + (size_t)high] << 8 | s[i + 1 - (size_t)high]);

        if (c >= 0xD800 && c < 0xDC00 && i + 3 < n) {
            int32_t low = (int32_t)(s[i + 2 + (size_t)high] << 8 | s[i + 3 - (size_t)high]);

            if (low >= 0xDC00 && low < 0xE000) {
                c = 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00);
                i += 2;
            }
        }
        if (c == 0 || (c >= 0xD800 && c < 0xE000))
            return err_set(err, ERR_INPUT, "'%s' is not clean UTF-16", name);
        text_put_char(out, c);
    }
    return 0;
}

static int to_utf8(const char *name, const char *bytes, size_t n, struct buf *out, struct err *err)
{
    if (n >= 2 && (memcmp(bytes, "\xFF\xFE", 2) == 0 || memcmp(bytes, "\xFE\xFF", 2) == 0))
        return from_utf16(name, bytes, n, out, err);
    if (n >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0)
        bytes += 3, n -= 3;
    if (memchr(bytes, '\0', n) || !text_is_utf8(bytes, n))
        return err_set(err, ERR_INPUT, "'%s' is not UTF-8 or UTF-16 text: save it as \"CSV UTF-8\" or .xlsx", name);
    buf_append(out, bytes, n);
    return 0;
}

/* How many of the first lines have equally many of a sign outside quotes (and one at least), then how many that is.
 * Commas in the texts of a table parted by semicolons vary from line to line. */
static size_t regularity(const char *s, const char *end, char separator)
{
    size_t counts[SAMPLE_LINES] = {0}, lines = 0, best = 0;
    bool quoted = false;

    for (; s < end && lines < SAMPLE_LINES; s++) {
        quoted ^= *s == '"';
        counts[lines] += !quoted && *s == separator && counts[lines] < SHEET_COLUMNS;
        lines += !quoted && *s == '\n';
    }
    for (size_t i = 0; i < SAMPLE_LINES; i++) {
        size_t equal = 0;

        for (size_t k = 0; counts[i] && k < SAMPLE_LINES; k++)
            equal += counts[k] == counts[i];
        best = equal * SHEET_COLUMNS + counts[i] > best && counts[i] ? equal * SHEET_COLUMNS + counts[i] : best;
    }
    return best;
}

static char find_separator(const char *s, const char *end)
{
    static const char separators[] = ",;\t";
    size_t best = 0, most = 0;

    for (size_t i = 0; i < 3; i++) {
        size_t r = regularity(s, end, separators[i]);

        if (r > most) {
            most = r;
            best = i;
        }
    }
    return separators[best];
}

static const char *trimmed(struct arena *arena, const char *s, size_t n)
{
    static const char blank[] = " \t\r\n";

    while (n > 0 && strchr(blank, *s))
        s++, n--;
    while (n > 0 && strchr(blank, s[n - 1]))
        n--;
    return text_nfc(arena, s, n);
}

/* Without the apostrophe that kept a spreadsheet from taking it for a formula. */
static const char *unguarded(const char *s)
{
    size_t n = strspn(s, "'");

    return n > 0 && s[n] && strchr("=+-@", s[n]) ? s + 1 : s;
}

/* One cell; the separator or the end of the line behind it stays. */
static int read_cell(struct csv *csv, struct buf *cell)
{
    bool quoted = csv->s < csv->end && *csv->s == '"';

    buf_clear(cell);
    csv->s += quoted;
    while (csv->s < csv->end) {
        char c = *csv->s;

        if (quoted && c == '"' && csv->s + 1 < csv->end && csv->s[1] == '"') {
            csv->s++;
        } else if (quoted && c == '"') {
            quoted = false;
            csv->s++;
            continue;
        } else if (!quoted && (c == csv->separator || c == '\n')) {
            break;
        }
        csv->line += c == '\n';
        if (cell->len >= SHEET_CELL_BYTES)
            return -1;
        buf_putc(cell, c);
        csv->s++;
    }
    return quoted ? -1 : 0;
}

static int read_row(struct csv *csv, const char *name, struct err *err)
{
    cleanup_buf struct buf cell = {0};
    long line = csv->line;

    csv->count = 0;
    while (true) {
        if (csv->count == SHEET_COLUMNS)
            return err_set(err, ERR_LIMIT, "'%s', line %ld: more than %d columns", name, line, SHEET_COLUMNS);
        if (read_cell(csv, &cell) != 0)
            return err_set(err, ERR_INPUT, "'%s', line %ld: a quote is not closed, or a cell is too long", name, line);
        csv->cells[csv->count++] = unguarded(trimmed(&csv->arena, buf_string(&cell), cell.len));
        if (csv->s >= csv->end || *csv->s == '\n')
            break;
        csv->s++;
    }
    csv->line += csv->s < csv->end;
    csv->s += csv->s < csv->end;
    return 0;
}

int sheet_read_csv(const char *name, const char *bytes, size_t n, sheet_take *take, void *data, struct err *err)
{
    cleanup_buf struct buf text = {0};
    struct csv csv = {.line = 1};
    int result = to_utf8(name, bytes, n, &text, err);

    csv.s = buf_string(&text);
    csv.end = csv.s + text.len;
    csv.separator = find_separator(csv.s, csv.end);
    for (long rows = 0; result == 0 && csv.s < csv.end; rows++) {
        struct sheet_row row = {.number = csv.line, .cells = csv.cells};

        if (rows == SHEET_ROWS)
            return err_set(err, ERR_LIMIT, "'%s' has more than %d rows", name, SHEET_ROWS);
        result = read_row(&csv, name, err);
        row.count = csv.count;
        if (result == 0)
            result = take(&row, data, err);
        arena_release(&csv.arena);
        csv.arena = (struct arena){0};
    }
    return result;
}
