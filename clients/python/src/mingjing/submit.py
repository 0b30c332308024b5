"""Submitting, correcting and withdrawing records, and uploads of spreadsheets."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal, TypeAlias

from pydantic import BaseModel

from .errors import Refused, UserError

Action: TypeAlias = Literal["submit", "correct", "withdraw"]
Mode: TypeAlias = Literal["ALL_OR_NOTHING", "PARTIAL"]
Row: TypeAlias = Mapping[str, Any] | BaseModel

PLURALS = {
    "ALTERATION": "Alterations",
    "SHAREHOLDER": "Shareholders",
    "KEY_PERSON": "KeyPersons",
    "BRANCH": "Branches",
    "LICENCE": "Licences",
    "PENALTY": "Penalties",
    "CHATTEL_MORTGAGE": "ChattelMortgages",
    "EQUITY_PLEDGE": "EquityPledges",
    "INTELLECTUAL_PROPERTY_PLEDGE": "IntellectualPropertyPledges",
    "ANNUAL_REPORT": "AnnualReports",
    "ABNORMAL_OPERATION": "AbnormalOperations",
    "SERIOUS_VIOLATION": "SeriousViolations",
    "INSPECTION": "Inspections",
    "COMPLAINT": "Complaints",
    "HONOUR": "Honours",
    "SUPERVISION_RECORD": "SupervisionRecords",
}
"""The kinds of record that are submitted, each with its name in the mutations."""

_DOCUMENT = """\
mutation {operation}($input: {operation}Input!) {{
  {field}(input: $input) {{
    submissionId
    state
    counts {{ rows created corrected withdrawn unchanged refused }}
    rows {{
      index
      status
      recordId
      revision
      userErrors {{
        path
        code
        message
        conflictingRecordId
        suggestions {{ name creditCode registrationNumber }}
      }}
    }}
    userErrors {{ path code message }}
  }}
}}"""


@dataclass(frozen=True, slots=True)
class RowError:
    """What is wrong with a row."""

    path: tuple[str, ...]
    code: str
    message: str
    conflicting_record_id: str | None
    suggestions: tuple[Mapping[str, Any], ...]


@dataclass(frozen=True, slots=True)
class RowOutcome:
    """What became of a row.

    Attributes:
        index: Its place among the rows.
        status: Such as `CREATED`, `UNCHANGED`, `REFUSED` or `NOT_WRITTEN`.
        record_id: The record.
        revision: The record's revision.
        user_errors: Everything that is wrong with the row.
    """

    index: int
    status: str
    record_id: str | None
    revision: int | None
    user_errors: tuple[RowError, ...]


@dataclass(frozen=True, slots=True)
class Submission:
    """What became of a submission.

    Attributes:
        idempotency_key: The key that it was sent with. Sent again with it, the same rows have no second effect.
        id: The submission's id; nothing of a dry run.
        state: Such as `DONE`, `PENDING` or `REFUSED`.
        counts: How many rows there are, and how many were created, corrected, withdrawn, unchanged and refused.
        rows: The rows, in their order.
    """

    idempotency_key: str
    id: str | None
    state: str | None
    counts: Mapping[str, int]
    rows: tuple[RowOutcome, ...]

    @property
    def refused(self) -> tuple[RowOutcome, ...]:
        """The rows with which something is wrong."""
        return tuple(it for it in self.rows if it.user_errors)


@dataclass(frozen=True, slots=True)
class Mutation:
    """A mutation of records that is ready to be sent."""

    document: str
    operation: str
    field: str
    variables: dict[str, Any]

    @classmethod
    def of(
        cls,
        action: Action,
        kind: str,
        rows: Iterable[Row],
        mode: Mode,
        dry_run: bool,
        idempotency_key: str | None,
    ) -> Mutation:
        """The mutation of these rows; with a key of its own when none is given."""
        plural = PLURALS.get(kind.upper())
        if plural is None:
            raise ValueError(f"{kind!r} is no kind of record; they are {', '.join(PLURALS)}")
        operation = action.capitalize() + plural
        field = action + plural
        told = {
            "idempotencyKey": idempotency_key or str(uuid.uuid4()),
            "mode": mode,
            "dryRun": dry_run,
            "rows": [_row(it) for it in rows],
        }
        return cls(_DOCUMENT.format(operation=operation, field=field), operation, field, {"input": told})

    def outcome(self, data: Mapping[str, Any], request_id: str | None) -> Submission:
        """What became of it.

        Raises:
            Refused: It was refused as a whole.
        """
        told = data[self.field]
        if told["userErrors"]:
            errors = [UserError(tuple(it["path"]), it["code"], it["message"]) for it in told["userErrors"]]
            raise Refused(errors, request_id)
        return Submission(
            idempotency_key=self.variables["input"]["idempotencyKey"],
            id=told["submissionId"],
            state=told["state"],
            counts=told["counts"],
            rows=tuple(_outcome(it) for it in told["rows"]),
        )


def _row(row: Row) -> dict[str, Any]:
    if isinstance(row, BaseModel):
        return row.model_dump(mode="json", by_alias=True, exclude_unset=True)
    return dict(row)


def _outcome(told: Mapping[str, Any]) -> RowOutcome:
    return RowOutcome(
        index=told["index"],
        status=told["status"],
        record_id=told["recordId"],
        revision=told["revision"],
        user_errors=tuple(
            RowError(tuple(it["path"]), it["code"], it["message"], it.get("conflictingRecordId"), tuple(it["suggestions"]))
            for it in told["userErrors"]
        ),
    )


@dataclass(frozen=True, slots=True)
class Upload:
    """A spreadsheet that was sent.

    Attributes:
        id: The upload's id.
        state: `queued`, `running`, `pending`, `done`, `rejected` or `failed`.
        told: All of it, as the gateway tells it: `progress`, `counts`, `failure`, `links`.
    """

    id: str
    state: str
    told: Mapping[str, Any]

    @classmethod
    def of(cls, told: Mapping[str, Any]) -> Upload:
        """From its JSON."""
        return cls(str(told["id"]), str(told["state"]).lower(), told)

    @property
    def ended(self) -> bool:
        """Whether nothing more happens to it by itself."""
        return self.state in ("done", "rejected", "failed", "pending")
