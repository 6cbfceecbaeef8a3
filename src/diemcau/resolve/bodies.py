"""Which names mean one body: spellings that differ in small words only.

'Ban Chỉ đạo thực hiện Đề án 06 tỉnh Lào Cai' and 'Ban Chỉ đạo Đề án 06 tỉnh Lào Cai' are one body, 'Bộ Khoa học, Công
nghệ' is 'Bộ Khoa học và Công nghệ'. A name decides by itself what it is a variant of; abbreviations are written out
before a body gets its name. Renamed and merged bodies are not variants: they are two, and one follows the other
(``dmc:successor`` in ontology/bodies.ttl).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

import regex

from diemcau.resolve.clusters import cluster
from diemcau.resolve.grounds import Ground, Link, pair
from diemcau.resolve.pins import NO_PINS, Pins
from diemcau.text.fold import fold

_VARIANT = Decimal(3)

# Bodies that are called after their task, which is worded now with and now without these words:
# 'Ban Chỉ đạo về chuyển đổi số', 'Ban Chỉ đạo công tác chuyển đổi số', 'Tổ công tác triển khai thực hiện Đề án 06'
_OF_A_TASK = regex.compile(r"(ban chỉ đạo|tổ công tác|tổ giúp việc|ủy ban quốc gia|ban điều hành)\b(.*)")
_SMALL_WORDS = regex.compile(r"\b(?:triển khai|thực hiện|về|công tác|của|thuộc)\b")
# 'Bộ Lao động - Thương binh và Xã hội', 'Bộ Khoa học & Công nghệ', 'Bộ Khoa học, Công nghệ'
_AND = regex.compile(r"[,&-]|\bvà\b")


@dataclass(frozen=True, slots=True)
class Bodies:
    """Groups of names (sorted, the canonical one first in ``canonical``) and the decisions behind them."""

    canonical: Mapping[str, str]
    links: tuple[Link, ...]


@lru_cache(maxsize=65536)
def variant_key(name: str) -> str:
    """What the variants of a body's name share.

    >>> variant_key("Ban Chỉ đạo thực hiện Đề án 06 tỉnh Lào Cai") == variant_key("Ban Chỉ đạo Đề án 06 tỉnh Lào Cai")
    True
    >>> variant_key("Bộ Công an") == variant_key("Bộ Công Thương")
    False
    """
    folded = fold(name)
    task = _OF_A_TASK.fullmatch(folded)
    if task:
        folded = f"{task[1]} {_SMALL_WORDS.sub(' ', task[2])}"
    return " ".join(_AND.sub(" ", folded).split())


def same_bodies(names: Mapping[str, str], pins: Pins = NO_PINS) -> Bodies:
    """IRI → the IRI of the canonical body, for all of ``names`` (IRI → name) that are not canonical themselves.

    Canonical is the longest name, then the first in the order of letters: small words are left out, not put in.
    """
    by_key: defaultdict[str, list[str]] = defaultdict(list)
    for iri, name in names.items():
        by_key[variant_key(name)].append(iri)
    links = [
        Link(*pair(_first(group, names), iri), grounds=(Ground("variant", key, _VARIANT),))
        for key, group in by_key.items()
        for iri in group
        if iri != _first(group, names)
    ]
    found = cluster(dict.fromkeys(names, ""), links, pins, lambda one, _two: one)
    canonical = {iri: _first(group, names) for group in found.groups for iri in group}
    return Bodies({iri: to for iri, to in sorted(canonical.items()) if iri != to}, found.links)


def _first(group: Sequence[str], names: Mapping[str, str]) -> str:
    return min(group, key=lambda iri: (-len(names[iri]), names[iri], iri))
