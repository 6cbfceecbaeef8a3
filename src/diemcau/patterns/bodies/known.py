"""Organisations with one name of their own (bodies.toml), and branches of companies: 'VNPT Điện Biên'."""

from __future__ import annotations

import regex

from diemcau.patterns.bodies.mention import BodyMention, Words
from diemcau.patterns.names import SYLLABLE

# "Chính phủ số", "Chính phủ điện tử" are no organisation
_GOVERNMENT_KIND = regex.compile(r"[ ](?:số|điện tử|kiến tạo)(?!\p{L})", regex.IGNORECASE)
# "Agribank Chi nhánh tỉnh Lào Cai", "BIDV chi nhánh Sa Pa"
_BRANCH = regex.compile(r"[ ](?:[Cc]hi nhánh|CN)(?:[ ](?:tỉnh|huyện|thị xã|thành phố|TP\.?))?(?=[ ]\p{Lu})")
# "VNPT-HIS", "Viettel-CA": what a company sells
_PRODUCT = regex.compile(r"-\p{Lu}[\p{L}\d]*")
_CAPITAL = regex.compile(rf"[ ]{SYLLABLE}")


def known_body(words: Words, start: int) -> BodyMention | None:
    """The known organisation that is named at ``start`` with a capital, or None."""
    hit = words.known.get(start)
    if hit is None or not (words.is_capital(start) or start in words.role_tails):
        return None
    if hit.item.id == "chinh-phu" and _GOVERNMENT_KIND.match(words.text, hit.end):
        return None
    if hit.item.get("branches"):
        if _PRODUCT.match(words.text, hit.end):
            return None
        return _company(words, hit.start, hit.end, hit.item.id)
    return BodyMention(hit.start, hit.end, hit.item.label, reach="national", head=hit.item.id, name_end=hit.end)


def _company(words: Words, start: int, end: int, head: str) -> BodyMention:
    """A company goes by the name that the text gives it; a place or capitals behind it name a branch."""
    branch = _branch_end(words, end)
    if branch > end:
        where = next((p for p in words.places.values() if p.end == branch and p.start > start), None)
        place = where.name if where else ""
        return BodyMention(
            start, branch, words.text[start:branch], place=place, reach="named", head=head, name_end=branch
        )
    written = words.text[start:end].split(" (", 1)[0]
    return BodyMention(start, end, written, reach="national", head=head, name_end=end)


# "VNPT Điện Biên", "Viettel Gio Linh", "FPT Software Quy Nhơn"; not "VNPT Hà Giang Nguyễn Văn A", "Viettel Giám đốc"
def _branch_end(words: Words, end: int) -> int:
    persons = words.persons(end, end + 60)
    while (start := words.space_then(end)) >= 0 and start not in persons and start not in words.role_starts:
        place = words.places.get(start)
        if place:
            end = place.end
            continue
        branch = _BRANCH.match(words.text, end)
        if branch:
            place = words.places.get(branch.end() + 1)
            return place.end if place else end
        word = _CAPITAL.match(words.text, end)
        if word is None or start in words.heads:
            break
        end = word.end()
    return end
