"""Who holds a meeting: the bodies that its sentences name before the verb, behind 'do', or whose meeting it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import regex

from diemcau.lexicon.wordlists import words
from diemcau.patterns.bodies import BodyMention
from diemcau.rules.bodies import full_name
from diemcau.rules.meeting.core import Core
from diemcau.rules.meeting.mentions import Stance
from diemcau.rules.meeting.visitors import visitors
from diemcau.text.sentences import Span
from diemcau.text.spans import within

# "UBND tỉnh tổ chức hội nghị", "HĐND huyện khai mạc kỳ họp", "Ban Chỉ đạo họp", "Sở X phối hợp với Y tổ chức"
_HOLDS = regex.compile(rf"(?i:\b(?:{words('holds-event')})\b)")
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
# "Hiệp hội … (VINASA)": said already
_ASIDE = regex.compile(r"\([^()\n]{1,120}\)")
_OWN_DOING = regex.compile(r"(?i:\b(?:chỉ đạo|yêu cầu|giao|đề nghị|chủ trì|dự|tham dự)\b)")


def organisers(core: Core) -> Iterator[tuple[str, Span]]:
    """The bodies that hold the meeting, as far as the text says so: full name, and where it stands.

    Of a visit that nobody is said to hold, those who come.
    """
    yield from named(core, holders(core) or list(visitors(core)))


def named(core: Core, bodies: Iterable[BodyMention]) -> Iterator[tuple[str, Span]]:
    """Those of ``bodies`` that can be placed, each once: full name, and where it stands."""
    seen: set[str] = set()
    for body in bodies:
        name = full_name(core.frame, body)
        if name and name not in seen:
            seen.add(name)
            yield name, Span(body.start, body.end)


def holders(core: Core) -> list[BodyMention]:
    """The bodies of the first stretch of text that says who holds the meeting and names one that can be placed.

    Without such a stretch the first one's bodies: 'Thường trực HĐND huyện', of a huyện that nothing tells.
    """
    found = [_bodies_in(core, stretch) for stretch in _stretches(core)] if core.span else []
    found += [[body] for body in (*_owners(core), *_presiding(core))]
    placed = [bodies for bodies in found if any(full_name(core.frame, body) for body in bodies)]
    return next(iter([*placed, *filter(None, found)]), [])


# "phiên họp thứ nhất | của Ban Chỉ đạo", "cuộc họp | giao ban tháng 8 của Ban Chỉ đạo",
# "Hội nghị | Ban Chấp hành Đảng bộ xã", "kỳ họp thứ 12 | HĐND huyện X"
_OWNED = regex.compile(
    r"""
    (?i: (?:[ ](?:trực[ ]tuyến|thường[ ]kỳ|giao[ ]ban|chuyên[ ]đề|mở[ ]rộng|toàn[ ]thể|khai[ ]giảng|định[ ]kỳ))*
    (?:[ ](?:lần[ ])?thứ[ ][\p{L}\d]+(?:[ ](?:mươi|một|hai|ba|bốn|năm))*)?
    (?:[ ](?:năm[ ]học|năm|tháng|quý)[ ][\dIVX/–-]+)*(?:[ ]\([^()]{2,30}\))?
    (?:,[ ]|[ ](?:của[ ](?:các[ ]thành[ ]viên[ ])?)?) )
    """,
    regex.VERBOSE,
)


# "hội nghị | sơ kết đợt cao điểm của Công an tỉnh", "cuộc họp | đánh giá quý I năm 2024 của Sở Du lịch": of what kind
# it is, then whose; not "hội nghị triển khai nghị quyết của Chính phủ"
_OWNED_KIND = regex.compile(
    rf"""
    (?i: (?:[ ](?:trực[ ]tuyến|toàn[ ]thể|{words("kind-of-meeting")}))+
    (?:[ ](?:\d{{1,2}}[ ]tháng(?:[ ](?:đầu|cuối)[ ]năm)?|(?:cuối[ ])?năm|tháng|quý)(?:[ ][\dIVX/–-]+)?)*
    [ ]của[ ] )
    """,
    regex.VERBOSE,
)


def _owners(core: Core) -> Iterator[BodyMention]:
    """Whose meeting it is, where no words say who holds it: the body that its naming goes on with."""
    page = core.frame.page
    for mention in core.own:
        if mention.verbal == "dated":  # 'tiếp Chủ tịch Tập đoàn X': the guest's
            continue
        owned = _OWNED_KIND.match(page.text, mention.end) or _OWNED.match(page.text, mention.end)
        body = page.body_grammar.at(owned.end()) if owned else None
        if body and owned and page.body_grammar.words.is_capital(owned.end()):
            yield body


# "Bộ Y tế | chủ trì | hội nghị trực tuyến": a body in the chair
_PRESIDES = regex.compile(r"(?i:[ ](?:đã[ ]|vừa[ ])?chủ[ ]trì[ ](?:tổ[ ]chức[ ])?)")
# "hội nghị | trực tuyến về … do | Bộ Thông tin và Truyền thông"
_BY = regex.compile(r"(?i:[^.;\n]{0,90}?\bdo[ ])")
_THEN_PRESIDES = regex.compile(r"(?i:[ ]chủ[ ]trì\b(?![, ]+phối[ ]hợp))")


def _presiding(core: Core) -> Iterator[BodyMention]:
    """The body that is said to be in the chair, itself and nobody of it."""
    page = core.frame.page
    for mention in core.own:
        sentence = page.sentence_at(mention.start)
        for body in within(page.bodies, sentence.start, mention.start)[-1:]:
            led = _NOT_HOLDER.search(page.text, max(sentence.start, body.start - 30), body.start)
            held = any(post.start <= body.start < post.end for post in page.posts)
            if _PRESIDES.fullmatch(page.text, body.end, mention.start) and not led and not held:
                yield body
        by = _BY.match(page.text, mention.end, sentence.end)
        chair = page.body_grammar.at(by.end()) if by and not within(core.mentions, mention.end, by.end()) else None
        if chair and _THEN_PRESIDES.match(page.text, chair.end):
            yield chair


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
    # nor is "Ban Giám đốc Công an tỉnh tổ chức"
    posts = [p for p in posts if page.text[max(0, p.start - 4) : p.start] != "Ban "]
    posted = {at for p in posts for at in range(p.start, p.end)}
    # "Đồn Biên phòng Sa Kỳ (Bộ Chỉ huy Bộ đội Biên phòng tỉnh)": said of the holder, no holder
    posted |= {at for m in _ASIDE.finditer(page.text, *stretch) for at in range(*m.span())}
    # "Sau kỳ họp thứ 3, Quốc hội khóa XV, Đoàn đại biểu … đã tiếp xúc cử tri": of the other event
    others = [m for m in core.mentions if m.stance is not Stance.REPORTED]
    owned = {match.end() for m in others if (match := _OWNED.match(page.text, m.end))}
    for body in page.bodies:
        if not stretch.start <= body.start < stretch.end or body.start in posted:
            continue
        if body.start in owned:
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
