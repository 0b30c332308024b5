//! How many rows a client may submit a minute: its tier's `writes_per_minute`, counted before any work is done.

use std::time::Duration;

use async_trait::async_trait;

/// Why rows may not be submitted now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum RowsRefused {
    /// The tier lets nobody submit.
    #[error("your tier does not submit records; the operator gives you one that does")]
    Never,
    /// There are more rows than a whole minute allows.
    #[error("your tier allows {0} rows a minute; send fewer at once")]
    AboveMinute(u32),
    /// The minute's rows are used up.
    #[error("the rows that your tier allows a minute are used up; send this again in {} s", .0.as_secs() + 1)]
    Wait(Duration),
    /// They cannot be counted now.
    #[error("what you write cannot be counted at the moment; send this again in a moment")]
    Unavailable,
}

/// Counts the rows that clients submit.
#[async_trait]
pub trait RowQuota: Send + Sync {
    /// Takes so many rows of a client's minute.
    async fn take(&self, client: i64, rows: u32, per_minute: u32) -> Result<(), RowsRefused>;
}
