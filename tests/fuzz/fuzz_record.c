/* Any bytes as a record: refused with a sentence, or read; and what was read is written and read again the same. */
#include <jansson.h>

#include "pipeline/base/err.h"
#include "pipeline/model/record.h"
#include "tests/fuzz/promises.h"

static void same_again(struct arena *arena, json_t *written, json_t *(*back)(struct arena *, const json_t *))
{
    cleanup_buf struct buf first = {0}, second = {0};
    struct err err = {0};
    json_t *read, *again;

    FUZZ_HOLDS(written);
    record_dump(written, &first);
    read = record_parse(buf_string(&first), first.len, &err);
    FUZZ_HOLDS(read);
    again = back(arena, read);
    FUZZ_HOLDS(again);
    record_dump(again, &second);
    FUZZ_HOLDS(strcmp(buf_string(&first), buf_string(&second)) == 0);
    json_decref(again);
    json_decref(read);
    json_decref(written);
}

static json_t *page_again(struct arena *arena, const json_t *json)
{
    struct page page;
    struct err err = {0};

    return record_to_page(arena, json, &page, &err) == 0 ? record_from_page(&page) : NULL;
}

static json_t *fields_again(struct arena *arena, const json_t *json)
{
    struct document d = {0};
    struct err err = {0};

    return record_to_fields(arena, json, &d, &err) == 0 ? record_from_fields(&d) : NULL;
}

static json_t *citations_again(struct arena *arena, const json_t *json)
{
    struct document d = {0};
    struct err err = {0};

    return record_to_citations(arena, json, &d, &err) == 0 ? record_from_citations(&d) : NULL;
}

static json_t *tasks_again(struct arena *arena, const json_t *json)
{
    struct document d = {0};
    struct err err = {0};

    return record_to_tasks(arena, json, &d, &err) == 0 ? record_from_tasks(&d) : NULL;
}

static void read_parts(struct arena *arena, const json_t *json)
{
    json_t *(*const readers[])(struct arena *, const json_t *) = {page_again, fields_again, citations_again,
                                                                  tasks_again};
    static const char *const names[] = {"page", "fields", "citations", "tasks"};
    const json_t *pages = json_object_get(json, "pages");

    for (size_t i = 0; i < sizeof readers / sizeof *readers; i++) {
        json_t *whole = readers[i](arena, json), *part = readers[i](arena, json_object_get(json, names[i]));

        if (whole)
            same_again(arena, whole, readers[i]);
        if (part)
            same_again(arena, part, readers[i]);
    }
    for (size_t i = 0; i < json_array_size(pages) && i < FUZZ_PAGES; i++) {
        json_t *page = page_again(arena, json_array_get(pages, i));

        if (page)
            same_again(arena, page, page_again);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
    cleanup_arena struct arena arena = {0};
    struct err err = {0};
    json_t *json = record_parse((const char *)bytes, n, &err);

    if (!json) {
        FUZZ_HOLDS(err.code == ERR_INPUT && *err.message);
        return 0;
    }
    read_parts(&arena, json);
    json_decref(json);
    return 0;
}
