"""Where ontology and queries are found: inside the wheel, else in the checkout (an editable install).

>>> ontology_text("shapes.ttl")[:7]
'@prefix'
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from diemcau.errors import DiemcauError

_PACKAGE = Path(__file__).resolve().parent


@cache
def data_root() -> Path:
    """The folder that holds ``ontology/`` and ``queries/``: ``diemcau/data`` in a wheel, else the checkout.

    Raises DiemcauError when neither holds both, the views included: the installation is damaged.
    """
    for root in (_PACKAGE / "data", _PACKAGE.parents[1]):
        if (root / "ontology" / "diemcau.ttl").is_file() and any((root / "queries" / "views").glob("*.rq")):
            return root
    raise DiemcauError(f"{_PACKAGE / 'data'}: ontology or queries are missing; reinstall diemcau")


def ontology_path(name: str = "diemcau.ttl") -> Path:
    """The path of an ontology file: diemcau.ttl, concepts.ttl, places.ttl, bodies.ttl, shapes.ttl or codebook.md."""
    return data_root() / "ontology" / name


@cache
def ontology_text(name: str = "diemcau.ttl") -> str:
    """The text of an ontology file, read once."""
    return ontology_path(name).read_text("utf-8")


def query_names() -> tuple[str, ...]:
    """The names of the named queries (``queries/<name>.rq``), sorted."""
    return tuple(sorted(p.stem for p in (data_root() / "queries").glob("*.rq")))


def query_path(name: str) -> Path:
    """The path of the named query ``name``; it need not exist."""
    return data_root() / "queries" / f"{name}.rq"


def view_names() -> tuple[str, ...]:
    """The names of the views (``queries/views/<name>.rq``), sorted."""
    return tuple(sorted(p.stem for p in (data_root() / "queries" / "views").glob("*.rq")))


def view_path(name: str) -> Path:
    """The path of the view ``name``; it need not exist."""
    return data_root() / "queries" / "views" / f"{name}.rq"
