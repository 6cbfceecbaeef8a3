"""Figures: a number with its scale word, unit or counted noun, and the word that bounds it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

import regex

from diemcau.facts import Bound
from diemcau.patterns.bounds import bound_of
from diemcau.patterns.breakdowns import find_breakdowns
from diemcau.patterns.durations import states_duration
from diemcau.patterns.elliptic import find_elliptic
from diemcau.patterns.nonfigures import is_name, is_year, zones
from diemcau.patterns.numbers import Number, find_numbers
from diemcau.patterns.quantitykinds import Quantity, Spanned
from diemcau.patterns.ranks import find_ranks
from diemcau.patterns.smallnumbers import TIMES, few, is_fraction, times, times_of_before
from diemcau.patterns.units import Unit, unit_at
from diemcau.text.fold import fold
from diemcau.text.spans import Cover

__all__ = ["Quantity", "find_quantities", "find_unexplained"]

# Between number and unit of a share: '63/63 địa phương', '86/193 quốc gia'. Places among which one ranks:
_RANKED_AMONG = regex.compile(
    r"\s(?:quốc gia(?:, vùng lãnh thổ| và vùng lãnh thổ)?|nước|tỉnh(?:, thành phố|, thành)?|bộ, (?:ngành"
    r"|cơ quan ngang bộ)|huyện, (?:thị xã, )?thành phố|xã, phường(?:, (?:thị trấn|đặc khu))?|đơn vị|địa phương|huyện"
    r"|xã|nền kinh tế|sở, (?:ban, )?ngành|bộ|sở|cơ quan)(?!\p{L})",
    regex.IGNORECASE,
)
# 'đã hoàn thành 88, đang thực hiện 49, quá hạn 6 nhiệm vụ': the noun stands with another figure
_ELIDED = regex.compile(
    r"(?r)(?:hoàn\sthành|thực\shiện|giải\squyết|xử\slý|tiếp\snhận|quá\shạn|đúng\shạn|trễ\shạn|triển\skhai"
    r"|đã\sxong|đang\slàm|chưa\slàm|chậm)\s(?:được\s)?",
    regex.IGNORECASE,
)
_PAUSE = regex.compile(r"[,;.](?!\d)|\Z")
_SCORE = regex.compile(r"(?<!\p{L})(?:điểm(?!\s(?:cầu|nghẽn|phục vụ hành|đến))|chỉ số)[^.;]*$", regex.IGNORECASE)
_BARE_CUE = regex.compile(r"(?r)(?:là|đạt|có|gồm|còn|lên|tăng|giảm|được)\s(?:\p{L}+\s){0,2}", regex.IGNORECASE)


def find_quantities(text: str, taken: Iterable[Spanned] = (), folded: str = "") -> Iterator[Quantity]:
    """The figures of ``text`` in text order, not overlapping.

    ``folded`` is the folded text where it is at hand. ``taken`` are spans in which no number is a figure: dates and
    periods.

    >>> text = "Có hơn 1,5 triệu hồ sơ, đạt 42%; xếp thứ 8; Đề án 06."
    >>> [(text[q.start : q.end], str(q.value), q.unit) for q in find_quantities(text)]
    [('1,5 triệu hồ sơ', '1500000', 'hồ sơ'), ('42%', '42', '%'), ('thứ 8', '8', 'hạng')]
    """
    folded = folded or fold(text)
    blocked = sorted({(s.start, s.end) for s in taken} | set(zones(text)))
    found = [_rank(text, *rank) for rank in find_ranks(text)]
    found += [times(text, match) for match in TIMES.finditer(text)]
    found += [q for number in find_numbers(text) if (q := _figure(text, folded, number)) is not None]
    found += few(text, folded)
    found += find_breakdowns(text)
    figures = list(_apart(found, Cover(blocked)))
    held = Cover([*blocked, *((q.start, q.end) for q in figures)])
    elliptic = find_elliptic(text, find_numbers(text), figures, lambda start: not held.holds(start))
    yield from sorted({q.start: q for q in (*figures, *elliptic)}.values())


def _apart(found: Iterable[Quantity], blocked: Cover) -> Iterator[Quantity]:
    end = 0
    for quantity in sorted(found, key=lambda q: (q.start, q.kind != "rank", -q.end)):
        if quantity.start >= end and not blocked.holds(quantity.start):
            end = quantity.end
            yield quantity


def find_unexplained(text: str, folded: str, taken: Iterable[tuple[int, int]]) -> Iterator[Number]:
    """The numbers in figures outside ``taken`` that are neither figures nor names, years, durations or addresses.

    >>> t = "Đề án 06 có 5 xã, còn 7 thì chưa."
    >>> [t[n.start : n.end] for n in find_unexplained(t, fold(t), [(12, 16)])]
    ['7']
    """
    blocked = Cover([*taken, *zones(text)])
    for number in find_numbers(text):
        if number.worded or blocked.holds(number.start):
            continue
        unit = unit_at(text, folded, number.end, scaled=number.scaled)
        duration = unit is not None and unit.kind == "duration"
        if not (duration or is_year(text, number) or is_name(text, number, counted=False)):
            yield number


def _rank(text: str, start: int, end: int, value: Decimal, total: Decimal | None) -> Quantity:
    among = _RANKED_AMONG.match(text, end) if total is not None else None
    number_end = end
    end = among.end() if among else end
    bound, lead = bound_of(text, start, end)
    return Quantity(start, end, value, total, None, "hạng", "rank", bound, lead, number_end)


def _figure(text: str, folded: str, number: Number) -> Quantity | None:
    return times_of_before(text, number) or _counted(text, folded, number)


def _counted(text: str, folded: str, number: Number) -> Quantity | None:
    unit = unit_at(text, folded, number.end, scaled=number.scaled)
    strong = unit is not None and unit.kind in {"percent", "money", "measure", "ratio", "steps", "score"}
    counted = unit is not None and unit.kind not in {"phrase", "duration"}
    if (
        not strong
        and is_year(text, number)
        and not (unit is not None and unit.kind == "noun" and not _year_before(text, number.start))
    ):
        return None
    if not (strong and unit is not None and unit.kind in {"percent", "money"}) and is_name(
        text, number, counted=counted
    ):
        return None
    if unit is None:
        return _without_unit(text, number)
    if unit.kind == "duration" and not states_duration(text, number, unit):
        return None
    quantity = _make(text, number, unit)
    if unit.kind == "phrase" and quantity.bound is Bound.EQ and _like_date(number) and not is_fraction(text, number):
        return None  # '1/10 mở rộng', but 'khoảng 2/3 diện tích'
    return quantity


def _like_date(number: Number) -> bool:
    """True for 'a/b' that could be day and month."""
    return number.total is not None and not number.worded and number.value <= 31 and number.total <= 12


def _year_before(text: str, start: int) -> bool:
    return text[max(0, start - 4) : start].casefold().endswith("năm ")


def _make(text: str, number: Number, unit: Unit) -> Quantity:
    bound, lead = bound_of(text, number.start, unit.end)
    value, upper = number.value, number.upper
    start = number.start
    if unit.kind == "percent" and start and text[start - 1] in "-−–" and (start < 2 or text[start - 2] in " ("):
        value, start = -value, start - 1
    return Quantity(
        start, unit.end, value, number.total, upper, unit.name, unit.kind, bound, min(lead, start), number.end
    )


def _without_unit(text: str, number: Number) -> Quantity | None:
    """A number on its own: money when it ends in 'tỷ', a share 'a/b', else a figure only after 'là', 'đạt', 'có'."""
    written = text[number.start : number.end].casefold()
    bound, lead = bound_of(text, number.start, number.end)
    if number.scaled and written.endswith(("tỷ", "tỉ")):
        return Quantity(
            number.start, number.end, number.value, number.total, number.upper, "VND", "money", bound, lead, number.end
        )
    if (number.worded and number.total is None) or (_like_date(number) and not is_fraction(text, number)):
        return None
    if (
        number.total in {10, 100}
        and number.value <= number.total
        and _SCORE.search(text, max(0, number.start - 120), number.start)
    ):
        return Quantity(
            number.start, number.end, number.value, number.total, None, "điểm", "score", bound, lead, number.end
        )
    big = number.scaled or number.total is not None or number.end - number.start >= 5
    elided = _PAUSE.match(text, number.end) and _ELIDED.match(text, max(0, lead - 24), lead)
    if big or elided or _BARE_CUE.match(text, max(0, lead - 24), lead):
        return Quantity(
            number.start, number.end, number.value, number.total, number.upper, "", "none", bound, lead, number.end
        )
    return None
