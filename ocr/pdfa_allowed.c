/* Which images of a PDF may go into a PDF/A as they are. The clauses are those of ISO 19005-1 (6.1.10 filters, 6.2.3
 * colour spaces, 6.2.4 images, 6.4 transparency) and 19005-2 (6.1.7, 6.2.4, 6.2.8). */
#include <qpdf/qpdf-c.h>
#include <stdlib.h>
#include <string.h>

#include "ocr/pdfa_parts.h"
#include "pipeline/base/limits.h"

#define DEPTH_MOST 4 /* of colour spaces in colour spaces */

static bool filter_allowed(qpdf_data q, qpdf_oh filter, int part)
{
    static const char *const GOOD[] = {"/DCTDecode",       "/CCITTFaxDecode", "/FlateDecode",   "/JBIG2Decode",
                                       "/RunLengthDecode", "/ASCII85Decode",  "/ASCIIHexDecode"};
    const char *name = qpdf_oh_is_name(q, filter) ? qpdf_oh_get_name(q, filter) : "";

    for (size_t i = 0; i < sizeof GOOD / sizeof *GOOD; i++)
        if (strcmp(name, GOOD[i]) == 0)
            return true;
    return part > 1 && strcmp(name, "/JPXDecode") == 0;
}

static bool filters_allowed(qpdf_data q, qpdf_oh dictionary, int part)
{
    qpdf_oh filter = qpdf_oh_get_key(q, dictionary, "/Filter");

    if (qpdf_oh_is_null(q, filter) || qpdf_oh_is_name(q, filter))
        return qpdf_oh_is_null(q, filter) || filter_allowed(q, filter, part);
    for (int i = 0; i < qpdf_oh_get_array_n_items(q, filter); i++)
        if (!filter_allowed(q, qpdf_oh_get_array_item(q, filter, i), part))
            return false;
    return qpdf_oh_is_array(q, filter);
}

/* A profile whose own head says version 2 (for part 2 of the standard 2 or 4) and the colours that are told of it. */
static bool profile_allowed(qpdf_data q, qpdf_oh stream, int part)
{
    static const struct {
        int n;
        const char *space;
    } SPACES[] = {{1, "GRAY"}, {3, "RGB "}, {3, "Lab "}};
    qpdf_oh n = qpdf_oh_get_key(q, qpdf_oh_get_dict(q, stream), "/N");
    unsigned char *bytes = NULL;
    size_t length = 0;
    bool good = false;

    if (qpdf_oh_get_stream_data(q, stream, qpdf_dl_generalized, NULL, &bytes, &length) & QPDF_ERRORS)
        return false;
    for (size_t i = 0; i < sizeof SPACES / sizeof *SPACES && length > 128; i++)
        good = good || (qpdf_oh_get_numeric_value(q, n) == SPACES[i].n && memcmp(bytes + 16, SPACES[i].space, 4) == 0);
    good = good && bytes[8] <= (part == 1 ? 2 : 4) && memcmp(bytes + 36, "acsp", 4) == 0;
    free(bytes);
    return good;
}

static bool colours_allowed(qpdf_data q, qpdf_oh space, int part, int depth)
{
    const char *name;
    qpdf_oh second;

    if (qpdf_oh_is_name(q, space))
        return !strcmp(qpdf_oh_get_name(q, space), "/DeviceGray") || !strcmp(qpdf_oh_get_name(q, space), "/DeviceRGB");
    if (depth > DEPTH_MOST || !qpdf_oh_is_array(q, space) || qpdf_oh_get_array_n_items(q, space) < 2)
        return false;
    name = qpdf_oh_get_name(q, qpdf_oh_get_array_item(q, space, 0));
    second = qpdf_oh_get_array_item(q, space, 1);
    if (!strcmp(name, "/CalGray") || !strcmp(name, "/CalRGB") || !strcmp(name, "/Lab"))
        return true;
    if (!strcmp(name, "/Indexed"))
        return colours_allowed(q, second, part, depth + 1);
    return !strcmp(name, "/ICCBased") && qpdf_oh_is_stream(q, second) && profile_allowed(q, second, part);
}

static bool is_true(qpdf_data q, qpdf_oh dictionary, const char *key)
{
    qpdf_oh value = qpdf_oh_get_key(q, dictionary, key);

    return qpdf_oh_is_bool(q, value) && qpdf_oh_get_bool_value(q, value);
}

static bool side_allowed(qpdf_data q, qpdf_oh dictionary, const char *key)
{
    double side = qpdf_oh_get_numeric_value(q, qpdf_oh_get_key(q, dictionary, key));

    return side >= 1 && side <= LIMIT_SIDE_PIXELS;
}

bool pdfa_image_allowed(struct _qpdf_data *q, unsigned image, int part)
{
    qpdf_oh dictionary, subtype, bits;

    if (!qpdf_oh_is_stream(q, image))
        return false;
    dictionary = qpdf_oh_get_dict(q, image);
    subtype = qpdf_oh_get_key(q, dictionary, "/Subtype");
    bits = qpdf_oh_get_key(q, dictionary, "/BitsPerComponent");
    if (!qpdf_oh_is_name(q, subtype) || strcmp(qpdf_oh_get_name(q, subtype), "/Image") != 0)
        return false;
    /* Stencils take the colour of the moment, masks are transparency, files outside are forbidden. */
    return !is_true(q, dictionary, "/ImageMask") && !qpdf_oh_has_key(q, dictionary, "/SMask") &&
           !qpdf_oh_has_key(q, dictionary, "/Mask") && !qpdf_oh_has_key(q, dictionary, "/SMaskInData") &&
           !qpdf_oh_has_key(q, dictionary, "/F") && side_allowed(q, dictionary, "/Width") &&
           side_allowed(q, dictionary, "/Height") && (part > 1 || qpdf_oh_get_numeric_value(q, bits) <= 8) &&
           filters_allowed(q, dictionary, part) &&
           colours_allowed(q, qpdf_oh_get_key(q, dictionary, "/ColorSpace"), part, 0);
}

/* A number that is there is 1. */
static bool is_one(qpdf_data q, qpdf_oh dictionary, const char *key)
{
    return !qpdf_oh_has_key(q, dictionary, key) ||
           qpdf_oh_get_numeric_value(q, qpdf_oh_get_key(q, dictionary, key)) >= 1;
}

static bool is_name(qpdf_data q, qpdf_oh dictionary, const char *key, const char *a, const char *b)
{
    qpdf_oh value = qpdf_oh_get_key(q, dictionary, key);
    const char *name = qpdf_oh_is_name(q, value) ? qpdf_oh_get_name(q, value) : "";

    return qpdf_oh_is_null(q, value) || !strcmp(name, a) || !strcmp(name, b);
}

bool pdfa_state_is_plain(struct _qpdf_data *q, unsigned state)
{
    return qpdf_oh_is_dictionary(q, state) && is_one(q, state, "/ca") && is_one(q, state, "/CA") &&
           is_name(q, state, "/BM", "/Normal", "/Compatible") && is_name(q, state, "/SMask", "/None", "/None") &&
           !qpdf_oh_has_key(q, state, "/TR") && !qpdf_oh_has_key(q, state, "/TR2");
}
