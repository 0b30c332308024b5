//! Usage (用量): how many requests each client made, how many of them failed and what they cost, by day and operation.
//!
//! Days are those of China. Operation names are the clients' own, so they are bounded: past [`NAMES_MAX`] a day the rest
//! of a client's names are counted together as [`OTHER`]. A request never waits for its count: counts are kept in memory
//! and written down every few seconds. What was not written down yet is lost with the process; a graceful shutdown writes
//! it. Callers without a key are not counted, and neither are requests that the rate refused.

mod meter;
mod repo;
mod report;

use chrono::{DateTime, FixedOffset, NaiveDate, Utc};

pub use self::{
    meter::{UsageMeter, Used},
    report::{UsageBy, UsageError, UsageLine, UsageReport},
};

/// Operation names of one client and day.
pub const NAMES_MAX: usize = 100;

/// What operations without a name are counted as. No operation can be called so.
pub const ANONYMOUS: &str = "(anonymous)";

/// What names past [`NAMES_MAX`] are counted as. No operation can be called so.
pub const OTHER: &str = "(other)";

/// Seconds by which China is ahead of UTC.
const CHINA_OFFSET: i32 = 8 * 3600;

/// What was counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    /// Requests that were let in.
    pub requests: i64,
    /// Those of them that had an error in their answer, or none.
    pub errors: i64,
    /// Cost points.
    pub cost: i64,
}

impl Counts {
    fn add(&mut self, other: Self) {
        self.requests = self.requests.saturating_add(other.requests);
        self.errors = self.errors.saturating_add(other.errors);
        self.cost = self.cost.saturating_add(other.cost);
    }
}

/// The day in China.
fn day_of(at: DateTime<Utc>) -> NaiveDate {
    FixedOffset::east_opt(CHINA_OFFSET).map_or(at.date_naive(), |china| at.with_timezone(&china).date_naive())
}

#[cfg(test)]
mod tests;
