//! What well-behaved clients feel of one that asks a hundred times its quota: their latencies alone and beside it, in turns.

use std::time::Duration;

use tests::{
    services,
    wire::{self, percentile},
};

use crate::{
    city::City,
    counting::{figure, span},
    faults::Faults,
    load::{Asking, Flood, Seen},
    outcome::{Outcome, counts},
    replica::Replica,
    replicas::lookups,
    settings::Settings,
};

/// Well-behaved clients, each with a key of its own.
const CLIENTS: usize = 8;

/// What each of them asks, a second: far below its tier's rate.
const CALM: u64 = 20;

/// The rate of the greedy client's tier, a second, and what it may ask at once.
const QUOTA: u64 = 20;
const BURST: u64 = 60;

/// How many times its quota the greedy client asks.
const GREED: u64 = 100;

/// Connections of the greedy client. It does not wait for answers, unless none of these is free.
const CONNECTIONS: usize = 64;

/// How long the greedy client takes to spend what it may have at once.
const SPENDING: Duration = Duration::from_secs(1);

/// How often a run alone and one beside the greedy client take turns.
const ROUNDS: u32 = 3;

/// A page with lists below, beside the lookups.
const PAGE: &str = r#"{"query":"{ enterprises(first: 20) { nodes { creditCode name establishedOn penalties(first: 5) { nodes { documentNumber decidedOn } } } pageInfo { hasNextPage endCursor } } }"}"#;

/// Measures one gateway over each database.
pub async fn measure(settings: &Settings, faults: &mut Faults) -> anyhow::Result<()> {
    println!(
        "\nneighbours: {CLIENTS} clients with {} requests a second each, lookups and pages, alone and beside one client at \
        {GREED} times its {} a second; medians of {ROUNDS} rounds",
        settings.scaled(CALM),
        settings.scaled(QUOTA)
    );
    println!(
        "{:30} {:>8} {:>8} {:>8}   {:>8} {:>8} {:>8}   {:>6}   {:>8}   {:>9}",
        "", "alone", "p50 ms", "p99 ms", "beside", "p50 ms", "p99 ms", "ratio", "at first", "offered/s"
    );
    if settings.choice.wants_database("sqlite") {
        let city = City::write(settings, "sqlite").await?;
        measure_gateway(settings, &city, "SQLite, limits in process", "", faults).await?;
    }
    if settings.choice.wants_database("postgresql") {
        let city = City::write(settings, "postgresql").await?;
        let redis = tokio::task::spawn_blocking(services::start_redis).await?;
        measure_gateway(settings, &city, "PostgreSQL, limits in Redis", redis.address(), faults).await?;
    }
    println!(
        "ratio: of the p99, beside to alone; aimed at: at most 1.3. at first: the p99 in ms in the second before, in which\n\
        the greedy client spends its burst of {}. offered/s: what the greedy client really sent",
        settings.scaled(BURST)
    );
    Ok(())
}

async fn measure_gateway(
    settings: &Settings,
    city: &City,
    name: &str,
    redis: &str,
    faults: &mut Faults,
) -> anyhow::Result<()> {
    let options = [
        ("redis.url", redis.to_owned()),
        ("tiers.developer.requests_per_second", settings.scaled(QUOTA).to_string()),
        ("tiers.developer.burst", settings.scaled(BURST).to_string()),
    ];
    let options = options.map(|(path, value)| (path.to_owned(), value));
    let gateway = Replica::start(settings, city, "gateway", &options).await?;
    let mut keys = Vec::new();
    for _ in 0..CLIENTS {
        keys.push(city.client("institution").await?.key.expose().to_owned());
    }
    let greedy = city.client("developer").await?.key.expose().to_owned();
    let ask = |key: &str, rate: u64, phase: f64, connections: usize| {
        let (targets, requests) = (vec![gateway.address], requests(city, key));
        Flood { targets, requests, rate: figure(rate), phase, connections }
    };
    // They do not ask all at once.
    let phased = || keys.iter().enumerate().map(|(number, key)| (key, figure(number) / figure(CLIENTS)));
    let calm = || phased().map(|(key, phase)| ask(key, settings.scaled(CALM), phase, 1)).collect::<Vec<_>>();
    let run = settings.run / ROUNDS;
    // The first answers of a new process are its slowest.
    press(run / 2, calm()).await?;
    let mut runs = Runs::default();
    for _ in 0..ROUNDS {
        runs.alone.push(press(run, calm()).await?);
        let greedy = Asking::start(vec![ask(&greedy, settings.scaled(QUOTA) * GREED, 0.0, CONNECTIONS)]);
        runs.burst.push(press(SPENDING.min(run), calm()).await?);
        runs.beside.push(press(run, calm()).await?);
        runs.pressed.push(greedy.finish().await?);
    }
    runs.check(faults);
    gateway.said()?.faults.into_iter().for_each(|fault| faults.note(format!("the gateway said: {fault}")));
    runs.print(name);
    Ok(())
}

/// What was seen, round by round.
#[derive(Default)]
struct Runs {
    /// By the well-behaved clients alone.
    alone: Vec<Vec<Seen>>,
    /// By them while the greedy client spends what it may have at once.
    burst: Vec<Vec<Seen>>,
    /// By them afterwards.
    beside: Vec<Vec<Seen>>,
    /// By the greedy client.
    pressed: Vec<Vec<Seen>>,
}

impl Runs {
    fn check(&self, faults: &mut Faults) {
        for seen in [&self.alone, &self.burst, &self.beside].into_iter().flatten() {
            let refused = seen.iter().filter(|seen| seen.outcome == Outcome::Refused).count();
            if refused > 0 {
                faults.note(format!("a well-behaved client was refused {refused} times"));
            }
            faults.check("a well-behaved client", seen);
        }
        self.pressed.iter().for_each(|seen| faults.check("the greedy client", seen));
    }

    fn print(&self, name: &str) {
        let [alone, burst, beside] = [&self.alone, &self.burst, &self.beside].map(|runs| Latencies::median(runs));
        let offered = self.pressed.iter().map(|seen| rate(seen)).sum::<f64>() / figure(self.pressed.len());
        println!(
            "{name:30} {:>8} {:>8.2} {:>8.2}   {:>8} {:>8.2} {:>8.2}   {:>6.2}   {:>8.2}   {offered:>9.0}",
            alone.answers,
            milliseconds(alone.p50),
            milliseconds(alone.p99),
            beside.answers,
            milliseconds(beside.p50),
            milliseconds(beside.p99),
            beside.p99.as_secs_f64() / alone.p99.as_secs_f64(),
            milliseconds(burst.p99),
        );
        println!("  the greedy client saw: {}", counts(self.pressed.iter().flatten()));
    }
}

/// Lookups, and a page after every third.
fn requests(city: &City, key: &str) -> Vec<Vec<u8>> {
    let page = wire::post(Some(key), PAGE);
    lookups(city, key).chunks(3).flat_map(|lookups| lookups.iter().chain([&page])).cloned().collect()
}

/// Lets these clients ask for so long, on one thread.
async fn press(duration: Duration, clients: Vec<Flood>) -> anyhow::Result<Vec<Seen>> {
    let asking = Asking::start(clients);
    tokio::time::sleep(duration).await;
    asking.finish().await
}

/// Requests a second that were really sent.
fn rate(seen: &[Seen]) -> f64 {
    span(seen).map_or(0.0, |(begin, end)| figure(seen.len()) / (end - begin).as_secs_f64())
}

/// Latencies of a run.
struct Latencies {
    answers: usize,
    p50: Duration,
    p99: Duration,
}

impl Latencies {
    fn of(seen: &[Seen]) -> Self {
        let mut took: Vec<Duration> = seen.iter().map(Seen::took).collect();
        took.sort_unstable();
        let at = |share| percentile(&took, share).unwrap_or(Duration::MAX);
        Self { answers: took.len(), p50: at(50), p99: at(99) }
    }

    /// The median of each figure, and all answers.
    fn median(runs: &[Vec<Seen>]) -> Self {
        let mut runs: Vec<Self> = runs.iter().map(|seen| Self::of(seen)).collect();
        let (answers, middle) = (runs.iter().map(|run| run.answers).sum(), runs.len() / 2);
        runs.sort_by_key(|run| run.p50);
        let p50 = runs[middle].p50;
        runs.sort_by_key(|run| run.p99);
        Self { answers, p50, p99: runs[middle].p99 }
    }
}

fn milliseconds(duration: Duration) -> f64 {
    duration.as_secs_f64() * 1000.0
}
