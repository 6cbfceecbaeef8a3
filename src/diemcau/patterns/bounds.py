"""The word before a figure that says how the true value lies to it: 'hơn 5.000', 'gần 4,4 nghìn', 'ước đạt 18,3%'."""

from __future__ import annotations

import regex

from diemcau.facts import Bound
from diemcau.text.anchored import on_pages

# Read backwards from the number. Between qualifier and number may stand 'gấp', 'mức', 'tăng trưởng' …:
#   'tăng gần gấp 4 lần', 'ước đạt tăng trưởng 22,4%', 'trên mức 80%', 'ước tăng 5%'
# Typing without tone marks is read too ('tren 670 triệu').
_QUALIFIER = on_pages(
    r"""(?r)
    (?<! \p{L} )
    (?:
      (?P<mixed> gần\s(?:hơn|trên) | (?:hơn|trên)\sdưới | (?:hơn|trên)\s(?:khoảng|gần)
        | (?:trên|hơn)\shoặc\s(?:dưới|gần) )
    | (?P<approx> (?:vào|ước|đạt)?\s?khoảng(?:\s(?:hơn|trên|gần))?
      | ước(?:\s(?:đạt|tính|khoảng|thực\shiện|có|chừng|độ|chiếm|tăng|giảm))*
        | (?:dự\skiến|dự\sbáo)\s(?:đạt|khoảng) | ước\stính\s\p{L}+ | xấp\sxỉ | chừng | tầm | độ\schừng
          | ngót\snghét | khoang | (?<! (?:kích|khổ|giày|dép|áo|quần|chữ)\s ) cỡ
          | xêm\sxêm | áng\schừng | ang\sáng | trung\sbình\skhoảng | tương\sđương\skhoảng )
    | (?P<gt> (?<! \b(?:cao|thấp|nhiều|ít|nhanh|sớm|lớn|chậm|tốt|muộn|dài|thêm|rẻ|mạnh|đông|nhẹ|nặng|nhỉnh|trội
        |gọn|ngắn|dày|mỏng|khá|vắng|thưa|rộng|hẹp|gần|xa|đắt|sâu|nhỏ|bé)\s ) hơn
      | (?<! \b(?:con\ssố|chỉ\stiêu|kết\squả)\s (?= trên\s(?:tăng|giảm|đạt|lên|đến)\s ) ) trên | tren
      | trên\sdưới | vượt(?:\s(?:qua|trên|quá|mốc|ngưỡng|con\ssố|mức))+
        | vượt (?= \s ) | (?<! (?:không|chưa|vượt)\s ) quá | chí\sít(?:\scũng)?(?:\sphải)?
          | ít\s(?:nhất|ra) | tối\sthiểu | không\s(?:dưới|thấp\shơn|ít\shơn|nhỏ\shơn)
          | từ (?= \s[\d.,]+\s?(?:%|\p{L}+){0,1}\strở\slên ) | lớn\shơn )
    | (?P<lt> (?<! \b(?:không)\s ) dưới | gần | gan | chưa\s(?:đến|tới|đầy|đạt|được|nổi|quá)
      | không\s(?:quá|vượt\squá|hơn|đến|tới|nổi) | tối\sđa | ngót | suýt\ssoát
      | (?<! (?:mầm|nước|lá|sỏi|rừng|cây|gà|sắt|thai|trẻ|đẻ|măng|lúa|cành|chồi)\s ) non | (?:tiến|áp)\ssát
        | sát (?= \s(?:mức|mốc|ngưỡng) )
        | ngấp\snghé | mấp\smé | (?:có|với|còn|gồm)\s(?:nhỏ|ít)\shơn )
    )
    \s
    (?: (?:gấp|mức|ngưỡng|mốc|con\ssố|số|tăng\strưởng(?:\skhoảng)?|tăng|giảm|đạt|lên|đến) \s ){0,2}
    """,
    regex.VERBOSE | regex.IGNORECASE,
)
# '>80%', '≥ 80%', '~ 5 triệu', '< 10'
_SIGN = regex.compile(r"(?r)(?P<sign>[><≥≤~≈±])\s?")
_SIGNS = {
    ">": Bound.GT,
    "≥": Bound.GT,
    "<": Bound.LT,
    "≤": Bound.LT,
    "~": Bound.APPROX,
    "≈": Bound.APPROX,
    "±": Bound.APPROX,
}
# 'nhỉnh hơn 1/8', 'đông hơn một nửa': behind any such word a fraction is bounded, it is no difference
_PART_AND_MORE = regex.compile(r"(?r)(?<!\p{L})(?:nhỉnh|đông|nhiều|lớn|khá)\shơn\s", regex.IGNORECASE)
_PART = regex.compile(r"[1-9]/(?:[2-9]|10)(?!\d)|một\snửa|nửa|\p{L}+\sphần\s", regex.IGNORECASE)
# '80% trở lên', '5 tỷ đồng trở xuống', '10 xã trở lên'
_AFTER = regex.compile(
    r"(?:\s\p{L}+){0,2}\s(?:(?P<gt>trở\slên|là\sít\snhất)|(?P<lt>trở\sxuống|là\scùng))(?!\p{L})", regex.IGNORECASE
)
# 'vượt 12% chỉ tiêu', 'vượt 5,2% so với kế hoạch': exactly so much over the target (GUIDE: Decisions on doubtful cases)
_OVER_TARGET = regex.compile(
    r"\s(?:(?:so\svới|với|của|được)\s)?(?:(?:các|số|cùng)\s)?(?:chỉ\stiêu|kế\shoạch|mục\stiêu|dự\stoán|tiến\sđộ"
    r"|yêu\scầu|định\smức|chỉ\sđạo|cùng\skỳ|bình\squân|mức)",
    regex.IGNORECASE,
)
_AREA = 32  # code points


def bound_of(text: str, start: int, end: int) -> tuple[Bound, int]:
    """The bound of the figure ``text[start:end]`` and where its qualifier begins (``start`` when there is none).

    >>> t = "ước đạt 18,3%"
    >>> bound_of(t, 8, 13)
    (<Bound.APPROX: 'approx'>, 0)
    """
    low = max(0, start - _AREA)
    sign = _SIGN.match(text, low, start)
    if sign:
        return _SIGNS[sign["sign"]], sign.start()
    match = _QUALIFIER.match(text, low, start)
    if match and not (match["gt"] and match["gt"].casefold() == "vượt" and _OVER_TARGET.match(text, end)):
        if match["mixed"] or match["approx"]:
            return Bound.APPROX, match.start()
        return (Bound.GT if match["gt"] else Bound.LT), match.start()
    more = _PART_AND_MORE.match(text, low, start) if _PART.match(text, start) else None
    if more is not None:
        return Bound.GT, more.start()
    after = _AFTER.match(text, end)
    if after:
        return (Bound.GT if after["gt"] else Bound.LT), start
    return Bound.EQ, start
