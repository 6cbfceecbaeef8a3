"""The sites of a meeting: its named bridging points, or its venue."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from diemcau.facts import Level
from diemcau.patterns.places import unit_levels
from diemcau.rules.localities import PlaceMention
from diemcau.rules.meeting.core import Core
from diemcau.text.sentences import Span
from diemcau.text.spans import within

# "tại thành phố Huế", "làm việc với xã Tủa Chùa", "tại hội trường UBND huyện Gio Linh"
AT_PLACE = regex.compile(
    r"""
    (?i:\b(?:tại|ở|làm[ ]việc[ ]với)(?:[ ](?:thành[ ]phố|TP\.?|tỉnh|xã|phường|huyện|quận|thị[ ]xã|thị[ ]trấn
    |UBND|HĐND|Ủy[ ]ban[ ]nhân[ ]dân|Huyện[ ]ủy|Tỉnh[ ]ủy|trụ[ ]sở|hội[ ]trường|lãnh[ ]đạo|phòng[ ]họp
    |trung[ ]tâm|Trung[ ]tâm[ ]Hội[ ]nghị|nhà[ ]văn[ ]hóa|Đảng[ ]ủy|biên[ ]giới|vùng[ ]cao|miền[ ]núi|ven[ ]biển
    |đảo|đặc[ ]khu))*[ ]?)$
    """,
    regex.VERBOSE,
)
# "tại Trung tâm Hội nghị quốc tế", "tại phòng họp trực tuyến UBND huyện", "tại trụ sở"
_HALL = regex.compile(
    r"""
    (?i:\b(?:tại|ở)[ ](?:hội[ ]trường|trụ[ ]sở|phòng[ ]họp|trung[ ]tâm[ ](?:hội[ ]nghị|hành[ ]chính|văn[ ]hóa
    |báo[ ]chí|chính[ ]trị)|nhà[ ]văn[ ]hóa|nhà[ ]hát|khách[ ]sạn|UBND|Ủy[ ]ban[ ]nhân[ ]dân|Tỉnh[ ]ủy
    |Huyện[ ]ủy|Thành[ ]ủy|Đảng[ ]ủy))
    """,
    regex.VERBOSE,
)
# "kiểm tra tại Trung tâm Phục vụ hành chính công thị xã Duy Tiên", "kiểm tra hoạt động của Trung tâm … xã Tà Rụt":
# an office of the place that is visited
_AT_OFFICE = regex.compile(
    r"""
    (?i:\b(?:tại|ở|với|(?:hoạt[ ]động|tiến[ ]độ)(?:[ ]\p{L}+){0,3}[ ]của)(?:[ ](?!do\b|của\b|và\b)\p{L}+){1,9}?
    [ ](?:thành[ ]phố|tỉnh|xã|phường|huyện|quận|thị[ ]xã|thị[ ]trấn)[ ]$)
    """,
    regex.VERBOSE,
)
# "tại phòng họp trực tuyến | trụ sở UBND xã": whose hall it is
_WHOSE_HALL = regex.compile(
    r"(?i:(?:[ ](?!do\b|của\b|và\b|với\b)\p{L}+){0,5}?[ ](?P<unit>tỉnh|huyện|quận|thị[ ]xã|xã|phường|thị[ ]trấn)\b)"
)
_SITE_LEVELS = (Level.COMMUNE, Level.DISTRICT, Level.PROVINCE)


# "kết nối trực tuyến đến trung tâm y tế các huyện Châu Đức, Xuyên Mộc", "trực tuyến với các điểm cầu: Mường Ảng, …"
_LINKED = regex.compile(
    r"""
    (?i:(?:trực[ ]tuyến|kết[ ]nối|truyền(?:[ ]hình)?)[ ](?:tới|đến|với)[ ](?:[^.;:,\d]{0,60}?[ ])?
    (?:các[ ](?:(?:điểm|đầu)[ ]cầu|huyện|xã|phường|tỉnh|quận)|(?:điểm|đầu)[ ]cầu(?:[ ]các)?)[ :]+
    (?:(?:tỉnh|huyện|xã|phường|thành[ ]phố|thị[ ]xã|quận|TP\.?|TX\.?)[ ])?)
    """,
    regex.VERBOSE,
)
# between two names of a list: ", ", " và ", ", thị xã "
_NEXT = regex.compile(
    r"(?i:(?:,|;|,? và)[ ](?:(?:các[ ])?"
    r"(?:tỉnh|huyện|xã|phường|thành phố|thị xã|thị trấn|quận|đặc khu|TP\.?|TX\.?)[ ]?)?)"
)
_NAMED_LEVEL = {"tỉnh": Level.PROVINCE, "huyện": Level.DISTRICT, "xã": Level.COMMUNE}
_BESIDE = 120  # code points between a place and the word for the meeting that is held there


def sites(core: Core, level: str) -> Iterator[tuple[str, Span, str]]:
    """The sites with span and rule, each once: bare place names, 'Chính phủ' or 'Trung ương' for the main one."""
    seen: set[str] = set()
    named = [(s.place, Span(s.start, s.end), "meetings.site") for s in core.frame.sites]
    for place, span, rule in [*named, *_linked(core)]:
        if place not in seen:
            seen.add(place)
            yield place, span, rule
    if not any(not s.main for s in core.frame.sites) or level != "quốc gia":
        yield from (row for row in _venue(core, level) if row[0] not in seen)


def _linked(core: Core) -> Iterator[tuple[str, Span, str]]:
    """Two places or more that a meeting is connected to: 'trực tuyến tới các huyện A, B và thị xã C'."""
    page, places = core.frame.page, {p.start: p for p in core.frame.explicit}
    for sentence in core.related:
        for match in _LINKED.finditer(page.text, sentence.start, sentence.end):
            listed, at = [], match.end()
            while place := places.get(at):
                listed.append(place)
                following = _NEXT.match(page.text, place.end)
                at = following.end() if following else -1
            if len(listed) > 1:
                yield from ((p.name, Span(p.start, p.end), "meetings.linked") for p in listed)


def _venue(core: Core, level: str) -> Iterator[tuple[str, Span, str]]:
    """Where a meeting without bridging points is.

    The sentence of the core tells first: the first place named behind 'tại', of a visit also those joined to it ('tại
    xã A và xã B'); where only a hall is named ('tại trụ sở UBND tỉnh'), the home locality at the level of the meeting.
    """
    for span in [core.sentence(), *core.related]:
        place = _place(core, span)
        if place:
            yield from ((p.name, Span(p.start, p.end), "meetings.venue") for p in _joined(core, place))
            return
        row = _hosted(core, span) or _hall(core, span, level)
        if row:
            yield row
            return


def _joined(core: Core, place: PlaceMention) -> list[PlaceMention]:
    """``place`` and, of a visit, the places listed behind it: 'xã A và xã B'."""
    places, found = {p.start: p for p in core.frame.explicit}, [place]
    while core.is_visit:
        following = _NEXT.match(core.frame.page.text, found[-1].end)
        listed = places.get(following.end()) if following else None
        if listed is None or listed.level != place.level:
            break
        found.append(listed)
    return found


# "tại trụ sở | Tòa án nhân dân tỉnh Kiên Giang": the host's place
_AT_SEAT = regex.compile(r"(?i:\b(?:tại|ở)[ ](?:trụ sở|hội trường|phòng họp|khuôn viên)(?:[ ]của)?[ ]$)")


def _hosted(core: Core, span: Span) -> tuple[str, Span, str] | None:
    """The place of the body at whose seat the meeting is."""
    page = core.frame.page
    for body in within(page.bodies, *span):
        placed = body.place and _AT_SEAT.search(page.text, max(span.start, body.start - 24), body.start)
        place = core.frame.bare(body.place, body.unit, body.levels) if placed else ""
        if place:
            return place, Span(body.start, body.end), "meetings.venue"
    return None


# "tiếp xúc cử tri | phường Sa Pa": where the voters are
_VOTERS_OF = regex.compile(
    r"(?i:\bcử tri(?: (?:tại|ở|các|trên địa bàn))*"
    r"(?: (?:thành phố|TP\.?|xã|phường|huyện|quận|thị xã|thị trấn|đặc khu))?[ ]$)"
)
# "bà A, chủ quán | ở phường B mở đầu hội nghị": where somebody is from
_FROM = regex.compile(r"(?i:\p{L} ở )")


def _place(core: Core, span: Span) -> PlaceMention | None:
    frame, text = core.frame, core.frame.page.text
    nouns = [m for m in core.own if span.start <= m.start < span.end]
    for place in frame.explicit:
        if not (span.start <= place.start < span.end and place.level in _SITE_LEVELS):
            continue
        near = span == core.sentence() or any(m.start - _BESIDE < place.start < m.end + _BESIDE for m in nouns)
        before = max(span.start, place.start - 80)
        at = AT_PLACE.search(text, before, place.start) or (
            core.is_visit and _AT_OFFICE.search(text, before, place.start)
        )
        if core.type == "tiếp xúc cử tri":
            at = at or _VOTERS_OF.search(text, before, place.start)
        aside = at and place.end <= core.noun.start and _FROM.match(text, max(0, at.start() - 2))
        if at and not aside and (near or not nouns):
            return place
    return None


def _hall(core: Core, span: Span, level: str) -> tuple[str, Span, str] | None:
    hall = _HALL.search(core.frame.page.text, span.start, span.end)
    if hall is None:
        return None
    if level == "bộ":
        return "Trung ương", Span(*hall.span()), "meetings.hall"
    whose = _WHOSE_HALL.match(core.frame.page.text, hall.end(), span.end)
    levels = (
        list(unit_levels(whose["unit"].lower())) if whose else [_NAMED_LEVEL[level]] if level in _NAMED_LEVEL else []
    )
    home = next((core.frame.home[lv] for lv in [*levels, *_SITE_LEVELS] if lv in core.frame.home), "")
    return (home, Span(*hall.span()), "meetings.hall") if home and level != "quốc gia" else None
