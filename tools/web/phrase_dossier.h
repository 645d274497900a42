/* Phrases about dossiers (hồ sơ), of the command line and of the page; see phrase.h. Those of the command line have
 * directives of printf (tools/say.h), the same in both languages and in the same order. */
#ifndef SOHOA_WEB_PHRASE_DOSSIER_H
#define SOHOA_WEB_PHRASE_DOSSIER_H

#define PHRASE_DOSSIER_TABLE(PHRASE)                                                                                   \
    /* the page */                                                                                                     \
    PHRASE(DOSSIERS, "Hồ sơ", "Dossiers")                                                                              \
    PHRASE(DOSSIER, "Hồ sơ", "Dossier")                                                                                \
    PHRASE(DOSSIERS_OF, "Hồ sơ", "In dossiers")                                                                        \
    PHRASE(DOSSIER_NONE_OF, "Chưa thuộc hồ sơ nào.", "In no dossier yet.")                                             \
    PHRASE(DOSSIERS_FIND, "Tìm trong mã và tiêu đề", "Find in code and title")                                         \
    PHRASE(DOSSIERS_SHOW, "Lọc", "Filter")                                                                             \
    PHRASE(DOSSIERS_ALL, "Tất cả", "All")                                                                              \
    PHRASE(DOSSIERS_EMPTY, "Không có hồ sơ nào như vậy.", "There are no such dossiers.")                               \
    PHRASE(DOSSIERS_MORE, "Còn %s hồ sơ nữa. Hãy lọc bớt.", "%s more dossier{|s}. Filter to see them.")                \
    PHRASE(DOSSIERS_OUTSIDE, "Văn bản chưa thuộc hồ sơ nào", "Documents in no dossier")                                \
    PHRASE(DOSSIER_NEW, "Lập hồ sơ mới", "Make a dossier")                                                             \
    PHRASE(DOSSIER_EDIT, "Sửa thông tin", "Edit fields")                                                               \
    PHRASE(DOSSIER_SAVE, "Lưu", "Save")                                                                                \
    PHRASE(DOSSIER_CANCEL, "Thôi, không làm", "Cancel")                                                                \
    PHRASE(DOSSIER_BACK, "Các hồ sơ", "All dossiers")                                                                  \
    PHRASE(DOSSIER_CODE, "Mã hồ sơ", "File code")                                                                      \
    PHRASE(DOSSIER_STATE, "Tình trạng", "State")                                                                       \
    PHRASE(DOSSIER_COUNT, "Số văn bản", "Documents")                                                                   \
    PHRASE(DOSSIER_PAGES, "Số trang", "Pages")                                                                         \
    PHRASE(DOSSIER_ENDS, "Hết hạn bảo quản", "Retention ends")                                                         \
    PHRASE(DOSSIER_FIELDS, "Thông tin hồ sơ", "Fields")                                                                \
    PHRASE(DOSSIER_DOCUMENTS, "Văn bản trong hồ sơ", "Documents in it")                                                \
    PHRASE(DOSSIER_NO_DOCUMENTS, "Chưa có văn bản nào. Tìm văn bản rồi bấm \"Đưa vào hồ sơ\".",                       \
           "No documents yet. Search for some and press \"Put into a dossier\".")                                     \
    PHRASE(DOSSIER_HIDDEN, "%s văn bản trong hồ sơ này không hiển thị với bạn.",                                       \
           "%s document{|s} in this dossier {is|are} not shown to you.")                                               \
    PHRASE(DOSSIER_ORDINAL, "STT", "No.")                                                                              \
    PHRASE(DOSSIER_ABOUT, "Tên loại và trích yếu", "Type and abstract")                                                \
    PHRASE(DOSSIER_SHEET, "Tờ số", "Sheets")                                                                           \
    PHRASE(DOSSIER_DOCUMENT_NOTE, "Ghi chú", "Note")                                                                   \
    PHRASE(DOSSIER_UP, "Lên", "Up")                                                                                    \
    PHRASE(DOSSIER_DOWN, "Xuống", "Down")                                                                              \
    PHRASE(DOSSIER_TAKE_OUT, "Lấy ra", "Take out")                                                                     \
    PHRASE(DOSSIER_SORT_DATE, "Xếp theo ngày", "Order by date")                                                        \
    PHRASE(DOSSIER_SORT_NUMBER, "Xếp theo số", "Order by number")                                                      \
    PHRASE(DOSSIER_SHEETS_ONE, "Đánh số tờ, mỗi tờ một trang", "Number sheets, one page each")                         \
    PHRASE(DOSSIER_SHEETS_TWO, "Đánh số tờ, mỗi tờ hai trang", "Number sheets, two pages each")                        \
    PHRASE(DOSSIER_LACKS, "Còn thiếu", "Still lacking")                                                                \
    PHRASE(DOSSIER_LACKS_NOTHING, "Hồ sơ không thiếu gì.", "Nothing is lacking.")                                      \
    PHRASE(DOSSIER_CLOSED_WHEN, "%s kết thúc hồ sơ này. Hồ sơ không sửa được nữa.",                                    \
           "%s closed this dossier. It cannot be changed.")                                                            \
    PHRASE(DOSSIER_CLOSE, "Kết thúc hồ sơ", "Close the dossier")                                                       \
    PHRASE(DOSSIER_CLOSE_TITLE, "Kết thúc hồ sơ %s?", "Close the dossier %s?")                                         \
    PHRASE(DOSSIER_CLOSE_TEXT,                                                                                         \
           "Từ đó thông tin, văn bản và thứ tự trong hồ sơ không sửa được nữa. Chỉ người phụ trách lưu trữ mở lại "    \
           "được, và phải ghi lý do.",                                                                                 \
           "Its fields, documents and their order cannot be changed then. Only the records manager can open it "       \
           "again, and must say why.")                                                                                 \
    PHRASE(DOSSIER_CLOSE_BLOCKED, "Chưa kết thúc được: hãy bổ sung những điều đánh dấu dưới đây trước.",               \
           "It cannot be closed yet: first supply what is marked below.")                                              \
    PHRASE(DOSSIER_CLOSE_SURE, "Tôi đã xem những điều trên và vẫn kết thúc hồ sơ.",                                    \
           "I have seen the above and close it all the same.")                                                         \
    PHRASE(DOSSIER_NOT_SURE, "Chưa kết thúc: hãy xem những điều dưới đây và đánh dấu vào ô xác nhận.",                 \
           "Not closed: look at the points below and tick the box.")                                                   \
    PHRASE(DOSSIER_NEEDED, "bắt buộc", "needed")                                                                       \
    PHRASE(DOSSIER_REOPEN, "Mở lại hồ sơ", "Open the dossier again")                                                   \
    PHRASE(DOSSIER_REOPEN_TITLE, "Mở lại hồ sơ %s?", "Open the dossier %s again?")                                     \
    PHRASE(DOSSIER_REOPEN_TEXT, "Hồ sơ lại sửa được. Lý do và tên của bạn được ghi vào lịch sử hồ sơ.",                \
           "It can be changed again then. The reason and your name are kept in its history.")                          \
    PHRASE(DOSSIER_REASON, "Lý do", "Reason")                                                                          \
    PHRASE(DOSSIER_HISTORY, "Lịch sử hồ sơ", "History")                                                                \
    PHRASE(DOSSIER_PUT_IN, "Đưa vào hồ sơ", "Put into a dossier")                                                      \
    PHRASE(DOSSIER_PUT_TITLE, "Đưa %s văn bản vào hồ sơ", "Put %s document{|s} into a dossier")                        \
    PHRASE(DOSSIER_WHICH, "Hồ sơ đang mở", "Open dossier")                                                             \
    PHRASE(DOSSIER_NO_OPEN, "Chưa có hồ sơ nào đang mở. Hãy lập hồ sơ trước.",                                         \
           "No dossier is open. Make one first.")                                                                      \
    PHRASE(DOSSIER_NOTHING_CHOSEN, "Không có văn bản nào được chọn.", "No documents were chosen.")                     \
    PHRASE(DOSSIER_FORM_TITLE, "Sửa hồ sơ %s", "Edit the dossier %s")                                                  \
    PHRASE(DOSSIER_NOTATION_HINT, "Để trống thì lấy số tiếp theo của năm.", "Left empty, it gets the next number of the year.") \
    PHRASE(DOSSIER_SYMBOL, "Ký hiệu sau số tiếp theo", "Symbol after the next number")                                 \
    PHRASE(DOSSIER_DATE_HINT, "31/12/2021, 12/2021 hoặc 2021", "31/12/2021, 12/2021 or 2021")                          \
    PHRASE(DOSSIER_YEARS_HINT, "Chỉ khi thời hạn là \"khác\".", "Only when the retention is \"other\".")               \
    PHRASE(DOSSIER_BAD_VALUE, "Chưa lưu: trường \"%s\" có giá trị không dùng được.",                                   \
           "Not saved: the field \"%s\" has a value that cannot be used.")                                             \
    PHRASE(DOSSIER_BAD_NEEDED, "Chưa lưu: phải có \"%s\".", "Not saved: \"%s\" is needed.")                             \
    PHRASE(DOSSIER_BAD_TIME, "Chưa lưu: hồ sơ kết thúc trước khi bắt đầu.", "Not saved: it ends before it starts.")    \
    PHRASE(DOSSIER_BAD_TOGETHER,                                                                                       \
           "Chưa lưu: số năm bảo quản chỉ đi với thời hạn \"khác\", tình trạng dự phòng chỉ đi với \"có\" dự phòng.",  \
           "Not saved: years of retention go with \"other\" alone, the state of a spare copy with \"yes\" alone.")     \
    PHRASE(DOSSIER_TAKEN, "Chưa lưu: đã có hồ sơ mang mã này.", "Not saved: there is a dossier of this code.")         \
    PHRASE(OVERVIEW_DUE, "Hồ sơ theo năm hết hạn bảo quản", "Dossiers by the year their retention ends")               \
    PHRASE(OVERVIEW_DUE_YEAR, "Hết hạn cuối năm", "Ends with")                                                         \
    PHRASE(OVERVIEW_DUE_PERMANENT, "Vĩnh viễn", "Permanent")                                                           \
    PHRASE(OVERVIEW_DUE_UNKNOWN, "Chưa rõ", "Not known")                                                               \
    PHRASE(OVERVIEW_DUE_CHART, "%s hồ sơ", "%s dossier{|s}")                                                           \
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
           "  hoso appraise LỰA-CHỌN retention=.. mode=.. security=..   định giá trị văn bản\n"                        \
           "  hoso contents MÃ -o TỆP           mục lục văn bản: .pdf, .xlsx hoặc .csv\n"                              \
           "  hoso inventory -o TỆP             mục lục hồ sơ\n\n"                                                     \
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
           "  hoso appraise SELECTION retention=.. mode=.. security=..   decide on documents\n"                        \
           "  hoso contents CODE -o FILE        its list of documents: .pdf, .xlsx or .csv\n"                          \
           "  hoso inventory -o FILE            the list of dossiers\n\n"                                              \
           "CODE is a file code (H30.81.2021.01.TCCB) or its end; SELECTION is all, ids or a query.")                  \
    PHRASE(CLI_SHOW_DOSSIER, "  hồ sơ: %s\n", "  dossier: %s\n")                                                       \
    PHRASE(CLI_HOSO_MADE, "Đã lập hồ sơ %s: %s\n", "Made the dossier %s: %s\n")                                        \
    PHRASE(CLI_HOSO_SET, "Đã sửa %d trường của hồ sơ %s.\n", "Changed %d field{|s} of the dossier %s.\n")              \
    PHRASE(CLI_HOSO_ADDED, "Đã đưa %lld văn bản vào hồ sơ %s; nay có %lld.\n",                                         \
           "Put %lld document{|s} into the dossier %s; it has %lld now.\n")                                            \
    PHRASE(CLI_HOSO_REMOVED, "Đã lấy %lld văn bản ra khỏi hồ sơ %s; còn %lld.\n",                                      \
           "Took %lld document{|s} out of the dossier %s; it has %lld now.\n")                                         \
    PHRASE(CLI_HOSO_ORDERED, "Đã xếp lại %lld văn bản của hồ sơ %s.\n", "Ordered the %lld document{|s} of the dossier %s.\n") \
    PHRASE(CLI_HOSO_NUMBERED, "Đã đánh số tờ %lld văn bản của hồ sơ %s.\n",                                            \
           "Numbered the sheets of %lld document{|s} of the dossier %s.\n")                                            \
    PHRASE(CLI_HOSO_CLOSED, "Đã kết thúc hồ sơ %s: %lld văn bản, %lld trang. Từ nay không sửa được nữa.\n",            \
           "Closed the dossier %s: %lld document{|s}, %lld page{|s}. It cannot be changed any more.\n")                \
    PHRASE(CLI_HOSO_REOPENED, "Đã mở lại hồ sơ %s.\n", "Opened the dossier %s again.\n")                               \
    PHRASE(CLI_HOSO_APPRAISED, "Đã định giá trị %lld văn bản.\n", "Decided on %lld document{|s}.\n")                   \
    PHRASE(CLI_HOSO_NONE, "Chưa có hồ sơ nào.\n", "There are no dossiers.\n")                                          \
    PHRASE(DOSSIER_OPEN, "đang mở", "open")                                                                           \
    PHRASE(DOSSIER_CLOSED_STATE, "đã kết thúc", "closed")                                                             \
    PHRASE(CLI_HOSO_CLOSED_BY, "  %s kết thúc lúc %s\n", "  closed by %s at %s\n")                                     \
    PHRASE(CLI_HOSO_SIZE, "%lld văn bản, %lld trang", "%lld document{|s}, %lld page{|s}")                              \
    PHRASE(DOSSIER_PERMANENT, "vĩnh viễn", "permanent")                                                               \
    PHRASE(DOSSIER_UNTIL, "hết hạn 31/12/%d", "until 31/12/%d")                                                       \
    PHRASE(DOSSIER_EVENT, "đến khi có sự kiện", "until an event")                                                     \
    PHRASE(DOSSIER_UNDECIDED, "chưa rõ hạn", "end not known")                                                         \
    PHRASE(DOSSIER_FROM_DOCUMENTS, " (theo văn bản lâu nhất)", " (the longest of its documents)")                     \
    PHRASE(CLI_HOSO_DOCUMENTS, "\nvăn bản:\n", "\ndocuments:\n")                                                       \
    PHRASE(CLI_HOSO_SHEETS, "  tờ %lld-%lld", "  sheets %lld-%lld")                                                    \
    /* check */                                                                                                        \
    PHRASE(CLI_HOSO_SOUND, "%s: không thiếu gì\n", "%s: nothing is lacking\n")                                         \
    PHRASE(FINDING_FIELD, "thiếu %s (%s)", "no %s (%s)")                                               \
    PHRASE(FINDING_EMPTY, "chưa có văn bản nào", "it has no documents")                                   \
    PHRASE(FINDING_RETENTION, "văn bản %lld phải bảo quản lâu hơn hồ sơ (mã %s)",                                  \
           "document %lld is kept longer than the dossier (code %s)")                                            \
    PHRASE(FINDING_UNREAD, "văn bản %lld chưa đọc (%s)", "document %lld was not read (%s)")               \
    PHRASE(FINDING_QUESTION, "văn bản %lld còn ô cần duyệt: %s", "document %lld has open questions: %s")  \
    PHRASE(FINDING_DUPLICATE, "văn bản %lld trùng số, ngày và cơ quan với văn bản %lld",                        \
           "document %lld has number, date and issuer of document %lld")                                         \
    PHRASE(FINDING_DRAFT, "văn bản %lld là dự thảo: \"%s\"", "document %lld is a draft: \"%s\"")          \
    PHRASE(FINDING_DATE, "văn bản %lld ngày %s nằm ngoài thời gian của hồ sơ",                               \
           "document %lld of %s is outside the dossier's time")                                                  \
    PHRASE(FINDING_GAP, "khuyết số %lld đến %lld của %s", "no number %lld to %lld of %s")                 \
    PHRASE(FINDING_GAP_ONE, "khuyết số %lld của %s", "no number %lld of %s")                              \
    PHRASE(FINDING_ELSEWHERE, "số %lld của %s là văn bản %lld, chưa có trong hồ sơ",                            \
           "number %lld of %s is document %lld, which is not in the dossier")                                    \
    PHRASE(FINDING_SHEETS, "%lld văn bản chưa đánh số tờ (bảo quản từ 5 năm trở lên thì phải đánh)",         \
           "%lld document{|s} without sheet numbers (needed when kept 5 years or longer)")                             \
    PHRASE(CLI_HOSO_NO_DOSSIER, "%lld văn bản chưa thuộc hồ sơ nào: %s%s\n", "%lld {document is|documents are} in no dossier: %s%s\n") \
    PHRASE(CLI_HOSO_AND_MORE, " ...", " ...")                                                                          \
    PHRASE(CLI_HOSO_NOT_CLOSED, "Chưa kết thúc. Sửa những điều trên, hoặc thêm --anyway nếu vẫn muốn kết thúc.\n",     \
           "Not closed. Mend the above, or add --anyway to close it all the same.\n")                                  \
    /* arrange */                                                                                                      \
    PHRASE(CLI_HOSO_WOULD_MAKE, "sẽ lập    %s  %s: %lld văn bản  [%s]\n", "would make  %s  %s: %lld document{|s}  [%s]\n") \
    PHRASE(CLI_HOSO_WOULD_ADD, "sẽ thêm   %s  %s: %lld văn bản, đã có %lld  [%s]\n",                                   \
           "would add   %s  %s: %lld document{|s} to its %lld  [%s]\n")                                                \
    PHRASE(CLI_HOSO_DID_MAKE, "đã lập     %s  %s: %lld văn bản  [%s]\n", "made        %s  %s: %lld document{|s}  [%s]\n") \
    PHRASE(CLI_HOSO_DID_ADD, "đã thêm   %s  %s: %lld văn bản, trước đó có %lld  [%s]\n",                               \
           "added to    %s  %s: %lld document{|s} to its %lld  [%s]\n")                                                \
    PHRASE(CLI_HOSO_PROBLEM, "không được  [%s] %lld văn bản: %s\n", "cannot      [%s] %lld document{|s}: %s\n")        \
    PHRASE(CLI_HOSO_UNDATED, "          có văn bản chưa rõ ngày: hồ sơ chưa có thời gian bắt đầu và kết thúc\n",       \
           "            some have no certain date: the dossier gets no start and end\n")                               \
    PHRASE(CLI_HOSO_LEFT, "%lld văn bản không xếp được theo quy tắc này: %s%s\n",                                      \
           "%lld document{|s} that the rule says nothing of: %s%s\n")                                                  \
    PHRASE(CLI_HOSO_DRY, "Chưa làm gì cả. Thêm --do để làm.\n", "Nothing was done. Say --do to do it.\n")              \
    PHRASE(CLI_HOSO_ARRANGED, "Đã lập %lld hồ sơ, thêm vào %lld hồ sơ có sẵn: %lld văn bản.\n",                        \
           "Made %lld dossier{|s} and added to %lld: %lld document{|s}.\n")

#endif
