"""The store: whole articles only, one writer, clear refusals."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import textwrap
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diemcau.errors import QueryError, StoreError, UnknownArticleError
from diemcau.facts import Evidence, Residue
from diemcau.graph import iris
from diemcau.graph.vocabulary import DMC, node
from diemcau.sparql import bind, syntax_message
from diemcau.store import ArticleStore, ontology_graph, open_store

NOTE = node(DMC.note)


def quads(name: str, *notes: str) -> list[ox.Quad]:
    graph, subject = iris.article_graph(name), iris.article(name)
    named = ox.Quad(subject, node(DMC.docName), ox.Literal(name), graph)
    return [named, *(ox.Quad(subject, NOTE, ox.Literal(note), graph) for note in notes)]


def notes(store: ArticleStore, name: str) -> list[str]:
    return sorted(
        q.object.value for q in store.article(name) if q.predicate == NOTE and isinstance(q.object, ox.Literal)
    )


def test_put_replace_and_remove(tmp_path: Path) -> None:
    with open_store(tmp_path / "kg", write=True) as store:
        assert store.put("b", quads("b", "một")) is False
        assert store.put("a", quads("a", "hai")) is False
        assert store.put("b", quads("b", "ba", "bốn")) is True
    with open_store(tmp_path / "kg") as store:
        assert (store.articles(), len(store), "a" in store, "c" in store) == (("a", "b"), 2, True, False)
        assert notes(store, "b") == ["ba", "bốn"]
    with open_store(tmp_path / "kg", write=True) as store:
        store.remove("b")
        assert store.articles() == ("a",)
        with pytest.raises(UnknownArticleError, match="holds no article 'b'"):
            store.remove("b")
        with pytest.raises(UnknownArticleError, match="holds no article 'b'"):
            store.article("b")


def test_quads_of_another_graph_are_refused_and_nothing_changes(tmp_path: Path) -> None:
    with open_store(tmp_path / "kg", write=True) as store:
        store.put("a", quads("a", "một"))
        with pytest.raises(ValueError, match="is not in the graph"):
            store.put("a", quads("b", "hai"))
        assert notes(store, "a") == ["một"]


def test_residue_is_kept_beside_the_graph(tmp_path: Path) -> None:
    left = Residue("number", Evidence("a", 3, 5, 'số "7"\n', ""))
    with open_store(tmp_path / "kg", write=True) as store:
        store.put("a", quads("a"), [left])
        assert store.residue("a") == (left,)
        assert {q.graph_name for q in store.quads()} == {iris.article_graph("a")}
        store.put("a", quads("a"))
        assert store.residue("a") == ()


def test_links_live_until_an_article_changes(tmp_path: Path) -> None:
    link = ox.Quad(iris.article("a"), NOTE, ox.Literal("x"), iris.LINKS_GRAPH)
    with open_store(tmp_path / "kg", write=True) as store:
        assert not store.linked
        store.put("a", quads("a"))
        store.put_links([link])
        assert store.linked
        assert link in set(store.quads())
        store.put("b", quads("b"))
        assert not store.linked
        assert link not in set(store.quads())
        store.put_links([])
        assert store.linked
        store.remove("b")
        assert not store.linked


@settings(max_examples=50, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_every_text_survives(text: str) -> None:
    inner = ox.Store()
    store = ArticleStore(Path("x"), inner, None, writable=True)  # type: ignore[arg-type]
    store.put("a", quads("a", text))
    assert notes(store, "a") == [text]


def test_ontology_is_loaded_beside_the_articles_and_anew_when_it_changed(tmp_path: Path) -> None:
    with open_store(tmp_path / "kg", write=True) as store:
        graph = ontology_graph("diemcau.ttl")
        before = set(store.inner.quads_for_pattern(None, None, None, graph))
        assert len(before) > 100
        assert not set(store.quads())
        assert before <= set(store.quads(with_ontology=True))
        store.inner.clear_graph(graph)
    version = tmp_path / "kg" / "diemcau.json"
    version.write_text(json.dumps(json.loads(version.read_text("utf-8")) | {"ontology": "old"}), "utf-8")
    with open_store(tmp_path / "kg", write=True) as store:
        assert set(store.inner.quads_for_pattern(None, None, None, graph)) == before


# ---- refusals -------------------------------------------------------------------------------------------------------


def _refusal(path: Path, *, write: bool = False) -> str:
    with pytest.raises(StoreError) as caught:
        open_store(path, write=write)
    assert str(caught.value).startswith(f"{path}: ")
    return str(caught.value).removeprefix(f"{path}: ")


def test_missing_and_foreign_folders(tmp_path: Path) -> None:
    assert _refusal(tmp_path / "kg") == "there is no store; `diemcau build` makes one"
    (tmp_path / "empty").mkdir()
    assert _refusal(tmp_path / "empty") == "is no diemcau store: it has no diemcau.json"
    (tmp_path / "news").mkdir()
    (tmp_path / "news" / "a.txt").write_text("a", "utf-8")
    assert _refusal(tmp_path / "news", write=True) == (
        "is no diemcau store and not empty (it holds a.txt); name a new folder"
    )
    assert sorted(p.name for p in (tmp_path / "news").iterdir()) == ["a.txt"]
    file = tmp_path / "news" / "a.txt"
    assert _refusal(file, write=True) == "is a file, expected the folder of a store"
    assert _refusal(file) == "is a file, expected the folder of a store"


def test_a_newer_store(tmp_path: Path) -> None:
    open_store(tmp_path / "kg", write=True).close()
    (tmp_path / "kg" / "diemcau.json").write_text('{"format": 2, "ontology": ""}', "utf-8")
    for write in (False, True):
        assert _refusal(tmp_path / "kg", write=write) == (
            "is from a newer diemcau (store format 2, this one reads up to 1); upgrade diemcau"
        )


@pytest.mark.parametrize("text", ["", "{", "[]", "{}"])
def test_a_damaged_version_file(tmp_path: Path, text: str) -> None:
    open_store(tmp_path / "kg", write=True).close()
    (tmp_path / "kg" / "diemcau.json").write_text(text, "utf-8")
    assert _refusal(tmp_path / "kg").startswith("is damaged: diemcau.json ")


def test_damaged_and_missing_data(tmp_path: Path) -> None:
    with open_store(tmp_path / "kg", write=True) as store:
        store.put("a", quads("a"))
    (tmp_path / "kg" / "data" / "CURRENT").write_text("garbage", "utf-8")
    for write in (False, True):
        refusal = _refusal(tmp_path / "kg", write=write)
        assert refusal.startswith("is damaged (Corruption: ")
        assert refusal.endswith("; remove the folder and build again")
    (tmp_path / "kg" / "data").rename(tmp_path / "away")
    assert _refusal(tmp_path / "kg") == "holds no data: the build that made it was stopped at once; build again"


@pytest.mark.parametrize("left", ["nothing", "new version", "version", "empty data", "half data"])
def test_a_store_whose_making_was_stopped_is_made_again(tmp_path: Path, left: str) -> None:
    folder = tmp_path / "kg"
    folder.mkdir()
    if left == "new version":
        (folder / "diemcau.json.new").write_text('{"form', "utf-8")
    elif left != "nothing":
        (folder / "diemcau.json").write_text('{"format": 1, "ontology": ""}', "utf-8")
        (folder / "lock").touch()
    if "data" in left:
        (folder / "data").mkdir()
    if left == "half data":
        (folder / "data" / "LOCK").touch()
        (folder / "data" / "IDENTITY").write_text("0b1c", "utf-8")
    _refusal(folder)
    with open_store(folder, write=True) as store:
        store.put("a", quads("a"))
    with open_store(folder) as store:
        assert store.articles() == ("a",)
        assert any(store.inner.quads_for_pattern(None, None, None, ontology_graph("places.ttl")))


def test_what_is_written_survives_a_flush_at_every_step(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("diemcau.store._FLUSH_AT", 0)
    with open_store(tmp_path / "kg", write=True) as store:
        for name in ("a", "b"):
            store.put(name, quads(name, "một"))
    with open_store(tmp_path / "kg") as store:
        assert [notes(store, name) for name in store.articles()] == [["một"], ["một"]]


def test_a_closed_store_says_so(tmp_path: Path) -> None:
    store = open_store(tmp_path / "kg", write=True)
    store.close()
    store.close()
    with pytest.raises(StoreError, match="the store is closed"):
        store.articles()


# ---- other processes ------------------------------------------------------------------------------------------------

HELD = "is held by another process (or is still open in this one); wait for it to end or stop it"


def _process(code: str, *args: object) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", textwrap.dedent(code), *map(str, args)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stdin=subprocess.PIPE, text=True)


@pytest.mark.skipif(sys.platform == "win32", reason="no flock")
@pytest.mark.parametrize(("theirs", "ours", "free"), [(1, 1, False), (1, 0, False), (0, 1, False), (0, 0, True)])
def test_one_writer_or_many_readers(tmp_path: Path, theirs: int, ours: int, free: bool) -> None:
    open_store(tmp_path / "kg", write=True).close()
    code = """
        import sys
        from diemcau.store import open_store
        with open_store(sys.argv[1], write=sys.argv[2] == "1"):
            print("open", flush=True)
            sys.stdin.read()
    """
    other = _process(code, tmp_path / "kg", theirs)
    assert other.stdout
    assert other.stdin
    assert other.stdout.readline() == "open\n"
    try:
        if free:
            open_store(tmp_path / "kg", write=bool(ours)).close()
        else:
            assert _refusal(tmp_path / "kg", write=bool(ours)) == HELD
    finally:
        other.communicate()
    open_store(tmp_path / "kg", write=True).close()


def test_this_process_holds_it_too(tmp_path: Path) -> None:
    with open_store(tmp_path / "kg", write=True):
        assert _refusal(tmp_path / "kg", write=True) == HELD
    open_store(tmp_path / "kg", write=True).close()


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL")
@pytest.mark.parametrize("lines", [1, 4, 9])
def test_killed_in_the_middle_leaves_whole_articles(tmp_path: Path, lines: int) -> None:
    code = """
        import itertools, sys
        import pyoxigraph as ox
        from diemcau.graph import iris
        from diemcau.graph.vocabulary import DMC, node
        from diemcau.store import open_store
        store = open_store(sys.argv[1], write=True)
        for turn in itertools.count():
            for name in ("a", "b"):
                graph, subject = iris.article_graph(name), iris.article(name)
                notes = (ox.Literal(f"{turn} {i}") for i in range(3000))
                store.put(name, [ox.Quad(subject, node(DMC.note), note, graph) for note in notes])
                print(turn, flush=True)
            store.put_links([ox.Quad(subject, node(DMC.note), ox.Literal(str(turn)), iris.LINKS_GRAPH)])
    """
    process = _process(code, tmp_path / "kg")
    assert process.stdout
    for _ in range(lines):
        process.stdout.readline()
    os.kill(process.pid, signal.SIGKILL)
    process.communicate()
    for write in (False, True):
        with open_store(tmp_path / "kg", write=write) as store:
            for name in ("a", "b")[: min(lines, 2)]:
                found = [note.split() for note in notes(store, name)]
                assert len(found) == 3000
                assert len({turn for turn, _ in found}) == 1
            turns = {notes(store, name)[0].split()[0] for name in ("a", "b") if name in store}
            linked = {
                q.object.value
                for q in store.quads()
                if q.graph_name == iris.LINKS_GRAPH and isinstance(q.object, ox.Literal)
            }
            assert linked <= turns
            assert store.linked == bool(linked)


# ---- queries --------------------------------------------------------------------------------------------------------


def test_the_default_graph_is_all_graphs(tmp_path: Path) -> None:
    with open_store(tmp_path / "kg", write=True) as store:
        store.put("a", quads("a", "một"))
        store.put("b", quads("b", "hai"))
        rows = store.query(f"SELECT ?n WHERE {{ ?s {NOTE} ?n }} ORDER BY ?n")
        assert isinstance(rows, ox.QuerySolutions)
        assert [str(row["n"]) for row in rows] == ['"hai"', '"một"']


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("SELECT ?x WHERE {\n  ?x foo }", "line 2, column 3: this part can't be read\n    ?x foo }\n    ^"),
        (
            "SELECT ?x WHERE {\n\t?x ?p ?o }\nORDER BYE ?x",
            "line 3, column 1: this part can't be read\n  ORDER BYE ?x\n  ^",
        ),
        (
            "SELECT ?x {\n?x ?p 'điểm cầu' ; , }",
            "line 2, column 20: this part can't be read\n  ?x ?p 'điểm cầu' ; , }\n" + " " * 21 + "^",
        ),
        (
            "SELECT ?x WHERE {\n  ?x dmc:date ?y }",
            "line 2, column 6: prefix not declared\n    ?x dmc:date ?y }\n       ^",
        ),
        ("", "line 1, column 1: the query is empty\n  \n  ^"),
        (
            "INSERT DATA { <a:a> <a:b> 1 }",
            "line 1, column 1: this part can't be read\n  INSERT DATA { <a:a> <a:b> 1 }\n  ^",
        ),
    ],
)
def test_syntax_errors_have_a_place(tmp_path: Path, text: str, message: str) -> None:
    with open_store(tmp_path / "kg", write=True) as store, pytest.raises(QueryError) as caught:
        store.query(text)
    assert str(caught.value) == message


def test_an_error_of_meaning_is_told_in_words(tmp_path: Path) -> None:
    text = "SELECT ?y (COUNT(?x) AS ?n) WHERE { ?x ?p ?y }"
    with open_store(tmp_path / "kg", write=True) as store, pytest.raises(QueryError) as caught:
        store.query(text)
    assert str(caught.value).startswith("line 1, column 47: The SELECT contains a variable that is unbound\n")


def test_a_place_is_that_of_the_query_as_written(tmp_path: Path) -> None:
    with open_store(tmp_path / "kg", write=True) as store, pytest.raises(QueryError, match=r"^line 1, column 20: "):
        store.query("ASK { ?s ?p ?doc . FILTR(?s) }", {"doc": [ox.Literal("a")]})


def test_a_syntax_error_without_a_place_is_passed_on() -> None:
    assert syntax_message("ASK {}", SyntaxError("odd")) == "odd"


@pytest.mark.parametrize(
    ("query", "bound"),
    [
        ("SELECT * WHERE { ?s ?p ?o }", 'SELECT * WHERE { VALUES ?o { "x" } ?s ?p ?o }'),
        ("ASK{?s ?p ?o}", 'ASK{ VALUES ?o { "x" }?s ?p ?o}'),
        (
            "# {\nPREFIX a: <a:{>\nCONSTRUCT { ?s ?p '{' } WHERE\n{ ?s ?p ?o }",
            "# {\nPREFIX a: <a:{>\nCONSTRUCT { ?s ?p '{' } WHERE\n{ VALUES ?o { \"x\" } ?s ?p ?o }",
        ),
        ("DESCRIBE <a:b>", "DESCRIBE <a:b>"),
        (
            "SELECT ?s { { SELECT ?s WHERE { ?s ?p ?o } } }",
            'SELECT ?s { VALUES ?o { "x" } { SELECT ?s WHERE { ?s ?p ?o } } }',
        ),
        (
            "PREFIX select: <a:> SELECT (EXISTS { ?s ?p '}' } AS ?e) { ?s select:o ?o }",
            "PREFIX select: <a:> SELECT (EXISTS { ?s ?p '}' } AS ?e) { VALUES ?o { \"x\" } ?s select:o ?o }",
        ),
        (
            "CONSTRUCT { ?s ?p ?o } { ?s ?p ?o { ?s a ?c } }",
            'CONSTRUCT { ?s ?p ?o } { VALUES ?o { "x" } ?s ?p ?o { ?s a ?c } }',
        ),
        ("DESCRIBE ?s WHERE { ?s ?p ?o }", 'DESCRIBE ?s WHERE { VALUES ?o { "x" } ?s ?p ?o }'),
    ],
)
def test_bindings_open_the_outermost_pattern(query: str, bound: str) -> None:
    assert bind(query, {"o": [ox.Literal("x")]}) == bound
