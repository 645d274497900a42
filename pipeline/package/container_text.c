/* The texts that are kept of a container: some in memory, and what is too much for it in a file without a name, small
 * ones behind one another, each large one in a range of its own, for it grows while others are read. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "pipeline/base/err.h"
#include "pipeline/package/container_read.h"
#include "pipeline/package/spool.h"

/* From here on a text goes to the file while it is read. */
#define LARGE (1024 * 1024)
/* All texts in memory: those of a package of some hundred files. */
#define MEMORY (4 * 1024 * 1024)

static int put(struct container *container, const char *bytes, size_t n, uint64_t offset, struct err *err)
{
    while (n > 0) {
        ssize_t done = pwrite(container->texts, bytes, n, (off_t)offset);

        if (done < 0 && errno == EINTR)
            continue;
        if (done <= 0)
            return err_errno(err, "cannot write a temporary file");
        bytes += done;
        n -= (size_t)done;
        offset += (uint64_t)done;
    }
    return 0;
}

static int open_file(struct container *container, struct err *err)
{
    const char *beside = container->options.beside;

    if (container->texts < 0)
        container->texts = spool_open_file(beside ? beside : "/tmp/sohoa", err);
    return container->texts < 0 ? -1 : 0;
}

/* Room for so many bytes more, counted; false when the texts are too large. */
static bool claim(struct container *container, struct bag_item *item, size_t n)
{
    if (item->text_length + n > CONTAINER_TEXT_BYTES || container->text_bytes + n > CONTAINER_TEXT_TOTAL) {
        container->text_bytes -= item->text_length;
        item->kept = false;
        item->too_large = true;
        return false;
    }
    item->text_length += n;
    container->text_bytes += n;
    return true;
}

/* Hands what was gathered to the file. */
static int spill(struct container_file *file, struct err *err)
{
    struct container *container = file->reading->container;
    int result = 0;

    pthread_mutex_lock(&file->reading->lock);
    if (!file->large) {
        result = open_file(container, err);
        file->item->text_offset = CONTAINER_TEXT_TOTAL + container->large_texts++ * CONTAINER_TEXT_BYTES;
        file->large = true;
    }
    pthread_mutex_unlock(&file->reading->lock);
    if (result == 0)
        result = put(container, file->text.data, file->text.len,
                     file->item->text_offset + file->item->text_length - file->text.len, err);
    buf_clear(&file->text);
    return result;
}

int container_text_add(struct container_file *file, const void *bytes, size_t n, struct err *err)
{
    bool room;

    pthread_mutex_lock(&file->reading->lock);
    room = claim(file->reading->container, file->item, n);
    pthread_mutex_unlock(&file->reading->lock);
    if (!room)
        return 0;
    buf_append(&file->text, bytes, n);
    return file->text.len < LARGE ? 0 : spill(file, err);
}

int container_text_end(struct container_file *file, struct err *err)
{
    struct container *container = file->reading->container;
    struct bag_item *item = file->item;
    int result = 0;

    if (file->large)
        return spill(file, err);
    pthread_mutex_lock(&file->reading->lock);
    if (container->text_memory + file->text.len <= MEMORY) {
        container->text_memory += file->text.len;
        item->text = memory_alloc(file->text.len + 1);
        memcpy(item->text, buf_string(&file->text), file->text.len);
    } else {
        result = open_file(container, err);
        item->text_offset = container->text_end;
        container->text_end += file->text.len;
        if (result == 0)
            result = put(container, file->text.data, file->text.len, item->text_offset, err);
    }
    pthread_mutex_unlock(&file->reading->lock);
    return result;
}

struct xml_source container_text(const struct container *container, const struct bag_item *item)
{
    return (struct xml_source){
        .bytes = item->text, .fd = container->texts, .offset = item->text_offset, .length = item->text_length};
}

int container_load_text(const struct container *container, const struct bag_item *item, struct buf *out,
                        struct err *err)
{
    const struct xml_source source = container_text(container, item);
    struct xml_stream stream = {.source = &source};
    char block[16384];
    int n;

    while ((n = xml_stream_read(&stream, block, sizeof block)) > 0)
        buf_append(out, block, (size_t)n);
    return n == 0 ? 0 : err_errno(err, "cannot read a temporary file");
}
