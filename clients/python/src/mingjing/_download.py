"""Downloads of the files that the gateway makes, of exports and of verifications, and what is in them."""

from __future__ import annotations

import gzip
import hashlib
import importlib
import importlib.util
import io
import json
import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import IO, Any, Protocol, cast

from ._answers import error_of
from ._core import USER_AGENT, Core
from ._flow import ENDED, Blocking, Close, Emit, Flow, Open, Read, Request, Response, Sleep, Source
from .errors import ApiError, IntegrityError, MingjingError, NetworkError
from .retry import Attempts, Repeat


class Gone(MingjingError):
    """An export, a verification, or a file of one is not kept any more."""


class _Part(Protocol):
    """The file that is wanted."""

    @property
    def name(self) -> str: ...
    @property
    def bytes(self) -> int: ...
    @property
    def sha256(self) -> str: ...
    @property
    def url(self) -> str: ...


def fetch(core: Core, part: _Part, folder: Path, name: str) -> Flow[Path]:
    """The file of a part, downloaded and checked. What was downloaded before, by a process that was killed too, is used.

    Raises:
        Gone: The part is not kept any more.
        IntegrityError: The gateway's file is not what the gateway says it is.
    """
    file, whole = folder / f"{name}.partial", folder / name

    def check(path: Path) -> bool:
        return path.exists() and path.stat().st_size == part.bytes and _sha256(path) == part.sha256

    if (yield Blocking(lambda: check(whole))):
        return whole
    for attempt in (1, 2):
        yield from _download(core, part, file)
        if (yield Blocking(lambda: check(file))):
            file.replace(whole)
            return whole
        file.unlink()
        if attempt == 2:
            raise IntegrityError(
                f"{part.name} is not what its manifest says: its SHA-256 is another one, twice in a row. Something between"
                " here and the gateway changes files, or the gateway's file is damaged: tell its operator"
            )
    raise AssertionError("unreachable")


def _download(core: Core, part: _Part, path: Path) -> Flow[None]:
    have = path.stat().st_size if path.exists() else 0
    if have == part.bytes and path.exists():
        return
    if have > part.bytes:
        have = 0
    with path.open("r+b" if path.exists() else "w+b") as file:
        file.seek(have)
        file.truncate()
        pieces = Source(_pieces(core, part, have))
        while (piece := (yield from pieces.next())) is not ENDED:
            if piece is None:  # from the start
                file.seek(0)
                file.truncate()
            else:
                file.write(piece)
        # Renamed only when it is on the disk: what is there under its own name is whole, whatever happens to the machine.
        yield Blocking(lambda: _sync(file))


def _sync(file: IO[bytes]) -> None:
    file.flush()
    os.fsync(file.fileno())


def _pieces(core: Core, part: _Part, offset: int) -> Flow[None]:
    """Emits the bytes of a part from an offset on, over any number of connections; `None` when they begin anew."""
    attempts = Attempts(core.retry)
    renewed = False
    while True:
        heard = False
        who, token = yield from core.authorise()
        # The bytes as they are stored: what packs them is part of the file.
        headers = {**core.headers, "user-agent": USER_AGENT, "accept": "*/*", "accept-encoding": "identity", **who}
        if offset:
            headers |= {"range": f"bytes={offset}-", "if-range": f'"{part.sha256}"'}
        error: ApiError | NetworkError
        try:
            response: Response = yield Open(Request("GET", core.url(part.url), headers, None, core.timeout))
            if response.status in (404, 410):
                raise Gone(f"{part.name} is not kept any more")
            fault = error_of(response)
            if fault is not None:
                raise fault
            if offset and response.status != 206:
                offset = 0
                yield Emit(None)
            while (piece := (yield Read())) is not None:
                heard = True
                offset += len(piece)
                if offset > part.bytes:
                    raise IntegrityError(f"{part.name} is longer than its manifest says")
                yield Emit(piece)
            if offset == part.bytes:
                yield Close()
                return
            error = NetworkError(f"{part.name} ended early")
        except (ApiError, NetworkError) as fault:
            error = fault
        yield Close()
        if heard:
            attempts, renewed = Attempts(core.retry), False
        if isinstance(error, ApiError) and error.status == 401 and token is not None and not renewed:
            core.tokens.drop(token)
            renewed = True
            continue
        pause = attempts.pause_after(error, Repeat.READ)
        if pause is None:
            raise error
        yield Sleep(pause)


def rows(path: Path, compression: str) -> Iterator[Mapping[str, Any]]:
    """The rows of a file of lines of JSON."""
    with _unpacked(path, compression) as file:
        for line in file:
            if line.strip():
                yield json.loads(line)


def _zstd() -> str | None:
    """The module that reads zstd: of Python 3.14 and later, or a package."""
    return next((it for it in ("compression.zstd", "zstandard") if _is_there(it)), None)


def _is_there(name: str) -> bool:
    try:
        return importlib.util.find_spec(name) is not None
    except ModuleNotFoundError:
        return False


def can_unpack(compression: str) -> bool:
    """Whether parts that are packed so can be read here."""
    return compression in ("GZIP", "NONE") or (compression == "ZSTD" and _zstd() is not None)


def _unpacked(path: Path, compression: str) -> IO[bytes]:
    if compression == "GZIP":
        return cast(IO[bytes], gzip.open(path, "rb"))
    if compression == "NONE":
        return path.open("rb")
    if compression == "ZSTD":
        name = _zstd()
        if name is None:
            raise MingjingError("the export is packed by zstd: install zstandard, or ask for GZIP")
        module = importlib.import_module(name)
        if name == "zstandard":
            return cast(IO[bytes], io.BufferedReader(module.ZstdDecompressor().stream_reader(path.open("rb"), closefd=True)))
        return cast(IO[bytes], module.open(path, "rb"))
    raise MingjingError(f"the export is packed by {compression}, which this version does not know")


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
