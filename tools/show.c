#include <jansson.h>
#include <stdio.h>
#include <string.h>

#include "index/cite.h"
#include "index/correct.h"
#include "pipeline/base/err.h"
#include "pipeline/base/memory.h"
#include "pipeline/model/advice.h"
#include "pipeline/model/correction.h"
#include "pipeline/model/record.h"
#include "tools/command.h"
#include "tools/graph.h"
#include "tools/home.h"
#include "tools/listing.h"
#include "tools/rendition.h"
#include "tools/say.h"
#include "tools/web/show.h"

#define SOURCES_SHOWN 20

static void print_field(const struct document *document, enum field_id id)
{
    const struct field *f = &document->fields[id];

    printf("  ");
    listing_print_cell(field_label(id), 18);
    printf("%s%s", f->value ? f->value : "-", f->status == STATUS_REVIEW ? say_text(PHRASE_CLI_SHOW_REVIEW) : "");
    if (f->status == STATUS_CONFIRMED)
        say(PHRASE_CLI_SHOW_CONFIRMED);
    if (f->page)
        say(PHRASE_CLI_SHOW_PLACE, f->page, f->confidence);
    putchar('\n');
    for (size_t i = 1; f->status == STATUS_REVIEW && i < f->candidate_count; i++)
        say(PHRASE_CLI_SHOW_OR, "", f->candidates[i].value, f->candidates[i].confidence);
}

static int print_event(const struct event *event, void *data)
{
    bool noted = !strncmp(event->type, "second check", strlen("second check")); /* by a person */
    const char *detail = event->detail ? event->detail : "";
    cleanup_arena struct arena arena = {0};

    (void)data;
    printf("  %s  %s: %s%s%s  [%s]\n", event->time, show_event(say_language(), event->type),
           say_sentence(&arena, event->outcome), *detail ? "; " : "", noted ? detail : say_sentence(&arena, detail),
           event->agent);
    return 0;
}

static int print_citation(const struct cite_link *link, void *data)
{
    cleanup_arena struct arena arena = {0};
    const struct citation *c = link->citation;
    bool *first = data;

    if (*first)
        say(PHRASE_CLI_SHOW_CITES);
    *first = false;
    printf("  ");
    graph_print_cited(NULL, c->number ? c->number : c->printed, c->date, c->issuer);
    say(PHRASE_CLI_SHOW_CITE_PAGE, c->page);
    printf("  %s", say_sentence(&arena, cite_state_name(link->answer.state)));
    for (size_t i = 0; i < link->answer.count; i++)
        printf("%s%lld", i ? ", " : say_text(PHRASE_CLI_SHOW_CITE_DOCUMENT), (long long)link->answer.targets[i]);
    printf("%s%s\n", link->relation ? "; " : "", link->relation ? say_sentence(&arena, link->relation) : "");
    return 0;
}

static int print_sources(struct home *home, int64_t id, struct err *err)
{
    cleanup_arena struct arena arena = {0};
    int64_t *sources;
    size_t count;

    if (cite_sources(home->catalogue, &arena, id, false, SOURCES_SHOWN + 1, &sources, &count, err) != 0)
        return -1;
    for (size_t i = 0; i < count && i < SOURCES_SHOWN; i++)
        printf("%s%lld", i ? ", " : say_text(PHRASE_CLI_SHOW_CITED_BY), (long long)sources[i]);
    if (count > 0)
        printf("%s\n", count > SOURCES_SHOWN ? " …" : "");
    return 0;
}

/* What people corrected, and what of it finds no place any more. */
static int print_corrections(struct home *home, int64_t id, struct err *err)
{
    cleanup_arena struct arena arena = {0};
    struct document document;
    int64_t count = 0;

    if (correct_count(home->catalogue, id, &count, err) != 0)
        return -1;
    if (count == 0)
        return 0;
    if (catalogue_load(home->catalogue, &arena, id, LOAD_WORDS, &document, err) != 0)
        return -1;
    say(PHRASE_CLI_SHOW_CORRECTIONS);
    for (size_t i = 0; i < document.page_count; i++)
        for (size_t k = 0; k < document.pages[i].correction_count; k++) {
            const struct correction *c = &document.pages[i].corrections[k];

            say(PHRASE_CLI_SHOW_CORRECTION, document.pages[i].number, c->box.x, c->box.y, c->box.w, c->box.h, c->raw,
                *c->text ? c->text : "-", c->who, c->when);
            printf("%s\n", c->unplaced ? say_text(PHRASE_CLI_SHOW_UNPLACED) : "");
        }
    return 0;
}

/* Of every page, or of those a person should do something about. */
static int print_scan(struct home *home, int64_t id, bool all, struct err *err)
{
    cleanup_arena struct arena arena = {0};
    struct document document;
    bool begun = all;

    if (catalogue_load(home->catalogue, &arena, id, LOAD_PAGES, &document, err) != 0)
        return -1;
    for (size_t i = 0; i < document.page_count; i++) {
        const struct page *page = &document.pages[i];
        const struct quality *q = &page->quality;
        const char *advice = phrase_advice(&arena, say_language(), advice_for(page));

        if (page->geometry.width == 0 || (!all && !advice))
            continue;
        if (!begun)
            say(PHRASE_CLI_SHOW_SCAN);
        begun = true;
        say(PHRASE_CLI_SHOW_SCAN_PAGE, page->number, page->geometry.dpi, page->geometry.skew, q->contrast, q->sharpness,
            100 * q->low_confidence, advice ? "; " : "", advice ? advice : "");
    }
    return 0;
}

static int print_document(struct home *home, const struct listing *listing, struct err *err)
{
    const struct document *d = &listing->document;
    const struct entry *e = &listing->entry;
    struct event_filter filter = {.document = e->id};
    cleanup_arena struct arena arena = {0};
    bool first = true;

    say(PHRASE_CLI_SHOW, (long long)e->id, listing_state(e->state), e->page_count);
    if (e->part > 1)
        say(PHRASE_CLI_SHOW_PART, e->part, e->first_page);
    putchar('\n');
    if (e->reason)
        say(PHRASE_CLI_SHOW_REASON, say_sentence(&arena, e->reason));
    if (e->note)
        say(PHRASE_CLI_SHOW_NOTE, say_sentence(&arena, e->note));
    for (size_t i = 0; i < listing->path_count; i++)
        say(PHRASE_CLI_SHOW_SOURCE, listing->paths[i]);
    for (size_t i = 0; i < listing->dossier_count; i++)
        say(PHRASE_CLI_SHOW_DOSSIER, listing->dossiers[i]);
    printf("  sha256: %s\n\n", e->digest);
    for (int i = 0; i < FIELD_COUNT; i++)
        print_field(d, (enum field_id)i);
    if (cite_each(home->catalogue, e->id, print_citation, &first, err) != 0 || print_sources(home, e->id, err) != 0)
        return -1;
    if (d->task_count)
        say(PHRASE_CLI_SHOW_TASKS);
    for (size_t i = 0; i < d->task_count; i++)
        printf("  %s. %s | %s | %s | %s | %s\n", d->tasks[i].no ? d->tasks[i].no : "",
               d->tasks[i].activity ? d->tasks[i].activity : "", d->tasks[i].product ? d->tasks[i].product : "",
               d->tasks[i].lead ? d->tasks[i].lead : "", d->tasks[i].support ? d->tasks[i].support : "",
               d->tasks[i].deadline ? d->tasks[i].deadline : "");
    if (print_corrections(home, e->id, err) != 0 || print_scan(home, e->id, false, err) != 0)
        return -1;
    say(PHRASE_CLI_SHOW_EVENTS);
    return catalogue_each_event(home->catalogue, &filter, print_event, NULL, err);
}

static int print_json(const struct listing *listing)
{
    cleanup_buf struct buf out = {0};
    json_t *object = listing_json(listing);

    record_dump(object, &out);
    puts(out.data);
    json_decref(object);
    return 0;
}

int command_show(struct context *context, int argc, char **argv, struct err *err)
{
    bool text = false, words = false, quality = false, alto = false, hocr = false, pdf = false, json = false;
    const char *level = NULL;
    struct rendition rendition = {.form = RENDITION_NONE};
    const struct option_spec options[] = {
        {0, "text", NULL, "the text, pages parted by a form feed", OPTION_FLAG, &text},
        {0, "quality", NULL, "how well each page is scanned, with advice", OPTION_FLAG, &quality},
        {0, "words", NULL, "its words, a line each: page:number, box, confidence, text", OPTION_FLAG, &words},
        {0, "alto", NULL, "ALTO 4: words with boxes and confidence, a file a page", OPTION_FLAG, &alto},
        {0, "hocr", NULL, "hOCR: the same as one web page", OPTION_FLAG, &hocr},
        {0, "pdf", NULL, "searchable PDF/A: the pictures of the pages and the text on them", OPTION_FLAG, &pdf},
        {0, "pdfa", "LEVEL", "of the PDF: 2u (else) or 1b", OPTION_TEXT, &level},
        {0, "page", "N", "of these only page N", OPTION_NUMBER, &rendition.page},
        {'o', "output", "FILE", "write it there; for the ALTO of all pages a folder", OPTION_TEXT, &rendition.output},
        {'f', "force", NULL, "replace FILE when it exists", OPTION_FLAG, &rendition.replace},
        {0, "json", NULL, "the object that `list --json` prints", OPTION_FLAG, &json},
        {0}};
    int first = options_parse(context, argc, argv, options, 1, 1, err), found;
    cleanup_home struct home home = HOME_INIT;
    cleanup_arena struct arena arena = {0};
    struct listing listing;
    struct entry entry;
    int64_t id;

    if (first < 0)
        return first == OPTIONS_HELP ? 0 : -1;
    if (text + words + quality + alto + hocr + pdf + json > 1)
        return err_set(err, ERR_USAGE, "choose one of --text, --alto, --hocr, --pdf, --words, --quality and --json");
    rendition.form = text    ? RENDITION_TEXT
                     : words ? RENDITION_WORDS
                     : alto  ? RENDITION_ALTO
                     : hocr  ? RENDITION_HOCR
                     : pdf   ? RENDITION_PDF
                             : RENDITION_NONE;
    if (!rendition.form && (rendition.output || rendition.page))
        return err_set(err, ERR_USAGE, "-o and --page go with --text, --alto, --hocr, --pdf or --words");
    if (level && (!pdf || (strcmp(level, "1b") != 0 && strcmp(level, "2u") != 0)))
        return err_set(err, ERR_USAGE, "--pdfa goes with --pdf and is 2u or 1b");
    rendition.part = level && *level == '1' ? 1 : 2;
    rendition.part_chosen = level != NULL;
    if (home_parse_id(argv[first], &id, err) != 0 || home_open(&home, context, HOME_READ, err) != 0)
        return -1;
    if (rendition.form)
        return rendition_write(&home, id, &rendition, err);
    found = catalogue_find_entry(home.catalogue, &arena, id, &entry, err);
    if (found <= 0)
        return found < 0 ? -1 : err_set(err, ERR_NOT_FOUND, "there is no document %lld", (long long)id);
    if (listing_load(home.catalogue, &arena, &entry, &listing, err) != 0)
        return -1;
    if (json)
        return print_json(&listing);
    if (quality)
        return print_scan(&home, id, true, err);
    return print_document(&home, &listing, err);
}
