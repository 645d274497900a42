#include "pipeline/package/container.h"

#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "pipeline/base/err.h"
#include "pipeline/base/limits.h"
#include "pipeline/package/bag_path.h"
#include "pipeline/package/container_read.h"
#include "pipeline/package/package_written.h"

#define MAX_FILES   1000000
#define MAX_THREADS 16

void container_fault(struct container_reading *reading, enum container_fault fault, const char *path,
                     const char *format, ...)
{
    const struct container_options *options = &reading->container->options;
    char sentence[1024];
    va_list ap;

    if (!options->fault)
        return;
    va_start(ap, format);
    vsnprintf(sentence, sizeof sentence, format, ap);
    va_end(ap);
    options->fault(options->state, fault, path, sentence);
}

struct bag_item *container_claim(struct container_reading *reading, const char *path)
{
    struct container *container = reading->container;
    const char *problem = bag_path_problem(path);
    struct bag_item *item;

    if (problem) {
        container_fault(reading, CONTAINER_NAME, path, "%s", problem);
        return NULL;
    }
    if (container->table.count >= container->options.max_files) {
        container_fault(reading, CONTAINER_OVERFLOW, "", "the package holds more than %zu files",
                        container->options.max_files);
        container->incomplete = true;
        return NULL;
    }
    item = bag_table_add(&container->table, path);
    if (item->present) {
        container_fault(reading, CONTAINER_REPEATED, path, "is in the archive twice");
        return NULL;
    }
    item->present = true;
    return item;
}

void container_begin(struct container_file *file, struct container_reading *reading, struct bag_item *item)
{
    const struct container *container = reading->container;
    const struct container_options *options = &container->options;

    file->reading = reading;
    file->item = item;
    if (options->keep && options->keep(options->state, container, item->path))
        item->kept = true;
    buf_clear(&file->text);
    file->large = false;
    bag_sums_begin(&file->sums, container->kinds);
}

void container_damage(struct container_file *file, const char *format, ...)
{
    char sentence[1024];
    va_list ap;

    va_start(ap, format);
    vsnprintf(sentence, sizeof sentence, format, ap);
    va_end(ap);
    pthread_mutex_lock(&file->reading->lock);
    file->item->damage = arena_strdup(&file->reading->container->arena, sentence);
    pthread_mutex_unlock(&file->reading->lock);
}

static unsigned char *raw_digest(struct arena *arena, const char *hex)
{
    size_t n = strlen(hex);
    unsigned char *raw = arena_alloc(arena, n / 2);

    digest_from_hex(hex, n, raw);
    return raw;
}

static void set_digest(struct container_reading *reading, struct bag_item *item, enum digest_kind kind,
                       const unsigned char *raw)
{
    if (!(reading->container->kinds & BAG_SUM(kind)))
        return;
    item->digests[kind] = arena_alloc(&reading->container->arena, digest_size(kind));
    memcpy(item->digests[kind], raw, digest_size(kind));
}

bool container_is_known(struct container_reading *reading, struct bag_item *item, uint64_t size)
{
    const struct container_options *options = &reading->container->options;
    struct package_written_digests digests = {0};

    if (!options->written || (options->keep && options->keep(options->state, reading->container, item->path)) ||
        !package_written_find(options->written, item->path, size, &digests))
        return false;
    pthread_mutex_lock(&reading->lock);
    set_digest(reading, item, DIGEST_SHA256, digests.sha256);
    set_digest(reading, item, DIGEST_SHA512, digests.sha512);
    item->size = size;
    reading->container->bytes += size;
    pthread_mutex_unlock(&reading->lock);
    return true;
}

int container_bytes(struct container_file *file, const void *bytes, size_t n, struct err *err)
{
    struct container *container = file->reading->container;
    const struct container_options *options = &container->options;
    bool go_on;

    bag_sums_update(&file->sums, bytes, n);
    file->item->size += n;
    if (file->item->kept && container_text_add(file, bytes, n, err) != 0)
        return -1;
    pthread_mutex_lock(&file->reading->lock);
    container->bytes += n;
    go_on = !options->go_on || options->go_on(options->state, container->bytes);
    pthread_mutex_unlock(&file->reading->lock);
    return go_on ? 0 : err_set(err, ERR_INTERRUPTED, "stopped before the package was read");
}

int container_end(struct container_file *file, struct err *err)
{
    bag_sums_finish(&file->sums);
    pthread_mutex_lock(&file->reading->lock);
    for (int k = 0; k < DIGEST_KINDS; k++)
        if (file->sums.hex[k][0])
            file->item->digests[k] = raw_digest(&file->reading->container->arena, file->sums.hex[k]);
    pthread_mutex_unlock(&file->reading->lock);
    return file->item->kept ? container_text_end(file, err) : 0;
}

void container_file_release(struct container_file *file)
{
    bag_sums_release(&file->sums);
    buf_release(&file->text);
}

struct bag_item *container_item(const struct container *container, const char *path)
{
    cleanup_buf struct buf whole = {0};

    if (!*container->top)
        return bag_table_find(&container->table, path);
    buf_printf(&whole, "%s%s", container->top, path);
    return bag_table_find(&container->table, whole.data);
}

bool container_holds(const struct container *container, const struct bag_item *item)
{
    return !strncmp(item->path, container->top, strlen(container->top));
}

const char *container_path(const struct container *container, const struct bag_item *item)
{
    return container_holds(container, item) ? item->path + strlen(container->top) : item->path;
}

void container_near(const struct container *container, struct key_set *near,
                    void (*meets)(void *state, const struct bag_item *item, const struct bag_item *earlier),
                    void *state)
{
    for (size_t i = 0; i < container->table.count; i++) {
        cleanup_arena struct arena arena = {0};
        const struct bag_item *item = container->table.items[i];
        const char *path = item->present ? bag_path_near(&arena, item->path) : NULL;
        uint32_t earlier = 0;

        if (path && !key_set_add(near, path, (uint32_t)i) && key_set_find(near, path, &earlier))
            meets(state, item, container->table.items[earlier]);
    }
}

/* A file cannot lie below another file; on unpacking one of both would be lost. */
static void check_parents(struct container_reading *reading, const struct bag_item *item)
{
    const struct container *container = reading->container;
    cleanup_free char *path = memory_strdup(item->path);

    for (char *slash = strrchr(path, '/'); slash; slash = strrchr(path, '/')) {
        const struct bag_item *parent;

        *slash = '\0';
        parent = bag_table_find(&container->table, path);
        if (parent && parent->present)
            container_fault(reading, CONTAINER_REPEATED, container_path(container, item),
                            "lies below '%s', which is a file", container_path(container, parent));
    }
}

/* The folder of the first file, unless what names the kind of package lies beside it at the top. */
static void find_top(struct container *container)
{
    const struct bag_item *first = container->table.count ? container->table.items[0] : NULL;
    const char *slash = first ? strchr(first->path, '/') : NULL;

    if (slash && !bag_table_find(&container->table, "bagit.txt") && !bag_table_find(&container->table, "METS.xml"))
        container->top = arena_strndup(&container->arena, first->path, (size_t)(slash - first->path) + 1);
}

static int read_opened(struct container_reading *reading, int fd, const char *path, struct err *err)
{
    struct container *container = reading->container;
    struct stat st;

    if (fstat(fd, &st) != 0)
        return err_errno(err, "cannot open '%s'", path);
    if (S_ISDIR(st.st_mode))
        return container_read_folder(reading, fd, err) == 0 ? 0 : err_context(err, "cannot check '%s'", path);
    if (!S_ISREG(st.st_mode))
        return err_set(err, ERR_INPUT, "'%s' is neither a folder nor a file", path);
    container->serialised = true;
    container->archive_bytes = (uint64_t)st.st_size;
    if (container_read_archive(reading, fd, path, err) != 0)
        return -1;
    find_top(container);
    for (size_t i = 0; i < container->table.count; i++)
        check_parents(reading, container->table.items[i]);
    return 0;
}

static struct container_options with_defaults(const struct container_options *given)
{
    struct container_options options = *given;
    long cores = sysconf(_SC_NPROCESSORS_ONLN);

    if (!options.max_files)
        options.max_files = MAX_FILES;
    if (!options.max_ratio)
        options.max_ratio = LIMIT_ARCHIVE_RATIO;
    if (!options.threads)
        options.threads = cores > 0 ? (unsigned)cores : 1;
    if (options.threads > MAX_THREADS)
        options.threads = MAX_THREADS;
    return options;
}

int container_read(const char *path, const struct container_options *options, struct container *container,
                   struct err *err)
{
    struct container_reading reading = {.container = container};
    int fd, result;

    *container = (struct container){.options = with_defaults(options), .top = "", .kinds = options->kinds, .texts = -1};
    bag_table_init(&container->table, &container->arena);
    fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (fd < 0)
        return err_errno(err, "cannot open '%s'", path);
    pthread_mutex_init(&reading.lock, NULL);
    result = read_opened(&reading, fd, path, err);
    pthread_mutex_destroy(&reading.lock);
    close(fd);
    return result;
}

void container_release(struct container *container)
{
    for (size_t i = 0; i < container->table.count; i++)
        free(container->table.items[i]->text);
    if (container->texts >= 0)
        close(container->texts);
    bag_table_release(&container->table);
    arena_release(&container->arena);
}
