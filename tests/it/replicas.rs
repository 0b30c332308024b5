//! Three replicas over one database and one Redis count together, and go on while Redis does not.
//!
//! Replicas need PostgreSQL, so these tests run there. How much is admitted is held against Redis' own clock, read
//! before and after, so no machine is too slow for them.

use std::{
    num::NonZeroU32,
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicU64, Ordering},
    },
};

use entity::code::OrganisationKind;
use mingjing::{
    domain::{
        access::ClientId,
        limit::{Bucket, BucketKey, LimitKey, Policy},
    },
    infra::limiter::{Access, Outcome},
};
use redis::aio::MultiplexedConnection;
use serde_json::{Value, json};
use tests::{
    database::Backend,
    gateway::Gateway,
    services::{Redis, start_redis, start_redis_cluster, start_redis_sentinel},
    until,
};
use tokio::task::JoinSet;

/// Points of the bucket, and how many of them return each second. All else is out of the way.
const CAPACITY: u64 = 100;
const REFILL: u64 = 50;

/// Three replicas whose limits are in this Redis, and a key of the limited tier. Redis has more time than in production:
/// a busy machine is no outage.
async fn replicas(redis: &Redis) -> (Vec<Gateway>, String) {
    let settings = [
        ("redis.url", redis.address()),
        ("redis.timeout_ms", "2000"),
        ("search.enabled", "false"),
        ("tiers.developer.bucket_points", "100"),
        ("tiers.developer.refill_points_per_second", "50"),
        ("tiers.developer.burst", "1000000"),
        ("tiers.developer.requests_per_second", "1000000"),
        ("tiers.developer.concurrency_max", "1000"),
    ];
    let first = Gateway::start_with(Backend::Postgres, &settings).await;
    let key = first.new_key("星火数据", OrganisationKind::Developer, "developer").await;
    let (second, third) = (first.start_replica(&settings).await, first.start_replica(&settings).await);
    (vec![first, second, third], key)
}

/// A request of the limited client: whether it was admitted. Anything but an answer and an honest refusal fails.
fn request(gateway: &Gateway, key: &str) -> reqwest::RequestBuilder {
    gateway.post().header("x-api-key", key).json(&json!({"query": "{ __typename }"}))
}

async fn is_admitted(request: reqwest::RequestBuilder) -> bool {
    let response = request.send().await.unwrap();
    let (status, headers) = (response.status(), response.headers().clone());
    let answer: Value = response.json().await.unwrap();
    match status.as_u16() {
        200 => assert_eq!(answer["data"]["__typename"], "Query"),
        429 => {
            assert!(headers.contains_key("retry-after"), "{headers:?}");
            assert_eq!(answer["errors"][0]["extensions"]["code"], "RATE_LIMITED", "{answer}");
        }
        other => panic!("{other}: {answer}"),
    }
    status == 200
}

/// Clients that press all replicas without heeding refusals.
struct Pressing {
    stop: Arc<AtomicBool>,
    admitted: Arc<AtomicU64>,
    refused: Arc<AtomicU64>,
    workers: JoinSet<()>,
}

impl Pressing {
    fn start(replicas: &[Gateway], key: &str) -> Self {
        let stop = Arc::new(AtomicBool::new(false));
        let (admitted, refused) = (Arc::new(AtomicU64::new(0)), Arc::new(AtomicU64::new(0)));
        let mut workers = JoinSet::new();
        for gateway in replicas.iter().chain(replicas) {
            let (request, stop) = (request(gateway, key), Arc::clone(&stop));
            let (admitted, refused) = (Arc::clone(&admitted), Arc::clone(&refused));
            workers.spawn(async move {
                loop {
                    let is_last = stop.load(Ordering::SeqCst);
                    let was_admitted = is_admitted(request.try_clone().unwrap()).await;
                    let counted = if was_admitted { &admitted } else { &refused };
                    counted.fetch_add(1, Ordering::SeqCst);
                    // The last is one that was asked after the stop and refused.
                    if is_last && !was_admitted {
                        return;
                    }
                }
            });
        }
        Self { stop, admitted, refused, workers }
    }

    fn admitted(&self) -> u64 {
        self.admitted.load(Ordering::SeqCst)
    }

    fn refused(&self) -> u64 {
        self.refused.load(Ordering::SeqCst)
    }

    /// Ends when every client was refused once more; how much was admitted.
    async fn stop(mut self) -> u64 {
        self.stop.store(true, Ordering::SeqCst);
        while let Some(ended) = self.workers.join_next().await {
            ended.unwrap();
        }
        self.admitted()
    }
}

async fn connect(redis: &Redis) -> MultiplexedConnection {
    let (_, hosts) = redis.address().split_once("://").unwrap();
    let first = hosts.split(',').next().unwrap();
    redis::Client::open(format!("redis://{first}")).unwrap().get_multiplexed_async_connection().await.unwrap()
}

/// Redis' clock in microseconds.
async fn time(connection: &mut MultiplexedConnection) -> u64 {
    let (seconds, micros): (u64, u64) = redis::cmd("TIME").query_async(connection).await.unwrap();
    seconds * 1_000_000 + micros
}

/// Points that return between two times of Redis' clock.
fn returned(from: u64, to: u64) -> u64 {
    (to - from) * REFILL / 1_000_000
}

async fn assert_the_admitted_total_is_the_policys(redis: &Redis) {
    let (replicas, key) = Box::pin(replicas(redis)).await;
    let mut clock = connect(redis).await;
    let begin = time(&mut clock).await;
    let pressing = Pressing::start(&replicas, &key);
    until(async || (pressing.refused() > 0).then_some(())).await;
    let emptied = time(&mut clock).await;
    let enough = emptied + 2_000_000;
    until(async || (time(&mut clock).await >= enough).then_some(())).await;
    let last = time(&mut clock).await;
    let admitted = pressing.stop().await;
    let end = time(&mut clock).await;
    // The bucket was full until `begin` at least, and held less than a point before `emptied` and again after `last`.
    let (fewest, most) = (CAPACITY + returned(emptied, last) - 2, CAPACITY + returned(begin, end) + 1);
    assert!((fewest..=most).contains(&admitted), "{admitted} admitted, not {fewest} to {most}");
    assert!(replicas.iter().all(|gateway| !gateway.app.limiter.is_degraded()));
}

async fn degraded(gateway: &Gateway) -> Value {
    let response = gateway.http().get(format!("http://{}/readyz", gateway.address)).send().await.unwrap();
    assert_eq!(response.status(), 200, "a gateway without Redis is ready");
    let mut answer: Value = response.json().await.unwrap();
    answer["degraded"].take()
}

/// Waits until every replica says that it does without Redis, or that it does not.
async fn until_degraded(replicas: &[Gateway], expected: bool) {
    let expected = if expected { json!(["redis"]) } else { Value::Null };
    for gateway in replicas {
        until(async || (degraded(gateway).await == expected).then_some(())).await;
    }
}

/// Whether a write can be counted; a read always can.
async fn may_write(gateway: &Gateway) -> bool {
    let key = BucketKey { owner: LimitKey::Client(ClientId(4711)), policy: Policy::Points };
    let bucket = Bucket::new(1_000, 1_000);
    let reserve = |access| gateway.app.limiter.reserve(key, bucket, NonZeroU32::MIN, access);
    let read = reserve(Access::Read).await;
    assert!(matches!(read, Outcome::Reserved(_)), "{read:?}");
    match reserve(Access::Write).await {
        Outcome::Reserved(_) => true,
        Outcome::Unavailable => false,
        other => panic!("{other:?}"),
    }
}

/// Reads are admitted on every replica, by however little.
async fn assert_reads_go_on(replicas: &[Gateway], key: &str) {
    for gateway in replicas {
        until(async || is_admitted(request(gateway, key)).await.then_some(())).await;
    }
}

async fn assert_an_outage_is_survived(redis: &mut Redis, fail: fn(&mut Redis), recover: fn(&mut Redis)) {
    let (replicas, key) = Box::pin(replicas(redis)).await;
    until_degraded(&replicas, false).await;
    assert!(may_write(&replicas[0]).await);
    let pressing = Pressing::start(&replicas, &key);
    until(async || (pressing.admitted() > 0).then_some(())).await;

    fail(redis);
    until_degraded(&replicas, true).await;
    for gateway in &replicas {
        assert!(!may_write(gateway).await);
    }
    assert_reads_go_on(&replicas, &key).await;

    recover(redis);
    until_degraded(&replicas, false).await;
    for gateway in &replicas {
        assert!(may_write(gateway).await);
    }
    assert_reads_go_on(&replicas, &key).await;
    // Its clients saw nothing but answers and honest refusals.
    pressing.stop().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn three_replicas_admit_together_what_the_policy_allows() {
    assert_the_admitted_total_is_the_policys(&start_redis()).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn three_replicas_admit_together_what_the_policy_allows_in_a_cluster() {
    assert_the_admitted_total_is_the_policys(&start_redis_cluster()).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_redis_that_crashes_and_comes_back_costs_reads_nothing_but_honest_refusals() {
    assert_an_outage_is_survived(&mut start_redis(), Redis::kill, Redis::start_again).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_cluster_that_hangs_and_goes_on_costs_reads_nothing_but_honest_refusals() {
    let hang = |redis: &mut Redis| (0..3).for_each(|server| redis.pause(server));
    let go_on = |redis: &mut Redis| (0..3).for_each(|server| redis.resume(server));
    assert_an_outage_is_survived(&mut start_redis_cluster(), hang, go_on).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_gateway_starts_without_redis_and_uses_it_once_it_is_there() {
    let mut redis = start_redis();
    redis.kill();
    let settings = [
        ("redis.url", redis.address()),
        ("redis.timeout_ms", "2000"),
        ("search.enabled", "false"),
        // What is counted stands there until it is full again, which takes a second.
        ("tiers.operator.burst", "40"),
        ("tiers.operator.requests_per_second", "1"),
    ];
    let gateway = Gateway::start_with(Backend::Postgres, &settings).await;
    assert_eq!(degraded(&gateway).await, json!(["redis"]));
    assert!(is_admitted(request(&gateway, &gateway.key)).await);
    redis.start_again();
    until_degraded(std::slice::from_ref(&gateway), false).await;
    assert!(is_admitted(request(&gateway, &gateway.key)).await);
    let keys: u64 = redis::cmd("DBSIZE").query_async(&mut connect(&redis).await).await.unwrap();
    assert!(keys > 0, "nothing was counted there");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_master_that_the_sentinels_replace_is_left_without_a_restart() {
    let mut redis = start_redis_sentinel();
    let settings = [("redis.url", redis.address()), ("redis.timeout_ms", "2000"), ("search.enabled", "false")];
    let gateway = Gateway::start_with(Backend::Postgres, &settings).await;
    assert_eq!(degraded(&gateway).await, Value::Null);
    assert!(may_write(&gateway).await);
    redis.kill();
    until(async || (!may_write(&gateway).await).then_some(())).await;
    assert!(is_admitted(request(&gateway, &gateway.key)).await);
    until_degraded(std::slice::from_ref(&gateway), false).await;
    assert!(may_write(&gateway).await);
    assert!(is_admitted(request(&gateway, &gateway.key)).await);
}
