"""A durable copy of the data set: the newest snapshot, then every change, for ever or until there is nothing more.

    from mingjing import Client
    from mingjing.pull import SqliteSink, pull

    with Client("https://mingjing.example", key) as client, SqliteSink("copy.db") as sink:
        pull(client, sink)

The copy and how far it goes are written together, so the process may be killed at any moment: the next one goes on without
a gap and without a repeat.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from ..changes import Change, ChangeFilter, Progress
from ..client import Client
from ..errors import DatasetRestored, MingjingError
from .directory import DirectorySink
from .records import (
    Action,
    Anchor,
    CopyInUse,
    Loading,
    Put,
    Record,
    Remove,
    Restored,
    Sink,
    Start,
    State,
    fold,
)
from .snapshot import Exports, Gone, Manifest, rows
from .sqlite import SqliteSink

__all__ = [
    "Action",
    "Anchor",
    "CopyInUse",
    "DirectorySink",
    "Loading",
    "Pulled",
    "Put",
    "Record",
    "Remove",
    "Sink",
    "SqliteSink",
    "State",
    "fold",
    "pull",
]

_SCOPES = "query PullScopes { viewer { scopes { code } } }"
_STARTS_AT_MOST = 5


@dataclass(frozen=True, slots=True)
class Pulled:
    """How far a pull is.

    Attributes:
        cursor: Every change up to here is in the copy; while `loading`, once that is done.
        head: How far the data set went, as far as was told.
        applied: How many rows and changes this pull has applied.
        loading: Whether a snapshot is being loaded.
    """

    cursor: int
    head: int | None
    applied: int
    loading: bool


def pull(
    client: Client,
    sink: Sink,
    *,
    once: bool = False,
    kinds: Sequence[str] = (),
    credit_codes: Sequence[str] = (),
    registration_numbers: Sequence[str] = (),
    start: Start = "auto",
    on_restored: Restored = "raise",
    batch: int = 500,
    progress: Callable[[Pulled], None] | None = None,
    downloads: Path | None = None,
    export_within: float = 900.0,
    silence: float = 45.0,
) -> Pulled:
    """Brings a copy up to the data set, and keeps it there.

    Args:
        client: Whom to ask. It needs the scope `feed:read`, and `export:read` to begin with a snapshot.
        sink: Where the copy is kept: `SqliteSink`, `DirectorySink`, or your own.
        once: Whether to return when there is nothing more; otherwise it waits for what is still to come, for ever.
        kinds: Only these kinds of record, such as `PENALTY`. Without `ENTERPRISE`, enterprises are known by what other
            records call them.
        credit_codes: Only these enterprises; the copy then begins with the feed.
        registration_numbers: Only these enterprises, likewise. The selection of a copy cannot be changed.
        start: What a new copy begins with: the newest snapshot; where there is none one that is requested; where this
            gateway makes none, or not for this caller, the feed from its first change (`auto`). `snapshot` takes no feed
            instead, `feed` no snapshot.
        on_restored: What to do when the data set does not continue the copy: to raise `DatasetRestored`, or to
            begin the copy anew.
        batch: How many changes or rows are applied in a transaction at most.
        progress: Is told after each transaction.
        downloads: Where the parts of a snapshot are kept until they are loaded.
        export_within: How many seconds to wait for a snapshot that is requested.
        silence: After how many seconds without a sound a connection counts as dead.

    Returns:
        How far it is; only with `once`.

    Raises:
        DatasetRestored: The data set was restored from an older copy, or is another one.
    """
    if batch < 1:
        raise ValueError("batch must be 1 or more")
    selection = {
        name: tuple(values)
        for name, values in (
            ("kinds", sorted({it.upper() for it in kinds})),
            ("creditCodes", sorted(set(credit_codes))),
            ("registrationNumbers", sorted(set(registration_numbers))),
        )
        if values
    }
    work = _Pull(client, sink, selection, batch, progress, export_within, silence, once)
    work.downloads = downloads or getattr(sink, "downloads", None)
    state = sink.load()
    if state is not None and {name: tuple(it) for name, it in (state.selection or {}).items()} != selection:
        raise ValueError(f"the copy has another selection, {dict(state.selection or {})}: take another place for this one")
    for attempt in range(1, _STARTS_AT_MOST + 1):
        try:
            if state is None:
                state = work.begin(start)
            if state.loading is not None:
                state = work.load(state)
            return work.follow(state)
        except Gone:
            # The snapshot was replaced while it was being loaded.
            if attempt == _STARTS_AT_MOST:
                raise
            state = None
        except DatasetRestored:
            if on_restored != "restart" or attempt == _STARTS_AT_MOST:
                raise
            state = None
    raise AssertionError("unreachable")


class _Pull:
    downloads: Path | None = None

    def __init__(
        self,
        client: Client,
        sink: Sink,
        selection: dict[str, tuple[str, ...]],
        batch: int,
        progress: Callable[[Pulled], None] | None,
        export_within: float,
        silence: float,
        once: bool,
    ) -> None:
        self.client = client
        self.sink = sink
        self.selection = selection
        self.batch = batch
        self.progress = progress
        self.silence = silence
        self.once = once
        self.applied = 0
        self.exports = Exports(client._core, client._driver, export_within, client._sleep)
        self._manifest: Manifest | None = None

    # The beginning

    def begin(self, start: Start) -> State:
        """Empties the sink, and says what it will be filled from."""
        manifest = None
        if start != "feed":
            if not set(self.selection) - {"kinds"}:
                manifest = self.exports.newest(self.selection.get("kinds", ()), self._scheduled_will_do())
            if manifest is None and start == "snapshot":
                raise MingjingError("there is no snapshot to begin with")
        self._manifest = manifest
        state = State(selection=self.selection or None)
        if manifest is not None:
            state = state.moved(cursor=manifest.sequence, loading=Loading(manifest.id))
        self.sink.clear(state)
        return state

    def _scheduled_will_do(self) -> bool:
        """Whether scheduled snapshots have all that the feed tells this caller; they never have what leads to persons."""
        scopes = self.client.query(_SCOPES)["viewer"]["scopes"]
        return all(it["code"] != "person:read" for it in scopes)

    def load(self, state: State) -> State:
        """Loads what is missing of a snapshot."""
        loading = state.loading
        if loading is None:
            return state
        manifest = self._manifest or self.exports.manifest(loading.export_id)
        self._manifest = None
        made_here = self.downloads is None
        folder = self.downloads or Path(tempfile.mkdtemp(prefix="mingjing-"))
        try:
            for index in range(loading.part, len(manifest.parts)):
                part = manifest.parts[index]
                if self.selection.get("kinds") and part.kind not in self.selection["kinds"]:
                    continue
                file = self.exports.fetch(part, folder)
                done = loading.rows if index == loading.part else 0
                pending: list[Action] = []
                for number, row in enumerate(rows(file, manifest.compression), start=1):
                    if number <= done:
                        continue
                    pending.append(Put(Record.of(row), publisher_is_certain=True))
                    if len(pending) >= self.batch:
                        state = state.moved(loading=Loading(manifest.id, index, number))
                        self._apply(pending, state, manifest.sequence)
                        pending = []
                state = state.moved(loading=Loading(manifest.id, index + 1, 0))
                self._apply(pending, state, manifest.sequence)
                file.unlink(missing_ok=True)
            state = state.moved(loading=None)
            self._apply([], state, manifest.sequence)
        finally:
            if made_here:
                shutil.rmtree(folder, ignore_errors=True)
        shutil.rmtree(folder, ignore_errors=True)
        return state

    # The feed

    def follow(self, state: State) -> Pulled:
        """Applies changes until there are no more, or for ever."""
        chosen = ChangeFilter(
            kind=self.selection.get("kinds", ()),
            credit_code=self.selection.get("creditCodes", ()),
            registration_number=self.selection.get("registrationNumbers", ()),
        )
        # It begins with the last change that is in the copy, to see whether this is still the data set that told it.
        anchor = state.anchor
        after = state.cursor if anchor is None else anchor.sequence - 1
        pending: list[Action] = []
        head: int | None = None
        for told in self.client.feed(after, follow=not self.once, filter=chosen, silence=self.silence):
            if anchor is not None:
                if isinstance(told, Change) and (told.sequence, told.record_id, told.at) == _key(anchor):
                    anchor = None
                    continue
                if isinstance(told, Change) or told.up_to >= anchor.sequence:
                    raise DatasetRestored(
                        f"the change {anchor.sequence} is another one than the copy has: the data set was restored from an"
                        " older copy and went on from there, or is another one; take a new copy",
                        after=state.cursor,
                    )
            if isinstance(told, Progress):
                head = told.head
                if pending or told.up_to > state.cursor:
                    state = state.moved(cursor=max(state.cursor, told.up_to))
                    self._apply(pending, state, head)
                    pending = []
                continue
            if told.sequence <= state.cursor:
                continue
            pending.append(fold(told))
            state = state.moved(cursor=told.sequence, anchor=Anchor(told.sequence, told.record_id, told.at))
            if len(pending) >= self.batch:
                self._apply(pending, state, head)
                pending = []
        return Pulled(state.cursor, head, self.applied, loading=False)

    def _apply(self, actions: list[Action], state: State, head: int | None) -> None:
        self.sink.apply(actions, state)
        self.applied += len(actions)
        if self.progress is not None:
            self.progress(Pulled(state.cursor, head, self.applied, state.loading is not None))


def _key(anchor: Anchor) -> tuple[int, str, str]:
    return anchor.sequence, anchor.record_id, anchor.at
