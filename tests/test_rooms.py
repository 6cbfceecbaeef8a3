"""Imports point left: text → lexicon → patterns → mentions → rules → pipeline, and facts → graph."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import diemcau

ROOT = Path(diemcau.__file__).parent
GROUND = {"errors", "facts", "isotime", "waiting"}
READING = {"text", "lexicon", "resources", "patterns", "mentions"}
# room → what it may import besides itself; a room is a folder or a module right under src/diemcau
MAY_IMPORT = {
    "errors": set(),
    "facts": set(),
    "isotime": set(),
    "waiting": {"errors"},
    "resources": {"errors"},
    "text": GROUND,
    "lexicon": GROUND | {"text", "resources"},
    "patterns": GROUND | {"text", "lexicon", "resources"},
    "mentions": GROUND | {"text", "lexicon", "patterns"},
    "rules": GROUND | READING,
    "resolve": GROUND | {"lexicon", "text"},
    "graph": GROUND | {"text", "lexicon", "resources", "resolve"},
    "pipeline": GROUND | READING | {"rules"},
}


def _room(path: Path) -> str:
    return path.relative_to(ROOT).parts[0].removesuffix(".py")


def _imported(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        names = [node.module or ""] if isinstance(node, ast.ImportFrom) else []
        names += [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        if isinstance(node, ast.ImportFrom) and node.module == "diemcau":
            names = [f"diemcau.{alias.name}" for alias in node.names]
        found |= {name.split(".")[1] for name in names if name.startswith("diemcau.")}
    return found


@pytest.mark.parametrize("room", sorted(MAY_IMPORT))
def test_a_room_imports_only_what_stands_left_of_it(room: str) -> None:
    files = [path for path in sorted(ROOT.rglob("*.py")) if _room(path) == room]
    assert files
    beyond = {(str(path.relative_to(ROOT)), name) for path in files for name in _imported(path) - {room}}
    assert {(path, name) for path, name in beyond if name not in MAY_IMPORT[room]} == set()


def test_nothing_imports_the_command_line() -> None:
    others = [path for path in ROOT.rglob("*.py") if _room(path) != "cli"]
    assert [str(path.relative_to(ROOT)) for path in others if "cli" in _imported(path)] == ["__main__.py"]
