"""The flows of a client: how requests are made, judged, and sent again."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode, urlsplit

import httpx

from ._answers import error_of, graphql_error, json_of, request_id
from ._document import repeat_of
from ._flow import Body, Exclusively, Flow, Request, Response, Send, Sleep
from ._version import __version__
from .auth import ClientCredentials, TokenStore
from .errors import ApiError, MingjingError, NetworkError
from .retry import Attempts, Repeat, RetryPolicy

USER_AGENT = f"mingjing-python/{__version__}"


@dataclass(frozen=True, slots=True)
class Answer:
    """What a GraphQL operation was answered with.

    Attributes:
        data: The data.
        extensions: What was said beside it, such as the cost.
        request_id: The request's id.
        errors: Errors that stand beside the data; only where partial answers were asked for.
    """

    data: dict[str, Any]
    extensions: dict[str, Any] = field(default_factory=dict)
    request_id: str | None = None
    errors: list[dict[str, Any]] = field(default_factory=list)


class Core:
    """What both clients share. It knows the key and does not show it."""

    def __init__(
        self,
        url: str,
        key: str | None,
        credentials: ClientCredentials | None,
        retry: RetryPolicy,
        timeout: httpx.Timeout,
        headers: Mapping[str, str] | None,
    ) -> None:
        parts = urlsplit(url)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise ValueError(f"the gateway's URL must be like https://host, not {url!r}")
        if parts.username or parts.password:
            raise ValueError("the gateway's URL must not hold a name or a password")
        if key is not None and credentials is not None:
            raise ValueError("pass either a key or client credentials")
        self.base = url.split("?")[0].rstrip("/").removesuffix("/graphql")
        self.retry = retry
        self.timeout = timeout
        self.credentials = credentials
        self.tokens = TokenStore(clock=retry.clock)
        self._key = key
        self.headers = dict(headers or {})

    def url(self, path: str, query: Mapping[str, Any] | None = None) -> str:
        """The URL of a path of the gateway; an absolute URL must be the gateway's own, since the key goes there."""
        if "://" in path:
            if not path.startswith(self.base + "/"):
                raise MingjingError(f"{path.split('?')[0]} is not at {self.base}")
            address = path
        else:
            address = self.base + path
        pairs = [(name, value) for name, value in (query or {}).items() if value is not None]
        return address + ("&" if "?" in address else "?") + urlencode(pairs, doseq=True) if pairs else address

    # Tokens

    def authorise(self) -> Flow[tuple[dict[str, str], str | None]]:
        """The headers that say who calls, and the access token in them, if it is one."""
        if self._key is not None:
            return {"x-api-key": self._key}, None
        if self.credentials is None:
            return {}, None
        token = self.tokens.current()
        if token is None:
            token = yield Exclusively(self._renew(self.credentials))
        return {"authorization": f"Bearer {token}"}, token

    def _renew(self, credentials: ClientCredentials) -> Flow[str]:
        known = self.tokens.current()
        if known is not None:  # somebody else has renewed it while we waited
            return known
        request = Request(
            "POST",
            self.url("/oauth/token"),
            {
                **self.headers,
                "user-agent": USER_AGENT,
                "accept": "application/json",
                "authorization": credentials.authorization(),
                "content-type": "application/x-www-form-urlencoded",
            },
            credentials.form(),
            self.timeout,
        )
        # To ask for a token twice does no harm.
        response = yield from self._attempt(lambda: _always(request), Repeat.READ)
        answer = json_of(response)
        token, expires_in = answer.get("access_token"), answer.get("expires_in")
        if not isinstance(token, str) or not token:
            raise ApiError("INTERNAL", "the gateway gave no access token", status=response.status)
        self.tokens.keep(token, float(expires_in) if isinstance(expires_in, int | float) else 60.0)
        return token

    # Requests

    def perform(
        self,
        method: str,
        path: str,
        *,
        query: Mapping[str, Any] | None = None,
        headers: Mapping[str, str] | None = None,
        content: bytes | Body | None = None,
        repeat: Repeat = Repeat.READ,
        judge: Callable[[Response], ApiError | None] | None = None,
        accept: tuple[int, ...] = (),
        timeout: httpx.Timeout | None = None,
    ) -> Flow[Response]:
        """Sends a request until it is answered well, or may not be sent again."""
        url = self.url(path, query)
        current: str | None = None

        def build() -> Flow[Request]:
            nonlocal current
            who, current = yield from self.authorise()
            own = {**self.headers, "user-agent": USER_AGENT, "accept": "application/json", **(headers or {}), **who}
            return Request(method, url, own, content, timeout or self.timeout)

        # How long it takes to send a file says nothing about how long it is waited for.
        attempts = Attempts(self.retry, count_pauses=not isinstance(content, bytes | None))
        response = yield from self._attempt(build, repeat, judge, accept, lambda: current, attempts)
        return response

    def _attempt(
        self,
        build: Callable[[], Flow[Request]],
        repeat: Repeat,
        judge: Callable[[Response], ApiError | None] | None = None,
        accept: tuple[int, ...] = (),
        token: Callable[[], str | None] = lambda: None,
        attempts: Attempts | None = None,
    ) -> Flow[Response]:
        attempts = attempts or Attempts(self.retry)
        renewed = False
        while True:
            request = yield from build()
            error: ApiError | NetworkError | None
            try:
                response: Response = yield Send(request)
            except NetworkError as fault:
                error = fault
            else:
                error = None if response.status in accept else (judge or error_of)(response)
                if error is None:
                    return response
                used = token()
                if response.status == 401 and used is not None and not renewed:
                    # The token may have ended early: one new one, at once.
                    self.tokens.drop(used)
                    renewed = True
                    continue
            pause = attempts.pause_after(error, repeat)
            if pause is None:
                raise error
            yield Sleep(pause)

    def execute(
        self,
        document: str,
        variables: Mapping[str, Any] | None = None,
        operation_name: str | None = None,
        *,
        partial: bool = False,
        repeat: Repeat | None = None,
        timeout: httpx.Timeout | None = None,
    ) -> Flow[Answer]:
        """Executes an operation. Errors are raised, those beside data too unless partial answers are wanted."""
        variables = variables or {}
        body: dict[str, Any] = {"query": document}
        if variables:
            body["variables"] = variables
        if operation_name is not None:
            body["operationName"] = operation_name
        response = yield from self.perform(
            "POST",
            "/graphql",
            headers={
                "content-type": "application/json",
                # With this media type the status says whether anything was executed.
                "accept": "application/graphql-response+json, application/json;q=0.9",
            },
            content=json.dumps(body, ensure_ascii=False, separators=(",", ":")).encode(),
            repeat=repeat if repeat is not None else repeat_of(document, operation_name, variables),
            judge=lambda answer: graphql_error(answer, partial),
            timeout=timeout,
        )
        answer = json_of(response)
        return Answer(
            data=answer.get("data") or {},
            extensions=answer.get("extensions") or {},
            request_id=request_id(response),
            errors=answer.get("errors") or [],
        )


def patient(timeout: httpx.Timeout, *, read: float | None = None, write: float | None = None) -> httpx.Timeout:
    """The same times but for these."""
    return httpx.Timeout(
        connect=timeout.connect,
        read=timeout.read if read is None else read,
        write=timeout.write if write is None else write,
        pool=timeout.pool,
    )


def _always(request: Request) -> Flow[Request]:
    return request
    yield
