"""Names that go on in capitals: 'Viện Nghiên cứu Chính sách và …', 'Trường Đại học Cần Thơ', 'Công ty cổ phần MISA'."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import regex

from diemcau.facts import Level
from diemcau.lexicon.expand import expand
from diemcau.lexicon.loader import Entry
from diemcau.lexicon.matcher import Hit
from diemcau.lexicon.wordlists import words as listed
from diemcau.patterns.bodies.above import within
from diemcau.patterns.bodies.mention import BodyMention, Grammar, Words
from diemcau.patterns.bodies.places import body_of_place, placed
from diemcau.patterns.names import SYLLABLE, is_commemorated
from diemcau.patterns.places import at_unit, jurisdiction

_WORD = regex.compile(r"[ ](?P<word>[\p{L}\d’'&.]+(?:-[\p{L}\d]+)*)")
# "Văn hóa - Thể thao", "Khoa học và Công nghệ", "Giám sát, điều hành"
_JOIN = regex.compile(
    rf"(?:[ ](?:-|–|&|và)(?=[ ](?!(?:PGS|GS|TS|TSKH|BS|KS|NCS)\b)(?:{SYLLABLE}|\p{{Lu}}{{2,}}))|,(?=[ ]))"
)
# "Trung tâm Hội nghị quốc tế" is a building
_HALL = regex.compile(r"[ ]Hội nghị")
# "Đầu tư phát triển đường cao tốc Việt Nam", "Hàng không dân dụng Việt Nam"
_TO_VIETNAM = regex.compile(r"(?:[ ]\p{Ll}+){1,5}[ ]Việt Nam(?!\p{L})")
# "Trung tâm Dữ liệu quốc gia về dân cư"
_ABOUT = regex.compile(r"[ ]về(?=[ ])")
# "Trung tâm Dữ liệu quốc gia số 1", "Bệnh viện Đa khoa số 2", "Chi cục Hải quan khu vực VII"
_NUMBERED = regex.compile(r"[ ](?:số[ ]\d+|khu vực[ ](?:[IVX]+|\d+))(?![\p{L}\d])")
# "Cục Việc làm 88,1%": a figure behind a name is no part of it
# "… và Thành phố Kisarazu", "và Phường Bến Thành": a locality begins
_UNIT = regex.compile(r"(?i:tỉnh|thành phố|huyện|quận|thị xã|phường|thị trấn|đặc khu)(?!\p{L})")
# "Cục An ninh điều | tra;": the second half of a word, where the name surely ends
_CUT = regex.compile(r"[ ]\p{Ll}+(?=[,;.:)\n]|$)")
# "Tin: Phòng Truyền thông – | Ảnh: …": a label begins
_LABEL = regex.compile(r"\p{Lu}\p{L}*:")
# “Trung tâm Đào tạo Thái Hành”: a name between quotation marks is whole
_QUOTED = regex.compile(r"[^“”\"«»\n]{3,80}(?=[”\"»])")
_FIGURE = regex.compile(r"\d+(?:[.,]\d|[ ]?%)")
# "Báo Tuyên Quang | Sáng 18/9, …", "Tập đoàn X | Ngày 5-10": the next line's date, glued to a name
_DATED = regex.compile(r"(?:Sáng|Trưa|Chiều|Tối|Ngày)[ ](?:nay|qua|\(?\d{1,2}[/.-]\d{1,2}(?!\d))")
_BY_REGION = regex.compile(r"[ ]khu vực(?![ ](?:[IVX\d]|\p{Lu}))")
# "Trung tâm Thông tin y tế Quốc gia"
_OF_THE_NATION = (" Quốc gia", " quốc gia")
# "HTX | nuôi tôm Tân Phát Lợi", "Hợp tác xã | dịch vụ nông nghiệp Đại Hiệp"; not "HTX trồng rau ở xã Tân Phú"
_TRADE = regex.compile(
    rf"[ ](?:{listed('trades')})"
    rf"(?:(?:,| và)?[ ](?!(?:{listed('not-in-a-trade')})(?!\p{{L}}))\p{{Ll}}+){{0,4}}(?=[ ]\p{{Lu}}\p{{Ll}})"
)
_LONGEST = 12  # words; longer names are cut rather than run into the sentence


def capital_name(grammar: Grammar, hit: Hit[Entry]) -> BodyMention | None:
    """The body of a head and the capitalised words behind it; None where nothing of the kind follows."""
    words = grammar.words
    if not (words.is_capital(hit.start) or hit.start in words.role_tails) or _HALL.match(words.text, hit.end):
        return None
    quoted = _QUOTED.match(words.text, hit.end) if words.text[hit.start - 1 : hit.start] in {"“", '"', "«"} else None
    if quoted and words.is_capital(hit.end + 1):
        return BodyMention(
            hit.start,
            quoted.end(),
            _written(words, hit, quoted.end()),
            reach="named",
            head=hit.item.id,
            name_end=quoted.end(),
        )
    sector = words.sector_at(words.space_then(hit.end), hit.item.get("sector", "-"))
    end = _Follower(words, hit).end()
    if sector and end <= sector.end:
        end = sector.end
    elif sector:  # 'Cục Chuyển đổi số và Thông tin dữ liệu …' goes on behind the sector
        sector = None
    if end == hit.end:
        return body_of_place(grammar, hit) if " " in hit.item.label else None
    if _BY_REGION.match(words.text, end):  # 'các Học viện Chính trị khu vực'
        return None
    numbered = _NUMBERED.match(words.text, end)
    if numbered:
        end = numbered.end()
    if hit.item.get("kind") == "name":
        return _named(words, hit, end)
    rest = sector.item.label if sector else expand(words.text[hit.end + 1 : end])
    return _located(grammar, hit, f"{hit.item.label} {rest}", end)


def _named(words: Words, hit: Hit[Entry], end: int) -> BodyMention:
    """A company, school or hospital: a place name behind it is part of its name."""
    where = jurisdiction(words.text, end, words.places)
    if where is None or where.generic or not where.name:
        last = next((p for p in words.places.values() if p.end == end and p.start > hit.end), None)
        place = last.name if last and hit.item.get("seat") else ""
        if hit.item.get("seat") == "name":
            place = words.text[hit.end + 1 : end]
        return BodyMention(
            hit.start, end, _written(words, hit, end), place=place, reach="named", head=hit.item.id, name_end=end
        )
    written = _written(words, hit, where.end)
    return BodyMention(
        hit.start,
        where.end,
        written,
        place=where.name,
        levels=where.levels,
        reach="named",
        head=hit.item.id,
        name_end=where.end,
    )


def _written(words: Words, hit: Hit[Entry], end: int) -> str:
    """The name up to ``end`` with its head written out: 'BV Mắt' is a 'Bệnh viện Mắt'."""
    return hit.item.label + expand(words.text[hit.end : end])


def _located(grammar: Grammar, hit: Hit[Entry], name: str, end: int) -> BodyMention | None:
    """A public body: a place name behind it is its jurisdiction."""
    words = grammar.words
    where = jurisdiction(words.text, end, words.places)
    if where and where.levels == (Level.COUNTRY,) and where.name:  # 'Hội Khoa học Kinh tế Việt Nam'
        whole = name + words.text[end : where.end]
        return BodyMention(hit.start, where.end, whole, reach="national", head=hit.item.id, name_end=where.end)
    if where and not where.generic and not hit.item.get("nationwide"):
        return placed(words, hit, name, end, where)
    national = hit.item.get("alone") == "national" or name.endswith(_OF_THE_NATION)
    reach = "national" if national else "unknown"
    return within(grammar, BodyMention(hit.start, end, name, reach=reach, head=hit.item.id, name_end=end))


class _Step(NamedTuple):
    """One piece more of a name: where it ends, how many words it counts, whether a lower-case syllable may follow."""

    end: int
    words: int
    open: bool


@dataclass(frozen=True)
class _Follower:
    """Follows one name word by word."""

    words: Words
    hit: Hit[Entry]

    @cached_property
    def _persons(self) -> frozenset[int]:
        """Where persons' names start that the name must not run into; schools honour the persons of the past."""
        text, end = self.words.text, self.hit.end
        found = self.words.persons(end, end + 90)
        if not self.hit.item.get("honours"):
            return frozenset(found)
        first = self.hit.end + 1
        return frozenset(
            start
            for start, stop in found.items()
            if start > first and not is_commemorated(text[start:stop]) and self._after_name(start)
        )

    def _after_name(self, start: int) -> bool:
        """'Trường Đại học Tây Bắc | Đinh Thanh Tâm': a place ends right before the person."""
        return any(place.end == start - 1 for place in self.words.places.values() if place.start > self.hit.end)

    def end(self) -> int:
        """The offset where the name ends; that of the head where it does not go on."""
        trade = _TRADE.match(self.words.text, self.hit.end) if self.hit.item.get("trades") else None
        through = trade is not None and not self._breaks(trade.end() + 1, 0, joined=False)
        at = _Step(trade.end() if trade and through else self.hit.end, int(through), open=False)
        while at.words < _LONGEST and (step := self._step(at)):
            at = step
        cut = _CUT.match(self.words.text, at.end) if at.end > self.hit.end and self._ends_small(at.end) else None
        return cut.end() if cut and at.end + 1 not in self.words.stops else at.end

    def _ends_small(self, end: int) -> bool:
        """Whether the last word taken is in lower case and no whole phrase: 'Cục An ninh điều | tra'."""
        text, first = self.words.text, self.words.text.rindex(" ", 0, end) + 1
        return text[first].islower() and not any(
            hit.start < first and hit.end == end
            for found in (self.words.fields, self.words.topics, self.words.sectors)
            for start in range(max(self.hit.end, first - 30), first)
            if (hit := found.get(start))
        )

    def _step(self, at: _Step) -> _Step | None:
        words, text = self.words, self.words.text
        join = _JOIN.match(text, at.end) if at.words else None
        about = _ABOUT.match(text, at.end) if at.words and not join and not self._behind_place(at.end) else None
        match = _WORD.match(text, join.end() if join else about.end() if about else at.end)
        if match is None:
            return None
        start = match.start("word")
        labelled = join is not None and join[0].strip() in {"-", "–"} and _LABEL.match(text, start)
        if labelled or self._breaks(start, at.words, joined=join is not None):
            return None
        phrase = self._phrase_at(start) if at.words or words.is_capital(start) else 0
        if about:
            return _Step(phrase, at.words + 3, open=False) if phrase else None
        comma = join is not None and join[0] == ","
        if phrase and self._may_go_on(start, at, joined=join is not None, comma=comma):
            return _Step(phrase, at.words + 2, open=words.is_capital(start) and phrase - start < 8)
        if start in words.places:
            named = bool(self.hit.item.get("kind"))
            return _Step(words.places[start].end, at.words + 1, open=False) if named else None
        return self._word(at, start, match["word"].rstrip("."), joined=join is not None, comma=comma)

    def _breaks(self, start: int, count: int, *, joined: bool) -> bool:
        """Whether somebody or something else begins at ``start``: a person, a post, another organisation."""
        if start in self._persons or (start in self.words.role_starts and count):
            return True
        if _DATED.match(self.words.text, start):
            return True
        if (
            joined
            and self.words.is_capital(start)
            and (start in self.words.known or _UNIT.match(self.words.text, start))
        ):
            return True
        other = self.words.heads.get(start) if count else None
        if other is None or not self.words.is_capital(start):
            return False
        return joined or other.item.get("tail") == "place" or other.item.id in {"bo", "so"}

    def _may_go_on(self, start: int, at: _Step, *, joined: bool, comma: bool) -> bool:
        """Whether a phrase goes on the name: in capitals, or in lower case right behind it or in a list of tasks."""
        if self.words.is_capital(start):
            return True
        listed = comma and bool(self.hit.item.get("lists"))
        return (not joined and not self._behind_place(at.end)) or listed

    def _behind_place(self, end: int) -> bool:
        return any(self.words.places.get(s) and self.words.places[s].end == end for s in range(max(0, end - 24), end))

    def _word(self, at: _Step, start: int, word: str, *, joined: bool, comma: bool) -> _Step | None:
        words = self.words
        numbered = word[:1].isdigit() and at.words > 0 and not _FIGURE.match(words.text, start)
        upper = word[:1].isupper() or numbered
        if not upper and not joined and at.words and start not in words.stops:
            through = _TO_VIETNAM.match(words.text, at.end)
            if through:
                return _Step(through.end(), at.words + 3, open=False)
        if comma and not (upper and self.hit.item.get("lists")):
            return None
        if not upper and (joined or not at.open or start in words.stops or at_unit(words.text, start)):
            return None
        # one lower-case syllable may follow a capital one: "Phục vụ", "Dữ liệu"; late words of a school are names
        late = bool(self.hit.item.get("honours")) and at.words >= 2
        return _Step(start + len(word), at.words + 1, open=upper and not late)

    def _phrase_at(self, start: int) -> int:
        """The end of a topic, sector or field that a name can hold whole ('chuyển đổi số', 'truyền thông'), else 0."""
        hits = (self.words.topics.get(start), self.words.sectors.get(start), self.words.fields.get(start))
        return max((hit.end for hit in hits if hit and self.words.text[hit.end : hit.end + 1] != "-"), default=0)
