#include "tools/review_word.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "index/catalogue.h"
#include "index/correct.h"
#include "pipeline/base/err.h"
#include "pipeline/base/memory.h"
#include "pipeline/extract/extract.h"
#include "pipeline/intake/archive.h"
#include "pipeline/model/correction.h"
#include "tools/home.h"

#define DIGITS     "0123456789"
#define PLACES_MAX 8 /* named when a text stands more than once */

/* Where on the page: the words from `first` to before `end`, or none and only a box. */
struct place {
    size_t first, end;
    struct box box; /* original raster */
};

static int no_word(const struct page *page, const char *rest, int64_t document, struct err *err)
{
    return err_set(err, ERR_NOT_FOUND, "page %d has no word '%s'; `sohoa show %lld --words --page %d` numbers them",
                   page->number, rest, (long long)document, page->number);
}

static struct box bounds_of(const struct page *page, size_t first, size_t end)
{
    struct box all = geometry_to_original(&page->geometry, page->words[first].box);

    for (size_t i = first + 1; i < end; i++) {
        struct box b = geometry_to_original(&page->geometry, page->words[i].box);
        int right = all.x + all.w > b.x + b.w ? all.x + all.w : b.x + b.w;
        int bottom = all.y + all.h > b.y + b.h ? all.y + all.h : b.y + b.h;

        all.x = all.x < b.x ? all.x : b.x;
        all.y = all.y < b.y ? all.y : b.y;
        all.w = right - all.x;
        all.h = bottom - all.y;
    }
    return all;
}

/* "57" or "57-58". */
static bool parse_numbers(const char *rest, size_t *first, size_t *end)
{
    char *after;
    size_t n = strspn(rest, DIGITS);

    if (n == 0 || n > 9 || (rest[n] && rest[n] != '-'))
        return false;
    *first = *end = strtoul(rest, &after, 10);
    if (!*after)
        return true;
    n = strspn(++after, DIGITS);
    if (n == 0 || n > 9 || after[n])
        return false;
    *end = strtoul(after, NULL, 10);
    return true;
}

static bool parse_box(const char *rest, struct box *box)
{
    int n = 0;

    return sscanf(rest, "%9d,%9d,%9d,%9d%n", &box->x, &box->y, &box->w, &box->h, &n) == 4 && n > 0 && !rest[n];
}

/* How many words from `first` on read as the text, its words parted by a space; 0: they do not. */
static size_t run_length(const struct page *page, size_t first, const char *text)
{
    for (size_t i = first; i < page->word_count; i++) {
        size_t n = strlen(page->words[i].text);

        if (strncmp(text, page->words[i].text, n) != 0 || (text[n] && text[n] != ' '))
            return 0;
        if (!text[n])
            return i + 1 - first;
        text += n + 1;
    }
    return 0;
}

static int find_text(const struct page *page, const char *text, int64_t document, struct place *place, struct err *err)
{
    cleanup_buf struct buf places = {0};
    size_t count = 0;

    for (size_t i = 0; i < page->word_count; i++) {
        size_t n = *text ? run_length(page, i, text) : 0;

        if (n == 0)
            continue;
        place->first = i;
        place->end = i + n;
        if (++count <= PLACES_MAX)
            buf_printf(&places, "%s%zu", count > 1 ? ", " : "", i + 1);
    }
    if (count == 0)
        return no_word(page, text, document, err);
    if (count > 1)
        return err_set(err, ERR_USAGE, "'%s' stands %zu times on page %d, as word %s%s: name one by its number", text,
                       count, page->number, places.data, count > PLACES_MAX ? " …" : "");
    place->box = bounds_of(page, place->first, place->end);
    return 0;
}

static int find_place(struct arena *arena, const struct page *page, const char *rest, int64_t document,
                      struct place *place, struct err *err)
{
    *place = (struct place){0};
    if (parse_numbers(rest, &place->first, &place->end)) {
        if (place->first < 1 || place->end < place->first || place->end > page->word_count)
            return no_word(page, rest, document, err);
        place->first--;
        place->box = bounds_of(page, place->first, place->end);
        return 0;
    }
    if (parse_box(rest, &place->box))
        return 0;
    rest = correction_text(arena, *rest == '=' ? rest + 1 : rest, err);
    return rest ? find_text(page, rest, document, place, err) : -1;
}

static bool same_box(struct box a, struct box b)
{
    return a.x == b.x && a.y == b.y && a.w == b.w && a.h == b.h;
}

/* The correction meant: by what was read there or stands there now, once on the page, else by the place. */
static int find_correction(struct arena *arena, const struct page *page, const char *rest, int64_t document,
                           const struct correction **found, struct err *err)
{
    const char *text = correction_text(arena, *rest == '=' ? rest + 1 : rest, err);
    struct place place;
    size_t count = 0;

    *found = NULL;
    if (!text)
        return -1;
    for (size_t i = 0; i < page->correction_count; i++) {
        const struct correction *c = &page->corrections[i];

        if (*text && (!strcmp(c->raw, text) || !strcmp(c->text, text))) {
            *found = c;
            count++;
        }
    }
    if (count == 1)
        return 0;
    if (count > 1)
        return err_set(err, ERR_USAGE, "several corrections of page %d read '%s': name one by its word or box",
                       page->number, text);
    if (find_place(arena, page, rest, document, &place, err) != 0)
        return -1;
    for (size_t i = 0; i < page->correction_count; i++)
        if (same_box(page->corrections[i].box, place.box))
            *found = &page->corrections[i];
    if (!*found && place.end > place.first && page->words[place.first].flags & WORD_CORRECTED)
        *found = correction_at(page, geometry_to_original(&page->geometry, page->words[place.first].box));
    return *found ? 0
                  : err_set(err, ERR_NOT_FOUND, "nothing was corrected there; `sohoa show %lld` lists the corrections",
                            (long long)document);
}

/* The page of "PAGE:REST", loaded, and REST. */
static int load_page(struct home *home, struct arena *arena, int64_t document, const char *place, struct page *page,
                     const char **rest, struct err *err)
{
    char *after;
    long number = strtol(place, &after, 10);

    if (strspn(place, DIGITS) == 0 || *after != ':' || !after[1] || number < 1 || number > INT_MAX)
        return err_set(err, ERR_USAGE,
                       "--word is PAGE:N, PAGE:N-M, PAGE:X,Y,W,H or PAGE:TEXT; `sohoa show %lld --words` numbers the "
                       "words",
                       (long long)document);
    *rest = after + 1;
    return catalogue_load_page(home->catalogue, arena, document, (int)number, page, err);
}

/* The words there are still those that the person saw. */
static int check_seen(const struct page *page, const struct place *place, const char *seen, struct err *err)
{
    if (!seen || (place->end > place->first && run_length(page, place->first, seen) == place->end - place->first))
        return 0;
    return err_set(err, ERR_NOT_FOUND, "the words there are no longer '%s'", seen);
}

int review_word(struct home *home, int64_t document, const struct word_answer *answer, struct err *err)
{
    cleanup_arena struct arena arena = {0};
    const struct correction *correction;
    const char *rest = "", *text = "";
    struct extract_options options = {.max_risk = home->archive.settings.max_risk};
    struct place place;
    struct page page;

    if ((answer->text != NULL) + answer->none + answer->undo != 1)
        return err_set(err, ERR_USAGE,
                       "give the TEXT that stands there, or --none when nothing does, or --undo to take a correction "
                       "back");
    if (load_page(home, &arena, document, answer->place, &page, &rest, err) != 0)
        return -1;
    if (answer->undo) {
        if (find_correction(&arena, &page, rest, document, &correction, err) != 0)
            return -1;
        return correct_undo(home->catalogue, document, page.number, correction->box, answer->who, &options, err) < 0
                   ? -1
                   : 0;
    }
    if (answer->text && !(text = correction_text(&arena, answer->text, err)))
        return -1;
    if (answer->text && !*text)
        return err_set(err, ERR_USAGE, "the text is empty; --none says that nothing stands there");
    if (find_place(&arena, &page, rest, document, &place, err) != 0 ||
        check_seen(&page, &place, answer->seen, err) != 0)
        return -1;
    return correct_words(home->catalogue, document, page.number, place.box, text, answer->who, &options, err);
}
