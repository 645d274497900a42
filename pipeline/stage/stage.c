#include "pipeline/stage/stage.h"

void page_work_release(struct page_work *work)
{
    image_free(work->original);
    image_free(work->cleaned.image);
    work->original = work->cleaned.image = NULL;
}
