"""An article as a web page states what it states as text, and every quote is a slice of the page's source."""

from __future__ import annotations

from dataclasses import fields, replace
from html import escape
from pathlib import Path

import pytest

from diemcau.facts import Evidence, Fact
from diemcau.pipeline import read
from diemcau.text.document import plain_document
from diemcau.text.readers import html

EXAMPLES = sorted((Path(__file__).parents[1] / "examples").glob("*.txt"))


def _page(lines: list[str]) -> str:
    """A page with a menu and a footer; every second paragraph is written in character references."""
    paragraphs = (escape(line, quote=False) for line in lines)
    body = "\n".join(f"<p>{_referenced(text) if i % 2 else text}</p>" for i, text in enumerate(paragraphs))
    menu = "<nav><a href='/'>Trang chủ</a><a href='/tin'>Hội nghị, hội thảo của tỉnh Lào Cai</a></nav>"
    footer = "<footer>Giấy phép số 12/GP-TTĐT ngày 2/3/2020; ông Lý Văn Kín, Tổng biên tập</footer>"
    return f"<html><body>{menu}<article>{body}</article>{footer}</body></html>"


def _referenced(text: str) -> str:
    return "".join(char if ord(char) < 128 else f"&#{ord(char)};" for char in text)


def _stated(fact: Fact) -> tuple[object, ...]:
    values = (getattr(fact, field.name) for field in fields(fact))
    return type(fact).__name__, *(value for value in values if not isinstance(value, Evidence))


def _evidence(fact: Fact) -> list[Evidence]:
    values = (getattr(fact, field.name) for field in fields(fact))
    return [value for value in values if isinstance(value, Evidence)]


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_page_and_text_state_the_same(path: Path) -> None:
    lines = [" ".join(line.split()) for line in path.read_text("utf-8").split("\n") if line.strip()]
    text = plain_document("a", "\n".join(lines))
    page = html.parse("a", _page(lines), "a.html")
    page = replace(page, metadata=replace(page.metadata, published=""))  # a page knows the day of its dateline
    assert page.text == text.text
    found = read(page)
    assert list(map(_stated, found.facts)) == list(map(_stated, read(text).facts))
    spans = [span for fact in found.facts for span in _evidence(fact)] + [left.evidence for left in found.residue]
    assert spans
    assert [span for span in spans if page.source[span.start : span.end] != span.quote or not span.quote] == []
