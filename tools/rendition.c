#include "tools/rendition.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "ocr/alto.h"
#include "ocr/hocr.h"
#include "ocr/transcript.h"
#include "pipeline/base/err.h"
#include "pipeline/base/file.h"
#include "pipeline/base/memory.h"
#include "tools/home.h"
#include "tools/listing.h"

/* The document's pages that are wanted, each with what ALTO and hOCR say of it. */
struct pages {
    struct arena *arena;
    struct entry entry;
    struct listing listing;
    struct transcript *list;
    size_t count;
};

/* Of a page that was read several times the last reading stays. */
static int note_reading(const struct event *event, void *data)
{
    struct pages *pages = data;
    int number;

    if (strcmp(event->outcome, "success") != 0 || !event->detail || sscanf(event->detail, "page %d", &number) != 1)
        return 0;
    for (size_t i = 0; i < pages->count; i++)
        if (pages->list[i].page->number == number) {
            pages->list[i].software = arena_strdup(pages->arena, event->agent);
            pages->list[i].when = arena_strdup(pages->arena, event->time);
        }
    return 0;
}

/* The tag of BCP 47 for the first of Tesseract's models, which have names of ISO 639-2. */
static const char *language_tag(struct arena *arena, const char *models)
{
    static const char *const SHORT[][2] = {{"vie", "vi"}, {"eng", "en"}, {"fra", "fr"}};
    size_t n = strcspn(models, "+_");

    for (size_t i = 0; i < sizeof SHORT / sizeof *SHORT; i++)
        if (n == 3 && strncmp(models, SHORT[i][0], n) == 0)
            return SHORT[i][1];
    return n > 0 ? arena_strndup(arena, models, n) : "und";
}

static int find_document(struct home *home, struct pages *pages, int64_t id, struct err *err)
{
    int found = catalogue_find_entry(home->catalogue, pages->arena, id, &pages->entry, err);

    if (found <= 0)
        return found < 0 ? -1 : err_set(err, ERR_NOT_FOUND, "there is no document %lld", (long long)id);
    if (pages->entry.state == DOCUMENT_QUEUED || pages->entry.state == DOCUMENT_READING)
        return err_set(err, ERR_BUSY, "document %lld is not read to its end: run `sohoa ingest` first", (long long)id);
    if (pages->entry.page_count == 0)
        return err_set(err, ERR_NOT_FOUND, "document %lld has no pages: %s", (long long)id,
                       pages->entry.reason ? pages->entry.reason : "it is empty");
    return 0;
}

static int load_pages(struct home *home, struct pages *pages, int64_t id, long only, struct err *err)
{
    struct event_filter filter = {.document = id, .type = "metadata extraction"};
    struct document document;
    struct page_source *sources;
    size_t count;

    if (find_document(home, pages, id, err) != 0 ||
        catalogue_load(home->catalogue, pages->arena, id, LOAD_WORDS, &document, err) != 0 ||
        catalogue_load_sources(home->catalogue, pages->arena, id, &sources, &count, err) != 0 ||
        listing_load(home->catalogue, pages->arena, &pages->entry, &pages->listing, err) != 0)
        return -1;
    pages->list = arena_alloc(pages->arena, (document.page_count + 1) * sizeof *pages->list);
    for (size_t i = 0; i < document.page_count; i++)
        if (only == 0 || document.pages[i].number == only)
            pages->list[pages->count++] = (struct transcript){
                .page = &document.pages[i],
                .file = pages->listing.path_count ? file_base_name(pages->listing.paths[0]) : pages->entry.digest,
                .sha256 = i < count ? sources[i].object : pages->entry.digest,
                .index = i < count ? sources[i].index : 0,
                .document = arena_printf(pages->arena, "%lld", (long long)id),
                .language = language_tag(pages->arena, home->archive.settings.languages)};
    if (pages->count == 0)
        return err_set(err, ERR_NOT_FOUND, "document %lld has no page %ld; its pages are %d to %d", (long long)id, only,
                       pages->entry.first_page, pages->entry.first_page + pages->entry.page_count - 1);
    return catalogue_each_event(home->catalogue, &filter, note_reading, pages, err);
}

int rendition_put(const struct rendition *rendition, const void *bytes, size_t n, struct err *err)
{
    struct stat st;

    if (!rendition->output)
        return file_write_all(STDOUT_FILENO, bytes, n) == 0 ? 0 : err_errno(err, "cannot write to standard output");
    if (!rendition->replace && lstat(rendition->output, &st) == 0)
        return err_set(err, ERR_USAGE, "'%s' exists already: choose another name, or replace it with -f",
                       rendition->output);
    return file_write(AT_FDCWD, rendition->output, bytes, n, err);
}

static void put_text(const struct pages *pages, struct buf *out)
{
    for (size_t i = 0; i < pages->count; i++) {
        if (i > 0)
            buf_putc(out, '\f');
        buf_puts(out, page_text(pages->arena, pages->list[i].page));
    }
}

/* PAGE:N, box in the original raster, confidence, word, and what was read where that is another; parted by tabs. */
static void put_words(const struct pages *pages, struct buf *out)
{
    for (size_t i = 0; i < pages->count; i++) {
        const struct page *page = pages->list[i].page;

        for (size_t k = 0; k < page->word_count; k++) {
            const struct word *word = &page->words[k];
            struct box b = geometry_to_original(&page->geometry, word->box);

            buf_printf(out, "%d:%zu\t%d,%d,%d,%d\t%.2f\t%s", page->number, k + 1, b.x, b.y, b.w, b.h, word->confidence,
                       word->text);
            if (word->raw)
                buf_printf(out, "\t%s", word->raw);
            buf_putc(out, '\n');
        }
    }
}

static int fill_folder(const struct pages *pages, int folder, struct err *err)
{
    for (size_t i = 0; i < pages->count; i++) {
        cleanup_buf struct buf alto = {0};
        char name[32];

        snprintf(name, sizeof name, "%04d.xml", pages->list[i].page->number);
        if (alto_put(&pages->list[i], &alto, err) != 0 || file_write(folder, name, alto.data, alto.len, err) != 0)
            return -1;
    }
    return 0;
}

/* One file a page, in a folder that gets its name when all are in it. */
static int write_folder(const struct pages *pages, const char *path, struct err *err)
{
    char *temporary = arena_printf(pages->arena, "%s.tmp", path);
    int folder, result;
    struct err ignored;

    if (mkdir(temporary, 0777) != 0)
        return err_errno(err, "cannot make the folder '%s'", temporary);
    folder = open(temporary, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    result = folder < 0 ? err_errno(err, "cannot open the folder '%s'", temporary) : fill_folder(pages, folder, err);
    if (folder >= 0)
        close(folder);
    if (result == 0 && rename(temporary, path) != 0)
        result = errno == ENOTEMPTY || errno == EEXIST || errno == ENOTDIR
                     ? err_set(err, ERR_USAGE, "'%s' exists already: choose another name", path)
                     : err_errno(err, "cannot make the folder '%s'", path);
    if (result == 0)
        return file_sync_folder(AT_FDCWD, path, err);
    file_remove_tree(AT_FDCWD, temporary, &ignored);
    return -1;
}

static int write_alto(const struct pages *pages, const struct rendition *rendition, struct err *err)
{
    cleanup_buf struct buf alto = {0};

    if (rendition->page == 0 && rendition->output)
        return write_folder(pages, rendition->output, err);
    if (pages->count > 1)
        return err_set(
            err, ERR_USAGE,
            "document %lld has %zu pages, each with an ALTO file of its own: name a folder for them with -o, "
            "or one page with --page",
            (long long)pages->entry.id, pages->count);
    return alto_put(&pages->list[0], &alto, err) != 0 ? -1 : rendition_put(rendition, alto.data, alto.len, err);
}

/* Text that came without a picture stands nowhere. */
static int need_pictures(const struct pages *pages, struct err *err)
{
    for (size_t i = 0; i < pages->count; i++)
        if (pages->list[i].page->source == TEXT_GIVEN)
            return err_set(err, ERR_INPUT, "document %lld came as text without pictures: only --text can be had of it",
                           (long long)pages->entry.id);
    return 0;
}

int rendition_write(struct home *home, int64_t document, const struct rendition *rendition, struct err *err)
{
    cleanup_arena struct arena arena = {0};
    cleanup_buf struct buf out = {0};
    struct pages pages = {.arena = &arena};

    if (load_pages(home, &pages, document, rendition->page, err) != 0)
        return -1;
    if (rendition->form != RENDITION_TEXT && need_pictures(&pages, err) != 0)
        return -1;
    if (rendition->form == RENDITION_PDF)
        return rendition_pdf(home, &pages.listing, pages.list, pages.count, rendition, err);
    if (rendition->form == RENDITION_ALTO)
        return write_alto(&pages, rendition, err);
    if (rendition->form == RENDITION_TEXT)
        put_text(&pages, &out);
    else if (rendition->form == RENDITION_WORDS)
        put_words(&pages, &out);
    else if (hocr_put(pages.list, pages.count, &out, err) != 0)
        return -1;
    return rendition_put(rendition, buf_string(&out), out.len, err);
}
