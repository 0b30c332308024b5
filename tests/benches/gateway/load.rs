//! The load generator: connections that are kept open, each asking again as soon as it is answered, on a thread of
//! their own, so that they share no scheduler with the server.

use std::{
    net::SocketAddr,
    sync::Arc,
    time::{Duration, Instant},
};

use anyhow::ensure;
use tests::wire::{Wire, percentile};
use tokio::task::JoinSet;

/// A server and the requests that it is asked, as bytes on the wire.
pub struct Target {
    pub address: SocketAddr,
    pub requests: Vec<Vec<u8>>,
}

/// What a measurement found.
pub struct Measured {
    /// Answers a second.
    pub rate: f64,
    pub p50: Duration,
    pub p99: Duration,
}

/// Asks for this long.
pub async fn run(target: &Arc<Target>, connections: usize, duration: Duration) -> anyhow::Result<Measured> {
    let target = Arc::clone(target);
    let load = std::thread::spawn(move || {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
        runtime.block_on(ask_all(target, connections, duration))
    });
    // The runtime that waits here is the server's.
    tokio::task::spawn_blocking(move || load.join())
        .await?
        .map_err(|_| anyhow::anyhow!("the load generator panicked"))?
}

/// The median of each figure.
pub fn median(mut runs: Vec<Measured>) -> Measured {
    let middle = runs.len() / 2;
    runs.sort_by(|a, b| a.rate.total_cmp(&b.rate));
    let rate = runs[middle].rate;
    runs.sort_by_key(|run| run.p50);
    let p50 = runs[middle].p50;
    runs.sort_by_key(|run| run.p99);
    Measured { rate, p50, p99: runs[middle].p99 }
}

async fn ask_all(target: Arc<Target>, connections: usize, duration: Duration) -> anyhow::Result<Measured> {
    let started = Instant::now();
    let mut asking = JoinSet::new();
    for connection in 0..connections {
        asking.spawn(ask(Arc::clone(&target), connection as u64 + 1, started + duration));
    }
    let mut latencies = Vec::new();
    while let Some(asked) = asking.join_next().await {
        latencies.append(&mut asked??);
    }
    let elapsed = started.elapsed();
    latencies.sort_unstable();
    let at = |share: usize| percentile(&latencies, share).unwrap_or(duration);
    #[expect(clippy::cast_precision_loss, reason = "a rate is shown with a few digits")]
    let rate = latencies.len() as f64 / elapsed.as_secs_f64();
    Ok(Measured { rate, p50: at(50), p99: at(99) })
}

async fn ask(target: Arc<Target>, seed: u64, until: Instant) -> anyhow::Result<Vec<Duration>> {
    let mut wire = Wire::connect(target.address).await?;
    let mut latencies = Vec::new();
    let mut random = seed.wrapping_mul(0x9E37_79B9_7F4A_7C15);
    loop {
        let asked = Instant::now();
        if asked >= until {
            return Ok(latencies);
        }
        random ^= random << 13;
        random ^= random >> 7;
        random ^= random << 17;
        let request = usize::try_from(random % target.requests.len() as u64)?;
        let answer = wire.ask(&target.requests[request]).await?;
        ensure!(answer.status == 200, "answered {}", answer.status);
        latencies.push(asked.elapsed());
    }
}
