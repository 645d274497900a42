#include "ocr/train/random.h"

#include <math.h>

uint64_t random_next(struct random *r)
{
    uint64_t z = r->state += 0x9e3779b97f4a7c15u;

    z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9u;
    z = (z ^ z >> 27) * 0x94d049bb133111ebu;
    return z ^ z >> 31;
}

static float unit(struct random *r)
{
    return (float)(random_next(r) >> 40) / (float)(1 << 24);
}

int random_below(struct random *r, int n)
{
    return n > 0 ? (int)(random_next(r) % (uint64_t)n) : 0;
}

float random_range(struct random *r, float low, float high)
{
    return low + (high - low) * unit(r);
}

float random_normal(struct random *r)
{
    float sum = 0.0f;

    for (int i = 0; i < 12; i++) /* Irwin-Hall */
        sum += unit(r);
    return fmaxf(-3.0f, fminf(3.0f, sum - 6.0f));
}

int random_chance(struct random *r, float probability)
{
    return unit(r) < probability;
}
