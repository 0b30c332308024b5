"""Whether copies are right, by the gateway's database and by what each program wrote down of itself."""

from __future__ import annotations

import json
import sqlite3
import urllib.request
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import database
from consumer import Consumer
from gateway import City
from writer import Writer

Row = dict[str, Any]


class Wrong(AssertionError):
    """Something is not as it must be."""


class Truth:
    """What the database holds: every record that stands, and every event. Read while no gateway runs."""

    def __init__(self, city: City) -> None:
        self._city = city
        self.records = database.records(city.database)
        self.events = database.events(city.database)
        self.head = len(self.events)
        require_equal("numbers of events", [it["sequence"] for it in self.events], list(range(1, self.head + 1)))
        [counter] = city.database.rows("change_counter")
        require_equal("the counter of changes", counter["sequence"], self.head)
        self._organisations = {it["id"]: it["name"] for it in city.database.rows("organisation")}

    def feed(self) -> list[Row]:
        """What the feed must tell, but for what it says of enterprises."""
        told: list[Row] = []
        before: dict[int, Row] = {}
        # What a record does not state, an event may leave out; the feed tells it as nothing.
        unstated = {it: dict.fromkeys(next(self._city.database.rows(it), {})) for it in self._city.database.tables()}
        for event in self.events:
            stored = event["content"] if isinstance(event["content"], dict) else json.loads(event["content"])
            after = database.content(event["kind"], {**unstated[event["kind"]], **stored})
            told.append(
                {
                    "sequence": str(event["sequence"]),
                    "at": database.moment(event["at"]),
                    "operation": event["operation"].upper(),
                    "kind": event["kind"].upper(),
                    "recordId": database.global_id(event["kind"], event["record_id"]),
                    "revision": event["revision"],
                    "by": database.organisation(event["publisher_id"], self._organisations),
                    "underObjection": bool(event["under_objection"]),
                    "reason": event["reason"],
                    "after": after,
                    "before": before.get(event["record_id"]),
                }
            )
            before[event["record_id"]] = after
        return told

    def judge_feed(self, told: list[Row]) -> None:
        """The feed, from its first change, is the stored events, and folded it is the records."""
        for expected, line in zip(self.feed(), told, strict=True):
            for name in ("after", "before"):
                _withhold(expected[name], line[name])
            require_equal(f"change {expected['sequence']} of the feed", {it: line[it] for it in expected}, expected)
        standing: dict[str, Row] = {}
        for line in told:
            if line["state"] == "CURRENT":
                standing[line["recordId"]] = line
            else:
                standing.pop(line["recordId"], None)
        require_equal("the records that stand by the feed", sorted(standing), sorted(self.records))
        for record, line in standing.items():
            _withhold(self.records[record]["content"], line["after"])
            require_equal(f"{line['kind']} {record} by the feed", line["after"], self.records[record]["content"])

    def judge_writers(self, writers: Iterable[Writer]) -> int:
        """What was acknowledged is there, once, and nothing else was written. How many rows that is."""
        written = [it for writer in writers for it in writer.written]
        stored = [
            (database.global_id(it["kind"], it["record_id"]), it["revision"])
            for it in self.events
            if it["submission_id"] is not None
        ]
        require_equal("what was written and what was acknowledged", sorted(stored), sorted(written))
        return len(written)

    def judge_copy(self, consumer: Consumer) -> int:
        """The copy is the database, field by field. How many fields that is."""
        fields = 0
        seen: set[str] = set()
        for copied in consumer.records():
            record = copied["recordId"]
            if record in seen:
                raise Wrong(f"{consumer.name}: {record} is in the copy twice")
            seen.add(record)
            if record not in self.records:
                raise Wrong(f"{consumer.name}: {copied['kind']} {record} is in the copy and does not stand")
            require_equal(f"{consumer.name}: {copied['kind']} {record}", copied, self.records[record])
            fields += len(copied) - 1 + len(copied["content"])
        if missing := self.records.keys() - seen:
            raise Wrong(f"{consumer.name}: {len(missing)} records are not in the copy, such as {self.records[min(missing)]}")
        return fields


def _withhold(stored: Row | None, told: Row | None) -> None:
    """Takes from what is stored what the feed may leave out: what amendments of reports were about."""
    if stored is None or told is None:
        return
    for mine, theirs in zip(stored.get("amendments") or [], told.get("amendments") or [], strict=False):
        if theirs["before"] is None and theirs["after"] is None:
            mine |= {"before": None, "after": None}


def read_feed(city: City) -> list[Row]:
    """The feed from its first change to its last."""
    request = urllib.request.Request(
        f"{city.urls[0]}/v1/changes?after=0&follow=false", headers={"X-API-Key": city.keys["institution"]}
    )
    with urllib.request.urlopen(request, timeout=120) as answer:
        lines = [json.loads(line) for line in answer if line.strip()]
    if "upTo" not in lines[-1]:
        raise Wrong(f"the feed was not told to its end: {lines[-1]}")
    return [it for it in lines if "sequence" in it]


def judge_history(consumer: Consumer, head: int | None = None) -> int:
    """Each change was applied once, in its order, without a gap; `head` is the last where that is known. How many."""
    applied: list[int] = []
    try:
        if consumer.program.table is not None:
            applied = _judge_table(consumer.folder / "copy.db", consumer.program.table, head)
        if consumer.program.records is None:
            applied = _judge_journal(consumer.folder / "journal.ndjson", head)
    except Wrong as wrong:
        raise Wrong(f"{consumer.name}: {wrong}") from wrong
    return len(applied)


def _judge_table(path: Path, table: str, head: int | None) -> list[int]:
    with sqlite3.connect(path) as copy:
        has = copy.execute("SELECT 1 FROM sqlite_master WHERE name = ?", (table,)).fetchone()
        applied = [it[0] for it in copy.execute(f"SELECT sequence FROM {table} ORDER BY sequence")] if has else []
    copy.close()
    require_equal(f"the changes in the table {table}", applied, list(range(1, (len(applied) if head is None else head) + 1)))
    return applied


def _judge_journal(path: Path, head: int | None) -> list[int]:
    """The changes of the batches that came into effect.

    Of a batch that was announced last before a kill, what the sink holds at the next start says whether it did: it holds
    either what that batch was to leave, or what the batch before left.
    """
    holds: str | None = None
    announced: Row | None = None
    start, rows, changes = 0, set[str](), list[int]()

    def came_into_effect(batch: Row) -> None:
        nonlocal holds, start
        holds = batch["to"]
        if batch.get("clear"):
            start = batch["sequence"]
            rows.clear()
            changes.clear()
        if repeated := rows & set(batch["rows"]):
            raise Wrong(f"the row {min(repeated)} of the snapshot was applied twice")
        rows.update(batch["rows"])
        for sequence in batch["changes"]:
            require_equal("the change that was applied next", sequence, start + len(changes) + 1)
            changes.append(sequence)

    lines = path.read_text("utf-8").split("\n") if path.exists() else []
    for place, line in enumerate(lines):
        try:
            told = json.loads(line or "{}")
        except ValueError:
            # The process was killed while it wrote this, before it did anything.
            if place + 1 < len(lines) and '"holds"' not in lines[place + 1]:
                raise Wrong(f"line {place + 1} of the journal is cut off, and the process went on") from None
            continue
        if "to" in told:
            if announced is not None:
                came_into_effect(announced)
            announced = told
        elif "holds" in told:
            if announced is not None and told["holds"] == announced["to"]:
                came_into_effect(announced)
            require_equal("what the sink holds", told["holds"], holds)
            announced = None
    if head is not None:
        if announced is not None:
            came_into_effect(announced)
        require_equal("the last change in the journal", start + len(changes), head)
    return changes


def require_equal(what: str, found: Any, expected: Any) -> None:
    """Raises with the first difference."""
    if found != expected:
        raise Wrong(f"{what}: {_difference(found, expected)}")


def _difference(found: Any, expected: Any) -> str:
    if isinstance(found, dict) and isinstance(expected, dict):
        for name in sorted({*found, *expected}):
            if name not in found or name not in expected:
                return f"{name} is {'missing' if name in expected else 'too much'}"
            if found[name] != expected[name]:
                return f"{name}: {_difference(found[name], expected[name])}"
    if isinstance(found, list) and isinstance(expected, list):
        for place, (one, other) in enumerate(zip(found, expected, strict=False)):
            if one != other:
                return f"at {place}: {_difference(one, other)}"
        return f"{len(found)} where there should be {len(expected)}"
    return f"{str(found)[:300]!r} where it should be {str(expected)[:300]!r}"
