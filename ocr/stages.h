/* The stage of this folder: recognise, cleaned raster -> words, with second readings of number and day from the
 * original raster (evidence.h). */
#ifndef SOHOA_OCR_STAGES_H
#define SOHOA_OCR_STAGES_H

struct stage;

extern const struct stage stage_recognise;

#endif
