//! Three replicas over one PostgreSQL and one Redis, and what their clients may ask.

use std::net::SocketAddr;

use anyhow::{Context, bail};
use mingjing::domain::access::issue_key::IssuedKey;
use serde_json::json;
use tests::{
    services::Redis,
    wire::{self, Answer, Wire},
};
use tokio::task;

use crate::{
    city::City,
    faults::Faults,
    load::{Flood, Seen, ask},
    obedient::Obedient,
    outcome::{Outcome, judge},
    replica::Replica,
    settings::Settings,
};

/// How many replicas there are.
pub const REPLICAS: usize = 3;

/// How many times its rate a greedy client asks.
pub const GREED: u64 = 10;

/// Connections of a greedy client to each replica: none is waited for, also when Redis is.
const CONNECTIONS: usize = 48;

/// The small query that all clients send: a lookup by code with a list below.
pub const LOOKUP: &str = "query($code: CreditCode!) { enterprise(creditCode: $code) { name establishedOn
    penalties(first: 5) { nodes { documentNumber decidedOn fineAmount } } } }";

/// What limits a client.
#[derive(Clone, Copy)]
pub struct Policy {
    /// What is counted.
    pub name: &'static str,
    /// The tier in which nothing else limits.
    pub tier: &'static str,
    /// What may be used at once.
    pub capacity: u64,
    /// What returns each second.
    pub refill: u64,
}

/// A client that is limited by its requests, and one that is by its points.
static POLICIES: [Policy; 2] = [
    Policy { name: "requests", tier: "developer", capacity: 50, refill: 50 },
    Policy { name: "points", tier: "institution", capacity: 500, refill: 250 },
];

/// As much as a tier may have.
const UNLIMITED: u64 = 1_000_000;

impl Policy {
    /// The settings of its tier.
    fn options(&self) -> Vec<(String, String)> {
        let counts_requests = self.name == "requests";
        let [requests, points] = [counts_requests, !counts_requests]
            .map(|is_it| if is_it { (self.capacity, self.refill) } else { (UNLIMITED, UNLIMITED) });
        [
            ("burst", requests.0),
            ("requests_per_second", requests.1),
            ("bucket_points", points.0),
            ("refill_points_per_second", points.1),
            ("concurrency_max", 1_000),
        ]
        .map(|(name, value)| (format!("tiers.{}.{name}", self.tier), value.to_string()))
        .to_vec()
    }

    /// How much of it an admitted request used.
    pub fn used(&self, seen: &Seen) -> u64 {
        match seen.outcome {
            Outcome::Admitted { actual, .. } if self.name == "points" => actual,
            Outcome::Admitted { .. } => 1,
            _ => 0,
        }
    }
}

/// The replicas with what they stand on.
pub struct Replicas {
    /// They end before what they stand on.
    pub all: Vec<Replica>,
    /// Their database.
    pub city: City,
    /// What they count in. Away while somebody does it harm.
    pub redis: Option<Redis>,
    /// What limits their clients.
    pub policies: [Policy; 2],
    /// A key of an administrator.
    pub admin: String,
    /// Points that the small query costs on average.
    mean_cost: f64,
}

impl Replicas {
    /// Starts all of it.
    pub async fn start(settings: &Settings, redis: fn() -> Redis) -> anyhow::Result<Self> {
        let city = City::write(settings, "postgresql").await?;
        let redis = task::spawn_blocking(redis).await?;
        let scaled = |rate| settings.scaled(rate);
        let policies = POLICIES.map(|policy| Policy {
            capacity: scaled(policy.capacity),
            refill: scaled(policy.refill),
            ..policy
        });
        let mut options: Vec<_> = policies.iter().flat_map(Policy::options).collect();
        options.push(("redis.url".to_owned(), redis.address().to_owned()));
        let mut all = Vec::new();
        for number in 1..=REPLICAS {
            all.push(Replica::start(settings, &city, &format!("replica-{number}"), &options).await?);
        }
        let admin = city.client("operator").await?.key.expose().to_owned();
        let mut replicas = Self { all, city, redis: Some(redis), policies, admin, mean_cost: 1.0 };
        replicas.mean_cost = replicas.mean_cost().await?;
        Ok(replicas)
    }

    /// Where they listen.
    pub fn addresses(&self) -> Vec<SocketAddr> {
        self.all.iter().map(|replica| replica.address).collect()
    }

    /// The small query for each of the city's codes.
    fn requests(&self, client: &IssuedKey) -> Vec<Vec<u8>> {
        lookups(&self.city, client.key.expose())
    }

    /// A client that asks ten times what the policy allows.
    pub fn greedy(&self, client: &IssuedKey, policy: &Policy) -> Flood {
        let cost = if policy.name == "points" { self.mean_cost } else { 1.0 };
        #[expect(clippy::cast_precision_loss, reason = "rates are small")]
        let rate = (GREED * policy.refill) as f64 / cost;
        let (targets, requests) = (self.addresses(), self.requests(client));
        Flood { targets, requests, rate, phase: 0.0, connections: CONNECTIONS }
    }

    /// A client that obeys the headers.
    pub fn obedient(&self, client: &IssuedKey) -> Obedient {
        Obedient { targets: self.addresses(), requests: self.requests(client) }
    }

    /// Asks each of the city's codes once.
    async fn mean_cost(&self) -> anyhow::Result<f64> {
        let (mut wire, mut costs) = (None, Vec::new());
        for request in lookups(&self.city, &self.admin) {
            match ask(&mut wire, self.all[0].address, &request, judge).await {
                Ok(Outcome::Admitted { actual, .. }) => costs.push(actual),
                other => bail!("a lookup was answered {other:?}"),
            }
        }
        #[expect(clippy::cast_precision_loss, reason = "costs are small")]
        let mean = costs.iter().sum::<u64>() as f64 / costs.len() as f64;
        Ok(mean)
    }

    /// How often they began to do without Redis so far; their logs' other faults are noted.
    pub fn cuts(&self, faults: &mut Faults) -> anyhow::Result<usize> {
        let mut cuts = 0;
        for replica in &self.all {
            let said = replica.said()?;
            cuts += said.cuts;
            said.faults.iter().for_each(|fault| faults.note(format!("a replica said: {fault}")));
        }
        Ok(cuts)
    }

    /// Does something to Redis on a thread where it may take its time.
    pub async fn with_redis(&mut self, act: impl FnOnce(&mut Redis) + Send + 'static) -> anyhow::Result<()> {
        let mut redis = self.redis.take().context("nobody else does Redis harm")?;
        let act = move || {
            act(&mut redis);
            redis
        };
        self.redis = Some(task::spawn_blocking(act).await?);
        Ok(())
    }

    /// How many replicas say in `/readyz` that they do without Redis.
    pub async fn degraded(&self, wires: &mut [Option<Wire>; REPLICAS]) -> anyhow::Result<usize> {
        let mut degraded = 0;
        for (replica, wire) in self.all.iter().zip(wires) {
            let read = |answer: &Answer| (answer.status, String::from_utf8_lossy(answer.body).into_owned());
            match ask(wire, replica.address, READY, read).await {
                Ok((200, body)) => degraded += usize::from(body.contains("redis")),
                other => bail!("/readyz says {other:?}"),
            }
        }
        Ok(degraded)
    }
}

/// Asks whether a replica can serve.
const READY: &[u8] = b"GET /readyz HTTP/1.1\r\nhost: mingjing\r\n\r\n";

/// The small query for each of the city's codes, with this key.
pub fn lookups(city: &City, key: &str) -> Vec<Vec<u8>> {
    let body = |code: &String| json!({"query": LOOKUP, "variables": {"code": code}}).to_string();
    city.codes.iter().map(|code| wire::post(Some(key), &body(code))).collect()
}
