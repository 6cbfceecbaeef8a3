"""Units of the army and others that a number names: 'Quân khu 9', 'Sư đoàn 316', 'Vùng 3 Hải quân'."""

from __future__ import annotations

import regex

from diemcau.lexicon.loader import Entry
from diemcau.lexicon.matcher import Hit
from diemcau.patterns.bodies.mention import BodyMention, Grammar

_NUMBER = regex.compile(
    r"(?:[ ](?:Bộ binh|Pháo binh|Pháo phòng không|Phòng không|Đặc công|Công binh|Thông tin|Tăng thiết giáp|Không quân"
    r"|Tên lửa|Vận tải|Tàu ngầm|Tàu|Hóa học|Huấn luyện|Cảnh sát cơ động))?"
    r"[ ](?P<number>\d{1,3}|[IVX]+)(?:[ ](?P<arm>Hải quân|Cảnh sát biển))?(?![\p{L}\d])"
)


def numbered(grammar: Grammar, hit: Hit[Entry]) -> BodyMention | None:
    """The unit of a head and a number behind it; None without one."""
    match = _NUMBER.match(grammar.words.text, hit.end)
    if match is None or not grammar.words.is_capital(hit.start):
        return None
    end = match.end()
    return BodyMention(hit.start, end, hit.item.label + match[0], reach="national", head=hit.item.id, name_end=end)
