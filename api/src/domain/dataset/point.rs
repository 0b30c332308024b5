//! Points of the data's history: a sequence number and the moment that goes with it. Whoever answers as of a point judges
//! by the change events up to it.

use chrono::{DateTime, SecondsFormat, Utc};

use super::progress;
use crate::{
    clock::Clock,
    domain::store::{
        Store, StoreError,
        cell::Cell,
        fetch_json,
        sql::Sql,
        table::{Column, Storage},
        view::View,
    },
};

const AT: Column = Column { name: "at", storage: Storage::Moment };

/// As of when the data is asked about.
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
}

/// The data does not go there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NoPoint {
    /// There is no such change yet.
    #[error("the data goes up to the change {0}; ask as of that one or an earlier one")]
    Ahead(u64),
    /// The moment is still to come.
    #[error("must not be in the future; it is {} now", .0.to_rfc3339())]
    Future(DateTime<Utc>),
}

/// Why there is no point.
#[derive(Debug, thiserror::Error)]
pub enum PointError {
    /// The data does not go there.
    #[error(transparent)]
    None(#[from] NoPoint),
    /// The database failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Finds points of the data's history.
#[derive(Debug, Clone)]
pub struct History {
    store: Store,
    clock: Clock,
}

impl History {
    /// Of this database.
    pub fn new(store: Store, clock: Clock) -> Self {
        Self { store, clock }
    }

    /// The point that is meant. Of the data now it is read how far that goes before anything else is, so that nothing
    /// that is read later along the view is judged by more. The view holds it from then on.
    ///
    /// # Errors
    /// [`PointError`].
    pub async fn find(&self, view: &View, as_of: Option<AsOf>) -> Result<Point, PointError> {
        let now = self.clock.now();
        let head = progress(&self.store).await?.sequence;
        view.hold(head);
        let (sequence, at) = match as_of {
            None => (head, now),
            Some(AsOf::Sequence(sequence)) if sequence > head => return Err(NoPoint::Ahead(head).into()),
            Some(AsOf::Sequence(sequence)) => (sequence, moment_of(view, sequence).await?.unwrap_or(now)),
            Some(AsOf::Moment(at)) if at > now => return Err(NoPoint::Future(now).into()),
            Some(AsOf::Moment(at)) => (sequence_at(view, at, head).await?, at),
        };
        Ok(Point { sequence, at })
    }
}

/// When a change was made; nothing for none.
async fn moment_of(view: &View, sequence: u64) -> Result<Option<DateTime<Utc>>, StoreError> {
    let dialect = view.dialect();
    let mut sql = Sql::new(dialect);
    sql.push("SELECT ").push(dialect.json_array()).push("(").push(dialect.moment_text("c.at")).push(")");
    sql.push(dialect.json_text()).push(" FROM change_event c WHERE c.sequence=").bind_sequence(sequence);
    let answer = fetch_json(view, sql).await?;
    let text = answer.as_list().first().and_then(Cell::as_str);
    Ok(text.and_then(|text| DateTime::parse_from_rfc3339(text).ok()).map(|at| at.to_utc()))
}

/// The last change that had been made at a moment, up to `head`; 0 when there was none. Changes are in the order of
/// their moments, but for what a transaction takes, so it is found by halving.
async fn sequence_at(view: &View, at: DateTime<Utc>, head: u64) -> Result<u64, StoreError> {
    let dialect = view.dialect();
    let at = Cell::text(at.to_rfc3339_opts(SecondsFormat::Micros, true));
    let mut sql = Sql::new(dialect);
    sql.push("WITH RECURSIVE s(low,high) AS (SELECT ").bind(0_i64).push(dialect.cast(Storage::Number)).push(",");
    sql.bind_sequence(head).push(dialect.cast(Storage::Number));
    sql.push(" UNION ALL SELECT CASE WHEN c.at<=").bind_cell(AT, &at).push(" THEN c.sequence ELSE s.low END,");
    sql.push("CASE WHEN c.at<=").bind_cell(AT, &at).push(" THEN s.high ELSE c.sequence-1 END");
    sql.push(" FROM s JOIN change_event c ON c.sequence=(s.low+s.high+1)/2 WHERE s.low<s.high)");
    sql.push(" SELECT ").push(dialect.json_array()).push("(max(low))").push(dialect.json_text());
    sql.push(" FROM s WHERE low=high");
    let found = fetch_json(view, sql).await?.as_list().first().and_then(Cell::as_i64);
    Ok(found.and_then(|found| u64::try_from(found).ok()).unwrap_or(0))
}
