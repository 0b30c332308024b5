//! Registered pledges of intellectual property.

use sea_orm_migration::{prelude::*, sea_query::ColumnDef};

use crate::record::{create_record_table, drop_table, index, record_table, text};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let name = "intellectual_property_pledge";
        let table = record_table(name)
            .col(text("registration_number").not_null())
            .col(text("document_number"))
            .col(text("authority").not_null())
            .col(text("pledgor").not_null())
            .col(text("title").not_null())
            .col(text("property_kind"))
            .col(text("pledgee").not_null())
            .col(ColumnDef::new("registered_on").date().not_null())
            .col(ColumnDef::new("valid_from").date())
            .col(ColumnDef::new("valid_to").date())
            .col(text("validity"))
            .to_owned();
        create_record_table(manager, table, name, Some("registered_on")).await?;
        manager.create_index(index(name, "authority", &["authority", "registered_on", "id"])).await?;
        manager.create_index(index(name, "property_kind", &["property_kind", "registered_on", "id"])).await?;
        manager.create_index(index(name, "validity", &["validity", "registered_on", "id"])).await?;
        manager.create_index(index(name, "valid_to", &["valid_to", "registered_on", "id"])).await?;
        manager.create_index(index(name, "registration", &["registration_number", "registered_on", "id"])).await?;
        manager.create_index(index(name, "document", &["document_number", "registered_on", "id"])).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_table(manager, "intellectual_property_pledge").await
    }
}
