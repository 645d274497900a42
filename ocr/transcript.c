#include "ocr/transcript.h"

static int larger(int a, int b)
{
    return a > b ? a : b;
}

size_t transcript_block(const struct word *words, size_t count)
{
    size_t n = 0;

    while (n < count && words[n].block == words[0].block)
        n++;
    return n;
}

struct box transcript_bounds(const struct geometry *geometry, const struct word *words, size_t count)
{
    struct box all = geometry_to_original(geometry, words[0].box);

    for (size_t i = 1; i < count; i++) {
        struct box b = geometry_to_original(geometry, words[i].box);
        int right = larger(all.x + all.w, b.x + b.w), bottom = larger(all.y + all.h, b.y + b.h);

        all.x = b.x < all.x ? b.x : all.x;
        all.y = b.y < all.y ? b.y : all.y;
        all.w = right - all.x;
        all.h = bottom - all.y;
    }
    return all;
}

double transcript_confidence(const struct word *words, size_t count)
{
    double sum = 0;

    for (size_t i = 0; i < count; i++)
        sum += words[i].confidence;
    return count ? sum / (double)count : 0;
}

double transcript_turn(const struct geometry *geometry)
{
    double turn = geometry->rotation + geometry->skew;

    return turn < 0 ? turn + 360 : turn;
}
