//! What to measure, and how large.

use std::{env, time::Duration};

use anyhow::Context;

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
    chosen: Vec<String>,
}

const DATABASES: [&str; 2] = ["sqlite", "postgresql"];

impl Settings {
    pub fn from_environment() -> anyhow::Result<Self> {
        // Cargo adds an option of its own, --bench.
        let chosen = env::args().skip(1).filter(|argument| !argument.starts_with("--")).collect();
        Ok(Self {
            enterprises: number("MINGJING_BENCH_ENTERPRISES", 20_000)?,
            list_rows: number("MINGJING_BENCH_LIST_ROWS", 1_000_000)?,
            import_enterprises: number("MINGJING_BENCH_IMPORT_ENTERPRISES", 50_000)?,
            measurement: Duration::from_secs(number("MINGJING_BENCH_SECONDS", 4)?.max(1)),
            chosen,
        })
    }

    /// Whether this database is chosen; all are when none is.
    pub fn wants_database(&self, name: &str) -> bool {
        let mut chosen = self.chosen.iter().filter(|chosen| DATABASES.contains(&chosen.as_str())).peekable();
        chosen.peek().is_none() || chosen.any(|chosen| chosen == name)
    }

    /// Whether this case is chosen; all are when none is.
    pub fn wants(&self, name: &str) -> bool {
        let mut chosen = self.chosen.iter().filter(|chosen| !DATABASES.contains(&chosen.as_str())).peekable();
        chosen.peek().is_none() || chosen.any(|chosen| name.contains(chosen.as_str()))
    }
}

fn number(name: &str, default: u64) -> anyhow::Result<u64> {
    match env::var(name) {
        Ok(text) => text.parse().with_context(|| format!("{name} must be a whole number")),
        Err(_) => Ok(default),
    }
}
