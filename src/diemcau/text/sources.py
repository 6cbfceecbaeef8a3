"""From what a user names (files, folders, globs, URLs) to articles, each under a name of its own."""

from __future__ import annotations

import glob
import hashlib
import os
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

import regex

from diemcau.errors import DuplicateNameError, SourceError
from diemcau.text.document import Document
from diemcau.text.readers import READERS, SUFFIXES, Limits, Outcome, Source
from diemcau.text.readers.files import reason_of

#   https://…   http://…   ftp://…
_SCHEME = regex.compile(r"(?P<scheme>[A-Za-z][A-Za-z0-9+.-]*)://")
_NOT_SLUG = regex.compile(r"[^a-z0-9]+")
_LONGEST_SLUG = 100


def expand(items: Iterable[str | Path]) -> Iterator[Source | SourceError]:
    """The sources that ``items`` name, in their order, each file once however often it is named.

    A folder stands for the .txt, .html, .htm and .jsonl files below it, sorted by path; hidden ones are left out. A
    pattern with ``*``, ``?`` or ``[…]`` stands for what it matches (``**`` crosses folders). What can't be a source
    (missing, unknown suffix, empty folder, pattern without a match) comes as a SourceError.
    """
    seen: set[str] = set()
    for item in items:
        for found in _expand_one(str(item)):
            key = found.shown if isinstance(found, Source) else f"{found.source}: {found.reason}"
            if isinstance(found, Source) and found.path is not None:
                key = os.path.realpath(found.path)
            if key not in seen:
                seen.add(key)
                yield found


def documents(sources: Iterable[Source | SourceError], limits: Limits | None = None) -> Iterator[Outcome]:
    """The articles of ``sources``, read one at a time, with a SourceError for each that can't be had.

    Of two different sources that would share an article name the first is given and the second is a
    DuplicateNameError that names both.
    """
    owners: dict[str, str] = {}
    for source in sources:
        yield from read_source(source, owners, limits or Limits())


def read_source(source: Source | SourceError, owners: dict[str, str], limits: Limits) -> Iterator[Outcome]:
    """The articles of one source; ``owners`` (article name → source) is kept up to date for the next call."""
    if isinstance(source, SourceError):
        yield source
        return
    for outcome in READERS[source.kind](source, limits):
        if not isinstance(outcome, Document):
            yield outcome
            continue
        location = outcome.metadata.location
        owner = owners.setdefault(outcome.name, location)
        yield outcome if owner == location else duplicate(location, outcome.name, owner)


def duplicate(location: str, name: str, owner: str) -> DuplicateNameError:
    """The error for a source whose article name another one has taken."""
    return DuplicateNameError(location, f"would be called '{name}' like {owner}; rename one of the two")


def slug(address: str) -> str:
    """An article name for a web address: its host, path and query in a-z, 0-9 and '-'; long ones end in a digest.

    >>> slug("https://www.laocai.gov.vn/tin-tuc/H%E1%BB%8Dp-b%C3%A1o_12.html")
    'laocai-gov-vn-tin-tuc-hop-bao-12'
    """
    parts = urlsplit(address)
    path = regex.sub(r"\.(?:s?html?|aspx?|php|jsp)$", "", unquote(parts.path))
    host = (parts.hostname or "").removeprefix("www.")
    words = f"{host} {parts.port or ''} {path} {unquote(parts.query)}"
    plain = unicodedata.normalize("NFD", words.lower().replace("đ", "d")).encode("ascii", "ignore").decode("ascii")
    name = _NOT_SLUG.sub("-", plain).strip("-") or "url"
    if len(name) <= _LONGEST_SLUG:
        return name
    return f"{name[:_LONGEST_SLUG].rstrip('-')}-{hashlib.sha256(address.encode()).hexdigest()[:8]}"


def _expand_one(item: str) -> Iterator[Source | SourceError]:
    if not item.strip():
        yield SourceError(repr(item), "is an empty name")
    elif match := _SCHEME.match(item):
        yield _url(item, match["scheme"].lower())
    elif os.path.isdir(item):  # noqa: PTH112 - unlike Path.is_dir, it is False where the system refuses to look
        yield from _folder(item)
    elif glob.has_magic(item) and not os.path.lexists(item):
        yield from _pattern(item)
    else:
        yield _file(item)


def _url(item: str, scheme: str) -> Source | SourceError:
    if scheme not in {"http", "https"}:
        return SourceError(item, f"has the scheme {scheme}://, expected http:// or https://")
    try:
        return Source(item, "url", slug(item))
    except ValueError as error:
        return SourceError(item, f"is not a web address: {error}")


def _file(item: str) -> Source | SourceError:
    if "\0" in item:
        return SourceError(item, "is not a path: it holds a NUL character")
    if any("\ud800" <= char <= "\udfff" for char in item):  # how Python holds bytes that are not UTF-8
        return SourceError(item, "has a name that is not UTF-8; rename it")
    path = Path(item)
    suffix = path.suffix.lower()
    if suffix in SUFFIXES:
        return Source(item, suffix, _name(path), path)
    try:
        path.stat()
    except OSError as error:
        return SourceError(item, reason_of(error))
    return SourceError(item, f"has the suffix '{suffix}', expected one of {', '.join(SUFFIXES)}")


def _name(path: Path) -> str:
    return unicodedata.normalize("NFC", path.stem)


def _folder(item: str) -> Iterator[Source | SourceError]:
    errors: list[OSError] = []
    paths: list[Path] = []
    for top, folders, files in os.walk(item, onerror=errors.append):
        folders[:] = [name for name in folders if not name.startswith(".")]
        paths += [Path(top, name) for name in files if _known(name)]
    yield from (SourceError(str(error.filename), reason_of(error)) for error in errors)
    yield from (_file(str(path)) for path in sorted(paths))
    if not paths and not errors:
        yield SourceError(item, f"holds no {', '.join(SUFFIXES)} file")


def _known(name: str) -> bool:
    return not name.startswith(".") and Path(name).suffix.lower() in SUFFIXES


def _pattern(item: str) -> Iterator[Source | SourceError]:
    found = sorted(glob.glob(item, recursive=True))  # noqa: PTH207 - Path.glob knows no absolute pattern
    matches = [path for path in found if Path(path).is_dir() or _known(Path(path).name)]
    if not matches:
        reason = "matches nothing" if not found else f"matches no folder and no {', '.join(SUFFIXES)} file"
        yield SourceError(item, reason)
    for path in matches:
        yield from _folder(path) if Path(path).is_dir() else [_file(path)]
