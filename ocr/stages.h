/* The stages of this folder: recognise (cleaned raster -> words). */
#ifndef SOHOA_OCR_STAGES_H
#define SOHOA_OCR_STAGES_H

struct stage;

extern const struct stage stage_recognise;

#endif
