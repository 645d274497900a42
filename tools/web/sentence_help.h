/* What the options of the commands mean, in Vietnamese, for `sohoa COMMAND --help`; see sentence_table.h. */
#ifndef SOHOA_WEB_SENTENCE_HELP_H
#define SOHOA_WEB_SENTENCE_HELP_H

#define SENTENCE_HELP_TABLE(SENTENCE)                                                                                  \
    /* every command */                                                                                                \
    SENTENCE("the archive; $SOHOA_DIR when absent", "kho; không có thì lấy $SOHOA_DIR")                                \
    SENTENCE("this text", "lời giải thích này")                                                                        \
    SENTENCE("one JSON object a line; see sohoa-json(5)", "mỗi dòng một đối tượng JSON; xem sohoa-json(5)")            \
    SENTENCE("as one JSON object", "một đối tượng JSON")                                                               \
    SENTENCE("comma-separated values", "giá trị cách nhau bằng dấu phẩy (CSV)")                                        \
    SENTENCE("replace FILE when it exists", "thay FILE nếu đã có")                                                     \
    /* citations and tasks */                                                                                          \
    SENTENCE("a picture for Graphviz: sohoa cites --dot | dot -Tsvg",                                                  \
             "hình cho Graphviz: sohoa cites --dot | dot -Tsvg")                                                       \
    SENTENCE("a picture for Graphviz", "hình cho Graphviz")                                                            \
    SENTENCE("this many, 20 when absent", "số dòng; không có thì 20")                                                  \
    SENTENCE("only those that a unit of this name leads or supports",                                                  \
             "chỉ việc do đơn vị có tên này chủ trì hoặc phối hợp")                                                    \
    SENTENCE("only those due in it: 2021-Q2, 2021-06, 30/6/2021, ..2021-06-30",                                        \
             "chỉ việc đến hạn trong khoảng: 2021-Q2, 2021-06, 30/6/2021, ..2021-06-30")                               \
    SENTENCE("with --csv: begin with a byte order mark, for spreadsheets",                                             \
             "đi với --csv: bắt đầu bằng dấu thứ tự byte (BOM), cho bảng tính")                                        \
    /* scoring */                                                                                                      \
    SENTENCE("write a page with the pictures of the worst cases", "ghi một trang có ảnh những chỗ sai nhất")           \
    SENTENCE("write a contact sheet of the worst cases", "ghi một tờ ảnh nhỏ những chỗ sai nhất")                      \
    SENTENCE("print the score as JSON", "in điểm dạng JSON")                                                           \
    SENTENCE("list every field that is silent, missing or asked", "liệt kê mọi ô sai không hỏi, thiếu hoặc được hỏi")  \
    /* packages */                                                                                                     \
    SENTENCE("the package: .zip, .tar.zst, .tar, or a folder; with / at its end the folder to put it in",              \
             "gói: .zip, .tar.zst, .tar hoặc thư mục; có / ở cuối là thư mục để đặt gói vào")                          \
    SENTENCE("aip-hoso, aip-tailieu, sip-hoso, sip-tailieu, csip, or bag (the default)",                               \
             "aip-hoso, aip-tailieu, sip-hoso, sip-tailieu, csip hoặc bag (mặc định)")                                 \
    SENTENCE("the dossier (hồ sơ) of this file code", "hồ sơ có mã này")                                               \
    SENTENCE("the package inside a BagIt bag", "đặt gói trong một gói BagIt")                                          \
    SENTENCE("several packages of at most this size, e.g. 4G",                                                         \
             "chia thành nhiều gói, mỗi gói không quá cỡ này, ví dụ 4G")                                               \
    SENTENCE("title of loose documents, e.g. \"Quyết định năm 2023\"",                                                 \
             "tiêu đề của các văn bản lẻ, ví dụ \"Quyết định năm 2023\"")                                              \
    SENTENCE("one finding a line as JSON", "mỗi dòng một kết quả dạng JSON")                                           \
    SENTENCE("folder of XSDs for METS, PREMIS and EAD", "thư mục XSD của METS, PREMIS và EAD")                         \
    SENTENCE("rules on which the sources disagree are errors", "coi quy tắc mà các nguồn nói khác nhau là lỗi")        \
    SENTENCE("write a summary to be filed", "ghi biên bản kiểm tra để lưu")                                            \
    SENTENCE("print the sums as JSON", "in các tổng dạng JSON")                                                        \
    /* dossiers */                                                                                                     \
    SENTENCE("arrange: folder, box, year-type or query; order: date or number",                                        \
             "arrange: folder, box, year-type hoặc query; order: date hoặc number")                                    \
    SENTENCE("new, arrange: after the number of a notation, e.g. TCCB",                                                \
             "new, arrange: ký hiệu đứng sau số hồ sơ, ví dụ TCCB")                                                    \
    SENTENCE("arrange: do it; else it is only shown", "arrange: làm thật; không có thì chỉ xem trước")                 \
    SENTENCE("set: start and end from the dates of its documents",                                                     \
             "set: lấy thời gian bắt đầu, kết thúc từ ngày của các văn bản")                                           \
    SENTENCE("sheets: for the list of documents", "sheets: ghi chú cho mục lục văn bản")                               \
    SENTENCE("sheets: number all, by 1 or 2 scanned pages a sheet",                                                    \
             "sheets: đánh số tất cả, mỗi tờ 1 hoặc 2 trang quét")                                                     \
    SENTENCE("close: although the check finds something", "close: vẫn kết thúc dù kiểm tra thấy thiếu sót")            \
    SENTENCE("list, inventory: of that year", "list, inventory: của năm đó")                                           \
    SENTENCE("list, inventory: open or closed", "list, inventory: open (đang mở) hoặc closed (đã kết thúc)")           \
    SENTENCE("list: whose retention has ended by the end of that year",                                                \
             "list: hết thời hạn bảo quản tính đến cuối năm đó")                                                       \
    SENTENCE("contents, inventory: where to; .pdf, .xlsx or .csv",                                                     \
             "contents, inventory: ghi vào đâu; .pdf, .xlsx hoặc .csv")                                                \
    SENTENCE("contents, inventory: replace FILE when it exists", "contents, inventory: thay FILE nếu đã có")           \
    SENTENCE("who acts (default: the user's name)", "người thực hiện (mặc định: tên người dùng)")                      \
    SENTENCE("list, show, check, arrange: JSON lines; see sohoa-json(5)",                                              \
             "list, show, check, arrange: các dòng JSON; xem sohoa-json(5)")                                           \
    /* taking in and watching */                                                                                       \
    SENTENCE("try again what failed or was quarantined", "thử lại những gì lỗi hoặc không nhận được")                  \
    SENTENCE("read these anew: all, ids, or a query", "đọc lại những văn bản này: all, các mã hoặc câu tìm")           \
    SENTENCE("pages read at once (default: one for each core)", "số trang đọc cùng lúc (mặc định: mỗi lõi một trang)") \
    SENTENCE("print the ledger as JSON", "in bảng tổng hợp dạng JSON")                                                 \
    SENTENCE("move what was taken in there; otherwise it is left",                                                     \
             "chuyển những gì đã nhận vào đó; không có thì để nguyên")                                                 \
    SENTENCE("seconds without a change that make a file complete (5)", "số giây không đổi thì coi tệp là đầy đủ (5)")  \
    SENTENCE("seconds between looks, where changes are not announced (10)",                                            \
             "số giây giữa hai lần xem, nơi thay đổi không được báo (10)")                                             \
    SENTENCE("take in what is there, once complete, and end", "nhận những gì đang có khi đã đầy đủ, rồi dừng")         \
    /* lists and registers */                                                                                          \
    SENTENCE("only done, review, quarantined, duplicate, skipped or queued",                                           \
             "chỉ done, review, quarantined, duplicate, skipped hoặc queued")                                          \
    SENTENCE("import: dmy or mdy, where the file does not tell", "import: dmy hoặc mdy, khi tệp không cho biết")       \
    SENTENCE("check: one JSON object a line; see sohoa-json(5)",                                                       \
             "check: mỗi dòng một đối tượng JSON; xem sohoa-json(5)")                                                  \
    SENTENCE("check: comma-separated values", "check: giá trị cách nhau bằng dấu phẩy (CSV)")                          \
    /* review */                                                                                                       \
    SENTENCE("confirm the value that was read", "xác nhận giá trị đã đọc")                                             \
    SENTENCE("confirm that the paper has none", "xác nhận bản giấy không có")                                          \
    SENTENCE("correct this word of a page, or PAGE:TEXT, the one misread so",                                          \
             "sửa từ này của một trang, hoặc PAGE:TEXT là từ bị đọc sai thành như thế")                                \
    SENTENCE("with --word: take its correction back", "đi với --word: rút lại chỗ đã sửa")                             \
    SENTENCE("who confirms (default: the user's name)", "người xác nhận (mặc định: tên người dùng)")                   \
    SENTENCE("list as JSON lines", "liệt kê thành các dòng JSON")                                                      \
    /* search */                                                                                                       \
    SENTENCE("at most N documents (20)", "nhiều nhất N văn bản (20)")                                                  \
    SENTENCE("leave out the first N", "bỏ qua N văn bản đầu")                                                          \
    SENTENCE("newest first inside each kind of match", "mới nhất trước trong từng loại kết quả")                       \
    SENTENCE("also how many there are of each kind, year, issuer, state and dossier",                                  \
             "kèm số văn bản theo loại, năm, cơ quan, trạng thái và hồ sơ")                                            \
    SENTENCE("JSON with score, page and word boxes; see sohoa-json(5)",                                                \
             "JSON kèm điểm, trang và khung từ; xem sohoa-json(5)")                                                    \
    /* the web page */                                                                                                 \
    SENTENCE("port (8080); 0: any that is free", "cổng (8080); 0: cổng nào còn trống")                                 \
    SENTENCE("listen on it (127.0.0.1); another than this machine's own wants TLS",                                    \
             "địa chỉ mở trang (127.0.0.1); địa chỉ khác của máy thì phải có TLS")                                     \
    SENTENCE("certificate chain for TLS, PEM", "chuỗi chứng thư cho TLS, dạng PEM")                                    \
    SENTENCE("its key, PEM", "khóa của chứng thư, dạng PEM")                                                           \
    SENTENCE("names by which browsers call the page, e.g. kho.so.local",                                               \
             "các tên mà trình duyệt dùng để gọi trang, ví dụ kho.so.local")                                           \
    /* sheets */                                                                                                       \
    SENTENCE("export: where to; its ending, .xlsx or .csv, is the format",                                             \
             "export: ghi vào đâu; đuôi .xlsx hoặc .csv là dạng tệp")                                                  \
    SENTENCE("export: catalogue (46 columns; the default), outgoing, incoming",                                        \
             "export: catalogue (46 cột; mặc định), outgoing, incoming")                                               \
    SENTENCE("export: replace FILE when it exists", "export: thay FILE nếu đã có")                                     \
    SENTENCE("merge: take the corrections; without it they are only told",                                             \
             "merge: nhận các chỗ sửa; không có thì chỉ nêu ra")                                                       \
    SENTENCE("merge: whose corrections they are (default: the user's name)",                                           \
             "merge: người sửa (mặc định: tên người dùng)")                                                            \
    SENTENCE("merge: one JSON object a line; see sohoa-json(5)",                                                       \
             "merge: mỗi dòng một đối tượng JSON; xem sohoa-json(5)")                                                  \
    /* one document */                                                                                                 \
    SENTENCE("the text, pages parted by a form feed", "phần chữ, các trang cách nhau bằng ký tự sang trang")           \
    SENTENCE("how well each page is scanned, with advice", "chất lượng quét từng trang, kèm lời khuyên")               \
    SENTENCE("its words, a line each: page:number, box, confidence, text",                                             \
             "các từ, mỗi dòng một từ: trang:số, khung, độ tin cậy, chữ")                                              \
    SENTENCE("ALTO 4: words with boxes and confidence, a file a page",                                                 \
             "ALTO 4: từ có khung và độ tin cậy, mỗi trang một tệp")                                                   \
    SENTENCE("hOCR: the same as one web page", "hOCR: như trên, trong một trang web")                                  \
    SENTENCE("searchable PDF/A: the pictures of the pages and the text on them",                                       \
             "PDF/A tìm được chữ: ảnh các trang và lớp chữ trên ảnh")                                                  \
    SENTENCE("of the PDF: 2u (else) or 1b", "mức của PDF: 2u (mặc định) hoặc 1b")                                      \
    SENTENCE("of these only page N", "trong đó chỉ trang N")                                                           \
    SENTENCE("write it there; for the ALTO of all pages a folder",                                                     \
             "ghi vào đó; với ALTO của mọi trang thì là thư mục")                                                      \
    SENTENCE("the object that `list --json` prints", "đối tượng mà `list --json` in ra")

#endif
