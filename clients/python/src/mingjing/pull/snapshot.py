"""Snapshots: which one to load, and its parts, each downloaded once and checked."""

from __future__ import annotations

import gzip
import hashlib
import importlib.util
import io
import json
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, Any, cast

from .._core import USER_AGENT, Core, _json, error_of
from .._flow import Close, Driver, Emit, Flow, Open, Read, Request, Response, Sleep
from ..errors import ApiError, IntegrityError, MingjingError, NetworkError, RateLimited
from ..retry import Attempts, Repeat

_NOT_THERE = (403, 404, 405)
"""How a gateway answers that makes no exports, has none yet, or gives this caller none."""


@dataclass(frozen=True, slots=True)
class Part:
    """A file of an export."""

    name: str
    kind: str
    rows: int
    bytes: int
    sha256: str
    url: str

    @classmethod
    def of(cls, told: Mapping[str, Any]) -> Part:
        """From its JSON."""
        url = told.get("path") or told["url"]
        return cls(told["name"], told["kind"].upper(), told["rows"], told["bytes"], told["sha256"].lower(), url)


@dataclass(frozen=True, slots=True)
class Manifest:
    """What an export consists of."""

    id: str
    sequence: int
    compression: str
    parts: tuple[Part, ...]

    @classmethod
    def of(cls, told: Mapping[str, Any]) -> Manifest:
        """From its JSON."""
        if str(told.get("format", "NDJSON")).upper() != "NDJSON" or told.get("since") is not None:
            raise MingjingError("the export is no snapshot as lines of JSON")
        return cls(
            id=str(told["id"]),
            sequence=int(told["sequence"]),
            compression=str(told.get("compression") or "NONE").upper(),
            parts=tuple(Part.of(it) for it in told["parts"]),
        )


class Gone(MingjingError):
    """The export that was being loaded is not kept any more."""


@dataclass(slots=True)
class Exports:
    """The exports of a gateway, as a copy begins with them."""

    core: Core
    driver: Driver
    within: float = 900.0
    sleep: Callable[[float], None] = time.sleep

    def newest(self, kinds: Sequence[str], may_use_scheduled: bool) -> Manifest | None:
        """The newest snapshot; one that is requested where there is none; nothing where there are no exports at all."""
        if may_use_scheduled:
            query = {"format": "ndjson", "compression": "gzip"}
            response = self._get("/v1/snapshots/latest", query, 400)
            if response.status == 400:  # one that makes them in one way only
                response = self._get("/v1/snapshots/latest", {"format": "ndjson"})
            if response.status == 200:
                export = _json(response)
                if can_unpack(str(export.get("compression") or "GZIP").upper()):
                    return self.manifest(self._ready(export))
        return self._requested(kinds)

    def manifest(self, export_id: str) -> Manifest:
        """The manifest of an export.

        Raises:
            Gone: There is no such export any more.
        """
        response = self._get(f"/v1/exports/{export_id}/manifest", None)
        if response.status != 200:
            raise Gone(f"the export {export_id} is not kept any more")
        return Manifest.of(_json(response))

    def _requested(self, kinds: Sequence[str]) -> Manifest | None:
        # Whoever is killed while it waits asks for the same export again.
        day = datetime.now(UTC).date().isoformat()
        chosen = hashlib.sha256(",".join(sorted(kinds)).encode()).hexdigest()[:12]
        wanted: dict[str, Any] = {"format": "NDJSON", "compression": "GZIP", "idempotencyKey": f"pull-{day}-{chosen}"}
        if kinds:
            wanted["kinds"] = list(kinds)
        try:
            response = self.driver.run(
                self.core.perform(
                    "POST",
                    "/v1/exports",
                    headers={"content-type": "application/json"},
                    content=json.dumps(wanted).encode(),
                    repeat=Repeat.IDEMPOTENT,
                    accept=(*_NOT_THERE, 409),
                )
            )
        except RateLimited:  # the exports of the day are used up
            return None
        if response.status >= 400:
            return None
        return self.manifest(self._ready(_json(response)))

    def _ready(self, export: Mapping[str, Any]) -> str:
        """Waits until an export is ready; its id."""
        until = time.monotonic() + self.within
        export = export.get("export") or export
        while True:
            export_id, state = str(export["id"]), str(export["state"]).upper()
            if state == "READY":
                return export_id
            if state not in ("QUEUED", "RUNNING"):
                raise MingjingError(f"the export {export_id} is {state.lower()}: {export.get('failure') or 'no reason'}")
            if time.monotonic() > until:
                raise MingjingError(f"the export {export_id} was not ready within {self.within:.0f} seconds")
            self.sleep(2.0)
            export = _json(self.driver.run(self.core.perform("GET", f"/v1/exports/{export_id}")))

    def _get(self, path: str, query: Mapping[str, Any] | None, *accept: int) -> Response:
        return self.driver.run(self.core.perform("GET", path, query=query, accept=(*_NOT_THERE, *accept)))

    def fetch(self, part: Part, folder: Path) -> Path:
        """The file of a part, downloaded and checked. What was downloaded before, by a process that was killed too, is used.

        Raises:
            Gone: The part is not kept any more.
            IntegrityError: The gateway's file is not what its manifest says.
        """
        folder.mkdir(parents=True, exist_ok=True)
        file = folder / f"{part.sha256}.part"
        for attempt in (1, 2):
            self._download(part, file)
            if file.stat().st_size == part.bytes and _sha256(file) == part.sha256:
                return file
            file.unlink()
            if attempt == 2:
                raise IntegrityError(f"{part.name} is not what its manifest says: the SHA-256 differs")
        raise AssertionError("unreachable")

    def _download(self, part: Part, path: Path) -> None:
        have = path.stat().st_size if path.exists() else 0
        if have == part.bytes:
            return
        if have > part.bytes:
            have = 0
        with path.open("r+b" if path.exists() else "w+b") as file:
            file.seek(have)
            file.truncate()
            for piece in self.driver.stream(download(self.core, part, have)):
                if piece is None:  # from the start
                    file.seek(0)
                    file.truncate()
                else:
                    file.write(piece)


def download(core: Core, part: Part, offset: int) -> Flow[None]:
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
    """The rows of a part."""
    with _unpacked(path, compression) as file:
        for line in file:
            if line.strip():
                yield json.loads(line)


def can_unpack(compression: str) -> bool:
    """Whether parts that are packed so can be read here."""
    return compression in ("GZIP", "NONE") or (compression == "ZSTD" and importlib.util.find_spec("zstandard") is not None)


def _unpacked(path: Path, compression: str) -> IO[bytes]:
    if compression == "GZIP":
        return cast(IO[bytes], gzip.open(path, "rb"))
    if compression == "NONE":
        return path.open("rb")
    if compression == "ZSTD":
        try:
            import zstandard
        except ImportError:
            raise MingjingError("the export is packed by zstd: install the package zstandard") from None
        reader = zstandard.ZstdDecompressor().stream_reader(path.open("rb"), closefd=True)
        return cast(IO[bytes], io.BufferedReader(reader))
    raise MingjingError(f"the export is packed by {compression}, which this version does not know")


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
