/* A field's value as a person types it: checked and put in its stored form. */
#ifndef SOHOA_TOOLS_VALUE_H
#define SOHOA_TOOLS_VALUE_H

#include "pipeline/model/document.h"

struct arena;
struct err;

/* NFC, trimmed, on one line; a date may be typed 2021-09-13, 13/9/2021 or 13.9.2021 and must exist. ERR_USAGE with a
 * hint. */
int value_check(struct arena *arena, enum field_id field, const char *typed, const char **value, struct err *err);

#endif
