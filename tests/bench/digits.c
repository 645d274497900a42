/* How good the digit reader is by itself, on crops of real writing that it was not trained on.
 *
 * usage: digits LIST FOLDER; LIST has a heading and lines "file<TAB>label[<TAB>writer]", FOLDER the pictures. Prints
 * the share of digits and of strings read right, how far its probabilities can be trusted, and for each limit of risk
 * how many strings it could take without asking. */
#include <math.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <leptonica/allheaders.h>

#include "ocr/digits.h"
#include "pipeline/base/err.h"
#include "pipeline/image/image.h"

#define CASES_MAX 20000
#define LABEL_MAX 32

struct one {
    char file[128], label[LABEL_MAX], read[LABEL_MAX];
    double probability;
    bool right;
};

static int edits(const char *a, const char *b)
{
    int row[LABEL_MAX + 1], n = (int)strlen(b);

    for (int j = 0; j <= n; j++)
        row[j] = j;
    for (int i = 1; a[i - 1]; i++) {
        int corner = row[0];

        row[0] = i;
        for (int j = 1; j <= n; j++) {
            int best = corner + (a[i - 1] != b[j - 1]);

            corner = row[j];
            best = row[j] + 1 < best ? row[j] + 1 : best;
            row[j] = row[j - 1] + 1 < best ? row[j - 1] + 1 : best;
        }
    }
    return row[n];
}

static bool read_one(const struct digits *digits, const char *folder, struct one *one)
{
    char path[512];
    struct digits_string best = {"", 0};
    struct digits_look *look = digits_look_open();
    struct image *image;
    PIX *pix;

    snprintf(path, sizeof path, "%s/%s", folder, one->file);
    pix = pixRead(path);
    if (!pix)
        return false;
    image = image_from_pix(pix);
    if (digits_look_at(look, digits, image, &(struct digits_place){0}))
        digits_best(look, true, &best, 1);
    snprintf(one->read, sizeof one->read, "%s", best.text);
    one->probability = best.probability;
    one->right = strcmp(one->read, one->label) == 0;
    digits_look_close(look);
    image_free(image);
    return true;
}

static size_t load(const char *list, struct one *cases)
{
    FILE *in = fopen(list, "r");
    char line[512];
    size_t n = 0;

    for (bool heading = true; in && n < CASES_MAX && fgets(line, sizeof line, in); heading = false)
        if (!heading && sscanf(line, "%127[^\t]\t%31[^\t\n]", cases[n].file, cases[n].label) == 2)
            n++;
    if (in)
        fclose(in);
    return n;
}

static int surest_first(const void *a, const void *b)
{
    double x = ((const struct one *)a)->probability, y = ((const struct one *)b)->probability;

    return (x < y) - (x > y);
}

static void print_reliability(const struct one *cases, size_t n)
{
    static const double steps[] = {0, .5, .8, .9, .95, .99, .995, .999, 1.01};

    puts("probability       n   mean  right");
    for (size_t s = 0; s + 1 < sizeof steps / sizeof *steps; s++) {
        size_t in = 0, right = 0;
        double sum = 0;

        for (size_t i = 0; i < n; i++)
            if (cases[i].probability >= steps[s] && cases[i].probability < steps[s + 1]) {
                in++;
                right += cases[i].right;
                sum += cases[i].probability;
            }
        if (in > 0)
            printf("%.3f-%.3f %6zu  %.4f %.4f\n", steps[s], fmin(1, steps[s + 1]), in, sum / (double)in,
                   (double)right / (double)in);
    }
}

/* `cases` with the surest first. */
static void print_limits(const struct one *cases, size_t n)
{
    static const double limits[] = {0, .002, .005, .01, .02};

    puts("wrong at most   taken   from probability");
    for (size_t l = 0; l < sizeof limits / sizeof *limits; l++) {
        size_t wrong = 0, taken = 0;

        for (size_t i = 0; i < n; i++) {
            wrong += !cases[i].right;
            if ((double)wrong <= limits[l] * (double)(i + 1))
                taken = i + 1;
        }
        printf("%11.1f %%  %6.3f   %.5f\n", 100 * limits[l], (double)taken / (double)n,
               taken > 0 ? cases[taken - 1].probability : 1);
    }
}

int main(int argc, char **argv)
{
    static struct one cases[CASES_MAX];
    struct err err = {0};
    struct digits *digits = digits_open(&err);
    size_t n = argc == 3 ? load(argv[1], cases) : 0, right = 0, wanted = 0, wrong = 0;

    if (!digits || n == 0) {
        fprintf(stderr, "%s\n", digits ? "usage: digits LIST FOLDER, with lines in LIST" : err.message);
        return 64;
    }
    for (size_t i = 0; i < n; i++) {
        if (!read_one(digits, argv[2], &cases[i])) {
            fprintf(stderr, "cannot read '%s/%s'\n", argv[2], cases[i].file);
            return 1;
        }
        right += cases[i].right;
        wanted += strlen(cases[i].label);
        wrong += (size_t)edits(cases[i].label, cases[i].read);
        if (!cases[i].right && getenv("WORST"))
            printf("%s: %s read as '%s' %.4f\n", cases[i].file, cases[i].label, cases[i].read, cases[i].probability);
    }
    printf("%zu strings: digits right %.4f, strings right %.4f\n", n, 1 - (double)wrong / (double)wanted,
           (double)right / (double)n);
    print_reliability(cases, n);
    qsort(cases, n, sizeof *cases, surest_first);
    print_limits(cases, n);
    digits_close(digits);
    return 0;
}
