//! The registry of kinds: one line a kind. Part of the disclosure context's repo: it joins each kind to its entity.

use std::sync::LazyLock;

use super::kind::{self, DisclosureKind};
use crate::domain::{registry::enterprise::Enterprise, store::table::Table};

macro_rules! kinds {
    ($($kind:path => $entity:path),+ $(,)?) => {
        /// Every kind that can be written, in the order in which import needs them: the enterprise first.
        pub static KINDS: &[&dyn DisclosureKind] = &[$(&$kind),+];

        static TABLES: LazyLock<Vec<Table>> = LazyLock::new(|| vec![$(Table::of::<$entity>()),+]);
    };
}

kinds! {
    Enterprise => entity::enterprise::Entity,
    kind::Alteration => entity::alteration::Entity,
    kind::Shareholder => entity::shareholder::Entity,
    kind::KeyPerson => entity::key_person::Entity,
    kind::Branch => entity::branch::Entity,
    kind::Licence => entity::licence::Entity,
    kind::Penalty => entity::penalty::Entity,
    kind::ChattelMortgage => entity::chattel_mortgage::Entity,
    kind::EquityPledge => entity::equity_pledge::Entity,
    kind::IntellectualPropertyPledge => entity::intellectual_property_pledge::Entity,
    kind::AnnualReport => entity::annual_report::Entity,
    kind::AbnormalOperation => entity::abnormal_operation::Entity,
    kind::SeriousViolation => entity::serious_violation::Entity,
    kind::Inspection => entity::inspection::Entity,
    kind::Complaint => entity::complaint::Entity,
    kind::Honour => entity::honour::Entity,
    kind::SupervisionRecord => entity::supervision_record::Entity,
}

/// The kind of this name.
pub fn find_kind(name: &str) -> Option<&'static dyn DisclosureKind> {
    KINDS.iter().copied().find(|kind| kind.name() == name)
}

/// The table in which the kind's records are kept.
///
/// # Panics
/// Never: the macro above gives every kind its table.
pub fn table_of(kind: &dyn DisclosureKind) -> &'static Table {
    let position = KINDS.iter().position(|known| known.name() == kind.name()).unwrap_or_default();
    &TABLES[position]
}

/// The table of those who publish records.
pub fn publisher_table() -> &'static Table {
    static TABLE: LazyLock<Table> = LazyLock::new(Table::of::<entity::organisation::Entity>);
    &TABLE
}

/// The view of every change of every record.
pub fn revision_table() -> &'static Table {
    static TABLE: LazyLock<Table> = LazyLock::new(Table::of::<entity::record_revision::Entity>);
    &TABLE
}
