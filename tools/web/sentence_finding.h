/* What is found in an archive, and in rows and packages that are taken in, in Vietnamese; see sentence_table.h. */
#ifndef SOHOA_WEB_SENTENCE_FINDING_H
#define SOHOA_WEB_SENTENCE_FINDING_H

#define SENTENCE_FINDING_TABLE(SENTENCE)                                                                               \
    /* `sohoa verify` of an archive */                                                                                 \
    SENTENCE("missing", "thiếu")                                                                                       \
    SENTENCE("extra", "thừa")                                                                                          \
    SENTENCE("changed", "bị đổi")                                                                                      \
    SENTENCE("malformed", "sai dạng")                                                                                  \
    SENTENCE("warning", "cảnh báo")                                                                                    \
    SENTENCE("is in the catalogue and not in the archive", "có trong danh mục mà không có trong kho")                  \
    SENTENCE("does not have the bytes it was stored with", "không còn nội dung như lúc cất")                           \
    SENTENCE("cannot be read; `sohoa rebuild` needs it", "không đọc được; `sohoa rebuild` cần tệp này")                \
    SENTENCE("does not say what the catalogue says", "không khớp với danh mục")                                        \
    SENTENCE("does not belong to the archive", "không thuộc kho")                                                      \
    SENTENCE("document %lld: the index of citations does not agree with its fields and citations; make the index "     \
             "anew",                                                                                                   \
             "văn bản %lld: chỉ mục viện dẫn không khớp với các ô và viện dẫn của văn bản; hãy dựng lại chỉ mục "      \
             "(`sohoa rebuild`)")                                                                                      \
    SENTENCE("the index of citations speaks of document %lld, which is not indexed; make the index anew",              \
             "chỉ mục viện dẫn có văn bản %lld, vốn không được lập chỉ mục; hãy dựng lại chỉ mục (`sohoa rebuild`)")   \
    SENTENCE("document %lld: the number index does not agree with its number; make the index anew",                    \
             "văn bản %lld: chỉ mục số không khớp với số của văn bản; hãy dựng lại chỉ mục (`sohoa rebuild`)")         \
    SENTENCE("document %lld: the search filters do not agree with its fields; make the index anew",                    \
             "văn bản %lld: bộ lọc tìm kiếm không khớp với các ô của văn bản; hãy dựng lại chỉ mục (`sohoa rebuild`)") \
    SENTENCE("document %lld is missing in the search index; make the index anew",                                      \
             "văn bản %lld thiếu trong chỉ mục tìm kiếm; hãy dựng lại chỉ mục (`sohoa rebuild`)")                      \
    SENTENCE("document %lld should not be in the search index; make the index anew",                                   \
             "văn bản %lld không được có trong chỉ mục tìm kiếm; hãy dựng lại chỉ mục (`sohoa rebuild`)")              \
    SENTENCE("the search index speaks of document %lld, which is not indexed; make the index anew",                    \
             "chỉ mục tìm kiếm có văn bản %lld, vốn không được lập chỉ mục; hãy dựng lại chỉ mục (`sohoa rebuild`)")   \
    SENTENCE("%lld words are not counted as often as they stand in the text index; make the index anew",               \
             "%lld từ có số đếm không khớp với chỉ mục chữ; hãy dựng lại chỉ mục (`sohoa rebuild`)")                   \
    SENTENCE("the text index does not agree with the text of the pages; make the index anew",                          \
             "chỉ mục chữ không khớp với chữ của các trang; hãy dựng lại chỉ mục (`sohoa rebuild`)")                   \
    SENTENCE("the catalogue '%s': %s", "danh mục '%s': %s")                                                            \
    /* rows of registers, sheets and files of JSON lines */                                                            \
    SENTENCE("it has neither a number nor an abstract", "không có số cũng không có trích yếu")                         \
    SENTENCE("'%s' is no number", "'%s' không phải số văn bản")                                                        \
    SENTENCE("'%s' is no date", "'%s' không phải ngày tháng")                                                          \
    SENTENCE("%s:%lld: left out: %s", "%s:%lld: bỏ lại: %s")                                                           \
    SENTENCE("it is longer than 16 MB", "dài hơn 16 MB")                                                               \
    SENTENCE("%s, description %lld: %s", "%s, mô tả %lld: %s")                                                         \
    SENTENCE("no file was taken in from that path", "không có tệp nào được nhập từ đường dẫn đó")                      \
    SENTENCE("several documents are in that file, and the row does not say which",                                     \
             "tệp đó có nhiều văn bản mà dòng này không nói văn bản nào")                                              \
    SENTENCE("no document of this archive is the one the row was made from",                                           \
             "kho này không có văn bản mà từ đó dòng này được xuất ra")                                                \
    SENTENCE("its last cell is damaged: write the sheet anew, or empty that cell so that the path counts",             \
             "ô cuối bị hỏng: hãy xuất lại bảng, hoặc xóa trống ô đó để lấy theo đường dẫn")                           \
    SENTENCE("it has no path", "không có đường dẫn")                                                                   \
    SENTENCE("it has %zu characters, the standard has room for %d", "dài %zu ký tự, quy định tối đa %d")               \
    SENTENCE("this file writes now the day first, now the month; write it as 2021-09-13",                              \
             "tệp này lúc ghi ngày trước, lúc ghi tháng trước; hãy ghi như 2021-09-13")                                \
    SENTENCE("it is no date; a date has day, month and year", "không phải ngày tháng; phải có ngày, tháng, năm")       \
    /* packages taken back in, and dossiers arranged */                                                                \
    SENTENCE("conflict: %s", "xung đột: %s")                                                                           \
    SENTENCE("document %lld, %s: here '%s' by %s, in the package '%s' by %s; ours stays",                              \
             "văn bản %lld, %s: ở kho là '%s' do %s, trong gói là '%s' do %s; giữ theo kho")                           \
    SENTENCE("the dossier %s is closed; open it again first", "hồ sơ %s đã kết thúc; hãy mở lại trước")                \
    SENTENCE("no agency: set [agency] code in sohoa.ini, or give organ_id=CODE",                                       \
             "chưa rõ cơ quan: hãy đặt code ở mục [agency] trong sohoa.ini, hoặc ghi organ_id=MÃ")                     \
    SENTENCE("no year: its documents are of several years or of none; give year=YYYY",                                 \
             "chưa rõ năm: các văn bản thuộc nhiều năm hoặc không có năm; hãy ghi year=NĂM")                           \
    SENTENCE("no title; give title=TEXT", "chưa có tiêu đề; hãy ghi title=TIÊU-ĐỀ")                                    \
    SENTENCE("another dossier has the notation %s", "hồ sơ khác đã có số, ký hiệu %s")                                 \
    SENTENCE("'%s' would have the same notation", "'%s' cũng sẽ có số, ký hiệu đó")                                    \
    /* how a citation stands, what it does, and how an event went */                                                   \
    SENTENCE("found", "có trong kho")                                                                                  \
    SENTENCE("ambiguous", "nhiều bản cùng số")                                                                         \
    SENTENCE("suspect", "có thể đọc nhầm")                                                                             \
    SENTENCE("own", "số của chính nó")                                                                                 \
    SENTENCE("not-held", "không có trong kho")                                                                         \
    SENTENCE("basis", "căn cứ")                                                                                        \
    SENTENCE("amends", "sửa đổi")                                                                                      \
    SENTENCE("replaces", "thay thế")                                                                                   \
    SENTENCE("repeals", "bãi bỏ")                                                                                      \
    SENTENCE("success", "thành công")                                                                                  \
    SENTENCE("failure", "không thành công")

#endif
