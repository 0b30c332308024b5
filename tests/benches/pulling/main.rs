//! `make bench-pulling`: what those take who pull the data, in one invented city, with the program itself as a process of
//! its own.
//!
//! | Case | Shows |
//! |---|---|
//! | `export` | snapshots and deltas: rows a second and memory, by format |
//! | `verify` | 10,000 subjects in one call: by code, by code and name, with all measures, as of half-way |
//! | `follow` | how long after a commit two hundred who follow the changes know of it |
//! | `webhooks` | how long after a commit a hundred endpoints are told of it, beside some that never answer |
//!
//! Times are shown beside what is aimed at, never asserted; compare figures of one run only.
//!
//! Arguments choose cases by parts of their names (`export`, `parquet`, `follow`), and databases. The environment sets the
//! rest: `MINGJING_BENCH_ENTERPRISES` (of the city), `MINGJING_BENCH_SUBJECTS` (of a call), `MINGJING_BENCH_RUNS` (calls of
//! each case), `MINGJING_BENCH_COMMITS` (that are waited for), `MINGJING_BENCH_CITIES` (a folder in which cities are kept for
//! the next time: a million enterprises take most of an hour to make). Everything is on the loopback interface and ends with
//! this process. PostgreSQL keeps what it acknowledges, as in production.

mod export;
mod follow;
mod verify;
mod webhooks;

use std::process::ExitCode;

use tests::{
    choice::{Choice, number},
    city::City,
};

/// What the program itself runs with.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// What to measure, and how large.
struct Settings {
    enterprises: u64,
    subjects: usize,
    runs: usize,
    commits: u32,
    choice: Choice,
}

impl Settings {
    fn from_environment() -> anyhow::Result<Self> {
        Ok(Self {
            enterprises: number("MINGJING_BENCH_ENTERPRISES", 100_000)?.max(1),
            subjects: usize::try_from(number("MINGJING_BENCH_SUBJECTS", 10_000)?)?.clamp(1, 10_000),
            runs: usize::try_from(number("MINGJING_BENCH_RUNS", 30)?)?.max(1),
            commits: u32::try_from(number("MINGJING_BENCH_COMMITS", 50)?)?.max(1),
            choice: Choice::from_arguments(),
        })
    }

    /// Whether this part of a case is chosen: by its own name, or with all of the case.
    fn wants(&self, case: &str, part: &str) -> bool {
        self.choice.wants(case) || self.choice.wants(part)
    }
}

fn main() -> ExitCode {
    tests::bench::run(Settings::from_environment(), run)
}

async fn run(settings: &Settings) -> anyhow::Result<()> {
    let cores = std::thread::available_parallelism()?;
    println!(
        "{} enterprises, {cores} cores for the gateway, the database and the clients together",
        settings.enterprises
    );
    for database in ["sqlite", "postgresql"] {
        if !settings.choice.wants_database(database) {
            continue;
        }
        let city = Box::pin(City::open(database, settings.enterprises)).await?;
        if export::CASES.iter().any(|case| settings.wants("export", case.name)) {
            Box::pin(export::measure(settings, &city)).await?;
        }
        if verify::CASES.iter().any(|case| settings.wants("verify", case.name)) {
            Box::pin(verify::measure(settings, &city)).await?;
        }
        if settings.choice.wants("follow") {
            Box::pin(follow::measure(settings, &city)).await?;
        }
        if settings.choice.wants("webhooks") {
            Box::pin(webhooks::measure(settings, &city)).await?;
        }
    }
    Ok(())
}
