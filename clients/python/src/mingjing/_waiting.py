"""Waiting for what the gateway does in the background: it is looked at after growing pauses, until it is over."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from ._core import Core
from ._flow import Flow, Sleep
from .errors import WaitTimeout

J = TypeVar("J")
_GROWS = 1.5


def until_over(
    core: Core,
    look: Callable[[], Flow[tuple[J, float | None]]],
    is_over: Callable[[J], bool],
    what: Callable[[J], str],
    within: float,
    *,
    first: float = 1.0,
    longest: float = 10.0,
    progress: Callable[[J], Any] | None = None,
) -> Flow[J]:
    """What it is when it is over.

    Args:
        core: Who waits.
        look: Looks at it: what it is, and what `Retry-After` asked for.
        is_over: Whether nothing more happens to it.
        what: What it is called.
        within: How many seconds to wait.
        first: The first pause.
        longest: The longest, unless the gateway asks for a longer one.
        progress: Is told of it as often as it is looked at.

    Raises:
        WaitTimeout: It was not over within so many seconds.
    """
    clock = core.retry.clock
    until, pause = clock() + within, first
    while True:
        job, asked = yield from look()
        if progress is not None:
            progress(job)
        if is_over(job):
            return job
        left = until - clock()
        if left <= 0 or (asked or 0) > left:
            raise WaitTimeout(f"{what(job)} was not over within {within:.0f} seconds; wait for it again by its id", job)
        yield Sleep(min(max(pause, asked or 0), left))
        pause = min(pause * _GROWS, longest)
