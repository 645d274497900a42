#include "ocr/digits_decode.h"

#include <stdlib.h>
#include <string.h>

#include "ocr/digits_net.h"

#define BEAM 16
/* A sign less likely than this at a step is not followed up. */
#define LEAST 1.2e-4f

/* A prefix with the probabilities of its paths that end in a sign and in nothing. */
struct prefix {
    char text[DECODE_TEXT];
    size_t n;
    double sign, nothing;
};

static double total(const struct prefix *p)
{
    return p->sign + p->nothing;
}

static int sign_of(char c)
{
    return c == '/' ? DIGITS_SLASH : c - '0';
}

static char char_of(int sign)
{
    return sign == DIGITS_SLASH ? '/' : (char)('0' + sign);
}

static int by_total(const void *a, const void *b)
{
    double x = total(a), y = total(b);

    return (x < y) - (x > y);
}

/* The prefix of that text in list[0..*n), put there when it is new. */
static struct prefix *find(struct prefix *list, size_t *n, const char *text, size_t length)
{
    struct prefix *p;

    for (size_t i = 0; i < *n; i++)
        if (list[i].n == length && memcmp(list[i].text, text, length) == 0)
            return &list[i];
    p = &list[(*n)++];
    memcpy(p->text, text, length);
    p->text[length] = '\0';
    p->n = length;
    p->sign = p->nothing = 0;
    return p;
}

/* All that one prefix may become at one step. */
static void extend(const struct prefix *p, const float *step, struct prefix *next, size_t *n)
{
    char text[DECODE_TEXT];
    int last = p->n > 0 ? sign_of(p->text[p->n - 1]) : -1;
    double sum = total(p);
    struct prefix *same = find(next, n, p->text, p->n);

    same->nothing += sum * step[DIGITS_NOTHING];
    if (last >= 0)
        same->sign += p->sign * step[last];
    if (p->n + 1 >= DECODE_TEXT)
        return;
    memcpy(text, p->text, p->n);
    for (int k = 0; k < DIGITS_NOTHING; k++) {
        struct prefix *longer;

        if (step[k] < LEAST)
            continue;
        text[p->n] = char_of(k);
        longer = find(next, n, text, p->n + 1);
        /* The same sign again is a new one only after nothing. */
        longer->sign += (k == last ? p->nothing : sum) * step[k];
    }
}

size_t digits_decode_best(const float *p, int steps, struct decode_string *out, size_t max)
{
    struct prefix beam[BEAM] = {{.nothing = 1}}, next[BEAM * (DIGITS_SIGNS + 1)];
    size_t count = 1;

    for (int t = 0; t < steps; t++) {
        size_t n = 0;

        for (size_t i = 0; i < count; i++)
            extend(&beam[i], p + (size_t)t * DIGITS_SIGNS, next, &n);
        qsort(next, n, sizeof *next, by_total);
        count = n < BEAM ? n : BEAM;
        memcpy(beam, next, count * sizeof *beam);
    }
    count = count < max ? count : max;
    for (size_t i = 0; i < count; i++) {
        memcpy(out[i].text, beam[i].text, sizeof out[i].text);
        out[i].probability = total(&beam[i]);
    }
    return count;
}

double digits_decode_probability(const float *p, int steps, const char *text)
{
    size_t n = strlen(text), states = 2 * n + 1;
    double now[2 * DECODE_TEXT + 1] = {0}, last[2 * DECODE_TEXT + 1];

    if (n >= DECODE_TEXT || steps <= 0)
        return 0;
    now[0] = p[DIGITS_NOTHING];
    if (n > 0)
        now[1] = p[sign_of(text[0])];
    for (int t = 1; t < steps; t++) {
        const float *step = p + (size_t)t * DIGITS_SIGNS;

        memcpy(last, now, states * sizeof *last);
        for (size_t s = 0; s < states; s++) {
            double sum = s > 0 ? last[s] + last[s - 1] : last[s];

            if (s >= 2 && s % 2 == 1 && text[s / 2] != text[s / 2 - 1])
                sum += last[s - 2];
            now[s] = sum * step[s % 2 ? sign_of(text[s / 2]) : DIGITS_NOTHING];
        }
    }
    return n > 0 ? now[states - 1] + now[states - 2] : now[0];
}
