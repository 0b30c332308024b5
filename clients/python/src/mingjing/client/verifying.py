"""Verifying any number of subjects, in chunks that are all judged at one point of the data."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import FIRST_EXCEPTION, Future, ThreadPoolExecutor, as_completed, wait
from typing import Any

from .. import _plan as verification
from .._plan import Plan, Point
from ..errors import MingjingError, QueryTooLarge
from ..verify import SubjectLike, Verification
from ._base import AsyncBase, Base

ProgressCallback = Callable[[int, int], None]
"""Is told how many are done, and of how many."""

_REPEATED_AT_MOST = 3


class Verifying(Base):
    """The part of a client that verifies."""

    def verify(
        self,
        subjects: Iterable[SubjectLike],
        *,
        lists: Sequence[str] | None = None,
        authorities: Sequence[str] | None = None,
        as_of: Mapping[str, str] | int | None = None,
        chunk: int | None = None,
        concurrency: int = 4,
        progress: ProgressCallback | None = None,
    ) -> Verification:
        """Who subjects are, and whether anything stands against them: any number of them, all at one point of the data.

        Args:
            subjects: The subjects: `Subject`, credit codes, or objects with the fields of the schema.
            lists: What counts, such as `PENALTY`; when nothing is said, the lists of abnormal operations and serious
                violations.
            authorities: Only entries of these authorities.
            as_of: As of when: a sequence number, or `{"at": …}`; as of now when nothing is said.
            chunk: How many subjects are sent a call; never more than the tier allows.
            concurrency: How many calls are in progress at once.
            progress: Is told how many subjects are done, and of how many.
        """
        limit = _cost_max(self.query(verification.LIMITS))
        plan = verification.plan(subjects, lists, authorities, as_of, limit, chunk)
        if not plan.chunks:
            return Verification(None, None, None, ())
        for attempt in range(1, _REPEATED_AT_MOST + 20):
            try:
                return self._verify(plan, concurrency, progress, last=attempt >= _REPEATED_AT_MOST)
            except verification.Moved:
                if attempt >= _REPEATED_AT_MOST:
                    raise
            except QueryTooLarge:
                plan = _smaller(plan)
        raise MingjingError("the answers stay too large")

    def _verify(self, plan: Plan, concurrency: int, progress: ProgressCallback | None, last: bool) -> Verification:
        def ask(chunk: tuple[int, int], as_of: Mapping[str, str] | None) -> dict[str, Any]:
            answer = self.query(verification.DOCUMENT, plan.variables(chunk, as_of), "VerifyInBulk")
            told: dict[str, Any] = answer["verify"]
            return told

        total, done = len(plan.subjects), 0

        def count(chunk: tuple[int, int]) -> None:
            nonlocal done
            done += chunk[1] - chunk[0]
            if progress is not None:
                progress(done, total)

        head, rest = plan.chunks[0], plan.chunks[1:]
        first, point, as_of = self._first_chunk(plan, ask, head, rest, last)
        count(head)
        answers: dict[tuple[int, int], dict[str, Any]] = {head: first}
        if rest:
            with ThreadPoolExecutor(max(1, concurrency), thread_name_prefix="mingjing-verify") as pool:
                running: dict[Future[dict[str, Any]], tuple[int, int]] = {
                    pool.submit(ask, chunk, as_of): chunk for chunk in rest
                }
                try:
                    for future in as_completed(running):
                        told = future.result()
                        verification.check(point, told, as_of_sequence=last)
                        answers[running[future]] = told
                        count(running[future])
                finally:
                    for future in running:
                        future.cancel()
                    wait(running, return_when=FIRST_EXCEPTION)
        return plan.result(point, ((chunk, answers[chunk]) for chunk in plan.chunks))

    @staticmethod
    def _first_chunk(
        plan: Plan,
        ask: Callable[[tuple[int, int], Mapping[str, str] | None], dict[str, Any]],
        head: tuple[int, int],
        rest: list[tuple[int, int]],
        last: bool,
    ) -> tuple[dict[str, Any], Point, Mapping[str, str]]:
        first = ask(head, plan.as_of)
        point = Point.of(first)
        as_of: Mapping[str, str] = plan.as_of or {"at": point.at}
        if last and plan.as_of is None and rest:
            as_of = {"sequence": point.sequence}
            first = ask(head, as_of)
            point = Point.of(first)
        return first, point, as_of


class AsyncVerifying(AsyncBase):
    """The part of a client for asyncio that verifies."""

    async def verify(
        self,
        subjects: Iterable[SubjectLike],
        *,
        lists: Sequence[str] | None = None,
        authorities: Sequence[str] | None = None,
        as_of: Mapping[str, str] | int | None = None,
        chunk: int | None = None,
        concurrency: int = 4,
        progress: ProgressCallback | None = None,
    ) -> Verification:
        """Who subjects are, and whether anything stands against them; see `Client.verify`."""
        limit = _cost_max(await self.query(verification.LIMITS))
        plan = verification.plan(subjects, lists, authorities, as_of, limit, chunk)
        if not plan.chunks:
            return Verification(None, None, None, ())
        for attempt in range(1, _REPEATED_AT_MOST + 20):
            try:
                return await self._verify(plan, concurrency, progress, last=attempt >= _REPEATED_AT_MOST)
            except verification.Moved:
                if attempt >= _REPEATED_AT_MOST:
                    raise
            except QueryTooLarge:
                plan = _smaller(plan)
        raise MingjingError("the answers stay too large")

    async def _verify(self, plan: Plan, concurrency: int, progress: ProgressCallback | None, last: bool) -> Verification:
        places = asyncio.Semaphore(max(1, concurrency))
        total, done = len(plan.subjects), 0

        async def ask(chunk: tuple[int, int], as_of: Mapping[str, str] | None) -> dict[str, Any]:
            answer = await self.query(verification.DOCUMENT, plan.variables(chunk, as_of), "VerifyInBulk")
            told: dict[str, Any] = answer["verify"]
            return told

        def count(chunk: tuple[int, int]) -> None:
            nonlocal done
            done += chunk[1] - chunk[0]
            if progress is not None:
                progress(done, total)

        head, rest = plan.chunks[0], plan.chunks[1:]
        first = await ask(head, plan.as_of)
        point = Point.of(first)
        as_of: Mapping[str, str] = plan.as_of or {"at": point.at}
        if last and plan.as_of is None and rest:
            as_of = {"sequence": point.sequence}
            first = await ask(head, as_of)
            point = Point.of(first)
        count(head)

        async def one(chunk: tuple[int, int]) -> dict[str, Any]:
            async with places:
                told = await ask(chunk, as_of)
            verification.check(point, told, as_of_sequence=last)
            count(chunk)
            return told

        tasks = [asyncio.ensure_future(one(chunk)) for chunk in rest]
        try:
            others = await asyncio.gather(*tasks)
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
        return plan.result(point, zip(plan.chunks, [first, *others], strict=True))


def _cost_max(data: Mapping[str, Any]) -> int:
    limit: int = data["viewer"]["tier"]["limits"]["queryCostMax"]
    return limit


def _smaller(plan: Plan) -> Plan:
    largest = max(end - start for start, end in plan.chunks)
    if largest <= 1:
        raise MingjingError("the answer about a single subject is too large")
    return Plan(plan.subjects, plan.lists, plan.authorities, plan.as_of, (largest + 1) // 2)
