"""The article itself, from the document's metadata."""

from __future__ import annotations

from pyoxigraph import Literal

from diemcau.graph.builder import XSD_ANY_URI, A, Builder, iso_date
from diemcau.graph.vocabulary import DMC, node
from diemcau.text.document import Document

_ARTICLE = node(DMC.Article)
_DOC_NAME, _HEADLINE, _URL = node(DMC.docName), node(DMC.headline), node(DMC.url)
_PUBLISHED, _PUBLISHER = node(DMC.published), node(DMC.publisher)
_SHA256, _LANGUAGE = node(DMC.sha256), node(DMC.language)


def article(b: Builder, document: Document) -> None:
    """The article's node; where the source was found on this machine stays out, for it is not content."""
    metadata = document.metadata
    b.add(b.article, A, _ARTICLE)
    b.add(b.article, _DOC_NAME, Literal(document.name))
    b.add(b.article, _LANGUAGE, Literal("vi"))
    if metadata.title:
        b.add(b.article, _HEADLINE, Literal(metadata.title))
    if metadata.url:
        b.add(b.article, _URL, Literal(metadata.url, datatype=XSD_ANY_URI))
    if metadata.published:
        b.add(b.article, _PUBLISHED, iso_date(metadata.published))
    if metadata.publisher:
        b.add(b.article, _PUBLISHER, Literal(metadata.publisher))
    if metadata.sha256:
        b.add(b.article, _SHA256, Literal(metadata.sha256))
