/* Errors of the commands, in Vietnamese; see sentence_table.h. Names of commands, options and settings stay as they are. */
#ifndef SOHOA_WEB_SENTENCE_COMMAND_H
#define SOHOA_WEB_SENTENCE_COMMAND_H

#define SENTENCE_COMMAND_TABLE(SENTENCE)                                                                               \
    /* any command */                                                                                                  \
    SENTENCE("there is no command '%s'; see: sohoa --help", "không có lệnh '%s'; xem: sohoa --help")                   \
    SENTENCE("there is no option '%s'; see: sohoa %s --help", "không có tùy chọn '%s'; xem: sohoa %s --help")          \
    SENTENCE("a value is missing after '%s'; see: sohoa %s --help", "thiếu giá trị sau '%s'; xem: sohoa %s --help")    \
    SENTENCE("usage: sohoa [-C DIR] %s %s; see: sohoa %s --help",                                                      \
             "cách dùng: sohoa [-C DIR] %s %s; xem: sohoa %s --help")                                                  \
    SENTENCE("--%s wants a whole number, not '%s'", "--%s cần một số nguyên, không phải '%s'")                         \
    SENTENCE("-n wants a number from 1 on", "-n cần một số từ 1 trở lên")                                              \
    SENTENCE("cannot write the output", "không ghi được kết quả ra màn hình hoặc tệp")                                 \
    SENTENCE("cannot write to standard output", "không ghi được ra đầu ra chuẩn")                                      \
    SENTENCE("which archive? Name it with -C DIR or in $SOHOA_DIR",                                                    \
             "kho nào? Hãy nêu kho bằng -C DIR hoặc trong $SOHOA_DIR")                                                 \
    SENTENCE("name the folder of the new archive: sohoa init DIR", "hãy nêu thư mục của kho mới: sohoa init DIR")      \
    SENTENCE("process %ld is writing to this archive; waiting for it to end",                                          \
             "tiến trình %ld đang ghi vào kho này; đang chờ tiến trình đó kết thúc")                                   \
    SENTENCE("process %ld is writing to this archive; try again when it is done",                                      \
             "tiến trình %ld đang ghi vào kho này; hãy thử lại khi xong")                                              \
    SENTENCE("stopped while waiting for process %ld", "đã dừng khi đang chờ tiến trình %ld")                           \
    SENTENCE("cannot start a process", "không khởi chạy được tiến trình")                                              \
    SENTENCE("cannot make a pipe", "không tạo được đường ống")                                                         \
    SENTENCE("`sohoa worker` is for the program itself", "`sohoa worker` chỉ dành cho chính chương trình")             \
    /* documents and selections */                                                                                     \
    SENTENCE("there is no document %lld", "không có văn bản %lld")                                                     \
    SENTENCE("document %lld", "văn bản %lld")                                                                          \
    SENTENCE("'%s' is not the id of a document; `sohoa list` shows the ids",                                           \
             "'%s' không phải mã văn bản (ID); `sohoa list` liệt kê các mã")                                           \
    SENTENCE("there is no state '%s'; see: sohoa list --help", "không có trạng thái '%s'; xem: sohoa list --help")     \
    SENTENCE("the query finds %d documents and more; narrow it down, by year: for example",                            \
             "câu tìm cho hơn %d văn bản; hãy thu hẹp, ví dụ bằng year:")                                              \
    SENTENCE("nothing was selected; SELECTION is `all`, ids such as 3 5-9, or a query",                                \
             "không chọn được văn bản nào; LỰA-CHỌN là `all`, các mã như 3 5-9, hoặc câu tìm")                         \
    SENTENCE("give --json or --dot, not both", "chỉ dùng một trong --json và --dot")                                   \
    SENTENCE("give --csv or --json, not both", "chỉ dùng một trong --csv và --json")                                   \
    SENTENCE("--bom goes with --csv", "--bom chỉ đi với --csv")                                                        \
    SENTENCE("'%s' is no period: give a year, 2021-Q2, 2021-06, a date, or FROM..TO",                                  \
             "'%s' không phải khoảng thời gian: hãy ghi một năm, 2021-Q2, 2021-06, một ngày, hoặc TỪ..ĐẾN")            \
    SENTENCE("the name of the unit is empty", "tên đơn vị để trống")                                                   \
    SENTENCE("document %lld has no page %d", "văn bản %lld không có trang %d")                                         \
    SENTENCE("document %lld has no page %ld; its pages are %d to %d",                                                  \
             "văn bản %lld không có trang %ld; các trang là từ %d đến %d")                                             \
    SENTENCE("document %lld has no pages: %s", "văn bản %lld không có trang nào: %s")                                  \
    SENTENCE("it is empty", "tệp rỗng")                                                                                \
    SENTENCE("document %lld is not read to its end: run `sohoa ingest` first",                                         \
             "văn bản %lld chưa đọc xong: hãy chạy `sohoa ingest` trước")                                              \
    SENTENCE("the original of document %lld is not in the archive", "bản gốc của văn bản %lld không có trong kho")     \
    SENTENCE("the original of page %d is not what was taken in: run `sohoa verify`",                                   \
             "bản gốc của trang %d không còn như lúc nhập: hãy chạy `sohoa verify`")                                   \
    SENTENCE("the original of page %d is not in the archive: run `sohoa verify`",                                      \
             "bản gốc của trang %d không có trong kho: hãy chạy `sohoa verify`")                                       \
    SENTENCE("the object %s is not in the catalogue", "bản gốc %s không có trong danh mục")                            \
    SENTENCE("choose one of --text, --alto, --hocr, --pdf, --words, --quality and --json",                             \
             "chỉ dùng một trong --text, --alto, --hocr, --pdf, --words, --quality và --json")                         \
    SENTENCE("-o and --page go with --text, --alto, --hocr, --pdf or --words",                                         \
             "-o và --page chỉ đi với --text, --alto, --hocr, --pdf hoặc --words")                                     \
    SENTENCE("--pdfa goes with --pdf and is 2u or 1b", "--pdfa chỉ đi với --pdf và là 2u hoặc 1b")                     \
    SENTENCE("document %lld has %zu pages, each with an ALTO file of its own: name a folder for them with -o, or "     \
             "one page with --page",                                                                                   \
             "văn bản %lld có %zu trang, mỗi trang một tệp ALTO: hãy nêu thư mục chứa chúng bằng -o, hoặc một trang "  \
             "bằng --page")                                                                                            \
    SENTENCE("document %lld came as text without pictures: only --text can be had of it",                              \
             "văn bản %lld được nhận ở dạng chữ, không có ảnh: chỉ dùng được --text")                                  \
    SENTENCE("'%s' exists already: choose another name, or replace it with -f",                                        \
             "đã có '%s': hãy chọn tên khác, hoặc thay bằng -f")                                                       \
    SENTENCE("'%s' exists already: choose another name", "đã có '%s': hãy chọn tên khác")                              \
    SENTENCE("a PDF is not for the terminal: name a file with -o FILE",                                                \
             "không in PDF ra màn hình: hãy nêu tệp bằng -o TỆP")                                                      \
    SENTENCE("the PDF takes more memory or time than limits.worker_mb and limits.page_seconds allow",                  \
             "PDF cần nhiều bộ nhớ hoặc thời gian hơn limits.worker_mb và limits.page_seconds cho phép")               \
    SENTENCE("cannot go to the archive's folder", "không vào được thư mục của kho")                                    \
    /* taking in and watching */                                                                                       \
    SENTENCE("nothing was taken in: cannot find '%s': %s", "chưa nhận gì: không tìm thấy '%s': %s")                    \
    SENTENCE("nothing was taken in: cannot read '%s': %s", "chưa nhận gì: không đọc được '%s': %s")                    \
    SENTENCE("stopped; nothing is lost. To go on: sohoa -C '%s' ingest",                                               \
             "đã dừng; không mất gì. Để làm tiếp: sohoa -C '%s' ingest")                                               \
    SENTENCE("stopped; nothing is lost. To go on give the same command again",                                         \
             "đã dừng; không mất gì. Để làm tiếp hãy chạy lại lệnh này")                                               \
    SENTENCE("stopped; nothing was taken in", "đã dừng; chưa nhận gì")                                                 \
    SENTENCE("stopped; nothing was written", "đã dừng; chưa ghi gì")                                                   \
    SENTENCE("cannot wait for the ingest", "không chờ được việc nhập")                                                 \
    SENTENCE("the ingest %s; tried again in %d seconds", "việc nhập %s; thử lại sau %d giây")                          \
    SENTENCE("cannot watch '%s'", "không theo dõi được '%s'")                                                          \
    SENTENCE("cannot move '%s' to '%s'", "không chuyển được '%s' sang '%s'")                                           \
    SENTENCE("cannot move '%s': too many of that name are in '%s'",                                                    \
             "không chuyển được '%s': đã có quá nhiều tệp tên đó trong '%s'")                                          \
    SENTENCE("cannot move to '%s'", "không chuyển được sang '%s'")                                                     \
    SENTENCE("'%s' must be on the same file system as '%s', so that moving loses nothing",                             \
             "'%s' phải nằm cùng ổ đĩa (hệ thống tệp) với '%s' để việc chuyển không mất gì")                           \
    SENTENCE("the folder to move to is the watched folder itself",                                                     \
             "thư mục chuyển đến lại chính là thư mục được theo dõi")                                                  \
    /* packages and imports */                                                                                         \
    SENTENCE("where to? Name the package with -o FILE", "ghi vào đâu? Hãy nêu gói bằng -o TỆP")                        \
    SENTENCE("what? Name documents (ids, a query or all), or a dossier with --hoso CODE",                              \
             "xuất gì? Hãy nêu văn bản (mã, câu tìm hoặc all), hoặc một hồ sơ bằng --hoso MÃ")                         \
    SENTENCE("a dossier is packed whole: leave out the words beside --hoso",                                           \
             "hồ sơ được đóng gói trọn vẹn: hãy bỏ các từ bên cạnh --hoso")                                            \
    SENTENCE("--as is one of aip-hoso, aip-tailieu, sip-hoso, sip-tailieu, csip and bag, not '%s'",                    \
             "--as là aip-hoso, aip-tailieu, sip-hoso, sip-tailieu, csip hoặc bag, không phải '%s'")                   \
    SENTENCE("--split and --title are for packages: name one with --as",                                               \
             "--split và --title dành cho gói: hãy nêu loại gói bằng --as")                                            \
    SENTENCE("--split takes a size from 1M on, e.g. 4G or 650M, not '%s'",                                             \
             "--split nhận cỡ từ 1M trở lên, ví dụ 4G hoặc 650M, không phải '%s'")                                     \
    SENTENCE("%s is for a dossier (hồ sơ): name it with --hoso CODE; loose documents are %s",                          \
             "%s dành cho hồ sơ: hãy nêu hồ sơ bằng --hoso MÃ; văn bản lẻ thì dùng %s")                                \
    SENTENCE("a dossier (hồ sơ) is packed as aip-hoso, sip-hoso or csip, not as %s",                                   \
             "hồ sơ được đóng gói theo aip-hoso, sip-hoso hoặc csip, không theo %s")                                   \
    SENTENCE("%zu documents are too many: docOrdinal has room for %d in one selection; export them by year or by "     \
             "dossier",                                                                                                \
             "%zu văn bản là quá nhiều: docOrdinal chỉ đủ chỗ cho %d mỗi lần chọn; hãy xuất theo năm hoặc theo hồ sơ") \
    SENTENCE("'%s' is refused, nothing was taken in: %s: '%s' %s", "'%s' bị từ chối, chưa nhận gì: %s: '%s' %s")       \
    SENTENCE("'%s' is refused, nothing was taken in: %s: it %s", "'%s' bị từ chối, chưa nhận gì: %s: gói %s")          \
    SENTENCE("'%s' is no record of a document of this program",                                                        \
             "'%s' không phải bản ghi văn bản của chương trình này")                                                   \
    SENTENCE("the package has no original with the SHA-256 %s", "gói không có bản gốc nào có SHA-256 %s")              \
    SENTENCE("'%s' was changed while it was taken in", "'%s' bị thay đổi trong khi nhập")                              \
    SENTENCE("nothing was taken in: %s", "chưa nhận gì: %s")                                                           \
    SENTENCE("cannot open the archive's '%s'", "không mở được '%s' của kho")                                           \
    SENTENCE("'%s' is taken in, but not all files are in their place: give it again",                                  \
             "đã nhận '%s', nhưng chưa phải mọi tệp đều vào đúng chỗ: hãy chạy lại với gói này")                       \
    SENTENCE("packages and files of JSON lines are not taken in together",                                             \
             "không nhận gói cùng lúc với tệp dòng JSON")                                                              \
    SENTENCE("cannot take '%s' out of the package", "không lấy được '%s' ra khỏi gói")                                 \
    SENTENCE("'%s' holds no documents in a folder data/", "'%s' không có văn bản nào trong thư mục data/")             \
    SENTENCE("the files of the package wait in '%s': the ingest %s; give it that folder again",                        \
             "các tệp của gói đang chờ ở '%s': việc nhập %s; hãy nhập lại thư mục đó")                                 \
    SENTENCE("cannot put the old catalogue aside", "không cất được danh mục cũ sang bên")                              \
    SENTENCE("cannot put the new catalogue in its place; it is '%s'",                                                  \
             "không đặt được danh mục mới vào chỗ; danh mục đó là '%s'")                                               \
    SENTENCE("cannot verify '%s'", "không kiểm tra được '%s'")                                                         \
    SENTENCE("cannot write the summary '%s'", "không ghi được bản tóm tắt '%s'")                                       \
    /* dossiers */                                                                                                     \
    SENTENCE("there is no dossier (hồ sơ) '%s'", "không có hồ sơ '%s'")                                                \
    SENTENCE("there is no dossier (hồ sơ) %lld", "không có hồ sơ %lld")                                                \
    SENTENCE("there is no dossier '%s'; `sohoa hoso list` shows the codes",                                            \
             "không có hồ sơ '%s'; `sohoa hoso list` liệt kê các mã")                                                  \
    SENTENCE("there is no such dossier; `sohoa hoso list` shows those there are",                                      \
             "không có hồ sơ đó; `sohoa hoso list` liệt kê các hồ sơ")                                                 \
    SENTENCE("the dossier %s has no documents", "hồ sơ %s không có văn bản nào")                                       \
    SENTENCE("the dossier is closed", "hồ sơ đã kết thúc")                                                             \
    SENTENCE("'%s' is no FIELD=VALUE, such as title='Hồ sơ giao đất'",                                                 \
             "'%s' không phải TRƯỜNG=GIÁ-TRỊ, như title='Hồ sơ giao đất'")                                             \
    SENTENCE("a dossier has no field '%s'; sohoa(1) names them under hoso",                                            \
             "hồ sơ không có trường '%s'; sohoa(1) liệt kê các trường ở mục hoso")                                     \
    SENTENCE("there is no `hoso %s`; see: sohoa hoso --help", "không có `hoso %s`; xem: sohoa hoso --help")            \
    SENTENCE("which agency? Set [agency] code in sohoa.ini, or give organ_id=CODE",                                    \
             "cơ quan nào? Hãy đặt code ở mục [agency] trong sohoa.ini, hoặc ghi organ_id=MÃ")                         \
    SENTENCE("which year? Give year=YYYY", "năm nào? Hãy ghi year=NĂM")                                                \
    SENTENCE("--symbol is for a notation that is not given", "--symbol chỉ dùng khi không ghi notation")               \
    SENTENCE("the dates of the documents in %s are not all certain; `sohoa hoso check` names those with questions",    \
             "ngày của các văn bản trong hồ sơ %s chưa chắc chắn hết; `sohoa hoso check` nêu những văn bản cần duyệt") \
    SENTENCE("say: sohoa hoso set CODE [--dates] [FIELD=VALUE...]",                                                    \
             "hãy gõ: sohoa hoso set MÃ [--dates] [TRƯỜNG=GIÁ-TRỊ...]")                                                \
    SENTENCE("say: sohoa hoso order CODE --by date|number, or sohoa hoso order CODE ID...",                            \
             "hãy gõ: sohoa hoso order MÃ --by date|number, hoặc sohoa hoso order MÃ ID...")                           \
    SENTENCE("'%s' is no range of sheets, such as 3-5", "'%s' không phải khoảng tờ, như 3-5")                          \
    SENTENCE("say: sohoa hoso sheets CODE ID FROM-TO [--note TEXT], or sohoa hoso sheets CODE --pages-a-sheet 1|2",    \
             "hãy gõ: sohoa hoso sheets MÃ ID TỪ-ĐẾN [--note GHI-CHÚ], hoặc sohoa hoso sheets MÃ --pages-a-sheet 1|2") \
    SENTENCE("say: sohoa hoso appraise SELECTION retention=CODE mode=CODE security=CLASS",                             \
             "hãy gõ: sohoa hoso appraise LỰA-CHỌN retention=MÃ mode=MÃ security=MỨC")                                 \
    SENTENCE("say: sohoa hoso %s", "hãy gõ: sohoa hoso %s")                                                            \
    SENTENCE("by which rule? Say --by folder, --by box, --by year-type or --by query",                                 \
             "theo quy tắc nào? Hãy ghi --by folder, --by box, --by year-type hoặc --by query")                        \
    SENTENCE("where to? Name the list with -o FILE.pdf, .xlsx or .csv",                                                \
             "ghi vào đâu? Hãy nêu mục lục bằng -o TỆP.pdf, .xlsx hoặc .csv")                                          \
    SENTENCE("there is no state '%s': open or closed", "không có tình trạng '%s': chỉ có open hoặc closed")            \
    SENTENCE("'%s' must end in .pdf, .xlsx or .csv, which tells what to write",                                        \
             "'%s' phải có đuôi .pdf, .xlsx hoặc .csv để biết cần ghi dạng nào")                                       \
    /* review */                                                                                                       \
    SENTENCE("give a VALUE, or --accept for the value shown, or --none when there is none",                            \
             "hãy ghi GIÁ-TRỊ, hoặc --accept để nhận giá trị đang hiện, hoặc --none khi không có")                     \
    SENTENCE("document %lld has no %s to accept; give a VALUE or --none",                                              \
             "văn bản %lld không có giá trị ở ô %s để nhận; hãy ghi GIÁ-TRỊ hoặc --none")                              \
    SENTENCE("--word goes with an ID and the TEXT that stands there", "--word đi với một ID và CHỮ đúng tại chỗ đó")   \
    SENTENCE("--accept and --json do not go with --word", "--accept và --json không đi với --word")                    \
    SENTENCE("--undo goes with --word", "--undo chỉ đi với --word")                                                    \
    SENTENCE("there is no field '%s'; `sohoa show %lld` names them",                                                   \
             "không có ô '%s'; `sohoa show %lld` liệt kê các ô")                                                       \
    SENTENCE("page %d has no word '%s'; `sohoa show %lld --words --page %d` numbers them",                             \
             "trang %d không có từ '%s'; `sohoa show %lld --words --page %d` đánh số các từ")                          \
    SENTENCE("'%s' stands %zu times on page %d, as word %s%s: name one by its number",                                 \
             "'%s' có %zu lần ở trang %d, là từ số %s%s: hãy nêu một từ bằng số của nó")                               \
    SENTENCE("several corrections of page %d read '%s': name one by its word or box",                                  \
             "nhiều chỗ sửa ở trang %d cùng là '%s': hãy nêu một chỗ bằng số từ hoặc khung của nó")                    \
    SENTENCE("nothing was corrected there; `sohoa show %lld` lists the corrections",                                   \
             "chỗ đó chưa sửa gì; `sohoa show %lld` liệt kê các chỗ đã sửa")                                           \
    SENTENCE("--word is PAGE:N, PAGE:N-M, PAGE:X,Y,W,H or PAGE:TEXT; `sohoa show %lld --words` numbers the words",     \
             "--word là TRANG:N, TRANG:N-M, TRANG:X,Y,W,H hoặc TRANG:CHỮ; `sohoa show %lld --words` đánh số các từ")   \
    SENTENCE("the words there are no longer '%s'", "chữ ở đó không còn là '%s'")                                       \
    SENTENCE("give the TEXT that stands there, or --none when nothing does, or --undo to take a correction back",      \
             "hãy ghi CHỮ đúng tại chỗ đó, hoặc --none khi không có chữ, hoặc --undo để rút lại chỗ đã sửa")           \
    SENTENCE("the text is empty; --none says that nothing stands there",                                               \
             "chữ để trống; hãy dùng --none khi chỗ đó không có chữ")                                                  \
    SENTENCE("the value is not UTF-8", "giá trị không phải UTF-8")                                                     \
    SENTENCE("the value is empty; use --none when the paper has none",                                                 \
             "giá trị để trống; hãy dùng --none khi bản giấy không có")                                                \
    SENTENCE("the value has a control character in it; type it on one line",                                           \
             "giá trị có ký tự điều khiển; hãy gõ trên một dòng")                                                      \
    SENTENCE("'%s' is not a date; type it as 2021-09-13 or 13/9/2021",                                                 \
             "'%s' không phải ngày tháng; hãy gõ như 2021-09-13 hoặc 13/9/2021")                                       \
    /* sheets and registers */                                                                                         \
    SENTENCE("where to? Name the sheet with -o FILE.xlsx or -o FILE.csv",                                              \
             "ghi vào đâu? Hãy nêu bảng bằng -o TỆP.xlsx hoặc -o TỆP.csv")                                             \
    SENTENCE("there is no form '%s'; there are: catalogue, outgoing, incoming",                                        \
             "không có mẫu '%s'; chỉ có: catalogue, outgoing, incoming")                                               \
    SENTENCE("whose corrections are these? Name the person with --who NAME",                                           \
             "ai sửa? Hãy nêu tên người bằng --who TÊN")                                                               \
    SENTENCE("say: sohoa sheet export SELECTION -o FILE, or: sohoa sheet merge FILE",                                  \
             "hãy gõ: sohoa sheet export LỰA-CHỌN -o TỆP, hoặc: sohoa sheet merge TỆP")                                \
    SENTENCE("'%s' has no headings of a sheet like those of `sohoa sheet export` in its first %d rows",                \
             "'%s' không có tiêu đề cột như bảng của `sohoa sheet export` trong %d dòng đầu")                          \
    SENTENCE("'%s' has no column '%s': by it rows that were mixed up are known; write the sheet anew",                 \
             "'%s' không có cột '%s' để nhận ra các dòng bị xáo trộn; hãy xuất lại bảng")                              \
    SENTENCE("--dates is dmy (the day first) or mdy (the month first), not '%s'",                                      \
             "--dates là dmy (ngày trước) hoặc mdy (tháng trước), không phải '%s'")                                    \
    SENTENCE("say: sohoa register import FILE [--dates dmy | mdy], or: sohoa register check [--json | --csv]",         \
             "hãy gõ: sohoa register import TỆP [--dates dmy | mdy], hoặc: sohoa register check [--json | --csv]")     \
    SENTENCE("%s, row %lld: %s; left out", "%s, dòng %lld: %s; bị bỏ lại")                                             \
    /* the web page */                                                                                                 \
    SENTENCE("%ld is not a port; they end with 65535", "%ld không phải số cổng; cổng lớn nhất là 65535")               \
    SENTENCE("--cert and --key go together", "--cert và --key phải đi cùng nhau")                                      \
    SENTENCE("to be reached from other machines at %s the page needs TLS: give --cert and --key",                      \
             "để máy khác vào được ở %s, trang web phải dùng TLS: hãy ghi --cert và --key")                            \
    SENTENCE("'%s' is not an address in digits, such as 127.0.0.1 or 192.168.1.5",                                     \
             "'%s' không phải địa chỉ bằng số, như 127.0.0.1 hoặc 192.168.1.5")                                        \
    SENTENCE("cannot listen on %s port %d: another program has the port, the address is not this machine's%s",         \
             "không mở được trang web ở %s cổng %d: chương trình khác đang dùng cổng này, địa chỉ không phải của "     \
             "máy này%s")                                                                                              \
    SENTENCE(", or certificate and key do not fit", ", hoặc chứng thư và khóa không khớp")                             \
    SENTENCE("no name or size", "thiếu tên hoặc cỡ")                                                                   \
    SENTENCE("no name, size or offset", "thiếu tên, cỡ hoặc vị trí")                                                   \
    SENTENCE("no such document in the dossier", "hồ sơ không có văn bản đó")                                           \
    SENTENCE("no such document", "không có văn bản đó")                                                                \
    SENTENCE("no such picture", "không có ảnh đó")                                                                     \
    SENTENCE("no such page", "không có trang đó")                                                                      \
    SENTENCE("no such change", "không có thay đổi đó")                                                                 \
    SENTENCE("no such dossier", "không có hồ sơ đó")                                                                   \
    SENTENCE("no such bag", "không có gói đó")                                                                         \
    SENTENCE("no such batch", "không có đợt nhập đó")                                                                  \
    SENTENCE("no such role", "không có vai trò đó")                                                                    \
    SENTENCE("no such person", "không có người đó")                                                                    \
    SENTENCE("no such link", "không có liên kết đó")                                                                   \
    SENTENCE("no such asset", "không có tệp đó của trang web")                                                         \
    SENTENCE("no document %lld", "không có văn bản %lld")                                                              \
    SENTENCE("another document of the file is secret", "văn bản khác trong cùng tệp có độ mật")                        \
    SENTENCE("the original is not in the archive", "bản gốc không có trong kho")                                       \
    SENTENCE("the form names no word", "biểu mẫu không nêu từ nào")                                                    \
    SENTENCE("the form names no field to answer", "biểu mẫu không nêu ô cần trả lời")                                  \
    SENTENCE("another export runs", "đang có một gói khác được xuất")                                                  \
    SENTENCE("too many pictures are waited for", "đang có quá nhiều ảnh chờ cắt")                                      \
    SENTENCE("a name that no file may have here", "tên tệp không dùng được ở đây")                                     \
    SENTENCE("cannot make a folder of the batch", "không tạo được thư mục của đợt nhập")                               \
    SENTENCE("cannot write into the inbox", "không ghi được vào thư mục inbox của kho")                                \
    SENTENCE("larger than limits.file_mb allows", "lớn hơn mức limits.file_mb cho phép")                               \
    SENTENCE("a piece beyond the end of its file", "một phần vượt quá cuối tệp")                                       \
    SENTENCE("a percent sign without two hexadecimal digits", "dấu phần trăm không có hai chữ số thập lục phân")       \
    SENTENCE("the request is not valid UTF-8 text", "yêu cầu không phải chữ UTF-8 hợp lệ")                             \
    SENTENCE("more than %d values", "nhiều hơn %d giá trị")                                                            \
    SENTENCE("the address does not begin with a slash", "địa chỉ không bắt đầu bằng dấu gạch chéo")                    \
    SENTENCE("libsodium cannot be used on this machine", "không dùng được libsodium trên máy này")                     \
    SENTENCE("not enough memory to hash a password", "không đủ bộ nhớ để băm mật khẩu")                                \
    SENTENCE("the link was used", "liên kết đã được dùng")                                                             \
    /* scoring */                                                                                                      \
    SENTENCE("'%s' is not a truth file", "'%s' không phải tệp đáp án")                                                 \
    SENTENCE("it is no list of documents", "đó không phải danh sách văn bản")                                          \
    SENTENCE("object %zu has no \"file\"", "mục %zu không có \"file\"")                                                \
    SENTENCE("%s: %s is neither text nor null", "%s: %s không phải chữ cũng không phải null")

#endif
