/* Catches what image libraries print while they decode, and keeps one sentence of it.
 *
 * leptonica and libtiff have handlers to set, libpng and libjpeg below leptonica have not: they all end in
 * standard error, which is turned into a pipe for the while. For a worker of one thread. */
#ifndef SOHOA_IMAGE_DECODE_MESSAGES_H
#define SOHOA_IMAGE_DECODE_MESSAGES_H

#include <stddef.h>

struct decode_messages {
    int saved, end; /* the true standard error, and the pipe's reading end; -1 when not caught */
};

void decode_messages_catch(struct decode_messages *messages);
/* Gives standard error back. text[0..n) gets the first error printed since, without its function's name, or
 * "its data cannot be read"; text may be NULL. */
void decode_messages_release(struct decode_messages *messages, char *text, size_t n);

#endif
