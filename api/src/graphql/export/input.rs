//! What is asked to be exported.

use async_graphql::{Enum, InputObject};
use entity::code::Industry;

use crate::{
    domain::{
        access::Caller,
        export::{self as domain, What, request::NewExport},
    },
    error::ClientError,
    graphql::{
        code::{Code, text_codes},
        feed::filter::{bounded, subjects},
        input::check_districts,
        kind::KindName,
        scalar::CreditCode,
    },
};

/// How the records of an export are written (导出格式).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Enum)]
#[graphql(remote = "domain::Format")]
pub enum ExportFormat {
    /// A JSON object a line.
    Ndjson,
    /// Values separated by commas, with a line of names; lists are JSON texts.
    Csv,
    /// Apache Parquet: columns with types.
    Parquet,
}

/// The format of a snapshot that the gateway makes by itself (快照格式).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Enum)]
pub enum SnapshotFormat {
    /// A JSON object a line, compressed by Zstandard.
    Ndjson,
    /// Apache Parquet: columns with types, compressed inside.
    Parquet,
}

impl From<SnapshotFormat> for domain::Format {
    fn from(format: SnapshotFormat) -> Self {
        match format {
            SnapshotFormat::Ndjson => Self::Ndjson,
            SnapshotFormat::Parquet => Self::Parquet,
        }
    }
}

/// How the files of an export are compressed (压缩方式).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Enum)]
#[graphql(remote = "domain::Compression")]
pub enum ExportCompression {
    /// Not at all.
    None,
    /// By gzip. Not for Parquet.
    Gzip,
    /// By Zstandard; of Parquet: inside the file.
    Zstd,
}

/// Which records are exported (导出筛选). All conditions given must hold as of the export's sequence number; of a list, one
/// of its values.
#[derive(Debug, Clone, Default, InputObject)]
pub struct ExportFilter {
    /// Those that name these authorities, exactly as they are written. 100 at most.
    pub authority: Option<Vec<String>>,
    /// Those about enterprises in these districts, by code. 100 at most.
    pub district: Option<Vec<String>>,
    /// Those about enterprises of these industry sections.
    pub industry: Option<Vec<Code<Industry>>>,
    /// Those about the enterprises with these unified social credit codes. With `registrationNumber`, 1000 at most.
    pub credit_code: Option<Vec<CreditCode>>,
    /// Those about the enterprises with these registration numbers.
    pub registration_number: Option<Vec<String>>,
}

impl TryFrom<ExportFilter> for domain::ExportFilter {
    type Error = ClientError;

    fn try_from(filter: ExportFilter) -> Result<Self, ClientError> {
        let districts = bounded("district", filter.district)?;
        check_districts("filter.district", districts.as_deref())?;
        Ok(Self {
            authorities: bounded("authority", filter.authority)?,
            districts,
            industries: text_codes(filter.industry.as_deref()),
            subjects: subjects(filter.credit_code, filter.registration_number)?,
        })
    }
}

/// An export that is asked for (导出请求).
#[derive(Debug, Clone, InputObject)]
pub struct RequestExportInput {
    /// Records of these kinds; of all kinds when nothing is said. `ENTERPRISE` is the registrations.
    pub kinds: Option<Vec<KindName>>,
    /// How they are written.
    pub format: ExportFormat,
    /// How the files are compressed.
    #[graphql(default_with = "ExportCompression::Zstd")]
    pub compression: ExportCompression,
    /// Whether CSV files begin with a byte order mark, by which spreadsheets know UTF-8.
    #[graphql(default)]
    pub bom: bool,
    /// Which records; all when nothing is said.
    pub filter: Option<ExportFilter>,
    /// Only what is another than as of this sequence number, a whole number as text: a delta. A snapshot when nothing is
    /// said.
    pub since: Option<String>,
    /// Your name for it, 1 to 200 visible ASCII characters: asked for again by the same name, it is the same export.
    pub idempotency_key: Option<String>,
}

impl RequestExportInput {
    /// The domain's word for it. What leads to persons is in it if the caller may see that.
    ///
    /// # Errors
    /// `BAD_USER_INPUT` for what cannot be right.
    pub fn into_domain(self, caller: &Caller) -> Result<NewExport, ClientError> {
        let kinds = self.kinds.map(|kinds| kinds.into_iter().map(KindName::as_str).collect::<Vec<_>>());
        let what = What {
            kinds: What::in_order(kinds.as_deref()),
            format: self.format.into(),
            compression: self.compression.into(),
            byte_order_mark: self.bom,
            with_contacts: caller.may(entity::code::Scope::PersonRead),
            filter: self.filter.unwrap_or_default().try_into()?,
            since: self.since.as_deref().map(sequence).transpose()?,
        };
        Ok(NewExport { what, idempotency_key: self.idempotency_key, daily_max: caller.tier.limits.exports_per_day })
    }
}

/// A sequence number as callers write it.
fn sequence(text: &str) -> Result<u64, ClientError> {
    crate::sequence::read(text).ok_or_else(|| {
        ClientError::bad_input("since", "since must be a sequence number, a whole number as text, such as \"812\"")
    })
}
