"""Keeps a copy of the data set in SQLite without any library: all that a program must do that follows the feed.

    MINGJING_URL=http://127.0.0.1:8000 MINGJING_KEY=mj_live_… python3 follow.py copy.db [--once]

Four habits make the copy right, whatever is killed whenever:

- What a change does to the copy and the change's number are written in one transaction.
- After any break the feed is asked from the last number that was committed.
- A change whose number is there already is passed over. A number that is left out is an error.
- The last change that is there must be told again as it was: a data set that was restored from an older copy, and has other
  changes by the same numbers, is noticed.
"""

from __future__ import annotations

import http.client
import json
import os
import sqlite3
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Callable, Iterator
from typing import Any

SCHEMA = """
PRAGMA journal_mode = WAL;
PRAGMA synchronous = FULL;  -- what was committed survives a power failure too
CREATE TABLE IF NOT EXISTS change (sequence INTEGER PRIMARY KEY, told TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS record (
    record_id TEXT PRIMARY KEY, kind TEXT NOT NULL, revision INTEGER NOT NULL, sequence INTEGER NOT NULL,
    updated_at TEXT NOT NULL, publisher TEXT NOT NULL, enterprise TEXT NOT NULL, under_objection INTEGER NOT NULL,
    content TEXT NOT NULL
);
"""
# `by` of a later change may be who decided on an objection, so a record that is there keeps its publisher.
PUT = """
INSERT INTO record VALUES (:recordId, :kind, :revision, :sequence, :at, :by, :enterprise, :underObjection, :after)
ON CONFLICT (record_id) DO UPDATE SET revision = excluded.revision, sequence = excluded.sequence,
    updated_at = excluded.updated_at, enterprise = excluded.enterprise, under_objection = excluded.under_objection,
    content = excluded.content
"""
AT_ONCE = 500
# The gateway makes a sound every 12 seconds; a connection that is silent for longer is dead.
SILENCE = 45.0
PASSING = {408, 429, 500, 502, 503, 504}


class Passing(Exception):
    """What is over in a while: ask again."""

    def __init__(self, wait: float = 0.2) -> None:
        self.wait = wait


class Copy:
    """The copy, and up to which change it goes."""

    def __init__(self, path: str) -> None:
        # Transactions are begun and ended here.
        self.database = sqlite3.connect(path, isolation_level=None, timeout=60.0)
        self.database.executescript(SCHEMA)
        row = self.database.execute("SELECT told FROM change ORDER BY sequence DESC LIMIT 1").fetchone()
        self.last: dict[str, Any] = json.loads(row[0]) if row else {"sequence": "0"}

    @property
    def sequence(self) -> int:
        """Every change up to here is in the copy."""
        return int(self.last["sequence"])

    def apply(self, changes: list[dict[str, Any]]) -> None:
        """Applies changes that follow on what is there: all of them or none."""
        self.database.execute("BEGIN IMMEDIATE")
        for told in changes:
            self.database.execute("INSERT INTO change VALUES (?, ?)", (int(told["sequence"]), json.dumps(told)))
            if told["state"] == "CURRENT":
                objects = {name: json.dumps(value) for name, value in told.items() if isinstance(value, dict)}
                self.database.execute(PUT, {**told, **objects})
            else:
                self.database.execute("DELETE FROM record WHERE record_id = ?", (told["recordId"],))
        self.database.execute("COMMIT")
        self.last = changes[-1]
        print(f"the copy goes up to change {self.sequence}", flush=True)


def ask(path: str, headers: dict[str, str], body: bytes | None = None) -> http.client.HTTPResponse:
    """Asks the gateway. What will pass is `Passing`; any other refusal ends the program."""
    key = os.environ["MINGJING_KEY"]
    request = urllib.request.Request(os.environ["MINGJING_URL"] + path, body, {"X-API-Key": key, **headers})
    try:
        answer: http.client.HTTPResponse = urllib.request.urlopen(request, timeout=SILENCE)
        return answer
    except urllib.error.HTTPError as refusal:
        if refusal.code in PASSING:
            wait = refusal.headers.get("Retry-After", "")
            raise Passing(float(wait) if wait.isdigit() else 0.2) from refusal
        sys.exit(f"refused with {refusal.code}: {refusal.read(2000).decode(errors='replace')}")


def lines(after: int, once: bool) -> Iterator[dict[str, Any]]:
    """The lines of `GET /v1/changes`: changes, and how far was looked."""
    query = urllib.parse.urlencode({"after": after, "follow": "false" if once else "true"})
    with ask(f"/v1/changes?{query}", {"Accept": "application/x-ndjson"}) as answer:
        for line in answer:
            if not line.endswith(b"\n"):
                return  # The connection broke within it.
            if line.strip():
                yield json.loads(line)


def follow(copy: Copy, read: Callable[[int, bool], Iterator[dict[str, Any]]], once: bool) -> None:
    """Brings the copy up to the data set and keeps it there; `once`, until there is nothing more."""
    print(f"the copy goes up to change {copy.sequence}", flush=True)
    while True:
        try:
            if take(copy, read(max(copy.sequence - 1, 0), once)) and once:
                return
            raise Passing
        except Passing as passing:
            time.sleep(passing.wait)
        except (OSError, http.client.HTTPException):  # the gateway is away, or the connection broke
            time.sleep(0.2)


def take(copy: Copy, told: Iterator[dict[str, Any]]) -> bool:
    """Applies what one answer tells. Says whether it told all that there is."""
    pending: list[dict[str, Any]] = []
    is_whole = False
    for line in told:
        if "error" in line:
            raise Passing  # or, where it does not pass, the next answer says so by its status
        if "sequence" in line:
            number, expected = int(line["sequence"]), copy.sequence + len(pending) + 1
            if number == copy.sequence and (line["at"], line["recordId"]) != (copy.last["at"], copy.last["recordId"]):
                sys.exit(f"change {number} is another one than it was: the data set was restored. Take a new copy.")
            if number > expected:
                sys.exit(f"change {expected} was left out")
            if number == expected:
                pending.append(line)
        is_whole = "upTo" in line and line["upTo"] == line["head"]
        if pending and ("upTo" in line or len(pending) == AT_ONCE):
            copy.apply(pending)
            pending = []
    return is_whole


if __name__ == "__main__":
    follow(Copy(sys.argv[1]), lines, once="--once" in sys.argv)
