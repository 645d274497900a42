/* The orientation a camera writes into a JPEG. Source: JEITA CP-3451 (Exif 2.3), tag 0x0112. Internal to
 * decoding. */
#ifndef SOHOA_IMAGE_DECODE_EXIF_H
#define SOHOA_IMAGE_DECODE_EXIF_H

#include <stdbool.h>
#include <stddef.h>

/* head[0..n): the start of a JPEG. *rotation is degrees clockwise that make it upright, after a left-right
 * flip when *mirrored. 0 and false when nothing is stated. */
void decode_exif_orientation(const unsigned char *head, size_t n, int *rotation, bool *mirrored);

#endif
