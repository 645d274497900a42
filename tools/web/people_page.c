#include "tools/web/people_page.h"

#include "tools/web/frame.h"

const struct web_route people_page_routes[] = {{0}};
