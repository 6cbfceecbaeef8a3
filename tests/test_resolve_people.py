"""One official across articles, and homonyms who stay apart."""

from __future__ import annotations

import pytest

from diemcau.graph.lineage import lineage
from diemcau.resolve.people import Mention, same_people
from diemcau.resolve.pins import NO_PINS, Pin, Pins

CHAIR = ("chủ tịch", "ủy ban nhân dân", "lào cai")
DEPUTY = ("phó chủ tịch", "ủy ban nhân dân", "lào cai")
SECRETARY = ("bí thư", "tỉnh ủy", "lào cai")
TEACHER = ("giáo viên", "trường trung học phổ thông đầm dơi", "cà mau")
PRIME_MINISTER = ("thủ tướng", "chính phủ", "việt nam")
MINISTER_THEN = ("bộ trưởng", "bộ thông tin và truyền thông", "việt nam")
MINISTER_NOW = ("bộ trưởng", "bộ khoa học và công nghệ", "việt nam")
RANK = ("đại tướng", "", "")
EVENTS = {"a/m1": "event", "b/m1": "event", "c/m1": "event"}

STRONG, WEAK = "trịnh xuân trường", "nguyễn văn hùng"


def mention(
    doc: str, *posts: tuple[str, str, str], name: str = STRONG, day: str = "", site: str | None = None
) -> Mention:
    attended = frozenset() if site is None else frozenset({(f"{doc}/m1", site)})
    return Mention(doc, doc, name, name.title(), day, frozenset(posts), attended)


def groups(*mentions: Mention, pins: Pins = NO_PINS) -> list[tuple[str, ...]]:
    found = same_people(mentions, lambda meeting: EVENTS.get(meeting, ""), lineage, pins)
    return sorted(person.mentions for person in found.persons)


@pytest.mark.parametrize(
    ("one", "two"),
    [
        # the same post
        (mention("a", CHAIR), mention("b", CHAIR)),
        (mention("a", CHAIR, name=WEAK), mention("b", CHAIR, SECRETARY, name=WEAK)),
        # promoted within one body, even with a name that many bear
        (mention("a", DEPUTY, name=WEAK), mention("b", CHAIR, name=WEAK)),
        # another body of the same province, with a telling name
        (mention("a", CHAIR), mention("b", SECRETARY)),
        # the ministry was merged into another one
        (mention("a", MINISTER_THEN, name=WEAK), mention("b", MINISTER_NOW, name=WEAK)),
        # from one post at the top of the state to another
        (
            mention("a", ("bộ trưởng", "bộ công an", "việt nam")),
            mention("b", ("chủ tịch nước", "quốc hội", "việt nam")),
        ),
        # named without a post in the other report of the meeting, at the same site
        (mention("a", CHAIR, site="lào cai"), mention("b", site="lào cai")),
    ],
)
def test_one_person(one: Mention, two: Mention) -> None:
    assert groups(one, two) == [("a", "b")]


@pytest.mark.parametrize(
    ("one", "two"),
    [
        # the chairman in Lào Cai and a teacher in Cà Mau
        (mention("a", CHAIR), mention("b", TEACHER)),
        # chairmen of two provinces
        (mention("a", CHAIR), mention("b", (CHAIR[0], CHAIR[1], "lai châu"))),
        # one province, but a name that thousands bear
        (mention("a", CHAIR, name=WEAK), mention("b", SECRETARY, name=WEAK)),
        # two teachers of one school: a title that many hold
        (mention("a", TEACHER, name=WEAK), mention("b", TEACHER, name=WEAK)),
        # nothing but the name, or the name and a rank
        (mention("a"), mention("b")),
        (mention("a", CHAIR), mention("b")),
        (mention("a", RANK), mention("b", RANK)),
        # at the same meeting, but at sites of two provinces
        (mention("a", CHAIR, site="lào cai"), mention("b", site="lai châu")),
        # at the same meeting, from two provinces, where no site is told
        (mention("a", CHAIR, site=""), mention("b", (CHAIR[0], CHAIR[1], "lai châu"), site="")),
        # at another meeting
        (mention("a", CHAIR, site="lào cai"), mention("x", site="lào cai")),
    ],
)
def test_homonyms_stay_apart(one: Mention, two: Mention) -> None:
    assert groups(one, two) == [(one.id,), (two.id,)]


def test_a_bare_name_between_two_homonyms_is_undecided() -> None:
    here, there = mention("a", CHAIR, site=""), mention("b", TEACHER, site="")
    assert groups(here, there, mention("c", site="")) == [("a",), ("b",), ("c",)]


def test_a_former_post_joins_the_new_one_to_the_old() -> None:
    moved = mention("b", ("bí thư", "tỉnh ủy", "hà giang"), ("thứ trưởng", "bộ nội vụ", "việt nam"), name=WEAK)
    before = mention("a", ("bí thư", "tỉnh ủy", "hà giang"), name=WEAK)
    after = mention("c", ("thứ trưởng", "bộ nội vụ", "việt nam"), name=WEAK)
    assert groups(before, moved, after) == [("a", "b", "c")]
    assert groups(before, after) == [("a",), ("c",)]


def test_a_person_is_named_after_the_post_that_is_attested_first() -> None:
    later, first = mention("a", CHAIR, day="2025-01-01"), mention("b", DEPUTY, RANK, day="2023-01-01")
    teacher, bare = mention("c", TEACHER), mention("d")
    found = same_people([later, first, teacher, bare])
    assert [(p.mentions, p.post, p.twin) for p in found.persons] == [
        (("a", "b"), DEPUTY, False),
        (("c",), TEACHER, False),
        (("d",), None, False),
    ]


def test_each_join_is_one_decision_with_its_grounds() -> None:
    found = same_people([mention(doc, PRIME_MINISTER) for doc in "abc"])
    assert [(link.a, link.b, [(g.kind, g.words, str(g.weight)) for g in link.grounds]) for link in found.links] == [
        (one, two, [
            ("post", "thủ tướng · chính phủ · việt nam", "4"),
            ("body", "chính phủ · việt nam", "3"),
            ("post", "lãnh đạo ở trung ương", "2.5"),
        ])
        for one, two in (("a", "b"), ("b", "c"))
    ]  # fmt: skip


def test_pins_overrule_the_evidence() -> None:
    same = Pins.of([Pin("person", "a", "b", same=True, reason="đã hỏi")])
    assert groups(mention("a", CHAIR), mention("b", TEACHER), pins=same) == [("a", "b")]
    different = Pins.of([Pin("person", "a", "c", same=False, reason="hai người")])
    assert groups(*(mention(doc, CHAIR) for doc in "abc"), pins=different) == [("a", "b"), ("c",)]


def test_the_order_of_mentions_does_not_matter() -> None:
    mentions = [mention("a", CHAIR), mention("b", SECRETARY), mention("c", TEACHER), mention("d", DEPUTY)]
    assert same_people(mentions) == same_people(reversed(mentions))
    assert same_people([]).persons == ()
