//! What is exported, and how it is written.

use serde::{Deserialize, Serialize};

use crate::domain::{
    disclosure::{kind::DisclosureKind, registry::KINDS},
    feed::Subjects,
};

/// How the records of an export are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// A JSON object a line.
    Ndjson,
    /// Values separated by commas, with a line of names.
    Csv,
    /// Apache Parquet: columns with types.
    Parquet,
}

impl Format {
    const ALL: [Self; 3] = [Self::Ndjson, Self::Csv, Self::Parquet];

    /// Its name in the database, and the ending of its files.
    pub fn code(self) -> &'static str {
        match self {
            Self::Ndjson => "ndjson",
            Self::Csv => "csv",
            Self::Parquet => "parquet",
        }
    }

    /// The one of this name.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.code() == code)
    }
}

/// How the files of an export are compressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Compression {
    /// Not at all; of Parquet: not around it.
    None,
    /// By gzip.
    Gzip,
    /// By Zstandard; of Parquet: inside it.
    Zstd,
}

impl Compression {
    const ALL: [Self; 3] = [Self::None, Self::Gzip, Self::Zstd];

    /// Its name in the database.
    pub fn code(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Gzip => "gzip",
            Self::Zstd => "zstd",
        }
    }

    /// The one of this name.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|compression| compression.code() == code)
    }
}

/// Which records. All conditions given must hold, as of the export's sequence number.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ExportFilter {
    /// Those that name one of these authorities.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub authorities: Option<Vec<String>>,
    /// Those about enterprises of one of these districts, by code.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub districts: Option<Vec<String>>,
    /// Those about enterprises of one of these industry sections, by letter.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub industries: Option<Vec<String>>,
    /// Those about one of these enterprises.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub subjects: Option<Subjects>,
}

impl ExportFilter {
    /// Whether it depends on what the records' enterprises are.
    pub(super) fn asks_enterprise(&self) -> bool {
        self.districts.is_some() || self.industries.is_some() || self.subjects.is_some()
    }

    /// Whether a record of this kind may be wanted at all.
    pub(super) fn may_want(&self, kind: &dyn DisclosureKind) -> bool {
        self.authorities.is_none() || kind.fields().iter().any(|field| field.name == "authority")
    }
}

/// What is exported, and how it is written.
#[derive(Debug, Clone)]
pub struct What {
    /// Records of these kinds, each once, in the order of the registry of kinds.
    pub kinds: Vec<&'static dyn DisclosureKind>,
    /// How they are written.
    pub format: Format,
    /// How the files are compressed.
    pub compression: Compression,
    /// Whether a CSV file begins with a byte order mark, by which spreadsheets know UTF-8.
    pub byte_order_mark: bool,
    /// Whether fields are in it that lead to persons.
    pub with_contacts: bool,
    /// Which records.
    pub filter: ExportFilter,
    /// Of a delta: after which change it begins.
    pub since: Option<u64>,
}

impl What {
    /// Every record, as the gateway exports them by itself.
    pub fn everything(format: Format) -> Self {
        Self {
            kinds: KINDS.to_vec(),
            format,
            compression: Compression::Zstd,
            byte_order_mark: false,
            with_contacts: false,
            filter: ExportFilter::default(),
            since: None,
        }
    }

    /// The kinds, each once and in the order of the registry; all of them where none is named.
    pub fn in_order(kinds: Option<&[&str]>) -> Vec<&'static dyn DisclosureKind> {
        KINDS.iter().copied().filter(|kind| kinds.is_none_or(|kinds| kinds.contains(&kind.name()))).collect()
    }

    /// The fields of a kind that are not in it.
    pub(super) fn withheld(&self, kind: &dyn DisclosureKind) -> &'static [&'static str] {
        if self.with_contacts { &[] } else { kind.contacts() }
    }

    /// What the part of this number, counted in its kind, is called.
    pub(super) fn part_name(&self, kind: &dyn DisclosureKind, number: usize) -> String {
        let ending = match (self.format, self.compression) {
            // Parquet is compressed inside.
            (Format::Parquet, _) | (_, Compression::None) => "",
            (_, Compression::Gzip) => ".gz",
            (_, Compression::Zstd) => ".zst",
        };
        format!("{}-{number:04}.{}{ending}", kind.name(), self.format.code())
    }

    /// Whether another asks for the same.
    pub fn is_same_as(&self, other: &Self) -> bool {
        let names = |what: &Self| what.kinds.iter().map(|kind| kind.name()).collect::<Vec<_>>();
        let form = |what: &Self| (what.format, what.compression, what.byte_order_mark, what.since);
        names(self) == names(other) && form(self) == form(other) && self.filter == other.filter
    }
}
