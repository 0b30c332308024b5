"""What can go wrong, as types.

Everything that this package raises by itself is a `MingjingError`. What the gateway refuses is an `ApiError` with one of the
gateway's codes; the commonest codes have types of their own, so that `except RateLimited` reads well.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any


class MingjingError(Exception):
    """Anything that this package raises by itself."""


class NetworkError(MingjingError):
    """The gateway could not be reached, or the connection broke.

    Attributes:
        sent: Whether the request may have reached the gateway.
        attempts: How often it was tried.
    """

    def __init__(self, message: str, *, sent: bool = True) -> None:
        super().__init__(message)
        self.sent = sent
        self.attempts = 1


class ApiError(MingjingError):
    """The gateway refused a request, or answered with errors.

    Attributes:
        code: One of the gateway's codes, such as `BAD_USER_INPUT`; `HTTP_502` and the like for answers that are not its own.
        message: What is wrong, and what would be right.
        request_id: The request's id. The gateway's operator can find the request by it.
        retry_after: After how many seconds the same request would be let in, where that was said.
        status: The HTTP status.
        field: The input at fault, where there is one.
        path: The field of the query at fault, where fields were executed.
        errors: All errors of the answer, as they came.
        data: What was answered beside the errors.
        executed: Whether fields were executed before it failed.
        attempts: How often the request was sent.
    """

    def __init__(
        self,
        code: str,
        message: str,
        *,
        request_id: str | None = None,
        retry_after: float | None = None,
        status: int | None = None,
        field: str | None = None,
        path: Sequence[Any] | None = None,
        errors: Sequence[dict[str, Any]] = (),
        data: dict[str, Any] | None = None,
        executed: bool = False,
    ) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.request_id = request_id
        self.retry_after = retry_after
        self.status = status
        self.field = field
        self.path = path
        self.errors = list(errors)
        self.data = data
        self.executed = executed
        self.attempts = 1

    def __str__(self) -> str:
        where = f" (at {self.field})" if self.field else ""
        request = f" [request {self.request_id}]" if self.request_id else ""
        return f"{self.code}: {self.message}{where}{request}"

    @staticmethod
    def of(code: str, message: str, **more: Any) -> ApiError:
        """The error of this code, by the type that it has."""
        return _TYPES.get(code, ApiError)(code, message, **more)


class Unauthenticated(ApiError):
    """The key is missing, unknown, expired or revoked."""


class Forbidden(ApiError):
    """The key is good, but not for this: a scope is missing, or the organisation may not."""


class NotFound(ApiError):
    """There is no such thing, or the caller may not know that there is."""


class BadInput(ApiError):
    """A header, parameter, variable or argument has a value that cannot be used; `field` names it."""


class InvalidDocument(ApiError):
    """The document is not GraphQL, or does not fit the schema."""


class QueryTooComplex(ApiError):
    """The query may cost more points than the tier allows."""


class QueryTooLarge(ApiError):
    """The request or its answer is larger than the gateway handles."""


class RateLimited(ApiError):
    """Too many requests; `retry_after` says when to come back."""


class Overloaded(ApiError):
    """The gateway has too much to do, or a service that it needs does not answer."""


class Conflict(ApiError):
    """The thing was changed by somebody else in the meantime, or an idempotency key stands for something else."""


_TYPES: dict[str, type[ApiError]] = {
    "UNAUTHENTICATED": Unauthenticated,
    "invalid_client": Unauthenticated,
    "FORBIDDEN": Forbidden,
    "invalid_scope": Forbidden,
    "NOT_FOUND": NotFound,
    "BAD_USER_INPUT": BadInput,
    "GRAPHQL_PARSE_FAILED": InvalidDocument,
    "GRAPHQL_VALIDATION_FAILED": InvalidDocument,
    "QUERY_TOO_COMPLEX": QueryTooComplex,
    "QUERY_TOO_LARGE": QueryTooLarge,
    "RATE_LIMITED": RateLimited,
    "OVERLOADED": Overloaded,
    "CONFLICT": Conflict,
    "IDEMPOTENCY_KEY_REUSED": Conflict,
    "IDEMPOTENCY_IN_PROGRESS": Conflict,
}


@dataclass(frozen=True, slots=True)
class UserError:
    """One expected outcome of a mutation: which input is at fault, and why."""

    path: tuple[str, ...]
    code: str
    message: str


class Refused(MingjingError):
    """A mutation was executed and refused as a whole; `user_errors` says why. Nothing was changed."""

    def __init__(self, user_errors: Sequence[UserError], request_id: str | None = None) -> None:
        super().__init__("; ".join(f"{'.'.join(it.path) or 'input'}: {it.message} ({it.code})" for it in user_errors))
        self.user_errors = tuple(user_errors)
        self.request_id = request_id


class JobFailed(MingjingError):
    """What the gateway was to do in the background failed, was taken back, or is not kept any more.

    Attributes:
        kind: What it was: `verification` or `export`.
        id: Its id.
        state: `FAILED`, `CANCELLED` or `EXPIRED`.
        failure: Why it failed, and what would be right, where the gateway says so.
        job: All that is known of it.
    """

    def __init__(self, kind: str, id: str, state: str, failure: str | None, job: Any) -> None:
        super().__init__(f"the {kind} {id} is {state.lower()}: {failure or 'no reason is told'}")
        self.kind = kind
        self.id = id
        self.state = state
        self.failure = failure
        self.job = job


class WaitTimeout(MingjingError, TimeoutError):
    """What was waited for is not over yet. It goes on at the gateway: wait for it again by its id.

    Attributes:
        job: How far it is.
    """

    def __init__(self, message: str, job: Any) -> None:
        super().__init__(message)
        self.job = job


class DatasetRestored(MingjingError):
    """The gateway's data set does not continue the one that was read: it was restored from an older copy, or is another.

    A copy that follows it has to be taken anew.

    Attributes:
        after: The sequence number from which it was to go on.
    """

    def __init__(self, message: str, *, after: int) -> None:
        super().__init__(message)
        self.after = after


class IntegrityError(MingjingError):
    """What was downloaded is not what its manifest says."""


class WebhookError(MingjingError):
    """A webhook is not to be trusted: its signature, its age or its headers are wrong."""
