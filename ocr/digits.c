#include "ocr/digits.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "ocr/digits_decode.h"
#include "ocr/digits_net.h"
#include "ocr/digits_weights.h"
#include "pipeline/base/memory.h"
#include "pipeline/image/strip.h"

/* Heights, px, at which the writing is looked at; in training digits are 13 to 25 px tall. */
static const double sizes[] = {17, 20, 23};
#define SIZES ((int)(sizeof sizes / sizeof *sizes))
#define LOOKS (SIZES * DIGITS_NETS * DIGITS_CROPS)
/* How far, in heights of the writing, a sign may be seen from its mark. */
#define NEAR 0.12
/* Strings that one look may propose. */
#define PROPOSALS 6

struct digits {
    struct digits_net *nets[DIGITS_NETS];
};

struct look {
    int steps;
    float *log_probability;
};

struct digits_look {
    struct look looks[LOOKS];
    int count;
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
    look->log_probability = memory_alloc((size_t)(look->steps * DIGITS_SIGNS) * sizeof(float));
    digits_net_read(net, strip->ink, strip->width, look->log_probability);
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

        if (exp(look->log_probability[t * DIGITS_SIGNS + DIGITS_NOTHING]) > 0.5)
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

bool digits_look_at(struct digits_look *look, const struct digits *d, const struct image *crop,
                    const struct digits_place *place)
{
    struct strip_writing writing;
    bool first = look->count == 0;

    if (look->count + SIZES * DIGITS_NETS > LOOKS || !strip_find(crop, place->unit, place->middle, &writing))
        return false;
    keep_marks(&writing, place);
    look->mark_count = first ? writing.mark_count : look->mark_count;
    for (int i = 0; i < SIZES; i++) {
        struct strip strip;

        if (!strip_take(crop, &writing, DIGITS_HEIGHT, sizes[i], DIGITS_WIDTH_MAX, &strip))
            continue;
        for (int k = 0; strip.width >= DIGITS_WIDTH_MIN && k < DIGITS_NETS; k++) {
            look_through(d->nets[k], &strip, &look->looks[look->count]);
            if (first)
                explain(&look->looks[look->count], &strip, &writing, look->explained);
            look->count++;
        }
        strip_release(&strip);
    }
    return true;
}

void digits_look_close(struct digits_look *look)
{
    for (int i = 0; look && i < look->count; i++)
        free(look->looks[i].log_probability);
    free(look);
}

int digits_unexplained(const struct digits_look *look)
{
    int n = 0;

    for (int i = 0; i < look->mark_count; i++)
        n += !look->explained[i];
    return n;
}

double digits_probability(const struct digits_look *look, const char *text)
{
    char before_slash[DIGITS_TEXT + 1];
    size_t n = strlen(text);
    double sum = 0;

    if (n >= DIGITS_TEXT || look->count == 0)
        return 0;
    memcpy(before_slash, text, n);
    memcpy(before_slash + n, "/", 2);
    for (int i = 0; i < look->count; i++) {
        const struct look *l = &look->looks[i];

        sum += exp(digits_decode_probability(l->log_probability, l->steps, text)) +
               exp(digits_decode_probability(l->log_probability, l->steps, before_slash));
    }
    return fmin(1, sum / look->count);
}

/* The part of a string that is the number: all but a slash at its end. What stands between two slashes, or after one,
 * shows that a 1 was taken for a slash or that this is no number: then it stays. */
static size_t number_length(const char *text)
{
    size_t n = strlen(text);

    return n > 0 && text[n - 1] == '/' ? n - 1 : n;
}

/* Adds a string, or the number at its start. */
static void add(struct digits_string *list, size_t *n, const char *text, bool whole, double probability)
{
    size_t length = whole ? strlen(text) : number_length(text);

    if (length >= DIGITS_TEXT)
        return;
    for (size_t i = 0; i < *n; i++)
        if (strlen(list[i].text) == length && memcmp(list[i].text, text, length) == 0) {
            list[i].probability += probability;
            return;
        }
    memcpy(list[*n].text, text, length);
    list[*n].text[length] = '\0';
    list[(*n)++].probability = probability;
}

static int by_probability(const void *a, const void *b)
{
    double x = ((const struct digits_string *)a)->probability, y = ((const struct digits_string *)b)->probability;

    return (x < y) - (x > y);
}

size_t digits_best(const struct digits_look *look, bool whole, struct digits_string *out, size_t max)
{
    struct digits_string list[LOOKS * PROPOSALS];
    size_t n = 0;

    for (int i = 0; i < look->count; i++) {
        const struct look *l = &look->looks[i];
        struct decode_string found[PROPOSALS];
        size_t k = digits_decode_best(l->log_probability, l->steps, found, PROPOSALS);

        for (size_t j = 0; j < k; j++)
            add(list, &n, found[j].text, whole, exp(found[j].log_probability) / look->count);
    }
    qsort(list, n, sizeof *list, by_probability);
    n = n < max ? n : max;
    memcpy(out, list, n * sizeof *out);
    return n;
}
