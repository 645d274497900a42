/* The single steps of clean_page(), each testable by itself. Rasters are leptonica's: arguments are borrowed,
 * results are the caller's to destroy. */
#ifndef SOHOA_IMAGE_CLEAN_STEPS_H
#define SOHOA_IMAGE_CLEAN_STEPS_H

#include <stdbool.h>

struct Pix;
struct cleaned;
struct geometry;
struct quality;

/* Settles geometry's dpi and dpi_known: what the file says if it makes a sheet of possible size, otherwise
 * the size of A4. */
void clean_resolution(struct geometry *geometry);

/* 8-bit grey of a raster of any depth; with `lift` coloured ink turns paler than black. */
struct Pix *clean_grey(struct Pix *original, bool lift);

/* Grey with the paper at one level all over the page, whatever the light of the scanner or camera was. */
struct Pix *clean_flatten(struct Pix *grey, int dpi);

/* A 1-bit raster of ORIENT_DPI or less, ink black: where the lines are. */
struct Pix *clean_binary(struct Pix *grey, int dpi);

/* Mask, of the grey's size, of black masses that touch the edge of the sheet (scanner lid, book fold); NULL
 * when there are none. */
struct Pix *clean_edges(struct Pix *grey, int dpi);

/* Takes the coloured ink of stamps and seals that lie over print off the page, which is the original in grey. It comes
 * back by itself, grey on white, of the page's size; NULL: there is none. */
struct Pix *clean_part_stamps(struct Pix *original, struct Pix *page, int dpi);

/* Adds the stamps of such a raster, upright and level like the page, to `out`. */
void clean_take_stamps(struct Pix *inks, int dpi, struct cleaned *out);

/* Takes the lines of folds out of an upright, level, flat raster: they are paler than print, which stays under them. */
void clean_folds(struct Pix *flat, int dpi);

/* Finds ruled tables in an upright, level, flat raster: adds their cells to `out` and paints their rules
 * over, which the engine would read as |. Other rules stay. */
void clean_tables(struct Pix *flat, int dpi, struct cleaned *out);

/* Measures everything of quality but low_confidence: contrast, sharpness and shading from the untouched grey,
 * blank from the flat one of `dpi`, ink and bend from the upright binary. */
void clean_measure(struct Pix *grey, struct Pix *flat, int dpi, struct Pix *binary, struct quality *quality);

#endif
