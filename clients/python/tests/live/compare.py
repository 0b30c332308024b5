"""Holds a copy against the feed folded from its first change, and against the lists of the API, field by field."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from mingjing import Client
from mingjing.pull import Record
from mingjing.submit import PLURALS

LISTS = {"ENTERPRISE": "Enterprises", **PLURALS}

_TYPE = """
query Fields($name: String!) {
  __type(name: $name) { fields { name type { name kind ofType { name kind ofType { name kind ofType { name kind } } } } } }
}"""


def folded(client: Client) -> dict[str, dict[str, Any]]:
    """The feed folded from its first change: written apart from the library's own fold."""
    standing: dict[str, dict[str, Any]] = {}
    for told in client.changes(0):
        if told.state != "CURRENT":
            standing.pop(told.record_id, None)
            continue
        former = standing.get(told.record_id)
        standing[told.record_id] = {
            "kind": told.kind,
            "revision": told.revision,
            "sequence": told.sequence,
            "updatedAt": told.at,
            "publisher": former["publisher"] if former else told.by.id,
            "enterprise": told.enterprise.id,
            "underObjection": told.under_objection,
            "content": told.after,
        }
    return standing


def plain(records: Iterable[Record]) -> dict[str, dict[str, Any]]:
    """The records of a copy in the same form."""
    return {
        it.record_id: {
            "kind": it.kind,
            "revision": it.revision,
            "sequence": it.sequence,
            "updatedAt": it.updated_at,
            "publisher": it.publisher.id,
            "enterprise": it.enterprise.id,
            "underObjection": it.under_objection,
            "content": it.content,
        }
        for it in records
    }


class Lists:
    """The lists of the API, with every field that the feed tells of a record."""

    def __init__(self, client: Client) -> None:
        self.client = client
        self._types: dict[str, dict[str, tuple[str, str]]] = {}

    def fields(self, name: str) -> dict[str, tuple[str, str]]:
        """The fields of a type: the name and the sort of what each holds."""
        if name not in self._types:
            told = self.client.query(_TYPE, {"name": name})["__type"]["fields"]
            found = {}
            for field in told:
                kind = field["type"]
                while kind.get("ofType"):
                    kind = kind["ofType"]
                found[field["name"]] = (kind["name"], kind["kind"])
            self._types[name] = found
        return self._types[name]

    def selection(self, type_name: str, wanted: Iterable[str], samples: dict[str, Any]) -> str:
        """What to select so that these fields are told as the feed tells them."""
        fields = self.fields(type_name)
        parts = []
        for name in wanted:
            kind_name, sort = fields[name]
            if sort != "OBJECT":
                parts.append(name)
                continue
            inner = self.fields(kind_name)
            sample = samples.get(name)
            if isinstance(sample, list) and sample and isinstance(sample[0], dict):
                merged = {key: value for item in sample for key, value in item.items() if value is not None}
                parts.append(f"{name} {{ {self.selection(kind_name, sample[0], merged)} }}")
            elif "code" in inner:
                parts.append(f"{name} {{ code }}")
            else:
                parts.append(f"{name} {{ {' '.join(key for key, it in inner.items() if it[1] != 'OBJECT')} }}")
        return " ".join(parts)

    def read(self, kind: str, copied: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
        """A list from its first row to its last."""
        type_name = "".join(it.capitalize() for it in kind.split("_"))
        field = LISTS[kind][0].lower() + LISTS[kind][1:]
        samples: dict[str, Any] = {}
        names: set[str] = set()
        for record in copied:
            for name, value in record["content"].items():
                names.add(name)
                if value not in (None, []):
                    samples.setdefault(name, value)
                    if isinstance(value, list) and isinstance(samples[name], list):
                        samples[name] = samples[name] + value[:3]
        known = set(self.fields(type_name))
        # An enterprise's registered capital is one field of the schema and two of the feed.
        wanted = sorted(names & known)
        own = "" if kind == "ENTERPRISE" else "enterprise { id }"
        objection = "" if kind == "ENTERPRISE" else "underObjection"
        document = (
            f"query Page($after: String) {{ {field}(first: 50, after: $after) {{ nodes {{ id revision updatedAt"
            f" publisher {{ id }} {own} {objection} {self.selection(type_name, wanted, samples)} }}"
            " pageInfo { hasNextPage endCursor } } }"
        )
        rows: dict[str, dict[str, Any]] = {}
        after = None
        while True:
            page = self.client.query(document, {"after": after})[field]
            for node in page["nodes"]:
                rows[node["id"]] = {
                    "revision": node["revision"],
                    "updatedAt": node["updatedAt"],
                    "publisher": node["publisher"]["id"],
                    "enterprise": node["id"] if kind == "ENTERPRISE" else node["enterprise"]["id"],
                    "underObjection": node.get("underObjection", False),
                    "content": {name: normal(node[name]) for name in wanted},
                }
            if not page["pageInfo"]["hasNextPage"]:
                return rows
            after = page["pageInfo"]["endCursor"]


def normal(value: Any) -> Any:
    """A value of the feed or of the API in one form: codes as texts, amounts as numbers, nothing for empty lists."""
    if isinstance(value, dict):
        if set(value) == {"code"}:
            return normal(value["code"])
        if set(value) == {"amount", "currency"}:
            return normal(value["amount"])
        return {name: normal(it) for name, it in value.items()}
    if isinstance(value, list):
        return [normal(it) for it in value] or None
    if isinstance(value, str) and value.replace(".", "", 1).isdigit() and len(value) < 16:
        return Decimal(value).normalize()
    return value


def withheld(shown: list[dict[str, Any]], told: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Amendments as the list shows them, with what it withholds as the feed tells it."""
    return [
        {name: there[name] if name in ("before", "after") and value is None else value for name, value in here.items()}
        for here, there in zip(shown, told, strict=True)
    ]


def differences(client: Client, copies: dict[str, dict[str, dict[str, Any]]]) -> tuple[list[str], int]:
    """What differs between copies, the folded feed and the lists; and how many fields were compared."""
    found: list[str] = []
    compared = 0
    truth = folded(client)
    for name, copy in copies.items():
        if copy != truth:
            some = [key for key in {*copy, *truth} if copy.get(key) != truth.get(key)]
            found.append(f"{name} differs from the feed in {len(some)} records, such as {some[:2]}")
    lists = Lists(client)
    for kind in LISTS:
        mine = {key: it for key, it in truth.items() if it["kind"] == kind}
        theirs = lists.read(kind, list(mine.values()))
        if set(mine) != set(theirs):
            found.append(f"{kind}: the copy has {len(mine)} records, the list {len(theirs)}")
        for key in set(mine) & set(theirs):
            for name, value in theirs[key].items():
                expected = mine[key][name]
                if name == "content":
                    expected = {field: normal(it) for field, it in expected.items() if field in value}
                    compared += len(value) - 1
                    if kind == "ANNUAL_REPORT" and expected.get("amendments"):
                        # The list leaves out what an amendment changed where the enterprise withholds the figure.
                        value = {**value, "amendments": withheld(value["amendments"], expected["amendments"])}
                compared += 1
                if value != expected:
                    odd = (
                        [it for it in value if value[it] != expected.get(it)] if isinstance(value, dict) else [value, expected]
                    )
                    found.append(f"{kind} {key}: {name} differs: {odd[:4]}")
    return found, compared
