"""Programs that keep a copy, killed again and again. How each is run, and how its copy is read, is in `PROGRAMS`.

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
import queue
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from gateway import ROOT, City

CLIENTS = ROOT / "clients"
TARGET = Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target"))
PLAIN = CLIENTS / "plain"
PYTHON = CLIENTS / "python"
TYPESCRIPT = CLIENTS / "typescript"
RUST = CLIENTS / "rust"

Row = dict[str, Any]

# How often a program begins with nothing, of all starts.
NEW_COPY = 0.06
# Nothing to do, or no gateway, for so long: it is killed without having done anything.
IDLE_MAX = 20.0


@dataclass(frozen=True)
class Program:
    """A program that keeps a copy."""

    name: str
    consumer: str
    """What it is chosen by."""
    command: list[str]
    """It is followed by the folder, and `once`, `follow` or `dump`."""
    prepare: list[list[str]]
    table: str | None = None
    """The table with the numbers of the changes that were applied, in `copy.db`."""
    records: Callable[[Path], Iterator[Row]] | None = None
    """Reads the copy, for who cannot be asked to `dump` it."""


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


class Consumer(threading.Thread):
    """A program in a folder of its own, killed again and again until it is told to stop."""

    def __init__(
        self, program: Program, city: City, folder: Path, chance: random.Random, judge: Callable[[Consumer], int]
    ) -> None:
        super().__init__(name=program.name, daemon=True)
        self.program, self.folder = program, folder / program.name.replace(" ", "-")
        self._city, self._chance, self._judge = city, chance, judge
        self._log = folder / f"{self.folder.name}.log"
        self._process: subprocess.Popen[str] | None = None
        self._lines: queue.Queue[int] = queue.Queue()
        self._is_over = threading.Event()
        self.kills = 0
        self.kills_at_work = 0
        """Kills after at least one transaction."""
        self.copies = 1
        self.applied = 0
        """Changes that were applied to copies that are removed by now."""
        self.failure: BaseException | None = None

    def run(self) -> None:
        try:
            self.folder.mkdir()
            while not self._is_over.is_set():
                self._live_and_die()
                if self._chance.random() < NEW_COPY:
                    # Snapshots are loaded, and the feed is read from its beginning, over kills too.
                    self.applied += self._judge(self)
                    shutil.rmtree(self.folder)
                    self.folder.mkdir()
                    self.copies += 1
        except BaseException as error:
            self.failure = error

    def _live_and_die(self) -> None:
        chance = self._chance
        self._start("follow")
        # It is killed so many transactions after it has begun, and a moment.
        transactions = chance.choice([0, 1, 1, 2, 3, 5, 10, 20])
        until = time.monotonic() + IDLE_MAX
        committed = -1
        while committed < transactions and time.monotonic() < until:
            try:
                self._lines.get(timeout=0.1)
                committed += 1
            except queue.Empty:
                if self._process is not None and self._process.poll() is not None:
                    break
        if committed < 0:
            raise AssertionError(f"{self.name} does not begin: {self._said()}")
        time.sleep(chance.choice([0.0, 0.0, 0.005, 0.05, 0.3]) * chance.random())
        self._kill()
        self.kills += 1
        self.kills_at_work += committed > 0

    def stop(self) -> None:
        """Lets it end with a kill."""
        self._is_over.set()
        self.join()
        if self.failure is not None:
            raise self.failure

    def finish(self) -> int:
        """Brings the copy up to the end; the number that it then has."""
        self._start("once")
        process = self._process
        assert process is not None
        if process.wait(300) != 0:
            raise AssertionError(f"{self.name} failed: {self._said()}")
        self._reader.join()
        number = -1
        while not self._lines.empty():
            number = self._lines.get()
        return number

    def records(self) -> Iterator[Row]:
        """The records of the copy."""
        if self.program.records is not None:
            yield from self.program.records(self.folder)
            return
        command = [*self.program.command, str(self.folder), "dump"]
        told = subprocess.run(command, env=self._environment(), check=True, capture_output=True, text=True).stdout
        for line in told.split("\n"):
            if line:
                yield json.loads(line)

    def _start(self, mode: str) -> None:
        place = str(self.folder / "copy.db") if self.program.records else str(self.folder)
        ending = ["--once"] if mode == "once" and self.program.records else [] if self.program.records else [mode]
        with self._log.open("wb") as log:
            self._process = subprocess.Popen(
                [*self.program.command, place, *ending],
                env=self._environment(),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=log,
                text=True,
            )
        self._lines = queue.Queue()
        self._reader = threading.Thread(target=_read, args=(self._process, self._lines), daemon=True)
        self._reader.start()

    def _environment(self) -> dict[str, str]:
        batch = self._chance.choice([1, 7, 60, 500])
        url = self._chance.choice(self._city.urls)
        return {**os.environ, "MINGJING_URL": url, "MINGJING_KEY": self._city.keys["institution"], "BATCH": str(batch)}

    def _kill(self) -> None:
        process = self._process
        assert process is not None
        if process.poll() is not None:
            raise AssertionError(f"{self.name} ended by itself, with {process.returncode}: {self._said()}")
        process.send_signal(signal.SIGKILL)
        process.wait()
        self._reader.join()

    def _said(self) -> str:
        return self._log.read_text("utf-8", "replace")[-2000:]

    def end(self) -> None:
        """Ends it whatever it does."""
        self._is_over.set()
        if self.ident is not None:
            self.join()
        if self._process is not None and self._process.poll() is None:
            self._process.kill()
            self._process.wait()


def _read(process: subprocess.Popen[str], lines: queue.Queue[int]) -> None:
    assert process.stdout is not None
    for line in process.stdout:
        # A line that was cut off tells nothing.
        if line.endswith("\n"):
            lines.put(int(line.split()[-1]))
    process.stdout.close()
