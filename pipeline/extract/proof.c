#include "pipeline/extract/proof.h"

#include <string.h>

#include "pipeline/base/memory.h"
#include "pipeline/base/text.h"
#include "pipeline/extract/layout.h"
#include "pipeline/extract/paper.h"

/* From here on digits count as machine print (measured by the picture's reader). */
#define PRINTED 0.7
/* The engine's confidence from which a word of print is right in more than 99 of 100 places (dev corpus). */
#define SURE_WITH_EVIDENCE 0.6
#define SURE_ALONE         0.9
/* Above this every second reading said the same. */
#define UNANIMOUS 0.55

/* Of strings that the reader of written digits gives this probability, the share that is right; between the points
 * straight lines. Measured on the fields of dev, seeds, real and samples and on strings of Vietnamese writing it was
 * not trained on (README, "How good is it"). */
static const struct {
    double probability, right;
} CURVE[] = {{0, 0}, {0.5, 0.7}, {0.7, 0.95}, {0.8, 0.995}, {0.9, 0.9965}, {0.95, 0.998}, {1, 0.9993}};
/* Two readers that err in different ways: the same error is rarer by this. */
#define AGREED 5
/* From here on digits may be print. */
#define HALF_PRINTED 0.5
/* What a reading is worth where two readings of what may be print stand against one. */
#define DISPUTED 0.7
/* From here on the reader of written digits bears out what recognition read. */
#define AFFIRMED 0.5
/* From here on the reader of written digits contradicts print. */
#define DENIED 0.9

const struct evidence *proof_find(const struct paper *p, const char *kind)
{
    const struct page *page = &p->document->pages[p->first];

    for (size_t i = 0; i < page->evidence_count; i++)
        if (strcmp(page->evidence[i].kind, kind) == 0)
            return &page->evidence[i];
    return NULL;
}

static bool any_evidence(const struct paper *p)
{
    return p->document->pages[p->first].evidence_count > 0;
}

/* Digits as tall as a line of print, neither higher nor lower than it: a pen leaves the line. */
static bool level(struct box words, struct box line, int unit)
{
    int off = layout_middle(words) - layout_middle(line);

    return words.h > 0.5 * unit && words.h < 1.5 * unit && off < 0.6 * unit && off > -0.6 * unit;
}

bool proof_same(const char *a, const char *b)
{
    a += strspn(a, "0");
    b += strspn(b, "0");
    return strcmp(a, b) == 0;
}

const struct evidence *proof_written(const struct paper *p, const char *kind)
{
    const struct evidence *e = proof_find(p, arena_printf(p->arena, "%s.digits", kind));

    return e && e->reading_count > 0 ? e : NULL;
}

double proof_of_writing(double probability, bool agreed)
{
    double right = CURVE[0].right;

    for (size_t i = 1; i < sizeof CURVE / sizeof *CURVE && probability > CURVE[i - 1].probability; i++) {
        double share = (probability - CURVE[i - 1].probability) / (CURVE[i].probability - CURVE[i - 1].probability);

        right = CURVE[i - 1].right + (share < 1 ? share : 1) * (CURVE[i].right - CURVE[i - 1].right);
    }
    return agreed ? 1 - (1 - right) / AGREED : right;
}

bool proof_denied(const struct paper *p, const char *kind, const char *digits)
{
    const struct evidence *e = proof_written(p, kind);

    return e && e->readings[0].confidence > DENIED && !proof_same(e->readings[0].value, digits);
}

/* True where the reader of written digits makes the same of it. */
static bool affirmed(const struct paper *p, const char *kind, const char *digits)
{
    const struct evidence *e = proof_written(p, kind);

    return e && e->readings[0].confidence > AFFIRMED && proof_same(e->readings[0].value, digits);
}

/* Confidence that digits are right as recognition has them. */
static double of_print(const struct paper *p, const char *kind, const char *digits, double confidence, struct box words,
                       struct box line)
{
    const struct evidence *e = proof_find(p, kind);
    int unit = p->layouts[p->first]->unit;
    bool is_year = strcmp(kind, "year") == 0;

    if (!*digits)
        return 0;
    if (paper_exact(p, p->first))
        return 0.9999;
    if (e && !(is_year && e->reading_count == 0)) {
        bool agree = e->reading_count > 0 && proof_same(e->readings[0].value, digits);
        bool unanimous = agree && e->readings[0].confidence > UNANIMOUS;

        if (e->printed >= PRINTED && unanimous && confidence >= SURE_WITH_EVIDENCE)
            return proof_denied(p, kind, digits) ? DISPUTED : affirmed(p, kind, digits) ? 0.9997 : 0.999;
        return (agree ? 0.8 : 0.4) * (0.5 + 0.5 * confidence);
    }
    /* The year is print; it may stand on a line of its own, where no second reading found it. */
    if (any_evidence(p) && is_year)
        return confidence >= 0.8 ? 0.9995 : 0.9 * confidence;
    if (confidence >= SURE_ALONE && level(words, line, unit) && !proof_denied(p, kind, digits))
        return 0.9985;
    return 0.85 * confidence;
}

struct proof proof_weigh(const struct paper *p, const char *kind, const char *digits, double confidence,
                         struct box words, struct box line)
{
    const struct evidence *e = proof_find(p, kind), *written = proof_written(p, kind);
    struct proof print = {digits, of_print(p, kind, digits, confidence, words, line), false}, pen = {0};
    bool printed = e && e->printed >= HALF_PRINTED, same;

    if (!written || print.confidence >= 1 - p->risk)
        return print;
    same = proof_same(written->readings[0].value, digits);
    pen = (struct proof){written->readings[0].value, proof_of_writing(written->readings[0].confidence, same), true};
    if (printed && !same && e->reading_count > 0 && proof_same(e->readings[0].value, digits) &&
        pen.confidence > DISPUTED)
        pen.confidence = DISPUTED;
    return printed && pen.confidence < print.confidence ? print : pen;
}

/* Signs and letters that written digits are read as. */
static const struct {
    const char *like;
    char digit;
} WRITTEN[] = {
    {"OÔƠQDUCoôơcu(", '0'},
    {"IiÍÌÏÎlíìïî|!{[]}ƒtTfr)", '1'},
    {"Zz", '2'},
    {"Ee", '3'},
    {"AÁÂaáâLhH", '4'},
    {"Ss$", '5'},
    {"óốòồớờbGÓỐỚ", '6'},
    {"ŸÿYÝyýV?>v", '7'},
    {"§B", '8'},
    {"gqpP", '9'},
};

static char digit_like(const char *at, size_t n)
{
    if (n == 1 && *at >= '0' && *at <= '9')
        return *at;
    for (size_t i = 0; i < sizeof WRITTEN / sizeof *WRITTEN; i++)
        for (const char *s = WRITTEN[i].like; *s;) {
            size_t used;

            text_next(s, strlen(s), &used);
            if (used == n && memcmp(s, at, n) == 0)
                return WRITTEN[i].digit;
            s += used;
        }
    return '\0';
}

const char *proof_guess(struct arena *arena, const char *raw, size_t max)
{
    cleanup_buf struct buf digits = {0};
    size_t n = strlen(raw);

    for (size_t used; n > 0; raw += used, n -= used) {
        int32_t c = text_next(raw, n, &used);
        char digit = digit_like(raw, used);

        if (digit)
            buf_putc(&digits, digit);
        else if (text_is_letter(c) || strchr("&%#/*=", c < 128 ? c : ' '))
            return "";
    }
    return digits.len > 0 && digits.len <= max ? arena_strdup(arena, digits.data) : "";
}
