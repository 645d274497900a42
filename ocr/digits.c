#include "ocr/digits.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "ocr/digits_decode.h"
#include "ocr/digits_net.h"
#include "ocr/digits_weights.h"
#include "pipeline/base/memory.h"
#include "pipeline/image/image.h"
#include "pipeline/image/strip.h"

/* Heights, px, at which the writing is looked at; in training digits are 13 to 25 px tall. */
static const double sizes[] = {14, 17, 20, 23};
#define SIZES ((int)(sizeof sizes / sizeof *sizes))
#define LOOKS (SIZES * DIGITS_NETS * DIGITS_CROPS)
/* How much more than its share of probability among words supports what was read alone. */
#define SUPPORT 1.5
/* Of the looks at one crop, one in so many does not count. */
#define LEFT_OUT 4
/* How far, in heights of the writing, a sign may be seen from its mark. */
#define NEAR 0.12
/* Strings that one look may propose. */
#define PROPOSALS 6

struct digits {
    struct digits_net *nets[DIGITS_NETS];
};

struct look {
    int steps, crop;
    float *probability;
};

struct digits_look {
    struct look looks[LOOKS];
    int count, crops;
    bool words[DIGITS_CROPS];        /* of each crop: words beside are in it */
    bool explained[STRIP_MARKS_MAX]; /* the marks of the first crop */
    int mark_count;
};

struct digits *digits_open(struct err *err)
{
    struct digits *d = memory_alloc(sizeof *d);

    for (int i = 0; i < DIGITS_NETS; i++) {
        d->nets[i] = digits_net_new(digits_weights(i), digits_weights_size(i), err);
        if (!d->nets[i]) {
            digits_close(d);
            return NULL;
        }
    }
    return d;
}

void digits_close(struct digits *d)
{
    for (int i = 0; d && i < DIGITS_NETS; i++)
        digits_net_free(d->nets[i]);
    free(d);
}

static void look_through(const struct digits_net *net, const struct strip *strip, struct look *look)
{
    look->steps = strip->width / DIGITS_STRIDE;
    look->probability = memory_alloc((size_t)(look->steps * DIGITS_SIGNS) * sizeof(float));
    digits_net_read(net, strip->ink, strip->width, look->probability);
}

struct digits_look *digits_look_open(void)
{
    return memory_alloc(sizeof(struct digits_look));
}

/* Ticks off the marks on which the look has seen a sign. */
static void explain(const struct look *look, const struct strip *strip, const struct strip_writing *writing,
                    bool *explained)
{
    double reach = NEAR * writing->size;

    for (int t = 0; t < look->steps; t++) {
        double x = (t * DIGITS_STRIDE + 1 - strip->margin) / strip->scale;

        if (look->probability[t * DIGITS_SIGNS + DIGITS_NOTHING] > 0.5f)
            continue;
        for (int i = 0; i < writing->mark_count; i++)
            explained[i] |= x > writing->marks[i].x - reach && x < writing->marks[i].x + writing->marks[i].w + reach;
    }
}

/* Only marks whose middle lies where the writing should be have to be explained. */
static void keep_marks(struct strip_writing *writing, const struct digits_place *place)
{
    int kept = 0;

    for (int i = 0; i < writing->mark_count; i++) {
        int middle = writing->marks[i].x + writing->marks[i].w / 2;

        if (place->right == 0 || (middle > place->left && middle < place->right))
            writing->marks[kept++] = writing->marks[i];
    }
    writing->mark_count = kept;
}

/* The crop without the words beside. */
static struct image *seen(const struct image *crop, const struct digits_place *place)
{
    return strip_between(crop, place->from, place->to > 0 ? place->to : image_width(crop));
}

int digits_marks(const struct image *crop, const struct digits_place *place)
{
    cleanup_image struct image *alone = seen(crop, place);
    struct strip_writing writing;

    if (!alone || !strip_find(alone, place->unit, place->middle, &writing))
        return 0;
    keep_marks(&writing, place);
    return writing.mark_count;
}

bool digits_look_at(struct digits_look *look, const struct digits *d, const struct image *crop,
                    const struct digits_place *place)
{
    cleanup_image struct image *alone = look->crops < DIGITS_CROPS ? seen(crop, place) : NULL, *clear = NULL;
    struct strip_writing writing;
    bool first = look->crops == 0;

    if (!alone || !strip_find(alone, place->unit, place->middle, &writing))
        return false;
    keep_marks(&writing, place);
    writing.from = place->words ? place->left : 0;
    clear = strip_clear(alone, &writing);
    look->mark_count = first ? writing.mark_count : look->mark_count;
    look->words[look->crops] = place->words;
    for (int i = 0; i < SIZES; i++) {
        struct strip strip;

        if (!clear || !strip_take(clear, &writing, DIGITS_HEIGHT, sizes[i], DIGITS_WIDTH_MAX, &strip))
            continue;
        for (int k = 0; strip.width >= DIGITS_WIDTH_MIN && k < DIGITS_NETS; k++) {
            look_through(d->nets[k], &strip, &look->looks[look->count]);
            look->looks[look->count].crop = look->crops;
            if (first)
                explain(&look->looks[look->count], &strip, &writing, look->explained);
            look->count++;
        }
        strip_release(&strip);
    }
    look->crops++;
    return true;
}

void digits_look_close(struct digits_look *look)
{
    for (int i = 0; look && i < look->count; i++)
        free(look->looks[i].probability);
    free(look);
}

int digits_unexplained(const struct digits_look *look)
{
    int n = 0;

    for (int i = 0; i < look->mark_count; i++)
        n += !look->explained[i];
    return n;
}

/* The mean over the looks at one crop, a quarter of them, those that see it least, left out: a sign too large or too
 * small for a network is one that it does not know. -1 when there are none. */
static double of_crop(const struct digits_look *look, const double *values, int crop)
{
    double list[LOOKS], sum = 0;
    int n = 0, out;

    for (int i = 0; i < look->count; i++) {
        int at = n;

        if (look->looks[i].crop != crop)
            continue;
        for (; at > 0 && list[at - 1] > values[i]; at--)
            list[at] = list[at - 1];
        list[at] = values[i];
        n++;
    }
    out = n / LEFT_OUT;
    for (int i = out; i < n; i++)
        sum += list[i];
    return n > 0 ? fmin(1, sum / (n - out)) : -1;
}

/* From what each look makes of a string, its probability. Without support among words, what was read alone is worth
 * half; what was read only among words likewise. */
static double combine(const struct digits_look *look, const double *values)
{
    int alone_count = 0, words_count = 0;
    double alone = 0, words = 0;

    for (int c = 0; c < look->crops; c++) {
        double mean = of_crop(look, values, c);

        if (mean >= 0 && look->words[c]) {
            words = fmax(words, mean);
            words_count++;
        } else if (mean >= 0) {
            alone += mean;
            alone_count++;
        }
    }
    alone = alone_count > 0 ? alone / alone_count : 0;
    return words_count > 0 ? fmax(alone * fmin(1, 0.5 + SUPPORT * words), 0.5 * words) : alone;
}

/* Where a number or a day stands, nothing begins with a slash: there it is a 1, or a stroke that says nothing. */
#define SLANTED 0.6

static double exactly(const struct look *look, const char *text)
{
    return digits_decode_probability(look->probability, look->steps, text);
}

double digits_probability(const struct digits_look *look, const char *text)
{
    char before_slash[DIGITS_TEXT], slanted[DIGITS_TEXT];
    double values[LOOKS] = {0};
    size_t n = strlen(text);

    if (n >= DIGITS_TEXT)
        return 0;
    memcpy(before_slash, text, n);
    memcpy(before_slash + n, "/", 2);
    memcpy(slanted, text, n + 1);
    if (n > 1 && slanted[0] == '1')
        slanted[0] = '/';
    for (int i = 0; i < look->count; i++) {
        const struct look *l = &look->looks[i];

        values[i] = exactly(l, text) + exactly(l, before_slash);
        if (slanted[0] != text[0])
            values[i] += SLANTED * exactly(l, slanted);
    }
    return combine(look, values);
}

/* The part of a string that is the number: all but slashes at its end. */
static size_t number_length(const char *text)
{
    size_t n = strlen(text);

    while (n > 0 && text[n - 1] == '/')
        n--;
    return n;
}

/* "2018" of "16/2018" */
static bool is_year(const char *text, size_t n)
{
    return n == 4 && (strncmp(text, "19", 2) == 0 || strncmp(text, "20", 2) == 0) && !memchr(text, '/', n);
}

/* In a number a slash stands nowhere but before its year: elsewhere it is a 1 without upstroke. Returns what that is
 * worth. */
static double straighten(char *text, size_t n)
{
    double worth = 1;

    for (size_t i = 0; i < n; i++)
        if (text[i] == '/' && !is_year(text + i + 1, n - i - 1)) {
            text[i] = '1';
            worth *= SLANTED;
        }
    return worth;
}

/* A string with its probability by each look. */
struct seen_string {
    char text[DIGITS_TEXT];
    double by[LOOKS];
};

/* Adds a string, or the number at its start. */
static void add(struct seen_string *list, size_t *n, struct decode_string found, bool whole, int look)
{
    size_t length = whole ? strlen(found.text) : number_length(found.text);
    double probability = found.probability;
    const char *text = found.text;
    struct seen_string *at = list;

    if (length >= DIGITS_TEXT)
        return;
    if (!whole)
        probability *= straighten(found.text, length);
    while (at < list + *n && (strlen(at->text) != length || memcmp(at->text, text, length) != 0))
        at++;
    if (at == list + *n) {
        memset(at, 0, sizeof *at);
        memcpy(at->text, text, length);
        (*n)++;
    }
    at->by[look] += probability;
}

static int by_probability(const void *a, const void *b)
{
    double x = ((const struct digits_string *)a)->probability, y = ((const struct digits_string *)b)->probability;

    return (x < y) - (x > y);
}

size_t digits_best(const struct digits_look *look, bool whole, struct digits_string *out, size_t max)
{
    struct seen_string list[LOOKS * PROPOSALS];
    struct digits_string strings[LOOKS * PROPOSALS];
    size_t n = 0;

    for (int i = 0; i < look->count; i++) {
        const struct look *l = &look->looks[i];
        struct decode_string found[PROPOSALS];
        size_t k = digits_decode_best(l->probability, l->steps, found, PROPOSALS);

        for (size_t j = 0; j < k; j++)
            add(list, &n, found[j], whole, i);
    }
    for (size_t i = 0; i < n; i++) {
        memcpy(strings[i].text, list[i].text, sizeof strings[i].text);
        strings[i].probability = combine(look, list[i].by);
    }
    qsort(strings, n, sizeof *strings, by_probability);
    n = n < max ? n : max;
    memcpy(out, strings, n * sizeof *out);
    return n;
}
