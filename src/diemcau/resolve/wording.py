"""What the wording of an indicator comes down to: its content words, and what kind of quantity it is.

'tỷ lệ hồ sơ thủ tục hành chính được nộp trực tuyến' and 'tỷ lệ hồ sơ trực tuyến' come down to the same words, 'hồ sơ
trực tuyến toàn trình' does not. A share, a count, an amount of money and a rank of one thing are four indicators.
"""

from __future__ import annotations

from enum import StrEnum
from functools import lru_cache

import regex

from diemcau.facts import Kind
from diemcau.lexicon.matcher import matcher
from diemcau.text.fold import fold

_WORD = regex.compile(r"[\p{L}\p{M}\d]+")
_MONEY = frozenset({"vnd", "usd", "eur"})
_KEPT = "="
_RANKS = frozenset({"hạng", "bậc"})


class Quantity(StrEnum):
    """What kind of quantity a figure is; the words are those of the ontology."""

    RATE = "tỷ lệ"
    COUNT = "số lượng"
    MONEY = "số tiền"
    RANK = "thứ hạng"
    ANY = ""  # a growth or a multiple does not say of what


def quantity(unit: str, kind: Kind) -> Quantity:
    """What kind of quantity a figure of this unit and kind is.

    >>> quantity("%", Kind.LEVEL), quantity("tài khoản", Kind.LEVEL), quantity("bậc", Kind.CHANGE)
    (<Quantity.RATE: 'tỷ lệ'>, <Quantity.COUNT: 'số lượng'>, <Quantity.RANK: 'thứ hạng'>)
    """
    folded = fold(unit)
    if folded in _RANKS or kind is Kind.RANK:
        return Quantity.RANK
    if kind in {Kind.GROWTH, Kind.MULTIPLE} or folded == "lần" or (kind is Kind.CHANGE and folded == "%"):
        return Quantity.ANY
    if folded == "%" or folded.startswith("điểm phần trăm"):
        return Quantity.RATE
    return Quantity.MONEY if folded in _MONEY else Quantity.COUNT


# 'tỷ lệ hồ sơ trực tuyến', 'số lượng giao dịch', 'số hồ sơ', 'số tiền xử phạt'; 'số hóa' is another word
_TOLD = (
    (regex.compile(r"(?:tỷ|tỉ) (?:lệ|trọng)\b"), Quantity.RATE),
    (regex.compile(r"số tiền\b"), Quantity.MONEY),
    (regex.compile(r"số (?!hóa|định danh|vốn|nợ|thu|chi)"), Quantity.COUNT),
)


def told(wording: str) -> Quantity:
    """The kind of quantity that a wording begins with; ``ANY`` where it says none.

    >>> told("tỷ lệ hồ sơ trực tuyến"), told("số hóa hồ sơ")
    (<Quantity.RATE: 'tỷ lệ'>, <Quantity.ANY: ''>)
    """
    folded = fold(wording)
    return next((of for head, of in _TOLD if head.match(folded)), Quantity.ANY)


@lru_cache(maxsize=65536)
def core(wording: str) -> frozenset[str]:
    """The content words of a wording, folded; words that say the same are one, light ones are left out.

    >>> sorted(core("tỷ lệ hồ sơ TTHC được nộp trực tuyến"))
    ['hồ', 'sơ', 'trực', 'tuyến']
    >>> core("người dân đã được cấp tài khoản định danh điện tử") == core("tài khoản định danh điện tử đã được cấp")
    True
    >>> core("tỷ lệ hồ sơ trực tuyến") == core("tỷ lệ hồ sơ trực tuyến toàn trình")
    False
    """
    text = fold(wording)
    parts, end = [], 0
    for hit in matcher("indicatorwords").find(text):
        label = hit.item.label
        parts += [text[end : hit.start], text[hit.start : hit.end] if label == _KEPT else label]
        end = hit.end
    parts.append(text[end:])
    return frozenset(_WORD.findall(" ".join(parts))) or frozenset(_WORD.findall(text))


@lru_cache(maxsize=65536)
def qualifiers(wording: str) -> frozenset[str]:
    """The words of a wording that make it another indicator than one without them.

    >>> sorted(qualifiers("hồ sơ chưa giải quyết trực tuyến toàn trình"))
    ['chưa', 'giải quyết', 'toàn trình']
    """
    text = fold(wording)
    return frozenset(text[hit.start : hit.end] for hit in matcher("indicatorqualifiers").find(text))


# "số tài khoản | đã kích hoạt", "kích hoạt tài khoản |": nothing says which ones
_BARE = regex.compile(r"(?= (?:đã|được|đang|mới|còn|phải|chưa)\b|$)")
# "tài khoản | định danh điện tử mức độ 2 | cho công dân"
_WHICH = regex.compile(
    r"(?: (?!(?:đã|được|đang|mới|còn|phải|chưa|cho|của|trên|tại|ở|với|và|trong|so|bằng)\b)[\p{L}\d]+)+"
)


@lru_cache(maxsize=65536)
def in_full(wording: str, unit: str, before: str) -> str:
    """The wording with what the one before it says of the counted unit, where it has no more than the bare unit.

    >>> in_full("số tài khoản đã kích hoạt", "tài khoản", "cấp tài khoản định danh điện tử cho công dân")
    'số tài khoản định danh điện tử đã kích hoạt'
    >>> in_full("hồ sơ trực tiếp", "hồ sơ", "tiếp nhận hồ sơ trực tuyến")
    'hồ sơ trực tiếp'
    """
    text, unit, told = fold(wording), fold(unit), fold(before)
    at, since = text.find(unit), told.find(unit)
    if not unit or at < 0 or since < 0 or not _BARE.match(text, at + len(unit)):
        return wording
    which = _WHICH.match(told, since + len(unit))
    return f"{text[: at + len(unit)]}{which[0]}{text[at + len(unit) :]}" if which else wording


@lru_cache(maxsize=65536)
def resemblance(a: str, b: str) -> float:
    """The share of content words that two wordings have in common (F1 of distinct words), 0 to 1."""
    x, y = core(a), core(b)
    return 2 * len(x & y) / (len(x) + len(y)) if x and y else 0.0
