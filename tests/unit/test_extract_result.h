/* What extraction makes of the pages on the desk. */
#ifndef SOHOA_TEST_EXTRACT_RESULT_H
#define SOHOA_TEST_EXTRACT_RESULT_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "pipeline/extract/extract.h"
#include "tests/unit/test_extract_page.h"

static inline void extract(void)
{
    extract_document(&desk.arena, &desk.document, NULL);
}

static inline const struct field *field(enum field_id id)
{
    return &desk.document.fields[id];
}

/* NULL for a field without a value. */
static inline void expect(enum field_id id, const char *value, enum field_status status)
{
    const struct field *f = field(id);

    if (value)
        assert_string_equal(f->value ? f->value : "(none)", value);
    else
        assert_null(f->value);
    assert_string_equal(field_status_name(f->status), field_status_name(status));
}

#endif
