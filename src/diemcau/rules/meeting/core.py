"""The core of a report: the one mention that names the meeting, and the sentences that speak of it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cached_property

import regex

from diemcau.mentions import Page
from diemcau.rules.actors import Cast
from diemcau.rules.frame import Frame
from diemcau.rules.meeting.mentions import EventMention, Stance, event_mentions, is_that
from diemcau.rules.meeting.weights import is_caption, lead_end, weight
from diemcau.text.sentences import Span
from diemcau.text.spans import within

LOOSE = frozenset({"hội nghị", "cuộc họp", "phiên họp"})
"""Kinds that one report may call each other: 'UBND huyện họp phiên thường kỳ. Chủ trì hội nghị …'"""
VISITS = frozenset({"kiểm tra", "giám sát", "khảo sát", "buổi làm việc"})
"""Kinds of meetings for which somebody comes to others."""
_ENOUGH = 4  # the weight from which a kind of event counts as reported
_NAMED = 5  # the weight of a mention in the lead with its day

# a meeting told as a verb: "đã kiểm tra, làm việc với xã X", "có buổi làm việc với", "khảo sát và làm việc tại"
WORKED = regex.compile(
    r"""
    (?i:\b(?:(?P<check>kiểm[ ]tra|khảo[ ]sát|thăm|giám[ ]sát)(?:[^.;,]{0,60})?(?:,|[ ]và)[ ]
    (?:có[ ]buổi[ ])?)?làm[ ]việc[ ](?:trực[ ]tuyến[ ])?(?:với|tại)\b(?![ ](?:từng|các|những|nhiều|báo)\b))
    """,
    regex.VERBOSE,
)
# "kiểm tra việc thực hiện Đề án 06 tại huyện Kim Động",
# "giám sát công tác … trên địa bàn xã", "kiểm tra hoạt động của …": with a day and somebody who does it
_INSPECTED = regex.compile(
    r"""
    (?i:
    (?: (?<=làm[ ]trưởng[ ]đoàn[ ])
      | (?<!\b(?:việc|công[ ]tác|tăng[ ]cường|đoàn|tổ|ủy[ ]ban|ban|thanh[ ]tra,|yêu[ ]cầu|giao|kết[ ]luận)[ ]) )
    \b(?P<check>kiểm[ ]tra|giám[ ]sát|khảo[ ]sát)\b
    (?![, ]+(?:giám[ ]sát|đánh[ ]giá|đảng|nhà[ ]nước|thanh[ ]tra))
    (?: [^.;\n]{0,120}?\b(?:tại|ở|trên[ ]địa[ ]bàn)[ ]
      | [ ](?:hoạt[ ]động|tiến[ ]độ|công[ ]tác[ ]vận[ ]hành)[^.;,\n]{0,40}[ ]của[ ] ) )
    """,
    regex.VERBOSE,
)
_BRIDGE = regex.compile(r"(?i:\b(?:điểm|đầu) cầu) (?=\p{Lu})")
_ACTS = r"\b(?:dự|họp|chủ trì|chủ tọa|điều hành|phát biểu|tham luận|thảo luận|theo dõi|kết luận|chỉ đạo)\b"
# "dự họp tại | điểm cầu Thái Nguyên", "tham luận từ | điểm cầu Bộ Y tế": what somebody does at a bridging point
_ACTS_AT = regex.compile(rf"(?i:{_ACTS}[^.;,]{{0,40}}\b(?:tại|từ|ở) $)")
# "Từ | điểm cầu Chính phủ, Thủ tướng … điều hành phần thảo luận"
_FROM = regex.compile(r"(?i:(?:tại|từ|ở) )")
_THEN_ACTS = regex.compile(rf"(?i:{_ACTS})")
# "Ở | điểm cầu Gia Lai | còn có lãnh đạo Sở Nội vụ": who was there
_THEN_ATTENDED = regex.compile(
    r"(?i:[^.;,]{0,40}\b(?:có|gồm) (?:sự tham dự|lãnh đạo|đại diện|các đồng chí|đồng chí|các thành viên|ông|bà)\b)"
)
_LATER = regex.compile(r"(?i:\b(?:sẽ|dự kiến|chuẩn bị|kiểm tra|lắp đặt|trước đó|hồi (?:tháng|đầu|cuối))\b)")
# "Chi cục Thuế khu vực IX | đã kiểm tra", "Hội Nông dân tỉnh | tổ chức giám sát": between the subject and its verb
DOES = regex.compile(
    r"(?:,? (?i:do)\b[^.;\n]{3,160}?(?i:làm[ ]trưởng[ ]đoàn),?)?"
    r"(?i:[ ](?:đã|vừa|tổ[ ]chức|đến|đi|tới|có|tiếp[ ]tục|tiến[ ]hành|trực[ ]tiếp))*[ ]"
)
_DELEGATION = regex.compile(r"(?:Đoàn|đoàn)[ ](?:công tác|kiểm tra|giám sát|khảo sát|đại biểu)")


def verb_type(verb: regex.Match[str]) -> str:
    """The kind of meeting that a verb tells (:attr:`Core.told`): an inspection by its own name."""
    return str(verb["check"]).lower() if verb.re is _INSPECTED else "buổi làm việc"


def _before(page: Page, sentence: Span) -> Span | None:
    """The sentence before ``sentence`` in its paragraph."""
    paragraph = page.paragraph_at(sentence.start)
    earlier = [span for span in page.sentences if paragraph.start <= span.start < sentence.start]
    return earlier[-1] if earlier else None


@dataclass(frozen=True)
class Core:
    """Finds the meeting of an article; ``cast`` brings its actors."""

    frame: Frame
    cast: Cast

    @cached_property
    def mentions(self) -> tuple[EventMention, ...]:
        """The event mentions of the page."""
        return event_mentions(self.frame)

    @cached_property
    def weights(self) -> dict[int, int]:
        """The weight of each mention, by where it starts; in one sentence the first sure one leaves others 1 at most.

        'HĐND huyện tổ chức phiên họp thông qua nội dung, thời gian của kỳ họp': what is held stands first.
        """
        found: dict[int, int] = {}
        claimed: dict[Span, str] = {}
        for mention in self.mentions:
            sentence, own = self.frame.page.sentence_at(mention.start), weight(self.frame, mention)
            other = claimed.get(sentence, mention.type) != mention.type
            found[mention.start] = min(own, 1) if other else own
            if own >= _ENOUGH:
                claimed.setdefault(sentence, mention.type)
        return found

    @cached_property
    def _heaviest(self) -> EventMention | None:
        """The mention that the report hangs on.

        Of the kind that the lead names with its day, else that the article speaks of most: 'hội nghị' may be said of a
        phiên họp, a buổi tiếp xúc cử tri or a lớp tập huấn over and over.
        """
        scores: Counter[str] = Counter()
        best: dict[str, EventMention] = {}
        for mention in self.mentions:
            scores[mention.type] += self.weights[mention.start]
            if mention.type not in best or self.weights[mention.start] > self.weights[best[mention.type].start]:
                best[mention.type] = mention
        if not scores:
            return None
        named = next((m.type for m in self.mentions if self.weights[m.start] >= _NAMED), None)
        kind = named or min(scores, key=lambda k: (-scores[k], best[k].start))
        kind = self._by_noun(kind)
        pictured = any(
            m.type == kind and self.weights[m.start] > 1 and is_caption(self.frame, m) for m in self.mentions
        )
        enough = scores[kind] >= _ENOUGH or (scores[kind] > 0 and (pictured or bool(self.frame.sites)))
        return best[kind] if enough else None

    def _by_noun(self, kind: str) -> str:
        """``kind``; what only a verb says ('họp trực tuyến') is a phiên họp where a noun calls it so."""
        if kind != "cuộc họp" or any(m.type == kind and m.verbal != "yes" for m in self.mentions):
            return kind
        return "phiên họp" if any(m.type == "phiên họp" and self.weights[m.start] > 1 for m in self.mentions) else kind

    @cached_property
    def _verb(self) -> regex.Match[str] | None:
        """A working session or inspection told as a verb in the lead, with somebody or a delegation who does it."""
        page, end = self.frame.page, lead_end(self.frame, 3)
        for pattern in (WORKED, _INSPECTED):
            for match in pattern.finditer(page.text, 0, end):
                if self._done(match, needs_day=pattern is _INSPECTED):
                    return match
        return None

    def _done(self, match: regex.Match[str], *, needs_day: bool) -> bool:
        page = self.frame.page
        sentence = page.sentence_at(match.start())
        dated = any(sentence.start <= d.start < sentence.end and d.day for d in page.dates)
        actor = any(sentence.start <= a.start < match.start() for a in self.cast.actors)
        sent = _DELEGATION.search(page.text, sentence.start, match.start()) is not None
        bodies = [b for b in page.bodies if sentence.start <= b.start < match.start()]
        acts = any(DOES.fullmatch(page.text, b.end, match.start()) for b in bodies)
        planned = regex.search(
            r"(?i:\b(?:sẽ|dự kiến|cần|phải|yêu cầu|tiếp tục|thường xuyên|giao)\b)",
            page.text[sentence.start : match.start()],
        )
        return planned is None and (dated and (actor or sent or acts) if needs_day else actor or (sent and dated))

    @cached_property
    def main(self) -> EventMention | None:
        """The mention that names the meeting, None where a verb tells it or no meeting is reported."""
        heaviest = self._heaviest
        if heaviest is None or self._verb is None:
            return heaviest
        return None if self.weights[heaviest.start] < _ENOUGH or self._is_aside(heaviest, self._verb) else heaviest

    def _is_aside(self, mention: EventMention, verb: regex.Match[str]) -> bool:
        """Whether a verb with its day told the meeting before, and the mention is of another day.

        'Ngày 12/4, Đoàn giám sát làm việc với … . … được công bố tại hội nghị ngày 17/1'.
        """
        page = self.frame.page
        told, other = page.sentence_at(verb.start()), page.sentence_at(mention.start)
        if told.end > other.start:
            return False
        days = {(d.day, d.month) for d in within(page.dates, told.start, told.end) if d.day}
        others = {(d.day, d.month) for d in within(page.dates, other.start, other.end) if d.day}
        return bool(days and others) and not days & others

    @property
    def told(self) -> regex.Match[str] | None:
        """The verb of the lead that tells a working session or an inspection, whatever nouns there are."""
        return self._verb

    @cached_property
    def verb(self) -> regex.Match[str] | None:
        """The verb that tells the meeting where no noun does."""
        return self._verb if self.main is None else None

    @cached_property
    def bridge(self) -> Span | None:
        """The bridging point at which somebody does something, where neither noun nor verb names the meeting."""
        if self.main or self.verb:
            return None
        found = (Span(*match.span()) for match in _BRIDGE.finditer(self.frame.page.text))
        return next((span for span in found if self._is_used(span)), None)

    def _is_used(self, bridge: Span) -> bool:
        text, sentence = self.frame.page.text, self.frame.page.sentence_at(bridge.start)
        acts = _ACTS_AT.search(text, sentence.start, bridge.start)
        if acts is None and _FROM.fullmatch(text, sentence.start, bridge.start):
            acts = _THEN_ACTS.search(text, bridge.end, sentence.end)
            if acts is None and _THEN_ATTENDED.match(text, bridge.end, sentence.end):
                return _LATER.search(text, sentence.start, sentence.end) is None
        later = _LATER.search(text, sentence.start, sentence.end)
        return bool(acts and not later) and any(sentence.start <= a.start < sentence.end for a in self.cast.actors)

    @cached_property
    def span(self) -> Span | None:
        """From the words that name the meeting to the end of their sentence; None without a meeting."""
        if not (self.main or self.verb or self.bridge):
            return None
        return Span(self.noun.start, self.frame.page.sentence_at(self.noun.start).end)

    @cached_property
    def noun(self) -> Span:
        """The noun, verb or bridging point itself."""
        if self.main:
            return Span(self.main.start, self.main.end)
        if self.verb:
            return Span(*self.verb.span())
        return self.bridge or Span(0, 0)

    @cached_property
    def type(self) -> str:
        """The value of the slot ``type``; '' where only a bridging point tells of the meeting."""
        if self.main:
            return self.main.type
        if self.bridge:
            return ""
        return verb_type(self.verb) if self.verb else "buổi làm việc"

    @property
    def is_visit(self) -> bool:
        """Whether somebody comes to others: a working session, an inspection, a survey."""
        return self.type in VISITS

    @cached_property
    def purpose(self) -> tuple[str, Span] | None:
        """The purpose that the noun or verb itself says, with its span."""
        if self.main and self.main.purpose:
            return self.main.purpose, self.noun
        if self.verb and self.verb["check"] and self.verb["check"].lower() != "thăm":
            return self.verb["check"].lower(), Span(*self.verb.span("check"))
        return None

    @cached_property
    def own(self) -> tuple[EventMention, ...]:
        """The mentions that speak of this meeting: of its type, or one that goes by each other's name in the lead."""
        return tuple(m for m in self.mentions if m.stance is Stance.REPORTED and self._is_own(m))

    def _is_own(self, mention: EventMention) -> bool:
        same = {mention.type, self.type} <= LOOSE and self.weights[mention.start] >= _ENOUGH
        return mention.type == self.type or same

    @cached_property
    def related(self) -> tuple[Span, ...]:
        """The sentences that speak of the meeting, in text order."""
        page = self.frame.page
        spans = [page.sentence_at(m.start) for m in self.own] + [page.sentence_at(s.start) for s in self.frame.sites]
        # 'Hôm qua, … cũng kín chỗ. Hội nghị ấy có tên …': told in the sentence before
        lead = lead_end(self.frame, 3)
        pointing = (page.sentence_at(m.start) for m in self.own if m.start < lead and is_that(self.frame, m))
        spans += [before for span in pointing if (before := _before(page, span))]
        if self._verb and self.type == "buổi làm việc":
            spans.append(page.sentence_at(self._verb.start()))
        if self.span:
            spans.append(page.sentence_at(self.span.start))
        return tuple(sorted(set(spans)))

    def sentence(self) -> Span:
        """The sentence of the core."""
        return self.frame.page.sentence_at(self.span.start) if self.span else Span(0, 0)
