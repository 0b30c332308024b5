"""Kills pulls at random moments, and the gateway too, while an association writes; in the end the copies are right.

    python tests/live/kill_proof.py                 # 30 kills
    python tests/live/kill_proof.py --kills 500 --seed 7

Two processes keep a copy each, in SQLite and in files, and are ended by SIGKILL again and again. Every sixth time or so the
gateway is ended the same way. A writer submits, corrects and withdraws honours all the while. In the end

- each copy equals the feed folded from its first change, and the lists of the API, field by field;
- the SQLite copy has applied every change exactly once (it wrote each one's number down in the same transaction).
"""

from __future__ import annotations

import argparse
import os
import random
import sqlite3
import subprocess
import sys
import threading
import time
import uuid
from pathlib import Path
from typing import Any

from compare import differences, plain
from demo import Demo

from mingjing import Client, MingjingError, RetryPolicy
from mingjing.pull import DirectorySink, SqliteSink

HERE = Path(__file__).resolve().parent
ENTERPRISES = """
query($f: EnterpriseFilter) { enterprises(first: 100, filter: $f) { nodes { creditCode registrationNumber } } }"""
PATIENT = RetryPolicy(attempts=200, longest=0.5, within=120.0)


class Writer(threading.Thread):
    """An association that submits, corrects and withdraws honours until it is told to stop."""

    def __init__(self, demo: Demo, seed: int) -> None:
        super().__init__(daemon=True)
        self._client = Client(demo.url, demo.keys["association"], retry=PATIENT)
        self._chance = random.Random(seed)
        self._stopped = threading.Event()
        self.written = 0
        self.failure: BaseException | None = None
        self._mine: dict[str, int] = {}

    def run(self) -> None:
        try:
            filter_ = {"industry": ["TRADE", "HOTELS_AND_CATERING"]}
            codes = self._client.query(ENTERPRISES, {"f": filter_})["enterprises"]["nodes"]
            while not self._stopped.wait(self._chance.uniform(0.0, 0.1)):
                self._act(codes)
        except BaseException as error:
            self.failure = error

    def _act(self, subjects: list[dict[str, Any]]) -> None:
        fate = self._chance.random()
        if fate < 0.5 or len(self._mine) < 5:
            rows = [self._row(self._chance.choice(subjects)) for _ in range(self._chance.randint(1, 4))]
            done = self._client.submit("HONOUR", rows, mode="PARTIAL")
        else:
            record = self._chance.choice(sorted(self._mine))
            row: dict[str, Any] = {"id": record, "expectedRevision": self._mine[record], "reason": "笔误"}
            if fate < 0.8:
                row["changes"] = {"title": f"诚信企业 {uuid.uuid4().hex[:6]}", "validTo": None}
                done = self._client.correct("HONOUR", [row])
            else:
                done = self._client.withdraw("HONOUR", [row])
        for outcome in done.rows:
            if outcome.status == "UNCHANGED":  # withdrawn already
                continue
            if outcome.user_errors or outcome.record_id is None or outcome.revision is None:
                raise AssertionError(f"refused: {outcome}")
            self._mine[outcome.record_id] = outcome.revision
            self.written += 1

    def _row(self, subject: dict[str, Any]) -> dict[str, Any]:
        by = "creditCode" if subject["creditCode"] else "registrationNumber"
        return {
            "subject": {by: subject[by]},
            "title": f"诚信企业 {uuid.uuid4().hex[:8]}",
            "level": self._chance.choice(["MUNICIPAL", "DISTRICT"]),
            "awardedOn": f"2017-{self._chance.randint(1, 12):02}-{self._chance.randint(1, 28):02}",
            "authority": "示例行业协会",
        }

    def stop(self) -> None:
        """Lets it end what it is doing, when it has done anything worth it."""
        until = time.monotonic() + 120
        while self.written < 30 and self.is_alive() and time.monotonic() < until:
            time.sleep(0.05)
        self._stopped.set()
        self.join(150)
        if self.failure is not None:
            raise self.failure


class Puller:
    """A process that keeps a copy."""

    def __init__(self, demo: Demo, sort: str, place: Path, chance: random.Random) -> None:
        self._demo, self._sort, self._place, self._chance = demo, sort, place, chance
        self._process: subprocess.Popen[str] | None = None

    def start(self, once: bool = False) -> None:
        environment = {**os.environ, "MINGJING_URL": self._demo.url, "MINGJING_KEY": self._demo.keys["institution"]}
        batch = self._chance.choice([1, 7, 60, 500])
        # A snapshot where the gateway makes them, for one copy; the other reads all of the feed.
        start = "auto" if self._sort == "directory" else "feed"
        self._process = subprocess.Popen(
            [sys.executable, HERE / "puller.py", self._sort, self._place, str(batch), "once" if once else "follow", start],
            env=environment,
            stdout=subprocess.PIPE,
            text=True,
        )

    def kill(self) -> None:
        process = self._process
        if process is None:
            return
        if process.poll() is not None:
            raise AssertionError(f"the {self._sort} pull ended by itself, with {process.returncode}")
        process.kill()
        process.communicate()

    def wait_until_started(self) -> None:
        if self._process is not None and self._process.stdout is not None:
            self._process.stdout.readline()

    def finish(self) -> None:
        """Brings the copy up to the end."""
        self.start(once=True)
        if self._process is not None:
            self._process.communicate(timeout=180)
            if self._process.returncode != 0:
                raise AssertionError(f"the {self._sort} pull failed")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=30)
    parser.add_argument("--seed", type=int, default=random.randrange(10**6))
    parser.add_argument("--enterprises", type=int, default=300)
    chosen = parser.parse_args()
    chance = random.Random(chosen.seed)
    began = time.monotonic()
    with Demo(chosen.enterprises) as demo:
        places = {"sqlite": demo.folder / "copy.db", "directory": demo.folder / "copy"}
        writer = Writer(demo, chosen.seed)
        writer.start()
        pullers = [Puller(demo, sort, place, chance) for sort, place in places.items()]
        gateway_kills = 0
        for puller in pullers:
            puller.start()
        for number in range(chosen.kills):
            puller = pullers[number % 2]
            puller.wait_until_started()
            time.sleep(chance.choice([0.0, 0.02, 0.1, 0.4]) * chance.random())
            if chance.random() < 1 / 6:
                demo.kill()
                gateway_kills += 1
                time.sleep(0.3 * chance.random())
                puller.kill()
                demo.start()
            else:
                puller.kill()
            puller.start()
        writer.stop()
        for puller in pullers:
            puller.kill()
            puller.finish()
        with Client(demo.url, demo.keys["institution"], retry=PATIENT) as client:
            with SqliteSink(places["sqlite"]) as copy, DirectorySink(places["directory"]) as files:
                copies = {"sqlite": plain(copy.records()), "directory": plain(files.records())}
            found, compared = differences(client, copies)
            head = int(client.query("{ dataset { sequence } }")["dataset"]["sequence"])
        with sqlite3.connect(places["sqlite"]) as database:
            applied = [it[0] for it in database.execute("SELECT sequence FROM applied ORDER BY sequence")]
        database.close()
        if applied != list(range(1, head + 1)):
            found.append(f"of {head} changes {len(applied)} were applied")
        print(
            f"{chosen.kills} kills of pulls and {gateway_kills} of the gateway in {time.monotonic() - began:.0f} s"
            f" (seed {chosen.seed}); {writer.written} rows written meanwhile, {head} changes in all, each applied once;"
            f" {len(copies['sqlite'])} records and {compared} fields of the lists compared: {len(found)} differences"
        )
        for difference in found[:20]:
            print("  " + difference)
        return 1 if found or writer.written == 0 else 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except (MingjingError, AssertionError) as error:
        print(f"FAILED: {error!r}")
        sys.exit(1)
