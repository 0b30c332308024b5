"""The gateway's database, read without the gateway: what its tables hold, in the form of a snapshot's rows.

Every content field of a record is a column by the same name in snake case. Amounts are whole numbers of fen there, and
decimal texts of 万元 in the feed; codes and dates are the same.
"""

from __future__ import annotations

import base64
import json
import sqlite3
import subprocess
from collections.abc import Iterator
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any, Protocol

SERVICES = Path(__file__).resolve().parents[2] / "services"
CURRENT = "1"
FEN_IN_10_000_YUAN = 1_000_000
# Columns of every kind of record, which are not what it says.
COMMON = {"id", "enterprise_id", "identity", "publisher_id", "state", "revision", "content_hash", "published_at", "updated_at"}
COMMON |= {"due_on", "published_late", "under_objection", "document_key"}
# Where a record is found by the place and trade of its enterprise. An enterprise says them itself.
PLACE = {"district", "industry"}
LISTS = {"on_abnormal_list", "on_serious_list"}
# Fields that lead to persons: nobody is told them without a scope that the reader has not.
CONTACTS = {"contact_phone", "contact_email", "postal_address"}

Row = dict[str, Any]


class Database(Protocol):
    """A database of either sort."""

    arguments: list[str]
    """What a gateway's command line says of it."""

    def tables(self) -> list[str]:
        """The tables of records, one a kind."""

    def rows(self, table: str) -> Iterator[Row]:
        """The rows of a table."""

    def close(self) -> None:
        """Ends what was started for it."""


class Sqlite:
    """The file in the gateway's folder."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self.arguments: list[str] = []

    def tables(self) -> list[str]:
        found = "SELECT m.name FROM sqlite_master m JOIN pragma_table_info(m.name) c ON c.name = 'content_hash'"
        return [it["name"] for it in self._query(found)]

    def rows(self, table: str) -> Iterator[Row]:
        for row in self._query(f"SELECT * FROM {table}"):
            # Lists are kept as JSON. No other text of a record begins like one.
            yield {name: _unpacked(value) for name, value in row.items()}

    def _query(self, statement: str) -> Iterator[Row]:
        database = sqlite3.connect(f"file:{self._path}?mode=ro", uri=True)
        database.row_factory = sqlite3.Row
        try:
            for row in database.execute(statement):
                yield dict(row)
        finally:
            database.close()

    def close(self) -> None:
        pass


class Postgresql:
    """A PostgreSQL of its own."""

    def __init__(self) -> None:
        # It serves for as long as its standard input is open, however this process ends.
        self._process = subprocess.Popen([SERVICES / "postgres.sh"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        if self._process.stdout is None or not (address := self._process.stdout.readline().strip()):
            raise RuntimeError("PostgreSQL did not start; its script has said why")
        self._address = address
        self.arguments = ["--database-url", address]

    def tables(self) -> list[str]:
        return [it["table_name"] for it in self._query("information_schema.columns", "column_name = 'content_hash'")]

    def rows(self, table: str) -> Iterator[Row]:
        return self._query(table)

    def _query(self, table: str, condition: str = "TRUE") -> Iterator[Row]:
        statement = f"SELECT row_to_json(t) FROM {table} t WHERE {condition}"
        command = [_psql(), self._address, "-XAtq", "-v", "ON_ERROR_STOP=1", "-c", statement]
        for line in subprocess.run(command, check=True, capture_output=True, text=True).stdout.split("\n"):
            if line:
                yield json.loads(line)

    def close(self) -> None:
        if self._process.stdin is not None:
            self._process.stdin.close()
        self._process.wait(60)


def records(database: Database) -> dict[str, Row]:
    """All records that stand, by their ids, as rows of a snapshot. `sequence` is that of the last event of each."""
    sequences = {it["record_id"]: it["sequence"] for it in events(database)}
    organisations = {it["id"]: it["name"] for it in database.rows("organisation")}
    enterprises = {it["id"]: it for it in database.rows("enterprise")}
    found = {}
    for table in database.tables():
        for row in database.rows(table):
            if row["state"] != CURRENT:
                continue
            enterprise = row if table == "enterprise" else enterprises[row["enterprise_id"]]
            found[global_id(table, row["id"])] = {
                "kind": table.upper(),
                "recordId": global_id(table, row["id"]),
                "revision": row["revision"],
                "sequence": str(sequences[row["id"]]),
                "updatedAt": moment(row["updated_at"]),
                "publisher": organisation(row["publisher_id"], organisations),
                "enterprise": {
                    "id": global_id("enterprise", enterprise["id"]),
                    "creditCode": enterprise["credit_code"],
                    "registrationNumber": enterprise["registration_number"],
                    "name": enterprise["name"],
                },
                # An enterprise's row has no such column: nobody objects to it.
                "underObjection": bool(row.get("under_objection", False)),
                "content": content(table, row),
            }
    return found


def events(database: Database) -> list[Row]:
    """The events as they are stored, in their order."""
    return sorted(database.rows("change_event"), key=lambda it: it["sequence"])


def content(table: str, row: Row) -> Row:
    """What a row or an event's content says, by the names of the schema."""
    passed_over = COMMON | CONTACTS | (LISTS if table == "enterprise" else PLACE)
    return {_camel(name): _told(name, value) for name, value in row.items() if name not in passed_over}


def organisation(number: int, names: dict[int, str]) -> Row:
    """An organisation as it is named."""
    return {"id": global_id("organisation", number), "name": names[number]}


def global_id(table: str, number: int) -> str:
    """The id of the API."""
    return base64.urlsafe_b64encode(f"{table}:{number}".encode()).decode().rstrip("=")


def moment(text: str) -> str:
    """A moment as the API tells it."""
    return datetime.fromisoformat(text).astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def _told(name: str, value: Any) -> Any:
    if isinstance(value, list):
        return [_told("", it) for it in value]
    if isinstance(value, dict):
        return {_camel(key): _told(key, it) for key, it in value.items()}
    if isinstance(value, int) and (name.endswith("amount") or name == "registered_capital"):
        return f"{(Decimal(value) / FEN_IN_10_000_YUAN).normalize():f}"
    if isinstance(value, int) and name.endswith("disclosed"):
        return bool(value)
    return value


def _unpacked(value: Any) -> Any:
    return json.loads(value) if isinstance(value, str) and (value == "null" or value.startswith(("[", "{"))) else value


def _psql() -> str:
    versions = sorted(Path("/usr/lib/postgresql").glob("*/bin/psql"), key=lambda it: int(it.parts[-3]))
    return str(versions[-1]) if versions else "psql"


def _camel(name: str) -> str:
    head, *rest = name.split("_")
    return head + "".join(it.capitalize() for it in rest)
