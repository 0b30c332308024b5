//! The database's history: one file a migration, for PostgreSQL and SQLite. Never imports `entity`: a migration
//! says what was true on its day, entities say what is true today.

pub use sea_orm_migration::MigratorTrait;
use sea_orm_migration::{MigrationTrait, async_trait};

mod record;

mod m0002_registry;
mod m0003_abnormal_operation;

/// Applies the migrations in their order.
#[derive(Debug)]
pub struct Migrator;

#[async_trait::async_trait]
impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![Box::new(m0002_registry::Migration), Box::new(m0003_abnormal_operation::Migration)]
    }
}
