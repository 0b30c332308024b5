"""The feed of changes (`GET /v1/changes`): every change of every record, in the order of commits, each once."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, TypeAlias

from ._answers import error_of
from ._core import USER_AGENT, Core, patient
from ._flow import Close, Emit, Flow, Open, Read, Request, Response, Sleep
from .errors import ApiError, BadInput, DatasetRestored, NetworkError
from .retry import Attempts, Repeat, tell_of_outage

Operation: TypeAlias = Literal["CREATE", "REVISE", "WITHDRAW", "EXPIRE", "OBJECT", "SETTLE"]

MAX_LINE = 64 * 1024 * 1024
"""The longest line that is read. What is longer is no change."""


@dataclass(frozen=True, slots=True)
class EnterpriseRef:
    """An enterprise, as a change names it."""

    id: str
    credit_code: str | None
    registration_number: str | None
    name: str | None

    @classmethod
    def of(cls, told: Mapping[str, Any]) -> EnterpriseRef:
        """From its JSON."""
        return cls(told["id"], told.get("creditCode"), told.get("registrationNumber"), told.get("name"))


@dataclass(frozen=True, slots=True)
class OrganisationRef:
    """An organisation, as a change names it."""

    id: str
    name: str | None

    @classmethod
    def of(cls, told: Mapping[str, Any]) -> OrganisationRef:
        """From its JSON."""
        return cls(told["id"], told.get("name"))


@dataclass(frozen=True, slots=True)
class Change:
    """One change of one record.

    Attributes:
        sequence: Its number: contiguous, in the order of commits.
        at: When it was made, in UTC (RFC 3339).
        operation: What was done.
        kind: The record's kind, such as `PENALTY`.
        record_id: The record's id.
        revision: The record's revision after it.
        enterprise: The enterprise that it is recorded under, as it is now.
        by: Who made it: the record's publisher, or who decided on an objection.
        state: `CURRENT` when the record stands after it.
        under_objection: Whether an objection to the record is open after it.
        reason: Why, where that was said.
        after: What the record says, by the names of the schema.
        before: What it said; nothing of a new one.
        changed_fields: The fields in which these differ, by the names of the schema; all that are stated of a new record.
            Empty where the gateway is older than this.
    """

    sequence: int
    at: str
    operation: str
    kind: str
    record_id: str
    revision: int
    enterprise: EnterpriseRef
    by: OrganisationRef
    state: str
    under_objection: bool
    reason: str | None
    after: dict[str, Any] | None
    before: dict[str, Any] | None
    changed_fields: tuple[str, ...] = ()

    @classmethod
    def of(cls, told: Mapping[str, Any]) -> Change:
        """From its JSON."""
        return cls(
            sequence=int(told["sequence"]),
            at=told["at"],
            operation=told["operation"],
            kind=told["kind"],
            record_id=told["recordId"],
            revision=told["revision"],
            enterprise=EnterpriseRef.of(told["enterprise"]),
            by=OrganisationRef.of(told["by"]),
            state=told["state"],
            under_objection=told["underObjection"],
            reason=told.get("reason"),
            after=told.get("after"),
            before=told.get("before"),
            changed_fields=tuple(told.get("changedFields", ())),
        )


@dataclass(frozen=True, slots=True)
class Progress:
    """How far was looked: every change up to `up_to`, wanted or not, while the data set went to `head`."""

    up_to: int
    head: int

    @property
    def caught_up(self) -> bool:
        """Whether there was nothing more."""
        return self.up_to >= self.head


@dataclass(frozen=True, slots=True)
class ChangeFilter:
    """Which changes are wanted. Of one field's values one must fit; of the fields all.

    Attributes:
        kind: Kinds of record.
        operation: What was done.
        by_id: Who made the change, by id.
        authority: Authorities that the record names.
        district: Districts of the enterprise now, by code.
        industry: Industry sections of the enterprise now.
        credit_code: Credit codes of enterprises.
        registration_number: Registration numbers of enterprises.
        watch_list_id: Enterprises on one watch list of yours, as it stands when a page is read. It needs the scope
            `watch:write`.
    """

    kind: tuple[str, ...] = ()
    operation: tuple[str, ...] = ()
    by_id: tuple[str, ...] = ()
    authority: tuple[str, ...] = ()
    district: tuple[str, ...] = ()
    industry: tuple[str, ...] = ()
    credit_code: tuple[str, ...] = ()
    registration_number: tuple[str, ...] = ()
    watch_list_id: str | None = None

    def __post_init__(self) -> None:
        for name in self.__slots__:
            value = getattr(self, name)
            if name == "watch_list_id":
                continue
            object.__setattr__(self, name, (value,) if isinstance(value, str) else tuple(value))

    def parameters(self) -> dict[str, str]:
        """As the parameters of a URL; codes of industries and districts alike are sent as they are."""
        names = {
            "by_id": "byId",
            "credit_code": "creditCode",
            "registration_number": "registrationNumber",
            "watch_list_id": "watchListId",
        }
        given = {names.get(name, name): getattr(self, name) for name in self.__slots__}
        return {name: it if isinstance(it, str) else ",".join(it) for name, it in given.items() if it}

    @property
    def depends_on_today(self) -> bool:
        """Whether what it lets through depends on where enterprises are now, or on which of them are watched."""
        return bool(self.district or self.industry or self.watch_list_id)


@dataclass(slots=True)
class Feed:
    """The feed on its way to one reader."""

    core: Core
    after: int = 0
    follow: bool = False
    filter: ChangeFilter = field(default_factory=ChangeFilter)
    silence: float = 45.0
    """After how many seconds without a sound a connection counts as dead. The gateway makes one every 12."""
    _token: str | None = field(default=None, init=False, repr=False)

    def run(self) -> Flow[None]:
        """Emits each `Change` once and `Progress` where it is told, over any number of connections."""
        if self.after < 0:
            raise ValueError("after must be 0 or more")
        policy = self.core.retry.endless() if self.follow else self.core.retry
        attempts = Attempts(policy)
        renewed = False
        while True:
            heard = False
            try:
                yield from self._open()
                reader = Lines()
                while True:
                    piece = yield Read()
                    if piece is None:
                        break
                    for line in reader.take(piece):
                        ended = yield from self._line(line)
                        heard = True
                        if ended:
                            yield Close()
                            return
                # The answer ended without saying that this was all: the gateway stops, or a proxy cut it off.
                error: ApiError | NetworkError = NetworkError("the feed ended before it was whole")
            except (ApiError, NetworkError) as fault:
                error = fault
            yield Close()
            if heard:
                attempts, renewed = Attempts(policy), False
            if isinstance(error, ApiError) and error.code == "UNAUTHENTICATED" and self.core.credentials and not renewed:
                # The token that the connection was opened with has ended.
                self.core.tokens.drop(self._token or "")
                renewed = True
                continue
            pause = attempts.pause_after(error, Repeat.READ)
            if pause is None:
                raise error
            if self.follow:
                tell_of_outage(error, pause)
            yield Sleep(pause)

    def _open(self) -> Flow[None]:
        who, self._token = yield from self.core.authorise()
        timeout = patient(self.core.timeout, read=self.silence)
        query = {"after": self.after, "follow": "true" if self.follow else "false", **self.filter.parameters()}
        headers = {**self.core.headers, "user-agent": USER_AGENT, "accept": "application/x-ndjson", **who}
        response: Response = yield Open(Request("GET", self.core.url("/v1/changes", query), headers, None, timeout))
        error = error_of(response)
        if isinstance(error, BadInput) and error.field == "after":
            raise DatasetRestored(error.message, after=self.after)
        if error is not None:
            raise error

    def _line(self, line: bytes) -> Flow[bool]:
        """Deals with a line; whether it was the last."""
        if not line.strip():
            return False
        try:
            told = json.loads(line)
            if "sequence" in told:
                change = Change.of(told)
                if change.sequence > self.after:
                    self.after = change.sequence
                    yield Emit(change)
                return False
            if "upTo" in told:
                progress = Progress(int(told["upTo"]), int(told["head"]))
                self.after = max(self.after, progress.up_to)
                yield Emit(progress)
                return not self.follow and progress.caught_up
            error = told["error"]
            raise ApiError.of(error["code"], error["message"], request_id=error.get("requestId"))
        except (ValueError, KeyError, TypeError) as fault:
            raise NetworkError(f"the feed told something that is no change: {line[:80]!r}") from fault


class Lines:
    """Cuts what comes into lines, at line feeds and nothing else: the texts of a change may hold U+2028 and the like."""

    def __init__(self) -> None:
        self._rest = bytearray()

    def take(self, piece: bytes) -> Iterable[bytes]:
        """The lines that are whole with this piece. An unfinished last one is never told."""
        start = 0
        while (end := piece.find(b"\n", start)) >= 0:
            if self._rest:
                self._rest += piece[start:end]
                line = bytes(self._rest)
                self._rest.clear()
            else:
                line = piece[start:end]
            start = end + 1
            yield line
        self._rest += piece[start:]
        if len(self._rest) > MAX_LINE:
            raise NetworkError("the feed told a line that is too long")
