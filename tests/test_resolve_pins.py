"""The file of reviewed decisions: what it may say, and how it is refused."""

from __future__ import annotations

import pytest

from diemcau.errors import PinError
from diemcau.graph.pinned import by_kind, with_iris
from diemcau.resolve.pins import Pin, as_toml, read_pins

GOOD = """
[[same]]
kind = "meeting"
a = "laocai/m1"
b = "laichau/m1"
reason = "Cùng hội nghị"

[[different]]
kind = "person"
a = "laocai/Nguyễn Văn Hùng"
b = "camau/Nguyễn Văn Hùng"
reason = "Chủ tịch tỉnh và \\"thầy Hùng\\""
"""


def test_a_file_of_pins() -> None:
    pins = read_pins(GOOD)
    assert pins == (
        Pin("meeting", "laichau/m1", "laocai/m1", same=True, reason="Cùng hội nghị"),
        Pin(
            "person",
            "camau/Nguyễn Văn Hùng",
            "laocai/Nguyễn Văn Hùng",
            same=False,
            reason='Chủ tịch tỉnh và "thầy Hùng"',
        ),
    )
    assert read_pins(as_toml(pins)) == pins
    assert read_pins("") == ()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[[same", "pins: is not TOML"),
        ("title = 'x'", "pins: has 'title', expected entries"),
        ("same = 3", "pins: has 'same', expected entries"),
        ("[[same]]\nkind = 'meeting'", "[[same]] number 1: expected exactly kind, a, b and reason"),
        ("[[same]]\nkind='meeting'\na='x/m1'\nb='y/m1'\nreason=''", "are texts and not empty"),
        ("[[same]]\nkind='meeting'\na='x/m1'\nb='y/m1'\nreason=3", "are texts and not empty"),
        ("[[same]]\nkind='place'\na='x'\nb='y'\nreason='r'", "the kind 'place' is none of meeting, person, body"),
        ("[[same]]\nkind='body'\na='x'\nb=' x'\nreason='r'", "names 'x' twice"),
    ],
)
def test_what_is_no_file_of_pins(text: str, message: str) -> None:
    with pytest.raises(PinError) as error:
        read_pins(text)
    assert message in str(error.value)


def pin(a: str, b: str, *, same: bool, kind: str = "meeting") -> str:
    return f"[[{'same' if same else 'different'}]]\nkind='{kind}'\na='{a}'\nb='{b}'\nreason='r'\n"


def test_pins_that_contradict_each_other_are_refused() -> None:
    text = pin("a/m1", "b/m1", same=True) + pin("c/m1", "b/m1", same=True) + pin("c/m1", "a/m1", same=False)
    with pytest.raises(PinError, match=r"contradict each other: a/m1 ≠ c/m1, but a/m1 = b/m1 = c/m1"):
        read_pins(text)
    assert len(read_pins(text.replace("a/m1", "x/m1", 1))) == 3


def test_keys_and_iris_are_the_same_thing() -> None:
    iri = "https://w3id.org/diemcau/meeting/a/m1"
    pins = read_pins(pin("a/m1", "b/m1", same=True) + pin(iri, "b/m1", same=False))
    with pytest.raises(PinError, match="contradict"):
        with_iris(pins)
    with pytest.raises(PinError, match="one node already"):
        with_iris(read_pins(pin("a/m1", iri, same=True)))
    with pytest.raises(PinError, match="expected <article>/<key>"):
        with_iris(read_pins(pin("a", "b/m1", same=True)))


def test_pins_are_looked_up_by_either_name() -> None:
    pins = by_kind(read_pins(GOOD))
    meeting = "https://w3id.org/diemcau/meeting/laocai/m1"
    assert pins["meeting"].partners(meeting) == ("https://w3id.org/diemcau/meeting/laichau/m1",)
    assert sorted(pins) == ["meeting", "person"]
