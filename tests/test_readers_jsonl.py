"""JSON lines: good lines are articles, bad lines are named."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from diemcau.errors import SourceError
from diemcau.text.document import Document, Metadata
from diemcau.text.readers import Limits, Source, jsonl
from diemcau.text.readers.files import digest


def _read(path: Path, limits: Limits | None = None) -> list[Document | SourceError]:
    return list(jsonl.read(Source(path.name, ".jsonl", path.stem, path), limits or Limits()))


def _line(tmp_path: Path, line: str | bytes) -> Document | SourceError:
    path = tmp_path / "tin.jsonl"
    path.write_bytes(line if isinstance(line, bytes) else line.encode())
    (outcome,) = _read(path)
    return outcome


def test_all_that_a_line_may_say(tmp_path: Path) -> None:
    value = {
        "id": "hop-1",
        "text": "Sáng 5/3, tỉnh họp.",
        "title": "Tỉnh họp",
        "url": "https://example.vn/1",
        "published": "2025-03-05T20:00:00Z",
        "publisher": "Báo Tỉnh",
    }
    document = _line(tmp_path, json.dumps(value))
    assert isinstance(document, Document)
    assert document.name == "hop-1"
    assert document.source == document.text == "Sáng 5/3, tỉnh họp."
    assert document.metadata == Metadata(
        "tin.jsonl:1", "https://example.vn/1", "Tỉnh họp", "2025-03-06", "Báo Tỉnh", digest("Sáng 5/3, tỉnh họp.")
    )


def test_offsets_count_the_text_value(tmp_path: Path) -> None:
    document = _line(tmp_path, '{"title": "x", "content": "D\\u1ef1 h\\u1ecdp\\r\\n\\u0110i\\u1ec3m c\\u1ea7u"}')
    assert isinstance(document, Document)
    start = document.text.index("Điểm cầu")
    assert document.evidence(start, start + 8, "r").start == "Dự họp\r\nĐiểm cầu".index("Điểm cầu")


def test_names_without_an_id_come_from_file_and_line(tmp_path: Path) -> None:
    path = tmp_path / "tin.jsonl"
    path.write_text('{"text": "a"}\n\n{"body": "b"}\n{"text": "c", "id": 7}\n', "utf-8")
    assert [d.name for d in _read(path) if isinstance(d, Document)] == ["tin-1", "tin-3", "7"]


def test_a_bad_line_is_named_and_the_others_are_read(tmp_path: Path) -> None:
    path = tmp_path / "tin.jsonl"
    path.write_bytes(b'{"text": "a"}\n{"text": \n\xff\xfe\n["a"]\n{"text": "e"}')
    assert [o.name if isinstance(o, Document) else str(o) for o in _read(path)] == [
        "tin-1",
        "tin.jsonl:2: is not JSON: Expecting value at column 9",
        "tin.jsonl:3: is not UTF-8: byte 0xff at offset 0",
        "tin.jsonl:4: holds a JSON list, expected an object",
        "tin-5",
    ]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ('{"title": "x"}', "has none of the keys text, content, body"),
        ('{"text": " "}', "has an empty text"),
        ('{"text": null}', "has an empty text"),
        ('{"text": ["a"]}', "has list under text, expected a string"),
        ('{"text": "a", "id": true}', "has bool under id, expected a string"),
        ('{"text": "a", "url": 5}', "has int under url, expected a string"),
        ('{"text": "a\\ud800"}', "has half a surrogate pair under text at character 1"),
        ('{"text": "a\\u0000b"}', "has a NUL character in text"),
        ("{'text': 'a'}", "is not JSON: Expecting property name enclosed in double quotes at column 2"),
        ("nan", "is not JSON: Expecting value at column 1"),
    ],
)
def test_what_is_no_article(tmp_path: Path, line: str, reason: str) -> None:
    outcome = _line(tmp_path, line)
    assert isinstance(outcome, SourceError)
    assert (outcome.source, outcome.reason) == ("tin.jsonl:1", reason)


def test_json_that_no_parser_survives(tmp_path: Path) -> None:
    outcome = _line(tmp_path, "[" * 100_000)
    assert isinstance(outcome, SourceError)
    assert outcome.reason.startswith("is not usable JSON: ")


@pytest.mark.parametrize(("data", "reason"), [(b"", "is empty"), (b"\n \n", "holds only white space")])
def test_a_file_without_lines(tmp_path: Path, data: bytes, reason: str) -> None:
    outcome = _line(tmp_path, data)
    assert isinstance(outcome, SourceError)
    assert (outcome.source, outcome.reason) == ("tin.jsonl", reason)


def test_the_limit_holds_for_a_line_not_for_the_file(tmp_path: Path) -> None:
    path = tmp_path / "tin.jsonl"
    path.write_text('{"text": "a"}\n' * 5 + json.dumps({"text": "b" * 50}) + '\n{"text": "c"}\n', "utf-8")
    outcomes = _read(path, Limits(max_bytes=30))
    assert [o.name for o in outcomes if isinstance(o, Document)] == [
        "tin-1",
        "tin-2",
        "tin-3",
        "tin-4",
        "tin-5",
        "tin-7",
    ]
    assert str(outcomes[5]) == "tin.jsonl:6: is larger than 30 bytes"


def test_names_are_composed_and_hold_no_control_characters(tmp_path: Path) -> None:
    value = {"id": "ho\u0323p\n\x00 1", "text": "Tỉnh họp.", "title": "Tỉnh\x1b[31m họp\r"}
    document = _line(tmp_path, json.dumps(value))
    assert isinstance(document, Document)
    assert (document.name, document.metadata.title) == ("họp 1", "Tỉnh [31m họp")
