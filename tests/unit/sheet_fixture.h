/* Two documents in a catalogue, their sheet as CSV, and what merging it back does. For the tests of sheets. */
#ifndef SOHOA_TESTS_SHEET_FIXTURE_H
#define SOHOA_TESTS_SHEET_FIXTURE_H

#include <fcntl.h>

#include "tests/unit/catalogue_fixture.h"
#include "tools/sheet_export.h"
#include "tools/sheet_merge.h"

static inline int note_finding(const struct sheet_finding *f, void *data)
{
    buf_printf(data, "%ld %s %s: %s | %s\n", f->row, sheet_finding_name(f->kind), f->name ? f->name : "row",
               f->sheet ? f->sheet : "", f->archive ? f->archive : "");
    return 0;
}

static inline const char *add_item(struct fixture *f, const char *path, const char *sha, int64_t id)
{
    struct item item = {.path = path, .kind = ITEM_FILE, .outcome = ITEM_DOCUMENT, .digest = sha, .document = id};

    OK(catalogue_save_item(f->c, &item, &f->err));
    return path;
}

/* The sheet of documents 1 and 2 as CSV text. */
static inline char *export_csv(struct fixture *f, enum sheet_form form)
{
    static const int64_t ids[] = {1, 2};
    cleanup_buf struct buf bytes = {0};
    char *path = arena_printf(&f->arena, "%s/so.csv", f->folder);
    struct sheet_export options = {.form = form, .path = path, .replace = true};
    long rows;

    OK(sheet_export(f->c, ids, 2, &options, &rows, &f->err));
    assert_int_equal(rows, 2);
    OK(file_read(AT_FDCWD, path, 1 << 20, &bytes, &f->err));
    return arena_strdup(&f->arena, bytes.data);
}

static inline char *replaced(struct fixture *f, const char *text, const char *old, const char *new)
{
    const char *at = strstr(text, old);

    if (!at)
        fail_msg("no '%s' in '%s'", old, text);
    return arena_printf(&f->arena, "%.*s%s%s", (int)(at - text), text, new, at + strlen(old));
}

static inline struct sheet_merge_result merges(struct fixture *f, const char *text, const char *who, bool apply,
                                               const char *want)
{
    cleanup_buf struct buf seen = {0};
    struct sheet_merge options = {.who = who, .apply = apply, .each = note_finding, .data = &seen};
    struct sheet_merge_result result;

    OK(sheet_merge(f->c, "so.csv", text, strlen(text), &options, &result, &f->err));
    assert_string_equal(buf_string(&seen), want);
    return result;
}

static inline const char *value_now(struct fixture *f, int64_t id, enum field_id field)
{
    struct document d;

    OK(catalogue_load(f->c, &f->arena, id, LOAD_FIELDS, &d, &f->err));
    return d.fields[field].value;
}

static inline void two_documents(struct fixture *f)
{
    assert_int_equal(add_read_document(f, SHA_A, 1), 1);
    assert_int_equal(add_read_document(f, SHA_B, 1), 2);
    add_item(f, "a/một.pdf", SHA_A, 1);
    add_item(f, "a/hai.pdf", SHA_B, 2);
}

#endif
