//! The migrations: one file each, run in order, on PostgreSQL and on SQLite.
//!
//! A migration never imports `entity`: the rows of today must not change what a migration of last year does.

mod m0001_access;

pub use sea_orm_migration::MigratorTrait;
use sea_orm_migration::{MigrationTrait, async_trait};

/// Runs the migrations that a database lacks.
#[derive(Debug, Clone, Copy)]
pub struct Migrator;

#[async_trait::async_trait]
impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![Box::new(m0001_access::Migration)]
    }
}
