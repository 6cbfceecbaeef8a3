"""Who speaks where: a speaker tells of the locality, hospital or company whose post he or she holds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

import regex

from diemcau.facts import Position
from diemcau.lexicon.wordlists import words
from diemcau.mentions import Page
from diemcau.rules.actors import Cast
from diemcau.rules.context import Voice

# '⟦Bà A, Chủ tịch UBND xã⟧ cho biết', '⟦ông B⟧ (đứng) cũng báo cáo nhanh'
_SPEAKS = regex.compile(
    rf"(?:\s\([^()\n]{{1,60}}\))?,?\s(?:(?:{words('manner')})\s)*(?:{words('telling')})(?!\p{{L}})", regex.IGNORECASE
)
# '⟦ông B⟧: Tỉnh đã …'
_COLON = regex.compile(r"\s?:\s")
# 'Theo ⟦ông B⟧, xã có'
_ACCORDING = regex.compile(r"(?r)(?<!\p{L})theo\s", regex.IGNORECASE)
# organisations that tell of themselves; a bank's or post office's director in a province tells of the province
_OWN = regex.compile(r"(?:Bệnh viện|Trung tâm Y tế|Công ty|Hợp tác xã|Trường|Học viện|Nhà máy)(?!\p{L})")
_NATION = "Việt Nam"


def voices(cast: Cast, held: Iterable[Position]) -> Iterator[Voice]:
    """Where each speaker of the text begins to tell, with whom he or she tells of; in text order."""
    page, posts = cast.frame.page, _by_person(held)
    for actor in cast.actors:
        if _tells(page, actor.start, actor.end):
            about = _about(posts.get(actor.person, ()))
            if about:
                yield Voice(actor.end, about)


def _tells(page: Page, start: int, end: int) -> bool:
    """True where somebody who stands between two offsets begins to speak."""
    text = page.text
    if _SPEAKS.match(text, end) or _COLON.match(text, end):
        return True
    return bool(_ACCORDING.match(text, max(0, start - 5), start) and text[end : end + 1] == ",")


def _by_person(held: Iterable[Position]) -> Mapping[str, Sequence[Position]]:
    found: dict[str, list[Position]] = {}
    for position in held:
        found.setdefault(position.person, []).append(position)
    return found


def _about(posts: Sequence[Position]) -> str:
    """The locality of which the last post of a person is, or the organisation; '' where that can't be told."""
    own = [p.body for p in posts if _OWN.match(p.body)]
    if own:
        return own[-1]
    places = [p.place for p in posts if p.place and p.place != _NATION]
    return places[-1] if places else ""
