"""The command line: what it prints, and with which exit code it ends."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

import diemcau
from diemcau import building
from diemcau.cli import COMMANDS as LISTED
from diemcau.cli import app
from diemcau.facts import Level, Participation, Person, Place, Reading, Residue, Role
from diemcau.store import open_store
from diemcau.text.document import Document

COMMANDS = tuple(command.__name__ for command, _ in LISTED)
TEXT = "7 giờ, ông Trần Văn An dự họp ở Huế."


def _read(document: Document) -> Reading:
    """A stand-in for extraction; an article with 'X' breaks it, one with 'Z' gives a person without a meeting."""
    if "X" in document.text:
        raise ZeroDivisionError("no rule divides by nothing")
    person, place = document.text.index("Trần Văn An"), document.text.index("Huế")
    evidence = document.evidence(person, person + 11, "test.person")
    facts: tuple[Person | Place | Participation, ...] = (
        Person("Trần Văn An", evidence),
        Place("Huế", Level.PROVINCE, document.evidence(place, place + 3, "test.place")),
    )
    if "Z" in document.text:
        facts += (Participation("m1", "Trần Văn An", Role.ATTENDEE, "Huế", evidence),)
    return Reading(document.name, facts, (Residue("number", document.evidence(0, 1, "residue")),))


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(building, "read", _read)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "tin").mkdir()
    for name in ("a", "b"):
        (tmp_path / "tin" / f"{name}.txt").write_text(TEXT, "utf-8")
    return tmp_path


def _run(*args: str, stdin: str | None = None) -> Result:
    return CliRunner().invoke(app, args, input=stdin)


def _lines(*args: str, code: int = 0, stdin: str | None = None) -> list[str]:
    result = _run(*args, stdin=stdin)
    assert (result.exit_code, result.stderr) == (code, "")
    return result.stdout.splitlines()


def _error(*args: str, code: int = 2) -> str:
    result = _run(*args)
    assert result.exit_code == code
    return result.stderr


def test_version_and_help() -> None:
    assert _lines("--version") == [f"diemcau {diemcau.__version__}"]
    for command in COMMANDS:
        assert any(line.startswith(f"  Example: diemcau {command} ") for line in _lines(command, "--help"))
        assert "--quiet" in _run(command, "--help").stdout


def _counts(lines: list[str]) -> dict[str, str]:
    cells = [line.strip("│ ").split("│") for line in lines if line.startswith("│")]
    return {label.strip(): count.strip() for label, count in cells}


def test_who_only_asks_does_not_wait_for_the_rules() -> None:
    loaded = "import sys, diemcau.cli; print([m for m in sys.modules if m in ('diemcau.pipeline', 'diemcau.rules')])"
    assert subprocess.run([sys.executable, "-c", loaded], capture_output=True, check=True).stdout.split() == [b"[]"]
    version = [sys.executable, "-X", "importtime", "-m", "diemcau", "--version"]
    done = subprocess.run(version, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, f"diemcau {diemcau.__version__}\n")
    assert "typer" not in done.stderr


def test_build_prints_a_summary(folder: Path) -> None:
    counts = _counts(_lines("build", "tin"))
    assert counts == {
        "articles, new": "2",
        "articles, replaced": "0",
        "articles, removed": "0",
        "sources that failed": "0",
        "people": "2",
        "positions": "0",
        "meetings": "0",
        "meeting details": "0",
        "participations": "0",
        "places": "2",
        "programmes": "0",
        "bodies": "0",
        "systems": "0",
        "citations": "0",
        "measures": "0",
        "bylines": "0",
        "not explained: number": "2",
        "violations": "0",
    }
    counts = _counts(_lines("build", "tin/a.txt", "--no-validate", "--remove", "b"))
    assert (counts["articles, new"], counts["articles, replaced"], counts["articles, removed"]) == ("0", "1", "1")
    assert counts["violations"] == "not checked"
    assert _lines("build", "tin", "--quiet") == []
    assert _lines("build", "tin", "--quiet", "--explain") == ["a\t0-1\tnumber\t7", "b\t0-1\tnumber\t7"]


def test_sources_that_fail_are_named_and_the_others_are_built(folder: Path) -> None:
    (folder / "tin" / "c.txt").write_bytes(b"\xff\xfe")
    (folder / "tin" / "d.txt").write_text("X", "utf-8")
    result = _run("build", "tin", "none.txt", "--quiet")
    assert result.exit_code == 1
    assert result.stderr.splitlines() == [
        "tin/c.txt: is not UTF-8: byte 0xff at offset 0",
        (
            "tin/d.txt: ZeroDivisionError while reading it: no rule divides by nothing "
            "(a defect of diemcau; --debug shows where)"
        ),
        "none.txt: does not exist",
    ]
    with open_store("kg") as store:
        assert store.articles() == ("a", "b")
    assert isinstance(_run("build", "tin", "--debug").exception, ZeroDivisionError)


def test_violations_are_told_and_change_the_exit_code(folder: Path) -> None:
    (folder / "tin" / "z.txt").write_text(f"{TEXT} Z", "utf-8")
    result = _run("build", "tin")
    assert result.exit_code == 1
    found = int(_counts(result.stdout.splitlines())["violations"])
    lines = _lines("validate", code=1)
    assert found == len(lines) - 1 > 0
    assert lines[-1] == f"{found} violations in 3 articles"
    assert all(line.startswith("z: ") for line in lines[:-1])
    assert _lines("validate", "--quiet", code=1) == lines[:-1]


def test_validate_without_violations(folder: Path) -> None:
    _run("build", "tin")
    assert _lines("validate") == ["2 articles, no violation"]
    assert _lines("validate", "-q") == []


def test_views(folder: Path) -> None:
    _run("build", "tin")
    lines = _lines("views", "--to", "out/v")
    assert any(line.split("│")[1:3] == [" people         ", " 2    "] for line in lines if line.startswith("│"))
    assert (folder / "out" / "v" / "places.csv").read_text("utf-8") == "doc,place,level\na,Huế,tỉnh\nb,Huế,tỉnh\n"
    assert _lines("views", "--to", "v2", "--quiet") == []


def test_queries(folder: Path) -> None:
    _run("build", "tin")
    rows = ["doc,person", "a,Trần Văn An", "b,Trần Văn An"]
    assert _lines("query", "people") == rows
    text = (Path(__file__).parents[1] / "queries" / "views" / "people.rq").read_text("utf-8")
    (folder / "q.rq").write_text(text, "utf-8")
    assert _lines("query", "q.rq") == _lines("query", text) == _lines("query", "-", stdin=text) == rows
    assert _lines("query", "people", "-f", "tsv") == ["?doc\t?person", '"a"\t"Trần Văn An"', '"b"\t"Trần Văn An"']
    found = json.loads("".join(_lines("query", "people", "-f", "json")))
    assert found["results"]["bindings"][0]["person"] == {"type": "literal", "value": "Trần Văn An"}
    assert json.loads(_lines("query", "people", "-f", "jsonl")[0]) == {"doc": "a", "person": "Trần Văn An"}
    about = "CONSTRUCT { ?s a ?c } WHERE { ?s a ?c . FILTER(STRENDS(STR(?c), '/Article')) }"
    assert _lines("query", about)[-3:] == ["<article/a> a dmc:Article .", "", "<article/b> a dmc:Article ."]
    assert _lines("query", about, "-f", "csv")[0] == "subject,predicate,object"
    assert _lines("query", "people", "-f", "csv", "-o", "people.csv") == []
    assert (folder / "people.csv").read_text("utf-8").splitlines() == rows
    table = _lines("query", "people", "-f", "table")
    assert "│ a   │ Trần Văn An │" in table
    assert _lines("query", "people", "-p", "doc=b") == [rows[0], rows[2]]
    assert "\n".join(_lines("query", "people", "--describe")) == text.rstrip("\n")
    assert any(line.startswith("meeting_participants\t") for line in _lines("query"))


def test_the_list_of_queries(folder: Path) -> None:
    lines = _lines("queries")
    assert lines == _lines("query")
    assert "meetings_by_programme\tCác cuộc họp bàn về từng chương trình, đề án\tMeetings about each programme" in lines
    assert "\t-p person=…\tofficial — the bare name, e.g. Phạm Minh Chính" in lines
    assert _lines("queries", "--quiet") == [line for line in lines if not line.startswith("\t")]
    assert [query["name"] for query in json.loads("".join(_lines("queries", "-f", "json")))] == [
        line.split("\t")[0] for line in _lines("queries", "-q")
    ]
    assert _lines("queries", "meetings_by_programme") == [
        "meetings_by_programme",
        "Các cuộc họp bàn về từng chương trình, đề án",
        "Meetings about each programme",
        "columns: programme, date, doc, meeting, type, level",
        "shown best as: table",
        "-p programme=…  programme — the programme's canonical name, e.g. Đề án 06",
        "for example: diemcau query meetings_by_programme --kg kg -p programme='Đề án 06'",
    ]
    assert _error("queries", "nobody").startswith("diemcau: there is no query 'nobody'; there are ")
    assert "'xml' is none of text, json" in _error("queries", "-f", "xml")


def test_parameters_as_people_write_them(folder: Path) -> None:
    _run("build", "tin")
    assert _lines("query", "figures_of_article", "-p", "doc=A") == ["doc,start,quote,indicator,scope,time,kind"]
    assert _error("query", "figures_of_article", "-p", "doc=c") == (
        "diemcau: figures_of_article: the parameter doc: no article of the graph is called 'c'\n"
    )


def test_queries_that_can_not_be_asked(folder: Path) -> None:
    _run("build", "tin")
    assert _error("query", "nobody").startswith("diemcau: there is no query 'nobody'; there are ")
    assert _error("query", "SELECT *\n{ ?s ?p }").splitlines() == [
        "diemcau: line 2, column 3: this part can't be read",
        "  { ?s ?p }",
        "    ^",
    ]
    assert _error("query", "people", "-p", "doc").endswith("'doc' is not NAME=VALUE\n")
    assert "'xls' is none of table, csv, tsv, json" in _error("query", "people", "-f", "xls")
    assert _error("query", "people", "-f", "turtle", "-o", "x.ttl").startswith(
        "diemcau: turtle is for the graph of a CONSTRUCT or DESCRIBE; a table goes into csv, "
    )
    assert not (folder / "x.ttl").exists()
    assert _error("query", "people", "-p", "nobody=a").startswith("diemcau: people: has no parameter 'nobody'")


def test_export(folder: Path) -> None:
    _run("build", "tin")
    assert _lines("export")[0] == "@base <https://w3id.org/diemcau/> ."
    for form in ("turtle", "trig", "nquads", "ntriples", "jsonld", "rdfxml"):
        assert _lines("export", "--format", form, "-o", f"graph.{form}") == []
        assert (folder / f"graph.{form}").stat().st_size > 100
    assert "'n3' is none of turtle, trig, nquads, ntriples, jsonld, rdfxml" in _error("export", "-f", "n3")
    assert _error("export", "-o", "none/x.ttl") == "diemcau: none/x.ttl: can't be written: No such file or directory\n"


def test_show(folder: Path) -> None:
    _run("build", "tin")
    assert _lines("show", "a") == [
        "a",
        "",
        "people (1)",
        "  Trần Văn An",
        "      “Trần Văn An” 11-22 test.person",
        "",
        "places (1)",
        "  Huế · tỉnh",
        "      “Huế” 32-35 test.place",
        "",
        "not explained (1)",
        "  number: “7” 0-1",
    ]
    assert _error("show", "none") == "diemcau: kg: holds no article 'none'\n"


@pytest.mark.parametrize("command", [c for c in COMMANDS if c not in {"build", "queries"}])
def test_a_missing_store(folder: Path, command: str) -> None:
    argument = {"query": ["people"], "show": ["a"], "timeline": ["hồ sơ"]}.get(command, [])
    assert _error(command, *argument, "--kg", "none") == (
        "diemcau: none: there is no store; `diemcau build` makes one\n"
    )


def test_wrong_usage(folder: Path) -> None:
    assert "name at least one source" in _error("build")
    assert "No such command" in _error("buidl")
    assert _error("build", "tin", "--kg", "tin") == (
        "diemcau: tin: is no diemcau store and not empty (it holds a.txt); name a new folder\n"
    )
    _run("build", "tin")
    assert _error("build", "--remove", "none") == "diemcau: kg: holds no article 'none'\n"


def test_a_stopped_build_is_told_by_the_readers(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(document: Document) -> Reading:
        if document.name == "b":
            raise KeyboardInterrupt
        return _read(document)

    monkeypatch.setattr(building, "read", stop)
    assert _error("build", "tin", code=130) == (
        "stopped; the store holds whole articles only, and building again completes it\n"
    )
    result = _run("query", "people")
    assert result.stdout.splitlines() == ["doc,person", "a,Trần Văn An"]
    assert (
        result.stderr
        == "the last build was stopped: links across articles are missing or older than the articles; build again\n"
    )
    assert _run("query", "people", "--quiet").stderr == ""
    monkeypatch.setattr(building, "read", _read)
    assert _counts(_lines("build", "tin"))["articles, new"] == "1"


# ---- as a process of its own ----------------------------------------------------------------------------------------


def _diemcau(*args: str) -> list[str]:
    return [sys.executable, "-m", "diemcau", *args]


def _articles(folder: Path, count: int) -> None:
    for number in range(count):
        (folder / "tin" / f"n{number:04}.txt").write_text(f"{TEXT} Số {number}.\n" * 40, "utf-8")


def test_a_process_of_its_own(folder: Path) -> None:
    done = subprocess.run(_diemcau("build", "tin"), capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert "articles, new" in done.stdout
    done = subprocess.run(_diemcau("export", "-f", "nquads"), capture_output=True, text=True, check=False)
    assert done.returncode == 0
    assert "/article/a> " in done.stdout


# A build that gets its Ctrl-C at the 21st article: at a moment that no machine's speed decides.
STOPPED = """
import signal, sys, time
from diemcau import building
from diemcau.__main__ import main

class Finalized:
    def __del__(self):
        signal.raise_signal(signal.SIGINT)
        time.sleep(0)

class Plain:
    def __init__(self):
        signal.raise_signal(signal.SIGINT)

whole, seen = building.read, []

def read(document):
    seen.append(document)
    if len(seen) == 21:
        {how}()
    if len(seen) > 21:
        time.sleep(0.1)
    return whole(document)

building.read = read
sys.argv = ["diemcau", "build", "tin"]
main()
"""


@pytest.mark.parametrize("how", ["Plain", "Finalized"])
def test_ctrl_c_leaves_a_whole_store(folder: Path, how: str) -> None:
    _articles(folder, 40)
    script = STOPPED.replace("{how}", how)
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (130, "")
    assert done.stderr == "stopped; the store holds whole articles only, and building again completes it\n"
    with open_store("kg") as store:
        assert not store.linked
        assert 20 <= len(store) < 42
    assert _run("build", "tin", "--no-validate", "-q").exit_code == 0
    with open_store("kg") as store:
        assert (store.linked, len(store)) == (True, 42)


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX pipes")
def test_a_closed_pipe_is_quiet(folder: Path) -> None:
    _articles(folder, 40)
    assert _run("build", "tin", "--no-validate", "-q").exit_code == 0
    reader, writer = os.pipe()
    os.close(reader)
    for command in (["export", "-f", "nquads"], ["query", "people"], ["query", "people", "-f", "table"], ["show", "a"]):
        done = subprocess.run(_diemcau(*command), stdout=writer, stderr=subprocess.PIPE, text=True, check=False)
        assert (done.returncode, done.stderr) == (0, "")
    os.close(writer)


def test_standard_input_that_is_not_utf8_is_named(folder: Path) -> None:
    _run("build", "tin")
    result = CliRunner().invoke(app, ["query", "-"], input=b"SELECT \xff")
    assert (result.exit_code, result.stderr) == (2, "diemcau: standard input: is not UTF-8 at offset 7\n")


def test_a_query_is_given_up_after_its_time(folder: Path) -> None:
    _run("build", "tin")
    every = " ".join(f"?a{i} ?b{i} ?c{i} ." for i in range(3))
    error = _error("query", f"SELECT (COUNT(*) AS ?n) {{ {every} }}", "--timeout", "0.2")
    assert error == "diemcau: the query: took longer than 0.2 seconds\n"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="/dev/full stands for a full disk")
def test_a_full_disk_behind_standard_output(folder: Path) -> None:
    _run("build", "tin")
    for command in (["query", "people"], ["export"], ["validate"], ["show", "a"]):
        with Path("/dev/full").open("w") as full:
            done = subprocess.run(_diemcau(*command), stdout=full, stderr=subprocess.PIPE, text=True, check=False)
        assert (done.returncode, done.stderr) == (2, "diemcau: can't write: No space left on device\n")


def test_show_prints_nothing_that_a_terminal_would_obey(folder: Path) -> None:
    text = TEXT.replace("7 giờ", "7\x1b[31m\u202e giờ")
    (folder / "tin" / "a.txt").write_text(text, "utf-8")
    _run("build", "tin")
    assert [line for line in _lines("show", "a") if not line.isprintable()] == []
