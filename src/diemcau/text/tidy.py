r"""What pages do to prose: words glued together, lines broken at a column, other articles listed below.

All of it works on normalised text with its map to the source. A space that is read where the source has none stands for
the character before it; a line end read as a space still stands for itself.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterator, Sequence
from itertools import pairwise

import regex

from diemcau.text.fold import TONED_VOWELS, settle_tone_marks

Mapped = tuple[str, Sequence[int], Sequence[int]]

_LETTERS = "aăâbcdđeêghiklmnoôơpqrstuưvxyfjwz" + "".join(char for char in TONED_VOWELS if char.islower())
_CAPITALS = _LETTERS.upper()
_MARKED = frozenset("ăâđêôơư") | frozenset(TONED_VOWELS)
_CONSONANTS = "bcdđghklmnpqrstvx"
# "tỉnhLào Cai", "đồng chíTrần", "ngày10/7": small letters run into a capital or a figure (whether they are a syllable
# with a Vietnamese letter is looked at then: not "VNeID", "VietinBank", "km2"). Plain `re` is the fastest for these.
_RUNS_INTO = re.compile(rf"(?<=[{_LETTERS}])(?=[{_CAPITALS}][{_LETTERS}]|(?<=[{_LETTERS}]{{3}})\d)")
_BEFORE = re.compile(rf"[{_LETTERS}{_CAPITALS}]+$")
# "… năm 2024.Trong đó", "Hà Thị Lan,Phó Chủ tịch": no space behind the mark; not "TP.Huế", "vnexpress.net"
_MARK = re.compile(
    rf"(?<=[{_LETTERS}]{{2}})[.;](?=[{_CAPITALS}][{_LETTERS}])|(?<=[{_LETTERS}]{{2}}),(?=[{_LETTERS}{_CAPITALS}]{{2}})"
    rf"|(?<=[\d%)])[.](?=[{_CAPITALS}][{_LETTERS}]{{2}})"
)
# "nghịtổng", "ủyxã": two tone marks in one word, consonants between
_TWICE = re.compile(rf"[{TONED_VOWELS}][aăâeêioôơuưy]*[{_CONSONANTS}]+[aăâeêioôơuưy]*[{TONED_VOWELS}]")
_WORD = re.compile(rf"[{_LETTERS}]+")
# one syllable: onset, vowels, coda
_SYLLABLE = regex.compile(
    r"(?i:ngh|ng|nh|gh|gi|kh|ph|th|tr|ch|qu|[bcdđghklmnpqrstvx])?[^\W\d_bcdđfghjklmnpqrstvwxz]{1,3}(?:ng|nh|ch|[cmnpt])?"
)


def tidy(text: str, starts: Sequence[int], ends: Sequence[int]) -> Mapped:
    r"""The normalised ``text`` as a reader takes it, with where each character begins and ends in the source.

    >>> tidy("Hội nghịtổng kết\nở tỉnhLào Cai", range(31), range(1, 32))[0]
    'Hội nghị tổng kết\nở tỉnh Lào Cai'
    """
    text, starts, ends = _spaced(_unwrapped(text), starts, ends)
    end = article_end(text)
    return (text, starts, ends) if end == len(text) else (text[:end], starts[:end], ends[:end])


# ---- words that run together -------------------------------------------------------------------------------------


def _spaced(text: str, starts: Sequence[int], ends: Sequence[int]) -> Mapped:
    gaps = sorted({*_capitals(text), *(m.end() for m in _MARK.finditer(text)), *_twice(text)})
    if not gaps:
        return text, starts, ends
    pieces: list[str] = []
    first: array[int] = array("q")
    last: array[int] = array("q")
    for begin, end in zip([0, *gaps], [*gaps, len(text)], strict=True):
        if begin:
            pieces.append(" ")
            first.append(starts[begin - 1])
            last.append(ends[begin - 1])
        pieces.append(text[begin:end])
        first.extend(starts[begin:end])
        last.extend(ends[begin:end])
    return settle_tone_marks("".join(pieces)), first, last


def _capitals(text: str) -> Iterator[int]:
    """Where a syllable with a Vietnamese letter ends right before a capital or a figure."""
    for match in _RUNS_INTO.finditer(text):
        before = _BEFORE.search(text, max(0, match.start() - 8), match.start())
        if before and not _MARKED.isdisjoint(before[0].lower()) and _SYLLABLE.fullmatch(before[0]):
            yield match.start()


def _twice(text: str) -> Iterator[int]:
    """Where a word with two tone marks falls into two syllables; the second one has the longest onset."""
    for match in _TWICE.finditer(text):
        start = match.start()
        while start and text[start - 1].isalpha():
            start -= 1
        tail = _WORD.match(text, match.end())
        end = tail.end() if tail else match.end()
        for cut in range(start + 1, end):
            if _SYLLABLE.fullmatch(text, start, cut) and _SYLLABLE.fullmatch(text, cut, end):
                yield cut
                break


# ---- lines broken at a column ------------------------------------------------------------------------------------

_BROKEN = regex.compile(r"(?<=[^\n]{29}[^\n.!?…:;|>])\n(?=\p{Ll})")
_LINE = regex.compile(r"[^\n]+")
_SURE = 2  # lines that go on in lower case: the text is broken at a column, and names may be broken too
_FULL = 0.65  # of the longest line: a line that is so long was broken, one that is shorter ended


def _unwrapped(text: str) -> str:
    """Line ends inside sentences as spaces: those before lower case; where several are, those of full lines too."""
    broken = [m.start() for m in _BROKEN.finditer(text)]
    if not broken:
        return text
    if len(broken) >= _SURE:
        lines = list(_LINE.finditer(text))
        column = max(len(line[0]) for line in lines)
        full = [a.end() for a, b in pairwise(lines) if _goes_on(text, a, b, column)]
        broken = sorted({*broken, *full}) if column <= _COLUMN else broken
    chars = list(text)
    for at in broken:
        chars[at] = " "
    return "".join(chars)


_COLUMN = 140  # code points; longer lines are paragraphs


def _goes_on(text: str, line: regex.Match[str], following: regex.Match[str], column: int) -> bool:
    full = len(line[0]) >= _FULL * column and following.start() == line.end() + 1
    return full and line[0][-1] not in '.!?…:;|>”")' and following[0][0].isalnum() and text[line.end()] == "\n"


# ---- what stands below the article -------------------------------------------------------------------------------

# "Tin liên quan", "Các tin khác:", "Bình luận (3)", "Ý kiến bạn đọc": a line of its own
_BELOW = regex.compile(
    r"""
    ^[ ]*[-*•>|#]*[ ]*
    (?i: (?:các[ ]|những[ ])?(?:tin|bài|tin[ ]bài|bài[ ]viết|tin[ ]tức)(?:[ ](?:bài|viết))?[ ]
         (?:liên[ ]quan|khác|cùng[ ](?:chuyên[ ]mục|loại|chủ[ ]đề)|đã[ ]đưa|mới[ ]hơn|cũ[ ]hơn|mới[ ]nhất|đọc[ ]nhiều
         |tiếp[ ]theo|nổi[ ]bật)
       | có[ ]thể[ ]bạn[ ]quan[ ]tâm | đọc[ ]nhiều(?:[ ]nhất)? | ý[ ]kiến[ ](?:bạn[ ]đọc|của[ ]bạn)
       | (?:viết[ ]|gửi[ ]|chưa[ ]có[ ]|không[ ]có[ ])?bình[ ]luận | comments? | leave[ ]a[ ]reply )
    [ ]*(?:\(\d+\))?[ ]*[:|]?[ ]*$
    """,
    regex.VERBOSE | regex.MULTILINE,
)
_TELLS = regex.compile(r"[^\n]{80,}[.!?…][”\"’)]*[ ]*\n")  # a paragraph of the article above


def article_end(text: str) -> int:
    r"""Where the article ends: before a list of other articles or readers' comments that stands behind some prose.

    >>> prose = "A" * 90 + ".\n"
    >>> article_end(prose + "Tin liên quan\nHội nghị khác") == len(prose)
    True
    """
    told = _TELLS.search(text)
    below = _BELOW.search(text, told.end()) if told else None
    return below.start() if below else len(text)
