//! Opens databases: `sqlite://path` with one writer and several readers in WAL mode, or `postgres://…` with a pool.

use std::time::Duration;

use sea_orm::{ConnectOptions, Database, DbErr};

use crate::domain::store::{Store, dialect::Dialect};

/// How to open a database.
#[derive(Debug, Clone)]
pub struct DatabaseOptions {
    /// `sqlite://path` or `postgres://user:password@host:port/name`.
    pub url: String,
    /// Connections that read at the same time. On two cores four are faster than sixteen.
    pub connections: u32,
    /// How long one statement may run on PostgreSQL.
    pub statement_timeout: Duration,
}

/// Why a database could not be opened. The address is never part of the message: it may hold a password.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// The address has neither of the two schemes.
    #[error("database.url must begin with sqlite:// or postgres://, such as sqlite://data/mingjing.db")]
    UnknownScheme,
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
    match options.url.split_once("://").map(|(scheme, _)| scheme) {
        Some("sqlite") => open_sqlite(options).await,
        Some("postgres" | "postgresql") => open_postgres(options).await,
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
            vec![("shared", pool.size(), pool.num_idle())]
        }
    }
}

async fn open_sqlite(options: &DatabaseOptions) -> Result<Store, OpenError> {
    let writer = Database::connect(sqlite_options(options, 1)).await.map_err(OpenError::Unreachable)?;
    let reader =
        Database::connect(sqlite_options(options, options.connections)).await.map_err(OpenError::Unreachable)?;
    Ok(Store::new(reader, writer, Dialect::Sqlite))
}

fn sqlite_options(options: &DatabaseOptions, connections: u32) -> ConnectOptions {
    let mut connect = shared_options(options, connections);
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
    let mut connect = shared_options(options, options.connections);
    connect.statement_timeout(options.statement_timeout);
    connect.map_sqlx_postgres_opts(|postgres| postgres.options([("timezone", "UTC"), ("jit", "off")]));
    let pool = Database::connect(connect).await.map_err(OpenError::Unreachable)?;
    Ok(Store::new(pool.clone(), pool, Dialect::Postgres))
}

fn shared_options(options: &DatabaseOptions, connections: u32) -> ConnectOptions {
    let mut connect = ConnectOptions::new(options.url.clone());
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
