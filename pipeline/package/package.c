#include "pipeline/package/package.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "pipeline/base/err.h"
#include "pipeline/base/file.h"
#include "pipeline/base/xml.h"
#include "pipeline/package/bag_sums.h"
#include "pipeline/package/bag_write.h"
#include "pipeline/package/package_bag.h"
#include "pipeline/package/package_parts.h"
#include "pipeline/package/pronom.h"
#include "pipeline/package/spool.h"

static const struct {
    const char *name;
    enum package_ead_form root, document;
} KINDS[] = {
    [PACKAGE_AS_AIP_HOSO] = {"aip-hoso", EAD_AIP_HOSO, EAD_AIP_DOC},
    [PACKAGE_AS_AIP_TAILIEU] = {"aip-tailieu", EAD_AIP_TAILIEU, EAD_AIP_DOC},
    [PACKAGE_AS_SIP_HOSO] = {"sip-hoso", EAD_SIP_HOSO, EAD_SIP_DOC},
    [PACKAGE_AS_SIP_TAILIEU] = {"sip-tailieu", EAD_SIP_TAILIEU, EAD_SIP_DOC},
    [PACKAGE_AS_CSIP] = {"csip", EAD_DUBLIN_CORE, EAD_DUBLIN_CORE},
};

static const char *const PLACES[] = {
    [PACKAGE_DATA] = PACKAGE_REPRESENTATION "data/", [PACKAGE_ORIGINALS] = "documentation/originals/",
    [PACKAGE_RECORDS] = "documentation/records/",    [PACKAGE_ALTO] = "documentation/alto/",
    [PACKAGE_DOCUMENTATION] = "documentation/",
};

const char *package_as_name(enum package_as as)
{
    return KINDS[as].name;
}

bool package_as_by_name(const char *name, enum package_as *as)
{
    for (int i = 0; i < PACKAGE_AS_COUNT; i++)
        if (!strcmp(KINDS[i].name, name)) {
            *as = (enum package_as)i;
            return true;
        }
    return false;
}

bool package_as_is_hoso(enum package_as as)
{
    return as == PACKAGE_AS_AIP_HOSO || as == PACKAGE_AS_SIP_HOSO;
}

bool package_as_is_sip(enum package_as as)
{
    return as == PACKAGE_AS_SIP_HOSO || as == PACKAGE_AS_SIP_TAILIEU;
}

/* Names --------------------------------------------------------------------------------------------------------- */

static char *upper(char *s)
{
    for (char *p = s; *p; p++)
        if (*p >= 'a' && *p <= 'z')
            *p = (char)(*p - 'a' + 'A');
    return s;
}

char *package_hex(struct package *package, const char *hex)
{
    char *copy = arena_strdup(&package->arena, hex);

    return !strcmp(package->settings->package_checksums, "lower") ? copy : upper(copy);
}

void package_part_id(const struct package *package, const char *what, char out[PACKAGE_UUID_SIZE])
{
    cleanup_buf struct buf name = {0};

    buf_printf(&name, "%s %s", package->uuid, what);
    package_uuid(buf_string(&name), out);
    upper(out);
}

void package_file_id(const struct package *package, const char *base, const char *path, char out[PACKAGE_UUID_SIZE])
{
    cleanup_buf struct buf name = {0};

    buf_printf(&name, "file %s%s", base, path);
    package_part_id(package, buf_string(&name), out);
}

/* OBJID by the rules of each kind, and the folder named after it. */
static void make_id(struct package *package)
{
    const struct package_options *o = &package->options;
    const struct settings *s = package->settings;
    cleanup_buf struct buf name = {0};

    buf_printf(&name, "%s %s", KINDS[o->as].name, o->content);
    package_uuid(buf_string(&name), package->uuid);
    if (package_as_is_sip(o->as))
        package->id = arena_printf(&package->arena, "uuid-%s", upper(arena_strdup(&package->arena, package->uuid)));
    else if (o->as != PACKAGE_AS_CSIP && s->package_fonds_in_name > 0 && s->agency_fonds[0])
        package->id = arena_printf(&package->arena, "urn:%s:uuid:%s", s->agency_fonds, package->uuid);
    else
        package->id = arena_printf(&package->arena, "urn:uuid:%s", package->uuid);
}

static char *folder_name(struct package *package)
{
    char *name = arena_strdup(&package->arena, package->id);

    for (char *p = name; *p; p++)
        if (*p == ':' || *p == '/' || *p == '\\')
            *p = '_';
    return name;
}

/* Opening ------------------------------------------------------------------------------------------------------- */

static int open_target(struct package *package, struct err *err)
{
    const char *path = package->options.path, *folder = folder_name(package);
    size_t n = strlen(path);

    if (n > 0 && path[n - 1] == '/') {
        if (file_make_folders(AT_FDCWD, path, err) != 0)
            return -1;
        path = arena_printf(&package->arena, "%s%s", path, folder);
    }
    if (package_target_init(&package->target, path, package->options.replace, err) != 0)
        return -1;
    package->prefix = "";
    if (package->options.bag) {
        package->prefix = arena_printf(&package->arena, "data/%s/", folder);
    } else if (package->target.format != PACKAGE_FOLDER) {
        free(package->target.top);
        package->target.top = memory_strdup(folder);
    } else if (strcmp(package->target.top, folder)) {
        package->prefix = arena_printf(&package->arena, "%s/", folder);
    }
    return package_target_clear(&package->target, err);
}

static int open_output(struct package *package, struct err *err)
{
    unsigned sums = package->options.bag ? package_bag_kinds(package) : BAG_SUM(DIGEST_SHA256);
    struct spool **const spools[] = {&package->data, &package->descriptions, &package->documentation, &package->schemas,
                                     &package->events};
    struct tm t = {0};

    for (size_t i = 0; i < sizeof spools / sizeof *spools; i++) {
        *spools[i] = spool_new(package->target.temporary, err);
        if (!*spools[i])
            return -1;
    }
    strptime(package->options.time, "%Y-%m-%dT%H:%M:%SZ", &t);
    package->out = package_output_open(package->target.temporary, package->target.format, package->target.top,
                                       timegm(&t), sums, err);
    if (!package->out)
        return -1;
    return package->options.bag ? bag_write_begin(package->out, err) : 0;
}

struct package *package_create(const struct package_options *options, struct err *err)
{
    struct package *package = memory_alloc(sizeof *package);

    package->options = *options;
    package->settings = options->settings;
    package_time(options->time, package->created);
    make_id(package);
    if (open_target(package, err) == 0 && open_output(package, err) == 0)
        return package;
    package_free(package);
    return NULL;
}

/* Files --------------------------------------------------------------------------------------------------------- */

/* What METS and PREMIS have to say of the file written last. */
static int list_file(struct package *package, struct spool *list, const char *path, const struct pronom *pronom,
                     const struct package_file *file, struct err *err)
{
    const char *columns[FILE_COLUMNS];
    char size[24], created[PACKAGE_TIME_SIZE], sha256[DIGEST_HEX_MAX];
    bool lower = !strcmp(package->settings->package_checksums, "lower");

    snprintf(size, sizeof size, "%llu", (unsigned long long)file->size);
    snprintf(sha256, sizeof sha256, "%s", package_sha256(package));
    if (file->created)
        package_time(file->created, created);
    columns[FILE_PATH] = path;
    columns[FILE_SIZE] = size;
    columns[FILE_SHA256] = lower ? sha256 : upper(sha256);
    columns[FILE_MIME] = strcmp(pronom->mime, "text/xml") ? pronom->mime : package->settings->package_xml_type;
    columns[FILE_FORMAT] = pronom->name;
    columns[FILE_VERSION] = pronom->version;
    columns[FILE_PRONOM] = pronom->key;
    columns[FILE_CREATED] = file->created ? created : package->created;
    columns[FILE_DOCUMENT] = package->document && !file->of_package ? package->document : "";
    columns[FILE_ORIGINAL_NAME] = file->original_name;
    return spool_put(list, columns, FILE_COLUMNS, err);
}

/* The first and the last bytes, to tell the format. */
static int look_at(const struct package_file *file, struct pronom *pronom, struct err *err)
{
    char head[PRONOM_HEAD], tail[PRONOM_HEAD];
    ssize_t n, m = 0;
    int fd;

    if (file->bytes) {
        pronom_tell(file->name, file->bytes, file->length, NULL, 0, pronom);
        return 0;
    }
    fd = openat(file->dirfd, file->path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (fd < 0)
        return err_errno(err, "cannot open '%s'", file->path);
    n = pread(fd, head, sizeof head, 0);
    if (file->size > sizeof head)
        m = pread(fd, tail, sizeof tail, (off_t)(file->size - sizeof tail));
    if (n >= 0 && m >= 0)
        pronom_tell(file->name, head, (size_t)n, tail, (size_t)m, pronom);
    else
        err_errno(err, "cannot read '%s'", file->path);
    close(fd);
    return n >= 0 && m >= 0 ? 0 : -1;
}

int package_add_file(struct package *package, const struct package_file *file, struct err *err)
{
    const char *base = file->place == PACKAGE_DATA ? PACKAGE_REPRESENTATION : "";
    cleanup_buf struct buf path = {0};
    struct package_file sized = *file;
    struct pronom pronom;
    int result = look_at(file, &pronom, err);

    buf_printf(&path, "%s%s%s", package->prefix, PLACES[file->place], file->name);
    if (file->bytes)
        sized.size = file->length;
    if (result == 0 && file->bytes)
        result = package_output_add_bytes(package->out, path.data, file->bytes, file->length, err);
    else if (result == 0)
        result =
            package_output_add_file(package->out, path.data, file->dirfd, file->path, file->size, file->sha256, err);
    if (result != 0)
        return -1;
    package->bytes += sized.size;
    package->file_count++;
    return list_file(package, file->place == PACKAGE_DATA ? package->data : package->documentation,
                     path.data + strlen(package->prefix) + strlen(base), &pronom, &sized, err);
}

const char *package_sha256(const struct package *package)
{
    return package_output_sha256(package->out);
}

uint64_t package_bytes(const struct package *package)
{
    return package->bytes;
}

int package_put_bytes(struct package *package, struct spool *list, const char *base, const char *path,
                      const void *bytes, size_t n, struct err *err)
{
    const struct package_file file = {.place = PACKAGE_DATA, .name = path, .size = n};
    cleanup_buf struct buf whole = {0};
    struct pronom pronom;

    buf_printf(&whole, "%s%s%s", package->prefix, base, path);
    if (package_output_add_bytes(package->out, whole.data, bytes, n, err) != 0)
        return -1;
    package->bytes += n;
    package->file_count++;
    pronom_tell(path, bytes, n, NULL, 0, &pronom);
    return list_file(package, list, path, &pronom, &file, err);
}

static void refer(struct package *package, struct package_reference *reference, const char *path, uint64_t size)
{
    reference->path = arena_strdup(&package->arena, path);
    reference->size = arena_printf(&package->arena, "%llu", (unsigned long long)size);
    reference->sha256 = package_hex(package, package_sha256(package));
    package->bytes += size;
}

int package_put_reference(struct package *package, const char *base, const char *path, const void *bytes, size_t n,
                          struct package_reference *reference, struct err *err)
{
    cleanup_buf struct buf whole = {0};

    buf_printf(&whole, "%s%s%s", package->prefix, base, path);
    if (package_output_add_bytes(package->out, whole.data, bytes, n, err) != 0)
        return -1;
    refer(package, reference, path, n);
    return 0;
}

int package_put_xml(struct package *package, const char *base, const char *path,
                    int (*put)(struct package *package, struct xml *xml, struct err *err),
                    struct package_reference *reference, struct err *err)
{
    int fd = spool_open_file(package->target.temporary, err), result;
    cleanup_buf struct buf whole = {0};
    struct xml *xml;

    if (fd < 0)
        return -1;
    xml = xml_new_file(fd, true);
    result = put(package, xml, err);
    if (result == 0)
        result = xml_finish(xml, NULL, err);
    else
        xml_abandon(xml);
    buf_printf(&whole, "%s%s%s", package->prefix, base, path);
    if (result == 0)
        result = package_output_add_open(package->out, whole.data, fd, path, err);
    if (result == 0)
        refer(package, reference, path, (uint64_t)lseek(fd, 0, SEEK_END));
    close(fd);
    return result;
}

/* Documents ----------------------------------------------------------------------------------------------------- */

int package_begin_document(struct package *package, const char *name, const struct package_ead *ead, struct err *err)
{
    const char *prefix = package->options.as == PACKAGE_AS_CSIP ? "DC_" : package->settings->package_document_prefix;
    cleanup_buf struct buf xml = {0};
    cleanup_buf struct buf path = {0};

    free(package->document);
    package->document = memory_strdup(name);
    package->document_count++;
    package->event_count = 0;
    buf_printf(&path, "metadata/descriptive/%s%s.xml", prefix, name);
    if (package_ead_put(KINDS[package->options.as].document, ead, &xml, &package->cut, err) != 0)
        return -1;
    return package_put_bytes(package, package->descriptions, PACKAGE_REPRESENTATION, path.data, xml.data, xml.len, err);
}

static void note_agent(struct package *package, const char *agent)
{
    size_t n = package->agent_count;

    for (size_t i = 0; i < n; i++)
        if (!strcmp(package->agents[i], agent))
            return;
    if ((n & (n - 1)) == 0)
        package->agents = memory_resize(package->agents, n ? 2 * n : 1, sizeof *package->agents);
    package->agents[package->agent_count++] = arena_strdup(&package->arena, agent);
}

int package_add_event(struct package *package, const struct package_event *event, struct err *err)
{
    const char *columns[EVENT_COLUMNS];
    cleanup_buf struct buf name = {0};
    char id[PACKAGE_UUID_SIZE], time[PACKAGE_TIME_SIZE];

    buf_printf(&name, "event %s %zu", package->document, ++package->event_count);
    package_part_id(package, buf_string(&name), id);
    package_time(event->time, time);
    note_agent(package, event->agent);
    columns[EVENT_ID] = id;
    columns[EVENT_TYPE] = event->type;
    columns[EVENT_TIME] = time;
    columns[EVENT_AGENT] = event->agent;
    columns[EVENT_OUTCOME] = event->outcome;
    columns[EVENT_DETAIL] = event->detail;
    columns[EVENT_OBJECT] = event->object;
    columns[EVENT_DOCUMENT] = package->document;
    return spool_put(package->events, columns, EVENT_COLUMNS, err);
}

/* Finishing ----------------------------------------------------------------------------------------------------- */

static int put_root_description(struct package *package, struct err *err)
{
    const char *path =
        package->options.as == PACKAGE_AS_CSIP ? "metadata/descriptive/DC.xml" : "metadata/descriptive/EAD.xml";
    cleanup_buf struct buf xml = {0};

    if (package_ead_put(KINDS[package->options.as].root, package->options.ead, &xml, &package->cut, err) != 0)
        return -1;
    return package_put_reference(package, "", path, xml.data, xml.len, &package->ead, err);
}

static int put_metadata(struct package *package, struct err *err)
{
    struct package_reference unused;

    if (!package_as_is_sip(package->options.as) &&
        (package_put_xml(package, PACKAGE_REPRESENTATION, "metadata/preservation/PREMIS_rep1.xml",
                         package_premis_representation, &package->rep_premis, err) != 0 ||
         package_put_xml(package, "", "metadata/preservation/PREMIS.xml", package_premis_root, &package->premis, err) !=
             0))
        return -1;
    if (package_put_xml(package, "", PACKAGE_REPRESENTATION "METS.xml", package_mets_representation, &package->rep_mets,
                        err) != 0)
        return -1;
    return package_put_xml(package, "", "METS.xml", package_mets_root, &unused, err);
}

int package_finish(struct package *package, struct err *err)
{
    free(package->document);
    package->document = NULL;
    if (put_root_description(package, err) != 0 || package_xsd_put(package, err) != 0 ||
        put_metadata(package, err) != 0)
        return -1;
    if (package->options.bag && package_bag_end(package, err) != 0)
        return -1;
    if (package_output_finish(package->out, err) != 0)
        return -1;
    return package_prove(package, err);
}

int package_take_name(struct package *package, struct err *err)
{
    return package_target_take(&package->target, err);
}

void package_tell(const struct package *package, struct package_result *result)
{
    *result = (struct package_result){.path = package->target.path,
                                      .id = package->id,
                                      .cut = package->cut,
                                      .lacking = package->lacking,
                                      .lacks = buf_string(&package->lacks),
                                      .schemas = package->has_schemas};
}

void package_free(struct package *package)
{
    if (!package)
        return;
    package_output_close(package->out);
    package_target_release(&package->target);
    spool_free(package->data);
    spool_free(package->descriptions);
    spool_free(package->documentation);
    spool_free(package->schemas);
    spool_free(package->events);
    buf_release(&package->lacks);
    free(package->document);
    free(package->agents);
    arena_release(&package->arena);
    free(package);
}
