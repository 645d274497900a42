/* Any bytes as a table: refused with a sentence, or rows within the caps whose cells are UTF-8. The first byte tells as
 * what: the bytes themselves, CSV, or the XML of a workbook's sheet and, after a byte 1, of its strings. */
#include <archive.h>
#include <archive_entry.h>

#include "index/register.h"
#include "pipeline/base/err.h"
#include "pipeline/package/sheet.h"
#include "pipeline/package/sheet_date.h"
#include "tests/fuzz/promises.h"

static int take(const struct sheet_row *row, void *data, struct err *err)
{
    char date[11];

    (void)data;
    (void)err;
    FUZZ_HOLDS(row->count <= SHEET_COLUMNS);
    for (size_t i = 0; i < row->count; i++) {
        promise_text(row->cells[i]);
        FUZZ_HOLDS(strlen(row->cells[i]) <= 4 * SHEET_CELL_BYTES);
        register_column_of(row->cells[i], NULL);
        for (int order = SHEET_DAY_FIRST; order <= SHEET_ORDER_UNCLEAR; order++)
            if (sheet_date(row->cells[i], (struct sheet_dates){row->days_from_1904, (enum sheet_order)order}, date))
                FUZZ_HOLDS(strlen(date) == 10);
    }
    return 0;
}

static void add_part(struct archive *zip, const char *path, const uint8_t *bytes, size_t n)
{
    struct archive_entry *entry = archive_entry_new();

    archive_entry_set_pathname(entry, path);
    archive_entry_set_size(entry, (la_int64_t)n);
    archive_entry_set_filetype(entry, AE_IFREG);
    archive_write_header(zip, entry);
    archive_write_data(zip, bytes, n);
    archive_entry_free(entry);
}

static int read_workbook(const uint8_t *bytes, size_t n, struct err *err)
{
    static char zipped[3 * 65536];
    const uint8_t *strings = memchr(bytes, 1, n);
    size_t sheet = strings ? (size_t)(strings - bytes) : n, used = 0;
    struct archive *zip = archive_write_new();

    archive_write_set_format_zip(zip);
    archive_write_set_options(zip, "zip:compression=store");
    archive_write_open_memory(zip, zipped, sizeof zipped, &used);
    add_part(zip, "xl/worksheets/sheet1.xml", bytes, sheet);
    if (strings)
        add_part(zip, "xl/sharedStrings.xml", strings + 1, n - sheet - 1);
    archive_write_close(zip);
    archive_write_free(zip);
    return sheet_read_xlsx("fuzz", zipped, used, take, NULL, err);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
    struct err err = {0};
    int result;

    if (n == 0 || n > 65536)
        return 0;
    if (bytes[0] % 3 == 0)
        result = sheet_read("fuzz", (const char *)bytes + 1, n - 1, take, NULL, &err);
    else if (bytes[0] % 3 == 1)
        result = sheet_read_csv("fuzz", (const char *)bytes + 1, n - 1, take, NULL, &err);
    else
        result = read_workbook(bytes + 1, n - 1, &err);
    FUZZ_HOLDS(result == 0 || *err.message);
    return 0;
}
