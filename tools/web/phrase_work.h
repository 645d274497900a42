/* Phrases of review, batches and overview; see phrase.h. */
#ifndef SOHOA_WEB_PHRASE_WORK_H
#define SOHOA_WEB_PHRASE_WORK_H

#define PHRASE_WORK_TABLE(PHRASE)                                                                                      \
    PHRASE(REVIEW, "Duyệt", "Review")                                                                                  \
    PHRASE(BATCHES, "Nhập tài liệu", "Batches")                                                                        \
    PHRASE(OVERVIEW, "Tổng quan", "Overview")                                                                          \
    /* review */                                                                                                       \
    PHRASE(REVIEW_DOCUMENT, "Văn bản %s", "Document %s")                                                               \
    PHRASE(REVIEW_LEFT, "Còn %s văn bản chờ duyệt", "%s document{|s} to review")                                       \
    PHRASE(REVIEW_SOURCE, "Tệp gốc", "Source")                                                                         \
    PHRASE(REVIEW_PAGES, "%s trang", "%s page{|s}")                                                                    \
    PHRASE(REVIEW_OPEN_DOCUMENT, "Mở cả văn bản", "Open the document")                                                 \
    PHRASE(REVIEW_STRIP, "Ảnh trên giấy: %s", "On the paper: %s")                                                      \
    PHRASE(REVIEW_NO_PLACE, "Máy không tìm thấy trên giấy", "Not found on the paper")                                  \
    PHRASE(REVIEW_CANDIDATES, "Các cách đọc", "Readings")                                                              \
    PHRASE(REVIEW_CONFIRM, "Nhận", "Accept")                                                                           \
    PHRASE(REVIEW_CONFIRM_ALL, "Nhận các ô cần duyệt", "Accept all that is asked")                                     \
    PHRASE(REVIEW_NONE, "Không có trên giấy", "Not on the paper")                                                      \
    PHRASE(REVIEW_SKIP, "Bỏ qua", "Skip")                                                                              \
    PHRASE(REVIEW_UNDO, "Hoàn tác", "Undo")                                                                            \
    PHRASE(REVIEW_ZOOM, "Phóng to", "Zoom")                                                                            \
    PHRASE(REVIEW_CLOSE, "Đóng", "Close")                                                                              \
    PHRASE(REVIEW_NEXT_FIELD, "Ô kế", "Next field")                                                                    \
    PHRASE(REVIEW_CHOOSE, "Chọn", "Choose")                                                                            \
    PHRASE(REVIEW_TYPE, "Gõ để thay", "Type to replace")                                                               \
    PHRASE(REVIEW_TYPE_KEYS, "Chữ", "Letters")                                                                         \
    PHRASE(REVIEW_ASKED, "Cần duyệt", "Asked")                                                                         \
    PHRASE(REVIEW_BY, "Xác nhận bởi %s", "Confirmed by %s")                                                            \
    PHRASE(REVIEW_EMPTY_TITLE, "Không còn gì phải duyệt", "Nothing to review")                                         \
    PHRASE(REVIEW_EMPTY, "Mọi câu hỏi đã có người trả lời.", "Every question has been answered.")                      \
    PHRASE(REVIEW_END, "Đã đến cuối hàng đợi. Những văn bản đã bỏ qua vẫn chờ duyệt.",                                 \
           "This is the end of the queue. What was skipped still waits.")                                              \
    PHRASE(REVIEW_FROM_START, "Duyệt lại từ đầu", "Start again")                                                       \
    PHRASE(REVIEW_SAVED, "Đã lưu: %s", "Saved: %s")                                                                    \
    PHRASE(REVIEW_SAVING, "Đang lưu %s ô…", "Saving %s answer{|s}…")                                                   \
    PHRASE(REVIEW_ALL_SAVED, "Đã lưu hết", "All saved")                                                                \
    PHRASE(REVIEW_RETRY, "Mất liên lạc với máy chủ; còn %s ô chưa lưu, đang gửi lại…",                                 \
           "The server cannot be reached; %s answer{|s} not saved yet, trying again…")                                 \
    PHRASE(REVIEW_UNDONE, "Đã hoàn tác: %s", "Taken back: %s")                                                         \
    PHRASE(REVIEW_NOTHING_TO_UNDO, "Không có gì để hoàn tác.", "There is nothing to take back.")                       \
    PHRASE(REVIEW_WILL_BE, "Sẽ lưu: %s", "Will be saved: %s")                                                          \
    PHRASE(REVIEW_PACE, "%s văn bản xong trong phiên này", "%s document{|s} done in this session")                     \
    PHRASE(REVIEW_NOT_DATE, "Đây không phải ngày có thật; gõ như 13/9/2021.",                                          \
           "This is no date; type it as 13/9/2021 or 2021-09-13.")                                                     \
    PHRASE(REVIEW_NO_VALUE, "Ô này trống; gõ giá trị, hoặc chọn “Không có trên giấy”.",                                \
           "This is empty; type the value, or choose “Not on the paper”.")                                             \
    PHRASE(REVIEW_BAD_VALUE, "Giá trị có ký tự không dùng được.", "The value has characters that cannot be used.")     \
    PHRASE(REVIEW_CHANGED, "Người khác vừa sửa ô này; giá trị mới ở trên màn hình.",                                   \
           "Somebody else has just answered this; their value is shown.")                                              \
    PHRASE(REVIEW_SAME, "Số này cơ quan đã dùng trong năm: %s", "This issuer used this number this year: %s")          \
    PHRASE(REVIEW_SURE, "Vẫn nhận số này (Enter lần nữa)", "Accept it all the same (Enter again)")                     \
    PHRASE(REVIEW_NOT_ASKED, "Không có ô nào cần duyệt trong văn bản này.", "Nothing is asked of this document.")      \
    PHRASE(REVIEW_SECOND_ASK, "Nhờ người khác xem lại", "Ask for a second look")                                       \
    PHRASE(REVIEW_SECOND_NOTE, "Lời nhắn (không bắt buộc)", "Note (optional)")                                         \
    PHRASE(REVIEW_SECOND_SEND, "Gửi lời nhờ", "Send")                                                                  \
    PHRASE(REVIEW_SECOND_ASKED, "%s nhờ người khác xem lại văn bản này.",                                              \
           "%s asks for a second look at this document.")                                                              \
    PHRASE(REVIEW_SECOND_WAITS, "Bạn đã nhờ người khác xem lại văn bản này.",                                          \
           "You have asked for a second look at this document.")                                                       \
    PHRASE(REVIEW_AGREE, "Đã xem, đúng", "Looked at, right")                                                           \
    PHRASE(REVIEW_NUMBER_KEY, "Số", "Digits")                                                                          \
    PHRASE(REVIEW_EQUAL, "Duyệt hàng loạt", "Equal cases")                                                             \
    PHRASE(REVIEW_EQUAL_TITLE, "Các ô giống nhau", "Equal cases")                                                      \
    PHRASE(REVIEW_EQUAL_HELP, "Cùng một ô, cùng một cách đọc ở nhiều văn bản: xem các ảnh rồi nhận một lần.",          \
           "The same field read alike in several documents: look at the strips and accept them at once.")              \
    PHRASE(REVIEW_EQUAL_NONE, "Không có ô nào giống nhau đang chờ duyệt.", "No equal cases wait.")                     \
    PHRASE(REVIEW_EQUAL_COUNT, "Số văn bản", "Documents")                                                              \
    PHRASE(REVIEW_EQUAL_FIELD, "Ô", "Field")                                                                           \
    PHRASE(REVIEW_EQUAL_VALUE, "Cách đọc", "Reading")                                                                  \
    PHRASE(REVIEW_EQUAL_ACCEPT, "Nhận các ô đã đánh dấu", "Accept those ticked")                                       \
    PHRASE(REVIEW_EQUAL_BACK, "Về các nhóm", "Back to the groups")                                                     \
    PHRASE(REVIEW_EQUAL_DONE, "Đã nhận %s ô.", "%s accepted.")                                                         \
    PHRASE(REVIEW_EQUAL_LEFT, "%s ô đã có người trả lời khác, không đổi.",                                             \
           "%s had been answered otherwise and were left.")                                                            \
    PHRASE(REVIEW_EQUAL_KEYS, "Cách bỏ dấu; Enter nhận", "Space unticks; Enter accepts")                               \
    PHRASE(REVIEW_ONE_BY_ONE, "Duyệt từng văn bản", "One by one")                                                      \
    /* overview */                                                                                                     \
    PHRASE(OVERVIEW_DOCUMENTS, "Văn bản", "Documents")                                                                 \
    PHRASE(OVERVIEW_TO_REVIEW, "Chờ duyệt", "To review")                                                               \
    PHRASE(OVERVIEW_QUESTIONS, "%s ô cần trả lời", "%s question{|s} open")                                             \
    PHRASE(OVERVIEW_PAGES_READ, "Trang đã đọc", "Pages read")                                                          \
    PHRASE(OVERVIEW_PAGES_OTHER, "%s trang lỗi hoặc đang chờ", "%s failed or waiting")                                 \
    PHRASE(OVERVIEW_STORAGE, "Bản gốc lưu giữ", "Originals kept")                                                      \
    PHRASE(OVERVIEW_FILES, "%s tệp", "%s file{|s}")                                                                    \
    PHRASE(OVERVIEW_MISSING, "%s bản gốc không còn trong kho", "%s {original is|originals are} missing from the store") \
    PHRASE(OVERVIEW_FIXITY, "Kiểm tra toàn vẹn", "Fixity")                                                             \
    PHRASE(OVERVIEW_FIXITY_GOOD, "Không thay đổi", "Unchanged")                                                        \
    PHRASE(OVERVIEW_FIXITY_BAD, "Có sai lệch", "Differences found")                                                    \
    PHRASE(OVERVIEW_FIXITY_NEVER, "Chưa kiểm tra lần nào", "Never checked")                                            \
    PHRASE(OVERVIEW_FIXITY_WHEN, "Lần cuối %s", "Last %s")                                                             \
    PHRASE(OVERVIEW_FIXITY_HOW, "Chạy lệnh: sohoa verify", "Run: sohoa verify")                                        \
    PHRASE(OVERVIEW_BY_YEAR, "Văn bản theo năm ban hành", "Documents by year of issue")                                \
    PHRASE(OVERVIEW_BY_TYPE, "Văn bản theo loại", "Documents by type")                                                 \
    PHRASE(OVERVIEW_BY_STATE, "Văn bản theo tình trạng", "Documents by state")                                         \
    PHRASE(OVERVIEW_BY_FIELD, "Các ô chờ duyệt", "Open questions by field")                                            \
    PHRASE(OVERVIEW_NO_YEAR, "Chưa rõ", "No year")                                                                     \
    PHRASE(OVERVIEW_NO_TYPE, "Chưa rõ loại", "No type")                                                                \
    PHRASE(OVERVIEW_OTHER_TYPES, "Các loại khác", "Other types")                                                       \
    PHRASE(OVERVIEW_NUMBERS, "Số liệu", "Figures")                                                                     \
    PHRASE(OVERVIEW_YEAR, "Năm", "Year")                                                                               \
    PHRASE(OVERVIEW_TYPE, "Loại", "Type")                                                                              \
    PHRASE(OVERVIEW_STATE, "Tình trạng", "State")                                                                      \
    PHRASE(OVERVIEW_FIELD, "Ô", "Field")                                                                               \
    PHRASE(OVERVIEW_SUM, "Cộng", "Total")                                                                              \
    PHRASE(OVERVIEW_CHART, "%s văn bản; số liệu ở bảng bên dưới.", "%s in all; the figures are in the table below.")   \
    PHRASE(OVERVIEW_EMPTY, "Kho chưa có văn bản nào.", "There is no document in the archive yet.")                     \
    /* batches */                                                                                                      \
    PHRASE(BATCH_SEND, "Đưa tài liệu vào kho", "Take scans in")                                                        \
    PHRASE(BATCH_DROP, "Thả tệp hoặc thư mục vào đây", "Drop files or a folder here")                                  \
    PHRASE(BATCH_OR, "hoặc", "or")                                                                                     \
    PHRASE(BATCH_FILES, "Chọn tệp", "Choose files")                                                                    \
    PHRASE(BATCH_FOLDER, "Chọn thư mục", "Choose a folder")                                                            \
    PHRASE(BATCH_KINDS, "PDF, TIFF, JPEG, PNG, zip. Đứt mạng thì gửi tiếp từ chỗ dở.",                                 \
           "PDF, TIFF, JPEG, PNG, zip. After a break it goes on where it was.")                                        \
    PHRASE(BATCH_NO_SCRIPT, "Gửi tệp từ trình duyệt cần JavaScript; thư mục trên máy chủ thì không.",                  \
           "Sending files needs JavaScript; a folder of the server does not.")                                         \
    PHRASE(BATCH_PATH, "Thư mục trên máy chủ", "Folder on the server")                                                 \
    PHRASE(BATCH_PATH_TAKE, "Nhập thư mục này", "Take this folder in")                                                 \
    PHRASE(BATCH_PATH_BAD, "Không tìm thấy thư mục này trên máy chủ.", "There is no such folder on the server.")       \
    PHRASE(BATCH_WATCH, "Nhập tự động mỗi khi có tệp mới: sohoa watch THƯ-MỤC",                                        \
           "To take in new files by themselves: sohoa watch FOLDER")                                                   \
    PHRASE(BATCH_SENDING, "Đang gửi %s", "Sending %s")                                                                 \
    PHRASE(BATCH_SENT, "Đã gửi %s tệp; bắt đầu đọc.", "%s file{|s} sent; reading begins.")                             \
    PHRASE(BATCH_BROKEN, "Mất liên lạc; đang thử gửi tiếp…", "The server cannot be reached; trying again…")            \
    PHRASE(BATCH_REFUSED, "Máy chủ không nhận %s.", "The server does not take %s.")                                    \
    PHRASE(BATCH_LEFT, "Lô chưa nhập xong", "Batches not taken in")                                                    \
    PHRASE(BATCH_LEFT_TEXT, "Tệp gửi dở, hoặc có tệp không đọc được.",                                                 \
           "Sent in part, or with files that cannot be read.")                                                         \
    PHRASE(BATCH_TAKE, "Nhập", "Take in")                                                                              \
    PHRASE(BATCH_REMOVE, "Xóa lô này", "Remove")                                                                       \
    PHRASE(BATCH_FILE_COUNT, "%s tệp", "%s file{|s}")                                                                  \
    PHRASE(BATCH_PROGRESS, "Tiến độ", "Progress")                                                                      \
    PHRASE(BATCH_RUNNING, "Đang đọc", "Reading")                                                                       \
    PHRASE(BATCH_STARTING, "Đang chuẩn bị…", "Getting ready…")                                                         \
    PHRASE(BATCH_IDLE, "Không có lượt nhập nào đang chạy.", "Nothing is being taken in.")                              \
    PHRASE(BATCH_LAST, "Lượt trước xong lúc %s", "The last one ended %s")                                              \
    PHRASE(BATCH_PAGES_OF, "%s trang", "%s page{|s}")                                                                  \
    PHRASE(BATCH_RATE, "%s trang/giây", "%s pages a second")                                                           \
    PHRASE(BATCH_TIME_LEFT, "còn khoảng %s", "about %s left")                                                          \
    PHRASE(BATCH_FAILED_PAGES, "%s trang lỗi", "%s page{|s} failed")                                                   \
    PHRASE(BATCH_PROBLEM, "Lượt nhập vừa rồi %s; xem nhật ký của máy chủ.",                                            \
           "The last ingest %s; see the server's log.")                                                                \
    PHRASE(BATCH_REFRESH, "Xem lại", "Refresh")                                                                        \
    PHRASE(BATCH_LEDGER, "Sổ nhập", "Ledger")                                                                          \
    PHRASE(BATCH_OUTCOME_QUEUED, "Đang chờ", "Waiting")                                                                \
    PHRASE(BATCH_OUTCOME_DOCUMENT, "Thành văn bản", "Became documents")                                                \
    PHRASE(BATCH_OUTCOME_DUPLICATE, "Trùng bản đã có", "Duplicates")                                                   \
    PHRASE(BATCH_OUTCOME_SKIPPED, "Bỏ qua, không phải bản quét", "Passed over: no scan")                               \
    PHRASE(BATCH_OUTCOME_QUARANTINED, "Không nhận được", "Quarantined")                                                \
    PHRASE(BATCH_FAILURES, "Không đọc được", "Failures")                                                               \
    PHRASE(BATCH_NO_FAILURES, "Không có.", "None.")                                                                    \
    PHRASE(BATCH_WHAT, "Tệp hoặc văn bản", "File or document")                                                         \
    PHRASE(BATCH_WHY, "Lý do", "Reason")                                                                               \
    PHRASE(BATCH_RETRY, "Đọc lại những gì lỗi", "Try what failed again")                                               \
    PHRASE(BATCH_QUALITY, "Ảnh quét kém", "Poor scans")                                                                \
    PHRASE(BATCH_PAGE, "trang %s", "page %s")

#endif
