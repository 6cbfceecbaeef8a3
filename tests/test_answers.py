"""Answers in every form, read back with tools that are not ours."""

from __future__ import annotations

import csv
import io
import json
from decimal import Decimal

import pyoxigraph as ox
import pytest
import rdflib
from rdflib.query import Result

from diemcau.answers import FORMS, Answer, answer_of, write
from diemcau.errors import QueryError
from diemcau.export import FORMATS

XSD = "http://www.w3.org/2001/XMLSchema#"


def typed(text: str, kind: str) -> ox.Literal:
    return ox.Literal(text, datatype=ox.NamedNode(XSD + kind))


ROWS = Answer(
    "rows",
    ("doc", "số", "ngày", "đúng", "ai"),
    (
        (
            ox.Literal('a, "b"\nc|<i>'),
            typed("1928311000000000", "integer"),
            typed("2024-07-10", "date"),
            typed("true", "boolean"),
            ox.NamedNode("https://w3id.org/diemcau/a?b=c&d"),
        ),
        (ox.Literal(""), typed("0.10", "decimal"), None, None, ox.Literal("Hòa", language="vi")),
    ),
)
YES = answer_of(ox.Store().query("ASK {}"))
GRAPH = answer_of(
    [
        ox.Triple(
            ox.NamedNode("https://w3id.org/diemcau/b"), ox.NamedNode("http://a/p"), ox.Literal("Hòa", language="vi")
        ),
        ox.Triple(ox.NamedNode("https://w3id.org/diemcau/a"), ox.NamedNode("http://a/p"), typed("7", "integer")),
    ]
)


def test_forms_for_people_and_pipes() -> None:
    assert write(ROWS, "csv").decode() == (
        "doc,số,ngày,đúng,ai\n"
        '"a, ""b""\nc|<i>",1928311000000000,2024-07-10,true,https://w3id.org/diemcau/a?b=c&d\n'
        ",0.10,,,Hòa\n"
    )
    assert write(ROWS, "tsv").decode() == (
        "?doc\t?số\t?ngày\t?đúng\t?ai\n"
        '"a, \\"b\\"\\nc|<i>"\t1928311000000000\t"2024-07-10"^^<http://www.w3.org/2001/XMLSchema#date>\ttrue\t'
        "<https://w3id.org/diemcau/a?b=c&d>\n"
        '""\t0.10\t\t\t"Hòa"@vi\n'
    )
    assert write(ROWS, "jsonl").decode() == (
        '{"doc": "a, \\"b\\"\\nc|<i>", "số": 1928311000000000, "ngày": "2024-07-10", "đúng": true, '
        '"ai": "https://w3id.org/diemcau/a?b=c&d"}\n'
        '{"doc": "", "số": 0.1, "ngày": null, "đúng": null, "ai": "Hòa"}\n'
    )
    assert write(ROWS, "markdown").decode() == (
        "| doc | số | ngày | đúng | ai |\n"
        "| --- | ---: | --- | --- | --- |\n"
        '| a, "b"<br>c\\|\\<i> | 1928311000000000 | 2024-07-10 | true | https://w3id.org/diemcau/a?b=c&d |\n'
        "|  | 0.10 |  |  | Hòa |\n"
    )
    assert [row["số"] for row in ROWS.table()] == [Decimal(1928311000000000), Decimal("0.10")]


def lexical(rows: Result) -> list[list[tuple[str, str] | None]]:
    """Cells as (text, datatype or language), for rdflib and Oxigraph differ in how they show a plain string."""
    return [
        [
            None if x is None else (str(x), str(getattr(x, "language", None) or getattr(x, "datatype", None) or ""))
            for x in row
        ]
        for row in rows
        if isinstance(row, tuple)
    ]


@pytest.mark.parametrize("form", ["json", "xml", "tsv"])
def test_rdflib_reads_the_results_formats(form: str) -> None:
    found = Result.parse(io.BytesIO(write(ROWS, form)), format=form)
    assert [str(name) for name in found.vars or ()] == list(ROWS.columns)
    assert lexical(found) == [
        [
            ('a, "b"\nc|<i>', ""),
            ("1928311000000000", XSD + "integer"),
            ("2024-07-10", XSD + "date"),
            ("true", XSD + "boolean"),
            ("https://w3id.org/diemcau/a?b=c&d", ""),
        ],
        [("", ""), ("0.10", XSD + "decimal"), None, None, ("Hòa", "vi")],
    ]


@pytest.mark.parametrize("form", ["json", "xml", "tsv"])
def test_oxigraph_reads_the_results_formats(form: str) -> None:
    format_ = {"json": ox.QueryResultsFormat.JSON, "xml": ox.QueryResultsFormat.XML, "tsv": ox.QueryResultsFormat.TSV}
    found = ox.parse_query_results(write(ROWS, form), format=format_[form])
    assert isinstance(found, ox.QuerySolutions)
    assert answer_of(found) == ROWS


def test_python_reads_csv_and_json_lines() -> None:
    rows = list(csv.reader(io.StringIO(write(ROWS, "csv").decode())))
    assert rows[1][:2] == ['a, "b"\nc|<i>', "1928311000000000"]
    lines = write(ROWS, "jsonl").decode().splitlines()
    assert [json.loads(line)["ai"] for line in lines] == ["https://w3id.org/diemcau/a?b=c&d", "Hòa"]


def test_yes_or_no() -> None:
    assert write(YES, "csv") == b"answer\ntrue\n"
    assert json.loads(write(YES, "json")) == {"head": {}, "boolean": True}
    for form in ("json", "xml"):
        assert Result.parse(io.BytesIO(write(YES, form)), format=form).askAnswer is True
    assert write(answer_of(ox.Store().query("ASK { ?s ?p ?o }")), "markdown") == b"| answer |\n| --- |\n| false |\n"


@pytest.mark.parametrize(
    ("form", "parser"),
    [
        ("turtle", "turtle"),
        ("ntriples", "nt"),
        ("rdfxml", "xml"),
        ("jsonld", "json-ld"),
        ("trig", "trig"),
        ("nquads", "nquads"),
    ],
)
def test_a_graph_goes_into_the_rdf_formats(form: str, parser: str) -> None:
    found = {
        (str(s), str(p), str(o))
        for s, p, o, _ in rdflib.Dataset().parse(data=write(GRAPH, form), format=parser).quads()
    }
    assert found == {
        ("https://w3id.org/diemcau/b", "http://a/p", "Hòa"),
        ("https://w3id.org/diemcau/a", "http://a/p", "7"),
    }


def test_a_graph_is_a_table_too() -> None:
    assert write(GRAPH, "csv").decode() == (
        "subject,predicate,object\nhttps://w3id.org/diemcau/b,http://a/p,Hòa\nhttps://w3id.org/diemcau/a,http://a/p,7\n"
    )
    assert write(GRAPH, "turtle").decode().endswith('dmc:a <http://a/p> 7 .\n\ndmc:b <http://a/p> "Hòa"@vi .\n')


def test_no_rows_and_no_columns() -> None:
    empty = Answer("rows", ("a",), ())
    assert write(empty, "csv") == b"a\n"
    assert write(empty, "markdown") == b"| a |\n| --- |\n"
    assert write(empty, "jsonl") == b""
    for form in ("json", "xml"):
        assert len(Result.parse(io.BytesIO(write(empty, form)), format=form)) == 0


def test_forms_that_do_not_fit() -> None:
    with pytest.raises(QueryError) as caught:
        write(ROWS, "turtle")
    assert str(caught.value) == (
        f"turtle is for the graph of a CONSTRUCT or DESCRIBE; a table goes into {', '.join(FORMS)}"
    )
    with pytest.raises(QueryError) as caught:
        write(ROWS, "xls")
    assert str(caught.value) == f"unknown format 'xls', expected one of {', '.join((*FORMS, *FORMATS))}"


def test_a_triple_as_a_term_and_a_character_that_xml_can_not_hold() -> None:
    def answered(text: str) -> Answer:
        return answer_of(ox.Store().query(text))

    quoted = answered('SELECT (<<( <a:b> <a:c> "d"@vi )>> AS ?t) {}')
    assert json.loads(write(quoted, "json"))["results"]["bindings"] == [
        {
            "t": {
                "type": "triple",
                "value": {
                    "subject": {"type": "uri", "value": "a:b"},
                    "predicate": {"type": "uri", "value": "a:c"},
                    "object": {"type": "literal", "value": "d", "xml:lang": "vi"},
                },
            }
        }
    ]
    results = ox.parse_query_results(write(quoted, "xml"), format=ox.QueryResultsFormat.XML)
    assert isinstance(results, ox.QuerySolutions)
    assert [row["t"] for row in results] == [quoted.rows[0][0]]
    for code in ("\\u0001", "\\uFFFE"):
        with pytest.raises(QueryError, match=r"XML can't hold the character U\+(0001|FFFE) of the answer; use json"):
            write(answered(f'SELECT ("{code}" AS ?x) {{}}'), "xml")
