"""The SPARQL 1.1 endpoint over a store: Oxigraph's own server, read-only, behind a gate.

The server comes from the wheel `oxigraph` (`pip install 'diemcau[sparql]'`). Many may ask at once; builds are kept out
while it runs.
"""

from __future__ import annotations

import errno
import shutil
import socket
import subprocess
import sys
import time
from pathlib import Path
from threading import Thread
from types import TracebackType

from diemcau.errors import EndpointError
from diemcau.folder import Lock, check_version
from diemcau.gate import Gate

_PATIENCE = 30.0  # seconds for the server to come up
_GRACE = 5.0  # seconds beyond a query's limit, and for the server to end


class Endpoint:
    """A running endpoint; use it as a context manager, or close it.

    Raises StoreError for a store that can't be read (missing, being built), EndpointError where the server is not
    installed or does not start, or the port is taken. ``port`` 0 takes a free one; ``timeout`` is in seconds a query.
    """

    def __init__(self, kg: Path, *, host: str = "127.0.0.1", port: int = 7878, timeout: int = 30) -> None:
        check_version(kg)
        program = server_program()
        self._lock = Lock(kg, exclusive=False)
        self._process: subprocess.Popen[bytes] | None = None
        self._gate: Gate | None = None
        try:
            inner = _free_port()
            self._gate = _gate(host, port, inner, timeout + _GRACE)
            self._process = _start(program, kg / "data", inner, timeout)
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
        if self._process is not None:
            code = self._process.wait()
            raise EndpointError(f"the SPARQL server has ended (exit code {code})")

    def close(self) -> None:
        """Stop answering and let builds in; a second call does nothing."""
        if self._gate is not None:
            if self._gate_runs:
                self._gate.shutdown()
            self._gate.server_close()
            self._gate = None
        if self._process is not None:
            _stop(self._process)
            self._process = None
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


def server_program() -> str:
    """The path of Oxigraph's server. Raises EndpointError if it is not installed."""
    found = shutil.which("oxigraph", path=str(Path(sys.executable).parent)) or shutil.which("oxigraph")
    if found is None:
        raise EndpointError("the SPARQL server is not installed; `pip install 'diemcau[sparql]'` brings it")
    return found


def _gate(host: str, port: int, inner: int, patience: float) -> Gate:
    try:
        return Gate((host, port), inner, patience)
    except OverflowError as error:
        raise EndpointError(f"{port} is no port, expected 0 to 65535") from error
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            raise EndpointError(f"{host}:{port}: the port is taken; name another one with --port") from error
        raise EndpointError(f"{host}:{port}: can't be listened to: {error.strerror or error}") from error


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as free:
        return int(free.getsockname()[1])


def _start(program: str, data: Path, port: int, timeout: int) -> subprocess.Popen[bytes]:
    arguments = ["--location", str(data), "--bind", f"127.0.0.1:{port}", "--union-default-graph"]
    process = subprocess.Popen(  # noqa: S603 - the server of the wheel, with arguments of ours
        [program, "serve-read-only", *arguments, "--timeout-s", str(timeout)],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    end = time.monotonic() + _PATIENCE
    try:
        while process.poll() is None and time.monotonic() < end:
            if _answers(port):
                return process
            time.sleep(0.02)
    except BaseException:
        _stop(process)
        raise
    code = process.poll()
    _stop(process)
    raise EndpointError(
        f"the SPARQL server did not come up within {_PATIENCE:g} seconds"
        if code is None
        else f"{data.parent}: the SPARQL server can't read it (exit code {code}); `diemcau build` makes it anew"
    )


def _answers(port: int) -> bool:
    try:
        with socket.create_connection(("127.0.0.1", port), timeout=1):
            return True
    except OSError:
        return False


def _stop(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(_GRACE)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
