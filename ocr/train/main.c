/* Trains the reader of written digits: train-digits [options] FOLDER OUT
 * FOLDER holds the open sets of digits (IDX files); OUT gets the weights. See README "The digit reader". */
#include <cblas.h>
#include <getopt.h>
#include <malloc.h>
#include <math.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "ocr/digits_net.h"
#include "ocr/train/compose.h"
#include "ocr/train/net.h"
#include "ocr/train/random.h"
#include "pipeline/base/err.h"
#include "pipeline/base/memory.h"

#define BATCH   32
#define THREADS 2
#define REPORT  500 /* steps */

struct options {
    long steps;
    unsigned long seed;
    float rate;       /* the highest */
    const char *from; /* weights to go on from, or NULL */
    const char *show; /* a PGM of training lines, and nothing else */
    const char *folder, *out;
};

/* The half of a batch that one thread works on. */
struct share {
    const struct composer *composer;
    const float *weights;
    float *gradient;
    uint64_t seed; /* of its first line */
    float loss;
};

static void *work(void *argument)
{
    struct share *s = argument;

    s->loss = 0;
    for (int i = 0; i < BATCH / THREADS; i++) {
        struct random random = {s->seed + (uint64_t)i * 0x632be59bd9b4e019u};
        struct line line;
        float loss;

        composer_line(s->composer, &random, 0, &line);
        loss = net_learn(s->weights, &line, s->gradient);
        s->loss += loss < INFINITY ? loss : 0;
        canvas_release(&line.paper);
    }
    return NULL;
}

/* One batch; the order of the sums does not depend on which thread is faster. */
static float batch(struct net *net, const struct composer *composer, struct random *random, float *gradients[THREADS])
{
    struct share shares[THREADS];
    pthread_t threads[THREADS];
    float loss = 0;

    for (int i = 0; i < THREADS; i++) {
        shares[i] = (struct share){composer, net->weights, gradients[i], random_next(random), 0};
        if (pthread_create(&threads[i], NULL, work, &shares[i]) != 0)
            abort();
    }
    for (int i = 0; i < THREADS; i++) {
        pthread_join(threads[i], NULL);
        loss += shares[i].loss;
        for (size_t k = 0; k < digits_net_size(); k++)
            net->gradient[k] += gradients[i][k];
        memset(gradients[i], 0, digits_net_size() * sizeof(float));
    }
    return loss / BATCH;
}

/* Up over the first steps, then down along a cosine. */
static float rate_at(const struct options *o, long step)
{
    const float warm = 500;

    if ((float)step < warm)
        return o->rate * (float)(step + 1) / warm;
    return o->rate * (0.01f + 0.99f * 0.5f * (1 + cosf(3.14159265f * (float)step / (float)o->steps)));
}

static int train(const struct options *o, struct err *err)
{
    struct composer *composer = composer_new(o->folder, err);
    struct random random = {o->seed};
    struct net net;
    float *gradients[THREADS], loss = 0;
    time_t start = time(NULL);
    int result;

    if (!composer)
        return -1;
    net_init(&net, &random);
    if (o->from && net_load(&net, o->from, err) != 0) {
        net_release(&net);
        composer_free(composer);
        return -1;
    }
    for (int i = 0; i < THREADS; i++)
        gradients[i] = memory_alloc(digits_net_size() * sizeof(float));
    for (long step = 0; step < o->steps; step++) {
        loss += batch(&net, composer, &random, gradients) / REPORT;
        net_step(&net, BATCH, rate_at(o, step));
        if ((step + 1) % REPORT == 0) {
            printf("%ld of %ld steps, loss %.4f, %ld s\n", step + 1, o->steps, (double)loss,
                   (long)(time(NULL) - start));
            fflush(stdout);
            loss = 0;
            if (net_save(net.weights, o->out, err) != 0)
                break;
        }
    }
    result = net_save(net.weights, o->out, err);
    for (int i = 0; i < THREADS; i++)
        free(gradients[i]);
    net_release(&net);
    composer_free(composer);
    return result;
}

/* Lines as training sees them, one below the other. */
static int show(const struct options *o, struct err *err)
{
    struct composer *composer = composer_new(o->folder, err);
    struct random random = {o->seed};
    FILE *out = composer ? fopen(o->show, "wb") : NULL;

    if (!out) {
        if (composer)
            err_set(err, ERR_IO, "cannot write '%s'", o->show);
        composer_free(composer);
        return -1;
    }
    fprintf(out, "P5 %d %d 255\n", 256, 64 * DIGITS_HEIGHT);
    for (int i = 0; i < 64; i++) {
        struct line line;

        composer_line(composer, &random, 0, &line);
        for (int y = 0; y < DIGITS_HEIGHT; y++)
            for (int x = 0; x < 256; x++)
                fputc(x < line.paper.w ? (int)(255 * (1 - line.paper.px[y * line.paper.w + x])) : 128, out);
        canvas_release(&line.paper);
    }
    composer_free(composer);
    if (fclose(out) != 0) {
        err_set(err, ERR_IO, "cannot write '%s'", o->show);
        return -1;
    }
    return 0;
}

int main(int argc, char **argv)
{
    static const struct option names[] = {
        {"steps", required_argument, NULL, 'n'}, {"seed", required_argument, NULL, 's'},
        {"show", required_argument, NULL, 'p'},  {"from", required_argument, NULL, 'f'},
        {"rate", required_argument, NULL, 'r'},  {NULL, 0, NULL, 0},
    };
    struct options o = {.steps = 14000, .seed = 1, .rate = 1.5e-3f};
    struct err err = {0};
    int c;

    while ((c = getopt_long(argc, argv, "n:s:p:f:r:", names, NULL)) != -1)
        switch (c) {
        case 'n':
            o.steps = strtol(optarg, NULL, 10);
            break;
        case 's':
            o.seed = strtoul(optarg, NULL, 10);
            break;
        case 'f':
            o.from = optarg;
            break;
        case 'r':
            o.rate = strtof(optarg, NULL);
            break;
        case 'p':
            o.show = optarg;
            break;
        default:
            return 64;
        }
    if (argc - optind != (o.show ? 1 : 2)) {
        fputs("usage: train-digits [--steps N] [--seed N] [--rate R] [--from WEIGHTS] FOLDER OUT, or --show FILE.pgm "
              "FOLDER\n",
              stderr);
        return 64;
    }
    o.folder = argv[optind];
    o.out = argv[optind + 1];
    mallopt(M_MMAP_THRESHOLD, 64 << 20); /* the same large arrays come and go for every line */
    mallopt(M_TRIM_THRESHOLD, 512 << 20);
    openblas_set_num_threads(1); /* the batch is shared out already */
    if ((o.show ? show(&o, &err) : train(&o, &err)) != 0) {
        fprintf(stderr, "train-digits: %s\n", err.message);
        return 1;
    }
    return 0;
}
