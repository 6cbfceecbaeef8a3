"""The view ``places``: every named locality once, with its level."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from diemcau.facts import Level, Place
from diemcau.patterns.addresses import address_tokens
from diemcau.patterns.bodies import BodyMention
from diemcau.patterns.bylines import is_byline
from diemcau.patterns.places import gazetteer
from diemcau.rules.context import Context
from diemcau.rules.frame import Frame
from diemcau.rules.holdings import by_name, holdings
from diemcau.rules.localities import PlaceMention
from diemcau.rules.postplaces import body_and_place

# "… trao quà cho bà con. Ảnh: Hương Trà": who took a picture, at the end of its caption
_CREDIT = regex.compile(r"(?:Ảnh|ảnh|Nguồn ảnh|Video|Clip)[ ]?:[ ]?[^\n.;:,]{2,40}(?=[.)|]*(?:\n|$))")
# "laocai.gov.vn", "https://…": a place inside an address is not named
_ADDRESS = regex.compile(r"(?:https?://|www\.)\S+|\b[\w-]+(?:\.[\w-]+)*\.(?:vn|com|org|net)\S*")

_PLACES_TOO = frozenset({"lien-minh-chau-au", "asean"})  # organisations that the view counts as regions


def places(frame: Frame, context: Context) -> Iterator[Place]:
    """Each locality (bare name, level) once, with its first mention.

    Names inside a company's, a school's or a newspaper's name, inside web addresses and in bylines are left out.
    """
    page = frame.page
    hidden = _hidden(frame)
    seen: set[tuple[str, Level]] = set()
    for mention in frame.explicit:
        if mention.start in hidden or (mention.name, mention.level) in seen:
            continue
        seen.add((mention.name, mention.level))
        yield Place(
            mention.name,
            mention.level,
            page.evidence(mention.start, mention.end, "places.mention"),
            _locality(mention, context),
        )
    yield from _implied(frame, context, seen)


def _implied(frame: Frame, context: Context, seen: set[tuple[str, Level]]) -> Iterator[Place]:
    """The home locality where only 'tỉnh', 'huyện' name it and a dateline or address tells which."""
    found = holdings(frame)
    of_name = by_name(found)
    elsewhere = {h.post.start: body_and_place(frame, h, of_name[h.name.start])[2] for h in found}
    for level, name in frame.home.items():
        if (name, level) in seen:
            continue
        spans = [(p.start, p.end) for p in frame.page.posts if level in p.levels and not p.place and p.body]
        spans = [span for span in spans if elsewhere.get(span[0], name) == name]
        spans += [(s.start, s.end) for s in frame.sites if s.place == name]
        for start, end in sorted(spans)[:1]:
            mention = PlaceMention(start, end, name, level, "", None)
            yield Place(name, level, frame.page.evidence(start, end, "places.home"), _locality(mention, context))


def _hidden(frame: Frame) -> set[int]:
    page = frame.page
    spans = [m.span() for start, end in address_tokens(page.text) for m in _ADDRESS.finditer(page.text, start, end)]
    lines = [(p, page.text[p.start : p.end]) for p in page.paragraphs]
    spans += [(p.start, p.end) for p, line in [*lines[1:5], *lines[-3:]] if _is_signature(line)]
    spans += [m.span() for m in _CREDIT.finditer(page.text)]
    # a line in parentheses may be a caption or begin with a newsroom's code: '(LCO) - Sáng nay, tại Sa Pa …'
    spans += [(p.start, p.end) for p, line in lines if not line.startswith("(") and is_byline(line)]
    spans += [
        (b.start, b.end if b.reach in {"named", "national"} else b.name_end)
        for b in [*page.bodies, *_post_bodies(frame)]
        if b.head not in _PLACES_TOO
    ]
    return {offset for start, end in spans for offset in range(start, end)}


def _is_signature(line: str) -> bool:
    """Whether a line is nothing but a name that a writer and a district may both bear: 'Hương Trà'."""
    known = gazetteer().lookup(line)
    return bool(known) and known[0].level == Level.DISTRICT.value


def _post_bodies(frame: Frame) -> list[BodyMention]:
    return [post.body for post in frame.page.posts if post.body]


def _locality(mention: PlaceMention, context: Context) -> str:
    found = gazetteer().lookup(mention.name, level=mention.level.value, on=context.day)
    return found[0].iri if len(found) == 1 else ""
