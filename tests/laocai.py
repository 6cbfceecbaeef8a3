"""Frames over annotated sentences: the article is from tỉnh Lào Cai, as its web address says."""

from diemcau.mentions import Page
from diemcau.rules.frame import Frame
from diemcau.text.document import Metadata, plain_document


def frame(text: str, url: str = "https://laocai.gov.vn/tin-tuc") -> Frame:
    """A frame over ``text``, an article found at ``url``."""
    return Frame(Page(plain_document("case", text, Metadata(url=url))))
