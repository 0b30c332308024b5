//! The database as the domain sees it: connections to read and to write with, and the SQL that differs.
//!
//! `infra::database` opens it. Everything that differs between PostgreSQL and SQLite stands in [`dialect`]. Reads that may
//! be a moment old go through a [`view`], which may lead to a [`standby`].

pub mod cell;
pub mod dialect;
pub mod flush;
pub mod id_window;
pub mod past;
pub mod sql;
pub mod standby;
mod statement_span;
pub mod table;
pub mod view;

use std::{
    fmt,
    sync::{
        Arc, OnceLock,
        atomic::{AtomicU64, Ordering},
    },
    time::Duration,
};

use sea_orm::{ConnectionTrait, DatabaseConnection, DbErr, Statement};

use self::cell::Cell;
use self::{dialect::Dialect, sql::Sql, standby::Standbys};

/// Why a statement failed. The message never repeats the database's own text; the cause does, for the log.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The database refused or did not answer.
    #[error("the database did not answer")]
    Database(#[from] DbErr),
    /// The answer was not the JSON that the statement asks for: a fault of ours.
    #[error("the database's answer does not fit the statement")]
    Answer(#[source] serde_json::Error),
}

/// An open database.
///
/// SQLite has one writer and several readers, PostgreSQL one pool for both: a caller always says which it needs.
#[derive(Debug, Clone)]
pub struct Store {
    reader: DatabaseConnection,
    writer: DatabaseConnection,
    dialect: Dialect,
    standbys: Standbys,
    statements: Arc<Statements>,
}

/// What ran on a database so far.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct StatementTotals {
    /// Statements.
    pub count: u64,
    /// Those of them that failed.
    pub failed: u64,
    /// What they took together.
    pub elapsed: Duration,
}

/// What is told of each statement that ran.
type Watcher = Box<dyn Fn(&Statement) + Send + Sync>;

/// What is known of the statements that ran.
#[derive(Default)]
struct Statements {
    count: AtomicU64,
    failed: AtomicU64,
    elapsed_ns: AtomicU64,
    watcher: OnceLock<Watcher>,
}

impl fmt::Debug for Statements {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_tuple("Statements").field(&self.count).finish()
    }
}

impl Store {
    /// Wraps open connections; every statement on them is counted, and told of in the trace of its request.
    pub fn new(mut reader: DatabaseConnection, mut writer: DatabaseConnection, dialect: Dialect) -> Self {
        let statements: Arc<Statements> = Arc::default();
        for connection in [&mut reader, &mut writer] {
            count(connection, &statements, dialect);
        }
        Self { reader, writer, dialect, standbys: Standbys::default(), statements }
    }

    /// The same database with standbys.
    #[must_use]
    pub fn with_standbys(self, standbys: Standbys) -> Self {
        Self { standbys, ..self }
    }

    /// A further connection, whose statements are counted with those of this database.
    #[must_use]
    pub fn counted(&self, mut connection: DatabaseConnection) -> DatabaseConnection {
        count(&mut connection, &self.statements, self.dialect);
        connection
    }

    /// The same database for work in the background, whose statements are counted apart from those of requests.
    #[must_use]
    pub fn background(&self) -> Self {
        Self::new(self.reader.clone(), self.writer.clone(), self.dialect)
    }

    /// A connection to read with.
    pub fn reader(&self) -> &DatabaseConnection {
        &self.reader
    }

    /// A connection to write with, and to read what a write depends on.
    pub fn writer(&self) -> &DatabaseConnection {
        &self.writer
    }

    /// How this database writes what the two write differently.
    pub fn dialect(&self) -> Dialect {
        self.dialect
    }

    /// The standbys that a view may read.
    pub fn standbys(&self) -> &Standbys {
        &self.standbys
    }

    /// Lets the database look at its data after much of it was written, so that it chooses indexes well.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn optimise(&self) -> Result<(), StoreError> {
        self.writer.execute_unprepared("ANALYZE").await?;
        Ok(())
    }

    /// The number of statements run so far; the statement-count tests read it.
    pub fn statements(&self) -> u64 {
        self.statements.count.load(Ordering::Relaxed)
    }

    /// What ran so far, for the metrics.
    pub fn statement_totals(&self) -> StatementTotals {
        let Statements { count, failed, elapsed_ns, .. } = self.statements.as_ref();
        StatementTotals {
            count: count.load(Ordering::Relaxed),
            failed: failed.load(Ordering::Relaxed),
            elapsed: Duration::from_nanos(elapsed_ns.load(Ordering::Relaxed)),
        }
    }

    /// Shows every statement that runs from now on to a watcher; only the first watcher is taken. Benches learn from
    /// it which SQL a query becomes.
    pub fn watch_statements(&self, watcher: impl Fn(&Statement) + Send + Sync + 'static) {
        let _ = self.statements.watcher.set(Box::new(watcher));
    }
}

/// Counts the statements of a connection, and makes spans of them where a request is traced.
fn count(connection: &mut DatabaseConnection, statements: &Arc<Statements>, dialect: Dialect) {
    let statements = Arc::clone(statements);
    connection.set_metric_callback(move |run| {
        statements.count.fetch_add(1, Ordering::Relaxed);
        statements.failed.fetch_add(u64::from(run.failed), Ordering::Relaxed);
        let elapsed_ns = u64::try_from(run.elapsed.as_nanos()).unwrap_or(u64::MAX);
        statements.elapsed_ns.fetch_add(elapsed_ns, Ordering::Relaxed);
        statement_span::tell(dialect, &run.statement.sql, run.elapsed, run.failed);
        if let Some(watcher) = statements.watcher.get() {
            watcher(run.statement);
        }
    });
}

/// Runs a statement that answers with one JSON text.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub async fn fetch_json(connection: &impl ConnectionTrait, sql: Sql) -> Result<Cell, StoreError> {
    let Some(found) = connection.query_one_raw(sql.finish()).await? else { return Ok(Cell::Null) };
    match found.try_get_by_index::<Option<String>>(0)? {
        Some(json) => serde_json::from_str(&json).map_err(StoreError::Answer),
        None => Ok(Cell::Null),
    }
}
