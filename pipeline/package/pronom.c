#include "pipeline/package/pronom.h"

#include <stdbool.h>
#include <string.h>
#include <strings.h>

#include "pipeline/base/file.h"

/* PDF/A by part and conformance. */
static const struct {
    char part, level;
    const char *version, *key;
} PDFA[] = {{'1', 'A', "1a", "fmt/95"},  {'1', 'B', "1b", "fmt/354"}, {'2', 'A', "2a", "fmt/476"},
            {'2', 'B', "2b", "fmt/477"}, {'2', 'U', "2u", "fmt/478"}, {'3', 'A', "3a", "fmt/479"},
            {'3', 'B', "3b", "fmt/480"}, {'3', 'U', "3u", "fmt/481"}};

static const struct {
    const char *bytes;
    size_t n;
    struct pronom pronom;
} HEADS[] = {
    {"%PDF-1.0", 8, {"application/pdf", "PDF", "1.0", "fmt/14"}},
    {"%PDF-1.1", 8, {"application/pdf", "PDF", "1.1", "fmt/15"}},
    {"%PDF-1.2", 8, {"application/pdf", "PDF", "1.2", "fmt/16"}},
    {"%PDF-1.3", 8, {"application/pdf", "PDF", "1.3", "fmt/17"}},
    {"%PDF-1.4", 8, {"application/pdf", "PDF", "1.4", "fmt/18"}},
    {"%PDF-1.5", 8, {"application/pdf", "PDF", "1.5", "fmt/19"}},
    {"%PDF-1.6", 8, {"application/pdf", "PDF", "1.6", "fmt/20"}},
    {"%PDF-1.7", 8, {"application/pdf", "PDF", "1.7", "fmt/276"}},
    {"%PDF-", 5, {"application/pdf", "PDF", "", ""}},
    {"II*\0", 4, {"image/tiff", "TIFF", "", "fmt/353"}},
    {"MM\0*", 4, {"image/tiff", "TIFF", "", "fmt/353"}},
    {"\xFF\xD8\xFF\xE0\0\x10JFIF\0\x01\0", 13, {"image/jpeg", "JPEG", "1.00", "fmt/42"}},
    {"\xFF\xD8\xFF\xE0\0\x10JFIF\0\x01\x01", 13, {"image/jpeg", "JPEG", "1.01", "fmt/43"}},
    {"\xFF\xD8\xFF\xE0\0\x10JFIF\0\x01\x02", 13, {"image/jpeg", "JPEG", "1.02", "fmt/44"}},
    {"\xFF\xD8\xFF", 3, {"image/jpeg", "JPEG", "", ""}},
    {"\x89PNG\r\n\x1A\n", 8, {"image/png", "PNG", "", ""}},
    {"\0\0\0\x0CjP  \r\n", 10, {"image/jp2", "JPEG 2000", "", ""}},
    {"BM", 2, {"image/bmp", "BMP", "", ""}},
};

static const struct {
    const char *ending;
    struct pronom pronom;
} ENDINGS[] = {
    {".xml", {"text/xml", "XML", "1.0", "fmt/101"}},
    {".xsd", {"text/xml", "XML Schema", "", "x-fmt/280"}},
    {".json", {"application/json", "JSON", "", "fmt/817"}},
    {".txt", {"text/plain", "Plain text", "", "x-fmt/111"}},
    {".csv", {"text/csv", "CSV", "", "x-fmt/18"}},
    {".webp", {"image/webp", "WebP", "", ""}},
    {".tiff", {"image/tiff", "TIFF", "", ""}},
};

static const struct pronom UNKNOWN = {"application/octet-stream", "unknown", "", ""};

/* The value after `name`, as an element or an attribute of XMP; 0 when it is not there. */
static char xmp_value(const char *bytes, size_t n, const char *name)
{
    const char *at = n ? memmem(bytes, n, name, strlen(name)) : NULL, *end = bytes + n;

    if (!at)
        return '\0';
    for (at += strlen(name); at < end && strchr(" =>\"'\t\r\n", *at); at++)
        ;
    return at < end ? *at : '\0';
}

static bool tell_pdfa(const char *bytes, size_t n, struct pronom *pronom)
{
    char part = xmp_value(bytes, n, "pdfaid:part"), level = xmp_value(bytes, n, "pdfaid:conformance");

    if (level >= 'a')
        level = (char)(level - 'a' + 'A');
    for (size_t i = 0; i < sizeof PDFA / sizeof *PDFA; i++)
        if (PDFA[i].part == part && PDFA[i].level == level) {
            *pronom = (struct pronom){"application/pdf", "PDF/A", PDFA[i].version, PDFA[i].key};
            return true;
        }
    return false;
}

void pronom_tell(const char *name, const char *head, size_t n, const char *tail, size_t tail_length,
                 struct pronom *pronom)
{
    const char *dot = strrchr(file_base_name(name), '.');

    *pronom = UNKNOWN;
    for (size_t i = 0; i < sizeof HEADS / sizeof *HEADS; i++)
        if (n >= HEADS[i].n && !memcmp(head, HEADS[i].bytes, HEADS[i].n)) {
            *pronom = HEADS[i].pronom;
            if (!strcmp(pronom->mime, "application/pdf") && !tell_pdfa(head, n, pronom))
                tell_pdfa(tail, tail_length, pronom);
            return;
        }
    for (size_t i = 0; dot && i < sizeof ENDINGS / sizeof *ENDINGS; i++)
        if (!strcasecmp(dot, ENDINGS[i].ending)) {
            *pronom = ENDINGS[i].pronom;
            return;
        }
}
