#include "ocr/digits_net.h"

#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "pipeline/base/err.h"
#include "pipeline/base/memory.h"

#define CHANNELS_MAX 128

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

struct digits_net {
    float *layers[DIGITS_LAYERS];
    float *weights;
};

/* One layer's data: [h][w][c]. */
struct plane {
    int h, w, c;
    float *data;
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

struct digits_net *digits_net_new(const unsigned char *weights, size_t n, struct err *err)
{
    size_t count = digits_net_size();
    struct digits_net *net;
    float *at;

    if (n != 2 * count) {
        err_set(err, ERR_INPUT, "the weights of the digit reader have %zu bytes, not %zu: make them again", n,
                2 * count);
        return NULL;
    }
    net = memory_alloc(sizeof *net);
    net->weights = at = memory_alloc(count * sizeof *at);
    for (size_t i = 0; i < count; i++)
        at[i] = digits_net_half((unsigned)weights[2 * i] | (unsigned)weights[2 * i + 1] << 8);
    for (size_t i = 0; i < DIGITS_LAYERS; i++) {
        net->layers[i] = at;
        at += digits_layer_size(&digits_layers[i]);
    }
    return net;
}

void digits_net_free(struct digits_net *net)
{
    if (!net)
        return;
    free(net->weights);
    free(net);
}

/* One output point before pooling: `sum` holds a value a channel. */
static void convolve(const struct digits_layer *l, const float *weights, const struct plane *in, int y, int x,
                     float *restrict sum)
{
    int top = l->padded ? l->kh / 2 : 0, left = l->kw / 2 * l->apart;

    memcpy(sum, weights + (size_t)(l->kh * l->kw * l->in * l->out), (size_t)l->out * sizeof *sum);
    for (int dy = 0; dy < l->kh; dy++)
        for (int dx = 0; dx < l->kw; dx++) {
            int sy = y + dy - top, sx = x + dx * l->apart - left;
            const float *from, *w;

            if (sy < 0 || sy >= in->h || sx < 0 || sx >= in->w)
                continue;
            from = in->data + (size_t)(sy * in->w + sx) * (size_t)in->c;
            w = weights + (size_t)((dy * l->kw + dx) * l->in) * (size_t)l->out;
            for (int i = 0; i < l->in; i++, w += l->out) {
                float value = from[i];

                if (value == 0.0f) /* paper, and what the layer before cut off: more than half */
                    continue;
                for (int o = 0; o < l->out; o++)
                    sum[o] += value * w[o];
            }
        }
}

static struct plane run_layer(const struct digits_layer *l, const float *weights, const struct plane *in, bool last)
{
    int h = l->padded ? in->h : in->h - l->kh + 1;
    struct plane out = {h / l->pool_h, in->w / l->pool_w, l->out, NULL};
    float sum[CHANNELS_MAX];

    out.data = memory_alloc((size_t)(out.h * out.w * out.c) * sizeof *out.data);
    for (size_t i = 0; i < (size_t)(out.h * out.w * out.c); i++)
        out.data[i] = last ? -INFINITY : 0.0f; /* the largest of these and what comes: rectified */
    for (int y = 0; y < out.h * l->pool_h; y++)
        for (int x = 0; x < out.w * l->pool_w; x++) {
            float *to = out.data + (size_t)(y / l->pool_h * out.w + x / l->pool_w) * (size_t)out.c;

            convolve(l, weights, in, y, x, sum);
            for (int o = 0; o < l->out; o++)
                to[o] = fmaxf(to[o], sum[o]);
        }
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
    free(at.data);
}
