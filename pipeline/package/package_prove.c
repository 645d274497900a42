/* A package that is written is checked like one that came from elsewhere before it gets its name. */
#include <string.h>

#include "pipeline/base/err.h"
#include "pipeline/package/package_parts.h"
#include "pipeline/package/package_verify.h"
#include "pipeline/package/package_written.h"

/* Sentences kept about what the national rules ask for and the archive does not know. */
#define TOLD 20

/* What the archive does not know, such as an agency in a document that still waits for an answer: the package is what
 * it should be, and somebody has to know. */
static bool is_of_content(const struct package_finding *finding)
{
    return !strncmp(finding->rule, "TT05-", 5);
}

static int judge(struct package *package, const struct package_report *report, struct err *err)
{
    for (size_t i = 0; i < report->finding_count; i++) {
        const struct package_finding *f = &report->findings[i];

        /* The folder has its name only afterwards. */
        if (f->warning || !strcmp(f->rule, "TT05-FOLDER"))
            continue;
        if (!is_of_content(f))
            return err_set(err, ERR_CORRUPT, "'%s' did not verify after it was written: %s: '%s' %s %s",
                           package->target.path, f->rule, f->path, f->element, f->sentence);
        if (package->lacking++ < TOLD)
            buf_printf(&package->lacks, "%s: %s%s%s %s\n", f->rule, f->path, *f->element ? ": " : "", f->element,
                       f->sentence);
    }
    return 0;
}

int package_prove(struct package *package, struct err *err)
{
    struct package_verify_options options = {.written = package_output_settle(package->out, err),
                                             .beside = package->target.temporary};
    struct package_report report;
    int result;

    if (!options.written)
        return -1;
    if (package->has_schemas)
        options.schemas = package->settings->verify_schemas;
    result = package_verify(package->target.temporary, &options, &report, err);
    if (result == 0)
        result = judge(package, &report, err);
    package_report_release(&report);
    return result;
}
