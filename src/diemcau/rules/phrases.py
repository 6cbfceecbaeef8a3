"""Phrases around a figure: the subject before it, the noun phrase or predicate after it, the topic of the clause."""

from __future__ import annotations

from functools import lru_cache

import regex

from diemcau.lexicon.wordlists import words
from diemcau.text.anchored import in_clauses

# Where the phrase after a figure ends
_TAIL_END = in_clauses(
    rf"""
    [.:!?…] \s | \s[-–]\s | \s\|
    | \s(?:ở|tại|của|thuộc)\scác\s(?:xã|phường|huyện|tỉnh|thôn|bản|quận) (?=\s\p{{Lu}}) | \s(?:đưa|giúp)\s(?=Việt\sNam)
    | \snhờ (?= \s(?!có) )
    | ^\s(?:để|nhằm)\s | \s với\s(?:tổng\s)?(?:số\s|mức\s)?(?:{words("sizes")})(?!\p{{L}})
    | ,\s (?= [^,;]*\s(?:mới|chỉ|chưa|vẫn|cũng)\s(?:đáp|đạt|có|được|bảo) )
    | ,\s? (?= (?:tập\strung\s(?:ở|tại|chủ|vào)|chủ\syếu|thuộc|phần\slớn|nhất\slà|tăng|giảm|đạt|vượt|với
      |trong\sđó|góp\sphần|nâng|chiếm|bằng|đứng|xếp|gấp|đồng\sthời|qua\sđó
      |tương\sđương|thu\shút|giúp|(?:cao|thấp|sớm|muộn|nhanh|chậm|nhiều|ít)\shơn|tức|kích\shoạt|đưa|còn|nhưng|bước
        |từng|song|trung\sbình
      |bình\squân|được|là|như|mà|cập\snhật|tạo|phục\svụ|đang|đã|và|hoàn\sthành|xử\slý|đồng\sbộ|tiếp\snhận|thu\snhận
      |cùng|theo|có|nổi\sbật|điển\shình|đặc\sbiệt)(?!\p{{L}}) )
    | (?<!\p{{L}}) (?: so\svới | góp\sphần | nhằm | trong\sđó | qua\sđó | trở\slên | trở\sxuống | bằng\scách | từ\sđó
      | đồng\sthời | trong\skhi | nhưng | lần\slượt ) (?!\p{{L}})
    | (?<!\p{{L}}) (?: tăng | giảm | gấp | chiếm | đạt | vượt | bằng | xếp
      | đứng | vươn | nhích | leo | tụt | rút )
        (?: \s (?:mạnh|thêm|nhanh|trưởng|gấp|hơn|được|thứ|hạng|tới|từ|từ\smức|lên|xuống) )* \s* $
    """,
    regex.VERBOSE | regex.IGNORECASE,
)
_NO_TAIL = regex.compile(r"\s*[/,;:)]")
_TAIL_TRIM = regex.compile(
    r"(?r)(?:[\s,:\"“”]+|(?<!\p{L})(?:và|với|cho|tại|của|gồm|có|cùng|là|trong đó"
    r"|(?:trong|trên) tổng số|trên|từ|hơn|gần|khoảng|mỗi năm|năm"
    r"|thì|bằng|ở|được|đã|thành công|tổng|với số tiền|trong|còn|hiện|đến|vẫn|cả|nay|lên|xuống|này|thu hút|lớn"
    r"|nhanh|trước|cho thấy|cho biết"
    r"|chỉ|nhưng|riêng|phấn đấu|ước|tương đương|tức|(?<!thôn |lập |nghệ |cấp )mới|(?<!lượng |độ |chất |nghệ "
    r"|nâng )cao))+",
    regex.IGNORECASE,
)
_NO_QUOTES = str.maketrans("", "", '"“”')
SPLIT = regex.compile(r",\s(?!\d)|(?<=\p{L}):\s")
_LONG = 22  # words; more than that names no indicator


@lru_cache(maxsize=256)  # several rules ask for the words around one figure
def squeeze(text: str) -> str:
    """One space between words, none at the ends, no stray punctuation there."""
    if '"' in text or "“" in text or "”" in text:
        text = text.translate(_NO_QUOTES)
    return " ".join(text.split()).strip(" ,;:.-–\"“”'")


def without_end(pattern: regex.Pattern[str], text: str) -> str:
    """``text`` without the words at its end that ``pattern`` (read backwards) matches."""
    match = pattern.match(text)
    return text[: match.start()] if match else text


def last_segment(before: str) -> str:
    """What stands after the last comma before a figure."""
    return SPLIT.split(before)[-1]


@lru_cache(maxsize=64)
def tail(after: str) -> str:
    """The noun phrase or predicate after a figure, up to where something else begins.

    >>> tail(" doanh nghiệp nộp thuế điện tử, tăng 3% so với")
    'doanh nghiệp nộp thuế điện tử'
    """
    match = _TAIL_END.search(after)
    text = after[: match.start()] if match else after
    if _NO_TAIL.match(text):
        return ""
    words = text.split()
    if len(words) > _LONG:
        text = " ".join(words[:_LONG])
        comma = text.rfind(", ")
        if comma > len(text) // 2:
            text = text[:comma]
    return squeeze(without_end(_TAIL_TRIM, text))
