/* Every rule that a package is checked against: one table feeds the checks, the report and the tests.
 *
 * CSIP and CSIPSTR numbers are those of E-ARK CSIP 2.2.0, SIP numbers those of E-ARK SIP 2.2.0. The others are names of
 * our own: SAFE (what no package may hold), FILE (METS against the bytes), XML, METS, PREMIS (PREMIS 3), TT05 (Thông tư
 * 05/2025/TT-BNV as third parties quote it) and BAG (RFC 8493). */
#ifndef SOHOA_PACKAGE_PACKAGE_RULE_H
#define SOHOA_PACKAGE_PACKAGE_RULE_H

#include <stddef.h>

enum package_level {
    PACKAGE_MUST,    /* broken: the package is invalid */
    PACKAGE_SHOULD,  /* broken: a warning */
    PACKAGE_DISPUTED /* the sources contradict one another: a warning unless the check is strict */
};

struct package_rule {
    const char *id;
    enum package_level level;
    const char *sentence; /* what the rule asks */
};

extern const struct package_rule PACKAGE_RULES[];
extern const size_t PACKAGE_RULE_COUNT;

/* NULL when there is no such rule. */
const struct package_rule *package_rule_find(const char *id);

#endif
