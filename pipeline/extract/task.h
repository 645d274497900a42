/* Rows of a plan's annex table (TT | Nội dung | Sản phẩm | Chủ trì | Phối hợp | Thời gian), from the
 * positions of words under the column heads; a table may go on over pages. Precision first: a table whose
 * heads are not found gives no rows. */
#ifndef SOHOA_EXTRACT_TASK_H
#define SOHOA_EXTRACT_TASK_H

struct paper;

void task_read(struct paper *paper); /* fills document->tasks */

#endif
