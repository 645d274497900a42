/* A line of writing as a strip of numbers, for a network to read: cut, level in tone, of one size. */
#ifndef SOHOA_IMAGE_STRIP_H
#define SOHOA_IMAGE_STRIP_H

#include <stdbool.h>

#include "pipeline/image/image.h"

struct strip {
    int width, height; /* px; the width is even */
    float *ink;        /* [height][width], paper 0 to ink 1 */
    double scale;      /* px of the strip for one of the crop */
    int margin;        /* px of paper before the crop begins */
};

#define STRIP_MARKS_MAX 24

/* Where in a crop the writing stands. */
struct strip_writing {
    double top, bottom; /* px of the crop, of all its marks */
    double size;        /* px, height of a tall mark */
    int paper, ink;     /* grey levels */
    int from; /* px: dots right of this are cleared away; 0 at first. Set it where a label with its own stands */
    struct {
        int x, w;             /* px of the crop */
    } marks[STRIP_MARKS_MAX]; /* those that touch neither end of the crop; the first of them, if there are more */
    int mark_count;
};

/* Finds the writing of one line. `unit`: px of a capital of the print beside; `middle`: px from the crop's top to the
 * middle of the line; 0 for both when the crop is nothing but the writing. False when nothing is written there. */
bool strip_find(const struct image *crop, double unit, double middle, struct strip_writing *writing);

/* A grey copy of the crop with nothing but the marks whose middle lies from `left` to `right`, px: letters of the words
 * beside are there whole or not at all. NULL when it cannot be made; the caller frees. */
struct image *strip_between(const struct image *crop, int left, int right);

/* A grey copy of the crop without what is too small to be part of a sign: the dots that one writes on, specks, colons.
 * NULL when it cannot be made; the caller frees. */
struct image *strip_clear(const struct image *crop, const struct strip_writing *writing);

/* The grey crop with its writing `size` px tall in the middle of a strip of `height` px. False when that would be wider
 * than `width_max` px. The caller releases it. */
bool strip_take(const struct image *grey, const struct strip_writing *writing, int height, double size, int width_max,
                struct strip *strip);
void strip_release(struct strip *strip);

#endif
