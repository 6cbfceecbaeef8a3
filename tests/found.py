"""What the code reads in the project's articles and what the store answers, once for all tests of a run."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from functools import cache
from pathlib import Path

from article_sets import SETS, gold_articles
from comparison import Comparison
from diemcau.facts import Evidence, Fact, Reading
from diemcau.pipeline import read
from diemcau.text.document import Document, plain_document
from score import Answers, answers, compare_all

SHARED = Path(__file__).resolve().parents[2] / "shared"
NO_SHARED = "../shared is absent: the real articles and their gold are not part of the project"
ARTICLES = [(name, item.text) for name in SETS for item in gold_articles(name)]


@cache
def readings(path: Path) -> tuple[Document, Reading]:
    """One article and its facts."""
    document = plain_document(path.stem, path.read_text("utf-8"))
    return document, read(document)


@cache
def set_answers(name: str) -> Answers:
    """What a store of the set's articles answers; every article must have been built."""
    found, failed = answers(gold_articles(name))
    if failed:
        raise AssertionError("\n".join(failed))
    return found


@cache
def set_scores(name: str) -> dict[str, Comparison]:
    """The set's answers against its gold."""
    return compare_all(gold_articles(name), set_answers(name))


def spans(fact: Fact) -> Iterator[Evidence]:
    """Every piece of evidence that a fact carries."""
    values = (getattr(fact, field.name) for field in fields(fact))
    return (value for value in values if isinstance(value, Evidence))
