/* A page of a scan turned without loss, as a PNG of the same resolution.
 *
 * usage: turn SCRATCH FILE PAGE DEGREES OUT.png        (0, 90, 180 or 270, clockwise) */
#include <leptonica/allheaders.h>
#include <stdio.h>
#include <stdlib.h>
#include <sysexits.h>

#include "pipeline/base/err.h"
#include "pipeline/base/memory.h"
#include "pipeline/image/image.h"
#include "tests/bench/scan.h"

int main(int argc, char **argv)
{
    cleanup_arena struct arena arena = {0};
    cleanup_image struct image *image = NULL;
    struct geometry geometry = {0};
    struct err err = {0};
    struct Pix *turned;
    int status;

    if (argc != 6) {
        fputs("usage: turn SCRATCH FILE PAGE DEGREES OUT.png\n", stderr);
        return EX_USAGE;
    }
    image = scan_page(&arena, argv[1], argv[2], atoi(argv[3]), &geometry, &err);
    if (!image) {
        fprintf(stderr, "%s: %s\n", argv[2], err.message);
        return EX_DATAERR;
    }
    turned = pixRotateOrth(image_pix(image), atoi(argv[4]) / 90);
    pixSetResolution(turned, geometry.dpi, geometry.dpi);
    status = pixWrite(argv[5], turned, IFF_PNG);
    pixDestroy(&turned);
    return status == 0 ? 0 : EX_CANTCREAT;
}
