"""When a request is sent again, and after how long."""

from __future__ import annotations

import enum
import logging
import math
import random
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, replace

from .errors import ApiError, NetworkError

_log = logging.getLogger("mingjing")


class Repeat(enum.Enum):
    """What it would mean to send a request twice."""

    READ = "read"
    """Nothing is changed by it."""
    IDEMPOTENT = "idempotent"
    """The second has no effect and the answer of the first: it carries an idempotency key."""
    ONCE = "once"
    """It might be done twice."""


@dataclass(frozen=True, slots=True)
class RetryPolicy:
    """How patiently a client tries.

    Attributes:
        attempts: How often a request is sent at most.
        base: About how many seconds the first pause has; each further one has twice as many.
        longest: The longest pause that is chosen freely. `Retry-After` is obeyed beyond it.
        within: How many seconds of pauses a request may take together. When a pause would go beyond, the error is raised
            at once, with its `retry_after`.
    """

    attempts: int = 6
    base: float = 0.5
    longest: float = 20.0
    within: float = 120.0
    random: Callable[[], float] = random.random
    clock: Callable[[], float] = time.monotonic

    def endless(self) -> RetryPolicy:
        """The same pauses, however often and for however long: for whoever follows for ever."""
        return replace(self, attempts=sys.maxsize, within=math.inf)

    def pause(self, failures: int, retry_after: float | None) -> float:
        """How long to wait after so many failures in a row: half of it by rule, half by chance, never less than was asked."""
        free = min(self.longest, self.base * 2.0 ** min(failures - 1, 30))
        free = free * (0.5 + 0.5 * self.random())
        if retry_after is None:
            return free
        # Whoever was told the same second must not come back in the same instant.
        return retry_after + min(free, 0.1 + 0.1 * retry_after)


NO_RETRIES = RetryPolicy(attempts=1)

_TRANSIENT_STATUSES = frozenset({429, 500, 502, 503, 504})
_TRANSIENT_CODES = frozenset({"RATE_LIMITED", "OVERLOADED", "TIMEOUT", "INTERNAL", "IDEMPOTENCY_IN_PROGRESS"})
# The gateway says these, with their statuses, before it does anything.
_REFUSED_BEFORE_WORK = frozenset(
    {(429, "RATE_LIMITED"), (503, "OVERLOADED"), (429, "temporarily_unavailable"), (503, "temporarily_unavailable")}
)


def may_repeat(error: ApiError | NetworkError, repeat: Repeat) -> bool:
    """Whether sending again may help and cannot harm."""
    if isinstance(error, NetworkError):
        return repeat is not Repeat.ONCE or not error.sent
    if (error.status, error.code) in _REFUSED_BEFORE_WORK and not error.executed:
        return True
    if repeat is Repeat.ONCE:
        return False
    return error.status in _TRANSIENT_STATUSES or error.code in _TRANSIENT_CODES


class Attempts:
    """The attempts of one request."""

    def __init__(self, policy: RetryPolicy, *, count_pauses: bool = False) -> None:
        """`count_pauses`: a request that may well take longer than the pauses between its attempts together."""
        self._policy = policy
        self._began = policy.clock()
        self._count_pauses = count_pauses
        self._paused = 0.0
        self.made = 0

    def pause_after(self, error: ApiError | NetworkError, repeat: Repeat, *, passes: bool = False) -> float | None:
        """How long to wait before the next attempt; nothing when there is to be none. `passes`: it is known to pass."""
        self.made += 1
        error.attempts = self.made
        if self.made >= self._policy.attempts or not (passes or may_repeat(error, repeat)):
            return None
        retry_after = error.retry_after if isinstance(error, ApiError) else None
        pause = self._policy.pause(self.made, retry_after)
        spent = self._paused if self._count_pauses else self._policy.clock() - self._began
        if spent + pause > self._policy.within:
            return None
        self._paused += pause
        return pause


def tell_of_outage(error: ApiError | NetworkError, pause: float) -> None:
    """Logs what whoever follows for ever is waiting for, from the second failure in a row on: nobody else hears of it."""
    if (error.attempts or 0) > 1:
        _log.warning("%s; attempt %d failed, the next is in %.1f s", error, error.attempts, pause)
