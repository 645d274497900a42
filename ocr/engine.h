/* The recognition engine itself. Private to the files of ocr/ that drive it. */
#ifndef SOHOA_OCR_ENGINE_H
#define SOHOA_OCR_ENGINE_H

#define ENGINE_LINE_DPI 200 /* what a crop of a line is taken for: it only serves to guess letter sizes */

struct TessBaseAPI;
struct compounds;

struct recogniser {
    struct TessBaseAPI *engine;
    struct compounds *compounds;
    unsigned without; /* bits of the steps to leave out */
};

#endif
