#include "tools/web/document_page.h"

#include "tools/web/frame.h"

const struct web_route document_page_routes[] = {{0}};
