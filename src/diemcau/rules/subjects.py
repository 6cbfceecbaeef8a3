"""The subject of a figure: what stands before it and says what is measured."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import NamedTuple

import regex

from diemcau.lexicon.wordlists import word_list
from diemcau.patterns.places import gazetteer
from diemcau.rules.phrases import SPLIT, squeeze, without_end
from diemcau.rules.subjectwords import (
    ADJUNCT,
    ADVERB,
    AFTER_TIME,
    AIM,
    AIM_HEAD,
    BASIS,
    BUDGET,
    CONNECTIVE,
    DURATION,
    ENDS,
    FIELD,
    HEAD,
    HENCE,
    LISTED,
    LISTED_BEFORE,
    MONTHS_END,
    NOTHING,
    ONE_WORD,
    ONLY_SCOPE,
    PLACE_LEAD,
    PLACE_ONLY,
    PLAIN_NAME,
    POINTING,
    PRONOUN,
    QUOTED_CLAUSE,
    RATE_END,
    SCOPE_END,
    SOURCE,
    SPEECH_END,
    STATE,
    STRIVES,
    THAT,
    TOPIC,
    TREND,
)
from diemcau.rules.systemnames import comma_lists, comma_names


class Subject(NamedTuple):
    """What stands before a figure.

    ``words`` name what is measured ('' when only a scope or nothing is said), ``verb`` is the verb of state that leads
    to the figure ('đạt', 'là', 'chiếm'; '' when another verb or nothing does), ``topic`` what the clause is about
    ('Về hạ tầng số', 'Theo Bộ chỉ số …').
    """

    words: str
    verb: str
    topic: str


_COMMA = "\x01"  # stands for the comma inside a name while a text is split at commas


@lru_cache(maxsize=512)  # one figure asks several times
def subject(before: str) -> Subject:
    """What stands before the figure.

    >>> subject("Theo đó, tỷ lệ hồ sơ trực tuyến của cả nước đạt ")
    Subject(words='tỷ lệ hồ sơ trực tuyến', verb='đạt', topic='')
    >>> subject("; địa phương đạt ")
    Subject(words='', verb='đạt', topic='')
    """
    text = before.rstrip(" ,")
    state = None if before.rstrip().endswith((",", ";")) else STATE.match(text)
    verb = ""
    if state:
        verb = (state["verb"] or ":").casefold()
        text = text[: state.start()]
    text = _strip_end(text)
    if verb == ":" and SPEECH_END.search(text):
        return Subject("", "", "")
    words, topic = _segments(text)
    return Subject(words, verb, topic)


def _strip_end(text: str) -> str:
    text = text.rstrip(" ,")
    while ENDS.match(text):
        longer = text
        for pattern in (RATE_END, ADVERB, MONTHS_END, SCOPE_END):
            if pattern is not SCOPE_END or not BUDGET.match(text):
                text = without_end(pattern, text).rstrip(" ,")
        if text == longer:
            break  # 'ngân sách tỉnh'
    return text


@lru_cache(maxsize=256)
def _segments(text: str) -> tuple[str, str]:
    """The segment that names the subject, and the topic set before it."""
    parts = _parts(text)
    words, topic, scoped, head = "", "", False, None
    for index in range(len(parts) - 1, -1, -1):
        part = _unconnected(parts[index])
        if words:
            joined = _joined(parts[index], part, words, headed=head is not None)
            if not joined:
                break
            words, head = joined, HEAD.search(joined)
            continue
        if STRIVES.fullmatch(parts[index]):
            break  # '…, phấn đấu đạt 90% tài khoản': what is measured stands after the figure
        part = _strip_end(part)
        if DURATION.fullmatch(part):
            continue
        if not part or ONLY_SCOPE.fullmatch(part) or not _content(part):
            scoped = scoped or (ONLY_SCOPE.fullmatch(part) is not None and part != "")
            continue
        part = AFTER_TIME.sub("", part)
        head = HEAD.search(part)
        if scoped and head is None:
            break  # '…, Bí thư Huyện ủy Định Hóa, huyện vẫn còn 19 xóm'
        if BASIS.match(part) or (ADJUNCT.match(part) and head is None and index < len(parts)):
            topic = topic or _topic(part)
            continue
        words = AIM_HEAD.sub("", _from_head(part, head))
        if AIM.match(part) or is_place(words) or PRONOUN.fullmatch(words):
            words = ""
            break
    words = "" if NOTHING.fullmatch(words) or POINTING.match(words) else words
    topic = topic or next((_topic(part) for part in parts if TOPIC.match(part) and not THAT.search(part)), "")
    return squeeze(words), squeeze(topic)


def _unconnected(part: str) -> str:
    """``part`` without the words that only join it to what stands before: 'Theo đó, tỷ lệ' → 'tỷ lệ'."""
    padded = part + " "
    joins = CONNECTIVE.match(padded)
    return padded[joins.end() if joins else 0 :].strip()


def _parts(text: str) -> list[str]:
    """The text between its commas and colons, without what only introduces it; names and lists stay whole."""
    masked = text
    if ", " in text:
        masked = comma_names().sub(lambda m: m[0].replace(", ", _COMMA), text)
        masked = comma_lists().sub(_COMMA, masked)
    return [p.replace(_COMMA, ", ") for p in SPLIT.split(_unquoted(masked)) if p.strip()]


def _unquoted(text: str) -> str:
    """What follows the last word of reported speech: 'ông A cho biết, tỷ lệ' → 'tỷ lệ'."""
    match = QUOTED_CLAUSE.search(text)
    return text[match.end() :] if match else text


def _topic(part: str) -> str:
    match = TOPIC.match(part)
    return match["topic"] if match and not SOURCE.match(part) else ""


def _content(part: str) -> bool:
    return len(part.split()) >= 2 or part[:1].isupper() or part in ONE_WORD


def _joined(whole: str, part: str, words: str, *, headed: bool) -> str:
    """The words with the segment before them where both are one name: 'công nghiệp chế biến' | 'chế tạo'; else ''."""
    if _continues(whole):
        return f"{_from_head(part, HEAD.search(part))}, {words}"
    if not headed and LISTED.fullmatch(words) and LISTED_BEFORE.search(part):
        return f"{part}, {words}"
    field = FIELD.search(part) if not headed and words[0].islower() else None
    return f"{field['field']}, {words}" if field else ""


def _continues(part: str) -> bool:
    """True where the segment before belongs to the subject: 'tổng kim ngạch xuất' | 'nhập khẩu'."""
    return (
        HEAD.search(part) is not None
        and STATE.match(part.rstrip()) is None
        and len(part.split()) <= 8
        and not ADJUNCT.match(part)
    )


def _from_head(part: str, head: regex.Match[str] | None) -> str:
    if head is None:
        return _unquoted(part).strip()
    hence = [m for m in HENCE.finditer(part, head.end()) if HEAD.search(part, m.end())]
    text = part[hence[-1].end() if hence else head.start() :]
    if len(text.split()) > len(head[0].split()) and part.endswith(head[0]):
        return text.strip()
    cut = TREND.search(text)
    return (text[: cut.start()] if cut and len(text[: cut.start()].split()) >= 2 else text).strip()


def names_measure(words: str) -> bool:
    """True where one of the heads of what is measured begins the words: 'tỷ lệ …', 'số …', 'doanh thu …'."""
    return HEAD.match(words) is not None


def is_place(words: str) -> bool:
    """True for a place name alone, with or without its kind: a scope, no subject."""
    if words.islower():
        return False
    words = PLACE_LEAD.sub("", words)
    if PLACE_ONLY.match(words) is None or PLAIN_NAME.match(words):
        return False
    # 'Gạo đạt 7,2 triệu tấn': a capital at the beginning of a sentence makes no place of one syllable
    return " " in words.strip() or words.strip() in _short_places()


@cache
def _short_places() -> frozenset[str]:
    return frozenset(word_list("short-places")) | {name for name in gazetteer().names() if " " not in name}
