/* One generator with a fixed seed for each document: every run draws the same. */
#include "samples.h"

uint32_t rng_next(struct rng *r)
{
	r->state ^= r->state >> 12;
	r->state ^= r->state << 25;
	r->state ^= r->state >> 27;
	return (uint32_t)((r->state * 0x2545F4914F6CDD1DULL) >> 32);
}

double rng_unit(struct rng *r)
{
	return rng_next(r) / 4294967296.0;
}

double rng_range(struct rng *r, double lo, double hi)
{
	return lo + (hi - lo) * rng_unit(r);
}

/* Sum of four uniforms: near enough to a normal of deviation 1. */
double rng_bell(struct rng *r)
{
	double sum = 0;

	for (int i = 0; i < 4; i++)
		sum += rng_unit(r);
	return (sum - 2.0) * 1.732;
}
