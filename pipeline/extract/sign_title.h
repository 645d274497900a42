/* The titles over a signature: authority (KT., TM.) and office, one under the other. */
#ifndef SOHOA_EXTRACT_SIGN_TITLE_H
#define SOHOA_EXTRACT_SIGN_TITLE_H

#include <stddef.h>

struct paper;

/* Where titles, seal and name stand; px of the upright page. */
struct sign_block {
    size_t page; /* index */
    int top, bottom, left;
};

/* Sets FIELD_SIGNER_TITLE. Returns the lower edge of the titles; the block's top where there are none. */
int sign_title_read(struct paper *paper, const struct sign_block *block);

#endif
