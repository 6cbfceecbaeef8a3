"""For whom or where a figure holds: cả nước, bộ, ngành, địa phương, a named place, or the article's home locality."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property

from diemcau.mentions import Page
from diemcau.patterns.bodies import BodyMention
from diemcau.patterns.places import PlaceHit
from diemcau.rules.clauses import Setting, outside
from diemcau.rules.context import Context
from diemcau.rules.layout import Layout
from diemcau.rules.respective import Respective
from diemcau.rules.scopewords import (
    ALL,
    APART,
    AREA,
    AREA_FIRST,
    AREA_LAST,
    AT,
    BESIDE,
    BODIES,
    BREAK,
    COMPARED_WITH,
    COMPARING,
    FIRST,
    GENERIC,
    GROUP,
    GROUP_FIRST,
    HEADS,
    ITEM,
    JOINT,
    LEADS,
    LONGEST,
    MANY,
    NEXT,
    OF_BODIES,
    OF_BODY,
    OF_MINISTRY,
    OF_THE_PROVINCE,
    PROVINCE,
    PROVINCES,
    PROVINCIAL,
    RATED,
    RATED_LEAD,
    REGION,
    SCORES,
    STATED,
    SUBJECT,
    WHOLE,
    WITH_UNIT,
    WITHIN,
    WORLDWIDE,
)
from diemcau.rules.zones import Zone, Zones
from diemcau.text.spans import Cover

NATION = "cả nước"


class Scopes:
    """The scopes of one page's figures."""

    def __init__(self, page: Page, context: Context, layout: Layout) -> None:
        self._page, self._context = page, context
        self._zones = Zones(page, context, layout)
        self._respective = Respective(page, self._places)

    def scope(self, setting: Setting, stated: str) -> str:
        """The scope of a figure; ``stated`` is the scope of the figure that it qualifies, if any."""
        heard = outside(self._page.text[setting.clause.start : setting.quantity.lead])
        member = self._respective.member(setting)
        return (
            (self._nation(GROUP.sub("", member)) if member else "")
            or self._said(setting, heard, stated)
            or self._of_all(setting)
            or self._of_province(setting)
            or self._named_before(setting)
            or self._area(setting)
            or self._place_after(setting)
            or self._place_before(setting)
            or self._holder(setting)
            or self._ministry(heard, setting)
            or stated
            or self._first(setting)
            or self._of_zone(Zone.ABOVE if PROVINCE.search(heard) else self._zones.of(setting))
        )

    def told(self, setting: Setting) -> bool:
        """Whether the figure's clause speaks of the country or the home: 'Trên địa bàn tỉnh, con số này là'."""
        return self._zones.last(setting.clause.start, setting.quantity.lead) is not None

    def _said(self, setting: Setting, heard: str, stated: str) -> str:
        """'… cả nước đạt', '; bộ, ngành đạt', '100% bộ, cơ quan ngang bộ'; not 'cao hơn bình quân cả nước'."""
        match = STATED.match(heard)
        ranked = setting.quantity.kind in {"rank", "steps"} and match and match["scope"].casefold().startswith("cấp ")
        if match and not ranked and not (stated and COMPARING.search(heard[-60:])):
            return self._nation(GROUP.sub("", match["scope"]))
        first = GROUP_FIRST.match(self._page.text, setting.clause.start)
        if first:
            return first["scope"].casefold()
        if setting.quantity.kind != "percent":
            return ""
        if bodies := BODIES.match(setting.after) or OF_BODIES.match(setting.after):
            return bodies["scope"]
        if setting.paren is None or setting.before.strip():
            return ""
        beside = COMPARED_WITH.match(self._page.text, setting.sentence.start, setting.paren.start)
        return self._nation(beside["scope"]) if beside else ""

    def _of_all(self, setting: Setting) -> str:
        """'63/63 địa phương', '11/22 bộ, ngành', '54/63 cổng cấp tỉnh': a share of all that the country has."""
        total, unit = setting.quantity.total, setting.quantity.unit
        if WORLDWIDE.match(setting.after):
            return NATION
        many = setting.quantity.value >= MANY and HEADS.match(unit)
        if many or (setting.quantity.kind == "noun" and WHOLE.match(unit)):
            return NATION
        if total is None:
            return ""
        provinces = total in PROVINCES
        if ALL.match(unit) and (provinces or unit[0] in "bB"):
            return NATION
        return NATION if provinces and PROVINCIAL.match(setting.after) else ""

    def _of_province(self, setting: Setting) -> str:
        """'148/148 xã, phường của tỉnh': a count of the province's; a rank among them is of one of them."""
        counted = setting.quantity.kind in {"noun", "phrase", "percent"}
        return self._of_zone(Zone.ABOVE) if counted and OF_THE_PROVINCE.match(setting.after) else ""

    def _area(self, setting: Setting) -> str:
        """'Ở nông thôn, tỷ lệ …', '72% số người hưởng … tại khu vực đô thị'."""
        area = AREA_FIRST.match(self._page.text, setting.clause.start)
        area = area or (AREA_LAST.search(setting.before) if setting.quantity.kind == "percent" else None)
        if area is None and setting.quantity.kind == "percent":
            area = AREA.search(setting.after)
        return area["scope"] if area else ""

    def _holder(self, setting: Setting) -> str:
        """'trong đó Viettel phát sóng 6.500 trạm', '; Bệnh viện Đa khoa có': a company or hospital as subject."""
        low, high = setting.clause.start, setting.quantity.lead
        if setting.quantity.kind in {"rank", "score"}:
            ranked = next((b for b in reversed(self._bodies(low, high)) if b.end <= high), None)
            if ranked and not ranked.place and SCORES.fullmatch(self._page.text, ranked.end, high):
                return ranked.name
        if setting.quantity.kind in {"rank", "percent"} and (rated := self._rated(setting)):
            return rated
        for body in reversed([b for b in self._bodies(low, high) if b.reach == "named"]):
            text = self._page.text
            if LEADS.match(text, max(0, body.start - 24), body.start) and not APART.search(text, body.end, high):
                return body.name
        return ""

    def _rated(self, setting: Setting) -> str:
        """'Dẫn đầu là Bộ Tư pháp với 92%; Bộ Tài chính xếp thứ hai (91,5%)': the body right before its share."""
        text, low = self._page.text, setting.paren.start - LONGEST * 2 if setting.paren else setting.clause.start
        high = setting.paren.start if setting.paren else setting.quantity.lead
        if setting.paren and setting.before.strip():
            return ""
        body = next((b for b in reversed(self._bodies(max(low, setting.sentence.start), high)) if b.end <= high), None)
        if body is None or (body.place and body.reach != "local"):
            return ""
        led = RATED_LEAD.match(text, setting.sentence.start, body.start)
        between = RATED.fullmatch(text, body.end, high)
        return body.name if between and (led or not between["pause"] or between["ranked"]) else ""

    def _nation(self, scope: str) -> str:
        if scope.casefold() in {"cả nước", "toàn quốc", "việt nam", "nước ta"}:
            return NATION
        return scope.casefold() if GENERIC.match(scope) else scope

    def _of_zone(self, zone: Zone | str) -> str:
        if not isinstance(zone, Zone):
            return zone
        if zone is Zone.NATIONAL:
            return NATION
        return (self._zones.province if zone is Zone.ABOVE else self._zones.home) or NATION

    def _place_before(self, setting: Setting) -> str:
        """A named place between the clause's beginning and the figure, as its subject."""
        hits = self._between(setting.clause.start, setting.quantity.start)
        for hit in reversed(hits):
            before = self._page.text[max(setting.clause.start, hit.start - 24) : hit.start]
            among = setting.quantity.kind == "rank" and REGION.search(before)  # 'thứ 4 vùng Đồng bằng sông Hồng'
            if among or OF_BODY.search(before) or BESIDE.search(before):
                continue
            between = self._page.text[hit.end : setting.quantity.start]
            if (
                "(" in before
                or BREAK.search(between)
                or (", " in between and hit.start - setting.clause.start > SUBJECT)
            ):
                continue
            within = WITHIN.match(self._page.text, setting.clause.start, hit.start)
            if within:
                return within["name"]
            return self._nation(self._list(hits, hit))
        return ""

    def _place_after(self, setting: Setting) -> str:
        """'173 ha tại Bắc Hà': the place right after the figure."""
        quantity, end = setting.quantity, setting.quantity.end
        if quantity.kind not in {"noun", "phrase", "measure", "money"} or quantity.total is not None:
            return ""
        at = AT.match(self._page.text, end, setting.clause.end)
        found = self._between(at.end(), setting.clause.end) if at else []
        if not at or not found or found[0].start != at.end():
            return ""
        last = 0
        while last + 1 < len(found) and JOINT.fullmatch(self._page.text, found[last].end, found[last + 1].start):
            last += 1
        return self._nation(self._list(found, found[last]))

    def _first(self, setting: Setting) -> str:
        """The locality with which the sentence begins, where nothing else is spoken of in between."""
        text, quantity = self._page.text, setting.quantity
        first = FIRST.match(text, setting.sentence.start, quantity.start)
        for later in NEXT.finditer(text, first.end(), quantity.start) if first else ():
            first = later  # 'Xã A dẫn đầu với 88 điểm, xã B thấp nhất với 61 điểm'
        if first is None or self._zones.last(first.end(), quantity.lead) is not None:
            return ""
        hits = self._between(first.start("name"), first.start("name") + 1)
        return hits[0].name if hits else first["name"]

    def _ministry(self, heard: str, setting: Setting) -> str:
        """'… của Bộ là 39%': the ministry that the article named last before."""
        if not OF_MINISTRY.search(heard):
            return ""
        if self._zones.home.startswith("Bộ "):
            return self._zones.home
        bodies = self._page.bodies
        at = bisect_left(self._body_starts, setting.quantity.start)
        return next((b.name for b in reversed(bodies[:at]) if b.name.startswith("Bộ ")), "")

    def _bodies(self, start: int, end: int) -> Sequence[BodyMention]:
        """The bodies that begin between two code points, the end excluded."""
        return self._page.bodies[bisect_left(self._body_starts, start) : bisect_left(self._body_starts, end)]

    @cached_property
    def _body_starts(self) -> list[int]:
        return [body.start for body in self._page.bodies]

    def _named_before(self, setting: Setting) -> str:
        """'Kỳ Sơn (41%), Tương Dương (43,5%)': the place right before the parentheses."""
        if setting.paren is None or setting.before.strip():
            return ""
        start = setting.paren.start
        near = self._between(start - LONGEST, start)
        told = next((h.name for h in near if h.end + 2 == start), "")
        return told or self._unknown_before(start)

    def _unknown_before(self, start: int) -> str:
        """'thấp nhất là Hải An (43,7%), Hải Giang (46%)': a name that no list knows, beside one that it knows."""
        item = ITEM.match(self._page.text, max(0, start - 90), start)
        known = item and any(h.name == item["known"] for h in self._between(*item.span("known")))
        return item["name"] if item and known else ""

    def _list(self, hits: list[PlaceHit], last: PlaceHit) -> str:
        """'Cần Thơ, An Giang và Trà Vinh': the whole list that ends with ``last``."""
        start = last.start
        for hit in reversed(hits[: hits.index(last)]):
            if not JOINT.fullmatch(self._page.text[hit.end : start]):
                break
            start = hit.start
        return self._page.text[start : last.end] if start != last.start else last.name

    def _between(self, start: int, end: int) -> list[PlaceHit]:
        """The place names that begin between two code points, the end excluded."""
        return self._places[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    @cached_property
    def _starts(self) -> list[int]:
        return [hit.start for hit in self._places]

    @cached_property
    def _places(self) -> list[PlaceHit]:
        """The page's place names in text order, without those inside a person's name."""
        names = Cover((n.start, n.end) for n in self._page.names)
        hits = dict(self._page.place_hits)
        known = Cover((h.start, h.end) for h in hits.values())
        for match in WITH_UNIT.finditer(self._page.text):
            start, end = match.span("name")
            if not known.meets(start, end):
                hits[start] = PlaceHit(start, end, match["name"])
        return [h for _, h in sorted(hits.items()) if not names.meets(h.start, h.end)]
