/* Errors of packages, sheets and what is written into them, in Vietnamese; see sentence_table.h. */
#ifndef SOHOA_WEB_SENTENCE_PACKAGE_H
#define SOHOA_WEB_SENTENCE_PACKAGE_H

#define SENTENCE_PACKAGE_TABLE(SENTENCE)                                                                               \
    /* names */                                                                                                        \
    SENTENCE("'%s' exists already and is no file: choose another name",                                                \
             "đã có '%s' mà không phải tệp: hãy chọn tên khác")                                                        \
    SENTENCE("'%s' exists already: choose another name or ask for it to be replaced",                                  \
             "đã có '%s': hãy chọn tên khác hoặc yêu cầu thay (-f)")                                                   \
    SENTENCE("'%s' exists already and is of another kind: remove it or choose another name",                           \
             "đã có '%s' thuộc loại khác: hãy xóa đi hoặc chọn tên khác")                                              \
    SENTENCE("'%s' is not a name for a package", "'%s' không dùng làm tên gói được")                                   \
    SENTENCE("'%s': packages are not written as %s; end the name with .zip, .tar or .tar.zst, or name a folder",       \
             "'%s': gói không ghi ở dạng %s; hãy đặt tên có đuôi .zip, .tar hoặc .tar.zst, hoặc nêu một thư mục")      \
    SENTENCE("'%s': the name cannot be the folder inside the archive",                                                 \
             "'%s': không dùng tên này làm thư mục bên trong tệp nén được")                                            \
    SENTENCE("cannot rename '%s' to '%s'", "không đổi được tên '%s' thành '%s'")                                       \
    /* writing a package */                                                                                            \
    SENTENCE("cannot create '%s/%s'", "không tạo được '%s/%s'")                                                        \
    SENTENCE("cannot write in '%s'", "không ghi được vào '%s'")                                                        \
    SENTENCE("cannot copy '%s' to '%s/%s'", "không chép được '%s' sang '%s/%s'")                                       \
    SENTENCE("cannot open '%s/%s'", "không mở được '%s/%s'")                                                           \
    SENTENCE("cannot read '%s/%s'", "không đọc được '%s/%s'")                                                          \
    SENTENCE("cannot write '%s': no thread", "không ghi được '%s': không tạo được luồng xử lý")                        \
    SENTENCE("'%s' should have %llu bytes and has %s: it was changed or damaged",                                      \
             "'%s' phải có %llu byte mà lại có %s: tệp đã bị đổi hoặc hỏng")                                           \
    SENTENCE("'%s' is not what was stored: its SHA-256 is %s and should be %s",                                        \
             "'%s' không còn như lúc cất: SHA-256 là %s, lẽ ra phải là %s")                                            \
    SENTENCE("'%s' did not verify after it was written: '%s' has other contents",                                      \
             "'%s' không qua được kiểm tra sau khi ghi: nội dung của '%s' đã khác")                                    \
    SENTENCE("'%s' did not verify after it was written: %s: '%s' %s %s",                                               \
             "'%s' không qua được kiểm tra sau khi ghi: %s: '%s' %s %s")                                               \
    SENTENCE("'%s' did not verify after it was written: %s", "'%s' không qua được kiểm tra sau khi ghi: %s")           \
    SENTENCE("no reason given", "không rõ lý do")                                                                      \
    SENTENCE("'%s' cannot be a label in bag-info.txt", "'%s' không dùng làm nhãn trong bag-info.txt được")             \
    SENTENCE("the value of '%s' in bag-info.txt is not UTF-8", "giá trị của '%s' trong bag-info.txt không phải UTF-8") \
    SENTENCE("'%s' is added to the bag both as a file and as a folder",                                                \
             "'%s' được đưa vào gói vừa là tệp vừa là thư mục")                                                        \
    SENTENCE("'%s' cannot be in a bag: the path %s", "'%s' không đưa vào gói được: đường dẫn %s")                      \
    SENTENCE("is not UTF-8", "không phải UTF-8")                                                                       \
    SENTENCE("'%s' is added to the bag twice", "'%s' được đưa vào gói hai lần")                                        \
    /* reading a package */                                                                                            \
    SENTENCE("the package holds more than %d files", "gói có hơn %d tệp")                                              \
    SENTENCE("'%s' is neither a file nor a folder", "'%s' không phải tệp cũng không phải thư mục")                     \
    SENTENCE("'%s' is neither a folder nor a file", "'%s' không phải thư mục cũng không phải tệp")                     \
    SENTENCE("'%s' has too many folders in one another", "'%s' có quá nhiều thư mục lồng nhau")                        \
    SENTENCE("'%s' is refused: %s", "'%s' bị từ chối: %s")                                                             \
    SENTENCE("cannot check '%s'", "không kiểm tra được '%s'")                                                          \
    SENTENCE("stopped before the package was read", "đã dừng trước khi đọc xong gói")                                  \
    SENTENCE("verify.schemas = %s", "verify.schemas = %s")                                                             \
    SENTENCE("cannot read the folder of schemas '%s' (verify.schemas)",                                                \
             "không đọc được thư mục lược đồ '%s' (verify.schemas)")                                                   \
    SENTENCE("the folder of schemas", "thư mục lược đồ")                                                               \
    SENTENCE("cannot read the schema '%s/%s'", "không đọc được lược đồ '%s/%s'")                                       \
    SENTENCE("cannot use the schema '%s/%s': %s", "không dùng được lược đồ '%s/%s': %s")                               \
    SENTENCE("what it imports must lie beside it", "những gì lược đồ này gọi đến phải nằm cùng thư mục")               \
    SENTENCE("has the root element '%s' and is not METS", "có phần tử gốc '%s' nên không phải METS")                   \
    SENTENCE("has more than %d divs, file groups and agents", "có hơn %d div, nhóm tệp và tác nhân")                   \
    SENTENCE("has more than %d IDs", "có hơn %d ID")                                                                   \
    SENTENCE("has more than %d fields", "có hơn %d trường")                                                            \
    SENTENCE("has the root element '%s' and is not PREMIS", "có phần tử gốc '%s' nên không phải PREMIS")               \
    SENTENCE("describes more than %d objects, events and agents", "mô tả hơn %d đối tượng, sự kiện và tác nhân")       \
    SENTENCE("an element has more than %d attributes", "có phần tử hơn %d thuộc tính")                                 \
    SENTENCE("elements lie more than %d deep", "các phần tử lồng nhau hơn %d lớp")                                     \
    SENTENCE("there are more than %d elements", "có hơn %d phần tử")                                                   \
    SENTENCE("an element has more than %d bytes of text", "có phần tử hơn %d byte chữ")                                \
    SENTENCE("has a document type (DOCTYPE) or entities, which are not read",                                          \
             "có khai báo DOCTYPE hoặc thực thể, những thứ không được đọc")                                            \
    SENTENCE("is not well-formed XML", "không phải XML đúng dạng")                                                     \
    SENTENCE("is not well-formed XML: %s", "không phải XML đúng dạng: %s")                                             \
    SENTENCE("it cannot be read", "không đọc được")                                                                    \
    SENTENCE("is too large to be read", "quá lớn, không đọc được")                                                     \
    /* pages drawn */                                                                                                  \
    SENTENCE("cannot draw '%s': no font of this machine has all its letters; install fonts-croscore",                  \
             "không vẽ được '%s': không phông chữ nào trên máy này đủ các chữ cần dùng; hãy cài fonts-croscore")       \
    SENTENCE("the PDF cannot be made: %s", "không tạo được PDF: %s")                                                   \
    SENTENCE("page %d could not be read, so no PDF has it: %s",                                                        \
             "không đọc được trang %d nên không PDF nào có trang đó: %s")                                              \
    SENTENCE("the picture of the page cannot be coded: it is too large for the memory",                                \
             "không nén được ảnh của trang: ảnh quá lớn so với bộ nhớ")                                                \
    SENTENCE("the place lies beside the page", "chỗ đó nằm ngoài trang")                                               \
    SENTENCE("the picture is larger than was asked for", "ảnh lớn hơn mức được yêu cầu")                               \
    SENTENCE("the weights of the digit reader have %zu bytes, not %zu: make them again",                               \
             "trọng số của bộ đọc chữ số có %zu byte, không phải %zu: hãy tạo lại")                                    \
    /* sheets */                                                                                                       \
    SENTENCE("'%s' is larger than %ld MB", "'%s' lớn hơn %ld MB")                                                      \
    SENTENCE("'%s' is an old or encrypted Excel file: save it as .xlsx without a password, or as CSV",                 \
             "'%s' là tệp Excel đời cũ hoặc có mật khẩu: hãy lưu thành .xlsx không mật khẩu, hoặc CSV")                \
    SENTENCE("'%s' is not clean UTF-16", "'%s' không phải UTF-16 đúng")                                                \
    SENTENCE("'%s' is not UTF-8 or UTF-16 text: save it as \"CSV UTF-8\" or .xlsx",                                    \
             "'%s' không phải chữ UTF-8 hoặc UTF-16: hãy lưu thành \"CSV UTF-8\" hoặc .xlsx")                          \
    SENTENCE("'%s', line %ld: more than %d columns", "'%s', dòng %ld: nhiều hơn %d cột")                               \
    SENTENCE("'%s', line %ld: a quote is not closed, or a cell is too long",                                           \
             "'%s', dòng %ld: dấu nháy không đóng, hoặc có ô quá dài")                                                 \
    SENTENCE("'%s' has more than %d rows", "'%s' có hơn %d dòng")                                                      \
    SENTENCE("'%s' must end in .xlsx or .csv, which tells what to write",                                              \
             "'%s' phải có đuôi .xlsx hoặc .csv để biết cần ghi dạng nào")                                             \
    SENTENCE("'%s': a sheet has 1 to %d columns, not %zu", "'%s': bảng có từ 1 đến %d cột, không phải %zu")            \
    SENTENCE("'%s' can hold one sheet only: choose a name that ends in .xlsx",                                         \
             "'%s' chỉ chứa được một bảng: hãy chọn tên có đuôi .xlsx")                                                \
    SENTENCE("'%s': more than %d rows; choose fewer documents", "'%s': nhiều hơn %d dòng; hãy chọn ít văn bản hơn")    \
    SENTENCE("'%s', row %ld: '%s' is longer than a cell can be (%d bytes)",                                            \
             "'%s', dòng %ld: '%s' dài quá sức chứa của một ô (%d byte)")                                              \
    SENTENCE("'%s' is not a workbook that can be read: save it again as .xlsx, or as CSV",                             \
             "'%s' không phải bảng tính đọc được: hãy lưu lại thành .xlsx, hoặc CSV")                                  \
    SENTENCE("'%s' unpacks to more than a register can have", "'%s' giải nén ra lớn quá sức chứa của một sổ đăng ký")

#endif
