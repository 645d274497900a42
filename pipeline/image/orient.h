/* Which way up a page lies, and how far its lines lean, from the print alone.
 *
 * Vietnamese print puts far more ink above the x-height (ascenders, capitals, hats, horns, tone marks) than
 * below the baseline (descenders, the dot of nặng), so the balance of the two tells up from down on any few
 * lines. */
#ifndef SOHOA_IMAGE_ORIENT_H
#define SOHOA_IMAGE_ORIENT_H

struct Pix;

#define ORIENT_DPI 150 /* resolution of the 1-bit raster these functions expect, about */

struct orientation {
    int rotation;    /* degrees clockwise that make the raster upright: 0, 90, 180 or 270 */
    double sideways; /* how much the lines run one way rather than the other: > 1 sure, about 0 no text */
    double updown;   /* standard errors between up and down; below 3 a guess */
    int lines;       /* pieces of text line that were judged */
};

/* `binary` is borrowed. */
void orient_find(struct Pix *binary, struct orientation *out);

/* Degrees clockwise that level the lines of an upright raster, -7..7; 0 when the lines are too few to say. */
double orient_skew(struct Pix *binary);

#endif
