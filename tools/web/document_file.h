/* What of a document is no page: pictures, the original, text and record. */
#ifndef SOHOA_WEB_DOCUMENT_FILE_H
#define SOHOA_WEB_DOCUMENT_FILE_H

#include "tools/web/web.h"

web_handler document_file_picture, document_file_original, document_file_text, document_file_record;

struct document_view;

/* The section of the document's page that offers them. */
int document_file_put_links(struct web_request *request, struct buf *out, const struct document_view *view,
                            struct err *err);

/* The document that the path names, if the person may see it, and notes the look at `what` of it (NULL: not). -1 with
 * ERR_NOT_FOUND also where it is kept from them. */
int document_file_admit(struct web_request *request, const char *what, int64_t *id, struct err *err);
/* The name that a browser saves the answer under. */
void document_file_put_name(struct web_request *request, struct web_response *response, const char *name);

#endif
