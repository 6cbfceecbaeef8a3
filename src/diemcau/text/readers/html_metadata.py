"""What a page says of itself: title, day of publication, publisher, address.

Sources, best first: JSON-LD of schema.org (`NewsArticle` and kin), Open Graph and article: properties, microdata,
meta names, `<time>`, `<link rel=canonical>`, `<title>`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from diemcau.text.document import Metadata
from diemcau.text.readers.dates import published_date
from diemcau.text.readers.files import one_line
from diemcau.text.readers.html_tree import Node

_ARTICLES = frozenset(
    {"Article", "NewsArticle", "ReportageNewsArticle", "AnalysisNewsArticle", "BlogPosting", "Report", "WebPage"}
)
_DATE_NAMES = (
    "article:published_time",
    "og:published_time",
    "datepublished",
    "pubdate",
    "publishdate",
    "dc.date.issued",
    "dcterms.created",
    "dc.date",
    "date",
)


@dataclass(frozen=True, slots=True)
class _Page:
    linked: tuple[Mapping[str, object], ...]  # JSON-LD objects that describe the article
    meta: Mapping[str, str]  # property, name or itemprop in lower case → content
    canonical: str
    title: str
    times: tuple[str, ...]


def metadata(root: Node, location: str, sha256: str) -> Metadata:
    """The metadata of a parsed page; a field that the page does not state is empty."""
    page = _page(root)
    return Metadata(
        location=location,
        url=_first([page.canonical, page.meta.get("og:url", ""), *_linked(page, "url")], ("http://", "https://")),
        title=_first([*_linked(page, "headline"), page.meta.get("og:title", ""), page.title]),
        published=_published(page),
        publisher=_first([*_linked(page, "publisher"), page.meta.get("og:site_name", "")]),
        sha256=sha256,
    )


def _published(page: _Page) -> str:
    stated = [*_linked(page, "datePublished"), *(page.meta.get(name, "") for name in _DATE_NAMES), *page.times]
    return next((day for day in map(published_date, stated) if day), "")


def _first(values: Iterable[str], starts: tuple[str, ...] = ("",)) -> str:
    return next((v for v in map(one_line, values) if v and v.startswith(starts)), "")


def _page(root: Node) -> _Page:
    linked: list[Mapping[str, object]] = []
    meta: dict[str, str] = {}
    canonical = title = ""
    times: list[str] = []
    for node in root.walk():
        if node.tag == "script" and node.get("type").strip().lower() == "application/ld+json":
            linked += _articles(node)
        elif node.tag == "meta":
            key = node.get("property") or node.get("name") or node.get("itemprop")
            meta.setdefault(key.strip().lower(), node.get("content"))
        elif node.tag == "link" and "canonical" in node.get("rel").lower().split():
            canonical = canonical or node.get("href").strip()
        elif node.tag == "title" and not title:
            title = node.text()
        elif node.tag == "time" or node.get("itemprop") == "datePublished":
            times.append(node.get("datetime") or node.get("content") or node.text())
    return _Page(tuple(linked), meta, canonical, title, tuple(times))


def _articles(script: Node) -> Iterator[Mapping[str, object]]:
    try:
        value = json.loads(script.text(), strict=False)
    except (ValueError, RecursionError):
        return  # a page with broken JSON-LD says nothing there; the other sources are asked
    yield from _objects(value)


def _objects(value: object, depth: int = 0) -> Iterator[Mapping[str, object]]:
    if isinstance(value, list):
        for item in value:
            yield from _objects(item, depth + 1)
    elif isinstance(value, dict):
        kinds = value.get("@type")
        if any(isinstance(kind, str) and kind in _ARTICLES for kind in (kinds if isinstance(kinds, list) else [kinds])):
            yield value
        if depth < 4:
            yield from _objects(value.get("@graph"), depth + 1)


def _linked(page: _Page, key: str) -> Iterator[str]:
    for value in page.linked:
        found = value.get(key)
        if isinstance(found, list) and found:
            found = found[0]
        if isinstance(found, dict):
            found = found.get("name") or found.get("@id")
        if isinstance(found, str):
            yield found
