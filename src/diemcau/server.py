"""Oxigraph's SPARQL server as processes of ours: one that answers, and those that it took the place of.

The server gives up a query after its time where it looks; a product of patterns held in memory it computes for ever.
Such a query is ended with its process: a new one takes its place at once, and the old one is stopped when all other
queries that it was answering have had their time. A query of so many parts that the server dies of it costs those who
ask at that moment their answers, and a new process takes its place as well.
"""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path
from threading import Lock, Thread, Timer

from diemcau.errors import EndpointError

GRACE = 5.0
"""Seconds that a query may take beyond its limit before it counts as stuck, and that a server has to end."""

_PATIENCE = 30.0  # seconds for the server to come up


class Server:
    """The server over the store's files in ``data``, on a free port of loopback; ``timeout`` is in seconds a query.

    Raises EndpointError where it is not installed or can't read the store.
    """

    def __init__(self, data: Path, timeout: int) -> None:
        self.timeout = timeout
        self.patience = timeout + GRACE
        self._data = data
        self._program = server_program()
        self._changing = Lock()
        self._closed = False
        self._retired: list[tuple[Timer, subprocess.Popen[bytes]]] = []
        self._process, self.port = _started(self._program, data, timeout)
        self._ended: int | None = None
        self._watch = Thread(target=self._keep, daemon=True)
        self._watch.start()

    def renew(self, port: int) -> None:
        """Let a new process take the place of the one at ``port``, in which a query is stuck.

        Does nothing where that has been done already.
        """
        with self._changing:
            if self._closed or port != self.port:
                return
            self._retired = [(timer, process) for timer, process in self._retired if process.poll() is None]
            stuck = self._process
            with suppress(EndpointError):  # the one that is stuck goes on with the others' queries
                self._process, self.port = _started(self._program, self._data, self.timeout)
            if stuck is self._process:
                return
            timer = Timer(self.patience, stop, [stuck])
            timer.daemon = True
            self._retired.append((timer, stuck))
            timer.start()

    def wait(self) -> int | None:
        """The exit code of the server when it has ended and can't be started again; None where it was closed."""
        self._watch.join()
        return self._ended

    def _keep(self) -> None:
        """Start the server again when it dies, unless it can't be."""
        while not self._closed:
            process = self._process
            code = process.wait()
            with self._changing:
                if self._closed or process is not self._process:
                    continue
                try:
                    self._process, self.port = _started(self._program, self._data, self.timeout)
                except EndpointError:
                    self._ended = code
                    return

    def close(self) -> None:
        """Stop all processes; a second call does nothing."""
        with self._changing:
            self._closed = True
            for timer, process in self._retired:
                timer.cancel()
                stop(process)
            self._retired = []
            stop(self._process)


def server_program() -> str:
    """The path of Oxigraph's server. Raises EndpointError if it is not installed."""
    found = shutil.which("oxigraph", path=str(Path(sys.executable).parent)) or shutil.which("oxigraph")
    if found is None:
        raise EndpointError("the SPARQL server is not installed; `pip install 'diemcau[sparql]'` brings it")
    return found


def stop(process: subprocess.Popen[bytes]) -> None:
    """End a process, by force where it does not end by itself."""
    process.terminate()
    try:
        process.wait(GRACE)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def _started(program: str, data: Path, timeout: int) -> tuple[subprocess.Popen[bytes], int]:
    """A process that answers, and its port."""
    port = _free_port()
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
                return process, port
            time.sleep(0.02)
    except BaseException:
        stop(process)
        raise
    code = process.poll()
    stop(process)
    raise EndpointError(
        f"the SPARQL server did not come up within {_PATIENCE:g} seconds"
        if code is None
        else f"{data.parent}: the SPARQL server can't read it (exit code {code}); `diemcau build` makes it anew"
    )


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as free:
        return int(free.getsockname()[1])


def _answers(port: int) -> bool:
    try:
        with socket.create_connection(("127.0.0.1", port), timeout=1):
            return True
    except OSError:
        return False
