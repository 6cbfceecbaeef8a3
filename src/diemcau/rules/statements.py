"""What a stated figure measures: 'X đạt 42%', '…, chiếm 20% GDP', '…, đạt 87%'."""

from __future__ import annotations

import regex

from diemcau.facts import Kind
from diemcau.mentions import Page
from diemcau.rules.anchors import Anchor
from diemcau.rules.clauses import Setting
from diemcau.rules.counts import counted
from diemcau.rules.indicatorwords import BARE_RATES, HEADLIKE, LAST, NOUNS, OF_WHAT, PART_OF, PARTS, SHORT_SUBJECT
from diemcau.rules.phrases import tail
from diemcau.rules.subjects import Subject, names_measure, subject

_LABELLED = 3  # words behind a figure that say by themselves what is measured
_GRADE = regex.compile(r"(?:mức|loại|hạng|cấp|tuyến|đợt|mũi)(?:\sđộ)?\s\d{1,2}", regex.IGNORECASE)
_GRADE_END = regex.compile(r"\s(?:mức|loại|hạng|cấp|tuyến|đợt|mũi)(?:\sđộ)?\s\d{1,2}$", regex.IGNORECASE)
_WHOSE = regex.compile(r"\scủa(?:\s(?:hơn|gần|cả|khoảng))?\s*$", regex.IGNORECASE)


def stated(page: Page, setting: Setting, own: Subject, anchor: Anchor | None) -> str:
    """'X đạt 42%': the subject; without one, that of the figure before."""
    words, verb = own.words, own.verb
    if anchor and (grade := _GRADE.fullmatch(words)) and verb in {"là", "đạt", ":"}:
        return f"{_GRADE_END.sub('', anchor.indicator)} {grade[0]}"  # '598.400 hồ sơ, trong đó mức 1 là 12.300 hồ sơ'
    short = len(words.split()) <= 2 and verb != ":" and not SHORT_SUBJECT.match(words)
    if words and not setting.first and anchor and short:
        words = ""
    if words in BARE_RATES and anchor:
        named = anchor.indicator.startswith(words)
        return anchor.indicator if named else f"{words} {OF_WHAT.sub('', anchor.indicator)}"
    if words:
        return _own(setting, words, verb, anchor)
    return _owner(setting, anchor) or _unsaid(page, setting, own, anchor)


def _owner(setting: Setting, anchor: Anchor | None) -> str:
    """'doanh thu của 4 trung tâm dữ liệu đạt 12 tỷ đồng': what is told of the things that were counted before."""
    if anchor is None or setting.first or "," in setting.before or not _WHOSE.search(setting.opening):
        return ""
    words = subject(_WHOSE.sub(" ", setting.opening)).words
    return f"{words} {anchor.indicator}" if names_measure(words) else ""


def _unsaid(page: Page, setting: Setting, own: Subject, anchor: Anchor | None) -> str:
    """A figure without a subject of its own: what follows it, what it counts, or the figure before."""
    kind, verb = setting.quantity.kind, own.verb
    if kind == "percent" and (anchor is None or not anchor.indicator):
        last = LAST.search(page.text, setting.quantity.start, setting.clause.end)
        return last["what"] if last else tail(setting.after) or own.topic
    if kind in NOUNS and verb == "ở" and not setting.first:
        return setting.quantity.unit  # '145 sản phẩm của 28 chủ thể ở 18 xã'
    alike = (
        anchor is not None and anchor.unit.casefold() == setting.quantity.unit.casefold() and anchor.kind is Kind.LEVEL
    )
    if anchor and alike and kind in NOUNS and verb == "là" and not tail(setting.after):
        return anchor.indicator  # 'cắt giảm 168 quy định; lũy kế là 2.943 quy định'
    counts = kind in NOUNS and setting.paren is None and verb in {"còn", "là", ":"}
    if counts and (setting.first or len(tail(setting.after).split()) >= 2):
        return counted(page, setting, "", anchor)
    return _leaning(setting, verb, anchor) if anchor else _own(setting, own.topic, verb, None)


def _leaning(setting: Setting, verb: str, anchor: Anchor) -> str:
    """'…, đạt 87%': the figure before, or its share of something."""
    percent = setting.quantity.kind == "percent"
    part = PART_OF.match(setting.after)
    if percent and not part and anchor.unit not in {"%", ""} and not anchor.indicator.startswith("tỷ lệ"):
        return f"tỷ lệ {anchor.indicator}"
    if part and verb in PARTS:
        return f"{anchor.indicator} {verb} {part['whole']}"
    follows = tail(setting.after)
    apart = percent and len(follows.split()) >= 3 and anchor.end < setting.sentence.start
    return follows if apart else anchor.indicator


def _labelled(setting: Setting, follows: str) -> str:
    """'Chuyển đổi số: 100% hồ sơ được luân chuyển trên mạng', 'Hạ tầng: 713/713 thôn có sóng di động': behind a label
    the figure speaks for itself; '' where too little follows.
    """
    quantity = setting.quantity
    if len(follows.split()) < _LABELLED:
        return ""
    if quantity.total is not None and quantity.kind in NOUNS:
        return f"{quantity.unit} {follows}"
    return follows if quantity.kind == "percent" else ""


def _own(setting: Setting, words: str, verb: str, anchor: Anchor | None) -> str:
    """'X đạt 42%' with its own subject, which what follows completes when it is short."""
    quantity, count = setting.quantity, len(words.split())
    part = PART_OF.match(setting.after) if verb in PARTS else None
    if part:
        return f"{words} {verb} {part['whole']}"
    if quantity.kind == "money" and 0 < count <= 2 and anchor and anchor.end >= setting.sentence.start:
        return words if HEADLIKE.match(words) else f"{words} {anchor.indicator}"
    follows = tail(setting.after)
    if verb == ":" and setting.first and not names_measure(words) and (told := _labelled(setting, follows)):
        return told
    if quantity.kind in {"noun", "phrase"} and count < 4 and follows:
        return f"{words} {quantity.unit} {follows}"
    if quantity.kind == "percent" and follows and count < 3:
        return f"{words} {follows}"
    return words or follows
