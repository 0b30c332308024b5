//! The database's history: one file a migration, for PostgreSQL and SQLite. Never imports `entity`: a migration
//! says what was true on its day, entities say what is true today.

pub use sea_orm_migration::MigratorTrait;
use sea_orm_migration::{MigrationTrait, async_trait};

mod record;

mod m0001_access;
mod m0002_registry;
mod m0003_abnormal_operation;
mod m0004_alteration;
mod m0005_shareholder;
mod m0006_key_person;
mod m0007_branch;
mod m0008_licence;
mod m0009_penalty;
mod m0010_chattel_mortgage;
mod m0011_equity_pledge;
mod m0012_intellectual_property_pledge;
mod m0013_annual_report;
mod m0014_serious_violation;
mod m0015_inspection;
mod m0016_complaint;
mod m0017_honour;
mod m0018_supervision_record;
mod m0019_monthly_points;
mod m0020_signing_key;
mod m0021_audit_entry;
mod m0022_tier_origin;
mod m0023_usage;
mod m0024_deprecated_use;
mod m0025_persisted_document;
mod m0026_submission;
mod m0027_jurisdiction;
mod m0028_audit_privileges;
mod m0029_lease;
mod m0030_upload;
mod m0031_statistics;
mod m0032_objection;
mod m0033_upload_review;
mod m0034_change_feed;
mod m0035_enterprise_key;
mod m0036_export;
mod m0037_webhook;
mod m0038_verification;

/// Applies the migrations in their order.
#[derive(Debug)]
pub struct Migrator;

#[async_trait::async_trait]
impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![
            Box::new(m0001_access::Migration),
            Box::new(m0002_registry::Migration),
            Box::new(m0003_abnormal_operation::Migration),
            Box::new(m0004_alteration::Migration),
            Box::new(m0005_shareholder::Migration),
            Box::new(m0006_key_person::Migration),
            Box::new(m0007_branch::Migration),
            Box::new(m0008_licence::Migration),
            Box::new(m0009_penalty::Migration),
            Box::new(m0010_chattel_mortgage::Migration),
            Box::new(m0011_equity_pledge::Migration),
            Box::new(m0012_intellectual_property_pledge::Migration),
            Box::new(m0013_annual_report::Migration),
            Box::new(m0014_serious_violation::Migration),
            Box::new(m0015_inspection::Migration),
            Box::new(m0016_complaint::Migration),
            Box::new(m0017_honour::Migration),
            Box::new(m0018_supervision_record::Migration),
            Box::new(m0019_monthly_points::Migration),
            Box::new(m0020_signing_key::Migration),
            Box::new(m0021_audit_entry::Migration),
            Box::new(m0022_tier_origin::Migration),
            Box::new(m0023_usage::Migration),
            Box::new(m0024_deprecated_use::Migration),
            Box::new(m0025_persisted_document::Migration),
            Box::new(m0026_submission::Migration),
            Box::new(m0027_jurisdiction::Migration),
            Box::new(m0028_audit_privileges::Migration),
            Box::new(m0029_lease::Migration),
            Box::new(m0030_upload::Migration),
            Box::new(m0031_statistics::Migration),
            Box::new(m0032_objection::Migration),
            Box::new(m0033_upload_review::Migration),
            Box::new(m0034_change_feed::Migration),
            Box::new(m0035_enterprise_key::Migration),
            Box::new(m0036_export::Migration),
            Box::new(m0037_webhook::Migration),
            Box::new(m0038_verification::Migration),
        ]
    }
}
