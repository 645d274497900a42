/* Settings of one archive: DIR/sohoa.ini. One table feeds the parser, the file written by `init` and the manual.
 *
 * SETTING_TEXT(section, key, field, default, meaning)
 * SETTING_NUMBER(section, key, field, default, least, most, meaning)   numbers may have a fraction */
#ifndef SOHOA_BASE_SETTINGS_H
#define SOHOA_BASE_SETTINGS_H

#include <stddef.h>

struct err;
struct buf;

#define SETTING_TABLE(TEXT, NUMBER)                                                                                    \
    TEXT(agency, name, agency_name, "", "Name of the agency that keeps the archive, as bags state it.")                \
    TEXT(agency, code, agency_code, "", "Mã định danh of the agency, e.g. H30.81; stated in bags.")                    \
    TEXT(agency, place, agency_place, "", "Where the agency sits, e.g. Quảng Ngãi; stated in bags.")                   \
    TEXT(recognition, languages, languages, "vie", "Tesseract models, joined with +, e.g. vie+eng.")                   \
    TEXT(recognition, leave_out, leave_out, "", "Steps of reading to leave out, parted by commas; see sohoa.ini(5).")  \
    NUMBER(run, jobs, jobs, 0, 0, 256, "Pages read at once; 0 is one for each processor core.")                        \
    NUMBER(run, previews, previews, 1, 0, 1,                                                                           \
           "1: keep a picture of each page for the web page, about 0.2 MB; 0: do not.")                                \
    NUMBER(limits, file_mb, file_mb, 2048, 1, 1048576, "Largest file taken in, MB.")                                   \
    NUMBER(limits, pages, pages, 5000, 1, 5000, "Most pages of one file.")                                             \
    NUMBER(limits, page_megapixels, page_megapixels, 150, 1, 1000, "Largest page image, million pixels.")              \
    NUMBER(limits, worker_mb, worker_mb, 1500, 300, 65536, "Memory one worker may use, MB.")                           \
    NUMBER(limits, page_seconds, page_seconds, 120, 5, 3600, "Processor time one page may take, seconds.")             \
    NUMBER(limits, archive_mb, archive_mb, 8192, 1, 1048576, "Most that one zip or tar may unpack to, MB.")            \
    NUMBER(limits, archive_files, archive_files, 50000, 1, 1000000, "Most files in one zip or tar.")                   \
    NUMBER(review, max_risk, max_risk, 0.005, 0, 1,                                                                    \
           "A value is taken without asking only where the risk of error is below this share.")

struct settings {
#define TEXT(section, key, field, preset, meaning)                char field[256];
#define NUMBER(section, key, field, preset, least, most, meaning) double field;
    SETTING_TABLE(TEXT, NUMBER)
#undef TEXT
#undef NUMBER
};

void settings_init(struct settings *settings); /* the defaults */

/* Reads an INI file over the defaults. Unknown keys, repeated sections with wrong keys and values out of range are
 * refused: ERR_CONFIG with file and line. A missing file is ERR_NOT_FOUND. */
int settings_load(struct settings *settings, const char *path, struct err *err);

/* The commented file that `init` writes: every key with its meaning and default. */
void settings_put_template(struct buf *out);

#endif
