"""The locality that an article's own figures are about, where it names homes at several levels."""

from __future__ import annotations

from diemcau.facts import Level, MeetingSlot, Slot
from diemcau.mentions import Page
from diemcau.rules.context import Context
from diemcau.text.fold import fold

_OPENING = 320  # code points in which headlines stand
_OFTEN = 3  # mentions that make a locality the subject of an article


def home(page: Page, context: Context) -> str:
    """The lowest home locality that a headline names, that the meeting has as a site, or that the text dwells on;
    else the one at the meeting's own level; '' where the article has no home.
    """
    homes = context.homes
    if not homes:
        return context.place
    if _MINISTRY in _values(context, Slot.LEVEL) and _of_ministry(page, context):
        return ""
    level = _meeting_level(context)
    if level in homes and level is not Level.PROVINCE and level is not None:
        return homes[level]
    province = homes.get(Level.PROVINCE, "")
    headlines = _headlines(page)
    for lower in (Level.COMMUNE, Level.DISTRICT):
        name = homes.get(lower, "")
        if name and name != province and (fold(name) in headlines or _dwells(page, context, level, name, province)):
            return name
    return province or context.place


def _dwells(page: Page, context: Context, level: Level | None, name: str, province: str) -> bool:
    """True for the site of a national meeting, or a locality named as often as its province."""
    if level is None and _NATIONAL in _values(context, Slot.LEVEL):
        return name in _values(context, Slot.SITE)
    return page.text.count(name) >= max(_OFTEN, page.text.count(province) if province else 0)


_NATIONAL, _MINISTRY = "quốc gia", "bộ"


def _of_ministry(page: Page, context: Context) -> bool:
    """Whether the headline names a ministry, or a ministry holds the meeting: its bridging points are no home."""
    named = [b.name for b in page.bodies if b.start < page.paragraphs[0].end]
    return any(name.startswith("Bộ ") for name in (*named, *organisers(context)))


def organisers(context: Context) -> list[str]:
    """The names of those who hold the article's meetings, sorted."""
    return sorted(_values(context, Slot.ORGANISER))


def _values(context: Context, slot: Slot) -> set[str]:
    return {f.value for f in context.known if isinstance(f, MeetingSlot) and f.slot is slot}


def _meeting_level(context: Context) -> Level | None:
    told = _values(context, Slot.LEVEL)
    return next((lv for lv in (Level.COMMUNE, Level.DISTRICT, Level.PROVINCE) if lv.value in told), None)


def _headlines(page: Page) -> str:
    """The lines before the first full sentence, folded."""
    end = 0
    for span in page.paragraphs:
        if span.end > _OPENING or page.text[span.end - 1] in ".:;":
            break
        end = span.end
    return page.folded[: end or (page.paragraphs[0].end if page.paragraphs else 0)]
