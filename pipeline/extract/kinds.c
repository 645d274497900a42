#include "pipeline/extract/kinds.h"

#include <string.h>

#include "pipeline/base/memory.h"
#include "pipeline/extract/layout.h"
#include "pipeline/extract/match.h"

/* Longer names before the shorter ones they begin with. */
static const struct kind KINDS[] = {
    {"Nghị quyết liên tịch", "NQLT", "nghiquyetlientich", KIND_LEGAL},
    {"Nghị quyết", "NQ", "nghiquyet", KIND_STATE | KIND_LEGAL | KIND_PARTY},
    {"Quyết định", "QĐ", "quyetdinh", KIND_STATE | KIND_LEGAL | KIND_PARTY},
    {"Chỉ thị", "CT", "chithi", KIND_STATE | KIND_LEGAL | KIND_PARTY},
    {"Quy chế", "QC", "quyche", KIND_STATE | KIND_PARTY},
    {"Quy định", "QyĐ", "quydinh", KIND_STATE | KIND_PARTY},
    {"Thông cáo", "TC", "thongcao", KIND_STATE},
    {"Thông báo", "TB", "thongbao", KIND_STATE | KIND_PARTY},
    {"Hướng dẫn", "HD", "huongdan", KIND_STATE | KIND_PARTY},
    {"Chương trình", "CTr", "chuongtrinh", KIND_STATE | KIND_PARTY},
    {"Kế hoạch", "KH", "kehoach", KIND_STATE | KIND_PARTY},
    {"Phương án", "PA", "phuongan", KIND_STATE},
    {"Đề án", "ĐA", "dean", KIND_STATE},
    {"Dự án", "DA", "duan", KIND_STATE},
    {"Báo cáo", "BC", "baocao", KIND_STATE | KIND_PARTY},
    {"Biên bản", "BB", "bienban", KIND_STATE},
    {"Tờ trình", "TTr", "totrinh", KIND_STATE | KIND_PARTY},
    {"Hợp đồng", "HĐ", "hopdong", KIND_STATE},
    {"Công điện", "CĐ", "congdien", KIND_STATE},
    {"Bản ghi nhớ", "BGN", "banghinho", KIND_STATE},
    {"Bản thỏa thuận", "BTT", "banthoathuan", KIND_STATE},
    {"Giấy ủy quyền", "GUQ", "giayuyquyen", KIND_STATE},
    {"Giấy mời", "GM", "giaymoi", KIND_STATE},
    {"Giấy giới thiệu", "GGT", "giaygioithieu", KIND_STATE},
    {"Giấy nghỉ phép", "GNP", "giaynghiphep", KIND_STATE},
    {"Phiếu gửi", "PG", "phieugui", KIND_STATE},
    {"Phiếu chuyển", "PC", "phieuchuyen", KIND_STATE},
    {"Phiếu báo", "PB", "phieubao", KIND_STATE},
    {"Thư công", NULL, "thucong", KIND_STATE},
    {"Công văn", "CV", "congvan", KIND_STATE | KIND_PARTY},
    {"Kết luận", "KL", "ketluan", KIND_PARTY},
    {"Thông tri", "TT", "thongtri", KIND_PARTY},
    {"Quy trình", "QTr", "quytrinh", KIND_PARTY},
    {"Quy định", "QĐi", "quydinh", KIND_PARTY},
    {"Thông tư liên tịch", "TTLT", "thongtulientich", KIND_LEGAL},
    {"Thông tư", "TT", "thongtu", KIND_LEGAL},
    {"Nghị định", "NĐ", "nghidinh", KIND_LEGAL},
    {"Pháp lệnh", "PL", "phaplenh", KIND_LEGAL},
    {"Bộ luật", NULL, "boluat", KIND_LEGAL},
    {"Luật", NULL, "luat", KIND_LEGAL},
    {"Lệnh", "L", "lenh", KIND_LEGAL},
    {"Văn bản hợp nhất", "VBHN", "vanbanhopnhat", KIND_LEGAL},
};

static const struct organ ORGANS[] = {
    {"UBND", "Ủy ban nhân dân"},
    {"HĐND", "Hội đồng nhân dân"},
    {"CTUBND", "Chủ tịch Ủy ban nhân dân"},
    {"TTHĐND", "Thường trực Hội đồng nhân dân"},
    {"CP", "Chính phủ"},
    {"TTg", "Thủ tướng Chính phủ"},
    {"CTN", "Chủ tịch nước"},
    {"VPCP", "Văn phòng Chính phủ"},
    {"UBTVQH", "Ủy ban Thường vụ Quốc hội"},
    {"VPQH", "Văn phòng Quốc hội"},
    {"TANDTC", "Tòa án nhân dân tối cao"},
    {"VKSNDTC", "Viện kiểm sát nhân dân tối cao"},
    {"KTNN", "Kiểm toán nhà nước"},
    {"HĐTP", "Hội đồng Thẩm phán"},
    {"TTCP", "Thanh tra Chính phủ"},
    {"NHNN", "Ngân hàng Nhà nước"},
    {"KBNN", "Kho bạc Nhà nước"},
    {"HĐBT", "Hội đồng Bộ trưởng"},
    {"HĐCP", "Hội đồng Chính phủ"},
    {"UBDT", "Ủy ban Dân tộc"},
    {"BNV", "Bộ Nội vụ"},
    {"BTC", "Bộ Tài chính"},
    {"BYT", "Bộ Y tế"},
    {"BGDĐT", "Bộ Giáo dục và Đào tạo"},
    {"BCA", "Bộ Công an"},
    {"BQP", "Bộ Quốc phòng"},
    {"BTP", "Bộ Tư pháp"},
    {"BXD", "Bộ Xây dựng"},
    {"BCT", "Bộ Công Thương"},
    {"BNG", "Bộ Ngoại giao"},
    {"BKHCN", "Bộ Khoa học và Công nghệ"},
    {"BTTTT", "Bộ Thông tin và Truyền thông"},
    {"BVHTTDL", "Bộ Văn hóa, Thể thao và Du lịch"},
    {"BNNMT", "Bộ Nông nghiệp và Môi trường"},
    {"BNNPTNT", "Bộ Nông nghiệp và Phát triển nông thôn"},
    {"BTNMT", "Bộ Tài nguyên và Môi trường"},
    {"BKHĐT", "Bộ Kế hoạch và Đầu tư"},
    {"BGTVT", "Bộ Giao thông vận tải"},
    {"BLĐTBXH", "Bộ Lao động - Thương binh và Xã hội"},
    {"BDTTG", "Bộ Dân tộc và Tôn giáo"},
    {"SNV", "Sở Nội vụ"},
    {"STC", "Sở Tài chính"},
    {"SYT", "Sở Y tế"},
    {"STP", "Sở Tư pháp"},
    {"SXD", "Sở Xây dựng"},
    {"SCT", "Sở Công Thương"},
    {"SNgV", "Sở Ngoại vụ"},
    {"SGDĐT", "Sở Giáo dục và Đào tạo"},
    {"SKHCN", "Sở Khoa học và Công nghệ"},
    {"SKHĐT", "Sở Kế hoạch và Đầu tư"},
    {"STTTT", "Sở Thông tin và Truyền thông"},
    {"SVHTTDL", "Sở Văn hóa, Thể thao và Du lịch"},
    {"SNNPTNT", "Sở Nông nghiệp và Phát triển nông thôn"},
    {"SNNMT", "Sở Nông nghiệp và Môi trường"},
    {"STNMT", "Sở Tài nguyên và Môi trường"},
    {"SGTVT", "Sở Giao thông vận tải"},
    {"SLĐTBXH", "Sở Lao động - Thương binh và Xã hội"},
    {"SDTTG", "Sở Dân tộc và Tôn giáo"},
    {"GDĐT", "Phòng Giáo dục và Đào tạo"},
    {"PGDĐT", "Phòng Giáo dục và Đào tạo"},
    {"TTPVHCC", "Trung tâm Phục vụ hành chính công"},
    {"TW", "Ban Chấp hành Trung ương"},
    {"TU", "Tỉnh ủy"},
    {"HU", "Huyện ủy"},
    {"QU", "Quận ủy"},
    {"ĐU", "Đảng ủy"},
    {"CB", "Chi bộ"},
    {"VPTW", "Văn phòng Trung ương Đảng"},
    {"BTCTW", "Ban Tổ chức Trung ương"},
    {"BTGTW", "Ban Tuyên giáo Trung ương"},
    {"UBKTTW", "Ủy ban Kiểm tra Trung ương"},
    {"BTCTU", "Ban Tổ chức Tỉnh ủy"},
    {"BTGTU", "Ban Tuyên giáo Tỉnh ủy"},
    {"VPTU", "Văn phòng Tỉnh ủy"},
    {"BCĐ", "Ban Chỉ đạo"},
    {"MTTQ", "Mặt trận Tổ quốc"},
    {"LĐLĐ", "Liên đoàn Lao động"},
    {"ĐĐBQH", "Đoàn đại biểu Quốc hội"},
    {"CAT", "Công an tỉnh"},
    {"CCHC", NULL},
    {"KTTH", NULL},
    {"KTNS", NULL},
    {"KHTC", NULL},
    {"TCCB", NULL},
    {"CNTT", NULL},
    {"KGVX", NULL},
    {"NCPC", NULL},
    {"VP", "Văn phòng"},
    {"VT", NULL},
    {"NC", NULL},
    {"VX", NULL},
    {"TH", NULL},
    {"KT", NULL},
    {"TC", NULL},
};

const struct kind *kinds_table(size_t *count)
{
    *count = sizeof KINDS / sizeof *KINDS;
    return KINDS;
}

const struct organ *organs_table(size_t *count)
{
    *count = sizeof ORGANS / sizeof *ORGANS;
    return ORGANS;
}

const struct kind *kind_by_heading(const char *key, size_t *used, size_t *errors)
{
    const struct kind *best = NULL;
    size_t best_errors = 99, best_used = 0;

    for (size_t i = 0; i < sizeof KINDS / sizeof *KINDS; i++) {
        size_t n = strlen(KINDS[i].key), limit = n / 6, length = 0, d;

        if (n < 6 && n != strlen(key)) /* "Luật", "Đề án": short names only alone */
            continue;
        d = match_prefix(key, KINDS[i].key, limit, &length);
        if (d > limit || d > best_errors || (d == best_errors && length <= best_used))
            continue;
        best = &KINDS[i];
        best_errors = d;
        best_used = length;
    }
    if (used)
        *used = best_used;
    if (errors)
        *errors = best_errors;
    return best;
}

const struct kind *kind_by_name(const char *name)
{
    for (size_t i = 0; name && i < sizeof KINDS / sizeof *KINDS; i++)
        if (strcmp(KINDS[i].name, name) == 0)
            return &KINDS[i];
    return NULL;
}

static bool same_abbreviation(struct arena *arena, const char *abbreviation, const char *folded)
{
    return abbreviation && strcmp(layout_key(arena, abbreviation), folded) == 0;
}

const struct kind *kind_by_abbreviation(const char *folded, bool party)
{
    const struct kind *found = NULL;
    cleanup_arena struct arena arena;

    arena_init(&arena);
    for (size_t i = 0; i < sizeof KINDS / sizeof *KINDS; i++) {
        bool fits = ((KINDS[i].families & KIND_PARTY) != 0) == party;

        if (same_abbreviation(&arena, KINDS[i].abbreviation, folded) && (!found || fits)) {
            found = &KINDS[i];
            if (fits)
                break;
        }
    }
    return found;
}

const struct organ *organ_by_abbreviation(const char *folded)
{
    cleanup_arena struct arena arena;

    arena_init(&arena);
    for (size_t i = 0; i < sizeof ORGANS / sizeof *ORGANS; i++)
        if (same_abbreviation(&arena, ORGANS[i].abbreviation, folded))
            return &ORGANS[i];
    return NULL;
}

const struct organ *organ_near(const char *folded)
{
    const struct organ *found = NULL;
    cleanup_arena struct arena arena;

    arena_init(&arena);
    if (strlen(folded) < 4)
        return NULL;
    for (size_t i = 0; i < sizeof ORGANS / sizeof *ORGANS; i++) {
        const char *key = layout_key(&arena, ORGANS[i].abbreviation);

        if (strlen(key) < 4 || match_distance(key, folded, 1) > 1)
            continue;
        if (found)
            return NULL;
        found = &ORGANS[i];
    }
    return found;
}
