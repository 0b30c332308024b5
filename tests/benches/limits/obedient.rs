//! A client that obeys the headers: it asks as fast as they allow, and never more.

use std::{
    net::SocketAddr,
    time::{Duration, Instant},
};

use tests::wire::{Answer, Wire};

use crate::{
    load::{Seen, Stop, ask},
    outcome::{Outcome, judge, seconds},
};

/// A client that obeys the headers.
pub struct Obedient {
    /// The gateways, which take turns.
    pub targets: Vec<SocketAddr>,
    /// The requests, which take turns.
    pub requests: Vec<Vec<u8>>,
}

/// What an answer told, beside what it was.
struct Told {
    outcome: Outcome,
    /// What is left by each policy.
    left: Vec<Left>,
    retry_after: Option<u64>,
}

/// What is left by a policy, and when all of it will be there again.
struct Left {
    policy: String,
    remaining: u64,
    reset: Duration,
}

/// How often a client that waits looks whether it is to stop.
const LOOK: Duration = Duration::from_millis(50);

impl Obedient {
    /// Asks one request after the other until it is told to stop.
    pub async fn run(self, stop: Stop) -> Vec<Seen> {
        let mut wires: Vec<Option<Wire>> = self.targets.iter().map(|_| None).collect();
        let (mut seen, mut dearest, mut turn) = (Vec::new(), 1, 0);
        while !stop.is_set() {
            let target = turn % self.targets.len();
            let request = &self.requests[turn / self.targets.len() % self.requests.len()];
            turn += 1;
            let asked = Instant::now();
            let told = ask(&mut wires[target], self.targets[target], request, read).await;
            let told = told.unwrap_or_else(|outcome| Told { outcome, left: Vec::new(), retry_after: None });
            if let Outcome::Admitted { requested, .. } = told.outcome {
                dearest = dearest.max(requested);
            }
            let wait = told.wait(dearest);
            seen.push(Seen { asked, answered: Instant::now(), target, outcome: told.outcome });
            let until = Instant::now() + wait;
            while Instant::now() < until && !stop.is_set() {
                tokio::time::sleep_until((Instant::now() + LOOK).min(until).into()).await;
            }
        }
        seen
    }
}

impl Told {
    /// How long to wait before a request of which the points may be as many.
    fn wait(&self, points: u64) -> Duration {
        let too_few = |left: &&Left| left.remaining < if left.policy == "points" { points } else { 1 };
        let reset = self.left.iter().filter(too_few).map(|left| left.reset).max();
        reset.max(self.retry_after.map(Duration::from_secs)).unwrap_or_default()
    }
}

fn read(answer: &Answer) -> Told {
    let left = answer.header("ratelimit").unwrap_or_default().split(", ").filter_map(Left::read).collect();
    Told { outcome: judge(answer), left, retry_after: seconds(answer, "retry-after") }
}

impl Left {
    /// Such as `"points";r=9;t=1`.
    fn read(member: &str) -> Option<Self> {
        let mut parts = member.split(';');
        let policy = parts.next()?.trim_matches('"').to_owned();
        let mut number = |name: &str| parts.next()?.strip_prefix(name)?.parse().ok();
        Some(Self { policy, remaining: number("r=")?, reset: Duration::from_secs(number("t=")?) })
    }
}
