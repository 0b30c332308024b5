//! An export, as callers see it.

use std::collections::HashMap;

use async_graphql::{ID, SimpleObject};
use entity::code::{ExportState, Scope};

use crate::{
    domain::{
        access::Caller,
        export::{
            self as domain,
            manifest::{EXPORT, link, part_link},
        },
    },
    graphql::{code::Coded, cost::directive::ListOf, id, kind::KindName, scalar::DateTime},
};

use super::{ExportCompression, ExportFormat};

/// An export and its parts.
#[derive(Debug)]
pub struct Pictured {
    /// The export.
    pub export: domain::Export,
    /// Its parts that are written.
    pub parts: Vec<domain::Part>,
}

/// Whether a caller may read the files of an export: those with what leads to persons only who may see that.
pub fn may_read(caller: &Caller, export: &domain::Export) -> bool {
    !export.what.with_contacts || caller.may(Scope::PersonRead)
}

/// Where an export, and what belongs to it, is to be had by plain HTTP.
#[derive(Debug, Clone)]
pub struct Links {
    /// The export itself.
    pub itself: String,
    /// Its manifest, if it is there.
    pub manifest: Option<String>,
}

impl Links {
    /// Those of an export.
    pub fn of(export: &domain::Export) -> Self {
        let itself = link(export.id);
        let manifest = (export.state == ExportState::Ready).then(|| format!("{itself}/manifest"));
        Self { itself, manifest }
    }
}

/// Records as files: a snapshot, or what has changed since one (导出).
#[derive(Debug, SimpleObject)]
pub struct Export {
    /// Its id.
    id: ID,
    /// Where it stands.
    state: Coded<ExportState>,
    /// As of which change: the sequence number from which to follow the feed, or to ask for the next delta.
    sequence: String,
    /// Of a delta: after which change it begins.
    since: Option<String>,
    /// The kinds of its records.
    kinds: Vec<KindName>,
    /// How they are written.
    format: ExportFormat,
    /// How the files are compressed.
    compression: ExportCompression,
    /// Whether fields are in it that lead to persons. Then only clients with the scope `person:read` get its files.
    with_contacts: bool,
    /// Whether the gateway made it by itself, for everybody.
    scheduled: bool,
    /// How far it is.
    progress: ExportProgress,
    /// How many rows it has of each kind, once it is ready.
    #[graphql(directive = ListOf::apply(17))]
    counts: Vec<ExportCount>,
    /// Its files, once it is ready, beside the manifest.
    #[graphql(directive = ListOf::apply(20))]
    parts: Vec<ExportPart>,
    /// Bytes of the parts that are written.
    bytes: i64,
    /// Why it could not be written to its end.
    failure: Option<String>,
    /// When it was asked for.
    created_at: DateTime,
    /// When it was done.
    finished_at: Option<DateTime>,
    /// When its files are removed; nothing for a snapshot of the gateway, which goes when later ones are there.
    expires_at: Option<DateTime>,
    /// The idempotency key that it was asked for with.
    idempotency_key: Option<String>,
    /// Where it stands by plain HTTP, below the gateway's address.
    path: String,
    /// Where its manifest is to be had, once it is ready: the licence, and of each file the rows and the SHA-256.
    manifest_path: Option<String>,
}

/// How far an export is (进度).
#[derive(Debug, SimpleObject)]
pub struct ExportProgress {
    /// Records that were looked at.
    rows: i64,
    /// How many there are to look at, about; 0 before it is begun.
    of: i64,
}

/// How many rows an export has of a kind (记录数).
#[derive(Debug, SimpleObject)]
pub struct ExportCount {
    /// The kind.
    kind: KindName,
    /// Its rows.
    rows: i64,
    /// Rows of those, in a delta, that say that a record is displayed no longer.
    deleted: i64,
}

/// A file of an export (导出分片).
#[derive(Debug, SimpleObject)]
pub struct ExportPart {
    /// What it is called.
    name: String,
    /// The kind of its records.
    kind: KindName,
    /// Its rows.
    rows: i64,
    /// Its bytes.
    bytes: i64,
    /// SHA-256 of the file, in hexadecimal digits.
    sha256: String,
    /// Where it is to be had by plain HTTP, below the gateway's address.
    path: String,
}

fn whole(count: u64) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

impl From<Pictured> for Export {
    fn from(pictured: Pictured) -> Self {
        let Pictured { export, parts } = pictured;
        let links = Links::of(&export);
        // What has no manifest is not there.
        let parts = if export.state == ExportState::Ready { parts } else { Vec::new() };
        let name = |kind: &str| KindName::stored(kind);
        Self {
            id: id::encode(EXPORT, export.id),
            state: Coded(export.state),
            sequence: export.sequence.to_string(),
            since: export.what.since.map(|since| since.to_string()),
            kinds: export.what.kinds.iter().filter_map(|kind| name(kind.name())).collect(),
            format: export.what.format.into(),
            compression: export.what.compression.into(),
            with_contacts: export.what.with_contacts,
            scheduled: export.is_scheduled(),
            progress: ExportProgress { rows: whole(export.progress.looked), of: whole(export.progress.total) },
            counts: counts(&parts),
            parts: parts.iter().filter_map(|part| ExportPart::of(export.id, part)).collect(),
            bytes: whole(export.progress.bytes),
            failure: export.failure,
            created_at: DateTime(export.created_at),
            finished_at: export.finished_at.map(DateTime),
            expires_at: export.expires_at.map(DateTime),
            idempotency_key: export.idempotency_key,
            path: links.itself,
            manifest_path: links.manifest,
        }
    }
}

impl ExportPart {
    fn of(export: i64, part: &domain::Part) -> Option<Self> {
        Some(Self {
            name: part.name.clone(),
            kind: KindName::stored(&part.kind)?,
            rows: whole(part.rows),
            bytes: whole(part.bytes),
            sha256: part.sha256.clone(),
            path: part_link(export, part),
        })
    }
}

/// The rows of each kind, in the order of the parts.
fn counts(parts: &[domain::Part]) -> Vec<ExportCount> {
    let mut places: HashMap<&str, usize> = HashMap::new();
    let mut counts: Vec<ExportCount> = Vec::new();
    for part in parts {
        let Some(kind) = KindName::stored(&part.kind) else { continue };
        let place = *places.entry(&part.kind).or_insert(counts.len());
        if place == counts.len() {
            counts.push(ExportCount { kind, rows: 0, deleted: 0 });
        }
        counts[place].rows += whole(part.rows);
        counts[place].deleted += whole(part.deleted);
    }
    counts
}
