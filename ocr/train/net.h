/* The network of ocr/digits_net.h while it learns: forward and backward passes by matrix products, Adam (Kingma, Ba
 * 2015).
 *
 * Weights, gradients and moments are arrays of digits_net_size() floats in the order of the weights file. */
#ifndef SOHOA_TRAIN_NET_H
#define SOHOA_TRAIN_NET_H

struct err;
struct line;
struct random;

struct net {
    float *weights, *gradient, *mean, *square;
    long steps; /* taken so far */
};

void net_init(struct net *net, struct random *random); /* He et al. 2015 */
void net_release(struct net *net);
/* Adds the derivative of the line's loss to `gradient`; returns the loss. Safe from several threads when each has a
 * gradient of its own. */
float net_learn(const float *weights, const struct line *line, float *gradient);
/* One step of Adam down the mean gradient of `count` lines; clears the gradient. */
void net_step(struct net *net, int count, float rate);
/* The weights file: half floats, little endian. */
int net_load(struct net *net, const char *path, struct err *err);
int net_save(const float *weights, const char *path, struct err *err);

#endif
