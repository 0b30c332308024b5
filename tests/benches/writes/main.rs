//! `make bench-writes`: what submitting takes, with the program itself as a process of its own.
//!
//! | Case | Shows |
//! |---|---|
//! | `submit` | many rows in one call, beside the same rows without GraphQL and the same call again |
//! | `concurrent` | eight clients that submit batches of 500 rows at once |
//! | `upload` | the largest spreadsheet that is taken, in time and memory |
//!
//! Times are shown beside what is aimed at, never asserted. The bench fails only for what no slowness excuses: a row that
//! is not entered, or an answer to the same call that is another one.
//!
//! Arguments choose cases by parts of their names, and databases. The environment sets the rest:
//! `MINGJING_BENCH_ROWS` (of the one call), `MINGJING_BENCH_RUNS` (of which the median is shown). Everything is on the
//! loopback interface and ends with this process. PostgreSQL keeps what it acknowledges, as in production.

mod concurrent;
mod place;
mod submit;
mod upload;

use std::process::ExitCode;

use tests::choice::{Choice, number};

use self::place::Place;

/// What the program itself runs with.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// What to measure, and how often.
struct Settings {
    /// Rows of the one call, each about another enterprise.
    rows: u32,
    /// How often each thing is measured.
    runs: u32,
    choice: Choice,
}

impl Settings {
    fn from_environment() -> anyhow::Result<Self> {
        Ok(Self {
            rows: u32::try_from(number("MINGJING_BENCH_ROWS", 10_000)?)?.max(1),
            runs: u32::try_from(number("MINGJING_BENCH_RUNS", 3)?)?.max(1),
            choice: Choice::from_arguments(),
        })
    }
}

fn main() -> ExitCode {
    tests::bench::run(Settings::from_environment(), run)
}

async fn run(settings: &Settings) -> anyhow::Result<()> {
    let cores = std::thread::available_parallelism()?;
    println!("medians of {} runs, {cores} cores for the gateway, the database and the clients together", settings.runs);
    for database in ["sqlite", "postgresql"] {
        if !settings.choice.wants_database(database) {
            continue;
        }
        if settings.choice.wants("submit") {
            let place = Place::open(database, settings.rows).await?;
            Box::pin(submit::measure(settings, &place)).await?;
        }
        if settings.choice.wants("concurrent") {
            let place = Place::open(database, concurrent::ENTERPRISES).await?;
            Box::pin(concurrent::measure(settings, place)).await?;
        }
        if settings.choice.wants("upload") {
            let place = Place::open(database, upload::ENTERPRISES).await?;
            Box::pin(upload::measure(&place)).await?;
        }
    }
    Ok(())
}
