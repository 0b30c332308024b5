//! Three replicas over one Redis, and what is seen when that is killed.

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
    println!("\nreplicas: three over one PostgreSQL and one Redis");
    let mut replicas = Box::pin(Replicas::start(settings, services::start_redis)).await?;
    counting::measure(settings, &replicas, faults).await?;
    let mut greedy = Vec::new();
    for policy in replicas.policies {
        greedy.push((policy, replicas.greedy(&replicas.city.client(policy.tier).await?, &policy)));
    }
    let outage = Outage {
        what: "Redis is killed, and started again later".to_owned(),
        begin: Box::new(Redis::kill),
        end: Box::new(Redis::start_again),
    };
    outage::measure(settings, &mut replicas, greedy, outage, faults).await
}
