"""Gold files as facts, so that everything behind extraction can be tested without extraction."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from pathlib import Path

from pyoxigraph import Store

from diemcau.facts import (
    Body,
    Bound,
    Citation,
    Evidence,
    Fact,
    Kind,
    Level,
    Measure,
    Meeting,
    MeetingSlot,
    Participation,
    Person,
    Place,
    Position,
    Programme,
    Reading,
    Role,
    Slot,
    System,
)
from diemcau.graph import article_quads
from diemcau.text.document import Document, Metadata

SHARED = Path(__file__).resolve().parents[2] / "shared"
Row = Mapping[str, str]


def bare_document(name: str, source: str, **metadata: str) -> Document:
    """A document whose text is its source; the graph side reads no text."""
    return Document(name, source, source, range(len(source)), range(1, len(source) + 1), Metadata(**metadata))


def gold_reading(name: str, source: str, gold: Mapping[str, list[Row]]) -> Reading:
    """The facts of a gold file; where it gives no quote, the first letter of the article stands in as evidence."""
    return Reading(name, tuple(_facts(name, source, gold)))


def gold_store(folder: Path, texts: Path) -> Store:
    """A store of all gold articles in ``folder``."""
    store = Store()
    for path in sorted(folder.glob("*.json")):
        if path.name == "cross.json":
            continue
        source = (texts / f"{path.stem}.txt").read_text("utf-8")
        reading = gold_reading(path.stem, source, json.loads(path.read_text("utf-8")))
        store.extend(article_quads(bare_document(path.stem, source), reading))
    return store


def _facts(name: str, source: str, gold: Mapping[str, list[Row]]) -> Iterator[Fact]:
    def at(words: str, rule: str) -> Evidence:
        start = max(source.find(words), 0) if words else 0
        end = start + len(words) if words and source.startswith(words, start) else start + 1
        return Evidence(name, start, end, source[start:end], f"gold.{rule}")

    makers: dict[str, Callable[[Row], Fact]] = {
        "people": lambda r: Person(r["person"], at(r["person"], "people")),
        "positions": lambda r: Position(
            r["person"], r["title"], r["body"], r["place"], at(r["title"], "positions"), at(r["person"], "positions")
        ),
        "meetings": lambda r: MeetingSlot(r["meeting"], Slot(r["slot"]), r["value"], at(r["value"], "meetings")),
        "participations": lambda r: Participation(
            r["meeting"], r["person"], Role(r["role"]), r["site"], at(r["person"], "participations")
        ),
        "places": lambda r: Place(r["place"], Level(r["level"]), at(r["place"], "places")),
        "programmes": lambda r: Programme(r["programme"], at(r["programme"], "programmes")),
        "bodies": lambda r: Body(r["body"], at(r["body"], "bodies")),
        "systems": lambda r: System(r["system"], at(r["system"], "systems")),
        "citations": lambda r: Citation(r["number"], r["kind"], r["issuer"], r["date"], at(r["number"], "citations")),
        "measures": lambda r: _measure(name, source, r),
    }
    for key in dict.fromkeys(row["meeting"] for row in _rows(gold, "meetings")):
        yield Meeting(key, at("họp", "meetings"))
    for view, make in makers.items():
        for row in _rows(gold, view):
            yield make(row)


def _rows(gold: Mapping[str, list[Row]], view: str) -> Iterator[Row]:
    """The rows of a view; of a cell with alternatives the first; optional rows only where they are figures."""
    for row in gold.get(view, []):
        if not row.get("optional") or view == "measures":
            yield {
                k: v.split("|")[0] if isinstance(v, str) and k not in {"quote", "context"} else v
                for k, v in row.items()
            }


def _measure(name: str, source: str, row: Row) -> Measure:
    start = source.index(row["context"]) + row["context"].index(row["quote"])
    end = start + len(row["quote"])
    return Measure(
        Decimal(row["value"]),
        Decimal(row["total"]) if row["total"] else None,
        row["unit"],
        Bound(row["bound"]),
        Kind(row["kind"]),
        row["indicator"],
        row["scope"],
        row["time"],
        row["ref_time"],
        Evidence(name, start, end, source[start:end], "gold.measures"),
    )
