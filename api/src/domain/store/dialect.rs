//! The one place where PostgreSQL and SQLite differ.

use sea_orm::DbBackend;

/// Which database this is, and how it writes what the two write differently.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dialect {
    /// PostgreSQL 15 or later.
    Postgres,
    /// SQLite as bundled.
    Sqlite,
}

impl Dialect {
    /// sea-orm's name for it.
    pub fn backend(self) -> DbBackend {
        match self {
            Self::Postgres => DbBackend::Postgres,
            Self::Sqlite => DbBackend::Sqlite,
        }
    }
}
