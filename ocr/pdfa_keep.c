/* Is a file that says it is a PDF/A one to keep? What it says is not proven here clause by clause; what would make it
 * unfit to be kept for long is looked for: damage, encryption, scripts, and fonts that are not in it. */
#include <qpdf/qpdf-c.h>
#include <stdlib.h>
#include <string.h>

#include "ocr/pdfa.h"
#include "ocr/pdfa_parts.h"

/* The part that the metadata names, as element or attribute; 0: none. */
static int claimed_part(qpdf_data q)
{
    qpdf_oh metadata = qpdf_oh_get_key(q, qpdf_get_root(q), "/Metadata");
    cleanup_buf struct buf xmp = {0};
    unsigned char *bytes = NULL;
    const char *at;
    size_t n = 0;

    if (!qpdf_oh_is_stream(q, metadata) ||
        qpdf_oh_get_stream_data(q, metadata, qpdf_dl_generalized, NULL, &bytes, &n) & QPDF_ERRORS)
        return 0;
    buf_append(&xmp, bytes, n);
    free(bytes);
    at = strstr(buf_string(&xmp), "pdfaid:part");
    if (!at)
        return 0;
    at += strlen("pdfaid:part");
    at += strspn(at, "= \t\r\n>\"'");
    return *at >= '1' && *at <= '9' ? *at - '0' : 0;
}

static bool font_is_embedded(qpdf_data q, qpdf_oh font)
{
    qpdf_oh subtype, descendants, descriptor;

    if (!qpdf_oh_is_dictionary(q, font))
        return false;
    subtype = qpdf_oh_get_key(q, font, "/Subtype");
    if (qpdf_oh_is_name(q, subtype) && strcmp(qpdf_oh_get_name(q, subtype), "/Type3") == 0)
        return true;
    descendants = qpdf_oh_get_key(q, font, "/DescendantFonts");
    if (qpdf_oh_is_array(q, descendants))
        font = qpdf_oh_get_array_item(q, descendants, 0);
    descriptor = qpdf_oh_is_dictionary(q, font) ? qpdf_oh_get_key(q, font, "/FontDescriptor") : font;
    return qpdf_oh_is_dictionary(q, descriptor) &&
           (qpdf_oh_has_key(q, descriptor, "/FontFile") || qpdf_oh_has_key(q, descriptor, "/FontFile2") ||
            qpdf_oh_has_key(q, descriptor, "/FontFile3"));
}

static bool fonts_are_embedded(qpdf_data q, qpdf_oh page)
{
    qpdf_oh resources = qpdf_oh_get_key(q, page, "/Resources");
    qpdf_oh fonts = qpdf_oh_is_dictionary(q, resources) ? qpdf_oh_get_key(q, resources, "/Font") : resources;
    bool good = true;

    if (!qpdf_oh_is_dictionary(q, fonts))
        return true;
    for (qpdf_oh_begin_dict_key_iter(q, fonts); qpdf_oh_dict_more_keys(q);)
        good = font_is_embedded(q, qpdf_oh_get_key(q, fonts, qpdf_oh_dict_next_key(q))) && good;
    return good;
}

static bool is_active(qpdf_data q)
{
    qpdf_oh root = qpdf_get_root(q), names = qpdf_oh_get_key(q, root, "/Names");

    return qpdf_oh_has_key(q, root, "/OpenAction") || qpdf_oh_has_key(q, root, "/AA") ||
           (qpdf_oh_is_dictionary(q, names) &&
            (qpdf_oh_has_key(q, names, "/JavaScript") || qpdf_oh_has_key(q, names, "/EmbeddedFiles")));
}

bool pdfa_keeps(const struct pdfa_job *job)
{
    qpdf_data q;
    int part;
    bool good;

    if (!job->whole || job->count == 0 || job->pages[0].media != MEDIA_PDF)
        return false;
    q = qpdf_init();
    qpdf_silence_errors(q);
    qpdf_set_suppress_warnings(q, QPDF_TRUE);
    qpdf_set_attempt_recovery(q, QPDF_FALSE);
    good = !(qpdf_read(q, job->pages[0].path, NULL) & QPDF_ERRORS) && !qpdf_is_encrypted(q) &&
           qpdf_get_num_pages(q) == (int)job->count && !(qpdf_push_inherited_attributes_to_page(q) & QPDF_ERRORS) &&
           !is_active(q);
    part = good ? claimed_part(q) : 0;
    good = good && (job->any_part ? part == 1 || part == 2 : part == job->part);
    for (size_t i = 0; good && i < job->count; i++)
        good = fonts_are_embedded(q, qpdf_get_page_n(q, i));
    good = good && !qpdf_has_error(q) && !qpdf_more_warnings(q);
    qpdf_cleanup(&q);
    return good;
}
