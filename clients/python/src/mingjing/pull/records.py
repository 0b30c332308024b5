"""What a copy consists of: records, what is done to them, and how far it goes."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Protocol, TypeAlias

from ..changes import Change, EnterpriseRef, OrganisationRef
from ..errors import MingjingError


@dataclass(frozen=True, slots=True)
class Record:
    """A record as it stands.

    Attributes:
        kind: Its kind, such as `PENALTY`; enterprises are records too.
        record_id: Its id, which is the id of the API.
        revision: 1 when it was entered, one more with each change.
        sequence: The change that made it what it is.
        updated_at: When that was, in UTC (RFC 3339).
        publisher: Who entered it and answers for it.
        enterprise: The enterprise that it is recorded under. What it is called now says the enterprise's own record.
        under_objection: Whether an objection to it is open.
        content: What it says, by the names of the schema.
    """

    kind: str
    record_id: str
    revision: int
    sequence: int
    updated_at: str
    publisher: OrganisationRef
    enterprise: EnterpriseRef
    under_objection: bool
    content: Mapping[str, Any]

    @classmethod
    def of(cls, row: Mapping[str, Any]) -> Record:
        """From a row of a snapshot."""
        return cls(
            kind=row["kind"],
            record_id=row["recordId"],
            revision=row["revision"],
            sequence=int(row["sequence"]),
            updated_at=row["updatedAt"],
            publisher=OrganisationRef.of(row["publisher"]),
            enterprise=EnterpriseRef.of(row["enterprise"]),
            under_objection=row["underObjection"],
            content=row["content"],
        )

    def told(self) -> dict[str, Any]:
        """As a row of a snapshot."""
        return {
            "kind": self.kind,
            "recordId": self.record_id,
            "revision": self.revision,
            "sequence": str(self.sequence),
            "updatedAt": self.updated_at,
            "publisher": {"id": self.publisher.id, "name": self.publisher.name},
            "enterprise": {
                "id": self.enterprise.id,
                "creditCode": self.enterprise.credit_code,
                "registrationNumber": self.enterprise.registration_number,
                "name": self.enterprise.name,
            },
            "underObjection": self.under_objection,
            "content": dict(self.content),
        }


@dataclass(frozen=True, slots=True)
class Put:
    """The record stands as this from now on.

    `publisher_is_certain` is false where a change told it: whoever made a change is the publisher of a record that is new
    to the copy, but a record that is there keeps its publisher, since others decide on objections to it.
    """

    record: Record
    publisher_is_certain: bool


@dataclass(frozen=True, slots=True)
class Remove:
    """The record stands no longer; it may not have been in the copy."""

    kind: str
    record_id: str
    sequence: int


Action: TypeAlias = Put | Remove


def fold(change: Change) -> Action:
    """What a change means for a copy."""
    if change.state != "CURRENT" or change.after is None:
        return Remove(change.kind, change.record_id, change.sequence)
    record = Record(
        kind=change.kind,
        record_id=change.record_id,
        revision=change.revision,
        sequence=change.sequence,
        updated_at=change.at,
        publisher=change.by,
        enterprise=change.enterprise,
        under_objection=change.under_objection,
        content=change.after,
    )
    return Put(record, publisher_is_certain=False)


@dataclass(frozen=True, slots=True)
class Loading:
    """How much of a snapshot is in the copy: all parts before `part`, and `rows` rows of that one."""

    export_id: str
    part: int = 0
    rows: int = 0


@dataclass(frozen=True, slots=True)
class Anchor:
    """The last change that is in the copy, by which a data set is known again."""

    sequence: int
    record_id: str
    at: str


@dataclass(frozen=True, slots=True)
class State:
    """How far a copy goes. A sink keeps it with the records, in the same transaction.

    Attributes:
        cursor: Every change up to here is in the copy; while `loading`, once that is done.
        loading: What of the snapshot is there, until all of it is.
        anchor: The last change that was applied.
        selection: What is copied: kinds and enterprises, all where empty.
    """

    cursor: int = 0
    loading: Loading | None = None
    anchor: Anchor | None = None
    selection: Mapping[str, Sequence[str]] | None = None

    def to_json(self) -> str:
        """As a sink keeps it."""
        told: dict[str, Any] = {"version": 1, "cursor": self.cursor}
        if self.loading is not None:
            told["loading"] = {
                "exportId": self.loading.export_id,
                "part": self.loading.part,
                "rows": self.loading.rows,
            }
        if self.anchor is not None:
            told["anchor"] = {
                "sequence": self.anchor.sequence,
                "recordId": self.anchor.record_id,
                "at": self.anchor.at,
            }
        if self.selection:
            told["selection"] = {name: list(values) for name, values in sorted(self.selection.items())}
        return json.dumps(told, separators=(",", ":"), ensure_ascii=False)

    @classmethod
    def from_json(cls, text: str) -> State:
        """From what a sink kept."""
        told = json.loads(text)
        if told.get("version") != 1:
            raise MingjingError("the copy was made by another version of this package")
        loading, anchor = told.get("loading"), told.get("anchor")
        return cls(
            cursor=told["cursor"],
            loading=Loading(loading["exportId"], loading["part"], loading["rows"]) if loading else None,
            anchor=Anchor(anchor["sequence"], anchor["recordId"], anchor["at"]) if anchor else None,
            selection=told.get("selection"),
        )

    def moved(self, **changes: Any) -> State:
        """The state with these changes."""
        return replace(self, **changes)


class Sink(Protocol):
    """Where a copy is kept. Write your own by these three; each must do all or nothing, also when the process is killed."""

    def load(self) -> State | None:
        """The state that was kept last; nothing at first."""

    def apply(self, batch: Sequence[Action], state: State) -> None:
        """Applies a batch, in its order, and keeps the state: one transaction."""

    def clear(self, state: State) -> None:
        """Removes all records and keeps the state: one transaction."""


class AsyncSink(Protocol):
    """A sink of your own for `pull_async`, such as a database with a driver for asyncio. See `Sink`."""

    def load(self) -> Awaitable[State | None]:
        """The state that was kept last; nothing at first."""

    def apply(self, batch: Sequence[Action], state: State) -> Awaitable[None]:
        """Applies a batch, in its order, and keeps the state: one transaction."""

    def clear(self, state: State) -> Awaitable[None]:
        """Removes all records and keeps the state: one transaction."""


class CopyInUse(MingjingError):
    """Another process writes to the copy."""
