#include "pipeline/package/package_written.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "pipeline/base/err.h"
#include "pipeline/base/memory.h"
#include "pipeline/package/spool.h"

/* Files written and not yet read again: so many that small ones keep every thread busy. */
#define UNDER_WAY   64
#define MAX_THREADS 8
#define BLOCK       (256 * 1024)
/* From this size on the disk is told to begin with a file at once, instead of with all of them at the end. */
#define FLUSH_BYTES (1024 * 1024)

/* A file on its way from the writer to the list. The strings are used again and again. */
struct under_way {
    struct buf path, source_name;
    uint64_t size;
    int folder, source;
    char sha256[DIGEST_SHA256_HEX]; /* that it must have */
    char hex[DIGEST_KINDS][DIGEST_HEX_MAX];
    bool done;
    struct err err; /* why it is not what it should be */
};

/* Where a file's entry begins in the spool. */
struct place {
    uint64_t hash, offset;
};

struct package_written {
    const char *path;
    unsigned kinds;
    struct spool *spool;
    struct place *places; /* sorted by package_written_settle() */
    size_t count, capacity;
    /* A ring, in the order of writing: listed <= taken <= put. */
    struct under_way ring[UNDER_WAY];
    size_t put, taken, listed;
    pthread_mutex_t lock;
    pthread_cond_t more, done;
    pthread_t threads[MAX_THREADS];
    unsigned thread_count, idle;
    atomic_bool stop;
};

/* The list ------------------------------------------------------------------------------------------------------- */

struct package_written *package_written_new(const char *path, unsigned kinds, struct err *err)
{
    struct package_written *written = memory_alloc(sizeof *written);

    written->path = path;
    written->kinds = kinds;
    pthread_mutex_init(&written->lock, NULL);
    pthread_cond_init(&written->more, NULL);
    pthread_cond_init(&written->done, NULL);
    for (size_t i = 0; i < UNDER_WAY; i++)
        written->ring[i].source = -1;
    written->spool = spool_new(path, err);
    if (written->spool)
        return written;
    package_written_free(written);
    return NULL;
}

/* FNV-1a: the paths are ours, nobody chooses them to meet. */
static uint64_t hash_of(const char *path)
{
    uint64_t h = 0xcbf29ce484222325u;

    for (; *path; path++)
        h = (h ^ (unsigned char)*path) * 0x100000001b3u;
    return h;
}

static int list(struct package_written *written, const char *path, uint64_t size,
                const char hex[DIGEST_KINDS][DIGEST_HEX_MAX], struct err *err)
{
    char number[24];
    const char *columns[WRITTEN_COLUMNS] = {path, number, hex[DIGEST_SHA256], hex[DIGEST_SHA512]};

    snprintf(number, sizeof number, "%llu", (unsigned long long)size);
    if (written->count == written->capacity) {
        written->capacity = written->capacity ? 2 * written->capacity : 256;
        written->places = memory_resize(written->places, written->capacity, sizeof *written->places);
    }
    written->places[written->count++] = (struct place){hash_of(path), spool_length(written->spool)};
    return spool_put(written->spool, columns, WRITTEN_COLUMNS, err);
}

int package_written_list(struct package_written *written, const char *path, uint64_t size, const struct bag_sums *sums,
                         struct err *err)
{
    return list(written, path, size, sums->hex, err);
}

/* Reading again -------------------------------------------------------------------------------------------------- */

/* Ends early when the package is given up: nobody asks for the outcome then. */
static int digest_all(const struct package_written *written, int fd, struct bag_sums *sums, char *block, uint64_t *size)
{
    ssize_t n = 0;

    *size = 0;
    while (!atomic_load(&written->stop) && ((n = read(fd, block, BLOCK)) > 0 || (n < 0 && errno == EINTR)))
        if (n > 0) {
            bag_sums_update(sums, block, (size_t)n);
            *size += (uint64_t)n;
        }
    bag_sums_finish(sums);
    return n == 0 ? 0 : -1;
}

/* A copy differs from what was wanted: whether the source does too tells where the fault lies. */
static int blame(const struct package_written *written, const struct under_way *file, struct bag_sums *sums,
                 char *block, struct err *err)
{
    uint64_t size;

    if (file->source >= 0) {
        bag_sums_begin(sums, BAG_SUM(DIGEST_SHA256));
        if (lseek(file->source, 0, SEEK_SET) != 0 || digest_all(written, file->source, sums, block, &size) != 0)
            return err_errno(err, "cannot read '%s'", file->source_name.data);
        if (strcmp(sums->hex[DIGEST_SHA256], file->sha256) != 0)
            return err_set(err, ERR_CORRUPT, "'%s' is not what was stored: its SHA-256 is %s and should be %s",
                           file->source_name.data, sums->hex[DIGEST_SHA256], file->sha256);
    }
    return err_set(err, ERR_CORRUPT, "'%s' did not verify after it was written: '%s' has other contents", written->path,
                   file->path.data);
}

static int read_again(const struct package_written *written, struct under_way *file, struct bag_sums *sums, char *block,
                      struct err *err)
{
    int fd = openat(file->folder, file->path.data, O_RDONLY | O_NOFOLLOW | O_CLOEXEC), result;
    uint64_t size;

    if (fd < 0)
        return err_errno(err, "cannot open '%s/%s'", written->path, file->path.data);
    bag_sums_begin(sums, written->kinds | BAG_SUM(DIGEST_SHA256));
    result = digest_all(written, fd, sums, block, &size);
    if (result != 0)
        err_errno(err, "cannot read '%s/%s'", written->path, file->path.data);
    if (size >= FLUSH_BYTES)
        sync_file_range(fd, 0, 0, SYNC_FILE_RANGE_WRITE);
    close(fd);
    memcpy(file->hex, sums->hex, sizeof file->hex);
    if (result == 0 && (size != file->size || strcmp(sums->hex[DIGEST_SHA256], file->sha256) != 0))
        return blame(written, file, sums, block, err);
    return result;
}

static void *read_files(void *data)
{
    struct package_written *written = data;
    struct bag_sums sums = {0};
    char *block = memory_alloc(BLOCK);

    pthread_mutex_lock(&written->lock);
    while (!atomic_load(&written->stop)) {
        struct under_way *file = &written->ring[written->taken % UNDER_WAY];

        if (written->taken == written->put) {
            written->idle++;
            pthread_cond_wait(&written->more, &written->lock);
            written->idle--;
            continue;
        }
        written->taken++;
        /* The cores are busy with other files, or this one is large and alone: then it is shared among them. */
        sums.alone = written->put - written->taken > 0;
        pthread_mutex_unlock(&written->lock);
        read_again(written, file, &sums, block, &file->err);
        pthread_mutex_lock(&written->lock);
        file->done = true;
        pthread_cond_signal(&written->done);
    }
    pthread_mutex_unlock(&written->lock);
    bag_sums_release(&sums);
    free(block);
    return NULL;
}

static int start(struct package_written *written, struct err *err)
{
    long cores = sysconf(_SC_NPROCESSORS_ONLN);

    while ((long)written->thread_count < cores && written->thread_count < MAX_THREADS &&
           pthread_create(&written->threads[written->thread_count], NULL, read_files, written) == 0)
        written->thread_count++;
    return written->thread_count > 0 ? 0 : err_set(err, ERR_LIMIT, "cannot write '%s': no thread", written->path);
}

/* Lists the files that are done, in the order they were written; waits for them while more than `most` are under way.
 */
static int take_done(struct package_written *written, size_t most, struct err *err)
{
    for (;;) {
        struct under_way *file = &written->ring[written->listed % UNDER_WAY];
        bool done;

        pthread_mutex_lock(&written->lock);
        while (written->put - written->listed > most && !file->done)
            pthread_cond_wait(&written->done, &written->lock);
        done = written->listed < written->put && file->done;
        written->listed += done;
        pthread_mutex_unlock(&written->lock);
        if (!done)
            return 0;
        file->done = false;
        if (file->source >= 0)
            close(file->source);
        file->source = -1;
        if (file->err.code != ERR_NONE) {
            *err = file->err;
            return -1;
        }
        if (list(written, file->path.data, file->size, (const char(*)[DIGEST_HEX_MAX])file->hex, err) != 0)
            return -1;
    }
}

int package_written_prove(struct package_written *written, int folder, const struct package_written_file *given,
                          struct err *err)
{
    int result = written->thread_count > 0 ? 0 : start(written, err);
    struct under_way *file;

    if (result == 0)
        result = take_done(written, UNDER_WAY - 1, err);
    if (result != 0) {
        if (given->source >= 0)
            close(given->source);
        return -1;
    }
    file = &written->ring[written->put % UNDER_WAY];
    buf_clear(&file->path);
    buf_puts(&file->path, given->path);
    buf_clear(&file->source_name);
    buf_puts(&file->source_name, given->source_name ? given->source_name : "");
    snprintf(file->sha256, sizeof file->sha256, "%s", given->sha256);
    file->size = given->size;
    file->folder = folder;
    file->source = given->source;
    file->err = (struct err){0};
    pthread_mutex_lock(&written->lock);
    written->put++;
    if (written->idle > 0)
        pthread_cond_signal(&written->more);
    pthread_mutex_unlock(&written->lock);
    return 0;
}

/* Looking up ----------------------------------------------------------------------------------------------------- */

static int compare_places(const void *a, const void *b)
{
    const struct place *one = a, *two = b;

    return (one->hash > two->hash) - (one->hash < two->hash);
}

int package_written_settle(struct package_written *written, struct err *err)
{
    if (take_done(written, 0, err) != 0 || spool_rewind(written->spool, err) != 0)
        return -1;
    qsort(written->places, written->count, sizeof *written->places, compare_places);
    return 0;
}

struct spool *package_written_spool(struct package_written *written)
{
    return written->spool;
}

/* The first place of that hash, or of the one after. */
static size_t first_of(const struct package_written *written, uint64_t hash)
{
    size_t low = 0, high = written->count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (written->places[middle].hash < hash)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

bool package_written_find(struct package_written *written, const char *path, uint64_t size,
                          struct package_written_digests *digests)
{
    uint64_t hash = hash_of(path);

    for (size_t i = first_of(written, hash); i < written->count && written->places[i].hash == hash; i++) {
        cleanup_buf struct buf entry = {0};
        const char *columns[SPOOL_STRINGS];

        if (spool_at(written->spool, written->places[i].offset, &entry, columns) != 0)
            return false;
        if (!strcmp(columns[WRITTEN_PATH], path))
            return strtoull(columns[WRITTEN_SIZE], NULL, 10) == size &&
                   digest_from_hex(columns[WRITTEN_SHA256], strlen(columns[WRITTEN_SHA256]), digests->sha256) &&
                   digest_from_hex(columns[WRITTEN_SHA512], strlen(columns[WRITTEN_SHA512]), digests->sha512);
    }
    return false;
}

void package_written_free(struct package_written *written)
{
    if (!written)
        return;
    pthread_mutex_lock(&written->lock);
    atomic_store(&written->stop, true);
    pthread_cond_broadcast(&written->more);
    pthread_mutex_unlock(&written->lock);
    for (unsigned i = 0; i < written->thread_count; i++)
        pthread_join(written->threads[i], NULL);
    for (size_t i = 0; i < UNDER_WAY; i++) {
        buf_release(&written->ring[i].path);
        buf_release(&written->ring[i].source_name);
        if (written->ring[i].source >= 0)
            close(written->ring[i].source);
    }
    pthread_cond_destroy(&written->more);
    pthread_cond_destroy(&written->done);
    pthread_mutex_destroy(&written->lock);
    spool_free(written->spool);
    free(written->places);
    free(written);
}
