#include "tools/web/throttle.h"

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "pipeline/base/digest.h"
#include "pipeline/base/memory.h"

#define KEYS  1024
#define QUIET 3600 /* s */

struct tries {
    char key[DIGEST_SHA256_HEX]; /* digest, so that its length is bounded; empty: free */
    int failures;
    time_t last, until;
};

struct throttle {
    pthread_mutex_t mutex;
    struct tries tries[KEYS];
};

struct throttle *throttle_new(void)
{
    struct throttle *throttle = memory_alloc(sizeof *throttle);

    pthread_mutex_init(&throttle->mutex, NULL);
    return throttle;
}

void throttle_free(struct throttle *throttle)
{
    if (throttle)
        pthread_mutex_destroy(&throttle->mutex);
    free(throttle);
}

/* The place of the key; without one, the place to take for it when `add`. */
static struct tries *find(struct throttle *throttle, const char *key, bool add)
{
    struct tries *oldest = &throttle->tries[0];
    char name[DIGEST_SHA256_HEX];

    digest_sha256(key, strlen(key), name);
    for (size_t i = 0; i < KEYS; i++) {
        struct tries *tries = &throttle->tries[i];

        if (!strcmp(tries->key, name))
            return tries;
        if (tries->last < oldest->last)
            oldest = tries;
    }
    if (!add)
        return NULL;
    *oldest = (struct tries){0};
    memcpy(oldest->key, name, sizeof name);
    return oldest;
}

int throttle_wait(struct throttle *throttle, const char *key, time_t now)
{
    const struct tries *tries;
    int wait;

    pthread_mutex_lock(&throttle->mutex);
    tries = find(throttle, key, false);
    wait = tries && tries->until > now ? (int)(tries->until - now) : 0;
    pthread_mutex_unlock(&throttle->mutex);
    return wait;
}

void throttle_fail(struct throttle *throttle, const char *key, int free_failures, time_t now)
{
    struct tries *tries;

    pthread_mutex_lock(&throttle->mutex);
    tries = find(throttle, key, true);
    if (now - tries->last > QUIET)
        tries->failures = 0;
    tries->last = now;
    tries->failures++;
    if (tries->failures >= free_failures) {
        int doubled = tries->failures - free_failures;
        int wait = doubled < 10 ? 2 << doubled : THROTTLE_MOST;

        tries->until = now + (wait < THROTTLE_MOST ? wait : THROTTLE_MOST);
    }
    pthread_mutex_unlock(&throttle->mutex);
}

void throttle_forget(struct throttle *throttle, const char *key)
{
    struct tries *tries;

    pthread_mutex_lock(&throttle->mutex);
    tries = find(throttle, key, false);
    if (tries)
        *tries = (struct tries){0};
    pthread_mutex_unlock(&throttle->mutex);
}
