//! What to measure, how long, and with which program.

use std::{env, path::PathBuf, time::Duration};

use anyhow::Context;
use tests::{
    choice::{Choice, number},
    program,
};

/// What to measure, how long, and with which program.
pub struct Settings {
    /// Enterprises of the city.
    pub enterprises: u64,
    /// How long one run takes.
    pub run: Duration,
    /// All rates, in percent of what they are meant to be: less for a build or a machine that is too slow for them.
    pub rate_percent: u64,
    /// The program that serves.
    pub program: PathBuf,
    /// Databases and cases.
    pub choice: Choice,
}

impl Settings {
    pub fn from_environment() -> anyhow::Result<Self> {
        let program = env::var_os("MINGJING_BENCH_PROGRAM").map_or_else(program::path, PathBuf::from);
        let name = program.display();
        // Each gateway is started in a folder of its own.
        let program = program.canonicalize().with_context(|| format!("{name}, the program, is not there"))?;
        Ok(Self {
            enterprises: number("MINGJING_BENCH_ENTERPRISES", 2_000)?,
            run: Duration::from_secs(number("MINGJING_BENCH_SECONDS", 30)?.max(1)),
            rate_percent: number("MINGJING_BENCH_RATE_PERCENT", 100)?.max(1),
            program,
            choice: Choice::from_arguments(),
        })
    }

    /// So much of a rate, or of what can be used at once.
    pub fn scaled(&self, rate: u64) -> u64 {
        (rate * self.rate_percent / 100).max(1)
    }
}
