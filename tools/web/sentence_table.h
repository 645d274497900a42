/* Sentences of the library about files and documents, as the page says them in Vietnamese: why a file was not taken in,
 * why a page failed, what is remarked of a document, what was done with it or a dossier.
 *
 * SENTENCE(English, Vietnamese). The English is the library's own format, to the letter, which a test holds; both have the
 * same values in the same order, SENTENCE_VALUES at most. What is to be found first stands first, which a test holds too.
 * Errors are in tables of their own: sentence_command.h, sentence_catalogue.h, sentence_package.h and sentence_system.h. */
#ifndef SOHOA_WEB_SENTENCE_TABLE_H
#define SOHOA_WEB_SENTENCE_TABLE_H

#define SENTENCE_TABLE(SENTENCE)                                                                                       \
    /* what was not taken in */                                                                                        \
    SENTENCE("not a regular file", "không phải tệp thường")                                                            \
    SENTENCE("not a scan: %s", "không phải bản quét: %s")                                                              \
    SENTENCE("cannot be read: %s (%d attempts)", "không đọc được: %s (đã thử %d lần)")                                 \
    SENTENCE("cannot be read: %s", "không đọc được: %s")                                                               \
    SENTENCE("the page '%s' is in the way: %s; mend or remove it and ingest the folder again",                         \
             "trang '%s' cản trở: %s; hãy sửa hoặc bỏ trang đó rồi nhập lại thư mục")                                  \
    SENTENCE("a link to a folder; ingest that folder by its own name",                                                 \
             "liên kết tới một thư mục; hãy nhập thư mục đó theo tên thật")                                            \
    SENTENCE("is larger than limits.file_mb = %g; raise that in sohoa.ini and ingest it again",                        \
             "lớn hơn limits.file_mb = %g; hãy tăng số này trong sohoa.ini rồi nhập lại")                              \
    SENTENCE("has more page images than limits.pages allows; raise that in sohoa.ini and ingest it again",             \
             "có nhiều ảnh trang hơn limits.pages cho phép; hãy tăng số này trong sohoa.ini rồi nhập lại")             \
    SENTENCE("has more pages than limits.pages allows; raise that in sohoa.ini and ingest it with --retry",            \
             "có nhiều trang hơn limits.pages cho phép; hãy tăng số này trong sohoa.ini rồi nhập lại với --retry")     \
    SENTENCE("a zip or tar inside another: unpack the outer one and ingest this by itself",                            \
             "tệp zip hoặc tar nằm trong một tệp nén khác: hãy giải nén tệp ngoài rồi nhập riêng tệp này")             \
    SENTENCE("an archive with no files in it", "tệp nén không có tệp nào bên trong")                                   \
    SENTENCE("has no pages", "không có trang nào")                                                                     \
    SENTENCE("the worker did not say why", "tiến trình đọc không nói rõ vì sao")                                       \
    /* what it is instead of a scan */                                                                                 \
    SENTENCE("an old Office document (Word, Excel or PowerPoint)",                                                     \
             "văn bản Office đời cũ (Word, Excel hoặc PowerPoint)")                                                    \
    SENTENCE("a RAR archive: unpack it first", "tệp nén RAR: hãy giải nén trước")                                      \
    SENTENCE("an RTF document", "văn bản RTF")                                                                         \
    SENTENCE("a PostScript file", "tệp PostScript")                                                                    \
    SENTENCE("a GIF picture", "ảnh GIF")                                                                               \
    SENTENCE("a Photoshop picture", "ảnh Photoshop")                                                                   \
    SENTENCE("a DjVu document", "văn bản DjVu")                                                                        \
    SENTENCE("an HEIC picture: save it as JPEG", "ảnh HEIC: hãy lưu lại thành JPEG")                                   \
    SENTENCE("an AVIF picture: save it as JPEG", "ảnh AVIF: hãy lưu lại thành JPEG")                                   \
    SENTENCE("a JPEG XL picture: save it as JPEG", "ảnh JPEG XL: hãy lưu lại thành JPEG")                              \
    SENTENCE("a film or sound recording", "phim hoặc bản ghi âm")                                                      \
    SENTENCE("a sound recording", "bản ghi âm")                                                                        \
    SENTENCE("a program", "chương trình máy tính")                                                                     \
    SENTENCE("a database", "cơ sở dữ liệu")                                                                            \
    SENTENCE("an XML file", "tệp XML")                                                                                 \
    SENTENCE("a web page", "trang web")                                                                                \
    SENTENCE("an e-book (EPUB)", "sách điện tử (EPUB)")                                                                \
    SENTENCE("an OpenDocument text", "văn bản OpenDocument")                                                           \
    SENTENCE("an OpenDocument spreadsheet", "bảng tính OpenDocument")                                                  \
    SENTENCE("an OpenDocument presentation", "bản trình chiếu OpenDocument")                                           \
    SENTENCE("an OpenDocument file", "tệp OpenDocument")                                                               \
    SENTENCE("a Word document", "văn bản Word")                                                                        \
    SENTENCE("an Excel workbook", "bảng tính Excel")                                                                   \
    SENTENCE("a PowerPoint presentation", "bản trình chiếu PowerPoint")                                                \
    SENTENCE("a Visio drawing", "bản vẽ Visio")                                                                        \
    SENTENCE("a Java program", "chương trình Java")                                                                    \
    SENTENCE("an Android program", "chương trình Android")                                                             \
    SENTENCE("an Office document", "văn bản Office")                                                                   \
    SENTENCE("an empty file", "tệp rỗng")                                                                              \
    SENTENCE("a text file", "tệp chữ")                                                                                 \
    SENTENCE("a file of a kind that is not a scan", "tệp thuộc loại không phải bản quét")                              \
    /* what was in a zip or tar */                                                                                     \
    SENTENCE("'%s': the file '%s' in it is larger than %llu bytes", "'%s': tệp '%s' bên trong lớn hơn %llu byte")      \
    SENTENCE("'%s' holds more than %llu bytes", "'%s' chứa hơn %llu byte")                                             \
    SENTENCE("'%s' unpacks to more than %u times its own size and is taken for a bomb",                                \
             "'%s' giải nén ra hơn %u lần cỡ của chính nó nên bị coi là bom nén")                                      \
    SENTENCE("'%s' holds more than %zu entries", "'%s' chứa hơn %zu mục")                                              \
    SENTENCE("'%s' is encrypted: unpack it with its password and hand in the files",                                   \
             "'%s' có mật khẩu: hãy giải nén bằng mật khẩu rồi nộp các tệp bên trong")                                 \
    SENTENCE("'%s' is damaged: %s", "'%s' bị hỏng: %s")                                                                \
    SENTENCE("'%s' %s and is left out", "'%s' %s nên bị bỏ lại")                                                       \
    SENTENCE("'%s' is not a file", "'%s' không phải một tệp")                                                          \
    SENTENCE("is an absolute path", "là đường dẫn tuyệt đối")                                                          \
    SENTENCE("is a Windows network or absolute path", "là đường dẫn mạng hoặc tuyệt đối của Windows")                  \
    SENTENCE("is a Windows path with a drive", "là đường dẫn có ổ đĩa của Windows")                                    \
    SENTENCE("begins with '~', which stands for a home folder", "bắt đầu bằng '~', tức thư mục riêng của người dùng")  \
    SENTENCE("begins with a Windows variable", "bắt đầu bằng một biến của Windows")                                    \
    SENTENCE("leaves its folder with '..'", "ra khỏi thư mục của nó bằng '..'")                                        \
    SENTENCE("is empty", "để trống")                                                                                   \
    SENTENCE("is too long", "quá dài")                                                                                 \
    SENTENCE("has an empty part or a part '.'", "có một phần trống hoặc phần '.'")                                     \
    SENTENCE("has a part that names a device on Windows", "có một phần là tên thiết bị của Windows")                   \
    SENTENCE("is a hard link", "là liên kết cứng")                                                                     \
    SENTENCE("is a symbolic link", "là liên kết tượng trưng")                                                          \
    SENTENCE("is a device", "là tệp thiết bị")                                                                         \
    SENTENCE("is a pipe", "là đường ống")                                                                              \
    SENTENCE("is neither a file nor a folder", "không phải tệp cũng không phải thư mục")                               \
    SENTENCE("'%s' is not a complete zip, tar or 7z archive, or is compressed more than once",                         \
             "'%s' không phải tệp zip, tar hay 7z đầy đủ, hoặc đã nén hơn một lần")                                    \
    SENTENCE("input error", "lỗi đọc")                                                                                 \
    SENTENCE("the archive is damaged", "tệp nén bị hỏng")                                                              \
    SENTENCE("has no name", "không có tên")                                                                            \
    SENTENCE("cannot write a file out of '%s'", "không ghi được tệp lấy ra từ '%s'")                                   \
    SENTENCE("cannot create '%s' for a file out of '%s'", "không tạo được '%s' cho tệp lấy ra từ '%s'")                \
    SENTENCE("cannot open '%s'", "không mở được '%s'")                                                                 \
    SENTENCE("cannot read '%s': not enough memory", "không đọc được '%s': không đủ bộ nhớ")                            \
    SENTENCE("cannot read '%s': it demands more memory than is allowed",                                               \
             "không đọc được '%s': cần nhiều bộ nhớ hơn mức cho phép")                                                 \
    SENTENCE("cannot read '%s': %s", "không đọc được '%s': %s")                                                        \
    SENTENCE("cannot read '%s'", "không đọc được '%s'")                                                                \
    /* files that are damaged or too large */                                                                          \
    SENTENCE("the file is damaged: its TIFF header is not whole", "tệp bị hỏng: phần đầu TIFF không đủ")               \
    SENTENCE("the file is damaged: its list of pages runs in a circle",                                                \
             "tệp bị hỏng: danh sách trang chạy vòng tròn")                                                            \
    SENTENCE("the file is damaged: its first page cannot be found", "tệp bị hỏng: không thấy trang đầu")               \
    SENTENCE("the file is damaged: %s", "tệp bị hỏng: %s")                                                             \
    SENTENCE("the file is cut short after page %ld: copy it from the scanner again",                                   \
             "tệp bị cụt sau trang %ld: hãy chép lại từ máy quét")                                                     \
    SENTENCE("the file has no pages: its only page has no size",                                                       \
             "tệp không có trang nào: trang duy nhất không có kích thước")                                             \
    SENTENCE("the file has no pages", "tệp không có trang nào")                                                        \
    SENTENCE("the file has more than %d pages: split it", "tệp có hơn %d trang: hãy chia nhỏ")                         \
    SENTENCE("the file has %d pages, more than limits.pages = %d: split it, or raise that in sohoa.ini",               \
             "tệp có %d trang, nhiều hơn limits.pages = %d: hãy chia nhỏ, hoặc tăng số này trong sohoa.ini")           \
    SENTENCE("the file is encrypted: remove the password and ingest it again",                                         \
             "tệp có mật khẩu: hãy bỏ mật khẩu rồi nhập lại")                                                          \
    SENTENCE("the file cannot be opened", "không mở được tệp")                                                         \
    SENTENCE("the file is not a scan", "tệp không phải bản quét")                                                      \
    SENTENCE("its data cannot be read", "không đọc được dữ liệu")                                                      \
    SENTENCE("reading it takes more than %d s", "đọc mất hơn %d giây")                                                 \
    SENTENCE("reading it needs too much memory", "đọc cần quá nhiều bộ nhớ")                                           \
    SENTENCE("reading it goes beyond every limit", "đọc vượt mọi giới hạn")                                            \
    SENTENCE("the reader crashed on it (signal %d)", "chương trình đọc bị sập vì tệp này (tín hiệu %d)")               \
    SENTENCE("the reader gave up with code %d", "chương trình đọc bỏ cuộc với mã %d")                                  \
    SENTENCE("cannot start the program '%s'", "không chạy được chương trình '%s'")                                     \
    SENTENCE("the program '%s' is missing: install the package %s", "thiếu chương trình '%s': hãy cài gói %s")         \
    /* pages */                                                                                                        \
    SENTENCE("page %d is damaged: its picture has no size", "trang %d bị hỏng: ảnh không có kích thước")               \
    SENTENCE("page %d is damaged: its size is %.0f x %.0f pt", "trang %d bị hỏng: kích thước là %.0f x %.0f pt")       \
    SENTENCE("page %d is damaged: %s", "trang %d bị hỏng: %s")                                                         \
    SENTENCE("page %d is damaged or missing: %s", "trang %d bị hỏng hoặc thiếu: %s")                                   \
    SENTENCE("page %d is missing: a picture has one page", "thiếu trang %d: một ảnh chỉ có một trang")                 \
    SENTENCE("page %d is larger than %ld million pixels (%ld x %ld): scan it again at 300 dpi",                        \
             "trang %d lớn hơn %ld triệu điểm ảnh (%ld x %ld): hãy quét lại ở 300 dpi")                                \
    SENTENCE("page %d cannot be read: %s", "không đọc được trang %d: %s")                                              \
    SENTENCE("page %d cannot be drawn: it is damaged or too large for the memory",                                     \
             "không vẽ được trang %d: trang bị hỏng hoặc quá lớn so với bộ nhớ")                                       \
    SENTENCE("page 1 needs more memory than limits.worker_mb = %ld allows",                                            \
             "trang 1 cần nhiều bộ nhớ hơn limits.worker_mb = %ld cho phép")                                           \
    SENTENCE("page %d was read at %d x %d px and is decoded at %d x %d now",                                           \
             "trang %d đã đọc ở %d x %d điểm ảnh, nay giải mã được %d x %d")                                           \
    SENTENCE("the page's raster of %d x %d px cannot be made grey",                                                    \
             "không chuyển được ảnh trang %d x %d điểm ảnh sang màu xám")                                              \
    SENTENCE("the page's raster cannot be copied", "không chép được ảnh của trang")                                    \
    SENTENCE("the recognition engine gave the page up", "bộ nhận dạng chữ bỏ cuộc với trang này")                      \
    SENTENCE("the recognition model '%s' is missing: install the package tesseract-ocr-%.3s",                          \
             "thiếu mô hình nhận dạng '%s': hãy cài gói tesseract-ocr-%.3s")                                           \
    SENTENCE("not readable", "không đọc được")                                                                         \
    /* workers that ended */                                                                                           \
    SENTENCE("took more processor time than limits.page_seconds allows",                                               \
             "tốn nhiều thời gian xử lý hơn limits.page_seconds cho phép")                                             \
    SENTENCE("the worker gave up, as it does when limits.worker_mb is too little for a page",                          \
             "tiến trình đọc bỏ cuộc, như khi limits.worker_mb quá nhỏ cho một trang")                                 \
    SENTENCE("the worker was ended by signal %d (%s)", "tiến trình đọc bị dừng bởi tín hiệu %d (%s)")                  \
    SENTENCE("the worker ended with status %d", "tiến trình đọc kết thúc với mã %d")                                   \
    SENTENCE("was ended by signal %d (%s)", "bị dừng bởi tín hiệu %d (%s)")                                            \
    SENTENCE("ended with status %d", "kết thúc với mã %d")                                                             \
    SENTENCE("the worker sent something that is no result", "tiến trình đọc gửi về thứ không phải kết quả")            \
    SENTENCE("did not end within %lld seconds", "không xong trong %lld giây")                                          \
    /* remarks */                                                                                                      \
    SENTENCE("has a /Launch action: ignored", "có lệnh /Launch: đã bỏ qua")                                            \
    SENTENCE("has JavaScript: ignored", "có JavaScript: đã bỏ qua")                                                    \
    SENTENCE("has embedded files: not extracted", "có tệp nhúng: không lấy ra")                                        \
    SENTENCE("has film or sound: ignored", "có phim hoặc âm thanh: đã bỏ qua")                                         \
    SENTENCE("is damaged and was repaired in reading: compare it with the paper",                                      \
             "bị hỏng và đã được sửa khi đọc: hãy so với bản giấy")                                                    \
    SENTENCE("and more such pages", "và các trang khác như thế")                                                       \
    SENTENCE("page %d repeats page %d", "trang %d lặp lại trang %d")                                                   \
    SENTENCE("page %d has a header of its own, but was not taken for another document",                                \
             "trang %d có phần đầu riêng nhưng không được coi là văn bản khác")                                        \
    SENTENCE("%s attached on page %d", "%s kèm theo ở trang %d")                                                       \
    /* the history of a document */                                                                                    \
    SENTENCE("page %d: '%s' corrected to '%s'", "trang %d: '%s' sửa thành '%s'")                                       \
    SENTENCE("page %d: '%s' taken away", "trang %d: bỏ '%s'")                                                          \
    SENTENCE("page %d: correction '%s' of '%s' taken back", "trang %d: rút lại '%s' đã sửa cho '%s'")                  \
    SENTENCE("%s: '%s' confirmed, before it '%s'", "%s: xác nhận '%s', trước đó '%s'")                                 \
    SENTENCE("%s: '%s' taken back, again '%s'", "%s: rút lại '%s', trở lại '%s'")                                      \
    SENTENCE("%s: '%s' follows a corrected word, before it '%s'; %s", "%s: '%s' theo chữ đã sửa, trước đó '%s'; %s")   \
    SENTENCE("with page %d begins document %lld, of the same file", "từ trang %d là văn bản %lld, cùng tệp")           \
    SENTENCE("pages %d to %d of the file, after document %lld", "trang %d đến %d của tệp, sau văn bản %lld")           \
    SENTENCE("%s: '%s' as read, and as row %lld of the register '%s' says",                                            \
             "%s: '%s' như đã đọc, và như dòng %lld của sổ '%s'")                                                      \
    SENTENCE("SHA-256 while it was copied", "SHA-256 tính khi chép")                                                   \
    SENTENCE("from '%s'", "từ '%s'")                                                                                   \
    SENTENCE("page %d", "trang %d")                                                                                    \
    /* the history of a dossier */                                                                                     \
    SENTENCE("%s: '%s', was '%s'", "%s: '%s', trước là '%s'")                                                          \
    SENTENCE("maintenance: '%s', the longest of its documents", "Thời hạn bảo quản: '%s', dài nhất trong các văn bản") \
    SENTENCE("%lld documents, %lld pages", "%lld văn bản, %lld trang")                                                 \
    SENTENCE("documents added: %s", "thêm văn bản: %s")                                                                \
    SENTENCE("documents removed: %s", "bỏ văn bản: %s")                                                                \
    SENTENCE("order of documents: %s", "xếp lại văn bản: %s")                                                          \
    SENTENCE("document %lld: sheets %lld-%lld, note '%s'", "văn bản %lld: tờ %lld-%lld, ghi chú '%s'")                 \
    SENTENCE("sheets numbered 1-%lld, %d pages a sheet", "đánh số tờ 1-%lld, mỗi tờ %d trang")                         \
    /* what a package lacks: element and finding */                                                                    \
    SENTENCE("%s is empty and must be filled for a digitised file", "%s để trống, mà hồ sơ số hóa thì phải điền")      \
    SENTENCE("%s is empty and must be filled, since riskRecovery is 1",                                                \
             "%s để trống, mà phải điền vì riskRecovery là 1")                                                         \
    SENTENCE("%s is empty", "%s để trống")

#endif
