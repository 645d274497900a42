/* Errors of the archive, its catalogue, dossiers, registers and records, in Vietnamese; see sentence_table.h. */
#ifndef SOHOA_WEB_SENTENCE_CATALOGUE_H
#define SOHOA_WEB_SENTENCE_CATALOGUE_H

#define SENTENCE_CATALOGUE_TABLE(SENTENCE)                                                                             \
    /* the archive and its settings */                                                                                 \
    SENTENCE("'%s' is not an archive; make one with: sohoa init DIR",                                                  \
             "'%s' không phải kho; hãy tạo kho bằng: sohoa init THƯ-MỤC")                                              \
    SENTENCE("cannot open the archive '%s'", "không mở được kho '%s'")                                                 \
    SENTENCE("'%s' is an archive already", "'%s' đã là một kho")                                                       \
    SENTENCE("'%s' exists and is not a folder; name a new or an empty folder",                                         \
             "đã có '%s' mà không phải thư mục; hãy nêu một thư mục mới hoặc trống")                                   \
    SENTENCE("the folder '%s' is not empty; name a new or an empty folder",                                            \
             "thư mục '%s' không trống; hãy nêu một thư mục mới hoặc trống")                                           \
    SENTENCE("cannot open the archive's lock for writing", "không mở được khóa của kho để ghi")                        \
    SENTENCE("cannot look at '%s'", "không xem được '%s'")                                                             \
    SENTENCE("cannot look at the archive", "không xem được kho")                                                       \
    SENTENCE("cannot copy '%s' into the archive", "không chép được '%s' vào kho")                                      \
    SENTENCE("'%s' changed while it was read; ingest it again when it is complete",                                    \
             "'%s' bị thay đổi trong khi đọc; hãy nhập lại khi tệp đã đầy đủ")                                         \
    SENTENCE("cannot store the object %s", "không cất được bản gốc %s")                                                \
    SENTENCE("cannot read the settings '%s'", "không đọc được tệp thiết lập '%s'")                                     \
    SENTENCE("%s:%d: %s; see sohoa.ini(5)", "%s:%d: %s; xem sohoa.ini(5)")                                             \
    SENTENCE("not of the form key = value under a [section]", "không theo dạng khóa = giá trị dưới một [mục]")         \
    SENTENCE("there is no setting '%s' in a section [%s]", "không có thiết lập '%s' trong mục [%s]")                   \
    SENTENCE("'%s = %s' is not a number from %.10g to %.10g", "'%s = %s' không phải số từ %.10g đến %.10g")            \
    SENTENCE("the value of '%s' is too long or not UTF-8", "giá trị của '%s' quá dài hoặc không phải UTF-8")           \
    SENTENCE("there is no step '%s' to leave out", "không có bước '%s' để bỏ")                                         \
    /* the catalogue */                                                                                                \
    SENTENCE("there is no catalogue '%s'", "không có danh mục '%s'")                                                   \
    SENTENCE("the catalogue '%s' is empty", "danh mục '%s' trống rỗng")                                                \
    SENTENCE("the catalogue '%s' has an older schema (%d, now %d): open it once for writing, which brings it up to "   \
             "date",                                                                                                   \
             "danh mục '%s' có lược đồ cũ (%d, nay là %d): hãy mở một lần để ghi thì danh mục được nâng lên")          \
    SENTENCE("cannot open the catalogue '%s'", "không mở được danh mục '%s'")                                          \
    SENTENCE("cannot use the catalogue '%s'", "không dùng được danh mục '%s'")                                         \
    SENTENCE("cannot claim the catalogue '%s' for a run", "không giữ được danh mục '%s' cho lần chạy này")             \
    SENTENCE("cannot lock '%s-run'", "không khóa được '%s-run'")                                                       \
    SENTENCE("another run (process %lld) is working on the archive; wait for it, or stop it",                          \
             "một lần chạy khác (tiến trình %lld) đang làm việc với kho; hãy chờ, hoặc dừng tiến trình đó")            \
    SENTENCE("the catalogue '%s' is damaged (%s): rebuild it from the archive's sidecars, or put back a copy",         \
             "danh mục '%s' bị hỏng (%s): hãy dựng lại từ các bản ghi của kho (`sohoa rebuild`), hoặc chép lại bản "   \
             "dự phòng")                                                                                               \
    SENTENCE("'%s' is not a catalogue: it is no SQLite database, or its first bytes are damaged; rebuild it from "     \
             "the archive's sidecars, or put back a copy",                                                             \
             "'%s' không phải danh mục: không phải cơ sở dữ liệu SQLite, hoặc phần đầu bị hỏng; hãy dựng lại từ các "  \
             "bản ghi của kho (`sohoa rebuild`), hoặc chép lại bản dự phòng")                                          \
    SENTENCE("cannot write the catalogue '%s': the disk is full; make room and run again",                             \
             "không ghi được danh mục '%s': ổ đĩa đã đầy; hãy dọn chỗ rồi chạy lại")                                   \
    SENTENCE("cannot write the catalogue '%s': the file, its folder or the disk is read-only for this user",           \
             "không ghi được danh mục '%s': người dùng này chỉ được đọc tệp, thư mục hoặc ổ đĩa đó")                   \
    SENTENCE("the catalogue '%s' is held by another process; try again when it is done",                               \
             "danh mục '%s' đang do tiến trình khác giữ; hãy thử lại khi xong")                                        \
    SENTENCE("cannot open the catalogue '%s': the file or its folder cannot be read or written by this user",          \
             "không mở được danh mục '%s': người dùng này không được đọc hoặc ghi tệp hay thư mục đó")                 \
    SENTENCE("reading or writing the catalogue '%s' failed (%s): check the disk",                                      \
             "lỗi đọc hoặc ghi danh mục '%s' (%s): hãy kiểm tra ổ đĩa")                                                \
    SENTENCE("the catalogue '%s' refuses the change: %s", "danh mục '%s' từ chối thay đổi này: %s")                    \
    SENTENCE("interrupted", "bị ngắt")                                                                                 \
    SENTENCE("the catalogue '%s' was opened for reading only", "danh mục '%s' chỉ mở để đọc")                          \
    SENTENCE("the catalogue '%s' gave up the running change; nothing of it was saved",                                 \
             "danh mục '%s' đã bỏ thay đổi đang làm; chưa lưu gì")                                                     \
    SENTENCE("the catalogue '%s' gave up the running change", "danh mục '%s' đã bỏ thay đổi đang làm")                 \
    SENTENCE("'%s' is a database, but not a catalogue of this program",                                                \
             "'%s' là cơ sở dữ liệu nhưng không phải danh mục của chương trình này")                                   \
    SENTENCE("the catalogue '%s' was written by a newer version of this program (schema %lld, this one knows %d): "    \
             "use that version",                                                                                       \
             "danh mục '%s' do phiên bản mới hơn ghi (lược đồ %lld, bản này biết đến %d): hãy dùng phiên bản đó")      \
    SENTENCE("schema step %d", "bước lược đồ %d")                                                                      \
    SENTENCE("this SQLite was built without FTS5: install Debian's libsqlite3-0",                                      \
             "SQLite này không có FTS5: hãy cài libsqlite3-0 của Debian")                                              \
    /* documents and pages */                                                                                          \
    SENTENCE("there is no page %d", "không có trang %d")                                                               \
    SENTENCE("a document of %d pages; at most %d are taken", "văn bản có %d trang; chỉ nhận nhiều nhất %d")            \
    SENTENCE("document %lld: %lld pages still wait to be read", "văn bản %lld: còn %lld trang chờ đọc")                \
    SENTENCE("a confirmed value needs the name of the person who confirms it",                                         \
             "giá trị được xác nhận phải có tên người xác nhận")                                                       \
    SENTENCE("document %lld: the confirmed field %s names no person",                                                  \
             "văn bản %lld: ô đã xác nhận %s không ghi tên người")                                                     \
    SENTENCE("a record without a document id, revision or the sources of its pages",                                   \
             "bản ghi không có mã văn bản, số lần sửa hoặc nguồn của các trang")                                       \
    SENTENCE("document %lld begins with page %d: nothing is left of it",                                               \
             "văn bản %lld bắt đầu từ trang %d: tách thì không còn gì")                                                \
    SENTENCE("page %d of document %lld came as text, without a picture",                                               \
             "trang %d của văn bản %lld được nhận ở dạng chữ, không có ảnh")                                           \
    SENTENCE("page %d of document %lld has not been read", "trang %d của văn bản %lld chưa được đọc")                  \
    SENTENCE("the place %d,%d,%d,%d is not on page %d of document %lld",                                               \
             "chỗ %d,%d,%d,%d không nằm trên trang %d của văn bản %lld")                                               \
    SENTENCE("a correction needs the name of the person who makes it", "chỗ sửa phải có tên người sửa")                \
    SENTENCE("the correction has a character that cannot be printed", "chữ sửa có ký tự không in được")                \
    SENTENCE("the correction is too long: at most %d words of %d bytes",                                               \
             "chữ sửa quá dài: nhiều nhất %d từ, mỗi từ %d byte")                                                      \
    SENTENCE("'%s' is no number with its symbol, like 30/2020/NĐ-CP",                                                  \
             "'%s' không phải số, ký hiệu, như 30/2020/NĐ-CP")                                                         \
    SENTENCE("'%.40s' is no retention code: 01 (permanent), 02 to 06 (70, 50, 30, 20, 10 years), 07 (another "         \
             "period), or 07/15 with its years",                                                                       \
             "'%.40s' không phải mã thời hạn bảo quản: 01 (vĩnh viễn), 02 đến 06 (70, 50, 30, 20, 10 năm), 07 "        \
             "(khác), hoặc 07/15 kèm số năm")                                                                          \
    SENTENCE("'%.40s' is no mode of use: 01 (public), 02 (conditional) or 03 (secret)",                                \
             "'%.40s' không phải chế độ sử dụng: 01 (công khai), 02 (có điều kiện) hoặc 03 (mật)")                     \
    SENTENCE("a document is appraised by somebody with a name", "định giá trị văn bản phải có tên người làm")          \
    SENTENCE("a second look is asked for by somebody with a name", "yêu cầu xem lần hai phải có tên người yêu cầu")    \
    SENTENCE("a second look is given by somebody with a name", "xem lần hai phải có tên người xem")                    \
    SENTENCE("nobody asked for a second look at document %lld", "chưa ai yêu cầu xem lần hai văn bản %lld")            \
    SENTENCE("you asked for the second look yourself: another person must give it",                                    \
             "chính bạn đã yêu cầu xem lần hai: phải do người khác xem")                                               \
    SENTENCE("decision %lld names no field or status", "quyết định %lld không nêu ô hoặc trạng thái")                  \
    /* dossiers */                                                                                                     \
    SENTENCE("'%.60s' may mean %s%s; write the whole code", "'%.60s' có thể là %s%s; hãy ghi đủ mã")                   \
    SENTENCE("a dossier is changed by somebody with a name", "sửa hồ sơ phải có tên người sửa")                        \
    SENTENCE("there is no dossier %lld", "không có hồ sơ %lld")                                                        \
    SENTENCE("the dossier %s was closed by %s on %.10s and cannot be changed; open it again first",                    \
             "hồ sơ %s đã được %s kết thúc ngày %.10s nên không sửa được; hãy mở lại trước")                           \
    SENTENCE("there is a dossier %s already; give this one another notation",                                          \
             "đã có hồ sơ %s; hãy đặt số, ký hiệu (notation) khác cho hồ sơ này")                                      \
    SENTENCE("the dossier %s cannot be closed: it has no documents",                                                   \
             "không kết thúc được hồ sơ %s: chưa có văn bản nào")                                                      \
    SENTENCE("the dossier %s cannot be closed: it has no %s", "không kết thúc được hồ sơ %s: còn thiếu %s")            \
    SENTENCE("the dossier %s is open already", "hồ sơ %s đang mở")                                                     \
    SENTENCE("say why the dossier %s is opened again", "hãy ghi lý do mở lại hồ sơ %s")                                \
    SENTENCE("a dossier holds at most %lld documents", "một hồ sơ chứa nhiều nhất %lld văn bản")                       \
    SENTENCE("document %lld is not in the dossier %s", "văn bản %lld không có trong hồ sơ %s")                         \
    SENTENCE("document %lld stands twice in the order", "văn bản %lld có hai lần trong thứ tự")                        \
    SENTENCE("sheets %lld-%lld are no range of sheets", "%lld-%lld không phải khoảng tờ")                              \
    SENTENCE("the note has %zu characters; at most 500 are allowed", "ghi chú dài %zu ký tự; quy định tối đa 500")     \
    SENTENCE("a sheet has 1 or 2 scanned pages, not %d", "mỗi tờ có 1 hoặc 2 trang quét, không phải %d")               \
    SENTENCE("%s (%s) cannot be '%.60s': %s", "%s (%s) không thể là '%.60s': %s")                                      \
    SENTENCE("it takes a year of 4 digits", "phải là năm gồm 4 chữ số")                                                \
    SENTENCE("it takes a number", "phải là một số")                                                                    \
    SENTENCE("it takes a date: 31/12/2021, 12/2021 or 2021", "phải là thời gian: 31/12/2021, 12/2021 hoặc 2021")       \
    SENTENCE("it takes %s", "phải là %s")                                                                              \
    SENTENCE("write the years as '5 năm', or a code as '05'", "hãy ghi số năm như '5 năm', hoặc mã như '05'")          \
    SENTENCE("it contains characters that cannot be printed", "có ký tự không in được")                                \
    SENTENCE("it becomes part of file names; write it without blanks and / \\ : * ? \" < > |",                         \
             "giá trị này thành một phần tên tệp; hãy ghi không có dấu cách và / \\ : * ? \" < > |")                   \
    SENTENCE("it neither begins nor ends with a dot", "không được bắt đầu hay kết thúc bằng dấu chấm")                 \
    SENTENCE("%s (%s) has %zu characters; at most %d are allowed", "%s (%s) dài %zu ký tự; quy định tối đa %d")        \
    SENTENCE("years of retention (maintenance_years) stand only beside the code 07 (khác); write maintenance='%s "     \
             "năm' instead",                                                                                           \
             "số năm bảo quản (maintenance_years) chỉ đi với mã 07 (khác); hãy ghi maintenance='%s năm'")              \
    SENTENCE("the years of retention (maintenance_years) are 1 to 999",                                                \
             "số năm bảo quản (maintenance_years) từ 1 đến 999")                                                       \
    SENTENCE("a dossier needs %s (%s)", "hồ sơ phải có %s (%s)")                                                       \
    SENTENCE("the dossier ends (end_date %s) before it starts (start_date %s)",                                        \
             "hồ sơ kết thúc (end_date %s) trước khi bắt đầu (start_date %s)")                                         \
    SENTENCE("whether a spare copy was made (risk_recovery_status) is said only where one is due (risk_recovery=1)",   \
             "tình trạng dự phòng (risk_recovery_status) chỉ ghi khi hồ sơ phải có bản dự phòng (risk_recovery=1)")    \
    /* records and JSON lines */                                                                                       \
    SENTENCE("not JSON: %s at line %d, column %d", "không phải JSON: %s ở dòng %d, cột %d")                            \
    SENTENCE("the record is malformed: '%.80s' is no SHA-256", "bản ghi sai dạng: '%.80s' không phải SHA-256")         \
    SENTENCE("the record is malformed: id, digest or part", "bản ghi sai dạng: id, digest hoặc part")                  \
    SENTENCE("the record is malformed: %s", "bản ghi sai dạng: %s")                                                    \
    SENTENCE("the record of a dossier is malformed: %s", "bản ghi hồ sơ sai dạng: %s")                                 \
    SENTENCE("the record of a dossier is malformed: code", "bản ghi hồ sơ sai dạng: code")                             \
    SENTENCE("the record of an import is malformed", "bản ghi nhập dữ liệu sai dạng")                                  \
    SENTENCE("the record is of version %lld, newer than this program",                                                 \
             "bản ghi thuộc phiên bản %lld, mới hơn chương trình này")                                                 \
    SENTENCE("the record of dossier %lld", "bản ghi của hồ sơ %lld")                                                   \
    SENTENCE("document %lld is not the first of an import", "văn bản %lld không phải văn bản đầu của một lần nhập")    \
    SENTENCE("a kept field is no JSON", "ô đã lưu không phải JSON")                                                    \
    SENTENCE("page %d in the catalogue", "trang %d trong danh mục")                                                    \
    SENTENCE("page %d: its words are not UTF-8", "trang %d: chữ không phải UTF-8")                                     \
    SENTENCE("line %d", "dòng %d")                                                                                     \
    SENTENCE("cannot hold a part of '%s'", "không giữ được một phần của '%s'")                                         \
    SENTENCE("'%s' is a folder; name a file of JSON lines", "'%s' là thư mục; hãy nêu tệp dòng JSON")                  \
    SENTENCE("\"%s\" is not a string", "\"%s\" không phải chuỗi chữ")                                                  \
    SENTENCE("\"date\" is not a day: '%.40s'; write 2021-09-13 or 13/9/2021",                                          \
             "\"date\" không phải ngày: '%.40s'; hãy ghi 2021-09-13 hoặc 13/9/2021")                                   \
    SENTENCE("its text has %zu pages; at most %d are taken", "phần chữ có %zu trang; chỉ nhận nhiều nhất %d")          \
    SENTENCE("it has neither text nor a field", "không có chữ (text) cũng không có ô nào")                             \
    SENTENCE("it is not JSON: %s", "không phải JSON: %s")                                                              \
    SENTENCE("it is not a JSON object", "không phải đối tượng JSON")                                                   \
    /* sheets and registers */                                                                                         \
    SENTENCE("'%s', row %ld: column %s '%s' and column %s '%s' may both be the same thing: give the one that is not "  \
             "meant another name",                                                                                     \
             "'%s', dòng %ld: cột %s '%s' và cột %s '%s' có thể cùng là một: hãy đổi tên cột không dùng đến")          \
    SENTENCE("'%s', row %ld: column %s '%s' and column %s '%s' may both be the %s: give the one that is not meant "    \
             "another name",                                                                                           \
             "'%s', dòng %ld: cột %s '%s' và cột %s '%s' có thể cùng là %s: hãy đổi tên cột không dùng đến")           \
    SENTENCE("'%s' has headings, but no column for the number (\"Số, ký hiệu\") and none for the abstract (\"Trích "   \
             "yếu\")",                                                                                                 \
             "'%s' có tiêu đề cột, nhưng không có cột số (\"Số, ký hiệu\") và không có cột trích yếu (\"Trích yếu\")") \
    SENTENCE("'%s': no row of headings among its first %d: a register has columns like \"Số, ký hiệu\", \"Ngày "       \
             "tháng\" and \"Trích yếu\"",                                                                              \
             "'%s': không có dòng tiêu đề cột trong %d dòng đầu: sổ đăng ký có các cột như \"Số, ký hiệu\", \"Ngày "   \
             "tháng\" và \"Trích yếu\"")                                                                               \
    SENTENCE("'%s' has the day first in row %ld and the month first in row %ld: write its dates as 2021-09-13, or "    \
             "say with --dates how they are to be read",                                                               \
             "'%s' có ngày đứng trước ở dòng %ld và tháng đứng trước ở dòng %ld: hãy ghi ngày như 2021-09-13, hoặc "   \
             "dùng --dates để nói cách đọc")                                                                           \
    SENTENCE("'%s': no date tells whether the day or the month is first, and only with the month first do its rows "   \
             "follow one another in time: say with --dates which it is",                                               \
             "'%s': không ngày nào cho biết ngày hay tháng đứng trước, mà chỉ khi tháng đứng trước thì các dòng mới "  \
             "nối nhau theo thời gian: hãy dùng --dates để nói rõ")                                                    \
    /* people */                                                                                                       \
    SENTENCE("there is a person '%s' already", "đã có người tên '%s'")                                                 \
    SENTENCE("somebody must remain who can administer the archive", "phải còn ít nhất một người quản trị được kho")    \
    /* the columns of a register, and the fields it has */                                                             \
    SENTENCE("symbol", "ký hiệu")                                                                                      \
    SENTENCE("date of issue", "ngày ban hành")                                                                         \
    SENTENCE("day of it", "ngày trong tháng")                                                                          \
    SENTENCE("month of it", "tháng")                                                                                   \
    SENTENCE("year of it", "năm")                                                                                      \
    SENTENCE("kind", "tên loại")                                                                                       \
    SENTENCE("agency", "cơ quan ban hành")                                                                             \
    SENTENCE("number", "số, ký hiệu")                                                                                  \
    SENTENCE("date", "ngày")                                                                                           \
    SENTENCE("type", "tên loại")                                                                                       \
    SENTENCE("issuer", "cơ quan ban hành")                                                                             \
    SENTENCE("abstract", "trích yếu")                                                                                  \
    SENTENCE("signer", "người ký")

#endif
