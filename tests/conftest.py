"""What holds for all tests."""

from __future__ import annotations

import signal

# A shell's background job ignores SIGINT, and so would every process that a test starts to stop it with Ctrl-C.
signal.signal(signal.SIGINT, signal.default_int_handler)
