//! Buckets in the process and buckets in Redis are the same buckets: random schedules of reservations and refunds have
//! the same outcomes in both, to the nanosecond.

use std::{num::NonZeroU32, time::Duration};

use governor::clock::FakeRelativeClock;
use mingjing::{
    domain::{
        access::ClientId,
        limit::{Bucket, BucketKey, Decision, LimitKey, Policy},
    },
    infra::limiter::{local::LocalLimiter, script},
};
use proptest::prelude::*;
use redis::aio::MultiplexedConnection;
use tests::services::{Redis, start_redis};

const KEY: BucketKey = BucketKey { owner: LimitKey::Client(ClientId(7)), policy: Policy::Points };

/// A day of 2025, in microseconds: where the schedules begin.
const BEGIN: u64 = 1_760_000_000_000_000;

#[derive(Debug, Clone)]
enum Step {
    Pass { micros: u64 },
    Reserve { cost: u32 },
    Refund { points: u32 },
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let step = prop_oneof![
        3 => (0_u64..3_000_000).prop_map(|micros| Step::Pass { micros }),
        1 => (0_u64..50).prop_map(|micros| Step::Pass { micros }),
        6 => (1_u32..60).prop_map(|cost| Step::Reserve { cost }),
        3 => (0_u32..60).prop_map(|points| Step::Refund { points }),
    ];
    prop::collection::vec(step, 1..120)
}

async fn connect(redis: &Redis) -> MultiplexedConnection {
    redis::Client::open(redis.address()).unwrap().get_multiplexed_async_connection().await.unwrap()
}

/// Follows the schedule in both places and compares every decision.
async fn follow(connection: &mut MultiplexedConnection, bucket: Bucket, steps: &[Step]) -> Result<(), TestCaseError> {
    let clock = FakeRelativeClock::default();
    let local = LocalLimiter::with_clock(clock.clone(), 10);
    let key = script::bucket_key(KEY, bucket);
    redis::cmd("DEL").arg(&key).query_async::<()>(connection).await.unwrap();
    let mut now = BEGIN;
    for step in steps {
        match *step {
            Step::Pass { micros } => {
                clock.advance(Duration::from_micros(micros));
                now += micros;
            }
            Step::Reserve { cost } => {
                let cost = cost.min(bucket.capacity().get());
                let here = local.reserve(KEY, bucket, NonZeroU32::new(cost).unwrap());
                let taken = script::take(connection, &key, bucket, i64::from(cost), Some(now)).await.unwrap();
                let there = Decision::new(bucket, cost, taken.allowed, taken.owed);
                prop_assert_eq!(here, Some(there), "{} of {:?}", cost, bucket);
            }
            Step::Refund { points } => {
                local.refund(KEY, bucket, points);
                let taken = script::take(connection, &key, bucket, -i64::from(points), Some(now)).await.unwrap();
                prop_assert!(taken.allowed && taken.owed <= bucket.window());
            }
        }
    }
    Ok(())
}

#[test]
fn both_places_decide_alike_on_any_schedule() {
    let redis = start_redis();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let connection = runtime.block_on(connect(&redis));
    let rate = prop_oneof![1_u32..60, Just(3_000), Just(7_777), Just(1_000_000), Just(999_999_999)];
    proptest!(ProptestConfig::with_cases(200), |(capacity in 1_u32..80, rate in rate, steps in steps())| {
        runtime.block_on(follow(&mut connection.clone(), Bucket::new(capacity, rate), &steps))?;
    });
}

#[tokio::test]
async fn redis_counts_by_its_own_clock_and_forgets_a_bucket_that_is_full() {
    let redis = start_redis();
    let mut connection = connect(&redis).await;
    // It takes longer to fill than this test takes.
    let bucket = Bucket::new(1_000, 1);
    let key = script::bucket_key(KEY, bucket);
    let first = script::take(&mut connection, &key, bucket, 1_000, None).await.unwrap();
    assert_eq!((first.allowed, first.owed), (true, bucket.window()));
    assert!(!script::take(&mut connection, &key, bucket, 1_000, None).await.unwrap().allowed);
    let ends_in: i64 = redis::cmd("PTTL").arg(&key).query_async(&mut connection).await.unwrap();
    assert!((1..=1_000_000).contains(&ends_in), "{ends_in}");
    let back = script::take(&mut connection, &key, bucket, -2_000, None).await.unwrap();
    assert_eq!((back.allowed, back.owed), (true, Duration::ZERO));
    let kept: bool = redis::cmd("EXISTS").arg(&key).query_async(&mut connection).await.unwrap();
    assert!(!kept, "a full bucket needs no key");
}

#[tokio::test]
async fn a_server_that_forgot_the_script_learns_it_again() {
    let redis = start_redis();
    let mut connection = connect(&redis).await;
    let bucket = Bucket::new(5, 1);
    let key = script::bucket_key(KEY, bucket);
    for _ in 0..2 {
        redis::cmd("SCRIPT").arg("FLUSH").query_async::<()>(&mut connection).await.unwrap();
        assert!(script::take(&mut connection, &key, bucket, 1, None).await.unwrap().allowed);
    }
    let known: (bool,) = redis::cmd("SCRIPT")
        .arg("EXISTS")
        .arg(redis::Script::new(include_str!("../../api/src/infra/limiter/bucket.lua")).get_hash())
        .query_async(&mut connection)
        .await
        .unwrap();
    assert!(known.0);
}
