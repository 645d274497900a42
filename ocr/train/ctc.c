#include "ocr/train/ctc.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "ocr/digits_net.h"
#include "pipeline/base/memory.h"

static float add_logs(float a, float b)
{
    float top = fmaxf(a, b);

    return top == -INFINITY ? top : top + log1pf(expf(fminf(a, b) - top));
}

/* The signs with nothing before, between and after: state s of 2n + 1. */
static int sign_of(const int *signs, int s)
{
    return s % 2 == 0 ? DIGITS_NOTHING : signs[s / 2];
}

/* A state may be left out when it is "nothing" between two different signs. */
static int may_skip(const int *signs, int s)
{
    return s >= 2 && s % 2 == 1 && signs[s / 2] != signs[s / 2 - 1];
}

static void forwards(const float *p, int steps, const int *signs, int states, float *a)
{
    for (int i = 0; i < steps * states; i++)
        a[i] = -INFINITY;
    a[0] = p[DIGITS_NOTHING];
    if (states > 1)
        a[1] = p[signs[0]];
    for (int t = 1; t < steps; t++)
        for (int s = 0; s < states; s++) {
            const float *last = a + (t - 1) * states;
            float sum = last[s];

            if (s > 0)
                sum = add_logs(sum, last[s - 1]);
            if (may_skip(signs, s))
                sum = add_logs(sum, last[s - 2]);
            a[t * states + s] = sum + p[t * DIGITS_SIGNS + sign_of(signs, s)];
        }
}

static void backwards(const float *p, int steps, const int *signs, int states, float *b)
{
    for (int i = 0; i < steps * states; i++)
        b[i] = -INFINITY;
    b[steps * states - 1] = 0;
    if (states > 1)
        b[steps * states - 2] = 0;
    for (int t = steps - 2; t >= 0; t--)
        for (int s = 0; s < states; s++) {
            const float *next = b + (t + 1) * states, *q = p + (t + 1) * DIGITS_SIGNS;
            float sum = next[s] + q[sign_of(signs, s)];

            if (s + 1 < states)
                sum = add_logs(sum, next[s + 1] + q[sign_of(signs, s + 1)]);
            if (s + 2 < states && may_skip(signs, s + 2))
                sum = add_logs(sum, next[s + 2] + q[sign_of(signs, s + 2)]);
            b[t * states + s] = sum;
        }
}

float ctc_loss(const float *p, int steps, const int *signs, int count, float *gradient)
{
    int states = 2 * count + 1;
    cleanup_free float *a = memory_alloc((size_t)(steps * states) * sizeof *a);
    cleanup_free float *b = memory_alloc((size_t)(steps * states) * sizeof *b);
    float total;

    memset(gradient, 0, (size_t)(steps * DIGITS_SIGNS) * sizeof *gradient);
    forwards(p, steps, signs, states, a);
    total = a[steps * states - 1];
    if (states > 1)
        total = add_logs(total, a[steps * states - 2]);
    if (total == -INFINITY)
        return INFINITY;
    backwards(p, steps, signs, states, b);
    for (int t = 0; t < steps; t++) {
        float *g = gradient + t * DIGITS_SIGNS;

        for (int k = 0; k < DIGITS_SIGNS; k++)
            g[k] = expf(p[t * DIGITS_SIGNS + k]);
        for (int s = 0; s < states; s++)
            g[sign_of(signs, s)] -= expf(a[t * states + s] + b[t * states + s] - total);
    }
    return -total;
}
