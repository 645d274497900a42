/* A sequence of pseudo-random numbers that is the same on every machine: splitmix64 (Steele, Lea, Flood 2014). */
#ifndef SOHOA_TRAIN_RANDOM_H
#define SOHOA_TRAIN_RANDOM_H

#include <stdint.h>

struct random {
    uint64_t state; /* the seed, at first */
};

uint64_t random_next(struct random *random);
int random_below(struct random *random, int n);                   /* 0..n-1 */
float random_range(struct random *random, float low, float high); /* evenly */
float random_normal(struct random *random);                       /* mean 0, deviation 1, cut at 3 */
int random_chance(struct random *random, float probability);      /* 0 or 1 */

#endif
