"""The view ``participations``: who chairs, attends, speaks at the meeting, and from which site."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import regex

from diemcau.facts import Level, Participation, Role
from diemcau.rules.actors import Cast
from diemcau.rules.frame import Frame, Site
from diemcau.rules.postplaces import post_place
from diemcau.rules.roles import Part
from diemcau.text.sentences import Span

# "chủ trì tại các điểm cầu huyện có …": each from the place of the own post
_EACH_SITE = regex.compile(r"(?i:\bcác (?:điểm|đầu) cầu\b[^.;]{0,40}\b(?:có|là)\b)")
# "⟦0⟧ (điểm cầu Cao Lãnh); ⟦1⟧ (tại điểm cầu Công an tỉnh)": told of each
_OWN_SITE = regex.compile(r"(?i:[ ]?\((?:tại[ ]|từ[ ])?(?:điểm|đầu)[ ]cầu[ ][^()\n]{2,60}\))")
# "⟦0⟧ chủ trì | tại điểm cầu chính", "từ đầu cầu trung tâm": whatever bridging point the sentence names besides
_MAIN_POINT = regex.compile(
    r"(?i:[^.;,\n]{0,40}?\b(?:tại|từ|ở)[ ](?:điểm|đầu)[ ]cầu[ ](?:chính|trung[ ]tâm)"
    r"(?=[ ]?[.,;()–-]|[ ](?:có|là|đặt)\b|$))"
)
# "Cùng dự có", "Cùng tham dự tại điểm cầu": with those of the sentence before
_WITH_THEM = regex.compile(r"(?i:[ ]*cùng[ ](?:tham[ ])?dự(?!\p{L}))")
_FROM = regex.compile(r"(?i:\b(?:từ|tại|ở)[ ](?:tỉnh |thành phố |TP\.? ?|huyện )?)$")


def participations(cast: Cast, parts: Iterable[Part], meeting: str, *, national: bool) -> Iterator[Participation]:
    """The roles ``parts`` at the article's meeting with their sites: one fact for each person and role.

    ``meeting`` is the key of the meeting, ``national`` says whether it is one of the whole country.
    """
    frame = cast.frame
    seen: set[tuple[str, Role]] = set()
    sites = _SiteFinder(frame, cast, national)
    known: dict[str, str] = {}  # who was placed once speaks from there
    for part in parts:
        if (part.person, part.role) in seen:
            continue
        seen.add((part.person, part.role))
        site = (
            sites.told(part) or known.get(part.person) or sites.own(part.person) or sites.joined(part) or "Trung ương"
        )
        known.setdefault(part.person, site)
        evidence = frame.page.evidence(part.at, part.end, part.rule)
        yield Participation(meeting, part.person, part.role, site, evidence)


@dataclass(frozen=True)
class _SiteFinder:
    """From which site a role is played: the sentence's, that of the sentence before in the paragraph, or the post's."""

    frame: Frame
    cast: Cast
    national: bool

    def told(self, part: Part) -> str:
        """The site that the sentence says, or ''."""
        sentence = self.frame.page.sentence_at(part.at)
        own = _OWN_SITE.match(self.frame.page.text, part.behind) if part.behind else None
        if own:
            site = next((s for s in self.frame.sites if own.start() <= s.start < own.end()), None)
            return self._name(site, part.person) if site else "Trung ương"
        if part.behind and _MAIN_POINT.match(self.frame.page.text, part.behind, sentence.end):
            return "Trung ương"
        inside = [s for s in self.frame.sites if sentence.start <= s.start < sentence.end] or self._from_place(sentence)
        if _EACH_SITE.search(self.frame.page.text, sentence.start, part.end) and (
            place := self._post_place(part.person)
        ):
            return place
        chosen = self._nearest(inside, part)
        return self._name(chosen, part.person) if chosen else ""

    def joined(self, part: Part) -> str:
        """'Tại điểm cầu X, ⟦0⟧ chủ trì. Cùng dự có ⟦1⟧': the one site of the sentence before; '' without one."""
        page = self.frame.page
        sentence = page.sentence_at(part.at)
        if not _WITH_THEM.match(page.text, sentence.start) or self._is_national(part.person):
            return ""
        paragraph = page.paragraph_at(sentence.start)
        before = page.sentence_at(max(paragraph.start, sentence.start - 2))
        sites = {s.place: s for s in self.frame.sites if before.start <= s.start < sentence.start}
        return self._name(next(iter(sites.values())), part.person) if len(sites) == 1 else ""

    def _from_place(self, sentence: Span) -> list[Site]:
        """'Từ Hà Nội, …': the bare name of a site behind 'từ', 'tại', 'ở' at the start of a sentence."""
        known = {s.place: s for s in self.frame.sites}
        return [
            known[m.name]._replace(start=m.start, end=m.end)
            for m in self.frame.explicit
            if sentence.start <= m.start < sentence.start + 24
            and m.name in known
            and _FROM.search(self.frame.page.text, max(0, m.start - 14), m.start)
        ]

    def _nearest(self, sites: list[Site], part: Part) -> Site | None:
        if not sites:
            return None
        text = self.frame.page.text
        before = [s for s in sites if s.end <= part.at]
        within = [s for s in sites if part.at <= s.start < part.end + 60 and ";" not in text[part.end : s.start]]
        if own := next((s for s in sites if s.place in self._houses(part.person)), None):
            return own  # 'Chủ trì điểm cầu Học viện X, Giám đốc Học viện': the house that one heads
        if self._is_national(part.person) and not all(s.main for s in sites):
            mains = [s for s in sites if s.main]
            return mains[0] if mains else None
        return within[0] if within else before[-1] if before else None

    def _name(self, site: Site, person: str) -> str:
        """The site's name; in a national meeting Hà Nội is the main one, but for those who hold a post of the city."""
        abroad = self.frame.home.get(Level.PROVINCE) != "Hà Nội" and self._post_place(person) != "Hà Nội"
        capital = site.place == "Hà Nội" and self.national and abroad
        return "Trung ương" if site.main or capital else site.place

    def _houses(self, person: str) -> set[str]:
        return {h.post.body_name for h in self.cast.held if h.name.name == person and h.post.body_name}

    def _is_national(self, person: str) -> bool:
        reaches = {h.post.reach for h in self.cast.of_person.get(person, ()) if not h.post.rank}
        return "national" in reaches and "local" not in reaches

    def _post_place(self, person: str) -> str:
        places = [
            post_place(self.frame, h.post) for h in self.cast.of_person.get(person, ()) if h.post.reach == "local"
        ]
        return next(filter(None, places), "")

    def own(self, person: str) -> str:
        """The site that bears the place of one of the person's posts, where the article has such a site."""
        known = {s.place for s in self.frame.sites if not s.main}
        for holding in self.cast.of_person.get(person, ()):
            if holding.post.reach in {"local", ""} and not holding.post.rank:
                place = post_place(self.frame, holding.post)
                if place in known:
                    return place
        return ""
