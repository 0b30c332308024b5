//! A connection to Redis, whatever its servers are to each other.

use std::time::Duration;

use redis::{
    AsyncConnectionConfig, Client, ConnectionAddr, ConnectionInfo, IntoConnectionInfo as _, RedisConnectionInfo,
    RedisResult, TlsCertificates, TlsMode,
    aio::MultiplexedConnection,
    cluster::{ClusterClient, ClusterClientBuilder},
    cluster_async::ClusterConnection,
    sentinel::{SentinelClient, SentinelClientBuilder, SentinelServerType},
};

use super::script::{self, Taken};
use crate::{
    config::{RedisAddress, RedisTopology},
    domain::limit::Bucket,
};

/// How long opening a connection may take, and a command on it before the connection gives it up. Callers wait less.
const LONGEST_WAIT: Duration = Duration::from_secs(1);

/// Where Redis is, and who is believed to vouch for it.
#[derive(Debug, Clone)]
pub struct RedisTarget {
    /// Where it is.
    pub address: RedisAddress,
    /// Certificates of authorities in PEM form, for TLS; none to believe those of the system.
    pub root_certificates: Option<Vec<u8>>,
}

impl RedisTarget {
    fn certificates(&self) -> TlsCertificates {
        TlsCertificates { client_tls: None, root_cert: self.root_certificates.clone() }
    }

    fn node(&self, (host, port): &(String, u16)) -> ConnectionAddr {
        let (host, port) = (host.clone(), *port);
        if self.address.tls {
            ConnectionAddr::TcpTls { host, port, insecure: false, tls_params: None }
        } else {
            ConnectionAddr::Tcp(host, port)
        }
    }

    fn nodes(&self) -> RedisResult<Vec<ConnectionInfo>> {
        let address = &self.address;
        let mut login = RedisConnectionInfo::default().set_db(address.database);
        if let Some(user) = &address.user {
            login = login.set_username(user);
        }
        if let Some(password) = &address.password {
            login = login.set_password(password.expose());
        }
        let info = |node| Ok(self.node(node).into_connection_info()?.set_redis_settings(login.clone()));
        address.nodes.iter().map(info).collect()
    }

    fn client(&self) -> RedisResult<Client> {
        let mut nodes = self.nodes()?.into_iter();
        let node = nodes.next().ok_or((redis::ErrorKind::InvalidClientConfig, "the address names no host"))?;
        if self.address.tls { Client::build_with_tls(node, self.certificates()) } else { Client::open(node) }
    }

    fn sentinel_client(&self, master: &str) -> RedisResult<SentinelClient> {
        let address = &self.address;
        let sentinels = address.nodes.iter().map(|node| self.node(node));
        let mut builder = SentinelClientBuilder::new(sentinels, master, SentinelServerType::Master)?;
        if address.tls {
            builder = builder
                .set_client_to_redis_tls_mode(TlsMode::Secure)
                .set_client_to_sentinel_tls_mode(TlsMode::Secure)
                .set_client_to_redis_certificates(self.certificates())
                .set_client_to_sentinel_certificates(self.certificates());
        }
        if let Some(user) = &address.user {
            builder = builder.set_client_to_redis_username(user);
        }
        if let Some(password) = &address.password {
            builder = builder.set_client_to_redis_password(password.expose());
        }
        builder.build()
    }

    fn cluster_client(&self) -> RedisResult<ClusterClient> {
        // Enough to follow a slot that moved. A command that fails is counted here instead.
        let mut builder = ClusterClientBuilder::new(self.nodes()?)
            .retries(2)
            .connection_timeout(LONGEST_WAIT)
            .response_timeout(LONGEST_WAIT);
        if self.address.tls {
            builder = builder.tls(TlsMode::Secure).certs(self.certificates());
        }
        builder.build()
    }
}

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
    pub(super) async fn open(target: &RedisTarget) -> RedisResult<Self> {
        let config = AsyncConnectionConfig::new()
            .set_connection_timeout(Some(LONGEST_WAIT))
            .set_response_timeout(Some(LONGEST_WAIT));
        match &target.address.topology {
            RedisTopology::Single => {
                target.client()?.get_multiplexed_async_connection_with_config(&config).await.map(Self::Server)
            }
            RedisTopology::Sentinel { master } => {
                target.sentinel_client(master)?.get_async_connection_with_config(&config).await.map(Self::Server)
            }
            RedisTopology::Cluster => target.cluster_client()?.get_async_connection().await.map(Self::Cluster),
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
