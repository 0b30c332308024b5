"""A small gateway in memory: a feed that may break anywhere, and snapshots."""

from __future__ import annotations

import gzip
import hashlib
import json
import random
from typing import Any

import httpx
from conftest import Pieces

from mingjing.changes import Change
from mingjing.pull import Put, fold

PUBLISHERS = [{"id": "o1", "name": "市场监督管理局"}, {"id": "o2", "name": "行业协会"}]


def enterprise_ref(number: int) -> dict[str, Any]:
    return {"id": f"e{number}", "creditCode": f"9131{number:014}", "registrationNumber": None, "name": f"上海第{number}公司"}


def change(sequence: int, record: str = "h1", operation: str = "CREATE", **more: Any) -> dict[str, Any]:
    told = {
        "sequence": str(sequence),
        "at": f"2017-12-29T08:00:{sequence % 60:02}.{sequence:06}Z",
        "operation": operation,
        "kind": "HONOUR",
        "recordId": record,
        "revision": 1,
        "enterprise": enterprise_ref(1),
        "by": PUBLISHERS[1],
        "state": "CURRENT",
        "underObjection": False,
        "reason": None,
        "after": {"title": f"荣誉\u2028{sequence}", "awardedOn": "2017-12-01"},
        "before": None,
        "changedFields": ["title", "awardedOn"],
    }
    return {**told, **more}


def history(length: int, seed: int = 1) -> list[dict[str, Any]]:
    """A history of records that come, change, are objected to, and go; each change keeps the rules of the feed."""
    chance = random.Random(seed)
    told: list[dict[str, Any]] = []
    alive: dict[str, dict[str, Any]] = {}
    for sequence in range(1, length + 1):
        standing = [it for it in alive.values() if it["kind"] != "ENTERPRISE"]
        if sequence <= 5:
            number = sequence
            named = enterprise_ref(number)
            content = {name: named[name] for name in ("creditCode", "registrationNumber", "name")}
            new = change(sequence, f"e{number}", kind="ENTERPRISE", enterprise=named, by=PUBLISHERS[0], after=content)
        elif not standing or chance.random() < 0.5:
            kind = chance.choice(["HONOUR", "PENALTY", "LICENCE"])
            new = change(
                sequence,
                f"{kind}-{sequence}",
                kind=kind,
                enterprise=enterprise_ref(chance.randint(1, 5)),
                by=chance.choice(PUBLISHERS),
            )
        else:
            old = chance.choice(standing)
            operation = chance.choice(["REVISE", "WITHDRAW", "EXPIRE", "OBJECT", "SETTLE"])
            # Whoever decides on an objection is not the publisher.
            by = PUBLISHERS[0] if operation in ("OBJECT", "SETTLE") else chance.choice([old["by"], PUBLISHERS[0]])
            state = {"WITHDRAW": "WITHDRAWN", "EXPIRE": "EXPIRED"}.get(operation, "CURRENT")
            new = change(
                sequence,
                old["recordId"],
                operation,
                kind=old["kind"],
                enterprise=old["enterprise"],
                by=by,
                state=state,
                revision=old["revision"] + 1,
                underObjection=operation == "OBJECT",
                before=old["after"],
                publisher=old.get("publisher", old["by"]),
            )
        new.setdefault("publisher", new["by"])
        if new["state"] == "CURRENT":
            alive[new["recordId"]] = new
        else:
            alive.pop(new["recordId"], None)
        told.append(new)
    return told


def standing(changes: list[dict[str, Any]], up_to: int | None = None) -> dict[str, dict[str, Any]]:
    """What stands after these changes, as rows of a snapshot: the truth that copies are held against."""
    rows: dict[str, dict[str, Any]] = {}
    for told in changes:
        if up_to is not None and int(told["sequence"]) > up_to:
            break
        folded = fold(Change.of(told))
        if isinstance(folded, Put):
            rows[told["recordId"]] = {**folded.record.told(), "publisher": told["publisher"]}
        else:
            rows.pop(told["recordId"], None)
    return rows


class City:
    """The gateway. Its feed breaks after so many lines as `breaks` says, in the middle of a line."""

    def __init__(self, changes: list[dict[str, Any]]) -> None:
        self.changes = changes
        self.breaks: list[int] = []
        self.snapshot_at: int | None = None
        self.exports_exist = False
        self.only_zstd = False
        self.scopes = ["feed:read", "export:read"]
        self.rows_a_part = 7
        self.requests: list[httpx.Request] = []
        self.files: dict[str, bytes] = {}
        self.manifests: dict[str, dict[str, Any]] = {}
        self.cut_parts_after: int | None = None
        self.spoilt: set[str] = set()
        self.over: dict[str, str] = {}
        self.requested: list[dict[str, Any]] = []

    @property
    def head(self) -> int:
        return len(self.changes)

    def __call__(self, request: httpx.Request) -> httpx.Response:
        self.requests.append(request)
        path = request.url.path
        if path == "/graphql":
            return httpx.Response(200, json={"data": {"viewer": {"scopes": [{"code": it} for it in self.scopes]}}})
        if path == "/v1/changes":
            return self._feed(request)
        if path == "/v1/snapshots/latest" and self.snapshot_at is not None:
            if self.only_zstd and "compression" in request.url.params:
                error = {"code": "BAD_USER_INPUT", "message": "no such parameter", "field": "compression", "requestId": "r"}
                return httpx.Response(400, json={"error": error})
            if self.only_zstd:
                return httpx.Response(200, json={**self.export(self.snapshot_at), "compression": "zstd"})
            return httpx.Response(200, json=self.export(self.snapshot_at))
        if path == "/v1/exports" and request.method == "POST" and self.exports_exist:
            self.requested.append(json.loads(request.content))
            since = self.requested[-1].get("since")
            return httpx.Response(202, json={**self.export(self.head, since and int(since)), "state": "RUNNING"})
        if (state := self.over.get(path.removeprefix("/v1/exports/"))) is not None:
            return httpx.Response(200, json={"id": path.rpartition("/")[2], "state": state})
        for export_id, manifest in self.manifests.items():
            if path == f"/v1/exports/{export_id}":
                return httpx.Response(200, json={"id": export_id, "state": "READY"})
            if path == f"/v1/exports/{export_id}/manifest":
                return httpx.Response(200, json=manifest)
        if path in self.files:
            return self._part(request, path)
        return httpx.Response(404, text="not found; the API is at /graphql")

    def export(self, sequence: int, since: int | None = None) -> dict[str, Any]:
        export_id = f"x{sequence}" if since is None else f"d{since}-{sequence}"
        if export_id not in self.manifests:
            rows = sorted(standing(self.changes, sequence).values(), key=lambda it: (it["kind"], it["recordId"]))
            if since is not None:
                alive = {it["recordId"] for it in rows}
                rows = [{**it, "deleted": False} for it in rows if int(it["sequence"]) > since]
                rows += [
                    {"kind": it["kind"], "recordId": key, "sequence": it["sequence"], "deleted": True}
                    for key, it in standing(self.changes, since).items()
                    if key not in alive
                ]
            parts = []
            for kind in sorted({it["kind"] for it in rows}):
                mine = [it for it in rows if it["kind"] == kind]
                for place in range(0, len(mine), self.rows_a_part):
                    some = mine[place : place + self.rows_a_part]
                    name = f"{kind.lower()}-{place // self.rows_a_part + 1:04}.ndjson.gz"
                    path = f"/v1/exports/{export_id}/parts/{name}"
                    text = "".join(json.dumps(it, ensure_ascii=False) + "\n" for it in some)
                    self.files[path] = gzip.compress(text.encode(), mtime=0)
                    parts.append(
                        {
                            "name": name,
                            "kind": kind,
                            "rows": len(some),
                            "bytes": len(self.files[path]),
                            "sha256": hashlib.sha256(self.files[path]).hexdigest(),
                            "path": path,
                        }
                    )
            self.manifests[export_id] = {
                "id": export_id,
                "sequence": str(sequence),
                "since": None if since is None else str(since),
                "format": "ndjson",
                "compression": "gzip",
                "parts": parts,
            }
        return {"id": export_id, "state": "READY", "sequence": str(sequence)}

    def _feed(self, request: httpx.Request) -> httpx.Response:
        wanted = dict(request.url.params)
        after = int(wanted["after"])
        if after > self.head:
            message = f"the data set goes up to {self.head}, not to {after}"
            error = {"code": "BAD_USER_INPUT", "message": message, "field": "after", "requestId": "r"}
            return httpx.Response(400, json={"error": error})
        kinds = wanted.get("kind", "").split(",") if wanted.get("kind") else None
        lines = [b"\n"]
        for told in self.changes[after:]:
            if kinds is None or told["kind"] in kinds:
                lines.append(
                    json.dumps({key: it for key, it in told.items() if key != "publisher"}, ensure_ascii=False).encode() + b"\n"
                )
        lines.append(b'{"head":"%d","upTo":"%d"}\n' % (self.head, self.head))
        if self.breaks:
            kept = lines[: self.breaks.pop(0)]
            return httpx.Response(200, stream=Pieces(*kept, b'{"sequence":"99', httpx.ReadError("cut off")))
        body = b"".join(lines)
        # In pieces that end anywhere, in the middle of a character too.
        return httpx.Response(200, stream=Pieces(*(body[at : at + 997] for at in range(0, len(body), 997))))

    def _part(self, request: httpx.Request, path: str) -> httpx.Response:
        body = self.files[path]
        tag = f'"{hashlib.sha256(body).hexdigest()}"'
        if path in self.spoilt:
            body = bytes([body[0] ^ 1]) + body[1:]
        start, status = 0, 200
        if "range" in request.headers and request.headers.get("if-range") == tag:
            start, status = int(request.headers["range"].removeprefix("bytes=").rstrip("-")), 206
        rest = body[start:]
        if self.cut_parts_after is not None and len(rest) > self.cut_parts_after:
            return httpx.Response(status, stream=Pieces(rest[: self.cut_parts_after], httpx.ReadError("cut off")))
        return httpx.Response(status, stream=Pieces(rest), headers={"etag": tag})
