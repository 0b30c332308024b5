"""A process that keeps a copy, to be killed by `tests/clients/kills`, which says what it is to print and to leave behind.

puller.py sqlite|files FOLDER follow|once|dump
"""

from __future__ import annotations

import json
import os
import sqlite3
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from mingjing import Client, RetryPolicy
from mingjing.pull import Action, DirectorySink, Put, Sink, SqliteSink, State, pull


def sequences(batch: Sequence[Action]) -> list[int]:
    """The changes of a batch; the rows of a snapshot are none."""
    numbers = (None if is_row(it) else it.record.sequence if isinstance(it, Put) else it.sequence for it in batch)
    return [it for it in numbers if it is not None]


def is_row(action: Action) -> bool:
    return isinstance(action, Put) and action.publisher_is_certain


def observe(connection: sqlite3.Connection, batch: Sequence[Action], state: State) -> None:
    """Writes down each change in its own transaction. One that comes twice breaks the primary key, and so the process."""
    connection.execute("CREATE TABLE IF NOT EXISTS applied (sequence INTEGER PRIMARY KEY)")
    connection.executemany("INSERT INTO applied VALUES (?)", [(it,) for it in sequences(batch)])


class Journal:
    """A sink that says beforehand what it has another one do."""

    def __init__(self, sink: Sink, path: Path) -> None:
        self._sink, self._path = sink, path

    @property
    def downloads(self) -> Path | None:
        return getattr(self._sink, "downloads", None)

    def load(self) -> State | None:
        state = self._sink.load()
        # What was being written when the process was killed ends here.
        self._write("\n", {"holds": None if state is None else state.to_json()})
        print("begun at", 0 if state is None else state.cursor, flush=True)
        return state

    def apply(self, batch: Sequence[Action], state: State) -> None:
        rows = [it.record.record_id for it in batch if isinstance(it, Put) and is_row(it)]
        told = {"to": state.to_json(), "sequence": state.cursor, "rows": rows, "changes": sequences(batch)}
        self._write("", told)
        self._sink.apply(batch, state)
        print("at", state.cursor, flush=True)

    def clear(self, state: State) -> None:
        self._write("", {"to": state.to_json(), "sequence": state.cursor, "rows": [], "changes": [], "clear": True})
        self._sink.clear(state)

    def _write(self, before: str, told: dict[str, Any]) -> None:
        with self._path.open("a", encoding="utf-8") as file:
            file.write(f"{before}{json.dumps(told)}\n")


def open_sink(form: str, folder: Path) -> SqliteSink | DirectorySink:
    if form == "sqlite":
        return SqliteSink(folder / "copy.db", observer=observe)
    # A small log, which is folded in often.
    return DirectorySink(folder / "copy", log_min=200_000)


def main(form: str, place: str, mode: str) -> None:
    folder = Path(place)
    with open_sink(form, folder) as sink:
        if mode == "dump":
            for record in sink.records():
                print(json.dumps(record.told(), ensure_ascii=False))
            return
        with Client.from_env(retry=RetryPolicy(attempts=1000, longest=0.5, within=180.0)) as client:
            # One copy begins with a snapshot, the other reads all of the feed.
            start = "feed" if form == "sqlite" else "auto"
            journal = Journal(sink, folder / "journal.ndjson")
            pull(client, journal, batch=int(os.environ["BATCH"]), once=mode == "once", start=start)  # type: ignore[arg-type]


if __name__ == "__main__":
    main(*sys.argv[1:4])
