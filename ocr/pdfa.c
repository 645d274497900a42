#include "ocr/pdfa.h"

#include <fcntl.h>
#include <qpdf/qpdf-c.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "ocr/pdfa_parts.h"
#include "pipeline/base/err.h"
#include "pipeline/base/file.h"
#include "pipeline/base/limits.h"

#define FONT_NAME "SohoaUnseen"

int pdfa_check(struct _qpdf_data *qpdf, struct err *err)
{
    qpdf_error error;

    if (!qpdf_has_error(qpdf))
        return 0;
    error = qpdf_get_error(qpdf);
    return err_set(err, ERR_INPUT, "the PDF cannot be made: %s", qpdf_get_error_message_detail(qpdf, error));
}

static void set_text(qpdf_data out, qpdf_oh dictionary, const char *key, const char *value)
{
    if (value)
        qpdf_oh_replace_key(out, dictionary, key, qpdf_oh_new_unicode_string(out, value));
}

/* "2026-11-21T18:40:22Z" as D:20261121184022Z */
static void set_date(qpdf_data out, qpdf_oh dictionary, const char *key, const char *time)
{
    char date[32];
    int year, month, day, hour, minute, second;

    if (!time || sscanf(time, "%4d-%2d-%2dT%2d:%2d:%2dZ", &year, &month, &day, &hour, &minute, &second) != 6)
        return;
    snprintf(date, sizeof date, "D:%04d%02d%02d%02d%02d%02dZ", year % 10000, month % 100, day % 100, hour % 100,
             minute % 100, second % 100);
    qpdf_oh_replace_key(out, dictionary, key, qpdf_oh_new_string(out, date));
}

static void put_info(qpdf_data out, const struct pdfa_info *info)
{
    qpdf_oh dictionary = qpdf_oh_new_dictionary(out);

    set_text(out, dictionary, "/Title", info->title);
    set_text(out, dictionary, "/Author", info->author);
    set_text(out, dictionary, "/Subject", info->subject);
    set_text(out, dictionary, "/Creator", info->creator);
    set_text(out, dictionary, "/Producer", info->producer);
    set_date(out, dictionary, "/CreationDate", info->created);
    set_date(out, dictionary, "/ModDate", info->modified);
    qpdf_oh_replace_key(out, qpdf_get_trailer(out), "/Info", qpdf_make_indirect_object(out, dictionary));
}

static int put_metadata(struct pdfa_work *work, struct err *err)
{
    cleanup_buf struct buf xmp = {0};
    qpdf_oh stream, dictionary;

    if (pdfa_xmp_put(&work->job->info, work->job->part, &xmp, err) != 0)
        return -1;
    stream = pdfa_stream(work->out, xmp.data, xmp.len, NULL, NULL);
    dictionary = qpdf_oh_get_dict(work->out, stream);
    qpdf_oh_replace_key(work->out, dictionary, "/Type", qpdf_oh_new_name(work->out, "/Metadata"));
    qpdf_oh_replace_key(work->out, dictionary, "/Subtype", qpdf_oh_new_name(work->out, "/XML"));
    qpdf_oh_replace_key(work->out, qpdf_get_root(work->out), "/Metadata", stream);
    return 0;
}

static void put_intent(qpdf_data out)
{
    cleanup_buf struct buf icc = {0};
    qpdf_oh profile, intent;

    pdfa_icc_put(&icc);
    profile = pdfa_stream(out, icc.data, icc.len, NULL, NULL);
    qpdf_oh_replace_key(out, qpdf_oh_get_dict(out, profile), "/N", qpdf_oh_new_integer(out, 3));
    intent = qpdf_oh_parse(out, "<< /Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier (sRGB) "
                                "/Info (sRGB IEC61966-2.1) /RegistryName (http://www.color.org) >>");
    qpdf_oh_replace_key(out, intent, "/DestOutputProfile", profile);
    qpdf_oh_replace_key(out, qpdf_get_root(out), "/OutputIntents", qpdf_oh_wrap_in_array(out, intent));
}

/* The font with its program and its map to Unicode. */
static qpdf_oh make_font(qpdf_data out, const struct pdfa_glyphs *glyphs)
{
    cleanup_buf struct buf program = {0}, unicode = {0}, description = {0};
    qpdf_oh file, descriptor, descendant, font;

    pdfa_font_put(glyphs->count, &program);
    pdfa_font_put_unicode(glyphs, &unicode);
    file = pdfa_stream(out, program.data, program.len, NULL, NULL);
    qpdf_oh_replace_key(out, qpdf_oh_get_dict(out, file), "/Length1", qpdf_oh_new_integer(out, (long long)program.len));
    buf_printf(&description,
               "<< /Type /FontDescriptor /FontName /" FONT_NAME " /Flags 4 /FontBBox [ 0 %d %d %d ] /ItalicAngle 0 "
               "/Ascent %d /Descent %d /CapHeight %d /StemV 80 /MissingWidth %d >>",
               PDFA_GLYPH_DESCENT, PDFA_GLYPH_ADVANCE, PDFA_GLYPH_ASCENT, PDFA_GLYPH_ASCENT, PDFA_GLYPH_DESCENT,
               PDFA_GLYPH_ASCENT, PDFA_GLYPH_ADVANCE);
    descriptor = qpdf_oh_parse(out, description.data);
    qpdf_oh_replace_key(out, descriptor, "/FontFile2", file);
    buf_clear(&description);
    buf_printf(&description,
               "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /" FONT_NAME " /CIDToGIDMap /Identity /DW %d "
               "/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>",
               PDFA_GLYPH_ADVANCE);
    descendant = qpdf_oh_parse(out, description.data);
    qpdf_oh_replace_key(out, descendant, "/FontDescriptor", qpdf_make_indirect_object(out, descriptor));
    font = qpdf_oh_parse(out, "<< /Type /Font /Subtype /Type0 /BaseFont /" FONT_NAME " /Encoding /Identity-H >>");
    qpdf_oh_replace_key(out, font, "/DescendantFonts",
                        qpdf_oh_wrap_in_array(out, qpdf_make_indirect_object(out, descendant)));
    qpdf_oh_replace_key(out, font, "/ToUnicode", pdfa_stream(out, unicode.data, unicode.len, NULL, NULL));
    return qpdf_make_indirect_object(out, font);
}

static int put_page(struct pdfa_work *work, const struct pdfa_page *page, const struct pdfa_glyphs *glyphs,
                    qpdf_oh font, struct err *err)
{
    struct pdfa_sheet sheet = {.pictures = qpdf_oh_new_dictionary(work->out)};
    int result;

    if (page->page->failed) /* its picture may be of any kind but whole */
        return err_set(err, ERR_INPUT, "page %d could not be read, so no PDF has it: %s", page->page->number,
                       page->page->failed);
    result = page->media == MEDIA_PDF ? pdfa_sheet_from_pdf(work, page, &sheet, err)
                                      : pdfa_sheet_from_image(work, page, &sheet, err);

    if (result == 0) {
        pdfa_text_put(page->page, &sheet.raster, glyphs, &sheet.content);
        pdfa_sheet_put(work, &sheet, font);
        result = pdfa_check(work->out, err);
    }
    buf_release(&sheet.content);
    return result;
}

static int put_pages(struct pdfa_work *work, struct err *err)
{
    struct pdfa_glyphs glyphs = {0};
    const struct pdfa_job *job = work->job;
    qpdf_oh font;
    int result = 0;

    for (size_t i = 0; i < job->count; i++)
        pdfa_glyphs_add(&glyphs, job->pages[i].page);
    font = make_font(work->out, &glyphs);
    for (size_t i = 0; i < job->count && result == 0; i++)
        if (put_page(work, &job->pages[i], &glyphs, font, err) != 0)
            result =
                strncmp(err->message, "page ", 5) == 0 ? -1 : err_context(err, "page %d", job->pages[i].page->number);
    pdfa_glyphs_release(&glyphs);
    return result;
}

int pdfa_save(struct _qpdf_data *qpdf, const char *version, const char *path, struct err *err)
{
    if (qpdf_init_write(qpdf, path) & QPDF_ERRORS)
        return pdfa_check(qpdf, err);
    qpdf_set_object_stream_mode(qpdf, qpdf_o_disable);
    qpdf_set_decode_level(qpdf, qpdf_dl_none); /* coded pictures stay as they are */
    qpdf_set_compress_streams(qpdf, QPDF_TRUE);
    qpdf_set_newline_before_endstream(qpdf, QPDF_TRUE); /* ISO 19005-1 6.1.7 */
    qpdf_set_deterministic_ID(qpdf, QPDF_TRUE);
    qpdf_force_pdf_version(qpdf, version);
    qpdf_write(qpdf);
    return pdfa_check(qpdf, err);
}

struct _qpdf_data *pdfa_new(void)
{
    qpdf_data out = qpdf_init();

    qpdf_silence_errors(out);
    qpdf_set_suppress_warnings(out, QPDF_TRUE);
    qpdf_empty_pdf(out);
    return out;
}

static int copy(const char *from, const char *to, struct err *err)
{
    cleanup_buf struct buf bytes = {0};

    return file_read(AT_FDCWD, from, LIMIT_FILE_BYTES, &bytes, err) != 0
               ? -1
               : file_write(AT_FDCWD, to, bytes.data, bytes.len, err);
}

int pdfa_write(const struct pdfa_job *job, const char *path, struct err *err)
{
    struct pdfa_work work = {.job = job};
    int result;

    if (pdfa_keeps(job))
        return copy(job->pages[0].path, path, err);
    work.out = pdfa_new();
    put_info(work.out, &job->info);
    put_intent(work.out);
    result = put_metadata(&work, err);
    if (result == 0)
        result = put_pages(&work, err);
    if (result == 0)
        result = pdfa_save(work.out, job->part == 1 ? "1.4" : "1.7", path, err);
    qpdf_cleanup(&work.out);
    if (work.source)
        qpdf_cleanup(&work.source);
    return result;
}
