"""Who holds a meeting, and at which level of government."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import regex

from diemcau.facts import Level, Role
from diemcau.patterns.bodies import BodyMention
from diemcau.patterns.places import gazetteer
from diemcau.patterns.posts import PostMention
from diemcau.rules.bodies import full_name
from diemcau.rules.frame import Frame
from diemcau.rules.meeting.core import Core
from diemcau.rules.meeting.mentions import Stance
from diemcau.rules.postplaces import post_place
from diemcau.rules.roles import Part
from diemcau.text.anchored import on_pages
from diemcau.text.sentences import Span

# "UBND tỉnh tổ chức hội nghị", "HĐND huyện khai mạc kỳ họp", "Ban Chỉ đạo họp", "Sở X phối hợp với Y tổ chức"
_HOLDS = regex.compile(
    r"(?i:\b(?:tổ chức|khai mạc|khai giảng|bế giảng|tiến hành|triệu tập|công bố|mở|bước vào|đã có|có)\b)"
)
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

# where the event itself is named: "hội nghị trực tuyến toàn quốc", "phiên họp Chính phủ thường kỳ",
# "kỳ họp thứ 8, Quốc hội", "họp Ủy ban Quốc gia"; not "gửi đến kỳ họp thứ 8, Quốc hội" of another one
_NATIONAL_EVENT = regex.compile(
    r"""
    (?i: (?:hội[ ]nghị|phiên[ ]họp|cuộc[ ]họp|họp|hội[ ]thảo|giao[ ]ban)(?:[ ]\p{L}+){0,5}[ ]toàn[ ]quốc
    | (?:tổ[ ]chức[ ])?(?:phiên[ ])?họp[ ](?:phiên[ ])?(?:thường[ ]kỳ[ ])?(?:của[ ])?Chính[ ]phủ
    | (?:kỳ|phiên)[ ]họp[^.;]{0,24},?[ ](?:của[ ])?(?:Ủy[ ]ban[ ]Thường[ ]vụ[ ])?Quốc[ ]hội\b
    | (?:cuộc[ ]họp|phiên[ ]họp|họp)[^.;]{0,40}Ủy[ ]ban[ ]Quốc[ ]gia )
    """,
    regex.VERBOSE,
)
# whom it reaches: "kết nối tới 63 tỉnh, thành phố", "với các địa phương", "điểm cầu Chính phủ"; not "tỉnh đứng thứ 5
# toàn quốc", "63/63 địa phương có …", "63 điểm cầu Sở Tư pháp", "công an các tỉnh" (a ministry and its branch)
_NATIONAL = on_pages(
    r"""
    (?i: (?:trực[ ]tuyến|điểm[ ]cầu)(?:[ ]\p{L}+){0,5}[ ]toàn[ ]quốc
    | (?<!thứ[ ]\S{1,3}[ ]|đầu[ ]|nhất[ ])toàn[ ]quốc[ ](?:sơ[ ]kết|tổng[ ]kết|triển[ ]khai|đánh[ ]giá|quán[ ]triệt)
    | (?:(?:tới|đến|nối|cầu|với)[ ](?:[^.;()]{0,50}[ ])?|và[ ])(?:63|34)[ ](?:tỉnh|địa[ ]phương|điểm[ ]cầu)
      (?![ ](?:các[ ])?(?:Sở|Cục|Chi[ ]cục|Công[ ]an|ngành|đơn[ ]vị)\b)
    | (?<!(?:Sở|Cục|công[ ]an|ngành|đơn[ ]vị|cơ[ ]quan)[^.;,]{0,16}[ ])
      các[ ]tỉnh,[ ]thành[ ]phố[ ]trực[ ]thuộc[ ]Trung[ ]ương
    | (?:tỉnh|thành|điểm[ ]cầu)[^.;()]{0,40}(?:trong|trên)[ ]cả[ ]nước
    | với[ ](?:các[ ]bộ,[ ]ngành[ ]và[ ])?(?:các[ ])?địa[ ]phương(?=[ ,.;]|$)
    | với[ ]các[ ]bộ,[ ]ngành,[ ](?:các[ ])?địa[ ]phương
    | điểm[ ]cầu[ ](?:Chính[ ]phủ|Trung[ ]ương) | Thường[ ]trực[ ]Chính[ ]phủ )
    """,
    regex.VERBOSE,
)
_GOVERNMENT = frozenset({"Thủ tướng", "Phó Thủ tướng", "Phó Thủ tướng Thường trực", "Chủ tịch nước", "Tổng Bí thư"})
_MINISTRIES = ("Bộ ", "Ủy ban Dân tộc", "Thanh tra Chính phủ", "Ngân hàng Nhà nước", "Kiểm toán nhà nước")
_COMMANDS = ("Bộ Chỉ huy", "Bộ Tư lệnh", "Bộ đội")  # of the army: no ministries
_STATE = ("Chính phủ", "Văn phòng Chính phủ", "Quốc hội", "Ủy ban Quốc gia")
_GROUPS = ("Ban Chỉ đạo", "Tổ công tác", "Hội đồng", "Ban Chấp hành")
_OF_STATE = ("Chính phủ", "Trung ương", "Quốc gia", "quốc gia")
# "Ủy ban nhân dân thành phố Vinh", "Thành ủy Đà Nẵng": a province's city, or one that is a province
_CITY = regex.compile(r"(?:[ ]thành phố|Thành ủy|Thành đoàn)[ ](?P<name>.+)$")
_UNIT_LEVELS = (
    ("Thị ủy", "huyện"), ("Quận ủy", "huyện"), ("Huyện ủy", "huyện"), ("Huyện đoàn", "huyện"),
    ("Tỉnh ủy", "tỉnh"), ("Tỉnh đoàn", "tỉnh"),
    (" huyện ", "huyện"), (" quận ", "huyện"), (" thị xã ", "huyện"), (" tỉnh ", "tỉnh"), ("Sở ", "tỉnh"),
    (" xã ", "xã"), (" phường ", "xã"), (" thị trấn ", "xã"), (" đặc khu ", "xã"),
)  # fmt: skip
# "hội nghị … của quận Ô Môn": whose meeting it is
_OF_UNIT = regex.compile(r"(?i:\b(?:của|cấp)[ ](?P<unit>tỉnh|huyện|quận|thị xã|xã|phường|thị trấn)\b)")
_UNIT_LEVEL = {
    "tỉnh": "tỉnh", "huyện": "huyện", "quận": "huyện", "thị xã": "huyện", "xã": "xã", "phường": "xã", "thị trấn": "xã",
}  # fmt: skip
_LOCAL = (Level.COMMUNE, Level.DISTRICT, Level.PROVINCE)


def organisers(core: Core) -> Iterator[tuple[str, Span]]:
    """The bodies that hold the meeting, as far as the text says so: full name, and where it stands."""
    seen: set[str] = set()
    for body in _holders(core):
        name = full_name(core.frame, body)
        if name and name not in seen:
            seen.add(name)
            yield name, Span(body.start, body.end)


def _holders(core: Core) -> list[BodyMention]:
    """The bodies of the first stretch of text that says who holds the meeting and names one that can be placed.

    Without such a stretch the first one's bodies: 'Thường trực HĐND huyện', of a huyện that nothing tells.
    """
    found = [_bodies_in(core, stretch) for stretch in _stretches(core)] if core.span else []
    found += [[body] for body in _owners(core)]
    placed = [bodies for bodies in found if any(full_name(core.frame, body) for body in bodies)]
    return next(iter([*placed, *filter(None, found)]), [])


# "phiên họp thứ nhất | của Ban Chỉ đạo", "Hội nghị | Ban Chấp hành Đảng bộ xã", "kỳ họp thứ 12 | HĐND huyện X"
_OWNED = regex.compile(
    r"""
    (?i: (?:[ ](?:trực[ ]tuyến|thường[ ]kỳ|chuyên[ ]đề|mở[ ]rộng|toàn[ ]thể|khai[ ]giảng|định[ ]kỳ))*
    (?:[ ](?:lần[ ])?thứ[ ][\p{L}\d]+(?:[ ](?:mươi|một|hai|ba|bốn|năm))*)?
    (?:[ ](?:năm[ ]học|năm|tháng|quý)[ ][\dIVX/–-]+)*(?:[ ]\([^()]{2,30}\))?
    (?:,[ ]|[ ](?:của[ ](?:các[ ]thành[ ]viên[ ])?)?) )
    """,
    regex.VERBOSE,
)


def _owners(core: Core) -> Iterator[BodyMention]:
    """Whose meeting it is, where no words say who holds it: the body that its naming goes on with."""
    page = core.frame.page
    for mention in core.own:
        owned = _OWNED.match(page.text, mention.end)
        body = page.body_grammar.at(owned.end()) if owned else None
        if body and owned and page.body_grammar.words.is_capital(owned.end()):
            yield body


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


def _bodies_in(core: Core, stretch: Span) -> list[BodyMention]:
    page = core.frame.page
    found = []
    # "Thường trực HĐND huyện tổ chức" is no post that somebody holds
    posts = [p for p in page.posts if p.reach != "local" or not page.text.startswith("Thường trực ", p.start)]
    posted = {at for p in posts for at in range(p.start, p.end)}
    # "Sau kỳ họp thứ 3, Quốc hội khóa XV, Đoàn đại biểu … đã tiếp xúc cử tri": of the other event
    others = [m for m in core.mentions if m.stance is not Stance.REPORTED]
    owned = {match.end() for m in others if (match := _OWNED.match(page.text, m.end))}
    for body in page.bodies:
        if not stretch.start <= body.start < stretch.end or body.start in posted:
            continue
        if page.text[body.start - 1 : body.start] == "(" or body.start in owned:  # 'Hiệp hội … (VINASA)': said already
            continue
        led = _NOT_HOLDER.search(page.text, max(stretch.start, body.start - 30), body.start)
        busy = _OWN_DOING.search(page.text, body.end, stretch.end)
        if not led and not busy:
            found.append(body)
    return [*found, *_known_by_head(core, stretch)]


def _known_by_head(core: Core, stretch: Span) -> list[BodyMention]:
    """A body named before that goes by its head alone right before the verb: 'Viện Y học Biển … Viện | tổ chức'."""
    page = core.frame.page
    at = page.text.rfind(" ", stretch.start, max(stretch.start, stretch.end - 1)) + 1
    head = page.body_grammar.words.heads.get(at)
    alone = head is not None and page.text[head.end : stretch.end].isspace() and page.body_grammar.words.is_capital(at)
    body = page.body_grammar.at(at) if alone else None
    return [body] if body and body.reach in {"named", "unknown", "national"} else []


def level(core: Core, parts: Sequence[Part]) -> str:
    """quốc gia, bộ, tỉnh, huyện or xã: by the reach of its sites, organisers, chairs, else by the home; '' untold."""
    text, sentence = core.frame.page.text, core.sentence()
    held_by = [name for name, _ in organisers(core)]
    chairs = [p.person for p in parts if p.role in {Role.CHAIR, Role.CO_CHAIR}]
    chairing = _posts(core, chairs)
    present = {p.person for p in parts}
    if _is_national(core, held_by, chairing, present):
        return "quốc gia"
    if any(_is_ministry(name) for name in held_by[:1]):
        return "bộ"
    unplaced = [] if held_by else [f"{b.name} {b.unit}" for b in _holders(core)]
    told = _told_level([*held_by, *unplaced][:1]) or _chaired_level(core.frame, chairing) or _told_level(held_by)
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
    text = frame.page.text
    if any(s.main for s in frame.sites) or any(_NATIONAL.search(text, s.start, s.end) for s in core.related):
        return True
    if any(_NATIONAL_EVENT.match(text, m.start, frame.page.sentence_at(m.start).end) for m in core.own):
        return True
    governing = any(p.title in _GOVERNMENT for p in _posts(core, present)) and not held_by
    ruling = any(p.title in _GOVERNMENT or p.body_name == "Quốc hội" for p in chairing)
    return governing or ruling or any(_is_of_state(name) for name in held_by[:1])


def _home_level(core: Core, present: set[str]) -> str:
    """The level of the article's home; '' for a meeting with people from above, as where it is says nothing."""
    reaches = {h.post.reach for h in core.cast.held if not h.post.rank}
    if reaches == {"national"} or any(p.reach == "national" for p in _posts(core, present)):
        return ""
    return next((lv.value for lv in _LOCAL if lv in core.frame.home), "")


def _posts(core: Core, people: Iterable[str]) -> list[PostMention]:
    """The posts that these people hold, ranks left out, in the order of the people; mere membership comes last."""
    found = [
        (index, h.post.title == "Ủy viên", h.post)
        for index, person in enumerate(people)
        for h in core.cast.held
        if h.name.name == person and not h.post.rank
    ]
    return [post for _, _, post in sorted(found, key=lambda row: row[:2])]


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
            return "bộ" if _is_ministry(post.body_name) else ""
        if post.reach == "local" and post.levels:
            place = post_place(frame, post)
            home = next((lv for lv in post.levels if frame.home.get(lv) == place), None)
            return (home or post.levels[0]).value
    return ""


def _is_of_state(name: str) -> bool:
    """'Chính phủ', 'Ban Chỉ đạo của Chính phủ về …', 'Ban Chỉ đạo Trung ương …'."""
    return name.startswith(_STATE) or (name.startswith(_GROUPS) and any(word in name for word in _OF_STATE))


def _is_ministry(name: str) -> bool:
    return name.startswith(_MINISTRIES) and not name.startswith(_COMMANDS)


def _told_level(names: Sequence[str]) -> str:
    for name in names:
        city = _CITY.search(name)
        if city:
            return "tỉnh" if gazetteer().lookup(city["name"], level="tỉnh") else "huyện"
        for unit, value in _UNIT_LEVELS:
            if unit in f" {name} ":
                return value
    return ""
