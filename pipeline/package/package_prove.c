/* A package that is written is checked like one that came from elsewhere before it gets its name. */
#include <string.h>

#include "pipeline/base/err.h"
#include "pipeline/package/package_parts.h"
#include "pipeline/package/package_read_back.h"
#include "pipeline/package/package_verify.h"
#include "pipeline/package/package_written.h"
#include "pipeline/package/spool.h"

/* The checker holds about 5 KB a file. A package of more files than this is read back against what was written, in
 * memory that does not grow; its rules are those that smaller ones were found to keep. */
#define VERIFIED_FILES 40000
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

static int verify(struct package *package, struct err *err)
{
    const struct package_verify_options options = {.schemas =
                                                       package->has_schemas ? package->settings->verify_schemas : NULL,
                                                   .written = package_output_settle(package->out, err)};
    struct package_report report;
    int result;

    if (!options.written)
        return -1;
    result = package_verify(package->target.temporary, &options, &report, err);

    if (result == 0)
        result = judge(package, &report, err);
    package_report_release(&report);
    return result;
}

int package_prove(struct package *package, struct err *err)
{
    if (package->file_count <= VERIFIED_FILES)
        return verify(package, err);
    return package_read_back(package->target.temporary, package->target.format, package->target.top,
                             package_written_spool(package_output_settle(package->out, err)), err);
}
