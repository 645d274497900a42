/* Phrases of review, batches and overview; see phrase.h. */
#ifndef SOHOA_WEB_PHRASE_WORK_H
#define SOHOA_WEB_PHRASE_WORK_H

#define PHRASE_WORK_TABLE(PHRASE)                                                                                      \
    PHRASE(REVIEW, "Duyệt", "Review")                                                                                  \
    PHRASE(BATCHES, "Nhập tài liệu", "Batches")                                                                        \
    PHRASE(OVERVIEW, "Tổng quan", "Overview")

#endif
