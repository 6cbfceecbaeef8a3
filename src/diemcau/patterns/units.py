"""What stands after a number: unit, currency or counted noun (lexicon/units.toml, lexicon/countnouns.toml, grammar)."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

import regex

from diemcau.lexicon.loader import Entry, load
from diemcau.text.fold import fold


class Unit(NamedTuple):
    """A unit as written at ``start`` to ``end`` (code points, end exclusive).

    ``name`` is its canonical name ('%', 'VND', 'MW') or the counted noun as written ('doanh nghiệp, hộ kinh doanh');
    ``kind`` is percent, money, ratio, steps, score, measure, duration, noun (known to the lexicon) or phrase (read by
    the grammar).
    """

    start: int
    end: int
    name: str
    kind: str


_LONGEST = 7  # words; 'cơ sở khám bệnh, chữa bệnh' has six
# the words of a lexicon entry, 'cơ sở khám bệnh, chữa bệnh', 'tấn CO2', 'm/s', '%'
_UNIT_WORD = regex.compile(r"[\p{L}\d²³%€$°]+(?:[/&-][\p{L}\d²³]+)*")
_HEAD = regex.compile(r"[\p{L}\d²³%€$°]+")
_WORD = regex.compile(r"[\p{L}\d²³&]+(?:-[\p{L}\d]+)*")


@cache
def _table() -> dict[str, Entry]:
    return {fold(form): e for name in ("countnouns", "units") for e in load(name) for form in e.forms}


def _words(folded: str, start: int) -> Iterator[tuple[int, int]]:
    """Where the words after ``start`` begin and end: those of 'cơ sở khám bệnh, chữa bệnh', 'tấn CO2', 'm/s'."""
    position = start
    while match := _UNIT_WORD.match(folded, position):
        yield match.span()
        position = match.end()
        if folded.startswith(", ", position):
            position += 2
        elif folded.startswith((" ", "-"), position):
            position += 1
        else:
            break


def _ends(folded: str, start: int) -> list[int]:
    """Where the words after ``start`` end as long as an entry of the lexicons goes on with them, the last first."""
    ends: list[int] = []
    begun = _begun()
    for first, last in _words(folded, start):
        ends.append(last)
        slash = folded.find("/", first, last)
        if slash > 0:
            ends.append(slash)
        if len(ends) >= _LONGEST or folded[start:last] not in begun:
            break
    return sorted(ends, reverse=True)


@cache
def _begun() -> frozenset[str]:
    """The first words, one or more, of the lexicons' forms that have more of them."""
    return frozenset(form[:last] for form in _table() for _, last in _words(form, 0))


@cache
def _heads() -> frozenset[str]:
    """The first words of the lexicons' forms."""
    return frozenset(head[0] for form in _table() if (head := _HEAD.match(form)))


def lookup(folded: str, start: int) -> tuple[int, Entry] | None:
    """The longest unit or counted noun of the lexicon that begins at ``start``, and where it ends."""
    head = _HEAD.match(folded, start)
    if head is None or head[0] not in _heads():
        return None
    table = _table()
    for end in _ends(folded, start):
        entry = table.get(folded[start:end])
        if entry is not None:
            return end, entry
    return None


# 'từ 3.200 năm 2020': the year of a figure, no duration; '2 con số': digits, no animals; "đến 15/8 giải ngân"
_NO_UNIT = regex.compile(
    r"\(|năm\s(?:19|20)\d\d(?!\d)|(?:con|chữ)\ssố(?!\p{L})"
    r"|giải\s(?:ngân|quyết|phóng|trình|thích|trí|đáp|tỏa|toả|mã|cứu|thể)(?!\p{L})"
)
# '187 ba sao' beside '34 sản phẩm bốn sao': a grade, the noun stands elsewhere
_GRADE = regex.compile(r"(?:một|hai|ba|bốn|năm|[1-5])\ssao(?!\p{L})")
# 'đồng' that is no currency: đồng chí, đồng bào, đồng hồ
_DONG_ELSE = regex.compile(r"đồng\s(?:chí|bào|hồ|minh|nghiệp|hương|phạm|đội|tác giả|thời|loạt|bộ\b)")
_LISTED = frozenset({"body", "place", "person"})
# between the nouns of one list: 'bộ, ngành, địa phương', 'tỉnh, thành phố', 'cán bộ và công chức', 'xã/phường'
_JOINT = regex.compile(r",\s|\s(?:và|hoặc)\s|/|\s-\s")
# after a noun of a list nothing that opens a new clause with it as its subject
_SUBJECT = regex.compile(r"\s(?:đã|đang|sẽ|cũng|đều|chủ động|được|phải|cần|tích cực)(?!\p{L})")
_NUMBERED = regex.compile(r"\s\d")
# words that end a noun phrase: verbs, prepositions, adverbs, conjunctions
_STOP = frozenset(
    {
        "ai", "bao", "bình", "bằng", "bị", "bởi", "cao", "chiếm", "cho", "chính", "chưa", "chẵn", "chỉ", "cuối",
        "các", "còn", "có", "cùng", "cũng", "cả", "cụ", "của", "do", "dành", "dưới", "dự", "giảm", "giữa", "gấp",
        "gần", "gồm", "hay", "hiện", "hoàn", "hoặc", "hơn", "hướng", "hẳn", "hết", "khi", "khoảng", "khác",
        "không", "kể", "liên", "luôn", "là", "lên", "lại", "lần", "lẻ", "mà", "một", "mọi", "mỗi", "mới", "mức", "nay",
        "ngay", "ngoài", "nhanh", "nhiều", "như", "nhưng", "nhất", "nhằm", "những", "này", "nên", "nếu", "nữa",
        "phải", "qua", "quy", "ra", "riêng", "rất", "rồi", "sai", "sang", "sau", "so", "sẽ", "sử", "tham", "theo",
        "thuộc", "thêm", "thì", "thôi", "thông", "thấp", "thực", "tiếp", "triển", "trong", "trên", "tròn",
        "trước", "trống", "trở", "tuy", "tính", "tăng", "tương", "tại", "tổng", "tới", "tục", "từ", "việc", "và",
        "vào", "vì", "vượt", "vẫn", "về", "với", "vừa", "xong", "xuống", "xếp", "ít", "đa", "đang", "đây", "đã",
        "đó", "đúng", "đăng", "được", "đạt", "đảm", "đầu", "đến", "đều", "để", "đối", "đồng", "đứng", "ước",
    }
)  # fmt: skip


def _listed(folded: str, end: int, entry: Entry) -> int:
    """Where the list of nouns that share the number ends: '47 bộ, ngành, địa phương' counts all three."""
    kind = entry.get("class")
    if kind not in _LISTED and kind != "paper":
        return end
    while True:
        joint = _JOINT.match(folded, end)
        if joint is None:
            return end
        following = lookup(folded, joint.end())
        if following is None:
            return end
        after, item = following
        if _NUMBERED.match(folded, after):
            return end  # '347 học sinh, khối 11: 214 học sinh': the second noun begins another item
        same = item.get("class") in _LISTED if kind in _LISTED else item.get("class") == kind and joint[0] == ", "
        opens_clause = joint[0] == ", " and item.get("class") != kind and _SUBJECT.match(folded, after)
        if not same or opens_clause or item.label == entry.label:
            return end
        if joint[0].strip() == "và" and kind == "paper":
            return end
        end = after


def unit_at(text: str, folded: str, start: int, *, scaled: bool = False) -> Unit | None:
    """The unit or counted noun of a number that ends at ``start``; None where nothing countable follows.

    >>> t = "5 bộ, ngành đã họp"
    >>> unit_at(t, fold(t), 1)
    Unit(start=2, end=11, name='bộ, ngành', kind='noun')
    """
    begin = start
    if folded.startswith(" ", start):
        begin += 2 if folded.startswith(" ", start + 1) else 1
    if begin >= len(folded) or _NO_UNIT.match(folded, begin) or _GRADE.match(folded, begin):
        return None
    glued = begin == start
    if folded[begin] in "%$€°":
        return Unit(
            begin,
            begin + 1,
            {"%": "%", "$": "USD", "€": "EUR"}.get(folded[begin], "độ C"),
            "percent" if folded[begin] == "%" else "money",
        )
    if folded.startswith("số ", begin) and lookup(folded, begin + 3):
        begin += 3  # 'một nửa số xã', '70% số hộ'
    found = lookup(folded, begin)
    if found is None:
        return None if glued else _phrase(text, folded, begin)
    end, entry = found
    written = folded[begin:end]
    kind = entry.get("class")
    known = kind in {"percent", "money", "ratio", "steps", "score", "measure", "duration"}
    if written == "đồng" and _DONG_ELSE.match(folded, begin) and not scaled:
        return _phrase(text, folded, begin)
    if known:
        return Unit(begin, end, entry.label, kind)
    end = _listed(folded, end, entry)
    return Unit(begin, end, text[begin:end], "noun")


def _phrase(text: str, folded: str, begin: int) -> Unit | None:
    """The shortest noun phrase after the number: one or two words, none of them a verb, preposition or adverb."""
    first = _WORD.match(folded, begin)
    if first is None or first[0] in _STOP or first[0].isdigit():
        return None
    end = first.end()
    second = _WORD.match(folded, end + 1) if folded.startswith(" ", end) else None
    if second is not None and second[0] not in _STOP and not second[0][0].isdigit():
        end = second.end()
    return Unit(begin, end, text[begin:end], "phrase")
