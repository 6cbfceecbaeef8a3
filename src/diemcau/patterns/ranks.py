"""Ranks: 'đứng thứ 8', 'xếp hạng 17/194', 'vị trí thứ 25/194 quốc gia', 'top 10', 'xếp lần lượt thứ 45 và 52'."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

import regex

from diemcau.text.anchored import on_pages


class Rank(NamedTuple):
    """A rank: code points ``start`` to ``end`` (exclusive) of 'thứ 8' or '76/193', with the number ranked among."""

    start: int
    end: int
    value: Decimal
    total: Decimal | None


# Words before a rank. 'thứ' alone is not enough: 'lần thứ 8', 'phiên họp thứ 2', 'thứ hai, 10/7' are no ranks.
_CUE = r"""(?:
      (?:xếp|đứng|giữ|ở|lên|xuống|đạt|vươn\slên|nằm\sở|duy\strì|tụt\sxuống|leo\slên|thăng\shạng\slên|vị\strí|hạng
        |thứ\shạng|xếp\shạng|thứ\sbậc|tốp|từ|nhiều|cao|lớn|đông|mạnh|thấp)
      (?: \s (?-i:\p{Lu}\p{L}+) ){0,4} (?: \s (?: lần\slượt | ở | vị\strí | hạng | thứ\shạng | vị\sthứ | là | chung
        | hiện | vào | tại | lên | đạt | mức | trong | tốp ) ){0,3}
    )"""
_WORDS = {
    "nhất": 1,
    "nhì": 2,
    "hai": 2,
    "ba": 3,
    "tư": 4,
    "năm": 5,
    "sáu": 6,
    "bảy": 7,
    "tám": 8,
    "chín": 9,
    "mười": 10,
}
_RANK = on_pages(
    rf"""
    (?<! \p{{L}} )
    (?:
      {_CUE} \s (?P<th> thứ \s (?: (?P<n>\d{{1,3}}) (?: \s?/\s?(?P<m>\d{{1,3}}) )? | (?P<w>{"|".join(_WORDS)}) ) )
    | (?: (?:đứng|xếp|thứ|giữ|ở|lên|xuống|tăng|vị\strí) \s hạng | vị\strí (?:\ssố)?
      | xếp ) (?: \s (?:là|đạt|chung|ở|hiện) )?
        \s (?P<plain> (?P<n2>\d{{1,3}}) (?: \s?/\s?(?P<m2>\d{{1,3}}) | (?! \d | \s(?:tỉnh|quốc\sgia
          |địa\sphương|huyện)\b ) ) )
    | (?: thứ\shạng | xếp\shạng | vị\strí
      | xếp ) (?: \s (?!thứ\b)[^\s\d.;:(),]+ ){{1,12}} \s (?P<far> (?P<n3>\d{{1,3}}) \s?/\s? (?P<m3>\d{{1,3}}) )
    | hạng \s (?P<among> (?P<n5>\d{{1,3}}) \s?/\s? (?P<m5>\d{{1,3}}) )
    | (?:là|trở\sthành) \s (?:tỉnh|thành\sphố|địa\sphương|huyện|bộ|đơn\svị|xã|phường|quốc\sgia)
        \s (?P<place> thứ \s (?P<n6>\d{{1,3}}) ) (?= \s (?:của\s|trên\s|trong\s)?(?:cả\snước|toàn\squốc
          |toàn\stỉnh|khu\svực) )
    | (?P<top> (?:top|tốp) \s (?P<n4>\d{{1,3}}) )
    )
    (?! [\d%] | [.,/]\d | \s?% | \s (?:bậc|điểm|lần|năm|tháng|người|chỗ|ngày) )
    """,
    regex.VERBOSE | regex.IGNORECASE,
)
# '… thứ 45 và 52', '… thứ 3, 5 và 7'
_MORE = regex.compile(
    r"(?:(?:,\s|\svà\s)(?P<th>thứ\s)?|\s(?:cả\snước|toàn\squốc|toàn\stỉnh|vùng|khu\svực)(?:\s\p{L}+){0,8}"
    r"(?:,\s|\svà\s)(?P<th>thứ\s))(?P<n>\d{1,3})(?:/(?P<m>\d{1,3}))?(?![\d%]|[.,/]\d|\s?%|\s\p{L}*(?:bậc|tỉnh|xã|huyện"
    r"|doanh|hồ))",
    regex.IGNORECASE,
)

# '…, xếp thứ 8 cả nước, thứ 3 khu vực', 'DTI năm 2022: chính quyền số hạng 14, kinh tế số hạng 21', 'chỉ số PCI lần
# lượt là: Lâm Hà thứ 20, Đơn Dương thứ 33': bare ranks in a sentence that ranks already; not 'chợ hạng 1', 'lần thứ 3'
_BARE = on_pages(
    r"(?:hạng|thứ)\s(?P<n>\d{1,3})(?:/(?P<m>\d{1,3}))?(?![\d%]|[.,/]\d|\s?%|\s(?:bậc|điểm|lần|năm|tháng|ngày))"
)
# what stands before a bare rank (read backwards): a word in small letters or a year ('DTI 2024: hạng 4') before 'hạng',
# a name or a pause before 'thứ'
_BEFORE_HANG = regex.compile(
    r"(?r)(?<!(?:xếp|đứng|thứ|giữ|ở|lên|xuống|tăng|chợ|viện|đô\sthị|sạn|trình|binh|tích|lái\sxe|cầu|giải|quán|nghề)\s)"
    r"(?<=\p{Ll}\s|\d:\s)"
)
_BEFORE_THU = regex.compile(
    r"(?r)(?<=(?<!(?:[Xx]ếp|[Đđ]ứng|[Hh]ạng|[Vv]ị|[Ll]ần|[Hh]ọp)\s)\p{Lu}\p{L}*\s|[,;:]\s|\s\()"
)
_RANKING = regex.compile(
    r"(?<!\p{L})(?:xếp\s(?:thứ|hạng|vị)|đứng\s(?:thứ|hạng|vị|đầu)|chỉ\ssố|thứ\shạng|bảng\sxếp\shạng|(?-i:DTI|PCI|PAPI|PAR|SIPAS))"
    r"(?!\p{L})",
    regex.IGNORECASE,
)
# 'giảm 3 bậc so với năm 2023 (16/63)': what a change of rank is compared with
_THE_ONE_BEFORE = on_pages(r"bậc\sso\svới\s[^.;()\n]{3,40}\((?P<n>\d{1,3})/(?P<m>\d{2,3})\)")
_SATURDAY = 7
_STOP = regex.compile(r"[.!?]\s|\n")

# 'từ vị trí 86 lên 71/193', 'từ thứ 5 xuống 9'
_MOVED = regex.compile(
    r"\s(?:lên|xuống)\s(?:vị\strí\s|hạng\s)?(?P<n>\d{1,3})(?:/(?P<m>\d{1,3}))?(?![\d%]|[.,/]\d|\s?%|\s(?:bậc|điểm"
    r"|lần))",
    regex.IGNORECASE,
)


def find_ranks(text: str) -> Iterator[Rank]:
    """The ranks of ``text``, in text order within each way to write them; one may be found in two ways.

    >>> [(str(r.value), str(r.total)) for r in find_ranks("xếp thứ 45 và 52; hạng 17/194; lần thứ 3; đứng thứ tư")]
    [('45', 'None'), ('52', 'None'), ('17', '194'), ('4', 'None')]
    """
    yield from _listed(text)
    for match in _THE_ONE_BEFORE.finditer(text):
        yield Rank(match.start("n"), match.end("m"), Decimal(match["n"]), Decimal(match["m"]))
    for match in _RANK.finditer(text):
        group = next(g for g in ("th", "plain", "far", "among", "place", "top") if match[g])
        if match["w"]:
            yield Rank(*match.span(group), Decimal(_WORDS[match["w"].casefold()]), None)
            continue
        number = next(match[g] for g in ("n", "n2", "n3", "n4", "n5", "n6") if match[g])
        among = next((match[g] for g in ("m", "m2", "m3", "m5") if match[g]), None)
        yield Rank(*match.span(group), Decimal(number), Decimal(among) if among else None)
        end = match.end(group)
        while group == "th" and (more := _MORE.match(text, end)):
            yield _further(more)
            end = more.end()
        if moved := _MOVED.match(text, end):
            yield _further(moved)


def _listed(text: str) -> Iterator[Rank]:
    """Bare ranks after a word of ranking in the same sentence."""
    for match in _BARE.finditer(text):
        start = match.start()
        before = _BEFORE_THU if text.startswith("t", start) else _BEFORE_HANG
        if not before.match(text, 0, start):
            continue
        begin = max(
            (stop.end() for stop in _STOP.finditer(text, max(0, start - 300), start)), default=max(0, start - 300)
        )
        # 'tăng 7 bậc so với năm trước (thứ 19)'; '(thứ 2)' alone may be a Monday
        weekday = text.startswith("(", start - 1) and int(match["n"]) <= _SATURDAY and "bậc" not in text[begin:start]
        if not weekday and _RANKING.search(text, begin, start):
            yield Rank(*match.span(), Decimal(match["n"]), Decimal(match["m"]) if match["m"] else None)


def _further(match: regex.Match[str]) -> Rank:
    start = match.start("th") if match.groupdict().get("th") else match.start("n")
    return Rank(start, match.end(), Decimal(match["n"]), Decimal(match["m"]) if match["m"] else None)
