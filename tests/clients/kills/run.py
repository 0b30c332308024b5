#!/usr/bin/env python3
"""Kills gateways and programs that keep a copy, at random moments, while others write. In the end every copy is right.

    tests/clients/kills/run.py                                             # 3 kills of each program, on both databases
    tests/clients/kills/run.py --kills 200 --program rust --database postgresql --seed 7

Programs are those of a bank without a library (`clients/plain`) by lines and by pages, and `pull` of each library into
SQLite and into files. All run at once, and each is killed so often; so are the gateways, an eighth as often at least. Now
and then a program begins with nothing. Over SQLite there is one gateway, over PostgreSQL there are two. Four organisations
write meanwhile.

In the end, by the tables of the database, which are read without the gateway:

- the events have the numbers from 1 on without a gap, and the feed tells them and nothing else;
- what was acknowledged to a writer is there once, and nothing that was not;
- each copy has the records that stand and no others, field by field;
- each program applied each change once, in its order.

Needs a debug build of the gateway, or one that MINGJING names, and what the programs need: Python 3.11 with venv, Node.js 20
with npm, cargo. A failure says the seed and the first difference, and leaves the folder.
"""

from __future__ import annotations

import argparse
import random
import shutil
import signal
import sys
import tempfile
import time
from pathlib import Path

from consumer import Consumer
from gateway import City, Killer
from judge import Row, Truth, judge_history, read_feed
from program import PROGRAMS, Program, prepare
from writer import Writer, start_writers

DATABASES = ["sqlite", "postgresql"]
# So many kills of a program to one of a gateway, or fewer.
PROGRAM_KILLS_PER_GATEWAY = 8
ROUNDS_MAX = 10


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=3, help="of each program, after it has committed something")
    parser.add_argument("--program", action="append", choices=sorted({it.consumer for it in PROGRAMS}), help="all by default")
    parser.add_argument("--database", action="append", choices=DATABASES, help="both by default")
    parser.add_argument("--seed", type=int, default=random.randrange(10**6))
    parser.add_argument("--enterprises", type=int, default=80, help="how large the city is")
    chosen = parser.parse_args()
    # Whatever ends this, all that it has started is ended.
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.default_int_handler)
    programs = [it for it in PROGRAMS if not chosen.program or it.consumer in chosen.program]
    prepare(programs)
    for database in chosen.database or DATABASES:
        folder = Path(tempfile.mkdtemp(prefix="mingjing-kills-"))
        try:
            prove(database, programs, folder, chosen)
        except BaseException as error:
            print(f"FAILED on {database}, --seed {chosen.seed}: {error!r}\n  what there was is in {folder}", flush=True)
            if not isinstance(error, Exception):
                raise
            return 1
        shutil.rmtree(folder)
    return 0


def prove(database: str, programs: list[Program], folder: Path, chosen: argparse.Namespace) -> None:
    """Lets all run, kills, and judges."""
    began = time.monotonic()
    city = City(database, folder, chosen.enterprises, _chance(chosen.seed, "city"))
    killer = Killer(city, _chance(chosen.seed, "killer"))
    consumers = [Consumer(it, city, folder, _chance(chosen.seed, it.name), judge_history) for it in programs]
    try:
        writers = start_writers(city, chosen.seed)
        killer.start()
        for consumer in consumers:
            consumer.start()
        everybody: list[Killer | Writer | Consumer] = [killer, *writers, *consumers]
        gateway_kills = max(2, chosen.kills // PROGRAM_KILLS_PER_GATEWAY)
        while killer.kills < gateway_kills or any(it.kills_at_work < chosen.kills for it in consumers):
            for one in everybody:
                if one.failure is not None:
                    raise one.failure
            time.sleep(0.1)
        for consumer in consumers:
            consumer.is_over.set()
        # The killer last: it leaves all gateways running.
        for one in reversed(everybody):
            one.stop()
        truth, feed = _level(city, consumers)
        truth.judge_feed(feed)
        written = truth.judge_writers(writers)
        print(
            f"{database}, seed {chosen.seed}: {killer.kills} kills of {_count(len(city.gateways), 'gateway')},"
            f" {written} rows written by {len(writers)} writers, who had to ask again {sum(it.again for it in writers)} times;"
            f" {truth.head} changes, as the feed tells them, {len(truth.records)} records stand"
        )
        for consumer in consumers:
            fields = truth.judge_copy(consumer)
            applied = judge_history(consumer, truth.head)
            print(
                f"  {consumer.name}: {consumer.kills} kills, {consumer.kills_at_work} of them after a commit;"
                f" {_count(consumer.copies, 'copy', 'copies')} begun; {consumer.applied + applied} changes applied, each once"
                f" and in order; {fields} fields equal to the database"
            )
        print(f"  in {time.monotonic() - began:.0f} s", flush=True)
    finally:
        # Nobody starts a process any more.
        killer.end()
        for consumer in consumers:
            consumer.end()
        city.close()


def _level(city: City, consumers: list[Consumer]) -> tuple[Truth, list[Row]]:
    """Brings every copy up to the end; the database as it then is, with no gateway running, and the feed."""
    for _ in range(ROUNDS_MAX):
        numbers = {consumer.finish() for consumer in consumers}
        feed = read_feed(city)
        for gateway in city.gateways:
            gateway.kill()
        truth = Truth(city)
        if numbers == {truth.head} and len(feed) == truth.head:
            return truth, feed
        # A record's term ended meanwhile, say.
        for gateway in city.gateways:
            gateway.start()
    raise AssertionError(f"the copies are at {numbers}, and the data set goes to {truth.head}")


def _chance(seed: int, name: str) -> random.Random:
    return random.Random(f"{seed} {name}")


def _count(number: int, one: str, many: str | None = None) -> str:
    return f"{number} {one if number == 1 else many or one + 's'}"


if __name__ == "__main__":
    sys.exit(main())
