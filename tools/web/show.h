/* Values as a person reads them. */
#ifndef SOHOA_WEB_SHOW_H
#define SOHOA_WEB_SHOW_H

#include "tools/web/phrase.h"

struct arena;

/* YYYY-MM-DD as 15/3/2023 in Vietnamese, 15 March 2023 in English; what is no date stays, NULL is "no date". */
const char *show_date(struct arena *arena, enum language language, const char *date);
/* 2026-11-21T18:40:22Z in the machine's time zone, to the minute. */
const char *show_time(struct arena *arena, enum language language, const char *time);
/* 1536 as 1,5 kB / 1.5 kB. */
const char *show_bytes(struct arena *arena, enum language language, int64_t bytes);
/* The type of an event (PREMIS); in English it says it itself. */
const char *show_event(enum language language, const char *type);

#endif
