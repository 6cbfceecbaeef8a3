"""For whom or where a figure holds: cả nước, bộ, ngành, địa phương, a named place, or the article's home locality."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property

import regex

from diemcau.mentions import Page
from diemcau.patterns.bodies import BodyMention
from diemcau.patterns.places import PlaceHit
from diemcau.rules.clauses import Setting, outside
from diemcau.rules.context import Context
from diemcau.rules.layout import Layout
from diemcau.rules.respective import Respective
from diemcau.rules.zones import Zone, Zones
from diemcau.text.anchored import in_clauses, on_pages
from diemcau.text.spans import Cover

NATION = "cả nước"


# the scope that stands right before the verb of the figure: '… cả nước đạt', '; bộ, ngành đạt', 'tại các địa phương
# đạt', 'khối địa phương mới dừng ở'
_STATED = in_clauses(
    r"""(?r)
    (?<! \p{L} ) (?P<scope> cả\snước | toàn\squốc | (?:các\s|khối\s)bộ,\sngành(?:,\sđịa\sphương)?
      | bộ,\sngành(?:,\sđịa\sphương)? | bộ\sngành | (?<!sách\s)(?:các\s|khối\s)?địa\sphương | (?-i:Việt\sNam)
      | nước\sta | (?<!sách\s)(?:khối\s)?cấp\s(?:tỉnh|huyện|xã) | (?:khối|các)\s(?:bộ|tỉnh|huyện|xã|sở|phường)
      | toàn\sngành | (?:khối|các)\s(?:sở,\s(?:ban,\s)?ngành|xã,\sphường(?:,\sthị\strấn)?|huyện,\sthành\sphố) )
    (?: \s(?:vẫn|đã|mới|chỉ|ước|hiện|cũng|lại|mới\schỉ|chỉ\smới|thì|tăng|là)\b )*
    (?: \strong\s\d{1,2}\stháng )?
    \s* (?: đạt | là | chiếm | dừng\s(?:lại\s)?ở | ở\smức | khoảng | còn | tăng | giảm | có\sthêm | có | mới | đứng
      | xếp | ước | vươn | giữ | : )? \s* (?: mức | tỷ\slệ | ở | được | khoảng | thêm | trên | lên | bình\squân )* \s* $
    """,
    regex.VERBOSE | regex.IGNORECASE,
)
_BODIES = regex.compile(
    r"^\s*(?P<scope>(?:các\s)?(?:bộ|địa phương|sở|ban|ngành|cơ quan)(?:,\s(?:bộ|cơ quan ngang bộ|ngành|địa phương"
    r"|cơ quan|sở|ban))+)(?!\p{L})",
    regex.IGNORECASE,
)
# '50% hồ sơ của bộ, ngành được giải quyết'
_OF_BODIES = regex.compile(
    r"(?:\s[^\s,.;()\d]+){1,3}\s(?:của|tại)\s(?:các\s|khối\s)?(?P<scope>bộ, ngành(?:, địa phương)?|địa phương"
    r"|sở, ngành)(?!\p{L})",
    regex.IGNORECASE,
)
# 'Ở khối địa phương, giá trị trung bình đạt'
_GROUP_FIRST = regex.compile(
    r"\s*(?:Ở|Tại|Với|Đối với|Trong)\s(?:khối\s|các\s)(?P<scope>bộ, ngành|địa phương|bộ|sở, ngành|huyện"
    r"|xã, phường)(?=,\s)",
    regex.IGNORECASE,
)
# 'cao hơn mức bình quân chung của cả nước (43,9%)', 'bằng một nửa đô thị (10,8%)', read backwards from the figure
_COMPARED_WITH = regex.compile(
    r"(?r)(?:(?:bình quân|trung bình|mức chung|so với)(?:\s\p{L}+){0,4}|một nửa|hai phần ba|(?:cao|thấp|nhiều"
    r"|ít) hơn)\s"
    r"(?P<scope>cả nước|toàn quốc|đô thị|nông thôn)\s\(",
    regex.IGNORECASE,
)
_AREA = regex.compile(
    r"(?:tại|ở|trong)\s(?P<scope>(?:khu vực|vùng)\s(?:đô thị|nông thôn|miền núi|đồng bằng|biên giới)|đô thị|nông thôn)",
    regex.IGNORECASE,
)
# '63/63 địa phương', '11/22 bộ, ngành': a share of all that the country has
_ALL = regex.compile(r"(?:địa phương|tỉnh|bộ(?!\s(?:phận|hồ|máy|thủ|sách|dữ|chỉ)))", regex.IGNORECASE)
_AREA_FIRST = regex.compile(
    r"\s*(?:Ở|Tại|Trong|Khu vực)\s(?P<scope>(?:khu vực|vùng)?\s?(?:đô thị|nông thôn|miền núi|đồng bằng))\b",
    regex.IGNORECASE,
)
# 'Tỷ lệ này ở khu vực nông thôn chỉ đạt'
_AREA_LAST = regex.compile(
    r"(?:tại|ở)\s(?P<scope>(?:khu vực|vùng)\s(?:đô thị|nông thôn|miền núi|đồng bằng|biên giới)|đô thị"
    r"|nông thôn)(?:\s(?:chỉ|mới|đã|là|đạt|còn"
    r"|ước|chiếm))*\s*$",
    regex.IGNORECASE,
)
_COMPARING = regex.compile(r"(?:cao|thấp|nhiều|ít) hơn|so với|bình quân|trung bình|mức chung")
_GENERIC = regex.compile(r"(?:bộ|địa phương|cấp)(?:,?\s(?!\p{Lu})|$)", regex.IGNORECASE)
# more cards, accounts or people than any province has
_MANY = 20_000_000
_HEADS = regex.compile(r"thẻ|tài khoản|người|công dân|hồ sơ|thuê bao|CCCD|căn cước|nhân khẩu", regex.IGNORECASE)
_WHOLE = regex.compile(
    r"(?:tỉnh|bộ(?!\s(?:phận|hồ|máy|thủ|sách|dữ|chỉ)))(?!\p{L})", regex.IGNORECASE
)  # counted within the country only
_PROVINCES = frozenset({63, 34})  # before and since 2025-07-01 (Nghị quyết 202/2025/QH15)
_GROUP = regex.compile(r"^(?:các|khối) ")
# '54/63 cổng dịch vụ công cấp tỉnh'
_PROVINCIAL = regex.compile(r".{0,24}cấp tỉnh")
# '148/148 xã, phường của tỉnh'
_OF_THE_PROVINCE = regex.compile(r"\s(?:của|trong|toàn|trên địa bàn)\stỉnh(?!\s\p{Lu}|\p{L})")
_PROVINCE = in_clauses(r"(?:toàn|cả|của)\stỉnh(?!\s\p{Lu})")
# a place that is only part of the name of an organisation or a road ('đường Hồ Chí Minh'), or of an English phrase
_OF_BODY = regex.compile(
    r"(?:Công an|UBND|Ủy ban|Đại học|Bệnh viện|Sở|Ban|Sân bay|báo|Viện|VNPT|Ngân hàng|cảng)\s(?:\p{L}+\s)?$"
    r"|(?:đường|(?<!(?:điểm|đầu)\s)cầu|hầm|Đoàn|tư tưởng|Chủ tịch|lăng|quảng trường|sông|(?<!huyện\s)đảo)\s(?:mòn\s)?$"
    r"|\b(?:in|of|for|by)\s$"  # 'Make in Viet Nam', 'Bank of Vietnam'
)
# 'sau hợp nhất với Yên Bái, …', 'rời Bắc Hà …': a place that only stands beside the subject
_BESIDE = regex.compile(
    r"(?<!\p{L})(?:với|sang|khỏi|rời|như|hơn|gốc|quê|giáp|cạnh)\s(?:(?:tỉnh|thành phố|huyện|xã|phường|TP\.?)\s)?$",
    regex.IGNORECASE,
)
_REGION = regex.compile(r"(?:vùng|khu vực)\s$", regex.IGNORECASE)
_UNIT = r"(?:tỉnh|thành phố|TP\.?|huyện|thị xã|quận|xã|phường|thị trấn|đặc khu)"
# 'Cùng thời gian, xã Bát Xát tiếp nhận 1.248 hồ sơ', 'Phường Trà Lý hợp nhất từ …; dân số 58.912 người': the locality
# with which the sentence begins
_FIRST = regex.compile(
    rf"[\s\p{{Pd}}*•+]*(?:(?:Cùng\s(?:thời\s(?:gian|điểm)|kỳ)|Tiếp đó|Tiếp theo|Trong khi đó|Ngoài ra|Trong đó),\s"
    rf"|(?:Riêng|Còn)\s)?"
    rf"(?:UBND\s)?{_UNIT}\s(?P<name>(?-i:\p{{Lu}})[\p{{L}}'’]*+(?:\s(?-i:\p{{Lu}})[\p{{L}}'’]*+){{0,3}}+)(?!,?\s(?:và\s)?(?-i:\p{{Lu}})|:|,?\s(?:và|cùng)\s)",
    regex.IGNORECASE,
)
_NEXT = regex.compile(
    rf"[,;]\s(?:còn\s"
    rf"|riêng\s)?{_UNIT}\s(?P<name>(?-i:\p{{Lu}})[\p{{L}}'’]*(?:\s(?-i:\p{{Lu}})[\p{{L}}'’]*){{0,3}})(?=\s(?-i:\p{{Ll}}))",
    regex.IGNORECASE,
)
# 'phường Tân Thành, tỉnh Cà Mau': the province in which the locality lies (read backwards from its name)
_WITHIN = regex.compile(
    rf"(?r){_UNIT}\s(?P<name>(?-i:\p{{Lu}})[\p{{L}}'’]*(?:\s(?-i:\p{{Lu}})[\p{{L}}'’]*){{0,3}}),\s"
    r"(?:(?:huyện|thị xã|thành phố)\s[^,.;\d]{2,24},\s)?(?:tỉnh|thành phố|TP\.?|huyện|thị xã)\s?",
    regex.IGNORECASE,
)
# '173 ha tại Bắc Hà', '2 vụ ở huyện Bát Xát'
_AT = regex.compile(rf"(?:\s(?!tại\b|ở\b)[^\s,;.()]+){{0,3}}\s(?:tại|ở|thuộc)\s(?:{_UNIT}\s)?", regex.IGNORECASE)
# 'tỷ lệ hồ sơ trực tuyến của Bộ là': the ministry that was named before
_OF_MINISTRY = in_clauses(r"(?<!\p{L})của\s(?-i:Bộ)(?!\s(?-i:\p{Lu})|\p{L}|\s(?:chỉ|tiêu|phận|máy))", regex.IGNORECASE)
# what may stand before a company or hospital that is a subject: a pause, 'trong đó', 'riêng'
_LEADS = regex.compile(r"(?r)(?:[;,.:]\s|\n|(?:trong đó|riêng|còn)\s(?:có\s)?)", regex.IGNORECASE)
# between a body and its rank or score: 'Sở Tư pháp hạng 2', 'Ban Dân tộc tỉnh đứng cuối với 41,7 điểm'
_SCORES = regex.compile(r"\s(?:(?:tỉnh|đạt|xếp|đứng|cuối|đầu|dẫn|với|là|ở|vị trí|được|chỉ)\s)*\(?", regex.IGNORECASE)
# between a body and its share: 'xếp thứ hai (', 'xếp thứ nhất, đạt', 'với', ','
_RATED = regex.compile(
    r"(?:\s(?P<ranked>(?:xếp|đứng)\s(?:thứ|hạng|vị trí)\s(?:nhất|hai|ba|tư|năm|\d{1,2})))?(?P<pause>,)?\s(?:(?:đạt"
    r"|với|là|chỉ|mới|còn|được)\s)*\(?",
    regex.IGNORECASE,
)
# 'dẫn đầu là Bộ Tư pháp', 'tiếp đến là Cục Việc làm', '; Sở Nội vụ', read backwards from the body
_RATED_LEAD = regex.compile(
    r"(?r)(?:(?:dẫn đầu|đứng đầu|đứng cuối|cao nhất|thấp nhất|tiếp đến|tiếp theo|kế đến|sau đó|cuối bảng)\s(?:là\s)?)",
    regex.IGNORECASE,
)
_APART = regex.compile(r"[,;:(]\s|\d")
_BREAK = regex.compile(r"[;.]\s")
# 'phường Quảng Thành', 'thị trấn Cồn': a commune that no list knows
_WITH_UNIT = on_pages(
    r"(?<!\p{L})(?:[Xx]ã|[Pp]hường"
    r"|[Tt]hị trấn)\s(?P<name>\p{Lu}[\p{L}'’]*+(?:\s\p{Lu}[\p{L}'’]*+){0,3}+)(?!\s?-\s?\p{Lu})"
)
# 'Hải An (43,7%), Hải Giang (46%)', read backwards from the second figure
_ITEM = regex.compile(
    r"(?r)(?P<known>\p{Lu}\p{Ll}*(?:\s\p{Lu}\p{Ll}*){0,3})\s\(\d[^()]{0,16}\)(?:,"
    r"|,?\svà)\s(?P<name>\p{Lu}\p{Ll}*(?:\s\p{Lu}\p{Ll}*){1,2})\s\("
)
# between the places of one list
_JOINT = regex.compile(
    r"(?:,| và|,? và) (?:tỉnh |thành phố |TP\.? ?|huyện |thị xã |xã |phường |thị trấn )?", regex.IGNORECASE
)
_LONGEST = 48  # code points; no place name is longer
_SUBJECT = 30  # code points from the start of a clause within which a place is its subject


class Scopes:
    """The scopes of one page's figures."""

    def __init__(self, page: Page, context: Context, layout: Layout) -> None:
        self._page, self._context = page, context
        self._zones = Zones(page, context, layout)
        self._respective = Respective(page, self._places)

    def scope(self, setting: Setting, stated: str) -> str:
        """The scope of a figure; ``stated`` is the scope of the figure that it qualifies, if any."""
        heard = outside(self._page.text[setting.clause.start : setting.quantity.lead])
        return (
            self._nation(_GROUP.sub("", self._respective.member(setting)))
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
            or self._of_zone(Zone.ABOVE if _PROVINCE.search(heard) else self._zones.of(setting))
        )

    def _said(self, setting: Setting, heard: str, stated: str) -> str:
        """'… cả nước đạt', '; bộ, ngành đạt', '100% bộ, cơ quan ngang bộ'; not 'cao hơn bình quân cả nước'."""
        match = _STATED.match(heard)
        ranked = setting.quantity.kind in {"rank", "steps"} and match and match["scope"].casefold().startswith("cấp ")
        if match and not ranked and not (stated and _COMPARING.search(heard[-60:])):
            return self._nation(_GROUP.sub("", match["scope"]))
        first = _GROUP_FIRST.match(self._page.text, setting.clause.start)
        if first:
            return first["scope"].casefold()
        if setting.quantity.kind != "percent":
            return ""
        if bodies := _BODIES.match(setting.after) or _OF_BODIES.match(setting.after):
            return bodies["scope"]
        if setting.paren is None or setting.before.strip():
            return ""
        beside = _COMPARED_WITH.match(self._page.text, setting.sentence.start, setting.paren.start)
        return self._nation(beside["scope"]) if beside else ""

    def _of_all(self, setting: Setting) -> str:
        """'63/63 địa phương', '11/22 bộ, ngành', '54/63 cổng cấp tỉnh': a share of all that the country has."""
        total, unit = setting.quantity.total, setting.quantity.unit
        many = setting.quantity.value >= _MANY and _HEADS.match(unit)
        if many or (setting.quantity.kind == "noun" and _WHOLE.match(unit)):
            return NATION
        if total is None:
            return ""
        provinces = total in _PROVINCES
        if _ALL.match(unit) and (provinces or unit[0] in "bB"):
            return NATION
        return NATION if provinces and _PROVINCIAL.match(setting.after) else ""

    def _of_province(self, setting: Setting) -> str:
        """'148/148 xã, phường của tỉnh': a count of the province's; a rank among them is of one of them."""
        counted = setting.quantity.kind in {"noun", "phrase", "percent"}
        return self._of_zone(Zone.ABOVE) if counted and _OF_THE_PROVINCE.match(setting.after) else ""

    def _area(self, setting: Setting) -> str:
        """'Ở nông thôn, tỷ lệ …', '72% số người hưởng … tại khu vực đô thị'."""
        area = _AREA_FIRST.match(self._page.text, setting.clause.start)
        area = area or (_AREA_LAST.search(setting.before) if setting.quantity.kind == "percent" else None)
        if area is None and setting.quantity.kind == "percent":
            area = _AREA.search(setting.after)
        return area["scope"] if area else ""

    def _holder(self, setting: Setting) -> str:
        """'trong đó Viettel phát sóng 6.500 trạm', '; Bệnh viện Đa khoa có': a company or hospital as subject."""
        low, high = setting.clause.start, setting.quantity.lead
        if setting.quantity.kind in {"rank", "score"}:
            ranked = next((b for b in reversed(self._bodies(low, high)) if b.end <= high), None)
            if ranked and not ranked.place and _SCORES.fullmatch(self._page.text, ranked.end, high):
                return ranked.name
        if setting.quantity.kind in {"rank", "percent"} and (rated := self._rated(setting)):
            return rated
        for body in reversed([b for b in self._bodies(low, high) if b.reach == "named"]):
            text = self._page.text
            if _LEADS.match(text, max(0, body.start - 24), body.start) and not _APART.search(text, body.end, high):
                return body.name
        return ""

    def _rated(self, setting: Setting) -> str:
        """'Dẫn đầu là Bộ Tư pháp với 92%; Bộ Tài chính xếp thứ hai (91,5%)': the body right before its share."""
        text, low = self._page.text, setting.paren.start - _LONGEST * 2 if setting.paren else setting.clause.start
        high = setting.paren.start if setting.paren else setting.quantity.lead
        if setting.paren and setting.before.strip():
            return ""
        body = next((b for b in reversed(self._bodies(max(low, setting.sentence.start), high)) if b.end <= high), None)
        if body is None or (body.place and body.reach != "local"):
            return ""
        led = _RATED_LEAD.match(text, setting.sentence.start, body.start)
        between = _RATED.fullmatch(text, body.end, high)
        return body.name if between and (led or not between["pause"] or between["ranked"]) else ""

    def _nation(self, scope: str) -> str:
        if scope.casefold() in {"cả nước", "toàn quốc", "việt nam", "nước ta"}:
            return NATION
        return scope.casefold() if _GENERIC.match(scope) else scope

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
            among = setting.quantity.kind == "rank" and _REGION.search(before)  # 'thứ 4 vùng Đồng bằng sông Hồng'
            if among or _OF_BODY.search(before) or _BESIDE.search(before):
                continue
            between = self._page.text[hit.end : setting.quantity.start]
            if (
                "(" in before
                or _BREAK.search(between)
                or (", " in between and hit.start - setting.clause.start > _SUBJECT)
            ):
                continue
            within = _WITHIN.match(self._page.text, setting.clause.start, hit.start)
            if within:
                return within["name"]
            return self._nation(self._list(hits, hit))
        return ""

    def _place_after(self, setting: Setting) -> str:
        """'173 ha tại Bắc Hà': the place right after the figure."""
        quantity, end = setting.quantity, setting.quantity.end
        if quantity.kind not in {"noun", "phrase", "measure", "money"} or quantity.total is not None:
            return ""
        at = _AT.match(self._page.text, end, setting.clause.end)
        found = self._between(at.end(), setting.clause.end) if at else []
        if not at or not found or found[0].start != at.end():
            return ""
        last = 0
        while last + 1 < len(found) and _JOINT.fullmatch(self._page.text, found[last].end, found[last + 1].start):
            last += 1
        return self._nation(self._list(found, found[last]))

    def _first(self, setting: Setting) -> str:
        """The locality with which the sentence begins, where nothing else is spoken of in between."""
        text, quantity = self._page.text, setting.quantity
        first = _FIRST.match(text, setting.sentence.start, quantity.start)
        for later in _NEXT.finditer(text, first.end(), quantity.start) if first else ():
            first = later  # 'Xã A dẫn đầu với 88 điểm, xã B thấp nhất với 61 điểm'
        if first is None or self._zones.last(first.end(), quantity.lead) is not None:
            return ""
        hits = self._between(first.start("name"), first.start("name") + 1)
        return hits[0].name if hits else first["name"]

    def _ministry(self, heard: str, setting: Setting) -> str:
        """'… của Bộ là 39%': the ministry that the article named last before."""
        if not _OF_MINISTRY.search(heard):
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
        near = self._between(start - _LONGEST, start)
        told = next((h.name for h in near if h.end + 2 == start), "")
        return told or self._unknown_before(start)

    def _unknown_before(self, start: int) -> str:
        """'thấp nhất là Hải An (43,7%), Hải Giang (46%)': a name that no list knows, beside one that it knows."""
        item = _ITEM.match(self._page.text, max(0, start - 90), start)
        known = item and any(h.name == item["known"] for h in self._between(*item.span("known")))
        return item["name"] if item and known else ""

    def _list(self, hits: list[PlaceHit], last: PlaceHit) -> str:
        """'Cần Thơ, An Giang và Trà Vinh': the whole list that ends with ``last``."""
        start = last.start
        for hit in reversed(hits[: hits.index(last)]):
            if not _JOINT.fullmatch(self._page.text[hit.end : start]):
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
        for match in _WITH_UNIT.finditer(self._page.text):
            start, end = match.span("name")
            if not known.meets(start, end):
                hits[start] = PlaceHit(start, end, match["name"])
        return [h for _, h in sorted(hits.items()) if not names.meets(h.start, h.end)]
