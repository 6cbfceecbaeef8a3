"""What a rank or a score is about: the index, the subject before it, or the figure that it follows."""

from __future__ import annotations

import regex

from diemcau.facts import Kind
from diemcau.mentions import Page
from diemcau.rules.anchors import Anchor
from diemcau.rules.clauses import Setting
from diemcau.rules.counts import says_something
from diemcau.rules.phrases import tail
from diemcau.rules.subjects import is_place, subject

_ABOUT = regex.compile(r"^[^.;(]{0,40}?(?:về|trong(?!\s(?:đó|khi)))\s(?P<about>[^,.;()]+)", regex.IGNORECASE)
# 'Chỉ số DTI năm 2024 của ba tỉnh lần lượt là: Lâm Hà thứ 20', 'theo Bộ chỉ số phục vụ người dân, Lâm Hà đạt 88,4 điểm'
_INDEX_NAME = regex.compile(
    r"(?<!\p{L})(?:(?:bộ\s)?chỉ\ssố\s[^,.;:()\d]{2,70}(?:,\sdoanh\snghiệp)?|(?-i:DTI|PCI|PAPI|SIPAS|PAR(?:\sINDEX)?"
    r"|PGI)(?!\p{L}))",
    regex.IGNORECASE,
)
_INDEX_END = regex.compile(r"\s(?:được|năm|cấp|của|quý|tháng|đạt|xếp|đứng|là|so|tăng|giảm|trên|ở|có)(?:\s.*)?$")
_POSITION = regex.compile(
    r"^(?:(?:tỉnh|huyện|thành phố|thị xã|xã|phường)\s)?(?:tiếp tục\s)?(?:giữ|đứng|ở|xếp)?\s?vị trí(?:\ssố)?$",
    regex.IGNORECASE,
)
_ACRONYM = regex.compile(r"(?!TP|HCM|ĐBSCL|VN|HN)\p{Lu}{2,}(?!\p{Ll})(?=\s|$)")
_RANKED = regex.compile(r"(?:Sở|Ban|Bộ|Cục|Công an|UBND|Ủy ban|Văn phòng|Thành phố|Huyện|Xã|Phường|Tỉnh)\s")
# a region of comparison is not part of what is ranked
_REGION = regex.compile(r"\s(?:trong\s)?(?:khu vực|vùng|châu)\s.*$")
# 'việc số hóa hồ sơ đã có kết quả; tỷ lệ này …'
_INDEX = regex.compile(
    r"(?<!\p{L})(?:về|theo|trong)\s(?P<about>(?:bộ\s|bảng\s)?(?:chỉ số|xếp hạng)[^,.;()]*)", regex.IGNORECASE
)
_COUNTRY = regex.compile(r"^(?:Việt Nam|nước ta)\s?")
_AMONG = regex.compile(
    r"\d|(?:tỉnh|huyện|thành phố|thị xã|xã|ngành)$|tổng|khu vực|vùng|nhóm|cả nước|toàn quốc|châu|số"
    r"|bảng xếp hạng khu vực"
)
_WHERE = regex.compile(r"^\s(?:của |trên |trong )?(?:cả nước|toàn quốc|toàn tỉnh)(?=\s)", regex.IGNORECASE)
_NEARBY = 250  # code points before a sentence in which an index has just been named
_AREA = regex.compile(r"khu vực|vùng|châu")


# 'Quảng Ninh dẫn đầu', 'An Giang đứng cuối', 'Hải Phòng giành ngôi đầu bảng': who is ranked, not what
_TOPS = regex.compile(
    r"(?r)\s(?:(?:tiếp tục|vẫn)\s)?(?:dẫn đầu|đứng đầu|đứng cuối|đứng thứ \p{L}+|xếp thứ \p{L}+|xếp cuối"
    r"|giành ngôi \p{L}+(?: bảng)?"
    r"|cao nhất|thấp nhất|ở cuối bảng|đứng chót)(?:\scả nước|\stoàn quốc|\stoàn tỉnh|\sbảng)?",
    regex.IGNORECASE,
)
# 'Dẫn đầu là Bộ Tư pháp', 'tiếp đến là thành phố Tây Ninh', 'Khối bộ, ngành, Bộ Tư pháp'
_WHO = regex.compile(
    r"(?:(?:và|còn|trong đó|đó|riêng)\s)*(?:(?:dẫn đầu|đứng đầu|đứng cuối|cao nhất|thấp nhất|tiếp đến|tiếp theo"
    r"|kế đến|sau đó|cuối bảng"
    r"|cuối cùng|đầu bảng)(?:\s(?:vẫn\s)?là|:)?\s)(?=\p{Lu}|(?:thành phố|thị xã|huyện|xã|phường|quận|thị trấn|tỉnh"
    r"|đặc khu)\s\p{Lu})",
    regex.IGNORECASE,
)
# 'là hai đơn vị dẫn đầu về hồ sơ trực tuyến', 'đứng đầu bảng xếp hạng CCHC khối huyện là thị xã Trảng Bàng'
_TOPS_IN = regex.compile(
    r"(?:dẫn đầu|đứng đầu|đứng cuối|cao nhất|thấp nhất)(?:\s(?:cả nước|toàn tỉnh"
    r"|toàn quốc))?\svề\s(?P<what>[^,.;:()]+?)(?:\slà\s.*)?$"
    r"|(?:đầu|cuối) (?P<what>bảng xếp hạng\s[^,.;:()]+?)(?:\slà\s.*)?$",
    regex.IGNORECASE,
)


_TABLE = regex.compile(r"bảng (?P<what>xếp hạng\s[^,.;:()]+?)(?=\slà\s|\s?[,;:(])", regex.IGNORECASE)
_MEAN = regex.compile(
    r"(?:giá trị|điểm|mức|chỉ số)?\s?(?:trung bình|bình quân)(?:\schung)?\s(?=\p{L})", regex.IGNORECASE
)


class Rankings:
    """Reads what the ranks and scores of one page are about."""

    def __init__(self, page: Page) -> None:
        self._page = page

    def rank(self, setting: Setting, before: str, anchor: Anchor | None) -> str:
        """The indicator of a rank."""
        own = subject(before)
        about = _ABOUT.match(setting.after) or _INDEX.search(self._page.text, setting.quantity.end, setting.clause.end)
        words = _POSITION.sub("", _COUNTRY.sub("", own.words))
        if anchor and not setting.first and not says_something(before) and not own.topic:
            words = ""
        if anchor and not about and anchor.unit in {"%", "điểm"} and words and is_ranked(words) and not setting.first:
            return measure_of(anchor.indicator)  # 'dẫn đầu là Bộ A với 92%; Bộ B xếp thứ hai'
        named = self.index(setting, words, anchor)
        if named and not about:
            return named
        if about and not _AMONG.match(about["about"]):
            return about["about"] if len(words.split()) < 3 else f"{words} {about['about']}"
        region = about["about"] if about and _AREA.match(about["about"]) else ""
        if anchor and anchor.kind is Kind.RANK and words.split()[:3] == anchor.indicator.split()[:3]:
            words = _REGION.sub("", anchor.indicator)
        if len(words.split()) >= 2 or _ACRONYM.match(words):
            return f"{words} {region}"
        if own.topic:
            return f"{own.topic} {region}"
        return (
            f"{_REGION.sub('', anchor.indicator)} {region}"
            if anchor
            else words or region or tail(_WHERE.sub("", setting.after))
        )

    def index(self, setting: Setting, words: str, anchor: Anchor | None) -> str:
        """The index named before in the sentence, where only who is ranked stands right before the figure."""
        ranked = not words or is_ranked(words)
        if not ranked or (anchor and anchor.end >= setting.sentence.start and anchor.kind is Kind.RANK and not words):
            return ""
        since = max(setting.sentence.start, anchor.end if anchor and not words else 0)
        found = list(_INDEX_NAME.finditer(self._page.text, since, setting.quantity.start))
        if not found and not (anchor and anchor.end >= setting.sentence.start):
            line = self._page.text.rfind("\n", 0, setting.sentence.start) + 1
            low = max(line, setting.sentence.start - _NEARBY)
            found = list(_INDEX_NAME.finditer(self._page.text, low, setting.sentence.start))
        return _INDEX_END.sub("", found[-1][0]) if found else ""


def tops(words: str) -> str | None:
    """What 'Phường A dẫn đầu về hồ sơ trực tuyến' tells of; '' where the words only say who is ranked, None for others.

    >>> tops("Quảng Ninh dẫn đầu"), tops("thấp nhất là Bộ Y tế"), tops("tỷ lệ hộ nghèo thấp nhất")
    ('', '', None)
    >>> tops("Phường A là đơn vị dẫn đầu về hồ sơ trực tuyến")
    'hồ sơ trực tuyến'
    """
    told = _TOPS_IN.search(words)
    if told:
        return told["what"]
    led = _WHO.match(words)
    rest = words[led.end() :] if led else words
    top = _TOPS.match(rest)
    rest = rest[: top.start()] if top else rest
    return "" if (led or top) and is_ranked(rest) else None


def measure_of(indicator: str) -> str:
    """The index in 'giá trị trung bình PAR INDEX của 63 tỉnh': each one's is no mean; other indicators stay."""
    found = _INDEX_NAME.search(indicator) if _MEAN.match(indicator) else None
    return _INDEX_END.sub("", found[0]) if found else _MEAN.sub("", indicator)


def ranking_in(heard: str) -> str:
    """'đứng đầu bảng xếp hạng CCHC khối huyện là …': what a sentence says that it ranks; '' where it does not."""
    found = _TABLE.search(heard)
    return found["what"] if found else ""


def index_after(after: str) -> str:
    """'cải thiện 5 bậc trên bảng xếp hạng DTI': the index named after a change of rank; '' without one."""
    found = _INDEX_NAME.search(after)
    return _INDEX_END.sub("", found[0]) if found else ""


def is_ranked(words: str) -> bool:
    """True where the words only say who is ranked: a place or a body."""
    return is_place(words) or _RANKED.match(words) is not None
