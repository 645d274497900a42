/* The trained weights of the digit reader, built into the program. */
#ifndef SOHOA_OCR_DIGITS_WEIGHTS_H
#define SOHOA_OCR_DIGITS_WEIGHTS_H

#include <stddef.h>

#define DIGITS_NETS 2

const unsigned char *digits_weights(int net); /* 0..DIGITS_NETS - 1 */
size_t digits_weights_size(int net);          /* bytes */

#endif
