"""What holds for all tests."""

from __future__ import annotations

import signal
from pathlib import Path

import pytest

import diemcau

# A shell's background job ignores SIGINT, and so would every process that a test starts to stop it with Ctrl-C.
signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(scope="session")
def examples_kg(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The store of the bundled examples, for those who only read it."""
    kg = tmp_path_factory.mktemp("examples") / "kg"
    diemcau.build(Path(__file__).parents[1] / "examples", kg).close()
    return kg
