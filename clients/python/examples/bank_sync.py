"""A bank's nightly job: a copy of the data set, who the customers are, and who is newly listed.

    export MINGJING_URL=https://mingjing.example MINGJING_KEY=mj_live_…
    python bank_sync.py customers.csv bank.db

`customers.csv` has the columns `customer` (the bank's own number), `credit_code` and `name`. In `bank.db` stand afterwards

- `mingjing_record` and the view `mingjing`: the copy of the data set, as of the last change;
- `customer`: each customer as it was verified last, with the sequence number that the decision rests on;
- `finding`: each entry in force against a customer, with the day on which this job saw it first.

What is new since the last run is printed. The job may be killed at any moment and started again.
"""

from __future__ import annotations

import csv
import sqlite3
import sys
from datetime import UTC, datetime
from pathlib import Path

from mingjing import Client, Subject, VerifiedSubject
from mingjing.pull import SqliteSink, pull

LISTS = ("ABNORMAL_OPERATION", "SERIOUS_VIOLATION", "PENALTY")

TABLES = """
CREATE TABLE IF NOT EXISTS customer (
    customer TEXT PRIMARY KEY, status TEXT NOT NULL, enterprise_id TEXT, name TEXT, verified_at_sequence INTEGER NOT NULL
);
CREATE TABLE IF NOT EXISTS finding (
    customer TEXT NOT NULL, record_id TEXT NOT NULL, list TEXT NOT NULL, reason TEXT, authority TEXT,
    listed_on TEXT, under_objection INTEGER NOT NULL, first_seen TEXT NOT NULL, last_seen TEXT NOT NULL,
    PRIMARY KEY (customer, record_id)
);
"""


def read_customers(path: Path) -> list[Subject]:
    """The customers of a CSV file."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return [
            Subject(reference=row["customer"], credit_code=row["credit_code"] or None, name=row["name"] or None)
            for row in csv.DictReader(file)
        ]


def keep(database: sqlite3.Connection, subject: VerifiedSubject, sequence: int, today: str) -> list[tuple[str, ...]]:
    """Keeps what was found about a customer; the findings that were not there before."""
    found = subject.enterprise or {}
    database.execute(
        "INSERT OR REPLACE INTO customer VALUES (?, ?, ?, ?, ?)",
        (subject.reference, subject.status, found.get("id"), found.get("name"), sequence),
    )
    new: list[tuple[str, ...]] = []
    for verdict in subject.verdicts:
        for hit in verdict.hits:
            if not hit.in_force:
                continue
            known = database.execute(
                "UPDATE finding SET last_seen = ?, under_objection = ? WHERE customer = ? AND record_id = ?",
                (today, hit.under_objection, subject.reference, hit.record_id),
            )
            if known.rowcount == 0:
                row = (subject.reference, hit.record_id, verdict.list, hit.reason, hit.authority, hit.listed_on)
                database.execute(
                    "INSERT INTO finding VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", (*row, hit.under_objection, today, today)
                )
                new.append((str(subject.reference), str(found.get("name")), verdict.list, str(hit.reason), str(hit.listed_on)))
    return new


def main(customers: str, place: str) -> None:
    """Runs the job."""
    today = datetime.now(UTC).date().isoformat()
    subjects = read_customers(Path(customers))
    with Client.from_env() as client, SqliteSink(place) as copy:
        pulled = pull(client, copy, once=True)
        print(f"the copy goes up to change {pulled.cursor}; {pulled.applied} applied")

        verified = client.verify(subjects, lists=LISTS, progress=lambda done, of: print(f"verified {done} of {of}"))
        database = copy.connection
        database.executescript(TABLES)
        database.execute("BEGIN")
        new = [row for it in verified.subjects for row in keep(database, it, verified.sequence or 0, today)]
        database.execute("COMMIT")

        for customer, name, name_of_list, reason, listed_on in new:
            print(f"NEW  {customer}  {name}  {name_of_list}  {reason}  since {listed_on}")
        for subject in verified.of_status("NOT_FOUND", "AMBIGUOUS", "INVALID"):
            why = "; ".join(message for _, message in subject.problems)
            print(f"LOOK {subject.reference}  {subject.status}  {why}")
        print(f"{len(verified.listed)} of {len(subjects)} customers are listed, {len(new)} findings are new")


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit("usage: bank_sync.py CUSTOMERS.csv BANK.db")
    main(sys.argv[1], sys.argv[2])
