#include "pipeline/image/line_store.h"

#include <leptonica/allheaders.h>

l_ok pixWriteMem(l_uint8 **pdata, size_t *psize, PIX *pix, l_int32 format)
{
    (void)format;
    return pixWriteMemSpix(pdata, psize, pix);
}

void line_store_link(void)
{
}
