//! The view of all changes: only this file names its entity.

use std::sync::LazyLock;

use crate::domain::store::table::Table;

/// The view of all changes.
pub fn feed_table() -> &'static Table {
    static TABLE: LazyLock<Table> = LazyLock::new(Table::of::<entity::change_feed::Entity>);
    &TABLE
}
