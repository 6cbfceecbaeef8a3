"""Figures whose subject only points back: 'Con số này tăng 4,65 triệu', 'Ở các bộ, con số chỉ là 31,5%'."""

from __future__ import annotations

import regex

from diemcau.facts import Kind
from diemcau.rules.anchors import Anchor
from diemcau.rules.clauses import Setting
from diemcau.rules.indicatorwords import NOUNS, PART_OF
from diemcau.rules.kinds import Reading, read_kind
from diemcau.rules.phrases import squeeze, without_end
from diemcau.rules.subjectwords import ADVERB, SCOPE_END, STATE

_HEADS = (
    r"con\ssố|t[ỷỉ]\s(?:lệ|trọng)|mức(?:\sđộ)?|kết\squả|chỉ\s(?:tiêu|số)|số\slượng|số\sliệu|giá\strị|tốc\sđộ|quy\smô"
    r"|(?:số|khoản)\stiền|doanh\s(?:số|thu)|kim\sngạch|sản\slượng|diện\stích"
)
# 'So với năm 2023, | con số này', 'ở huyện A | tỷ lệ ấy | của cấp xã', '; | số này'; not 'so với mức này', 'trong số
# đó' (read backwards from the verb before the figure)
_THIS = regex.compile(
    rf"""(?r)
    (?<! (?:so\svới|hơn|vượt|gấp|trong|từ|nhờ|theo|bằng|như|quá|gần|có|được|hai|ba|những|các)\s ) (?<! \p{{L}} )
    (?: (?P<head> {_HEADS} ) | (?<= ^\s? | [,;:.]\s ) (?P<number> số ) )
    \s(?:này|đó|ấy|trên|nói\strên|tương\sứng)
    (?: \s(?:của|ở|tại|trong|trên|thuộc|với|về)\s[^,;:.()\d]{{1,40}} )? \s*
    """,
    regex.VERBOSE | regex.IGNORECASE,
)
# 'Ở các bộ, | con số chỉ là 31,5%', 'cuối tháng 6 | con số mới dừng ở': alone before a verb; not 'những con số', 'với
# con số 40%'
_BARE = regex.compile(
    r"(?r)(?<!(?:so với|hơn|vượt|gấp|cạnh|từ|nhờ|với|bằng|quá|những|các|một|nhiều|vài|là|đạt|lên|ở|của)\s)(?<!\p{L})"
    r"con\ssố\s*",
    regex.IGNORECASE,
)
# 'hai con số này lần lượt là', 'cả ba tỷ lệ trên tương ứng là'
_SEVERAL = regex.compile(
    rf"(?r)(?<!\p{{L}})(?P<count>hai|ba|bốn|2|3|4)\s(?P<head>{_HEADS})\s(?:này|đó|ấy|trên|nói\strên)\s(?:\p{{L}}+\s){{0,3}}?"
    r"(?:lần\slượt|tương\sứng)(?:\s(?:là|đạt|ở\smức|còn|chỉ))*",
    regex.IGNORECASE,
)
_COUNTS = {"hai": 2, "ba": 3, "bốn": 4, "2": 2, "3": 3, "4": 4}
_RATE = regex.compile(r"t[ỷỉ]\s(?:lệ|trọng)|mức\sđộ", regex.IGNORECASE)
# 'con số này chiếm 20% GDP', 'bằng 102,7% chỉ tiêu': a share of what was counted, no rate of its own
_SHARE = regex.compile(r"(?r)(?<!\p{L})(?:chiếm|bằng|tương đương|tương ứng|tức)(?:\s\p{L}+){0,2}\s*", regex.IGNORECASE)


class BackReferences:
    """What the figures of one page point back to."""

    def __init__(self) -> None:
        self._first: Setting | None = None  # of 'hai con số này lần lượt là 28,9% và 9,2%'
        self._row: list[Anchor] = []  # what those after it point back to

    def of(self, setting: Setting, told: list[Anchor]) -> Anchor | None:
        """The earlier figure that 'con số này', 'tỷ lệ ấy' means, where that is all that the figure says it is of; of
        ``told``, the results of the passage so far.
        """
        if self._row and not setting.first and squeeze(setting.before) in {"", "và"}:
            return self._row.pop(0)
        self._row = _several(told, setting)
        self._first = setting if self._row else None
        if self._row:
            return self._row.pop(0)
        if not told:
            return None
        reading = read_kind(setting, "", rate=False)
        head = points_back(setting, setting.before[: len(setting.before) - reading.cue])
        return antecedent(told, setting, reading, head) if head else None

    def head(self, setting: Setting) -> Setting:
        """The figure with the words that say what this one points back to, and when: the first of its row."""
        return self._first or setting


def points_back(setting: Setting, before: str) -> str | None:
    """The head of the phrase that points back ('con số', 'tỷ lệ', 'số') where it is all the subject that the figure
    has; None where the figure has another one. ``before`` is what stands before the figure and the words of its move.
    """
    text = before.rstrip(" ,")
    if several := _SEVERAL.match(text):
        return several["head"]
    state = STATE.match(text)
    text = without_end(ADVERB, text[: state.start()] if state else text)
    for shorter in (text, without_end(SCOPE_END, text)):
        if this := _THIS.match(shorter):
            return this["head"] or this["number"]
    moves = state or len(before) < len(setting.before)
    bare = _BARE.match(text) if moves else None
    return "con số" if bare else None


def antecedent(told: list[Anchor], setting: Setting, reading: Reading, head: str) -> Anchor | None:
    """The nearest earlier figure of ``told`` that the figure can be of: of one unit with it."""
    unit, kind = setting.quantity.unit.casefold(), setting.quantity.kind
    rate = [a for a in told if a.unit in {"%", ""}]  # a growth that stands for itself has left its unit open
    if _RATE.match(head):
        return rate[-1] if rate else None
    if kind != "percent":
        told = [a for a in told if a.kind is not Kind.GROWTH]
    if kind == "percent":
        return _of_percent(told, rate, setting, reading)
    if kind == "ratio" or not unit:
        return told[-1] if told else None
    if kind in NOUNS:
        return next((a for a in reversed(told) if _one_noun(a.unit.casefold(), unit)), None)
    return next((a for a in reversed(told) if a.unit.casefold() == unit), None)


def _of_percent(told: list[Anchor], rate: list[Anchor], setting: Setting, reading: Reading) -> Anchor | None:
    """A percentage is of a rate, or says how far a count has moved or what part of something it is."""
    if reading.relative and "điểm" not in setting.quote:
        levels = [a for a in told if a.kind is not Kind.GROWTH]
        return levels[-1] if levels else None
    if not reading.relative and (PART_OF.match(setting.after) or _SHARE.match(setting.before)):
        return None
    return rate[-1] if rate else None


def _one_noun(one: str, other: str) -> bool:
    """'hồ sơ' and 'hồ sơ trực tuyến'."""
    return one == other or one.startswith(f"{other} ") or other.startswith(f"{one} ")


def _several(told: list[Anchor], setting: Setting) -> list[Anchor]:
    """The figures that 'hai con số này lần lượt là' means, in text order; none where the words are no such, or fewer
    figures of one unit have been told.
    """
    several = _SEVERAL.match(setting.before.rstrip(" ,"))
    count = _COUNTS[several["count"].casefold()] if several else 0
    unit = setting.quantity.unit.casefold()
    alike = [a for a in told if a.unit.casefold() == unit or not unit]
    return alike[-count:] if count and len(alike) >= count else []
