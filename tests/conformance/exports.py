"""Opens exports of the gateway as others do: Parquet and CSV in DuckDB and Polars.

    exports.py http://127.0.0.1:8000/graphql mj_demo_…

Every file has the SHA-256 that the manifest says; every kind has the rows that the manifest and the API say, in both
libraries and both formats; every column has the type that the manifest says; and CSV and Parquet hold the same values. The
snapshot that the gateway made by itself opens likewise.
"""

import hashlib
import io
import json
import pathlib
import sys
import tempfile
import time
import urllib.error
import urllib.request

import duckdb
import polars
import zstandard

URL, KEY = sys.argv[1], sys.argv[2]
BASE = URL.rsplit("/", 1)[0]

# The root fields that list each kind.
LISTS = {
    "ENTERPRISE": "enterprises",
    "ALTERATION": "alterations",
    "SHAREHOLDER": "shareholders",
    "KEY_PERSON": "keyPersons",
    "BRANCH": "branches",
    "LICENCE": "licences",
    "PENALTY": "penalties",
    "CHATTEL_MORTGAGE": "chattelMortgages",
    "EQUITY_PLEDGE": "equityPledges",
    "INTELLECTUAL_PROPERTY_PLEDGE": "intellectualPropertyPledges",
    "ANNUAL_REPORT": "annualReports",
    "ABNORMAL_OPERATION": "abnormalOperations",
    "SERIOUS_VIOLATION": "seriousViolations",
    "INSPECTION": "inspections",
    "COMPLAINT": "complaints",
    "HONOUR": "honours",
    "SUPERVISION_RECORD": "supervisionRecords",
}

# What the manifest's types are in DuckDB and in Polars.
DUCKDB = {
    "text": "VARCHAR",
    "integer": "BIGINT",
    "boolean": "BOOLEAN",
    "date": "DATE",
    "timestamp": "TIMESTAMP WITH TIME ZONE",
    "decimal(18,6)": "DECIMAL(18,6)",
    "list<text>": "VARCHAR[]",
    "json": "VARCHAR",
}
POLARS = {
    "text": polars.String,
    "integer": polars.Int64,
    "boolean": polars.Boolean,
    "date": polars.Date,
    "timestamp": polars.Datetime("us", "UTC"),
    "decimal(18,6)": polars.Decimal(18, 6),
    "list<text>": polars.List(polars.String),
    "json": polars.String,
}


def check(found, expected, what):
    if found != expected:
        sys.exit(f"{what}: {found!r} instead of {expected!r}")


def call(path, body=None):
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(BASE + path, data, {"X-API-Key": KEY, "Content-Type": "application/json"})
    return urllib.request.urlopen(request, timeout=60)


def call_json(path, body=None):
    with call(path, body) as answer:
        return json.load(answer)


def until(ask, what):
    for _ in range(600):
        found = ask()
        if found:
            return found
        time.sleep(0.1)
    sys.exit(f"{what} did not come in a minute")


def ready(path):
    def look():
        export = call_json(path)
        if export["state"] not in ("queued", "running", "ready"):
            sys.exit(f"the export is {export['state']}: {export['failure']}")
        return export if export["state"] == "ready" else None

    return until(look, path)


def latest():
    try:
        return call_json("/v1/snapshots/latest?format=parquet")
    except urllib.error.HTTPError as error:
        check(error.code, 404, "the latest snapshot")
        return None


def fetch(export, folder):
    """Fetches all files of an export, holds them against the manifest, and unpacks them; the manifest."""
    manifest = call_json(export["links"]["manifest"])
    check(manifest["parts"], export["parts"], "the parts of the manifest")
    for part in manifest["parts"]:
        with call(part["path"]) as answer:
            data = answer.read()
            check(answer.headers["ETag"], f'"{part["sha256"]}"', f"the tag of {part['name']}")
        check((len(data), hashlib.sha256(data).hexdigest()), (part["bytes"], part["sha256"]), part["name"])
        name = part["name"]
        if name.endswith(".zst"):
            with zstandard.ZstdDecompressor().stream_reader(io.BytesIO(data)) as reader:
                data = reader.read()
            name = name.removesuffix(".zst")
        (folder / name).write_bytes(data)
    return manifest


def check_parquet(manifest, folder):
    for kind in manifest["kinds"]:
        stem = kind["kind"].lower()
        files = [str(file) for file in sorted(folder.glob(f"{stem}-*.parquet"))]
        relation = duckdb.read_parquet(files)
        check(relation.count("*").fetchall()[0][0], kind["rows"], f"rows of {stem} in DuckDB")
        found = dict(zip(relation.columns, map(str, relation.types), strict=True))
        check(found, {column["name"]: DUCKDB[column["type"]] for column in kind["columns"]}, f"types of {stem} in DuckDB")
        frame = polars.read_parquet(files)
        check(frame.height, kind["rows"], f"rows of {stem} in Polars")
        expected = {column["name"]: POLARS[column["type"]] for column in kind["columns"]}
        check(dict(frame.schema), expected, f"types of {stem} in Polars")


def check_csv(manifest, folder, parquet):
    for kind in manifest["kinds"]:
        stem = kind["kind"].lower()
        files = [str(file) for file in sorted(folder.glob(f"{stem}-*.csv"))]
        # Lists are JSON here.
        types = {
            column["name"]: "VARCHAR" if column["type"].startswith("list") else DUCKDB[column["type"]]
            for column in kind["columns"]
        }
        table = duckdb.read_csv(files, header=True, columns=types, quotechar='"', escapechar='"', auto_detect=False)
        check(table.count("*").fetchall()[0][0], kind["rows"], f"rows of {stem} as CSV in DuckDB")
        frame = polars.concat([polars.read_csv(file, infer_schema=False) for file in files])
        check((frame.height, frame.columns), (kind["rows"], list(types)), f"{stem} as CSV in Polars")
        columns = duckdb.read_parquet([str(file) for file in sorted(parquet.glob(f"{stem}-*.parquet"))])
        # A list as the table writes it; every other value as it is.
        shown = {
            column["name"]: f'to_json("{column["name"]}")::VARCHAR' if column["type"].startswith("list") else f'"{column["name"]}"'
            for column in kind["columns"]
        }
        selected = columns.project(", ".join(f'{value} AS "{name}"' for name, value in shown.items()))
        for left, right in [(table, selected), (selected, table)]:
            check(left.except_(right).count("*").fetchall()[0][0], 0, f"rows of {stem} that differ between CSV and Parquet")


def counts_of_api():
    lists = " ".join(f"{kind}: {name}(first: 1) {{ totalCount }}" for kind, name in LISTS.items())
    answer = call_json("/graphql", {"query": f"{{ dataset {{ sequence }} {lists} }}"})
    if "errors" in answer:
        sys.exit(f"the API counts nothing: {answer['errors']}")
    data = answer["data"]
    return data["dataset"]["sequence"], {kind: data[kind]["totalCount"] for kind in LISTS}


def export(format, folder):
    asked = call_json("/v1/exports", {"format": format, "compression": "ZSTD"})
    return fetch(ready(asked["links"]["self"]), folder)


def main():
    with tempfile.TemporaryDirectory() as directory:
        folders = [pathlib.Path(directory) / name for name in ("snapshot", "parquet", "csv")]
        for folder in folders:
            folder.mkdir()
        snapshot, parquet, csv = folders
        check_parquet(fetch(until(latest, "a snapshot"), snapshot), snapshot)
        # A term of display may end meanwhile; what is compared is of one change.
        for _ in range(5):
            columns, rows = export("PARQUET", parquet), export("CSV", csv)
            sequence, counts = counts_of_api()
            if columns["sequence"] == rows["sequence"] == sequence:
                break
        check((columns["sequence"], rows["sequence"]), (sequence, sequence), "the change that is exported")
        for manifest in (columns, rows):
            check({kind["kind"]: kind["rows"] for kind in manifest["kinds"]}, counts, "rows beside totalCount")
        check_parquet(columns, parquet)
        check_csv(rows, csv, parquet)
        total = sum(counts.values())
    print(f"{total} rows of {len(LISTS)} kinds open in DuckDB {duckdb.__version__} and Polars {polars.__version__}")


main()
