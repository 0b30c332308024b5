"""The clients: `Client` for programs that wait, `AsyncClient` for asyncio.

What they do stands by sort in the modules beside this one, each with both: what is said with threads is said with asyncio
below it.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable, Mapping, Sequence
from functools import cached_property
from types import TracebackType
from typing import Any, Self

import httpx

from .._driver import AsyncDriver, Driver
from ..retry import RetryPolicy
from ._base import core_of, environment
from .exporting import AsyncExports, Exports
from .files import AsyncFiles, Files
from .following import AsyncFollowing, Following
from .reading import AsyncReading, Reading
from .verifying import AsyncVerifying, Verifying
from .writing import AsyncWriting, Writing

__all__ = ["AsyncClient", "Client"]


class Client(Reading, Following, Verifying, Writing, Files):
    """A client of a gateway. It may be shared by threads.

    Args:
        url: Where the gateway is, such as `https://mingjing.example`.
        key: An API key. Without one the caller is anonymous.
        client_id: Instead of a key: the client's number, with
        client_secret: one of its keys. Access tokens are got with them, and renewed before they end.
        scopes: The scopes that access tokens shall have; all of the client's when nothing is said.
        retry: How patiently it tries.
        timeout: After how many seconds of silence a request counts as failed.
        headers: Further headers of every request.
        http: The HTTP client to use, such as one with a proxy; it stays yours to close.
    """

    def __init__(
        self,
        url: str,
        key: str | None = None,
        *,
        client_id: str | None = None,
        client_secret: str | None = None,
        scopes: Sequence[str] = (),
        retry: RetryPolicy | None = None,
        timeout: float | httpx.Timeout = 30.0,
        headers: Mapping[str, str] | None = None,
        http: httpx.Client | None = None,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._core = core_of(url, key, client_id, client_secret, scopes, retry, timeout, headers)
        self._own = http is None
        self._sleep = sleep
        self._driver = Driver(http or httpx.Client(timeout=self._core.timeout), sleep)

    @classmethod
    def from_env(cls, **more: Any) -> Self:
        """A client by the environment.

        `MINGJING_URL`, and `MINGJING_KEY` or `MINGJING_CLIENT_ID` with `MINGJING_CLIENT_SECRET`.
        """
        return cls(**{**environment(), **more})

    def __repr__(self) -> str:
        return f"Client({self._core.base!r})"

    @property
    def url(self) -> str:
        """Where the gateway is."""
        return self._core.base

    def close(self) -> None:
        """Closes its connections."""
        if self._own:
            self._driver.http.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    @cached_property
    def exports(self) -> Exports:
        """Snapshots and deltas as files."""
        return Exports(self._core, self._driver)


class AsyncClient(AsyncReading, AsyncFollowing, AsyncVerifying, AsyncWriting, AsyncFiles):
    """A client of a gateway for asyncio. See `Client`: the arguments and methods are the same, to be awaited."""

    def __init__(
        self,
        url: str,
        key: str | None = None,
        *,
        client_id: str | None = None,
        client_secret: str | None = None,
        scopes: Sequence[str] = (),
        retry: RetryPolicy | None = None,
        timeout: float | httpx.Timeout = 30.0,
        headers: Mapping[str, str] | None = None,
        http: httpx.AsyncClient | None = None,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._core = core_of(url, key, client_id, client_secret, scopes, retry, timeout, headers)
        self._own = http is None
        self._driver = AsyncDriver(http or httpx.AsyncClient(timeout=self._core.timeout), sleep)
        self._sleep = sleep

    @classmethod
    def from_env(cls, **more: Any) -> Self:
        """A client by the environment, as `Client.from_env`."""
        return cls(**{**environment(), **more})

    def __repr__(self) -> str:
        return f"AsyncClient({self._core.base!r})"

    @property
    def url(self) -> str:
        """Where the gateway is."""
        return self._core.base

    async def close(self) -> None:
        """Closes its connections."""
        if self._own:
            await self._driver.http.aclose()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.close()

    @cached_property
    def exports(self) -> AsyncExports:
        """Snapshots and deltas as files."""
        return AsyncExports(self._core, self._driver)
