//! Whose figures a caller sees.

use entity::code::Scope;

use crate::domain::access::{Caller, OrganisationId};

/// Whose figures are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Audience {
    /// Those of every publisher.
    All,
    /// Those of one.
    One(OrganisationId),
}

/// The figures are not the caller's to see, whether or not there are any.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("you see the statistics of your own organisation alone; leave the publisher out")]
pub struct NotYours;

impl Audience {
    /// What this caller sees when it asks for this publisher, or for nobody in particular: an administrator everybody, a
    /// publisher itself.
    ///
    /// # Errors
    /// [`NotYours`] for others' figures, and for callers that are of no organisation.
    pub fn of(caller: &Caller, publisher: Option<OrganisationId>) -> Result<Self, NotYours> {
        if caller.may(Scope::Admin) {
            return Ok(publisher.map_or(Self::All, Self::One));
        }
        let own = caller.organisation.as_ref().ok_or(NotYours)?.id;
        if publisher.is_none_or(|publisher| publisher == own) { Ok(Self::One(own)) } else { Err(NotYours) }
    }
}
