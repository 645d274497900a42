#include "pipeline/package/spool.h"

#include <errno.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "pipeline/base/err.h"
#include "pipeline/base/file.h"
#include "pipeline/base/memory.h"

struct spool {
    FILE *stream;
    uint64_t length;
    bool reading;
    struct buf entry;
};

int spool_open_file(const char *path, struct err *err)
{
    const char *base = file_base_name(path);
    cleanup_buf struct buf name = {0};

    if (base == path)
        buf_puts(&name, ".");
    else
        buf_append(&name, path, (size_t)(base - path));
    return file_nameless(name.data, err);
}

struct spool *spool_new(const char *path, struct err *err)
{
    int fd = spool_open_file(path, err);
    struct spool *spool;

    if (fd < 0)
        return NULL;
    spool = memory_alloc(sizeof *spool);
    spool->stream = fdopen(fd, "w+");
    if (spool->stream)
        return spool;
    err_errno(err, "cannot write a temporary file beside '%s'", path);
    close(fd);
    free(spool);
    return NULL;
}

void spool_free(struct spool *spool)
{
    if (!spool)
        return;
    fclose(spool->stream);
    buf_release(&spool->entry);
    free(spool);
}

int spool_put(struct spool *spool, const char *const *strings, size_t count, struct err *err)
{
    uint32_t length = 0;

    if (spool->reading && fseeko(spool->stream, 0, SEEK_END) != 0)
        return err_errno(err, "cannot write a temporary file");
    spool->reading = false;
    for (size_t i = 0; i < count; i++)
        length += (uint32_t)strlen(strings[i] ? strings[i] : "") + 1;
    spool->length += sizeof length + length;
    fwrite(&length, sizeof length, 1, spool->stream);
    for (size_t i = 0; i < count; i++) {
        const char *s = strings[i] ? strings[i] : "";

        fwrite(s, strlen(s) + 1, 1, spool->stream);
    }
    return ferror(spool->stream) ? err_errno(err, "cannot write a temporary file") : 0;
}

int spool_rewind(struct spool *spool, struct err *err)
{
    if (fflush(spool->stream) != 0 || fseeko(spool->stream, 0, SEEK_SET) != 0)
        return err_errno(err, "cannot write a temporary file");
    spool->reading = true;
    return 0;
}

int spool_next(struct spool *spool, const char *strings[SPOOL_STRINGS], size_t *count, struct err *err)
{
    uint32_t length;
    size_t n = 0;

    if (fread(&length, sizeof length, 1, spool->stream) != 1)
        return ferror(spool->stream) ? err_errno(err, "cannot read a temporary file") : 0;
    buf_clear(&spool->entry);
    buf_append(&spool->entry, "", 1);
    if (length >= spool->entry.capacity) {
        spool->entry.data = memory_resize(spool->entry.data, (size_t)length + 1, 1);
        spool->entry.capacity = (size_t)length + 1;
    }
    if (fread(spool->entry.data, 1, length, spool->stream) != length)
        return err_errno(err, "cannot read a temporary file");
    for (size_t at = 0; at < length && n < SPOOL_STRINGS; at += strlen(spool->entry.data + at) + 1)
        strings[n++] = spool->entry.data + at;
    if (count)
        *count = n;
    return 1;
}

uint64_t spool_length(const struct spool *spool)
{
    return spool->length;
}

int spool_at(const struct spool *spool, uint64_t offset, struct buf *entry, const char *strings[SPOOL_STRINGS])
{
    int fd = fileno(spool->stream);
    uint32_t length;
    size_t at = 0;

    if (pread(fd, &length, sizeof length, (off_t)offset) != sizeof length)
        return -1;
    entry->data = memory_resize(entry->data, (size_t)length + 1, 1);
    entry->capacity = (size_t)length + 1;
    entry->len = length;
    if (pread(fd, entry->data, length, (off_t)(offset + sizeof length)) != (ssize_t)length)
        return -1;
    entry->data[length] = '\0';
    for (size_t n = 0; n < SPOOL_STRINGS; n++) {
        strings[n] = entry->data + at;
        at = at < length ? at + strlen(entry->data + at) + 1 : length;
    }
    return 0;
}
