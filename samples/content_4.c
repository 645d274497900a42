/* A Party plan, an urgent letter, a born-digital decision, a web print. */
#include "content.h"

static const struct ref party_refs[] = {
	{ "18-NQ/TW", "2017-10-25", "Nghị quyết", "Ban Chấp hành Trung ương Đảng khóa XII" },
	{ "41-CTr/TU", "2018-01-30", "Chương trình", "Tỉnh ủy" },
	{ NULL, NULL, NULL, NULL }
};

static const struct item party_items[] = {
	{ ITEM_BODY, "Thực hiện Nghị quyết số 18-NQ/TW ngày 25/10/2017 của Ban Chấp hành Trung "
		"ương Đảng khóa XII về một số vấn đề tiếp tục đổi mới, sắp xếp tổ chức bộ máy "
		"của hệ thống chính trị tinh gọn, hoạt động hiệu lực, hiệu quả; Chương trình "
		"hành động số 41-CTr/TU ngày 30/01/2018 của Tỉnh ủy, Ban Thường vụ Tỉnh ủy xây "
		"dựng Kế hoạch kiểm tra như sau:" },
	{ ITEM_HEAD, "I. MỤC ĐÍCH, YÊU CẦU" },
	{ ITEM_BODY, "1. Đánh giá đúng thực trạng việc lãnh đạo, chỉ đạo, tổ chức thực hiện sắp "
		"xếp tổ chức bộ máy, tinh giản biên chế của các cấp ủy, tổ chức đảng; kịp thời "
		"biểu dương nơi làm tốt, chấn chỉnh nơi làm chưa tốt." },
	{ ITEM_BODY, "2. Việc kiểm tra bảo đảm nguyên tắc tập trung dân chủ, khách quan, thận "
		"trọng, đúng quy trình; không làm ảnh hưởng đến hoạt động bình thường của tổ "
		"chức đảng được kiểm tra." },
	{ ITEM_HEAD, "II. NỘI DUNG, ĐỐI TƯỢNG KIỂM TRA" },
	{ ITEM_BODY, "1. Nội dung: Công tác quán triệt, xây dựng kế hoạch; kết quả sắp xếp "
		"phòng, ban, đơn vị sự nghiệp; bố trí cán bộ dôi dư; thực hiện chế độ, chính "
		"sách đối với người chịu tác động." },
	{ ITEM_BODY, "2. Đối tượng: Ban Thường vụ 05 huyện ủy, thành ủy; Ban cán sự đảng Ủy ban "
		"nhân dân tỉnh; Đảng ủy Khối các cơ quan và Doanh nghiệp tỉnh." },
	{ ITEM_BODY, "3. Mốc thời gian kiểm tra: Từ tháng 01/2018 đến hết tháng 3/2020." },
	{ ITEM_HEAD, "III. TIẾN ĐỘ VÀ TỔ CHỨC THỰC HIỆN" },
	{ ITEM_BODY, "1. Tháng 4/2020: Ban Tổ chức Tỉnh ủy tham mưu thành lập 03 đoàn kiểm tra, "
		"xây dựng đề cương báo cáo tự kiểm tra." },
	{ ITEM_BODY, "2. Tháng 5 - 6/2020: Các đoàn làm việc trực tiếp với tổ chức đảng được "
		"kiểm tra; thời gian làm việc tại mỗi nơi không quá 03 ngày." },
	{ ITEM_BODY, "3. Trước ngày 15/7/2020: Hoàn thành thông báo kết luận, trình Ban Thường "
		"vụ Tỉnh ủy xem xét." },
	{ ITEM_BODY, "4. Văn phòng Tỉnh ủy bố trí kinh phí, phương tiện; Ủy ban Kiểm tra Tỉnh "
		"ủy phối hợp, theo dõi, đôn đốc việc thực hiện Kế hoạch này." },
	{ ITEM_TAIL, NULL },
	{ ITEM_END, NULL }
};

const struct doc doc_party = {
	.id = "s11", .file = "scans/125-KH-TU.pdf", .out = OUT_PDF,
	.look = { "Tinos", 14, HEAD_PARTY, INK_BLUE, LEVEL_OFFICE, 200, 50, false, .4, 0, 121 },
	.paper = {
		.parent = NULL, .issuer = "TỈNH ỦY ĐÔNG SƠN",
		.number = "Số 125-KH/TU", .place = "Đông Sơn, ngày 27 tháng 3 năm 2020",
		.type = "KẾ HOẠCH", .abstract = "Kiểm tra việc sắp xếp tổ chức bộ máy, tinh "
			"giản biên chế năm 2020",
		.recipients = "- Ban Bí thư (báo cáo);\n- Các huyện ủy, thành ủy;\n- Các ban "
			"Tỉnh ủy;\n- Các đồng chí Tỉnh ủy viên;\n- Lưu Văn phòng Tỉnh ủy.",
		.authority = "T/M BAN THƯỜNG VỤ\nPHÓ BÍ THƯ", .signer = "Lương Thế Vinh Quang",
		.security = "MẬT", .seal = "ĐẢNG CỘNG SẢN VIỆT NAM", .seal_core =
			"TỈNH ỦY\nĐÔNG\nSƠN",
		.items = party_items },
	.truth = { "Kế hoạch", "125-KH/TU", "2020-03-27", "Đông Sơn", NULL, "Tỉnh ủy Đông Sơn",
		"Kiểm tra việc sắp xếp tổ chức bộ máy, tinh giản biên chế năm 2020",
			"Lương Thế Vinh Quang", "PHÓ BÍ THƯ", "printed", party_refs }
};

static const struct ref urgent_refs[] = {
	{ "3390/UBND-KGVX", "2021-08-02", "Công văn", "Ủy ban nhân dân tỉnh Hà Thanh" },
	{ "29/2018/QH14", "2018-11-15", "Luật", "Quốc hội" },
	{ NULL, NULL, NULL, NULL }
};

static const struct item urgent_items[] = {
	{ ITEM_TO, "Kính gửi:" },
	{ ITEM_TO_LIST, "- Trung tâm Kiểm soát bệnh tật tỉnh;" },
	{ ITEM_TO_LIST, "- Bệnh viện Đa khoa tỉnh;" },
	{ ITEM_TO_LIST, "- Trung tâm Y tế các huyện, thành phố." },
	{ ITEM_CITE, "" },
	{ ITEM_BODY, "Thực hiện chỉ đạo của Ủy ban nhân dân tỉnh Hà Thanh tại Công văn số "
		"3390/UBND-KGVX ngày 02/8/2021 về việc tăng cường năng lực xét nghiệm, thu "
		"dung, điều trị, Giám đốc Sở Y tế yêu cầu các đơn vị thực hiện ngay các nội "
		"dung sau:" },
	{ ITEM_BODY, "1. Trung tâm Kiểm soát bệnh tật tỉnh bố trí tối thiểu 04 đội lấy mẫu cơ "
		"động, trực 24/24 giờ; bảo đảm trả kết quả trong vòng 12 giờ kể từ khi nhận mẫu." },
	{ ITEM_BODY, "2. Bệnh viện Đa khoa tỉnh rà soát số giường hồi sức, máy thở, hệ thống ô "
		"xy; lập danh sách cán bộ sẵn sàng điều động, gửi về Sở trước 16 giờ 00 ngày "
		"05/8/2021." },
	{ ITEM_BODY, "3. Trung tâm Y tế các huyện, thành phố tham mưu chính quyền địa phương "
		"chuẩn bị cơ sở cách ly tập trung với quy mô ít nhất 200 giường." },
	{ ITEM_BODY, "4. Các đơn vị chấp hành nghiêm quy định của Luật Bảo vệ bí mật nhà nước "
		"số 29/2018/QH14 ngày 15/11/2018; không cung cấp thông tin người bệnh khi chưa "
		"được phép./." },
	{ ITEM_TAIL, NULL },
	{ ITEM_END, NULL }
};

const struct doc doc_urgent = {
	.id = "s12", .file = "scans/cong-van-hoa-toc.pdf", .out = OUT_PDF,
	.look = { "Tinos", 14, HEAD_STATE, INK_BLACK, LEVEL_OFFICE, 150, 55, false, -.5, 0, 132 },
	.paper = {
		.parent = "UBND TỈNH HÀ THANH", .issuer = "SỞ Y TẾ",
		.number = "Số: {1947}/SYT-NVY", .place = "Hà Thanh, ngày {03} tháng {8} năm 2021",
		.subject = "V/v tăng cường năng lực xét nghiệm, thu dung, điều trị",
		.recipients = "- Như trên;\n- UBND tỉnh (báo cáo);\n- Lãnh đạo Sở;\n- Lưu: VT, "
			"NVY.",
		.authority = "KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC", .signer = "Trịnh Công Danh",
		.urgency = "HỎA TỐC", .seal = "SỞ Y TẾ * TỈNH HÀ THANH", .seal_core = "SỞ\nY TẾ",
		.arrival = { "TTYT HUYỆN YÊN LẠC", "802", "04/08/2021", 62, 186 },
		.items = urgent_items },
	.truth = { "Công văn", "1947/SYT-NVY", "2021-08-03", "Hà Thanh", "UBND tỉnh Hà Thanh",
		"Sở Y tế",
		"V/v tăng cường năng lực xét nghiệm, thu dung, điều trị", "Trịnh Công Danh",
			"PHÓ GIÁM ĐỐC", "hand", urgent_refs }
};

static const struct ref born_refs[] = {
	{ "30/2020/NĐ-CP", "2020-03-05", "Nghị định", "Chính phủ" },
	{ "01/2011/QH13", "2011-11-11", "Luật", "Quốc hội" },
	{ "764/QĐ-SXD", "2015-06-02", "Quyết định", "Giám đốc Sở Xây dựng" },
	{ NULL, NULL, NULL, NULL }
};

static const struct item born_items[] = {
	{ ITEM_MID, "GIÁM ĐỐC SỞ XÂY DỰNG" },
	{ ITEM_CITE, "Căn cứ Luật Lưu trữ số 01/2011/QH13 ngày 11 tháng 11 năm 2011;" },
	{ ITEM_CITE, "Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ "
		"về công tác văn thư;" },
	{ ITEM_CITE, "Theo đề nghị của Chánh Văn phòng Sở." },
	{ ITEM_MID, "QUYẾT ĐỊNH:" },
	{ ITEM_BODY, "<b>Điều 1.</b> Ban hành kèm theo Quyết định này Quy chế công tác văn thư, "
		"lưu trữ của Sở Xây dựng." },
	{ ITEM_BODY, "<b>Điều 2.</b> Quyết định này có hiệu lực thi hành kể từ ngày ký và thay "
		"thế Quyết định số 764/QĐ-SXD ngày 02 tháng 6 năm 2015 của Giám đốc Sở Xây dựng." },
	{ ITEM_BODY, "<b>Điều 3.</b> Chánh Văn phòng, Chánh Thanh tra, Trưởng các phòng, Thủ "
		"trưởng các đơn vị thuộc Sở và công chức, viên chức, người lao động chịu trách "
		"nhiệm thi hành Quyết định này./." },
	{ ITEM_TAIL, NULL },
	{ ITEM_PAGE, NULL },
	{ ITEM_MID, "QUY CHẾ\nCông tác văn thư, lưu trữ của Sở Xây dựng" },
	{ ITEM_NOTE, "(Ban hành kèm theo Quyết định số 418/QĐ-SXD ngày 19 tháng 4 năm 2021 của "
		"Giám đốc Sở Xây dựng)" },
	{ ITEM_RULE, NULL },
	{ ITEM_MID, "Chương I\nQUY ĐỊNH CHUNG" },
	{ ITEM_BODY, "<b>Điều 1. Phạm vi điều chỉnh và đối tượng áp dụng</b>" },
	{ ITEM_BODY, "1. Quy chế này quy định việc soạn thảo, ký ban hành văn bản; quản lý văn "
		"bản; lập hồ sơ và nộp lưu hồ sơ, tài liệu vào Lưu trữ cơ quan; quản lý và sử "
		"dụng con dấu, thiết bị lưu khóa bí mật của Sở Xây dựng." },
	{ ITEM_BODY, "2. Quy chế áp dụng đối với các phòng, đơn vị thuộc Sở và toàn thể công "
		"chức, viên chức, người lao động trong cơ quan." },
	{ ITEM_BODY, "<b>Điều 2. Nguyên tắc</b>" },
	{ ITEM_BODY, "1. Tất cả văn bản đi, văn bản đến của Sở phải được quản lý tập trung tại "
		"Văn thư cơ quan để làm thủ tục tiếp nhận, đăng ký, trừ những loại văn bản được "
		"đăng ký riêng theo quy định của pháp luật." },
	{ ITEM_BODY, "2. Văn bản đi, văn bản đến thuộc ngày nào phải được đăng ký, phát hành "
		"hoặc chuyển giao trong ngày, chậm nhất là trong ngày làm việc tiếp theo. Văn "
		"bản có mức độ khẩn phải được xử lý ngay sau khi nhận được." },
	{ ITEM_BODY, "3. Người được giao giải quyết công việc có trách nhiệm lập hồ sơ về công "
		"việc được giao và nộp lưu hồ sơ, tài liệu vào Lưu trữ cơ quan trong thời hạn "
		"01 năm kể từ ngày công việc kết thúc." },
	{ ITEM_END, NULL }
};

const struct doc doc_born = {
	.id = "s13", .file = "scans/quyet-dinh-418-ban-dien-tu.pdf", .out = OUT_PDF_BORN,
	.look = { "Tinos", 14, HEAD_STATE, INK_BLACK, LEVEL_CLEAN, 300, 0, true, 0, 0, 143 },
	.paper = {
		.parent = "UBND TỈNH TÂY HÀ", .issuer = "SỞ XÂY DỰNG",
		.number = "Số: 418/QĐ-SXD", .place = "Tây Hà, ngày 19 tháng 4 năm 2021",
		.type = "QUYẾT ĐỊNH", .abstract = "Ban hành Quy chế công tác văn thư, lưu "
			"trữ\ncủa Sở Xây dựng",
		.recipients = "- Như Điều 3;\n- Sở Nội vụ;\n- Giám đốc, các PGĐ Sở;\n- Lưu: VT, "
			"VP.",
		.authority = "GIÁM ĐỐC", .signer = "Hồ Sỹ Trung",
		.items = born_items },
	.truth = { "Quyết định", "418/QĐ-SXD", "2021-04-19", "Tây Hà", "UBND tỉnh Tây Hà",
		"Sở Xây dựng",
		"Ban hành Quy chế công tác văn thư, lưu trữ của Sở Xây dựng", "Hồ Sỹ Trung",
			"GIÁM ĐỐC", "printed", born_refs }
};

static const struct item web_items[] = {
	{ ITEM_PLAIN, "<small>14:22, 09/05/2024          Văn bản mới | Cổng thông tin điện tử "
		"huyện Tân Lập</small>" },
	{ ITEM_RULE, NULL },
	{ ITEM_PLAIN, "<big><b>CỔNG THÔNG TIN ĐIỆN TỬ HUYỆN TÂN LẬP</b></big>" },
	{ ITEM_PLAIN, "Trang chủ  |  Giới thiệu  |  Tin tức  |  Văn bản  |  Dịch vụ công  |  "
		"Liên hệ" },
	{ ITEM_RULE, NULL },
	{ ITEM_PLAIN, "<b>Văn bản mới ban hành</b>  (hiển thị 1 - 10 trong 348 văn bản)" },
	{ ITEM_LINK, "<u>Quyết định số 1156/QĐ-UBND ngày 06/5/2024 về việc phê duyệt kế hoạch "
		"sử dụng đất năm 2024</u>" },
	{ ITEM_PLAIN, "<small>Ngày đăng: 08/5/2024  -  Lượt xem: 213  -  Tải về (pdf, 1,2 "
		"MB)</small>" },
	{ ITEM_LINK, "<u>Kế hoạch số 98/KH-UBND ngày 03/5/2024 về triển khai Tháng hành động vì "
		"an toàn thực phẩm</u>" },
	{ ITEM_PLAIN, "<small>Ngày đăng: 04/5/2024  -  Lượt xem: 157  -  Tải về (pdf, 640 "
		"KB)</small>" },
	{ ITEM_LINK, "<u>Công văn số 702/UBND-NN ngày 29/4/2024 v/v phòng, chống cháy rừng "
		"trong thời kỳ nắng nóng</u>" },
	{ ITEM_PLAIN, "<small>Ngày đăng: 29/4/2024  -  Lượt xem: 402  -  Tải về (docx, 48 "
		"KB)</small>" },
	{ ITEM_LINK, "<u>Thông báo số 65/TB-HĐND ngày 26/4/2024 về kế hoạch tiếp xúc cử tri "
		"trước kỳ họp giữa năm</u>" },
	{ ITEM_PLAIN, "<small>Ngày đăng: 26/4/2024  -  Lượt xem: 88  -  Tải về (pdf, 310 "
		"KB)</small>" },
	{ ITEM_LINK, "<u>Báo cáo số 121/BC-UBND ngày 22/4/2024 về kết quả cải cách hành chính "
		"quý I năm 2024</u>" },
	{ ITEM_PLAIN, "<small>Ngày đăng: 23/4/2024  -  Lượt xem: 176  -  Tải về (pdf, 2,4 "
		"MB)</small>" },
	{ ITEM_RULE, NULL },
	{ ITEM_PLAIN, "<b>Tin liên quan</b>" },
	{ ITEM_LINK, "Huyện Tân Lập tổ chức hội nghị trực tuyến về chuyển đổi số" },
	{ ITEM_LINK, "Lịch công tác tuần của Thường trực Ủy ban nhân dân huyện" },
	{ ITEM_LINK, "Thăm dò ý kiến: Đánh giá giao diện mới của Cổng thông tin" },
	{ ITEM_PLAIN, "Trang:  1   2   3   4   5   ...   35   Tiếp theo" },
	{ ITEM_RULE, NULL },
	{ ITEM_PLAIN, "<small>Bản quyền thuộc Ủy ban nhân dân huyện Tân Lập. Điện thoại: 0200 "
		"000 000. Chịu trách nhiệm nội dung: Ban Biên tập. Ghi rõ nguồn khi phát hành "
		"lại thông tin từ trang này.</small>" },
	{ ITEM_PLAIN, "<small>https://tanlap.example.vn/van-ban?trang=1          1/1</small>" },
	{ ITEM_END, NULL }
};

const struct doc doc_web = {
	.id = "s14", .file = "scans/in-trang-web.pdf", .out = OUT_PDF,
	.look = { "Arimo", 11.5, HEAD_NONE, INK_BLACK, LEVEL_CLEAN, 150, 55, true, 0, 0, 154 },
	.paper = { .items = web_items },
	.truth = { NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL }
};
