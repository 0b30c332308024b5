//! The columns of a kind in tables: CSV and Parquet. Lines of JSON have the same names, with the kind's fields below
//! `content`.

use sha2::{Digest, Sha256};

use crate::{
    domain::disclosure::{
        field::{Field, FieldType, camel},
        kind::DisclosureKind,
        registry::KINDS,
    },
    hexadecimal::Hexadecimal,
};

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ColumnType {
    /// Text, codes included.
    Text,
    /// A whole number.
    Whole,
    /// Yes or no.
    Flag,
    /// A calendar day.
    Date,
    /// A moment in UTC, to the microsecond.
    Moment,
    /// An amount in 万元 with six decimals: whole fen.
    Money,
    /// Several texts.
    Texts,
    /// JSON, as text.
    Json,
}

impl ColumnType {
    /// What the manifest and the version of the schema call it.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Whole => "integer",
            Self::Flag => "boolean",
            Self::Date => "date",
            Self::Moment => "timestamp",
            Self::Money => "decimal(18,6)",
            Self::Texts => "list<text>",
            Self::Json => "json",
        }
    }

    fn of(field: FieldType) -> Self {
        match field {
            FieldType::Text { .. } | FieldType::CreditCode | FieldType::Division | FieldType::Code(_) => Self::Text,
            FieldType::Date => Self::Date,
            FieldType::Year | FieldType::Count => Self::Whole,
            FieldType::Flag => Self::Flag,
            FieldType::Money => Self::Money,
            FieldType::Codes(_) | FieldType::TextList => Self::Texts,
            FieldType::Items(_) => Self::Json,
        }
    }
}

/// What every row has beside the fields of its kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Common {
    RecordId,
    Deleted,
    Revision,
    Sequence,
    UpdatedAt,
    PublisherId,
    PublisherName,
    EnterpriseId,
    EnterpriseCreditCode,
    EnterpriseRegistrationNumber,
    EnterpriseName,
    UnderObjection,
}

/// Their names and types. Those of the first three are always stated, the others where a record is displayed.
const COMMON: [(Common, &str, ColumnType); 12] = [
    (Common::RecordId, "recordId", ColumnType::Text),
    (Common::Deleted, "deleted", ColumnType::Flag),
    (Common::Revision, "revision", ColumnType::Whole),
    (Common::Sequence, "sequence", ColumnType::Whole),
    (Common::UpdatedAt, "updatedAt", ColumnType::Moment),
    (Common::PublisherId, "publisherId", ColumnType::Text),
    (Common::PublisherName, "publisherName", ColumnType::Text),
    (Common::EnterpriseId, "enterpriseId", ColumnType::Text),
    (Common::EnterpriseCreditCode, "enterpriseCreditCode", ColumnType::Text),
    (Common::EnterpriseRegistrationNumber, "enterpriseRegistrationNumber", ColumnType::Text),
    (Common::EnterpriseName, "enterpriseName", ColumnType::Text),
    (Common::UnderObjection, "underObjection", ColumnType::Flag),
];

/// Where the values of a column come from.
#[derive(Debug, Clone, Copy)]
pub(super) enum Source {
    /// What every row has.
    Common(Common),
    /// A field of the kind.
    Field(&'static Field),
}

/// A column.
#[derive(Debug, Clone)]
pub(super) struct Column {
    pub(super) name: String,
    pub(super) kind: ColumnType,
    pub(super) source: Source,
}

impl Column {
    /// Whether every row has a value.
    pub(super) fn is_required(&self) -> bool {
        matches!(self.source, Source::Common(Common::RecordId | Common::Deleted | Common::Sequence))
    }
}

/// The columns of a kind, without what is withheld. Only a delta says what is displayed no longer.
pub(super) fn columns(kind: &dyn DisclosureKind, withheld: &[&str], is_delta: bool) -> Vec<Column> {
    let common = COMMON.into_iter().filter(|(common, ..)| is_delta || *common != Common::Deleted);
    let common =
        common.map(|(common, name, kind)| Column { name: name.to_owned(), kind, source: Source::Common(common) });
    let fields = kind.fields().iter().filter(|field| !withheld.contains(&field.name));
    let fields = fields.map(|field| Column {
        name: camel(field.name),
        kind: ColumnType::of(field.kind),
        source: Source::Field(field),
    });
    common.chain(fields).collect()
}

/// The version of the table of fields: another whenever a kind, a field, its name or its type is another.
pub fn schema_version() -> String {
    let mut digest = Sha256::new();
    for kind in KINDS {
        digest.update(kind.name());
        for column in columns(*kind, &[], true) {
            digest.update([b'\n']);
            digest.update(&column.name);
            digest.update([b':']);
            digest.update(column.kind.name());
        }
        digest.update([b'\n', b'\n']);
    }
    Hexadecimal(&digest.finalize()[..8]).to_string()
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn no_two_columns_of_a_kind_have_one_name() {
        for kind in KINDS {
            let columns = columns(*kind, &[], true);
            let names: HashSet<&str> = columns.iter().map(|column| &*column.name).collect();
            assert_eq!(names.len(), columns.len(), "{}", kind.name());
            assert_eq!(columns.len(), COMMON.len() + kind.fields().len(), "{}", kind.name());
        }
    }

    #[test]
    fn what_is_withheld_has_no_column_and_a_snapshot_says_of_nothing_that_it_is_deleted() {
        let with_contacts = KINDS.iter().filter(|kind| !kind.contacts().is_empty());
        for kind in with_contacts {
            let columns = columns(*kind, kind.contacts(), false);
            assert_eq!(columns.len(), COMMON.len() - 1 + kind.fields().len() - kind.contacts().len());
            assert!(columns.iter().all(|column| kind.contacts().iter().all(|field| camel(field) != column.name)));
        }
    }

    #[test]
    fn the_version_of_the_schema_is_the_same_each_time() {
        assert_eq!(schema_version(), schema_version());
        assert_eq!(schema_version().len(), 16);
    }
}
