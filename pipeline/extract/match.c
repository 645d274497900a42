#include "pipeline/extract/match.h"

#include <string.h>

#define LENGTH_MAX 255

/* One row of the table after the other; `row` ends as the distances of all of b to every prefix of a's
 * length. */
static size_t step(unsigned char *row, size_t i, char c, const char *b, size_t nb)
{
    unsigned char diagonal = row[0];
    size_t lowest = i;

    row[0] = (unsigned char)(i > LENGTH_MAX ? LENGTH_MAX : i);
    for (size_t j = 1; j <= nb; j++) {
        unsigned char up = row[j], best = (unsigned char)(diagonal + (c != b[j - 1]));

        if (up + 1 < best)
            best = (unsigned char)(up + 1);
        if (row[j - 1] + 1 < best)
            best = (unsigned char)(row[j - 1] + 1);
        diagonal = up;
        row[j] = best;
        lowest = best < lowest ? best : lowest;
    }
    return lowest;
}

size_t match_distance(const char *a, const char *b, size_t limit)
{
    unsigned char row[LENGTH_MAX + 1];
    size_t na = strlen(a), nb = strlen(b);

    if (na > LENGTH_MAX - 1 || nb > LENGTH_MAX - 1 || (na > nb ? na - nb : nb - na) > limit)
        return limit + 1;
    for (size_t j = 0; j <= nb; j++)
        row[j] = (unsigned char)j;
    for (size_t i = 1; i <= na; i++)
        if (step(row, i, a[i - 1], b, nb) > limit)
            return limit + 1;
    return row[nb] > limit ? limit + 1 : row[nb];
}

size_t match_prefix(const char *a, const char *b, size_t limit, size_t *used)
{
    unsigned char row[LENGTH_MAX + 1];
    size_t nb = strlen(b), best = limit + 1, length = 0;

    if (nb > LENGTH_MAX - 1)
        return limit + 1;
    for (size_t j = 0; j <= nb; j++)
        row[j] = (unsigned char)j;
    for (size_t i = 1; a[i - 1] && i <= nb + limit; i++) {
        if (step(row, i, a[i - 1], b, nb) > limit)
            break;
        if (row[nb] < best) {
            best = row[nb];
            length = i;
        }
    }
    if (used)
        *used = length;
    return best;
}

static size_t exact(const char *s, const char *needle, size_t *length)
{
    const char *at = strstr(s, needle);

    if (!at)
        return MATCH_NONE;
    if (length)
        *length = strlen(needle);
    return (size_t)(at - s);
}

size_t match_find(const char *s, const char *needle, size_t errors, size_t *length)
{
    size_t at = exact(s, needle, length), best = errors + 1, used = 0, where = MATCH_NONE;

    if (at != MATCH_NONE || errors == 0)
        return at;
    for (size_t i = 0; s[i]; i++) {
        size_t d;

        if (s[i] != needle[0] || (d = match_prefix(s + i, needle, errors, &used)) >= best)
            continue;
        best = d;
        where = i;
        if (length)
            *length = used;
    }
    return where;
}

size_t match_find_last(const char *s, size_t end, const char *needle, size_t errors, size_t *length)
{
    size_t n = strlen(needle), found = MATCH_NONE;

    for (size_t allowed = 0; allowed <= errors && found == MATCH_NONE; allowed++) {
        for (size_t i = 0; i < end && s[i]; i++) {
            size_t used = 0;

            if (s[i] != needle[0] || match_prefix(s + i, needle, allowed, &used) > allowed || i + used > end ||
                used + 1 < n)
                continue;
            found = i;
            if (length)
                *length = used;
        }
    }
    return found;
}

bool match_symbol_before(const char *s, size_t end)
{
    size_t i = end, signs = 0;

    for (; i > 0 && s[i - 1] != ' '; i--)
        signs += s[i - 1] == '/' || s[i - 1] == '-';
    return signs > 0 && end - i > 1;
}

static bool in_list(const char *list, const char *s, size_t n)
{
    for (const char *at = list; (at = strstr(at, s)); at++)
        if (at[-1] == ' ' && at[n] == ' ')
            return true;
    return false;
}

bool match_syllable(const char *folded)
{
    /* Folded, so that one rhyme stands for many: "ươn", "uôn", "uơn" are all "uon". */
    static const char initials[] = " b c ch d g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x ";
    static const char rhymes[] = " a ac ach ai am an ang anh ao ap at au ay e ec ech em en eng enh eo ep et "
                                 "eu i ia ich iec iem ien ieng iep"
                                 " iet ieu im in inh ip it iu o oa oac oach oai oam oan oang oanh oao oat "
                                 "oay oc oe oen oeo oet oi om on ong"
                                 " ooc oong op ot u ua uan uang uat uay uc ue uech uenh ui um un ung uo uoc "
                                 "uoi uom uon uong uop uot uou up"
                                 " ut uu uy uya uych uyen uyet uyt uynh uyp y yem yen yet yeu ";
    char initial[8];

    for (size_t n = 0; n <= 3 && n < strlen(folded); n++) {
        memcpy(initial, folded, n);
        initial[n] = '\0';
        if ((n == 0 || in_list(initials, initial, n)) && in_list(rhymes, folded + n, strlen(folded + n)))
            return true;
    }
    return strcmp(folded, "gi") == 0;
}
