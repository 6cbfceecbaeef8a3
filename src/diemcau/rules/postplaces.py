"""Body, unit and place of each post that somebody holds: as written, implied, or told by the holder's other posts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import regex

from diemcau.facts import Level, Status
from diemcau.patterns.barepost import STEERING
from diemcau.patterns.posts import PostMention
from diemcau.rules.frame import Frame
from diemcau.rules.holdings import Holding

BODILESS = frozenset({"chu-tich-nuoc", "pho-chu-tich-nuoc"})
"""Roles of the state that have no body."""
POLICE_OFFICES = ("Phòng Cảnh sát", "Phòng An ninh", "Phòng Quản lý xuất nhập cảnh")
"""Offices that the police of every province have: 'Trưởng phòng Cảnh sát giao thông' is of the Công an tỉnh."""
# offices that the military of every province has
_MILITARY_OFFICES = ("Phòng Tham mưu", "Phòng Chính trị", "Phòng Hậu cần")
_OWN_UNITS = {"Tỉnh ủy": "tỉnh", "Huyện ủy": "huyện", "Quận ủy": "quận", "Thị ủy": "thị xã", "Thành ủy": "thành phố"}
# offices of a party committee: 'Trưởng Ban Dân vận, Chủ tịch Ủy ban MTTQ huyện' is of the Huyện ủy's
_PARTY_OFFICES = frozenset(
    {
        "Ban Thường vụ",
        "Ban Dân vận",
        "Ban Tổ chức",
        "Ban Tuyên giáo",
        "Ban Nội chính",
        "Ban Tuyên giáo và Dân vận",
        "Ủy ban Kiểm tra",
    }
)
# boards of a company
_BOARDS = frozenset({"Hội đồng quản trị", "Hội đồng thành viên"})
# a title whose body is that of the title behind it: 'Phó Chỉ huy trưởng, Tham mưu trưởng Bộ CHQS tỉnh'
_SAME_BODY = {
    "pho-chi-huy-truong": frozenset({"tham-muu-truong"}),
    "chi-huy-pho": frozenset({"tham-muu-truong"}),
    "pho-tu-lenh": frozenset({"tham-muu-truong"}),
    "pho-chu-tich": frozenset({"tong-thu-ky"}),
    "pho-chu-tich-thuong-truc": frozenset({"tong-thu-ky"}),
}
# officers of an association, who may head one of its offices too
_OFFICERS = frozenset(
    {
        "chu-tich",
        "pho-chu-tich",
        "pho-chu-tich-thuong-truc",
        "tong-thu-ky",
        "pho-tong-thu-ky",
        "pho-chu-tich-chuyen-trach",
    }
)
# 'Ban Pháp chế Liên đoàn Thương mại …', 'Văn phòng Hội Nông dân Việt Nam'; not 'Văn phòng Chính phủ'
_OFFICE_OF_HOUSE = regex.compile(
    r"(?:Ban|Văn phòng)[ ].*?(?P<house>(?:Tổng Liên đoàn|Liên đoàn|Hiệp hội|Hội|Liên hiệp)[ ]\p{Lu}.*)"
)
# bodies that every level has
_OF_A_PLACE = frozenset(
    {"Hội đồng nhân dân", "Ủy ban nhân dân", "Ủy ban Mặt trận Tổ quốc", "Ủy ban Mặt trận Tổ quốc Việt Nam"}
)
# between two such titles
_BOTH = regex.compile(r"[ ]?[,–-][ ](?:kiêm[ ]|đồng thời là[ ])?|[ ](?:kiêm|và|đồng thời là)[ ]")
_PAUSE = regex.compile(r"[ ]?[,;–-]|[ ](?:kiêm|và)[ ]")
_STATE_ROLES = frozenset({"thu-tuong", "pho-thu-tuong", "bo-truong", "thu-truong"})
_COMMITTEES = {
    "tỉnh": "Tỉnh ủy",
    "thành phố": "Thành ủy",
    "huyện": "Huyện ủy",
    "quận": "Quận ủy",
    "thị xã": "Thị ủy",
    "xã": "Đảng ủy",
    "phường": "Đảng ủy",
    "thị trấn": "Đảng ủy",
    "đặc khu": "Đảng ủy",
}


def is_inferred(post: PostMention) -> bool:
    """Whether the body was taken from elsewhere in the text ('Thứ trưởng A' of the ministry above)."""
    body = post.body
    if body is None or body.start != post.start:
        return False
    return body.reach == "elided" or body.name_end != body.end  # '…, Y tế Trần Thị B': the sector is the post's words


def body_and_place(frame: Frame, holding: Holding, found: Sequence[Holding]) -> tuple[str, str, str]:
    """Body, unit and place of a post: as written, implied by the title, or shared with the post behind it.

    ``found`` are the holdings of its name mention.
    """
    post = holding.post
    if post.rank or (post.body is None and post.place):  # 'Đại tá', 'Trưởng thôn Na Lốc'
        return "", "", post.place
    if post.role in BODILESS or (post.body_name and post.reach == "national"):
        return post.body_name, "", "Việt Nam"
    if not post.body_name:
        return _elided(frame, holding, found)
    if post.reach == "elided":
        return _completed(frame, holding, found)
    if (
        post.body_name.startswith(STEERING)
        and post.reach == "local"
        and is_inferred(post)
        and _is_statesman(holding, found)
    ):
        # 'Phó Thủ tướng A, Phó Trưởng ban': not of the local one named before
        return _national_steering(frame), "", "Việt Nam"
    return post.body_name, post.unit, _place(frame, holding, found)


def _national_steering(frame: Frame) -> str:
    """The steering committee of the whole country that the text names, else just 'Ban Chỉ đạo'."""
    named = (b.name for b in frame.page.bodies if b.reach == "national" and b.name.startswith(f"{STEERING} "))
    return next(named, STEERING)


def _is_statesman(holding: Holding, found: Sequence[Holding]) -> bool:
    """Whether the holder of a post is of the Government or a ministry by another post."""
    posts = (h.post for h in found if h.name.start == holding.name.start and h.post is not holding.post)
    return any(p.role in _STATE_ROLES and p.reach == "national" for p in posts)


def _place(frame: Frame, holding: Holding, found: Sequence[Holding]) -> str:
    """The place of a post whose body is known: its own, a peer's, for a Phòng the district's, else the holder's."""
    post = holding.post
    near = _office_home(frame, post) if post.body and post.body.head == "phong" else ""
    if post.reach in {"named", "unknown"} and not post.place:
        home = _home_of(frame, holding, found) or near
        return home or ("Việt Nam" if post.reach == "unknown" and not frame.home else "")
    place = "" if post.place else _place_of_peer(holding, found, frame) or _city_of(frame, post)
    if not place and (post.levels or post.unit or post.place):
        place = post_place(frame, post)
    return place or near or _home_of(frame, holding, found)


def _place_of_peer(holding: Holding, found: Sequence[Holding], frame: Frame) -> str:
    """'Tỉnh ủy viên, Giám đốc Sở Nội vụ tỉnh Yên Bái': the place that another post of the same kind names."""
    post = holding.post
    unit = _unit_noun(post)
    if not unit:
        return ""
    peers = (h.post for h in found if h.name.start == holding.name.start and h.post.start > post.start)
    peer = next((p for p in peers if p.place and p.reach == "local" and _unit_noun(p) == unit), None)
    return post_place(frame, peer) if peer else ""


def _city_of(frame: Frame, post: PostMention) -> str:
    """'Thành ủy viên, Bí thư Đảng ủy phường X': of the city, not of the phường."""
    unit = _OWN_UNITS.get(post.body_name, "")
    return frame.resolve((), unit, post.start) if unit and post.body is None and not post.levels else ""


def _unit_noun(post: PostMention) -> str:
    """The unit that a post's body belongs to: as written, named by its head ('Tỉnh ủy'), or always ('Sở': 'tỉnh')."""
    own = post.body.own if post.body else ""
    always = "tỉnh" if post.levels == (Level.PROVINCE,) else ""
    return post.unit or own or always or (_OWN_UNITS.get(post.body_name, ""))


def _office_home(frame: Frame, post: PostMention) -> str:
    """Where a bare Phòng is: the numbered ones of the police (PC06) and those of the military are the province's."""
    if post.body_name.startswith((*POLICE_OFFICES, *_MILITARY_OFFICES)):
        return frame.home.get(Level.PROVINCE, "")
    return _local_home(frame) or frame.home.get(Level.PROVINCE, "")


def _local_home(frame: Frame) -> str:
    return frame.home.get(Level.DISTRICT) or frame.home.get(Level.COMMUNE) or ""


def post_place(frame: Frame, post: PostMention) -> str:
    """The bare name of a local post's jurisdiction; '' if it can't be told."""
    if post.place:
        return frame.bare(post.place, post.unit, post.levels)
    levels = post.levels
    return frame.resolve(levels, post.unit or (post.body.own if post.body else ""), post.start)


def _home_of(frame: Frame, holding: Holding, found: Sequence[Holding]) -> str:
    """The place of the person's other posts, for a post that names none."""
    others = [h.post for h in found if h.name.start == holding.name.start and h.post is not holding.post]
    now = holding.post.status is not Status.FORMER
    for other in others:
        if now and other.status is Status.FORMER:
            continue  # 'ông A (nguyên Chánh án TAND huyện B): Chánh án TAND khu vực 3'
        if other.reach == "local" and other.body_name and not other.rank:
            place = post_place(frame, other)
            if place:
                return place
    return ""


def _elided(frame: Frame, holding: Holding, found: Sequence[Holding]) -> tuple[str, str, str]:
    """'Bí thư, Chủ tịch HĐND huyện', 'Phó Bí thư, Chủ tịch UBND tỉnh': the party committee of the level.

    'Phó Chỉ huy trưởng, Tham mưu trưởng Bộ CHQS tỉnh': the body of the title behind it.
    """
    post = holding.post
    if not _PAUSE.match(frame.page.text, post.end):
        return "", "", ""  # a body follows that nothing explains
    siblings = [h.post for h in found if h.name.start == holding.name.start and h.post.body_name and h.post.body]
    behind = [s for s in siblings if s.start > post.start]
    model = behind[0] if behind else None
    if model is None:
        return "", "", ""
    if model.role in _SAME_BODY.get(post.role, ()) and _BOTH.fullmatch(frame.page.text, post.end, model.start):
        return body_and_place(frame, holding._replace(post=model), found)
    if model.reach == "national":  # "Bộ trưởng, Chủ nhiệm Văn phòng Chính phủ"
        return _house_of(post, model) or model.body_name, "", "Việt Nam"
    place = post_place(frame, model)
    if post.party:
        level = model.unit or (model.body.own if model.body else "")
        committee = _COMMITTEES.get(level, "")
        return committee, level, place
    return "", "", ""


def _house_of(post: PostMention, model: PostMention) -> str:
    """The national association that an officer and head of one of its offices belongs to; '' for others.

    'Phó Tổng Thư ký, Trưởng Ban Pháp chế Hội Luật gia Việt Nam'.
    """
    within = _OFFICE_OF_HOUSE.match(model.body_name)
    return within["house"] if within and post.role in _OFFICERS else ""


def _completed(frame: Frame, holding: Holding, found: Sequence[Holding]) -> tuple[str, str, str]:
    """'Ủy viên BTV, Trưởng Công an huyện': the Ban Thường vụ at the level of the holder's other post."""
    if holding.post.body_name == STEERING:
        return (_national_steering(frame), "", "Việt Nam") if _is_statesman(holding, found) else ("", "", "")
    if holding.post.body_name in _BOARDS:
        return _of_the_company(frame, holding, found)
    siblings = [h.post for h in found if h.name.start == holding.name.start and h.post.reach == "local" and h.post.body]
    for post in siblings or _neighbours(frame, holding.post):
        unit = _unit_noun(post)
        if holding.post.body_name in _PARTY_OFFICES:
            if unit in _COMMITTEES:
                return f"{holding.post.body_name} {_COMMITTEES[unit]}", unit, post_place(frame, post)
        elif unit:
            return holding.post.body_name, unit, post_place(frame, post)
    return "", "", ""


def _of_the_company(frame: Frame, holding: Holding, found: Sequence[Holding]) -> tuple[str, str, str]:
    """'Chủ tịch HĐQT kiêm Tổng Giám đốc Công ty X': the board of the company that the next post names."""
    behind = (h for h in found if h.name.start == holding.name.start and h.post.start > holding.post.start)
    model = next((h for h in behind if h.post.body and h.post.reach != "elided"), None)
    if model is None:
        return "", "", ""
    body, unit, place = body_and_place(frame, model, found)
    return f"{holding.post.body_name} {body}", unit, place


def _neighbours(frame: Frame, post: PostMention) -> Iterator[PostMention]:
    """'…; ông A, Phó Chủ tịch HĐND; …': the local posts of its sentence, the last before it first."""
    if post.body_name not in _OF_A_PLACE:
        return
    sentence = frame.page.sentence_at(post.start)
    inside = [p for p in frame.page.posts if sentence.start <= p.start < sentence.end and p.reach == "local" and p.body]
    yield from reversed([p for p in inside if p.start < post.start])
    yield from (p for p in inside if p.start > post.start)
