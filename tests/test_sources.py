"""What a user names, as sources and articles."""

from __future__ import annotations

import os
import unicodedata
from pathlib import Path

import pytest

from diemcau.errors import DuplicateNameError, SourceError
from diemcau.text.document import Document
from diemcau.text.readers import Limits
from diemcau.text.sources import documents, expand, slug


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name in (
        "tin/b.txt",
        "tin/a.html",
        "tin/sub/c.htm",
        "tin/sub/d.JSONL",
        "tin/e.md",
        "tin/.x.txt",
        "tin/.git/f.txt",
    ):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text('{"text": "Tỉnh họp."}' if name.endswith("JSONL") else "Tỉnh họp.", "utf-8")
    (tmp_path / "trống").mkdir()
    return tmp_path


def _shown(*items: str | Path) -> list[str]:
    return [str(s) if isinstance(s, SourceError) else s.shown for s in expand(items)]


def test_a_folder_is_its_files_sorted_with_all_below(folder: Path) -> None:
    assert _shown("tin") == ["tin/a.html", "tin/b.txt", "tin/sub/c.htm", "tin/sub/d.JSONL"]


def test_globs_and_repeated_names(folder: Path) -> None:
    assert _shown("tin/*.txt") == ["tin/b.txt"]
    assert _shown("tin/**/*.htm*") == ["tin/a.html", "tin/sub/c.htm"]
    assert _shown("tin/b.txt", "tin", folder / "tin" / "b.txt", "tin/[b].txt") == [
        "tin/b.txt",
        "tin/a.html",
        "tin/sub/c.htm",
        "tin/sub/d.JSONL",
    ]


def test_a_file_whose_name_looks_like_a_pattern(folder: Path) -> None:
    (folder / "họp [1].txt").write_text("Tỉnh họp.", "utf-8")
    assert _shown("họp [1].txt") == ["họp [1].txt"]


def test_what_is_no_source(folder: Path) -> None:
    known = ".txt, .html, .htm, .jsonl"
    assert _shown("trống", "tin/e.md", "không.txt", "không", "tin/*.pdf", "tin/*.md", "", "ftp://a.vn/b") == [
        f"trống: holds no {known} file",
        f"tin/e.md: has the suffix '.md', expected one of {known}",
        "không.txt",  # whether a file is there is seen when it is read
        "không: does not exist",
        "tin/*.pdf: matches nothing",
        f"tin/*.md: matches no folder and no {known} file",
        "'': is an empty name",
        "ftp://a.vn/b: has the scheme ftp://, expected http:// or https://",
    ]


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("https://www.laocai.gov.vn/tin-tuc/hop-bao-12345.html", "laocai-gov-vn-tin-tuc-hop-bao-12345"),
        ("http://baochinhphu.vn/?id=7&trang=Đề án", "baochinhphu-vn-id-7-trang-de-an"),
        ("http://127.0.0.1:8080/a.txt", "127-0-0-1-8080-a-txt"),
        ("https://a.vn/", "a-vn"),
    ],
)
def test_slug(address: str, name: str) -> None:
    assert slug(address) == name


def test_long_addresses_stay_apart() -> None:
    one, two = slug("https://a.vn/" + "x" * 300 + "1"), slug("https://a.vn/" + "x" * 300 + "2")
    assert one != two
    assert max(len(one), len(two)) <= 110


def _read(*items: str) -> list[str]:
    return [o.name if isinstance(o, Document) else str(o) for o in documents(expand(items))]


def test_articles_are_called_by_stem_and_line(folder: Path) -> None:
    assert _read("tin") == ["a", "b", "c", "d-1"]


def test_two_sources_with_one_name_are_told_so(folder: Path) -> None:
    (folder / "b.txt").write_text("Huyện họp.", "utf-8")
    (folder / "tin" / "sub" / "d.JSONL").write_text('{"text": "x", "id": "m"}\n{"text": "y", "id": "m"}\n', "utf-8")
    assert _read("tin", "b.txt") == [
        "a",
        "b",
        "c",
        "m",
        "tin/sub/d.JSONL:2: would be called 'm' like tin/sub/d.JSONL:1; rename one of the two",
        "b.txt: would be called 'b' like tin/b.txt; rename one of the two",
    ]
    clash = list(documents(expand(["tin/b.txt", "b.txt"])))[1]
    assert isinstance(clash, DuplicateNameError)


def test_a_name_is_free_again_when_its_first_source_can_not_be_read(folder: Path) -> None:
    (folder / "b.txt").write_text("", "utf-8")
    assert _read("b.txt", "tin/b.txt") == ["b.txt: is empty", "b"]


def test_decomposed_file_names_give_composed_article_names(folder: Path) -> None:
    name = unicodedata.normalize("NFD", "tỉnh họp")
    (folder / f"{name}.txt").write_text("Tỉnh họp.", "utf-8")
    assert _read(f"{name}.txt") == ["tỉnh họp"]


def test_a_loop_of_links_ends(folder: Path) -> None:
    (folder / "tin" / "sub" / "up").symlink_to(folder / "tin", target_is_directory=True)
    assert len(_shown("tin")) == 4


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_folder_that_may_not_be_read_is_named_and_the_rest_is_read(folder: Path) -> None:
    (folder / "tin" / "sub").chmod(0)
    try:
        assert _shown("tin") == ["tin/sub: can't be read: Permission denied", "tin/a.html", "tin/b.txt"]
    finally:
        (folder / "tin" / "sub").chmod(0o755)


def test_a_file_that_vanishes_between_naming_and_reading(folder: Path) -> None:
    sources = list(expand(["tin/a.html", "tin/b.txt"]))
    (folder / "tin" / "a.html").unlink()
    assert [o.name if isinstance(o, Document) else str(o) for o in documents(sources, Limits())] == [
        "tin/a.html: does not exist",
        "b",
    ]


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        (os.fsdecode(b"h\xffp.txt"), "has a name that is not UTF-8; rename it"),
        ("a\0.txt", "is not a path: it holds a NUL character"),
        ("x" * 300, "can't be read: File name too long"),
        ("[x" + "y" * 300, "matches nothing"),
    ],
)
def test_impossible_names(name: str, reason: str) -> None:
    assert [(e.source, e.reason) for e in expand([name]) if isinstance(e, SourceError)] == [(name, reason)]
