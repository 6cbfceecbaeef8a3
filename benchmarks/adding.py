"""What it costs to link one article more to a graph of N, or one less, and how many pairs are compared for N articles.

usage: python -m benchmarks.adding [--sizes 280,1120,10000] [--each 5] [--among 1120] [--hostile]

The articles are those of a made-up archive (archive.py), read and turned into quads as any other, and loaded into a
store in bulk; then all of them are linked at once. From the second half of the archive some articles of each kind are
then taken out, one at a time, and put in again. ``--among`` takes them from the second half of the first so many: the
same articles in a small graph and in a large one, so that nothing differs but the graph. Seconds are of the processor,
each with the writing to disk, and belong to the machine; what is looked for is growth with N. The pairs belong to the
rules alone: of reports that are judged, of figures that are held against each other, and the officials' mentions (and
the months in which a name is borne) that are looked at.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from pathlib import Path
from resource import RUSAGE_SELF, getrusage
from statistics import median
from tempfile import TemporaryDirectory
from time import process_time
from typing import Annotated, Any

import pyoxigraph as ox
import typer

from benchmarks.archive import articles, happenings
from diemcau.building import link
from diemcau.graph.profiles import profile_of
from diemcau.graph.triples import article_quads
from diemcau.keeping import called, kept
from diemcau.pipeline import read
from diemcau.resolve import agree, meetings, people
from diemcau.resolve.checks import repeats
from diemcau.store import ArticleStore, open_store
from diemcau.text.document import Document

_BESIDE = ox.NamedNode("urn:diemcau:benchmark")
_AT_ONCE = 300_000  # quads
MANY = 20  # reports of one meeting


class Counts:
    """Counts what linking compares, by standing in the way of the functions that do; a context manager."""

    def __init__(self) -> None:
        self.reports = self.figures = self.mentions = 0
        self._whole: list[tuple[object, str, object]] = []

    def __enter__(self) -> Counts:
        self._count(meetings, "is_one", "reports", lambda *_: 1)
        self._count(repeats, "_verdict", "figures", lambda *_: 1)
        self._count(agree, "alike", "figures", lambda *_: 1)
        self._count(people, "ties", "mentions", lambda bearers, *_: len(bearers))
        return self

    def __exit__(self, *_: object) -> None:
        for module, name, whole in self._whole:
            setattr(module, name, whole)

    def _count(self, module: object, name: str, into: str, size: Callable[..., int]) -> None:
        whole: Callable[..., Any] = getattr(module, name)

        def counted(*given: Any) -> Any:
            setattr(self, into, getattr(self, into) + size(*given))
            return whole(*given)

        self._whole.append((module, name, whole))
        setattr(module, name, counted)

    def taken(self) -> tuple[int, int, int]:
        """What was counted since the last time that this was asked."""
        found = self.reports, self.figures, self.mentions
        self.reports = self.figures = self.mentions = 0
        return found


def fill(store: ArticleStore, documents: Iterable[Document]) -> int:
    """Load the articles with what the store keeps beside them; the number of their quads."""
    rows: list[ox.Quad] = []
    loaded = 0
    for document in documents:
        quads = article_quads(document, read(document))
        profile = profile_of(quads)
        loaded += len(quads)
        rows += quads
        if profile is not None:
            rows += (ox.Quad(*triple, _BESIDE) for triple in (*kept(profile), *called(profile)))
        if len(rows) > _AT_ONCE:
            store.inner.bulk_extend(rows)
            rows = []
    store.inner.bulk_extend(rows)
    return loaded


def chosen(size: int, each: int) -> dict[str, list[str]]:
    """Kind of happening → the names of so many articles of the second half of the archive that tell of it, spread."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for happening in happenings(size):
        kind = f"national, {MANY} and more" if happening.reports > MANY else happening.kind
        if 2 * happening.at > size:
            found[kind].append(happening.name(happening.reports // 2))
    return {kind: names[:: max(1, len(names) // each)][:each] for kind, names in sorted(found.items())}


def one_out_and_in(store: ArticleStore, name: str) -> list[float]:
    """The seconds of taking the article out, of linking, of putting it in again and of linking."""
    quads = store.article(name)
    took: list[float] = []
    steps: list[Callable[[], object]] = [
        lambda: store.remove(name), lambda: link(store), lambda: store.put(name, quads), lambda: link(store),
    ]  # fmt: skip
    for step in steps:
        start = process_time()
        step()
        took.append(process_time() - start)
    return took


def measure(size: int, each: int, among: int, counts: Counts, *, hostile: bool) -> None:
    """Print what a graph of so many articles costs; of the first ``among`` some go and come."""
    with TemporaryDirectory(prefix="benchmark-") as folder, open_store(Path(folder) / "kg", write=True) as store:
        start = process_time()
        quads = fill(store, articles(size, hostile=hostile))
        filled, start = process_time() - start, process_time()
        counts.taken()
        link(store)
        took, memory = process_time() - start, getrusage(RUSAGE_SELF).ru_maxrss // 1024
        reports, figures, mentions = counts.taken()
        print(
            f"{size} articles, {quads} quads: read in {filled:.0f} s, linked in {took:.1f} s with {memory} MB; ", end=""
        )
        print(f"an article {reports / size:.1f} pairs of reports, {figures / size:.1f} of figures, ", end="")
        print(f"{mentions / size:.1f} mentions")
        print(f"  {'one of a meeting that is':26}{'out':>8}{'links':>8}{'in':>8}{'links':>8}  ms", end="")
        print(f"{'reports':>11}{'figures':>9}{'mentions':>9}")
        for kind, names in chosen(min(size, among or size), each).items():
            rows = []
            for name in names:
                seconds = one_out_and_in(store, name)
                rows.append([*(1000 * s for s in seconds), *counts.taken()])
            middle = [median(column) for column in zip(*rows, strict=True)]
            print(f"  {kind:26}" + "".join(f"{value:8.1f}" for value in middle[:4]), end="    ")
            print("".join(f"{value:9.0f}" for value in middle[4:]), flush=True)


def main(
    sizes: Annotated[str, typer.Option(help="How many articles, with commas between.")] = "280,1120,10000",
    each: Annotated[int, typer.Option(min=1, help="How many of each kind go and come; the median counts.")] = 5,
    among: Annotated[int, typer.Option(help="Take those that go and come from the first so many; 0 for all.")] = 0,
    hostile: Annotated[bool, typer.Option(help="The same five people and one day in all articles.")] = False,
) -> None:
    """Print some lines for each size."""
    for document in articles(30):
        read(document)  # lexicons are loaded once a process
    with Counts() as counts:
        for size in map(int, sizes.split(",")):
            measure(size, each, among, counts, hostile=hostile)


if __name__ == "__main__":
    typer.run(main)
