"""Sheets as a spreadsheet sees them. For tests/cli/test_sheet.

sheet.py same FODS CSV      each cell LibreOffice has is what our CSV says: text as text, numbers and dates as such, no formula
sheet.py edit IN OUT ROW HEADING VALUE [...]      sets cells of a CSV; ROW 1 is below the headings, HEADING~2 its second
"""
import csv
import re
import sys
import xml.etree.ElementTree as xml

OFFICE, TABLE, TEXT = ("{urn:oasis:names:tc:opendocument:xmlns:%s:1.0}" % n for n in ("office", "table", "text"))
DATES = {"Ngày tháng văn bản", "Ngày tháng năm văn bản", "Ngày chuyển", "Ngày đến"}
NUMBERS = {"STT", "Số của văn bản", "Số lượng trang của văn bản", "Tổng số văn bản trong hồ sơ", "Số lượng tờ"}


def is_number(heading):
    return heading in NUMBERS or re.match(r"(Ngày|Tháng|Năm) (văn bản|bắt đầu|kết thúc)$|Số thứ tự|Số lượng bản|Số đến", heading)


def cells_of(row):
    for cell in row:
        if cell.tag != TABLE + "table-cell":
            continue
        text = "\n".join("".join(p.itertext()) for p in cell.findall(TEXT + "p"))
        for _ in range(min(int(cell.get(TABLE + "number-columns-repeated", 1)), 60)):
            yield cell.get(OFFICE + "value-type"), cell.get(OFFICE + "date-value") or cell.get(OFFICE + "value") or text, \
                cell.get(TABLE + "formula")


def rows_of(path):
    sheet = xml.parse(path).getroot().find(f".//{TABLE}table")
    for row in sheet.iter(TABLE + "table-row"):
        for _ in range(min(int(row.get(TABLE + "number-rows-repeated", 1)), 3)):
            yield list(cells_of(row))


def plain(cell):
    """Without the apostrophe that guards against formulas."""
    return cell[1:] if re.match(r"'+[=+\-@]", cell) else cell


def same(fods, path):
    with open(path, encoding="utf-8-sig", newline="") as f:
        ours = list(csv.reader(f))
    theirs = list(rows_of(fods))
    guarded = fods.endswith("-csv.fods")  # a spreadsheet shows the apostrophe of a CSV
    seen = {"date": 0, "float": 0, "string": 0}
    for y, row in enumerate(ours):
        for x, want in enumerate(row):
            kind, got, formula = theirs[y][x] if x < len(theirs[y]) else (None, "", None)
            want = want if guarded else plain(want)
            heading = ours[0][x]
            if formula:
                sys.exit(f"{fods}: row {y + 1}, '{heading}' is a formula: {formula}")
            if want == "" and got == "":
                continue
            expected = "string" if y == 0 else "date" if heading in DATES and re.fullmatch(r"\d{4}-\d\d-\d\d", want) \
                else "float" if is_number(heading) and re.fullmatch(r"\d+", want) else "string"
            if kind != expected:
                sys.exit(f"{fods}: row {y + 1}, '{heading}' is {kind}, not {expected}: {got!r}")
            if (int(got) != int(want) if kind == "float" else got != want):
                sys.exit(f"{fods}: row {y + 1}, '{heading}': {got!r}, not {want!r}")
            seen[kind] += 1
    if len([row for row in theirs if any(got for _, got, _ in row)]) != len(ours):
        sys.exit(f"{fods} has other rows")
    if not seen["string"] or not seen["float"] + seen["date"]:
        sys.exit(f"{fods} has no cells to compare: {seen}")


def edit(source, target, *changes):
    with open(source, encoding="utf-8-sig", newline="") as f:
        rows = list(csv.reader(f))
    for row, heading, value in zip(*[iter(changes)] * 3):
        name, _, nth = heading.partition("~")
        rows[int(row)][[i for i, h in enumerate(rows[0]) if h == name][int(nth or 1) - 1]] = value
    with open(target, "w", encoding="utf-8", newline="") as f:
        csv.writer(f, delimiter=";").writerows(rows)


{"same": same, "edit": edit}[sys.argv[1]](*sys.argv[2:])
