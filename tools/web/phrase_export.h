/* Phrases of the export page; see phrase.h. */
#ifndef SOHOA_WEB_PHRASE_EXPORT_H
#define SOHOA_WEB_PHRASE_EXPORT_H

#define PHRASE_EXPORT_TABLE(PHRASE)                                                                                    \
    PHRASE(EXPORT, "Xuất gói", "Export")                                                                               \
    PHRASE(EXPORT_TITLE, "Xuất gói bàn giao", "Export a bag")                                                          \
    PHRASE(EXPORT_WHAT, "Chọn văn bản", "Documents")                                                                   \
    PHRASE(EXPORT_WHAT_HINT, "all: tất cả; mã văn bản như 3 5-9; hoặc câu tìm kiếm như year:2023.",                    \
           "all; ids such as 3 5-9; or a search such as year:2023.")                                                   \
    PHRASE(EXPORT_KIND, "Loại gói", "Kind")                                                                            \
    PHRASE(EXPORT_AS_BAG, "BagIt: bản gốc, văn bản, dữ liệu, sổ đăng ký", "BagIt: originals, text, records, register") \
    PHRASE(EXPORT_AS_AIP_HOSO, "AIP_hoso: một hồ sơ (Thông tư 05/2025)", "AIP_hoso: one dossier (Circular 05/2025)")   \
    PHRASE(EXPORT_AS_AIP_TAILIEU, "AIP_tailieu: văn bản lẻ (Thông tư 05/2025)",                                        \
           "AIP_tailieu: loose documents (Circular 05/2025)")                                                          \
    PHRASE(EXPORT_AS_SIP_HOSO, "SIP_hoso: một hồ sơ, để nộp", "SIP_hoso: one dossier, to be handed over")              \
    PHRASE(EXPORT_AS_SIP_TAILIEU, "SIP_tailieu: văn bản lẻ, để nộp",                                                   \
           "SIP_tailieu: loose documents, to be handed over")                                                          \
    PHRASE(EXPORT_AS_CSIP, "E-ARK CSIP", "E-ARK CSIP")                                                                 \
    PHRASE(EXPORT_DOSSIER, "Xuất gói hồ sơ này", "Export this dossier")                                                \
    PHRASE(EXPORT_WHICH_DOSSIER, "Gói này là của một hồ sơ: hãy chọn bằng hoso:MÃ, ví dụ hoso:H30.81.2021.01.",        \
           "This is a package of one dossier: choose it as hoso:CODE, for example hoso:H30.81.2021.01.")               \
    PHRASE(EXPORT_FORM, "Dạng gói", "Form")                                                                            \
    PHRASE(EXPORT_ZIP, "Một tệp .zip", "One .zip file")                                                                \
    PHRASE(EXPORT_TAR_ZST, "Một tệp .tar.zst", "One .tar.zst file")                                                    \
    PHRASE(EXPORT_TAR, "Một tệp .tar", "One .tar file")                                                                \
    PHRASE(EXPORT_FOLDER, "Thư mục trên máy chủ", "A folder on the server")                                            \
    PHRASE(EXPORT_LOOK, "Xem trước", "Look first")                                                                     \
    PHRASE(EXPORT_WILL, "Gói sẽ có", "The bag will hold")                                                              \
    PHRASE(EXPORT_DOCUMENTS, "Văn bản", "Documents")                                                                   \
    PHRASE(EXPORT_PAGES, "Trang", "Pages")                                                                             \
    PHRASE(EXPORT_BYTES, "Bản gốc", "Originals")                                                                       \
    PHRASE(EXPORT_MORE, "và %s văn bản khác", "and %s more")                                                           \
    PHRASE(EXPORT_NOTHING, "Không có văn bản nào như vậy trong kho.", "The archive has no such document.")             \
    PHRASE(EXPORT_TOO_MANY, "Quá nhiều văn bản; hãy thu hẹp, ví dụ theo năm: year:2023.",                              \
           "Too many documents; narrow it down, by year for example: year:2023.")                                      \
    PHRASE(EXPORT_OPEN, "%s văn bản còn ô chưa có người duyệt: số, ngày trong sổ có thể sai.",                         \
           "%s {document has|documents have} open questions: numbers or dates in the register may be wrong.")          \
    PHRASE(EXPORT_SECRET, "%s văn bản có độ mật, hoặc chưa rõ độ mật. Ai cầm gói đều đọc được.",                       \
           "%s {document has|documents have} a mark of security, or may have one. Whoever holds the bag can read them.") \
    PHRASE(EXPORT_SURE, "Tôi đã đọc và vẫn xuất gói này", "I have read this and export all the same")                  \
    PHRASE(EXPORT_NOT_SURE, "Chưa xuất: hãy đọc cảnh báo và đánh dấu xác nhận.",                                       \
           "Nothing was exported: read the warning and tick the box.")                                                 \
    PHRASE(EXPORT_CHANGED, "Kho vừa thay đổi; đây là lựa chọn bây giờ. Hãy xem lại.",                                  \
           "The archive has changed; this is the selection now. Look again.")                                          \
    PHRASE(EXPORT_DO, "Tạo gói và kiểm tra", "Write and verify the bag")                                               \
    PHRASE(EXPORT_RUNNING, "Đang tạo và kiểm tra gói có %s văn bản…", "Writing and verifying a bag of %s document{|s}…") \
    PHRASE(EXPORT_DONE, "Đã tạo và kiểm tra gói: %s", "Written and verified: %s")                                      \
    PHRASE(EXPORT_FAILED, "Không tạo được gói: %s", "The bag was not written: %s")                                     \
    PHRASE(EXPORT_BUSY, "Đang có một gói khác được tạo; chờ xong rồi thử lại.",                                        \
           "Another bag is being written; try again when it is done.")                                                 \
    PHRASE(EXPORT_BAGS, "Các gói đã tạo", "Bags")                                                                      \
    PHRASE(EXPORT_NO_BAGS, "Chưa có gói nào.", "None yet.")                                                            \
    PHRASE(EXPORT_BAG, "Gói", "Bag")                                                                                   \
    PHRASE(EXPORT_MADE, "Lúc", "Made")                                                                                 \
    PHRASE(EXPORT_SIZE, "Cỡ", "Size")                                                                                  \
    PHRASE(EXPORT_IN_FOLDER, "thư mục exports/ của kho", "in exports/ of the archive")                                 \
    PHRASE(EXPORT_DOWNLOAD, "Tải về", "Download")                                                                      \
    PHRASE(EXPORT_REMOVE, "Xóa gói", "Remove")                                                                         \
    PHRASE(EXPORT_REMOVE_TITLE, "Xóa gói %s?", "Remove the bag %s?")                                                   \
    PHRASE(EXPORT_REMOVE_TEXT, "Gói này sẽ mất hẳn. Văn bản trong kho không bị đụng đến; có thể xuất gói lại.",        \
           "The bag will be gone. The documents stay in the archive; it can be exported again.")                       \
    PHRASE(EXPORT_KEEP, "Giữ lại", "Keep it")                                                                          \
    PHRASE(EXPORT_THESE, "Xuất các văn bản này", "Export these")

#endif
