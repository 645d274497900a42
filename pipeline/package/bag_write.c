#include "pipeline/package/bag_write.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "pipeline/base/err.h"
#include "pipeline/package/bag_path.h"
#include "pipeline/package/bag_sums.h"
#include "pipeline/package/package_output.h"
#include "pipeline/package/package_written.h"
#include "pipeline/package/spool.h"

static const char DECLARATION[] = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n";

static const struct {
    enum digest_kind kind;
    enum package_written_column column;
} ALGORITHMS[] = {{DIGEST_SHA256, WRITTEN_SHA256}, {DIGEST_SHA512, WRITTEN_SHA512}};
#define ALGORITHM_COUNT (sizeof ALGORITHMS / sizeof *ALGORITHMS)

unsigned bag_write_kinds(bool sha256_only)
{
    return BAG_SUM(DIGEST_SHA256) | (sha256_only ? 0 : BAG_SUM(DIGEST_SHA512));
}

int bag_write_begin(struct package_output *out, struct err *err)
{
    return package_output_add_bytes(out, "bagit.txt", DECLARATION, sizeof DECLARATION - 1, err);
}

static bool begins(const char *path, const char *with)
{
    return !strncmp(path, with, strlen(with));
}

/* A tag manifest lists every tag file but tag manifests. */
static bool is_listed(const char *path, bool payload)
{
    return begins(path, "data/") ? payload : !payload && !begins(path, "tagmanifest-");
}

/* The lines of the payload, or of the tag files. */
static int put_lines(struct package_output *out, FILE *stream, int column, bool payload, struct err *err)
{
    struct package_written *written = package_output_settle(out, err);
    const char *columns[SPOOL_STRINGS];
    cleanup_buf struct buf line = {0};
    int got = -1;

    while (written && (got = spool_next(package_written_spool(written), columns, NULL, err)) == 1) {
        if (!is_listed(columns[WRITTEN_PATH], payload))
            continue;
        buf_clear(&line);
        buf_printf(&line, "%s  ", columns[column]);
        bag_path_encode(&line, columns[WRITTEN_PATH]);
        buf_putc(&line, '\n');
        fwrite(line.data, line.len, 1, stream);
    }
    if (got == 0 && (fflush(stream) != 0 || ferror(stream)))
        return err_errno(err, "cannot write a temporary file");
    return got;
}

static int put_manifest(struct package_output *out, size_t algorithm, bool payload, const char *beside, struct err *err)
{
    int fd = spool_open_file(beside, err), result;
    FILE *stream = fd < 0 ? NULL : fdopen(fd, "w+");
    char name[64];

    if (fd >= 0 && !stream) {
        err_errno(err, "cannot write a temporary file");
        close(fd);
    }
    if (!stream)
        return -1;
    snprintf(name, sizeof name, "%s-%s.txt", payload ? "manifest" : "tagmanifest",
             digest_name(ALGORITHMS[algorithm].kind));
    result = put_lines(out, stream, ALGORITHMS[algorithm].column, payload, err);
    if (result == 0)
        result = package_output_add_open(out, name, fd, name, err);
    fclose(stream);
    return result;
}

/* Payload-Oxum: bytes and files. */
static int put_sum(struct package_output *out, struct buf *info, struct err *err)
{
    struct package_written *written = package_output_settle(out, err);
    const char *columns[SPOOL_STRINGS];
    unsigned long long bytes = 0, files = 0;
    int got = -1;

    while (written && (got = spool_next(package_written_spool(written), columns, NULL, err)) == 1)
        if (is_listed(columns[WRITTEN_PATH], true)) {
            bytes += strtoull(columns[WRITTEN_SIZE], NULL, 10);
            files++;
        }
    buf_printf(info, "Payload-Oxum: %llu.%llu\n", bytes, files);
    return got;
}

int bag_write_end(struct package_output *out, struct buf *info, unsigned kinds, const char *beside, struct err *err)
{
    if (put_sum(out, info, err) != 0 || package_output_add_bytes(out, "bag-info.txt", info->data, info->len, err) != 0)
        return -1;
    for (int turn = 0; turn < 2; turn++)
        for (size_t i = 0; i < ALGORITHM_COUNT; i++)
            if (kinds & BAG_SUM(ALGORITHMS[i].kind) && put_manifest(out, i, turn == 0, beside, err) != 0)
                return -1;
    return 0;
}
