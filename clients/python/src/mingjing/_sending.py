"""Files that are sent: read from where they are, piece by piece, and again from their beginning as often as it takes."""

from __future__ import annotations

import os
import shutil
import tempfile
import uuid
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import IO, Any, TypeAlias

from ._core import Core, patient
from ._flow import Blocking, Flow, Response
from .retry import Repeat

FileLike: TypeAlias = "str | os.PathLike[str] | bytes | IO[bytes]"
"""A file to send: its path, its bytes, or something that is read in binary mode."""

_PIECE = 256 * 1024
_IN_MEMORY = 1024 * 1024
_MEDIA_TYPES = {
    ".csv": "text/csv",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


class Outgoing:
    """A file that is sent, any number of times. It is never in memory as a whole, unless it was given so."""

    def __init__(self, file: FileLike, name: str | None = None) -> None:
        self._given: FileLike = file
        self._start = 0
        self._own: IO[bytes] | None = None
        if isinstance(file, bytes):
            self.name, self.size = name, len(file)
        elif isinstance(file, str | os.PathLike):
            path = Path(file)
            self.name, self.size = name or path.name, path.stat().st_size
        else:
            self.name = name or Path(str(getattr(file, "name", ""))).name or None
            if not _is_seekable(file):
                # What can be read only once is kept for as long as it may have to be sent again.
                self._own = _spooled(file)
                self._given = file = self._own
            self._start = file.tell()
            self.size = file.seek(0, os.SEEK_END) - self._start

    @property
    def media_type(self) -> str:
        """What it is, as its name says; the gateway looks at its bytes."""
        return _MEDIA_TYPES.get(Path(self.name or "").suffix.lower(), "application/octet-stream")

    def pieces(self) -> Iterator[bytes]:
        """Its bytes, from the beginning."""
        given = self._given
        if isinstance(given, bytes):
            yield given
        elif isinstance(given, str | os.PathLike):
            with Path(given).open("rb") as file:
                yield from _read(file)
        else:
            given.seek(self._start)
            yield from _read(given)

    def close(self) -> None:
        """Removes what was kept of it here."""
        if self._own is not None:
            self._own.close()


def _read(file: IO[bytes]) -> Iterator[bytes]:
    while piece := file.read(_PIECE):
        if not isinstance(piece, bytes):
            raise TypeError("files are sent as bytes: open it in binary mode")
        yield piece


def _is_seekable(file: IO[bytes]) -> bool:
    seekable = getattr(file, "seekable", None)
    return bool(seekable is not None and seekable())


def _spooled(file: IO[bytes]) -> IO[bytes]:
    kept: Any = tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115 (whoever sends it closes it)
    try:
        shutil.copyfileobj(file, kept, _PIECE)
    except BaseException:
        kept.close()
        raise
    kept.seek(0)
    return kept  # type: ignore[no-any-return]


def send_file(
    core: Core,
    path: str,
    file: FileLike,
    *,
    method: str = "POST",
    name: str | None = None,
    query: Callable[[Outgoing], Mapping[str, Any]] = lambda _: {},
    key: str | None = None,
    keyed: bool = True,
) -> Flow[Response]:
    """Sends a file until it is taken. With its key, or where that is its nature, a second time has no second effect.

    Args:
        core: Who sends.
        path: Where to.
        file: The file.
        method: How.
        name: What the file is called.
        query: The parameters.
        key: Your name for it; a new one when nothing is said.
        keyed: Whether it has one.
    """
    outgoing: Outgoing = yield Blocking(lambda: Outgoing(file, name))
    try:
        headers = {"content-type": outgoing.media_type}
        if keyed:
            headers["idempotency-key"] = key or str(uuid.uuid4())
        response: Response = yield from core.perform(
            method,
            path,
            query=query(outgoing),
            headers=headers,
            content=outgoing,
            repeat=Repeat.IDEMPOTENT,
            # A large file is looked at as a whole before the answer.
            timeout=patient(core.timeout, write=120.0, read=600.0),
        )
        return response
    finally:
        outgoing.close()
