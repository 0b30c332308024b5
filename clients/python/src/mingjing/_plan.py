"""How any number of subjects are verified at one point of the data: the document, the chunks, and what holds them together."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from .errors import MingjingError
from .verify import Subject, SubjectLike, Verification, VerifiedSubject

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
