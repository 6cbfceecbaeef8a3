"""Who comes to a working session or an inspection: the body itself, or one that sends a delegation."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from diemcau.patterns.bodies import BodyMention
from diemcau.rules.meeting.core import DOES, Core
from diemcau.text.spans import within

# "Đoàn kiểm tra số 2 của | UBND tỉnh …", "Đoàn công tác | Bộ Tư lệnh Quân khu 5", "Đoàn giám sát chuyên đề của | …"
_SENT = regex.compile(
    r"""
    (?i:\bđoàn[ ](?:công[ ]tác|kiểm[ ]tra|giám[ ]sát|khảo[ ]sát|thẩm[ ]định|thanh[ ]tra)
    (?:[ ](?:liên[ ]ngành|chuyên[ ]đề|số[ ]\d+|thực[ ]tế))*[ ](?:của[ ])?)(?=\p{Lu})
    """,
    regex.VERBOSE,
)
# "tiếp và làm việc với | Đoàn công tác của …", "theo kế hoạch của | Đoàn …": a delegation that somebody receives
_RECEIVED = regex.compile(r"(?i:\b(?:với|tiếp|đón|cùng|của|từ|cho|đón tiếp|thành viên)[ ](?:các[ ])?$)")
# "Thứ trưởng Bộ Y tế A cùng đoàn công tác của Bộ | đã có buổi làm việc": the ministry of who leads it
_MINISTRY_SENT = regex.compile(
    r"(?i:\b(?:cùng|và|dẫn đầu)[ ](?:các[ ]thành[ ]viên[ ])?đoàn[ ]công[ ]tác[ ](?:của[ ])?)Bộ(?=[ ,](?!\p{Lu}))"
)


def visitors(core: Core) -> Iterator[BodyMention]:
    """The bodies that visit, inspect or work with others in the sentence of the core, in text order."""
    page, sentence = core.frame.page, core.sentence()
    if core.span is None or not core.is_visit:
        return
    end = core.noun.start
    for sent in _SENT.finditer(page.text, sentence.start, end):
        body = page.body_grammar.at(sent.end())
        if body and not _RECEIVED.search(page.text, max(sentence.start, sent.start() - 16), sent.start()):
            yield body
            return
    led = _MINISTRY_SENT.search(page.text, sentence.start, end)
    if led:
        ministries = [b for b in within(page.bodies, sentence.start, led.start()) if b.name.startswith("Bộ ")]
        yield from ministries[-1:]
        return
    posted = {at for p in page.posts for at in range(p.start, p.end)}
    for body in within(page.bodies, sentence.start, end):
        if body.start not in posted and core.verb and DOES.fullmatch(page.text, body.end, end):
            yield body
