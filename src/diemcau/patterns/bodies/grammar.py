"""The grammar of organisations over one text: all of them in order, one by its start, and those named before."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

import regex

from diemcau.lexicon.loader import Entry
from diemcau.lexicon.matcher import Hit
from diemcau.patterns.bodies.capitals import capital_name
from diemcau.patterns.bodies.known import known_body
from diemcau.patterns.bodies.mention import BodyMention, Grammar, Words
from diemcau.patterns.bodies.numbers import numbered
from diemcau.patterns.bodies.offices import office, party_committee
from diemcau.patterns.bodies.places import body_of_place
from diemcau.patterns.bodies.sectors import of_sector
from diemcau.patterns.bodies.series import series
from diemcau.patterns.bodies.topics import committee
from diemcau.patterns.bodies.villages import village_group
from diemcau.patterns.names import inside_names
from diemcau.patterns.places import PlaceHit, at_unit, jurisdiction

# how a name goes on behind its head noun (the attribute 'tail' of bodyheads.toml)
TAILS: Mapping[str, Callable[[Grammar, Hit[Entry]], BodyMention | None]] = {
    "body": office,
    "body-or-place": office,
    "capitals": capital_name,
    "number": numbered,
    "party": party_committee,
    "place": body_of_place,
    "sector": of_sector,
    "topic": committee,
    "village": village_group,
}
# "Viện Nghiên cứu Chính sách … (IPS)", "Tập đoàn … (gọi tắt là VNPT)"
_INTRODUCED = regex.compile(r"[ ]\((?:(?:sau đây )?(?:gọi|viết) tắt là[ :]+)?(?P<short>\p{Lu}[\p{Lu}\d&-]{1,9})\)")
_SHORT = regex.compile(r"(?<![\p{L}\d(/-])\p{Lu}[\p{Lu}\d&-]{1,9}(?![\p{L}\d])")
_BOARDS = frozenset({"hoi-dong-quan-tri", "hoi-dong-thanh-vien"})
# heads that longer ones of bodyheads.toml begin with
_GENERA = frozenset({"benh-vien", "cong-ty", "don-bien-phong"})
# heads that go on with another body: 'Công đoàn Tổng công ty X', 'Đảng ủy Bộ Y tế'
_OF_A_BODY = frozenset({"body", "body-or-place", "party"})
# committees that have members and a secretary, but no Trưởng ban
_HEADLESS = ("Ban Thường vụ", "Ban Chấp hành", "Ban Cán sự")
# a first line that ends in no full stop is a headline; it and the next three are the lead
_TITLE = regex.compile(r"\s*[^\n]{1,250}[^\n.;](?=\n)")
_LEAD = regex.compile(r"\s*[^\n]+(?:\n+[^\n]+){0,3}")
# "Bộ Y tế (BYT) tổ chức hội nghị", "Bộ Nội vụ vừa họp"
_HOLDS = regex.compile(
    r"(?:[ ]\([^()\n]{2,20}\))?[ ](?:đã |vừa |chủ trì |phối hợp [^.\n]{3,60}?)?"
    r"(?:tổ chức|họp|tiến hành|khai mạc|sơ kết|tổng kết)\b"
)
# "Cục Viễn thông, Bộ X", "Vụ Pháp chế thuộc Bộ X", "(C06, Bộ Công an)"; not "Cục Viễn thông và Thứ trưởng Bộ X"
_OFFICE_OF = regex.compile(
    r"\([^()\n]{0,30}$"
    r"|(?:Cục|Vụ|Viện|Trung tâm|Tổng cục|Văn phòng|Thanh tra|Phòng)[ ][^.;:,\n]{2,80}(?:,|[ ]của|[ ]thuộc|[ ]-)?"
    r"(?<!trưởng)[ ]$"
)
# "công chức Văn phòng - Thống kê xã", "công chức Tư pháp - Hộ tịch": a field of work, no organisation
_CLERK = regex.compile(r"(?i:công chức|cán bộ)[ ](?:\p{Lu}[\p{L} ]{2,20}[ ]?[-–,][ ]?)+$")
# "04/TB-VPCP", "06/2023/TT-BCA", "118/KH-UBND": the sign of a document says whose it is, but names nobody
_SIGN = regex.compile(r"(?<![\d\p{L}])\d{1,5}(?:/\d{4})?[/-]\p{Lu}[\p{L}]{0,7}(?:-[\p{Lu}&]{2,9})*-$")
_JOINS = "-–,"  # one of them ends whatever the two of them match
_FULL_STOP = regex.compile(r"[.!?][ ]+(?=\p{Lu})|\n")
# "xã Hội Thịnh", "thôn Đội 3": the name of a place; not "Bí thư Đảng ủy xã, Hội Nông dân …"
_UNIT_BEFORE = regex.compile(r"(?<!\p{L})(?:xã|phường|thị trấn|thôn|bản|ấp|buôn|làng)[ ]$")
_SENTENCE_END = regex.compile(r"[.;\n]")


@dataclass(frozen=True)
class BodyGrammar:
    """The grammar over one text; ``folded`` is ``fold(text)``, ``hits`` are the gazetteer's, by start."""

    text: str
    folded: str
    hits: Mapping[int, PlaceHit]

    @cached_property
    def words(self) -> Words:
        """The text and its lexicons."""
        return Words(self.text, self.folded, self.hits)

    def find(self) -> list[BodyMention]:
        """All organisations that are written with a capital, leftmost-longest, in text order."""
        return [m for m in self._told if m.reach != "elided"]

    @cached_property
    def inside(self) -> frozenset[int]:
        """The offsets within organisations' names, but for their starts: the 'Tư lệnh' of 'Bộ Tư lệnh Quân khu 7'."""
        return frozenset(at for m in self._plain for at in range(m.start + 1, m.name_end))

    def at(self, start: int) -> BodyMention | None:
        """The organisation whose name starts at ``start`` (in any case), in full or as named before; or None."""
        return self._told_at(start, self._aliases) or self._again(start)

    def named_at(self, start: int) -> BodyMention | None:
        """The organisation whose name, written in full, starts at ``start``, or None."""
        if start not in self._named:
            self._named[start] = self._find_named(start)
        return self._named[start]

    @cached_property
    def _named(self) -> dict[int, BodyMention | None]:
        """What has been looked for: a name is asked for by the scan, by posts and by names that hold it."""
        return {}

    def _find_named(self, start: int) -> BodyMention | None:
        known, head = known_body(self.words, start), self._behind_head(start)
        if known and head:
            # a known name gives way only to a longer one that goes on with a capital or a unit:
            # 'Kho bạc Nhà nước tỉnh X'
            goes_on = self.words.is_capital(known.end + 1) or at_unit(self.text, known.end + 1)
            goes_on = goes_on or self.words.heads[start].end > known.end  # 'Ngân hàng Nhà nước chi nhánh tỉnh X'
            listed = self.text.startswith(" và ", known.end) and self.words.heads[start].item.get("lists")
            goes_on = goes_on or bool(listed)  # 'Cục Chuyển đổi số và Thông tin dữ liệu …'
            return head if head.end > known.end and goes_on else known
        return known or head

    def _behind_head(self, start: int) -> BodyMention | None:
        hit = self.words.heads.get(start)
        return TAILS[hit.item.get("tail")](self, hit) if hit else None

    def sector_at(self, start: int, kind: str) -> Hit[Entry] | None:
        """The sector named at ``start`` that a body of ``kind`` ('bo', 'so', 'phong', 'cuc') bears."""
        return self.words.sector_at(start, kind)

    def latest(self, word: str, before: int) -> BodyMention | None:
        """The last body before an offset whose name opens with ``word``: the 'Ban' of '(Phó Trưởng ban)'."""
        return next((m for m in reversed(self._plain) if m.end <= before and m.name.startswith(f"{word} ")), None)

    def latest_committee(self, word: str, before: int) -> BodyMention | None:
        """The committee that a bare '(Phó Trưởng ban)', 'Tổ trưởng' means.

        It is the last steering committee before the offset; without one the last 'Ban …', 'Tổ …' that has such a head:
        a Ban Thường vụ, Ban Chấp hành, Ban Cán sự has none.
        """
        before_it = [m for m in self._plain if m.end <= before and m.name.startswith(f"{word} ")]
        steering = [m for m in before_it if m.name.startswith(f"{word} Chỉ đạo")]
        headed = [m for m in before_it if not m.name.startswith(_HEADLESS)]
        return next(iter([*steering[-1:], *headed[-1:]]), None)

    def only_one(self, word: str, before: int) -> BodyMention | None:
        """The body before an offset whose name opens with ``word``, where all that do are one: 'Viện trưởng'."""
        found = [m for m in self._plain if m.end <= before and m.name.startswith(f"{word} ")]
        return found[-1] if len({m.name for m in found}) == 1 else None

    def in_sentence(self, openings: tuple[str, ...], before: int, *, listed: bool = False) -> BodyMention | None:
        """The last body before an offset in the same sentence whose name opens with one of the words.

        A semicolon ends the sentence too, unless it is ``listed``.
        """
        last = next((m for m in reversed(self._told) if m.end <= before and m.name.startswith(openings)), None)
        end = _FULL_STOP if listed else _SENTENCE_END
        return last if last and not end.search(self.text, last.end, before) else None

    def next_in_sentence(self, openings: tuple[str, ...], behind: int) -> BodyMention | None:
        """The first body behind an offset in the same sentence whose name opens with one of the words."""
        first = next((m for m in self._plain if m.start >= behind and m.name.startswith(openings)), None)
        return first if first and not _FULL_STOP.search(self.text, behind, first.start) else None

    def latest_of(self, head: str, before: int) -> BodyMention | None:
        """The last body of a head before an offset, else the first behind it: the ministry that 'Bộ' means."""
        starts = sorted(start for start, hit in self.words.heads.items() if hit.item.id == head)
        known = [mention for start in starts if (mention := self._behind_head(start))]
        if head == "bo":
            return self.own_ministry or self._told_ministry(known, before)
        return next((m for m in reversed(known) if m.end <= before), known[0] if known else None)

    @cached_property
    def own_ministry(self) -> BodyMention | None:
        """The ministry that the article is about, which 'Bộ' means throughout: of the title or who holds the meeting.

        None where neither the first line names one, and only one, nor one of the first lines lets one act.
        """
        title, lead = _TITLE.match(self.text), _LEAD.match(self.text)
        found = [m for m in self._ministries if lead and m.end <= lead.end() and not self._is_elsewhere(m)]
        titled = [m for m in found if title and m.end <= title.end()]
        if titled:
            return titled[0] if len({m.name for m in titled}) == 1 else None
        return next((m for m in found if _HOLDS.match(self.text, m.end)), None)

    def _told_ministry(self, known: list[BodyMention], before: int) -> BodyMention | None:
        """The last ministry before an offset that does not only say where an office belongs: '(C06, Bộ Y tế)'."""
        plain = [m for m in known if not self._is_elsewhere(m)] or known
        return next((m for m in reversed(plain) if m.end <= before), plain[0] if plain else None)

    @cached_property
    def _ministries(self) -> list[BodyMention]:
        starts = sorted(start for start, hit in self.words.heads.items() if hit.item.id == "bo")
        return [mention for start in starts if (mention := self._behind_head(start))]

    def _is_elsewhere(self, ministry: BodyMention) -> bool:
        """Whether a ministry only says where an office belongs: 'Cục Viễn thông, Bộ X', '(C06, Bộ Công an)'."""
        return _OFFICE_OF.search(self.text, max(0, ministry.start - 90), ministry.start) is not None

    @cached_property
    def _plain(self) -> list[BodyMention]:
        return self._scan({})

    @cached_property
    def _told(self) -> list[BodyMention]:
        """The bodies by name or by an abbreviation that the text introduces."""
        return self._scan(self._aliases) if self._aliases else self._plain

    @cached_property
    def _aliases(self) -> dict[int, BodyMention]:
        """Where abbreviations stand that the text itself introduces behind a name: 'Viện Nghiên cứu … (IPS) … IPS'."""
        introduced = {
            match["short"]: self._innermost(mention)
            for mention in self._plain
            if (match := _INTRODUCED.match(self.text, mention.end))
        }
        if not introduced:
            return {}
        return {
            m.start(): introduced[m[0]]._replace(start=m.start(), end=m.end())
            for m in _SHORT.finditer(self.text)
            if m[0] in introduced
        }

    def _scan(self, aliases: Mapping[int, BodyMention]) -> list[BodyMention]:
        found: list[BodyMention] = []
        end = 0
        for start in sorted(self.words.known.keys() | self.words.heads.keys() | aliases.keys()):
            if start < end:
                continue
            mentions = self._mentions(start, aliases)
            found += mentions
            end = max([end, *(m.end for m in mentions)])
        return found

    def _mentions(self, start: int, aliases: Mapping[int, BodyMention]) -> Iterable[BodyMention]:
        """The organisations that a scan finds at ``start``: one, several of a series, or none."""
        if self._is_other(start):
            return ()
        many = series(self.words, start)
        if many:
            return many
        mention = self._told_at(start, aliases) if self._may_open(start) else None
        return (mention,) if mention and not self._is_place(start, mention.end) else ()

    def company_of(self, mention: BodyMention) -> BodyMention | None:
        """The company that a board is of: 'HĐQT Công ty X' names both."""
        inner = self._innermost(mention) if mention.head in _BOARDS else mention
        return inner if inner is not mention else None

    def _told_at(self, start: int, aliases: Mapping[int, BodyMention]) -> BodyMention | None:
        """The organisation at ``start`` in full, by an abbreviation, or of one: 'Công đoàn EVN'."""
        told = self.named_at(start) or aliases.get(start)
        head = self.words.heads.get(start) if not told or told.reach == "elided" else None
        owner = aliases.get(self.words.space_then(head.end)) if head and head.item.get("tail") in _OF_A_BODY else None
        if head is None or owner is None:
            return told
        return owner._replace(start=start, name=f"{head.item.label} {owner.name}", head=head.item.id)

    def _innermost(self, mention: BodyMention) -> BodyMention:
        """'Công đoàn Tập đoàn Điện lực Việt Nam (EVN)': the abbreviation is the company's."""
        head = self.words.heads.get(mention.start)
        if head is None or head.item.get("tail") not in _OF_A_BODY:
            return mention
        return self.named_at(self.words.space_then(head.end)) or mention

    def _may_open(self, start: int) -> bool:
        """Whether a name of an organisation may open here: with a capital, but for 'đoàn đại biểu Quốc hội tỉnh X'."""
        head = self.words.heads.get(start)
        small = head is not None and head.item.get("small") and not self.text[start : head.end].islower()
        return self.words.is_capital(start) or bool(small)

    def _is_place(self, start: int, end: int) -> bool:
        """Whether what looks like an organisation is a locality: 'Điện Bàn, Hội An', 'xã Hội Thịnh'."""
        if start not in self.words.heads or start in self.words.known:
            return False
        hit = self.hits.get(start)
        named = hit is not None and (hit.end >= end or not self._goes_on(hit))
        return named or _UNIT_BEFORE.search(self.text, max(0, start - 12), start) is not None

    def _goes_on(self, hit: PlaceHit) -> bool:
        """Whether a place's last syllable begins a phrase of organisations' names: 'Hội An | toàn giao thông'."""
        last = self.text.rindex(" ", 0, hit.end) + 1
        found = (table.get(last) for table in (self.words.fields, self.words.topics, self.words.sectors))
        return any(phrase and phrase.end > hit.end for phrase in found)

    def _is_other(self, start: int) -> bool:
        """Whether a head noun is none here: in a line of capitals ('HỘI NGHỊ'), in a title, in a person's name."""
        joined = self.text[max(0, start - 2) : start].rstrip()[-1:] in _JOINS  # a look before two searches
        if joined and _SIGN.search(self.text, max(0, start - 24), start):
            return True
        hit = self.words.heads.get(start)
        if hit is None:
            return False
        if joined and _CLERK.search(self.text, max(0, start - 50), start):
            return True
        if hit.item.get("inside"):  # 'Phó Chủ tịch Thường trực UBND tỉnh' holds no body 'Thường trực UBND'
            return True
        shouted = hit.end - start == len(hit.item.label) and self.text[start : hit.end].isupper()
        return shouted or (" " not in hit.item.label and start in self._in_names)

    @cached_property
    def _in_names(self) -> frozenset[int]:
        """Where the middle syllables of persons' names start: 'Trịnh Trường Huy' holds no Trường."""
        return inside_names(self.text)

    def _again(self, start: int) -> BodyMention | None:
        """A body named in full before, by its head alone: 'Phó Trưởng BCĐ', 'Giám đốc bệnh viện'."""
        hit = self.words.heads.get(start)
        if hit is None or not (hit.item.get("again") or hit.item.get("tail") in {"topic", "capitals", "number"}):
            return None
        where = jurisdiction(self.text, hit.end, self.hits)
        before = [m for m in self._plain if m.start < start and (_has_head(m, hit) or _is_kind(m, hit.item.label))]
        same = [m for m in before if not where or where.generic or m.unit in {"", where.unit}]
        if same and hit.item.get("again"):  # the article's own: 'Phó Chủ tịch Công đoàn'
            return same[0]._replace(start=start, end=hit.end, name_end=hit.end)
        if same:
            end = where.end if where and not where.generic else hit.end
            return same[-1]._replace(start=start, end=end, name_end=hit.end)
        if before and where:  # "Ban Chỉ đạo xã" beside that of the province: the same task
            return before[-1]._replace(
                start=start,
                end=where.end,
                name_end=hit.end,
                unit=where.unit,
                place=where.name,
                levels=where.levels,
                reach="local",
            )
        return None


def _has_head(mention: BodyMention, hit: Hit[Entry]) -> bool:
    """Whether a body has the head of ``hit`` or a longer one: a Bệnh viện Đa khoa is a 'Bệnh viện'."""
    return mention.head == hit.item.id or (hit.item.id in _GENERA and mention.head.startswith(f"{hit.item.id}-"))


def _is_kind(mention: BodyMention, label: str) -> bool:
    """Whether a national body goes by its first word: 'Chủ tịch Ủy ban' of the Ủy ban Quốc gia about."""
    return mention.reach == "national" and mention.name.startswith(f"{label} ")
