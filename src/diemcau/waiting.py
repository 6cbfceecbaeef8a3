"""Waiting for what can take for ever: a native call or a socket, which neither Ctrl-C nor a deadline can reach."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from math import isinf
from threading import Thread
from typing import TypeVar

T = TypeVar("T")

_LONGEST = 1e9  # seconds, thirty years: more does not fit into a clock


def within(seconds: float | None, work: Callable[[], T]) -> T:
    """The result of ``work``, or what it raises; TimeoutError after ``seconds`` (None or infinite: no limit).

    The work is done in a thread of its own, so that the caller stays awake for signals. After a timeout or Ctrl-C the
    thread goes on alone, and ends with the process.

    >>> within(5, lambda: 6 * 7)
    42
    """
    answer: Future[T] = Future()

    def run() -> None:
        try:
            answer.set_result(work())
        except BaseException as error:  # it is raised where the answer is awaited
            answer.set_exception(error)

    Thread(target=run, daemon=True).start()
    return answer.result(None if seconds is None or isinf(seconds) else min(seconds, _LONGEST))
