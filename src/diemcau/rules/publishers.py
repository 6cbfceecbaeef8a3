"""The province that an article's publisher, web address or dateline points to."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from functools import cache

import regex

from diemcau.facts import Level
from diemcau.lexicon.loader import load
from diemcau.mentions import Page
from diemcau.patterns.addresses import address_tokens
from diemcau.patterns.places import gazetteer
from diemcau.text.fold import fold

# "laocai.gov.vn", "https://www.baolaocai.vn/…", "dichvucong.hatinh.gov.vn", "Baohatinh.vn"
_ADDRESS = regex.compile(
    r"(?<![\w@-])(?:https?://)?(?P<host>[\w-]+(?:\.[\w-]+)*\.(?:com\.|org\.|gov\.|edu\.)?vn)\b", regex.IGNORECASE
)
# what stands around the province in a label of the host: "bao|laocai", "laocai|tv", "hanam|online"
_AFFIXES = regex.compile(r"^(?:bao)?(?P<name>.+?)(?:tv|online|dientu)?$")
_SHARED = frozenset({"vn", "gov", "com", "org", "edu", "www"})


def publisher_provinces(page: Page) -> list[str]:
    """The bare names of the provinces that code, address or publisher's name point to, each once, in that order."""
    meta = page.document.metadata
    head = "\n".join(page.text[p.start : p.end] for p in page.paragraphs[:3])
    names = [_codes()[match["code"]] for match in _dateline().finditer(head)]
    web = f"{meta.url} {meta.publisher}\n{page.text}"
    for start, end in address_tokens(web):
        for match in _ADDRESS.finditer(web, start, end):
            names += _of_host(match["host"].lower())
    if meta.publisher:
        publisher = fold(meta.publisher)
        names += [name for name in _provinces().values() if f"báo {fold(name)}" in publisher]
    return list(dict.fromkeys(names))


def _of_host(host: str) -> list[str]:
    labels = [label for label in host.split(".") if label not in _SHARED]
    cores = [match["name"] for label in labels if (match := _AFFIXES.match(label))]
    return [_provinces()[core] for core in [*labels, *cores] if core in _provinces()]


@cache
def _codes() -> Mapping[str, str]:
    return {form: entry.label for entry in load("newspapers") for form in entry.forms}


# "BHG - Chiều 12.7", "(BLC) – Sáng nay"
@cache
def _dateline() -> regex.Pattern[str]:
    codes = "|".join(regex.escape(code) for code in sorted(_codes(), key=lambda code: (-len(code), code)))
    return regex.compile(rf"(?:^|\()[ ]*(?P<code>{codes})[ ]*[)\-–—]", regex.MULTILINE)


@cache
def _provinces() -> Mapping[str, str]:
    """The provinces' names by their spelling in web addresses."""
    names = sorted({place.name for place in gazetteer() if place.level == Level.PROVINCE.value})
    return {_slug(name): name for name in names}


def _slug(name: str) -> str:
    plain = unicodedata.normalize("NFD", fold(name).replace("đ", "d"))
    return "".join(c for c in plain if c.isascii() and c.isalnum())
