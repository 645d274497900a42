#include "ocr/digits_weights.h"

/* The files are found from the top of the source tree, where make runs. */
__asm__(".section .rodata\n"
        "digits_weights_0: .incbin \"ocr/digits-1.weights\"\n"
        "digits_weights_1: .incbin \"ocr/digits-2.weights\"\n"
        "digits_weights_end:\n"
        ".previous\n");

extern const unsigned char digits_weights_0[], digits_weights_1[], digits_weights_end[];

static const unsigned char *const starts[DIGITS_NETS + 1] = {digits_weights_0, digits_weights_1, digits_weights_end};

const unsigned char *digits_weights(int net)
{
    return starts[net];
}

size_t digits_weights_size(int net)
{
    return (size_t)(starts[net + 1] - starts[net]);
}
