"""Bulk verification (批量核验): whom to verify, and the answer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, TypeAlias


@dataclass(frozen=True, slots=True)
class Subject:
    """Whom to verify: by credit code, registration number or name, or by several of them, which then must all fit.

    `reference` is your own name for it, and comes back.
    """

    credit_code: str | None = None
    name: str | None = None
    registration_number: str | None = None
    reference: str | None = None

    def told(self) -> dict[str, str]:
        """As it is sent."""
        fields = {
            "reference": self.reference,
            "creditCode": self.credit_code,
            "registrationNumber": self.registration_number,
            "name": self.name,
        }
        return {name: value for name, value in fields.items() if value is not None}


SubjectLike: TypeAlias = Subject | str | Mapping[str, str | None]
"""A subject; a credit code; or the fields as the schema names them."""


@dataclass(frozen=True, slots=True)
class Hit:
    """An entry that stands, or stood, against an enterprise."""

    kind: str
    record_id: str
    revision: int
    in_force: bool
    reason: str | None
    authority: str | None
    listed_on: str | None
    removed_on: str | None
    lasts_until: str | None
    number: str | None
    publisher: str | None
    under_objection: bool
    told: Mapping[str, Any] = field(repr=False)
    """All of it, by the names of the schema."""

    @classmethod
    def of(cls, told: Mapping[str, Any]) -> Hit:
        """From its JSON."""
        return cls(
            kind=told["kind"],
            record_id=told["recordId"],
            revision=told["revision"],
            in_force=told["inForce"],
            reason=told.get("reason"),
            authority=told.get("authority"),
            listed_on=told.get("listedOn"),
            removed_on=told.get("removedOn"),
            lasts_until=told.get("lastsUntil"),
            number=told.get("number"),
            publisher=told.get("publisher"),
            under_objection=told["underObjection"],
            told=told,
        )


@dataclass(frozen=True, slots=True)
class ListVerdict:
    """What one list says: `LISTED`, `FORMERLY_LISTED` or `CLEAR`."""

    list: str
    verdict: str
    hit_count: int
    hits: tuple[Hit, ...]


@dataclass(frozen=True, slots=True)
class Candidate:
    """An enterprise that may be meant."""

    enterprise: Mapping[str, Any]
    score: int
    matched_by: str
    explanation: str


@dataclass(frozen=True, slots=True)
class VerifiedSubject:
    """What became of one subject.

    Attributes:
        index: Its place among all that were sent, from 0.
        status: `FOUND`, `AMBIGUOUS`, `NOT_FOUND` or `INVALID`.
        enterprise: The enterprise that was found: `id`, `name`, `creditCode`, `registrationNumber`, `status`.
        verdicts: One for each list that was asked about; none where no enterprise was found.
        problems: What is wrong with an `INVALID` one: field and message.
        told: All of it, by the names of the schema.
    """

    index: int
    reference: str | None
    status: str
    matched_by: str | None
    enterprise: Mapping[str, Any] | None
    verdicts: tuple[ListVerdict, ...]
    candidates: tuple[Candidate, ...]
    problems: tuple[tuple[str | None, str], ...]
    told: Mapping[str, Any] = field(repr=False)

    @property
    def listed(self) -> bool:
        """Whether an entry of a list that was asked about is in force."""
        return any(it.verdict == "LISTED" for it in self.verdicts)

    @classmethod
    def of(cls, index: int, told: Mapping[str, Any]) -> VerifiedSubject:
        """From its JSON."""
        return cls(
            index=index,
            reference=told.get("reference"),
            status=told["status"],
            matched_by=told.get("matchedBy"),
            enterprise=told.get("enterprise"),
            verdicts=tuple(
                ListVerdict(it["list"], it["verdict"], it["hitCount"], tuple(Hit.of(hit) for hit in it["hits"]))
                for it in told["verdicts"]
            ),
            candidates=tuple(
                Candidate(it["enterprise"], it["score"], it["matchedBy"], it["explanation"]) for it in told["candidates"]
            ),
            problems=tuple((it.get("field"), it["message"]) for it in told["problems"]),
            told=told,
        )


@dataclass(frozen=True, slots=True)
class Verification:
    """The answer: every subject, in the order in which they were given.

    Attributes:
        sequence: The last change that counted. Keep it with the decision.
        at: The moment that was judged.
        day: The day in China on which entries count as in force or not.
        subjects: The subjects. Empty when nobody was asked about.
    """

    sequence: int | None
    at: str | None
    day: str | None
    subjects: tuple[VerifiedSubject, ...]

    @property
    def listed(self) -> tuple[VerifiedSubject, ...]:
        """Those against whom an entry is in force."""
        return tuple(it for it in self.subjects if it.listed)

    def of_status(self, *statuses: str) -> tuple[VerifiedSubject, ...]:
        """Those of these statuses."""
        return tuple(it for it in self.subjects if it.status in statuses)
