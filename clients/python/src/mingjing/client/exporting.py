"""Exporting: snapshots and deltas as files."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from .._core import Core
from .._download import can_unpack
from .._driver import AsyncDriver, Driver
from .._exports import ExportFlows
from ..exports import Compression, Export, Format, Manifest


def wanted(
    kinds: Sequence[str],
    format: Format,
    compression: Compression | None,
    filter: Mapping[str, Any] | None,
    since: int | None,
    bom: bool,
    idempotency_key: str | None,
) -> dict[str, Any]:
    """What to ask for an export by."""
    if compression is None and format == "NDJSON" and not can_unpack("ZSTD"):
        compression = "GZIP"  # so that `rows_of` reads it
    given: dict[str, Any] = {
        "format": format,
        "kinds": [it.upper() for it in kinds] or None,
        "compression": compression,
        "filter": filter,
        "since": None if since is None else str(since),
        "bom": bom or None,
        "idempotencyKey": idempotency_key or str(uuid.uuid4()),
    }
    return {name: value for name, value in given.items() if value is not None}


class Exports:
    """The exports of a client: `client.exports`."""

    def __init__(self, core: Core, driver: Driver) -> None:
        self._flows = ExportFlows(core)
        self._driver = driver

    def request(
        self,
        kinds: Sequence[str] = (),
        *,
        format: Format = "NDJSON",
        compression: Compression | None = None,
        filter: Mapping[str, Any] | None = None,
        since: int | None = None,
        bom: bool = False,
        idempotency_key: str | None = None,
    ) -> Export:
        """Asks for an export of these kinds, or of all.

        Args:
            kinds: Such as `PENALTY`.
            format: What the files are.
            compression: How they are packed. When nothing is said by zstd, which Parquet has inside; lines of JSON by gzip
                where zstd cannot be read here.
            filter: `authority`, `district`, `industry`, `creditCode`, `registrationNumber`: lists of values.
            since: A sequence number: a delta, which has what changed after it.
            bom: Whether CSV begins with a byte order mark, for spreadsheets.
            idempotency_key: Your name for it. Asked for again by this name, it is the same export.
        """
        made = self._driver.run(self._flows.request(wanted(kinds, format, compression, filter, since, bom, idempotency_key)))
        assert made is not None
        return made

    def latest(self, format: Format = "NDJSON") -> Export | None:
        """The newest snapshot that the gateway made by itself; nothing where there is none yet, or none for you."""
        return self._driver.run(self._flows.latest(format))

    def find(self, export_id: str) -> Export | None:
        """How far an export is; nothing when there is no such one."""
        return self._driver.run(self._flows.find(export_id))

    def wait(self, export: Export | str, *, within: float = 900.0) -> Export:
        """Waits until an export is ready.

        Raises:
            WaitTimeout: It was not, within so many seconds.
            JobFailed: It failed, was cancelled or has expired.
        """
        return self._driver.run(self._flows.wait(export, within))

    def manifest(self, export: Export | str) -> Manifest:
        """What an export consists of."""
        return self._driver.run(self._flows.manifest(export))

    def download(self, export: Export | str, folder: Path | str, *, kinds: Iterable[str] = ()) -> list[Path]:
        """Downloads the files of an export into a folder, and checks each by its SHA-256. Called again, it goes on.

        Raises:
            IntegrityError: The gateway's file is not what its manifest says.
        """
        return self._driver.run(self._flows.download(export, Path(folder), kinds))


class AsyncExports:
    """The exports of a client for asyncio. See `Exports`."""

    def __init__(self, core: Core, driver: AsyncDriver) -> None:
        self._flows = ExportFlows(core)
        self._driver = driver

    async def request(
        self,
        kinds: Sequence[str] = (),
        *,
        format: Format = "NDJSON",
        compression: Compression | None = None,
        filter: Mapping[str, Any] | None = None,
        since: int | None = None,
        bom: bool = False,
        idempotency_key: str | None = None,
    ) -> Export:
        """Asks for an export; see `Exports.request`."""
        made = await self._driver.run(
            self._flows.request(wanted(kinds, format, compression, filter, since, bom, idempotency_key))
        )
        assert made is not None
        return made

    async def latest(self, format: Format = "NDJSON") -> Export | None:
        """The newest snapshot that the gateway made by itself; nothing where there is none yet, or none for you."""
        return await self._driver.run(self._flows.latest(format))

    async def find(self, export_id: str) -> Export | None:
        """How far an export is; nothing when there is no such one."""
        return await self._driver.run(self._flows.find(export_id))

    async def wait(self, export: Export | str, *, within: float = 900.0) -> Export:
        """Waits until an export is ready; see `Exports.wait`."""
        return await self._driver.run(self._flows.wait(export, within))

    async def manifest(self, export: Export | str) -> Manifest:
        """What an export consists of."""
        return await self._driver.run(self._flows.manifest(export))

    async def download(self, export: Export | str, folder: Path | str, *, kinds: Iterable[str] = ()) -> list[Path]:
        """Downloads the files of an export into a folder, and checks each; see `Exports.download`."""
        return await self._driver.run(self._flows.download(export, Path(folder), kinds))
