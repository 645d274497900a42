/* Phrases of the frame, search, documents and people; see phrase.h. */
#ifndef SOHOA_WEB_PHRASE_CORE_H
#define SOHOA_WEB_PHRASE_CORE_H

#define PHRASE_CORE_TABLE(PHRASE)                                                                                      \
    PHRASE(TITLE, "Kho tài liệu số hóa", "Digitised records")                                                          \
    PHRASE(SKIP, "Đến phần nội dung", "Skip to the content")                                                           \
    PHRASE(NAVIGATION, "Các trang chính", "Main pages")                                                                \
    PHRASE(LANGUAGE, "Ngôn ngữ", "Language")                                                                           \
    PHRASE(SEARCH, "Tìm kiếm", "Search")                                                                               \
    PHRASE(PEOPLE, "Người dùng", "People")                                                                             \
    PHRASE(SIGN_IN, "Đăng nhập", "Sign in")                                                                            \
    PHRASE(SIGN_OUT, "Đăng xuất", "Sign out")                                                                          \
    PHRASE(SAVE, "Lưu", "Save")                                                                                        \
    /* signing in */                                                                                                   \
    PHRASE(SIGN_NAME, "Tên đăng nhập", "User name")                                                                    \
    PHRASE(PASSWORD, "Mật khẩu", "Password")                                                                           \
    PHRASE(PASSWORD_NEW, "Mật khẩu mới", "New password")                                                               \
    PHRASE(PASSWORD_AGAIN, "Nhập lại mật khẩu mới", "New password again")                                              \
    PHRASE(PASSWORD_RULE, "Mật khẩu có ít nhất 10 ký tự.", "A password has at least 10 characters.")                   \
    PHRASE(PASSWORD_DIFFERS, "Hai lần nhập mật khẩu không giống nhau.", "The two passwords differ.")                   \
    PHRASE(SIGN_WRONG, "Tên đăng nhập hoặc mật khẩu không đúng.", "The user name or the password is wrong.")           \
    PHRASE(SIGN_WAIT, "Đã sai nhiều lần. Hãy thử lại sau %s giây.",                                                    \
           "Too many failed attempts. Try again in %s seconds.")                                                       \
    PHRASE(FULL_NAME, "Họ và tên", "Full name")                                                                        \
    PHRASE(NAME_RULE, "Tên đăng nhập gồm tối đa 32 chữ cái không dấu, chữ số, dấu chấm, gạch nối hoặc gạch dưới.",     \
           "A user name has up to 32 letters without marks, digits, dots, hyphens or underscores.")                    \
    PHRASE(FULL_NAME_RULE, "Hãy nhập họ và tên, tối đa 100 ký tự.", "Give the full name, at most 100 characters.")     \
    PHRASE(SETUP, "Thiết lập lần đầu", "First set-up")                                                                 \
    PHRASE(SETUP_TEXT, "Tạo tài khoản quản trị đầu tiên của kho. Đường dẫn này chỉ dùng được một lần.",                \
           "Make the first administrator of the archive. This link works once.")                                       \
    PHRASE(SETUP_FIRST, "Chưa có người dùng nào. Hãy mở đường dẫn thiết lập mà máy chủ in ra khi khởi động.",          \
           "There are no users yet. Open the set-up link that the server printed when it started.")                    \
    PHRASE(SETUP_DO, "Tạo tài khoản quản trị", "Make the administrator")                                               \
    PHRASE(CHOOSE_PASSWORD, "Chọn mật khẩu", "Choose a password")                                                      \
    /* errors */                                                                                                       \
    PHRASE(ERROR_REQUEST, "Yêu cầu không hợp lệ.", "The request is not valid.")                                        \
    PHRASE(ERROR_FORBIDDEN, "Bạn không có quyền làm việc này.", "You may not do this.")                                \
    PHRASE(ERROR_TOKEN, "Phiên làm việc đã đổi. Hãy tải lại trang rồi làm lại.",                                       \
           "The session has changed. Load the page again and repeat.")                                                 \
    PHRASE(ERROR_NOT_FOUND, "Không có trang hoặc văn bản này.", "There is no such page or document.")                  \
    PHRASE(ERROR_METHOD, "Trang này không nhận cách gửi đó.", "This page does not take that method.")                  \
    PHRASE(ERROR_TOO_LARGE, "Dữ liệu gửi lên quá lớn.", "What was sent is too large.")                                 \
    PHRASE(ERROR_TYPE, "Trang này không nhận loại dữ liệu đó.", "This page does not take that type of data.")          \
    PHRASE(ERROR_BUSY, "Kho đang bận. Hãy thử lại sau ít phút.", "The archive is busy. Try again in a few minutes.")   \
    PHRASE(ERROR_INTERNAL, "Có lỗi bên trong chương trình. Người quản trị xem nhật ký của máy chủ.",                   \
           "Something went wrong inside. The administrator finds it in the server's log.")                             \
    PHRASE(ERROR_HOST, "Địa chỉ này không phải của máy chủ.", "This address is not the server's.")                     \
    PHRASE(BACK_TO_SEARCH, "Về trang tìm kiếm", "Back to search")                                                      \
    /* fields, states, roles: in the order of the model's tables */                                                    \
    PHRASE(FIELD_NUMBER, "Số, ký hiệu", "Number and symbol")                                                           \
    PHRASE(FIELD_SYMBOL, "Ký hiệu", "Symbol")                                                                          \
    PHRASE(FIELD_DATE, "Ngày ban hành", "Date of issue")                                                               \
    PHRASE(FIELD_TYPE, "Loại văn bản", "Type")                                                                         \
    PHRASE(FIELD_ISSUER, "Cơ quan ban hành", "Issuing agency")                                                         \
    PHRASE(FIELD_PARENT, "Cơ quan chủ quản", "Parent agency")                                                          \
    PHRASE(FIELD_ABSTRACT, "Trích yếu", "Abstract")                                                                    \
    PHRASE(FIELD_PLACE, "Nơi ban hành", "Place of issue")                                                              \
    PHRASE(FIELD_SIGNER, "Người ký", "Signer")                                                                         \
    PHRASE(FIELD_SIGNER_TITLE, "Chức vụ người ký", "Signer's title")                                                   \
    PHRASE(FIELD_SECURITY, "Độ mật", "Security class")                                                                 \
    PHRASE(FIELD_URGENCY, "Độ khẩn", "Urgency")                                                                        \
    PHRASE(STATE_QUEUED, "Chờ đọc", "Waiting to be read")                                                              \
    PHRASE(STATE_READING, "Đang đọc", "Being read")                                                                    \
    PHRASE(STATE_DONE, "Đã xong", "Done")                                                                              \
    PHRASE(STATE_REVIEW, "Cần duyệt", "To review")                                                                     \
    PHRASE(STATE_QUARANTINED, "Không đọc được", "Cannot be read")                                                      \
    PHRASE(STATUS_AUTO, "Máy đọc", "Read by machine")                                                                  \
    PHRASE(STATUS_REVIEW, "Cần duyệt", "To review")                                                                    \
    PHRASE(STATUS_CONFIRMED, "Đã xác nhận", "Confirmed")                                                               \
    PHRASE(ROLE_NONE, "Khách", "Guest")                                                                                \
    PHRASE(ROLE_READER, "Người đọc", "Reader")                                                                         \
    PHRASE(ROLE_CLERK, "Nhân viên văn thư", "Clerk")                                                                   \
    PHRASE(ROLE_MANAGER, "Phụ trách lưu trữ", "Records manager")                                                       \
    PHRASE(ROLE_ADMIN, "Quản trị", "Administrator")

#endif
