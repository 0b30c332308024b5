"""Files of watch lists: whom a bank watches, as a sheet."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any
from urllib.parse import quote

from ._answers import json_of
from ._core import Core
from ._flow import Flow, Sleep
from ._sending import FileLike, send_file
from .errors import Conflict
from .retry import Attempts, Repeat

__all__ = ["InvalidRow", "WatchListReport"]


# A million codes take some tens of seconds.
_PATIENT = 300.0
_OFTEN = 1000


@dataclass(frozen=True, slots=True)
class InvalidRow:
    """A row that names no subject: which, what stands there, and why it cannot be."""

    row: int
    value: str
    reason: str


@dataclass(frozen=True, slots=True)
class WatchListReport:
    """What a file made of a watch list, or would make of it.

    Attributes:
        dry_run: Whether nothing was changed.
        rows: How many rows were read.
        added: How many subjects came. Where the file had to be sent again, those that came with its last sending.
        already_there: How many were there already.
        removed: How many were taken off.
        invalid: How many rows name no subject.
        invalid_rows: The first hundred of them.
        unregistered: How many subjects nobody is registered as yet. They are kept, and match once somebody is.
        unregistered_codes: Some of them.
        subject_count: How many subjects the list has.
        told: All of it, as the gateway tells it.
    """

    dry_run: bool
    rows: int
    added: int
    already_there: int
    removed: int
    invalid: int
    invalid_rows: tuple[InvalidRow, ...]
    unregistered: int
    unregistered_codes: tuple[str, ...]
    subject_count: int
    told: Mapping[str, Any] = field(repr=False)

    @classmethod
    def of(cls, told: Mapping[str, Any]) -> WatchListReport:
        """From its JSON."""
        return cls(
            dry_run=told["dryRun"],
            rows=told["rows"],
            added=told["added"],
            already_there=told["alreadyThere"],
            removed=told["removed"],
            invalid=told["invalid"],
            invalid_rows=tuple(InvalidRow(it["row"], it["value"], it["reason"]) for it in told["invalidRows"]),
            unregistered=told["unregistered"],
            unregistered_codes=tuple(told["unregisteredCodes"]),
            subject_count=told["subjectCount"],
            told=told,
        )


def send_subjects(core: Core, watch_list_id: str, file: FileLike, *, is_list: bool, dry_run: bool) -> Flow[WatchListReport]:
    """Sends a file of subjects. Sent twice it has no second effect, so it has no key."""
    patient = replace(core.retry, attempts=_OFTEN, within=max(core.retry.within, _PATIENT))
    attempts, broke_off = Attempts(patient), False
    while True:
        try:
            response = yield from send_file(
                core,
                f"/v1/watch-lists/{quote(watch_list_id, safe='')}/subjects",
                file,
                method="PUT" if is_list else "POST",
                query=lambda _: {"dryRun": "true"} if dry_run else {},
                keyed=False,
            )
        except Conflict as error:
            # One file at a time is taken for a list, and what has come whole is dealt with though its sender hung up: after
            # a break it is this very file that is in the way.
            broke_off = broke_off or error.attempts > 1
            pause = attempts.pause_after(error, Repeat.IDEMPOTENT, passes=broke_off)
            if pause is None:
                raise
            yield Sleep(pause)
        else:
            return WatchListReport.of(json_of(response))
