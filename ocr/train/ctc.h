/* Connectionist temporal classification (Graves et al., ICML 2006): the loss of a line of signs whose places are not
 * known. */
#ifndef SOHOA_TRAIN_CTC_H
#define SOHOA_TRAIN_CTC_H

/* -log P(signs) for log probabilities [steps][DIGITS_SIGNS]; `gradient`, of the same shape, gets its derivative by the
 * values before the softmax. INFINITY, and a gradient of 0, when the signs do not fit into the steps. */
float ctc_loss(const float *log_probability, int steps, const int *signs, int count, float *gradient);

#endif
