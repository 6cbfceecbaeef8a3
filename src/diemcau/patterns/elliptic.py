"""Figures whose counted noun stands with another one: 'Trong 64 đầu việc thì 35 đã xong', 'cấp huyện 291, cấp xã 143'.

A bare number is far more often a name, an age or a page than a figure, so each way to leave the noun out is spelled
out here, and each asks for a counted figure that the bare one can be a part of or be compared with.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from itertools import groupby
from operator import attrgetter

import regex

from diemcau.lexicon.wordlists import words
from diemcau.patterns.bounds import bound_of
from diemcau.patterns.nonfigures import is_name, is_year
from diemcau.patterns.numberkinds import Number
from diemcau.patterns.quantitykinds import Quantity
from diemcau.text.sentences import Span, sentences

_COUNTED = frozenset({"noun", "phrase"})
_FEW = 10  # a number below says too little to be a figure without a neighbour of its kind
_BACK = 3  # sentences before a list in which its whole may stand
_LONG = 7  # words of a label
_NEAR = 30  # code points of a label and what opens it, and more

# ', cấp huyện 291' · ' và giữ lại 749' · '(hiện 24' · ', riêng khối trường học 388': read backwards from the number
_LABEL = regex.compile(
    r"""(?r)
    (?: [,;:(] \s? | \s[-–]\s | \s (?:và|còn|riêng|lẫn|trong\sđó|kế\sđến|sau\scùng) (?=\s) )
    \s? (?P<label> [^\s\d,;:()–"“”]+ (?: \s [^\s\d,;:()–"“”]+ )* ) \s
    """,
    regex.VERBOSE | regex.IGNORECASE,
)
# what makes an item without a neighbour a part: 'riêng khối trường học 388', 'các sở đã hoàn tất 662', 'và giữ lại 749'
_ALONE = regex.compile(
    r"(?:(?<!\p{L})(?:riêng|còn|hiện|trong đó|sau cùng|kế đến|đã|mới|chỉ|vẫn|được|năm nay|kỳ này)(?!\p{L})"
    r"|(?<!\p{L})(?:là|có|tới|lại|xong|đạt|gồm|đủ|thêm|này|trước|ngoái)\s$)",
    regex.IGNORECASE,
)
# 'hoặc tạm ngừng (842)': nothing else in the parentheses
_ENCLOSED = regex.compile(r"(?r)(?P<label>(?<!\p{L})\p{Ll}+)\s\((?:hơn\s|gần\s|khoảng\s)?", regex.IGNORECASE)
# behind an item of a list: ', cấp xã 143' · '71, sau cùng' · '749.' · '8; ' · '(842)' · '548 và 464'
_PAUSE = regex.compile(r"\s?(?:[,;:)…]|\.(?!\d)|\Z|\n)|\s(?:và|còn|lẫn|so với)\s|\s[-–]\s")
# '35 đã xong', '21 đang chạy', '54 quá hạn': what is said of the part
_SAID = regex.compile(
    r"\s(?:đã|đang|chưa|được|bị|vẫn|còn|phải|không|xong|đạt|(?:quá|trễ|đúng|trước|sớm)(?:\s(?:và\s)?(?:trước|đúng))?\shạn"
    r"|gửi|nộp|trực tuyến|qua mạng)(?!\p{L})",
    regex.IGNORECASE,
)
# 'thì 35 đã xong', ', 21 đang chạy', 'trong đó 54 quá hạn'
_OPENS = regex.compile(
    r"(?r)(?:[,;:(]\s?|(?<!\p{L})(?:thì|trong đó(?:\scó)?|trong số (?:đó|này|ấy)(?:\scó)?|gồm(?:\scó)?|bao gồm|có"
    r"|mới có|và|còn)\s)",
    regex.IGNORECASE,
)
# 'dài thêm 319', 'đông hơn 485', 'trội thêm 750'
_MORE = regex.compile(r"(?r)(?<!\p{L})(?:thêm|hơn|bớt|kém|trội|vơi|hụt)(?:\s(?:được|đi|ra))?\s", regex.IGNORECASE)
# '187 ba sao' beside '34 sản phẩm bốn sao'
_STARS = regex.compile(r"\s(?:một|hai|ba|bốn|năm|[1-5])\ssao(?!\p{L})", regex.IGNORECASE)
# 'từ 2.400 lên 3.550 trang', '48.900 xuống 16.300 phản ánh', 'nhích từ 112 lên 118'
_TO = regex.compile(r"\s(?:lên|xuống(?:\scòn)?|còn|thành)\s(?:(?:tới|gần|hơn|khoảng|trên)\s)?(?=\d)", regex.IGNORECASE)
# 'Nữ nhiều hơn nam: 548 so với 464'
_AGAINST = regex.compile(r"(?<=[:,]\s[\d.]+)\sso với\s(?=\d)", regex.IGNORECASE)
# '98 trên tổng số 129 xã', '42 trong tổng số 56 nhiệm vụ'
_OUT_OF = regex.compile(r"\s(?:trên|trong)\stổng(?:\ssố|\scộng)?\s(?=\d)", regex.IGNORECASE)
_EACH = regex.compile(r"(?r)(?<!\p{L})(?:cứ|mỗi)\s(?:(?:khoảng|gần|hơn)\s)?", regex.IGNORECASE)  # 'cứ 5 hồ sơ thì 4'


@cache
def _naming() -> regex.Pattern[str]:
    """What numbers name or time, as the last words of a label: 'trang', 'bộ binh', 'ngày', 'trên'."""
    return regex.compile(
        rf"(?r)(?<!\p{{L}})(?<!(?:cấp|khối|toàn|tuyến)\s)(?:{words('numbered-things')})", regex.IGNORECASE
    )


def find_elliptic(
    text: str, numbers: Sequence[Number], figures: Sequence[Quantity], free: Callable[[int], bool]
) -> Iterator[Quantity]:
    """The figures among ``numbers`` whose noun stands with one of ``figures``; both are in text order.

    ``free(start)`` says that neither a figure nor a date or address holds the code point. The noun becomes the unit; it
    is '' where the figure that the number goes on from has none of its own ('hồ sơ trễ hạn là 1.940, năm nay 655').
    A figure of ``figures`` without a unit comes again, with one, where the second of a pair tells it.
    """
    bare = [n for n in numbers if _is_bare(n) and free(n.start) and not is_year(text, n)]
    bare = [n for n in bare if not is_name(text, n, counted=False)]
    bare += [Number(q.start, q.number_end, q.value) for q in figures if _is_open(q)]
    bare.sort()
    page = _Page(text, bare, figures)
    for sentence, group in groupby(bare, key=lambda n: page.sentence_at(n.start)):
        yield from page.read(sentence, list(group))


def _is_bare(number: Number) -> bool:
    whole = number.value == number.value.to_integral_value()
    return number.total is None and number.upper is None and not number.worded and not number.scaled and whole


def _is_open(figure: Quantity) -> bool:
    """Whether a figure has neither a unit nor a total nor a range's end."""
    return figure.kind == "none" and not figure.unit and figure.total is None and figure.upper is None


class _Page:
    """A text with its bare numbers and its figures."""

    def __init__(self, text: str, bare: Sequence[Number], figures: Sequence[Quantity]) -> None:
        self._text, self._figures = text, figures
        self._bare = frozenset(n.start for n in bare)
        self._open = {q.start: q for q in figures if _is_open(q)}
        self._sentences: dict[int, list[Span]] = {}

    def sentence_at(self, offset: int) -> Span:
        """The sentence that holds the code point."""
        start = self._text.rfind("\n", 0, offset) + 1
        if start not in self._sentences:
            end = self._text.find("\n", start)
            paragraph = Span(start, end if end >= 0 else len(self._text))
            self._sentences[start] = list(sentences(self._text, paragraph)) or [paragraph]
        return next((s for s in self._sentences[start] if s.start <= offset < s.end), self._sentences[start][-1])

    def read(self, sentence: Span, group: Sequence[Number]) -> Iterator[Quantity]:
        """The figures among the bare numbers of one sentence."""
        pairs = self._pairs(sentence, group)
        items = [n for n in group if self._is_item(n, sentence)]
        told = self._sums_up(sentence, items)
        for number in group:
            unit = pairs.get(number.start)
            if number.start in self._open:
                if unit:
                    yield self._open[number.start]._replace(unit=unit)
                continue
            if unit is None and not self._of_each(number, sentence):
                unit = self._compared(number, sentence)
                unit = self._part(number, sentence, items) if unit is None else unit
                unit = told if unit is None and number in items else unit
            if unit is not None:
                bound, lead = bound_of(self._text, number.start, number.end)
                end = number.end
                yield Quantity(number.start, end, number.value, None, None, unit, "none", bound, lead, end)

    # ---- counted figures before a number

    def _counted(self, start: int, end: int) -> list[Quantity]:
        """The counted figures between two places, the nearest to ``end`` first, those in parentheses at the end."""
        low = bisect_left(self._figures, start, key=attrgetter("start"))
        high = bisect_left(self._figures, end, key=attrgetter("start"))
        found = [q for q in reversed(self._figures[low:high]) if q.kind in _COUNTED or q.start in self._open]
        return sorted(found, key=lambda q: (q.start in self._open, self._enclosed(q)))

    def _enclosed(self, figure: Quantity) -> bool:
        start = self._text.rfind("(", max(0, figure.start - _NEAR), figure.start)
        return start >= 0 and self._text.find(")", start, figure.start) < 0

    def _noun(self, number: Number, sentence: Span, *, back: int = 0) -> str | None:
        """The noun of the nearest counted figure before that is no smaller than the number; None where there is none.

        Where the sentence has a counted figure, its noun is asked for; else ``back`` sentences before are looked at.
        """
        here = self._counted(sentence.start, number.start)
        nouns = {q.unit for q in here}
        before = self._counted(self._before(sentence, max(back, 1) if here else back), sentence.start)
        for figure in (*here, *before):
            if max(figure.value, figure.total or 0) >= number.value and (not here or figure.unit in nouns):
                return figure.unit
        return None

    def _before(self, sentence: Span, count: int) -> int:
        """Where the ``count`` sentences before begin."""
        start = sentence.start
        for _ in range(count):
            told = self._text[:start].rstrip()
            if not told:
                break
            start = self.sentence_at(len(told) - 1).start
        return start

    # ---- the ways to leave a noun out

    def _pairs(self, sentence: Span, group: Sequence[Number]) -> dict[int, str]:
        """'từ 2.400 lên 3.550 trang': the second figure's noun; of two bare numbers that of the figure before them."""
        found: dict[int, str] = {}
        for number in group:
            joint = next((j for p in (_TO, _AGAINST, _OUT_OF) if (j := p.match(self._text, number.end))), None)
            if joint is None:
                continue
            low = bisect_left(self._figures, joint.end(), key=attrgetter("end"))
            second = self._figures[low] if low < len(self._figures) else None
            if second is not None and second.start == joint.end():
                if second.kind in _COUNTED and second.total is None:
                    found[number.start] = second.unit
            elif joint.end() in self._bare and (unit := self._noun(number, sentence, back=1)) is not None:
                found[number.start] = found[joint.end()] = unit
        return found

    def _compared(self, number: Number, sentence: Span) -> str | None:
        """'số thủ tục toàn trình dài thêm 319': the noun of what has grown."""
        more = _MORE.match(self._text, sentence.start, number.start) and _PAUSE.match(self._text, number.end)
        return self._noun(number, sentence, back=1) if more else None

    def _part(self, number: Number, sentence: Span, items: Sequence[Number]) -> str | None:
        """'cấp huyện 291, cấp xã 143', 'thì 35 đã xong': the noun of the whole in the same sentence."""
        alone = len(items) < 2 and (number.value < _FEW or not self._tells(number, sentence))
        said = _OPENS.match(self._text, sentence.start, number.start) and _SAID.match(self._text, number.end)
        if _STARS.match(self._text, number.end):
            return next((q.unit for q in self._counted(sentence.start, number.start)), None)
        return self._noun(number, sentence) if said or (number in items and not alone) else None

    def _is_item(self, number: Number, sentence: Span) -> bool:
        """Whether a label of common words stands before the number and a pause behind it: ', cấp xã 143.'."""
        text, start, end = self._text, number.start, number.end
        enclosed = text.startswith(")", end)
        label = (_ENCLOSED.match(text, sentence.start, start) if enclosed else None) or _LABEL.match(
            text, sentence.start, start
        )
        if label is None or _PAUSE.match(text, end) is None:
            return False
        told = label["label"].split()
        named = _naming().match(text, sentence.start, label.end("label"))
        return len(told) <= _LONG and told[-1].islower() and not named

    def _tells(self, number: Number, sentence: Span) -> bool:
        """Whether the words before an item that has no neighbour say that it is one."""
        label = _LABEL.match(self._text, sentence.start, number.start)
        return label is not None and _ALONE.search(label[0]) is not None

    def _sums_up(self, sentence: Span, items: Sequence[Number]) -> str | None:
        """'Xét theo vị trí công tác, cấp ủy viên 11, đảng viên 26.': parts of a whole some sentences before."""
        if len(items) < 2 or self._counted(sentence.start, items[-1].start):
            return None
        whole = sum(n.value for n in items)
        before = self._counted(self._before(sentence, _BACK), sentence.start)
        return next((q.unit for q in before if q.value == whole), None)

    def _of_each(self, number: Number, sentence: Span) -> bool:
        """'cứ 5 hồ sơ thì 4 không cần ra quầy': a rate, nothing is counted."""
        here = self._counted(sentence.start, number.start)
        return bool(here) and _EACH.match(self._text, sentence.start, here[0].lead) is not None
