"""Named queries, .rq files and SPARQL text: found, described, run, shown."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pyoxigraph as ox
import pytest

from diemcau.errors import ExportError, QueryError
from diemcau.graph import iris
from diemcau.graph.vocabulary import DMC, node
from diemcau.parameters import Parameter
from diemcau.queries import named_queries, named_query, parse_query, query_file, run, view, write_views
from diemcau.resources import query_names, view_names
from diemcau.store import ArticleStore, open_store
from diemcau.tables import Iri, Table, value_of

XSD = "http://www.w3.org/2001/XMLSchema#"


@pytest.fixture
def store(tmp_path: Path) -> ArticleStore:
    opened = open_store(tmp_path / "kg", write=True)
    for name, note in (("a", "một"), ("b", "hai"), ("c", "hai")):
        graph, subject = iris.article_graph(name), iris.article(name)
        pairs = ((node(DMC.docName), ox.Literal(name)), (node(DMC.note), ox.Literal(note)))
        opened.put(name, [ox.Quad(subject, p, o, graph) for p, o in pairs])
    return opened


ASK = f"""# param note: the note
SELECT ?doc ?note WHERE {{ ?a {node(DMC.docName)} ?doc ; {node(DMC.note)} ?note }} ORDER BY ?doc"""


def test_a_header_says_title_columns_parameters_and_how_to_show() -> None:
    text = """# title: Ai dự
# title_en: Who took part
# columns: doc, person
# param doc: article — the article's name, e.g. a01: the first
# param place: a place
# show: table
# Only people whom the text names.
SELECT * {}
# title: not in the header
"""
    query = parse_query("who", text)
    assert (query.name, query.text, query.title, query.title_en) == ("who", text, "Ai dự", "Who took part")
    assert (query.columns, query.show) == (("doc", "person"), "table")
    assert query.parameters == {
        "doc": Parameter("doc", "article", "the article's name", "a01: the first"),
        "place": Parameter("place", "", "a place", ""),
    }
    assert query.description == "Only people whom the text names."


def test_every_query_that_travels_with_the_package_is_described_and_runs(store: ArticleStore) -> None:
    assert [query.name for query in named_queries()] == list(query_names()) != []
    for query in (*named_queries(), *map(named_query, view_names())):
        table = run(store, query)
        assert query.title
        assert query.title_en
        assert table.columns == query.columns


def test_unknown_names_are_answered_with_the_known_ones() -> None:
    with pytest.raises(QueryError) as caught:
        named_query("nobody")
    assert str(caught.value).startswith(f"there is no query 'nobody'; there are {query_names()[0]}, ")


def test_parameters_bind_text_and_nodes(store: ArticleStore) -> None:
    query = parse_query("notes", ASK)
    assert run(store, query).rows == (("a", "một"), ("b", "hai"), ("c", "hai"))
    assert run(store, query, {"note": "hai"}).rows == (("b", "hai"), ("c", "hai"))
    assert run(store, query, {"note": 'hai"} #'}).rows == ()
    subject = parse_query("of", "SELECT ?note WHERE { ?a " + str(node(DMC.note)) + " ?note }")
    assert run(store, subject, {"a": f"<{iris.article('a').value}>"}).rows == (("một",),)
    assert run(
        store, parse_query("has", "SELECT ?a { ?a ?p ?o FILTER(STRSTARTS(STR(?o), ?w)) }"), {"w": "mộ"}
    ).rows == ((iris.article("a").value,),)


def test_parameters_that_the_query_does_not_have(store: ArticleStore) -> None:
    with pytest.raises(QueryError, match=r"^notes: has no parameter 'nota'; it has note$"):
        run(store, parse_query("notes", ASK), {"nota": "hai"})
    with pytest.raises(QueryError, match=r"^x: has no parameter 'a'; it has none$"):
        run(store, parse_query("x", "ASK {}"), {"a": "b"})
    with pytest.raises(QueryError, match=r"^notes: the parameter note is no IRI: <a b>$"):
        run(store, parse_query("notes", ASK), {"note": "<a b>"})


def test_a_syntax_error_names_query_line_and_column(store: ArticleStore, tmp_path: Path) -> None:
    path = tmp_path / "hỏi.rq"
    path.write_text("SELECT *\nWHERE { ?s ?p ?o\n", "utf-8")
    with pytest.raises(QueryError) as caught:
        run(store, query_file(path))
    assert str(caught.value).splitlines()[0].startswith(f"{path}: line 3, column 1: ")


def test_files_that_can_not_be_read(tmp_path: Path) -> None:
    with pytest.raises(QueryError, match=r"none\.rq: does not exist$"):
        query_file(tmp_path / "none.rq")
    (tmp_path / "x.rq").write_bytes(b"ASK {} # \xff")
    with pytest.raises(QueryError, match=r"x\.rq: is not UTF-8 at offset 9$"):
        query_file(tmp_path / "x.rq")
    with pytest.raises(QueryError, match=r"can't be read: Is a directory$"):
        query_file(tmp_path)


def test_ask_construct_and_describe_are_tables_too(store: ArticleStore) -> None:
    note = node(DMC.note)
    assert run(store, parse_query("", f"ASK {{ ?s {note} 'hai' }}")) == Table(("answer",), ((True,),))
    built = run(store, parse_query("", f"CONSTRUCT {{ ?s {note} ?n }} WHERE {{ ?s {note} ?n FILTER(?n = 'một') }}"))
    assert built == Table(("subject", "predicate", "object"), ((iris.article("a").value, note.value, "một"),))
    assert len(run(store, parse_query("", f"DESCRIBE {iris.article('a')}"))) == 2


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("7", "integer", 7),
        ("42.5", "decimal", Decimal("42.5")),
        ("1E3", "double", 1000.0),
        ("true", "boolean", True),
        ("0", "boolean", False),
        ("2024-07-10", "date", date(2024, 7, 10)),
        ("2024-13-10", "date", "2024-13-10"),
        ("seven", "integer", "seven"),
        ("x", "decimal", "x"),
        ("2024", "gYear", "2024"),
        ("số", "string", "số"),
    ],
)
def test_values_are_typed(text: str, kind: str, value: object) -> None:
    found = value_of(ox.Literal(text, datatype=ox.NamedNode(XSD + kind)))
    assert (found, type(found)) == (value, type(value))


def test_nodes_and_nothing() -> None:
    found = value_of(ox.NamedNode("a:b"))
    assert (found, type(found)) == ("a:b", Iri)
    assert value_of(None) is None


def test_views_are_files_with_a_header_even_when_empty(store: ArticleStore, tmp_path: Path) -> None:
    counts = write_views(store, tmp_path / "out" / "views")
    assert list(counts) == list(view_names())
    for name in view_names():
        lines = (tmp_path / "out" / "views" / f"{name}.csv").read_text("utf-8").splitlines()
        assert lines[0] == ",".join(named_query(name).columns)
        assert len(lines) - 1 == counts[name] == len(view(store, name)) == 0


def test_views_that_can_not_be_written(store: ArticleStore, tmp_path: Path) -> None:
    (tmp_path / "views").write_text("", "utf-8")
    with pytest.raises(ExportError, match=r"views: can't be made: File exists$"):
        write_views(store, tmp_path / "views")


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }", "line 1, column 12"),
        ("ASK {\n  service SILENT ?x { ?s ?p ?o } }", "line 2, column 3"),
    ],
)
def test_no_query_asks_another_server(store: ArticleStore, text: str, place: str) -> None:
    with pytest.raises(QueryError) as caught:
        run(store, parse_query("", text))
    assert str(caught.value) == f"{place}: SERVICE is refused: a query asks this store alone"


def test_service_is_refused_as_a_keyword_only(store: ArticleStore) -> None:
    text = """PREFIX service: <http://SERVICE/> # SERVICE <x>
    SELECT ?service { VALUES ?service { "SERVICE <x>" service:service } }"""
    assert run(store, parse_query("", text)).rows == (("SERVICE <x>",), (Iri("http://SERVICE/service"),))


def test_a_query_without_end_is_given_up(store: ArticleStore) -> None:
    every = " ".join(f"?a{i} ?b{i} ?c{i} ." for i in range(4))
    with pytest.raises(QueryError) as caught:
        run(store, parse_query("all", f"SELECT (COUNT(*) AS ?n) {{ {every} }}"), timeout=0.2)
    assert str(caught.value) == "all: took longer than 0.2 seconds"


def test_a_query_is_not_nested_without_end(store: ArticleStore) -> None:
    for opened, closed in ("{}", "()", "[]"):
        nested = f"ASK {{\n{opened * 5000}{closed * 5000} }}"
        with pytest.raises(QueryError, match=r"^line 2: nested deeper than 200 brackets$"):
            run(store, parse_query("", nested))
    text = "(" * 300
    flat = f'ASK {{ {"{} " * 300} FILTER (\'{text}\' != "{text}\\"") }} # {text}'
    assert run(store, parse_query("", flat)).rows == ((True,),)


def test_a_query_may_have_all_the_time_there_is(store: ArticleStore) -> None:
    for seconds in (float("inf"), 1e300):
        assert run(store, parse_query("", "ASK {}"), timeout=seconds).rows == ((True,),)


def test_a_parameter_that_the_query_computes_chooses_rows(store: ArticleStore) -> None:
    shown = f"SELECT ?doc (STR(?n) AS ?note) {{ ?a {node(DMC.docName)} ?doc ; {node(DMC.note)} ?n }} ORDER BY ?doc"
    query = parse_query("notes", shown)
    assert run(store, query, {"note": "hai"}).rows == (("b", "hai"), ("c", "hai"))
    assert run(store, query, {"note": "hai", "doc": "c"}).rows == (("c", "hai"),)
    hidden = parse_query("hidden", f"SELECT ?a {{ ?a {node(DMC.note)} ?n BIND (STR(?n) AS ?note) }}")
    with pytest.raises(QueryError) as caught:
        run(store, hidden, {"note": "hai"})
    assert str(caught.value) == "hidden: note is computed on the way and no column of the answer; it can't be bound"


def test_a_parameter_of_broken_bytes_is_refused(store: ArticleStore) -> None:
    with pytest.raises(QueryError) as caught:
        run(store, parse_query("notes", ASK), {"note": "\udcff"})
    assert str(caught.value) == "notes: the parameter note is not UTF-8 text"
