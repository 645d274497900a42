#include "pipeline/image/grey.h"

#include <leptonica/allheaders.h>

int grey_percentile(PIX *grey, double share)
{
    NUMA *histogram = pixGetGrayHistogram(grey, 1);
    l_int32 value = 0, count = 0;
    double wanted = share * pixGetWidth(grey) * pixGetHeight(grey), sum = 0;

    for (; histogram && value < 255; value++) {
        numaGetIValue(histogram, value, &count);
        sum += count;
        if (sum > wanted)
            break;
    }
    numaDestroy(&histogram);
    return value;
}
