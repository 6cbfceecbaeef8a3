"""Each named query parses, says what it is, and gives its expected rows (tests/queries/<name>.csv)."""

from __future__ import annotations

import csv
from functools import partial
from pathlib import Path
from typing import cast

import pytest
from pyoxigraph import Literal, Quad, QuerySolutions, RdfFormat, Store, parse

from corpus import corpus_store
from diemcau.names import KINDS
from diemcau.parameters import TYPES, Parameter, terms_of
from diemcau.queries import SHOWS, named_query, parse_query, run
from diemcau.resources import ontology_text, query_names, query_path
from diemcau.sparql import bind
from diemcau.store import ontology_graph, open_store

EXPECTED = Path(__file__).parent / "queries"
NAMES = query_names()


@pytest.fixture(scope="module")
def store() -> Store:
    """The corpus with the places and bodies that a store holds beside the articles."""
    filled = corpus_store()
    for name in ("places.ttl", "bodies.ttl"):
        graph = ontology_graph(name)
        filled.extend(
            Quad(q.subject, q.predicate, q.object, graph) for q in parse(ontology_text(name), RdfFormat.TURTLE)
        )
    return filled


def names(store: Store, listing: str) -> list[tuple[str, str]]:
    return [(row["name"].value, row["bound"].value) for row in cast("QuerySolutions", store.query(listing))]


def answer(store: Store, name: str, **given: str) -> list[list[str]]:
    query = parse_query(name, query_path(name).read_text("utf-8"))
    bound = {key: terms_of(query.parameters[key], value, partial(names, store)) for key, value in given.items()}
    text = bind(query.text, bound)
    found = cast("QuerySolutions", store.query(text, use_default_graph_as_union=True))
    rows = [[getattr(term, "value", "") for term in row] for row in found]
    return [[variable.value for variable in found.variables], *rows]


@pytest.mark.parametrize("name", NAMES)
def test_a_query_gives_its_expected_rows(store: Store, name: str) -> None:
    with (EXPECTED / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        assert answer(store, name) == list(csv.reader(file))


@pytest.mark.parametrize("name", NAMES)
def test_a_query_says_what_it_is(name: str) -> None:
    query = parse_query(name, query_path(name).read_text("utf-8"))
    assert query.title
    assert query.title_en
    assert query.show in SHOWS
    assert list(query.parameters.values()) != []
    for parameter in query.parameters.values():
        assert parameter.type in TYPES
        assert parameter.about
        assert parameter.example
        if parameter.type not in KINDS:
            assert terms_of(parameter, parameter.example, lambda _: ())
    assert list(query.columns) == answer(Store(), name)[0]


@pytest.mark.parametrize(
    ("name", "parameter", "value", "rows"),
    [
        ("meeting_participants", "doc", "lai-chau", 2),
        ("official_posts", "person", "Phạm Minh Chính", 1),
        ("indicator_values", "words", "TÀI KHOẢN", 4),
        ("indicator_values", "words", "thuê bao", 0),
        ("meetings_by_programme", "programme", "Đề án 06", 3),
        ("site_chairs", "site", "Lào Cai", 1),
        ("site_chairs", "site", "Lai Châu", 0),
        ("figures_of_article", "doc", "gio-linh", 2),
        ("documents_cited", "number", "57-NQ/TW", 1),
        ("documents_cited", "number", "57 nq-tw", 1),
        ("official_posts", "person", "pham minh  CHINH", 1),
        ("meetings_by_programme", "programme", "de an 06", 3),
        ("people_met", "person", "Vũ Xuân Cường", 1),
        ("people_met", "person", "Phạm Minh Chính", 0),
        ("event_accounts", "doc", "lai-chau", 7),
        ("event_chairs", "site", "Lào Cai", 1),
        ("event_chairs", "site", "Lai Châu", 0),
        ("event_localities", "event", "<https://w3id.org/diemcau/event/2025-02-10/quoc-gia>", 63),
        ("event_localities", "event", "<https://w3id.org/diemcau/event/2025-02-11/quoc-gia>", 0),
        ("person_posts", "person", "Vũ Xuân Cường", 1),
        ("person_meetings", "person", "Lê Văn Lương", 0),
        ("person_meetings", "other", "Vũ Xuân Cường", 1),
        ("body_names", "body", "Tỉnh ủy Lào Cai", 0),
        ("link_decisions", "kind", "meeting", 1),
        ("link_decisions", "decision", "different", 0),
    ],
)
def test_a_parameter_narrows_the_answer(store: Store, name: str, parameter: str, value: str, rows: int) -> None:
    assert len(answer(store, name, **{parameter: value})) - 1 == rows


def test_every_expected_answer_has_its_query() -> None:
    assert sorted(path.stem for path in EXPECTED.glob("*.csv")) == list(NAMES)


PARAMETERS = [(name, parameter) for name in NAMES for parameter in named_query(name).parameters.values()]


@pytest.mark.parametrize(("name", "parameter"), PARAMETERS, ids=lambda part: getattr(part, "name", part))
def test_an_example_of_a_header_finds_something_in_the_bundled_examples(
    examples_kg: Path, name: str, parameter: Parameter
) -> None:
    with open_store(examples_kg) as opened:
        found = run(opened, named_query(name), {parameter.name: parameter.example})
        known = run(opened, named_query(name))
    assert bool(found) == bool(known)  # the examples contradict nobody, so one of the questions has no answer at all
    assert set(found.columns) == set(known.columns)


@pytest.mark.parametrize("name", NAMES)
def test_all_parameters_can_be_given_at_once(name: str) -> None:
    declared = named_query(name).parameters.values()
    text = bind(named_query(name).text, {parameter.name: [Literal("x")] for parameter in declared})
    assert list(cast("QuerySolutions", Store().query(text))) == []
