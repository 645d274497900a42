#include "pipeline/extract/date.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "pipeline/base/memory.h"
#include "pipeline/base/text.h"
#include "pipeline/extract/agency.h"
#include "pipeline/extract/cite.h"
#include "pipeline/extract/flow.h"
#include "pipeline/extract/layout.h"
#include "pipeline/extract/match.h"
#include "pipeline/extract/paper.h"
#include "pipeline/extract/proof.h"

/* From here on the second readings of a day or month are as good as a word's own. */
#define SURE_READING 0.9

/* A part of the date, 0 when it was not read, with the confidence that it is right. */
struct part {
    int value;
    double confidence;
    bool written; /* by hand or stamp: as the reader of written digits has it */
};

bool date_valid(int year, int month, int day)
{
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;

    return year >= DATE_YEAR_MIN && year <= DATE_YEAR_MAX && month >= 1 && month <= 12 && day >= 1 &&
           day <= days[month - 1] + (month == 2 && leap);
}

char *date_iso(struct arena *arena, int year, int month, int day)
{
    return arena_printf(arena, "%04d-%02d-%02d", year, month, day);
}

/* Reads one part: its digits as recognised, weighed against the picture's evidence of that kind. Digits read as their
 * look-alikes ("0i") count where the second readings are clear. */
static struct part read_part(const struct paper *p, const char *digits, const char *raw, double confidence,
                             struct box words, const char *kind)
{
    const struct evidence *e = proof_find(p, kind);
    struct proof proof;

    if (!*digits && e && e->reading_count > 0 && e->readings[0].confidence >= SURE_READING) {
        digits = proof_guess(p->arena, raw, 2);
        confidence = e->readings[0].confidence;
    }
    proof = proof_weigh(p, kind, digits, confidence, words, p->date.line);
    return (struct part){atoi(proof.digits), proof.confidence, proof.written};
}

static int days_from(const char *iso, int year, int month, int day)
{
    struct tm from = {.tm_hour = 12}, to = {.tm_hour = 12, .tm_year = year - 1900, .tm_mon = month - 1, .tm_mday = day};

    if (sscanf(iso, "%4d-%2d-%2d", &from.tm_year, &from.tm_mon, &from.tm_mday) != 3)
        return 0;
    from.tm_year -= 1900;
    from.tm_mon -= 1;
    return (int)((timegm(&from) - timegm(&to)) / 86400);
}

/* A paper is scanned and signed electronically on its day or in the days after, never before (a day is left for the
 * clock's time zone): how much likelier that makes a day. */
static double likely(const char *signed_on, int year, int month, int day)
{
    static const struct {
        int days;
        double factor;
    } table[] = {{-2, 0.001}, {-1, 0.1}, {0, 10}, {1, 6}, {4, 3}, {10, 1.5}};
    int after = days_from(signed_on, year, month, day);

    for (size_t i = 0; i < sizeof table / sizeof *table; i++)
        if (after <= table[i].days)
            return table[i].factor;
    return 1;
}

/* Weighs the written day against the date of the file's first electronic signature, where it has one. */
static void weigh_signed(const struct paper *p, struct part *day, struct part month, struct part year)
{
    const struct evidence *written = proof_written(p, "day");
    const char *signed_on = p->document->pages[0].signed_on;
    double best = 0, sum = 0, rest = 1;

    if (!signed_on || !day->written || !date_valid(year.value, month.value, 1))
        return;
    for (size_t i = 0; i < written->reading_count; i++) {
        int value = atoi(written->readings[i].value);
        double share = written->readings[i].confidence;

        rest -= share;
        share *= date_valid(year.value, month.value, value) ? likely(signed_on, year.value, month.value, value) : 0;
        sum += share;
        if (share > best) {
            best = share;
            day->value = value;
        }
    }
    day->confidence = proof_of_writing(best / (sum + (rest > 0 ? rest : 0)), false);
}

/* The latest date among the grounds ("Căn cứ … ngày 17/02/2025"): a document is not older than what it rests
 * on. */
static const char *latest_ground(const struct paper *p)
{
    const char *latest = NULL;
    const struct flow *f = p->flow;
    bool ground = false;

    for (size_t i = 0; i < f->count && f->chars[i].page <= p->first; i++) {
        const char *date;
        size_t end;
        double confidence;

        if (f->chars[i].page < p->first)
            continue;
        if (strncmp(f->fold + i, "can cu ", 7) == 0)
            ground = true;
        else if (f->fold[i] == ';' || f->fold[i] == ':')
            ground = false;
        if (!ground || strncmp(f->fold + i, "ngay ", 5) != 0)
            continue;
        date = flow_date(p->arena, f, i, &end, &confidence);
        if (date && confidence > 0.5 && (!latest || strcmp(date, latest) > 0))
            latest = date;
    }
    return latest;
}

/* True when a ground of the same month is younger than the date: one digit of the day was misread. */
static bool contradicted(const struct paper *p, const char *iso)
{
    const char *ground = latest_ground(p);

    return ground && strncmp(ground, iso, 7) == 0 && strcmp(ground, iso) > 0;
}

/* True when the file was signed before the day that was read: a digit of one of them is wrong. */
static bool signed_before(const struct paper *p, const char *iso)
{
    const char *signed_on = p->document->pages[0].signed_on;
    int year, month, day;

    return signed_on && sscanf(iso, "%4d-%2d-%2d", &year, &month, &day) == 3 &&
           days_from(signed_on, year, month, day) < -1;
}

/* Days that the picture's reader offers, as whole dates. */
static void offer_days(struct paper *p, struct part month, struct part year)
{
    const struct evidence *readers[] = {proof_written(p, "day"), proof_find(p, "day")};
    double share = 0.9;

    for (size_t k = 0; k < 2; k++) {
        const struct evidence *e = readers[k];

        for (size_t i = 0; e && i < e->reading_count; i++) {
            int day = atoi(e->readings[i].value);

            if (date_valid(year.value, month.value, day))
                paper_candidate(p, FIELD_DATE, date_iso(p->arena, year.value, month.value, day),
                                share * e->readings[i].confidence);
        }
        share = e ? 0.3 : share; /* recognition hardly ever reads writing */
    }
}

/* The day a pen may have meant. */
static void offer_guess(struct paper *p, struct part month, struct part year)
{
    int day = atoi(proof_guess(p->arena, p->date.raw_day, 2));

    if (date_valid(year.value, month.value, day))
        paper_candidate(p, FIELD_DATE, date_iso(p->arena, year.value, month.value, day), 0.2);
}

/* "Thời gian ký: 07/01/2025 10:09:57", "07.01.2025 10:44:25": signed on the day of issue or soon after. */
static void offer_caption(struct paper *p, struct part month, struct part year)
{
    const struct page *page = &p->document->pages[p->first];

    for (size_t i = 0; i < page->word_count; i++) {
        int d, m, y, used = 0;

        if (sscanf(page->words[i].text, "%2d%*1[./]%2d%*1[./]%4d%n", &d, &m, &y, &used) != 3 || used < 8 ||
            page->words[i].box.y > p->date.line.y || !date_valid(y, m, d))
            continue;
        if (m == month.value && y == year.value)
            paper_candidate(p, FIELD_DATE, date_iso(p->arena, y, m, d), 0.3);
    }
}

/* An annex line that repeats the document's number repeats its date. */
static bool from_annex(struct paper *p, struct part day, struct part month, struct part year)
{
    for (size_t i = 0; i < p->mention_count; i++) {
        const struct cite_mention *m = &p->mentions[i];
        int y, mo, d;
        bool agrees;

        if (!m->date || !cite_is_own(p, m) || sscanf(m->date, "%d-%d-%d", &y, &mo, &d) != 3)
            continue;
        agrees = (month.value == 0 || month.value == mo || month.confidence < 0.9) &&
                 (year.value == 0 || year.value == y || year.confidence < 0.9);
        if (agrees && (m->date_confidence > 0.85 || day.value == d)) {
            paper_set(p, FIELD_DATE, m->date, 0.998, m->page, m->box, "date.annex");
            return true;
        }
        paper_ask(p, FIELD_DATE, m->date, 0.6, m->page, m->box, "date.annex");
        return false;
    }
    return false;
}

/* The place is the last part of the issuer's or its superior's name: two readings that agree. */
static bool in_issuer(const struct paper *p, const char *name)
{
    const struct field *fields = p->document->fields;
    const char *key = layout_key(p->arena, name);

    for (int id = FIELD_ISSUER; id <= FIELD_PARENT; id++) {
        const char *value = fields[id].value ? layout_key(p->arena, fields[id].value) : "";
        size_t n = strlen(value), m = strlen(key);

        if (m >= 4 && n > m && strcmp(value + n - m, key) == 0)
            return true;
    }
    return false;
}

static bool begins_upper(const char *name)
{
    size_t used;

    return text_is_upper(text_next(name, strlen(name), &used));
}

static void read_place(struct paper *p)
{
    const char *name = p->date.read_place, *province;
    double confidence = p->date.place_confidence;

    if (!p->date.found || !*name) {
        paper_ask(p, FIELD_PLACE, NULL, 0, p->first, p->date.place, "place.line");
        return;
    }
    province = agency_province(p->arena, name);
    if (!begins_upper(name)) /* "à Nẵng": its first letter was lost */
        confidence = confidence > 0.8 ? 0.8 : confidence;
    else if (in_issuer(p, name))
        confidence = 0.999;
    if (province)
        paper_set(p, FIELD_PLACE, province, 0.998, p->first, p->date.place, "place.province");
    else
        paper_set(p, FIELD_PLACE, name, confidence >= 0.88 ? 0.996 : confidence * 0.9, p->first, p->date.place,
                  "place.line");
}

void date_read(struct paper *p)
{
    const struct place_date *d = &p->date;
    struct part day, month, year;
    const char *iso;
    double confidence;

    read_place(p);
    day = read_part(p, d->read_day, d->raw_day, d->day_confidence, d->day_words, "day");
    month = read_part(p, d->read_month, d->raw_month, d->month_confidence, d->month_words, "month");
    year = read_part(p, d->read_year, "", d->year_confidence, d->year_words, "year");
    if (from_annex(p, day, month, year))
        return;
    weigh_signed(p, &day, month, year);
    if (!d->found) {
        if (!p->document->fields[FIELD_DATE].value)
            paper_ask(p, FIELD_DATE, NULL, 0, p->first, (struct box){0}, "date.line");
        return;
    }
    iso =
        date_valid(year.value, month.value, day.value) ? date_iso(p->arena, year.value, month.value, day.value) : NULL;
    confidence = iso ? day.confidence * month.confidence * year.confidence : 0;
    if (iso && (contradicted(p, iso) || signed_before(p, iso)))
        confidence *= 0.5;
    if (p->document->fields[FIELD_DATE].value) { /* an annex line that disagrees */
        paper_candidate(p, FIELD_DATE, iso, confidence * 0.5);
        return;
    }
    paper_set(p, FIELD_DATE, iso, confidence, p->first, d->line, "date.line");
    offer_days(p, month, year);
    offer_caption(p, month, year);
    offer_guess(p, month, year);
}
