"""Bulk verification: chunks, one point of the data, order, progress."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from typing import Any

import httpx
import pytest
from conftest import Clock, Gateway, answer, refusal

from mingjing import Forbidden, MingjingError, RateLimited, Subject

AT = "2017-12-29T08:00:00.000000Z"
Judge = Callable[[dict[str, Any]], tuple[str, str]]


def verifier(limit: int = 14, judge: Judge = lambda as_of: ("7", "2017-12-29"), largest: int = 10_000) -> Gateway:
    """A gateway that finds nobody, within a tier's bound; `judge` says by the point asked about at which it judges."""

    def step(request: httpx.Request) -> httpx.Response:
        variables = json.loads(request.content).get("variables") or {}
        if "subjects" not in variables:
            return answer({"viewer": {"tier": {"limits": {"queryCostMax": limit}}}})
        subjects = variables["subjects"]
        assert len(subjects) <= limit - 10
        if len(subjects) > largest:
            return refusal(413, "QUERY_TOO_LARGE")
        rows = [
            {"index": index, "status": "NOT_FOUND", "problems": [], "candidates": [], "verdicts": [], **subject}
            for index, subject in enumerate(subjects)
        ]
        sequence, day = judge(variables.get("asOf") or {})
        return answer({"verify": {"sequence": sequence, "at": AT, "day": day, "subjects": rows}})

    return Gateway(step)


def points(gateway: Gateway) -> list[Any]:
    return [it["variables"].get("asOf") for it in gateway.bodies() if "subjects" in it.get("variables", {})]


def test_subjects_are_sent_in_chunks_that_the_tier_can_afford_as_of_one_moment(clock: Clock) -> None:
    gateway = verifier()
    told: list[tuple[int, int]] = []
    subjects = [Subject(credit_code="9", reference=str(it)) for it in range(10)]
    verified = gateway.client(clock).verify(subjects, lists=["PENALTY"], progress=lambda *it: told.append(it))
    assert [(it.index, it.reference) for it in verified.subjects] == [(it, str(it)) for it in range(10)]
    assert (verified.sequence, verified.at, verified.day) == (7, AT, "2017-12-29")
    assert told[0] == (4, 10)
    assert told[-1] == (10, 10)
    assert points(gateway) == [None, {"at": AT}, {"at": AT}]
    assert all(it["variables"]["lists"] == ["PENALTY"] for it in gateway.bodies()[1:])


def test_the_point_that_was_asked_for_is_that_of_all_chunks(clock: Clock) -> None:
    gateway = verifier(judge=lambda as_of: (as_of["sequence"], "2017-12-01"))
    verified = gateway.client(clock).verify(["9"] * 9, as_of=5)
    assert (verified.sequence, points(gateway)) == (5, [{"sequence": "5"}] * 3)


@pytest.mark.parametrize("asynchronous", [False, True])
def test_what_is_judged_at_another_point_is_judged_anew_and_at_last_by_the_sequence(clock: Clock, asynchronous: bool) -> None:
    # A change became known late: as of the moment there is one more. As of the sequence the day is that of the change.
    def judge(as_of: dict[str, Any]) -> tuple[str, str]:
        return ("8" if "at" in as_of else "7", "2017-12-28" if "sequence" in as_of else "2017-12-29")

    gateway = verifier(judge=judge)
    if asynchronous:

        async def run() -> Any:
            async with gateway.async_client(clock) as client:
                return await client.verify(["9"] * 6)

        verified = asyncio.run(run())
    else:
        verified = gateway.client(clock).verify(["9"] * 6)
    assert (verified.sequence, verified.day, len(verified.subjects)) == (7, "2017-12-28", 6)
    assert points(gateway)[-2:] == [{"sequence": "7"}] * 2


def test_an_answer_that_is_too_large_is_asked_for_in_smaller_pieces(clock: Clock) -> None:
    assert len(verifier(largest=1).client(clock).verify(["9"] * 7).subjects) == 7
    with pytest.raises(MingjingError, match="single subject"):
        verifier(largest=0).client(clock).verify(["9"] * 7)


def test_a_chunk_that_fails_ends_the_whole(clock: Clock) -> None:
    inner = verifier()
    calls = 0

    def step(request: httpx.Request) -> httpx.Response:
        nonlocal calls
        calls += 1
        return inner(request) if calls < 4 else refusal(403, "FORBIDDEN")

    with pytest.raises(Forbidden):
        Gateway(step).client(clock).verify(["9"] * 40, concurrency=2)
    with pytest.raises(RateLimited):
        Gateway(refusal(429, "RATE_LIMITED", headers={"retry-after": "9999"})).client(clock).verify(["9"])


def test_nobody_is_asked_about_for_nothing(clock: Clock) -> None:
    gateway = verifier()
    assert gateway.client(clock).verify([]).subjects == ()
    assert len(gateway.requests) == 1
    with pytest.raises(MingjingError, match="too few"):
        verifier(limit=10).client(clock).verify(["9"])
    with pytest.raises(ValueError, match="chunk"):
        verifier().client(clock).verify(["9"], chunk=-1)
