//! The point of the data at which a call is judged: a sequence number, a moment and its day in China.

use chrono::{DateTime, NaiveDate, Utc};

use super::{VerificationError, day, repo};
use crate::domain::{
    dataset,
    store::{Store, view::View},
};

/// As of when subjects are verified.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AsOf {
    /// As the data stood when this change had been made; before the first for 0.
    Sequence(u64),
    /// As the data stood at this moment.
    Moment(DateTime<Utc>),
}

/// A point of the data.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Point {
    /// The last change that counts.
    pub sequence: u64,
    /// The moment: the one that was asked about, that of the change that was, or now.
    pub at: DateTime<Utc>,
    /// The day in China on which entries were to be in force.
    pub day: NaiveDate,
}

/// The data does not go there.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NoPoint {
    /// There is no such change yet.
    #[error("the data goes up to the change {0}; ask as of that one or an earlier one")]
    Ahead(u64),
    /// The moment is still to come.
    #[error("must not be in the future; it is {} now", .0.to_rfc3339())]
    Future(DateTime<Utc>),
}

/// The point that is meant. Of the data now it is read how far that goes before anything else is, so that nothing that
/// is read later is judged by more. The view holds it from then on.
pub(super) async fn find(
    store: &Store,
    view: &View,
    as_of: Option<AsOf>,
    now: DateTime<Utc>,
) -> Result<Point, VerificationError> {
    let head = dataset::progress(store).await?.sequence;
    view.hold(head);
    let (sequence, at) = match as_of {
        None => (head, now),
        Some(AsOf::Sequence(sequence)) if sequence > head => return Err(NoPoint::Ahead(head).into()),
        Some(AsOf::Sequence(sequence)) => (sequence, repo::moment_of(view, sequence).await?.unwrap_or(now)),
        Some(AsOf::Moment(at)) if at > now => return Err(NoPoint::Future(now).into()),
        Some(AsOf::Moment(at)) => (repo::sequence_at(view, at, head).await?, at),
    };
    Ok(Point { sequence, at, day: day(at) })
}
