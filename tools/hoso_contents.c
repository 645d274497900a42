/* `sohoa hoso contents` and `inventory`: the lists of one dossier and of dossiers, as files. */
#include "pipeline/base/err.h"
#include "tools/contents.h"
#include "tools/hoso.h"
#include "tools/say.h"

static int options_of(const struct hoso *h, struct contents_options *options, struct err *err)
{
    *options = (struct contents_options){
        .path = h->output, .replace = h->force, .agency = h->home.archive.settings.agency_name};
    return h->output ? 0 : err_set(err, ERR_USAGE, "where to? Name the list with -o FILE.pdf, .xlsx or .csv");
}

int hoso_contents(struct hoso *h, struct err *err)
{
    struct contents_options options;
    struct dossier dossier;

    if (options_of(h, &options, err) != 0 || hoso_find(h, &dossier, err) != 0 ||
        contents_documents(h->home.catalogue, &dossier, &options, err) != 0)
        return -1;
    say(PHRASE_SHEET_WROTE_CONTENTS, (long long)dossier.documents, dossier.code, h->output);
    return 0;
}

int hoso_inventory(struct hoso *h, struct err *err)
{
    struct dossier_filter filter;
    struct contents_options options;
    long rows;

    if (options_of(h, &options, err) != 0 || hoso_filter(h, &filter, err) != 0 ||
        contents_dossiers(h->home.catalogue, &filter, &options, &rows, err) != 0)
        return -1;
    say(PHRASE_SHEET_WROTE_INVENTORY, rows, h->output);
    return 0;
}
