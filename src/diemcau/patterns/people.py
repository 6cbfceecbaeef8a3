"""Persons in text: which runs of capitalised syllables name somebody, by family name or by what stands beside them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

import regex

from diemcau.lexicon.loader import load
from diemcau.patterns.bodies import BodyMention
from diemcau.patterns.bodies.mention import Words
from diemcau.patterns.bylines import is_byline
from diemcau.patterns.names import (
    Run,
    is_commemorated,
    is_honoured,
    is_strong_surname,
    is_surname,
    name_in_run,
    runs,
)
from diemcau.patterns.places import PlaceHit
from diemcau.patterns.posts import PostMention
from diemcau.text.anchored import on_pages
from diemcau.text.fold import fold


def _forms(lexicon: str) -> str:
    """All forms of a lexicon as regex alternatives, the longest first."""
    forms = sorted({form for entry in load(lexicon) for form in entry.forms}, key=lambda form: (-len(form), form))
    return "|".join(map(regex.escape, forms))


# "đường Trần Phú", "Trường THPT Nguyễn Huệ", "giải thưởng “Tạ Quang Bửu": somebody is honoured, nobody acts
# read backwards from the name
_NAMED_AFTER = on_pages(rf"(?r)(?<![\p{{L}}\d])(?i:{_forms('namedafter')})[ ]?[\"“]?")
# "đồng chí ", "các ông: ", "TS. ", "bà "
_HONORIFIC = on_pages(rf"(?r)(?<![\p{{L}}\d])(?i:{_forms('honorifics')})[.:]?[ ]?")
# between the ends of a street: "tuyến Vũ Trọng Phụng - Hoàng Đạo Thúy"
_FROM_TO = regex.compile(r"[ ]?[-–][ ]?")
# what stands before a name in a list, or where a line begins
_LIST_BEFORE = regex.compile(r"(?:^|[:;,(]|\bvà|\bcùng|\bgồm|\bcó|\blà|\bdo|\bvới|[-–•*+])[ ]*\Z", regex.MULTILINE)
_DASH = regex.compile(r"[ ]?[-–—:][ ]?$")
_GAP_TO_POST = regex.compile(r"[ ]?(?:[-–—,(:]|là)[ ]?\Z")
# between two names of a list: ", ", " và ", "; ông "
_LIST_LINK = regex.compile(rf"(?:,|;|[ ]và|,[ ]và|[ ]cùng)[ ](?:(?i:{_forms('honorifics')})[.]?[ ])?")
_LIST_END = regex.compile(r"[ ]?(?:[,;.)(]|$)|[ ](?:và|cùng|\p{Ll})", regex.MULTILINE)
# "K’Mák", "H'Yim": one syllable that is a name by its form
_APOSTROPHE = regex.compile(r"\p{Lu}[’']\p{L}{2,}")
_FROM = fold("Từ")
_SENTENCE_ENDS = {"", ".", "!", "?", "”", '"'}
# what stands before the name in a byline
_SIGNED = regex.compile(r"(?r)(?:[:/,&-]|\bvà|\btheo)[ ]?", regex.IGNORECASE)


@cache
def _heads() -> frozenset[str]:
    return frozenset(fold(form) for entry in load("bodyheads") for form in entry.forms if " " not in form)


def _is_head(syllable: str) -> bool:
    """Whether a syllable opens the name of an organisation and no family name: 'Vụ', 'Sở'."""
    return fold(syllable) in _heads() and not is_strong_surname(syllable)


class NameMention(NamedTuple):
    """A person's name in the text (code points, end exclusive); ``byline`` for authors and photographers.

    ``name`` is the full name, also where the text has only its last syllable ('đồng chí Hướng'), then ``short``.
    """

    start: int
    end: int
    name: str
    byline: bool = False
    short: bool = False


def find_people(
    words: Words,
    bodies: Sequence[BodyMention],
    posts: Sequence[PostMention],
    paragraph_starts: Sequence[int],
) -> list[NameMention]:
    """All persons' names, in text order: full names first found by themselves, then short forms of those.

    ``bodies``, ``posts`` and places with a dash in their name are no part of a person's name; ``paragraph_starts`` are
    sorted.
    """
    text, hits = words.text, words.places
    phrases = {hit.start: hit.end for table in (words.fields, words.sectors) for hit in table.values()}
    taken = [(b.start, b.end) for b in bodies] + [(p.start, p.end) for p in posts]
    taken += [(h.start, h.end) for h in hits.values() if "-" in h.name]
    judge = _Judge(
        text, hits, frozenset(p.start for p in posts), frozenset(p.end for p in posts), paragraph_starts, phrases
    )
    free = list(_free_runs(text, taken))
    found, doubtful = judge.full_names(free)
    names = {fold(m.name) for m in found}
    found += [NameMention(s, e, text[s:e]) for s, e in doubtful if fold(text[s:e]) in names]
    found += _short_forms(text, free, found)
    return sorted(m._replace(byline=is_byline(judge.line(m.start))) for m in found)


def _free_runs(text: str, spans: Sequence[tuple[int, int]]) -> Iterator[Run]:
    """The runs of capitalised syllables, cut where one of the spans begins or ends."""
    taken = bytearray(len(text) + 1)
    for start, end in spans:
        taken[start:end] = b"\x01" * (end - start)
    for run in runs(text):
        piece: list[tuple[int, int]] = []
        for part in run.parts:
            if not taken[part[0]]:
                piece.append(part)
                continue
            if piece:
                yield _run(piece)
            piece = []
        if piece:
            yield _run(piece)


def _run(parts: Sequence[tuple[int, int]]) -> Run:
    return Run(parts[0][0], parts[-1][1], tuple(parts))


class _Judge(NamedTuple):
    """Decides whether a run is a name, by its syllables and by what stands beside it."""

    text: str
    hits: Mapping[int, PlaceHit]
    post_starts: frozenset[int]
    post_ends: frozenset[int]
    paragraphs: Sequence[int]
    phrases: Mapping[int, int]

    def full_names(self, free: Sequence[Run]) -> tuple[list[NameMention], list[tuple[int, int]]]:
        """The names, and the runs that are one if they are a name elsewhere in the text."""
        found: list[NameMention] = []
        doubtful: list[tuple[int, int]] = []
        honoured = -1  # where a street's or a school's name ends
        for run in free:
            if 0 <= honoured < run.start and _FROM_TO.fullmatch(self.text, honoured, run.start):
                honoured = run.end  # 'tuyến Vũ Trọng Phụng - Hoàng Đạo Thúy'
                continue
            span = self._name(run, found[-1].end if found else -1)
            if span is None and len(run.parts) >= 2 and self._honours(run):
                honoured = run.end
            if span:
                found.append(NameMention(*span, self.text[slice(*span)]))
            elif 2 <= len(run.parts) <= 4 and is_surname(self._syllable(run, 0)):
                doubtful.append((run.start, run.end))
        return found, doubtful

    def line(self, at: int) -> str:
        """The paragraph that holds ``at``."""
        start = self.paragraphs[max(0, bisect_right(self.paragraphs, at) - 1)] if self.paragraphs else 0
        end = self.text.find("\n", at)
        return self.text[start : end if end >= 0 else len(self.text)]

    def _syllable(self, run: Run, index: int) -> str:
        return self.text[slice(*run.parts[index])]

    def _name(self, run: Run, last_name_end: int) -> tuple[int, int] | None:
        addressed = self._addressed(run)
        if not addressed and len(run.parts) >= 3 and self._addressed(_run(run.parts[1:])):
            run, addressed = _run(run.parts[1:]), True  # 'Ông Lữ Quang Ngời' where the line begins, 'Th.S Pờ Văn Lim'
        before = self.text[max(0, run.start - 30) : run.start]
        if (not addressed and (self._honours(run) or self._is_from(run))) or self._is_unit(run):
            return None
        listed = self._listed(run, last_name_end)
        apposed = listed or self._apposed(run, before) or self._signed(run, before)
        return self._judge(run, addressed=addressed, apposed=apposed)

    def _is_unit(self, run: Run) -> bool:
        """'cán bộ Tổ Cảnh | sát quản lý hành chính': the last syllable begins the field of work of some unit."""
        works = self.phrases.get(run.parts[-1][0], 0) > run.end
        return works and len(run.parts) == 2 and not is_strong_surname(self._syllable(run, 0))

    def _is_from(self, run: Run) -> bool:
        """'Từ Hải Phòng, Chủ tịch UBND thành phố …' where a sentence begins: the preposition, no family name."""
        hit = self.hits.get(run.parts[1][0]) if len(run.parts) > 1 else None
        if hit is None or hit.end != run.end or fold(self._syllable(run, 0)) != _FROM:
            return False
        return self.text[max(0, run.start - 2) : run.start].strip() in _SENTENCE_ENDS

    def _honours(self, run: Run) -> bool:
        before = _NAMED_AFTER.match(self.text, max(0, run.start - 30), run.start)
        return before is not None or self._opens_with_a_thing(run)

    def _opens_with_a_thing(self, run: Run) -> bool:
        """'Kênh Lê Văn Khương' where the sentence begins: the capital belongs to the thing that is named."""
        if len(run.parts) < 3 or is_surname(self._syllable(run, 0)):
            return False
        return _NAMED_AFTER.fullmatch(self.text, run.start, run.parts[1][0]) is not None

    def _addressed(self, run: Run) -> bool:
        """Whether an honorific or a post stands right in front."""
        if _is_head(self._syllable(run, 0)):  # 'Vụ trưởng Vụ …', 'thanh niên Hội …'
            return False
        return bool(_HONORIFIC.match(self.text, max(0, run.start - 30), run.start)) or self._after_post(run)

    def _after_post(self, run: Run) -> bool:
        """Whether a post stands right in front: 'Bí thư Tỉnh ủy Y Biêr', 'Chủ tịch UBND xã – Trần Úc'."""
        at = run.start - 1
        if at in self.post_ends and self.text[at] == " ":
            return True
        dash = _DASH.search(self.text, max(0, run.start - 3), run.start)
        return dash is not None and dash.start() in self.post_ends and is_strong_surname(self._syllable(run, 0))

    def _listed(self, run: Run, last_name_end: int) -> bool:
        """Whether the run goes on a list of names: ', Hoàng Minh và …'."""
        if last_name_end < 0 or not _LIST_LINK.fullmatch(self.text, last_name_end, run.start):
            return False
        named = len(run.parts) in {2, 3, 4} and is_surname(self._syllable(run, 0))
        return (named or self._by_form(run)) and bool(_LIST_END.match(self.text, run.end))

    def _apposed(self, run: Run, before: str) -> bool:
        """Whether the run stands in a list or at a start, with a post behind it: '; Giàng Páo Mỷ, Bí thư Tỉnh ủy'."""
        near = next((self.text[run.end : run.end + n] for n in range(1, 5) if run.end + n in self.post_starts), None)
        return near is not None and bool(_GAP_TO_POST.search(near)) and bool(_LIST_BEFORE.search(before))

    def _signed(self, run: Run, before: str) -> bool:
        """Whether the run signs an article or a picture: 'Tin, ảnh: Kim Tiến', 'Ảnh: VGP/Nhật Bắc'."""
        return bool(_SIGNED.match(before)) and is_byline(self.line(run.start))

    def _by_form(self, run: Run) -> bool:
        return len(run.parts) == 1 and _APOSTROPHE.fullmatch(self._syllable(run, 0)) is not None

    def _judge(self, run: Run, *, addressed: bool, apposed: bool) -> tuple[int, int] | None:
        if not (addressed and len(run.parts) == 2 and is_strong_surname(self._syllable(run, 0))):  # 'đồng chí Mai Sơn'
            run = _without_place(run, self.hits)
        if self._by_form(run) and (addressed or apposed):
            return run.start, run.end
        if len(run.parts) < 2 or is_honoured(self.text[run.start : run.end]):
            return None
        if (addressed or apposed) and len(run.parts) <= 5:
            return run.start, run.end
        span = name_in_run(self.text, run)
        if span is None or is_commemorated(self.text[slice(*span)]):
            return None
        return span if sum(1 for part in run.parts if part[0] >= span[0]) >= 3 else None


def _without_place(run: Run, hits: Mapping[int, PlaceHit]) -> Run:
    """The run behind a place name that it opens with: 'Hà Nội Trần Sỹ Thanh' → 'Trần Sỹ Thanh'."""
    hit = hits.get(run.start)
    if not hit or hit.end > run.end:
        return run
    rest = tuple(part for part in run.parts if part[0] >= hit.end)
    if not rest:
        return Run(run.start, run.start, ())
    return _run(rest) if len(rest) >= 2 else run


def _short_forms(text: str, free: Sequence[Run], found: Sequence[NameMention]) -> list[NameMention]:
    """'ông Hướng', 'đồng chí Sơn': a single last syllable behind an honorific, of exactly one person named before."""
    short = []
    known = {m.start for m in found}
    for whole in free:
        greeted = len(whole.parts) == 2 and _HONORIFIC.match(text, whole.start, whole.parts[1][0])
        run = _run(whole.parts[1:]) if greeted else whole  # 'Ông Sơn' where the sentence begins
        if len(run.parts) != 1 or run.start in known or not _HONORIFIC.match(text, max(0, run.start - 20), run.start):
            continue
        syllable = fold(text[run.start : run.end])
        names = {m.name for m in found if m.start < run.start and fold(m.name.rsplit(" ", 1)[-1]) == syllable}
        if len(names) == 1:
            short.append(NameMention(run.start, run.end, names.pop(), short=True))
    return short
