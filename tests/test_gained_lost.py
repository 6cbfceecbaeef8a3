"""scripts/gained_lost.py: what a change of rules gained and lost."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path
from unicodedata import normalize

import pytest

from article_sets import ROOT
from gained_lost import Change, Stated, changes, report, sentence_around

TEXT = "Sáng 3/4/2024, ông Trần Văn An dự họp.\nNgười dân nộp hồ sơ qua Cổng Dịch vụ công quốc gia. Tỉnh đạt 42%."


def figure(value: str, start: int, end: int) -> Stated:
    return Stated("a", "Measure", (value, "%"), start, end)


def system(name: str, start: int) -> Stated:
    return Stated("a", "System", (name,), start, start + len(name))


def test_a_fact_is_its_values_and_for_a_figure_its_place() -> None:
    before = [system("VNeID", 40), system("VNeID", 10), system("iGate", 20), figure("42", 5, 8), figure("7", 30, 32)]
    after = [system("VNeID", 50), system("eDoc", 60), figure("42", 5, 8), figure("7", 33, 35)]
    assert changes(before, after) == [
        Change("-", figure("7", 30, 32)),
        Change("+", figure("7", 33, 35)),
        Change("-", system("iGate", 20)),
        Change("+", system("eDoc", 60)),
    ]


def test_nothing_changed() -> None:
    facts = [system("VNeID", 40), figure("42", 5, 8)]
    assert changes(facts, reversed(facts)) == []


def test_a_sentence_is_shown_once_for_all_that_changed_in_it(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TEXT, "utf-8")
    at = TEXT.index("42%")
    found = changes([figure("42", at, at + 3)], [figure("0.42", at, at + 3)])
    lines = ["a · Measure", "  Tỉnh đạt 42%.", f"    - 42 · % · {at}-{at + 3}", f"    + 0.42 · % · {at}-{at + 3}"]
    assert list(report(found, [path])) == lines


@pytest.mark.parametrize(
    ("source", "words", "sentence"),
    [
        (TEXT, "Trần Văn An", "Sáng 3/4/2024, ông Trần Văn An dự họp."),
        (TEXT, "42%", "Tỉnh đạt 42%."),
        (TEXT, "gia. Tỉnh", "Người dân nộp hồ sơ qua Cổng Dịch vụ công quốc gia. Tỉnh đạt 42%."),
        (normalize("NFD", "  Họp\u00a0 báo.   Huyện  đạt 7%. "), "7%", "Huyện đạt 7%."),  # offsets of the source
    ],
)
def test_the_sentence_around_a_span(tmp_path: Path, source: str, words: str, sentence: str) -> None:
    path = tmp_path / "a.txt"
    path.write_text(source, "utf-8")
    start = source.index(words)
    assert sentence_around(path, start, start + len(words)) == sentence


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository with a base revision whose code reads no systems; the working tree's code is the project's."""
    if shutil.which("git") is None:
        pytest.skip("git is not installed; gained_lost.py compares git revisions")
    for folder in ("src", "ontology", "queries", "scripts"):
        shutil.copytree(ROOT / folder, tmp_path / folder, ignore=shutil.ignore_patterns("__pycache__"))
    (tmp_path / "examples").mkdir()
    (tmp_path / "examples" / "tin.txt").write_text(TEXT, "utf-8")
    pipeline = tmp_path / "src" / "diemcau" / "pipeline.py"
    today = pipeline.read_text("utf-8")
    pipeline.write_text(f"{today}\n\n{WITHOUT_SYSTEMS}", "utf-8")
    git(tmp_path, "init", "--quiet")
    git(tmp_path, "add", ".")
    git(tmp_path, "-c", "user.name=test", "-c", "user.email=test@example.org", "commit", "--quiet", "-m", "base")
    pipeline.write_text(today, "utf-8")
    return tmp_path


WITHOUT_SYSTEMS = """_read_all = read


def read(document):
    reading = _read_all(document)
    return Reading(document.name, tuple(f for f in reading.facts if type(f).__name__ != "System"), reading.residue)
"""


def git(folder: Path, *arguments: str) -> str:
    done = subprocess.run(["git", "-C", str(folder), *arguments], check=True, capture_output=True, encoding="utf-8")
    return done.stdout


def run(repository: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(repository / "scripts" / "gained_lost.py"), *arguments]
    return subprocess.run(command, capture_output=True, encoding="utf-8", check=False)


def test_the_command_compares_with_a_revision(repository: Path) -> None:
    done = run(repository, "--base", "HEAD")
    assert (done.returncode, done.stderr) == (0, "")
    start = TEXT.index("Cổng")
    assert done.stdout.splitlines() == [
        "tin · System",
        "  Người dân nộp hồ sơ qua Cổng Dịch vụ công quốc gia.",
        f"    + Cổng Dịch vụ công Quốc gia · {start}-{start + len('Cổng Dịch vụ công quốc gia')}",
        "1 gained, 0 lost on 1 articles",
    ]
    assert len(git(repository, "worktree", "list").splitlines()) == 1  # nothing is left behind


def test_the_command_names_what_it_cannot_read(repository: Path) -> None:
    unknown = run(repository, "--base", "no-such-revision")
    assert (unknown.returncode, unknown.stdout) == (2, "")
    assert unknown.stderr.startswith("no-such-revision: git can't check it out: ")
    (repository / "src" / "diemcau" / "pipeline.py").write_text("read = 1 / 0\n", "utf-8")
    broken = run(repository, "--base", "HEAD")
    assert (broken.returncode, broken.stdout) == (2, "")
    assert "can't read the articles: ZeroDivisionError" in broken.stderr
    assert len(git(repository, "worktree", "list").splitlines()) == 1
