"""Whether a stretch of an article speaks of the whole country or of the article's home locality."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from enum import Enum
from functools import cached_property
from itertools import islice

import regex

from diemcau.facts import Level
from diemcau.mentions import Page
from diemcau.patterns.places import gazetteer
from diemcau.rules.clauses import Setting
from diemcau.rules.context import Context
from diemcau.rules.homes import home, organisers
from diemcau.rules.houses import house, region, village
from diemcau.rules.layout import Layout
from diemcau.rules.referents import referents
from diemcau.text.anchored import on_pages


class Zone(Enum):
    """Whom a stretch of text speaks of: the country, the article's home locality, or the province above it."""

    NATIONAL = "national"
    LOCAL = "local"
    ABOVE = "above"  # the province of an article from a district or commune


# 'cả nước đạt', 'toàn quốc có thêm', 'Việt Nam đứng', 'Bộ Công an đã thu nhận'; not 'đứng thứ 4 cả nước', 'bình quân
# cả nước'
_NATIONAL = on_pages(
    r"""
    (?<! (?:thứ\s\d{1,3}|\d{1,3}/\d{1,3}|phố\s(?:trong|trên|của)|bình\squân|trung\sbình|chung|(?:bình\squân
      |trung\sbình|mức|chung)\scủa|đầu|trực\stuyến
      |so\svới|cao\snhất|nhiều\snhất|trong\skhi)\s )
    (?<! \p{L} | \( )
    (?: cả\snước | toàn\squốc | (?<! (?:tổ\squốc|xã\shội|thanh\sniên|phụ\snữ|sản|tại)\s ) (?-i:Việt\sNam)(?!\sgiao)
      | nước\sta | (?-i:Quốc\shội)(?=\s(?:đã\s)?(?:thông\squa|ban\shành|quyết\snghị|cho\sý\skiến))
        | (?-i:GDP) | 63/63 | (?<! (?:thứ|hạng|trí)\s ) \d\d/63\s | 34/34
      | (?-i:Cổng\sD)ịch\svụ\scông\s[Qq]uốc\sgia(?=\s(?:đã|có|hiện|cung\scấp))
        | (?-i:Cơ\ssở|CSDL)\s(?:dữ\sliệu\s)?quốc\sgia\s(?:\p{L}+\s){1,4}(?:đã|có|kết\snối) )
    (?! \p{L} )
    """,
    regex.VERBOSE | regex.IGNORECASE,
)
# 'Cục trưởng Nguyễn Văn A thông tin:', 'Thứ trưởng Trần Thị B cho biết': who speaks for the country; not 'Cục trưởng
# Cục Thuế tỉnh'
_TELLS = on_pages(
    r"(?<!\p{L})(?:Bộ trưởng|Thứ trưởng|Thống đốc|Vụ trưởng|Cục trưởng)"
    r"(?:\s(?!Cục (?:Thuế|Thống kê|Hải quan|Thi hành)|Tòa|[Tt]ỉnh)\p{Lu}\p{L}*){2,10}"
    r"(?:\s(?:cũng|đã|còn))?\s(?:cho biết|thông tin|cho hay)(?!\p{L})"
)
# 'bệnh viện có', 'toàn Khu vực': what the house or region of the article is called after its first mention
_OWN = on_pages(
    r"(?<!\p{L})(?:(?:[Bb]ệnh viện|[Nn]hà trường|[Tt]ổng công ty|[Cc]ông ty|[Tt]ập đoàn)"
    r"\s(?:đã|có|còn|đang|hiện|tiếp nhận|đạt)"
    r"|(?:[Tt]oàn|[Cc]ả|[Tt]huộc|[Tt]rong|[Cc]ủa)"
    r"\s(?:Khu vực|[Bb]ệnh viện|[Tt]rường|[Tt]ổng công ty|[Cc]ông ty|[Tt]ập đoàn))(?!\p{L})"
)
# names of national bodies: they speak of the nation only in an article about a nationwide meeting
_WEAK_NATIONAL = on_pages(
    r"""
    (?<! \p{L} )
    (?: các\s(?:bộ,\sngành|bộ\sngành|địa\sphương) | khối\sbộ | bộ,?\sngành
      | (?-i:Chính\sphủ|Thủ\stướng)(?!\s(?:số|điện)) | quốc\shội
      | (?-i:Bộ\s(?!chỉ|tiêu|phận)\p{Lu}\p{L}+)(?!(?:\s\p{L}+){0,6}\sgiao) | các\stỉnh | nền\skinh\stế
        | (?-i:Ngân\shàng\sNhà\snước|Tổng\scục|Cục\s\p{Lu}) )
    (?! \p{L} )
    """,
    regex.VERBOSE | regex.IGNORECASE,
)
# 'toàn tỉnh', 'của huyện', 'trên địa bàn xã', 'Công an tỉnh', 'tỉnh ta', 'tỉnh đã', 'UBND huyện', 'đề nghị huyện làm
# rõ'
_LOCAL = on_pages(
    r"""
    (?<! \p{L} )
    (?: (?:toàn|(?<! (?:xã|huyện|phường|phố|sở|ban|ngành)\s )của|trên\sđịa\sbàn|kinh\stế|cảng|lãnh\sđạo|địa\sbàn|tại
      |trong|ở|cho|cả|công\san|UBND|HĐND|ủy\sban\snhân\sdân|ngân\ssách|sở,\sngành|của\strung\stâm)\s
        (?:tỉnh|huyện|thành\sphố|TP|xã(?!\shội)|thị\sxã|quận|phường|đặc\skhu|thị\strấn) (?! \s?, | \sthành\b
          | (?<! (?:UBND|HĐND|an|dân)\s\p{L}+ ) \s(?-i:\p{Lu}) | \s(?:và|hoặc)\b )
      | (?<! (?:cấp|tỉnh,|huyện,|xã,|thị\sxã,)\s )  # 'trung tâm cấp tỉnh đã có', '15 tỉnh, thành phố còn lại'
        (?:tỉnh|huyện|thành\sphố|TP|xã|phường|quận|thị\sxã)\s(?:ta|đang|sẽ|tiếp|nhà|mình|đã|có|còn|đang|tiếp\snhận|đạt
        |xếp|đứng|phấn\sđấu|hiện|đề\sra|đặt) | trên\sđịa\sbàn(?!\s(?:(?-i:\p{Lu})|cả|toàn|thành|tỉnh|huyện|xã|các|quận
        |phường)) | (?-i:Sở\s\p{Lu}) | (?:đề\snghị|yêu\scầu|gợi\sý|giao)\s(?:tỉnh|huyện|thành\sphố|thị\sxã|quận|xã
          |phường)\s
        (?:làm\srõ|đẩy\snhanh|rà\ssoát|khắc\sphục|tiếp\stục|tập\strung|phấn\sđấu|hoàn\sthành|công\skhai|xử\slý)
          | (?-i:công\san)\s(?:đã|thu|cấp) | (?-i:[Ss]ở)\s(?:đã|có) )
    (?! \p{L} | \sgiao\b )
    """,
    regex.VERBOSE | regex.IGNORECASE,
)
# an article that opens like this reports a nationwide meeting
_NATIONWIDE = on_pages(
    r"(?i:hội nghị|phiên họp|họp)[^.;\n]{0,80}(?:toàn quốc|Ủy ban [Qq]uốc gia)|Thủ tướng[^.;\n]{0,120}(?:chủ trì"
    r"|phát biểu|nhấn mạnh|kết luận|chỉ đạo)"
    r"|chủ trì[^.;\n]{0,80}Thủ tướng|(?<!/)(?:63|34) tỉnh|Phó Thủ tướng"
)
_IN_PARENTHESES = regex.compile(r"(?r)\((?:(?:thuộc\s)?(?:tỉnh|thành phố|huyện|thị xã|xã|TP\.?)\s)?")
# 'phường Tân Thành, tỉnh Cà Mau', 'huyện Vân Hồ (Sơn La)': where a locality lies (read backwards from the province)
_WITHIN = regex.compile(
    r"(?r)(?:xã|phường|thị trấn|huyện|thị xã|đặc khu)(?:\s\p{Lu}[\p{L}']*)+,\s(?:tỉnh|thành phố|TP\.?)\s"
)
# what a ministry tells of the country, not of itself
_TRADE = regex.compile(
    r"(?<!\p{L})(?:kim ngạch|xuất khẩu|nhập khẩu|xuất siêu|nhập siêu|cán cân thương mại|thặng dư thương mại"
    r"|(?-i:GDP|CPI))(?!\p{L})",
    regex.IGNORECASE,
)
# one of them stands wherever _NATIONAL matches
_NATION_WORDS = ("cả nước", "toàn quốc", "việt nam", "nước ta", "gdp", "/63", "34/34", "quốc gia", "quốc hội")
_OF_PROVINCE = regex.compile(r"(?<!\p{L})tỉnh(?!\p{L})", regex.IGNORECASE)
# 'Kế hoạch số 141/KH-UBND của UBND tỉnh', 'Cổng Dịch vụ công của tỉnh', 'bình quân toàn tỉnh': whose paper, portal or
# average it is says nothing of whom the figure holds for
_OWNER = regex.compile(
    r"(?r)(?:(?:kế hoạch|quyết định|nghị quyết|chỉ thị|công văn|đề án|cổng|hệ thống|chỉ đạo|quy định)[^,.;:]*\s"
    r"|(?:bình quân|trung bình|chung|so với|thứ \d+|chỉ tiêu)\s(?:của\s)?"
    r"|(?:thứ|hạng|vị trí|số)\s\d[\d/]*\s[^.;()\d]{0,40})",
    regex.IGNORECASE,
)
_OPENING = 1500  # code points in which an article says what kind of meeting it reports
_HEADING = 6  # words; a longer line without a full stop is a caption
_ENDS = ".;:…"


class Zones:
    """The zones of one page: each paragraph's cues are looked up once."""

    def __init__(self, page: Page, context: Context, layout: Layout) -> None:
        self._page, self._context, self._layout = page, context, layout
        self._known: dict[int, list[tuple[int, Zone | str]]] = {}

    @cached_property
    def default(self) -> Zone:
        """National when the article opens with a nationwide meeting, or has no home; else local."""
        return Zone.NATIONAL if self.nationwide or not self.home else Zone.LOCAL

    def _cues(self, paragraph: int) -> list[tuple[int, Zone | str]]:
        """The cues of one paragraph in text order; looked up when a figure first asks for them."""
        if paragraph not in self._known:
            self._known[paragraph] = self._look_up(*self._page.paragraphs[paragraph])
        return self._known[paragraph]

    def _look_up(self, start: int, end: int) -> list[tuple[int, Zone | str]]:
        text = self._page.text
        found: list[tuple[int, Zone | str]] = []
        if any(self._page.folded.find(word, start, end) >= 0 for word in _NATION_WORDS):
            found += [(m.start(), Zone.NATIONAL) for m in _NATIONAL.finditer(text, start, end)]
        if self.default is Zone.NATIONAL:
            found += [(m.start(), Zone.NATIONAL) for m in _WEAK_NATIONAL.finditer(text, start, end)]
        if not self.home.startswith("Bộ "):  # in its ministry's article a minister tells of the ministry as well
            found += [(m.start(), Zone.NATIONAL) for m in _TELLS.finditer(text, start, end)]
        above = self.home != self.province
        found += [
            (m.start(), Zone.ABOVE if above and (self._house or _OF_PROVINCE.search(m[0])) else Zone.LOCAL)
            for m in _LOCAL.finditer(text, start, end)
            if not _OWNER.match(text, max(start, m.start() - 48), m.start())
        ]
        if self._house or self._region:
            found += [(m.start(), Zone.LOCAL) for m in _OWN.finditer(text, start, end)]
        if self.home.startswith("Bộ "):
            found += [(m.start(), Zone.NATIONAL) for m in _TRADE.finditer(text, start, end)]
        found += [(at, Zone.LOCAL) for at in _places(text, self.home, start, end)]
        if above:
            own = [(at, at + len(self._house)) for at in _places(text, self._house, start, end)]
            places = _places(text, self.province, start, end)
            found += [(at, Zone.ABOVE) for at in places if not any(low <= at < high for low, high in own)]
        found += self._others_between(start, end)
        return sorted(found, key=lambda cue: (cue[0], isinstance(cue[1], str), str(cue[1])))

    def _others_between(self, start: int, end: int) -> list[tuple[int, Zone | str]]:
        low, high = (bisect_left(self._others, at, key=_offset) for at in (start, end))
        return self._others[low:high]

    @cached_property
    def _others(self) -> list[tuple[int, Zone | str]]:
        """Where a bare 'xã', 'huyện' means another locality than the home and its province."""
        people = {name.name for name in self._page.names}  # 'UBND huyện Hoàng Minh Hiến'
        known = {self.home, self.province} | people
        own = "" if self._village else self.home
        return [(at, name) for at, _, name in referents(self._page, own) if name not in known]

    @cached_property
    def _voices(self) -> list[tuple[int, Zone | str]]:
        """Where somebody begins to tell of a locality or organisation."""
        return [(voice.start, self._zone_of(voice.about)) for voice in self._context.voices]

    def _zone_of(self, name: str) -> Zone | str:
        if name == self.home:
            return Zone.LOCAL
        return Zone.ABOVE if name == self.province else name

    @cached_property
    def home(self) -> str:
        """The home locality; for a ministry's article the ministry that its title names or that holds the meeting;
        '' when neither is told.
        """
        place = self._house or self._region or self._village or home(self._page, self._context)
        if place or self.nationwide or not self._page.paragraphs:
            return place
        title = self._page.paragraphs[0]
        named = [b.name for b in self._page.bodies if title.start <= b.start < title.end]
        own = (name for name in (*named, *organisers(self._context)) if name.startswith("Bộ "))
        return next(own, "")

    @cached_property
    def _house(self) -> str:
        """The hospital, school, company or union whose article it is, '' for that of a locality or ministry."""
        return house(self._page)

    @cached_property
    def _village(self) -> str:
        """The village that the headline names, else ''."""
        return village(self._page)

    @cached_property
    def _region(self) -> str:
        """The region of an office that has one, else ''."""
        return region(self._page)

    @cached_property
    def nationwide(self) -> bool:
        """Whether the article opens with a nationwide meeting."""
        return _NATIONWIDE.search(self._page.text, 0, _OPENING) is not None

    @cached_property
    def province(self) -> str:
        """What 'toàn tỉnh' means: the home itself, or the province named most in an article from below it."""
        if self._context.homes.get(Level.PROVINCE) or self._context.level in {None, Level.PROVINCE}:
            return self._context.homes.get(Level.PROVINCE) or self._context.place
        hits = self._page.place_hits.values()
        names = Counter(
            h.name for h in hits if gazetteer().lookup(h.name, level="tỉnh") and h.name != self._context.place
        )
        return min(names, key=lambda name: (-names[name], name)) if names else self._context.place

    def last(self, start: int, end: int) -> Zone | str | None:
        """What the last cue between two offsets of one paragraph speaks of: a zone, another locality, or None."""
        cue = _last(self._cues(self._layout.index(start)), start, end)
        return cue[1] if cue else None

    def _heard(self, start: int, end: int) -> Zone | str | None:
        """The same where a speaker counts as well: 'Chủ tịch UBND xã A cho biết' tells of xã A."""
        cue, voice = _last(self._cues(self._layout.index(start)), start, end), _last(self._voices, start, end)
        if voice and (cue is None or voice[0] >= cue[0]):
            return voice[1]
        return cue[1] if cue else None

    def of(self, setting: Setting) -> Zone | str:
        """The zone of a figure: its own words, the sentences before, a heading, the paragraphs before, the article."""
        own = self._heard(setting.sentence.start, setting.quantity.lead)
        if own is not None:
            return own
        paragraphs = self._page.paragraphs
        index = self._layout.index(setting.sentence.start)
        earlier = self._heard(paragraphs[index].start, setting.sentence.start)
        if earlier is not None:
            return earlier
        text = self._page.text
        if index and len(text[slice(*paragraphs[index - 1])].split()) <= _HEADING:
            heading = self.last(*paragraphs[index - 1])
            if heading is not None:
                return heading
        before = (paragraphs[i] for i in range(index - 1, -1, -1))
        told = (p for p in before if text[p.end - 1] in _ENDS)  # captions do not count
        zones = (self.last(*p) for p in islice(told, 2))
        carried = next((zone for zone in zones if isinstance(zone, Zone)), self.default)
        # an article about its own locality, ministry or house comes back to it with each paragraph
        return self.default if carried is Zone.NATIONAL or self._house or self._region else carried


def _offset(cue: tuple[int, Zone | str]) -> int:
    return cue[0]


def _last(cues: list[tuple[int, Zone | str]], start: int, end: int) -> tuple[int, Zone | str] | None:
    """The last cue between two offsets."""
    at = bisect_left(cues, end, key=_offset) - 1
    return cues[at] if at >= 0 and cues[at][0] >= start else None


def _places(text: str, name: str, start: int, end: int) -> Iterator[int]:
    """Where a name stands between two offsets; nowhere for ''."""
    at = text.find(name, start, end) if name else -1
    while at >= 0:
        if not _IN_PARENTHESES.match(text, max(start, at - 16), at) and not _WITHIN.match(
            text, max(start, at - 40), at
        ):
            yield at
        at = text.find(name, at + 1, end)
