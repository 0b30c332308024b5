//! Three replicas over a Redis Cluster of three masters, and what is seen when one of them hangs.

use anyhow::Context;
use mingjing::{
    domain::{access::ClientId, limit::LimitKey},
    infra::limiter::script,
};
use tests::services::{self, Redis};

use crate::{
    counting,
    faults::Faults,
    outage::{self, Outage},
    replicas::Replicas,
    settings::Settings,
};

/// Measures both.
pub async fn measure(settings: &Settings, faults: &mut Faults) -> anyhow::Result<()> {
    println!("\ncluster: three replicas over one PostgreSQL and a Redis Cluster of three masters");
    let mut replicas = Box::pin(Replicas::start(settings, services::start_redis_cluster)).await?;
    counting::measure(settings, &replicas, faults).await?;
    let (mut greedy, mut clients) = (Vec::new(), Vec::new());
    for policy in replicas.policies {
        let client = replicas.city.client(policy.tier).await?;
        greedy.push((policy, replicas.greedy(&client, &policy)));
        clients.push(client.client);
    }
    let address = replicas.redis.as_ref().context("Redis is there")?.address().to_owned();
    let master = master_of(&address, clients[0]).await?;
    let outage = Outage {
        what: "the master that holds the buckets of the client that is limited by requests hangs, and goes on later"
            .to_owned(),
        begin: Box::new(move |redis: &mut Redis| redis.pause(master)),
        end: Box::new(move |redis: &mut Redis| redis.resume(master)),
    };
    outage::measure(settings, &mut replicas, greedy, outage, faults).await
}

/// The number of the master that holds a client's buckets: the others say that they do not.
async fn master_of(address: &str, client: ClientId) -> anyhow::Result<usize> {
    let (_, nodes) = address.split_once("://").context("an address with its form")?;
    let key = script::probe_key(LimitKey::Client(client));
    for (number, node) in nodes.split(',').enumerate() {
        let client = redis::Client::open(format!("redis://{node}"))?;
        let mut connection = client.get_multiplexed_async_connection().await?;
        let exists: redis::RedisResult<u8> = redis::cmd("EXISTS").arg(&key).query_async(&mut connection).await;
        if exists.is_ok() {
            return Ok(number);
        }
    }
    anyhow::bail!("no master holds {key}")
}
