"""The command line: `mingjing pull` keeps a copy, `mingjing verify` verifies a CSV file.

The gateway and the key come from the environment (`MINGJING_URL`, `MINGJING_KEY`), since everybody can read a command line.
"""

from __future__ import annotations

import argparse
import csv
import sys
from pathlib import Path

from ._version import __version__
from .client import Client
from .errors import MingjingError
from .pull import DirectorySink, Pulled, SqliteSink, pull
from .verify import Subject


def main(arguments: list[str] | None = None) -> int:
    """Runs the command line; the exit status."""
    parser = argparse.ArgumentParser(
        prog="mingjing",
        description="Client of a Mingjing gateway. MINGJING_URL and MINGJING_KEY say which and who.",
    )
    parser.add_argument("--version", action="version", version=__version__)
    commands = parser.add_subparsers(dest="command", required=True)

    puller = commands.add_parser("pull", help="keep a copy of the data set")
    place = puller.add_mutually_exclusive_group(required=True)
    place.add_argument("--sqlite", metavar="FILE", help="in a SQLite database")
    place.add_argument("--directory", metavar="DIRECTORY", help="in files of JSON lines")
    puller.add_argument("--once", action="store_true", help="end when there is nothing more")
    puller.add_argument("--kind", action="append", default=[], help="only this kind of record; may be repeated")
    puller.add_argument("--start", choices=("auto", "snapshot", "feed"), default="auto", help="what a new copy begins with")
    puller.add_argument("--delta", action="store_true", help="bring a copy that is far behind up to date by a delta first")
    puller.add_argument("--restart", action="store_true", help="begin anew when the data set was restored from an older copy")
    puller.add_argument("--batch", type=int, default=500, help="how many changes are applied in a transaction at most")

    verifier = commands.add_parser("verify", help="verify the subjects of a CSV file")
    verifier.add_argument("file", help="a CSV file with a header; columns credit_code, registration_number, name, reference")

    chosen = parser.parse_args(arguments)
    try:
        with Client.from_env() as client:
            return _pull(client, chosen) if chosen.command == "pull" else _verify(client, Path(chosen.file))
    except (MingjingError, ValueError, OSError) as error:
        print(f"mingjing: {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


def _pull(client: Client, chosen: argparse.Namespace) -> int:
    def tell(pulled: Pulled) -> None:
        state = "loading" if pulled.loading else "following"
        print(f"{state}: {pulled.applied} applied, up to {pulled.cursor} of {pulled.head}", file=sys.stderr, flush=True)

    sink = SqliteSink(chosen.sqlite) if chosen.sqlite else DirectorySink(chosen.directory)
    with sink:
        pull(
            client,
            sink,
            once=chosen.once,
            kinds=chosen.kind,
            start=chosen.start,
            by_delta=chosen.delta,
            on_restored="restart" if chosen.restart else "raise",
            batch=chosen.batch,
            progress=tell,
        )
    return 0


def _verify(client: Client, path: Path) -> int:
    with path.open(encoding="utf-8-sig", newline="") as file:
        subjects = [
            Subject(
                credit_code=row.get("credit_code") or None,
                registration_number=row.get("registration_number") or None,
                name=row.get("name") or None,
                reference=row.get("reference") or None,
            )
            for row in csv.DictReader(file)
        ]
    verified = client.verify(subjects)
    out = csv.writer(sys.stdout)
    out.writerow(
        ("reference", "status", "credit_code", "name", "list", "verdict", "reason", "authority", "listed_on", "record_id")
    )
    for subject in verified.subjects:
        found = subject.enterprise or {}
        who = (subject.reference, subject.status, found.get("creditCode"), found.get("name"))
        hits = [(it.list, it.verdict, hit) for it in subject.verdicts for hit in it.hits if hit.in_force]
        if not hits:
            out.writerow((*who, "", "CLEAR" if subject.enterprise else "", "", "", "", ""))
        for name, verdict, hit in hits:
            out.writerow((*who, name, verdict, hit.reason, hit.authority, hit.listed_on, hit.record_id))
    return 0


if __name__ == "__main__":
    sys.exit(main())
