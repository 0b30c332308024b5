//! What to measure, and how large.

use std::time::Duration;

use tests::choice::{Choice, number};

/// What to measure, and how large.
pub struct Settings {
    /// Enterprises of the city.
    pub enterprises: u64,
    /// Rows of the list that deep pages are read from.
    pub list_rows: u64,
    /// Enterprises of the city whose files are imported.
    pub import_enterprises: u64,
    /// How long gateway and handler are each measured in a case.
    pub measurement: Duration,
    /// Databases and cases.
    pub choice: Choice,
}

impl Settings {
    pub fn from_environment() -> anyhow::Result<Self> {
        Ok(Self {
            enterprises: number("MINGJING_BENCH_ENTERPRISES", 20_000)?,
            list_rows: number("MINGJING_BENCH_LIST_ROWS", 1_000_000)?,
            import_enterprises: number("MINGJING_BENCH_IMPORT_ENTERPRISES", 50_000)?,
            measurement: Duration::from_secs(number("MINGJING_BENCH_SECONDS", 4)?.max(1)),
            choice: Choice::from_arguments(),
        })
    }
}
