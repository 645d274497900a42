/* Phrases about dossiers (hồ sơ), of the command line and of the page; see phrase.h. Those of the command line have
 * directives of printf (tools/say.h), the same in both languages and in the same order. */
#ifndef SOHOA_WEB_PHRASE_DOSSIER_H
#define SOHOA_WEB_PHRASE_DOSSIER_H

#define PHRASE_DOSSIER_TABLE(PHRASE)                                                                                   \
    /* command line */                                                                                                 \
    PHRASE(CLI_HOSO_ACTS,                                                                                              \
           "lập, sắp xếp, kết thúc và kiểm tra hồ sơ\n\n"                                                              \
           "  hoso list                         các hồ sơ\n"                                                           \
           "  hoso show MÃ                      một hồ sơ: thông tin, văn bản, lịch sử\n"                              \
           "  hoso new TRƯỜNG=GIÁ-TRỊ...        lập hồ sơ; thiếu notation thì lấy số tiếp theo\n"                      \
           "  hoso set MÃ TRƯỜNG=GIÁ-TRỊ...     sửa thông tin; giá trị trống là bỏ\n"                                  \
           "  hoso add MÃ LỰA-CHỌN              đưa văn bản vào\n"                                                     \
           "  hoso remove MÃ LỰA-CHỌN           lấy văn bản ra\n"                                                      \
           "  hoso order MÃ [ID...]             xếp lại: --by date, --by number, hoặc các ID này trước\n"              \
           "  hoso sheets MÃ [ID TỪ-ĐẾN]        đánh số tờ\n"                                                          \
           "  hoso close MÃ                     kết thúc: từ đó không sửa được nữa\n"                                  \
           "  hoso reopen MÃ LÝ-DO              mở lại\n"                                                              \
           "  hoso check [MÃ]                   còn thiếu gì; văn bản chưa thuộc hồ sơ nào\n"                          \
           "  hoso arrange --by QUY-TẮC ...     lập hồ sơ hàng loạt: theo folder, box, year-type hoặc query\n"         \
           "  hoso appraise LỰA-CHỌN retention=.. mode=.. security=..   định giá trị văn bản\n\n"                      \
           "MÃ là mã hồ sơ (H30.81.2021.01.TCCB) hoặc phần cuối của nó; LỰA-CHỌN là all, các id hoặc câu tìm.",        \
           "make, arrange, close and check dossiers (hồ sơ)\n\n"                                                       \
           "  hoso list                         the dossiers\n"                                                        \
           "  hoso show CODE                    one dossier: fields, documents, events\n"                              \
           "  hoso new FIELD=VALUE...           make one; without notation it gets the next number\n"                  \
           "  hoso set CODE FIELD=VALUE...      change fields; an empty value removes one\n"                           \
           "  hoso add CODE SELECTION           put documents in\n"                                                    \
           "  hoso remove CODE SELECTION        take documents out\n"                                                  \
           "  hoso order CODE [ID...]           order them: --by date, --by number, or these first\n"                  \
           "  hoso sheets CODE [ID FROM-TO]     number the sheets of paper\n"                                          \
           "  hoso close CODE                   close it: it cannot be changed then\n"                                 \
           "  hoso reopen CODE REASON           open it again\n"                                                       \
           "  hoso check [CODE]                 what is still lacking; documents of no dossier\n"                      \
           "  hoso arrange --by RULE ...        make many: by folder, box, year-type or query\n"                       \
           "  hoso appraise SELECTION retention=.. mode=.. security=..   decide on documents\n\n"                      \
           "CODE is a file code (H30.81.2021.01.TCCB) or its end; SELECTION is all, ids or a query.")                  \
    PHRASE(CLI_HOSO_MADE, "Đã lập hồ sơ %s: %s\n", "Made the dossier %s: %s\n")                                        \
    PHRASE(CLI_HOSO_SET, "Đã sửa %d trường của hồ sơ %s.\n", "Changed %d fields of the dossier %s.\n")                 \
    PHRASE(CLI_HOSO_ADDED, "Đã đưa %lld văn bản vào hồ sơ %s; nay có %lld.\n",                                         \
           "Put %lld documents into the dossier %s; it has %lld now.\n")                                               \
    PHRASE(CLI_HOSO_REMOVED, "Đã lấy %lld văn bản ra khỏi hồ sơ %s; còn %lld.\n",                                      \
           "Took %lld documents out of the dossier %s; it has %lld now.\n")                                            \
    PHRASE(CLI_HOSO_ORDERED, "Đã xếp lại %lld văn bản của hồ sơ %s.\n", "Ordered the %lld documents of the dossier %s.\n") \
    PHRASE(CLI_HOSO_NUMBERED, "Đã đánh số tờ %lld văn bản của hồ sơ %s.\n",                                            \
           "Numbered the sheets of %lld documents of the dossier %s.\n")                                               \
    PHRASE(CLI_HOSO_CLOSED, "Đã kết thúc hồ sơ %s: %lld văn bản, %lld trang. Từ nay không sửa được nữa.\n",            \
           "Closed the dossier %s: %lld documents, %lld pages. It cannot be changed any more.\n")                      \
    PHRASE(CLI_HOSO_REOPENED, "Đã mở lại hồ sơ %s.\n", "Opened the dossier %s again.\n")                               \
    PHRASE(CLI_HOSO_APPRAISED, "Đã định giá trị %lld văn bản.\n", "Decided on %lld documents.\n")                      \
    PHRASE(CLI_HOSO_NONE, "Chưa có hồ sơ nào.\n", "There are no dossiers.\n")                                          \
    PHRASE(CLI_HOSO_OPEN, "đang mở", "open")                                                                           \
    PHRASE(CLI_HOSO_CLOSED_STATE, "đã kết thúc", "closed")                                                             \
    PHRASE(CLI_HOSO_CLOSED_BY, "  %s kết thúc lúc %s\n", "  closed by %s at %s\n")                                     \
    PHRASE(CLI_HOSO_SIZE, "%lld văn bản, %lld trang", "%lld documents, %lld pages")                                    \
    PHRASE(CLI_HOSO_PERMANENT, "vĩnh viễn", "permanent")                                                               \
    PHRASE(CLI_HOSO_UNTIL, "hết hạn 31/12/%d", "until 31/12/%d")                                                       \
    PHRASE(CLI_HOSO_EVENT, "đến khi có sự kiện", "until an event")                                                     \
    PHRASE(CLI_HOSO_UNDECIDED, "chưa rõ hạn", "end not known")                                                         \
    PHRASE(CLI_HOSO_RETENTION, "  %-26s %s, %s%s\n", "  %-26s %s, %s%s\n")                                             \
    PHRASE(CLI_HOSO_FROM_DOCUMENTS, " (theo văn bản lâu nhất)", " (the longest of its documents)")                     \
    PHRASE(CLI_HOSO_DOCUMENTS, "\nvăn bản:\n", "\ndocuments:\n")                                                       \
    PHRASE(CLI_HOSO_SHEETS, "  tờ %lld-%lld", "  sheets %lld-%lld")                                                    \
    /* check */                                                                                                        \
    PHRASE(CLI_HOSO_SOUND, "%s: không thiếu gì\n", "%s: nothing is lacking\n")                                         \
    PHRASE(CLI_HOSO_NO_FIELD, "%s: thiếu %s (%s)\n", "%s: no %s (%s)\n")                                               \
    PHRASE(CLI_HOSO_EMPTY, "%s: chưa có văn bản nào\n", "%s: it has no documents\n")                                   \
    PHRASE(CLI_HOSO_LONGER, "%s: văn bản %lld phải bảo quản lâu hơn hồ sơ (mã %s)\n",                                  \
           "%s: document %lld is kept longer than the dossier (code %s)\n")                                            \
    PHRASE(CLI_HOSO_UNREAD, "%s: văn bản %lld chưa đọc (%s)\n", "%s: document %lld was not read (%s)\n")               \
    PHRASE(CLI_HOSO_QUESTION, "%s: văn bản %lld còn ô cần duyệt: %s\n", "%s: document %lld has open questions: %s\n")  \
    PHRASE(CLI_HOSO_DUPLICATE, "%s: văn bản %lld trùng số, ngày và cơ quan với văn bản %lld\n",                        \
           "%s: document %lld has number, date and issuer of document %lld\n")                                         \
    PHRASE(CLI_HOSO_DRAFT, "%s: văn bản %lld là dự thảo: \"%s\"\n", "%s: document %lld is a draft: \"%s\"\n")          \
    PHRASE(CLI_HOSO_OUTSIDE, "%s: văn bản %lld ngày %s nằm ngoài thời gian của hồ sơ\n",                               \
           "%s: document %lld of %s is outside the dossier's time\n")                                                  \
    PHRASE(CLI_HOSO_GAP, "%s: khuyết số %lld đến %lld của %s\n", "%s: no number %lld to %lld of %s\n")                 \
    PHRASE(CLI_HOSO_GAP_ONE, "%s: khuyết số %lld của %s\n", "%s: no number %lld of %s\n")                              \
    PHRASE(CLI_HOSO_ELSEWHERE, "%s: số %lld của %s là văn bản %lld, chưa có trong hồ sơ\n",                            \
           "%s: number %lld of %s is document %lld, which is not in the dossier\n")                                    \
    PHRASE(CLI_HOSO_NO_SHEETS, "%s: %lld văn bản chưa đánh số tờ (bảo quản từ 5 năm trở lên thì phải đánh)\n",         \
           "%s: %lld documents without sheet numbers (needed when kept 5 years or longer)\n")                          \
    PHRASE(CLI_HOSO_NO_DOSSIER, "%lld văn bản chưa thuộc hồ sơ nào: %s%s\n", "%lld documents are in no dossier: %s%s\n") \
    PHRASE(CLI_HOSO_AND_MORE, " ...", " ...")                                                                          \
    PHRASE(CLI_HOSO_NOT_CLOSED, "Chưa kết thúc. Sửa những điều trên, hoặc thêm --anyway nếu vẫn muốn kết thúc.\n",     \
           "Not closed. Mend the above, or add --anyway to close it all the same.\n")                                  \
    /* arrange */                                                                                                      \
    PHRASE(CLI_HOSO_WOULD_MAKE, "sẽ lập    %s  %s: %lld văn bản  [%s]\n", "would make  %s  %s: %lld documents  [%s]\n") \
    PHRASE(CLI_HOSO_WOULD_ADD, "sẽ thêm   %s  %s: %lld văn bản, đã có %lld  [%s]\n",                                   \
           "would add   %s  %s: %lld documents to its %lld  [%s]\n")                                                   \
    PHRASE(CLI_HOSO_DID_MAKE, "đã lập     %s  %s: %lld văn bản  [%s]\n", "made        %s  %s: %lld documents  [%s]\n") \
    PHRASE(CLI_HOSO_DID_ADD, "đã thêm   %s  %s: %lld văn bản, trước đó có %lld  [%s]\n",                               \
           "added to    %s  %s: %lld documents to its %lld  [%s]\n")                                                   \
    PHRASE(CLI_HOSO_PROBLEM, "không được  [%s] %lld văn bản: %s\n", "cannot      [%s] %lld documents: %s\n")           \
    PHRASE(CLI_HOSO_UNDATED, "          có văn bản chưa rõ ngày: hồ sơ chưa có thời gian bắt đầu và kết thúc\n",       \
           "            some have no certain date: the dossier gets no start and end\n")                               \
    PHRASE(CLI_HOSO_LEFT, "%lld văn bản không xếp được theo quy tắc này: %s%s\n",                                      \
           "%lld documents that the rule says nothing of: %s%s\n")                                                     \
    PHRASE(CLI_HOSO_DRY, "Chưa làm gì cả. Thêm --do để làm.\n", "Nothing was done. Say --do to do it.\n")              \
    PHRASE(CLI_HOSO_ARRANGED, "Đã lập %lld hồ sơ, thêm vào %lld hồ sơ có sẵn: %lld văn bản.\n",                        \
           "Made %lld dossiers and added to %lld: %lld documents.\n")

#endif
