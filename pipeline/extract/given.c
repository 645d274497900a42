#include "pipeline/extract/given.h"

#include <string.h>

#include "pipeline/base/memory.h"
#include "pipeline/base/text.h"
#include "pipeline/extract/cite.h"
#include "pipeline/extract/extract.h"
#include "pipeline/extract/paper.h"

/* The rules read words in places. A given text is laid out as if it was typed on sheets of A4, line by line. */
#define SHEET_LINES 60
#define LETTER      12 /* px */
#define LINE        40
#define HEIGHT      30
#define MARGIN      200

struct sheets {
    struct arena *arena;
    struct page *list;
    size_t count;
    const struct page **of; /* the page of the document that a sheet is part of */
    int line;               /* of the last sheet, the next to be filled */
};

static struct page *add_sheet(struct sheets *s, const struct page *of)
{
    s->list = arena_grow(s->arena, s->list, s->count, sizeof *s->list);
    s->of = arena_grow(s->arena, s->of, s->count, sizeof *s->of);
    s->line = 0;
    s->of[s->count] = of;
    s->list[s->count] = (struct page){
        .number = (int)s->count + 1, .source = TEXT_LAYER, .geometry = {.width = 2480, .height = 3508, .dpi = 300}};
    return &s->list[s->count++];
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\r';
}

static size_t words_of(const char *line, size_t n)
{
    size_t count = 0;

    for (size_t i = 0; i < n; i++)
        count += !is_blank(line[i]) && (i == 0 || is_blank(line[i - 1]));
    return count;
}

static void add_line(struct sheets *s, struct page *sheet, const char *line, size_t n)
{
    int x = MARGIN;

    for (size_t i = 0; i < n;) {
        size_t length = 0;
        char *text;
        int width;

        while (i < n && is_blank(line[i]))
            i++;
        while (i + length < n && !is_blank(line[i + length]))
            length++;
        if (length == 0)
            break;
        text = arena_strndup(s->arena, line + i, length);
        width = (int)text_length(text) * LETTER;
        sheet->words[sheet->word_count++] =
            (struct word){{x, MARGIN + s->line * LINE, width, HEIGHT}, 1, text, 1, s->line + 1, 0, NULL};
        x += width + LETTER;
        i += length;
    }
    s->line++;
}

/* A number of a document, or a date, may stand in it: a digit before a stroke or a hyphen. */
static bool has_number(const char *line, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        size_t next = i + 1;

        if (line[i] < '0' || line[i] > '9')
            continue;
        while (next < n && (is_blank(line[next]) || (line[next] | 0x20) == 'a' || (line[next] | 0x20) == 'b'))
            next++;
        if (next < n && (line[next] == '/' || line[next] == '-'))
            return true;
    }
    return false;
}

/* The next line that has a number, or stands beside one that has: a number and what is said of it may be broken over
 * two lines. *before: whether the line before text has one. NULL at the end. */
static const char *next_line(const char *text, bool *before, size_t *n)
{
    while (*text) {
        size_t length = strcspn(text, "\n");
        const char *after = text + length + (text[length] == '\n');
        bool was = *before, here = has_number(text, length);

        *before = here;
        if (was || here || has_number(after, strcspn(after, "\n"))) {
            *n = length;
            return text;
        }
        text = after;
    }
    return NULL;
}

static const char *past(const char *line, size_t n)
{
    return line + n + (line[n] == '\n');
}

/* Lays out lines until the sheet is full. Gives where to go on, NULL at the end. */
static const char *fill_sheet(struct sheets *s, struct page *sheet, const char *text, bool *before)
{
    const char *lines[SHEET_LINES];
    size_t lengths[SHEET_LINES], words = 0;
    int count = 0;

    while (count < SHEET_LINES && (text = next_line(text, before, &lengths[count]))) {
        lines[count] = text;
        words += words_of(text, lengths[count]);
        text = past(text, lengths[count++]);
    }
    sheet->words = arena_alloc(s->arena, (words + 1) * sizeof *sheet->words);
    for (int i = 0; i < count; i++)
        add_line(s, sheet, lines[i], lengths[i]);
    return text;
}

static void lay_out(struct sheets *s, const struct document *document)
{
    for (size_t i = 0; i < document->page_count; i++) {
        const char *text = document->pages[i].text;
        bool before = false;

        while (text && *text)
            text = fill_sheet(s, add_sheet(s, &document->pages[i]), text, &before);
    }
}

void extract_given(struct arena *arena, struct document *document)
{
    struct sheets sheets = {.arena = arena};
    struct document laid = *document;
    const char *own = document->fields[FIELD_NUMBER].value;
    struct paper paper;

    lay_out(&sheets, document);
    if (sheets.count == 0)
        return;
    laid.pages = sheets.list;
    laid.page_count = sheets.count;
    paper_open(&paper, arena, &laid, EXTRACT_MAX_RISK);
    cite_scan(&paper);
    cite_write(&paper);
    document->citations = laid.citations;
    document->citation_count = 0;
    for (size_t i = 0; i < laid.citation_count; i++) {
        struct citation *c = &laid.citations[i];

        if (own && strcmp(c->number, own) == 0)
            continue;
        c->page = sheets.of[c->page - 1]->number;
        c->box = (struct box){0, 0, 0, 0};
        document->citations[document->citation_count++] = *c;
    }
}
