#include "ocr/train/net.h"

#include <cblas.h>
#include <math.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "ocr/digits_net.h"
#include "ocr/train/compose.h"
#include "ocr/train/ctc.h"
#include "ocr/train/random.h"
#include "pipeline/base/err.h"
#include "pipeline/base/memory.h"

/* What one layer saw and made of one line. */
struct pass {
    int in_h, in_w, mid_h, out_h, out_w;
    float *columns; /* [mid_h * in_w][kh * kw * in]: every point's surroundings in a row */
    float *mid;     /* [mid_h][in_w][out], rectified */
    float *out;     /* [out_h][out_w][out] */
    int *from;      /* index into mid of each value of out */
};

void net_init(struct net *net, struct random *random)
{
    size_t n = digits_net_size() * sizeof(float);
    float *w;

    *net = (struct net){memory_alloc(n), memory_alloc(n), memory_alloc(n), memory_alloc(n), 0};
    w = net->weights;
    for (int i = 0; i < DIGITS_LAYERS; i++) {
        const struct digits_layer *l = &digits_layers[i];
        float deviation = sqrtf(2.0f / (float)(l->kh * l->kw * l->in));

        for (int k = 0; k < l->kh * l->kw * l->in * l->out; k++)
            *w++ = deviation * random_normal(random);
        w += l->out;
    }
}

void net_release(struct net *net)
{
    free(net->weights);
    free(net->gradient);
    free(net->mean);
    free(net->square);
}

static int columns_of(const struct digits_layer *l)
{
    return l->kh * l->kw * l->in;
}

/* To the columns' matrix, or with `back` from it: sums of derivatives. */
static void spread(const struct digits_layer *l, struct pass *p, float *data, int back)
{
    int top = l->padded ? l->kh / 2 : 0, left = l->kw / 2 * l->apart, n = l->in;
    float *at = p->columns;

    for (int y = 0; y < p->mid_h; y++)
        for (int x = 0; x < p->in_w; x++)
            for (int dy = 0; dy < l->kh; dy++)
                for (int dx = 0; dx < l->kw; dx++, at += n) {
                    int sy = y + dy - top, sx = x + dx * l->apart - left;
                    float *cell = data + (sy * p->in_w + sx) * n;

                    if (sy < 0 || sy >= p->in_h || sx < 0 || sx >= p->in_w)
                        continue;
                    if (!back)
                        memcpy(at, cell, (size_t)n * sizeof *at);
                    else
                        for (int i = 0; i < n; i++)
                            cell[i] += at[i];
                }
}

static void pool(const struct digits_layer *l, struct pass *p)
{
    for (int y = 0; y < p->out_h; y++)
        for (int x = 0; x < p->out_w; x++)
            for (int o = 0; o < l->out; o++) {
                int to = (y * p->out_w + x) * l->out + o, best = -1;

                for (int dy = 0; dy < l->pool_h; dy++)
                    for (int dx = 0; dx < l->pool_w; dx++) {
                        int i = ((y * l->pool_h + dy) * p->in_w + x * l->pool_w + dx) * l->out + o;

                        if (best < 0 || p->mid[i] > p->mid[best])
                            best = i;
                    }
                p->out[to] = p->mid[best];
                p->from[to] = best;
            }
}

static void forward(const struct digits_layer *l, const float *w, float *in, struct pass *p, int last)
{
    int rows, k = columns_of(l);
    size_t n;

    p->mid_h = l->padded ? p->in_h : p->in_h - l->kh + 1;
    p->out_h = p->mid_h / l->pool_h;
    p->out_w = p->in_w / l->pool_w;
    rows = p->mid_h * p->in_w;
    n = (size_t)(p->out_h * p->out_w * l->out);
    p->columns = memory_alloc((size_t)rows * (size_t)k * sizeof(float));
    p->mid = memory_alloc((size_t)(rows * l->out) * sizeof(float));
    p->out = memory_alloc(n * sizeof(float));
    p->from = memory_alloc(n * sizeof(int));
    spread(l, p, in, 0);
    for (int i = 0; i < rows; i++)
        memcpy(p->mid + i * l->out, w + k * l->out, (size_t)l->out * sizeof(float));
    cblas_sgemm(CblasRowMajor, CblasNoTrans, CblasNoTrans, rows, l->out, k, 1, p->columns, k, w, l->out, 1, p->mid,
                l->out);
    for (int i = 0; !last && i < rows * l->out; i++)
        p->mid[i] = p->mid[i] > 0 ? p->mid[i] : 0;
    pool(l, p);
}

/* From the derivative by the layer's output to those by its weights (added) and its input (returned, the caller's; NULL
 * for the first layer). */
static float *backward(const struct digits_layer *l, const float *w, struct pass *p, const float *d_out, float *d_w,
                       int last)
{
    int rows = p->mid_h * p->in_w, k = columns_of(l);
    cleanup_free float *d_mid = memory_alloc((size_t)(rows * l->out) * sizeof(float));
    float *d_in = NULL;

    for (int i = 0; i < p->out_h * p->out_w * l->out; i++)
        if (last || p->out[i] > 0)
            d_mid[p->from[i]] += d_out[i];
    cblas_sgemm(CblasRowMajor, CblasTrans, CblasNoTrans, k, l->out, rows, 1, p->columns, k, d_mid, l->out, 1, d_w,
                l->out);
    for (int i = 0; i < rows; i++)
        for (int o = 0; o < l->out; o++)
            d_w[k * l->out + o] += d_mid[i * l->out + o];
    if (l->in > 1) {
        cblas_sgemm(CblasRowMajor, CblasNoTrans, CblasTrans, rows, k, l->out, 1, d_mid, l->out, w, l->out, 0,
                    p->columns, k);
        d_in = memory_alloc((size_t)(p->in_h * p->in_w * l->in) * sizeof(float));
        spread(l, p, d_in, 1);
    }
    return d_in;
}

static void pass_release(struct pass *p)
{
    free(p->columns);
    free(p->mid);
    free(p->out);
    free(p->from);
}

float net_learn(const float *weights, const struct line *line, float *gradient)
{
    struct pass passes[DIGITS_LAYERS] = {{0}};
    const float *w[DIGITS_LAYERS];
    float *d_w[DIGITS_LAYERS], *data = line->paper.px, *d, loss;
    size_t at = 0;
    int h = line->paper.h, width = line->paper.w, steps;

    for (int i = 0; i < DIGITS_LAYERS; i++) {
        w[i] = weights + at;
        d_w[i] = gradient + at;
        at += digits_layer_size(&digits_layers[i]);
        passes[i].in_h = h;
        passes[i].in_w = width;
        forward(&digits_layers[i], w[i], data, &passes[i], i + 1 == DIGITS_LAYERS);
        data = passes[i].out;
        h = passes[i].out_h;
        width = passes[i].out_w;
    }
    steps = width;
    for (int t = 0; t < steps; t++)
        digits_net_log_softmax(data + t * DIGITS_SIGNS, data + t * DIGITS_SIGNS);
    d = memory_alloc((size_t)(steps * DIGITS_SIGNS) * sizeof *d);
    loss = ctc_loss(data, steps, line->signs, line->count, d);
    for (int i = DIGITS_LAYERS; i-- > 0;) {
        float *d_in =
            loss < INFINITY ? backward(&digits_layers[i], w[i], &passes[i], d, d_w[i], i + 1 == DIGITS_LAYERS) : NULL;

        free(d);
        d = d_in;
        pass_release(&passes[i]);
    }
    return loss;
}

void net_step(struct net *net, int count, float rate)
{
    const float keep_mean = 0.9f, keep_square = 0.999f, decay = 1e-4f;
    float fix_mean, fix_square, norm = 0, shrink;
    size_t n = digits_net_size();

    net->steps++;
    fix_mean = 1 - powf(keep_mean, (float)net->steps);
    fix_square = 1 - powf(keep_square, (float)net->steps);
    for (size_t i = 0; i < n; i++)
        norm += net->gradient[i] * net->gradient[i];
    norm = sqrtf(norm) / (float)count;
    shrink = (norm > 5 ? 5 / norm : 1) / (float)count; /* one odd line must not throw the weights about */
    for (size_t i = 0; i < n; i++) {
        float g = net->gradient[i] * shrink;

        net->mean[i] = keep_mean * net->mean[i] + (1 - keep_mean) * g;
        net->square[i] = keep_square * net->square[i] + (1 - keep_square) * g * g;
        net->weights[i] -=
            rate * (net->mean[i] / fix_mean / (sqrtf(net->square[i] / fix_square) + 1e-8f) + decay * net->weights[i]);
        net->gradient[i] = 0;
    }
}

int net_load(struct net *net, const char *path, struct err *err)
{
    FILE *in = fopen(path, "rb");
    size_t n = digits_net_size();
    cleanup_free unsigned char *bytes = memory_alloc(2 * n);
    bool whole = in && fread(bytes, 1, 2 * n, in) == 2 * n;

    if (in)
        fclose(in);
    if (!whole)
        return err_set(err, ERR_INPUT, "'%s' does not hold the weights of this network", path);
    for (size_t i = 0; i < n; i++)
        net->weights[i] = digits_net_half((unsigned)bytes[2 * i] | (unsigned)bytes[2 * i + 1] << 8);
    return 0;
}

static unsigned to_half(float value)
{
    unsigned sign = signbit(value) ? 0x8000u : 0;
    int exponent;
    float fraction = frexpf(fabsf(value), &exponent); /* 0.5..1 */
    long bits;

    if (fabsf(value) < 0x1p-24f)
        return sign;
    if (exponent < -13) /* subnormal */
        return sign | (unsigned)lrintf(ldexpf(fabsf(value), 24));
    bits = lrintf((fraction * 2 - 1) * 1024) + ((long)(exponent + 14) << 10);
    return sign | (unsigned)(bits > 0x7bff ? 0x7bff : bits);
}

int net_save(const float *weights, const char *path, struct err *err)
{
    FILE *out = fopen(path, "wb");
    int bad = !out;

    for (size_t i = 0; !bad && i < digits_net_size(); i++) {
        unsigned half = to_half(weights[i]);

        bad = fputc((int)(half & 255), out) == EOF || fputc((int)(half >> 8), out) == EOF;
    }
    if ((out && fclose(out) != 0) || bad) {
        return err_set(err, ERR_IO, "cannot write '%s'", path);
    }
    return 0;
}
