//! Points of the data's history, as callers name them.

use async_graphql::InputObject;

use super::scalar::DateTime;
use crate::{domain::dataset::point, error::ClientError};

/// A point of the data's history (时点): exactly one of the two.
#[derive(Debug, Clone, InputObject)]
pub struct AsOf {
    /// The sequence number of a change, a whole number as text: as the data stood when that change had been made.
    pub sequence: Option<String>,
    /// A moment that is not in the future: as the data stood then.
    pub at: Option<DateTime>,
}

impl AsOf {
    /// The domain's word for it.
    ///
    /// # Errors
    /// `BAD_USER_INPUT` for both, neither, or a number that is none.
    pub fn into_domain(self) -> Result<point::AsOf, ClientError> {
        match (self.sequence, self.at) {
            (Some(sequence), None) => crate::sequence::read(&sequence).map(point::AsOf::Sequence).ok_or_else(|| {
                ClientError::bad_input("asOf.sequence", "must be a whole number as text, such as \"1205\"")
            }),
            (None, Some(at)) => Ok(point::AsOf::Moment(at.0)),
            _ => Err(ClientError::bad_input("asOf", "pass either sequence or at")),
        }
    }

    /// The domain's word for a point that stands in an address: a sequence number, or a moment (RFC 3339).
    ///
    /// # Errors
    /// `BAD_USER_INPUT` for what is neither.
    pub fn read(text: &str) -> Result<point::AsOf, ClientError> {
        if let Some(sequence) = crate::sequence::read(text) {
            return Ok(point::AsOf::Sequence(sequence));
        }
        let moment = chrono::DateTime::parse_from_rfc3339(text).map(|at| point::AsOf::Moment(at.to_utc()));
        moment.map_err(|_| {
            let message = "must be a sequence number, such as 1205, or a moment, such as 2017-12-29T08:00:00Z";
            ClientError::bad_input("asOf", message)
        })
    }
}
