/* documentation/ of a package: what its metadata has no place for, and lists that a spreadsheet opens. */
#include <fcntl.h>

#include "pipeline/base/err.h"
#include "pipeline/base/file.h"
#include "tools/contents.h"
#include "tools/pack_parts.h"

#define README "README.txt"
/* A row of a list is some hundred bytes. */
#define LIST_BYTES (1024L * 1024 * 1024)

/* Of documentation/: for whoever opens the package without this program. */
static const char ABOUT[] =
    "This folder tells of the package what its metadata has no place for.\n"
    "\n"
    "records/    all that is known of each document, as JSON: fields with confidence and place, words, who confirmed\n"
    "            what, where it came from, what was done. The form is the manual page sohoa-json(5). The record of "
    "the\n"
    "            dossier (hồ sơ) ends in .dossier.json.\n"
    "originals/  the files as they were taken in, byte for byte. One that is in data/ of the representation is not "
    "here.\n"
    "*.csv       what is in the package, for a spreadsheet: the documents (mục lục văn bản) and the dossier (mục lục "
    "hồ\n"
    "            sơ), with the columns of Nghị định 30/2020, Phụ lục V. A value in question is named under Ghi chú.\n"
    "alto/       words of each page with their places (ALTO 4.4), where they were asked for.\n"
    "\n"
    "Codes in EAD.xml and EAD_doc (Thông tư 05/2025/TT-BNV)\n"
    "maintenance      01 vĩnh viễn, 02 70 năm, 03 50 năm, 04 30 năm, 05 20 năm, 06 10 năm, 07 khác\n"
    "mode             01 công khai, 02 có điều kiện, 03 mật\n"
    "language         01 Việt, 02 Anh, 03 Pháp, 04 Nga, 05 Trung, 06 Việt-Anh, 07 Việt-Nga, 08 Việt-Pháp, 09 Hán-Nôm,\n"
    "                 10 Việt-Trung, 11 khác\n"
    "format           01 tốt, 02 bình thường, 03 hỏng\n"
    "confidenceLevel  01 gốc điện tử, 02 số hóa, 03 hỗn hợp\n"
    "An element is empty where nothing is known, or where a person is still asked.\n";

static int add_bytes(struct package *package, enum package_place place, const char *name, const void *bytes, size_t n,
                     struct err *err)
{
    const struct package_file file = {.place = place, .of_package = true, .name = name, .bytes = bytes, .length = n};

    return package_add_file(package, &file, err);
}

static int add_record(struct pack_set *set, struct package *package, struct err *err)
{
    cleanup_buf struct buf record = {0};

    if (dossier_put_record(set->home->catalogue, set->dossier.id, &record, err) != 0)
        return -1;
    return add_bytes(package, PACKAGE_RECORDS, "dossier" DOSSIER_RECORD_ENDING, record.data, record.len, err);
}

/* A list was written to a file; its bytes go into the package. */
static int add_list(struct package *package, const char *path, const char *name, struct err *err)
{
    cleanup_buf struct buf csv = {0};

    if (file_read(AT_FDCWD, path, LIST_BYTES, &csv, err) != 0)
        return -1;
    return add_bytes(package, PACKAGE_DOCUMENTATION, name, csv.data, csv.len, err);
}

/* As CSV alone: a PDF differs with the fonts of the machine, and a package is the same everywhere. */
static int add_lists(struct pack_set *set, struct package *package, size_t first, size_t count, struct err *err)
{
    cleanup_arena struct arena arena = {0};
    struct contents_options options = {
        .path = file_join(&arena, set->scratch, "list.csv"), .replace = true, .agency = ""};
    struct catalogue *c = set->home->catalogue;
    int result;

    if (set->dossier.id)
        result = contents_documents(c, &set->dossier, &options, err);
    else
        result = contents_loose(c, set->ids + first, count, (int64_t)first + 1, &options, err);
    if (result == 0)
        result = add_list(package, options.path, "muc-luc-van-ban.csv", err);
    if (result != 0 || !set->dossier.id)
        return result;
    return contents_dossier(&set->dossier, &options, err) == 0
               ? add_list(package, options.path, "muc-luc-ho-so.csv", err)
               : -1;
}

int pack_documentation_add(struct pack_set *set, struct package *package, size_t first, size_t count, struct err *err)
{
    if (set->dossier.id && add_record(set, package, err) != 0)
        return -1;
    if (add_lists(set, package, first, count, err) != 0)
        return -1;
    return add_bytes(package, PACKAGE_DOCUMENTATION, README, ABOUT, sizeof ABOUT - 1, err);
}
