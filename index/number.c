#include "index/number.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "pipeline/base/memory.h"
#include "pipeline/base/text.h"

/* Nghị định 30/2020, Phụ lục III, and the kinds of normative and Party documents; folded. */
static const struct {
    const char *name, *abbreviation;
} KINDS[] = {
    {"quyet dinh", "qd"},
    {"nghi quyet", "nq"},
    {"chi thi", "ct"},
    {"quy che", "qc"},
    {"quy dinh", "qyd"},
    {"thong cao", "tc"},
    {"thong bao", "tb"},
    {"huong dan", "hd"},
    {"chuong trinh", "ctr"},
    {"ke hoach", "kh"},
    {"phuong an", "pa"},
    {"de an", "da"},
    {"du an", "da"},
    {"bao cao", "bc"},
    {"bien ban", "bb"},
    {"to trinh", "ttr"},
    {"hop dong", "hd"},
    {"cong dien", "cd"},
    {"ban ghi nho", "bgn"},
    {"ban thoa thuan", "btt"},
    {"giay uy quyen", "guq"},
    {"giay moi", "gm"},
    {"giay gioi thieu", "ggt"},
    {"giay nghi phep", "gnp"},
    {"phieu gui", "pg"},
    {"phieu chuyen", "pc"},
    {"phieu bao", "pb"},
    {"cong van", ""},
    {"nghi dinh", "nd"},
    {"thong tu", "tt"},
    {"thong tu lien tich", "ttlt"},
    {"ket luan", "kl"},
    {"thong tri", "tt"},
    {"quy trinh", "qtr"},
    {"luat", ""},
    {"phap lenh", ""},
    {"lenh", "l"},
};
#define KIND_COUNT (sizeof KINDS / sizeof *KINDS)

const char *number_kind(const char *folded)
{
    for (size_t i = 0; i < KIND_COUNT; i++)
        if (!strcmp(folded, KINDS[i].name))
            return KINDS[i].abbreviation;
    return NULL;
}

const char *number_kind_name(const char *abbreviation)
{
    for (size_t i = 0; *abbreviation && i < KIND_COUNT; i++)
        if (!strcmp(abbreviation, KINDS[i].abbreviation))
            return KINDS[i].name;
    return NULL;
}

#define RUNS      12
#define RUN_BYTES 24

/* Runs of ASCII letters and digits of the folded text; digits and the letters written to them are runs apart when they
 * lead (768qd). count is RUNS + 1 when there are more, or one is too long to be part of a number. */
struct runs {
    char run[RUNS][RUN_BYTES];
    size_t count;
};

static bool is_alnum(char c)
{
    return text_is_digit(c) || (c >= 'a' && c <= 'z');
}

static void split_runs(const char *s, struct runs *runs)
{
    runs->count = 0;
    while (*s) {
        size_t n = 0;
        bool number = text_is_digit(*s);

        while (is_alnum(s[n]) && !(number && !text_is_digit(s[n])))
            n++;
        if (n > 0) {
            if (runs->count == RUNS || n >= RUN_BYTES) {
                runs->count = RUNS + 1;
                return;
            }
            memcpy(runs->run[runs->count], s, n);
            runs->run[runs->count++][n] = '\0';
            s += n;
        } else {
            s++;
        }
    }
}

static bool is_number(const char *run)
{
    return text_is_digit(*run);
}

static int year_of(const char *run)
{
    int year = strlen(run) == 4 && is_number(run) ? atoi(run) : 0;

    return year >= 1900 && year <= 2100 ? year : 0;
}

static bool put_digits(struct number *number, const char *run)
{
    while (*run == '0' && run[1])
        run++;
    if (strlen(run) >= sizeof number->digits)
        return false;
    snprintf(number->digits, sizeof number->digits, "%s", run);
    return true;
}

/* The symbol's next part. A second organ part that does not fit is dropped: the key stays a beginning of the symbol. */
static void put_part(struct number *number, const char *run)
{
    size_t n = strlen(number->organ);

    if (!*number->kind && !*number->organ) {
        snprintf(number->kind, sizeof number->kind, "%.*s", (int)sizeof number->kind - 1, run);
        return;
    }
    if (n + strlen(run) + 2 <= sizeof number->organ)
        snprintf(number->organ + n, sizeof number->organ - n, "%s%s", n ? "-" : "", run);
}

bool number_parse(const char *value, struct number *number)
{
    cleanup_arena struct arena arena = {0};
    struct runs runs;
    size_t i = 0;

    *number = (struct number){0};
    split_runs(text_fold(&arena, value, strlen(value)), &runs);
    if (runs.count > RUNS)
        runs.count = RUNS;
    while (i < runs.count && !is_number(runs.run[i]))
        i++;
    if (i == runs.count || !put_digits(number, runs.run[i]))
        return false;
    for (i++; i < runs.count; i++) {
        int year = year_of(runs.run[i]);

        if (year && !number->year && !*number->kind)
            number->year = year;
        else
            put_part(number, runs.run[i]);
    }
    return true;
}

/* Words before the digits: "so", "van ban", a kind by name or abbreviation, in any order. Returns how many runs they
 * are, or -1 when there are others. */
static int read_lead(const struct runs *runs, struct number *number)
{
    size_t i = 0;

    while (i < runs->count && !is_number(runs->run[i])) {
        const char *kind = NULL;
        size_t used = 0;
        char words[RUN_BYTES * 4] = "";

        if (!strcmp(runs->run[i], "so") || !strcmp(runs->run[i], "cv")) {
            i++;
            continue;
        }
        if (i + 1 < runs->count && !strcmp(runs->run[i], "van") && !strcmp(runs->run[i + 1], "ban")) {
            i += 2;
            continue;
        }
        for (size_t j = i; j < runs->count && j < i + 4 && !is_number(runs->run[j]); j++) {
            size_t n = strlen(words);

            snprintf(words + n, sizeof words - n, "%s%s", n ? " " : "", runs->run[j]);
            if (number_kind(words)) {
                kind = number_kind(words);
                used = j - i + 1;
            }
        }
        if (!kind && number_kind_name(runs->run[i])) {
            kind = runs->run[i];
            used = 1;
        }
        if (!kind || *number->kind)
            return -1;
        snprintf(number->kind, sizeof number->kind, "%s", kind);
        i += used;
    }
    return (int)i;
}

bool number_parse_query(const char *text, size_t n, struct number *number)
{
    cleanup_arena struct arena arena = {0};
    struct number lead = {0};
    struct runs runs;
    int used;

    *number = (struct number){0};
    split_runs(text_fold(&arena, text, n), &runs);
    if (runs.count > RUNS)
        return false;
    used = read_lead(&runs, &lead);
    if (used < 0 || (size_t)used == runs.count || !put_digits(number, runs.run[used]))
        return false;
    for (size_t i = (size_t)used + 1; i < runs.count; i++) {
        int year = year_of(runs.run[i]);

        if (year && !number->year)
            number->year = year;
        else if (is_number(runs.run[i]) && !*number->kind)
            return false; /* 15/3/2021 is a date */
        else if (strcmp(runs.run[i], "nam") != 0 || i + 1 == runs.count || !year_of(runs.run[i + 1]))
            put_part(number, runs.run[i]);
    }
    if (*lead.kind && !*number->kind)
        snprintf(number->kind, sizeof number->kind, "%s", lead.kind);
    return true;
}

/* The symbol without its joints, from part `from` of it (0: the kind); false when there is no such part. */
static bool symbol_from(const struct number *number, int from, char *out, size_t size)
{
    const char *organ = number->organ;
    size_t n = 0;

    if (from == 0)
        n = (size_t)snprintf(out, size, "%s", number->kind);
    for (int i = 1; i < from; i++) {
        organ = strchr(organ, '-');
        if (!organ)
            return false;
        organ++;
    }
    for (; *organ && n + 1 < size; organ++)
        if (*organ != '-')
            out[n++] = *organ;
    out[n] = '\0';
    return n > 0;
}

int number_fit(const struct number *asked, const struct number *key)
{
    char want[96], have[96];

    if (strcmp(asked->digits, key->digits) != 0 || (asked->year && key->year && asked->year != key->year))
        return 0;
    if (!symbol_from(asked, 0, want, sizeof want))
        return *key->kind ? 2 : 3;
    for (int part = 0; symbol_from(key, part, have, sizeof have); part++)
        if (!strncmp(have, want, strlen(want)))
            return part > 0 ? 1 : strlen(have) == strlen(want) ? 3 : 2;
    return 0;
}
