/* Reads a content stream as far as one must to know which images it shows, and that it shows nothing else (ISO 32000-1
 * 7.8.2, Annex A). Text that is not seen (3 Tr) is passed over: a new layer takes its place. */
#include <ctype.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "ocr/pdfa_parts.h"

#define STATES      64
#define OPERANDS    64
#define TOKEN       256 /* bytes kept of one; longer ones are strings, whose content does not matter */
#define CUT_ALLOWED 2   /* pt of an image outside of a clipping rectangle */
#define INVISIBLE   3
#define STEPS_MOST  2000 /* bytes of operators for one matrix */

struct state {
    struct matrix matrix;
    const char *steps; /* the operators that made it */
    struct rectangle clip;
    int rendering; /* of text */
};

struct reader {
    const char *p, *end;
    struct arena *arena;
    const struct pdfa_names *names;
    char operands[OPERANDS][TOKEN];
    int operand_count;
    struct state states[STATES];
    int depth;
    struct rectangle path;
    int rectangles; /* in the path; -1: other shapes too */
    bool clipping;  /* W was said of the path */
};

static bool is_space(int c)
{
    return c == 0 || c == '\t' || c == '\n' || c == '\f' || c == '\r' || c == ' ';
}

static bool is_delimiter(int c)
{
    return c != 0 && strchr("()<>[]{}/%", c);
}

static void skip_space(struct reader *r)
{
    while (r->p < r->end && (is_space(*r->p) || *r->p == '%')) {
        if (*r->p == '%')
            while (r->p < r->end && *r->p != '\n' && *r->p != '\r')
                r->p++;
        else
            r->p++;
    }
}

static void skip_string(struct reader *r)
{
    int depth = 0;

    do {
        if (*r->p == '\\' && r->p + 1 < r->end)
            r->p++;
        else if (*r->p == '(')
            depth++;
        else if (*r->p == ')')
            depth--;
        r->p++;
    } while (r->p < r->end && depth > 0);
}

/* The next token, cut to TOKEN - 1 bytes. Strings come out as "(" and "<". False at the end. */
static bool next_token(struct reader *r, char token[TOKEN])
{
    const char *start;
    size_t n;

    skip_space(r);
    if (r->p >= r->end)
        return false;
    start = r->p++;
    if (*start == '(') {
        r->p = start;
        skip_string(r);
        memcpy(token, "(", 2);
        return true;
    }
    if (*start == '<' && r->p < r->end && *r->p != '<') {
        while (r->p < r->end && *r->p++ != '>')
            ;
        memcpy(token, "<", 2);
        return true;
    }
    if ((*start == '<' || *start == '>') && r->p < r->end && *r->p == *start)
        r->p++;
    else if (!is_delimiter(*start) || *start == '/')
        while (r->p < r->end && !is_space(*r->p) && !is_delimiter(*r->p))
            r->p++;
    n = (size_t)(r->p - start);
    n = n < TOKEN ? n : TOKEN - 1;
    memcpy(token, start, n);
    token[n] = '\0';
    return true;
}

static struct state *now(struct reader *r)
{
    return &r->states[r->depth];
}

static double operand(const struct reader *r, int from_end)
{
    int i = r->operand_count - from_end;

    return i >= 0 ? strtod(r->operands[i], NULL) : 0;
}

/* The rectangle around four corners in the page space. */
struct rectangle matrix_bounds(const struct matrix *m, double x, double y, double w, double h)
{
    struct rectangle all = {INFINITY, INFINITY, -INFINITY, -INFINITY};

    for (int i = 0; i < 4; i++) {
        double px = x + (i & 1 ? w : 0), py = y + (i & 2 ? h : 0);
        double ux = m->a * px + m->c * py + m->e, uy = m->b * px + m->d * py + m->f;

        all.left = fmin(all.left, ux);
        all.right = fmax(all.right, ux);
        all.bottom = fmin(all.bottom, uy);
        all.top = fmax(all.top, uy);
    }
    return all;
}

static bool is_level(const struct matrix *m)
{
    return (fabs(m->b) < 1e-6 && fabs(m->c) < 1e-6) || (fabs(m->a) < 1e-6 && fabs(m->d) < 1e-6);
}

static bool save_or_restore(struct reader *r, bool save)
{
    if (save ? r->depth + 1 >= STATES : r->depth == 0)
        return false;
    if (save) {
        r->states[r->depth + 1] = r->states[r->depth];
        r->depth++;
    } else {
        r->depth--;
    }
    return true;
}

static bool change_matrix(struct reader *r)
{
    struct matrix m = {operand(r, 6), operand(r, 5), operand(r, 4), operand(r, 3), operand(r, 2), operand(r, 1)};

    if (r->operand_count != 6)
        return false;
    for (int i = 0; i < 6; i++)
        if (strspn(r->operands[i], "+-.0123456789") != strlen(r->operands[i]))
            return false;
    if (strlen(now(r)->steps) > STEPS_MOST)
        return false;
    now(r)->steps = arena_printf(r->arena, "%s%s %s %s %s %s %s cm ", now(r)->steps, r->operands[0], r->operands[1],
                                 r->operands[2], r->operands[3], r->operands[4], r->operands[5]);
    now(r)->matrix = matrix_times(&m, &now(r)->matrix);
    return true;
}

static bool add_rectangle(struct reader *r)
{
    r->path = matrix_bounds(&now(r)->matrix, operand(r, 4), operand(r, 3), operand(r, 2), operand(r, 1));
    r->rectangles = r->rectangles < 0 || !is_level(&now(r)->matrix) ? -1 : r->rectangles + 1;
    return r->operand_count == 4;
}

static struct rectangle common(struct rectangle a, struct rectangle b)
{
    return (struct rectangle){fmax(a.left, b.left), fmax(a.bottom, b.bottom), fmin(a.right, b.right),
                              fmin(a.top, b.top)};
}

/* The end of a path that is not painted. Only a rectangle can be told to cut nothing off. */
static bool end_path(struct reader *r)
{
    struct rectangle *clip = &now(r)->clip;

    if (r->clipping) {
        if (r->rectangles != 1)
            return false;
        *clip = common(*clip, r->path);
    }
    r->clipping = false;
    r->rectangles = 0;
    return true;
}

bool pdfa_draw_is_cut(const struct pdfa_draw *draw)
{
    struct rectangle image = matrix_bounds(&draw->at, 0, 0, 1, 1);

    return image.left < draw->clip.left - CUT_ALLOWED || image.right > draw->clip.right + CUT_ALLOWED ||
           image.bottom < draw->clip.bottom - CUT_ALLOWED || image.top > draw->clip.top + CUT_ALLOWED;
}

static bool one_of(const char *token, const char *list)
{
    size_t n = strlen(token);

    for (const char *p = list; (p = strstr(p, token)); p += n)
        if ((p == list || p[-1] == ' ') && (p[n] == ' ' || p[n] == '\0'))
            return true;
    return false;
}

/* False: this paints what is no image, or is not known. */
static bool obey(struct reader *r, const char *operator)
{
    if (one_of(operator, "q Q"))
        return save_or_restore(r, *operator== 'q');
    if (!strcmp(operator, "cm"))
        return change_matrix(r);
    if (!strcmp(operator, "re"))
        return add_rectangle(r);
    if (one_of(operator, "m l c v y h")) {
        r->rectangles = -1;
        return true;
    }
    if (one_of(operator, "W W*"))
        return r->clipping = true;
    if (!strcmp(operator, "n"))
        return end_path(r);
    if (!strcmp(operator, "Tr")) {
        now(r)->rendering = (int)operand(r, 1);
        return true;
    }
    if (one_of(operator, "Tj TJ ' \""))
        return now(r)->rendering == INVISIBLE;
    if (!strcmp(operator, "gs"))
        return r->operand_count == 1 && r->names->state_is_plain(r->names->data, r->operands[0]);
    if (!strcmp(operator, "BDC")) /* an optional layer may be switched off */
        return r->operand_count < 2 || strcmp(r->operands[0], "/OC") != 0;
    /* Colours do not touch images that are no masks; those are refused by pdfa_image_allowed(). */
    return one_of(operator,
                  "BT ET Tf Tm Td TD T* Tc Tw Tz TL Ts BMC EMC MP DP BX EX w J j M d i ri g G rg RG k K cs CS "
                  "sc SC scn SCN");
}

static bool is_operator(const char *token)
{
    return isalpha((unsigned char)*token) || *token == '\'' || *token == '"';
}

static bool draw(struct reader *r, struct pdfa_draw *draws, size_t most, size_t *count)
{
    if (*count == most || r->operand_count != 1 || r->operands[0][0] != '/')
        return false;
    draws[(*count)++] = (struct pdfa_draw){.name = arena_strdup(r->arena, r->operands[0]),
                                           .at = now(r)->matrix,
                                           .steps = now(r)->steps,
                                           .clip = now(r)->clip};
    return true;
}

bool pdfa_content_draws(struct arena *arena, const char *content, size_t n, const struct pdfa_names *names,
                        struct pdfa_draw *draws, size_t most, size_t *count)
{
    struct reader *r = arena_alloc(arena, sizeof *r);
    char token[TOKEN];
    bool only = true;

    r->p = content;
    r->end = content + n;
    r->arena = arena;
    r->names = names;
    r->states[0] = (struct state){.matrix = names->matrix, .steps = names->steps, .clip = names->clip};
    *count = 0;
    while (next_token(r, token)) {
        if (!is_operator(token) || one_of(token, "true false null")) {
            if (r->operand_count < OPERANDS)
                memcpy(r->operands[r->operand_count++], token, TOKEN);
            continue;
        }
        only = (!strcmp(token, "Do") ? draw(r, draws, most, count) : obey(r, token)) && only;
        r->operand_count = 0;
    }
    return only;
}
