//! How resolvers fail: with a [`ClientError`], which callers see, or with anything else through [`internal`], which
//! they do not.
//!
//! There is no conversion from any displayable error (async-graphql is built with `custom-error-conversion`), so `?`
//! compiles only for the two.

use std::{error::Error as StdError, fmt::Write as _};

use crate::{domain::store::StoreError, error::ClientError};

/// The key of `extensions` that holds the code.
pub const CODE: &str = "code";

/// The key of `extensions` that names the input at fault.
pub const FIELD: &str = "field";

impl From<ClientError> for async_graphql::Error {
    fn from(error: ClientError) -> Self {
        let mut extensions = async_graphql::ErrorExtensionValues::default();
        extensions.set(CODE, error.code.as_str());
        if let Some(field) = error.field {
            extensions.set(FIELD, field);
        }
        Self { message: error.message, source: None, extensions: Some(extensions) }
    }
}

/// A failure that is not the caller's. Its whole chain of causes goes to the log when the response is masked; the
/// caller sees [`ErrorCode::Internal`](crate::error::ErrorCode::Internal) only.
pub fn internal(error: &(dyn StdError + 'static)) -> async_graphql::Error {
    let mut message = error.to_string();
    let mut cause = error.source();
    while let Some(error) = cause {
        // Writing into a string cannot fail.
        let _ = write!(message, ": {error}");
        cause = error.source();
    }
    async_graphql::Error { message, source: None, extensions: None }
}

impl From<StoreError> for async_graphql::Error {
    fn from(error: StoreError) -> Self {
        internal(&error)
    }
}
