#include "pipeline/stage/stage.h"

void page_work_release(struct page_work *work)
{
    image_free(work->original);
    work->original = NULL;
    clean_release(&work->cleaned);
}
