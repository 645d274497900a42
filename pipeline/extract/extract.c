#include "pipeline/extract/extract.h"

#include <string.h>

#include "pipeline/base/memory.h"
#include "pipeline/extract/abstract.h"
#include "pipeline/extract/cite.h"
#include "pipeline/extract/copy.h"
#include "pipeline/extract/corrected.h"
#include "pipeline/extract/date.h"
#include "pipeline/extract/head.h"
#include "pipeline/extract/issuer.h"
#include "pipeline/extract/mark.h"
#include "pipeline/extract/number.h"
#include "pipeline/extract/paper.h"
#include "pipeline/extract/recipients.h"
#include "pipeline/extract/sign.h"
#include "pipeline/extract/task.h"

static const char NOT_ADMINISTRATIVE[] = "not an administrative document";

static const char NO_PAGES[] = "no page to read";

static void all_absent(struct paper *p)
{
    for (int id = 0; id < FIELD_COUNT; id++)
        paper_absent(p, (enum field_id)id, 1);
}

static void all_asked(struct paper *p)
{
    for (int id = 0; id < FIELD_COUNT; id++)
        paper_ask(p, (enum field_id)id, NULL, 0, 0, (struct box){0}, NULL);
}

void extract_document(struct arena *arena, struct document *d, const struct extract_options *options)
{
    double risk = options && options->max_risk > 0 ? options->max_risk : EXTRACT_MAX_RISK;
    struct paper p;

    d->note = NULL;
    d->citations = NULL;
    d->citation_count = 0;
    d->tasks = NULL;
    d->task_count = 0;
    paper_open(&p, arena, d, risk);
    d->administrative = true;
    if (d->page_count == 0) {
        d->note = NO_PAGES;
        all_asked(&p);
        return;
    }
    head_find(&p);
    d->administrative = head_is_administrative(&p);
    if (!d->administrative) {
        d->note = NOT_ADMINISTRATIVE;
        all_absent(&p);
        return;
    }
    cite_scan(&p);
    issuer_read(&p);
    number_symbol(&p);
    issuer_elsewhere(&p);
    number_read(&p);
    date_read(&p);
    head_type(&p);
    abstract_read(&p);
    mark_read(&p);
    sign_read(&p);
    recipients_read(&p);
    copy_read(&p);
    corrected_weigh(&p);
    cite_write(&p);
    d->note = head_attachment(&p);
    task_read(&p);
}
