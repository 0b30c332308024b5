"""What a client does, apart from how it waits.

A *flow* is a generator. It yields what it needs done (a request to be sent, some seconds to be waited) and is given the
outcome. `Driver` runs flows with threads, `AsyncDriver` with asyncio, so that retries, tokens, the feed and copies are
written once for both.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final, Protocol, TypeAlias, TypeVar

import httpx

T = TypeVar("T")
Flow: TypeAlias = Generator[Any, Any, T]


class Body(Protocol):
    """A body that is sent piece by piece, from its beginning each time."""

    @property
    def size(self) -> int:
        """How many bytes it has."""

    def pieces(self) -> Iterator[bytes]:
        """Its bytes, from the beginning."""


@dataclass(frozen=True, slots=True)
class Request:
    """A request as it goes out. Its headers hold the key, so they are not shown."""

    method: str
    url: str
    headers: Mapping[str, str] = field(repr=False)
    content: bytes | Body | None = field(default=None, repr=False)
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


@dataclass(frozen=True, slots=True)
class Blocking:
    """Calls a function that waits by itself, such as for a disk; with asyncio in a thread. What it returns may be awaitable."""

    function: Callable[[], Any]


ENDED: Final = object()
"""What `Source.next` gives at the end."""


class Source:
    """A flow that another flow reads from, one value that it emits after the other."""

    def __init__(self, flow: Flow[None]) -> None:
        self._flow = flow

    def next(self) -> Flow[Any]:
        """The next value; `ENDED` when there is none. What else the flow needs done is passed on meanwhile."""
        try:
            effect = self._flow.send(None)
            while not isinstance(effect, Emit):
                try:
                    outcome = yield effect
                except Exception as fault:
                    effect = self._flow.throw(fault)
                else:
                    effect = self._flow.send(outcome)
        except StopIteration:
            return ENDED
        return effect.value

    def leave(self) -> Flow[None]:
        """Reads no further."""
        self._flow.close()
        yield Close()
