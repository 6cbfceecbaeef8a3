"""What the rules for named things (programmes, systems) share: writing a name out, and keeping each once."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from diemcau.facts import Level
from diemcau.lexicon.expand import expand
from diemcau.mentions import Page
from diemcau.patterns.places import gazetteer
from diemcau.rules.context import Context
from diemcau.text.fold import fold
from diemcau.text.spans import Cover


class Named(NamedTuple):
    """A named thing in the text: code points ``start`` to ``end`` (exclusive), and its canonical name."""

    start: int
    end: int
    name: str


def body_at(page: Page, start: int, context: Context) -> tuple[str, int] | None:
    """Name the organisation at ``start`` with its place (the article's, where it is left out), and tell its end."""
    body = page.body_grammar.at(start)
    if body is None:
        return None
    if body.place:
        return " ".join(filter(None, (body.name, body.unit, body.place))), body.end
    bare = f"{body.name} {body.unit}".strip()
    return (body.unit and with_place(body.name, body.unit, context)) or bare, body.end


def written_out(text: str) -> str:
    """Write a name as the views have it: abbreviations and quotation marks resolved, one space, a capital first.

    >>> written_out('phong trào  “Ngày thứ Bảy vì dân”')
    'Phong trào Ngày thứ Bảy vì dân'
    """
    plain = " ".join(expand(text).translate(str.maketrans("", "", '“”"«»')).split()).strip(" ,.;:-–")
    return plain[:1].upper() + plain[1:]


# the unit nouns of each level; 'thành phố' is a province's or a district's
_UNITS = (
    (Level.PROVINCE, ("tỉnh", "thành phố")),
    (Level.DISTRICT, ("huyện", "quận", "thị xã", "thành phố")),
    (Level.COMMUNE, ("xã", "phường", "thị trấn", "đặc khu")),
)


def with_place(name: str, unit: str, context: Context) -> str:
    """Add the article's home place to a ``name`` that ends in a bare ``unit`` of its level; '' where it can't be told.

    >>> with_place("Cổng Dịch vụ công", "tỉnh", Context(place="Lào Cai", level=Level.PROVINCE))
    'Cổng Dịch vụ công tỉnh Lào Cai'
    >>> with_place("Cổng Dịch vụ công", "TP", Context(place="Lào Cai", level=Level.PROVINCE))
    ''
    """
    noun = expand(unit).casefold()
    homes = [(level, context.home(level)) for level, nouns in _UNITS if noun in nouns]
    fitting = [home for level, home in homes if home and _is_called(home, level, noun)]
    return f"{name} {noun} {fitting[0]}" if len(fitting) == 1 else ""


def _is_called(home: str, level: Level, noun: str) -> bool:
    """Tell whether ``home`` is a ``noun``: no 'thành phố' of the article's tỉnh. What no gazetteer knows may be one."""
    known = list(gazetteer().lookup(home, level=level.value))
    return not known or any(locality.kind.startswith(noun) for locality in known)


def apart(found: Iterable[Named], taken: Iterable[Named]) -> list[Named]:
    """Keep of ``found`` what overlaps neither ``taken`` nor an earlier one of ``found``.

    >>> [n.name for n in apart([Named(0, 4, "a"), Named(2, 6, "b"), Named(6, 9, "c")], [Named(8, 12, "d")])]
    ['a']
    """
    before = Cover((named.start, named.end) for named in taken)
    kept: list[Named] = []
    sure: list[Named] = []  # the same in text order
    for named in found:
        at = bisect_left(sure, named.end, key=_start)
        if not before.meets(named.start, named.end) and not (at and named.start < sure[at - 1].end):
            sure.insert(at, named)
            kept.append(named)
    return kept


def _start(named: Named) -> int:
    return named.start


def once(found: Iterable[Named]) -> Iterator[Named]:
    """Keep each name once, at its first mention, in text order; one that another only completes gives way to it.

    >>> [n.name for n in once([Named(0, 1, "Cổng A"), Named(5, 6, "Cổng A tỉnh X"), Named(9, 10, "cổng a")])]
    ['Cổng A tỉnh X']
    """
    first: dict[str, Named] = {}
    for named in sorted(found):
        first.setdefault(fold(named.name), named)
    for key, named in first.items():
        if not any(other.startswith(f"{key} ") for other in first):
            yield named
