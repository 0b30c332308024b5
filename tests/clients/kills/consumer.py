"""A program that keeps a copy, killed again and again."""

from __future__ import annotations

import json
import os
import queue
import random
import shutil
import signal
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from gateway import City
from program import Program, Row

# How often a program begins with nothing, of all starts.
NEW_COPY = 0.06
# Nothing to do, or no gateway, for so long: it is killed without having done anything.
IDLE_MAX = 20.0
# How long it may take to begin, beside all the others on a small machine.
BEGIN_MAX = 180.0


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
        self.is_over = threading.Event()
        """Ends it with the next kill."""
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
            while not self.is_over.is_set():
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
        began = time.monotonic()
        committed = -1
        while committed < transactions and time.monotonic() < began + (BEGIN_MAX if committed < 0 else IDLE_MAX):
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
        self.is_over.set()
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
        command = self.program.line(self.folder, "dump")
        told = subprocess.run(command, env=self._environment(), check=True, stdout=subprocess.PIPE, text=True).stdout
        for line in told.split("\n"):
            if line:
                yield json.loads(line)

    def _start(self, mode: str) -> None:
        with self._log.open("wb") as log:
            self._process = subprocess.Popen(
                self.program.line(self.folder, mode),
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
        self.is_over.set()
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
