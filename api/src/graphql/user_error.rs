//! Outcomes of mutations that are to be expected: they stand in the payload, with a path to the input at fault.

use async_graphql::{Enum, SimpleObject};

use crate::error::{MAX_MESSAGE, cut};

/// Why an input, or a part of it that the path names, was not accepted (业务错误). Nothing came of what was not accepted.
#[derive(Debug, Clone, SimpleObject)]
pub struct UserError {
    /// The path to the input at fault, from the mutation's `input` on; empty when it is about the whole.
    path: Vec<String>,
    /// What sort of error.
    code: UserErrorCode,
    /// What is wrong and what would be right.
    message: String,
}

/// What sort of error an input has (业务错误类别).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Enum)]
pub enum UserErrorCode {
    /// The value cannot be right.
    Invalid,
    /// What it names does not exist.
    NotFound,
    /// It contradicts what is there.
    Conflict,
    /// There are as many as there may be.
    LimitReached,
    /// It may not be done by this client.
    NotAllowed,
}

impl UserError {
    pub(in crate::graphql) fn new(path: &[&str], code: UserErrorCode, message: &str) -> Self {
        let path = path.iter().map(|step| (*step).to_owned()).collect();
        Self { path, code, message: cut(message, MAX_MESSAGE) }
    }

    pub(in crate::graphql) fn not_found(field: &str, what: &str) -> Self {
        let message = format!("there is no such {what}; pass an id exactly as a query returned it");
        Self::new(&[field], UserErrorCode::NotFound, &message)
    }
}
