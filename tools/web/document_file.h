/* What of a document is no page: pictures, the original, text and record. */
#ifndef SOHOA_WEB_DOCUMENT_FILE_H
#define SOHOA_WEB_DOCUMENT_FILE_H

#include "tools/web/web.h"

web_handler document_file_picture, document_file_original, document_file_text, document_file_record;

/* The section of the document's page that offers them. */
int document_file_put_links(struct web_request *request, struct buf *out, int64_t id, const struct entry *entry,
                            struct err *err);

#endif
