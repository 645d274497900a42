/* Fills an archive with texts, to see what their citations mean: `cites CATALOGUE <texts.jsonl`, one JSON object a line
 * with "number", "date", "title" and "text" (and "type", "issuer"); then `sohoa -C ARCHIVE cites`. Number, date, type and
 * issuer are the record's where it has them; citations are read from the text as from the text layer of a PDF. */
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "index/catalogue.h"
#include "pipeline/base/digest.h"
#include "pipeline/base/err.h"
#include "pipeline/base/memory.h"
#include "pipeline/base/text.h"
#include "pipeline/extract/extract.h"

#define LETTER     12 /* px */
#define LINE       40
#define PAGE_LINES 60
#define PAGE_WORDS 8000

static void add_words(struct arena *arena, struct page *page, char *line, int number)
{
    int x = 200;
    char *word;

    while ((word = strsep(&line, " \t"))) {
        int width = (int)text_length(word) * LETTER;

        if (!*word || page->word_count == PAGE_WORDS)
            continue;
        page->words[page->word_count++] = (struct word){
            {x, 200 + (number % PAGE_LINES) * LINE, width, 30}, 1, arena_strdup(arena, word), 1, number, 0};
        x += width + LETTER;
    }
}

static void lay_out(struct arena *arena, struct document *d, const char *text)
{
    char *rest = text_nfc(arena, text, strlen(text)), *line;
    size_t lines = 1;

    for (const char *s = rest; *s; s++)
        lines += *s == '\n';
    d->pages = arena_alloc(arena, (lines / PAGE_LINES + 1) * sizeof *d->pages);
    for (int i = 0; (line = strsep(&rest, "\n")); i++) {
        if (i % PAGE_LINES == 0) {
            struct page *page = &d->pages[d->page_count++];

            page->number = (int)d->page_count;
            page->source = TEXT_LAYER;
            page->geometry = (struct geometry){.width = 2480, .height = 3508, .dpi = 300};
            page->words = arena_alloc(arena, PAGE_WORDS * sizeof *page->words);
        }
        add_words(arena, &d->pages[d->page_count - 1], line, i + 1);
    }
}

static void set_field(struct document *d, enum field_id id, const json_t *record, const char *key)
{
    const char *value = json_string_value(json_object_get(record, key));

    if (value && *value)
        d->fields[id] = (struct field){.value = value, .confidence = 1, .status = STATUS_AUTO, .page = 1, .rule = "given"};
}

/* The kind is the beginning of the title, before "số". */
static void set_type(struct arena *arena, struct document *d, const json_t *record)
{
    const char *title = json_string_value(json_object_get(record, "title"));
    const char *number = title ? strstr(title, " số ") : NULL;

    if (number && number - title < 40)
        d->fields[FIELD_TYPE] = (struct field){.value = arena_strndup(arena, title, (size_t)(number - title)),
                                               .confidence = 1, .status = STATUS_AUTO, .page = 1, .rule = "given"};
}

static int save(struct catalogue *c, const char *line, size_t n, struct document *d, struct err *err)
{
    char sha[DIGEST_SHA256_HEX];
    cleanup_arena struct arena arena = {0};
    struct object object = {.sha256 = sha, .size = (int64_t)n, .media_type = "application/json"};
    struct entry entry = {.part = 1, .digest = sha, .page_count = (int)d->page_count};
    struct page_source *sources = arena_alloc(&arena, d->page_count * sizeof *sources);

    digest_sha256(line, n, sha);
    for (size_t i = 0; i < d->page_count; i++)
        sources[i] = (struct page_source){sha, (int)i + 1};
    if (catalogue_save_object(c, &object, err) != 0 || catalogue_add_document(c, &entry, sources, err) != 0)
        return -1;
    for (size_t i = 0; i < d->page_count; i++)
        if (catalogue_save_page(c, entry.id, &d->pages[i], err) != 0)
            return -1;
    return catalogue_save_extraction(c, entry.id, d, err);
}

static int add_record(struct catalogue *c, const char *line, size_t n, struct err *err)
{
    cleanup_arena struct arena arena = {0};
    struct document d = {.administrative = true};
    json_error_t where;
    json_t *record = json_loadb(line, n, 0, &where);
    const char *text = json_string_value(json_object_get(record, "text"));
    int result;

    if (!text) {
        json_decref(record);
        return err_set(err, ERR_INPUT, "a line has no text");
    }
    lay_out(&arena, &d, text);
    extract_document(&arena, &d, NULL);
    d.administrative = true;
    set_field(&d, FIELD_NUMBER, record, "number");
    set_field(&d, FIELD_DATE, record, "date");
    set_field(&d, FIELD_TYPE, record, "type");
    set_field(&d, FIELD_ISSUER, record, "issuer");
    set_type(&arena, &d, record);
    result = save(c, line, n, &d, err);
    json_decref(record);
    return result;
}

int main(int argc, char **argv)
{
    struct err err = {0};
    cleanup_catalogue struct catalogue *c = argc == 2 ? catalogue_open(argv[1], CATALOGUE_CREATE, &err) : NULL;
    char *line = NULL;
    size_t room = 0;
    ssize_t n;
    int failed = c ? catalogue_begin(c, &err) : -1;

    while (!failed && (n = getline(&line, &room, stdin)) > 0)
        failed = add_record(c, line, (size_t)n, &err);
    free(line);
    if (failed || catalogue_commit(c, &err) != 0) {
        fprintf(stderr, "cites: %s\n", argc == 2 ? err.message : "usage: cites CATALOGUE <texts.jsonl");
        return 1;
    }
    return 0;
}
