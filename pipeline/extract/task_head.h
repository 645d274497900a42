/* Captions over the columns of a task table. No rule fixes them: agencies write "Nội dung công việc", "Nhiệm vụ",
 * "Đơn vị chủ trì", "Cơ quan chủ trì", "Sản phẩm/Kết quả", "Thời hạn hoàn thành" and so on. */
#ifndef SOHOA_EXTRACT_TASK_HEAD_H
#define SOHOA_EXTRACT_TASK_HEAD_H

enum role { ROLE_NO, ROLE_ACTIVITY, ROLE_PRODUCT, ROLE_LEAD, ROLE_SUPPORT, ROLE_DEADLINE, ROLES };

/* Longest key (layout_key) that can be a caption; longer text only names what captions name. */
#define TASK_HEAD_KEY_MAX 48

/* The roles (bits 1 << role) that a caption, as a key, names: 0 for none or another column ("Ghi chú"), two bits for
 * "Đơn vị chủ trì, phối hợp". */
unsigned task_head_roles(const char *key);

#endif
