"""A process that keeps a copy, to be killed. Each change that it applies it writes down, in the same transaction.

A change that is applied twice breaks the table's primary key, and so the process.
"""

from __future__ import annotations

import sqlite3
import sys
from collections.abc import Sequence

from mingjing import Client, RetryPolicy
from mingjing.pull import Action, DirectorySink, Put, SqliteSink, State, pull

sort, place, batch, once, start = sys.argv[1:6]


def observe(connection: sqlite3.Connection, batch: Sequence[Action], state: State) -> None:
    connection.execute("CREATE TABLE IF NOT EXISTS applied (sequence INTEGER PRIMARY KEY)")
    for action in batch:
        if isinstance(action, Put) and action.publisher_is_certain:
            continue  # a row of a snapshot
        sequence = action.record.sequence if isinstance(action, Put) else action.sequence
        connection.execute("INSERT INTO applied VALUES (?)", (sequence,))


with Client.from_env(retry=RetryPolicy(attempts=60, longest=0.5, within=120.0)) as client:
    sink = SqliteSink(place, observer=observe) if sort == "sqlite" else DirectorySink(place, log_min=200_000)
    with sink:
        print("started", flush=True)
        pull(client, sink, batch=int(batch), once=once == "once", start=start)  # type: ignore[arg-type]
