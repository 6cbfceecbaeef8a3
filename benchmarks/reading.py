"""Milliseconds an article for each stage of the road, over examples/ repeated N times in one run.

usage: python benchmarks/reading.py [FOLDER] [--repeat N]

Every stage is timed for each article on its own; of the N repetitions the median counts, so that one pause of the
machine changes nothing. Absolute times belong to the machine; the ratios to reading, taken in the same run, can be
compared between machines and revisions. Below the table stand how fast the text is read, and how much longer a text
takes that is ten times as long: all articles in one against a tenth of them (10 where the time grows with the length).
Nothing here passes or fails.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Annotated, TypeVar

import typer

from diemcau.building import link
from diemcau.errors import SourceError
from diemcau.export import export
from diemcau.graph.triples import article_quads
from diemcau.pipeline import read
from diemcau.queries import view
from diemcau.resources import view_names
from diemcau.store import ArticleStore, open_store
from diemcau.text.document import Document
from diemcau.text.readers import Limits
from diemcau.text.readers.source import Source
from diemcau.text.sources import expand, read_source
from diemcau.validate import validate

EXAMPLES = Path(__file__).resolve().parents[1] / "examples"
STAGES = {
    "source": "file → document",
    "reading": "document → facts",
    "triples": "facts → quads",
    "storing": "quads → store, on disk",
    "linking": "links across the articles",
    "validating": "shapes over the whole store",
    "views": "the twelve tables",
    "exporting": "the store as Turtle",
}
LONG = 200_000  # characters; thirty long articles
T = TypeVar("T")


class Clock:
    """Collects the seconds that each (stage, article) took, one for each repetition."""

    def __init__(self) -> None:
        self.seconds: defaultdict[tuple[str, str], list[float]] = defaultdict(list)

    def time(self, stage: str, name: str, work: Callable[[], T]) -> T:
        """What ``work`` returns; its time is kept."""
        start = perf_counter()
        result = work()
        self.seconds[stage, name].append(perf_counter() - start)
        return result

    def milliseconds(self, stage: str, articles: int) -> float:
        """Milliseconds an article: the median over the repetitions, summed over the articles, by their number."""
        return 1000 * sum(median(took) for (one, _), took in self.seconds.items() if one == stage) / articles


def documents(source: Source) -> list[Document]:
    """The articles of a source. Raises SourceError for what can't be read: half of them would be no benchmark."""
    found: list[Document] = []
    for outcome in read_source(source, {}, Limits()):
        if isinstance(outcome, SourceError):
            raise outcome
        found.append(outcome)
    return found


@dataclass(slots=True)
class Size:
    """How much one repetition read and wrote."""

    articles: int = 0
    characters: int = 0
    quads: int = 0


def one_article(clock: Clock, store: ArticleStore, document: Document, size: Size) -> None:
    """From a document to the store."""
    name = document.name
    reading = clock.time("reading", name, lambda: read(document))
    quads = clock.time("triples", name, lambda: article_quads(document, reading))
    clock.time("storing", name, lambda: store.put(name, quads, reading.residue))
    size.articles += 1
    size.characters += len(document.source)
    size.quads += len(quads)


def once(clock: Clock, sources: Sequence[Source], folder: Path) -> Size:
    """Go the whole road once."""
    size = Size()
    with open_store(folder / "kg", write=True) as store:
        for source in sources:
            for document in clock.time("source", source.shown, partial(documents, source)):
                one_article(clock, store, document, size)
        clock.time("linking", "", lambda: link(store))
        clock.time("validating", "", lambda: validate(store.inner))
        clock.time("views", "", lambda: [view(store, name) for name in view_names()])
        clock.time("exporting", "", lambda: export(store.quads(), "turtle", folder / "graph.ttl"))
    return size


def main(
    folder: Annotated[Path, typer.Argument(help="Articles; default: examples/.", show_default=False)] = EXAMPLES,
    repeat: Annotated[int, typer.Option(min=1, help="Repetitions; the median counts.")] = 10,
) -> None:
    """Print milliseconds an article for each stage, and its ratio to reading."""
    sources = [source for source in expand([folder]) if isinstance(source, Source)]
    if not sources:
        print(f"{folder}: holds no article", file=sys.stderr)
        raise typer.Exit(2)
    with TemporaryDirectory(prefix="benchmark-") as warm:
        once(Clock(), sources, Path(warm))  # lexicons, shapes and patterns are loaded once a process
    clock = Clock()
    for _ in range(repeat):
        with TemporaryDirectory(prefix="benchmark-") as scratch:
            size = once(clock, sources, Path(scratch))
    print(
        f"{size.articles} articles of {size.characters / size.articles:.0f} characters and "
        f"{size.quads / size.articles:.0f} quads on average, {repeat} repetitions"
    )
    print(f"{'stage':12}{'ms/article':>12}{'/ reading':>12}   what")
    base = clock.milliseconds("reading", size.articles)
    for stage, what in STAGES.items():
        took = clock.milliseconds(stage, size.articles)
        print(f"{stage:12}{took:12.2f}{took / base:12.2f}   {what}")
    a_second = 1000 * size.characters / size.articles / base
    print(f"reading: {7_000_000 / a_second:.2f} ms for 7,000 characters, {a_second:,.0f} characters a second")
    print(f"reading a text ten times as long takes {growth(sources, repeat):.1f} times as long")


def growth(sources: Sequence[Source], repeat: int) -> float:
    """How many times longer all articles in one text, again and again up to ``LONG``, take than a tenth of that."""
    text = "\n\n".join(document.text for source in sources for document in documents(source))
    text = (text + "\n\n") * (LONG // len(text) + 1)
    lengths = {"short": LONG // 10, "long": LONG}
    clock = Clock()
    for _ in range(max(1, repeat // 3)):
        for name, length in lengths.items():
            document = Document(name, text[:length], text[:length], range(length), range(1, length + 1))
            clock.time(name, "", partial(read, document))
    return clock.milliseconds("long", 1) / clock.milliseconds("short", 1)


if __name__ == "__main__":
    typer.run(main)
