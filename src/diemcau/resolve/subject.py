"""What wordings of one new indicator have in common: content words, qualifiers, marks, and which way they point.

Nobody has read the wordings of a new indicator side by side, so more is asked of them than of two wordings of a curated
one: 'doanh thu bình quân' is not 'doanh thu', 'kinh phí dự kiến' not 'kinh phí', and a wording that is little more than
its counted noun ('hồ sơ', 'tổng số xã') is only ever itself.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import regex

from diemcau.lexicon.matcher import matcher
from diemcau.resolve.wording import Quantity, core, qualifiers
from diemcau.text.fold import fold

_DIRECTION, _KEPT = ">", "="
# A noun of two syllables says what was counted, and nothing of what was measured.
_BARE = 2
# 'tỷ lệ giải ngân' and 'giải ngân' in per cent, 'số hồ sơ' and 'hồ sơ' counted: the word says the quantity again
_HEADS = {
    Quantity.RATE: regex.compile(r"(?:tỷ|tỉ) (?:lệ|trọng) "),
    Quantity.COUNT: regex.compile(r"số (?:lượng )?(?!hóa|định danh)"),
    Quantity.MONEY: regex.compile(r"số tiền "),
}
# 'giao dịch trong 7 tháng', 'tiếp nhận hồ sơ 6 tháng đầu năm', 'thu ngân sách năm 2024': when stays with the figure;
# 'trẻ dưới 12 tháng tuổi' and 'kỳ hạn 12 tháng' are what they are
_WHEN = regex.compile(
    r",? ?\b(?:trong \d{1,2} tháng(?: đầu năm| qua)?|\d{1,2} tháng đầu năm|(?:trong )?năm 20\d\d)\b(?! tuổi)"
)
_SPACES = regex.compile(r"\s+")
# '• Khách du lịch', '+ Lĩnh vực Đất đai', '- Thu nội địa'
_LIST_SIGN = regex.compile(r"^[^\p{L}\p{N}]+")


@dataclass(frozen=True, slots=True)
class Subject:
    """``words`` are the content words; ``apart`` is all else in which wordings of one indicator agree, sorted."""

    words: frozenset[str]
    apart: tuple[str, ...]


@lru_cache(maxsize=65536)
def subject(wording: str, of: Quantity) -> Subject:
    """What a wording comes down to when it is gathered with others of its kind of quantity.

    >>> subject("số căn được hỗ trợ", Quantity.COUNT) == subject("hỗ trợ căn", Quantity.COUNT)
    True
    >>> subject("doanh thu du lịch bình quân", Quantity.MONEY).apart
    ('bình quân',)
    >>> subject("tổng số xã", Quantity.COUNT) == subject("xã", Quantity.COUNT)
    False
    """
    folded = fold(wording)
    text = _plain(folded) or folded
    words = core(text)
    apart = {q for q in qualifiers(text) if not set(q.split()) <= words}
    apart.update(_marks(text, of))
    if len(words) <= _BARE:
        head = _HEADS.get(of)
        bare = _SPACES.sub(" ", _LIST_SIGN.sub("", folded)).strip()
        apart.add(f"={head.sub('', bare, count=1) if head and head.match(bare) else bare}")
    return Subject(words, tuple(sorted(apart)))


def _plain(text: str) -> str:
    """Without list signs, with one word for what is said in several ways."""
    text = _SPACES.sub(" ", _WHEN.sub("", _LIST_SIGN.sub("", text))).strip()
    parts, end = [], 0
    for hit in matcher("indicatorsynonyms").find(text):
        label = hit.item.label
        parts += [text[end : hit.start], text[hit.start : hit.end] if label == _KEPT else label]
        end = hit.end
    return "".join((*parts, text[end:]))


def _marks(text: str, of: Quantity) -> set[str]:
    found: set[str] = set()
    for hit in matcher("indicatormarks").find(text):
        label = hit.item.label
        if label == _DIRECTION:
            found.add(f"{_DIRECTION}{' '.join(sorted(core(text[hit.end :])))}")
        elif label and not (label == "bình quân" and of is Quantity.RATE):  # a rate is a mean already
            found.add(label)
    return found


@lru_cache(maxsize=65536)
def preferred(wording: str) -> tuple[bool, int, bool, str]:
    """By which the wordings of one indicator are sorted: the shortest that is written like a name comes first."""
    return bool(_LIST_SIGN.match(wording)), len(wording), not wording[:1].islower(), wording
