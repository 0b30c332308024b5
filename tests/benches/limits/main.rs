//! `make bench-limits`: what limits promise, measured with the program itself as processes of its own.
//!
//! | Case | Shows |
//! |---|---|
//! | `replicas` | what three replicas over one Redis admit together, and what clients see when Redis is killed |
//! | `cluster` | the same over a Redis Cluster of three masters, of which one hangs |
//! | `neighbours` | what well-behaved clients feel of one that asks a hundred times its quota |
//! | `share` | what part of a small query's time is spent on everything but executing it |
//!
//! Times are shown beside what is aimed at, never asserted. The bench fails only for what no slowness excuses: an
//! answer that is neither data nor an honest refusal, a refusal of a client that obeys the headers, a fault in a
//! gateway's log.
//!
//! Arguments choose cases by parts of their names, and databases where a case runs on both. The environment sets the
//! rest: `MINGJING_BENCH_SECONDS` (a run), `MINGJING_BENCH_ENTERPRISES`, `MINGJING_BENCH_RATE_PERCENT` (all rates; less
//! for a build or a machine that is too slow for them), `MINGJING_BENCH_PROGRAM` (the program that serves; by default
//! the one that was built as this bench was). Everything is on the loopback interface and ends with this process.

mod city;
mod cluster;
mod counting;
mod faults;
mod load;
mod neighbours;
mod obedient;
mod outage;
mod outcome;
mod replica;
mod replicas;
mod settings;
mod share;
mod single;
mod stages;

use std::process::ExitCode;

use self::{faults::Faults, settings::Settings};

/// What the program itself runs with.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    // The log of the gateway in this process goes nowhere, but it is written: a line a request is part of the work.
    tracing_subscriber::fmt().with_env_filter("info,sqlx=warn,tantivy=warn").with_writer(std::io::sink).init();
    tests::bench::run(Settings::from_environment(), run)
}

async fn run(settings: &Settings) -> anyhow::Result<()> {
    println!(
        "{} enterprises, runs of {} s, rates at {} %, {} cores for gateways, databases and load together",
        settings.enterprises,
        settings.run.as_secs(),
        settings.rate_percent,
        std::thread::available_parallelism()?
    );
    let mut faults = Faults::default();
    // Replicas need PostgreSQL.
    let wants_replicas = settings.choice.wants_database("postgresql");
    if wants_replicas && settings.choice.wants("replicas") {
        Box::pin(single::measure(settings, &mut faults)).await?;
    }
    if wants_replicas && settings.choice.wants("cluster") {
        Box::pin(cluster::measure(settings, &mut faults)).await?;
    }
    if settings.choice.wants("neighbours") {
        Box::pin(neighbours::measure(settings, &mut faults)).await?;
    }
    if settings.choice.wants("share") {
        Box::pin(share::measure(settings)).await?;
    }
    faults.result()
}
