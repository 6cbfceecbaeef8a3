"""The view ``people``: every named natural person once, bylines marked."""

from __future__ import annotations

from collections.abc import Iterator

from diemcau.facts import Person
from diemcau.rules.frame import Frame


def people(frame: Frame) -> Iterator[Person]:
    """Each person by full name, with the first full mention as evidence; one fact a person.

    Somebody who is named in a byline and in the prose is no byline.
    """
    page = frame.page
    acting = {m.name for m in page.names if not m.byline}
    seen: set[str] = set()
    for mention in page.names:
        if mention.short or mention.name in seen or (mention.byline and mention.name in acting):
            continue
        seen.add(mention.name)
        yield Person(mention.name, page.evidence(mention.start, mention.end, "people.name"), mention.byline)
