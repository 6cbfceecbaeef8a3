"""The project's own articles: which there are, and where their texts and gold files stand.

A *set* is called `known`, `later`, `wide`, or by a folder of <stem>.txt (tests/articles/README.md says what they hold).
"""

from __future__ import annotations

from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
_ARTICLES = ROOT / "tests" / "articles"
SETS = {
    "known": (ROOT / "examples", _ARTICLES / "known"),
    "later": (_ARTICLES / "later", _ARTICLES / "later"),
    "wide": (_ARTICLES / "wide", _ARTICLES / "wide"),
}
"""Name of a set → folder of its texts, folder of its gold files."""


class ArticlesError(Exception):
    """A folder or file that is not there; says which one and what was expected."""


@dataclass(frozen=True, slots=True)
class Gold:
    """An article with its gold file; ``doc`` is the stem that both share."""

    doc: str
    text: Path
    gold: Path


def gold_articles(name: str, gold: Path | None = None, only: tuple[str, ...] = ()) -> tuple[Gold, ...]:
    """The articles of a set that have a gold file, sorted by name.

    ``name`` is a key of SETS or a folder of texts; its gold files stand in ``gold``, else in its subfolder ``gold``
    where there is one, else beside the texts. ``only`` keeps those whose name matches one of the patterns ('m*').
    ``cross.json`` (facts across articles) is no article. Raises ArticlesError for a folder that is missing or holds
    nothing that fits, and for a gold file without its text.
    """
    texts, golds = _folders(name, gold)
    paths = [path for path in sorted(golds.glob("*.json")) if path.name != "cross.json"]
    found = [Gold(path.stem, texts / f"{path.stem}.txt", path) for path in paths]
    found = [item for item in found if not only or any(fnmatchcase(item.doc, pattern) for pattern in only)]
    if not found:
        raise ArticlesError(f"{golds}: holds no gold file{' that matches ' + ', '.join(only) if only else ''}")
    for item in found:
        if not item.text.is_file():
            raise ArticlesError(f"{item.text}: is missing; {item.gold} is the gold file for it")
    return tuple(found)


def all_texts() -> tuple[Path, ...]:
    """The texts of all sets, sorted."""
    return tuple(sorted(path for texts, _ in SETS.values() for path in texts.glob("*.txt")))


def _folders(name: str, gold: Path | None) -> tuple[Path, Path]:
    if name in SETS:
        texts, golds = SETS[name]
    else:
        texts = Path(name)
        golds = texts / "gold" if (texts / "gold").is_dir() else texts
    golds = gold or golds
    for folder in (texts, golds):
        if not folder.is_dir():
            raise ArticlesError(f"{folder}: is no folder; name {', '.join(SETS)}, or a folder of <stem>.txt")
    return texts, golds
