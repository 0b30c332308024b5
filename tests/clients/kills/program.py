"""Programs that keep a copy: how each is run, and how its copy is read.

A program is given a folder, and the gateway in MINGJING_URL and MINGJING_KEY. It prints lines that end with the number that
it has, when it has begun and after each transaction, and goes on for ever, or to the end of the data set with `once`. It
leaves in the folder what it applied:

- a table of a SQLite copy with each change's number, written in the change's own transaction, and
- `journal.ndjson`, for a library's sink of any sort: what the sink holds when the program begins (`holds`), and before each
  transaction what it is to hold after it (`to`), with the rows of a snapshot and the changes in it.
"""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from gateway import ROOT

CLIENTS = ROOT / "clients"
TARGET = Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target"))
PLAIN = CLIENTS / "plain"
PYTHON = CLIENTS / "python"
TYPESCRIPT = CLIENTS / "typescript"
RUST = CLIENTS / "rust"

Row = dict[str, Any]


@dataclass(frozen=True)
class Program:
    """A program that keeps a copy."""

    name: str
    consumer: str
    """What it is chosen by."""
    command: list[str]
    prepare: list[list[str]]
    table: str | None = None
    """The table with the numbers of the changes that were applied, in `copy.db`."""
    records: Callable[[Path], Iterator[Row]] | None = None
    """Reads the copy of a program that is no library's, and cannot be asked to `dump` it."""

    def line(self, folder: Path, mode: str) -> list[str]:
        """The command line that has it `follow`, end when it is level (`once`), or `dump` its copy."""
        if self.records is None:
            return [*self.command, str(folder), mode]
        return [*self.command, str(folder / "copy.db"), *(["--once"] if mode == "once" else [])]


def _plain_records(folder: Path) -> Iterator[Row]:
    with sqlite3.connect(folder / "copy.db") as database:
        database.row_factory = sqlite3.Row
        for row in database.execute("SELECT * FROM record"):
            yield {
                "kind": row["kind"],
                "recordId": row["record_id"],
                "revision": row["revision"],
                "sequence": str(row["sequence"]),
                "updatedAt": row["updated_at"],
                "publisher": json.loads(row["publisher"]),
                "enterprise": json.loads(row["enterprise"]),
                "underObjection": bool(row["under_objection"]),
                "content": json.loads(row["content"]),
            }
    database.close()


def _of_library(name: str, consumer: str, command: list[str], prepare: list[list[str]]) -> list[Program]:
    return [
        Program(f"{name} into SQLite", consumer, [*command, "sqlite"], prepare, table="applied"),
        Program(f"{name} into files", consumer, [*command, "files"], prepare),
    ]


def _programs() -> list[Program]:
    python, node = str(PYTHON / ".venv/bin/python"), "node"
    typescript = str(TYPESCRIPT / ".build/test/demo/puller.js")
    rust = str(TARGET / "debug/examples/puller")
    cargo = ["cargo", "build", "--quiet", "--locked", "--example", "puller", "--manifest-path", str(RUST / "Cargo.toml")]
    return [
        Program("lines without a library", "lines", [sys.executable, str(PLAIN / "follow.py")], [], "change", _plain_records),
        Program("pages without a library", "pages", [sys.executable, str(PLAIN / "pages.py")], [], "change", _plain_records),
        *_of_library("Python", "python", [python, str(PYTHON / "tests/live/puller.py")], [[str(PYTHON / "install.sh")]]),
        *_of_library(
            "TypeScript",
            "typescript",
            [node, typescript],
            [[str(TYPESCRIPT / "generate.sh"), "--check"], ["npx", "--prefix", str(TYPESCRIPT), "tsc", "-p", str(TYPESCRIPT)]],
        ),
        *_of_library("Rust", "rust", [rust], [cargo]),
    ]


PROGRAMS = _programs()


def prepare(programs: list[Program]) -> None:
    """Builds what is to be run."""
    steps = {tuple(step): None for program in programs for step in program.prepare}
    for step in steps:
        subprocess.run(step, check=True, env={**os.environ, "CARGO_TARGET_DIR": str(TARGET)})
