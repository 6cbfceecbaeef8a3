"""What a figure in parentheses of its own belongs to: an item of a list, or the figure before it."""

from __future__ import annotations

import regex

from diemcau.mentions import Page
from diemcau.rules.anchors import Anchor
from diemcau.rules.clauses import Setting
from diemcau.rules.phrases import squeeze
from diemcau.rules.subjects import is_place, subject

# '…, cao hơn mức bình quân cả nước (70,5%)'
_COMPARING = regex.compile(
    r"\s*(?:và\s|còn\s|nhưng\s|mới\s)?(?:(?:cao|thấp|nhiều|ít|lớn|nhỏ)\shơn|so\svới|bằng|gấp|vượt|dưới|trên|kém)",
    regex.IGNORECASE,
)
# 'tỷ lệ … cao như:' before a list
_AS = regex.compile(r"(?:\s(?:cao|thấp|tốt|nhiều|lớn|nhanh))?(?:\s(?:như|gồm|là|sau))?(?:\ssau)?$")

# '…, tập trung ở quận A (318 hồ sơ)', '…, nhiều nhất là huyện B (41 vụ)': where most of what was counted is
_MOSTLY = regex.compile(
    r"^\s*(?:tập trung|chủ yếu|phần lớn|đa số|nhiều nhất|ít nhất|riêng)(?:\s(?:chủ yếu|nhiều nhất|nhiều|phần lớn))?"
    r"\s(?:ở|tại|là)\s",
    regex.IGNORECASE,
)


def item(page: Page, setting: Setting, anchor: Anchor | None) -> str:
    """'Đăng ký tạm trú (87,33%)' in a list, '4.019 phản ánh (97,4%)' after a figure."""
    start = (setting.paren or setting.clause).start - 1
    text = page.text
    if (
        anchor
        and 0 <= start - anchor.end <= 48
        and ";" not in text[anchor.end : start]
        and ", " not in text[anchor.end : start]
    ):
        share = setting.quantity.kind == "percent" and anchor.unit != "%"
        return f"tỷ lệ {anchor.indicator}" if share else anchor.indicator
    left = max(text.rfind(mark, setting.sentence.start, start) for mark in (";", ", ", ":", ")"))
    item = text[max(left + 1, setting.sentence.start) : start]
    place = is_place(squeeze(_MOSTLY.sub("", item)))
    if anchor and (_COMPARING.match(item) or (place and ":" not in anchor.indicator)):
        return anchor.indicator
    colon = text.find(":", setting.sentence.start, start)
    head = subject(text[setting.sentence.start : colon]).words if colon >= 0 else ""
    head = _AS.sub("", head)
    if head:
        return squeeze(head) if place else f"{squeeze(head)}: {squeeze(item)}"
    return squeeze(item)
