/* Sets of digit images in IDX files (LeCun, Cortes, Burges: THE MNIST DATABASE), gzipped. */
#ifndef SOHOA_TRAIN_IDX_H
#define SOHOA_TRAIN_IDX_H

struct canvas;
struct err;

struct idx {
    int count, w, h;
    unsigned char *pixels; /* count images of h rows, ink bright on 0 */
    unsigned char *labels;
};

/* FOLDER/NAME-images.idx3.gz and FOLDER/NAME-labels.idx1.gz. */
int idx_load(struct idx *set, const char *folder, const char *name, struct err *err);
void idx_release(struct idx *set);
/* Image `i`, cut to its ink, the brightest ink 1. The caller releases it. */
struct canvas idx_image(const struct idx *set, int i);

#endif
