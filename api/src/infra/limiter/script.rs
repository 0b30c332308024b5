//! Buckets in Redis: one Lua script, one key a bucket.
//!
//! The script takes all of the points or none, by the clock of the Redis server, in integers, and lets the key end when
//! the bucket is full. What is owed stays below [`FILL_MAX`](crate::domain::limit::FILL_MAX), which Lua's numbers hold
//! exactly. The key names the bucket's numbers, so that a bucket whose numbers change starts anew, and puts its owner
//! into a hash tag: the buckets of one owner are in one slot of a cluster.

use std::{sync::LazyLock, time::Duration};

use redis::{ErrorKind, RedisError, RedisResult, Script, ServerErrorKind, aio::ConnectionLike, cmd};

use crate::domain::limit::{Bucket, BucketKey, LimitKey};

const TEXT: &str = include_str!("bucket.lua");

/// Known by its hash, so that its text is sent only to a server that does not know it.
static SCRIPT: LazyLock<Script> = LazyLock::new(|| Script::new(TEXT));

/// What the script answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Taken {
    /// Whether the points were there.
    pub allowed: bool,
    /// How long the bucket now needs to be full.
    pub owed: Duration,
}

/// The key of a bucket with these numbers.
pub fn bucket_key(key: BucketKey, bucket: Bucket) -> String {
    let (policy, capacity, refill) = (key.policy.name(), bucket.capacity(), bucket.refill_per_second());
    format!("mj:{{{}}}:{policy}:{capacity}:{refill}", key.owner)
}

/// The key of a bucket that is used only to see whether buckets of this owner can be used.
pub fn probe_key(owner: LimitKey) -> String {
    format!("mj:{{{owner}}}:probe")
}

/// Takes points from the bucket under this key, or gives them back when they are negative. `at` stands for the server's
/// clock in tests; nothing else gives it.
///
/// # Errors
/// What Redis or the connection says.
pub async fn take(
    connection: &mut impl ConnectionLike,
    key: &str,
    bucket: Bucket,
    points: i64,
    at: Option<u64>,
) -> RedisResult<Taken> {
    let run = |how: &str, script: &str| {
        let mut command = cmd(how);
        command.arg(script).arg(1).arg(key);
        command.arg(u64::try_from(bucket.interval().as_nanos()).unwrap_or(u64::MAX));
        command.arg(bucket.capacity().get()).arg(points).arg(at.map_or_else(String::new, |at| at.to_string()));
        command
    };
    let known: RedisResult<(u8, u64)> = run("EVALSHA", SCRIPT.get_hash()).query_async(connection).await;
    let (allowed, owed) = match known {
        // EVAL also makes this server know it.
        Err(error) if is_unknown_script(&error) => run("EVAL", TEXT).query_async(connection).await?,
        other => other?,
    };
    Ok(Taken { allowed: allowed == 1, owed: Duration::from_nanos(owed) })
}

fn is_unknown_script(error: &RedisError) -> bool {
    error.kind() == ErrorKind::Server(ServerErrorKind::NoScript)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{access::ClientId, limit::Policy};

    #[test]
    fn a_key_names_owner_policy_and_numbers_and_only_the_owner_chooses_the_slot() {
        let owner = LimitKey::Client(ClientId(7));
        let key = |policy| bucket_key(BucketKey { owner, policy }, Bucket::new(60, 20));
        assert_eq!(key(Policy::Requests), "mj:{client:7}:requests:60:20");
        assert_eq!(key(Policy::Points), "mj:{client:7}:points:60:20");
        assert_eq!(probe_key(owner), "mj:{client:7}:probe");
    }
}
