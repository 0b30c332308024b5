"""Files that are verified in the background, and files of watch lists."""

from __future__ import annotations

import asyncio
import hashlib
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx
import pytest
from conftest import Clock, Gateway, Pieces

from mingjing import (
    Client,
    Conflict,
    Forbidden,
    IntegrityError,
    JobFailed,
    MingjingError,
    NetworkError,
    VerificationJob,
    WaitTimeout,
    results_of,
)
from mingjing._sending import Outgoing
from mingjing.exports import Gone

HIT = {"kind": "PENALTY", "recordId": "r", "revision": 1, "inForce": True, "reason": "吊销", "underObjection": False}


def line(index: int) -> dict[str, Any]:
    """A line of a result."""
    enterprise = {"id": "e", "name": "甲", "creditCode": "9131", "registrationNumber": None, "status": "EXISTING"}
    return {
        "row": index + 2,
        "index": index,
        "reference": f"loan-{index}",
        "stated": {"creditCode": "9131", "registrationNumber": None, "name": None},
        "status": "FOUND",
        "matchedBy": "CREDIT_CODE",
        "score": 100,
        "enterprise": enterprise,
        "problems": [],
        "candidates": [],
        "verdicts": [{"list": "PENALTY", "verdict": "LISTED", "hitCount": 1, "hits": [HIT]}],
        "sequence": "812",
        "day": "2017-12-29",
    }


RESULT = "".join(json.dumps(line(index), ensure_ascii=False) + "\n" for index in range(50)).encode()
SHA256 = hashlib.sha256(RESULT).hexdigest()


def job(state: str, **more: Any) -> dict[str, Any]:
    """A job as the gateway tells it."""
    ready = state == "ready"
    return {
        "id": "j/1",
        "state": state,
        "sequence": "812",
        "day": "2017-12-29",
        "file": {"name": "p.csv", "ignoredColumns": ["电话"]},
        "progress": {"rows": 50 if ready else 0, "of": 50},
        "counts": {"found": 50},
        "failure": None,
        "result": {"bytes": len(RESULT), "sha256": SHA256} if ready else None,
        "links": {"self": "/v1/verifications/j%2F1", "result": "/v1/verifications/j%2F1/result" if ready else None},
        **more,
    }


def told(body: dict[str, Any], status: int = 200, **headers: str) -> httpx.Response:
    return httpx.Response(status, json=body, headers=headers)


def refused(status: int, code: str) -> httpx.Response:
    return httpx.Response(status, json={"error": {"code": code, "message": "no", "requestId": "r"}})


def result(*cuts: int, body: bytes = RESULT) -> Callable[[httpx.Request], httpx.Response]:
    """Hands out a result; each time cut off after so many bytes, as long as there are cuts."""
    left = list(cuts)

    def answer(request: httpx.Request) -> httpx.Response:
        start, status = 0, 200
        if "range" in request.headers:
            assert request.headers["if-range"] == f'"{SHA256}"'
            start, status = int(request.headers["range"].removeprefix("bytes=").rstrip("-")), 206
        rest = body[start:]
        if left:
            return httpx.Response(status, stream=Pieces(rest[: left.pop(0)], httpx.ReadError("cut off")))
        return httpx.Response(status, stream=Pieces(rest))

    return answer


class Unseekable(io.RawIOBase):
    """Something that can be read once, such as a pipe."""

    def __init__(self, content: bytes) -> None:
        self._rest = content

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        piece, self._rest = self._rest[:size], self._rest[size:]
        return piece


@pytest.mark.parametrize("of", ["path", "bytes", "file", "pipe"])
def test_a_file_is_sent_again_whole_with_the_same_key(clock: Clock, tmp_path: Path, of: str) -> None:
    content = b"credit_code\n" + b"9131\n" * 300_000
    path = tmp_path / "portfolio.csv"
    path.write_bytes(content)
    opened = io.BytesIO(b"before" + content)
    opened.seek(6)
    file: Any = {"path": path, "bytes": content, "file": opened, "pipe": Unseekable(content)}[of]
    steps = (httpx.ReadError("cut off"), refused(503, "OVERLOADED"), told(job("queued"), 202))
    gateway = Gateway(*steps)
    sent = gateway.client(clock).verifications.send(
        file,
        lists=["PENALTY", "INSPECTION"],
        authorities=["甲", "乙,丙"],
        as_of=812,
        file_name=None if of == "path" else "p.csv",
    )
    assert (sent.id, sent.state, sent.ended, sent.ignored_columns) == ("j/1", "QUEUED", False, ("电话",))
    keys = {it.headers["idempotency-key"] for it in gateway.requests}
    assert (len(keys), [it.content == content for it in gateway.requests]) == (1, [True] * 3)
    request = gateway.requests[-1]
    assert (request.method, request.headers["content-length"]) == ("POST", str(len(content)))
    assert request.headers["content-type"] == "text/csv"
    name = "portfolio.csv" if of == "path" else "p.csv"
    assert [*request.url.params.multi_items()] == [
        ("lists", "PENALTY,INSPECTION"),
        ("authorities", "甲"),
        ("authorities", "乙,丙"),
        ("asOf", "812"),
        ("format", "ndjson"),
        ("fileName", name),
    ]


def test_how_long_a_file_takes_to_send_is_no_reason_to_give_up(clock: Clock) -> None:
    def slow(_: httpx.Request) -> httpx.Response:
        clock.now += 300
        raise httpx.ReadError("cut off")

    gateway = Gateway(slow, slow, told(job("queued"), 202))
    assert gateway.client(clock).verifications.send(b"9131\n").state == "QUEUED"


def test_a_file_is_read_piece_by_piece(tmp_path: Path) -> None:
    path = tmp_path / "p.xlsx"
    path.write_bytes(b"x" * 1_000_000)
    outgoing = Outgoing(path)
    assert max(len(it) for it in outgoing.pieces()) <= 256 * 1024
    assert sum(len(it) for it in outgoing.pieces()) == outgoing.size == 1_000_000
    assert outgoing.media_type.endswith("sheet")
    kept = Outgoing(Unseekable(b"y" * 3_000_000))  # type: ignore[arg-type]
    assert [sum(len(it) for it in kept.pieces()) for _ in range(2)] == [3_000_000] * 2
    kept.close()
    with pytest.raises(FileNotFoundError):
        Outgoing(tmp_path / "nowhere.csv")


def test_what_is_asked_wrongly_is_not_sent(clock: Clock, tmp_path: Path) -> None:
    gateway = Gateway(told(job("queued"), 202))
    client = gateway.client(clock)
    with pytest.raises(ValueError, match=r"name it \.csv, \.xlsx or \.ndjson"):
        client.verify_file(b"9131\n", tmp_path / "result.txt")
    with pytest.raises(ValueError, match="as_of is"):
        client.verifications.send(b"9131\n", as_of={"day": "2017-12-29"})
    with pytest.raises(TypeError, match="binary mode"):
        client.verifications.send(io.StringIO("9131\n"))  # type: ignore[arg-type]
    with pytest.raises(FileNotFoundError):
        client.verify_file(tmp_path / "nowhere.csv", tmp_path / "result.csv")
    assert gateway.requests == []


def test_a_file_is_verified_by_one_call(clock: Clock, tmp_path: Path) -> None:
    steps = [
        told(job("queued"), 202),
        told(job("queued")),
        told(job("running"), **{"retry-after": "7"}),
        refused(503, "OVERLOADED"),
        told(job("running")),
        told(job("ready")),
        result(1000, 0, 2000),
    ]
    gateway, seen = Gateway(*steps), []
    target = tmp_path / "new" / "verified.ndjson"
    done = gateway.client(clock).verify_file(
        b"9131\n", target, file_name="p.csv", progress=lambda it: seen.append((it.state, it.rows, it.of))
    )
    assert (done.is_ready, done.sequence, done.day, done.counts["found"]) == (True, 812, "2017-12-29", 50)
    assert seen == [("QUEUED", 0, 50), ("RUNNING", 0, 50), ("RUNNING", 0, 50), ("READY", 50, 50)]
    # Growing, never shorter than was asked for; then what the 503 costs.
    assert clock.pauses[:4] == [1.0, 7.0, 0.5, 2.25]
    assert target.read_bytes() == RESULT
    assert [it.name for it in target.parent.iterdir()] == ["verified.ndjson"]
    ranges = [it.headers.get("range") for it in gateway.requests if it.url.path.endswith("/result")]
    assert ranges == [None, "bytes=1000-", "bytes=1000-", "bytes=3000-"]
    rows = list(results_of(target))
    assert [(it.row, it.index, it.reference) for it in rows[:2]] == [(2, 0, "loan-0"), (3, 1, "loan-1")]
    assert (len(rows), rows[0].listed, rows[0].score, rows[0].sequence) == (50, True, 100, 812)
    assert (rows[0].stated["creditCode"], rows[0].verdicts[0].hits[0].reason) == ("9131", "吊销")


def test_a_file_is_verified_with_asyncio(clock: Clock, tmp_path: Path) -> None:
    content = b"9131\n" * 100_000
    path = tmp_path / "p.csv"
    path.write_bytes(content)
    steps = [httpx.ReadError("cut off"), told(job("queued"), 202), told(job("ready")), result(1000)]
    gateway = Gateway(*steps)

    async def verify() -> VerificationJob:
        async with gateway.async_client(clock) as client:
            return await client.verify_file(path, tmp_path / "r.ndjson")

    assert asyncio.run(verify()).is_ready
    assert (tmp_path / "r.ndjson").read_bytes() == RESULT
    assert [it.content == content for it in gateway.requests[:2]] == [True, True]
    assert len({it.headers["idempotency-key"] for it in gateway.requests[:2]}) == 1


@pytest.mark.parametrize("state", ["failed", "cancelled", "expired"])
def test_a_job_that_comes_to_nothing_says_why(clock: Clock, tmp_path: Path, state: str) -> None:
    failure = "line 1: no column says who is meant" if state == "failed" else None
    gateway = Gateway(told(job("queued"), 202), told(job(state, failure=failure)))
    with pytest.raises(JobFailed, match=failure or "no reason is told") as caught:
        gateway.client(clock).verify_file(b"a,b\n", tmp_path / "r.csv")
    assert (caught.value.kind, caught.value.id, caught.value.state) == ("verification", "j/1", state.upper())
    assert (caught.value.failure, caught.value.job.ended) == (failure, True)
    with pytest.raises(JobFailed):
        gateway.client(clock).verifications.download("j/1", tmp_path / "r.csv")
    assert list(tmp_path.iterdir()) == []


def test_waiting_ends_and_is_taken_up_again(clock: Clock) -> None:
    gateway = Gateway(told(job("running")))
    client = gateway.client(clock)
    with pytest.raises(WaitTimeout, match="j/1 was not over within 60 seconds") as caught:
        client.verifications.wait("j/1", within=60)
    assert (caught.value.job.id, isinstance(caught.value, TimeoutError)) == ("j/1", True)
    assert (sum(clock.pauses), max(clock.pauses)) == (60.0, 10.0)
    with pytest.raises(MingjingError, match="wait for it first"):
        client.verifications.download("j/1", "nowhere.csv")
    gateway.steps = [told(job("running"), **{"retry-after": "120"})]
    with pytest.raises(WaitTimeout):
        client.verifications.wait("j/1", within=60)
    gateway.steps = [told(job("ready"))]
    assert client.verifications.wait("j/1", within=0).is_ready


def test_a_job_of_nobody_is_gone(clock: Clock) -> None:
    client = Gateway(refused(404, "NOT_FOUND")).client(clock)
    assert client.verifications.find("x") is None
    for ask in (client.verifications.wait, lambda it: client.verifications.download(it, "nowhere")):
        with pytest.raises(Gone):
            ask("x")
    with pytest.raises(Forbidden):
        Gateway(refused(403, "FORBIDDEN")).client(clock).verifications.find("x")


def test_a_job_is_taken_back_also_after_a_fault(clock: Clock) -> None:
    gateway = Gateway(httpx.ReadError("cut off"), told(job("cancelled")))
    assert gateway.client(clock).verifications.cancel("j/1").state == "CANCELLED"
    assert [(it.method, it.url.raw_path) for it in gateway.requests] == [("DELETE", b"/v1/verifications/j%2F1")] * 2


def test_a_download_goes_on_in_another_process(clock: Clock, tmp_path: Path) -> None:
    target = tmp_path / "r.ndjson"
    target.write_text("the result of last month")
    impatient = Gateway(told(job("ready")), result(1000), httpx.ReadError("cut off"))
    with pytest.raises(NetworkError):
        impatient.client(clock, retry=clock.policy(attempts=1)).verifications.download("j/1", target)
    assert (target.read_text(), (tmp_path / "r.ndjson.partial").stat().st_size) == ("the result of last month", 1000)
    gateway = Gateway(told(job("ready")), result())
    assert gateway.client(clock).verifications.download("j/1", target) == target
    assert (gateway.requests[-1].headers["range"], target.read_bytes()) == ("bytes=1000-", RESULT)
    assert not (tmp_path / "r.ndjson.partial").exists()


def test_a_result_that_is_not_what_the_gateway_says_is_not_kept(clock: Clock, tmp_path: Path) -> None:
    gateway = Gateway(told(job("ready")), result(body=RESULT[:-1] + b"?"))
    with pytest.raises(IntegrityError, match="SHA-256"):
        gateway.client(clock).verifications.download("j/1", tmp_path / "r.ndjson")
    assert list(tmp_path.iterdir()) == []


def test_what_is_no_result_in_ndjson_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "r.csv"
    for content in ("行号 row,状态 status\n2,FOUND\n", '{"kind":"PENALTY"}\n'):
        path.write_text(content)
        with pytest.raises(ValueError, match=r"r\.csv is no result in NDJSON"):
            list(results_of(path))


REPORT = {
    "dryRun": False,
    "rows": 3,
    "added": 1,
    "alreadyThere": 1,
    "removed": 2,
    "invalid": 1,
    "invalidRows": [{"row": 3, "value": "9131", "reason": "a credit code has 18 characters, this has 4"}],
    "unregistered": 1,
    "unregisteredCodes": ["91310115000000018J"],
    "subjectCount": 2,
}


@pytest.mark.parametrize("replace", [True, False])
def test_a_file_is_a_watch_list_or_is_added_to_it(clock: Clock, replace: bool) -> None:
    gateway = Gateway(httpx.ReadError("cut off"), told(REPORT))
    client = gateway.client(clock)
    send = client.replace_watch_list if replace else client.extend_watch_list
    report = send("w=1", b"9131\n", dry_run=True)
    assert (report.rows, report.added, report.already_there, report.removed, report.subject_count) == (3, 1, 1, 2, 2)
    assert [(it.row, it.value, it.reason[:13]) for it in report.invalid_rows] == [(3, "9131", "a credit code")]
    assert (report.unregistered_codes, report.dry_run) == (("91310115000000018J",), False)
    request = gateway.requests[-1]
    assert (request.method, request.url.raw_path) == (
        "PUT" if replace else "POST",
        b"/v1/watch-lists/w%3D1/subjects?dryRun=true",
    )
    assert ([it.content for it in gateway.requests], "idempotency-key" in request.headers) == ([b"9131\n"] * 2, False)


def test_a_file_of_a_watch_list_waits_for_itself_but_for_no_other(clock: Clock) -> None:
    busy = refused(409, "CONFLICT")
    gateway = Gateway(httpx.ReadTimeout("silent"), *[busy] * 12, told(REPORT))
    assert gateway.client(clock).replace_watch_list("w", b"9131\n").subject_count == 2
    assert len(gateway.requests) == 14
    gateway = Gateway(busy)
    with pytest.raises(Conflict):
        gateway.client(clock).replace_watch_list("w", b"9131\n")
    assert len(gateway.requests) == 1


def test_a_file_of_a_watch_list_is_sent_with_asyncio(clock: Clock) -> None:
    gateway = Gateway(told(REPORT))

    async def send() -> int:
        async with gateway.async_client(clock) as client:
            return (await client.extend_watch_list("w", io.BytesIO(b"9131\n"))).subject_count

    assert asyncio.run(send()) == 2
    assert gateway.requests[0].content == b"9131\n"


def test_an_export_that_failed_raises_the_same(clock: Clock) -> None:
    client: Client = Gateway(told({"id": "x", "state": "failed", "failure": "the disk is full"})).client(clock)
    with pytest.raises(JobFailed, match="the disk is full") as caught:
        client.exports.wait("x")
    assert (caught.value.kind, caught.value.state) == ("export", "FAILED")
