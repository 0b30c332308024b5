"""A copy in a SQLite database."""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from ..changes import EnterpriseRef, OrganisationRef
from .records import Action, CopyInUse, Put, Record, State

# The form of every library's copies: clients/README.md.
SCHEMA = """
CREATE TABLE IF NOT EXISTS mingjing_state (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    state TEXT NOT NULL
);
CREATE TABLE IF NOT EXISTS mingjing_record (
    record_id TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    revision INTEGER NOT NULL,
    sequence INTEGER NOT NULL,
    updated_at TEXT NOT NULL,
    publisher_id TEXT NOT NULL,
    publisher_name TEXT,
    enterprise_id TEXT NOT NULL,
    under_objection INTEGER NOT NULL,
    content TEXT NOT NULL
);
CREATE INDEX IF NOT EXISTS mingjing_record_by_enterprise ON mingjing_record (enterprise_id, kind);
CREATE INDEX IF NOT EXISTS mingjing_record_by_kind ON mingjing_record (kind, record_id);
CREATE TABLE IF NOT EXISTS mingjing_enterprise (
    id TEXT PRIMARY KEY,
    credit_code TEXT,
    registration_number TEXT,
    name TEXT,
    by_its_record INTEGER NOT NULL
);
CREATE INDEX IF NOT EXISTS mingjing_enterprise_by_credit_code ON mingjing_enterprise (credit_code);
CREATE INDEX IF NOT EXISTS mingjing_enterprise_by_registration_number ON mingjing_enterprise (registration_number);
CREATE VIEW IF NOT EXISTS mingjing AS
    SELECT r.record_id, r.kind, r.revision, r.sequence, r.updated_at, r.publisher_id, r.publisher_name, r.enterprise_id,
        e.credit_code, e.registration_number, e.name, r.under_objection, r.content
    FROM mingjing_record r LEFT JOIN mingjing_enterprise e ON e.id = r.enterprise_id;
"""

_PUT = """
INSERT INTO mingjing_record (record_id, kind, revision, sequence, updated_at, publisher_id, publisher_name, enterprise_id,
    under_objection, content)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (record_id) DO UPDATE SET
    kind = excluded.kind, revision = excluded.revision, sequence = excluded.sequence, updated_at = excluded.updated_at,
    enterprise_id = excluded.enterprise_id, under_objection = excluded.under_objection, content = excluded.content
"""
_PUT_WITH_PUBLISHER = _PUT + ", publisher_id = excluded.publisher_id, publisher_name = excluded.publisher_name"
# What an enterprise is called, its own record says; another record says it only where there is none.
_ENTERPRISE = """
INSERT INTO mingjing_enterprise (id, credit_code, registration_number, name, by_its_record) VALUES (?, ?, ?, ?, ?)
ON CONFLICT (id) DO UPDATE SET
    credit_code = excluded.credit_code, registration_number = excluded.registration_number, name = excluded.name,
    by_its_record = excluded.by_its_record
WHERE excluded.by_its_record >= mingjing_enterprise.by_its_record
"""

_RECORDS = """
SELECT kind, record_id, revision, sequence, updated_at, publisher_id, publisher_name, enterprise_id,
    credit_code, registration_number, name, under_objection, content
FROM mingjing WHERE (:kind IS NULL OR kind = :kind)
"""

Observer = Callable[[sqlite3.Connection, Sequence[Action], State], None]
"""Is called with each batch, in its transaction."""


class SqliteSink:
    """Keeps the copy in the tables `mingjing_record`, `mingjing_enterprise` and `mingjing_state` of a database.

    The tables are for everybody to read, while the copy is being written too; the view `mingjing` shows each record with
    what its enterprise is called now. The database may have tables of your own.

    Args:
        path: The database's file.
        observer: Is called with each batch within its transaction, before it is committed: what it writes to the
            database is committed with the batch, or not at all. It must not commit.
    """

    def __init__(self, path: str | os.PathLike[str], observer: Observer | None = None) -> None:
        self.path = Path(path)
        self.downloads = self.path.with_name(self.path.name + ".parts")
        self._observer = observer
        # Without a transaction of the module's own: each is begun and ended here. With asyncio that is in another thread, and
        # never in two at once.
        self.connection = sqlite3.connect(self.path, isolation_level=None, timeout=60.0, check_same_thread=False)
        self.connection.execute("PRAGMA journal_mode = WAL")
        # What was committed survives a power failure too.
        self.connection.execute("PRAGMA synchronous = FULL")
        self.connection.executescript(SCHEMA)
        self._kept: str | None = None

    def close(self) -> None:
        """Closes the database."""
        self.connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def load(self) -> State | None:
        """The state that was kept last."""
        self._kept = self._stored()
        return None if self._kept is None else State.from_json(self._kept)

    def apply(self, batch: Sequence[Action], state: State) -> None:
        """Applies a batch and keeps the state."""

        def write() -> None:
            for action in batch:
                if isinstance(action, Put):
                    self._put(action)
                else:
                    self.connection.execute("DELETE FROM mingjing_record WHERE record_id = ?", (action.record_id,))
            if self._observer is not None:
                self._observer(self.connection, batch, state)

        self._transaction(write, state)

    def clear(self, state: State) -> None:
        """Removes all records and keeps the state."""

        def write() -> None:
            self.connection.execute("DELETE FROM mingjing_record")
            self.connection.execute("DELETE FROM mingjing_enterprise")

        self._transaction(write, state)

    def _transaction(self, write: Callable[[], None], state: State) -> None:
        text = state.to_json()
        self.connection.execute("BEGIN IMMEDIATE")
        try:
            if self._stored() != self._kept:
                raise CopyInUse(f"another process writes to {self.path}")
            write()
            self.connection.execute(
                "INSERT INTO mingjing_state (id, state) VALUES (1, ?) ON CONFLICT (id) DO UPDATE SET state = excluded.state",
                (text,),
            )
            self.connection.execute("COMMIT")
        except BaseException:
            if self.connection.in_transaction:
                self.connection.execute("ROLLBACK")
            raise
        self._kept = text

    def _stored(self) -> str | None:
        found = self.connection.execute("SELECT state FROM mingjing_state").fetchone()
        return None if found is None else str(found[0])

    def _put(self, put: Put) -> None:
        record = put.record
        self.connection.execute(
            _PUT_WITH_PUBLISHER if put.publisher_is_certain else _PUT,
            (
                record.record_id,
                record.kind,
                record.revision,
                record.sequence,
                record.updated_at,
                record.publisher.id,
                record.publisher.name,
                record.enterprise.id,
                int(record.under_objection),
                json.dumps(record.content, ensure_ascii=False, separators=(",", ":")),
            ),
        )
        named = record.enterprise
        own = record.kind == "ENTERPRISE"
        if own:
            said = record.content
            named = EnterpriseRef(record.record_id, said.get("creditCode"), said.get("registrationNumber"), said.get("name"))
        self.connection.execute(_ENTERPRISE, (named.id, named.credit_code, named.registration_number, named.name, int(own)))

    def records(self, kind: str | None = None) -> Iterator[Record]:
        """The records of the copy, in the order of their ids."""
        rows = self.connection.execute(_RECORDS + " ORDER BY record_id", {"kind": kind})
        for row in rows:
            yield _record(row)

    def state(self) -> State | None:
        """The state as it is stored now; what any reader may look at."""
        text = self._stored()
        return None if text is None else State.from_json(text)


def _record(row: tuple[Any, ...]) -> Record:
    return Record(
        kind=row[0],
        record_id=row[1],
        revision=row[2],
        sequence=row[3],
        updated_at=row[4],
        publisher=OrganisationRef(row[5], row[6]),
        enterprise=EnterpriseRef(row[7], row[8], row[9], row[10]),
        under_objection=bool(row[11]),
        content=json.loads(row[12]),
    )
