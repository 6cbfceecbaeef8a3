"""Reads the annotated sentences of tests/cases (their form: tests/cases/README.md)."""

from pathlib import Path
from typing import NamedTuple

FOLDER = Path(__file__).parent / "cases"


class Case(NamedTuple):
    """A sentence, what must be found in it (cells in text order), and the line where it stands in its file."""

    sentence: str
    expected: tuple[tuple[str, ...], ...]
    line: int


def cases(name: str) -> list[Case]:
    """The cases of tests/cases/<name>.txt in file order.

    Raises ValueError for an expected line without a sentence above it, or a sentence that stands there twice.
    """
    found: list[Case] = []
    for number, line in enumerate((FOLDER / f"{name}.txt").read_text("utf-8").splitlines(), 1):
        text = line.strip()
        if not text or text.startswith("#"):
            continue
        if not text.startswith("=>"):
            found.append(Case(text, (), number))
            continue
        if not found or not line[0].isspace():
            raise ValueError(f"{name}.txt:{number}: expected lines are indented and stand under a sentence")
        cells = tuple(cell.strip() for cell in text.removeprefix("=>").split("|"))
        found[-1] = found[-1]._replace(expected=(*found[-1].expected, cells))
    sentences = [case.sentence for case in found]
    twice = {s for s in sentences if sentences.count(s) > 1}
    if twice:
        raise ValueError(f"{name}.txt: the same sentence twice: {sorted(twice)}")
    return found


def case_id(case: Case) -> str:
    """A short name for pytest's reports: the line and the sentence's beginning."""
    return f"line {case.line}: {case.sentence[:40]}"
