#include <leptonica/allheaders.h>
#include <math.h>
#include <stdlib.h>

#include "pipeline/image/clean_steps.h"
#include "pipeline/model/page.h"

#define A4_SHORT_INCH 8.27
#define A4_LONG_INCH  11.69
/* Sheets from a receipt of 2 inches to a map of 60. */
#define SHEET_MIN_INCH 2.0
#define SHEET_MAX_INCH 60.0

void clean_resolution(struct geometry *geometry)
{
    static const int USUAL[] = {75, 100, 150, 200, 240, 250, 300, 400, 600, 1200};
    int longer = geometry->width > geometry->height ? geometry->width : geometry->height;
    int shorter = geometry->width + geometry->height - longer;
    double a4 = fmin(longer / A4_LONG_INCH, shorter / A4_SHORT_INCH * 1.05);
    bool screen = geometry->dpi == 72 || geometry->dpi == 96; /* what software writes when it does not know */

    geometry->dpi_known = geometry->dpi >= 60 && geometry->dpi <= 2400 &&
                          longer <= geometry->dpi * SHEET_MAX_INCH && shorter >= geometry->dpi * SHEET_MIN_INCH &&
                          !(screen && longer > geometry->dpi * 1.3 * A4_LONG_INCH);
    if (geometry->dpi_known)
        return;
    geometry->dpi = a4 < 30 ? 30 : (int)lround(a4);
    for (size_t i = 0; i < sizeof USUAL / sizeof *USUAL; i++)
        if (fabs(a4 - USUAL[i]) < USUAL[i] * 0.07)
            geometry->dpi = USUAL[i];
}

void clean_measure(struct Pix *grey, struct Pix *binary, struct quality *quality)
{
    (void)grey;(void)binary;
    quality->contrast=quality->sharpness=0; quality->photo=false;
}
