#include "pipeline/package/bag_sums.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "pipeline/base/memory.h"

/* Copied to the thread in pieces of this size; a reader's block or two. */
#define PIECE (256 * 1024)
/* Pieces under way: enough that neither waits for the other's hiccups. */
#define PIECES 4
/* Streams whose blocks are smaller are done before a thread has woken up. */
#define WORTH_THREAD (128 * 1024)

struct bag_sums_thread {
    pthread_t id;
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

static void *digest_behind(void *data)
{
    struct bag_sums_thread *behind = data;

    pthread_mutex_lock(&behind->lock);
    for (;;) {
        size_t at = behind->done % PIECES;

        while (behind->done == behind->put && !behind->stop)
            pthread_cond_wait(&behind->changed, &behind->lock);
        if (behind->done == behind->put)
            break;
        pthread_mutex_unlock(&behind->lock);
        digest_update(behind->digest, behind->pieces[at], behind->sizes[at]);
        pthread_mutex_lock(&behind->lock);
        behind->done++;
        pthread_cond_broadcast(&behind->changed);
    }
    pthread_mutex_unlock(&behind->lock);
    return NULL;
}

static struct bag_sums_thread *thread_new(void)
{
    struct bag_sums_thread *behind = memory_alloc(sizeof *behind);

    pthread_mutex_init(&behind->lock, NULL);
    pthread_cond_init(&behind->changed, NULL);
    for (int i = 0; i < PIECES; i++)
        behind->pieces[i] = memory_alloc(PIECE);
    if (pthread_create(&behind->id, NULL, digest_behind, behind) == 0)
        return behind;
    for (int i = 0; i < PIECES; i++)
        free(behind->pieces[i]);
    pthread_cond_destroy(&behind->changed);
    pthread_mutex_destroy(&behind->lock);
    free(behind);
    return NULL;
}

static void thread_free(struct bag_sums_thread *behind)
{
    pthread_mutex_lock(&behind->lock);
    behind->stop = true;
    pthread_cond_broadcast(&behind->changed);
    pthread_mutex_unlock(&behind->lock);
    pthread_join(behind->id, NULL);
    pthread_cond_destroy(&behind->changed);
    pthread_mutex_destroy(&behind->lock);
    for (int i = 0; i < PIECES; i++)
        free(behind->pieces[i]);
    free(behind);
}

/* Waits until at most `most` pieces are under way. */
static void await(struct bag_sums_thread *behind, size_t most)
{
    pthread_mutex_lock(&behind->lock);
    while (behind->put - behind->done > most)
        pthread_cond_wait(&behind->changed, &behind->lock);
    pthread_mutex_unlock(&behind->lock);
}

static void hand_over(struct bag_sums_thread *behind, const char *bytes, size_t n)
{
    while (n > 0) {
        size_t size = n < PIECE ? n : PIECE, at = behind->put % PIECES;

        await(behind, PIECES - 1);
        memcpy(behind->pieces[at], bytes, size);
        behind->sizes[at] = size;
        pthread_mutex_lock(&behind->lock);
        behind->put++;
        pthread_cond_broadcast(&behind->changed);
        pthread_mutex_unlock(&behind->lock);
        bytes += size;
        n -= size;
    }
}

/* The sums ----------------------------------------------------------------------------------------------------------
 */

static void drop(struct bag_sums *sums)
{
    if (sums->behind)
        await(sums->behind, 0);
    for (int k = 0; k < DIGEST_KINDS; k++) {
        digest_free(sums->running[k]);
        sums->running[k] = NULL;
    }
    sums->apart = -1;
}

void bag_sums_begin(struct bag_sums *sums, unsigned kinds)
{
    drop(sums);
    for (int k = 0; k < DIGEST_KINDS; k++) {
        sums->hex[k][0] = '\0';
        sums->running[k] = kinds & BAG_SUM(k) ? digest_new((enum digest_kind)k) : NULL;
    }
}

/* The slowest where the processor has instructions for SHA-1 and SHA-256, as nearly all have. One alone is computed
 * apart too: the caller then reads and writes meanwhile. -1 when there is none. */
static int slowest(const struct bag_sums *sums)
{
    static const enum digest_kind SLOW[] = {DIGEST_SHA512, DIGEST_SHA384, DIGEST_MD5,
                                            DIGEST_SHA224, DIGEST_SHA1,   DIGEST_SHA256};

    for (size_t i = 0; i < sizeof SLOW / sizeof *SLOW; i++)
        if (sums->running[SLOW[i]])
            return (int)SLOW[i];
    return -1;
}

static void start_thread(struct bag_sums *sums)
{
    int kind = slowest(sums);

    if (kind < 0)
        return;
    if (!sums->behind)
        sums->behind = thread_new();
    if (!sums->behind)
        return;
    sums->behind->digest = sums->running[kind]; /* it has no piece, and looks only at those handed over later */
    sums->apart = kind;
}

void bag_sums_update(struct bag_sums *sums, const void *bytes, size_t n)
{
    if (sums->apart < 0 && n >= WORTH_THREAD && !sums->alone)
        start_thread(sums);
    if (sums->apart >= 0)
        hand_over(sums->behind, bytes, n);
    for (int k = 0; k < DIGEST_KINDS; k++)
        if (sums->running[k] && k != sums->apart)
            digest_update(sums->running[k], bytes, n);
}

void bag_sums_finish(struct bag_sums *sums)
{
    if (sums->behind)
        await(sums->behind, 0);
    for (int k = 0; k < DIGEST_KINDS; k++)
        if (sums->running[k])
            digest_finish(sums->running[k], sums->hex[k]);
    drop(sums);
}

void bag_sums_release(struct bag_sums *sums)
{
    drop(sums);
    if (sums->behind)
        thread_free(sums->behind);
    sums->behind = NULL;
}
