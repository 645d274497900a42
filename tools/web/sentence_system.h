/* Errors of files and folders and the reasons that the system gives, in Vietnamese; see sentence_table.h. */
#ifndef SOHOA_WEB_SENTENCE_SYSTEM_H
#define SOHOA_WEB_SENTENCE_SYSTEM_H

#define SENTENCE_SYSTEM_TABLE(SENTENCE)                                                                                \
    /* files and folders */                                                                                            \
    SENTENCE("'%s' is larger than %zu bytes", "'%s' lớn hơn %zu byte")                                                 \
    SENTENCE("cannot make a temporary file in '%s'", "không tạo được tệp tạm trong '%s'")                              \
    SENTENCE("cannot make a folder for temporary files in '%s' (see TMPDIR)",                                          \
             "không tạo được thư mục cho tệp tạm trong '%s' (xem TMPDIR)")                                             \
    SENTENCE("cannot open the folder of '%s'", "không mở được thư mục của '%s'")                                       \
    SENTENCE("cannot sync the folder of '%s'", "không đồng bộ được thư mục của '%s'")                                  \
    SENTENCE("cannot create '%s'", "không tạo được '%s'")                                                              \
    SENTENCE("cannot write '%s'", "không ghi được '%s'")                                                               \
    SENTENCE("cannot write '%s': not enough memory", "không ghi được '%s': không đủ bộ nhớ")                           \
    SENTENCE("cannot write '%s': %s", "không ghi được '%s': %s")                                                       \
    SENTENCE("the archive cannot be written", "không ghi được tệp nén")                                                \
    SENTENCE("cannot make the folder '%s'", "không tạo được thư mục '%s'")                                             \
    SENTENCE("'%s' is not a folder", "'%s' không phải thư mục")                                                        \
    SENTENCE("cannot remove '%s'", "không xóa được '%s'")                                                              \
    SENTENCE("cannot open the folder '%s'", "không mở được thư mục '%s'")                                              \
    SENTENCE("cannot read the folder '%s'", "không đọc được thư mục '%s'")                                             \
    SENTENCE("cannot write a temporary file", "không ghi được tệp tạm")                                                \
    SENTENCE("cannot write a temporary file beside '%s'", "không ghi được tệp tạm bên cạnh '%s'")                      \
    SENTENCE("cannot read a temporary file", "không đọc được tệp tạm")                                                 \
    /* workers */                                                                                                      \
    SENTENCE("cannot start a worker", "không khởi chạy được tiến trình đọc")                                           \
    SENTENCE("the number of workers must be 1 to %d", "số tiến trình đọc phải từ 1 đến %d")                            \
    SENTENCE("a worker did not start within %d seconds", "tiến trình đọc không khởi chạy được trong %d giây")          \
    SENTENCE("cannot wait for the workers", "không chờ được các tiến trình đọc")                                       \
    SENTENCE("cannot open the scratch folder", "không mở được thư mục tạm")                                            \
    SENTENCE("cannot restrict the worker's files", "không giới hạn được tệp của tiến trình đọc")                       \
    SENTENCE("cannot restrict the worker's system calls", "không giới hạn được lời gọi hệ thống của tiến trình đọc")   \
    SENTENCE("cannot restrict the worker", "không giới hạn được tiến trình đọc")                                       \
    /* what the system says */                                                                                         \
    SENTENCE("No such file or directory", "không có tệp hoặc thư mục đó")                                              \
    SENTENCE("Permission denied", "không có quyền")                                                                    \
    SENTENCE("Input/output error", "lỗi đọc ghi")                                                                      \
    SENTENCE("No space left on device", "hết chỗ trên ổ đĩa")                                                          \
    SENTENCE("Cannot allocate memory", "không đủ bộ nhớ")                                                              \
    SENTENCE("Too many open files", "mở quá nhiều tệp")                                                                \
    SENTENCE("Operation not permitted", "không được phép")                                                             \
    SENTENCE("Is a directory", "là thư mục")                                                                           \
    SENTENCE("Not a directory", "không phải thư mục")                                                                  \
    SENTENCE("File exists", "đã có")                                                                                   \
    SENTENCE("Directory not empty", "thư mục không trống")                                                             \
    SENTENCE("Read-only file system", "ổ đĩa chỉ cho đọc")                                                             \
    SENTENCE("Disk quota exceeded", "vượt quá dung lượng được cấp trên ổ đĩa")                                         \
    SENTENCE("File too large", "tệp quá lớn")                                                                          \
    SENTENCE("File name too long", "tên tệp quá dài")                                                                  \
    SENTENCE("Too many open files in system", "hệ thống mở quá nhiều tệp")                                             \
    SENTENCE("Too many levels of symbolic links", "quá nhiều liên kết nối nhau")                                       \
    SENTENCE("Invalid cross-device link", "khác ổ đĩa")                                                                \
    SENTENCE("Device or resource busy", "thiết bị hoặc tệp đang bận")                                                  \
    SENTENCE("Resource temporarily unavailable", "tạm thời chưa dùng được")                                            \
    SENTENCE("Interrupted system call", "bị ngắt")                                                                     \
    SENTENCE("Invalid argument", "giá trị không hợp lệ")                                                               \
    SENTENCE("Broken pipe", "đầu nhận đã đóng")                                                                        \
    SENTENCE("No such device", "không có thiết bị đó")                                                                 \
    SENTENCE("Stale file handle", "thư mục mạng không còn như cũ")                                                     \
    SENTENCE("Transport endpoint is not connected", "mất kết nối với thư mục mạng")                                    \
    SENTENCE("Host is down", "máy chủ không trả lời")                                                                  \
    SENTENCE("Connection timed out", "quá thời gian chờ kết nối")                                                      \
    SENTENCE("Text file busy", "tệp đang chạy")                                                                        \
    /* one thing about another */                                                                                      \
    SENTENCE("page %d: %s", "trang %d: %s")                                                                            \
    SENTENCE("'%s' %s", "'%s' %s")

#endif
