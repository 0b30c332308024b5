"""Bulk verification (批量核验) of any number of subjects, at one point of the data."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from .errors import MingjingError

PER_CALL = 10_000
"""How many subjects a call takes at most."""
PER_CALL_FREELY = 2_500
"""How many subjects are sent a call when nothing is said: small enough for its answer and for progress to be seen."""
BODY = 3_500_000
"""How many bytes the subjects of a call have at most."""

DOCUMENT = """\
query VerifyInBulk($subjects: [VerifySubject!]!, $lists: [DisclosureKind!], $authorities: [String!], $asOf: AsOf) {
  verify(subjects: $subjects, lists: $lists, authorities: $authorities, asOf: $asOf) {
    sequence
    at
    day
    subjects {
      index
      reference
      creditCode
      registrationNumber
      name
      status
      matchedBy
      searchedSimilar
      problems { field message }
      enterprise { id name creditCode registrationNumber status }
      candidates { score matchedBy explanation enterprise { id name creditCode registrationNumber status } }
      verdicts {
        list
        verdict
        hitCount
        hits {
          kind
          recordId
          revision
          inForce
          reason
          reasonCodes
          number
          authority
          publisher
          listedOn
          lastsUntil
          removedOn
          removalReason
          underObjection
        }
      }
    }
  }
}"""

LIMITS = "query VerifyLimits { viewer { tier { limits { queryCostMax } } } }"


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
    authority: str
    listed_on: str
    removed_on: str | None
    lasts_until: str | None
    number: str | None
    publisher: str
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
            authority=told["authority"],
            listed_on=told["listedOn"],
            removed_on=told.get("removedOn"),
            lasts_until=told.get("lastsUntil"),
            number=told.get("number"),
            publisher=told["publisher"],
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


@dataclass(frozen=True, slots=True)
class Point:
    """The point of the data that a chunk was judged at."""

    sequence: str
    at: str
    day: str

    @classmethod
    def of(cls, told: Mapping[str, Any]) -> Point:
        """From the answer to a chunk."""
        return cls(told["sequence"], told["at"], told["day"])


class Moved(MingjingError):
    """A chunk was judged at another point than the first; the work begins again."""


@dataclass(slots=True)
class Plan:
    """How subjects are sent: in which chunks, and as of when.

    The first chunk is judged as of now, or as of the point that was asked for; its answer names the point. The others are
    judged as of the same *moment*, so that the day on which entries count is the same too, and it is held that the
    sequence number is. Only where a change became known late, with a moment before the first chunk's, do they differ: then
    all is judged anew, and at last as of the sequence number alone.
    """

    subjects: list[dict[str, Any]]
    lists: Sequence[str] | None
    authorities: Sequence[str] | None
    as_of: Mapping[str, str] | None
    size: int
    chunks: list[tuple[int, int]] = field(default_factory=list)

    def __post_init__(self) -> None:
        start = 0
        weight = 0
        for index, subject in enumerate(self.subjects):
            its = len(json.dumps(subject, ensure_ascii=False).encode()) + 1
            if index > start and (index - start >= self.size or weight + its > BODY):
                self.chunks.append((start, index))
                start, weight = index, 0
            weight += its
        if self.subjects:
            self.chunks.append((start, len(self.subjects)))

    def variables(self, chunk: tuple[int, int], as_of: Mapping[str, str] | None) -> dict[str, Any]:
        """The variables of a chunk."""
        given = {
            "subjects": self.subjects[chunk[0] : chunk[1]],
            "lists": list(self.lists) if self.lists is not None else None,
            "authorities": list(self.authorities) if self.authorities is not None else None,
            "asOf": as_of,
        }
        return {name: value for name, value in given.items() if value is not None}

    def result(self, point: Point, answers: Iterable[tuple[tuple[int, int], Mapping[str, Any]]]) -> Verification:
        """The whole, of the answers to all chunks."""
        subjects: list[VerifiedSubject] = []
        for (start, end), told in answers:
            if len(told["subjects"]) != end - start:
                raise MingjingError("the gateway did not answer about every subject")
            subjects.extend(VerifiedSubject.of(start + place, it) for place, it in enumerate(told["subjects"]))
        return Verification(int(point.sequence), point.at, point.day, tuple(subjects))


def check(first: Point, told: Mapping[str, Any], as_of_sequence: bool) -> None:
    """Holds that a chunk was judged at the same point as the first."""
    point = Point.of(told)
    if point.sequence != first.sequence or (point.day != first.day and not as_of_sequence):
        raise Moved(f"judged as of {point.sequence} instead of {first.sequence}")


def plan(
    subjects: Iterable[SubjectLike],
    lists: Sequence[str] | None,
    authorities: Sequence[str] | None,
    as_of: Mapping[str, str] | int | None,
    query_cost_max: int,
    chunk: int | None,
) -> Plan:
    """The plan for these subjects, within what one query may cost."""
    told: list[dict[str, Any]] = []
    for subject in subjects:
        if isinstance(subject, str):
            told.append({"creditCode": subject})
        elif isinstance(subject, Subject):
            told.append(dict(subject.told()))
        else:
            told.append({name: value for name, value in subject.items() if value is not None})
    # A call costs ten points and one a subject.
    affordable = min(PER_CALL, query_cost_max - 10)
    if affordable < 1:
        raise MingjingError(f"the tier's queries may cost {query_cost_max} points, too few to verify anybody")
    size = min(affordable, chunk or PER_CALL_FREELY)
    if size < 1:
        raise ValueError("chunk must be 1 or more")
    point = {"sequence": str(as_of)} if isinstance(as_of, int) else as_of
    return Plan(told, lists, authorities, point, size)
