/* Any bytes as a clerk's sheet, merged without --apply: refused with a sentence, or findings that name rows and
 * documents there are, with values that the archive could hold; and what somebody confirmed since the sheet was written
 * is never among what would be taken. The first byte chooses the form; {head}, {row1}, {row2}, {token1} and {token2}
 * stand for those of a sheet written before. */
#include <fcntl.h>

#include "index/catalogue.h"
#include "pipeline/base/err.h"
#include "pipeline/base/file.h"
#include "tests/fuzz/promises.h"
#include "tools/sheet_export.h"
#include "tools/sheet_merge.h"
#include "tools/value.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n);

static const char *const NAMES[] = {"{head}", "{row1}", "{row2}", "{token1}", "{token2}"};
#define NAME_COUNT (sizeof NAMES / sizeof *NAMES)

static struct {
    struct catalogue *c;
    char *parts[SHEET_FORM_COUNT][NAME_COUNT];
} world;

static void add_documents(struct err *err)
{
    static const char *const PATHS[] = {"a/một.pdf", "a/hai.pdf"};

    for (int i = 0; i < 2; i++) {
        char sha[65];
        struct object object = {.sha256 = sha, .size = 1};
        struct entry entry = {.part = 1, .digest = sha, .page_count = 1};
        struct page_source source = {sha, 1};
        struct page page = {.number = 1, .source = TEXT_GIVEN, .text = "768/QĐ-UBND"};
        struct item item = {.path = PATHS[i], .outcome = ITEM_DOCUMENT, .digest = sha};
        struct document d = {.administrative = true};

        snprintf(sha, sizeof sha, "%064d", i);
        d.fields[FIELD_NUMBER] = (struct field){.value = i ? "768/QĐ-UBND" : "18-NQ/TW", .status = STATUS_REVIEW};
        d.fields[FIELD_SYMBOL] = (struct field){.value = i ? "QĐ-UBND" : "NQ/TW"};
        d.fields[FIELD_DATE] = (struct field){.value = i ? "2021-02-01" : "2021-09-13"};
        d.fields[FIELD_TYPE] = (struct field){.value = "Quyết định"};
        d.fields[FIELD_ABSTRACT] = (struct field){.value = "=Về việc giao đất"};
        FUZZ_HOLDS(catalogue_save_object(world.c, &object, err) == 0 &&
                   catalogue_add_document(world.c, &entry, &source, err) == 0 &&
                   catalogue_save_page(world.c, entry.id, &page, err) == 0 &&
                   catalogue_save_extraction(world.c, entry.id, &d, err) == 0);
        item.document = entry.id;
        FUZZ_HOLDS(catalogue_save_item(world.c, &item, err) == 0);
    }
}

static void add_dossier(struct dossier *dossier, struct err *err)
{
    static struct arena arena;
    static const int64_t ids[] = {1, 2};

    dossier->value[DOSSIER_ORGAN] = "H30.81";
    dossier->value[DOSSIER_YEAR] = "2021";
    dossier->value[DOSSIER_NOTATION] = "01.TCCB";
    dossier->value[DOSSIER_TITLE] = "Hồ sơ giao đất";
    dossier->value[DOSSIER_MAINTENANCE] = "05";
    dossier->value[DOSSIER_START] = "2021-02";
    FUZZ_HOLDS(dossier_add(world.c, &arena, dossier, "An", err) == 0 &&
               dossier_add_documents(world.c, dossier->id, ids, 2, "An", NULL, err) == 0);
}

/* The parts of the sheet of both documents: headings, rows and their tokens. No cell of these has a line break but
 * between quotes, where a register has one in each row. */
static void write_sheet(const char *folder, enum sheet_form form, struct err *err)
{
    static const int64_t ids[] = {1, 2};
    cleanup_arena struct arena arena = {0};
    cleanup_buf struct buf text = {0};
    struct sheet_export options = {.form = form, .path = arena_printf(&arena, "%s/a.csv", folder), .replace = true};
    char *s;
    long rows;

    FUZZ_HOLDS(sheet_export(world.c, ids, 2, &options, &rows, err) == 0 && rows == 2);
    FUZZ_HOLDS(file_read(AT_FDCWD, options.path, 1 << 20, &text, err) == 0);
    s = text.data;
    for (size_t i = 0; i < 3; i++) {
        char *end = strstr(s, "\r\n"), *token;

        FUZZ_HOLDS(end != NULL);
        *end = '\0';
        world.parts[form][i] = memory_strdup(s);
        token = strstr(s, "\"S1.");
        if (i > 0)
            world.parts[form][2 + i] = memory_strdup(token);
        s = end + 2;
    }
}

static void make_world(void)
{
    char folder[] = "/tmp/fuzz-sheet.XXXXXX", path[64];
    struct dossier dossier = {0};
    struct err err = {0};

    FUZZ_HOLDS(mkdtemp(folder) != NULL);
    snprintf(path, sizeof path, "%s/catalogue.db", folder);
    world.c = catalogue_open(path, CATALOGUE_CREATE, &err);
    FUZZ_HOLDS(world.c != NULL);
    add_documents(&err);
    add_dossier(&dossier, &err);
    for (int form = 0; form < SHEET_FORM_COUNT; form++)
        write_sheet(folder, (enum sheet_form)form, &err);
    FUZZ_HOLDS(catalogue_confirm(world.c, 1, FIELD_NUMBER, "19-NQ/TW", "Minh", &err) == 0);
    dossier.value[DOSSIER_TITLE] = "Hồ sơ thu hồi đất";
    FUZZ_HOLDS(dossier_save(world.c, &dossier, "Minh", NULL, &err) == 0);
}

static void fill_in(enum sheet_form form, const char *s, size_t n, struct buf *out)
{
    while (n > 0) {
        size_t i = 0, used = 1;

        while (i < NAME_COUNT && (n < strlen(NAMES[i]) || memcmp(s, NAMES[i], strlen(NAMES[i])) != 0))
            i++;
        if (i < NAME_COUNT)
            buf_puts(out, world.parts[form][i]);
        else
            buf_putc(out, *s);
        used = i < NAME_COUNT ? strlen(NAMES[i]) : 1;
        s += used;
        n -= used;
    }
}

static int look(const struct sheet_finding *f, void *data)
{
    cleanup_arena struct arena arena = {0};
    const char *value;
    struct err err;

    (void)data;
    FUZZ_HOLDS(f->row >= 1 && f->document >= 0 && f->document <= 2);
    promise_text(f->sheet);
    promise_text(f->archive);
    promise_text(f->why);
    FUZZ_HOLDS(f->kind != SHEET_DOUBLED || f->other_row != f->row);
    if (f->kind != SHEET_TAKEN)
        return 0;
    FUZZ_HOLDS((f->document > 0 || f->dossier) && f->heading);
    FUZZ_HOLDS(f->document != 1 || f->field != FIELD_NUMBER);
    FUZZ_HOLDS(!f->dossier || strcmp(f->name, "title") != 0);
    FUZZ_HOLDS(f->dossier || !f->sheet || value_check(&arena, f->field, f->sheet, &value, &err) == 0);
    return 0;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
    struct sheet_merge options = {.who = "Lan", .each = look};
    struct sheet_merge_result result;
    cleanup_buf struct buf text = {0};
    struct err err = {0};

    if (!world.c)
        make_world();
    if (n == 0 || n > 8192)
        return 0;
    fill_in((enum sheet_form)(bytes[0] % SHEET_FORM_COUNT), (const char *)bytes + 1, n - 1, &text);
    FUZZ_HOLDS(sheet_merge(world.c, "fuzz", buf_string(&text), text.len, &options, &result, &err) == 0 || *err.message);
    FUZZ_HOLDS(result.unchanged <= result.rows);
    return 0;
}
