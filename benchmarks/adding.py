"""What it costs to link one article more to a graph of N, and how many pairs of reports are compared for N articles.

usage: python benchmarks/adding.py [--sizes 1000,10000] [--adds 7] [--figures 8]

The N articles are the profiles of the examples over and over: ten copies report one meeting, with the same days and
figures; then days, times and figures move on. People's names are drawn from two thousand, so that many share them;
the bodies stay the same. A store is given these profiles (linking reads nothing else of an article) and linked once;
then articles that report a meeting which is there are added one by one. Growth with N is what is looked for: seconds
are of the processor and belong to the machine.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from itertools import count, islice
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import process_time
from typing import Annotated

import pyoxigraph as ox
import regex
import typer

from diemcau.building import link
from diemcau.graph import iris
from diemcau.graph.profiles import Profile, profile_of
from diemcau.graph.triples import article_graph, article_quads
from diemcau.graph.vocabulary import BASE, DMC, node
from diemcau.linking import InStore, Touched, called, kept, update
from diemcau.pipeline import read
from diemcau.resolve import likeness, meetings
from diemcau.resolve.figures import Figure
from diemcau.resolve.grounds import Ground
from diemcau.resolve.people import Mention
from diemcau.resolve.reports import Report
from diemcau.store import ArticleStore, open_store
from diemcau.text.document import Document
from diemcau.text.readers import Limits
from diemcau.text.readers.source import Source
from diemcau.text.sources import expand, read_source

EXAMPLES = Path(__file__).resolve().parents[1] / "examples"
_BESIDE = ox.NamedNode("urn:diemcau:benchmark")
# "2024", "2024-06", "2024-06-30"
_POINT = regex.compile(r"\d{4}(?:-\d{2}){0,2}")
_REPORTS = 10  # articles that report one meeting
_APART_DAYS = 371  # so that 'năm 2024' is another year for each meeting
_APART = 9973  # between the figures of one meeting and those of the next
_SURNAMES = ("nguyễn", "trần", "lê", "phạm", "hoàng", "vũ", "đặng", "bùi", "đỗ", "hồ")
_GIVEN = ("an", "bình", "châu", "dũng", "giang", "hà", "khánh", "lâm", "minh", "nam", "oanh", "phúc", "quân", "sơn")


def profiles(figures: int) -> list[Profile]:
    """The profiles of the examples, with so many figures of each."""
    sources = [source for source in expand([EXAMPLES]) if isinstance(source, Source)]
    documents = [d for source in sources for d in read_source(source, {}, Limits()) if isinstance(d, Document)]
    found = (profile_of(article_quads(document, read(document))) for document in documents)
    return [replace(profile, figures=profile.figures[:figures]) for profile in found if profile is not None]


def copies(originals: Sequence[Profile]) -> Iterator[Profile]:
    """Articles without end."""
    for turn in count():
        for number, profile in enumerate(originals):
            yield copy(profile, f"{profile.doc}-{turn}", turn // _REPORTS, 31 * turn + number)


def copy(profile: Profile, doc: str, meeting: int, names: int) -> Profile:
    """The profile as another article has it that reports the same meeting so many years later."""

    def named(item: str) -> str:
        kind, _, rest = item.removeprefix(BASE).partition("/")
        return f"{BASE}{kind}/{iris.segment(doc)}/{rest.partition('/')[2]}"

    return Profile(
        doc,
        tuple(_report(report, doc, named, meeting) for report in profile.reports),
        tuple(_mention(m, doc, named, meeting, names + n) for n, m in enumerate(profile.mentions)),
        profile.bodies,
        tuple(_figure(figure, doc, named, meeting) for figure in profile.figures),
    )


def _report(report: Report, doc: str, named: Callable[[str], str], meeting: int) -> Report:
    told = frozenset((str(Decimal(value) + _APART * meeting), bound, unit) for value, bound, unit in report.figures)
    day, last, period = (_later(value, meeting) for value in (report.day, report.last, report.period))
    return replace(report, id=named(report.id), doc=doc, day=day, last=last, period=period, figures=told)


def _mention(mention: Mention, doc: str, named: Callable[[str], str], meeting: int, number: int) -> Mention:
    syllables = _SURNAMES[number % 10], _GIVEN[number // 10 % 14], _GIVEN[number // 140 % 14]
    attended = frozenset((named(report), site) for report, site in mention.attended)
    name = mention.name if ("thủ tướng", "chính phủ", "việt nam") in mention.posts else " ".join(syllables)
    day = _later(mention.day, meeting)
    return replace(mention, id=named(mention.id), doc=doc, name=name, label=name.title(), day=day, attended=attended)


def _figure(figure: Figure, doc: str, named: Callable[[str], str], meeting: int) -> Figure:
    time, ref_time = _later(figure.time, meeting), _later(figure.ref_time, meeting)
    return replace(
        figure, id=named(figure.id), doc=doc, value=figure.value + _APART * meeting, time=time, ref_time=ref_time
    )


def _later(value: str, meeting: int) -> str:
    """The days, months and years of an ISO date or interval so many years later."""

    def later(match: regex.Match[str]) -> str:
        whole = date.fromisoformat((match[0] + "-01-01")[:10] if len(match[0]) < 10 else match[0])
        return (whole + timedelta(days=_APART_DAYS * meeting)).isoformat()[: len(match[0])]

    return str(_POINT.sub(later, value))


def give(store: ArticleStore, articles: Sequence[Profile]) -> None:
    """Put what linking reads of the articles into the store."""
    store.inner.extend(
        ox.Quad(*triple, graph)
        for profile in articles
        for graph, triples in (
            (article_graph(profile.doc), [(iris.article(profile.doc), node(DMC.docName), ox.Literal(profile.doc))]),
            (_BESIDE, [*kept(profile), *called(profile)]),
        )
        for triple in triples
    )


def adding(store: ArticleStore, articles: Sequence[Profile]) -> list[float]:
    """The seconds that linking took for each article that comes."""
    took = []
    for profile in articles:
        give(store, [profile])
        start = process_time()
        store.change_links(*update(store.inner, InStore(store.inner), Touched({profile.doc}), {}))
        took.append(process_time() - start)
    return took


class Judged:
    """Counts the pairs of reports that are judged."""

    def __init__(self) -> None:
        self.pairs = 0

    def __call__(self, a: Report, b: Report) -> tuple[Ground, ...]:
        self.pairs += 1
        return likeness.is_one(a, b)


def main(
    sizes: Annotated[str, typer.Option(help="How many articles, with commas between.")] = "1000,10000",
    adds: Annotated[int, typer.Option(min=1, help="How many articles are added to each; the median counts.")] = 7,
    figures: Annotated[int, typer.Option(min=0, help="How many figures an article has at most.")] = 8,
) -> None:
    """Print a line for each size."""
    judged = Judged()
    setattr(meetings, "is_one", judged)  # noqa: B010 - the benchmark looks over its shoulder
    originals = profiles(figures)
    print(f"{'articles':>9}{'link all':>11}{'pairs/article':>15}{'add one':>11}   (seconds of the processor)")
    for size in map(int, sizes.split(",")):
        articles = list(islice(copies(originals), size))
        middle = size // 2 // len(originals)  # the turn whose meetings get one report more
        more = [copy(o, f"moi-{n}", middle // _REPORTS, 7 * n) for n, o in enumerate(originals[:adds])]
        with TemporaryDirectory(prefix="benchmark-") as folder, open_store(Path(folder) / "kg", write=True) as store:
            give(store, articles)
            judged.pairs, start = 0, process_time()
            link(store)
            whole, pairs = process_time() - start, judged.pairs / size
            took = adding(store, more)
        print(f"{size:9}{whole:11.1f}{pairs:15.1f}{median(took):11.3f}", flush=True)


if __name__ == "__main__":
    typer.run(main)
