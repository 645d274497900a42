#include "index/cite_relation.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "pipeline/base/memory.h"
#include "pipeline/base/text.h"

/* Bytes of folded text a sentence is looked for in, before and after the number. */
#define BEFORE 700
#define AFTER  160

const char *cite_relation_name(enum cite_relation relation)
{
    static const char *const NAMES[CITE_RELATION_COUNT] = {
        NULL,
#define RELATION(id, name) name,
        CITE_RELATION_TABLE(RELATION)
#undef RELATION
    };

    return NAMES[relation];
}

static bool is_space(char c)
{
    return strchr(" \n\r\t\f", c) != NULL;
}

static bool is_alnum(char c)
{
    return text_is_digit(c) || (c >= 'a' && c <= 'z');
}

struct cite_text cite_text_read(struct arena *arena, const char *text)
{
    char *fold = text_fold(arena, text, strlen(text)), *to = fold;
    struct cite_text t = {.fold = fold};
    size_t n = 0;

    for (const char *s = fold; *s; s++)
        if (!is_space(*s) || (to > fold && to[-1] != ' '))
            *to++ = is_space(*s) ? ' ' : *s;
    *to = '\0';
    t.tight = arena_alloc(arena, (size_t)(to - fold) + 1);
    t.at = arena_alloc(arena, ((size_t)(to - fold) + 1) * sizeof *t.at);
    for (const char *s = fold; *s; s++)
        if (*s != ' ') {
            t.at[n] = (size_t)(s - fold);
            t.tight[n++] = *s;
        }
    return t;
}

static char *tight(struct arena *arena, const char *s)
{
    char *fold = text_fold(arena, s, strlen(s)), *to = fold;

    for (const char *from = fold; *from; from++)
        if (!is_space(*from))
            *to++ = *from;
    *to = '\0';
    return fold;
}

/* The clause before the number: from the last ";" or end of a sentence on, past the mark of an item. */
static const char *clause_before(struct arena *arena, const char *fold, size_t at)
{
    size_t start = at, least = at > BEFORE ? at - BEFORE : 0;
    const char *s;

    while (start > least && fold[start - 1] != ';' && !(fold[start - 1] == ' ' && start > 1 && fold[start - 2] == '.'))
        start--;
    s = arena_strndup(arena, fold + start, at - start);
    while (*s == ' ' || *s == '-' || *s == '"')
        s++;
    if (*s && (s[1] == ')' || (text_is_digit(*s) && text_is_digit(s[1]) && s[2] == ')'))) /* "a) " */
        s += strcspn(s, ")") + 1;
    return *s == ' ' ? s + 1 : s;
}

static bool has(const char *text, const char *words)
{
    size_t n = strlen(words);

    for (const char *s = text; (s = strstr(s, words)); s++)
        if ((s == text || !is_alnum(s[-1])) && !is_alnum(s[n]))
            return true;
    return false;
}

static bool ends(const char *text, size_t n, const char *words)
{
    size_t length = strlen(words);

    return n >= length && strncmp(text + n - length, words, length) == 0;
}

/* A number of a document stands there: "5/2020/nd-cp". */
static bool has_number(const char *s)
{
    for (; *s; s++)
        if (text_is_digit(*s) && strchr("/-", s[1]) && s[1]) {
            const char *rest = s + 1 + strspn(s + 1, "/0123456789");

            if (*rest >= 'a' && *rest <= 'z')
                return true;
            if (*rest == '-' && rest[1] >= 'a' && rest[1] <= 'z')
                return true;
        }
    return false;
}

/* Whether a verb after this beginning of the sentence is the document's own. */
static bool is_own(const char *head)
{
    static const char *const told[] = {"duoc ", "da ", "bi ", "khong ", "chua ", "viec ", "se "};
    static const char *const kinds[] = {"luat ", "nghi dinh ", "thong tu ", "quyet dinh ", "nghi quyet "};
    static const char about[] = "ve viec ";
    size_t n = strlen(head);
    const char *self = NULL;

    for (const char *s = head; (s = strstr(s, " nay")); s++)
        self = s;
    if (has_number(self ? self : head))
        return false;
    if (ends(head, n, about))
        return n <= sizeof about + 24 || self;
    for (size_t i = 0; i < sizeof told / sizeof *told; i++)
        if (ends(head, n, told[i]))
            return false;
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) /* the name of another one that changed it */
        if (ends(head, n, kinds[i]) && !self && !has(head, "ban hanh"))
            return false;
    return self || n < 24 || has(head, "bai bo") || has(head, "sua doi") || has(head, "bo sung");
}

/* Something of the document, not all of it. */
static bool is_part(const char *words)
{
    static const char *const parts[] = {"dieu",    "khoan", "diem",   "cum tu",   "mot so",
                                        "phu luc", "muc",   "chuong", "noi dung", "mau", "quy dinh ve", "cac quy dinh"};

    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        if (has(words, parts[i]))
            return true;
    return false;
}

/* The clause up to the last of these verbs, cut there; what follows it in *gap. NULL when there is none. */
static char *split_at(struct arena *arena, const char *clause, const char *verb, const char **gap)
{
    const char *last = NULL;

    for (const char *s = clause; (s = strstr(s, verb)); s++)
        last = s;
    if (!last)
        return NULL;
    *gap = last + strlen(verb);
    return arena_strndup(arena, clause, (size_t)(last - clause));
}

/* "… đã được sửa đổi, bổ sung một số điều theo": what comes next is what changed it. */
static bool names_changer(const char *gap)
{
    static const char *const words[] = {"duoc sua doi", "duoc bo sung", "duoc thay the", "duoc bai bo", "da sua doi",
                                        "da bo sung",   "boi",          "thay bang",     "bang"};

    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (has(gap, words[i]))
            return true;
    return false;
}

/* "Căn cứ Nghị định số …", after a heading without a full stop too. */
static bool is_basis(const char *clause)
{
    static const char *const kinds[] = {"luat ",     "bo luat ",  "nghi dinh ", "nghi quyet ", "quyet dinh ", "thong tu ",
                                        "phap lenh ", "chi thi ", "ke hoach ",  "ket luan ",   "thong bao ",  "quy dinh ",
                                        "cong van ", "huong dan ", "chuong trinh "};
    static const char words[] = "can cu ";
    const char *last = NULL;

    for (const char *s = clause; (s = strstr(s, words)); s++)
        last = s;
    for (size_t i = 0; last && i < sizeof kinds / sizeof *kinds; i++)
        if (strncmp(last + strlen(words), kinds[i], strlen(kinds[i])) == 0)
            return true;
    return last && last == clause;
}

static enum cite_relation relation_before(struct arena *arena, const char *clause)
{
    static const struct {
        const char *verb;
        enum cite_relation relation;
    } VERBS[] = {
        {"bai bo", CITE_REPEALS}, {"huy bo", CITE_REPEALS}, {"thay the", CITE_REPLACES}, {"sua doi", CITE_AMENDS}};

    if (is_basis(clause))
        return CITE_BASIS;
    for (size_t i = 0; i < sizeof VERBS / sizeof *VERBS; i++) {
        const char *gap, *head = split_at(arena, clause, VERBS[i].verb, &gap);

        if (!head || !is_own(head))
            continue;
        if (names_changer(gap))
            return CITE_NAMED;
        return VERBS[i].relation != CITE_AMENDS && is_part(gap) ? CITE_AMENDS : VERBS[i].relation;
    }
    return CITE_NAMED;
}

/* "Quyết định số 5/QĐ-UBND … hết hiệu lực kể từ ngày …" */
static enum cite_relation relation_after(struct arena *arena, const char *clause, const char *after)
{
    const char *rest = arena_strndup(arena, after, strnlen(after, AFTER)), *end = strstr(rest, "het hieu luc");
    size_t n = strcspn(rest, ";");
    const char *stop = strstr(rest, ". ");

    if (!end || (size_t)(end - rest) > n || (stop && stop < end) || has_number(clause))
        return CITE_NAMED;
    n = (size_t)(end - rest);
    if (ends(rest, n, "da ") || ends(rest, n, "chua ") || has(arena_strndup(arena, rest, n), "nay") || has(clause, "khi") ||
        has(clause, "neu") || has(clause, "truong hop"))
        return CITE_NAMED;
    return is_part(clause) ? CITE_AMENDS : CITE_REPEALS;
}

static enum cite_relation relation_at(const struct cite_text *t, struct arena *arena, size_t from, size_t length)
{
    const char *clause = clause_before(arena, t->fold, t->at[from]);
    enum cite_relation relation = relation_before(arena, clause);

    return relation != CITE_NAMED ? relation : relation_after(arena, clause, t->fold + t->at[from + length - 1] + 1);
}

static bool look_for(const struct cite_text *t, struct arena *arena, const char *what, enum cite_relation *strongest)
{
    size_t n = strlen(what);
    bool found = false;

    for (const char *s = t->tight; n > 0 && (s = strstr(s, what)); s += n) {
        size_t from = (size_t)(s - t->tight), begin = t->at[from], end = t->at[from + n - 1];
        enum cite_relation relation;

        if ((begin > 0 && is_alnum(t->fold[begin - 1])) || is_alnum(t->fold[end + 1]))
            continue;
        found = true;
        relation = relation_at(t, arena, from, n);
        if (relation > *strongest)
            *strongest = relation;
    }
    return found;
}

enum cite_relation cite_relation_of(const struct cite_text *text, struct arena *arena, const char *number,
                                    const char *printed)
{
    enum cite_relation strongest = CITE_NAMED;

    if (!look_for(text, arena, tight(arena, number), &strongest) && printed)
        look_for(text, arena, tight(arena, printed), &strongest);
    return strongest;
}
