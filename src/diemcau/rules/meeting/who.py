"""Who holds a meeting, and at which level of government."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import regex

from diemcau.facts import Level, Role
from diemcau.patterns.places import gazetteer
from diemcau.patterns.posts import PostMention
from diemcau.rules.bodies import full_name
from diemcau.rules.frame import Frame
from diemcau.rules.meeting.core import Core
from diemcau.rules.positions import post_place
from diemcau.rules.roles import Part
from diemcau.text.anchored import on_pages
from diemcau.text.sentences import Span

# "UBND tỉnh tổ chức hội nghị", "HĐND huyện khai mạc kỳ họp", "Ban Chỉ đạo họp", "Sở X phối hợp với Y tổ chức"
_HOLDS = regex.compile(r"(?i:\b(?:tổ chức|khai mạc|tiến hành|triệu tập|công bố|mở)\b)")
# "do Ủy ban Quốc gia về chuyển đổi số phối hợp Tổ công tác Đề án 06 tổ chức", "được Bộ Công an tổ chức"
_HELD_BY = regex.compile(r"(?i:\b(?:do|được)\b(?P<who>[^.;]{3,200}?)\btổ chức\b)")
# what stands between a body and the verb makes it no organiser: "tại trụ sở UBND", "theo chỉ đạo của Bộ",
# "lãnh đạo UBND"
_NOT_HOLDER = regex.compile(
    r"""
    (?i:\b(?:tại|ở|từ|chỉ[ ]đạo[ ]của|ủy[ ]quyền[ ]của|hướng[ ]dẫn[ ]của|yêu[ ]cầu[ ]của|kế[ ]hoạch[ ]của
    |quyết[ ]định[ ]của|của|đại[ ]diện|lãnh[ ]đạo|trụ[ ]sở|hội[ ]trường|đến|tới|đến[ ]với|gồm|kỷ[ ]niệm|cho)[ ]
    (?:hội[ ]trường[ ]|trụ[ ]sở[ ]|lãnh[ ]đạo[ ])?$)
    """,
    regex.VERBOSE,
)
_OWN_DOING = regex.compile(r"(?i:\b(?:chỉ đạo|yêu cầu|giao|đề nghị|chủ trì|dự|tham dự)\b)")

# "hội nghị trực tuyến toàn quốc", "kết nối tới 63 tỉnh, thành phố", "với các địa phương", "điểm cầu Chính phủ",
# "phiên họp Chính phủ thường kỳ", "kỳ họp thứ 8, Quốc hội"; not "tỉnh đứng thứ 5 toàn quốc", "63/63 địa phương có …",
# "63 điểm cầu Sở Tư pháp" (a ministry and its branch)
_NATIONAL = on_pages(
    r"""
    (?i: (?:hội[ ]nghị|họp|hội[ ]thảo|trực[ ]tuyến|giao[ ]ban|điểm[ ]cầu)(?:[ ]\p{L}+){0,5}[ ]toàn[ ]quốc
    | toàn[ ]quốc[ ](?:về|sơ[ ]kết|tổng[ ]kết|triển[ ]khai|đánh[ ]giá|quán[ ]triệt)
    | (?:(?:tới|đến|nối|cầu|với)[ ](?:[^.;()]{0,50}[ ])?|và[ ])(?:63|34)[ ](?:tỉnh|địa[ ]phương|điểm[ ]cầu)
      (?![ ](?:các[ ])?(?:Sở|Cục|Chi[ ]cục|Công[ ]an|ngành|đơn[ ]vị)\b)
    | các[ ]tỉnh,[ ]thành[ ]phố[ ]trực[ ]thuộc[ ]Trung[ ]ương
    | (?:tỉnh|thành|điểm[ ]cầu)[^.;()]{0,40}(?:trong|trên)[ ]cả[ ]nước
    | với[ ](?:các[ ]bộ,[ ]ngành[ ]và[ ])?(?:các[ ])?địa[ ]phương(?=[ ,.;]|$)
    | với[ ]các[ ]bộ,[ ]ngành,[ ](?:các[ ])?địa[ ]phương
    | điểm[ ]cầu[ ](?:Chính[ ]phủ|Trung[ ]ương) | Thường[ ]trực[ ]Chính[ ]phủ
    | phiên[ ]họp[ ](?:thường[ ]kỳ[ ])?(?:của[ ])?Chính[ ]phủ
    | (?:kỳ|phiên)[ ]họp[^.;]{0,24},?[ ](?:của[ ])?(?:Ủy[ ]ban[ ]Thường[ ]vụ[ ])?Quốc[ ]hội\b
    | (?:họp|phiên[ ]họp)[^.;]{0,40}Ủy[ ]ban[ ]Quốc[ ]gia )
    """,
    regex.VERBOSE,
)
_GOVERNMENT = frozenset({"Thủ tướng", "Phó Thủ tướng", "Phó Thủ tướng Thường trực", "Chủ tịch nước", "Tổng Bí thư"})
_MINISTRIES = ("Bộ ", "Ủy ban Dân tộc", "Thanh tra Chính phủ", "Ngân hàng Nhà nước", "Kiểm toán nhà nước")
_STATE = ("Chính phủ", "Văn phòng Chính phủ", "Quốc hội", "Ủy ban Quốc gia")
# "Ủy ban nhân dân thành phố Vinh", "Thành ủy Đà Nẵng": a province's city, or one that is a province
_CITY = regex.compile(r"(?:[ ]thành phố|Thành ủy|Thành đoàn)[ ](?P<name>.+)$")
_UNIT_LEVELS = (
    ("Thị ủy", "huyện"), ("Quận ủy", "huyện"), ("Huyện ủy", "huyện"), ("Huyện đoàn", "huyện"),
    ("Tỉnh ủy", "tỉnh"), ("Tỉnh đoàn", "tỉnh"),
    (" xã ", "xã"), (" phường ", "xã"), (" thị trấn ", "xã"),
    (" huyện ", "huyện"), (" quận ", "huyện"), (" thị xã ", "huyện"), (" tỉnh ", "tỉnh"), ("Sở ", "tỉnh"),
)  # fmt: skip
# "hội nghị … của quận Ô Môn": whose meeting it is
_OF_UNIT = regex.compile(r"(?i:\b(?:của|cấp)[ ](?P<unit>tỉnh|huyện|quận|thị xã|xã|phường|thị trấn)\b)")
_UNIT_LEVEL = {
    "tỉnh": "tỉnh", "huyện": "huyện", "quận": "huyện", "thị xã": "huyện", "xã": "xã", "phường": "xã", "thị trấn": "xã",
}  # fmt: skip
_LOCAL = (Level.COMMUNE, Level.DISTRICT, Level.PROVINCE)


def organisers(core: Core) -> Iterator[tuple[str, Span]]:
    """The bodies that hold the meeting, as far as the text says so: full name, and where it stands."""
    if core.span is None:
        return
    seen: set[str] = set()
    for stretch in _stretches(core):
        for name, span in _bodies_in(core.frame, stretch):
            if name not in seen:
                seen.add(name)
                yield name, span
        if seen:
            return


def _stretches(core: Core) -> Iterator[Span]:
    """Where organisers stand: before the verb of the core sentence, 'do … tổ chức', then the other sentences."""
    text = core.frame.page.text
    sentences = [core.sentence(), *(s for s in core.related if s != core.sentence())]
    for index, sentence in enumerate(sentences):
        by = _HELD_BY.search(text, sentence.start, sentence.end)
        if by:
            yield Span(by.start("who"), by.end("who"))
            continue
        inside = [m for m in core.own if sentence.start <= m.start < sentence.end and (index or m == core.main)]
        for mention in inside[:1]:
            verbs = list(_HOLDS.finditer(text, sentence.start, mention.end))
            if verbs or mention.verbal:
                yield Span(sentence.start, verbs[-1].start() if verbs else mention.start)


def _bodies_in(frame: Frame, stretch: Span) -> Iterator[tuple[str, Span]]:
    page = frame.page
    for body in page.bodies:
        if not stretch.start <= body.start < stretch.end or any(p.start <= body.start < p.end for p in page.posts):
            continue
        if page.text[body.start - 1 : body.start] == "(":  # 'Hiệp hội … (VINASA)': said already
            continue
        led = _NOT_HOLDER.search(page.text, max(stretch.start, body.start - 30), body.start)
        busy = _OWN_DOING.search(page.text, body.end, stretch.end)
        name = "" if led or busy else full_name(frame, body)
        if name:
            yield name, Span(body.start, body.end)


def level(core: Core, parts: Sequence[Part]) -> str:
    """quốc gia, bộ, tỉnh, huyện or xã: by the reach of its sites, organisers, chairs, else by the home; '' untold."""
    text, sentence = core.frame.page.text, core.sentence()
    held_by = [name for name, _ in organisers(core)]
    chairs = [p.person for p in parts if p.role in {Role.CHAIR, Role.CO_CHAIR}]
    chairing = _posts(core, chairs)
    present = {p.person for p in parts}
    if _is_national(core, held_by, chairing, present):
        return "quốc gia"
    if any(name.startswith(_MINISTRIES) for name in held_by[:1]):
        return "bộ"
    told = _told_level(held_by[:1]) or _chaired_level(core.frame, chairing) or _told_level(held_by)
    told = told or _chaired_level(core.frame, _doers(core))
    if told:
        return told
    whose = _OF_UNIT.search(text, sentence.start, sentence.end)
    if whose:
        return _UNIT_LEVEL[whose["unit"].lower()]
    if held_by:
        return ""
    first = [p for p in _posts(core, [part.person for part in parts[:1]]) if p.reach == "local"]
    return _chaired_level(core.frame, first) or _home_level(core, present)


def _is_national(core: Core, held_by: Sequence[str], chairing: Sequence[PostMention], present: set[str]) -> bool:
    """With the main site or words for the whole country, held by the state, or with the government in the chair."""
    frame = core.frame
    if any(s.main for s in frame.sites) or any(_NATIONAL.search(frame.page.text, s.start, s.end) for s in core.related):
        return True
    governing = any(p.title in _GOVERNMENT for p in _posts(core, present)) and not held_by
    ruling = any(p.title in _GOVERNMENT or p.body_name == "Quốc hội" for p in chairing)
    return governing or ruling or any(name.startswith(_STATE) for name in held_by[:1])


def _home_level(core: Core, present: set[str]) -> str:
    """The level of the article's home; '' for a meeting with people from above, as where it is says nothing."""
    reaches = {h.post.reach for h in core.cast.held if not h.post.rank}
    if reaches == {"national"} or any(p.reach == "national" for p in _posts(core, present)):
        return ""
    return next((lv.value for lv in _LOCAL if lv in core.frame.home), "")


def _posts(core: Core, people: Iterable[str]) -> list[PostMention]:
    """The posts that these people hold, ranks left out, in the order of the people."""
    return [h.post for person in people for h in core.cast.held if h.name.name == person and not h.post.rank]


def _doers(core: Core) -> list[PostMention]:
    """The posts of those who act where a verb tells the meeting: 'Thứ trưởng A làm việc với …'."""
    if core.verb is None:
        return []
    start = core.sentence().start
    people = [a.person for a in core.cast.actors if start <= a.start < core.verb.start()]
    return _posts(core, people)


def _chaired_level(frame: Frame, posts: Sequence[PostMention]) -> str:
    """The level of the first chair's post."""
    for post in posts:
        if post.reach == "national":
            return "bộ" if post.body_name.startswith(_MINISTRIES) else ""
        if post.reach == "local" and post.levels:
            place = post_place(frame, post)
            home = next((lv for lv in post.levels if frame.home.get(lv) == place), None)
            return (home or post.levels[0]).value
    return ""


def _told_level(names: Sequence[str]) -> str:
    for name in names:
        city = _CITY.search(name)
        if city:
            return "tỉnh" if gazetteer().lookup(city["name"], level="tỉnh") else "huyện"
        for unit, value in _UNIT_LEVELS:
            if unit in f" {name} ":
                return value
    return ""
