//! What a caller may be told: one table of error codes, and the type that carries one of them with a message.
//!
//! Everything that is not a [`ClientError`] is internal: logged once with the request id, shown as
//! [`ErrorCode::Internal`]. The wire forms are made elsewhere: `graphql::error` and `http::error`.

use std::fmt::Write as _;

/// The longest message that leaves the gateway, in characters.
pub const MAX_MESSAGE: usize = 300;

/// How much of a caller's own input a message may repeat, in characters.
pub const MAX_ECHO: usize = 40;

macro_rules! error_codes {
    ($($(#[doc = $doc:literal])+ $variant:ident = $name:literal, $status:literal;)+) => {
        /// Every value that `extensions.code` of an error can have.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum ErrorCode {
            $($(#[doc = $doc])+ $variant,)+
        }

        impl ErrorCode {
            /// All codes, in the order of the table.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// The code as callers see it.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $name,)+ }
            }

            /// The HTTP status of an answer that ends with this error before anything was executed.
            pub const fn http_status(self) -> u16 {
                match self { $(Self::$variant => $status,)+ }
            }

            /// What the code means, for the documentation.
            pub const fn describe(self) -> &'static str {
                match self { $(Self::$variant => concat!($($doc),+).trim_ascii(),)+ }
            }

            /// The code with this name.
            pub fn find(name: &str) -> Option<Self> {
                match name { $($name => Some(Self::$variant),)+ _ => None }
            }
        }
    };
}

error_codes! {
    /// The document is not GraphQL.
    GraphqlParseFailed = "GRAPHQL_PARSE_FAILED", 400;
    /// The document does not fit the schema.
    GraphqlValidationFailed = "GRAPHQL_VALIDATION_FAILED", 400;
    /// A header, parameter, variable or argument has a value that cannot be used.
    BadUserInput = "BAD_USER_INPUT", 400;
    /// The key is missing where one is needed, unknown, expired or revoked.
    Unauthenticated = "UNAUTHENTICATED", 401;
    /// The key is good, but not for this.
    Forbidden = "FORBIDDEN", 403;
    /// There is no such thing, or the caller may not know that there is.
    NotFound = "NOT_FOUND", 404;
    /// The query may cost more points than the tier allows, or unfolds, nests or repeats further than any query may.
    QueryTooComplex = "QUERY_TOO_COMPLEX", 400;
    /// The request or its answer is larger than the gateway handles.
    QueryTooLarge = "QUERY_TOO_LARGE", 413;
    /// Too many requests; `Retry-After` says when to come back.
    RateLimited = "RATE_LIMITED", 429;
    /// Only the hash of a query was sent, and the gateway does not know it or takes no hashes from you: send the query too.
    PersistedQueryNotFound = "PERSISTED_QUERY_NOT_FOUND", 400;
    /// The idempotency key was used before with another payload.
    IdempotencyKeyReused = "IDEMPOTENCY_KEY_REUSED", 409;
    /// The first request with this idempotency key has not ended yet.
    IdempotencyInProgress = "IDEMPOTENCY_IN_PROGRESS", 409;
    /// The thing was changed by somebody else in the meantime.
    Conflict = "CONFLICT", 409;
    /// The request took longer than the gateway allows.
    Timeout = "TIMEOUT", 504;
    /// The gateway has too much to do, or a service that it needs does not answer; try again.
    Overloaded = "OVERLOADED", 503;
    /// The gateway failed; its operator can find out why by the request id.
    Internal = "INTERNAL", 500;
}

/// The table of codes as a page of the documentation.
pub fn markdown() -> String {
    let mut page = String::from(
        "<!-- Made by `make errors` from the table in api/src/error.rs; do not edit. -->\n\n# Error codes\n\n\
         Every error has one of these in `extensions.code`. The status is that of an answer that ends before anything was\n\
         executed; [Using the API](api.md#errors) says the rest.\n\n| Code | Status | Meaning |\n|---|---|---|\n",
    );
    for code in ErrorCode::ALL {
        // Writing into a string cannot fail.
        let _ = writeln!(page, "| `{}` | {} | {} |", code.as_str(), code.http_status(), code.describe());
    }
    page
}

/// An error that was written for the caller: nothing in it is secret, and it says what would be right.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct ClientError {
    /// Which kind of error.
    pub code: ErrorCode,
    /// What is wrong and what would be right, at most [`MAX_MESSAGE`] characters.
    pub message: String,
    /// The input at fault, as a path such as `filter.listedOn.from`.
    pub field: Option<String>,
}

impl ClientError {
    /// An error of this kind.
    pub fn new(code: ErrorCode, message: impl AsRef<str>) -> Self {
        Self { code, message: cut(message.as_ref(), MAX_MESSAGE), field: None }
    }

    /// [`ErrorCode::BadUserInput`] in the named input.
    pub fn bad_input(field: impl Into<String>, message: impl AsRef<str>) -> Self {
        Self::new(ErrorCode::BadUserInput, message).at(field)
    }

    /// [`ErrorCode::NotFound`], also for what the caller may not see.
    pub fn not_found(message: impl AsRef<str>) -> Self {
        Self::new(ErrorCode::NotFound, message)
    }

    /// [`ErrorCode::Forbidden`].
    pub fn forbidden(message: impl AsRef<str>) -> Self {
        Self::new(ErrorCode::Forbidden, message)
    }

    /// Names the input at fault.
    #[must_use]
    pub fn at(mut self, field: impl Into<String>) -> Self {
        self.field = Some(field.into());
        self
    }
}

/// The text, cut to so many characters; what was cut is marked with an ellipsis.
pub fn cut(text: &str, characters: usize) -> String {
    match text.char_indices().nth(characters) {
        None => text.to_owned(),
        Some(_) => text.chars().take(characters.saturating_sub(1)).chain(['…']).collect(),
    }
}

/// A piece of the caller's input as a message may repeat it: short, and without control characters.
pub fn echo(input: &str) -> String {
    cut(input, MAX_ECHO).chars().map(|character| if character.is_control() { '\u{fffd}' } else { character }).collect()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]
    use super::*;

    #[test]
    fn every_code_is_found_by_its_name_and_says_what_it_means() {
        for code in ErrorCode::ALL {
            assert_eq!(ErrorCode::find(code.as_str()), Some(*code));
            assert!((400..600).contains(&code.http_status()), "{code:?}");
            assert!(code.describe().ends_with('.') && !code.describe().starts_with(' '), "{:?}", code.describe());
        }
        assert_eq!(ErrorCode::ALL.len(), 16);
        assert_eq!(ErrorCode::find("NO_SUCH_CODE"), None);
    }

    #[test]
    fn the_page_of_codes_has_a_row_for_each() {
        let page = markdown();
        assert_eq!(page.lines().filter(|line| line.starts_with("| `")).count(), ErrorCode::ALL.len());
        assert!(page.contains("| `NOT_FOUND` | 404 | There is no such thing"), "{page}");
    }

    #[test]
    fn messages_are_cut_by_characters_not_bytes() {
        let error = ClientError::new(ErrorCode::BadUserInput, "明".repeat(400));
        assert_eq!(error.message.chars().count(), MAX_MESSAGE);
        assert!(error.message.ends_with("明…"));
        assert_eq!(cut("明镜", 2), "明镜");
    }

    #[test]
    fn echoed_input_is_short_and_printable() {
        assert_eq!(echo("a\0b\nc"), "a\u{fffd}b\u{fffd}c");
        assert_eq!(echo(&"x".repeat(1000)).chars().count(), MAX_ECHO);
    }
}
