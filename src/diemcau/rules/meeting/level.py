"""At which level of government a meeting is held: of its sites, organisers or chairs, else of the article's home."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import regex

from diemcau.facts import Level, Role
from diemcau.patterns.places import gazetteer
from diemcau.patterns.posts import PostMention
from diemcau.rules.frame import Frame
from diemcau.rules.meeting.core import Core
from diemcau.rules.meeting.mentions import EventMention
from diemcau.rules.meeting.nouns import event_nouns
from diemcau.rules.meeting.who import holders, named
from diemcau.rules.postplaces import post_place
from diemcau.rules.rolelists import DELEGATIONS
from diemcau.rules.roles import Part
from diemcau.text.anchored import on_pages
from diemcau.text.spans import within

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
# "hội nghị về đầu tư công | do Thủ tướng chủ trì": by the office alone
_BY_GOVERNMENT = regex.compile(
    r"(?i:[^.;]{0,90}?\b(?:do|dưới[ ]sự[ ](?:chủ[ ]trì|điều[ ]hành)[ ]của)[ ](?:đồng[ ]chí[ ])?(?:Phó[ ])?Thủ[ ]tướng\b"
    r"[^.;]{0,60}?(?:\bchủ[ ]trì\b|(?<=sự[ ](?:chủ[ ]trì|điều[ ]hành)[ ]của[^.;]{0,80})))"
)
_GOVERNMENT = frozenset({"Thủ tướng", "Phó Thủ tướng", "Phó Thủ tướng Thường trực", "Chủ tịch nước", "Tổng Bí thư"})
_MINISTRIES = ("Bộ ", "Ủy ban Dân tộc", "Thanh tra Chính phủ", "Ngân hàng Nhà nước", "Kiểm toán nhà nước")
_COMMANDS = ("Bộ Chỉ huy", "Bộ Tư lệnh", "Bộ đội")  # of the army: no ministries
_BRANCH = regex.compile(r"(?i: chi nhánh | khu vực )")  # "Ngân hàng Nhà nước chi nhánh Khu vực 14": of a region
_STATE = ("Chính phủ", "Văn phòng Chính phủ", "Quốc hội", "Ủy ban Thường vụ Quốc hội", "Ủy ban Quốc gia")
_GROUPS = ("Ban Chỉ đạo", "Tổ công tác", "Hội đồng", "Ban Chấp hành")
_LOCAL_GROUP = regex.compile(r" (?:tỉnh|thành phố|huyện|quận|thị xã|xã|phường|đặc khu) \p{Lu}[^,;]*$")
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
# "hội nghị trực tuyến toàn tỉnh": whom it reaches
_WHOLE_UNIT = regex.compile(
    rf"(?i:(?:{event_nouns()})(?:[ ]\p{{L}}+){{0,5}}?[ ]toàn[ ](?P<unit>tỉnh|huyện|quận|thị xã))\b"
)
# "chủ trì | điểm cầu xã", "chủ trì tại đầu cầu Hữu Lũng": in the chair of one bridging point; not "tại điểm cầu chính"
_AT_POINT = regex.compile(
    r"(?i:\b(?:chủ[ ]trì|chủ[ ]tọa|điều[ ]hành)[ ](?:hội nghị |cuộc họp |phiên họp )?(?:(?:tại|ở)[ ])?"
    r"(?:điểm|đầu)[ ]cầu\b(?![ ](?:chính|trung[ ]tâm)\b))"
)
_UNIT_LEVEL = {
    "tỉnh": "tỉnh", "huyện": "huyện", "quận": "huyện", "thị xã": "huyện", "xã": "xã", "phường": "xã", "thị trấn": "xã",
}  # fmt: skip
# "Từ điểm cầu huyện Lục Yên, | Chủ tịch UBND huyện … báo cáo"
_FROM_POINT = regex.compile(r"(?i:\b(?:từ|tại|ở)[ ](?:điểm|đầu)[ ]cầu[ ](?!chính\b|trung[ ]tâm\b)[^.;\n]{2,36}$)")
_BEHIND = 40  # code points behind a chair's words in which the bridging point stands
_EMBASSY = "Đại sứ quán "
_LOCAL = (Level.COMMUNE, Level.DISTRICT, Level.PROVINCE)


def level(core: Core, parts: Sequence[Part]) -> str:
    """quốc gia, bộ, tỉnh, huyện or xã: by the reach of its sites, organisers, chairs, else by the home; '' untold.

    Who comes on a visit says nothing of it: a ministry's delegation in a commune.
    """
    text = core.frame.page.text
    # who comes from elsewhere does not tell whose meeting it is
    parts = [p for p in parts if p.rule not in DELEGATIONS]
    held_by = [name for name, _ in named(core, holders(core))]
    presiding = [p for p in parts if p.role in {Role.CHAIR, Role.CO_CHAIR}]
    at_points = {p.person for p in presiding if _AT_POINT.search(text, p.at, min(p.end + _BEHIND, len(text)))}
    chairing = _posts(core, [p.person for p in presiding if p.person not in at_points])
    present = {p.person for p in parts}
    if _is_national(core, held_by, chairing, present):
        return "quốc gia"
    if any(_is_ministry(name) for name in held_by[:1]):
        return "bộ"
    unplaced = [] if held_by else [f"{b.name} {b.unit}" for b in holders(core)]
    told = _told_level([*held_by, *unplaced][:1])
    if any(_BRANCH.search(name) for name in held_by[:1]):
        told = told or _told_level(held_by)
    told = told or _chaired_level(core.frame, chairing) or _told_level(held_by)
    told = told or _chaired_level(core.frame, _doers(core)) or _whose(core)
    told = told or _chaired_level(core.frame, _posts(core, [p.person for p in presiding]))
    if told or held_by:
        return told
    # who speaks from one bridging point tells nothing of the meeting, as long as there is somebody of the place
    central = [p.person for p in parts if not _FROM_POINT.search(text, max(0, p.at - _BEHIND), p.at)]
    if not central or any(p.reach == "national" for p in _posts(core, present)):
        central = [p.person for p in parts]
    first = [p for p in _posts(core, central[:1]) if p.reach == "local"]
    return _chaired_level(core.frame, first) or _home_level(core, present)


def _is_national(core: Core, held_by: Sequence[str], chairing: Sequence[PostMention], present: set[str]) -> bool:
    """With the main site or words for the whole country, held by the state, or with the government in the chair."""
    frame = core.frame
    text = frame.page.text
    if any(s.main for s in frame.sites) or any(_NATIONAL.search(text, s.start, s.end) for s in core.related):
        return True
    if any(_NATIONAL_EVENT.match(text, m.start, frame.page.sentence_at(m.start).end) for m in core.own):
        return True
    if any(_under_government(core, m) for m in core.own):
        return True
    governing = any(p.title in _GOVERNMENT for p in _posts(core, present)) and not held_by
    ruling = any(p.title in _GOVERNMENT or p.body_name == "Quốc hội" for p in chairing)
    return governing or ruling or any(_is_of_state(name) for name in held_by[:1])


def _under_government(core: Core, mention: EventMention) -> bool:
    """Whether the mention goes on with the (deputy) prime minister in the chair, named or not, of no other event."""
    text = core.frame.page.text
    found = _BY_GOVERNMENT.match(text, mention.end, core.frame.page.sentence_at(mention.start).end)
    return found is not None and not within(core.mentions, mention.end, found.end())


def _whose(core: Core) -> str:
    """'hội nghị … của tỉnh', 'hội nghị trực tuyến toàn tỉnh', where the meeting is named."""
    text = core.frame.page.text
    whose = _OF_UNIT.search(text, *core.sentence())
    reached = next((m for span in core.related if (m := _WHOLE_UNIT.search(text, *span))), None)
    found = whose or reached
    return _UNIT_LEVEL[found["unit"].lower()] if found else ""


def _home_level(core: Core, present: set[str]) -> str:
    """The level of the article's home; '' for a meeting with people from above, as where it is says nothing."""
    reaches = {h.post.reach for h in core.cast.held if not h.post.rank}
    above = (p for p in _posts(core, present) if p.reach == "national" and not p.body_name.startswith(_EMBASSY))
    if reaches == {"national"} or any(above):
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
    """'Chính phủ', 'Ban Chỉ đạo Trung ương …'; not 'Ban Chỉ đạo các Chương trình mục tiêu quốc gia tỉnh Đắk Lắk'."""
    group = name.startswith(_GROUPS) and any(word in name for word in _OF_STATE)
    return name.startswith(_STATE) or (group and not _LOCAL_GROUP.search(name))


def _is_ministry(name: str) -> bool:
    return name.startswith(_MINISTRIES) and not name.startswith(_COMMANDS) and not _BRANCH.search(name)


def _told_level(names: Sequence[str]) -> str:
    for name in names:
        city = _CITY.search(name)
        if city:
            return "tỉnh" if gazetteer().lookup(city["name"], level="tỉnh") else "huyện"
        for unit, value in _UNIT_LEVELS:
            if unit in f" {name} ":
                return value
    return ""
