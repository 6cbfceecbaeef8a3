"""Posts in text: a title with its body and jurisdiction ('Phó Chủ tịch Thường trực UBND tỉnh Lào Cai')."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import regex

from diemcau.facts import Level, Status
from diemcau.lexicon.loader import Entry, load
from diemcau.lexicon.matcher import Hit, page_hits
from diemcau.patterns.barepost import body_before
from diemcau.patterns.bodies import BodyGrammar, BodyMention
from diemcau.patterns.names import is_strong_surname
from diemcau.patterns.places import PlaceHit, jurisdiction, named_place
from diemcau.patterns.sharedposts import houses_of
from diemcau.text.fold import fold

# "nguyên Bí thư Tỉnh ủy", "Quyền Chủ tịch UBND", "tân Hiệu trưởng"
_BEFORE = regex.compile(r"(?i:\b(?P<word>nguyên|cựu|quyền|tân|q\.))[ ]?$")
_STATUS = {
    "nguyên": Status.FORMER,
    "cựu": Status.FORMER,
    "quyền": Status.ACTING,
    "q.": Status.ACTING,
    "tân": Status.APPOINTED,
}
# "tăng trưởng", "hội trưởng", "chủ tịch hóa": the role word inside another word pair
_NOT_BEFORE = regex.compile(r"(?i:\b(?:tăng|sinh|môi|thị|tài|công|hội|gia|lớp|nhóm|ngoại|đoàn)[ ])$")
# "Khu lưu niệm Tổng Bí thư Lê Duẩn", "Đền thờ Chủ tịch Hồ Chí Minh": a memorial is nobody's post
_MEMORIAL = regex.compile(
    r"(?r)(?<!\p{L})(?i:\L<memorials>)(?:[ ]cố)?[ ]",
    memorials=[form for entry in load("namedafter") if entry.id == "memorials" for form in entry.forms],
)
# the 'TTg' of "749/QĐ-TTg" is no Thủ tướng
_IN_NUMBER = regex.compile(r"[\p{Lu}\d][-–/]$")
# "Chủ tịch UBND các tỉnh", "Chủ tịch UBND cấp xã", "Giám đốc các sở": nobody's post
_GENERIC = regex.compile(r"[ ](?:UBND|HĐND|Ủy ban|Hội đồng|các|cấp|những|từng|mỗi)(?![\p{L}])")
_FIELD = regex.compile(r"[ ]về[ ][^,;.()]{3,40}?[ ]của[ ]")
# "… của Quốc hội", "…, Bộ Công an", "… (Bộ Nội vụ)", "… (C06), Bộ Công an", "… (C06, Bộ Công an)"
_SUPERIOR = regex.compile(
    r"(?:[ ]\([\p{Lu}\d&-]{2,10}\))?(?:(?P<of>[ ](?:của|thuộc)[ ])|,[ ]|[ ][-–][ ]"
    r"|[ ]\((?:thuộc[ ]|\p{Lu}[\p{Lu}\d&-]{1,9},[ ])?|[ ])(?=\p{Lu})"
)
# "Đại sứ Nhật Bản tại Việt Nam"
_RESIDENT = regex.compile(r"[ ]tại[ ]Việt Nam")
# offices that always belong to a larger body
_OFFICE_WORDS = ("Cục ", "Vụ ", "Phòng ", "Trung tâm ", "Viện ", "Khoa ", "Tổng cục ", "Chi cục ", "Đội ")
# "Phó Chủ tịch (phụ trách)", "Giám đốc phụ trách"
_CHARGE = regex.compile(r"[ ]\(?phụ trách\)?")


_WORD_BEFORE = regex.compile(r"(?<!\p{L})(?P<word>\p{Lu}\p{Ll}+)[ ]$")


class PostMention(NamedTuple):
    """A post in the text (code points, end exclusive): title, the body as found, and what is known of its place.

    ``body`` is None where the text elides it ('Phó Chủ tịch, Chủ tịch UBND xã') or the title needs none (ranks).
    """

    start: int
    end: int
    title: str
    role: str
    body_name: str
    body: BodyMention | None
    unit: str
    place: str
    levels: tuple[Level, ...]
    reach: str
    status: Status
    rank: bool
    party: bool


@dataclass(frozen=True)
class PostGrammar:
    """The grammar of posts over one text."""

    text: str
    folded: str
    hits: Mapping[int, PlaceHit]
    bodies: BodyGrammar

    def find(self) -> Iterator[PostMention]:
        """All posts in text order, not overlapping."""
        end, embassy = 0, ""
        for hit in self._roles:
            if (
                hit.start < end
                or hit.start in self.bodies.inside
                or self._in_number(hit)
                or _MEMORIAL.match(self.text, max(0, hit.start - 24), hit.start)
                or _NOT_BEFORE.search(self.text, max(0, hit.start - 8), hit.start)
                or (hit.item.get("kind") == "rank" and self._in_name(hit))
            ):
                continue
            houses = houses_of(self.text, self.bodies, hit)
            shared: list[PostMention | None] = [self._post(hit, house.end, house) for house in houses]
            for post, start in zip(
                shared or [self._at(hit)], [None, *(house.start for house in houses[1:])], strict=True
            ):
                if post:
                    embassy = post.body_name if post.body_name.startswith(_EMBASSY) else embassy
                    told = self._at_embassy(hit, post, embassy)
                    yield told if start is None else told._replace(start=start)
                    end = post.end

    @staticmethod
    def _at_embassy(hit: Hit[Entry], post: PostMention, embassy: str) -> PostMention:
        """'Tham tán Kinh tế': of the embassy that the text names before, if any."""
        if not embassy or post.body_name or not hit.item.get("envoy"):
            return post
        return post._replace(body_name=embassy, reach="national")

    def _in_number(self, hit: Hit[Entry]) -> bool:
        """Whether a short title ends a document's number; 'LCĐT-Thủ tướng …' is a newsroom's code before a post."""
        single = " " not in self.text[hit.start : hit.end]
        return single and _IN_NUMBER.search(self.text, max(0, hit.start - 2), hit.start) is not None

    def _in_name(self, hit: Hit[Entry]) -> bool:
        """Whether a rank is the end of a person's name: 'TS Lê Trung Tá', but 'Trung tá Lê'."""
        word = _WORD_BEFORE.search(self.text, max(0, hit.start - 12), hit.start)
        last = self.text[self.text.rfind(" ", hit.start, hit.end) + 1]
        return (
            word is not None
            and last.isupper()
            and not self.text[hit.start : hit.end].isupper()
            and is_strong_surname(word["word"])
        )

    def _at(self, hit: Hit[Entry]) -> PostMention | None:
        role = hit.item
        if role.get("kind") == "rank":
            return self._post(hit, hit.end)
        body = self._body(hit)
        if body and body.reach == "national" and self._is_of_the_world(body):
            body = body._replace(reach="named")
        if body:
            return self._post(hit, max(body.end, self._superior_end(body)), body)
        if role.get("merge"):  # 'UVBTV, Trưởng Công an huyện': which committee, the holder's next post tells
            name = role.get("body")
            return self._post(hit, hit.end, BodyMention(hit.start, hit.end, name, reach="elided", name_end=hit.end))
        return self._bodiless(hit)

    def _is_of_the_world(self, body: BodyMention) -> bool:
        """'Phó Chủ tịch Ngân hàng Thế giới': of no country; 'Giám đốc quốc gia … tại Việt Nam' is of this one."""
        return body.head in _OF_THE_WORLD and not _RESIDENT.match(self.text, _behind_short(self.text, body.end))

    def _bodiless(self, hit: Hit[Entry]) -> PostMention | None:
        """A title without a body behind it: it implies one, or stands alone; None where it is no one's post."""
        role = hit.item
        if role.get("village"):
            end = self._village_end(hit.end, abroad=role.id.endswith(_ENVOYS) or role.get("village") == "country")
            named = self.text[hit.end : end].strip()
            if role.id.endswith(_ENVOYS):
                country = _RESIDENT.sub("", named)
                sent = "" if country in {"", _HOME_COUNTRY} else f"{_EMBASSY}{country}"
                return self._post(hit, end, name=sent)._replace(reach="national" if sent else "")
            return self._post(hit, end)._replace(place=named)
        if role.get("needs") or not self.text[hit.start].isupper() or _GENERIC.match(self.text, hit.end):
            return None
        where = jurisdiction(self.text, hit.end, self.hits)
        if where and not where.generic and not role.get("body") and role.id in _OFFICES:
            office = BodyMention(hit.end, where.end, _OFFICES[role.id], where.unit, where.name, where.levels)
            return self._post(hit, where.end, office)
        return self._post(hit, hit.end, name=role.get("body"))

    def _status(self, start: int) -> tuple[Status, int]:
        match = _BEFORE.search(self.text, max(0, start - 8), start)
        return (_STATUS[match["word"].lower()], match.start()) if match else (Status.CURRENT, start)

    def _post(self, hit: Hit[Entry], end: int, body: BodyMention | None = None, name: str = "") -> PostMention:
        """The post of a title up to ``end``, with its body, or with the name of the body that it implies."""
        role = hit.item
        status, start = self._status(hit.start)
        charge = _CHARGE.match(self.text, end)
        level = role.get("level")
        levels: tuple[Level, ...]
        if body is None:
            reach = role.get("reach") or ("local" if role.get("body") else "")
            unit, place, levels = "", "", (Level(level),) if level else ()
        else:
            reach, name = role.get("reach") or body.reach, body.name
            unit, place, levels = body.unit, body.place, body.levels
        title, rank, party = _title(role, name, status), role.get("kind") == "rank", role.get("party") == "yes"
        stop = charge.end() if charge else end
        return PostMention(start, stop, title, role.id, name, body, unit, place, levels, reach, status, rank, party)

    # The body behind a title: "Thứ trưởng Bộ Y tế", "Bộ trưởng Nội vụ", "Trưởng Ban Chỉ đạo …", "Chánh Văn phòng UBND"
    def _body(self, hit: Hit[Entry]) -> BodyMention | None:
        role, text = hit.item, self.text
        if role.get("head"):
            shared = self.bodies.at(self._last_word(hit)) if self._shares_head(hit) else None
            if shared and shared.end > hit.end:
                return shared._replace(name=_upper_first(shared.name))
        at = hit.end
        for link in (*_links(text, at, role), " của ", " thuộc ", " phụ trách ", " chuyên trách ", " "):
            if text.startswith(link, at):
                body = self.bodies.at(at + len(link))
                if body and (text[body.start].isupper() or role.get("needs") or body.head in _LOWERED):
                    return self._merged(role, body)
                if role.get("sector") and link == " ":
                    sector = self.bodies.sector_at(at + 1, "bo")
                    if sector and text[sector.start].isupper():
                        return BodyMention(
                            sector.start, sector.end, f"Bộ {sector.item.label}", reach="national", head="bo"
                        )
        if (
            role.get("sector") and text[hit.start].isupper() and not self._goes_on(hit.end)
        ):  # "các Thứ trưởng: A, B", "Thứ trưởng A"
            ministry = self.bodies.latest_of("bo", hit.start)
            return ministry and ministry._replace(start=hit.start, end=hit.end)
        return body_before(self.text, self.bodies, hit)

    def _village_end(self, at: int, *, abroad: bool = False) -> int:
        """The end of the village or country that a post names itself: 'Trưởng thôn Na Lốc', 'Đại sứ Hàn Quốc'."""
        levels = (Level.COUNTRY,) if abroad else (Level.COUNTRY, Level.COMMUNE)
        span = named_place(self.text, at, levels, self.hits)
        if span is None:
            return at
        resident = _RESIDENT.match(self.text, span[1])
        return resident.end() if resident else span[1]

    def _superior_end(self, body: BodyMention) -> int:
        """The end of the body above an office: 'Cục Viễn thông, Bộ KH&CN', 'Vụ Pháp chế (Bộ Nội vụ)'; 0 without one."""
        resident = _RESIDENT.match(self.text, body.end)
        if resident:
            return resident.end()
        link = _SUPERIOR.match(self.text, body.end)
        if link is None or not (link["of"] or body.name.startswith(_OFFICE_WORDS)):
            return 0
        above = self.bodies.named_at(link.end())
        if above is None or above.reach == "elided":
            return 0
        closed = self.text[above.end : above.end + 1] == ")"
        return above.end + closed if closed or "(" not in link[0] else 0

    def _goes_on(self, at: int) -> bool:
        """'Bộ trưởng, Chủ nhiệm Văn phòng Chính phủ': the next post has the body."""
        return at + 2 in self.bodies.words.role_starts and self.text[at : at + 2] == ", "

    @cached_property
    def _roles(self) -> tuple[Hit[Entry], ...]:
        return page_hits("roles", self.folded)

    def _merged(self, role: Entry, body: BodyMention) -> BodyMention:
        if role.get("merge"):  # "Ủy viên Thường vụ Tỉnh ủy": Ủy viên of the Ban Thường vụ
            return body._replace(name=f"{role.get('body')} {body.name}")
        return body

    def _shares_head(self, hit: Hit[Entry]) -> bool:
        head = fold(hit.item.get("head"))
        if _HEAD_TWICE.match(self.text, hit.end):  # 'Trưởng khoa Khoa Luật': the body has a head of its own
            return False
        return self.folded[: hit.end].endswith(head) or head in self.folded[hit.start : hit.end]

    def _last_word(self, hit: Hit[Entry]) -> int:
        head = hit.item.get("head")
        return self.folded.rfind(fold(head), hit.start, hit.end)


# organisations of many countries
_OF_THE_WORLD = frozenset(entry.id for entry in load("bodies") if entry.get("world"))
# "Ngân hàng Thế giới (WB) tại Việt Nam"
_SHORT = regex.compile(r"[ ]\([\p{Lu}\d&-]{2,10}\)")
# titles that a country follows, no village
_ENVOYS = ("dai-su", "toan-quyen", "lanh-su")
_EMBASSY = "Đại sứ quán "
_HOME_COUNTRY = "Việt Nam"
# "Trưởng khoa Khoa Luật", "Phó Trưởng ban Ban Chỉ đạo"; not "Trưởng khoa Khoa học cơ bản"
_HEAD_TWICE = regex.compile(
    r"(?<=[ ]khoa)[ ]Khoa(?![ ]học)|(?<=[ ](?i:ban))[ ]Ban(?![ ]Thường trực)(?=[ ])", regex.IGNORECASE
)
# bodies that go in lower case behind a title: 'phó Bí thư thị ủy', 'Trưởng công an xã'
_LOWERED = frozenset({"cong-an", "tinh-uy", "thanh-uy", "huyen-uy", "quan-uy", "thi-uy", "dang-uy"})
# "Chủ tịch huyện Gio Linh", "Phó Chủ tịch tỉnh": the body that everyday usage leaves out
_OFFICES = {
    "chu-tich": "Ủy ban nhân dân",
    "pho-chu-tich": "Ủy ban nhân dân",
    "pho-chu-tich-thuong-truc": "Ủy ban nhân dân",
}


def _behind_short(text: str, at: int) -> int:
    short = _SHORT.match(text, at)
    return short.end() if short else at


def _links(text: str, at: int, role: Entry) -> list[str]:
    """'chuyên gia cao cấp về quản trị công của Ngân hàng Thế giới': the field between an expert and the house."""
    match = _FIELD.match(text, at) if role.get("needs") else None
    return [match[0]] if match else []


def _title(role: Entry, body_name: str, status: Status) -> str:
    """The title as the guide has it: 'Trưởng Ban Chỉ đạo' is a 'Trưởng ban', an acting one keeps its 'Quyền'."""
    title = role.get("merge") or role.label
    if title in {"Trưởng", "Phó Trưởng"} and body_name.startswith(("Ban ", "Phòng ")):
        title = f"{title} {body_name.split(maxsplit=1)[0].lower()}"
    return f"Quyền {title}" if status is Status.ACTING else title


def _upper_first(name: str) -> str:
    return name[:1].upper() + name[1:]
