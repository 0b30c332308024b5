//! The registry of kinds: one line a kind. Part of the disclosure context's repo: it joins each kind to its entity.

use std::sync::LazyLock;

use super::kind::{self, DisclosureKind};
use crate::domain::store::table::Table;

macro_rules! kinds {
    ($($kind:path => $entity:path),+ $(,)?) => {
        /// Every kind that can be written, in the order in which import needs them: the enterprise first.
        pub static KINDS: &[&dyn DisclosureKind] = &[$(&$kind),+];

        static TABLES: LazyLock<Vec<Table>> = LazyLock::new(|| vec![$(Table::of::<$entity>()),+]);
    };
}

kinds! {
    kind::AbnormalOperation => entity::abnormal_operation::Entity,
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
