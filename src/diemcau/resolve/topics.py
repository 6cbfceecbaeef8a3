"""What the phrase that names a meeting says of its topic, and of the time that it looks back on.

'hội nghị toàn quốc về đẩy mạnh giải ngân vốn đầu tư công năm 2024' comes down to 'giải ngân vốn đầu tư công'. They
are compared by pairs of neighbouring syllables: two reports rarely name a meeting in the same words, but 'dịch tả lợn
châu Phi' stays together. Which topics are common is a list, so that what a pair weighs depends on no other article.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise

import regex

from diemcau.lexicon.wordlists import words
from diemcau.text.fold import fold

COMMON = "+"
"""Marks a pair of syllables of a topic that every other meeting is about: '+chuyển đổi'."""

# where the name of a meeting ends: 'hội nghị về … do Phó Chủ tịch UBND tỉnh chủ trì', '…, kết nối tới 63 tỉnh'
_ENDS = regex.compile(
    r"""
    [.;:(“"] | ,[ ](?:do|đồng[ ]chí|ông|bà|kết[ ]nối|dưới|với[ ]sự|tại|theo|chủ[ ]trì|được|nhiều|đại[ ]diện
    |lãnh[ ]đạo)\b
    | ,[ ](?:nguyên[ ]|quyền[ ]|phó[ ])?(?:chủ[ ]tịch|thủ[ ]tướng|tổng[ ]bí[ ]thư|bí[ ]thư|bộ[ ]trưởng|thứ[ ]trưởng
    |trưởng|giám[ ]đốc|cục[ ]trưởng|chánh|thượng[ ]tướng|trung[ ]tướng|thiếu[ ]tướng|đại[ ]tá|thượng[ ]tá)\b
    | \b(?:do|dưới[ ]sự|với[ ]sự|diễn[ ]ra|theo[ ]hình[ ]thức|kết[ ]nối|tại[ ](?:điểm|đầu)[ ]cầu|được[ ]tổ[ ]chức|đã
    |cho[ ](?:biết|thấy)|kéo[ ]dài)\b
    """,
    regex.VERBOSE,
)
# 'tỉnh Lạng Sơn', 'TP. Hồ Chí Minh', 'quận Ô Môn': whose meeting it is, no topic
_PLACED = regex.compile(
    r"(?:(?i:tỉnh|huyện|quận|thị xã|thành phố|xã|phường|thị trấn|đặc khu)|TP\.?|TX\.?)(?:[ ]\p{Lu}[\p{L}'’]*)+"
)
# 'nhà ở xã hội' is a topic, 'ở xã hội' none
_PLAIN = regex.compile(
    rf"(?<![\p{{L}}\d])(?:(?P<kept>{words('topic-compounds')})|{words('said-of-any-meeting')})(?![\p{{L}}\d])"
)
_OFTEN = regex.compile(rf"(?<![\p{{L}}\d])(?:{words('common-topics')})(?![\p{{L}}\d])")
_WORD = regex.compile(r"[\p{L}\p{M}]+")
# 'sơ kết 03 năm triển khai', 'nhìn lại 3 năm', 'tổng kết 10 năm thực hiện': not 'năm 2024', not '6 tháng đầu năm'
_YEARS = regex.compile(
    r"(?:sơ kết|tổng kết|nhìn lại|đánh giá|kết quả|sau|qua)(?:[ ](?:kết quả|tình hình|công tác|hơn|gần))*[ ]"
    r"(?P<count>\d{1,2}|một|hai|ba|bốn|năm)[ ]năm\b(?![ ](?:20\d\d|qua|nữa|tới))"
)
_COUNTS = {"một": 1, "hai": 2, "ba": 3, "bốn": 4, "năm": 5}


@lru_cache(maxsize=4096)
def topics(naming: str) -> frozenset[str]:
    """Pairs of neighbouring syllables of the topic that ``naming`` (as written) says; the common ones marked.

    >>> sorted(topics("hội nghị về phòng, chống dịch tả lợn châu Phi của tỉnh; ông A chủ trì"))
    ['châu phi', 'dịch tả', 'lợn châu', 'tả lợn']
    >>> sorted(topics("phiên họp chuyên đề về chuyển đổi số quốc gia"))
    ['+chuyển đổi', '+đổi số']
    >>> sorted(topics("hội nghị trực tuyến về phát triển nhà ở xã hội"))
    ['+xã hội', 'nhà ở']
    """
    written = _PLACED.sub("|", naming)
    end = _ENDS.search(fold(written))
    said = fold(written)[: end.start()] if end else fold(written)
    often = {f"{COMMON}{pair}" for match in _OFTEN.finditer(said) for pair in _pairs(match[0])}
    rest = _PLAIN.sub(lambda plain: plain["kept"] or "|", _OFTEN.sub("|", said))
    return frozenset(often | {pair for run in regex.split(r"[^\p{L}\p{M} ]+", rest) for pair in _pairs(run)})


def _pairs(run: str) -> list[str]:
    syllables = _WORD.findall(run)
    return [" ".join(pair) for pair in pairwise(syllables)]


@lru_cache(maxsize=4096)
def years(naming: str) -> str:
    """How many years of work ``naming`` says are reviewed, '' for none.

    >>> years("Hội nghị sơ kết 03 năm triển khai Đề án 06"), years("phiên họp nhằm nhìn lại 3 năm thực hiện")
    ('3', '3')
    >>> years("hội nghị tổng kết năm 2024"), years("hội nghị sơ kết 6 tháng đầu năm")
    ('', '')
    """
    found = _YEARS.search(fold(naming))
    if found is None:
        return ""
    count = found["count"]
    return str(int(count) if count.isdigit() else _COUNTS[count])
