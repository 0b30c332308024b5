//! The points that clients used in a month, and how many a tier allows.

use sea_orm_migration::{
    prelude::*,
    schema::{big_integer, string_len},
};

/// Creates the count of each month, and the quota of each tier.
#[derive(Debug)]
pub struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &'static str {
        "m0019_monthly_points"
    }
}

#[derive(DeriveIden)]
enum Tier {
    Table,
    PointsPerMonth,
}

#[derive(DeriveIden)]
enum Client {
    Table,
    Id,
}

#[derive(DeriveIden)]
enum MonthlyPoints {
    Table,
    ClientId,
    Month,
    Points,
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        // Nought, which is no quota: tiers have none until their numbers are seeded anew.
        let quota = big_integer(Tier::PointsPerMonth).default(0).to_owned();
        manager.alter_table(Table::alter().table(Tier::Table).add_column(quota).to_owned()).await?;
        manager
            .create_table(
                Table::create()
                    .table(MonthlyPoints::Table)
                    .col(big_integer(MonthlyPoints::ClientId))
                    // Such as 2026-11.
                    .col(string_len(MonthlyPoints::Month, 7))
                    .col(big_integer(MonthlyPoints::Points))
                    .primary_key(Index::create().col(MonthlyPoints::ClientId).col(MonthlyPoints::Month))
                    .foreign_key(
                        ForeignKey::create()
                            .name("monthly_points_client_id_fkey")
                            .from(MonthlyPoints::Table, MonthlyPoints::ClientId)
                            .to(Client::Table, Client::Id),
                    )
                    .to_owned(),
            )
            .await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_table(Table::drop().table(MonthlyPoints::Table).to_owned()).await?;
        manager.alter_table(Table::alter().table(Tier::Table).drop_column(Tier::PointsPerMonth).to_owned()).await
    }
}
