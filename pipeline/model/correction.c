#include "pipeline/model/correction.h"

#include <stdlib.h>
#include <string.h>

#include "pipeline/base/err.h"
#include "pipeline/base/limits.h"
#include "pipeline/base/memory.h"
#include "pipeline/base/text.h"

#define PIECES_MAX 32 /* words of one correction: more than stand in a line */

static int64_t area(struct box b)
{
    return (int64_t)b.w * b.h;
}

static int64_t common_area(struct box a, struct box b)
{
    int left = a.x > b.x ? a.x : b.x, right = a.x + a.w < b.x + b.w ? a.x + a.w : b.x + b.w;
    int top = a.y > b.y ? a.y : b.y, bottom = a.y + a.h < b.y + b.h ? a.y + a.h : b.y + b.h;

    return right > left && bottom > top ? (int64_t)(right - left) * (bottom - top) : 0;
}

/* The greater part of the word lies in the box. */
static bool is_in(const struct page *page, const struct word *word, struct box box)
{
    struct box at = geometry_to_original(&page->geometry, word->box);

    return 2 * common_area(at, box) > area(at);
}

/* Some word covers the greater part of the box. */
static bool is_covered(const struct page *page, struct box box)
{
    for (size_t i = 0; i < page->word_count; i++)
        if (2 * common_area(geometry_to_original(&page->geometry, page->words[i].box), box) > area(box))
            return true;
    return false;
}

static struct box joined(struct box a, struct box b)
{
    int x = a.x < b.x ? a.x : b.x, y = a.y < b.y ? a.y : b.y;
    int right = a.x + a.w > b.x + b.w ? a.x + a.w : b.x + b.w;
    int bottom = a.y + a.h > b.y + b.h ? a.y + a.h : b.y + b.h;

    return (struct box){x, y, right - x, bottom - y};
}

/* Where the words of a correction go: in the stead of `count` words of which `first` is the first, or before that. */
struct place {
    size_t first, count;
    struct box box; /* upright frame, of all of them */
    struct word like;
};

/* Where a word that was not read belongs: behind the nearest at its left in the same line, else before the one at its
 * right, else behind all. */
static void find_gap(const struct page *page, struct place *place)
{
    struct box b = place->box;
    long nearest = -1;

    place->first = page->word_count;
    place->like = page->word_count ? page->words[page->word_count - 1] : (struct word){0};
    place->like.block++;
    place->like.line++;
    for (size_t i = 0; i < page->word_count; i++) {
        struct box w = page->words[i].box;
        int overlap = (w.y + w.h < b.y + b.h ? w.y + w.h : b.y + b.h) - (w.y > b.y ? w.y : b.y);
        bool left = 2 * w.x + w.w < 2 * b.x + b.w;
        long distance = labs(2L * w.x + w.w - 2L * b.x - b.w);

        if (2 * overlap < (w.h < b.h ? w.h : b.h) || (nearest >= 0 && distance >= nearest))
            continue;
        nearest = distance;
        place->first = left ? i + 1 : i;
        place->like = page->words[i];
    }
    place->like.flags = 0;
}

static bool find_place(const struct page *page, const struct correction *correction, struct place *place)
{
    *place = (struct place){0};
    for (size_t i = 0; i < page->word_count; i++) {
        const struct word *word = &page->words[i];

        if (!is_in(page, word, correction->box))
            continue;
        if (place->count++ == 0) {
            place->first = i;
            place->like = *word;
        }
        place->box = place->count == 1 ? word->box : joined(place->box, word->box);
    }
    if (place->count > 0)
        return true;
    place->box = geometry_to_upright(&page->geometry, correction->box);
    find_gap(page, place);
    return !is_covered(page, correction->box);
}

/* The words of the text, side by side in the place, each as wide as its share of the letters. */
static size_t cut(struct arena *arena, const struct correction *correction, const struct place *place,
                  struct word pieces[PIECES_MAX])
{
    char *copy = arena_strdup(arena, correction->text), *rest = NULL;
    double letters = (double)text_length(copy), before = 0;
    size_t count = 0;

    for (char *s = strtok_r(copy, " ", &rest); s && count < PIECES_MAX; s = strtok_r(NULL, " ", &rest)) {
        double n = (double)text_length(s);
        int left = (int)(place->box.w * before / letters), right = (int)(place->box.w * (before + n) / letters);

        pieces[count] = place->like;
        pieces[count].box = (struct box){place->box.x + left, place->box.y, right - left, place->box.h};
        pieces[count].text = s;
        pieces[count].confidence = 1;
        pieces[count].flags |= WORD_CORRECTED;
        pieces[count].raw = count == 0 ? correction->raw : NULL;
        count++;
        before += n + 1;
    }
    return count;
}

static void replace(struct arena *arena, struct page *page, const struct correction *correction,
                    const struct place *place)
{
    struct word pieces[PIECES_MAX], *words;
    size_t n = cut(arena, correction, place, pieces), count = 0, seen = 0;

    words = arena_alloc(arena, (page->word_count + n + 1) * sizeof *words);
    for (size_t i = 0; i <= page->word_count; i++) {
        bool gone = place->count > 0 && i < page->word_count && is_in(page, &page->words[i], correction->box);

        if (i == place->first && place->count != n)
            for (size_t k = 0; k < n; k++)
                words[count++] = pieces[k];
        if (gone && place->count == n) { /* as many as were read: each has the place of the one it was */
            pieces[seen].box = page->words[i].box;
            pieces[seen].block = page->words[i].block;
            pieces[seen].line = page->words[i].line;
            words[count++] = pieces[seen++];
        } else if (!gone && i < page->word_count) {
            words[count++] = page->words[i];
        }
    }
    page->words = words;
    page->word_count = count;
}

void correction_lay(struct arena *arena, struct page *page)
{
    for (size_t i = 0; i < page->correction_count; i++) {
        struct correction *correction = &page->corrections[i];
        struct place place;

        correction->unplaced = !find_place(page, correction, &place) || page->word_count > LIMIT_WORDS - PIECES_MAX;
        if (!correction->unplaced)
            replace(arena, page, correction, &place);
    }
}

char *correction_words(struct arena *arena, const struct page *page, struct box box)
{
    cleanup_buf struct buf out = {0};

    for (size_t i = 0; i < page->word_count; i++)
        if (is_in(page, &page->words[i], box))
            buf_printf(&out, "%s%s", out.len ? " " : "", page->words[i].text);
    return arena_strdup(arena, buf_string(&out));
}

const struct correction *correction_at(const struct page *page, struct box box)
{
    int x = box.x + box.w / 2, y = box.y + box.h / 2;

    for (size_t i = page->correction_count; i > 0; i--) {
        struct box b = page->corrections[i - 1].box;

        if (x >= b.x && x < b.x + b.w && y >= b.y && y < b.y + b.h)
            return &page->corrections[i - 1];
    }
    return NULL;
}

/* Space of any kind parts words; other characters that are not seen are refused. */
static bool is_space(int32_t c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == 0xA0 || (c >= 0x2000 && c <= 0x200B) || c == 0x3000;
}

char *correction_text(struct arena *arena, const char *typed, struct err *err)
{
    char *text = text_nfc(arena, typed, strlen(typed));
    cleanup_buf struct buf out = {0};
    size_t n = strlen(text), length, start = 0, pieces = 0;

    for (size_t i = 0; i < n; i += length) {
        int32_t c = text_next(text + i, n - i, &length);

        if (is_space(c)) {
            if (out.len > start) {
                buf_putc(&out, ' ');
                start = out.len;
            }
            continue;
        }
        if (c < ' ' || (c >= 0x7F && c < 0xA0) || c == 0xFFFD) {
            err_set(err, ERR_INPUT, "the correction has a character that cannot be printed");
            return NULL;
        }
        pieces += out.len == start;
        buf_append(&out, text + i, length);
        if (out.len - start > LIMIT_WORD_BYTES || pieces > PIECES_MAX) {
            err_set(err, ERR_INPUT, "the correction is too long: at most %d words of %d bytes", PIECES_MAX,
                    LIMIT_WORD_BYTES);
            return NULL;
        }
    }
    if (out.len > 0 && out.data[out.len - 1] == ' ')
        out.data[--out.len] = '\0';
    return arena_strdup(arena, buf_string(&out));
}
