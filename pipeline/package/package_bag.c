#include "pipeline/package/package_bag.h"

#include "pipeline/package/bag_write.h"
#include "pipeline/package/package_parts.h"

static void put_info(struct buf *out, const char *label, const char *value)
{
    if (!value || !*value)
        return;
    buf_printf(out, "%s: ", label);
    for (; *value; value++)
        buf_putc(out, *value == '\n' || *value == '\r' ? ' ' : *value);
    buf_putc(out, '\n');
}

unsigned package_bag_kinds(const struct package *package)
{
    return bag_write_kinds(package->settings->package_sha512 <= 0);
}

int package_bag_end(struct package *package, struct err *err)
{
    const struct settings *s = package->settings;
    cleanup_buf struct buf info = {0};

    put_info(&info, "Source-Organization", s->agency_name);
    put_info(&info, "Organization-Address", s->agency_place);
    put_info(&info, "Internal-Sender-Identifier", s->agency_code);
    put_info(&info, "External-Identifier", package->id);
    put_info(&info, "External-Description", package->options.ead->values[EAD_TITLE]);
    buf_printf(&info, "Bagging-Date: %.10s\n", package->options.time);
    buf_printf(&info, "Bag-Software-Agent: %s %s\n", package->options.software, package->options.version);
    return bag_write_end(package->out, &info, package_bag_kinds(package), package->target.temporary, err);
}
