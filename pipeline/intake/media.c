#include "pipeline/intake/media.h"

#include <ctype.h>
#include <fnmatch.h>
#include <string.h>
#include <strings.h>

#define PDF_HEADER_WITHIN 1024
#define TAR_BLOCK         512

struct magic {
    unsigned short offset, n;
    const char *bytes;
    enum media media;
    const char *what; /* for MEDIA_OTHER, for a person */
};

#define AT(offset, bytes, media)                                                                                       \
    {                                                                                                                  \
        offset, sizeof(bytes) - 1, bytes, media, NULL                                                                  \
    }
#define OTHER(offset, bytes, what)                                                                                     \
    {                                                                                                                  \
        offset, sizeof(bytes) - 1, bytes, MEDIA_OTHER, what                                                            \
    }

/* The first that fits decides. */
static const struct magic magics[] = {
    AT(0, "%PDF-", MEDIA_PDF),
    AT(0, "II*\0", MEDIA_TIFF),
    AT(0, "MM\0*", MEDIA_TIFF),
    AT(0, "II+\0\x08\0\0\0", MEDIA_TIFF),
    AT(0, "MM\0+\0\x08\0\0", MEDIA_TIFF),
    AT(0, "\xff\xd8\xff", MEDIA_JPEG),
    AT(0, "\x89PNG\r\n\x1a\n", MEDIA_PNG),
    AT(0, "\0\0\0\x0cjP  \r\n\x87\n", MEDIA_JP2),
    AT(0, "\xff\x4f\xff\x51", MEDIA_JP2),
    AT(0, "\x1f\x8b\x08", MEDIA_GZIP),
    AT(0,
       "\xfd"
       "7zXZ\0",
       MEDIA_XZ),
    AT(0, "\x28\xb5\x2f\xfd", MEDIA_ZSTD),
    AT(0, "7z\xbc\xaf\x27\x1c", MEDIA_SEVENZIP),
    OTHER(0, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office document (Word, Excel or PowerPoint)"),
    OTHER(0, "Rar!\x1a\x07", "a RAR archive: unpack it first"),
    OTHER(0, "{\\rtf", "an RTF document"),
    OTHER(0, "%!PS", "a PostScript file"),
    OTHER(0, "GIF8", "a GIF picture"),
    OTHER(0, "8BPS", "a Photoshop picture"),
    OTHER(0, "AT&TFORM", "a DjVu document"),
    OTHER(4, "ftypheic", "an HEIC picture: save it as JPEG"),
    OTHER(4, "ftypheix", "an HEIC picture: save it as JPEG"),
    OTHER(4, "ftypmif1", "an HEIC picture: save it as JPEG"),
    OTHER(4, "ftypavif", "an AVIF picture: save it as JPEG"),
    OTHER(4, "ftyp", "a film or sound recording"),
    OTHER(0, "ID3", "a sound recording"),
    OTHER(0,
          "\x7f"
          "ELF",
          "a program"),
    OTHER(0, "#!", "a program"),
    OTHER(0, "SQLite format 3", "a database"),
    OTHER(0, "<?xml", "an XML file"),
    OTHER(0, "<!DOCTYPE", "a web page"),
    OTHER(0, "<html", "a web page"),
    OTHER(0, "\xff\x0a", "a JPEG XL picture: save it as JPEG"),
};

/* Archives by form, documents by content: what the first entries of a zip say. */
struct zip_kind {
    const char *entry; /* a prefix of an entry's name, or of the `mimetype` entry's content */
    const char *what;
};

static const struct zip_kind zip_mimetypes[] = {
    {"application/epub", "an e-book (EPUB)"},
    {"application/vnd.oasis.opendocument.text", "an OpenDocument text"},
    {"application/vnd.oasis.opendocument.spreadsheet", "an OpenDocument spreadsheet"},
    {"application/vnd.oasis.opendocument.presentation", "an OpenDocument presentation"},
    {"application/", "an OpenDocument file"},
};

static const struct zip_kind zip_entries[] = {
    {"word/", "a Word document"},
    {"xl/", "an Excel workbook"},
    {"ppt/", "a PowerPoint presentation"},
    {"visio/", "a Visio drawing"},
    {"META-INF/", "a Java program"},
    {"AndroidManifest.xml", "an Android program"},
    {"[Content_Types].xml", "an Office document"},
    {"_rels/", "an Office document"},
    {"docProps/", "an Office document"},
};

static bool starts(const unsigned char *head, size_t n, size_t offset, const char *bytes, size_t length)
{
    return offset + length <= n && memcmp(head + offset, bytes, length) == 0;
}

static unsigned le16(const unsigned char *p)
{
    return p[0] | (unsigned)p[1] << 8;
}

static unsigned le32(const unsigned char *p)
{
    return le16(p) | le16(p + 2) << 16;
}

static const char *zip_lookup(const struct zip_kind *kinds, size_t count, const unsigned char *s, size_t n)
{
    for (size_t i = 0; i < count; i++)
        if (starts(s, n, 0, kinds[i].entry, strlen(kinds[i].entry)))
            return kinds[i].what;
    return NULL;
}

/* What the zip is when it is a document or a program; NULL for an archive of files. Walks the local headers
 * that the head holds; an entry of unknown length (streamed) is passed by searching for the next header. */
static const char *zip_document(const unsigned char *head, size_t n)
{
    const char *vague = NULL;
    size_t at = 0;

    while (at + 30 <= n && starts(head, n, at, "PK\3\4", 4)) {
        size_t name = le16(head + at + 26), extra = le16(head + at + 28);
        size_t packed = le32(head + at + 18), data = at + 30 + name + extra;
        const unsigned char *entry = head + at + 30, *next;
        size_t room = n - at - 30 < name ? n - at - 30 : name;
        const char *what;

        if (name == 8 && starts(entry, room, 0, "mimetype", 8))
            return data < n ? zip_lookup(zip_mimetypes, 5, head + data, n - data) : NULL;
        what = zip_lookup(zip_entries, sizeof zip_entries / sizeof *zip_entries, entry, room);
        if (what && strcmp(what, "an Office document") != 0)
            return what;
        if (what)
            vague = what;
        if (data >= n || packed > n)
            break;
        next = packed > 0 ? head + data + packed : memmem(head + data, n - data, "PK\3\4", 4);
        if (!next || next >= head + n)
            break;
        at = (size_t)(next - head);
    }
    return vague;
}

/* A tar header of any age: its checksum is right. */
static bool is_tar(const unsigned char *head, size_t n)
{
    unsigned long sum = 0, stated = 0;
    int digits = 0;

    if (n < TAR_BLOCK || head[0] == '\0')
        return false;
    for (size_t i = 0; i < TAR_BLOCK; i++)
        sum += i >= 148 && i < 156 ? ' ' : head[i];
    for (size_t i = 148; i < 156; i++) {
        if (head[i] >= '0' && head[i] <= '7') {
            stated = stated * 8 + (unsigned)(head[i] - '0');
            digits++;
        } else if (head[i] != ' ' && head[i] != '\0') {
            return false;
        }
    }
    return digits > 0 && stated == sum;
}

static bool is_bmp(const unsigned char *head, size_t n)
{
    unsigned header;

    if (n < 26 || memcmp(head, "BM", 2) != 0)
        return false;
    header = le32(head + 14);
    return header >= 12 && header <= 124 && le32(head + 10) >= 14 + header && le32(head + 10) < 65536;
}

static bool is_text(const unsigned char *head, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (head[i] < ' ' && !isspace(head[i]) && head[i] != 0x1b)
            return false;
    return n > 0;
}

static bool is_program(const unsigned char *head, size_t n)
{
    return n >= 64 && head[0] == 'M' && head[1] == 'Z' && le32(head + 60) >= 64;
}

static const struct magic *find_magic(const unsigned char *head, size_t n)
{
    for (size_t i = 0; i < sizeof magics / sizeof *magics; i++)
        if (starts(head, n, magics[i].offset, magics[i].bytes, magics[i].n))
            return &magics[i];
    return NULL;
}

static bool is_webp(const unsigned char *head, size_t n)
{
    return starts(head, n, 0, "RIFF", 4) && starts(head, n, 8, "WEBP", 4);
}

static bool is_bzip2(const unsigned char *head, size_t n)
{
    return starts(head, n, 0, "BZh", 3) && starts(head, n, 4, "1AY&SY", 6);
}

enum media media_sniff(const unsigned char *head, size_t n, const char *name)
{
    const struct magic *magic = find_magic(head, n);
    size_t window = n < PDF_HEADER_WITHIN + 4 ? n : PDF_HEADER_WITHIN + 4;
    const char *dot = name ? strrchr(name, '.') : NULL;

    if (magic && magic->media != MEDIA_OTHER)
        return magic->media;
    if (starts(head, n, 0, "PK\3\4", 4))
        return zip_document(head, n) ? MEDIA_OTHER : MEDIA_ZIP;
    if (starts(head, n, 0, "PK\5\6", 4) || starts(head, n, 0, "PK\7\x08PK", 6))
        return MEDIA_ZIP; /* empty, or in one piece of several */
    if (is_webp(head, n))
        return MEDIA_WEBP;
    if (is_bzip2(head, n))
        return MEDIA_BZIP2;
    if (is_bmp(head, n))
        return MEDIA_BMP;
    /* A text may hit the checksum of an old tar by chance only where it has no NULs: never. */
    if (is_tar(head, n) && (!is_text(head, TAR_BLOCK) || (dot && strcasecmp(dot, ".tar") == 0)))
        return MEDIA_TAR;
    /* Last: an archive that stores a PDF uncompressed has the header near its start too. */
    return memmem(head, window, "%PDF-", 5) ? MEDIA_PDF : MEDIA_OTHER;
}

const char *media_describe(const unsigned char *head, size_t n)
{
    const struct magic *magic = find_magic(head, n);
    const char *zip;

    if (n == 0)
        return "an empty file";
    if (magic && magic->what)
        return magic->what;
    if (is_program(head, n))
        return "a program";
    zip = starts(head, n, 0, "PK\3\4", 4) ? zip_document(head, n) : NULL;
    if (zip)
        return zip;
    if (starts(head, n, 0, "\xff\xfe", 2) || starts(head, n, 0, "\xfe\xff", 2) || is_text(head, n))
        return "a text file";
    return "a file of a kind that is not a scan";
}

static const struct {
    const char *name, *type;
    bool image, archive;
} table[MEDIA_COUNT] = {
#define MEDIA(id, name, type, image, archive) {name, type, image, archive},
    MEDIA_TABLE(MEDIA)
#undef MEDIA
};

const char *media_name(enum media media)
{
    return table[media < MEDIA_COUNT ? media : MEDIA_OTHER].name;
}

const char *media_type(enum media media)
{
    return table[media < MEDIA_COUNT ? media : MEDIA_OTHER].type;
}

bool media_by_name(const char *name, enum media *media)
{
    for (int i = 0; i < MEDIA_COUNT; i++)
        if (strcasecmp(name, table[i].name) == 0 || strcasecmp(name, table[i].type) == 0) {
            *media = (enum media)i;
            return true;
        }
    return false;
}

bool media_is_image(enum media media)
{
    return media < MEDIA_COUNT && table[media].image;
}

bool media_is_archive(enum media media)
{
    return media < MEDIA_COUNT && table[media].archive;
}

bool media_is_junk_name(const char *name)
{
    static const char *const patterns[] = {".*",           "~$*",    "Thumbs.db",  "ehthumbs*.db", "desktop.ini",
                                           "__MACOSX",     "*.tmp",  "*~",         "~*.tmp",       "Icon\r",
                                           "*.crdownload", "*.part", "Picasa.ini", "$RECYCLE.BIN"};

    for (size_t i = 0; i < sizeof patterns / sizeof *patterns; i++)
        if (fnmatch(patterns[i], name, FNM_CASEFOLD | FNM_NOESCAPE) == 0)
            return true;
    return false;
}
