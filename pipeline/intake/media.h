/* What a file is, told from its first bytes and never from the ending of its name.
 *
 * Sources: ISO 32000-1 Annex H.3.4.1 (%PDF- within the first 1024 bytes), TIFF 6.0 and BigTIFF, ITU-T T.81,
 * PNG 1.2, ISO 15444-1 Annex I, RFC 9649 (WebP), APPNOTE.TXT (zip), POSIX.1 pax (tar). */
#ifndef SOHOA_INTAKE_MEDIA_H
#define SOHOA_INTAKE_MEDIA_H

#include <stdbool.h>
#include <stddef.h>

struct err;

#define MEDIA_HEAD_BYTES 4096 /* what media_sniff wants to see; a shorter file is fine */

/* MEDIA(identifier, short name, media type, image?, archive?) */
#define MEDIA_TABLE(MEDIA)                                                                                             \
    MEDIA(PDF, "pdf", "application/pdf", false, false)                                                                 \
    MEDIA(TIFF, "tiff", "image/tiff", true, false)                                                                     \
    MEDIA(JPEG, "jpeg", "image/jpeg", true, false)                                                                     \
    MEDIA(PNG, "png", "image/png", true, false)                                                                        \
    MEDIA(JP2, "jp2", "image/jp2", true, false)                                                                        \
    MEDIA(WEBP, "webp", "image/webp", true, false)                                                                     \
    MEDIA(BMP, "bmp", "image/bmp", true, false)                                                                        \
    MEDIA(ZIP, "zip", "application/zip", false, true)                                                                  \
    MEDIA(TAR, "tar", "application/x-tar", false, true)                                                                \
    MEDIA(GZIP, "gzip", "application/gzip", false, true)                                                               \
    MEDIA(XZ, "xz", "application/x-xz", false, true)                                                                   \
    MEDIA(ZSTD, "zstd", "application/zstd", false, true)                                                               \
    MEDIA(BZIP2, "bzip2", "application/x-bzip2", false, true)                                                          \
    MEDIA(SEVENZIP, "7z", "application/x-7z-compressed", false, true)                                                  \
    MEDIA(OTHER, "other", "application/octet-stream", false, false)

enum media {
#define MEDIA(id, name, type, image, archive) MEDIA_##id,
    MEDIA_TABLE(MEDIA)
#undef MEDIA
        MEDIA_COUNT
};

/* head[0..n) is the start of the file; name is used only to tell old tar headers from text, and may be NULL.
 * A compressed file (gzip, xz, zstd, bzip2) is a *candidate* for an archive: only unpacking tells. */
enum media media_sniff(const unsigned char *head, size_t n, const char *name);
/* For a person, what a file of MEDIA_OTHER is: "a Word document", "a text file", "an empty file". Static. */
const char *media_describe(const unsigned char *head, size_t n);

const char *media_name(enum media media);
const char *media_type(enum media media); /* e.g. "image/tiff" */
/* Takes the short name or the media type, any case. */
bool media_by_name(const char *name, enum media *media);
bool media_is_image(enum media media);
bool media_is_archive(enum media media);

/* Pages of a TIFF or BigTIFF: its chain of directories, less reduced images (thumbnails) and masks when full
 * pages stand beside them. Reads a few bytes a page with pread, never follows a loop. -1 with ERR_INPUT when
 * the chain leaves the file or bites its tail, ERR_LIMIT beyond max pages. */
int media_tiff_pages(int fd, int max, struct err *err);

/* Names that cameras, scanners, desktops and office programs leave behind: Thumbs.db, .DS_Store,
 * ~$letter.docx, every hidden file. `name` is the last part of a path. */
bool media_is_junk_name(const char *name);

#endif
