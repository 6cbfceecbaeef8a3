"""Personal names: runs of capitalised syllables that can name a person.

Vietnamese names have two to five syllables, the family name first; some are known family names, some (of ethnic
minorities, of foreigners) are known only by what stands beside them. Whether a run is a person is decided by the caller
with :func:`name_in_run` (a strong family name is enough) or with its own context. The syllables are in
lexicon/surnames.toml.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

import regex

from diemcau.lexicon.loader import load
from diemcau.text.fold import fold

# "Nguyễn", "A", "Y", "H'Bơ", "K’", "Ka’", "Đoan", "Jae-in", "Vla-đi-mia"; not "UBND"
SYLLABLE = (
    r"(?:(?:\p{Lu}|Ka)[’'](?:\p{Lu}?\p{Ll}+)?|\p{Lu}\p{Ll}*(?:[’']\p{Lu}?\p{Ll}+|(?:-\p{Ll}{1,6}){1,3})?)(?![\p{L}\d])"
)

# "Trịnh Xuân Trường", "Viettel Gio Linh Phan Đức Thắng"
_RUN = regex.compile(rf"(?<![\p{{L}}\d]){SYLLABLE}(?:[ ]{SYLLABLE})*")
_LONGEST = 5  # syllables: 'Tôn Nữ Thị Ngọc Hà'


class Run(NamedTuple):
    """Capitalised syllables in a row: ``parts`` are (start, end) of each; code points, end exclusive."""

    start: int
    end: int
    parts: tuple[tuple[int, int], ...]


def runs(text: str, start: int = 0, end: int | None = None) -> list[Run]:
    """List the runs of capitalised syllables in ``text[start:end]``, in text order."""
    if start == 0 and end is None:
        return list(_runs_of_page(text))
    return list(_find_runs(text, start, len(text) if end is None else end))


def _find_runs(text: str, start: int, end: int) -> Iterator[Run]:
    for match in _RUN.finditer(text, start, end):
        first, last = match.span()
        if " " not in (run := match[0]):
            yield Run(first, last, ((first, last),))
            continue
        parts, at = [], first
        for syllable in run.split(" "):
            parts.append((at, at + len(syllable)))
            at += len(syllable) + 1
        yield Run(first, last, tuple(parts))


@lru_cache(maxsize=2)  # people, bodies and residue read the same page
def _runs_of_page(text: str) -> tuple[Run, ...]:
    return tuple(_find_runs(text, 0, len(text)))


@cache
def _syllables(kind: str) -> frozenset[str]:
    entries = [*load("surnames"), *load("middlenames")]
    return frozenset(fold(form) for entry in entries if entry.id == kind for form in entry.forms)


def is_strong_surname(syllable: str) -> bool:
    """Tell whether a syllable is a family name wherever it stands."""
    return fold(syllable) in _syllables("strong")


def is_surname(syllable: str) -> bool:
    """Tell whether a syllable is a family name, strong or weak."""
    return fold(syllable) in _syllables("strong") or fold(syllable) in _syllables("weak")


def is_honoured(name: str) -> bool:
    """Tell whether a name only honours somebody of the past ('Hồ Chí Minh' in cities, schools, unions)."""
    return fold(name) in _syllables("honoured")


def is_commemorated(name: str) -> bool:
    """Tell whether schools and hospitals are named so ('Chu Văn An'); living persons may bear the name too."""
    return fold(name) in _syllables("commemorated") or is_honoured(name)


def surely_name(syllables: list[str]) -> bool:
    """Tell whether the syllables are a name even where a place name could stand.

    >>> surely_name(["Nguyễn", "Văn", "Sơn"]), surely_name(["Lê", "Lợi"])
    (True, False)
    """
    if not 3 <= len(syllables) <= _LONGEST:
        return False
    second, last = fold(syllables[1]), fold(syllables[-1])
    told = second in (_syllables("sure-middle") | _syllables("telling")) or (
        second in _syllables("middle") and last not in _syllables("direction")
    )
    middle = is_surname(syllables[0]) and told
    return middle or (len(syllables) <= 4 and is_strong_surname(syllables[0]))


def name_in_run(text: str, run: Run) -> tuple[int, int] | None:
    """Find the name that ends a run, by its first strong family name: (start, end), or None.

    >>> t = "Giám đốc Viettel Gio Linh Phan Đức Thắng"
    >>> [t[s:e] for s, e in filter(None, (name_in_run(t, r) for r in runs(t)))]
    ['Phan Đức Thắng']
    """
    for index, (start, end) in enumerate(run.parts):
        rest = len(run.parts) - index
        if rest < 2:
            return None
        if rest <= _LONGEST and (is_strong_surname(text[start:end]) or _surely_begins(text, run, index)):
            return start, run.end
    return None


def _surely_begins(text: str, run: Run, index: int) -> bool:
    """Whether a weak family name is told by the syllable behind it: 'Mã Thị Vân', 'Nông Văn Đoàn'."""
    syllables = [text[slice(*part)] for part in run.parts[index : index + 3]]
    return len(syllables) == 3 and fold(syllables[1]) in _syllables("telling") and is_surname(syllables[0])


def inside_names(text: str) -> frozenset[int]:
    """Find where the syllables of names start, but for the first of each: 'Trường' in 'Trịnh Trường Huy'.

    >>> sorted(inside_names("ông Trịnh Trường Huy và Đoàn Trường Sa"))
    [10, 17]
    """
    found: set[int] = set()
    for run in runs(text):
        for index, part in enumerate(run.parts[-4:-1]):
            if is_strong_surname(text[slice(*part)]) and fold(text[slice(*part)]) not in _syllables("youth-union"):
                found.update(start for start, _ in run.parts[-4:][index + 1 :])
                break
    return frozenset(found)


def split_place(syllables: list[str]) -> int:
    """Count the syllables of a place name before a person's name begins; all of them where none does.

    >>> split_place(["Tân", "Lập", "Nguyễn", "Văn", "Hòa"]), split_place(["Bản", "Lầu", "Lù", "Văn", "Pao"])
    (2, 2)
    >>> split_place(["Sa", "Pa", "Má", "Thị", "Xinh"]), split_place(["Xuân", "Hòa"])
    (2, 2)
    """
    count = len(syllables)
    for place in range(1, count - 1):  # 'xã Krông Nô Y Thanh Niê', 'xã Ea Bar H’Yim Kđoh'
        if fold(syllables[place]) == "y" or fold(syllables[place]).startswith("h'"):
            return place
    for place in (2, 3, 4, 1):
        rest = syllables[place:]
        if len(rest) >= 3 and (
            surely_name(rest) or (place > 1 and fold(rest[1]) in (_syllables("sure-middle") | _syllables("telling")))
        ):
            return place
        if len(rest) == 2 and place >= 2 and is_strong_surname(rest[0]):
            return place
    return count
