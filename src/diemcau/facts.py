"""Facts: what an article states, each with the characters that state it.

This module is the hinge between reading and the graph: extraction ends when facts exist, and the graph side is built
from facts alone. Facts are frozen, hashable and free of I/O. Text values are Vietnamese, NFC, with abbreviations
written out; the tables ('views') that the graph answers have the same columns.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum


@dataclass(frozen=True, slots=True, order=True)
class Evidence:
    """Where a fact was read.

    ``start`` and ``end`` count Unicode code points of the source as read, from 0, end exclusive, so that
    ``source[start:end] == quote``. ``rule`` names the rule that read it, e.g. ``positions.apposition``.
    """

    document: str
    start: int
    end: int
    quote: str
    rule: str


class Status(StrEnum):
    """How a post is held at the time of the article."""

    CURRENT = "current"
    FORMER = "former"  # nguyên
    ACTING = "acting"  # quyền
    APPOINTED = "appointed"  # vừa được bổ nhiệm, tân


class Role(StrEnum):
    """What a person does at a meeting (GUIDE: participations.role)."""

    CHAIR = "chủ trì"
    CO_CHAIR = "đồng chủ trì"
    ATTENDEE = "dự"
    SPEAKER = "phát biểu"


class Slot(StrEnum):
    """What is said of a meeting; one meeting may have several values of one slot."""

    TYPE = "type"
    MODE = "mode"
    PURPOSE = "purpose"
    DATE = "date"
    MONTH_DAY = "month-day"
    PERIOD = "period"
    PROGRAMME = "programme"
    ORGANISER = "organiser"
    LEVEL = "level"
    SITE = "site"


class Level(StrEnum):
    """The level of a locality."""

    PROVINCE = "tỉnh"
    DISTRICT = "huyện"
    COMMUNE = "xã"
    COUNTRY = "quốc gia"
    REGION = "khu vực"


class Bound(StrEnum):
    """How the true value lies to the figure that is written."""

    EQ = "eq"
    GT = "gt"
    LT = "lt"
    APPROX = "approx"


class Kind(StrEnum):
    """What a figure states."""

    LEVEL = "level"
    SHARE = "share"
    CHANGE = "change"
    GROWTH = "growth"
    MULTIPLE = "multiple"
    RANK = "rank"
    TARGET = "target"


@dataclass(frozen=True, slots=True)
class Person:
    """A named natural person; ``byline`` is true for authors and photographers."""

    name: str
    evidence: Evidence
    byline: bool = False


@dataclass(frozen=True, slots=True)
class Position:
    """A post that the text gives a person: title, body and place as the guide's view ``positions`` has them.

    ``evidence`` spans the post as written ('Phó Bí thư Tỉnh ủy'); ``person_evidence`` the name.
    """

    person: str
    title: str
    body: str
    place: str
    evidence: Evidence
    person_evidence: Evidence
    status: Status = Status.CURRENT


@dataclass(frozen=True, slots=True)
class Meeting:
    """A real-world meeting that the article reports; ``key`` ('m1', 'm2' …) is its name within the article.

    ``recalled`` marks one that the article only looks back on; the view ``meetings`` leaves those out.
    """

    key: str
    evidence: Evidence
    recalled: bool = False


@dataclass(frozen=True, slots=True)
class MeetingSlot:
    """One value of one slot of a meeting: a bare place name for a site, ISO 8601 for date and period.

    A day of which nothing tells the year is a month-day ('--11-18', as xsd:gMonthDay writes it) and no date.
    """

    meeting: str
    slot: Slot
    value: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Participation:
    """A person's role at a meeting and the site (place name, or 'Trung ương') where it was played."""

    meeting: str
    person: str
    role: Role
    site: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Place:
    """A named locality: bare name, level, and the IRI of its gazetteer entry where there is exactly one."""

    name: str
    level: Level
    evidence: Evidence
    locality: str = ""


@dataclass(frozen=True, slots=True)
class Programme:
    """A named programme, project (đề án), plan or strategy, by its canonical name."""

    name: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Body:
    """A named organisation, written out; a local one with its place: 'Ủy ban nhân dân tỉnh Lào Cai'."""

    name: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class System:
    """A named information system, platform or database, by its canonical name."""

    name: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Citation:
    """A legal or administrative document cited with a number or a date (ISO); what is not stated is empty."""

    number: str
    kind: str
    issuer: str
    date: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Measure:
    """A figure that states a result, amount, share, rank, count or change (GUIDE: measures).

    ``value`` and ``total`` are plain decimals, scale words multiplied out; ``upper`` is the other end of a range.
    ``time`` and ``ref_time`` are ISO 8601 dates or intervals, empty where they can't be told. ``indicator_evidence``
    spans the words that say what is measured, where they stand in one piece.
    """

    value: Decimal
    total: Decimal | None
    unit: str
    bound: Bound
    kind: Kind
    indicator: str
    scope: str
    time: str
    ref_time: str
    evidence: Evidence
    upper: Decimal | None = None
    indicator_evidence: Evidence | None = None


@dataclass(frozen=True, slots=True)
class Residue:
    """Something that looks like a fact and that no rule explained: 'number', 'title' or 'name'."""

    kind: str
    evidence: Evidence


Fact = (
    Person | Position | Meeting | MeetingSlot | Participation | Place | Programme | Body | System | Citation | Measure
)

FACT_CLASSES: tuple[type, ...] = (
    Person,
    Position,
    Meeting,
    MeetingSlot,
    Participation,
    Place,
    Programme,
    Body,
    System,
    Citation,
    Measure,
)


@dataclass(frozen=True, slots=True)
class Reading:
    """All that one article gave: its facts in text order by kind, and what no rule explained."""

    document: str
    facts: tuple[Fact, ...]
    residue: tuple[Residue, ...] = field(default=())
