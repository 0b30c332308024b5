"""The command line: `mingjing pull` keeps a copy, `mingjing verify` verifies a file of subjects.

The gateway and the key come from the environment (`MINGJING_URL`, `MINGJING_KEY`), since everybody can read a command line.
"""

from __future__ import annotations

import argparse
import csv
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from ._version import __version__
from .client import Client
from .errors import MingjingError
from .pull import DirectorySink, Pulled, SqliteSink, pull
from .verifications import VerifiedRow, results_of
from .verify import Candidate

COLUMNS = (
    *("row", "reference", "stated_credit_code", "stated_registration_number", "stated_name"),
    *("status", "credit_code", "name", "problem"),
    *("list", "verdict", "entries", "in_force", "reason", "authority", "listed_on", "removed_on", "record_id"),
)
"""What is printed of a verification."""


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

    verifier = commands.add_parser("verify", help="verify the subjects of a file, and print what stands against them as CSV")
    verifier.add_argument(
        "file",
        help="CSV or XLSX with a header; columns such as credit_code or 统一社会信用代码, registration_number or 注册号, name"
        " or 企业名称 (at least one of these), reference",
    )

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
    with tempfile.TemporaryDirectory(prefix="mingjing-") as folder:
        # The gateway knows the headers of such files, and says what is wrong with one that has none of them.
        result = Path(folder) / "verified.ndjson"
        job = client.verify_file(path, result)
        if job.ignored_columns:
            print(f"mingjing: columns that were not read: {', '.join(job.ignored_columns)}", file=sys.stderr)
        out = csv.writer(sys.stdout)
        out.writerow(COLUMNS)
        for row in results_of(result):
            out.writerows(_lines(row))
    return 0


def _lines(row: VerifiedRow) -> Iterator[tuple[object, ...]]:
    """A line for each entry on a list, one for each list without any, and one for whoever was not found."""
    stated, found = row.stated, row.enterprise or {}
    told = (row.row, row.reference, stated.get("creditCode"), stated.get("registrationNumber"), stated.get("name"))
    who = (*told, row.status, found.get("creditCode"), found.get("name"), _problem(row))
    if not row.verdicts:
        yield (*who, *[None] * (len(COLUMNS) - len(who)))
    for it in row.verdicts:
        verdict = (it.list, it.verdict, it.hit_count)
        if not it.hits:
            yield (*who, *verdict, *[None] * (len(COLUMNS) - len(who) - len(verdict)))
        for hit in it.hits:
            in_force = "yes" if hit.in_force else "no"
            yield (*who, *verdict, in_force, hit.reason, hit.authority, hit.listed_on, hit.removed_on, hit.record_id)


def _problem(row: VerifiedRow) -> str | None:
    """Why no enterprise was found, and which may be meant."""
    if row.status == "FOUND":
        return None
    problems = [f"{field}: {message}" if field else message for field, message in row.problems]
    if row.status == "NOT_FOUND":
        problems.append("no enterprise fits what is stated")
    return "; ".join([*problems, *(_named(it) for it in row.candidates)])


def _named(candidate: Candidate) -> str:
    code = candidate.enterprise.get("creditCode") or candidate.enterprise.get("registrationNumber")
    return f"perhaps {candidate.enterprise.get('name')} ({code}): {candidate.explanation}"


if __name__ == "__main__":
    sys.exit(main())
