"""A copy in files: a file of JSON lines for each kind, and a log of what came since.

```text
copy/
  STATE.json             which generation is current, how long its log is, and how far the copy goes
  records-000003/        the records as they were when the log was last folded in, a file a kind
    PENALTY.ndjson
  log-000003.ndjson      what was done since
```

A batch is appended to the log and made durable; then `STATE.json` is replaced, which says how long the log now is. What a
killed process left behind that length is not part of the copy. When the log has grown as long as the records, both are
folded into the next generation.
"""

from __future__ import annotations

import contextlib
import json
import os
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import IO, Any, Self

from ..errors import MingjingError
from .records import Action, CopyInUse, Put, Record, State

STATE = "STATE.json"
LOG_MIN = 64 * 1024 * 1024
"""The log is not folded in before it is so long."""


@dataclass(slots=True)
class _Entry:
    """The last that the log says of a record."""

    offset: int  # -1 where it was removed
    length: int
    kind: str
    publisher: dict[str, Any] | None
    inherits: bool  # whether the publisher of the record in the files, if it is there, goes before
    used: bool = False


class DirectorySink:
    """Keeps the copy in a directory of files of JSON lines, of the form of a snapshot's.

    Args:
        path: The directory; it is made when it is not there.
        log_min: From which length on the log is folded into the files.
    """

    def __init__(self, path: str | os.PathLike[str], *, log_min: int = LOG_MIN) -> None:
        self.path = Path(path)
        self.path.mkdir(parents=True, exist_ok=True)
        self.downloads = self.path / "parts"
        self._log_min = log_min
        self._lock = _lock(self.path / "LOCK")
        try:
            self._generation, self._log_bytes, self._state = self._read()
            self._tidy()
        except BaseException:
            self._lock.close()
            raise
        self._log: IO[bytes] | None = None
        self._base_bytes = sum(it.stat().st_size for it in self._folder(self._generation).glob("*.ndjson"))

    def close(self) -> None:
        """Lets others write to the copy."""
        if self._log is not None:
            self._log.close()
            self._log = None
        self._lock.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def load(self) -> State | None:
        """The state that was kept last."""
        return self._state

    def apply(self, batch: Sequence[Action], state: State) -> None:
        """Applies a batch and keeps the state."""
        lines = b"".join(_line(action) for action in batch)
        if lines:
            log = self._open_log()
            log.seek(self._log_bytes)
            log.truncate()
            log.write(lines)
            log.flush()
            os.fsync(log.fileno())
        self._point(self._generation, self._log_bytes + len(lines), state)
        if self._log_bytes > max(self._log_min, self._base_bytes):
            self.compact()

    def clear(self, state: State) -> None:
        """Removes all records and keeps the state."""
        following = self._generation + 1
        self._folder(following).mkdir()
        _sync_directory(self.path)
        self._switch(following, state)

    def compact(self) -> None:
        """Folds the log into the files, so that each has exactly the records of its kind."""
        if self._state is None:
            return
        following = self._generation + 1
        folder = self._folder(following)
        folder.mkdir()
        files: dict[str, IO[bytes]] = {}
        try:
            for kind, line in self._lines():
                file = files.get(kind)
                if file is None:
                    file = files[kind] = (folder / f"{kind}.ndjson").open("wb")
                file.write(line)
            for file in files.values():
                file.flush()
                os.fsync(file.fileno())
        finally:
            for file in files.values():
                file.close()
        _sync_directory(folder)
        _sync_directory(self.path)
        self._switch(following, self._state)

    def records(self, kind: str | None = None) -> Iterator[Record]:
        """The records of the copy, in no order."""
        for its_kind, line in self._lines():
            if kind is None or kind == its_kind:
                yield Record.of(json.loads(line))

    def state(self) -> State | None:
        """How far the copy goes."""
        return self._state

    # Files

    def _folder(self, generation: int) -> Path:
        return self.path / f"records-{generation:06}"

    def _log_path(self, generation: int) -> Path:
        return self.path / f"log-{generation:06}.ndjson"

    def _read(self) -> tuple[int, int, State | None]:
        try:
            told = json.loads((self.path / STATE).read_text("utf-8"))
        except FileNotFoundError:
            return 0, 0, None
        return told["generation"], told["logBytes"], State.from_json(json.dumps(told["state"]))

    def _tidy(self) -> None:
        """Removes what a killed process left of other generations."""
        for folder in self.path.glob("records-*"):
            if folder != self._folder(self._generation):
                shutil.rmtree(folder)
        for log in self.path.glob("log-*.ndjson"):
            if log != self._log_path(self._generation):
                log.unlink()
        with contextlib.suppress(FileNotFoundError):
            (self.path / f"{STATE}.new").unlink()
        log = self._log_path(self._generation)
        if self._log_bytes and (not log.exists() or log.stat().st_size < self._log_bytes):
            raise MingjingError(f"{log} is shorter than {STATE} says: the copy is damaged, remove it and pull anew")

    def _open_log(self) -> IO[bytes]:
        if self._log is None:
            path = self._log_path(self._generation)
            is_new = not path.exists()
            self._log = path.open("w+b" if is_new else "r+b")
            if is_new:
                _sync_directory(self.path)
        return self._log

    def _point(self, generation: int, log_bytes: int, state: State) -> None:
        told = {"generation": generation, "logBytes": log_bytes, "state": json.loads(state.to_json())}
        new = self.path / f"{STATE}.new"
        with new.open("w", encoding="utf-8") as file:
            json.dump(told, file, ensure_ascii=False)
            file.write("\n")
            file.flush()
            os.fsync(file.fileno())
        os.replace(new, self.path / STATE)
        _sync_directory(self.path)
        self._generation, self._log_bytes, self._state = generation, log_bytes, state

    def _switch(self, generation: int, state: State) -> None:
        self._point(generation, 0, state)
        if self._log is not None:
            self._log.close()
            self._log = None
        self._tidy()
        self._base_bytes = sum(it.stat().st_size for it in self._folder(generation).glob("*.ndjson"))

    # Folding

    def _overlay(self) -> dict[str, _Entry]:
        overlay: dict[str, _Entry] = {}
        if not self._log_bytes:
            return overlay
        with self._log_path(self._generation).open("rb") as log:
            offset = 0
            while offset < self._log_bytes:
                line = log.readline()
                told = json.loads(line)
                row = told["put"] if "put" in told else told["remove"]
                before = overlay.get(row["recordId"])
                if "put" in told:
                    publisher, inherits = row["publisher"], False
                    if not told["certain"]:
                        if before is None:
                            inherits = True
                        elif before.offset >= 0:
                            publisher, inherits = before.publisher, before.inherits
                    overlay[row["recordId"]] = _Entry(offset, len(line), row["kind"], publisher, inherits)
                else:
                    overlay[row["recordId"]] = _Entry(-1, 0, row["kind"], None, False)
                offset += len(line)
        return overlay

    def _lines(self) -> Iterator[tuple[str, bytes]]:
        """Every record as it stands: its kind and its line."""
        overlay = self._overlay()
        with contextlib.ExitStack() as stack:
            log = stack.enter_context(self._log_path(self._generation).open("rb")) if overlay else None
            for path in sorted(self._folder(self._generation).glob("*.ndjson")):
                with path.open("rb") as file:
                    for line in file:
                        row = json.loads(line)
                        entry = overlay.get(row["recordId"])
                        if entry is None:
                            yield row["kind"], line
                        elif entry.offset < 0:
                            entry.used = True
                        elif log is not None:
                            entry.used = True
                            yield entry.kind, _resolved(log, entry, row["publisher"])
            for entry in overlay.values():
                if not entry.used and entry.offset >= 0 and log is not None:
                    yield entry.kind, _resolved(log, entry, None)


def _resolved(log: IO[bytes], entry: _Entry, former: dict[str, Any] | None) -> bytes:
    log.seek(entry.offset)
    row = json.loads(log.read(entry.length))["put"]
    row["publisher"] = former if entry.inherits and former is not None else entry.publisher
    return _bytes(row)


def _line(action: Action) -> bytes:
    if isinstance(action, Put):
        return _bytes({"put": action.record.told(), "certain": action.publisher_is_certain})
    return _bytes({"remove": {"kind": action.kind, "recordId": action.record_id, "sequence": str(action.sequence)}})


def _bytes(value: dict[str, Any]) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def _sync_directory(path: Path) -> None:
    if os.name == "nt":  # which has no such thing
        return
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _lock(path: Path) -> IO[bytes]:
    """A lock that ends with the process, however that ends."""
    file = path.open("a+b")
    try:
        if os.name == "nt":
            import msvcrt

            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore]
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        file.close()
        raise CopyInUse(f"another process writes to {path.parent}") from None
    return file
