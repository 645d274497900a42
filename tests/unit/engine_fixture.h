/* A recogniser and an arena for the tests of recognition. */
#ifndef SOHOA_TESTS_ENGINE_FIXTURE_H
#define SOHOA_TESTS_ENGINE_FIXTURE_H

#include "tests/unit/page_drawing.h"

#include "ocr/recognise.h"

struct fixture {
    struct recogniser *recogniser;
    struct arena arena;
};

static inline int open_engine(void **state)
{
    struct fixture *fixture = memory_alloc(sizeof *fixture);
    struct err err = {0};

    arena_init(&fixture->arena);
    fixture->recogniser = recogniser_open("vie", &err);
    *state = fixture;
    return fixture->recogniser ? 0 : -1;
}

static inline int close_engine(void **state)
{
    struct fixture *fixture = *state;

    recogniser_close(fixture->recogniser);
    arena_release(&fixture->arena);
    free(fixture);
    return 0;
}

#endif
