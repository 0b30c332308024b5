//! Opens databases: `sqlite://path` with one writer and several readers in WAL mode, or `postgres://…` with a pool.

use std::{path::PathBuf, str::FromStr as _, time::Duration};

use async_trait::async_trait;
use sea_orm::{ConnectOptions, Database, DatabaseConnection, DbErr, sqlx::sqlite::SqliteConnectOptions};

use crate::{
    domain::store::{
        Store,
        dialect::Dialect,
        standby::{Dial, Link, Standbys},
    },
    secret::Secret,
};

/// How to open a database.
#[derive(Debug, Clone)]
pub struct DatabaseOptions {
    /// `sqlite://path` or `postgres://user:password@host:port/name`.
    pub url: Secret,
    /// The addresses of PostgreSQL's standbys.
    pub standby_urls: Vec<Secret>,
    /// How old an answer from a standby may be.
    pub standby_lag_max: Duration,
    /// Connections to each address that read at the same time. On two cores four are faster than sixteen.
    pub connections: u32,
    /// How long one statement may run on PostgreSQL.
    pub statement_timeout: Duration,
}

impl DatabaseOptions {
    /// How to open the database at this address, without standbys, with the time limit of the default configuration.
    pub fn new(url: impl Into<String>, connections: u32) -> Self {
        let (standby_urls, standby_lag_max) = (Vec::new(), Duration::from_secs(1));
        Self {
            url: Secret::new(url),
            standby_urls,
            standby_lag_max,
            connections,
            statement_timeout: Duration::from_secs(5),
        }
    }
}

/// Why a database could not be opened. The address is never part of the message: it may hold a password.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// The address has neither of the two schemes.
    #[error("database.url must begin with sqlite:// or postgres://, such as sqlite://data/mingjing.db")]
    UnknownScheme,
    /// Standbys are PostgreSQL's.
    #[error(
        "database.standby_urls names standbys of a PostgreSQL, but database.url is not the address of one; leave it empty for SQLite"
    )]
    NoStandbys,
    /// The database did not answer, or refused.
    #[error(
        "the database named by database.url could not be opened; check that it runs, that the name, user and password are right, and that the folder of a SQLite file exists"
    )]
    Unreachable(#[source] DbErr),
}

/// Opens the database.
///
/// # Errors
/// [`OpenError`] when the address is of an unknown kind or nothing answers there.
pub async fn open(options: &DatabaseOptions) -> Result<Store, OpenError> {
    match options.url.expose().split_once("://").map(|(scheme, _)| scheme) {
        // Boxed: connecting has large futures, and they would be part of whatever waits for this.
        Some("sqlite") => Box::pin(open_sqlite(options)).await,
        Some("postgres" | "postgresql") => Box::pin(open_postgres(options)).await,
        _ => Err(OpenError::UnknownScheme),
    }
    .inspect_err(|error| tracing::debug!(?error, "database not opened"))
}

/// The pools of an open database: name, open connections, idle ones.
pub fn pools(store: &Store) -> Vec<(&'static str, u32, usize)> {
    match store.dialect() {
        Dialect::Sqlite => {
            let (reader, writer) = (store.reader(), store.writer());
            let (reader, writer) = (reader.get_sqlite_connection_pool(), writer.get_sqlite_connection_pool());
            vec![("reader", reader.size(), reader.num_idle()), ("writer", writer.size(), writer.num_idle())]
        }
        Dialect::Postgres => {
            let pool = store.reader().get_postgres_connection_pool();
            let mut pools = vec![("shared", pool.size(), pool.num_idle())];
            let sum = store.standbys().lines().fold((0, 0), |(open, idle), line| {
                let pool = line.requests().get_postgres_connection_pool();
                (open + pool.size(), idle + pool.num_idle())
            });
            if !store.standbys().is_empty() {
                pools.push(("standby", sum.0, sum.1));
            }
            pools
        }
    }
}

/// The file that a database is in, where it is SQLite's and in one.
pub fn sqlite_file(url: &str) -> Option<PathBuf> {
    let options = SqliteConnectOptions::from_str(url).ok().filter(|_| url.starts_with("sqlite:"))?;
    let file = options.get_filename();
    // One in memory has a name that no file has, or is said to be there.
    let is_in_memory = file.to_string_lossy().starts_with("file:") || url.contains("mode=memory");
    (!is_in_memory).then(|| file.to_owned())
}

async fn open_sqlite(options: &DatabaseOptions) -> Result<Store, OpenError> {
    if !options.standby_urls.is_empty() {
        return Err(OpenError::NoStandbys);
    }
    let writer = Database::connect(sqlite_options(options, 1)).await.map_err(OpenError::Unreachable)?;
    let reader =
        Database::connect(sqlite_options(options, options.connections)).await.map_err(OpenError::Unreachable)?;
    Ok(Store::new(reader, writer, Dialect::Sqlite))
}

fn sqlite_options(options: &DatabaseOptions, connections: u32) -> ConnectOptions {
    let mut connect = shared_options(options.url.expose(), connections);
    connect.map_sqlx_sqlite_opts(|sqlite| {
        sqlite
            .create_if_missing(true)
            .foreign_keys(true)
            .busy_timeout(Duration::from_secs(10))
            .pragma("journal_mode", "WAL")
            .pragma("synchronous", "FULL")
            .pragma("cache_size", "-65536")
            .pragma("mmap_size", "1073741824")
            .pragma("temp_store", "MEMORY")
    });
    connect
}

async fn open_postgres(options: &DatabaseOptions) -> Result<Store, OpenError> {
    let connect = postgres_options(options.url.expose(), options, options.connections);
    let pool = Database::connect(connect).await.map_err(OpenError::Unreachable)?;
    let store = Store::new(pool.clone(), pool, Dialect::Postgres);
    if options.standby_urls.is_empty() {
        return Ok(store);
    }
    let address = |url: &Secret| -> Box<dyn Dial> {
        Box::new(Address { url: url.clone(), options: options.clone(), counted: store.clone() })
    };
    let standbys: Vec<Box<dyn Dial>> = options.standby_urls.iter().map(address).collect();
    let standbys = Standbys::new(address(&options.url), standbys, options.standby_lag_max);
    Ok(store.with_standbys(standbys))
}

/// Where a primary or standby is.
#[derive(Debug)]
struct Address {
    url: Secret,
    options: DatabaseOptions,
    counted: Store,
}

impl Address {
    /// Connects when the first statement is run.
    async fn connect(&self, connections: u32) -> Result<DatabaseConnection, DbErr> {
        let mut connect = postgres_options(self.url.expose(), &self.options, connections);
        connect.connect_lazy(true).min_connections(0);
        Database::connect(connect).await
    }
}

#[async_trait]
impl Dial for Address {
    async fn dial(&self) -> Result<Link, DbErr> {
        let requests = self.counted.counted(self.connect(self.options.connections).await?);
        Ok(Link { requests, looks: self.connect(1).await? })
    }
}

fn postgres_options(url: &str, options: &DatabaseOptions, connections: u32) -> ConnectOptions {
    let mut connect = shared_options(url, connections);
    connect.statement_timeout(options.statement_timeout);
    connect.map_sqlx_postgres_opts(|postgres| postgres.options([("timezone", "UTC"), ("jit", "off")]));
    connect
}

fn shared_options(url: &str, connections: u32) -> ConnectOptions {
    let mut connect = ConnectOptions::new(url);
    connect
        .max_connections(connections)
        .min_connections(1)
        .connect_timeout(Duration::from_secs(5))
        .acquire_timeout(Duration::from_secs(5))
        // A dead connection shows at its first statement; asking before each one costs a third of the throughput.
        .test_before_acquire(false)
        .sqlx_logging(false);
    connect
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_of_a_database_is_the_one_that_is_opened() {
        let file = |url: &str| sqlite_file(url).map(|file| file.display().to_string());
        assert_eq!(file("sqlite://data/mingjing.db").as_deref(), Some("data/mingjing.db"));
        assert_eq!(file("sqlite:///srv/my%20data/mingjing.db?mode=rwc").as_deref(), Some("/srv/my data/mingjing.db"));
        assert_eq!(file("sqlite::memory:"), None);
        assert_eq!(file("sqlite://x?mode=memory"), None);
        assert_eq!(file("postgres://user@host/name"), None);
    }
}
