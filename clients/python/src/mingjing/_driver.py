"""What runs flows: with blocking calls, or with asyncio."""

from __future__ import annotations

import asyncio
import inspect
import threading
import time
from collections.abc import AsyncGenerator, AsyncIterator, Callable, Generator, Iterator
from contextlib import aclosing
from typing import Any, TypeVar

import httpx

from ._flow import Blocking, Body, Close, Emit, Exclusively, Flow, Open, Read, Request, Response, Send, Sleep
from .errors import NetworkError

T = TypeVar("T")


def _fault(error: httpx.HTTPError) -> NetworkError:
    # Before a connection stood, nothing can have reached the server.
    unsent = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout, httpx.UnsupportedProtocol)
    text = str(error) or type(error).__name__
    is_unsent = isinstance(error, unsent)
    what = "the gateway was not reached" if is_unsent else "the connection to the gateway broke"
    fault = NetworkError(f"{what}: {text}", sent=not is_unsent)
    fault.__cause__ = error
    return fault


def _parts(request: Request, body: Callable[[Body], Any]) -> dict[str, Any]:
    headers, content = dict(request.headers), request.content
    if content is not None and not isinstance(content, bytes):
        headers["content-length"] = str(content.size)
        content = body(content)
    parts: dict[str, Any] = {"method": request.method, "url": request.url, "headers": headers, "content": content}
    return parts if request.timeout is None else {**parts, "timeout": request.timeout}


def _pieces(body: Body) -> Iterator[bytes]:
    return body.pieces()


async def _async_pieces(body: Body) -> AsyncIterator[bytes]:
    pieces = body.pieces()
    while (piece := await asyncio.to_thread(next, pieces, None)) is not None:
        yield piece


def _wants_raw(request: Request) -> bool:
    # Where the bytes as they are stored are wanted, they must not be unpacked on the way.
    return request.headers.get("accept-encoding") == "identity"


class Driver:
    """Runs flows with blocking calls. It may be used by several threads at once."""

    def __init__(self, http: httpx.Client, sleep: Callable[[float], None] = time.sleep) -> None:
        self.http = http
        self._sleep = sleep
        self._lock = threading.Lock()

    def run(self, flow: Flow[T]) -> T:
        """The result of a flow that emits nothing."""
        steps = self._steps(flow)
        try:
            next(steps)
        except StopIteration as end:
            result: T = end.value
            return result
        finally:
            steps.close()
        raise TypeError("the flow emits values")

    def stream(self, flow: Flow[None]) -> Iterator[Any]:
        """What a flow emits, as it comes."""
        yield from self._steps(flow)

    def _steps(self, flow: Flow[T]) -> Generator[Any, None, T]:
        opened: httpx.Response | None = None
        pieces: Iterator[bytes] = iter(())
        outcome: Any = None
        fault: Exception | None = None
        try:
            while True:
                try:
                    effect = flow.send(outcome) if fault is None else flow.throw(fault)
                except StopIteration as end:
                    result: T = end.value
                    return result
                outcome, fault = None, None
                try:
                    if isinstance(effect, Emit):
                        yield effect.value
                    elif isinstance(effect, Open):
                        answer = self.http.send(self.http.build_request(**_parts(effect.request, _pieces)), stream=True)
                        if answer.status_code >= 400:
                            try:
                                outcome = Response(answer.status_code, answer.headers, answer.read())
                            finally:
                                answer.close()
                        else:
                            opened = answer
                            pieces = answer.iter_raw() if _wants_raw(effect.request) else answer.iter_bytes()
                            outcome = Response(answer.status_code, answer.headers)
                    elif isinstance(effect, Read):
                        outcome = next(pieces, None)
                    elif isinstance(effect, Close):
                        if opened is not None:
                            opened.close()
                        opened = None
                    else:
                        outcome = self._do(effect)
                except httpx.HTTPError as error:
                    fault = _fault(error)
                except Exception as error:
                    fault = error
        finally:
            flow.close()
            if opened is not None:
                opened.close()

    def _do(self, effect: Any) -> Any:
        if isinstance(effect, Send):
            answer = self.http.send(self.http.build_request(**_parts(effect.request, _pieces)))
            return Response(answer.status_code, answer.headers, answer.content)
        if isinstance(effect, Sleep):
            return self._sleep(effect.seconds)
        if isinstance(effect, Blocking):
            outcome = effect.function()
            if inspect.isawaitable(outcome):
                if inspect.iscoroutine(outcome):
                    outcome.close()
                raise TypeError("what has to be awaited is for an AsyncClient")
            return outcome
        if isinstance(effect, Exclusively):
            with self._lock:
                return self.run(effect.flow)
        raise TypeError(f"no effect: {effect!r}")


class _Result:
    """Stands at the end of what `AsyncDriver._steps` gives, since an asynchronous generator returns nothing."""

    def __init__(self, value: Any) -> None:
        self.value = value


class AsyncDriver:
    """Runs flows with asyncio."""

    def __init__(self, http: httpx.AsyncClient, sleep: Any = asyncio.sleep) -> None:
        self.http = http
        self._sleep = sleep
        self._lock = asyncio.Lock()

    async def run(self, flow: Flow[T]) -> T:
        """The result of a flow that emits nothing."""
        async with aclosing(self._steps(flow)) as steps:
            end = await anext(steps)
        if not isinstance(end, _Result):
            raise TypeError("the flow emits values")
        result: T = end.value
        return result

    async def stream(self, flow: Flow[None]) -> AsyncGenerator[Any, None]:
        """What a flow emits, as it comes."""
        async with aclosing(self._steps(flow)) as steps:
            async for value in steps:
                if not isinstance(value, _Result):
                    yield value

    async def _steps(self, flow: Flow[Any]) -> AsyncGenerator[Any, None]:
        opened: httpx.Response | None = None
        pieces: Any = None
        outcome: Any = None
        fault: Exception | None = None
        try:
            while True:
                try:
                    effect = flow.send(outcome) if fault is None else flow.throw(fault)
                except StopIteration as end:
                    yield _Result(end.value)
                    return
                outcome, fault = None, None
                try:
                    if isinstance(effect, Emit):
                        yield effect.value
                    elif isinstance(effect, Open):
                        answer = await self.http.send(
                            self.http.build_request(**_parts(effect.request, _async_pieces)), stream=True
                        )
                        if answer.status_code >= 400:
                            try:
                                outcome = Response(answer.status_code, answer.headers, await answer.aread())
                            finally:
                                await answer.aclose()
                        else:
                            opened = answer
                            pieces = answer.aiter_raw() if _wants_raw(effect.request) else answer.aiter_bytes()
                            outcome = Response(answer.status_code, answer.headers)
                    elif isinstance(effect, Read):
                        outcome = await anext(pieces, None)
                    elif isinstance(effect, Close):
                        if opened is not None:
                            await opened.aclose()
                        opened = None
                    else:
                        outcome = await self._do(effect)
                except httpx.HTTPError as error:
                    fault = _fault(error)
                except Exception as error:
                    fault = error
        finally:
            flow.close()
            if opened is not None:
                await opened.aclose()

    async def _do(self, effect: Any) -> Any:
        if isinstance(effect, Send):
            answer = await self.http.send(self.http.build_request(**_parts(effect.request, _async_pieces)))
            return Response(answer.status_code, answer.headers, answer.content)
        if isinstance(effect, Sleep):
            return await self._sleep(effect.seconds)
        if isinstance(effect, Blocking):
            return await _in_thread(effect.function)
        if isinstance(effect, Exclusively):
            async with self._lock:
                return await self.run(effect.flow)
        raise TypeError(f"no effect: {effect!r}")


async def _in_thread(function: Callable[[], Any]) -> Any:
    """Calls a function in a thread. Whoever is cancelled meanwhile waits for its end: a thread cannot be stopped."""
    called = asyncio.ensure_future(asyncio.to_thread(function))
    try:
        outcome = await asyncio.shield(called)
    except asyncio.CancelledError:
        await asyncio.wait([called])
        raise
    return await outcome if inspect.isawaitable(outcome) else outcome
