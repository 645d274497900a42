/* schemas/ of a package: our own of the descriptive metadata, and those of METS and PREMIS out of the folder that the
 * settings name, which are not ours to ship. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "pipeline/base/err.h"
#include "pipeline/base/file.h"
#include "pipeline/package/package_parts.h"

/* The files are found from the top of the source tree, where make runs. */
#define OWN(id, name)                                                                                                  \
    __asm__(".section .rodata\n"                                                                                       \
            "package_xsd_" #id ": .incbin \"pipeline/package/schemas/" name "\"\n"                                     \
            "package_xsd_" #id "_end: .byte 0\n"                                                                       \
            ".previous\n");                                                                                            \
    extern const char package_xsd_##id[], package_xsd_##id##_end[];
OWN(aip_hoso, "ead-aip-hoso.xsd")
OWN(sip_hoso, "ead-sip-hoso.xsd")
OWN(aip_tailieu, "ead-aip-tailieu.xsd")
OWN(sip_tailieu, "ead-sip-tailieu.xsd")
OWN(aip_doc, "ead-aip-doc.xsd")
OWN(sip_doc, "ead-sip-doc.xsd")
#undef OWN

struct text {
    const char *start, *end;
};
#define TEXT(id)                                                                                                       \
    {                                                                                                                  \
        package_xsd_##id, package_xsd_##id##_end                                                                       \
    }
static const struct {
    struct text root, document;
} OWN_SCHEMAS[PACKAGE_AS_COUNT] = {
    [PACKAGE_AS_AIP_HOSO] = {TEXT(aip_hoso), TEXT(aip_doc)},
    [PACKAGE_AS_AIP_TAILIEU] = {TEXT(aip_tailieu), TEXT(aip_doc)},
    [PACKAGE_AS_SIP_HOSO] = {TEXT(sip_hoso), TEXT(sip_doc)},
    [PACKAGE_AS_SIP_TAILIEU] = {TEXT(sip_tailieu), TEXT(sip_doc)},
};
#undef TEXT

/* Of others: the name in the folder of the settings, and the one in a package. */
static const struct {
    const char *file, *name, *lowercase;
    bool premis; /* not in a SIP */
} OTHERS[] = {{"mets.xsd", "METS.xsd", "mets.xsd", false},
              {"xlink.xsd", "xlink.xsd", "xlink.xsd", false},
              {"DILCISExtensionMETS.xsd", "DILCISExtensionMETS.xsd", "dilcisextensionmets.xsd", false},
              {"premis-v3.xsd", "PREMIS.xsd", "premis.xsd", true}};

#define SCHEMA_BYTES (4L * 1024 * 1024)

static int put(struct package *package, const char *name, const char *lowercase, const void *bytes, size_t n,
               struct err *err)
{
    char path[64];

    snprintf(path, sizeof path, "schemas/%s", package->settings->package_lowercase_schemas > 0 ? lowercase : name);
    return package_put_bytes(package, package->schemas, "", path, bytes, n, err);
}

static int put_own(struct package *package, struct err *err)
{
    const struct text *root = &OWN_SCHEMAS[package->options.as].root,
                      *document = &OWN_SCHEMAS[package->options.as].document;

    if (!root->start)
        return 0;
    if (put(package, "EAD.xsd", "ead.xsd", root->start, (size_t)(root->end - root->start), err) != 0)
        return -1;
    return put(package, "EAD_doc.xsd", "ead_doc.xsd", document->start, (size_t)(document->end - document->start), err);
}

static int put_other(struct package *package, int folder, size_t i, struct err *err)
{
    cleanup_buf struct buf text = {0};

    if (file_read(folder, OTHERS[i].file, SCHEMA_BYTES, &text, err) != 0)
        return err_context(err, "verify.schemas = %s", package->settings->verify_schemas);
    return put(package, OTHERS[i].name, OTHERS[i].lowercase, buf_string(&text), text.len, err);
}

/* In place of schemas that are not at hand. */
static const char NO_SCHEMAS[] =
    "The schemas of METS, XLink and PREMIS are not in this package: the archive it comes from names no folder\n"
    "with them (setting verify.schemas). They are http://www.loc.gov/standards/mets/mets.xsd,\n"
    "http://www.loc.gov/standards/xlink/xlink.xsd and http://www.loc.gov/standards/premis/v3/premis.xsd.\n";

int package_put_schemas(struct package *package, struct err *err)
{
    const char *path = package->settings->verify_schemas;
    int folder, result = 0;

    if (put_own(package, err) != 0)
        return -1;
    if (!*path)
        return package_put_bytes(package, package->schemas, "", "schemas/README.txt", NO_SCHEMAS, sizeof NO_SCHEMAS - 1,
                                 err);
    folder = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (folder < 0)
        return err_errno(err, "cannot read the folder of schemas '%s' (verify.schemas)", path);
    for (size_t i = 0; i < sizeof OTHERS / sizeof *OTHERS && result == 0; i++)
        if (!OTHERS[i].premis || !package_as_is_sip(package->options.as))
            result = put_other(package, folder, i, err);
    close(folder);
    package->has_schemas = result == 0;
    return result;
}
