#include "pipeline/extract/cite_lead.h"

#include <string.h>

#include "pipeline/base/memory.h"
#include "pipeline/base/text.h"
#include "pipeline/extract/cite_number.h"
#include "pipeline/extract/flow.h"
#include "pipeline/extract/kinds.h"
#include "pipeline/extract/layout.h"
#include "pipeline/extract/match.h"

/* Letters looked back over for the kind: "Thông tư liên tịch số". */
#define BEHIND 64
/* The same for the name of a law: "Luật Quản lý, sử dụng vốn nhà nước đầu tư vào … số 69/2014/QH13". */
#define LAW_BEHIND 220

/* Where the word "số" begins that stands right before i, "sối" and "số:" too; i when there is none. */
static size_t label_before(const struct flow *f, size_t i)
{
    size_t end = i, start;

    while (end > 0 && strchr(" :.'`", f->fold[end - 1]))
        end--;
    start = end;
    while (start > 0 && text_is_folded_letter(f->fold[start - 1]) && end - start < 4)
        start--;
    if (end - start < 2 || end - start > 3 || strncmp(f->fold + start, "so", 2) != 0 ||
        (start > 0 && f->chars[start - 1].at))
        return i;
    return end - start == 2 || !flow_is_exact(f, start) ? start : i;
}

/* Letters that may be wrong in a kind's name that was read: none where the text is the file's own. */
static size_t errors_allowed(const struct flow *f, size_t i, size_t length)
{
    return flow_is_exact(f, i) ? 0 : length >= 10 ? 2 : length >= 6;
}

/* The kind's name that ends right before position i; its start in *start. A name that is not read exactly has a
 * capital: "công dân số" is no Công văn. */
static const struct kind *kind_before(struct arena *arena, const struct flow *f, size_t i, size_t *start)
{
    size_t from = i > BEHIND ? i - BEHIND : 0, n, end;
    const struct kind *table = kinds_table(&n), *best = NULL;
    char *key = layout_key(arena, flow_text(arena, f, from, i));
    size_t best_length = 0, errors = 99;

    end = strlen(key);
    for (size_t k = 0; k < n; k++) {
        size_t length = strlen(table[k].key), allowed = errors_allowed(f, from, length), d;

        if (length > end)
            continue;
        d = match_distance(key + end - length, table[k].key, allowed);
        if (d > allowed || d > errors || (d == errors && length <= best_length))
            continue;
        best = &table[k];
        best_length = length;
        errors = d;
    }
    *start = i;
    for (size_t letters = 0; best && *start > from && letters < best_length;) {
        char c = f->fold[--*start];

        letters += text_is_folded_letter(c) || text_is_digit(c);
    }
    if (best && errors > 0 && !f->chars[*start].upper)
        best = NULL;
    return best;
}

/* Laws, and resolutions and ordinances of the same bodies, have their name before the number: "Luật Đất đai số
 * 31/2024/QH15". */
static const struct kind *law_before(const struct flow *f, size_t i, size_t *start)
{
    static const struct {
        const char *fold, *name;
    } laws[] = {{"bo luat ", "Bộ luật"}, {"luat ", "Luật"}, {"phap lenh ", "Pháp lệnh"}, {"nghi quyet ", "Nghị quyết"}};

    for (size_t at = i; at > 0 && i - at < LAW_BEHIND && !strchr(";()\"", f->fold[at - 1]); at--)
        for (size_t k = 0; k < sizeof laws / sizeof *laws; k++)
            if (f->chars[at - 1].upper && strncmp(f->fold + at - 1, laws[k].fold, strlen(laws[k].fold)) == 0 &&
                (at < 2 || !f->chars[at - 2].at)) {
                size_t begin =
                    at > 3 && strncmp(f->fold + at - 4, "bo luat ", 8) == 0 ? at - 4 : at - 1; /* "Bộ Luật" */

                *start = begin;
                return kind_by_name(begin < at - 1 ? laws[0].name : laws[k].name);
            }
    return NULL;
}

static bool is_law(const struct kind *kind)
{
    return kind && (kind->families & KIND_LEGAL);
}

/* The words end right before i, signs passed over. */
static bool word_before(const struct flow *f, size_t i, const char *words)
{
    size_t n = strlen(words);

    while (i > 0 && strchr(" :\"'", f->fold[i - 1]))
        i--;
    return i >= n && strncmp(f->fold + i - n, words, n) == 0 && (i == n || !text_is_folded_letter(f->fold[i - n - 1]));
}

struct cite_lead cite_lead_read(struct arena *arena, const struct flow *f, const struct cite_number *n)
{
    size_t label = label_before(f, n->start);
    struct cite_lead lead = {.begin = label, .labelled = label < n->start};
    size_t begin;

    lead.kind = kind_before(arena, f, label, &begin);
    if (n->assembly && !is_law(lead.kind))
        lead.kind = NULL;
    lead.direct = lead.kind || word_before(f, label, "van ban");
    if (!lead.kind && n->assembly)
        lead.kind = law_before(f, label, &begin);
    if (lead.kind)
        lead.begin = begin;
    return lead;
}

bool cite_lead_is_form(const struct flow *f, size_t begin)
{
    static const char *const words[] = {"mau",      "mau so",        "bieu",    "bieu so", "bieu mau",
                                        "mau bieu", "mau tuong ung", "phu luc", "ky hieu"};

    for (size_t k = 0; k < sizeof words / sizeof *words; k++)
        if (word_before(f, begin, words[k]))
            return true;
    return false;
}
