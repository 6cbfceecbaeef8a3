"""The frame of the annotated sentences: an article from tỉnh Lào Cai, of 2024 (tests/cases/README.md)."""

from diemcau.facts import Level
from diemcau.mentions import Page
from diemcau.rules.context import Context
from diemcau.text.document import plain_document

HOME = Context(year=2024, place="Lào Cai", level=Level.PROVINCE)


def page(text: str) -> Page:
    """A page over ``text``."""
    return Page(plain_document("case", text))
