"""Titles that stand alone: the body that the text named before them ('(Phó Trưởng ban)', 'Giám đốc bệnh viện')."""

from __future__ import annotations

import regex

from diemcau.lexicon.loader import Entry, load
from diemcau.lexicon.matcher import Hit
from diemcau.patterns.bodies import BodyGrammar, BodyMention

_DELEGATION = "Đoàn đại biểu Quốc hội"
STEERING = "Ban Chỉ đạo"
"""The body of a steering committee that the text has not named before."""

_SURNAMES = "|".join(sorted(form for entry in load("surnames") if entry.id == "strong" for form in entry.forms))
# a title that nothing follows but a pause or a verb
_ALONE = regex.compile(r"[ ]?[),;.\n–-]|[ ]\p{Ll}|$")
# "…, Phó Chính ủy; về phía tỉnh có …": others than those before
_OTHER_SIDE = regex.compile(r"(?<!\p{L})(?:phía|có|gồm|tại)(?!\p{L})")
# "bà Lê Thị A (Giám đốc), ông Trần Văn B (Phó Giám đốc)"
_BRACKETED = regex.compile(r"(?:,[ ][^()]{2,60})?\)")
# "Giám đốc Nguyễn Thị A"
_NAMED_NEXT = regex.compile(r"[ ]\p{Lu}\p{Ll}+[ ]\p{Lu}")
# "Từ Sở Tư pháp TP.HCM, Giám đốc Nguyễn Thị A nêu": the house named just before
_HOUSES = ("Sở", "Bệnh viện", "Trung tâm", "Công an", "Bảo hiểm xã hội", "Kho bạc Nhà nước", "Bưu điện")
_SCHOOLS = ("Trường",)
_COMPANIES = ("Tập đoàn", "Tổng công ty", "Công ty")
_DIRECTORS = {
    "giam-doc": _HOUSES,
    "pho-giam-doc": _HOUSES,
    "hieu-truong": _SCHOOLS,
    "pho-hieu-truong": _SCHOOLS,
    "tong-giam-doc": _COMPANIES,
    "pho-tong-giam-doc": _COMPANIES,
}
_OFFICE_HEADS = frozenset({"chanh-van-phong", "pho-chanh-van-phong"})
# whom a bare 'Phó Chính ủy', 'Tham mưu trưởng' belongs to
_COMMANDS = ("Bộ Chỉ huy", "Ban Chỉ huy", "Bộ Tư lệnh", "Quân khu", "Quân đoàn", "Sư đoàn", "Lữ đoàn", "Trung đoàn")
# "Giám đốc bệnh viện", "Hiệu trưởng nhà trường", "Phó Giám đốc Sở Lê Văn A"
_SAME_HOUSE = regex.compile(
    r"[ ](?:[Nn]hà[ ])?(?P<house>bệnh viện|trung tâm|trường|sở|viện|tập đoàn|công ty"
    r"|Sở(?=[ ]\p{Lu}\p{Ll}*[ ]\p{Lu}))(?=[,;.) ])"
)
# "Phó Trưởng ban Thường trực Ban Chỉ đạo;", "Trưởng Ban Chỉ đạo Lê Văn A"
_BARE_STEERING = regex.compile(
    rf"(?i:[ ](?:Ban Chỉ đạo|BCĐ)|(?<=ban)[ ]chỉ đạo)(?=[ ]?[),;.\n–-]|[ ]\p{{Ll}}|[ ](?:{_SURNAMES})[ ]\p{{Lu}}|$)"
)
_SENTENCE_END = regex.compile(r"[.;\n]")


def body_before(text: str, bodies: BodyGrammar, hit: Hit[Entry]) -> BodyMention | None:
    """The body of a title (``hit``, of roles.toml) that none follows; None where the text does not tell it.

    Its ``start`` is that of the title. One of a steering committee that has not been named is 'elided'.
    """
    bare = _BARE_STEERING.match(text, hit.end) if hit.item.get("head") == "Ban" else None
    if bare:
        return BodyMention(hit.end + 1, bare.end(), STEERING, reach="elided", name_end=bare.end())
    again = _SAME_HOUSE.match(text, hit.end)
    if again and hit.item.id in _DIRECTORS:
        return _same_house(text, bodies, hit, again)
    if _NAMED_NEXT.match(text, hit.end) and text[hit.start].isupper():
        body = _of_the_named(bodies, hit)
    elif hit.item.get("command") and _ALONE.match(text, hit.end):  # 'Đại tá A, Phó Chính ủy' beside the others
        body = bodies.in_sentence(_COMMANDS, hit.start, listed=True) or _of_the_next(text, bodies, hit.end)
    elif hit.item.id in _DIRECTORS and _BRACKETED.match(text, hit.end) and text[hit.start - 1] == "(":
        body = bodies.in_sentence(_DIRECTORS[hit.item.id], hit.start, listed=True)
    elif text[hit.start].isupper() and _ALONE.match(text, hit.end):
        body = _of_the_head(bodies, hit)
    else:
        return None
    return body and body._replace(start=hit.start, end=hit.end)


def _same_house(text: str, bodies: BodyGrammar, hit: Hit[Entry], again: regex.Match[str]) -> BodyMention | None:
    house = again["house"]
    body = bodies.latest(house[:1].upper() + house[1:], hit.start)
    if body and house == "Sở" and _SENTENCE_END.search(text, body.end, hit.start):
        body = body._replace(unit="", place="")  # 'Tại điểm cầu Y, Giám đốc Sở B': the same field elsewhere
    return body and body._replace(start=hit.start, end=again.end())


def _of_the_next(text: str, bodies: BodyGrammar, at: int) -> BodyMention | None:
    """'Đại tá A, Chỉ huy trưởng; Đại tá B, Chính ủy Bộ CHQS tỉnh': the command of the next in the list."""
    body = bodies.next_in_sentence(_COMMANDS, at)
    return body if body and not _OTHER_SIDE.search(text, at, body.start) else None


def _of_the_named(bodies: BodyGrammar, hit: Hit[Entry]) -> BodyMention | None:
    """'Giám đốc Lê Văn A': the house of the sentence; 'Chánh Văn phòng Lê Văn A': of the article's own ministry."""
    if hit.item.id in _DIRECTORS:
        return bodies.in_sentence(_DIRECTORS[hit.item.id], hit.start)
    ministry = bodies.own_ministry if hit.item.id in _OFFICE_HEADS else None
    return ministry and ministry._replace(name=f"Văn phòng {ministry.name}")


def _of_the_head(bodies: BodyGrammar, hit: Hit[Entry]) -> BodyMention | None:
    """'(Phó Trưởng ban)', 'Tổ trưởng chủ trì', 'Viện trưởng': the committee, the only institute named before."""
    head = hit.item.get("head")
    if head == "Viện" or _DIRECTORS.get(hit.item.id) is _SCHOOLS:
        return bodies.only_one(head or _SCHOOLS[0], hit.start)
    if head == "Đoàn":  # 'Đoàn ĐBQH tỉnh, gồm: ông A (Phó Trưởng đoàn)'
        return bodies.in_sentence((_DELEGATION,), hit.start, listed=True)
    if head not in {"Ban", "Tổ"}:
        return None
    body = bodies.latest_committee(head, hit.start)
    if body is None and head == "Ban":
        return BodyMention(hit.start, hit.end, STEERING, reach="elided", name_end=hit.end)
    return body
