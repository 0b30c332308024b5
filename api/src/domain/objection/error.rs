//! Why an objection was not filed, or not dealt with: outcomes that are to be expected.

use chrono::NaiveDate;
use entity::code::{CodeList, ObjectionState};

use crate::domain::{disclosure::write::WriteError, store::StoreError};

/// Why an objection was not dealt with.
#[derive(Debug, thiserror::Error)]
pub enum ObjectionError {
    /// It was not accepted; nothing was done.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// The record or the objection could not be written.
    #[error(transparent)]
    Write(#[from] WriteError),
}

impl From<StoreError> for ObjectionError {
    fn from(error: StoreError) -> Self {
        Self::Write(error.into())
    }
}

/// Why nothing was done. No message holds what somebody wrote.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// There is no such record.
    #[error("there is no such record; pass an id exactly as a query returned it")]
    UnknownRecord,
    /// There is no such objection, or it is not there for who asks.
    #[error("there is no such objection; pass an id exactly as a query returned it")]
    UnknownObjection,
    /// Records of this sort are not objected to.
    #[error("an enterprise is not objected to as a whole; object to one of the records under it")]
    NotARecord,
    /// The record does not stand any more.
    #[error("the record does not stand any more: it was withdrawn, or its term is over")]
    NotStanding,
    /// The law's time for it is over.
    #[error("an objection to this record had to be filed by {last}")]
    TooLate {
        /// The last day.
        last: NaiveDate,
    },
    /// The same client has an open objection to the record.
    #[error("you have an open objection to this record already; wait for its decision")]
    FiledAlready {
        /// The open one.
        first: i64,
    },
    /// A text is missing, too long or not printable.
    #[error("must be 1 to {most} characters without control characters")]
    Text {
        /// Where it stands.
        field: &'static [&'static str],
        /// The most characters.
        most: usize,
    },
    /// A text holds what must not be in the system.
    #[error("holds the identity number of a person; write it again without it")]
    IdentityNumber {
        /// Where it stands.
        field: &'static [&'static str],
    },
    /// There are more attachments than there may be.
    #[error("takes at most {most} attachments")]
    TooMuchEvidence {
        /// How many there may be.
        most: usize,
    },
    /// An attachment is not told by a hash.
    #[error("an attachment needs its SHA-256 as 64 hexadecimal digits")]
    Hash,
    /// An attachment's size cannot be right.
    #[error("the size of an attachment is its bytes, at least one")]
    Size,
    /// An attachment's media type cannot be right.
    #[error("a media type is written as in application/pdf")]
    MediaType,
    /// An idempotency key cannot be used.
    #[error("an idempotency key is 1 to 200 printable ASCII characters without spaces")]
    IdempotencyKey,
    /// An idempotency key was used before.
    #[error("this idempotency key was used before with another payload; use a new one")]
    KeyReused,
    /// It is not the business of who asks.
    #[error("only the publisher of the record or the operator may do this")]
    NotTheDecider,
    /// It is not the business of who asks.
    #[error("only the operator forwards objections")]
    NotTheOperator,
    /// It is the operator's own record, or one for which the law knows no forwarding.
    #[error("this objection is not forwarded: the law has its publisher decide it in any case")]
    NotForwarded,
    /// It was forwarded before.
    #[error("the objection was forwarded before")]
    Forwarded,
    /// The objection does not stand where it would have to.
    #[error("the objection is {}, and would have to be {}", found.code(), wanted.code())]
    State {
        /// Where it stands.
        found: ObjectionState,
        /// Where it would have to.
        wanted: ObjectionState,
    },
    /// Whoever decides has not seen an objection that was accepted.
    #[error("an objection is decided when it was accepted; accept it first")]
    Expected,
    /// The objection is closed.
    #[error("the objection is {} and closed", found.code())]
    Closed {
        /// How it was closed.
        found: ObjectionState,
    },
    /// A correction without what it corrects, or the other way round.
    #[error("give a correction with the decision CORRECTED, and with no other")]
    Correction,
    /// Records of the kind have no such field.
    #[error("records of this kind have no such field; name a field as the schema does")]
    UnknownField,
    /// The correction was not accepted.
    #[error("{message}")]
    Field {
        /// The field, and what would be right.
        message: String,
    },
    /// The record has another revision.
    #[error("{message}")]
    Revision {
        /// Which one, and what to do.
        message: String,
    },
    /// The correction says what the record says.
    #[error("the correction changes nothing; if the record is right, uphold it")]
    Unchanged,
}
