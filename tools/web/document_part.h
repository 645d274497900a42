/* The parts of a document's page. Private to document_*.c. */
#ifndef SOHOA_WEB_DOCUMENT_PART_H
#define SOHOA_WEB_DOCUMENT_PART_H

#include "tools/web/web.h"

/* What the page is put together from. */
struct document_view {
    int64_t id;
    struct entry entry;
    struct document document; /* fields, citations, tasks; its pages with their geometry but no words */
    int number;               /* of the page shown, counted in the file */
    const char *text;         /* the search one came with; "" none */
    const char *field;        /* name of the field to show; "" none */
    const char *word;         /* number of the word to show, or "57-58"; "" none */
};

/* The page of that number among those of the document; NULL: none. */
const struct page *document_part_find_page(const struct document_view *view, int number);
/* The address of this page of the document; keeps the search. */
const char *document_part_address(struct arena *arena, const struct document_view *view, int number, const char *field);

/* The page as a picture with the text over it, and what was asked for marked. */
int document_part_put_sheet(struct web_request *request, struct buf *out, const struct document_view *view,
                            struct err *err);
void document_part_put_fields(struct web_request *request, struct buf *out, const struct document_view *view);
int document_part_put_citations(struct web_request *request, struct buf *out, const struct document_view *view,
                                struct err *err);
int document_part_put_dossiers(struct web_request *request, struct buf *out, const struct document_view *view,
                               struct err *err);
/* How well the page shown is scanned, and what to do about it. */
void document_part_put_scan(struct web_request *request, struct buf *out, const struct document_view *view);
void document_part_put_tasks(struct web_request *request, struct buf *out, const struct document_view *view);
int document_part_put_history(struct web_request *request, struct buf *out, const struct document_view *view,
                              struct err *err);

/* The form that corrects words of the page, for those who may; its handler; and what was corrected. */
void document_part_put_correcting(struct web_request *request, struct buf *out, const struct document_view *view);
web_handler document_part_post_word;
int document_part_put_corrections(struct web_request *request, struct buf *out, const struct document_view *view,
                                  struct err *err);

#endif
