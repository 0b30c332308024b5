"""Copies are the same whichever library makes them, and any library goes on with a copy that another has begun.

For each form, SQLite and files:

- each library makes a copy of its own: they are the same, byte for byte once records and the keys of JSON are ordered;
- a copy is begun by one library, which is killed while it loads the snapshot; the second goes on and is killed too, the third
  ends it. Then others write, and the copy is brought up to date by the first library with the feed, by the second with a
  delta. In the end it has what a copy has that was made anew.

Run by tests/clients/run.sh, with the Python of clients/python, after the tests of the libraries have built what it starts.
"""

from __future__ import annotations

import json
import os
import random
import re
import signal
import sqlite3
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent / "kills"))

from gateway import ROOT, City  # noqa: E402

from mingjing import Client  # noqa: E402
from mingjing.pull import DirectorySink  # noqa: E402

CLIENTS = ROOT / "clients"
TARGET = Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target"))
COMMANDS = {
    "Python": [sys.executable, "-m", "mingjing", "pull"],
    "TypeScript": ["node", str(CLIENTS / "typescript/examples/pull.mjs")],
    "Rust": [str(TARGET / "debug/examples/pull")],
}
FORMS = ("sqlite", "directory")
BATCH = "40"


class Failed(Exception):
    """Something is not as it should be."""


class Copies:
    """The copies of one gateway's data."""

    def __init__(self, city: City, folder: Path) -> None:
        self._folder = folder
        self._environment = {**os.environ, "MINGJING_URL": city.urls[0], "MINGJING_KEY": city.keys["institution"]}

    def _command(self, library: str, form: str, place: str, *options: str) -> list[str]:
        where = [f"--{form}", str(self._folder / place)] if library == "Python" else [form, str(self._folder / place)]
        return [*COMMANDS[library], *where, "--batch", BATCH, *options]

    def pull(self, library: str, form: str, place: str, *options: str) -> None:
        """Brings a copy up to date."""
        command = self._command(library, form, place, "--once", *options)
        done = subprocess.run(command, env=self._environment, capture_output=True, text=True)
        if done.returncode != 0:
            raise Failed(f"{library} does not go on with the copy {place}: {done.stdout[-500:]}{done.stderr[-2000:]}")

    def pull_and_kill(self, library: str, form: str, place: str) -> None:
        """Goes on with a copy until it has applied something, and is killed."""
        with subprocess.Popen(
            self._command(library, form, place),
            env=self._environment,
            text=True,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        ) as process:
            assert process.stdout is not None
            line = process.stdout.readline()
            process.send_signal(signal.SIGKILL)
            if "applied" not in line:
                raise Failed(f"{library} does not begin with the copy {place}: {line}{process.stdout.read()}")

    def of(self, form: str, place: str) -> dict[str, list[str]]:
        """A copy in an order that is always the same: what is kept, by where it is."""
        path = self._folder / place
        return _tables(path) if form == "sqlite" else _files(path)


def canonical(value: Any) -> str:
    """JSON with its keys in order."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def state(told: dict[str, Any]) -> str:
    """The state of a copy. By which change it knows the data set may be another one, but there must be one."""
    anchor = told.pop("anchor", {})
    return canonical({**told, "anchor": sorted(anchor)})


def _tables(path: Path) -> dict[str, list[str]]:
    database = sqlite3.connect(path)
    found: dict[str, list[str]] = {}
    schema = "SELECT name, sql FROM sqlite_master WHERE name LIKE 'mingjing%' ORDER BY name"
    found["schema"] = [name + ": " + " ".join(sql.split()) for name, sql in database.execute(schema)]
    for table in ("mingjing_record", "mingjing_enterprise"):
        names = [it[1] for it in database.execute(f"PRAGMA table_info({table})")]
        rows = [dict(zip(names, row, strict=True)) for row in database.execute(f"SELECT * FROM {table}")]
        for row in rows:
            if "content" in row:
                row["content"] = json.loads(row["content"])
        found[table] = sorted(canonical(row) for row in rows)
    found["state"] = [state(json.loads(it[0])) for it in database.execute("SELECT state FROM mingjing_state")]
    database.close()
    return found


def _files(path: Path) -> dict[str, list[str]]:
    # Folded in, so that what counts is what stands in the files of records.
    with DirectorySink(path) as sink:
        sink.compact()
    pointer = json.loads((path / "STATE.json").read_text("utf-8"))
    records = path / f"records-{pointer['generation']:06}"
    found = {
        file.name: sorted(canonical(json.loads(line)) for line in file.read_bytes().splitlines())
        for file in sorted(records.iterdir())
    }
    found["state"] = [state(pointer["state"])]
    found["names"] = sorted(re.sub(r"\d{6}", "N", it.name) for it in path.iterdir() if it.name != "LOCK")
    return found


def hold(name: str, found: dict[str, list[str]], expected: dict[str, list[str]]) -> None:
    """Holds that two copies are the same."""
    for part in sorted({*found, *expected}):
        mine, other = found.get(part, []), expected.get(part, [])
        if mine != other:
            differ = [f"  has    {it}" for it in mine if it not in other] + [
                f"  has not {it}" for it in other if it not in mine
            ]
            raise Failed(f"{name}: {part} differs\n" + "\n".join(it[:1000] for it in differ[:6]))


def write(city: City, round_: int) -> None:
    """Records that come, are corrected and go."""
    with Client(city.urls[0], city.keys["association"]) as client:
        subjects = [it.credit_code for it in client.lists.enterprises(page_size=100) if it.credit_code]
        rows = [
            {
                "subject": {"creditCode": code},
                "title": f"诚信企业 {round_}.{number}\u2028",
                "level": "MUNICIPAL",
                "awardedOn": "2017-12-01",
                "authority": "示例行业协会",
            }
            for number, code in enumerate(subjects[:60])
        ]
        made = [it.record_id for it in client.submit("HONOUR", rows, mode="PARTIAL").rows if it.record_id]
        if len(made) < 5:
            raise Failed(f"only {len(made)} honours were entered")
        corrected = [
            {"id": it, "expectedRevision": 1, "reason": "笔误", "changes": {"title": "诚信示范企业"}} for it in made[1::3]
        ]
        client.correct("HONOUR", corrected)
        client.withdraw("HONOUR", [{"id": it, "reason": "误报"} for it in made[::3]])


def check(city: City, folder: Path, form: str, libraries: list[str]) -> int:
    """Checks one form; how many records there are."""
    copies = Copies(city, folder)
    for library in libraries:
        copies.pull(library, form, f"{library} {form}")
    first = copies.of(form, f"{libraries[0]} {form}")
    for library in libraries[1:]:
        hold(f"the {form} copy of {library} is not that of {libraries[0]}", copies.of(form, f"{library} {form}"), first)

    turns = [libraries[place:] + libraries[:place] for place in range(len(libraries))]
    for turn in turns:
        place = " ".join([*turn, form])
        for library in turn[:-1]:
            copies.pull_and_kill(library, form, place)
        copies.pull(turn[-1], form, place)
        hold(f"the {form} copy that {', '.join(turn)} made", copies.of(form, place), first)
    for round_, options in enumerate([(), ("--delta",)]):
        write(city, round_)
        for library, turn in zip(libraries, turns, strict=True):
            # Each goes on with a copy that it did not go on with last.
            copies.pull(turn[(round_ + 1) % len(turn)], form, " ".join([*turn, form]), *options)
            copies.pull(library, form, f"{library} {form}", *options)
    copies.pull(libraries[0], form, f"new {form}")
    expected = copies.of(form, f"new {form}")
    for turn in turns:
        hold(f"the {form} copy that went around {', '.join(turn)}", copies.of(form, " ".join([*turn, form])), expected)
    for library in libraries:
        hold(f"the {form} copy of {library}, by feed and delta", copies.of(form, f"{library} {form}"), expected)
    return sum(len(rows) for part, rows in expected.items() if part == "mingjing_record" or part.endswith(".ndjson"))


def main(libraries: list[str]) -> None:
    with tempfile.TemporaryDirectory(prefix="mingjing-copies-") as name:
        folder = Path(name)
        city = City("sqlite", folder, enterprises=60, chance=random.Random(1))
        try:
            for form in FORMS:
                records = check(city, folder, form, libraries)
                print(f"copies in the form {form} are the same and go from library to library: {records} records")
        except Failed as failure:
            sys.exit(str(failure))
        finally:
            city.close()


if __name__ == "__main__":
    main(sys.argv[1:] or list(COMMANDS))
