#include "pipeline/package/bag_sums.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "pipeline/base/memory.h"

/* Copied to the helper in pieces of this size; a reader's block or two. */
#define PIECE (256 * 1024)
/* Pieces under way: enough that neither waits for the other's hiccups. */
#define PIECES 4
/* Streams whose blocks are smaller are done before a thread has woken up. */
#define WORTH_HELP (128 * 1024)

struct bag_sums_helper {
    pthread_t thread;
    pthread_mutex_t lock;
    pthread_cond_t changed;
    struct digest *digest; /* that of the stream */
    char *pieces[PIECES];
    size_t sizes[PIECES];
    size_t put, done; /* pieces since the thread began */
    bool stop;
};

/* The thread --------------------------------------------------------------------------------------------------------
 */

static void *help(void *data)
{
    struct bag_sums_helper *helper = data;

    pthread_mutex_lock(&helper->lock);
    for (;;) {
        size_t at = helper->done % PIECES;

        while (helper->done == helper->put && !helper->stop)
            pthread_cond_wait(&helper->changed, &helper->lock);
        if (helper->done == helper->put)
            break;
        pthread_mutex_unlock(&helper->lock);
        digest_update(helper->digest, helper->pieces[at], helper->sizes[at]);
        pthread_mutex_lock(&helper->lock);
        helper->done++;
        pthread_cond_broadcast(&helper->changed);
    }
    pthread_mutex_unlock(&helper->lock);
    return NULL;
}

static struct bag_sums_helper *helper_new(void)
{
    struct bag_sums_helper *helper = memory_alloc(sizeof *helper);

    pthread_mutex_init(&helper->lock, NULL);
    pthread_cond_init(&helper->changed, NULL);
    for (int i = 0; i < PIECES; i++)
        helper->pieces[i] = memory_alloc(PIECE);
    if (pthread_create(&helper->thread, NULL, help, helper) == 0)
        return helper;
    for (int i = 0; i < PIECES; i++)
        free(helper->pieces[i]);
    pthread_cond_destroy(&helper->changed);
    pthread_mutex_destroy(&helper->lock);
    free(helper);
    return NULL;
}

static void helper_free(struct bag_sums_helper *helper)
{
    pthread_mutex_lock(&helper->lock);
    helper->stop = true;
    pthread_cond_broadcast(&helper->changed);
    pthread_mutex_unlock(&helper->lock);
    pthread_join(helper->thread, NULL);
    pthread_cond_destroy(&helper->changed);
    pthread_mutex_destroy(&helper->lock);
    for (int i = 0; i < PIECES; i++)
        free(helper->pieces[i]);
    free(helper);
}

/* Waits until at most `most` pieces are under way. */
static void await(struct bag_sums_helper *helper, size_t most)
{
    pthread_mutex_lock(&helper->lock);
    while (helper->put - helper->done > most)
        pthread_cond_wait(&helper->changed, &helper->lock);
    pthread_mutex_unlock(&helper->lock);
}

static void hand_over(struct bag_sums_helper *helper, const char *bytes, size_t n)
{
    while (n > 0) {
        size_t size = n < PIECE ? n : PIECE, at = helper->put % PIECES;

        await(helper, PIECES - 1);
        memcpy(helper->pieces[at], bytes, size);
        helper->sizes[at] = size;
        pthread_mutex_lock(&helper->lock);
        helper->put++;
        pthread_cond_broadcast(&helper->changed);
        pthread_mutex_unlock(&helper->lock);
        bytes += size;
        n -= size;
    }
}

/* The sums ----------------------------------------------------------------------------------------------------------
 */

static void drop(struct bag_sums *sums)
{
    if (sums->helper)
        await(sums->helper, 0);
    for (int k = 0; k < DIGEST_KINDS; k++) {
        digest_free(sums->running[k]);
        sums->running[k] = NULL;
    }
    sums->helped = -1;
}

void bag_sums_begin(struct bag_sums *sums, unsigned kinds)
{
    drop(sums);
    for (int k = 0; k < DIGEST_KINDS; k++) {
        sums->hex[k][0] = '\0';
        sums->running[k] = kinds & BAG_SUM(k) ? digest_new((enum digest_kind)k) : NULL;
    }
}

/* The slowest where the processor has instructions for SHA-1 and SHA-256, as nearly all have; -1 when there is only
 * one. */
static int slowest(const struct bag_sums *sums)
{
    static const enum digest_kind SLOW[] = {DIGEST_SHA512, DIGEST_SHA384, DIGEST_MD5, DIGEST_SHA224, DIGEST_SHA1};
    int running = 0;

    for (int k = 0; k < DIGEST_KINDS; k++)
        running += sums->running[k] != NULL;
    for (size_t i = 0; running > 1 && i < sizeof SLOW / sizeof *SLOW; i++)
        if (sums->running[SLOW[i]])
            return (int)SLOW[i];
    return -1;
}

static void seek_help(struct bag_sums *sums)
{
    int kind = slowest(sums);

    if (kind < 0)
        return;
    if (!sums->helper)
        sums->helper = helper_new();
    if (!sums->helper)
        return;
    sums->helper->digest = sums->running[kind]; /* it has no piece, and looks only at those handed over later */
    sums->helped = kind;
}

void bag_sums_update(struct bag_sums *sums, const void *bytes, size_t n)
{
    if (sums->helped < 0 && n >= WORTH_HELP && !sums->alone)
        seek_help(sums);
    if (sums->helped >= 0)
        hand_over(sums->helper, bytes, n);
    for (int k = 0; k < DIGEST_KINDS; k++)
        if (sums->running[k] && k != sums->helped)
            digest_update(sums->running[k], bytes, n);
}

void bag_sums_finish(struct bag_sums *sums)
{
    if (sums->helper)
        await(sums->helper, 0);
    for (int k = 0; k < DIGEST_KINDS; k++)
        if (sums->running[k])
            digest_finish(sums->running[k], sums->hex[k]);
    drop(sums);
}

void bag_sums_release(struct bag_sums *sums)
{
    drop(sums);
    if (sums->helper)
        helper_free(sums->helper);
    sums->helper = NULL;
}
