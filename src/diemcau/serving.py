"""The SPARQL 1.1 endpoint over a store: Oxigraph's own server, read-only, behind a gate.

The server comes from the wheel `oxigraph` (`pip install 'diemcau[sparql]'`). Many may ask at once; builds are kept out
while it runs. The gate is the only address that is told; the server behind it listens on loopback too, so another
process of the same machine that looks for it can pass by the gate.
"""

from __future__ import annotations

import errno
from pathlib import Path
from threading import Thread
from types import TracebackType

from diemcau.errors import EndpointError
from diemcau.folder import Lock, check_version
from diemcau.gate import Gate
from diemcau.server import Server, server_program


class Endpoint:
    """A running endpoint; use it as a context manager, or close it.

    Raises StoreError for a store that can't be read (missing, being built), EndpointError where the server is not
    installed or does not start, or the port is taken. ``port`` 0 takes a free one; ``timeout`` is in seconds a query.
    """

    def __init__(self, kg: Path, *, host: str = "127.0.0.1", port: int = 7878, timeout: int = 30) -> None:
        check_version(kg)
        server_program()
        self._lock = Lock(kg, exclusive=False)
        self._server: Server | None = None
        self._gate: Gate | None = None
        try:
            self._gate = _gate(host, port)
            self._server = self._gate.behind = Server(kg / "data", timeout)
        except BaseException:
            self.close()
            raise
        self._thread = Thread(target=self._gate.serve_forever, daemon=True)
        self._thread.start()

    @property
    def url(self) -> str:
        """The address of the query page; questions go to it with 'query' behind it."""
        host, port = self._opened.server_address[:2]
        return f"http://{host!s}:{port}/"

    @property
    def local(self) -> bool:
        """Whether only this machine can reach it."""
        return self._opened.local

    def wait(self) -> None:
        """Return when the server ends by itself, which is an error. Raises EndpointError."""
        if self._server is not None:
            raise EndpointError(f"the SPARQL server has ended (exit code {self._server.wait()})")

    def close(self) -> None:
        """Stop answering and let builds in; a second call does nothing."""
        if self._gate is not None:
            if self._gate_runs:
                self._gate.shutdown()
            self._gate.server_close()
            self._gate = None
        if self._server is not None:
            self._server.close()
            self._server = None
        self._lock.release()

    @property
    def _gate_runs(self) -> bool:
        return hasattr(self, "_thread") and self._thread.is_alive()

    @property
    def _opened(self) -> Gate:
        if self._gate is None:
            raise EndpointError("the endpoint is closed")
        return self._gate

    def __enter__(self) -> Endpoint:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def _gate(host: str, port: int) -> Gate:
    try:
        return Gate((host, port))
    except OverflowError as error:
        raise EndpointError(f"{port} is no port, expected 0 to 65535") from error
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            raise EndpointError(f"{host}:{port}: the port is taken; name another one with --port") from error
        raise EndpointError(f"{host}:{port}: can't be listened to: {error.strerror or error}") from error
