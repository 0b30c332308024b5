//! The database as the domain sees it: connections to read and to write with, and the SQL that differs.
//!
//! `infra::database` opens it. Everything that differs between PostgreSQL and SQLite stands in [`dialect`].

pub mod dialect;

use std::sync::{
    Arc,
    atomic::{AtomicU64, Ordering},
};

use sea_orm::DatabaseConnection;

use self::dialect::Dialect;

/// An open database.
///
/// SQLite has one writer and several readers, PostgreSQL one pool for both: a caller always says which it needs.
#[derive(Debug, Clone)]
pub struct Store {
    reader: DatabaseConnection,
    writer: DatabaseConnection,
    dialect: Dialect,
    statements: Arc<AtomicU64>,
}

impl Store {
    /// Wraps open connections; every statement on them is counted.
    pub fn new(mut reader: DatabaseConnection, mut writer: DatabaseConnection, dialect: Dialect) -> Self {
        let statements = Arc::new(AtomicU64::new(0));
        for connection in [&mut reader, &mut writer] {
            let statements = Arc::clone(&statements);
            connection.set_metric_callback(move |_| {
                statements.fetch_add(1, Ordering::Relaxed);
            });
        }
        Self { reader, writer, dialect, statements }
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

    /// The number of statements run so far; the statement-count tests read it.
    pub fn statements(&self) -> u64 {
        self.statements.load(Ordering::Relaxed)
    }
}
