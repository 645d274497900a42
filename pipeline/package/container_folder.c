#include <errno.h>
#include <fcntl.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "pipeline/base/err.h"
#include "pipeline/base/file.h"
#include "pipeline/base/limits.h"
#include "pipeline/package/container_read.h"

/* Each level holds a file descriptor open while the folder is walked. */
#define DEPTH 100

/* Walking: every file is claimed, none is read --------------------------------------------------------------------- */

static int walk(struct container_reading *reading, int folder, const char *path, int depth, struct err *err);

static int walk_below(struct container_reading *reading, int folder, const char *name, const char *path, int depth,
                      struct err *err)
{
    int fd, result;

    if (depth >= DEPTH || strlen(path) >= LIMIT_PATH_BYTES) {
        container_fault(reading, CONTAINER_OVERFLOW, path, "lies more than %d folders deep", DEPTH);
        reading->container->incomplete = true;
        return 0;
    }
    fd = openat(folder, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    if (fd < 0) {
        container_fault(reading, CONTAINER_DAMAGED, path, "cannot be read: %s", strerror(errno));
        return 0;
    }
    result = walk(reading, fd, path, depth + 1, err);
    close(fd);
    return result;
}

static int walk_entry(struct container_reading *reading, int folder, const char *name, const char *path, int depth,
                      struct err *err)
{
    struct stat st;

    if (fstatat(folder, name, &st, AT_SYMLINK_NOFOLLOW) != 0) {
        container_fault(reading, CONTAINER_DAMAGED, path, "cannot be read: %s", strerror(errno));
        return 0;
    }
    if (S_ISDIR(st.st_mode))
        return walk_below(reading, folder, name, path, depth, err);
    if (!S_ISREG(st.st_mode)) {
        container_fault(reading, CONTAINER_TYPE, path, "%s, which a package must not hold",
                        S_ISLNK(st.st_mode) ? "is a symbolic link" : "is neither a file nor a folder");
        return 0;
    }
    container_claim(reading, path);
    reading->expected += (uint64_t)st.st_size;
    if ((uint64_t)st.st_size > reading->largest)
        reading->largest = (uint64_t)st.st_size;
    return 0;
}

static int walk(struct container_reading *reading, int folder, const char *path, int depth, struct err *err)
{
    cleanup_arena struct arena arena = {0};
    struct container *container = reading->container;
    char **names;
    size_t count;

    if (file_list(&arena, folder, ".", &names, &count, err) != 0)
        return *path ? err_context(err, "%s", path) : -1;
    if (depth == 0 && container->kinds == 0 && container->options.choose)
        container->kinds = container->options.choose(container->options.state, names, count);
    for (size_t i = 0; i < count && !container->incomplete; i++)
        if (walk_entry(reading, folder, names[i], file_join(&arena, path, names[i]), depth, err) != 0)
            return -1;
    return 0;
}

/* Reading: several threads take file after file -------------------------------------------------------------------- */

struct crew {
    struct container_reading *reading;
    int folder;
    size_t count;
    atomic_size_t next;
    bool alone; /* there are files enough to keep every core busy */
    atomic_bool stop;
    struct err *err; /* set once, under the lock */
};

/* One thread at work. The folder of the last file stays open: the next file mostly lies in it too. */
struct hand {
    struct crew *crew;
    struct container_file file;
    char *block;
    struct buf parent;
    int parent_fd; /* -1 none */
};

/* Folder by folder, so that no link on the way is followed, not even one put there meanwhile. */
static int open_folder(int folder, char *path)
{
    int at = -1;

    for (char *name = path, *slash; name; name = slash) {
        int fd;

        slash = strchr(name, '/');
        if (slash)
            *slash++ = '\0';
        fd = openat(at < 0 ? folder : at, name, O_PATH | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
        if (at >= 0)
            close(at);
        if (fd < 0)
            return -1;
        at = fd;
    }
    return at;
}

static void leave_folder(struct hand *hand)
{
    if (hand->parent_fd >= 0)
        close(hand->parent_fd);
    hand->parent_fd = -1;
    buf_clear(&hand->parent);
}

static int open_below(struct hand *hand, const char *path)
{
    const char *slash = strrchr(path, '/');
    size_t n = slash ? (size_t)(slash - path) : 0;

    if (n > 0 && (hand->parent_fd < 0 || hand->parent.len != n || memcmp(hand->parent.data, path, n) != 0)) {
        cleanup_free char *parent = memory_strdup(path);

        leave_folder(hand);
        parent[n] = '\0';
        hand->parent_fd = open_folder(hand->crew->folder, parent);
        if (hand->parent_fd < 0)
            return -1;
        buf_append(&hand->parent, path, n);
    }
    return openat(n > 0 ? hand->parent_fd : hand->crew->folder, slash ? slash + 1 : path,
                  O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
}

static int read_bytes(struct container_file *file, int fd, char *block, struct err *err)
{
    for (;;) {
        ssize_t n = read(fd, block, CONTAINER_BLOCK);

        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            container_damage(file, "cannot be read: %s", strerror(errno));
        if (n <= 0)
            return 0;
        if (container_bytes(file, block, (size_t)n, err) != 0)
            return -1;
    }
}

static int read_file(struct hand *hand, struct bag_item *item, struct err *err)
{
    struct container_file *file = &hand->file;
    struct stat st;
    int fd = open_below(hand, item->path), result = 0;

    if (fd >= 0 && fstat(fd, &st) == 0 && S_ISREG(st.st_mode) &&
        container_is_known(hand->crew->reading, item, (uint64_t)st.st_size)) {
        close(fd);
        return 0;
    }
    container_begin(file, hand->crew->reading, item);
    if (fd < 0 || fstat(fd, &st) != 0 || !S_ISREG(st.st_mode))
        container_damage(file, "cannot be read: %s", fd < 0 ? strerror(errno) : "it is no longer a file");
    else
        result = read_bytes(file, fd, hand->block, err);
    if (fd >= 0)
        close(fd);
    return container_end(file, err) == 0 ? result : -1;
}

static void *read_files(void *data)
{
    struct crew *crew = data;
    struct hand hand = {
        .crew = crew, .file.sums.alone = crew->alone, .block = memory_alloc(CONTAINER_BLOCK), .parent_fd = -1};
    struct err err = {0};

    while (!atomic_load(&crew->stop)) {
        size_t i = atomic_fetch_add(&crew->next, 1);

        if (i >= crew->count)
            break;
        if (read_file(&hand, crew->reading->container->table.items[i], &err) == 0)
            continue;
        pthread_mutex_lock(&crew->reading->lock);
        if (!atomic_exchange(&crew->stop, true))
            *crew->err = err;
        pthread_mutex_unlock(&crew->reading->lock);
    }
    leave_folder(&hand);
    buf_release(&hand.parent);
    container_file_release(&hand.file);
    free(hand.block);
    return NULL;
}

int container_read_folder(struct container_reading *reading, int fd, struct err *err)
{
    struct container *container = reading->container;
    struct crew crew = {.reading = reading, .folder = fd, .err = err};
    cleanup_free pthread_t *threads = NULL;
    unsigned started = 0, wanted = container->options.threads;

    if (walk(reading, fd, "", 0, err) != 0)
        return -1;
    if (container->kinds == 0)
        container->kinds = BAG_SUM(DIGEST_SHA256);
    crew.count = container->table.count;
    crew.alone = reading->largest <= reading->expected / 2;
    if (wanted > crew.count)
        wanted = crew.count ? (unsigned)crew.count : 1;
    threads = memory_alloc(wanted * sizeof *threads);
    while (started + 1 < wanted && pthread_create(&threads[started], NULL, read_files, &crew) == 0)
        started++;
    read_files(&crew);
    for (unsigned i = 0; i < started; i++)
        pthread_join(threads[i], NULL);
    return atomic_load(&crew.stop) ? -1 : 0;
}
