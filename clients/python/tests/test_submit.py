"""Submissions: idempotency keys, outcomes, refusals; uploads."""

from __future__ import annotations

import io
from typing import Any

import httpx
import pytest
from conftest import Clock, Gateway, answer, refusal

from mingjing import NetworkError, Refused, RetryPolicy
from mingjing.graphql import HonourInput, SubjectInput

COUNTS = {"rows": 1, "created": 1, "corrected": 0, "withdrawn": 0, "unchanged": 0, "refused": 0}
ROW = {"index": 0, "status": "CREATED", "recordId": "r", "revision": 1, "userErrors": []}


def told(**more: Any) -> dict[str, Any]:
    return {"submissionId": "s", "state": "DONE", "counts": COUNTS, "rows": [ROW], "userErrors": [], **more}


def test_a_submission_has_a_key_the_same_over_its_retries(clock: Clock) -> None:
    gateway = Gateway(httpx.ReadTimeout("silent"), refusal(500, "INTERNAL"), answer({"submitHonours": told()}))
    done = gateway.client(clock).submit("honour", [{"title": "x"}], mode="PARTIAL")
    sent = [it["variables"]["input"] for it in gateway.bodies()]
    assert [it["idempotencyKey"] for it in sent] == [done.idempotency_key] * 3
    assert len(done.idempotency_key) >= 32
    assert (sent[0]["mode"], sent[0]["dryRun"], sent[0]["rows"]) == ("PARTIAL", False, [{"title": "x"}])
    assert gateway.bodies()[0]["operationName"] == "SubmitHonours"
    assert (done.id, done.state, done.rows[0].record_id, done.refused) == ("s", "DONE", "r", ())
    other = gateway.client(clock).submit("HONOUR", [{"title": "x"}])
    assert other.idempotency_key != done.idempotency_key


def test_ones_own_key_and_typed_rows_are_sent(clock: Clock) -> None:
    gateway = Gateway(answer({"submitHonours": told()}))
    row = HonourInput(subject=SubjectInput(credit_code="9"), title="x", awarded_on="2017-12-01", authority="a")
    gateway.client(clock).submit("HONOUR", [row], idempotency_key="mine", dry_run=True)
    sent = gateway.bodies()[0]["variables"]["input"]
    assert (sent["idempotencyKey"], sent["dryRun"]) == ("mine", True)
    assert sent["rows"] == [{"subject": {"creditCode": "9"}, "title": "x", "awardedOn": "2017-12-01", "authority": "a"}]


def test_rows_say_what_is_wrong_with_them(clock: Clock) -> None:
    wrong = {"path": ["subject"], "code": "NOT_FOUND", "message": "nobody", "suggestions": [{"name": "甲"}]}
    row = {"index": 0, "status": "REFUSED", "recordId": None, "revision": None, "userErrors": [wrong]}
    gateway = Gateway(answer({"correctPenalties": told(rows=[row], state="REFUSED")}))
    done = gateway.client(clock).correct("PENALTY", [{}])
    error = done.refused[0].user_errors[0]
    assert (error.code, error.path, error.suggestions[0]["name"]) == ("NOT_FOUND", ("subject",), "甲")


def test_a_refusal_of_the_whole_is_raised(clock: Clock) -> None:
    errors = [{"path": ["rows"], "code": "INVALID", "message": "no rows"}]
    gateway = Gateway(answer({"withdrawBranches": told(userErrors=errors, rows=[])}, **{"x-request-id": "r-7"}))
    with pytest.raises(Refused, match="rows: no rows") as caught:
        gateway.client(clock).withdraw("BRANCH", [])
    assert (caught.value.user_errors[0].code, caught.value.request_id) == ("INVALID", "r-7")
    with pytest.raises(ValueError, match="no kind"):
        gateway.client(clock).submit("NOTHING", [])


def test_an_upload_is_sent_again_with_the_same_key(clock: Clock) -> None:
    good = httpx.Response(202, json={"id": "u", "state": "queued"})
    gateway = Gateway(httpx.ReadError("cut off"), good)
    upload = gateway.client(clock).upload("HONOUR", io.BytesIO(b"a,b"), file_name="h.csv", dry_run=True)
    assert (upload.id, upload.state, upload.ended) == ("u", "queued", False)
    first, second = gateway.requests
    assert first.headers["idempotency-key"] == second.headers["idempotency-key"]
    assert (first.content, first.headers["content-type"]) == (b"a,b", "text/csv")
    assert dict(first.url.params) == {"kind": "honour", "fileName": "h.csv", "dryRun": "true"}
    with pytest.raises(ValueError, match="file_name"):
        gateway.client(clock).upload("HONOUR", io.BytesIO(b""))


def test_an_upload_is_waited_for_but_not_for_ever(clock: Clock) -> None:
    states = [httpx.Response(200, json={"id": "u", "state": it}) for it in ("QUEUED", "RUNNING", "DONE")]
    assert Gateway(*states).client(clock).wait_for_upload("u", every=2.0).state == "done"
    assert clock.pauses == [2.0, 2.0]
    with pytest.raises(TimeoutError):
        Gateway(states[0]).client(clock).wait_for_upload("u", within=-1.0)


def test_the_last_fault_is_raised_when_patience_ends(clock: Clock) -> None:
    gateway = Gateway(httpx.ReadTimeout("silent"))
    policy: RetryPolicy = clock.policy(attempts=3)
    with pytest.raises(NetworkError, match="silent") as caught:
        gateway.client(clock, retry=policy).submit("HONOUR", [{}])
    assert (caught.value.attempts, len(gateway.requests)) == (3, 3)
