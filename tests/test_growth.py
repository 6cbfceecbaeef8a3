"""What a page costs grows with its length, not with its square: counted in calls, which no machine changes."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from types import FrameType

from article_sets import all_texts
from diemcau.pipeline import read
from diemcau.text.document import Document, plain_document


def _calls(texts: Sequence[str]) -> int:
    """How many functions, built-in ones and steps of generators too, are called to read ``texts`` as one article."""
    text = "\n\n".join(texts)
    document = Document("page", text, text, range(len(text)), range(1, len(text) + 1))
    count = 0

    def counted(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal count
        count += event in {"call", "c_call"}

    before = sys.getprofile()
    sys.setprofile(counted)
    try:
        read(document)
    finally:
        sys.setprofile(before)
    return count


def test_a_page_of_all_articles_calls_no_more_for_each_character_than_short_pages() -> None:
    paths = sorted(all_texts(), key=_by_end)
    texts = [plain_document(path.stem, path.read_text("utf-8")).text for path in paths]  # without what stands below
    _calls(texts[:1])  # lexicons and patterns are loaded once a process
    # an article that reports many meetings is cut into one page for each: some more calls, but not eight times as many
    pieces = [texts[start : start + 5] for start in range(0, len(texts), 5)]
    assert _calls(texts) < 1.5 * sum(map(_calls, pieces))


def _by_end(path: Path) -> str:
    return path.stem[::-1]  # mixes provinces, ministries and newspapers
