"""The view ``positions``: which posts the text gives whom, with title, body and place."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from diemcau.facts import Position
from diemcau.patterns.people import NameMention
from diemcau.rules.frame import Frame
from diemcau.rules.holdings import by_name, holdings
from diemcau.rules.postplaces import BODILESS, body_and_place, is_inferred


def positions(frame: Frame) -> Iterator[Position]:
    """The posts of persons with title, body and place as the guide has them; one fact for each constellation read."""
    page = frame.page
    found = holdings(frame)
    yield from _by_sector(frame)
    explicit = {(h.name.name, h.post.title) for h in found if h.post.body and not is_inferred(h.post)}
    explicit |= {(name, title) for name, title, *_ in sector_posts(frame)}
    seen: set[tuple[str, str, str, str]] = set()
    of_name = by_name(found)
    for holding in found:
        post = holding.post
        if is_inferred(post) and (holding.name.name, post.title) in explicit:
            continue  # said in full elsewhere
        body, _, place = body_and_place(frame, holding, of_name[holding.name.start])
        if not body and not place and not post.rank and post.role not in BODILESS:
            continue
        key = (holding.name.name, post.title, body, place)
        if key in seen:
            continue
        seen.add(key)
        yield Position(
            holding.name.name,
            post.title,
            body,
            place,
            page.evidence(post.start, post.end, holding.rule),
            page.evidence(holding.name.start, holding.name.end, "people.name"),
            post.status,
        )


# "các bộ trưởng: Nguyễn Chí Dũng (Kế hoạch và Đầu tư), Nguyễn Hồng Diên (Bộ Công Thương)"
_MINISTERS = regex.compile(r"(?i:\bcác (?P<title>bộ trưởng|thứ trưởng)[ :][^.;\n]*)")


def sector_posts(frame: Frame) -> Iterator[tuple[str, str, str, NameMention, int]]:
    """(person, title, body, name, end) for names with a sector in parentheses in a list of ministers."""
    page = frame.page
    for match in _MINISTERS.finditer(page.text):
        title = match["title"].capitalize()
        for name in page.names:
            if match.start() < name.start < match.end() and page.text[name.end : name.end + 2] == " (":
                told = name.end + 2 + len("Bộ ") * page.text.startswith("Bộ ", name.end + 2)
                sector = page.body_grammar.sector_at(told, "bo")
                if sector and page.text[sector.end : sector.end + 1] == ")":
                    yield name.name, title, f"Bộ {sector.item.label}", name, sector.end


def _by_sector(frame: Frame) -> Iterator[Position]:
    page = frame.page
    for person, title, body, name, end in sector_posts(frame):
        yield Position(
            person,
            title,
            body,
            "Việt Nam",
            page.evidence(name.end + 2, end, "positions.sector"),
            page.evidence(name.start, name.end, "people.name"),
        )
