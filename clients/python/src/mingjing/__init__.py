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
    JobFailed,
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
    WaitTimeout,
    WebhookError,
)
from .retry import NO_RETRIES, Repeat, RetryPolicy
from .submit import RowError, RowOutcome, Submission, Upload
from .verifications import VerificationJob, VerifiedRow, results_of
from .verify import Hit, ListVerdict, Subject, Verification, VerifiedSubject
from .watching import WatchListReport
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
    "JobFailed",
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
    "VerificationJob",
    "VerifiedRow",
    "VerifiedSubject",
    "WaitTimeout",
    "WatchListReport",
    "WebhookError",
    "__version__",
    "results_of",
    "sign_webhook",
    "verify_webhook",
]
