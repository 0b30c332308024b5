"""What a client is made of, and how it runs any operation."""

from __future__ import annotations

import os
from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Any

import httpx

from .._core import Answer, Core
from .._driver import AsyncDriver, Driver
from ..auth import ClientCredentials
from ..errors import Refused, UserError
from ..retry import Repeat, RetryPolicy


def core_of(
    url: str,
    key: str | None,
    client_id: str | None,
    client_secret: str | None,
    scopes: Sequence[str],
    retry: RetryPolicy | None,
    timeout: float | httpx.Timeout,
    headers: Mapping[str, str] | None,
) -> Core:
    if (client_id is None) != (client_secret is None):
        raise ValueError("client credentials are client_id and client_secret")
    for name, secret in (("key", key), ("client_secret", client_secret)):
        # Checked here, since whoever finds it later would show it in an error.
        if secret is not None and not (secret.isascii() and secret.isprintable() and secret and " " not in secret):
            raise ValueError(f"{name} must be visible ASCII characters, without spaces or line ends")
    credentials = None
    if client_id is not None and client_secret is not None:
        credentials = ClientCredentials(client_id, client_secret, tuple(scopes))
    timeouts = timeout if isinstance(timeout, httpx.Timeout) else httpx.Timeout(timeout, connect=min(timeout, 10.0))
    return Core(url, key, credentials, retry or RetryPolicy(), timeouts, headers)


def environment() -> dict[str, Any]:
    """What the environment says about a client."""
    names = {
        "url": "MINGJING_URL",
        "key": "MINGJING_KEY",
        "client_id": "MINGJING_CLIENT_ID",
        "client_secret": "MINGJING_CLIENT_SECRET",
    }
    found = {name: os.environ[variable] for name, variable in names.items() if os.environ.get(variable)}
    if "url" not in found:
        raise ValueError("MINGJING_URL is not set: it says where the gateway is, such as https://mingjing.example")
    return found


class Base:
    """The parts of a client, and its way to run any operation."""

    _core: Core
    _driver: Driver
    _sleep: Callable[[float], None]

    def execute(
        self,
        document: str,
        variables: Mapping[str, Any] | None = None,
        operation_name: str | None = None,
        *,
        partial: bool = False,
        repeat: Repeat | None = None,
    ) -> Answer:
        """Executes an operation; the answer with what is said beside the data.

        Args:
            document: The document.
            variables: Its variables, as JSON.
            operation_name: Which of its operations.
            partial: Whether an answer with both data and errors is wanted, instead of an error.
            repeat: What it would mean to send it twice. Queries are repeated after faults. A mutation is, when each object
                among its variables has an `idempotencyKey`, and otherwise only when it was surely not executed.
        """
        return self._driver.run(self._core.execute(document, variables, operation_name, partial=partial, repeat=repeat))

    def query(
        self,
        document: str,
        variables: Mapping[str, Any] | None = None,
        operation_name: str | None = None,
        **more: Any,
    ) -> dict[str, Any]:
        """The data of an operation, by the names of the document."""
        return self.execute(document, variables, operation_name, **more).data

    def mutate(self, document: str, input: Mapping[str, Any]) -> dict[str, Any]:
        """Runs a mutation of one field with one `$input`; what it is answered with.

        Raises:
            Refused: Its `userErrors` say why it was refused. Nothing was changed.
        """
        answer = self.execute(document, {"input": input})
        return payload(answer)


class AsyncBase:
    """The parts of a client for asyncio, and its way to run any operation."""

    _core: Core
    _driver: AsyncDriver
    _sleep: Callable[[float], Awaitable[None]]

    async def execute(
        self,
        document: str,
        variables: Mapping[str, Any] | None = None,
        operation_name: str | None = None,
        *,
        partial: bool = False,
        repeat: Repeat | None = None,
    ) -> Answer:
        """Executes an operation; see `Client.execute`."""
        return await self._driver.run(self._core.execute(document, variables, operation_name, partial=partial, repeat=repeat))

    async def query(
        self,
        document: str,
        variables: Mapping[str, Any] | None = None,
        operation_name: str | None = None,
        **more: Any,
    ) -> dict[str, Any]:
        """The data of an operation, by the names of the document."""
        return (await self.execute(document, variables, operation_name, **more)).data

    async def mutate(self, document: str, input: Mapping[str, Any]) -> dict[str, Any]:
        """Runs a mutation of one field with one `$input`; see `Client.mutate`."""
        return payload(await self.execute(document, {"input": input}))


def payload(answer: Answer) -> dict[str, Any]:
    """What the only field of a mutation was answered with."""
    told: dict[str, Any] = next(iter(answer.data.values()))
    if told.get("userErrors"):
        errors = [UserError(tuple(it.get("path") or ()), it["code"], it["message"]) for it in told["userErrors"]]
        raise Refused(errors, answer.request_id)
    return told
