"""The folder of a store: its version file and its lock."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

from diemcau.errors import StoreError

if sys.platform != "win32":
    import fcntl

FORMAT = 1
"""The store's layout on disk; a store with a higher number is from a newer diemcau."""

HELD = "is held by another process (or is still open in this one); wait for it to end or stop it"


def _version_path(folder: Path) -> Path:
    return folder / "diemcau.json"


def prepare(folder: Path) -> None:
    """Make the folder of a store that does not exist yet. Raises StoreError if something else is there."""
    try:
        if _version_path(folder).exists():
            return
        folder.mkdir(parents=True, exist_ok=True)
        if others := sorted(p.name for p in folder.iterdir() if p.name not in {"lock", "diemcau.json.new"}):
            raise StoreError(f"{folder}: is no diemcau store and not empty (it holds {others[0]}); name a new folder")
        write_version(folder, "")
    except FileExistsError as error:
        raise StoreError(f"{folder}: is a file, expected the folder of a store") from error
    except OSError as error:
        raise StoreError(f"{folder}: can't be made: {error.strerror or error}") from error


def write_version(folder: Path, ontology: str) -> None:
    """Write the version file anew; ``ontology`` is the digest of the ontology in the store. Raises StoreError."""
    new = folder / "diemcau.json.new"
    try:
        new.write_text(json.dumps({"format": FORMAT, "ontology": ontology}) + "\n", "utf-8")
        new.replace(_version_path(folder))
    except OSError as error:
        raise StoreError(f"{folder}: can't be written: {error.strerror or error}") from error


def read_version(folder: Path) -> dict[str, object]:
    """Read the version file. Raises StoreError for what is no store, and for a file that is damaged."""
    try:
        value = json.loads(_version_path(folder).read_text("utf-8"))
    except FileNotFoundError as error:
        if not folder.exists():
            raise StoreError(f"{folder}: there is no store; `diemcau build` makes one") from error
        raise StoreError(f"{folder}: is no diemcau store: it has no diemcau.json") from error
    except NotADirectoryError as error:
        raise StoreError(f"{folder}: is a file, expected the folder of a store") from error
    except OSError as error:
        raise StoreError(f"{folder}: can't be read: {error.strerror or error}") from error
    except ValueError as error:
        raise StoreError(
            f"{folder}: is damaged: diemcau.json is not JSON; remove the folder and build again"
        ) from error
    if not isinstance(value, dict) or not isinstance(value.get("format"), int):
        raise StoreError(f"{folder}: is damaged: diemcau.json names no format; remove the folder and build again")
    return value


def check_version(folder: Path) -> None:
    """Refuse a store of a newer layout. Raises StoreError, also for what is no store."""
    found = read_version(folder)["format"]
    if isinstance(found, int) and found > FORMAT:
        raise StoreError(
            f"{folder}: is from a newer diemcau (store format {found}, this one reads up to {FORMAT}); upgrade diemcau"
        )


class Lock:
    """The lock file of a store: shared by readers, exclusive for a writer; gone with the process that holds it.

    Reading Oxigraph's files while another process writes them is undefined, so neither is let in beside the other.
    Where the platform has no `flock`, only Oxigraph's own lock against a second writer stands.
    """

    def __init__(self, folder: Path, *, exclusive: bool) -> None:
        self._file = -1
        if sys.platform == "win32":
            return
        try:
            self._file = os.open(folder / "lock", os.O_RDWR | os.O_CREAT if exclusive else os.O_RDONLY, 0o666)
            fcntl.flock(self._file, (fcntl.LOCK_EX if exclusive else fcntl.LOCK_SH) | fcntl.LOCK_NB)
        except FileNotFoundError:
            return  # nobody ever wrote here, so nobody can be writing
        except BlockingIOError as error:
            self.release()
            raise StoreError(f"{folder}: {HELD}") from error
        except OSError as error:
            self.release()
            raise StoreError(f"{folder}: can't be locked: {error.strerror or error}") from error

    def release(self) -> None:
        """Let others in; a second call does nothing."""
        if self._file >= 0:
            os.close(self._file)
            self._file = -1
