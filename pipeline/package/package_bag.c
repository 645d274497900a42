#include "pipeline/package/package_bag.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "pipeline/base/err.h"
#include "pipeline/base/file.h"
#include "pipeline/package/bag_path.h"
#include "pipeline/package/package_parts.h"
#include "pipeline/package/spool.h"

static const char DECLARATION[] = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n";

/* A manifest's algorithm, and the column of its digests in package->written. */
static const struct {
    const char *name;
    int column;
} ALGORITHMS[] = {{"sha256", 2}, {"sha512", 3}};

int package_bag_begin(struct package_output *out, struct err *err)
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
static int put_lines(struct package *package, FILE *stream, int column, bool payload, struct err *err)
{
    const char *columns[SPOOL_STRINGS];
    cleanup_buf struct buf line = {0};
    int got;

    if (spool_rewind(package->written, err) != 0)
        return -1;
    while ((got = spool_next(package->written, columns, NULL, err)) == 1) {
        if (!is_listed(columns[0], payload))
            continue;
        buf_clear(&line);
        buf_printf(&line, "%s  ", columns[column]);
        bag_path_encode(&line, columns[0]);
        buf_putc(&line, '\n');
        fwrite(line.data, line.len, 1, stream);
    }
    if (got == 0 && (fflush(stream) != 0 || ferror(stream)))
        return err_errno(err, "cannot write a temporary file");
    return got;
}

static int put_manifest(struct package *package, const char *prefix, size_t algorithm, bool payload, struct err *err)
{
    int fd = spool_open_file(package->target.temporary, err), result;
    FILE *stream = fd < 0 ? NULL : fdopen(fd, "w+");
    char name[64];

    if (fd >= 0 && !stream) {
        err_errno(err, "cannot write a temporary file");
        close(fd);
    }
    if (!stream)
        return -1;
    snprintf(name, sizeof name, "%s-%s.txt", prefix, ALGORITHMS[algorithm].name);
    result = put_lines(package, stream, ALGORITHMS[algorithm].column, payload, err);
    if (result == 0)
        result = package_output_add_open(package->out, name, fd, name, err);
    fclose(stream);
    return result;
}

/* Payload-Oxum: bytes and files. */
static int sum(struct package *package, unsigned long long *bytes, unsigned long long *files, struct err *err)
{
    const char *columns[SPOOL_STRINGS];
    int got;

    *bytes = *files = 0;
    if (spool_rewind(package->written, err) != 0)
        return -1;
    while ((got = spool_next(package->written, columns, NULL, err)) == 1)
        if (is_listed(columns[0], true)) {
            *bytes += strtoull(columns[1], NULL, 10);
            ++*files;
        }
    return got;
}

static void put_info(struct buf *out, const char *label, const char *value)
{
    if (!value || !*value)
        return;
    buf_printf(out, "%s: ", label);
    for (; *value; value++)
        buf_putc(out, *value == '\n' || *value == '\r' ? ' ' : *value);
    buf_putc(out, '\n');
}

static int put_bag_info(struct package *package, struct err *err)
{
    const struct settings *s = package->settings;
    cleanup_buf struct buf info = {0};
    unsigned long long bytes, files;

    if (sum(package, &bytes, &files, err) != 0)
        return -1;
    put_info(&info, "Source-Organization", s->agency_name);
    put_info(&info, "Organization-Address", s->agency_place);
    put_info(&info, "Internal-Sender-Identifier", s->agency_code);
    put_info(&info, "External-Identifier", package->id);
    put_info(&info, "External-Description", package->options.ead->values[EAD_TITLE]);
    buf_printf(&info, "Bagging-Date: %.10s\n", package->options.time);
    buf_printf(&info, "Bag-Software-Agent: %s %s\n", package->options.software, package->options.version);
    buf_printf(&info, "Payload-Oxum: %llu.%llu\n", bytes, files);
    return package_output_add_bytes(package->out, "bag-info.txt", info.data, info.len, err);
}

int package_bag_end(struct package *package, struct err *err)
{
    if (put_bag_info(package, err) != 0)
        return -1;
    for (size_t i = 0; i < 2; i++)
        if (put_manifest(package, "manifest", i, true, err) != 0)
            return -1;
    for (size_t i = 0; i < 2; i++)
        if (put_manifest(package, "tagmanifest", i, false, err) != 0)
            return -1;
    return 0;
}
