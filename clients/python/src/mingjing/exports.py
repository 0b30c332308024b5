"""Exports (导出): snapshots and deltas as files, each of which is downloaded once and checked.

An export is asked for, waited for, and fetched part by part. A download that breaks off goes on where it was, in this process
or the next, and nothing is used unless its SHA-256 is the manifest's.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal, TypeAlias

from ._download import Gone, rows

__all__ = ["Compression", "Export", "Format", "Gone", "Manifest", "Part", "rows_of"]

Format: TypeAlias = Literal["NDJSON", "CSV", "PARQUET"]
Compression: TypeAlias = Literal["ZSTD", "GZIP", "NONE"]


@dataclass(frozen=True, slots=True)
class Export:
    """An export.

    Attributes:
        id: Its id.
        state: `QUEUED`, `RUNNING`, `READY`, `FAILED`, `EXPIRED` or `CANCELLED`.
        sequence: The change as of which it is.
        since: Of a delta, the change after which it begins; nothing of a snapshot.
        compression: `ZSTD`, `GZIP` or `NONE`.
        failure: Why it failed.
        told: All of it, as the gateway tells it: `progress`, `counts`, `parts`, `expiresAt`, `links`.
    """

    id: str
    state: str
    sequence: int | None
    since: int | None
    compression: str
    failure: str | None
    told: Mapping[str, Any] = field(repr=False)

    @classmethod
    def of(cls, told: Mapping[str, Any]) -> Export:
        """From its JSON."""
        told = told.get("export") or told
        sequence, since = told.get("sequence"), told.get("since")
        return cls(
            id=str(told["id"]),
            state=str(told["state"]).upper(),
            sequence=None if sequence is None else int(sequence),
            since=None if since is None else int(since),
            compression=str(told.get("compression") or "GZIP").upper(),
            failure=told.get("failure"),
            told=told,
        )

    @property
    def is_ready(self) -> bool:
        """Whether its files are there."""
        return self.state == "READY"

    @property
    def ended(self) -> bool:
        """Whether nothing more happens to it, unless it expires."""
        return self.state not in ("QUEUED", "RUNNING")


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
    """What an export consists of.

    Attributes:
        id: The export.
        sequence: The change as of which it is.
        since: Of a delta, the change after which it begins.
        format: `NDJSON`, `CSV` or `PARQUET`.
        compression: `ZSTD`, `GZIP` or `NONE`.
        parts: Its files, in the order in which they are to be read.
        told: All of it: the columns of each kind, `schemaVersion`, licence and attribution.
    """

    id: str
    sequence: int
    since: int | None
    format: str
    compression: str
    parts: tuple[Part, ...]
    told: Mapping[str, Any] = field(repr=False)

    @classmethod
    def of(cls, told: Mapping[str, Any]) -> Manifest:
        """From its JSON."""
        since = told.get("since")
        return cls(
            id=str(told["id"]),
            sequence=int(told["sequence"]),
            since=None if since is None else int(since),
            format=str(told.get("format") or "NDJSON").upper(),
            compression=str(told.get("compression") or "NONE").upper(),
            parts=tuple(Part.of(it) for it in told["parts"]),
            told=told,
        )


def rows_of(path: Path | str) -> Iterator[Mapping[str, Any]]:
    """The rows of a file of lines of JSON (`.ndjson`, `.ndjson.gz`, `.ndjson.zst`), as `exports.download` left it.

    Of a delta, a row with `deleted` says that its record stands no longer.
    """
    by_name = {".gz": "GZIP", ".zst": "ZSTD", ".ndjson": "NONE"}
    path = Path(path)
    compression = by_name.get(path.suffix)
    if compression is None:
        raise ValueError(f"{path.name} is no file of lines of JSON; they end in {', '.join(by_name)}")
    return rows(path, compression)
