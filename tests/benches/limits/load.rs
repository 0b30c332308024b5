//! The load generator: an open loop, which asks at a fixed rate whatever becomes of it, on a thread of its own.

use std::{
    net::SocketAddr,
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicU64, Ordering},
    },
    thread::JoinHandle,
    time::{Duration, Instant},
};

use anyhow::Context;
use tests::wire::{Answer, Wire};
use tokio::task::JoinSet;

use crate::outcome::{Outcome, judge};

/// What is asked, by one client.
pub struct Flood {
    /// The gateways, which take turns.
    pub targets: Vec<SocketAddr>,
    /// The requests, which take turns.
    pub requests: Vec<Vec<u8>>,
    /// Requests a second.
    pub rate: f64,
    /// When the first is due, as a part of the time between two.
    pub phase: f64,
    /// Connections to each gateway. When no answer has come to any of them, what is due waits.
    pub connections: usize,
}

/// What became of one request.
pub struct Seen {
    /// When it was sent; when it was due, if no connection was free then.
    pub asked: Instant,
    /// When its answer was there.
    pub answered: Instant,
    /// The number of its gateway.
    pub target: usize,
    /// What the answer was.
    pub outcome: Outcome,
}

impl Seen {
    /// How long it took.
    pub fn took(&self) -> Duration {
        self.answered.saturating_duration_since(self.asked)
    }
}

/// Tells load generators to end.
#[derive(Clone, Default)]
pub struct Stop(Arc<AtomicBool>);

impl Stop {
    /// From now on nothing more is asked.
    pub fn now(&self) {
        self.0.store(true, Ordering::Relaxed);
    }

    /// Whether nothing more is to be asked.
    pub fn is_set(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}

impl Flood {
    /// Asks until it is told to stop.
    pub async fn run(self, stop: Stop) -> Vec<Seen> {
        let (flood, next, begin) = (Arc::new(self), Arc::new(AtomicU64::new(0)), Instant::now());
        let mut asking = JoinSet::new();
        for _ in 0..flood.connections {
            asking.spawn(ask_by_turns(Arc::clone(&flood), Arc::clone(&next), begin, stop.clone()));
        }
        asking.join_all().await.into_iter().flatten().collect()
    }
}

async fn ask_by_turns(flood: Arc<Flood>, next: Arc<AtomicU64>, begin: Instant, stop: Stop) -> Vec<Seen> {
    let mut wires: Vec<Option<Wire>> = flood.targets.iter().map(|_| None).collect();
    let mut seen = Vec::new();
    loop {
        let turn = next.fetch_add(1, Ordering::Relaxed);
        #[expect(clippy::cast_precision_loss, reason = "nobody asks so often")]
        let due = begin + Duration::from_secs_f64((turn as f64 + flood.phase) / flood.rate);
        let is_free = Instant::now() < due;
        tokio::time::sleep_until(due.into()).await;
        if stop.is_set() {
            return seen;
        }
        let turn = usize::try_from(turn).unwrap_or_default();
        let target = turn % flood.targets.len();
        let request = &flood.requests[turn / flood.targets.len() % flood.requests.len()];
        let asked = if is_free { Instant::now() } else { due };
        let asking = ask(&mut wires[target], flood.targets[target], request, judge);
        let outcome = asking.await.unwrap_or_else(|wrong| wrong);
        seen.push(Seen { asked, answered: Instant::now(), target, outcome });
    }
}

/// Asks over the connection, or a new one if there is none; what was read of the answer, or why there is none.
pub async fn ask<T>(
    wire: &mut Option<Wire>,
    address: SocketAddr,
    request: &[u8],
    read: impl FnOnce(&Answer) -> T,
) -> Result<T, Outcome> {
    let exchanged = exchange(wire, address, request, read).await;
    let goes_on = exchanged.as_ref().is_ok_and(|(_, goes_on)| *goes_on);
    if !goes_on {
        *wire = None;
    }
    exchanged.map(|(read, _)| read).map_err(|error| Outcome::Wrong(format!("no answer: {error}")))
}

async fn exchange<T>(
    wire: &mut Option<Wire>,
    address: SocketAddr,
    request: &[u8],
    read: impl FnOnce(&Answer) -> T,
) -> std::io::Result<(T, bool)> {
    let open = match wire {
        Some(open) => open,
        None => wire.insert(Wire::connect(address).await?),
    };
    let answer = open.ask(request).await?;
    Ok((read(&answer), !answer.is_last()))
}

/// Clients that ask, on a thread of their own, which shares no scheduler with anything else.
pub struct Asking {
    stop: Stop,
    thread: Option<JoinHandle<std::io::Result<Vec<Seen>>>>,
}

impl Asking {
    /// Lets these floods begin.
    pub fn start(floods: Vec<Flood>) -> Self {
        Self::start_all(floods, Flood::run)
    }

    /// Lets these clients begin, each as it does.
    pub fn start_all<C, F>(clients: Vec<C>, run: impl Fn(C, Stop) -> F + Send + 'static) -> Self
    where
        C: Send + 'static,
        F: Future<Output = Vec<Seen>> + Send + 'static,
    {
        let stop = Stop::default();
        let stopping = stop.clone();
        let thread = std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
            let all = runtime.block_on(async {
                let asking: JoinSet<_> = clients.into_iter().map(|client| run(client, stopping.clone())).collect();
                asking.join_all().await
            });
            Ok(all.into_iter().flatten().collect())
        });
        Self { stop, thread: Some(thread) }
    }

    /// Ends it; what was seen.
    pub async fn finish(mut self) -> anyhow::Result<Vec<Seen>> {
        self.stop.now();
        let thread = self.thread.take().context("it ends once")?;
        let ended = tokio::task::spawn_blocking(move || thread.join()).await?;
        Ok(ended.map_err(|_| anyhow::anyhow!("the load generator panicked"))??)
    }
}

impl Drop for Asking {
    fn drop(&mut self) {
        self.stop.now();
    }
}
