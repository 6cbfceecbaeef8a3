"""Numbers that state no figure: document and programme numbers, labels, lists, times, telephone numbers, versions.

Asked for one number at a time, with what stands before and after it. Calendar dates and periods have modules of their
own (dates, periods); this one catches what is left.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache, lru_cache
from typing import NamedTuple

import regex

from diemcau.lexicon.loader import load
from diemcau.patterns.numberkinds import Number
from diemcau.text.anchored import Anchored, on_pages

# Read backwards from the number (regex flag REVERSE): what may stand before a number that is only a name.


@cache
def _label() -> Anchored:
    """'Đề án 06', 'Nghị quyết số 57', 'Quận 1', 'mức độ 3' (lexicon/labels.toml); not 'kỷ luật 37 đảng viên'."""
    words = "|".join(regex.escape(f) for e in load("labels") if e.get("class") == "name" for f in e.forms)
    return on_pages(rf"(?r)(?<!\p{{L}})(?<!k[ỷỉ]\s)(?:{words})(?:\ssố)?\s", regex.IGNORECASE)


# between a label's number and a further one: 'mức độ 3, 4', 'cấp độ 3 và 4', 'Quyết định 06/2022'
_FURTHER = regex.compile(r"(?r)(?<!\d)(?:\d{1,4}(?:,\s?|\svà\s|\s?-\s?|/))+")


@cache
def _weak_label() -> regex.Pattern[str]:
    """'cấp 2', 'loại 1', 'tổ 5', 'đợt 3': a name unless something counted follows ('cấp 2 giấy phép', 'tổ 5 người')."""
    words = "|".join(regex.escape(f) for e in load("labels") if e.get("class") == "weak" for f in e.forms)
    return regex.compile(
        rf"(?r)(?<!\p{{L}})(?:{words})\s(?:thứ\s)?(?:\d{{1,2}}(?:,\s?|\svà\s|\s?-\s?))*", regex.IGNORECASE
    )


# 'số 06', 'bão số 3', 'Số: 12', 'No. 5' – but 'tổng số 500', 'trong số 30', 'con số 70', 'số 1.200'
_NUMBERED = regex.compile(r"(?r)(?<!(?:tổng|trong|con|đa|vị trí|chỉ|một)\s)(?<!\p{L})số:?\s", regex.IGNORECASE)
# 'hotline 1022', 'tổng đài 1900', 'ĐT: 0912', 'Fax 024'
_TELEPHONE = on_pages(
    r"(?r)(?:hotline|tổng đài|đường dây nóng|đầu số|điện thoại|\bĐT|\bSĐT|\btel|\bfax|liên hệ|gọi)[\s.:(]*(?:số\s)?\(?",
    regex.IGNORECASE,
)
# 'ISO 9001', 'TCVN 6398', 'QL 1', 'Windows 11', 'Web 3.0', 'công nghiệp 4.0'
_NAMED = on_pages(
    r"(?r)(?<!\p{L})(?:ISO|IEC|TCVN|QCVN|QL|ĐT|HL|Quốc\slộ|Windows|Web|Android|iOS|Version|phiên\sbản|GMT"
    r"|UTC)[\s:.+-]*(?:/IEC\s?)?"
)
# '1. Kết quả', '2) ', '3.1. Về', '(1) ', '- 2/ ' at the beginning of a line or a sentence
_LIST_BEFORE = regex.compile(r"(?r)(?:^|\n|[.;:]\s)[\s\p{Pd}*•+]*\(?(?:\d{1,2}\.)*")
_LIST_AFTER = regex.compile(r"(?:[.)](?:\d{1,2}[.)]?)*(?=\s)|/\s|\s?[-–]\s(?=\p{Lu})|(?:\.\d{1,2})+\.?(?=\s\p{Lu}))")
# '(1) … ; (2) …'
_ENUMERATED = regex.compile(r"(?r)\(")
# '57-NQ/TW', '06/QĐ-TTg', '13/2023/NĐ-CP', '06/2022/QH15', '43A-123', '12+300'
_DOCUMENT_AFTER = regex.compile(r"(?:/\d{2,4})?(?:\s?[-/]\s?\p{Lu}[\p{L}\d]*(?:[-/&.]\p{L}|\b)|\+\d)")
# '8h30', '14 giờ 30', '07:30', '24/24', '24/7', '5G', '3D', '2P'
_CLOCK_AFTER = regex.compile(
    r"(?:h\b|h\d|:\d\d|\s?giờ\s?\d|\s?(?:giờ|h)\s(?:00|sáng|chiều|tối|trưa|ngày|kém|đến|cùng))", regex.IGNORECASE
)
_GLUED_AFTER = regex.compile(r"\p{L}")
_GLUED_UNIT = regex.compile(
    r"(?:đ|km²?|ha|kg|m[²³23]?|GB|TB|MB|PB|MW|kV|kW|Mbps|Gbps|tỷ|triệu|nghìn|người|lần|USD|VNĐ|lượt)(?![\p{L}])",
    regex.IGNORECASE,
)
# '“4 tại chỗ”', '"3 không"', '"5 không, 3 sạch"': the number belongs to the name of a slogan
_QUOTED = regex.compile(r"(?r)[\"“‘'«](?:\d{1,2}\s\p{L}+(?:\s\p{L}+)?,\s)*")
# 'từ 15 tuổi', '18 tuổi', '2 cấp'
_AGE_AFTER = regex.compile(r"\s?(?:tuổi|t\b|cấp\b(?!\s(?:độ|phép)))", regex.IGNORECASE)
# 'OCOP 3 sao', 'khách sạn 4 - 5 sao': a grade
_GRADE_AFTER = regex.compile(r"\s?sao(?!\s?chép|\s?lưu|\s?y|\p{L})", regex.IGNORECASE)
# 'thuê bao/100 dân', 'doanh nghiệp/1.000 dân': what a rate is reckoned by
_ROUND = frozenset({100, 1000, 10_000, 100_000, 1_000_000})
_PER_BEFORE = regex.compile(r"(?r)\p{L}\s?/\s?")
# 'số ca mắc trên 1 triệu dân', 'bình quân cứ 100.000 dân'; not 'trên 1 triệu dân được tiêm'
_PER_HEAD_BEFORE = regex.compile(
    r"(?r)(?:(?:mỗi|cứ|tính trên|bình quân)\s|(?<!(?:có|với|đạt|cho|được|là|đã|của|tới|thêm)\s)trên\s)",
    regex.IGNORECASE,
)
_PEOPLE_AFTER = regex.compile(r"\s(?:người|dân)(?!\p{L})", regex.IGNORECASE)  # 'số ca/1 triệu dân'

_PER_HEAD_AFTER = regex.compile(
    r"\s(?:người\s)?dân(?!\p{L}|\s(?:tộc|cư|số|quân|được|đã|tham|có|sử|ở|tại|trên))", regex.IGNORECASE
)
# 'tiêm mũi 3', 'đã tiêm ít nhất 1 liều', '2 mũi vắc xin': how often, no count of doses
_DOSE_AFTER = regex.compile(r"\s(?:mũi|liều)(?!\p{L})", regex.IGNORECASE)
_DOSES = 4  # more than that are counted
# 'thứ 14 trong 63 tỉnh', 'bảng xếp hạng 63 tỉnh, thành phố': among how many one ranks
_AMONG_BEFORE = regex.compile(
    r"(?r)(?:(?:thứ|hạng|vị trí|top)\s(?:số\s)?\d+(?:\s\p{L}+){0,4}\s(?:trong|trên)\s(?:tổng\s)?(?:số\s)?"
    r"|(?:bảng\s)?xếp hạng\s(?:của\s)?)",
    regex.IGNORECASE,
)
_AMONG_AFTER = regex.compile(
    r"\s(?:tỉnh|quốc gia|nước|địa phương|bộ|sở|huyện|xã|phường|đơn vị|vùng|nền kinh tế)(?!\p{L})", regex.IGNORECASE
)
# '719 lượt xem' in a line of its own: how often the page was read
_READ_AFTER = regex.compile(r"\s(?:lượt|lần)\s(?:xem|đọc|truy cập)\s*(?:$|\n|\|)", regex.IGNORECASE)
_READ_BEFORE = regex.compile(r"(?r)(?:^|\n)[^\n.]{0,24}", regex.MULTILINE)
# 'tăng trưởng 2 con số'
_DIGITS_AFTER = regex.compile(r"\s(?:con|chữ)\ssố(?!\p{L})", regex.IGNORECASE)
# 'phiên họp thứ 5 Ban Chỉ đạo', 'lần thứ 3': an ordinal; ranks are found before
_ORDINAL_BEFORE = regex.compile(r"(?r)(?<!\p{L})thứ\s", regex.IGNORECASE)
# 'trước 30/6', 'hạn 15/12', 'sáng 10/7': a day
_DAY_BEFORE = regex.compile(r"(?r)(?<!\p{L})(?:trước|từ|ngày|hạn|sáng|chiều|tối|hôm)\s", regex.IGNORECASE)
_TILL_DAY = regex.compile(r"(?r)(?<!\p{L})(?:đến|tới)\s", regex.IGNORECASE)  # 'tới 10/3 tỉnh đã thu nhận'
_ADDRESS_AFTER = regex.compile(r"\s(?:đường|phố|ngõ|ngách|hẻm)\s\p{Lu}")
# https://a.gov.vn/tin-12.html · thainguyen.gov.vn · so4t@tinh.gov.vn: found by their tail, which is rarer than their
# head
_ADDRESS = on_pages(r"://\S+|\.(?:vn|com|org|net|html?|aspx|edu|gov)\b\S*|@\S+", regex.IGNORECASE)
_YEAR = regex.compile(r"(?:19|20)\d\d(?:\s?[-–/]\s?(?:19|20)\d\d)?")
# tàu cá BĐ 97258 TS · QNg 90321-TS · 29C-123.45 · 61A 543.21: the plates of boats and vehicles
_PLATE = regex.compile(
    r"\b\p{Lu}\p{L}{0,2}[ -]?\d{4,6}[ -]?TS(?![\p{L}])(?:/\s?\d{1,2})?|\b\d\d\p{Lu}{1,2}\d?[ -]\d{3}[.]?\d\d\b"
)
# 0912.345.678 · 024 3825 1234 · 1900.1234 · 0204.3.854.234
_PHONE = regex.compile(
    r"(?:\+84[\s.]?|(?<![\d.,])0\d{1,4}\)?[\s.-]?)\d{2,4}(?:[\s.-]?\d{2,4}){1,3}(?!\d)|(?<!\d)1[89]00[\s.]?\d{4}(?!\d)"
)
# 'KH598.pdf (1.254 KB)': an attached file and its size
_FILE = on_pages(
    r"\.(?:pdf|docx?|xlsx?|pptx?|zip|rar|jpe?g|png)(?:\s?[(\[][\d.,]+\s?[KM]i?B[)\]])?(?!\p{L})",
    regex.IGNORECASE,
)
_AREA = 40  # code points; the longest label before a number is shorter
_SMALL = 2  # digits


@lru_cache(maxsize=2)  # figures and residue read the same page
def zones(text: str) -> tuple[tuple[int, int], ...]:
    """Stretches in which no number is a figure: web and mail addresses, telephone numbers, plates.

    >>> t = "Gọi 0912.345.678 hoặc xem https://a.gov.vn/tin-12"
    >>> [t[s:e] for s, e in zones(t)]
    ['https://a.gov.vn/tin-12', '0912.345.678']
    """
    return (*_addresses(text), *(match.span() for pattern in (_PHONE, _PLATE) for match in pattern.finditer(text)))


def _addresses(text: str) -> Iterator[tuple[int, int]]:
    for match in (*_ADDRESS.finditer(text), *_FILE.finditer(text)):
        start = max(text.rfind(gap, 0, match.start()) for gap in (" ", "\n", "(")) + 1
        yield start, match.end()


def is_year(text: str, number: Number) -> bool:
    """True for a bare 1945 or 2024: four digits of this or the last century, alone or as '2021-2025'."""
    long = number.end - number.start >= 4
    return long and _YEAR.fullmatch(text, number.start, number.end) is not None


# 'khu phố 3, 4 phường Tân Phong': the locality in which the labels lie, nothing counted
_OF_LOCALITY = regex.compile(r"\s(?:phường|xã|thị trấn|quận|huyện|thành phố)\s\p{Lu}")
# any of what is looked for right behind a number; behind most stands none of it
_AFTER = regex.compile("|".join(f"(?{'i' if p.flags & regex.IGNORECASE else '-i'}:{p.pattern})" for p in (
    _DOCUMENT_AFTER, _CLOCK_AFTER, _GLUED_AFTER, _AGE_AFTER, _GRADE_AFTER, _PER_HEAD_AFTER, _PEOPLE_AFTER, _DOSE_AFTER,
    _DIGITS_AFTER, _AMONG_AFTER, _READ_AFTER, _LIST_AFTER, _ADDRESS_AFTER,
)))  # fmt: skip


class _Here(NamedTuple):
    """A number in its text.

    ``low`` is where the words before it are read from, ``counted`` as for :func:`is_name`; ``followed`` says whether
    anything stands behind it that is looked for there.
    """

    text: str
    number: Number
    low: int
    counted: bool
    followed: bool

    def before(self, pattern: regex.Pattern[str] | Anchored) -> bool:
        """Whether the pattern (read backwards) ends where the number begins."""
        return pattern.match(self.text, self.low, self.number.start) is not None

    def after(self, pattern: regex.Pattern[str]) -> bool:
        """Whether the pattern begins where the number ends."""
        return self.followed and pattern.match(self.text, self.number.end) is not None

    @property
    def written(self) -> str:
        """The number as written."""
        return self.text[self.number.start : self.number.end]

    @property
    def small(self) -> bool:
        """True for one or two digits and nothing else."""
        return self.number.end - self.number.start <= _SMALL and self.written.isdecimal()


def _is_document(at: _Here) -> bool:
    return at.after(_DOCUMENT_AFTER) and not at.text.startswith((" - ", " – "), at.number.end)


def _is_enumerated(at: _Here) -> bool:
    return at.small and at.number.value < 20 and at.text.startswith(")", at.number.end) and at.before(_ENUMERATED)


def _is_day(at: _Here) -> bool:
    number = at.number
    if number.total is None or number.value > 31 or number.total > 12:
        return False
    return at.before(_DAY_BEFORE) or (number.value > number.total and at.before(_TILL_DAY))


def _is_label(at: _Here) -> bool:
    """'Đề án 06', 'mức độ 3, 4'; a share or count behind a label is none: 'Đề án 06 và 9/14 dịch vụ công', 'của Đề án
    06, 38 dịch vụ đã xong'.
    """
    if at.before(_label()):
        return True
    counts = at.counted and not _OF_LOCALITY.match(at.text, at.number.end)
    further = _FURTHER.match(at.text, at.low, at.number.start) if at.number.total is None and not counts else None
    return further is not None and _label().match(at.text, at.low, further.start()) is not None


def _is_per_head(at: _Here) -> bool:
    reckoned = at.after(_PER_HEAD_AFTER) and at.before(_PER_HEAD_BEFORE)
    return at.number.value in _ROUND and (reckoned or (at.after(_PEOPLE_AFTER) and at.before(_PER_BEFORE)))


def _is_among(at: _Here) -> bool:
    return at.number.total is None and at.after(_AMONG_AFTER) and at.before(_AMONG_BEFORE)


# Asked in this order; the first that speaks gives the reason.
_REASONS: tuple[tuple[str, Callable[[_Here], bool]], ...] = (
    ("document", _is_document),
    ("clock", lambda at: at.after(_CLOCK_AFTER) or at.written in {"24/24", "24/7"}),
    ("glued", lambda at: at.after(_GLUED_AFTER) and not at.after(_GLUED_UNIT)),
    ("age", lambda at: at.after(_AGE_AFTER)),
    ("grade", lambda at: at.small and at.after(_GRADE_AFTER)),
    ("rate", lambda at: at.number.value in _ROUND and at.before(_PER_BEFORE)),
    ("ordinal", lambda at: at.before(_ORDINAL_BEFORE)),
    ("day", _is_day),
    ("label", lambda at: _is_label(at) or at.before(_NAMED)),
    ("dose", lambda at: at.number.value <= _DOSES and at.after(_DOSE_AFTER)),
    ("digits", lambda at: at.after(_DIGITS_AFTER)),
    ("among", _is_among),
    ("read", lambda at: at.after(_READ_AFTER) and at.before(_READ_BEFORE)),
    ("telephone", lambda at: not at.counted and at.before(_TELEPHONE)),
    ("numbered", lambda at: not at.counted and at.number.value < 1000 and at.before(_NUMBERED)),
    ("label", lambda at: not at.counted and at.small and at.before(_weak_label())),
    ("list", lambda at: at.after(_LIST_AFTER) and at.before(_LIST_BEFORE)),
    ("list", _is_enumerated),
    ("slogan", lambda at: at.small and at.before(_QUOTED)),
    ("version", lambda at: not at.counted and at.written.endswith(".0")),
    ("address", lambda at: at.after(_ADDRESS_AFTER)),
)


# those that need nothing of what is looked for behind a number
_BEFORE_ONLY = tuple(
    (reason, speaks)
    for reason, speaks in _REASONS
    if reason in {"clock", "rate", "ordinal", "day", "label", "telephone", "numbered", "list", "slogan", "version"}
)


def is_name(text: str, number: Number, *, counted: bool) -> str:
    """Why the number states no figure ('label', 'document', 'clock' …), or '' where nothing speaks against it.

    ``counted`` says that a unit or a counted noun known to the lexicon follows; weak labels then give way.

    >>> from diemcau.patterns.numbers import find_numbers
    >>> def why(t): return [is_name(t, n, counted=False) for n in find_numbers(t)]
    >>> why("Đề án 06"), why("số 57-NQ/TW"), why("lúc 8h30"), why("5G"), why("mức độ 3, 4"), why("đạt 42%")
    (['label'], ['document'], ['clock'], ['glued'], ['label', 'label'], [''])
    """
    if number.worded:
        return "ordinal" if text.startswith("thứ ", max(0, number.start - 4)) else ""
    followed = _AFTER.match(text, number.end) is not None
    here = _Here(text, number, max(0, number.start - _AREA), counted=counted, followed=followed)
    if _is_per_head(here):
        return "rate"
    if number.scaled or number.end - number.start > 7:
        named = number.scaled and "," not in here.written and _label().match(text, here.low, number.start)
        return "label" if named else ""  # 'Đề án 1 triệu ha lúa'; not 'máy tính bảng 14,9 triệu chiếc'
    for reason, speaks in _REASONS if followed else _BEFORE_ONLY:
        if speaks(here):
            return reason
    return ""
