/* A council resolution, a faxed directive, an invitation, a school's plan. */
#include "content.h"

static const struct ref resolution_refs[] = {
	{ "77/2015/QH13", "2015-06-19", "Luật", "Quốc hội" },
	{ "118/TTr-UBND", "2022-06-27", "Tờ trình", "Ủy ban nhân dân tỉnh" },
	{ "74/BC-VHXH", "2022-07-05", "Báo cáo", "Ban Văn hóa - Xã hội" },
	{ "26/2016/NQ-HĐND", "2016-12-09", "Nghị quyết", "Hội đồng nhân dân tỉnh" },
	{ NULL, NULL, NULL, NULL }
};

static const struct item resolution_items[] = {
	{ ITEM_MID, "HỘI ĐỒNG NHÂN DÂN TỈNH HÀ THANH\nKHÓA XIV, KỲ HỌP THỨ 7" },
	{ ITEM_CITE, "Căn cứ Luật Tổ chức chính quyền địa phương số 77/2015/QH13 ngày 19 tháng "
		"6 năm 2015;" },
	{ ITEM_CITE, "Xét Tờ trình số 118/TTr-UBND ngày 27 tháng 6 năm 2022 của Ủy ban nhân dân "
		"tỉnh về việc ban hành chính sách hỗ trợ bảo tồn, phát huy giá trị di sản văn "
		"hóa phi vật thể trên địa bàn tỉnh; Báo cáo thẩm tra số 74/BC-VHXH ngày 05 "
		"tháng 7 năm 2022 của Ban Văn hóa - Xã hội và ý kiến thảo luận của đại biểu Hội "
		"đồng nhân dân tỉnh tại kỳ họp." },
	{ ITEM_MID, "QUYẾT NGHỊ:" },
	{ ITEM_BODY, "<b>Điều 1.</b> Thông qua chính sách hỗ trợ bảo tồn, phát huy giá trị di "
		"sản văn hóa phi vật thể trên địa bàn tỉnh Hà Thanh giai đoạn 2022 - 2025, gồm "
		"các nội dung sau:" },
	{ ITEM_BODY, "1. Hỗ trợ một lần 30.000.000 đồng đối với nghệ nhân được phong tặng danh "
		"hiệu “Nghệ nhân nhân dân”, 20.000.000 đồng đối với “Nghệ nhân ưu tú” có hoạt "
		"động truyền dạy tại địa phương." },
	{ ITEM_BODY, "2. Hỗ trợ câu lạc bộ dân ca, nhạc cụ truyền thống cấp xã được công nhận "
		"15.000.000 đồng/năm để mua sắm trang phục, đạo cụ và tổ chức sinh hoạt." },
	{ ITEM_BODY, "3. Hỗ trợ 70% kinh phí kiểm kê, tư liệu hóa di sản có nguy cơ mai một, "
		"nhưng không quá 120.000.000 đồng đối với một di sản." },
	{ ITEM_BLANK, NULL },
	{ ITEM_PAGE, NULL },
	{ ITEM_BODY, "4. Nguồn kinh phí: Ngân sách tỉnh bảo đảm 80%, ngân sách cấp huyện 20% "
		"tổng nhu cầu hàng năm; lồng ghép với các chương trình mục tiêu quốc gia và "
		"nguồn xã hội hóa hợp pháp khác." },
	{ ITEM_BODY, "<b>Điều 2.</b> Giao Ủy ban nhân dân tỉnh tổ chức thực hiện Nghị quyết; "
		"quy định cụ thể hồ sơ, trình tự, thủ tục xét hỗ trợ; hàng năm báo cáo Hội đồng "
		"nhân dân tỉnh kết quả thực hiện tại kỳ họp thường lệ cuối năm." },
	{ ITEM_BODY, "<b>Điều 3.</b> Thường trực Hội đồng nhân dân, các Ban, Tổ đại biểu và đại "
		"biểu Hội đồng nhân dân tỉnh giám sát việc thực hiện Nghị quyết này." },
	{ ITEM_BODY, "Nghị quyết này thay thế Nghị quyết số 26/2016/NQ-HĐND ngày 09 tháng 12 "
		"năm 2016 của Hội đồng nhân dân tỉnh về chính sách hỗ trợ nghệ nhân. Nghị quyết "
		"đã được Hội đồng nhân dân tỉnh Hà Thanh khóa XIV, kỳ họp thứ 7 thông qua ngày "
		"12 tháng 7 năm 2022 và có hiệu lực từ ngày 01 tháng 8 năm 2022./." },
	{ ITEM_TAIL, NULL },
	{ ITEM_END, NULL }
};

const struct doc doc_resolution = {
	.id = "s07", .file = "scans/nghi-quyet-hdnd-ky-so.pdf", .out = OUT_PDF_CAPTION,
	.look = { "Tinos", 14, HEAD_STATE, INK_BLUE, LEVEL_OFFICE, 200, 50, false, 0, 0, 77 },
	.paper = {
		.parent = NULL, .issuer = "HỘI ĐỒNG NHÂN DÂN\nTỈNH HÀ THANH",
		.number = "Số: {14}/NQ-HĐND", .place = "Hà Thanh, ngày {12} tháng 7 năm 2022",
		.type = "NGHỊ QUYẾT", .abstract = "Về chính sách hỗ trợ bảo tồn, phát huy giá "
			"trị di sản văn hóa phi vật thể giai đoạn 2022 - 2025",
		.recipients = "- Ủy ban Thường vụ Quốc hội;\n- Chính phủ;\n- TT Tỉnh ủy, UBND "
			"tỉnh;\n- Đoàn ĐBQH tỉnh;\n- TT HĐND, UBND các huyện;\n- Lưu: VT, "
			"CTHĐND.",
		.authority = "CHỦ TỊCH", .signer = "Bùi Thị Thanh Vân",
		.seal = "HỘI ĐỒNG NHÂN DÂN TỈNH HÀ THANH",
		.caption = "Ký bởi: Hội đồng nhân dân tỉnh Hà Thanh\nCơ quan: Tỉnh Hà "
			"Thanh\nThời gian ký: 13/07/2022 08:42:15",
		.items = resolution_items },
	.truth = { "Nghị quyết", "14/NQ-HĐND", "2022-07-12", "Hà Thanh", NULL,
		"Hội đồng nhân dân tỉnh Hà Thanh",
		"Về chính sách hỗ trợ bảo tồn, phát huy giá trị di sản văn hóa phi vật thể giai "
			"đoạn 2022 - 2025", "Bùi Thị Thanh Vân", "CHỦ TỊCH", "hand",
			resolution_refs }
};

static const struct ref directive_refs[] = {
	{ "33/2013/QH13", "2013-06-19", "Luật", "Quốc hội" },
	{ "1270/CĐ-UBND", "2020-10-05", "Công điện", "Chủ tịch Ủy ban nhân dân tỉnh" },
	{ NULL, NULL, NULL, NULL }
};

static const struct item directive_items[] = {
	{ ITEM_BODY, "Thời gian qua, công tác phòng, chống thiên tai trên địa bàn tỉnh đã được "
		"các cấp, các ngành quan tâm thực hiện. Tuy nhiên, một số địa phương còn chủ "
		"quan, phương án ứng phó chưa sát thực tế; tình trạng lấn chiếm hành lang bảo "
		"vệ đê điều, công trình thủy lợi chưa được xử lý kịp thời." },
	{ ITEM_BODY, "Để chủ động ứng phó với mưa lũ, bão cuối năm, thực hiện Luật Phòng, chống "
		"thiên tai số 33/2013/QH13 ngày 19 tháng 6 năm 2013 và Công điện số "
		"1270/CĐ-UBND ngày 05 tháng 10 năm 2020 của Chủ tịch Ủy ban nhân dân tỉnh, Chủ "
		"tịch Ủy ban nhân dân tỉnh yêu cầu:" },
	{ ITEM_BODY, "<b>1. Chủ tịch Ủy ban nhân dân các huyện, thành phố</b>" },
	{ ITEM_BODY, "a) Rà soát, hoàn chỉnh phương án sơ tán dân tại các khu vực ven sông, ven "
		"biển, vùng có nguy cơ sạt lở đất; hoàn thành trước ngày 15 tháng 10 năm 2020." },
	{ ITEM_BODY, "b) Chuẩn bị đầy đủ lực lượng, vật tư, phương tiện, hậu cần theo phương "
		"châm “bốn tại chỗ”; dự trữ lương thực, nước uống, thuốc chữa bệnh đủ dùng ít "
		"nhất 07 ngày tại các xã dễ bị chia cắt." },
	{ ITEM_BODY, "c) Kiểm tra, xử lý dứt điểm các vi phạm về đê điều, hành lang thoát lũ; "
		"chịu trách nhiệm trước Chủ tịch Ủy ban nhân dân tỉnh nếu để xảy ra thiệt hại "
		"do thiếu trách nhiệm." },
	{ ITEM_BODY, "<b>2. Sở Nông nghiệp và Phát triển nông thôn</b>" },
	{ ITEM_BODY, "Tổ chức trực ban 24/24 giờ; chỉ đạo vận hành an toàn 46 hồ chứa nước, "
		"thông báo trước ít nhất 04 giờ cho chính quyền và nhân dân vùng hạ du khi xả "
		"lũ." },
	{ ITEM_BODY, "<b>3. Bộ Chỉ huy Quân sự tỉnh, Công an tỉnh</b>" },
	{ ITEM_BODY, "Bố trí lực lượng, phương tiện sẵn sàng tham gia cứu hộ, cứu nạn; bảo đảm "
		"an ninh, trật tự, phân luồng giao thông tại các ngầm, tràn, đường bị ngập." },
	{ ITEM_BODY, "<b>4. Đài Phát thanh và Truyền hình tỉnh</b> tăng thời lượng phát các bản "
		"tin dự báo, cảnh báo; phổ biến kỹ năng ứng phó thiên tai đến người dân." },
	{ ITEM_BODY, "Yêu cầu các cơ quan, đơn vị nghiêm túc thực hiện; định kỳ 17 giờ hàng "
		"ngày báo cáo về Văn phòng Thường trực Ban Chỉ huy Phòng, chống thiên tai và "
		"Tìm kiếm cứu nạn tỉnh./." },
	{ ITEM_TAIL, NULL },
	{ ITEM_END, NULL }
};

const struct doc doc_directive = {
	.id = "s08", .file = "scans/chi-thi-fax.tif", .out = OUT_TIFF_G4,
	.look = { "Tinos", 14, HEAD_STATE, INK_BLACK, LEVEL_FAX, 200, 0, true, -.8, 0, 88 },
	.paper = {
		.parent = NULL, .issuer = "ỦY BAN NHÂN DÂN\nTỈNH AN BÌNH",
		.number = "Số: {.16}/CT-UBND", .place = "An Bình, ngày {07} tháng 10 năm 2020",
		.type = "CHỈ THỊ", .abstract = "Về việc tăng cường công tác phòng, chống thiên "
			"tai và tìm kiếm cứu nạn những tháng cuối năm 2020",
		.recipients = "- Ban Chỉ đạo TW về PCTT;\n- TT Tỉnh ủy, HĐND tỉnh;\n- Các sở, "
			"ban, ngành;\n- UBND các huyện, thành phố;\n- Lưu: VT, KT.",
		.authority = "CHỦ TỊCH", .signer = "Đỗ Trọng Nghĩa",
		.seal = "ỦY BAN NHÂN DÂN TỈNH AN BÌNH",
		.items = directive_items },
	.truth = { "Chỉ thị", "16/CT-UBND", "2020-10-07", "An Bình", NULL,
		"Ủy ban nhân dân tỉnh An Bình",
		"Về việc tăng cường công tác phòng, chống thiên tai và tìm kiếm cứu nạn những "
			"tháng cuối năm 2020", "Đỗ Trọng Nghĩa", "CHỦ TỊCH", "hand",
			directive_refs }
};

static const struct ref invitation_refs[] = {
	{ "06/QĐ-TTg", "2022-01-06", "Quyết định", "Thủ tướng Chính phủ" },
	{ NULL, NULL, NULL, NULL }
};

static const struct item invitation_items[] = {
	{ ITEM_BODY, "Thực hiện Quyết định số 06/QĐ-TTg ngày 06/01/2022 của Thủ tướng Chính phủ "
		"phê duyệt Đề án phát triển ứng dụng dữ liệu về dân cư, định danh và xác thực "
		"điện tử, Sở Thông tin và Truyền thông trân trọng kính mời:" },
	{ ITEM_BODY, "- Đại diện lãnh đạo: Công an tỉnh, Văn phòng Ủy ban nhân dân tỉnh, Sở Nội "
		"vụ, Sở Tư pháp, Sở Y tế, Bảo hiểm xã hội tỉnh;" },
	{ ITEM_BODY, "- Phó Chủ tịch phụ trách chuyển đổi số Ủy ban nhân dân các huyện, thị xã, "
		"thành phố." },
	{ ITEM_BODY, "<b>Tham dự:</b> Họp đánh giá tiến độ kết nối, chia sẻ dữ liệu chuyên "
		"ngành với Cơ sở dữ liệu quốc gia về dân cư." },
	{ ITEM_BODY, "<b>Thời gian:</b> 14 giờ 00 phút, ngày 24 tháng 11 năm 2022 (Thứ Năm)." },
	{ ITEM_BODY, "<b>Địa điểm:</b> Phòng họp tầng 3, trụ sở Sở Thông tin và Truyền thông, "
		"số 27 đường Hoa Phượng, thành phố Tây Hà." },
	{ ITEM_BODY, "<b>Chủ trì:</b> Đồng chí Giám đốc Sở." },
	{ ITEM_BODY, "Đề nghị các cơ quan chuẩn bị ý kiến phát biểu bằng văn bản, gửi về Phòng "
		"Công nghệ thông tin trước ngày họp 01 ngày. Rất mong các đồng chí tham dự đầy "
		"đủ, đúng thành phần./." },
	{ ITEM_TAIL, NULL },
	{ ITEM_END, NULL }
};

const struct doc doc_invitation = {
	.id = "s09", .file = "scans/Giấy mời họp Đề án 06.pdf", .out = OUT_PDF,
	.look = { "Tinos", 14, HEAD_STATE, INK_BLUE, LEVEL_OFFICE, 150, 55, false, -.3, 0, 99 },
	.paper = {
		.parent = "UBND TỈNH TÂY HÀ", .issuer = "SỞ THÔNG TIN\nVÀ TRUYỀN THÔNG",
		.number = "Số: 231/GM-STTTT", .place = "Tây Hà, ngày {.21} tháng 11 năm 2022",
		.type = "GIẤY MỜI", .abstract = "Họp đánh giá tiến độ kết nối, chia sẻ dữ liệu",
		.recipients = "- Như thành phần mời;\n- Giám đốc, các PGĐ Sở;\n- Lưu: VT, CNTT.",
		.authority = "TL. GIÁM ĐỐC\nCHÁNH VĂN PHÒNG", .signer = "Ngô Thị Hải Yến",
		.seal = "SỞ THÔNG TIN VÀ TRUYỀN THÔNG", .seal_core = "TỈNH\nTÂY HÀ",
		.items = invitation_items },
	.truth = { "Giấy mời", "231/GM-STTTT", "2022-11-21", "Tây Hà", "UBND tỉnh Tây Hà",
		"Sở Thông tin và Truyền thông",
		"Họp đánh giá tiến độ kết nối, chia sẻ dữ liệu", "Ngô Thị Hải Yến",
			"CHÁNH VĂN PHÒNG", "printed", invitation_refs }
};

static const struct task school_tasks[] = {
	{ { "1", "Kiện toàn Ban Chỉ đạo chuyển đổi số của nhà trường, phân công nhiệm vụ cho "
		"từng thành viên", "Quyết định", "Hiệu trưởng", "Tổ Văn phòng", "Tháng 9/2023" }
		},
	{ { "2", "Triển khai sổ điểm điện tử, học bạ điện tử cho toàn bộ 24 lớp",
		"Sổ điểm, học bạ điện tử", "Phó Hiệu trưởng", "Giáo viên chủ nhiệm",
		"Tháng 10/2023" } },
	{ { "3", "Xây dựng kho học liệu số dùng chung, mỗi tổ chuyên môn đóng góp ít nhất 10 "
		"bài giảng điện tử", "Kho học liệu số", "Các tổ chuyên môn", "Tổ Tin học",
		"Học kỳ I" } },
	{ { "4", "Thu học phí và các khoản thu khác không dùng tiền mặt", "Báo cáo kết quả",
		"Tổ Văn phòng", "Ban đại diện cha mẹ học sinh", "Từ tháng 9/2023" } },
	{ { "5", "Tập huấn kỹ năng khai thác phần mềm quản lý trường học cho giáo viên, nhân "
		"viên", "02 buổi tập huấn", "Tổ Tin học", "Các tổ chuyên môn", "Tháng 11/2023" }
		},
	{ { "6", "Tự đánh giá mức độ chuyển đổi số theo bộ chỉ số của ngành",
		"Biên bản tự đánh giá", "Ban Chỉ đạo", "Tổ Văn phòng", "Tháng 5/2024" } },
	{ { NULL } }
};

static const struct ref school_refs[] = {
	{ "32/2020/TT-BGDĐT", "2020-09-15", "Thông tư", "Bộ Giáo dục và Đào tạo" },
	{ "862/KH-PGDĐT", "2023-08-21", "Kế hoạch", "Phòng Giáo dục và Đào tạo" },
	{ NULL, NULL, NULL, NULL }
};

static const struct item school_items[] = {
	{ ITEM_CITE, "Căn cứ Thông tư số 32/2020/TT-BGDĐT ngày 15 tháng 9 năm 2020 của Bộ Giáo "
		"dục và Đào tạo ban hành Điều lệ trường trung học cơ sở, trường trung học phổ "
		"thông và trường phổ thông có nhiều cấp học;" },
	{ ITEM_CITE, "Thực hiện Kế hoạch số 862/KH-PGDĐT ngày 21 tháng 8 năm 2023 của Phòng "
		"Giáo dục và Đào tạo về nhiệm vụ năm học 2023 - 2024;" },
	{ ITEM_BODY, "Trường Trung học cơ sở Lê Lợi xây dựng Kế hoạch chuyển đổi số năm học "
		"2023 - 2024 với các nội dung như sau:" },
	{ ITEM_HEAD, "I. ĐẶC ĐIỂM TÌNH HÌNH" },
	{ ITEM_BODY, "Năm học 2023 - 2024, nhà trường có 24 lớp với 986 học sinh; 52 cán bộ, "
		"giáo viên, nhân viên, trong đó 100% giáo viên đạt chuẩn trình độ đào tạo. Nhà "
		"trường có 02 phòng máy vi tính với 70 máy nối mạng, 24/24 phòng học có ti vi, "
		"100% cán bộ quản lý có chữ ký số." },
	{ ITEM_BODY, "Khó khăn: Đường truyền Internet chưa ổn định; một bộ phận giáo viên lớn "
		"tuổi còn hạn chế về kỹ năng sử dụng phần mềm; 15% học sinh không có thiết bị "
		"học tập trực tuyến tại nhà." },
	{ ITEM_HEAD, "II. MỤC TIÊU" },
	{ ITEM_BODY, "1. 100% hồ sơ, sổ sách của giáo viên được lập, ký duyệt và lưu trữ trên "
		"môi trường số vào cuối năm học." },
	{ ITEM_BODY, "2. Tối thiểu 80% phụ huynh sử dụng ứng dụng liên lạc điện tử; 90% giao "
		"dịch thu, chi thực hiện không dùng tiền mặt." },
	{ ITEM_HEAD, "III. TỔ CHỨC THỰC HIỆN" },
	{ ITEM_BODY, "Hiệu trưởng chỉ đạo chung; các tổ chuyên môn căn cứ Kế hoạch này và bảng "
		"phân công nhiệm vụ kèm theo để xây dựng kế hoạch của tổ, báo cáo kết quả vào "
		"ngày 25 hàng tháng./." },
	{ ITEM_TAIL, NULL },
	{ ITEM_LANDSCAPE, NULL },
	{ ITEM_MID, "BẢNG PHÂN CÔNG NHIỆM VỤ CHUYỂN ĐỔI SỐ NĂM HỌC 2023 - 2024" },
	{ ITEM_NOTE, "(Kèm theo Kế hoạch chuyển đổi số của Trường THCS Lê Lợi)" },
	{ ITEM_TABLE, NULL },
	{ ITEM_END, NULL }
};

const struct doc doc_school = {
	.id = "s10", .file = "scans/ke-hoach-truong-le-loi.pdf", .out = OUT_PDF,
	.look = { "Tinos", 12.5, HEAD_STATE, INK_BLUE, LEVEL_CLEAN, 150, 58, false, 0, 0, 110 },
	.paper = {
		.parent = "PHÒNG GIÁO DỤC VÀ ĐÀO TẠO\nQUẬN HẢI TÂN", .issuer = "TRƯỜNG THCS LÊ LỢI",
		.number = "Số: { }/KH-THCSLL", .place = "Hải Tân, ngày 05 tháng 9 năm 2023",
		.type = "KẾ HOẠCH", .abstract = "Chuyển đổi số năm học 2023 - 2024",
		.recipients = "- Phòng GDĐT (báo cáo);\n- Các tổ chuyên môn;\n- Lưu: VT.",
		.authority = "HIỆU TRƯỞNG", .signer = "Phan Thị Ngọc Diệp",
		.seal = "TRƯỜNG TRUNG HỌC CƠ SỞ LÊ LỢI", .seal_core = "QUẬN\nHẢI TÂN",
		.items = school_items, .tasks = school_tasks },
	.truth = { "Kế hoạch", NULL, "2023-09-05", "Hải Tân", "Phòng Giáo dục và Đào tạo quận "
		"Hải Tân", "Trường THCS Lê Lợi",
		"Chuyển đổi số năm học 2023 - 2024", "Phan Thị Ngọc Diệp", "HIỆU TRƯỞNG",
			"missing", school_refs }
};
