import unicodedata
from pathlib import Path

import pytest

from diemcau import pipeline
from diemcau.facts import FACT_CLASSES
from diemcau.text.document import plain_document

EXAMPLES = sorted((Path(__file__).parents[1] / "examples").glob("*.txt"))
TEXT = EXAMPLES[0].read_text("utf-8")


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda p: p.stem)
def test_reading_twice_gives_equal_facts(path: Path) -> None:
    document = plain_document(path.stem, path.read_text("utf-8"))
    assert pipeline.read(document) == pipeline.read(plain_document(path.stem, path.read_text("utf-8")))


VARIANTS = {
    "as it is": TEXT,
    "decomposed": unicodedata.normalize("NFD", TEXT),
    "no-break spaces": TEXT.replace(" ", "\u00a0"),
    "eth for đ": TEXT.replace("Đ", "\u00d0"),
}


@pytest.mark.parametrize("source", VARIANTS.values(), ids=VARIANTS.keys())
def test_every_quote_is_its_slice_of_the_source(source: str) -> None:
    facts = pipeline.read(plain_document("a", source)).facts
    assert len(facts) > 50
    assert [f for f in facts if source[f.evidence.start : f.evidence.end] != f.evidence.quote] == []


@pytest.mark.parametrize("source", VARIANTS.values(), ids=VARIANTS.keys())
def test_variants_state_the_same_facts(source: str) -> None:
    def stated(text: str) -> list[tuple[str, ...]]:
        facts = pipeline.read(plain_document("a", text)).facts
        plain = ("name", "person", "title", "body", "place", "slot", "value", "role", "site", "unit", "number")
        return [(type(f).__name__, *(str(getattr(f, key, "")) for key in plain)) for f in facts]

    assert stated(source) == stated(TEXT)


@pytest.mark.parametrize("source", ["", " ", "\n\n", "Hội", "hội nghị", "…", "123", "⟦0⟧", "Ông"])
def test_next_to_nothing_says_nothing(source: str) -> None:
    assert pipeline.read(plain_document("a", source)).facts == ()


def test_all_kinds_of_facts_are_read_from_the_examples() -> None:
    found = {type(f) for path in EXAMPLES for f in pipeline.read(plain_document("a", path.read_text("utf-8"))).facts}
    assert found == set(FACT_CLASSES)
