/* Steps of reading a page that can be left out: for a kind of paper that one of them harms, and to measure what each is
 * worth (tests/ablation). What was left out stands in the events of the pages read so. */
#ifndef SOHOA_BASE_STEP_H
#define SOHOA_BASE_STEP_H

#include <stdbool.h>

/* STEP(identifier, name, meaning) */
#define STEP_TABLE(STEP)                                                                                               \
    STEP(ROTATION, "rotation", "turning pages upright that lie on a side or upside down")                              \
    STEP(SKEW, "skew", "levelling lines that lean")                                                                    \
    STEP(SCALE, "scale", "bringing the raster to the size that the engine reads best")                                 \
    STEP(INK, "ink", "making coloured ink, of seals and pens, paler than print")                                       \
    STEP(STAMPS, "stamps", "parting coloured stamps and seals from the print under them")                              \
    STEP(FLATTEN, "flatten", "bringing uneven paper to one level")                                                     \
    STEP(EDGES, "edges", "removing dark masses at the edge of the sheet")                                              \
    STEP(FOLDS, "folds", "taking the lines of folds out of the words they cross")                                      \
    STEP(TABLES, "tables", "reading ruled tables cell by cell")                                                        \
    STEP(AGAIN, "again", "reading unsure lines again at other sizes")                                                  \
    STEP(NOISE, "noise", "dropping doubtful marks without a letter or digit")                                          \
    STEP(MARKS, "marks", "repairing marks that make no word")                                                          \
    STEP(SECTIONS, "sections", "counting the strokes of the Roman numbers of sections")                                \
    STEP(QUARTERS, "quarters", "measuring the Roman numbers of quarters")                                              \
    STEP(EVIDENCE, "evidence", "second readings of numbers, days, stamps and signers for the fields")

enum step {
#define STEP(id, name, meaning) STEP_##id,
    STEP_TABLE(STEP)
#undef STEP
        STEP_COUNT
};

/* "skew, tables" as bits 1u << STEP_...; "" is none. False for a name that is no step's, and *wrong is where it begins.
 */
bool step_parse(const char *names, unsigned *bits, const char **wrong);

static inline bool step_is_left_out(unsigned bits, enum step step)
{
    return bits >> step & 1;
}

#endif
