#include "pipeline/base/step.h"

#include <string.h>

#define PARTING ", \t"

static const char *const NAMES[STEP_COUNT] = {
#define STEP(id, name, meaning) [STEP_##id] = name,
    STEP_TABLE(STEP)
#undef STEP
};

bool step_parse(const char *names, unsigned *bits, const char **wrong)
{
    size_t n;

    *bits = 0;
    for (names += strspn(names, PARTING); *names; names += n + strspn(names + n, PARTING)) {
        int step = 0;

        n = strcspn(names, PARTING);
        while (step < STEP_COUNT && (strlen(NAMES[step]) != n || strncmp(NAMES[step], names, n) != 0))
            step++;
        *wrong = names;
        if (step == STEP_COUNT)
            return false;
        *bits |= 1u << step;
    }
    return true;
}
