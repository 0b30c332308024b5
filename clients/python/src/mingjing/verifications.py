"""Verification of files (批量核验): a sheet of up to a million subjects is sent, verified in the background, and answered with
a file that has a row for each of its rows.

    job = client.verify_file("portfolio.xlsx", "verified.ndjson", lists=["PENALTY"], idempotency_key="portfolio-2017-12")
    for row in results_of("verified.ndjson"):
        ...

All rows are judged at one point of the data: that at which the file was there, or the one that was asked for.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal, TypeAlias

from ._download import rows
from ._sending import FileLike
from .verify import VerifiedSubject

__all__ = ["FileLike", "ResultFormat", "VerificationJob", "VerifiedRow", "results_of"]

ResultFormat: TypeAlias = Literal["CSV", "XLSX", "NDJSON"]


@dataclass(frozen=True, slots=True)
class VerificationJob:
    """A file that is verified.

    Attributes:
        id: Its id. Whoever has it may wait for it and fetch its result, in another process too.
        state: `QUEUED`, `RUNNING`, `READY`, `FAILED`, `EXPIRED` or `CANCELLED`.
        sequence: The last change that counts.
        day: The day in China on which entries count as in force or not.
        rows: How many rows are done.
        of: How many there are; 0 until that is known.
        counts: How many are `found`, `notFound`, `ambiguous`, `invalid`, `listed`.
        ignored_columns: The columns of the file that were not read.
        failure: Why it failed, and what would be right.
        told: All of it, as the gateway tells it: `file`, `lists`, `verdicts`, `result`, `expiresAt`, `links`.
    """

    id: str
    state: str
    sequence: int
    day: str
    rows: int
    of: int
    counts: Mapping[str, int]
    ignored_columns: tuple[str, ...]
    failure: str | None
    told: Mapping[str, Any] = field(repr=False)

    @classmethod
    def of_json(cls, told: Mapping[str, Any]) -> VerificationJob:
        """From its JSON."""
        progress = told.get("progress") or {}
        return cls(
            id=str(told["id"]),
            state=str(told["state"]).upper(),
            sequence=int(told["sequence"]),
            day=str(told["day"]),
            rows=int(progress.get("rows") or 0),
            of=int(progress.get("of") or 0),
            counts=told.get("counts") or {},
            ignored_columns=tuple((told.get("file") or {}).get("ignoredColumns") or ()),
            failure=told.get("failure"),
            told=told,
        )

    @property
    def is_ready(self) -> bool:
        """Whether its result is there."""
        return self.state == "READY"

    @property
    def ended(self) -> bool:
        """Whether nothing more happens to it, unless it expires."""
        return self.state not in ("QUEUED", "RUNNING")


@dataclass(frozen=True, slots=True)
class VerifiedRow(VerifiedSubject):
    """What became of a row of a file.

    Attributes:
        row: The row as you count: the sheet's row, or the line on which it starts. `index` counts from 0.
        stated: What stood there: `creditCode`, `registrationNumber`, `name`.
        score: Of the enterprise that was found.
        sequence: The last change that counted.
        day: The day in China on which entries count as in force or not.
    """

    row: int
    stated: Mapping[str, str | None]
    score: int | None
    sequence: int
    day: str

    @classmethod
    def of_json(cls, told: Mapping[str, Any]) -> VerifiedRow:
        """From its line of the result."""
        subject = VerifiedSubject.of(told["index"], told)
        return cls(
            index=subject.index,
            reference=subject.reference,
            status=subject.status,
            matched_by=subject.matched_by,
            enterprise=subject.enterprise,
            verdicts=subject.verdicts,
            candidates=subject.candidates,
            problems=subject.problems,
            told=told,
            row=told["row"],
            stated=told["stated"],
            score=told.get("score"),
            sequence=int(told["sequence"]),
            day=told["day"],
        )


def results_of(path: Path | str) -> Iterator[VerifiedRow]:
    """The rows of a result in NDJSON, one after the other, as it was downloaded."""
    try:
        for told in rows(Path(path), "NONE"):
            yield VerifiedRow.of_json(told)
    except (json.JSONDecodeError, UnicodeDecodeError, KeyError, TypeError) as error:
        raise ValueError(f"{Path(path).name} is no result in NDJSON: ask for it by format='NDJSON'") from error
