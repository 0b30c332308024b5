"""What the tests share: a gateway that answers as it is told to, and a clock that costs no time."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable, Iterator
from typing import Any

import httpx
import pytest

from mingjing import AsyncClient, Client, RetryPolicy

URL = "https://gateway.test"
KEY = "mj_live_id_secretsecret"


class Clock:
    """Time that passes only when somebody waits."""

    def __init__(self) -> None:
        self.now = 1000.0
        self.pauses: list[float] = []

    def __call__(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.pauses.append(seconds)
        self.now += seconds

    async def async_sleep(self, seconds: float) -> None:
        self.sleep(seconds)
        await asyncio.sleep(0)  # where a task can be cancelled

    def policy(self, **more: Any) -> RetryPolicy:
        return RetryPolicy(random=lambda: 1.0, clock=self, **more)


Step = httpx.Response | Exception | Callable[[httpx.Request], httpx.Response]


class Gateway:
    """Answers with the steps of a script, one a request; the last again and again."""

    def __init__(self, *steps: Step) -> None:
        self.steps = list(steps)
        self.requests: list[httpx.Request] = []

    def __call__(self, request: httpx.Request) -> httpx.Response:
        self.requests.append(request)
        step = self.steps.pop(0) if len(self.steps) > 1 else self.steps[0]
        if isinstance(step, Exception):
            raise step
        if callable(step) and not isinstance(step, httpx.Response):
            return step(request)
        return step

    def bodies(self) -> list[Any]:
        return [json.loads(it.content) for it in self.requests]

    def client(self, clock: Clock, key: str | None = KEY, retry: RetryPolicy | None = None, **more: Any) -> Client:
        http = httpx.Client(transport=httpx.MockTransport(self))
        return Client(URL, key, http=http, retry=retry or clock.policy(), sleep=clock.sleep, **more)

    def async_client(self, clock: Clock, key: str | None = KEY, **more: Any) -> AsyncClient:
        http = httpx.AsyncClient(transport=httpx.MockTransport(self))
        return AsyncClient(URL, key, http=http, retry=clock.policy(), sleep=clock.async_sleep, **more)


class Pieces(httpx.SyncByteStream, httpx.AsyncByteStream):
    """A body that comes in pieces, and may break."""

    def __init__(self, *pieces: bytes | Exception) -> None:
        self.pieces = pieces

    def __iter__(self) -> Iterator[bytes]:
        for piece in self.pieces:
            if isinstance(piece, Exception):
                raise piece
            yield piece

    async def __aiter__(self) -> Any:
        for piece in self:
            yield piece


def answer(data: Any, **headers: str) -> httpx.Response:
    return httpx.Response(200, json={"data": data}, headers=headers)


def refusal(status: int, code: str, message: str = "no", headers: dict[str, str] | None = None, **more: Any) -> httpx.Response:
    body = {"errors": [{"message": message, "extensions": {"code": code, **more}}]}
    return httpx.Response(status, json=body, headers={"x-request-id": "r-1", **(headers or {})})


@pytest.fixture
def clock() -> Clock:
    return Clock()
