#include "pipeline/image/clean.h"

#include <leptonica/allheaders.h>
#include <math.h>
#include <stdlib.h>

#include "pipeline/base/err.h"
#include "pipeline/image/clean_steps.h"
#include "pipeline/image/image.h"
#include "pipeline/image/orient.h"

static int tune(const char*n,int d){const char*s=getenv(n);return s?atoi(s):d;}

int clean_page(const struct image *original, struct geometry *geometry, struct quality *quality,
               struct cleaned *out, struct err *err)
{
    struct Pix *pix = image_pix(original), *grey, *flat, *binary, *turned;
    struct orientation o;
    double scale;

    clean_resolution(geometry);
    grey = clean_grey(pix, geometry->dpi);
    flat = clean_flatten(grey, geometry->dpi);
    binary = clean_binary(flat, geometry->dpi);
    orient_find(binary, &o);
    geometry->rotation = o.rotation;
    struct Pix*b2=pixRotateOrth(binary,o.rotation/90);
    geometry->skew = orient_skew(b2);
    (void)quality;(void)err;
    turned = pixRotateOrth(flat, o.rotation / 90);
    scale = tune("TARGET",300) / (double)geometry->dpi;
    if (fabs(scale-1)<.15) scale=1;
    if (geometry->dpi>=300&&geometry->dpi<=400) scale=1;
    if (scale!=1) { struct Pix*s=pixScale(turned,(l_float32)scale,(l_float32)scale); pixDestroy(&turned); turned=s; }
    out->scale=scale;
    if (fabs(geometry->skew)>0.05) {
        struct Pix*s=pixRotateAMGray(turned,(l_float32)(geometry->skew*M_PI/180),255); pixDestroy(&turned); turned=s;
    } else geometry->skew=0;
    out->image=image_from_pix(turned);
    pixDestroy(&grey); pixDestroy(&flat); pixDestroy(&binary); pixDestroy(&b2);
    return 0;
}

void clean_release(struct cleaned *cleaned)
{
    image_free(cleaned->image);
    cleaned->image = NULL;
}
