"""The whole road for many sources: read, extract, turn into quads, put into the store."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from types import MappingProxyType

from diemcau import facts
from diemcau.errors import DiemcauError, PinError, SourceError
from diemcau.facts import Reading, Residue
from diemcau.graph.gathering import is_named
from diemcau.graph.known import InMemory
from diemcau.graph.links import all_with_bearers
from diemcau.graph.pinned import by_kind, with_iris
from diemcau.graph.triples import article_quads
from diemcau.keeping import InStore
from diemcau.linking import update
from diemcau.pipeline import read
from diemcau.resolve.pins import Pin, read_pins
from diemcau.store import ArticleStore
from diemcau.text.document import Document
from diemcau.text.readers import Limits, Source
from diemcau.text.sources import expand, read_source

KINDS: Mapping[type, str] = MappingProxyType(
    {
        facts.Person: "people",
        facts.Position: "positions",
        facts.Meeting: "meetings",
        facts.MeetingSlot: "meeting details",
        facts.Participation: "participations",
        facts.Place: "places",
        facts.Programme: "programmes",
        facts.Body: "bodies",
        facts.System: "systems",
        facts.Citation: "citations",
        facts.Measure: "measures",
    }
)
"""Class of fact → how a summary calls it; in the order of summaries."""

BYLINES = "bylines"
"""How a summary calls authors and photographers, who are not among the people whom an article is about."""


@dataclass(frozen=True, slots=True)
class Failure:
    """A source that gave no article: as the user named it, and why. ``defect`` marks an error of diemcau itself."""

    source: str
    reason: str
    defect: bool = False


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a build is: ``done`` of ``total`` sources, and the one in hand ('' at the end)."""

    done: int
    total: int
    source: str


@dataclass(frozen=True, slots=True)
class Moved:
    """An article that replaced one of its name from elsewhere: where it was read from now."""

    name: str
    now: str


@dataclass(slots=True)
class Report:
    """What a build did: article names in the order of the sources, counts of facts, what failed.

    ``idle_pins`` are the pins that name something which no article (any more, or yet) holds.
    """

    built: list[str] = field(default_factory=list)
    replaced: list[str] = field(default_factory=list)
    moved: list[Moved] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    failed: list[Failure] = field(default_factory=list)
    idle_pins: list[Pin] = field(default_factory=list)
    facts: Counter[str] = field(default_factory=Counter)
    residue: Counter[str] = field(default_factory=Counter)
    unexplained: list[Residue] = field(default_factory=list)

    @property
    def articles(self) -> int:
        """The number of articles that were read, new and replaced."""
        return len(self.built) + len(self.replaced)


def build_into(  # noqa: PLR0913 - what a build may be told
    store: ArticleStore,
    items: Iterable[str | Path],
    *,
    limits: Limits | None = None,
    progress: Callable[[Progress], None] | None = None,
    explain: bool = False,
    debug: bool = False,
) -> Report:
    """Read what ``items`` name and put each article into ``store``; then link the articles.

    A source that can't be read and an article on which a rule breaks are reported as failed and change nothing in the
    store; the others are built. ``explain`` keeps in the report what no rule explained. ``debug`` lets the error of a
    broken rule through. Raises StoreError when the store can't be written.
    """
    report = Report()
    owners: dict[str, str] = {}
    sources = list(expand(items))
    for done, source in enumerate(sources):
        if progress:
            progress(Progress(done, len(sources), source.source if isinstance(source, SourceError) else source.shown))
        for outcome in _outcomes(source, owners, limits or Limits(), debug=debug):
            if isinstance(outcome, Failure):
                report.failed.append(outcome)
            else:
                _build_one(store, outcome, report, explain=explain, debug=debug)
    link(store)
    report.idle_pins = [
        pin for pin in with_iris(store.pins()) if not all(_is_named(store, pin.kind, iri) for iri in (pin.a, pin.b))
    ]
    if progress:
        progress(Progress(len(sources), len(sources), ""))
    return report


def _is_named(store: ArticleStore, kind: str, iri: str) -> bool:
    return is_named(InStore(store.inner), iri) if kind == "indicator" else store.names(iri)


def link(store: ArticleStore) -> None:
    """Bring the links across articles up to date, unless they belong to the articles as they are."""
    if store.linked:
        return
    pins, touched = by_kind(store.pins()), store.touched()
    if touched is None:
        store.put_links(*all_with_bearers(InMemory(store.profiles()), pins))
    else:
        store.change_links(*update(store.inner, InStore(store.inner), touched, pins))


def read_pin_file(path: Path) -> tuple[Pin, ...]:
    """The reviewed decisions in a file, checked. Raises PinError."""
    try:
        pins = read_pins(path.read_text("utf-8"), str(path))
    except OSError as error:
        raise PinError(f"{path}: can't be read: {error.strerror or error}") from error
    except UnicodeDecodeError as error:
        raise PinError(f"{path}: is not UTF-8 at offset {error.start}") from error
    with_iris(pins)
    return pins


def _outcomes(
    source: Source | SourceError, owners: dict[str, str], limits: Limits, *, debug: bool
) -> Iterator[Document | Failure]:
    """The articles of one source and what failed; a reader that breaks is a failure of this source alone."""
    outcomes = read_source(source, owners, limits)
    while True:
        try:
            outcome = next(outcomes, None)
        except Exception as error:
            if debug:
                raise
            yield _defect(source.source if isinstance(source, SourceError) else source.shown, error)
            return
        if outcome is None:
            return
        yield Failure(outcome.source, outcome.reason) if isinstance(outcome, SourceError) else outcome


def _defect(source: str, error: Exception) -> Failure:
    reason = f"{type(error).__name__} while reading it: {error} (a defect of diemcau; --debug shows where)"
    return Failure(source, reason, defect=True)


def _build_one(store: ArticleStore, document: Document, report: Report, *, explain: bool, debug: bool) -> None:
    try:
        reading = read(document)
        quads = article_quads(document, reading)
    except DiemcauError:
        raise  # lexicon or installation: it would meet every article
    except Exception as error:
        if debug:
            raise
        report.failed.append(_defect(document.metadata.location or document.name, error))
        return
    now, before = _origin(document), store.origin(document.name)
    if before and now != before:
        report.moved.append(Moved(document.name, document.metadata.location))
    replaced = store.put(document.name, quads, reading.residue, now)
    (report.replaced if replaced else report.built).append(document.name)
    _count(reading, report, explain=explain)


def _origin(document: Document) -> str:
    """A digest of the document's location, the same from wherever the build is started: a store tells no paths."""
    location = document.metadata.location
    if not location:
        return ""
    absolute = location if "://" in location else str(Path(location).resolve())
    return sha256(absolute.encode("utf-8", "surrogatepass")).hexdigest()


def _count(reading: Reading, report: Report, *, explain: bool) -> None:
    report.facts.update(
        BYLINES if isinstance(fact, facts.Person) and fact.byline else KINDS[type(fact)] for fact in reading.facts
    )
    report.residue.update(left.kind for left in reading.residue)
    if explain:
        report.unexplained.extend(reading.residue)
