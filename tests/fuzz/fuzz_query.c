/* Any bytes as a person's query, through parser, expressions and FTS5: no error, whatever is typed. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "index/catalogue.h"
#include "index/search.h"
#include "pipeline/base/err.h"
#include "pipeline/base/memory.h"
#include "tests/fuzz/pages.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n);

/* Two documents, so that words, numbers, endings and definitions are found. */
static void add_documents(struct catalogue *c, struct err *err)
{
    static const char *const TEXTS[] = {"Quyết định về việc giao đất của Ủy ban nhân dân (UBND)",
                                        "cải cách hành chính (CCHC) 768/QĐ-UBND ngày 13/9/2021"};

    for (int i = 0; i < 2; i++) {
        char sha[65];
        struct object object = {.sha256 = sha, .size = 1};
        struct entry entry = {.part = 1, .digest = sha, .page_count = 1};
        struct page_source source = {sha, 1};
        struct page page = {.number = 1, .source = TEXT_GIVEN, .text = TEXTS[i]};
        struct document d = {.administrative = true};

        snprintf(sha, sizeof sha, "%064d", i);
        d.fields[FIELD_NUMBER] = (struct field){.value = i ? "768/QĐ-UBND" : "38/2021/KH-SNV", .confidence = 1};
        d.fields[FIELD_DATE] = (struct field){.value = "2021-09-13", .confidence = 1};
        FUZZ_HOLDS(catalogue_save_object(c, &object, err) == 0 &&
                   catalogue_add_document(c, &entry, &source, err) == 0 &&
                   catalogue_save_page(c, entry.id, &page, err) == 0 &&
                   catalogue_save_extraction(c, entry.id, &d, err) == 0);
    }
}

static struct catalogue *catalogue(void)
{
    static struct catalogue *c;
    char folder[] = "/tmp/fuzz-query.XXXXXX", path[64];
    struct err err = {0};

    if (c)
        return c;
    FUZZ_HOLDS(mkdtemp(folder) != NULL);
    snprintf(path, sizeof path, "%s/catalogue.db", folder);
    c = catalogue_open(path, CATALOGUE_CREATE, &err);
    FUZZ_HOLDS(c != NULL);
    add_documents(c, &err);
    return c;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
    cleanup_arena struct arena arena = {0};
    char *text = arena_strndup(&arena, (const char *)bytes, n);
    struct search_query query = {.text = text, .limit = 2, .boxes = true, .open = "[", .close = "]"};
    struct search_result result;
    struct facets facets;
    struct err err = {0};

    FUZZ_HOLDS(search_run(catalogue(), &arena, &query, &result, &err) == 0);
    FUZZ_HOLDS(result.count <= 2 && result.total >= (int64_t)result.count);
    FUZZ_HOLDS(search_facets(catalogue(), &arena, &query, &facets, &err) == 0);
    return 0;
}
