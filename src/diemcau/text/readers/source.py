"""What every reader takes and gives."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from diemcau.errors import SourceError
from diemcau.text.document import Document


@dataclass(frozen=True, slots=True)
class Source:
    """One thing to read: ``shown`` names it as the user did, ``kind`` is a key of READERS.

    ``path`` is the file; for a URL it is None and ``shown`` is the address. ``name`` is the article's name (for a
    jsonl file the stem from which the names of lines without an id are made).
    """

    shown: str
    kind: str
    name: str
    path: Path | None = None


@dataclass(frozen=True, slots=True)
class Limits:
    """What a source may cost: ``max_bytes`` for one article, seconds for a URL.

    ``timeout`` bounds each wait for the network, ``deadline`` the whole answer.
    """

    max_bytes: int = 20_000_000
    timeout: float = 20.0
    deadline: float = 60.0


Outcome: TypeAlias = Document | SourceError
Reader: TypeAlias = Callable[[Source, Limits], Iterator[Outcome]]
