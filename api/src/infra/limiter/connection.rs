//! A connection to Redis, whatever its servers are to each other.

use std::time::Duration;

use redis::{
    AsyncConnectionConfig, Client, ConnectionAddr, ConnectionInfo, IntoConnectionInfo as _, RedisConnectionInfo,
    RedisResult,
    aio::MultiplexedConnection,
    cluster::ClusterClientBuilder,
    cluster_async::ClusterConnection,
    sentinel::{SentinelClientBuilder, SentinelServerType},
};

use super::script::{self, Taken};
use crate::{
    config::{RedisAddress, RedisTopology},
    domain::limit::Bucket,
};

/// How long opening a connection may take, and a command on it before the connection gives it up. Callers wait less.
const LONGEST_WAIT: Duration = Duration::from_secs(1);

/// An open connection. Clones share it.
#[derive(Clone)]
pub(super) enum Connection {
    /// To one server: the only one, or the one that the Sentinels named.
    Server(MultiplexedConnection),
    /// To the nodes of a cluster.
    Cluster(ClusterConnection),
}

impl Connection {
    /// Opens a connection. Sentinels are asked anew each time, so this is also how a new master is found.
    pub(super) async fn open(address: &RedisAddress) -> RedisResult<Self> {
        let config = AsyncConnectionConfig::new()
            .set_connection_timeout(Some(LONGEST_WAIT))
            .set_response_timeout(Some(LONGEST_WAIT));
        match &address.topology {
            RedisTopology::Single => {
                let mut nodes = infos(address)?.into_iter();
                let node = nodes.next().ok_or((redis::ErrorKind::InvalidClientConfig, "the address names no host"))?;
                let client = Client::open(node)?;
                client.get_multiplexed_async_connection_with_config(&config).await.map(Self::Server)
            }
            RedisTopology::Sentinel { master } => {
                let sentinels = address.nodes.iter().map(|(host, port)| ConnectionAddr::Tcp(host.clone(), *port));
                let mut builder = SentinelClientBuilder::new(sentinels, master, SentinelServerType::Master)?;
                if let Some(user) = &address.user {
                    builder = builder.set_client_to_redis_username(user);
                }
                if let Some(password) = &address.password {
                    builder = builder.set_client_to_redis_password(password.expose());
                }
                builder.build()?.get_async_connection_with_config(&config).await.map(Self::Server)
            }
            RedisTopology::Cluster => {
                // Enough to follow a slot that moved. A command that fails is counted here instead.
                let client = ClusterClientBuilder::new(infos(address)?)
                    .retries(2)
                    .connection_timeout(LONGEST_WAIT)
                    .response_timeout(LONGEST_WAIT)
                    .build()?;
                client.get_async_connection().await.map(Self::Cluster)
            }
        }
    }

    /// Takes points from a bucket.
    pub(super) async fn take(&mut self, key: &str, bucket: Bucket, points: i64) -> RedisResult<Taken> {
        match self {
            Self::Server(connection) => script::take(connection, key, bucket, points, None).await,
            Self::Cluster(connection) => script::take(connection, key, bucket, points, None).await,
        }
    }
}

fn infos(address: &RedisAddress) -> RedisResult<Vec<ConnectionInfo>> {
    let mut login = RedisConnectionInfo::default().set_db(address.database);
    if let Some(user) = &address.user {
        login = login.set_username(user);
    }
    if let Some(password) = &address.password {
        login = login.set_password(password.expose());
    }
    let info = |(host, port): &(String, u16)| {
        Ok(ConnectionAddr::Tcp(host.clone(), *port).into_connection_info()?.set_redis_settings(login.clone()))
    };
    address.nodes.iter().map(info).collect()
}
