"""Committees and working groups named after what they are for: 'Ban Chỉ đạo Chuyển đổi số tỉnh'."""

from __future__ import annotations

import regex

from diemcau.lexicon.expand import expand
from diemcau.lexicon.loader import Entry
from diemcau.lexicon.matcher import Hit
from diemcau.patterns.bodies.capitals import capital_name
from diemcau.patterns.bodies.mention import BodyMention, Grammar, Words
from diemcau.patterns.bodies.places import placed
from diemcau.patterns.places import Jurisdiction, jurisdiction
from diemcau.text.sentences import Span

# "Ban Chỉ đạo Chuyển đổi số của Chính phủ", "… Quốc gia", "… Trung ương"
_NATIONAL = regex.compile(
    r"[ ](?:của[ ])?(?P<word>(?:Thủ tướng[ ])?Chính phủ|Thủ tướng|Trung ương|T\.Ư|TW|TƯ|(?i:quốc gia))(?![\p{L}\d])"
)
# "Ban Chỉ đạo Trung ương;", "Ban Chỉ đạo Trung ương ban hành"
_CENTRAL = regex.compile(r"[ ](?:Trung ương|T\.Ư|TW|TƯ)(?![\p{L}\d])")
_ENDS = regex.compile(r"[ ]?(?:[,;.:)\n]|$)|[ ](?:ban hành|họp|đã|yêu cầu|giao|và|tại|có|cho biết|đánh giá)(?!\p{L})")
# "về", "phát triển", "triển khai thực hiện" in front of what a committee is for
_ABOUT = regex.compile(
    r"(?i:(?:về|phát triển|triển khai|thực hiện|chỉ đạo|công tác|xây dựng|đẩy mạnh|ứng dụng|phòng,? chống|quốc gia)"
    r"[ ])+"
)
_MORE = regex.compile(
    r"(?:,[ ]|[ ]và[ ]|,[ ]và[ ]|[ ]-[ ])"
    r"(?i:(?:về|phát triển|triển khai|thực hiện|ứng dụng|xây dựng|phòng,? chống)[ ])*"
)
# "Tổ công tác, Tổ giúp việc Đề án 06", "Ban Chỉ đạo và Tổ giúp việc …"
_AND = regex.compile(r"(?:,| và|, và)[ ]")
# "Ban Chỉ đạo CĐS Bộ GTVT", "Tổ công tác Đề án 06 của Sở Y tế"
_OWNER = regex.compile(r"[ ](?:của[ ])?(?=Bộ|Sở|Công an)")
_BARE_MINISTRY = regex.compile(r"Bộ(?![ ]\p{Lu})(?!\p{L})")
# "cải cách hành chính | (CCHC) | của Chính phủ": an abbreviation is introduced inside the name
_SHORTENED = regex.compile(r"[ ]\(\p{Lu}[\p{Lu}\d&]{1,9}\)")
# a word of what a committee is for
_LOWER = regex.compile(r"[ ](?P<word>\p{Ll}+)(?!\p{L})")
_LONGEST_TOPIC = 10  # words
_OWNERS = frozenset({"bo", "so", "cong-an"})


def committee(grammar: Grammar, hit: Hit[Entry]) -> BodyMention | None:
    """The committee of a head and its topics; without a topic the one of the next head, or a name in capitals."""
    nested = _nested(grammar, hit)
    if nested:
        return nested
    words, where = grammar.words, None
    start = words.space_then(hit.end)
    central = _central(words, hit)
    if central:
        return central
    topic = topics_at(words, start) if start >= 0 else None
    if topic is None:  # "Ban Chỉ đạo tỉnh về …"
        where = jurisdiction(words.text, hit.end, words.places)
        behind = words.space_then(where.end) if where and not where.generic else -1
        topic = topics_at(words, behind) if behind >= 0 else None
    if topic:
        return _topical(grammar, hit, topic, where)
    return (
        _shared(grammar, hit)
        or _unlisted(words, hit)
        or (capital_name(grammar, hit) if hit.item.get("capitals") else None)
    )


def topics_at(words: Words, start: int) -> Span | None:
    """The topics joined by commas and 'và' that start at ``start``: 'về khoa học, công nghệ và chuyển đổi số'."""
    about = _ABOUT.match(words.text, start)
    hit = words.topics.get(about.end() if about else start) or words.topics.get(start)
    if hit is None:
        return None
    end = hit.end
    while (more := _MORE.match(words.text, end)) and (hit := words.topics.get(more.end())):
        end = hit.end
    return Span(start, end)


def _central(words: Words, hit: Hit[Entry]) -> BodyMention | None:
    """'Ban Chỉ đạo Trung ương', with what it is for; alone only where its name surely ends."""
    central = _CENTRAL.match(words.text, hit.end) if hit.item.id == "ban-chi-dao" else None
    if central is None:
        return None
    topic = topics_at(words, words.space_then(central.end()))
    if topic is None and not _ENDS.match(words.text, central.end()):
        return None
    end = topic.end if topic else central.end()
    name = hit.item.label + expand(words.text[hit.end : end])
    return BodyMention(hit.start, end, name, reach="national", head=hit.item.id, name_end=end)


# "Tổ giúp việc Ban Chỉ đạo Chuyển đổi số tỉnh"
def _nested(grammar: Grammar, hit: Hit[Entry]) -> BodyMention | None:
    words = grammar.words
    inner = words.heads.get(words.space_then(hit.end))
    if inner is None or inner.item.get("tail") != "topic" or not words.is_capital(inner.start):
        return None
    full = committee(grammar, inner)
    return full and full._replace(start=hit.start, name=f"{hit.item.label} {full.name}", head=hit.item.id)


def _shared(grammar: Grammar, hit: Hit[Entry]) -> BodyMention | None:
    joint = _AND.match(grammar.words.text, hit.end)
    other = grammar.words.heads.get(joint.end()) if joint else None
    if other is None or other.item.get("tail") != "topic":
        return None
    full = committee(grammar, other)
    if full is None:
        return None
    tail = full.name.removeprefix(other.item.label)
    return full._replace(end=hit.end, start=hit.start, name=hit.item.label + tail, head=hit.item.id)


def _unlisted(words: Words, hit: Hit[Entry]) -> BodyMention | None:
    """'Ban Chỉ đạo diễn tập khu vực phòng thủ tỉnh': for what no list holds, up to the locality that it is of."""
    if hit.item.id != "ban-chi-dao" or not words.is_capital(hit.start):
        return None
    about = _ABOUT.match(words.text, hit.end + 1)
    end, count = about.end() - 1 if about else hit.end, 0
    while (word := _LOWER.match(words.text, end)) and count < _LONGEST_TOPIC:
        start = word.start("word")
        if count and (where := jurisdiction(words.text, end, words.places)):
            return placed(words, hit, hit.item.label + expand(words.text[hit.end : end]), end, where)
        if start in words.stops:
            return None
        end, count = word.end(), count + 1
    return None


def _topical(grammar: Grammar, hit: Hit[Entry], topic: Span, where: Jurisdiction | None) -> BodyMention | None:
    words = grammar.words
    name = f"{hit.item.label} {_spelled(words, topic)}"
    shortened = _SHORTENED.match(words.text, topic.end)
    if where is None:
        whose = (shortened and _of_whom(grammar, hit, name, shortened.end())) or _of_whom(grammar, hit, name, topic.end)
        if whose:
            return whose
    behind = where or jurisdiction(words.text, topic.end, words.places)
    if behind is None and shortened:
        behind = jurisdiction(words.text, shortened.end(), words.places)
    mention = placed(words, hit, name, topic.end, behind)
    return mention and mention._replace(end=max(topic.end, mention.end), name_end=topic.end)


def _of_whom(grammar: Grammar, hit: Hit[Entry], name: str, at: int) -> BodyMention | None:
    """The committee ``name`` of the nation, a ministry, a department or the police, which stands at ``at``, if any."""
    national = _NATIONAL.match(grammar.words.text, at)
    if national:
        end = national.end()
        return BodyMention(hit.start, end, name + national[0], reach="national", head=hit.item.id, name_end=end)
    owner = _owner(grammar, hit, at)
    return owner and owner._replace(start=hit.start, name=f"{name} {owner.name}", head=hit.item.id)


def _spelled(words: Words, span: Span) -> str:
    """The topics written out: 'KHCN, ĐMST và CĐS' as what each stands for."""
    written, at = "", span.start
    while at < span.end:
        hit = words.topics.get(at)
        short = hit is not None and hit.end <= span.end and words.text[at : hit.end].isupper()
        step = hit.end if hit is not None and short else at + 1
        written += hit.item.label if hit is not None and short and hit.item.label.islower() else words.text[at:step]
        at = step
    return expand(written)


def _owner(grammar: Grammar, hit: Hit[Entry], at: int) -> BodyMention | None:
    """The ministry, department or police that a committee belongs to: 'Ban Chỉ đạo CĐS của Bộ'."""
    link = _OWNER.match(grammar.words.text, at)
    if link is None:
        return None
    owner = grammar.named_at(link.end())
    if owner is None and _BARE_MINISTRY.match(grammar.words.text, link.end()):
        ministry = grammar.latest_of("bo", hit.start)
        owner = ministry and ministry._replace(end=link.end() + len("Bộ"))
    return owner if owner and owner.head in _OWNERS else None
