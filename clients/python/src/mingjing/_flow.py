"""What a client does, apart from how it waits.

A *flow* is a generator. It yields what it needs done (a request to be sent, some seconds to be waited) and is given the
outcome. `Driver` runs flows with threads, `AsyncDriver` with asyncio, so that retries, tokens and the feed are written
once for both.
"""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import AsyncGenerator, Generator, Iterator, Mapping
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from typing import Any, TypeAlias, TypeVar

import httpx

from .errors import NetworkError

T = TypeVar("T")
Flow: TypeAlias = Generator[Any, Any, T]


@dataclass(frozen=True, slots=True)
class Request:
    """A request as it goes out. Its headers hold the key, so they are not shown."""

    method: str
    url: str
    headers: Mapping[str, str] = field(repr=False)
    content: bytes | None = field(default=None, repr=False)
    timeout: httpx.Timeout | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class Response:
    """An answer with its whole body; of a stream that was opened well, without."""

    status: int
    headers: Mapping[str, str]
    body: bytes = field(default=b"", repr=False)


@dataclass(frozen=True, slots=True)
class Send:
    """Sends a request; is answered with its `Response`, or `NetworkError` is raised in the flow."""

    request: Request


@dataclass(frozen=True, slots=True)
class Sleep:
    """Waits."""

    seconds: float


@dataclass(frozen=True, slots=True)
class Exclusively:
    """Runs a flow while no other such flow of the client runs; is answered with its result."""

    flow: Flow[Any]


@dataclass(frozen=True, slots=True)
class Open:
    """Sends a request whose answer is read bit by bit; as `Send`, where the status is an error the body is there."""

    request: Request


@dataclass(frozen=True, slots=True)
class Read:
    """The next bytes of the stream that is open; nothing at its end."""


@dataclass(frozen=True, slots=True)
class Close:
    """Closes the stream that is open."""


@dataclass(frozen=True, slots=True)
class Emit:
    """Hands a value to whoever iterates over the flow."""

    value: Any


def _fault(error: httpx.HTTPError) -> NetworkError:
    # Before a connection stood, nothing can have reached the server.
    unsent = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout, httpx.UnsupportedProtocol)
    text = str(error) or type(error).__name__
    fault = NetworkError(text, sent=not isinstance(error, unsent))
    fault.__cause__ = error
    return fault


class Driver:
    """Runs flows with blocking calls. It may be used by several threads at once."""

    def __init__(self, http: httpx.Client, sleep: Any = time.sleep) -> None:
        self.http = http
        self._sleep = sleep
        self._lock = threading.Lock()

    def run(self, flow: Flow[T]) -> T:
        """The result of a flow."""
        try:
            outcome: Any = None
            fault: BaseException | None = None
            while True:
                effect = flow.send(outcome) if fault is None else flow.throw(fault)
                outcome, fault = None, None
                try:
                    outcome = self._do(effect)
                except NetworkError as error:
                    fault = error
                except Exception as error:
                    if not isinstance(effect, Exclusively):
                        raise
                    fault = error
        except StopIteration as end:
            result: T = end.value
            return result
        finally:
            flow.close()

    def _do(self, effect: Any) -> Any:
        if isinstance(effect, Send):
            return self._send(effect.request)
        if isinstance(effect, Sleep):
            return self._sleep(effect.seconds)
        if isinstance(effect, Exclusively):
            with self._lock:
                return self.run(effect.flow)
        raise TypeError(f"not done outside streams: {effect!r}")

    def _send(self, request: Request) -> Response:
        try:
            answer = self.http.send(self._build(request))
        except httpx.HTTPError as error:
            raise _fault(error) from error
        return Response(answer.status_code, answer.headers, answer.content)

    def _build(self, request: Request) -> httpx.Request:
        extra: dict[str, Any] = {} if request.timeout is None else {"timeout": request.timeout}
        return self.http.build_request(
            request.method, request.url, headers=dict(request.headers), content=request.content, **extra
        )

    def stream(self, flow: Flow[None]) -> Iterator[Any]:
        """What a flow emits, as it comes."""
        stream: httpx.Response | None = None
        chunks: Iterator[bytes] = iter(())
        try:
            outcome: Any = None
            fault: BaseException | None = None
            while True:
                effect = flow.send(outcome) if fault is None else flow.throw(fault)
                outcome, fault = None, None
                try:
                    if isinstance(effect, Emit):
                        yield effect.value
                    elif isinstance(effect, Open):
                        answer = self.http.send(self._build(effect.request), stream=True)
                        body = b""
                        if answer.status_code >= 400:
                            with _closed(answer):
                                body = answer.read()
                        else:
                            stream, chunks = answer, _pieces(answer, effect.request)
                        outcome = Response(answer.status_code, answer.headers, body)
                    elif isinstance(effect, Read):
                        outcome = next(chunks, None)
                    elif isinstance(effect, Close):
                        if stream is not None:
                            stream.close()
                        stream = None
                    else:
                        outcome = self._do(effect)
                except httpx.HTTPError as error:
                    fault = _fault(error)
                except NetworkError as error:
                    fault = error
                except Exception as error:
                    if not isinstance(effect, Exclusively):
                        raise
                    fault = error
        except StopIteration:
            return
        finally:
            flow.close()
            if stream is not None:
                stream.close()


def _pieces(answer: httpx.Response, request: Request) -> Iterator[bytes]:
    # Where the bytes as they are stored are wanted, they must not be unpacked on the way.
    return answer.iter_raw() if request.headers.get("accept-encoding") == "identity" else answer.iter_bytes()


@contextmanager
def _closed(answer: httpx.Response) -> Iterator[None]:
    """Closes an answer at the end of the block."""
    try:
        yield
    finally:
        answer.close()


class AsyncDriver:
    """Runs flows with asyncio."""

    def __init__(self, http: httpx.AsyncClient, sleep: Any = asyncio.sleep) -> None:
        self.http = http
        self._sleep = sleep
        self._lock = asyncio.Lock()

    async def run(self, flow: Flow[T]) -> T:
        """The result of a flow."""
        try:
            outcome: Any = None
            fault: BaseException | None = None
            while True:
                effect = flow.send(outcome) if fault is None else flow.throw(fault)
                outcome, fault = None, None
                try:
                    outcome = await self._do(effect)
                except NetworkError as error:
                    fault = error
                except Exception as error:
                    if not isinstance(effect, Exclusively):
                        raise
                    fault = error
        except StopIteration as end:
            result: T = end.value
            return result
        finally:
            flow.close()

    async def _do(self, effect: Any) -> Any:
        if isinstance(effect, Send):
            return await self._send(effect.request)
        if isinstance(effect, Sleep):
            return await self._sleep(effect.seconds)
        if isinstance(effect, Exclusively):
            async with self._lock:
                return await self.run(effect.flow)
        raise TypeError(f"not done outside streams: {effect!r}")

    async def _send(self, request: Request) -> Response:
        try:
            answer = await self.http.send(self._build(request))
        except httpx.HTTPError as error:
            raise _fault(error) from error
        return Response(answer.status_code, answer.headers, answer.content)

    def _build(self, request: Request) -> httpx.Request:
        extra: dict[str, Any] = {} if request.timeout is None else {"timeout": request.timeout}
        return self.http.build_request(
            request.method, request.url, headers=dict(request.headers), content=request.content, **extra
        )

    async def stream(self, flow: Flow[None]) -> AsyncGenerator[Any, None]:
        """What a flow emits, as it comes."""
        stream: httpx.Response | None = None
        chunks: Any = None
        try:
            outcome: Any = None
            fault: BaseException | None = None
            while True:
                try:
                    effect = flow.send(outcome) if fault is None else flow.throw(fault)
                except StopIteration:
                    return
                outcome, fault = None, None
                try:
                    if isinstance(effect, Emit):
                        yield effect.value
                    elif isinstance(effect, Open):
                        answer = await self.http.send(self._build(effect.request), stream=True)
                        body = b""
                        if answer.status_code >= 400:
                            async with _closing(answer):
                                body = await answer.aread()
                        else:
                            raw = effect.request.headers.get("accept-encoding") == "identity"
                            stream, chunks = answer, (answer.aiter_raw() if raw else answer.aiter_bytes())
                        outcome = Response(answer.status_code, answer.headers, body)
                    elif isinstance(effect, Read):
                        outcome = await anext(chunks, None)
                    elif isinstance(effect, Close):
                        if stream is not None:
                            await stream.aclose()
                        stream = None
                    else:
                        outcome = await self._do(effect)
                except httpx.HTTPError as error:
                    fault = _fault(error)
                except NetworkError as error:
                    fault = error
                except Exception as error:
                    if not isinstance(effect, Exclusively):
                        raise
                    fault = error
        finally:
            flow.close()
            if stream is not None:
                await stream.aclose()


@asynccontextmanager
async def _closing(answer: httpx.Response) -> AsyncGenerator[None, None]:
    try:
        yield
    finally:
        await answer.aclose()
