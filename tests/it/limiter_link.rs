//! The link to Redis in a process that is too busy to look at what Redis answered.

use std::{num::NonZeroU32, time::Duration};

use mingjing::{
    config::RedisAddress,
    domain::{
        access::ClientId,
        limit::{Bucket, BucketKey, LimitKey, Policy},
    },
    infra::limiter::{Access, Limiter, Outcome, RedisTarget, SharedOptions},
};
use tests::services::{Redis, start_redis, start_redis_cluster};

/// How long a request waits for Redis.
const BUDGET: Duration = Duration::from_millis(50);

/// Asks Redis, and keeps the only thread busy for longer than an answer is waited for, but not longer than one takes.
async fn assert_an_answer_that_is_there_is_taken(redis: &Redis) {
    let address = RedisAddress::parse(redis.address()).unwrap();
    let options = SharedOptions {
        target: RedisTarget { address, root_certificates: None },
        timeout: BUDGET,
        fallback_percent: 50,
    };
    let limiter = Limiter::shared(options).await;
    let key = BucketKey { owner: LimitKey::Client(ClientId(1)), policy: Policy::Points };
    let bucket = Bucket::new(1_000, 1_000);
    // A server that the connection has not asked yet is asked for its script, and may take long. Only Redis counts writes.
    tests::until(async || {
        let outcome = limiter.reserve(key, bucket, NonZeroU32::MIN, Access::Write).await;
        matches!(outcome, Outcome::Reserved(_)).then_some(())
    })
    .await;
    for _ in 0..3 {
        let busy = async {
            // The question goes out.
            for _ in 0..10 {
                tokio::task::yield_now().await;
            }
            std::thread::sleep(BUDGET * 10);
        };
        let (outcome, ()) = tokio::join!(limiter.reserve(key, bucket, NonZeroU32::MIN, Access::Write), busy);
        assert!(matches!(outcome, Outcome::Reserved(_)), "{outcome:?}");
        assert!(!limiter.is_degraded());
    }
}

#[tokio::test]
async fn an_answer_that_came_while_the_process_was_busy_is_no_outage() {
    assert_an_answer_that_is_there_is_taken(&start_redis()).await;
}

#[tokio::test]
async fn an_answer_of_a_cluster_that_came_while_the_process_was_busy_is_no_outage() {
    assert_an_answer_that_is_there_is_taken(&start_redis_cluster()).await;
}
