/* Phrases of review, batches and overview; see phrase.h. */
#ifndef SOHOA_WEB_PHRASE_WORK_H
#define SOHOA_WEB_PHRASE_WORK_H

#define PHRASE_WORK_TABLE(PHRASE)                                                                                      \
    PHRASE(REVIEW, "Duyệt", "Review")                                                                                  \
    PHRASE(BATCHES, "Nhập tài liệu", "Batches")                                                                        \
    PHRASE(OVERVIEW, "Tổng quan", "Overview")                                                                          \
    /* review */                                                                                                       \
    PHRASE(REVIEW_DOCUMENT, "Văn bản %s", "Document %s")                                                               \
    PHRASE(REVIEW_LEFT, "Còn %s văn bản chờ duyệt", "%s documents to review")                                          \
    PHRASE(REVIEW_SOURCE, "Tệp gốc", "Source")                                                                         \
    PHRASE(REVIEW_PAGES, "%s trang", "%s pages")                                                                       \
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
    PHRASE(REVIEW_SAVING, "Đang lưu %s ô…", "Saving %s answers…")                                                      \
    PHRASE(REVIEW_ALL_SAVED, "Đã lưu hết", "All saved")                                                                \
    PHRASE(REVIEW_RETRY, "Mất liên lạc với máy chủ; còn %s ô chưa lưu, đang gửi lại…",                                 \
           "The server cannot be reached; %s answers not saved yet, trying again…")                                    \
    PHRASE(REVIEW_UNDONE, "Đã hoàn tác: %s", "Taken back: %s")                                                         \
    PHRASE(REVIEW_NOTHING_TO_UNDO, "Không có gì để hoàn tác.", "There is nothing to take back.")                       \
    PHRASE(REVIEW_WILL_BE, "Sẽ lưu: %s", "Will be saved: %s")                                                          \
    PHRASE(REVIEW_PACE, "%s văn bản xong trong phiên này", "%s documents done in this session")                        \
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
    PHRASE(OVERVIEW_QUESTIONS, "%s ô cần trả lời", "%s questions open")                                                \
    PHRASE(OVERVIEW_PAGES_READ, "Trang đã đọc", "Pages read")                                                          \
    PHRASE(OVERVIEW_PAGES_OTHER, "%s trang lỗi hoặc đang chờ", "%s failed or waiting")                                 \
    PHRASE(OVERVIEW_STORAGE, "Bản gốc lưu giữ", "Originals kept")                                                      \
    PHRASE(OVERVIEW_FILES, "%s tệp", "%s files")                                                                       \
    PHRASE(OVERVIEW_MISSING, "%s bản gốc không còn trong kho", "%s originals are missing from the store")              \
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
    PHRASE(OVERVIEW_EMPTY, "Kho chưa có văn bản nào.", "There is no document in the archive yet.")

#endif
