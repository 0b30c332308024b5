//! What the failures of use cases about endpoints are in a payload.

use async_graphql::Error;

use crate::{
    domain::webhook::WebhookError,
    graphql::{
        error::internal,
        user_error::{UserError, UserErrorCode},
    },
};

/// The error as a payload has it.
///
/// # Errors
/// Internal, for a failure of ours.
pub(super) fn user_error(error: &WebhookError) -> Result<UserError, Error> {
    let (path, code): (&[&str], _) = match error {
        WebhookError::UnknownEndpoint => return Ok(UserError::not_found("endpointId", "endpoint")),
        WebhookError::Target(_) => (&["url"], UserErrorCode::Invalid),
        WebhookError::Refused(_) => (&["url"], UserErrorCode::NotAllowed),
        WebhookError::Taken => (&["url"], UserErrorCode::Conflict),
        WebhookError::Description => (&["description"], UserErrorCode::Invalid),
        WebhookError::Rules => (&["rules"], UserErrorCode::Invalid),
        WebhookError::UnknownList(_) => (&["rules"], UserErrorCode::NotFound),
        WebhookError::TooMany => (&[], UserErrorCode::LimitReached),
        WebhookError::From { .. } => (&["from"], UserErrorCode::Invalid),
        WebhookError::Disabled | WebhookError::NoFormerSecret => (&["endpointId"], UserErrorCode::Conflict),
        WebhookError::TooManyTests(_) => (&["endpointId"], UserErrorCode::LimitReached),
        WebhookError::TooManyDeliveries(_) => (&["deliveryIds"], UserErrorCode::LimitReached),
        WebhookError::StoredRules(_)
        | WebhookError::UnknownValue(_)
        | WebhookError::Seal(_)
        | WebhookError::Random(_)
        | WebhookError::Feed(_)
        | WebhookError::Access(_)
        | WebhookError::Store(_) => return Err(internal(error)),
    };
    Ok(UserError::new(path, code, &error.to_string()))
}
