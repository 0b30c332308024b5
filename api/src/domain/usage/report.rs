//! Tells a client what it used.

use chrono::{Days, NaiveDate};
use sea_orm::DbErr;

use super::{
    Counts, day_of,
    repo::{self, Grouping},
};
use crate::{
    clock::Clock,
    domain::{access::ClientId, store::Store},
};

/// Days of one report at most.
pub const DAYS_MAX: i64 = 366;

/// Days of a report when nothing is said.
const DAYS: u64 = 30;

/// Lines of one report at most.
const LINES_MAX: u64 = 1_000;

/// What a report is by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum UsageBy {
    /// A line a day on which something was asked, in their order.
    Day,
    /// A line an operation name, the most used first.
    Operation,
}

/// One line of a report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UsageLine {
    /// The day, of a report by days.
    pub day: Option<NaiveDate>,
    /// The operation, of a report by operations.
    pub operation: Option<String>,
    /// What was counted.
    pub counts: Counts,
}

/// Why there is no report.
#[derive(Debug, thiserror::Error)]
pub enum UsageError {
    /// The first day is after the last.
    #[error("from must not be after to")]
    Reversed,
    /// There are too many days.
    #[error("a report covers at most {DAYS_MAX} days")]
    TooLong,
    /// The database did not say.
    #[error("usage could not be read")]
    Database(#[from] DbErr),
}

/// Reports what was written down; requests of the last seconds may be missing.
#[derive(Debug, Clone)]
pub struct UsageReport {
    store: Store,
    clock: Clock,
}

impl UsageReport {
    /// Over a migrated database.
    pub fn new(store: Store, clock: Clock) -> Self {
        Self { store, clock }
    }

    /// What a client used from one day to another, both included: the last thirty days when nothing is said.
    ///
    /// # Errors
    /// [`UsageError`] for days that cannot be, or when the database does not answer.
    pub async fn of(
        &self,
        client: ClientId,
        from: Option<NaiveDate>,
        to: Option<NaiveDate>,
        by: UsageBy,
    ) -> Result<Vec<UsageLine>, UsageError> {
        let to = to.unwrap_or_else(|| day_of(self.clock.now()));
        let from = from.unwrap_or_else(|| to.checked_sub_days(Days::new(DAYS - 1)).unwrap_or(to));
        let days = (to - from).num_days();
        if days < 0 {
            return Err(UsageError::Reversed);
        }
        if days >= DAYS_MAX {
            return Err(UsageError::TooLong);
        }
        let grouping = match by {
            UsageBy::Day => Grouping::Day,
            UsageBy::Operation => Grouping::Operation,
        };
        let sums = repo::sums(self.store.reader(), client, (from, to), grouping, LINES_MAX).await?;
        let line = |sums: repo::Sums| UsageLine {
            day: sums.day,
            operation: sums.operation,
            counts: Counts { requests: sums.requests, errors: sums.errors, cost: sums.cost },
        };
        Ok(sums.into_iter().map(line).collect())
    }
}
