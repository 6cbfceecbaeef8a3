"""Ctrl-C is never lost, wherever the interpreter happens to be when it comes."""

from __future__ import annotations

import _thread
import sys
import threading

AGAIN_AFTER = 0.01
"""Seconds until a lost Ctrl-C is sent again: long enough for the finalizer that swallowed it to return."""


def heed_ctrl_c() -> None:
    """From now on, a KeyboardInterrupt that Python had to ignore is raised again in the main thread.

    Python can't raise out of a finalizer (``__del__``, a weak reference's callback): it prints 'Exception ignored' and
    goes on. `regex` has such finalizers and runs them by the thousand while it compiles its patterns.
    """
    sys.unraisablehook = _unraisable


def _unraisable(left: sys.UnraisableHookArgs) -> None:
    if issubclass(left.exc_type, KeyboardInterrupt):
        threading.Timer(AGAIN_AFTER, _thread.interrupt_main).start()
    else:
        sys.__unraisablehook__(left)
