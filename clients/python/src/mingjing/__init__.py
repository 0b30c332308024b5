"""Client for Mingjing (明镜), the open-data API for enterprise credit disclosure."""

from ._core import Answer
from ._version import __version__
from .changes import Change, ChangeFilter, EnterpriseRef, OrganisationRef, Progress
from .client import AsyncClient, Client
from .errors import (
    ApiError,
    BadInput,
    Conflict,
    DatasetRestored,
    Forbidden,
    IntegrityError,
    InvalidDocument,
    MingjingError,
    NetworkError,
    NotFound,
    Overloaded,
    QueryTooComplex,
    QueryTooLarge,
    RateLimited,
    Refused,
    Unauthenticated,
    UserError,
    WebhookError,
)
from .retry import NO_RETRIES, Repeat, RetryPolicy
from .submit import RowError, RowOutcome, Submission, Upload
from .verify import Hit, ListVerdict, Subject, Verification, VerifiedSubject
from .webhooks import sign_webhook, verify_webhook

__all__ = [
    "NO_RETRIES",
    "Answer",
    "ApiError",
    "AsyncClient",
    "BadInput",
    "Change",
    "ChangeFilter",
    "Client",
    "Conflict",
    "DatasetRestored",
    "EnterpriseRef",
    "Forbidden",
    "Hit",
    "IntegrityError",
    "InvalidDocument",
    "ListVerdict",
    "MingjingError",
    "NetworkError",
    "NotFound",
    "OrganisationRef",
    "Overloaded",
    "Progress",
    "QueryTooComplex",
    "QueryTooLarge",
    "RateLimited",
    "Refused",
    "Repeat",
    "RetryPolicy",
    "RowError",
    "RowOutcome",
    "Subject",
    "Submission",
    "Unauthenticated",
    "Upload",
    "UserError",
    "Verification",
    "VerifiedSubject",
    "WebhookError",
    "__version__",
    "sign_webhook",
    "verify_webhook",
]
