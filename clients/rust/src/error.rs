//! What can go wrong.

use std::time::Duration;

use serde_json::Value;

/// Anything that a client may fail with.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The gateway refused a request, or answered with errors.
    #[error(transparent)]
    Api(Box<ApiError>),
    /// The gateway could not be reached, or the connection broke.
    #[error("{message}")]
    Network {
        /// What happened.
        message: String,
        /// Whether the request may have reached the gateway.
        sent: bool,
    },
    /// A mutation was executed and refused as a whole. Nothing was changed.
    #[error("{}", told(.0))]
    Refused(Vec<UserError>),
    /// The data set does not continue the one that was read: it was restored from an older copy, or is another one. A copy
    /// that follows it has to be taken anew.
    #[error("{message}")]
    DatasetRestored {
        /// Why that is known.
        message: String,
        /// The sequence number from which it was to go on.
        after: u64,
    },
    /// What was downloaded is not what the gateway says it is.
    #[error("{0}")]
    Integrity(String),
    /// An export or a verification is not kept any more, or there is none to begin with.
    #[error("{0}")]
    Gone(String),
    /// What the gateway was to do in the background failed, was taken back, or is not kept any more.
    #[error("the {kind} {id} is {state}: {}", .failure.as_deref().unwrap_or("no reason is told"))]
    JobFailed {
        /// What it was: `verification` or `export`.
        kind: &'static str,
        /// Its id.
        id: String,
        /// `failed`, `cancelled` or `expired`.
        state: String,
        /// Why it failed, and what would be right, where the gateway says so.
        failure: Option<String>,
    },
    /// What was waited for is not over yet. It goes on at the gateway: wait for it again by its id.
    #[error("the {kind} {id} was not over within {} s; wait for it again by its id", .within.as_secs())]
    NotOver {
        /// What it is: `verification`, `export` or `upload`.
        kind: &'static str,
        /// Its id.
        id: String,
        /// How long it was waited for.
        within: Duration,
    },
    /// The gateway answered with something that is no answer.
    #[error("{0}")]
    Unexpected(String),
    /// An argument cannot be.
    #[error("{0}")]
    Argument(String),
    /// Where a copy is kept failed.
    #[error("{0}")]
    Sink(#[source] Box<dyn std::error::Error + Send + Sync>),
}

/// A result that may fail so.
pub type Result<T> = std::result::Result<T, Error>;

impl Error {
    /// One of the gateway's codes, where the gateway refused.
    pub fn code(&self) -> Option<&str> {
        match self {
            Self::Api(error) => Some(&error.code),
            _ => None,
        }
    }

    /// Whether it is that of a job that failed, and neither expired nor was taken back.
    pub(crate) fn is_failure(&self) -> bool {
        matches!(self, Self::JobFailed { state, .. } if state == "failed")
    }

    /// A fault of a connection over which the request may have gone.
    pub(crate) fn broken(message: impl Into<String>) -> Self {
        Self::Network { message: message.into(), sent: true }
    }

    /// An error of a sink.
    pub fn sink(error: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Self {
        Self::Sink(error.into())
    }
}

impl From<reqwest::Error> for Error {
    fn from(error: reqwest::Error) -> Self {
        let sent = !(error.is_connect() || error.is_builder());
        // Its URL may hold what is none of a log's business.
        let error = error.without_url();
        let what = if sent { "the connection to the gateway broke" } else { "the gateway was not reached" };
        let mut message = format!("{what}: {error}");
        let mut source = std::error::Error::source(&error);
        while let Some(cause) = source {
            message = format!("{message}: {cause}");
            source = cause.source();
        }
        Self::Network { message, sent }
    }
}

impl From<std::io::Error> for Error {
    fn from(error: std::io::Error) -> Self {
        Self::sink(error)
    }
}

impl From<ApiError> for Error {
    fn from(error: ApiError) -> Self {
        Self::Api(Box::new(error))
    }
}

/// What the gateway refused, and why.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ApiError {
    /// One of the gateway's codes, such as `BAD_USER_INPUT`; `HTTP_502` and the like for answers that are not its own.
    pub code: String,
    /// What is wrong, and what would be right.
    pub message: String,
    /// The request's id. The gateway's operator can find the request by it.
    pub request_id: Option<String>,
    /// After how long the same request would be let in, where that was said.
    pub retry_after: Option<Duration>,
    /// The HTTP status; nothing for what ends a stream.
    pub status: Option<u16>,
    /// The input at fault, where there is one.
    pub field: Option<String>,
    /// The field of the query at fault, where fields were executed.
    pub path: Option<Value>,
    /// All errors of the answer, as they came.
    pub errors: Vec<Value>,
    /// What was answered beside the errors.
    pub data: Option<Value>,
    /// Whether fields were executed before it failed.
    pub executed: bool,
    /// How often the request was sent.
    pub attempts: u32,
}

impl std::fmt::Display for ApiError {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "{}: {}", self.code, self.message)?;
        if let Some(field) = &self.field {
            write!(out, " (at {field})")?;
        }
        if let Some(id) = &self.request_id {
            write!(out, " [request {id}]")?;
        }
        Ok(())
    }
}

impl std::error::Error for ApiError {}

/// One expected outcome of a mutation: which input is at fault, and why.
#[derive(Debug, Clone, PartialEq, Eq, serde::Deserialize)]
pub struct UserError {
    /// The input at fault.
    pub path: Vec<String>,
    /// The kind of fault.
    pub code: String,
    /// What is wrong.
    pub message: String,
}

fn told(errors: &[UserError]) -> String {
    let each = errors.iter().map(|error| format!("{}: {} ({})", error.path.join("."), error.message, error.code));
    each.collect::<Vec<_>>().join("; ")
}
