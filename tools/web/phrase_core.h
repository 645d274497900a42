/* Phrases of the frame, search, documents and people; see phrase.h. */
#ifndef SOHOA_WEB_PHRASE_CORE_H
#define SOHOA_WEB_PHRASE_CORE_H

#define PHRASE_CORE_TABLE(PHRASE)                                                                                                                  \
    PHRASE(TITLE, "Kho tài liệu số hóa", "Digitised records")                                                                                      \
    PHRASE(SKIP, "Đến phần nội dung", "Skip to the content")                                                                                       \
    PHRASE(NAVIGATION, "Các trang chính", "Main pages")                                                                                            \
    PHRASE(LANGUAGE, "Ngôn ngữ", "Language")                                                                                                       \
    PHRASE(SEARCH, "Tìm kiếm", "Search")                                                                                                           \
    PHRASE(PEOPLE, "Người dùng", "People")                                                                                                         \
    PHRASE(SIGN_IN, "Đăng nhập", "Sign in")                                                                                                        \
    PHRASE(SIGN_OUT, "Đăng xuất", "Sign out")                                                                                                      \
    PHRASE(SAVE, "Lưu", "Save")                                                                                                                    \
    /* signing in */                                                                                                                               \
    PHRASE(SIGN_NAME, "Tên đăng nhập", "User name")                                                                                                \
    PHRASE(PASSWORD, "Mật khẩu", "Password")                                                                                                       \
    PHRASE(PASSWORD_NEW, "Mật khẩu mới", "New password")                                                                                           \
    PHRASE(PASSWORD_AGAIN, "Nhập lại mật khẩu mới", "New password again")                                                                          \
    PHRASE(PASSWORD_RULE, "Mật khẩu có ít nhất 10 ký tự.", "A password has at least 10 characters.")                                               \
    PHRASE(PASSWORD_DIFFERS, "Hai lần nhập mật khẩu không giống nhau.", "The two passwords differ.")                                               \
    PHRASE(SIGN_WRONG, "Tên đăng nhập hoặc mật khẩu không đúng.", "The user name or the password is wrong.")                                       \
    PHRASE(SIGN_WAIT, "Đã sai nhiều lần. Hãy thử lại sau %s giây.",                                                                                \
           "Too many failed attempts. Try again in %s second{|s}.")                                                    \
    PHRASE(FULL_NAME, "Họ và tên", "Full name")                                                                                                    \
    PHRASE(NAME_RULE, "Tên đăng nhập gồm tối đa 32 chữ cái không dấu, chữ số, dấu chấm, gạch nối hoặc gạch dưới.",                                 \
           "A user name has up to 32 letters without marks, digits, dots, hyphens or underscores.")                                                \
    PHRASE(FULL_NAME_RULE, "Hãy nhập họ và tên, tối đa 100 ký tự.", "Give the full name, at most 100 characters.")                                 \
    PHRASE(SETUP, "Thiết lập lần đầu", "First set-up")                                                                                             \
    PHRASE(SETUP_TEXT, "Tạo tài khoản quản trị đầu tiên của kho. Đường dẫn này chỉ dùng được một lần.",                                            \
           "Make the first administrator of the archive. This link works once.")                                                                   \
    PHRASE(SETUP_FIRST, "Chưa có người dùng nào. Hãy mở đường dẫn thiết lập mà máy chủ in ra khi khởi động.",                                      \
           "There are no users yet. Open the set-up link that the server printed when it started.")                                                \
    PHRASE(SETUP_DO, "Tạo tài khoản quản trị", "Make the administrator")                                                                           \
    PHRASE(CHOOSE_PASSWORD, "Chọn mật khẩu", "Choose a password")                                                                                  \
    /* search */                                                                                                                                   \
    PHRASE(SEARCH_TITLE, "Tìm văn bản", "Find a document")                                                                                         \
    PHRASE(SEARCH_HINT,                                                                                                                            \
           "Gõ số văn bản (768/QĐ-UBND, 768 qd ubnd), từ ngữ có dấu hoặc không dấu (cải cách, cai cach), hoặc cả cụm " \
           "trong ngoặc kép.",                                                                                                                     \
           "Type a number (768/QĐ-UBND, 768 qd ubnd), words with or without marks (cải cách, cai cach), or a phrase "                          \
           "in quotes.")                                                                                                                           \
    PHRASE(YEAR, "Năm", "Year")                                                                                                                    \
    PHRASE(STATE, "Trạng thái", "State")                                                                                                           \
    PHRASE(NARROW, "Thu hẹp kết quả", "Narrow the results")                                                                                        \
    PHRASE(FILTERS_CHOSEN, "Bộ lọc đang dùng", "Filters in use")                                                                                   \
    PHRASE(FILTER_LIFT, "Bỏ bộ lọc này", "Lift this filter")                                                                                       \
    PHRASE(FOUND, "%s văn bản", "%s document{|s}")                                                                     \
    PHRASE(FOUND_MORE, "Hơn %s văn bản", "More than %s document{|s}")                                                  \
    PHRASE(FOUND_NOTHING, "Không tìm thấy văn bản nào.", "No document was found.")                                                                 \
    PHRASE(FOUND_NOTHING_HINT, "Thử ít từ hơn, bỏ dấu, hoặc chỉ gõ phần số.",                                                                      \
           "Try fewer words, leave out the marks, or type only the digits of a number.")                                                           \
    PHRASE(FOUND_EMPTY, "Kho chưa có văn bản nào đã đọc.", "The archive holds no document that was read yet.")                                     \
    PHRASE(FOUND_EMPTY_HINT, "Văn bản hiện ra ở đây sau khi được nhập và đọc.",                                                                    \
           "Documents appear here once they were taken in and read.")                                                                              \
    PHRASE(PAGES_OF_RESULTS, "Các trang kết quả", "Pages of results")                                                                              \
    PHRASE(PREVIOUS, "Trước", "Previous")                                                                                                          \
    PHRASE(NEXT, "Sau", "Next")                                                                                                                    \
    PHRASE(PAGE, "Trang", "Page")                                                                                                                  \
    PHRASE(NO_TYPE, "Văn bản", "Document")                                                                                                         \
    PHRASE(NO_NUMBER, "Chưa rõ số", "Number not known")                                                                                            \
    PHRASE(NO_DATE, "Chưa rõ ngày", "Date not known")                                                                                              \
    /* one document */                                                                                                                             \
    PHRASE(DOCUMENT, "Văn bản", "Document")                                                                                                        \
    PHRASE(DOCUMENT_PAGES, "Các trang", "Pages")                                                                                                   \
    PHRASE(DOCUMENT_FIELDS, "Thông tin văn bản", "What is known")                                                                                  \
    PHRASE(PAGE_PICTURE, "Ảnh trang %s", "Picture of page %s")                                                                                     \
    PHRASE(PAGE_OF, "Trang %s", "Page %s")                                                                                                         \
    PHRASE(PAGE_FAILED, "Không đọc được trang này.", "This page could not be read.")                                                               \
    PHRASE(PAGE_WAITS, "Trang này chưa được đọc.", "This page was not read yet.")                                                                  \
    PHRASE(ZOOM_IN, "Phóng to", "Zoom in")                                                                                                         \
    PHRASE(ZOOM_OUT, "Thu nhỏ", "Zoom out")                                                                                                        \
    PHRASE(ZOOM_FIT, "Vừa khung", "Fit")                                                                                                           \
    PHRASE(ROTATE, "Xoay", "Rotate")                                                                                                               \
    PHRASE(VIEW_KEYS, "Phím: + − phóng to, thu nhỏ; 0 vừa khung; r xoay; ← → đổi trang.",                                                          \
           "Keys: + − zoom; 0 fit; r rotate; ← → turn pages.")                                                                                     \
    PHRASE(SHOW_PLACE, "Chỉ trên trang %s", "Show on page %s")                                                                                     \
    PHRASE(CROP_OF, "Ảnh chỗ ghi: %s", "Picture of the place: %s")                                                                                 \
    PHRASE(OR, "hoặc", "or")                                                                                                                       \
    PHRASE(NONE, "Không có", "None")                                                                                                               \
    PHRASE(NOT_READ, "Chưa đọc được", "Not read")                                                                                                  \
    PHRASE(REVIEW_THIS, "Duyệt văn bản này", "Review this document")                                                                               \
    PHRASE(HITS_ON_PAGE, "Đang đánh dấu “%s”", "Marking “%s”")                                                                                     \
    PHRASE(CITES, "Văn bản được viện dẫn", "Documents cited")                                                                                      \
    PHRASE(CITED_BY, "Được viện dẫn bởi", "Cited by")                                                                                              \
    PHRASE(CITATION_FOUND, "Có trong kho", "In the archive")                                                                                       \
    PHRASE(CITATION_AMBIGUOUS, "Nhiều văn bản cùng số", "Several with this number")                                                                \
    PHRASE(CITATION_SUSPECT, "Có thể là (đọc nhầm?)", "May be (misread?)")                                                                         \
    PHRASE(CITATION_OWN, "Chính văn bản này", "This document")                                                                                     \
    PHRASE(CITATION_NOT_HELD, "Không có trong kho", "Not held")                                                                                    \
    PHRASE(TASKS, "Nhiệm vụ", "Tasks")                                                                                                             \
    PHRASE(TASK_NO, "TT", "No.")                                                                                                                   \
    PHRASE(TASK_ACTIVITY, "Nội dung", "Activity")                                                                                                  \
    PHRASE(TASK_PRODUCT, "Sản phẩm", "Product")                                                                                                    \
    PHRASE(TASK_LEAD, "Chủ trì", "Lead")                                                                                                           \
    PHRASE(TASK_SUPPORT, "Phối hợp", "Support")                                                                                                    \
    PHRASE(TASK_DEADLINE, "Thời gian", "Deadline")                                                                                                 \
    PHRASE(EVENTS, "Lịch sử", "History")                                                                                                           \
    PHRASE(EVENT_TIME, "Lúc", "When")                                                                                                              \
    PHRASE(EVENT_WHAT, "Việc", "What")                                                                                                             \
    PHRASE(EVENT_WHO, "Ai", "Who")                                                                                                                 \
    PHRASE(EVENT_DETAIL, "Chi tiết", "Detail")                                                                                                     \
    PHRASE(DOWNLOADS, "Tải về", "Downloads")                                                                                                       \
    PHRASE(DOWNLOAD_ORIGINAL, "Bản gốc", "Original")                                                                                               \
    PHRASE(DOWNLOAD_PDF, "PDF/A hai lớp", "Searchable PDF/A")                                                                                      \
    PHRASE(DOWNLOAD_ALTO, "Chữ và vị trí của trang (ALTO)", "Words of this page (ALTO)")                                                           \
    PHRASE(DOWNLOAD_TEXT, "Văn bản thuần (TXT)", "Plain text (TXT)")                                                                               \
    PHRASE(DOWNLOAD_RECORD, "Hồ sơ dữ liệu (JSON)", "Record (JSON)")                                                                               \
    PHRASE(SOURCE, "Tệp nguồn", "Source file")                                                                                                     \
    PHRASE(NOTE, "Ghi chú", "Note")                                                                                                                \
    PHRASE(READING_AGAIN, "Trở lại kết quả tìm kiếm", "Back to the results")                                                                       \
    PHRASE(ACCESSES, "Ai đã xem", "Who looked at it")                                                                                              \
    PHRASE(CORRECT, "Sửa chữ đọc sai trên trang này", "Correct a word of this page")                                                                   \
    PHRASE(CORRECT_READ, "Máy đọc là", "Read as")                                                                                                      \
    PHRASE(CORRECT_TEXT, "Trên giấy là", "On the paper")                                                                                               \
    PHRASE(CORRECT_SAVE, "Sửa", "Correct")                                                                                                             \
    PHRASE(CORRECT_NONE, "Không có chữ ở đó", "Nothing stands there")                                                                                  \
    PHRASE(CORRECT_UNDO, "Trả lại như máy đọc", "As it was read")                                                                                      \
    PHRASE(CORRECT_KEYS, "Bấm đúp vào chữ; hoặc nhấn E, chọn bằng phím mũi tên (Shift: nhiều chữ), rồi Enter. Esc: thôi.",                             \
           "Double click a word; or press E, choose by the arrow keys (Shift: several), then Enter. Esc leaves.")                                      \
    PHRASE(CORRECT_UNCLEAR, "Trên trang không có, hoặc có nhiều chỗ đọc như vậy. Hãy tải lại trang rồi chọn chữ đó trên ảnh.",                         \
           "The page has no such word, or several. Load it again and choose the word on the picture.")                                                 \
    PHRASE(CORRECTED, "Chữ đã sửa", "Corrected words")                                                                                                 \
    PHRASE(CORRECTED_UNPLACED, "Chưa đặt được", "Not laid")                                                                                            \
    /* scans: in the order of the model's table */                                                                                                     \
    PHRASE(ADVICE_RESOLUTION, "Quét lại ở 300 dpi", "Scan again at 300 dpi")                                                                           \
    PHRASE(ADVICE_BLURRED, "Mờ nhòe: lau mặt kính, ép phẳng giấy rồi quét lại", "Blurred: clean the glass, press the paper flat, scan again")          \
    PHRASE(ADVICE_PALE, "Nhạt: quét lại đậm hơn hoặc tăng tương phản", "Pale: scan again darker or with more contrast")                                \
    PHRASE(ADVICE_ASKEW, "Lệch: đặt giấy cho thẳng", "Lies askew: lay the paper straight")                                                             \
    PHRASE(ADVICE_PHOTO, "Giống ảnh chụp hoặc giấy cong: quét phẳng", "Looks like a photograph or bent paper: scan it flat")                           \
    PHRASE(ADVICE_DOUBTFUL, "Nhiều chữ đọc chưa chắc: đối chiếu với giấy", "Many words are doubtful: compare the text with the paper")                 \
    PHRASE(SCAN, "Chất lượng bản quét", "Quality of the scan")                                                                                         \
    PHRASE(SCAN_GOOD, "Không có gì phải lưu ý", "Nothing to remark")                                                                                   \
    PHRASE(SCAN_DPI, "Độ phân giải (dpi)", "Resolution (dpi)")                                                                                         \
    PHRASE(SCAN_SKEW, "Độ lệch", "Skew")                                                                                                               \
    PHRASE(SCAN_CONTRAST, "Tương phản", "Contrast")                                                                                                    \
    PHRASE(SCAN_SHARPNESS, "Độ nét", "Sharpness")                                                                                                      \
    PHRASE(SCAN_DOUBTFUL, "Chữ chưa chắc", "Doubtful words")                                                                                           \
    /* people */                                                                                                                                   \
    PHRASE(PERSON_ADD, "Thêm người dùng", "Add a person")                                                                                          \
    PHRASE(PERSON_ROLE, "Vai trò", "Role")                                                                                                         \
    PHRASE(PERSON_STATE, "Tình trạng", "State")                                                                                                    \
    PHRASE(PERSON_ACTIVE, "Đang dùng", "Active")                                                                                                   \
    PHRASE(PERSON_LOCKED, "Đã khóa", "Locked")                                                                                                     \
    PHRASE(PERSON_WAITS, "Chưa chọn mật khẩu", "No password chosen yet")                                                                           \
    PHRASE(PERSON_NEW_LINK, "Cấp đường dẫn mới", "New link")                                                                                       \
    PHRASE(PERSON_LOCK, "Khóa", "Lock")                                                                                                            \
    PHRASE(PERSON_UNLOCK, "Mở khóa", "Unlock")                                                                                                     \
    PHRASE(                                                                                                                                        \
        PERSON_LINK,                                                                                                                               \
        "Gửi đường dẫn này cho người đó để chọn mật khẩu. Nó chỉ dùng được một lần, trong 72 giờ, và không hiện lại.",                             \
        "Give this link to the person to choose a password. It works once, within 72 hours, and is not shown again.")                              \
    PHRASE(PERSON_TAKEN, "Tên đăng nhập này đã có người dùng.", "This user name is taken.")                                                        \
    PHRASE(PERSON_LAST_ADMIN, "Phải còn ít nhất một người quản trị.", "At least one administrator must remain.")                                   \
    PHRASE(PERSON_CHANGE, "Đổi", "Change")                                                                                                         \
    PHRASE(ACCOUNT, "Tài khoản của tôi", "My account")                                                                                             \
    PHRASE(PASSWORD_OLD, "Mật khẩu hiện nay", "Present password")                                                                                  \
    PHRASE(PASSWORD_CHANGE, "Đổi mật khẩu", "Change the password")                                                                                 \
    PHRASE(PASSWORD_WRONG, "Mật khẩu hiện nay không đúng.", "The present password is wrong.")                                                      \
    PHRASE(PASSWORD_CHANGED, "Đã đổi mật khẩu. Các phiên làm việc khác đã kết thúc.",                                                              \
           "The password was changed. Other sessions have ended.")                                                                                 \
    /* errors */                                                                                                                                   \
    PHRASE(ERROR_REQUEST, "Yêu cầu không hợp lệ.", "The request is not valid.")                                                                    \
    PHRASE(ERROR_FORBIDDEN, "Bạn không có quyền làm việc này.", "You may not do this.")                                                            \
    PHRASE(ERROR_TOKEN, "Phiên làm việc đã đổi. Hãy tải lại trang rồi làm lại.",                                                                   \
           "The session has changed. Load the page again and repeat.")                                                                             \
    PHRASE(ERROR_NOT_FOUND, "Không có trang hoặc văn bản này.", "There is no such page or document.")                                              \
    PHRASE(ERROR_METHOD, "Trang này không nhận cách gửi đó.", "This page does not take that method.")                                              \
    PHRASE(ERROR_TOO_LARGE, "Dữ liệu gửi lên quá lớn.", "What was sent is too large.")                                                             \
    PHRASE(ERROR_TYPE, "Trang này không nhận loại dữ liệu đó.", "This page does not take that type of data.")                                      \
    PHRASE(ERROR_BUSY, "Kho đang bận. Hãy thử lại sau ít phút.", "The archive is busy. Try again in a few minutes.")                               \
    PHRASE(ERROR_INTERNAL, "Có lỗi bên trong chương trình. Người quản trị xem nhật ký của máy chủ.",                                               \
           "Something went wrong inside. The administrator finds it in the server's log.")                                                         \
    PHRASE(ERROR_HOST, "Địa chỉ này không phải của máy chủ.", "This address is not the server's.")                                                 \
    PHRASE(BACK_TO_SEARCH, "Về trang tìm kiếm", "Back to search")                                                                                  \
    /* fields, states, roles: in the order of the model's tables */                                                                                \
    PHRASE(FIELD_NUMBER, "Số, ký hiệu", "Number and symbol")                                                                                       \
    PHRASE(FIELD_SYMBOL, "Ký hiệu", "Symbol")                                                                                                      \
    PHRASE(FIELD_DATE, "Ngày ban hành", "Date of issue")                                                                                           \
    PHRASE(FIELD_TYPE, "Loại văn bản", "Type")                                                                                                     \
    PHRASE(FIELD_ISSUER, "Cơ quan ban hành", "Issuing agency")                                                                                     \
    PHRASE(FIELD_PARENT, "Cơ quan chủ quản", "Parent agency")                                                                                      \
    PHRASE(FIELD_ABSTRACT, "Trích yếu", "Abstract")                                                                                                \
    PHRASE(FIELD_PLACE, "Nơi ban hành", "Place of issue")                                                                                          \
    PHRASE(FIELD_SIGNER, "Người ký", "Signer")                                                                                                     \
    PHRASE(FIELD_SIGNER_TITLE, "Chức vụ người ký", "Signer's title")                                                                               \
    PHRASE(FIELD_SECURITY, "Độ mật", "Security class")                                                                                             \
    PHRASE(FIELD_URGENCY, "Độ khẩn", "Urgency")                                                                                                    \
    PHRASE(FIELD_RECIPIENTS, "Nơi nhận", "Recipients")                                                                                             \
    PHRASE(FIELD_COPY, "Hình thức sao", "Copy")                                                                                                    \
    PHRASE(STATE_QUEUED, "Chờ đọc", "Waiting to be read")                                                                                          \
    PHRASE(STATE_READING, "Đang đọc", "Being read")                                                                                                \
    PHRASE(STATE_DONE, "Đã xong", "Done")                                                                                                          \
    PHRASE(STATE_REVIEW, "Cần duyệt", "To review")                                                                                                 \
    PHRASE(STATE_QUARANTINED, "Không đọc được", "Cannot be read")                                                                                  \
    PHRASE(STATUS_AUTO, "Máy đọc", "Read by machine")                                                                                              \
    PHRASE(STATUS_REVIEW, "Cần duyệt", "To review")                                                                                                \
    PHRASE(STATUS_CONFIRMED, "Đã xác nhận", "Confirmed")                                                                                           \
    PHRASE(ROLE_NONE, "Khách", "Guest")                                                                                                            \
    PHRASE(ROLE_READER, "Người đọc", "Reader")                                                                                                     \
    PHRASE(ROLE_CLERK, "Nhân viên văn thư", "Clerk")                                                                                               \
    PHRASE(ROLE_MANAGER, "Phụ trách lưu trữ", "Records manager")                                                                                   \
    PHRASE(ROLE_ADMIN, "Quản trị", "Administrator")

#endif
