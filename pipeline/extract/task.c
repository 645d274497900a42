#include "pipeline/extract/task.h"

#include "pipeline/extract/paper.h"

void task_read(struct paper *p)
{
    p->document->tasks = NULL;
    p->document->task_count = 0;
}
