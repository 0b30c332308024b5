"""What a pull does, apart from how it waits: a flow, which `Client` runs with blocking calls and `AsyncClient` with asyncio."""

from __future__ import annotations

import hashlib
import shutil
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from typing import Any, Literal, TypeAlias, TypedDict

from .._core import Core
from .._download import Gone, can_unpack, fetch, rows
from .._exports import NOT_THERE, ExportFlows
from .._flow import ENDED, Blocking, Flow, Sleep, Source
from ..changes import Change, ChangeFilter, Feed, Progress
from ..errors import ApiError, BadInput, DatasetRestored, JobFailed, MingjingError, NetworkError, RateLimited
from ..exports import Export, Manifest
from ..retry import Attempts, Repeat, tell_of_outage
from .records import Action, Anchor, AsyncSink, Loading, Put, Record, Remove, Sink, State, fold

Restored: TypeAlias = Literal["raise", "restart"]
Start: TypeAlias = Literal["auto", "snapshot", "feed"]

_SCOPES = "query PullScopes { viewer { scopes { code } } }"
_STARTS_AT_MOST = 5


@dataclass(frozen=True, slots=True)
class Pulled:
    """How far a pull is.

    Attributes:
        cursor: Every change up to here is in the copy; while `loading`, once that is done.
        head: How far the data set went, as far as was told.
        applied: How many rows and changes this pull has applied.
        loading: Whether a snapshot or a delta is being loaded.
    """

    cursor: int
    head: int | None
    applied: int
    loading: bool


class Options(TypedDict, total=False):
    """How a copy is pulled; `pull` says what each means."""

    once: bool
    kinds: Sequence[str]
    credit_codes: Sequence[str]
    registration_numbers: Sequence[str]
    start: Start
    by_delta: bool
    on_restored: Restored
    batch: int
    progress: Callable[[Pulled], None] | None
    downloads: Path | None
    export_within: float
    silence: float


class Work:
    """A pull on its way."""

    def __init__(self, core: Core, sink: Sink | AsyncSink, options: Options) -> None:
        self.core = core
        self.sink = sink
        self.once = options.get("once", False)
        self.start = options.get("start", "auto")
        self.by_delta = options.get("by_delta", False)
        self.on_restored = options.get("on_restored", "raise")
        self.batch = options.get("batch", 500)
        self.progress = options.get("progress")
        self.downloads: Path | None = options.get("downloads") or getattr(sink, "downloads", None)
        self.export_within = options.get("export_within", 900.0)
        self.silence = options.get("silence", 45.0)
        self.selection = _selection(options)
        if self.batch < 1:
            raise ValueError("batch must be 1 or more")
        if self.by_delta and set(self.selection) - {"kinds"}:
            raise ValueError("a copy of some enterprises is brought up to date by the feed: leave out by_delta")
        self.exports = ExportFlows(core)
        self.applied = 0
        self._manifest: Manifest | None = None

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds that are copied; all where empty."""
        return self.selection.get("kinds", ())

    def run(self) -> Flow[Pulled]:
        """Begins the copy or goes on with it; unless it is done once, over outages of any length."""
        policy = self.core.retry.endless()
        attempts = Attempts(policy)
        while True:
            applied = self.applied
            try:
                return (yield from self._run())
            except (ApiError, NetworkError) as error:
                if self.once:
                    raise
                if self.applied > applied:
                    attempts = Attempts(policy)
                pause = attempts.pause_after(error, Repeat.READ)
                if pause is None:
                    raise
                tell_of_outage(error, pause)
            yield Sleep(pause)

    def _run(self) -> Flow[Pulled]:
        state: State | None = yield Blocking(self.sink.load)
        if state is not None and {name: tuple(it) for name, it in (state.selection or {}).items()} != self.selection:
            raise ValueError(f"the copy has another selection, {dict(state.selection or {})}: take another place for this one")
        for attempt in range(1, _STARTS_AT_MOST + 1):
            try:
                if state is None:
                    state = yield from self._begin()
                elif self.by_delta and state.loading is None:
                    state = yield from self._begin_delta(state)
                if state.loading is not None:
                    state = yield from self._load(state)
                return (yield from self._follow(state))
            except Gone:
                # The files were replaced while they were being loaded.
                if attempt == _STARTS_AT_MOST:
                    raise
                state = None
            except DatasetRestored:
                if self.on_restored != "restart" or attempt == _STARTS_AT_MOST:
                    raise
                state = None
        raise AssertionError("unreachable")

    # The beginning

    def _begin(self) -> Flow[State]:
        """Empties the sink, and says what it will be filled from."""
        manifest: Manifest | None = None
        if self.start != "feed":
            if not set(self.selection) - {"kinds"}:
                manifest = yield from self._snapshot()
            if manifest is None and self.start == "snapshot":
                raise MingjingError("there is no snapshot to begin with")
        state = State(selection=self.selection or None)
        if manifest is not None:
            state = state.moved(cursor=manifest.sequence, loading=Loading(manifest.id))
        self._manifest = manifest
        yield Blocking(lambda: self.sink.clear(state))
        return state

    def _snapshot(self) -> Flow[Manifest | None]:
        """The newest snapshot; one that is requested where there is none; nothing where there are no exports at all."""
        export: Export | None = None
        if (yield from self._scheduled_will_do()):
            export = yield from self.exports.latest("NDJSON")
        if export is None or not can_unpack(export.compression):
            export = yield from self._requested({})
        if export is None:
            return None
        export = yield from self.exports.wait(export, self.export_within)
        return (yield from self.exports.manifest(export))

    def _scheduled_will_do(self) -> Flow[bool]:
        """Whether scheduled snapshots have all that the feed tells this caller; they never have what leads to persons."""
        answer = yield from self.core.execute(_SCOPES)
        return all(it["code"] != "person:read" for it in answer.data["viewer"]["scopes"])

    def _begin_delta(self, state: State) -> Flow[State]:
        """Says by which delta the copy will be brought up to date; nothing changes where there is none."""
        if state.cursor == 0:
            return state
        yield from self._recognise(state)
        try:
            export = yield from self._requested({"since": str(state.cursor)})
        except BadInput as error:
            if error.field == "since":
                raise DatasetRestored(error.message, after=state.cursor) from error
            raise
        if export is None:
            return state
        export = yield from self.exports.wait(export, self.export_within)
        manifest = yield from self.exports.manifest(export)
        if manifest.sequence <= state.cursor:
            return state
        self._manifest = manifest
        moved = state.moved(cursor=manifest.sequence, loading=Loading(manifest.id), anchor=None)
        yield from self._apply([], moved, manifest.sequence)
        return moved

    def _requested(self, more: Mapping[str, Any]) -> Flow[Export | None]:
        # Whoever is killed while it waits asks for the same export again.
        name = ",".join((*self.kinds, *(f"{key}={value}" for key, value in more.items())))
        day, chosen = datetime.now(UTC).date().isoformat(), hashlib.sha256(name.encode()).hexdigest()[:12]
        wanted = {"format": "NDJSON", "compression": "GZIP", "idempotencyKey": f"pull-{day}-{chosen}", **more}
        if self.kinds:
            wanted["kinds"] = list(self.kinds)
        try:
            return (yield from self.exports.request(wanted, *NOT_THERE, 409))
        except RateLimited:  # the exports of the day are used up
            return None

    # Files

    def _load(self, state: State) -> Flow[State]:
        """Loads what is missing of a snapshot or a delta."""
        loading = state.loading
        assert loading is not None
        manifest = self._manifest
        if manifest is None:
            try:
                export = yield from self.exports.wait(loading.export_id, self.export_within)
            except JobFailed as error:
                if error.state == "FAILED":
                    raise
                raise Gone(str(error)) from error  # expired, or taken back
            manifest = yield from self.exports.manifest(export)
        self._manifest = None
        if manifest.format != "NDJSON":
            raise MingjingError("the export that the copy is loaded from is not of lines of JSON")
        if not can_unpack(manifest.compression):
            # Another library has begun with it, which can. It is begun anew, with one that can be read here too.
            raise Gone(f"the export is packed by {manifest.compression}, which cannot be read here")
        made_here = self.downloads is None
        folder = self.downloads or Path(tempfile.mkdtemp(prefix="mingjing-"))
        try:
            yield Blocking(lambda: folder.mkdir(parents=True, exist_ok=True))
            for index in range(loading.part, len(manifest.parts)):
                part = manifest.parts[index]
                if self.kinds and part.kind not in self.kinds:
                    continue
                file = yield from fetch(self.core, part, folder, f"{part.sha256}.part")
                done = loading.rows if index == loading.part else 0
                state = yield from self._load_part(state, manifest, index, file, done)
                file.unlink(missing_ok=True)
            state = state.moved(loading=None)
            yield from self._apply([], state, manifest.sequence)
        finally:
            if made_here:
                shutil.rmtree(folder, ignore_errors=True)
        shutil.rmtree(folder, ignore_errors=True)
        return state

    def _load_part(self, state: State, manifest: Manifest, index: int, file: Path, done: int) -> Flow[State]:
        reader = islice(rows(file, manifest.compression), done, None)
        while True:
            actions: list[Action] = yield Blocking(lambda: [_action(row) for row in islice(reader, self.batch)])
            done += len(actions)
            is_last = len(actions) < self.batch
            at = Loading(manifest.id, index + 1, 0) if is_last else Loading(manifest.id, index, done)
            state = state.moved(loading=at)
            yield from self._apply(actions, state, manifest.sequence)
            if is_last:
                return state

    # The feed

    def _feed(self, after: int, follow: bool) -> Source:
        chosen = ChangeFilter(
            kind=self.kinds,
            credit_code=self.selection.get("creditCodes", ()),
            registration_number=self.selection.get("registrationNumbers", ()),
        )
        return Source(Feed(self.core, after, follow, chosen, self.silence).run())

    def _recognise(self, state: State) -> Flow[None]:
        """Holds that the data set is the one whose changes are in the copy."""
        if state.anchor is not None:
            feed = self._feed(state.anchor.sequence - 1, follow=False)
            _hold(state, state.anchor, (yield from feed.next()))
            yield from feed.leave()

    def _follow(self, state: State) -> Flow[Pulled]:
        """Applies changes until there are no more, or for ever."""
        # It begins with the last change that is in the copy, to see whether this is still the data set that told it.
        anchor = state.anchor
        after = max(0, (state.cursor if anchor is None else anchor.sequence) - 1)
        feed = self._feed(after, follow=not self.once)
        pending: list[Action] = []
        head: int | None = None
        while (told := (yield from feed.next())) is not ENDED:
            if anchor is not None and not (isinstance(told, Progress) and told.up_to < anchor.sequence):
                _hold(state, anchor, told)
                anchor = None
                continue
            if isinstance(told, Progress):
                head = told.head
                if pending or told.up_to > state.cursor:
                    state = state.moved(cursor=max(state.cursor, told.up_to))
                    yield from self._apply(pending, state, head)
                    pending = []
                continue
            if told.sequence < state.cursor or (told.sequence == state.cursor and state.anchor is not None):
                continue
            last = Anchor(told.sequence, told.record_id, told.at)
            if told.sequence == state.cursor:
                # What the snapshot was taken at: by it the data set is known again.
                state = state.moved(anchor=last)
                yield from self._apply([], state, head)
                continue
            pending.append(fold(told))
            state = state.moved(cursor=told.sequence, anchor=last)
            if len(pending) >= self.batch:
                yield from self._apply(pending, state, head)
                pending = []
        return Pulled(state.cursor, head, self.applied, loading=False)

    def _apply(self, actions: Sequence[Action], state: State, head: int | None) -> Flow[None]:
        yield Blocking(lambda: self.sink.apply(actions, state))
        self.applied += len(actions)
        if self.progress is not None:
            self.progress(Pulled(state.cursor, head, self.applied, state.loading is not None))


def _selection(options: Options) -> dict[str, tuple[str, ...]]:
    given = (
        ("kinds", sorted({it.upper() for it in options.get("kinds", ())})),
        ("creditCodes", sorted(set(options.get("credit_codes", ())))),
        ("registrationNumbers", sorted(set(options.get("registration_numbers", ())))),
    )
    return {name: tuple(values) for name, values in given if values}


def _action(row: Mapping[str, Any]) -> Action:
    """What a row of a snapshot or a delta means for a copy."""
    if row.get("deleted"):
        return Remove(row["kind"], row["recordId"], int(row["sequence"]))
    return Put(Record.of(row), publisher_is_certain=True)


def _hold(state: State, anchor: Anchor, told: Any) -> None:
    if isinstance(told, Change) and (told.sequence, told.record_id, told.at) == (anchor.sequence, anchor.record_id, anchor.at):
        return
    raise DatasetRestored(
        f"the change {anchor.sequence} is another one than the copy has: the data set was restored from an"
        " older copy and went on from there, or is another one; take a new copy",
        after=state.cursor,
    )
