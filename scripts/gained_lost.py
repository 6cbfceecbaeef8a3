"""Print which facts a change of rules gained and lost on the project's articles, each with the sentence around it.

usage: python scripts/gained_lost.py --base REV [--only 'm*']

Reads every article of examples/ and tests/articles/ (as they are in the working tree) twice: with the code of the git
revision REV, checked out into a temporary worktree, and with the code of the working tree. A fact is what it states:
its kind and values, for a figure also its place; the names of rules count for nothing.

    a01_tin · System
      Người dân nộp hồ sơ trên Cổng Dịch vụ công quốc gia.
        + Cổng Dịch vụ công Quốc gia · 410-436

Exit codes: 0 compared, whatever was found; 2 wrong usage, or one of the two can't read the articles. Needs git, no
network.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, fields
from fnmatch import fnmatchcase
from itertools import groupby
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated, NamedTuple, Optional

import typer

from article_sets import ROOT, all_texts

# The base revision's code is imported under these names too (`--dump`), so there are few of them.
from diemcau.facts import Evidence
from diemcau.pipeline import read
from diemcau.text.document import plain_document
from diemcau.text.sentences import paragraphs, sentences


class Stated(NamedTuple):
    """A fact as it is compared and shown; ``start`` and ``end`` are code points of the source, end exclusive."""

    doc: str
    kind: str
    values: tuple[str, ...]
    start: int
    end: int

    @property
    def key(self) -> tuple[object, ...]:
        """What makes two facts one: their values, for a figure also its place."""
        place = (self.start, self.end) if self.kind == "Measure" else ()
        return self.doc, self.kind, self.values, place


@dataclass(frozen=True, slots=True)
class Change:
    """A fact that one side states and the other does not; ``sign`` is '+' or '-'."""

    sign: str
    fact: Stated


class ReadingError(Exception):
    """One of the two sides could not read the articles; the message is the end of what it said."""


def changes(before: Iterable[Stated], after: Iterable[Stated]) -> list[Change]:
    """What was gained and lost, by article and kind, then in text order; of one fact read twice the first reading."""
    old, new = _first(before), _first(after)
    found = [Change("-", fact) for key, fact in old.items() if key not in new]
    found += [Change("+", fact) for key, fact in new.items() if key not in old]
    return sorted(found, key=_place)


def _place(change: Change) -> tuple[object, ...]:
    fact = change.fact
    return fact.doc, fact.kind, fact.start, fact.end, change.sign == "+", fact.values


def _first(facts: Iterable[Stated]) -> dict[tuple[object, ...], Stated]:
    found: dict[tuple[object, ...], Stated] = {}
    for fact in sorted(facts, key=lambda f: (f.start, f.end)):
        found.setdefault(fact.key, fact)
    return found


def sentence_around(path: Path, start: int, end: int) -> str:
    """The sentence, or sentences, of an article that hold the span (code points of its source), on one line."""
    document = plain_document(path.stem, path.read_text("utf-8"))
    first = max(bisect_right(document.offsets, start) - 1, 0)
    last = max(bisect_right(document.offsets, end - 1) - 1, 0)
    spans = (span for paragraph in paragraphs(document.text) for span in sentences(document.text, paragraph))
    around = (document.text[span.start : span.end] for span in spans if span.start <= last and first < span.end)
    return " ".join(" ".join(around).split())


# ---- reading with one state of the code ---------------------------------------------------------------------------


def stated(path: Path) -> Iterator[Stated]:
    """The facts of one article, read with whichever diemcau is imported; must run with older ones too."""
    for fact in read(plain_document(path.stem, path.read_text("utf-8"))).facts:
        cells = {field.name: getattr(fact, field.name) for field in fields(fact)}
        values = tuple("" if v is None else str(v) for v in cells.values() if not isinstance(v, Evidence))
        where = cells["evidence"]
        yield Stated(path.stem, type(fact).__name__, values, where.start, where.end)


def read_with(code: Path, texts: Iterable[Path]) -> list[Stated]:
    """The facts of the articles as the code in the checkout ``code`` reads them. Raises ReadingError."""
    command = [sys.executable, str(Path(__file__).resolve()), "--dump", *map(str, texts)]
    environment = {**os.environ, "PYTHONPATH": str(code / "src"), "PYTHONDONTWRITEBYTECODE": "1", "PYTHONUTF8": "1"}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, encoding="utf-8", check=False)
    if done.returncode:
        raise ReadingError(f"the code in {code} can't read the articles: {_last_line(done.stderr)}")
    rows = (json.loads(line) for line in done.stdout.splitlines())
    return [Stated(doc, kind, tuple(values), start, end) for doc, kind, values, start, end in rows]


@contextmanager
def checkout(revision: str) -> Iterator[Path]:
    """A temporary worktree of a git revision, gone afterwards. Raises ReadingError for an unknown revision."""
    with TemporaryDirectory(prefix="gained-lost-") as folder:
        tree = Path(folder) / "base"
        done = _git("worktree", "add", "--detach", "--quiet", str(tree), revision)
        if done.returncode:
            raise ReadingError(f"{revision}: git can't check it out: {_last_line(done.stderr)}")
        try:
            yield tree
        finally:
            _git("worktree", "remove", "--force", str(tree))


def _git(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(["git", "-C", str(ROOT), *arguments], capture_output=True, text=True, check=False)


def _last_line(text: str) -> str:
    return (text.strip().splitlines() or ["it said nothing"])[-1]


# ---- the command --------------------------------------------------------------------------------------------------


def report(found: Iterable[Change], texts: Iterable[Path]) -> Iterator[str]:
    """The lines to print: a heading for each article and kind, below it each sentence with what changed in it."""
    paths = {path.stem: path for path in texts}
    for (doc, kind), group in groupby(found, key=lambda change: (change.fact.doc, change.fact.kind)):
        yield f"{doc} · {kind}"
        shown = ""
        for change in group:
            fact = change.fact
            sentence = sentence_around(paths[doc], fact.start, fact.end)
            if sentence != shown:
                yield f"  {sentence}"
            shown = sentence
            yield f"    {change.sign} {' · '.join(value for value in fact.values if value)} · {fact.start}-{fact.end}"


def main(
    base: Annotated[str, typer.Option(help="The git revision to compare with, e.g. HEAD or main~3.")],
    only: Annotated[
        Optional[list[str]],  # noqa: UP045 - typer reads the annotation
        typer.Option(help="Read the articles whose name matches, e.g. 'm*'; may be repeated.", show_default=False),
    ] = None,
) -> None:
    """Print which facts the working tree's code gained and lost on all articles, compared with a revision's."""
    texts = [path for path in all_texts() if not only or any(fnmatchcase(path.stem, pattern) for pattern in only)]
    try:
        with checkout(base) as tree:
            found = changes(read_with(tree, texts), read_with(ROOT, texts))
    except ReadingError as error:
        print(error, file=sys.stderr)
        raise typer.Exit(2) from error
    for line in report(found, texts):
        print(line)
    gained = sum(change.sign == "+" for change in found)
    print(f"{gained} gained, {len(found) - gained} lost on {len(texts)} articles")


if __name__ == "__main__":
    if sys.argv[1:2] == ["--dump"]:
        for name in sys.argv[2:]:
            for item in stated(Path(name)):
                print(json.dumps(item, ensure_ascii=False))
    else:
        typer.run(main)
