/* A district letter with an empty back page; a worn, stamped decision. */
#include "content.h"

static const struct ref district_refs[] = {
	{ "45/2020/NĐ-CP", "2020-04-08", "Nghị định", "Chính phủ" },
	{ "1893/UBND-KSTTHC", "2023-04-25", "Công văn", "Ủy ban nhân dân tỉnh" },
	{ NULL, NULL, NULL, NULL }
};

static const struct item district_items[] = {
	{ ITEM_TO, "Kính gửi:" },
	{ ITEM_TO_LIST, "- Các phòng, ban chuyên môn huyện;" },
	{ ITEM_TO_LIST, "- Ủy ban nhân dân các xã, thị trấn." },
	{ ITEM_CITE, "" },
	{ ITEM_BODY, "Thực hiện Nghị định số 45/2020/NĐ-CP ngày 08/4/2020 của Chính phủ về thực "
		"hiện thủ tục hành chính trên môi trường điện tử và Công văn số "
		"1893/UBND-KSTTHC ngày 25/4/2023 của Ủy ban nhân dân tỉnh, Ủy ban nhân dân "
		"huyện yêu cầu các cơ quan, đơn vị:" },
	{ ITEM_BODY, "1. Từ ngày 15/5/2023, không yêu cầu người dân nộp bản giấy đối với giấy "
		"tờ đã được số hóa, ký số và lưu trong kho quản lý dữ liệu điện tử của tổ chức, "
		"cá nhân." },
	{ ITEM_BODY, "2. Bố trí máy quét, máy tính và công chức hướng dẫn người dân nộp hồ sơ "
		"trực tuyến tại Bộ phận Một cửa; phấn đấu tỷ lệ hồ sơ trực tuyến đạt từ 60% trở "
		"lên trong quý II năm 2023." },
	{ ITEM_BODY, "3. Phòng Nội vụ theo dõi, tổng hợp kết quả, báo cáo Ủy ban nhân dân huyện "
		"trước ngày 30 hàng tháng./." },
	{ ITEM_TAIL, NULL },
	{ ITEM_BLANK, NULL },
	{ ITEM_END, NULL }
};

const struct doc doc_district = {
	.id = "s15", .file = "scans/cong-van-huyen-yen-lac.pdf", .out = OUT_PDF,
	.look = { "Arimo", 12.5, HEAD_STATE, INK_BLACK, LEVEL_OFFICE, 200, 46, true, .2, 0, 165 },
	.paper = {
		.parent = NULL, .issuer = "ỦY BAN NHÂN DÂN\nHUYỆN YÊN LẠC",
		.number = "Số: {.638}/UBND-NV", .place = "Yên Lạc, ngày {09} tháng 5 năm 2023",
		.subject = "V/v đẩy mạnh tiếp nhận hồ sơ thủ tục hành chính trực tuyến",
		.recipients = "- Như trên;\n- CT, các PCT UBND huyện;\n- Lưu: VT, NV.",
		.authority = "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH", .signer =
			"Lý Thị Kim Oanh",
		.seal = "ỦY BAN NHÂN DÂN HUYỆN YÊN LẠC",
		.items = district_items },
	.truth = { "Công văn", "638/UBND-NV", "2023-05-09", "Yên Lạc", NULL,
		"Ủy ban nhân dân huyện Yên Lạc",
		"V/v đẩy mạnh tiếp nhận hồ sơ thủ tục hành chính trực tuyến", "Lý Thị Kim Oanh",
			"PHÓ CHỦ TỊCH", "hand", district_refs }
};

static const struct ref worn_refs[] = {
	{ "1508/QĐ-UBND", "2011-09-20", "Quyết định", "Ủy ban nhân dân tỉnh" },
	{ "63/2010/NĐ-CP", "2010-06-08", "Nghị định", "Chính phủ" },
	{ NULL, NULL, NULL, NULL }
};

static const struct item worn_items[] = {
	{ ITEM_MID, "GIÁM ĐỐC SỞ GIAO THÔNG VẬN TẢI" },
	{ ITEM_CITE, "Căn cứ Quyết định số 1508/QĐ-UBND ngày 20/9/2011 của Ủy ban nhân dân tỉnh "
		"về việc quy định chức năng, nhiệm vụ, quyền hạn và cơ cấu tổ chức của Sở Giao "
		"thông vận tải;" },
	{ ITEM_CITE, "Căn cứ Nghị định số 63/2010/NĐ-CP ngày 08/6/2010 của Chính phủ về kiểm "
		"soát thủ tục hành chính;" },
	{ ITEM_CITE, "Xét đề nghị của Trưởng phòng Tổ chức cán bộ và Chánh Văn phòng Sở," },
	{ ITEM_MID, "QUYẾT ĐỊNH:" },
	{ ITEM_BODY, "<b>Điều 1.</b> Thành lập Tổ rà soát thủ tục hành chính lĩnh vực đường bộ "
		"năm 2013, gồm các ông, bà có tên sau:" },
	{ ITEM_BODY, "1. Ông Cao Văn Tiến, Phó Giám đốc Sở - Tổ trưởng;" },
	{ ITEM_BODY, "2. Bà Mai Thị Hồng Thu, Chánh Văn phòng - Tổ phó;" },
	{ ITEM_BODY, "3. Ông Tạ Đình Phong, Phó Trưởng phòng Quản lý vận tải - Tổ viên;" },
	{ ITEM_BODY, "4. Bà Đinh Thị Lan, Chuyên viên phòng Pháp chế - Thư ký." },
	{ ITEM_BODY, "<b>Điều 2.</b> Tổ rà soát có nhiệm vụ thống kê, đánh giá tính hợp pháp, "
		"hợp lý của 52 thủ tục hành chính; đề xuất phương án đơn giản hóa, hoàn thành "
		"trước ngày 30/8/2013. Tổ tự giải thể sau khi hoàn thành nhiệm vụ." },
	{ ITEM_BODY, "<b>Điều 3.</b> Chánh Văn phòng, Trưởng các phòng liên quan và các ông, bà "
		"có tên tại Điều 1 chịu trách nhiệm thi hành Quyết định này kể từ ngày ký./." },
	{ ITEM_TAIL, NULL },
	{ ITEM_END, NULL }
};

const struct doc doc_worn = {
	.id = "s16", .file = "scans/qd-thanh-lap-to-ra-soat-2013.pdf", .out = OUT_PDF,
	.look = { "Tinos", 13.5, HEAD_STATE, INK_BLUE, LEVEL_WORN, 200, 45, false, -1.1, 0, 177 },
	.paper = {
		.parent = "UBND TỈNH ĐÔNG SƠN", .issuer = "SỞ GIAO THÔNG VẬN TẢI",
		.number = "Số: {#1396}/QĐ-SGTVT", .place = "Đông Sơn, ngày {17} tháng {4} năm 2013",
		.type = "QUYẾT ĐỊNH", .abstract = "Về việc thành lập Tổ rà soát thủ tục hành "
			"chính\nlĩnh vực đường bộ năm 2013",
		.recipients = "- Như Điều 3;\n- UBND tỉnh (b/c);\n- Lưu: VT, TCCB.",
		.authority = "GIÁM ĐỐC", .signer = "Nguyễn Bá Thọ",
		.seal = "SỞ GIAO THÔNG VẬN TẢI", .seal_core = "TỈNH\nĐÔNG\nSƠN",
		.items = worn_items },
	.truth = { "Quyết định", "1396/QĐ-SGTVT", "2013-04-17", "Đông Sơn", "UBND tỉnh Đông Sơn",
		"Sở Giao thông vận tải",
		"Về việc thành lập Tổ rà soát thủ tục hành chính lĩnh vực đường bộ năm 2013",
			"Nguyễn Bá Thọ", "GIÁM ĐỐC", "stamp", worn_refs }
};
