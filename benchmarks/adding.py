"""What it costs to add one article to a graph of N, and how many pairs of reports are compared for N articles.

usage: python benchmarks/adding.py [--sizes 1000,10000] [--adds 7]

The N articles are the examples over and over: ten copies report one meeting, with the same days and figures; then
days, times and figures move on. The names of most people are drawn from a few, so that many share them. The store is
filled and linked once; then articles that report a meeting which is there are added, one build each, and taken out
again. A growth with N is what is looked for; absolute times belong to the machine.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from decimal import Decimal
from itertools import count, islice
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Annotated

import pyoxigraph as ox
import regex
import typer
from rdflib import RDFS, XSD

from diemcau.building import link
from diemcau.graph.iris import segment
from diemcau.graph.triples import article_graph, article_quads
from diemcau.graph.vocabulary import BASE, DMC, node
from diemcau.pipeline import read
from diemcau.resolve import likeness, meetings
from diemcau.resolve.grounds import Ground
from diemcau.resolve.reports import Report
from diemcau.store import ArticleStore, open_store
from diemcau.text.document import Document
from diemcau.text.readers import Limits
from diemcau.text.readers.source import Source
from diemcau.text.sources import expand, read_source

EXAMPLES = Path(__file__).resolve().parents[1] / "examples"
_DATE, _DECIMAL, _LABEL = node(XSD.date), node(XSD.decimal), node(RDFS.label)
_TIMES = frozenset({node(DMC.time), node(DMC.refTime), node(DMC.period)})
# "2024", "2024-06", "2024-06-30"
_POINT = regex.compile(r"\d{4}(?:-\d{2}){0,2}")
_REPORTS = 10  # articles that report one meeting
_SURNAMES = ("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng", "Bùi", "Đỗ", "Hồ")
_GIVEN = ("An", "Bình", "Châu", "Dũng", "Giang", "Hà", "Khánh", "Lâm", "Minh", "Nam", "Oanh", "Phúc", "Quân", "Sơn")


def examples() -> list[Document]:
    """The documents of the examples."""
    sources = [source for source in expand([EXAMPLES]) if isinstance(source, Source)]
    return [d for source in sources for d in read_source(source, {}, Limits()) if isinstance(d, Document)]


def copies() -> Iterator[tuple[str, list[ox.Quad]]]:
    """Articles without end: (name, quads)."""
    read_once = [(document.name, article_quads(document, read(document))) for document in examples()]
    for turn in count():
        for name, quads in read_once:
            yield f"{name}-{turn}", [_moved(quad, name, turn) for quad in quads]


def _moved(quad: ox.Quad, name: str, turn: int) -> ox.Quad:
    """The quad as the copy of that turn has it."""
    subject, value = _renamed(quad.subject, name, f"{name}-{turn}"), quad.object
    if isinstance(value, ox.NamedNode):
        value = _renamed(value, name, f"{name}-{turn}")
    elif isinstance(value, ox.Literal):
        value = _varied(quad, value, name, turn)
    return ox.Quad(subject, quad.predicate, value, article_graph(f"{name}-{turn}"))


def _renamed(term: object, name: str, new: str) -> ox.NamedNode:
    """The IRI with the segment of the article ``new`` for that of ``name``."""
    if not isinstance(term, ox.NamedNode):
        raise TypeError(f"{term}: expected an IRI")
    kind, _, rest = term.value.removeprefix(BASE).partition("/")
    own, slash, tail = rest.partition("/")
    if not term.value.startswith(BASE) or own != segment(name):
        return term
    return ox.NamedNode(f"{BASE}{kind}/{segment(new)}{slash}{tail}")


def _varied(quad: ox.Quad, value: ox.Literal, name: str, turn: int) -> ox.Literal:
    if quad.predicate == node(DMC.docName):
        return ox.Literal(f"{name}-{turn}")
    meeting = turn // _REPORTS
    if value.datatype == _DATE:
        return ox.Literal(_later(value.value, meeting), datatype=_DATE)
    if quad.predicate in _TIMES:
        return ox.Literal(_POINT.sub(lambda match: _later(match[0], meeting), value.value))
    if quad.predicate == node(DMC.value):
        return ox.Literal(str(Decimal(value.value) + meeting), datatype=_DECIMAL)
    if quad.predicate == _LABEL and "/official/" in str(quad.subject) and turn:
        number = sum(map(ord, value.value)) + turn
        names = _SURNAMES[number % 10], _GIVEN[number // 10 % 14], _GIVEN[number // 140 % 14]
        return ox.Literal(" ".join(names), language="vi")
    return value


def _later(point: str, meetings_later: int) -> str:
    """The day, month or year so many times a week later."""
    whole = date.fromisoformat(point + "-01-01"[len(point) - 4 :] if len(point) < 10 else point)
    return (whole + timedelta(days=7 * meetings_later)).isoformat()[: len(point)]


def fill(store: ArticleStore, articles: Sequence[tuple[str, list[ox.Quad]]]) -> float:
    """Put the articles and link them; the seconds that linking took."""
    for name, quads in articles:
        store.put(name, quads)
    start = perf_counter()
    link(store)
    return perf_counter() - start


def adding(store: ArticleStore, articles: Sequence[tuple[str, list[ox.Quad]]]) -> tuple[list[float], list[float]]:
    """For each article the seconds of putting it and of linking then; it is taken out again."""
    putting, linking = [], []
    for name, quads in articles:
        start = perf_counter()
        store.put(name, quads)
        put = perf_counter()
        link(store)
        putting.append(put - start)
        linking.append(perf_counter() - put)
        store.remove(name)
        link(store)
    return putting, linking


class Judged:
    """Counts the pairs of reports that are judged."""

    def __init__(self) -> None:
        self.pairs = 0
        self._judge = likeness.is_one

    def __call__(self, a: Report, b: Report) -> tuple[Ground, ...]:
        self.pairs += 1
        return self._judge(a, b)


def main(
    sizes: Annotated[str, typer.Option(help="How many articles, with commas between.")] = "1000,10000",
    adds: Annotated[int, typer.Option(min=1, help="How many articles are added to each; the median counts.")] = 7,
) -> None:
    """Print a line for each size."""
    judged = Judged()
    setattr(meetings, "is_one", judged)  # noqa: B010 - the benchmark looks over its shoulder
    print(f"{'articles':>9}{'link all':>11}{'pairs/article':>15}{'add: put':>11}{'add: link':>11}   (seconds)")
    for size in map(int, sizes.split(",")):
        source = copies()
        articles = list(islice(source, size))
        # another report of a meeting in the middle of them, under a name that is not there
        middle = [_again(articles[size // 2 + n], n) for n in range(adds)]
        with TemporaryDirectory(prefix="benchmark-") as folder, open_store(Path(folder) / "kg", write=True) as store:
            judged.pairs = 0
            whole = fill(store, articles)
            pairs = judged.pairs / size
            putting, linking = adding(store, middle)
        print(f"{size:9}{whole:11.1f}{pairs:15.1f}{median(putting):11.3f}{median(linking):11.3f}")


def _again(article: tuple[str, list[ox.Quad]], number: int) -> tuple[str, list[ox.Quad]]:
    name, quads = article
    new = f"moi-{number}"
    moved = []
    for quad in quads:
        renamed = _renamed(quad.object, name, new) if isinstance(quad.object, ox.NamedNode) else quad.object
        if quad.predicate == node(DMC.docName):
            renamed = ox.Literal(new)
        moved.append(ox.Quad(_renamed(quad.subject, name, new), quad.predicate, renamed, article_graph(new)))
    return new, moved


if __name__ == "__main__":
    typer.run(main)
