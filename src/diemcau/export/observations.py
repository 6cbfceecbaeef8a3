"""Figures as observations in CSV, with the columns that Data Commons imports: who, what, when, how much, from where."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from typing import IO

import regex

from diemcau.export.figures import Figure

COLUMNS = (
    "observationAbout", "placeName", "variableMeasured", "variableName", "observationDate", "observationPeriod",
    "value", "unit", "statType", "measurementQualifier", "provenance", "quote",
)  # fmt: skip
#   2024   2024-07   2024-07-10
_TIME = regex.compile(r"(?P<year>\d{4})(?:-(?P<month>\d{2})(?:-(?P<day>\d{2}))?)?")


def write(figures: Iterable[Figure], file: IO[bytes]) -> None:
    """Write a row a figure, as they come."""
    text = io.TextIOWrapper(file, "utf-8", newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(_row(figure) for figure in figures)
    text.flush()
    text.detach()


def _row(figure: Figure) -> tuple[str, ...]:
    day, length = period(figure.time)
    variable = figure.label or figure.indicator
    return (
        figure.place, figure.scope, figure.indicator, variable, day, length, figure.value,
        figure.unit, figure.kind, figure.bound, figure.doc, figure.quote,
    )  # fmt: skip


def period(time: str) -> tuple[str, str]:
    """When a period begins, and how long it is as an ISO 8601 duration; ('', '') for no time.

    >>> period("2024"), period("2024-07"), period("2024-01/2024-05"), period("2021/2025"), period("2024-07-10")
    (('2024', 'P1Y'), ('2024-07', 'P1M'), ('2024-01', 'P5M'), ('2021', 'P5Y'), ('2024-07-10', 'P1D'))
    >>> period("../2024"), period("2024-07-01/2024-07-10"), period("")
    (('2024', ''), ('2024-07-01', ''), ('', ''))
    """
    first, _, last = time.partition("/")
    begin, end = _TIME.fullmatch(first), _TIME.fullmatch(last or first)
    if begin is None or end is None:
        return next((part for part in (first, last) if _TIME.fullmatch(part)), ""), ""
    if begin["day"] or end["day"]:
        return first, "P1D" if not last else ""
    if begin["month"] or end["month"]:
        months = (int(end["year"]) - int(begin["year"])) * 12 + int(end["month"] or 12) - int(begin["month"] or 1) + 1
        return first, f"P{months}M"
    return first, f"P{int(end['year']) - int(begin['year']) + 1}Y"
