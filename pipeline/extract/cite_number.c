#include "pipeline/extract/cite_number.h"

#include <string.h>

#include "pipeline/base/text.h"
#include "pipeline/extract/flow.h"

#define DIGITS_MAX 5

/* A letter that Vietnamese lacks, put for one it has: "TTø". */
static bool is_foreign_letter(const struct flow_char *c)
{
    size_t used;

    return c->at && text_is_letter(text_next(c->at, c->length, &used));
}

/* A symbol's letters from i on; spaces only beside a hyphen. Its end, or i when it is none. */
static size_t symbol_end(const struct flow *f, size_t i)
{
    size_t end = i, capitals = 0;

    for (size_t start = i; i < f->count; i++) {
        char c = f->fold[i];

        if (text_is_folded_letter(c) || (c == '?' && i > start && is_foreign_letter(&f->chars[i]))) {
            if (capitals >= 2 && !f->chars[i].upper && strncmp(f->fold + i, "ngay", 4) == 0)
                break; /* "UBNDngày" */
            if (!f->chars[i].upper && i > start && text_is_digit(f->fold[i - 1]))
                break; /* "QH15như" */
            capitals += f->chars[i].upper;
            end = i + 1;
        } else if (text_is_digit(c) && i > start) {
            end = i + 1;
        } else if (c == ' ') {
            bool after = i > start && f->fold[i - 1] == '-' && i + 2 < f->count && f->chars[i + 2].upper;
            size_t next = i + 2 + (f->fold[i + 1] == '-' && f->fold[i + 2] == ' '); /* "NĐ -CP", "NĐ - CP" */
            bool before = f->fold[i + 1] == '-' && next < f->count && f->chars[next].upper;

            if (!(after && f->chars[i + 1].upper) && !before)
                break;
        } else if (c != '-' && c != '/' && c != '&') {
            break;
        }
    }
    return capitals >= 2 ? end : i;
}

static size_t skip_space(const struct flow *f, size_t i)
{
    return i < f->count && f->fold[i] == ' ' ? i + 1 : i;
}

/* Over a slash read twice and a space. */
static size_t skip_slash(const struct flow *f, size_t i)
{
    i = skip_space(f, i + 1);
    return f->fold[i] == '/' ? skip_space(f, i + 1) : i;
}

static bool is_year(const struct flow *f, size_t i)
{
    return (strncmp(f->fold + i, "19", 2) == 0 || strncmp(f->fold + i, "20", 2) == 0) &&
           text_is_digit(f->fold[i + 2]) && text_is_digit(f->fold[i + 3]) && !text_is_digit(f->fold[i + 4]);
}

/* The digits' end: "768", "12a", and "66.13" where a year follows, the numbers of a series of resolutions. */
static size_t digits_end(const struct flow *f, size_t i)
{
    size_t at = i, part;

    while (text_is_digit(f->fold[at]) && at - i <= DIGITS_MAX)
        at++;
    if (at - i > DIGITS_MAX)
        return i;
    if (text_is_folded_letter(f->fold[at]) && (f->fold[at + 1] == '/' || f->fold[at + 1] == '-'))
        return at + 1;
    if (f->fold[at] != '.' || !text_is_digit(f->fold[at + 1]))
        return at;
    for (part = at + 1; text_is_digit(f->fold[part]) && part - at <= 3;)
        part++;
    return f->fold[part] == '/' && is_year(f, part + 1) && f->fold[part + 5] == '/' ? part : i;
}

static bool symbol_valid(const struct flow *f, struct cite_number *n)
{
    size_t length = n->end - n->symbol;
    const char *s = f->fold + n->symbol;

    if (length < 2 || !f->chars[n->symbol].upper)
        return false;
    n->assembly = !n->party && (strncmp(s, "qh", 2) == 0 || strncmp(s, "ubtvqh", 6) == 0);
    n->bare = !n->assembly && !memchr(s, n->party ? '/' : '-', length);
    return true;
}

bool cite_number_read(const struct flow *f, size_t i, struct cite_number *out)
{
    size_t at = digits_end(f, i);

    *out = (struct cite_number){.start = i, .digits_end = at};
    if (at == i)
        return false;
    at = skip_space(f, at);
    if (f->fold[at] == '/') {
        size_t next = skip_slash(f, at), slash;

        if (is_year(f, next) && (slash = skip_space(f, next + 4)) < f->count && f->fold[slash] == '/') {
            out->year = next;
            next = skip_slash(f, slash);
        }
        out->symbol = next;
    } else if (f->fold[at] == '-') {
        out->party = true;
        out->symbol = skip_space(f, at + 1);
    } else {
        return false;
    }
    if (out->symbol >= f->count)
        return false;
    out->end = symbol_end(f, out->symbol);
    while (out->end > out->symbol && strchr("-/ ", f->fold[out->end - 1]))
        out->end--;
    return symbol_valid(f, out);
}

bool cite_number_begins(const struct flow *f, size_t i)
{
    char before = i > 0 ? f->fold[i - 1] : ' ';

    if (!text_is_digit(f->fold[i]) || text_is_digit(before) || before == '/' || before == '-' ||
        (before == '.' && i >= 2 && text_is_digit(f->fold[i - 2])))
        return false;
    return !text_is_folded_letter(before) || (i >= 2 && strncmp(f->fold + i - 2, "so", 2) == 0);
}
