/* What words that people corrected mean for the fields that stand where they do.
 *
 * A number that a person typed whole in the place of the number is the number, as sure as if it had been answered in
 * review. One that was put right in part is asked about, with what it may be now: its other part may be as wrong. A
 * date that has not the figures a person typed in its place is asked about too. All other fields are read from the
 * corrected words like any others. */
#ifndef SOHOA_EXTRACT_CORRECTED_H
#define SOHOA_EXTRACT_CORRECTED_H

struct paper;

/* After all fields are set. */
void corrected_weigh(struct paper *paper);

#endif
