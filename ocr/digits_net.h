/* The network that reads a line of written digits: convolutions over a strip of paper, and for every second column of
 * the strip the probability of each sign. Its weights come from `make digits` (ocr/train).
 *
 * A strip is DIGITS_HEIGHT rows of floats, ink 1 on paper 0, digits about two thirds of its height tall. */
#ifndef SOHOA_OCR_DIGITS_NET_H
#define SOHOA_OCR_DIGITS_NET_H

#include <stdbool.h>
#include <stddef.h>

struct err;
struct digits_net;

#define DIGITS_HEIGHT    32  /* px */
#define DIGITS_WIDTH_MIN 16  /* px */
#define DIGITS_WIDTH_MAX 360 /* px: a label, six digits far apart and a symbol */
#define DIGITS_STRIDE    2   /* px of a step */

/* The signs: ten digits, a slash, and nothing (between signs, on bare paper, over print that is no digit). */
enum { DIGITS_SLASH = 10, DIGITS_NOTHING, DIGITS_SIGNS };

/* A layer: convolution of kh x kw, its columns `apart` px from each other, rectified except in the last, then the
 * largest of pool_h x pool_w. The strip is padded by zeros at the sides, and above and below where `padded`. Data are
 * [y][x][channel], weights [dy][dx][in][out] followed by one bias an output channel. */
struct digits_layer {
    int kh, kw, apart, in, out, pool_h, pool_w;
    bool padded;
};

#define DIGITS_LAYERS 7
extern const struct digits_layer digits_layers[DIGITS_LAYERS];

/* Numbers (weights and biases) of a layer and of a whole network. */
size_t digits_layer_size(const struct digits_layer *layer);
size_t digits_net_size(void);

/* The value of an IEEE 754 half float. */
float digits_net_half(unsigned half);

/* A network over the weights, IEEE 754 half floats, little endian, digits_net_size() of them; copied. NULL with
 * ERR_INPUT when n, in bytes, is another. */
struct digits_net *digits_net_new(const unsigned char *weights, size_t n, struct err *err);
void digits_net_free(struct digits_net *net); /* NULL is fine */

/* From the values of one step's signs to logarithms of probability; both may be the same array. */
void digits_net_log_softmax(const float *values, float *out);

/* Probabilities, [width / DIGITS_STRIDE][DIGITS_SIGNS], into `out`; the width is even and within the bounds
 * above. */
void digits_net_read(const struct digits_net *net, const float *strip, int width, float *out);

#endif
