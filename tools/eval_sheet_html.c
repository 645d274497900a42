#include "tools/eval_sheet.h"

#include <string.h>

#include "pipeline/base/base64.h"
#include "pipeline/base/digest.h"
#include "pipeline/base/err.h"
#include "pipeline/base/memory.h"
#include "pipeline/base/text.h"
#include "pipeline/run/cropper.h"
#include "tools/eval_report.h"
#include "tools/eval_score.h"
#include "tools/eval_truth.h"
#include "tools/field_picture.h"
#include "tools/home.h"
#include "tools/listing.h"

#define CROP_SIDE  1100 /* px */
#define DIGEST_LEN 32   /* bytes of SHA-256 */

static const char STYLE[] =
    "body{font:15px/1.4 sans-serif;margin:1em;background:#eee;color:#111}"
    "section{background:#fff;margin:0 0 1em;padding:.8em;border-left:.5em solid #888;display:flex;gap:1em;"
    "align-items:flex-start;flex-wrap:wrap}"
    "section.silent{border-color:#c00}section.missing{border-color:#e60}"
    "img{max-width:60vw;border:1px solid #999}dl{margin:0;display:grid;grid-template-columns:auto 1fr;gap:.1em .8em}"
    "dt{color:#555}dd{margin:0}.want{color:#060}.got{color:#a00}h2{font-size:1em;margin:0 0 .4em}";

static void put_escaped(struct buf *out, const char *text)
{
    cleanup_buf struct buf shown = {0};

    text_put_printable(&shown, text, strlen(text));
    for (const char *p = buf_string(&shown); *p; p++)
        switch (*p) {
        case '&':
            buf_puts(out, "&amp;");
            break;
        case '<':
            buf_puts(out, "&lt;");
            break;
        case '>':
            buf_puts(out, "&gt;");
            break;
        case '"':
            buf_puts(out, "&quot;");
            break;
        case '\'':
            buf_puts(out, "&#39;");
            break;
        default:
            buf_putc(out, *p);
        }
}

static int nibble(char c)
{
    return c <= '9' ? c - '0' : c - 'a' + 10;
}

/* The policy names the style by its digest (CSP level 3, section 2.3.1). */
static void put_style_digest(struct buf *out)
{
    char hex[DIGEST_SHA256_HEX];
    unsigned char bytes[DIGEST_LEN];

    digest_sha256(STYLE, sizeof STYLE - 1, hex);
    for (size_t i = 0; i < DIGEST_LEN; i++)
        bytes[i] = (unsigned char)(nibble(hex[2 * i]) << 4 | nibble(hex[2 * i + 1]));
    base64_put(out, bytes, sizeof bytes);
}

static void put_head(const struct eval_report *r, size_t shown, struct buf *out)
{
    buf_puts(out, "<!DOCTYPE html>\n<html lang=\"vi\">\n<meta charset=\"utf-8\">\n"
                  "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; img-src data:; "
                  "style-src 'sha256-");
    put_style_digest(out);
    buf_printf(out,
               "'; base-uri 'none'; form-action 'none'\">\n<title>sohoa eval</title>\n<style>%s</style>\n"
               "<h1>%zu of %zu cases</h1>\n",
               STYLE, shown, r->score->case_count);
}

static void put_term(struct buf *out, const char *name, const char *class, const char *value)
{
    buf_printf(out, "<dt>%s<dd%s%s>", name, class ? " class=" : "", class ? class : "");
    put_escaped(out, value ? value : "—");
    buf_putc(out, '\n');
}

static void put_candidates(struct buf *out, const struct field *field)
{
    cleanup_buf struct buf list = {0};

    for (size_t i = 0; i < field->candidate_count; i++)
        buf_printf(&list, "%s%s (%.3f)", i ? "; " : "", field->candidates[i].value, field->candidates[i].confidence);
    if (list.len > 0)
        put_term(out, "candidates", NULL, list.data);
}

static void put_picture(struct cropper *cropper, const struct home *home, const struct listing *listing,
                        const struct field *field, struct buf *out)
{
    cleanup_buf struct buf png = {0};
    struct err err = {0};

    if (field_picture(cropper, home, listing->entry.id, field, CROP_SIDE, PICTURE_PNG, &png, &err) != 0) {
        buf_puts(out, "<p>");
        put_escaped(out, err.message);
        buf_putc(out, '\n');
        return;
    }
    buf_puts(out, "<img alt=\"\" src=\"data:image/png;base64,");
    base64_put(out, png.data, png.len);
    buf_puts(out, "\">\n");
}

static void put_case(struct cropper *cropper, const struct home *home, const struct eval_report *r, size_t at,
                     struct buf *out)
{
    const struct eval_case *c = &r->score->cases[at];
    const struct eval_truth *truth = &r->truth[c->document];
    const struct listing *listing = r->found[c->document];
    const struct field *field = &listing->document.fields[c->field];
    cleanup_buf struct buf text = {0};

    buf_printf(out, "<section class=%s>\n",
               c->kind == EVAL_SILENT    ? "silent"
               : c->kind == EVAL_MISSING ? "missing"
                                         : "asked");
    put_picture(cropper, home, listing, field, out);
    buf_printf(out, "<div><h2>%zu. %s: %s</h2>\n<dl>\n", at + 1, field_name(c->field), eval_score_kind_name(c->kind));
    put_term(out, "truth", "want", truth->fields[c->field]);
    put_term(out, "value", c->kind == EVAL_ASKED_RIGHT ? "want" : "got", field->value);
    put_candidates(out, field);
    put_term(out, "status", NULL, field_status_name(field->status));
    buf_printf(&text, "%.3f", field->confidence);
    put_term(out, "confidence", NULL, text.data);
    put_term(out, "rule", NULL, field->rule);
    buf_clear(&text);
    buf_printf(&text, "%s, document %lld, ", truth->id, (long long)listing->entry.id);
    if (field->page)
        buf_printf(&text, "page %d", field->page);
    else
        buf_puts(&text, "no place known");
    put_term(out, "where", NULL, text.data);
    put_term(out, "level", NULL, truth->level);
    put_term(out, "source", NULL, listing->path_count ? listing->paths[0] : NULL);
    buf_puts(out, "</dl></div>\n</section>\n");
}

int eval_sheet_html(const struct eval_report *report, const struct home *home, struct buf *out, struct err *err)
{
    size_t count = report->score->case_count;
    struct cropper *cropper = cropper_open(&home->archive, "/proc/self/exe", home_temporary(), err);

    if (!cropper)
        return -1;
    if (count > EVAL_SHEET_CASES)
        count = EVAL_SHEET_CASES;
    put_head(report, count, out);
    for (size_t i = 0; i < count; i++)
        put_case(cropper, home, report, i, out);
    buf_puts(out, "</html>\n");
    cropper_close(cropper);
    return 0;
}
