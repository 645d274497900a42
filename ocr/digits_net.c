#include "ocr/digits_net.h"

#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "pipeline/base/err.h"
#include "pipeline/base/memory.h"

#define CHANNELS_MAX 128
#define BLOCK        32 /* output channels summed at once, in registers */

/* Of 8 lanes; added lane by lane, so that every processor gets the same sums. Contracting to fused multiply and add,
 * which rounds once less, stays off (avx2 does not imply fma). */
typedef float lanes __attribute__((vector_size(32)));
typedef float packed_lanes __attribute__((vector_size(32), aligned(4), may_alias));
#if defined(__x86_64__) && defined(__gnu_linux__)
#define FOR_WIDER_PROCESSORS __attribute__((target_clones("avx2", "default")))
#else
#define FOR_WIDER_PROCESSORS
#endif

/* The sixth looks at the neighbours: what the same hand makes of a 1 or a slash, and whether print stands beside. */
const struct digits_layer digits_layers[DIGITS_LAYERS] = {
    {3, 3, 1, 1, 20, 2, 2, true},
    {3, 3, 1, 20, 40, 2, 1, true},
    {3, 3, 1, 40, 64, 2, 1, true},
    {3, 3, 1, 64, 80, 1, 1, true},
    {4, 5, 1, 80, 128, 1, 1, false},
    {1, 5, 3, 128, 64, 1, 1, true},
    {1, 5, 1, 64, DIGITS_SIGNS, 1, 1, true},
};

/* The weights of a layer in blocks of output channels, [block][1 + kh * kw * in][BLOCK], the bias first. */
struct digits_net {
    float *layers[DIGITS_LAYERS];
};

/* One layer's data: [h][w][c]. */
struct plane {
    int h, w, c;
    float *data;
};

/* Of a plane, what is not zero: paper, and what the layer before cut off, are more than half. Of each point `count`
 * values and their channels, [h][w][c]. */
struct ink {
    unsigned char *count, *channel;
    float *value;
};

size_t digits_layer_size(const struct digits_layer *l)
{
    return (size_t)(l->kh * l->kw * l->in + 1) * (size_t)l->out;
}

size_t digits_net_size(void)
{
    size_t n = 0;

    for (size_t i = 0; i < DIGITS_LAYERS; i++)
        n += digits_layer_size(&digits_layers[i]);
    return n;
}

float digits_net_half(unsigned half)
{
    int exponent = (int)(half >> 10 & 31);
    float fraction = (float)(half & 1023) / 1024.0f;
    float value = exponent == 0 ? ldexpf(fraction, -14) : ldexpf(1.0f + fraction, exponent - 15);

    return half & 0x8000 ? -value : value;
}

static size_t blocks(const struct digits_layer *l)
{
    return (size_t)(l->out + BLOCK - 1) / BLOCK;
}

static size_t taps(const struct digits_layer *l)
{
    return (size_t)(l->kh * l->kw * l->in);
}

static float half_at(const unsigned char *weights, size_t i)
{
    return digits_net_half((unsigned)weights[2 * i] | (unsigned)weights[2 * i + 1] << 8);
}

/* From the order of the file, [tap][out] and then the biases. */
static float *pack_layer(const struct digits_layer *l, const unsigned char *weights)
{
    size_t rows = taps(l) + 1, out = (size_t)l->out;
    float *packed = memory_alloc(blocks(l) * rows * BLOCK * sizeof *packed);

    for (size_t row = 0; row < rows; row++)
        for (size_t o = 0; o < out; o++)
            packed[(o / BLOCK * rows + (row + 1) % rows) * BLOCK + o % BLOCK] = half_at(weights, row * out + o);
    return packed;
}

struct digits_net *digits_net_new(const unsigned char *weights, size_t n, struct err *err)
{
    size_t count = digits_net_size();
    struct digits_net *net;

    if (n != 2 * count) {
        err_set(err, ERR_INPUT, "the weights of the digit reader have %zu bytes, not %zu: make them again", n,
                2 * count);
        return NULL;
    }
    net = memory_alloc(sizeof *net);
    for (size_t i = 0; i < DIGITS_LAYERS; i++) {
        net->layers[i] = pack_layer(&digits_layers[i], weights);
        weights += 2 * digits_layer_size(&digits_layers[i]);
    }
    return net;
}

void digits_net_free(struct digits_net *net)
{
    if (!net)
        return;
    for (size_t i = 0; i < DIGITS_LAYERS; i++)
        free(net->layers[i]);
    free(net);
}

static struct ink find_ink(const struct plane *in)
{
    size_t points = (size_t)(in->h * in->w), c = (size_t)in->c;
    struct ink ink = {memory_alloc(points), memory_alloc(points * c), memory_alloc(points * c * sizeof(float))};

    for (size_t p = 0; p < points; p++) {
        const float *from = in->data + p * c;
        float *restrict value = ink.value + p * c;
        unsigned char *restrict channel = ink.channel + p * c;
        unsigned n = 0;

        for (size_t i = 0; i < c; i++) { /* no branch: which it is cannot be foreseen */
            value[n] = from[i];
            channel[n] = (unsigned char)i;
            n += from[i] > 0.0f;
        }
        ink.count[p] = (unsigned char)n;
    }
    return ink;
}

static void free_ink(struct ink *ink)
{
    free(ink->count);
    free(ink->channel);
    free(ink->value);
}

/* One block of one output point before pooling into `sum`; `weights` are the block's. */
FOR_WIDER_PROCESSORS
static void convolve(const struct digits_layer *l, const float *weights, const struct plane *in, const struct ink *ink,
                     int y, int x, float *sum)
{
    int top = l->padded ? l->kh / 2 : 0, left = l->kw / 2 * l->apart;
    const packed_lanes *bias = (const packed_lanes *)weights;
    lanes a = bias[0], b = bias[1], c = bias[2], d = bias[3];

    for (int dy = 0; dy < l->kh; dy++)
        for (int dx = 0; dx < l->kw; dx++) {
            int sy = y + dy - top, sx = x + dx * l->apart - left;
            const float *tap = weights + (size_t)((dy * l->kw + dx) * l->in + 1) * BLOCK;
            size_t point = (size_t)(sy * in->w + sx), first = point * (size_t)in->c;

            if (sy < 0 || sy >= in->h || sx < 0 || sx >= in->w)
                continue;
            for (size_t i = first; i < first + ink->count[point]; i++) {
                const packed_lanes *w = (const packed_lanes *)(tap + (size_t)ink->channel[i] * BLOCK);
                float value = ink->value[i];

                a += value * w[0];
                b += value * w[1];
                c += value * w[2];
                d += value * w[3];
            }
        }
    memcpy(sum, &a, sizeof a);
    memcpy(sum + 8, &b, sizeof b);
    memcpy(sum + 16, &c, sizeof c);
    memcpy(sum + 24, &d, sizeof d);
}

static struct plane run_layer(const struct digits_layer *l, const float *weights, const struct plane *in, bool last)
{
    int h = l->padded ? in->h : in->h - l->kh + 1;
    struct plane out = {h / l->pool_h, in->w / l->pool_w, l->out, NULL};
    struct ink ink = find_ink(in);
    float sum[CHANNELS_MAX];

    out.data = memory_alloc((size_t)(out.h * out.w * out.c) * sizeof *out.data);
    for (size_t i = 0; i < (size_t)(out.h * out.w * out.c); i++)
        out.data[i] = last ? -INFINITY : 0.0f; /* the largest of these and what comes: rectified */
    for (int y = 0; y < out.h * l->pool_h; y++)
        for (int x = 0; x < out.w * l->pool_w; x++) {
            float *to = out.data + (size_t)(y / l->pool_h * out.w + x / l->pool_w) * (size_t)out.c;

            for (size_t i = 0; i < blocks(l); i++)
                convolve(l, weights + i * (taps(l) + 1) * BLOCK, in, &ink, y, x, sum + i * BLOCK);
            for (int o = 0; o < l->out; o++)
                to[o] = sum[o] > to[o] ? sum[o] : to[o];
        }
    free_ink(&ink);
    return out;
}

void digits_net_log_softmax(const float *values, float *out)
{
    float top = values[0], sum = 0.0f;

    for (int i = 1; i < DIGITS_SIGNS; i++)
        top = fmaxf(top, values[i]);
    for (int i = 0; i < DIGITS_SIGNS; i++)
        sum += expf(values[i] - top);
    for (int i = 0; i < DIGITS_SIGNS; i++)
        out[i] = values[i] - top - logf(sum);
}

void digits_net_read(const struct digits_net *net, const float *strip, int width, float *out)
{
    size_t n = (size_t)(DIGITS_HEIGHT * width);
    struct plane at = {DIGITS_HEIGHT, width, 1, memory_alloc(n * sizeof(float))};

    memcpy(at.data, strip, n * sizeof *strip);
    for (size_t i = 0; i < DIGITS_LAYERS; i++) {
        struct plane next = run_layer(&digits_layers[i], net->layers[i], &at, i + 1 == DIGITS_LAYERS);

        free(at.data);
        at = next;
    }
    for (int x = 0; x < at.w; x++)
        digits_net_log_softmax(at.data + (size_t)(x * at.c), out + (size_t)(x * DIGITS_SIGNS));
    for (int i = 0; i < at.w * DIGITS_SIGNS; i++)
        out[i] = expf(out[i]);
    free(at.data);
}
