/* The caps on everything that comes from outside, each with its reason. Those of one archive (file, memory and time of
 * a worker) are settings, with their defaults in settings.h; these hold everywhere. */
#ifndef SOHOA_BASE_LIMITS_H
#define SOHOA_BASE_LIMITS_H

/* A scan of A3 at 600 dpi is 70 Mpx; beyond 150 Mpx a page is a bomb or a map that this program does not read. */
#define LIMIT_PAGE_PIXELS (150L * 1000 * 1000)
/* Recognition gains nothing above 400 dpi: larger rasters are scaled down to at most this height or width, px. */
#define LIMIT_SIDE_PIXELS 60000
/* The largest scan file an office produces is a bound volume of some hundred MB. (setting limits.file_mb) */
#define LIMIT_FILE_BYTES (2L * 1024 * 1024 * 1024)
/* Pages of one file (setting limits.pages): the longest bound volume seen has 1,200. */
#define LIMIT_PAGES 5000
/* Entries and bytes out of one zip or tar, and how many times larger than the archive they may be. */
#define LIMIT_ARCHIVE_ENTRIES 50000
#define LIMIT_ARCHIVE_BYTES   (8L * 1024 * 1024 * 1024)
#define LIMIT_ARCHIVE_RATIO   200
/* A dense A3 page has 1,500 words; a garbage layer may claim millions. */
#define LIMIT_WORDS 20000
/* Longest single word kept, bytes. */
#define LIMIT_WORD_BYTES 1024
/* One message between parent and worker: 20,000 words take about 1.5 MB. */
#define LIMIT_MESSAGE_BYTES (16L * 1024 * 1024)
/* What a helper program such as pdfinfo may print before it is cut off, bytes. */
#define LIMIT_PROGRAM_OUTPUT (32L * 1024 * 1024)
/* Attempts a page gets when its worker dies. */
#define LIMIT_ATTEMPTS 3
/* Longest path kept, bytes (Linux PATH_MAX). */
#define LIMIT_PATH_BYTES 4096

#endif
