"""How many pairs of figures are compared, and how long it takes, for 100, 1,000 and 10,000 made-up articles.

usage: python benchmarks/linking.py [SIZE …]

Articles report meetings of many provinces, a national conference each month: of forty articles a score tell of it,
with the same figures in other words. For each size all checks are computed at once; then one article is added to
what is there, and only what shares a key with it is computed, as `diemcau build` does. ``pairs`` counts the figures of
like wording that were looked at; near linear means that pairs an article stay the same from size to size.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from time import perf_counter
from typing import Annotated

import typer

from diemcau.facts import Bound, Kind
from diemcau.graph.concepts import indicators
from diemcau.graph.reach import asked, offered
from diemcau.resolve.checks import RULES, checks
from diemcau.resolve.checks.model import Figures
from diemcau.resolve.figures import Figure
from diemcau.resolve.wording import quantity

SIZES = (100, 1_000, 10_000)
PROVINCES = 34
A_MEETING = 40  # articles from one national conference to the next
REPORTS = 20  # of it
INDICATORS = (
    ("kích hoạt tài khoản định danh điện tử", "tài khoản định danh điện tử đã kích hoạt", "tài khoản"),
    ("tỷ lệ hồ sơ trực tuyến toàn trình", "hồ sơ được xử lý trực tuyến toàn trình", "%"),
    ("cấp thẻ căn cước công dân gắn chíp", "thẻ căn cước đã cấp", "thẻ"),
    ("tổ công nghệ số cộng đồng", "số tổ công nghệ số cộng đồng", "tổ"),
    ("tiếp nhận hồ sơ", "hồ sơ tiếp nhận", "hồ sơ"),
    ("doanh thu công nghiệp công nghệ số", "doanh thu ngành công nghiệp công nghệ số", "VND"),
)


def article(number: int) -> list[Figure]:
    """The figures of one made-up article: a level, its change and its level before for each indicator."""
    meeting, place = divmod(number, A_MEETING)
    national = place < REPORTS
    scope = "cả nước" if national else f"tỉnh {number % PROVINCES}"
    month = date(2010 + meeting // 12, meeting % 12 + 1, 28)
    event = f"event/{meeting}" if national else ""
    seed = meeting if national else number
    found: list[Figure] = []
    for index, (wording, other, unit) in enumerate(INDICATORS):
        name = other if number % 2 else wording
        now, before = 10_000 + 37 * seed % 80_000 + index, 9_000 + 31 * seed % 800 + index
        told = ((now, Kind.LEVEL, month), (now - before, Kind.CHANGE, month), (before, Kind.LEVEL, None))
        for step, (value, kind, day) in enumerate(told):
            found.append(_figure(number, 100 * index + 30 * step, value, unit, kind, name, scope, month, event, day))
    return found


def _figure(  # noqa: PLR0913, PLR0917 - what a figure is made of
    number: int,
    at: int,
    value: int,
    unit: str,
    kind: Kind,
    wording: str,
    scope: str,
    month: date,
    event: str,
    day: date | None,
) -> Figure:
    doc, quote = f"d{number:06d}", f"{value} {unit}"
    before = month.replace(year=month.year - 1).isoformat()[:7]
    match = indicators().find(wording, quantity(unit, kind))
    return Figure(
        f"{doc}:{at}",
        doc,
        at,
        at + len(quote),
        quote,
        Decimal(value),
        None,
        unit,
        Bound.EQ,
        kind,
        wording,
        scope,
        month.isoformat()[:7] if day else before,
        before if kind is Kind.CHANGE else "",
        event=event,
        concept=match.known.id if match else "",
    )


def all_at_once(figures: Sequence[Figure]) -> tuple[int, int]:
    """Pairs compared and checks found."""
    known = Figures(figures)
    found = sum(1 for one in known.by_article.values() for rule in RULES for _ in rule(one, known))
    return known.compared, found


def keys_of(articles: Iterable[Sequence[Figure]]) -> tuple[dict[str, set[str]], dict[str, set[str]]]:
    """Key → the articles that offer it, that ask for it; meetings are keys of both."""
    offers: defaultdict[str, set[str]] = defaultdict(set)
    asks: defaultdict[str, set[str]] = defaultdict(set)
    for one in articles:
        for table, keys in ((offers, offered(one)), (asks, asked(one))):
            for key in (*keys, *_events(one)):
                table[key].add(one[0].doc)
    return offers, asks


def _events(one: Sequence[Figure]) -> Iterator[str]:
    yield from sorted({figure.event for figure in one if figure.event})


def main(
    sizes: Annotated[list[int], typer.Argument(help="Numbers of articles.", show_default=False)] = list(SIZES),  # noqa: B006
) -> None:
    """Print, for each size, pairs and time an article, and the time that one more article takes."""
    print(f"{'articles':>9}{'figures':>9}{'pairs':>10}{'/article':>9}{'checks':>9}{'s':>8}{'ms/article':>11}", end="")
    print(f"{'reached by one more':>21}{'ms':>8}")
    for size in sizes:
        articles = [article(number) for number in range(size)]
        figures = [figure for one in articles for figure in one]
        start = perf_counter()
        pairs, found = all_at_once(figures)
        took = perf_counter() - start
        offers, asks = keys_of(articles)
        by_doc = {one[0].doc: one for one in articles}
        new = [replace(figure, doc="new", id=f"new:{figure.start}") for figure in articles[size // 2]]
        start = perf_counter()
        claiming = {doc for key in (*offered(new), *_events(new)) for doc in asks.get(key, ())}
        wanted = {key for doc in claiming for key in (*asked(by_doc[doc]), *_events(by_doc[doc]))}
        wanted.update(asked(new))
        reached = claiming | {doc for key in wanted for doc in offers.get(key, ())}
        checks([*new, *(figure for doc in reached for figure in by_doc[doc])])
        more = perf_counter() - start
        print(
            f"{size:9}{len(figures):9}{pairs:10}{pairs / size:9.1f}{found:9}{took:8.2f}{took / size * 1000:11.2f}",
            end="",
        )
        print(f"{len(reached):21}{more * 1000:8.1f}")


if __name__ == "__main__":
    typer.run(main)
