"""IRIs: pure functions from content to name, so that the same articles give the same graph everywhere.

Every IRI is ``https://w3id.org/diemcau/<kind>/<slug>…`` in plain ASCII (``[A-Za-z0-9._~-]`` and ``/``), so nothing is
ever percent-encoded. A slug loses what Vietnamese spelling distinguishes ('Hòa', 'Hoa'), so wherever two names could
share one, eight hex digits of the SHA-256 of the folded name follow it. Folding (case, dashes, place of the tone mark,
white space) decides which spellings are one name.

Two families: *article-scoped* names begin with the article's segment (people, meetings, figures, spans: the same name
in two articles need not be the same thing), *global* ones do not (bodies, programmes, places, indicators, posts).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from hashlib import sha256

import regex
from pyoxigraph import NamedNode

from diemcau.graph.vocabulary import BASE
from diemcau.text.fold import fold

LINKS_GRAPH = NamedNode(f"{BASE}graph/links")

# An article name that is its own segment: "000_69ee06243ff3e7fd", "a01_sonla_diem-nghen", "2024-07-10.laocai"
_PLAIN = regex.compile(r"[A-Za-z0-9_][A-Za-z0-9._-]*")
_NOT_WORD = regex.compile(r"[^a-z0-9]+")
_SLUG_LENGTH = 64


@lru_cache(maxsize=65536)
def key(name: str) -> str:
    """What two spellings of one name share: NFC, folded, single spaces.

    >>> key("Ủy ban  Quốc gia") == key("UỶ BAN QUỐC GIA")
    True
    """
    return fold(" ".join(unicodedata.normalize("NFC", name).split()))


@lru_cache(maxsize=65536)
def slug(name: str) -> str:
    """ASCII words joined by hyphens, at most 64 characters, cut between words; 'x' where nothing is left.

    >>> slug("Ủy ban nhân dân tỉnh Đắk Lắk"), slug("57-NQ/TW"), slug("…")
    ('uy-ban-nhan-dan-tinh-dak-lak', '57-nq-tw', 'x')
    """
    bare = unicodedata.normalize("NFD", name.casefold().replace("đ", "d"))
    words = _NOT_WORD.sub("-", "".join(c for c in bare if not unicodedata.combining(c))).strip("-")
    if len(words) > _SLUG_LENGTH:
        words = words[:_SLUG_LENGTH].rsplit("-", 1)[0]
    return words or "x"


def digest(*parts: str) -> str:
    """Eight hex digits of the SHA-256 of the parts; parts can't run into each other.

    >>> digest("a", "bc") == digest("ab", "c")
    False
    """
    return sha256("\x1f".join(parts).encode()).hexdigest()[:8]


@lru_cache(maxsize=4096)
def segment(article: str) -> str:
    """The article's part of an IRI: its name where that is plain ASCII, else a slug and a hash after '~'.

    >>> segment("a01_sonla"), segment("họp báo")
    ('a01_sonla', 'hop-bao~5ffcb9af')
    """
    return article if _PLAIN.fullmatch(article) else f"{slug(article)}~{digest(article)}"


@lru_cache(maxsize=65536)
def _named(kind: str, *names: str) -> NamedNode:
    keys = tuple(key(n) for n in names)
    return NamedNode(f"{BASE}{kind}/{slug(' '.join(n for n in names if n))}-{digest(*keys)}")


# ---- article-scoped -----------------------------------------------------------------------------------------------


def article(name: str) -> NamedNode:
    """The article itself."""
    return NamedNode(f"{BASE}article/{segment(name)}")


def article_graph(name: str) -> NamedNode:
    """The named graph that holds all that the article says.

    >>> article_graph("a01_sonla").value
    'https://w3id.org/diemcau/graph/article/a01_sonla'
    """
    return NamedNode(f"{BASE}graph/article/{segment(name)}")


def span(document: str, start: int, end: int, rule: str) -> NamedNode:
    """A stretch of the article as one rule read it (code points, end exclusive)."""
    return NamedNode(f"{BASE}span/{segment(document)}/{start}-{end}/{slug(rule)}")


def meeting(document: str, name: str) -> NamedNode:
    """A meeting as the article tells it; ``name`` is its key within the article ('m1')."""
    return NamedNode(f"{BASE}meeting/{segment(document)}/{segment(name)}")


def bridge_point(document: str, meeting_key: str, site: str) -> NamedNode:
    """The site of a meeting; the empty site is the main venue."""
    tail = f"{slug(site)}-{digest(key(site))}" if site else "main"
    return NamedNode(f"{BASE}bridge-point/{segment(document)}/{segment(meeting_key)}/{tail}")


def official(document: str, name: str) -> NamedNode:
    """A person whom the article names; homonyms exist, so the article is part of the name."""
    return NamedNode(f"{BASE}official/{segment(document)}/{slug(name)}-{digest(key(name))}")


def participation(document: str, meeting_key: str, person: str, role: str, site: str) -> NamedNode:
    """One role of one person at one site of a meeting."""
    tail = f"{slug(person)}-{slug(role)}-{digest(key(person), role, key(site))}"
    return NamedNode(f"{BASE}participation/{segment(document)}/{segment(meeting_key)}/{tail}")


def post_holding(document: str, person: str, post_node: NamedNode, status: str) -> NamedNode:
    """That a person holds a post, as the article says."""
    tail = f"{slug(person)}-{digest(key(person), post_node.value, status)}"
    return NamedNode(f"{BASE}post-holding/{segment(document)}/{tail}")


def claim(document: str, meeting_key: str, slot: str, value: str) -> NamedNode:
    """One value of one slot of a meeting."""
    return NamedNode(f"{BASE}claim/{segment(document)}/{segment(meeting_key)}/{slug(slot)}-{digest(key(value))}")


def measure(document: str, start: int, end: int, *content: str) -> NamedNode:
    """A figure of the article; ``content`` is all that it says, so that two readings of one span stay apart."""
    return NamedNode(f"{BASE}measure/{segment(document)}/{start}-{end}-{digest(*content)}")


# ---- global -------------------------------------------------------------------------------------------------------


def body(name: str) -> NamedNode:
    """A body by its full name, a local one with its place.

    >>> body("Bộ Công an") == body("Bộ công an")
    True
    """
    return _named("body", name)


def programme(name: str) -> NamedNode:
    """A programme by its canonical name."""
    return _named("programme", name)


def system(name: str) -> NamedNode:
    """An information system by its canonical name."""
    return _named("system", name)


def indicator(wording: str, quantity: str = "") -> NamedNode:
    """An indicator by its wording and its kind of quantity, where that is known.

    >>> indicator("hồ sơ trực tuyến", "tỷ lệ") == indicator("hồ sơ trực tuyến")
    False
    """
    if not quantity:
        return _named("indicator", wording)
    return NamedNode(f"{BASE}indicator/{slug(wording)}-{digest(key(wording), quantity)}")


def locality(name: str, level: str) -> NamedNode:
    """A locality that the gazetteer does not hold (or not once); ``level`` may be empty: not known."""
    return _named("locality", name, level)


def post(title: str, body_name: str, place: str) -> NamedNode:
    """A post by title, body and place."""
    return _named("post", title, body_name, place)


def legal_document(kind: str, number: str, issuer: str, issued: str, article_name: str = "") -> NamedNode:
    """A legal document; ``article_name`` is given where number, issuer and date do not tell it from others."""
    if article_name:
        tail = f"{slug(f'{kind} {number}')}-{digest(key(kind), key(number), key(issuer), issued)}"
        return NamedNode(f"{BASE}document/{segment(article_name)}/{tail}")
    return _named("document", kind, number, issuer, issued)


def concept(scheme: str, wording: str) -> NamedNode:
    """A concept that ``ontology/concepts.ttl`` does not list: a counted noun, a rare title, a new type of meeting."""
    return _named(f"concept/{scheme}", wording)


def new_indicator(words: Iterable[str], quantity: str, apart: Iterable[str] = ()) -> NamedNode:
    """An indicator that ``ontology/concepts.ttl`` does not list, by its content words and its kind of quantity.

    ``apart`` is what tells it from others of these words.
    """
    ordered, rest = sorted(words), sorted(apart)
    tail = digest(*ordered, *(["", *rest] if rest else []), quantity)
    return NamedNode(f"{BASE}concept/indicator/{slug(' '.join(ordered))}-{tail}")


# ---- across articles ----------------------------------------------------------------------------------------------


def dated_event(day: str, level: str, seat: str) -> NamedNode:
    """The real-world meeting of that day, level and seat (a folded name, '' for a national one).

    The name stays when another report joins. ``event`` names those of which no report gives a day and a level, and
    the smaller ones of several that share all three.

    >>> dated_event("2024-07-10", "quốc gia", "").value
    'https://w3id.org/diemcau/event/2024-07-10/quoc-gia'
    """
    tail = f"/{slug(seat)}-{digest(key(seat))}" if seat else ""
    return NamedNode(f"{BASE}event/{day}/{slug(level)}{tail}")


def event(first_meeting: str, day: str = "") -> NamedNode:
    """The real-world meeting that is named after the first of its reports (in the order of IRIs).

    >>> event("https://w3id.org/diemcau/meeting/a01/m1").value
    'https://w3id.org/diemcau/event/of/a01/m1'
    """
    return NamedNode(f"{BASE}event/{day or 'of'}/{first_meeting.removeprefix(f'{BASE}meeting/')}")


def person(name: str, title: str, body_name: str, place: str) -> NamedNode:
    """The real person of that name who is first attested in that post."""
    return NamedNode(
        f"{BASE}person/{slug(name)}/{slug(f'{title} {place}')}-{digest(*map(key, (name, title, body_name, place)))}"
    )


def person_of(mention: str) -> NamedNode:
    """The real person who is named after the first official (in the order of IRIs) who is taken for him or her.

    >>> person_of("https://w3id.org/diemcau/official/a01/le-hoa-1f").value
    'https://w3id.org/diemcau/person/of/a01/le-hoa-1f'
    """
    return NamedNode(f"{BASE}person/of/{mention.removeprefix(f'{BASE}official/')}")


def link(kind: str, a: str, b: str) -> NamedNode:
    """The decision on two things of a kind."""
    return NamedNode(f"{BASE}link/{slug(kind)}/{digest(a, b)}{digest(b, a)}")


def check(rule: str, claim_measure: str, against_measure: str) -> NamedNode:
    """A check of one figure against another one by one rule."""
    return NamedNode(
        f"{BASE}check/{slug(rule)}-{digest(claim_measure, against_measure)}{digest(against_measure, claim_measure)}"
    )
