//! What the failures of administration's use cases are in a payload.

use async_graphql::Error;

use crate::{
    domain::access::{
        change_members::ChangeMembersError, create_client::CreateClientError, issue_key::IssueKeyError,
        responsibility::ResponsibilityError, revoke_key::RevokeKeyError, set_tier::SetTierError,
        update_client::UpdateClientError, update_organisation::UpdateOrganisationError,
    },
    graphql::{
        error::internal,
        user_error::{UserError, UserErrorCode},
    },
};

/// What becomes of a failed use case: the caller's affair, or a failure of ours.
pub(super) trait Expected: std::error::Error + Sized + 'static {
    /// Where the input at fault stands, and what sort of error it is; nothing for a failure of ours.
    fn expected(&self) -> Option<(&'static [&'static str], UserErrorCode)>;

    /// The error as a payload has it.
    ///
    /// # Errors
    /// Internal, for a failure of ours.
    fn into_user_error(self) -> Result<UserError, Error> {
        match self.expected() {
            Some((path, code)) => Ok(UserError::new(path, code, &self.to_string())),
            None => Err(internal(&self)),
        }
    }
}

impl Expected for CreateClientError {
    fn expected(&self) -> Option<(&'static [&'static str], UserErrorCode)> {
        match self {
            Self::Name { .. } => Some((&["name"], UserErrorCode::Invalid)),
            Self::UnknownTier { .. } => Some((&["tier"], UserErrorCode::NotFound)),
            Self::Responsibility(error) => Some((responsibility(error), UserErrorCode::NotFound)),
            Self::UnknownOrganisation(_) => Some((&["organisationId"], UserErrorCode::NotFound)),
            Self::Registered(_) | Self::OtherKind { .. } => Some((&["name"], UserErrorCode::Conflict)),
            Self::Key(IssueKeyError::Expired) => Some((&["keyExpiresAt"], UserErrorCode::Invalid)),
            Self::Key(_) | Self::Repo(_) => None,
        }
    }
}

/// Where what does not exist stands in the input.
fn responsibility(error: &ResponsibilityError) -> &'static [&'static str] {
    match error {
        ResponsibilityError::UnknownDivision => &["division"],
        ResponsibilityError::UnknownIndustry => &["industrySections"],
    }
}

impl Expected for UpdateOrganisationError {
    fn expected(&self) -> Option<(&'static [&'static str], UserErrorCode)> {
        match self {
            Self::Unknown(_) => Some((&["organisationId"], UserErrorCode::NotFound)),
            Self::Responsibility(error) => Some((responsibility(error), UserErrorCode::NotFound)),
            Self::Repo(_) => None,
        }
    }
}

impl Expected for ChangeMembersError {
    fn expected(&self) -> Option<(&'static [&'static str], UserErrorCode)> {
        match self {
            Self::UnknownOrganisation(_) => Some((&["organisationId"], UserErrorCode::NotFound)),
            Self::TooMany => Some((&["enterprises"], UserErrorCode::LimitReached)),
            Self::Repo(_) => None,
        }
    }
}

impl Expected for UpdateClientError {
    fn expected(&self) -> Option<(&'static [&'static str], UserErrorCode)> {
        match self {
            Self::Unknown(_) => Some((&["clientId"], UserErrorCode::NotFound)),
            Self::UnknownTier { .. } => Some((&["tier"], UserErrorCode::NotFound)),
            Self::Own => Some((&["clientId"], UserErrorCode::NotAllowed)),
            Self::Repo(_) => None,
        }
    }
}

impl Expected for IssueKeyError {
    fn expected(&self) -> Option<(&'static [&'static str], UserErrorCode)> {
        match self {
            Self::UnknownClient(_) => Some((&["clientId"], UserErrorCode::NotFound)),
            Self::Disabled(_) => Some((&["clientId"], UserErrorCode::Conflict)),
            Self::TooMany { .. } => Some((&["clientId"], UserErrorCode::LimitReached)),
            Self::Expired => Some((&["expiresAt"], UserErrorCode::Invalid)),
            Self::Random(_) | Self::Repo(_) => None,
        }
    }
}

impl Expected for RevokeKeyError {
    fn expected(&self) -> Option<(&'static [&'static str], UserErrorCode)> {
        match self {
            Self::Unknown(_) => Some((&["keyId"], UserErrorCode::NotFound)),
            Self::Repo(_) => None,
        }
    }
}

impl Expected for SetTierError {
    fn expected(&self) -> Option<(&'static [&'static str], UserErrorCode)> {
        match self {
            Self::Name => Some((&["name"], UserErrorCode::Invalid)),
            Self::UnknownLimit { .. } | Self::Range { .. } => Some((&["limits"], UserErrorCode::Invalid)),
            Self::AnonymousDocuments => Some((&["documents"], UserErrorCode::Invalid)),
            Self::Missing { .. } => Some((&["limits"], UserErrorCode::NotFound)),
            Self::NotConfigured => Some((&["name"], UserErrorCode::NotFound)),
            Self::Repo(_) => None,
        }
    }
}
