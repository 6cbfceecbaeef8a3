"""Libraries that only some need: imported when they are, with a clear word where they are missing."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from diemcau.errors import MissingExtraError


def needed(module: str, extra: str) -> Any:
    """The module, which comes with ``pip install 'diemcau[extra]'``. Raises MissingExtraError without it.

    >>> needed("json", "tables").dumps([1])
    '[1]'
    """
    try:
        return import_module(module)
    except ModuleNotFoundError as error:
        package = module.partition(".")[0]
        raise MissingExtraError(f"{package} is not installed; `pip install 'diemcau[{extra}]'` brings it") from error
