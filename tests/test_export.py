"""Exports: the same bytes from the same articles, and the same triples when read back."""

from __future__ import annotations

import io
import os
import random
import subprocess
import sys
import textwrap
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from rdflib.compare import to_isomorphic

import diemcau
from diemcau.errors import ExportError
from diemcau.export import FORMATS, export, write_file
from diemcau.export.terms import turtle_term
from diemcau.graph.vocabulary import BASE

XSD = "http://www.w3.org/2001/XMLSchema#"
READ_BACK = {
    "turtle": "turtle",
    "trig": "trig",
    "nquads": "nquads",
    "ntriples": "nt",
    "jsonld": "json-ld",
    "rdfxml": "xml",
}


def _literal(text: str, kind: str) -> ox.Literal:
    return ox.Literal(text, datatype=ox.NamedNode(XSD + kind))


def _quads() -> list[ox.Quad]:
    a = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
    found: list[ox.Quad] = []
    for name in ("a01", "hop-bao~90e38171"):
        graph = ox.NamedNode(f"{BASE}graph/article/{name}")
        shared = ox.NamedNode(f"{BASE}body/bo-cong-an-12345678")
        subject = ox.NamedNode(f"{BASE}measure/{name}/3-7-abcdef01")
        found += [
            ox.Quad(shared, a, ox.NamedNode(BASE + "Body"), graph),
            ox.Quad(
                shared,
                ox.NamedNode("http://www.w3.org/2000/01/rdf-schema#label"),
                ox.Literal("Bộ Công an", language="vi"),
                graph,
            ),
            ox.Quad(subject, a, ox.NamedNode(BASE + "Measure"), graph),
            ox.Quad(subject, ox.NamedNode(BASE + "value"), _literal("42.5", "decimal"), graph),
            ox.Quad(subject, ox.NamedNode(BASE + "start"), _literal("3", "integer"), graph),
            ox.Quad(subject, ox.NamedNode(BASE + "recalled"), _literal("true", "boolean"), graph),
            ox.Quad(subject, ox.NamedNode(BASE + "date"), _literal("2024-07-10", "date"), graph),
            ox.Quad(
                subject, ox.NamedNode(BASE + "quote"), ox.Literal("“42,5%”\n\t\\ \"và\" 'x' <b>&amp;</b> 🇻🇳"), graph
            ),
            ox.Quad(subject, ox.NamedNode(BASE + "quote"), ox.Literal(""), graph),
            ox.Quad(subject, ox.NamedNode(BASE + "url"), ox.NamedNode("https://example.vn/a?b=c&d=%20#e"), graph),
            ox.Quad(subject, ox.NamedNode(BASE + "scope"), shared, graph),
        ]
    links = ox.NamedNode(f"{BASE}graph/links")
    found.append(ox.Quad(ox.NamedNode(f"{BASE}event/a01/m1"), a, ox.NamedNode(BASE + "Event"), links))
    return found


QUADS = _quads()


def _bytes(name: str, quads: list[ox.Quad], folder: Path) -> bytes:
    export(quads, name, folder / "out")
    return (folder / "out").read_bytes()


@pytest.mark.parametrize("name", FORMATS)
def test_reading_back_gives_the_same_graph(name: str, tmp_path: Path) -> None:
    export(QUADS, name, tmp_path / "out")
    found = rdflib.Dataset().parse(tmp_path / "out", format=READ_BACK[name])
    expected = rdflib.Dataset().parse(
        io.BytesIO(ox.serialize(QUADS, format=ox.RdfFormat.N_QUADS) or b""), format="nquads"
    )
    if FORMATS[name].named_graphs:
        assert {q for q in found.quads() if q[3] is not None} == {q for q in expected.quads() if q[3] is not None}
    flat, wanted = rdflib.Graph(), rdflib.Graph()
    for s, p, o, _ in found.quads():
        flat.add((s, p, o))
    for s, p, o, _ in expected.quads():
        wanted.add((s, p, o))
    assert to_isomorphic(flat) == to_isomorphic(wanted)


@pytest.mark.parametrize("name", FORMATS)
def test_the_order_of_the_input_changes_nothing(name: str, tmp_path: Path) -> None:
    expected = _bytes(name, QUADS, tmp_path)
    for seed in range(5):
        shuffled = random.Random(seed).sample(QUADS, len(QUADS))
        assert _bytes(name, shuffled, tmp_path) == expected


def test_the_hash_seed_changes_nothing(tmp_path: Path) -> None:
    """Two processes with different seeds write a store each, from articles in different order."""
    (tmp_path / "in").mkdir()
    for name in ("a", "b", "c"):
        text = (
            f"Sáng 5/3/2024, ông Trần Văn {name.upper()}n, Chủ tịch UBND tỉnh Sơn La, dự họp. Tỉnh đạt 4{name and 2}%."
        )
        (tmp_path / "in" / f"{name}.txt").write_text(text, "utf-8")
    code = """
        import sys, diemcau
        from diemcau.export import FORMATS
        folder, kg, *order = sys.argv[1:]
        with diemcau.build([f"{folder}/in/{name}.txt" for name in order], f"{folder}/{kg}") as graph:
            for name in FORMATS:
                graph.export(f"{folder}/{kg}.{name}", name)
    """
    for seed, kg, order in (("1", "one", "abc"), ("2", "two", "cba")):
        subprocess.run(
            [sys.executable, "-c", textwrap.dedent(code), tmp_path, kg, *order],
            check=True,
            env=os.environ | {"PYTHONHASHSEED": seed},
        )
    for name in FORMATS:
        one = (tmp_path / f"one.{name}").read_bytes()
        assert one == (tmp_path / f"two.{name}").read_bytes()
        assert b"a" in one


def test_turtle_reads_well(tmp_path: Path) -> None:
    text = _bytes("turtle", QUADS, tmp_path).decode()
    assert text.count('<body/bo-cong-an-12345678> a dmc:Body ;\n    rdfs:label "Bộ Công an"@vi .\n') == 1
    assert '    dmc:date "2024-07-10"^^xsd:date ;\n' in text
    assert "    dmc:recalled true ;\n    dmc:scope <body/bo-cong-an-12345678> ;\n    dmc:start 3 ;\n" in text
    assert "dmc:value 42.5 .\n" in text


@pytest.mark.parametrize(
    ("term", "text"),
    [
        (ox.NamedNode(BASE + "Meeting"), "dmc:Meeting"),
        (ox.NamedNode(BASE + "measure/a/1-2"), "<measure/a/1-2>"),
        (ox.NamedNode(BASE), f"<{BASE}>"),
        (ox.NamedNode("https://example.vn/a"), "<https://example.vn/a>"),
        (_literal("5.", "decimal"), '"5."^^xsd:decimal'),
        (_literal("-7", "integer"), "-7"),
        (_literal("1", "boolean"), '"1"^^xsd:boolean'),
        (ox.Literal("số", language="vi"), '"số"@vi'),
        (ox.Literal("7"), '"7"'),
    ],
)
def test_turtle_terms(term: ox.NamedNode | ox.Literal, text: str) -> None:
    assert turtle_term(term) == text


def test_an_empty_graph_is_a_file_too(tmp_path: Path) -> None:
    for name in FORMATS:
        export([], name, tmp_path / name)
        assert len(rdflib.Dataset().parse(tmp_path / name, format=READ_BACK[name])) == 0


def test_a_character_that_xml_can_not_hold(tmp_path: Path) -> None:
    quad = ox.Quad(
        ox.NamedNode(BASE + "a"), ox.NamedNode(BASE + "quote"), ox.Literal("a\x0bb"), ox.NamedNode(BASE + "g")
    )
    with pytest.raises(ExportError, match=r"RDF/XML can't hold the character U\+000B"):
        export([quad], "rdfxml", tmp_path / "out.rdf")
    assert list(tmp_path.iterdir()) == []


def test_unknown_formats_and_impossible_files(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="unknown format 'n3', expected one of turtle, trig, nquads, "):
        export([], "n3", tmp_path / "x")
    with pytest.raises(ExportError, match="can't be written: No such file or directory"):
        export([], "turtle", tmp_path / "none" / "x.ttl")
    (tmp_path / "folder").mkdir()
    with pytest.raises(ExportError, match="folder: can't be written: Is a directory"):
        export([], "turtle", tmp_path / "folder")
    assert [p.name for p in tmp_path.iterdir()] == ["folder"]


def test_a_file_appears_whole_or_not_at_all(tmp_path: Path) -> None:
    path = tmp_path / "x"
    path.write_text("old", "utf-8")

    def fail(file: io.BufferedWriter) -> None:
        file.write(b"new")
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_file(path, fail)  # type: ignore[arg-type]
    assert path.read_text("utf-8") == "old"
    assert [p.name for p in tmp_path.iterdir()] == ["x"]


def test_the_ontology_is_exported_on_demand_and_without_blank_nodes(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Sáng 5/3/2024, tỉnh Sơn La họp.", "utf-8")
    with diemcau.build(tmp_path / "a.txt", tmp_path / "kg") as kg:
        kg.export(tmp_path / "all.nq", "nquads", with_ontology=True)
        kg.export(tmp_path / "articles.nq", "nquads")
    lines = (tmp_path / "all.nq").read_text("utf-8").splitlines()
    ontology = [line for line in lines if f"<{BASE}graph/ontology/" in line]
    assert {line.rpartition(" <")[2] for line in ontology} == {
        f"{BASE}graph/ontology/{name}> ." for name in ("bodies", "concepts", "diemcau", "places")
    }
    assert not [line for line in lines if "_:" in line.partition('"')[0]]
    assert (tmp_path / "articles.nq").read_text("utf-8").splitlines() == [x for x in lines if x not in set(ontology)]


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX links and pipes")
def test_a_link_stays_a_link_and_a_pipe_a_pipe(tmp_path: Path) -> None:
    (tmp_path / "real.ttl").write_text("old")
    (tmp_path / "link.ttl").symlink_to("real.ttl")
    write_file(tmp_path / "link.ttl", lambda file: file.write(b"new"))
    assert (tmp_path / "link.ttl").is_symlink()
    assert (tmp_path / "real.ttl").read_bytes() == b"new"
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    write_file(pipe, lambda file: file.write(b"through"))
    assert (os.read(reader, 100), pipe.is_fifo()) == (b"through", True)
    os.close(reader)


def test_a_long_name_can_be_written(tmp_path: Path) -> None:
    path = tmp_path / ("x" * 255)
    write_file(path, lambda file: file.write(b"new"))
    assert path.read_bytes() == b"new"
