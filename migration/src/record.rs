//! What every record table has, so that a kind's migration adds only its own columns.

use sea_orm_migration::{
    prelude::*,
    sea_query::{ColumnDef, Expr, Index, IndexCreateStatement, Table, TableCreateStatement},
};

/// A new record table: the columns that all kinds share, to which the caller adds the kind's own.
pub(crate) fn record_table(name: &'static str) -> TableCreateStatement {
    Table::create()
        .table(name)
        .col(ColumnDef::new("id").big_integer().not_null().primary_key())
        .col(ColumnDef::new("enterprise_id").big_integer().not_null())
        .col(text("identity").not_null())
        .col(ColumnDef::new("publisher_id").big_integer().not_null())
        .col(text("state").not_null())
        .col(ColumnDef::new("revision").integer().not_null())
        .col(ColumnDef::new("content_hash").big_integer().not_null())
        .col(ColumnDef::new("published_at").timestamp_with_time_zone().not_null())
        .col(ColumnDef::new("updated_at").timestamp_with_time_zone().not_null())
        // Copied from the enterprise, so that lists filter by them along an index.
        .col(text("district"))
        .col(text("industry"))
        .foreign_key(ForeignKey::create().from(name, "enterprise_id").to("enterprise", "id"))
        .foreign_key(ForeignKey::create().from(name, "publisher_id").to("organisation", "id"))
        .to_owned()
}

/// Creates the table and the indexes that its lists and its identity need.
///
/// `occurred_on` is the column that the kind is ordered by; a kind without one is listed in the order of entry. Every
/// index that a list reads along ends in what the list is ordered by, so that a page costs the same at any depth.
pub(crate) async fn create_record_table(
    manager: &SchemaManager<'_>,
    table: TableCreateStatement,
    name: &'static str,
    occurred_on: Option<&'static str>,
) -> Result<(), DbErr> {
    manager.create_table(table).await?;
    manager.create_index(index(name, "identity", &["enterprise_id", "identity"]).unique().to_owned()).await?;
    manager.create_index(index(name, "published", &["published_at", "id"])).await?;
    if let Some(date) = occurred_on {
        manager.create_index(index(name, "date", &[date, "id"])).await?;
    }
    for (purpose, column) in [("enterprise", "enterprise_id"), ("district", "district"), ("industry", "industry")] {
        let columns: Vec<&'static str> = [column].into_iter().chain(occurred_on).chain(["id"]).collect();
        manager.create_index(index(name, purpose, &columns)).await?;
    }
    Ok(())
}

/// Drops a table, and its indexes with it.
pub(crate) async fn drop_table(manager: &SchemaManager<'_>, name: &'static str) -> Result<(), DbErr> {
    manager.drop_table(Table::drop().table(name).to_owned()).await
}

/// An index named `{table}_{purpose}` over these columns.
pub(crate) fn index(table: &'static str, purpose: &str, columns: &[&'static str]) -> IndexCreateStatement {
    let mut index = Index::create();
    index.name(format!("{table}_{purpose}")).table(table);
    for column in columns {
        index.col(*column);
    }
    index
}

/// A text column without a limit of its own; lengths are the fields' business.
pub(crate) fn text(name: &'static str) -> ColumnDef {
    let mut column = ColumnDef::new(name);
    column.text();
    column
}

/// A text column with a value that is always there.
pub(crate) fn flag(name: &'static str) -> ColumnDef {
    let mut column = ColumnDef::new(name);
    column.boolean().not_null().default(Expr::val(false));
    column
}
