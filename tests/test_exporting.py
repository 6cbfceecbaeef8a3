"""Every export of a store, whole and in part, read back with tools that are not ours."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from datetime import date
from itertools import count
from pathlib import Path

import networkx as nx
import pyoxigraph as ox
import pytest
import rdflib
from typer.testing import CliRunner

import diemcau
from corpus import FACTS, document, reading
from diemcau.cli import app
from diemcau.errors import ExportError, QueryError
from diemcau.export import in_order, sorting
from diemcau.export.sorting import in_key_order, sorted_runs
from diemcau.exporting import NAMES, Order
from diemcau.graph import article_quads, links_quads
from diemcau.graph.vocabulary import BASE
from diemcau.project import PROJECTIONS, project
from diemcau.selection import Selection, chosen
from diemcau.store import ArticleStore, open_store

QB = rdflib.Namespace("http://purl.org/linked-data/cube#")
CUBE = rdflib.Namespace("https://w3id.org/diemcau/cube/")


@pytest.fixture(scope="module")
def kg(tmp_path_factory: pytest.TempPathFactory) -> Iterator[diemcau.KnowledgeGraph]:
    folder = tmp_path_factory.mktemp("exporting") / "kg"
    with open_store(folder, write=True) as store:
        for name in FACTS:
            store.put(name, article_quads(document(name), reading(name)))
        store.put_links(list(links_quads(store.inner)))
    with diemcau.open(folder) as opened:
        yield opened


def store_of(kg: diemcau.KnowledgeGraph) -> ArticleStore:
    return kg._store


def written(kg: diemcau.KnowledgeGraph, folder: Path, name: str, **more: object) -> bytes:
    kg.export(folder / "out", name, **more)  # type: ignore[arg-type]
    return (folder / "out").read_bytes()


@pytest.mark.parametrize("name", NAMES)
def test_the_same_graph_gives_the_same_bytes(kg: diemcau.KnowledgeGraph, tmp_path: Path, name: str) -> None:
    first = written(kg, tmp_path, name)
    assert first == written(kg, tmp_path, name)
    with open_store(tmp_path / "other", write=True) as store:
        for article in reversed(FACTS):
            store.put(article, article_quads(document(article), reading(article)))
        store.put_links(list(links_quads(store.inner)))
    with diemcau.open(tmp_path / "other") as other:
        assert written(other, tmp_path, name) == first


@pytest.mark.parametrize(
    ("select", "names"),
    [
        (Selection(docs=("LAO CAI",)), ("lao-cai",)),
        (Selection(docs=("lao-cai", "gio linh")), ("gio-linh", "lao-cai")),
        (Selection(programmes=("de an 06",)), ("gio-linh", "lai-chau", "lao-cai")),
        (Selection(localities=("lai chau", "Gio Linh")), ("gio-linh", "lai-chau")),
        (Selection(localities=("lai chau",), programmes=("đề án 06",)), ("lai-chau",)),
        (Selection(since=date(2025, 2, 10), until=date(2025, 2, 10)), ("gio-linh", "lai-chau", "lao-cai")),
    ],
)
def test_articles_are_selected(kg: diemcau.KnowledgeGraph, select: Selection, names: tuple[str, ...]) -> None:
    assert chosen(store_of(kg), select) == names


@pytest.mark.parametrize(
    ("select", "said"),
    [
        (Selection(docs=("nghe-an",)), "no article of the graph is called 'nghe-an'"),
        (
            Selection(programmes=("đề án 07",)),
            "called 'đề án 07'; did you mean 'Đề án 06'?",
        ),
        (Selection(localities=("Atlantis",)), "no place of the graph is called 'Atlantis'"),
        (Selection(since=date(2025, 2, 11)), "no article is left by the selection"),
        (Selection(docs=("lao-cai",), localities=("lai chau",)), "no article is left by the selection"),
    ],
)
def test_selections_of_nothing(kg: diemcau.KnowledgeGraph, tmp_path: Path, select: Selection, said: str) -> None:
    with pytest.raises(QueryError) as caught:
        kg.export(tmp_path / "out", select=select)
    assert said in str(caught.value)
    assert list(tmp_path.iterdir()) == []


def test_a_part_of_the_graph_holds_no_word_of_the_rest(kg: diemcau.KnowledgeGraph, tmp_path: Path) -> None:
    part = written(kg, tmp_path, "nquads", select=Selection(docs=("lai-chau", "gio-linh"))).decode()
    whole = written(kg, tmp_path, "nquads").decode()
    assert set(part.splitlines()) < set(whole.splitlines())
    assert "/lao-cai/" not in part.replace(f"{BASE}event/of/lao-cai/", "")
    both = Selection(docs=("lao-cai", "lai-chau"))
    links = [
        line for line in written(kg, tmp_path, "nquads", select=both).decode().splitlines() if "graph/links" in line
    ]
    assert any("/check/" in line or "/event/" in line for line in links)
    alone = written(kg, tmp_path, "nquads", select=Selection(docs=("gio-linh",))).decode().splitlines()
    named = {line.split(" ")[0] for line in alone if "graph/links" in line}
    decided = {subject for subject in named if "/check/" in subject or "/link/" in subject}
    assert all("/link/indicator/" in subject for subject in decided)  # of what its own figures are
    told = " ".join(line for line in alone if "graph/links" not in line)
    assert decided
    assert [iri for line in alone for iri in re.findall(f"<{BASE}indicator/[^>]*>", line) if iri not in told] == []


@pytest.mark.parametrize("name", ["graphml", "gexf"])
@pytest.mark.parametrize("projection", PROJECTIONS)
def test_networkx_reads_networks_back(kg: diemcau.KnowledgeGraph, tmp_path: Path, name: str, projection: str) -> None:
    data = written(kg, tmp_path, name, projection=projection)
    found = nx.read_graphml(tmp_path / "out") if name == "graphml" else nx.read_gexf(tmp_path / "out")
    expected = project(store_of(kg).inner, projection)
    assert b"lastmodifieddate" not in data
    assert {node: (data["kind"], data["label"]) for node, data in found.nodes(data=True)} == {
        node: (data["kind"], data["label"]) for node, data in expected.nodes(data=True)
    }
    assert {(frozenset((a, b)), float(data["weight"])) for a, b, data in found.edges(data=True)} == {
        (frozenset((a, b)), float(data["weight"])) for a, b, data in expected.edges(data=True)
    }
    assert found.number_of_edges() > 0


def test_a_network_of_a_part(kg: diemcau.KnowledgeGraph, tmp_path: Path) -> None:
    written(kg, tmp_path, "graphml", select=Selection(docs=("lai-chau",)))
    assert sorted(data["label"] for _, data in nx.read_graphml(tmp_path / "out").nodes(data=True)) == [
        "Lê Văn Lương",
        "lai-chau m1",
    ]


@pytest.fixture(scope="module")
def cube(kg: diemcau.KnowledgeGraph, tmp_path_factory: pytest.TempPathFactory) -> rdflib.Graph:
    return rdflib.Graph().parse(data=written(kg, tmp_path_factory.mktemp("cube"), "cube"), format="turtle")


def test_a_cube_is_well_formed(cube: rdflib.Graph) -> None:
    """The integrity constraints of the vocabulary that apply to a cube without slices and code lists."""
    observations = set(cube.subjects(rdflib.RDF.type, QB.Observation))
    assert len(observations) == 9
    assert all(list(cube.objects(one, QB.dataSet)) == [CUBE.figures] for one in observations)
    assert list(cube.objects(CUBE.figures, QB.structure)) == [CUBE.structure]
    parts = list(cube.objects(CUBE.structure, QB.component))
    dimensions = {term for part in parts for term in cube.objects(part, QB.dimension)}
    measures = {term for part in parts for term in cube.objects(part, QB.measure)}
    attributes = {term for part in parts for term in cube.objects(part, QB.attribute)}
    assert (len(dimensions), measures, len(parts)) == (5, {CUBE.value}, 11)
    for term, cls in [(t, "Dimension") for t in dimensions] + [(t, "Measure") for t in measures]:
        assert (term, rdflib.RDF.type, QB[f"{cls}Property"]) in cube
        assert len(list(cube.objects(term, rdflib.RDFS.range))) == 1
    cells = {
        tuple(cube.value(one, dimension, any=False) for dimension in sorted(dimensions, key=str))
        for one in observations
    }
    assert len(cells) == 9  # no two observations share all their dimensions
    assert not any(None in cell for cell in cells)
    assert all(len(list(cube.objects(one, CUBE.value))) == 1 for one in observations)
    used = {p for one in observations for p in cube.predicates(one) if str(p).startswith(str(CUBE))}
    assert used <= dimensions | measures | attributes


def test_a_cube_says_what_the_article_says(cube: rdflib.Graph) -> None:
    one = cube.value(None, CUBE.value, rdflib.Literal("76.2", datatype=rdflib.XSD.decimal), any=False)
    assert {str(cube.value(one, CUBE[name])) for name in ("indicator", "area", "period", "kind", "unit", "bound")} == {
        "địa phương hoàn thành nhiệm vụ", "cả nước", "2024", "level", "%", "eq",
    }  # fmt: skip


def test_observations(kg: diemcau.KnowledgeGraph, tmp_path: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(written(kg, tmp_path, "observations").decode())))
    assert len(rows) == 9
    one = next(row for row in rows if row["quote"] == "76,2%")
    assert one.pop("variableMeasured").startswith("https://w3id.org/diemcau/indicator/dia-phuong-hoan-thanh-nhiem-vu-")
    assert one.pop("observationAbout") == ""
    assert one == {
        "placeName": "cả nước",
        "variableName": "địa phương hoàn thành nhiệm vụ",
        "observationDate": "2024",
        "observationPeriod": "P1Y",
        "value": "76.2",
        "unit": "%",
        "statType": "level",
        "measurementQualifier": "eq",
        "provenance": "lao-cai",
        "quote": "76,2%",
    }


# ---- streaming ------------------------------------------------------------------------------------------------------


def _quads(number: int) -> Iterator[ox.Quad]:
    p, g = ox.NamedNode("a:p"), ox.NamedNode("a:g")
    return (ox.Quad(ox.NamedNode(f"a:{n * 7919 % number:06}"), p, ox.Literal(n), g) for n in range(number))


def test_sorting_takes_no_more_quads_at_a_time_than_a_run() -> None:
    taken = count()
    counted = (quad for quad in _quads(1000) if next(taken) >= 0)
    runs = sorted_runs(counted, str, 100)
    for number in range(1, 11):
        assert len(next(runs)) == 100
        assert next(taken) == 100 * number + number - 1  # the question itself counts as one


def test_what_is_on_disk_comes_back_in_order(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = list(in_key_order(_quads(997), str))
    assert whole == sorted(_quads(997), key=str)
    assert list(in_key_order(_quads(997), str, 100)) == whole
    assert list(in_key_order(_quads(1000), str, 1000)) == sorted(_quads(1000), key=str)
    assert list(in_key_order([], str, 10)) == []


def test_a_triple_of_several_graphs_comes_once_from_disk_too(monkeypatch: pytest.MonkeyPatch) -> None:
    quads = [ox.Quad(q.subject, q.predicate, q.object, ox.NamedNode(f"a:g{n}")) for n in range(3) for q in _quads(50)]
    expected = [quad.triple for quad in in_order(quads, named_graphs=False)]
    assert len(expected) == 50
    monkeypatch.setattr(sorting, "RUN", 7)
    assert [quad.triple for quad in in_order(quads, named_graphs=False)] == expected
    assert len(list(in_order(quads, named_graphs=True))) == 150


# ---- what can't be --------------------------------------------------------------------------------------------------


def test_orders_that_make_no_sense() -> None:
    with pytest.raises(ExportError, match="unknown format 'xls', expected one of turtle, "):
        Order("xls")
    with pytest.raises(ExportError, match="unknown projection 'x', expected one of indicator-series, "):
        Order("gexf", projection="x")
    with pytest.raises(ExportError, match="cube does not hold the ontology; turtle, "):
        Order("cube", with_ontology=True)


def test_an_empty_graph_is_told(tmp_path: Path) -> None:
    open_store(tmp_path / "kg", write=True).close()
    with diemcau.open(tmp_path / "kg") as kg:
        for name in NAMES:
            with pytest.raises(ExportError, match="kg: holds no article; `diemcau build` adds some"):
                kg.export(tmp_path / "out", name)
    assert not (tmp_path / "out").exists()


def test_paths_that_can_not_be_written(kg: diemcau.KnowledgeGraph, tmp_path: Path) -> None:
    for name in NAMES:
        with pytest.raises(ExportError, match="can't be written: No such file or directory"):
            kg.export(tmp_path / "none" / "out", name)


def test_the_command(kg: diemcau.KnowledgeGraph, tmp_path: Path) -> None:
    def ask(*args: str) -> tuple[int, str, str]:
        done = CliRunner().invoke(app, [*args, "--kg", str(kg.path)])
        return done.exit_code, done.stdout, done.stderr

    out = tmp_path / "out"
    parts = ("--locality", "lao cai", "--from", "2025-01-01", "--to", "31/12/2025")
    assert ask("export", "-f", "graphml", "--projection", "official-body", *parts, "-o", str(out)) == (0, "", "")
    assert nx.read_graphml(out).number_of_edges() == 3
    code, text, _ = ask("export", "-f", "observations", "--doc", "Gio Linh")
    assert (code, len(text.splitlines())) == (0, 3)
    assert ask("export", "--doc", "x")[::2] == (2, "diemcau: no article of the graph is called 'x'\n")
    assert "'x' is none of indicator-series, " in ask("export", "-f", "gexf", "--projection", "x")[2]
    assert ask("views", "--to", str(tmp_path / "v"), "--doc", "lai chau", "-q") == (0, "", "")
    assert (tmp_path / "v" / "people.csv").read_text("utf-8") == "doc,person\nlai-chau,Lê Văn Lương\n"
    days = ("--from", "2025-02-10", "--until", "10/2/2025")
    assert ask("views", "--to", str(tmp_path / "w"), *days, "-q") == (0, "", "")
    assert len((tmp_path / "w" / "people.csv").read_text("utf-8").splitlines()) == 6
    assert ask("views", "--to", str(tmp_path / "x"), "--until", "2024-01-01")[0] == 2
    assert not (tmp_path / "x").exists()
    assert "'xls' is none of csv, parquet" in ask("views", "-f", "xls")[2]


def test_views_as_parquet(kg: diemcau.KnowledgeGraph, tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet", reason="pyarrow is not installed")
    counts = kg.views(tmp_path, "parquet")
    for name, number in counts.items():
        table = parquet.read_table(tmp_path / f"{name}.parquet")
        assert (table.num_rows, tuple(table.column_names)) == (number, kg.view(name).columns)
    first = (tmp_path / "people.parquet").read_bytes()
    kg.views(tmp_path, "parquet")
    assert (tmp_path / "people.parquet").read_bytes() == first
