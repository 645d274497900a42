/* What the rows of one document tell about each other: a number misread between its neighbours, a unit misread once
 * and read well elsewhere. */
#ifndef SOHOA_EXTRACT_TASK_REPAIR_H
#define SOHOA_EXTRACT_TASK_REPAIR_H

#include <stddef.h>

struct arena;
struct task;

void task_repair(struct arena *arena, struct task *tasks, size_t count);

#endif
