"""Plain text files, and what makes a file no text."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from diemcau.errors import SourceError
from diemcau.text.document import Document
from diemcau.text.readers import Limits, Source, txt


def _read(path: Path, limits: Limits | None = None) -> Document | SourceError:
    (outcome,) = txt.read(Source(str(path), ".txt", path.stem, path), limits or Limits())
    return outcome


def _error(path: Path, limits: Limits | None = None) -> str:
    outcome = _read(path, limits)
    assert isinstance(outcome, SourceError)
    assert str(outcome) == f"{path}: {outcome.reason}"
    assert "\n" not in str(outcome)
    return outcome.reason


def test_a_file_is_read_as_python_reads_it(tmp_path: Path) -> None:
    path = tmp_path / "tin.txt"
    path.write_bytes("\ufeffHội nghị\r\nĐiểm cầu\rHuế\n".encode())
    document = _read(path)
    assert isinstance(document, Document)
    assert document.source == path.read_text("utf-8") == "\ufeffHội nghị\nĐiểm cầu\nHuế\n"
    assert document.text == "Hội nghị\nĐiểm cầu\nHuế\n"
    assert document.name == "tin"
    assert document.evidence(9, 17, "r").quote == "Điểm cầu"
    assert document.metadata.location == str(path)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "is empty"),
        (b" \n\t\n", "holds only white space"),
        (b"PK\x03\x04\x00\x00", "is not text: NUL byte at offset 4"),
        ("Hội nghị".encode("utf-16"), "is not text: NUL byte at offset 3"),
        (b"H\xf4i ngh\xec", "is not UTF-8: byte 0xf4 at offset 1"),
        ("điểm".encode() + b"\xff", "is not UTF-8: byte 0xff at offset 7"),
        ("điểm cầ".encode()[:-1], "is not UTF-8: byte 0xe1 at offset 9"),
    ],
)
def test_what_is_no_text(tmp_path: Path, data: bytes, reason: str) -> None:
    path = tmp_path / "x.txt"
    path.write_bytes(data)
    assert _error(path) == reason


def test_size_is_limited(tmp_path: Path) -> None:
    path = tmp_path / "x.txt"
    path.write_text("a" * 1001, "utf-8")
    assert _error(path, Limits(max_bytes=1000)) == "is larger than 1,000 bytes"
    assert isinstance(_read(path, Limits(max_bytes=1001)), Document)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    assert _error(tmp_path / "x.txt") == "does not exist"


def test_a_folder_and_a_pipe_are_no_files(tmp_path: Path) -> None:
    (tmp_path / "x.txt").mkdir()
    assert _error(tmp_path / "x.txt") == "is a folder"
    os.mkfifo(tmp_path / "y.txt")
    assert _error(tmp_path / "y.txt") == "is not a regular file"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read(tmp_path: Path) -> None:
    path = tmp_path / "x.txt"
    path.write_text("a", "utf-8")
    path.chmod(0)
    assert _error(path) == "can't be read: Permission denied"
