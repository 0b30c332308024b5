//! What stands beside the parts of an export: of what they are, and how each is known to be whole.

use std::collections::BTreeMap;

use chrono::{DateTime, SecondsFormat, Utc};
use serde_json::{Value, json};

use super::{
    Export, Part,
    column::{columns, schema_version},
};
use crate::domain::{dataset::Dataset, reading::global_id};

/// What ids of exports name.
pub const EXPORT: &str = "export";

/// Where an export is to be had by plain HTTP, below the gateway's address.
pub fn link(export: i64) -> String {
    format!("/v1/exports/{}", global_id::encode(EXPORT, export))
}

/// Where a part of it is.
pub fn part_link(export: i64, part: &Part) -> String {
    format!("{}/parts/{}", link(export), part.name)
}

/// The manifest of an export whose parts are all there.
pub(super) fn manifest(export: &Export, parts: &[Part], dataset: Option<&Dataset>, finished: DateTime<Utc>) -> Value {
    let what = &export.what;
    let mut counts: BTreeMap<&str, (u64, u64)> = BTreeMap::new();
    for part in parts {
        let (rows, deleted) = counts.entry(&part.kind).or_default();
        *rows += part.rows;
        *deleted += part.deleted;
    }
    let kinds = what.kinds.iter().map(|kind| {
        let (rows, deleted) = counts.get(kind.name()).copied().unwrap_or_default();
        let columns = columns(*kind, what.withheld(*kind), what.since.is_some());
        json!({
            "kind": screamed(kind.name()),
            "rows": rows,
            "deleted": what.since.map(|_| deleted),
            "columns": columns
                .iter()
                .map(|column| json!({"name": column.name, "type": column.kind.name()}))
                .collect::<Vec<_>>(),
        })
    });
    let parts = parts.iter().map(|part| {
        json!({
            "name": part.name,
            "kind": screamed(&part.kind),
            "rows": part.rows,
            "bytes": part.bytes,
            "sha256": part.sha256,
            "path": part_link(export.id, part),
        })
    });
    json!({
        "id": global_id::encode(EXPORT, export.id),
        "sequence": export.sequence.to_string(),
        "since": what.since.map(|since| since.to_string()),
        "createdAt": moment(export.created_at),
        "finishedAt": moment(finished),
        "schemaVersion": schema_version(),
        "format": what.format.code(),
        "compression": what.compression.code(),
        "byteOrderMark": what.byte_order_mark,
        "withContacts": what.with_contacts,
        "filter": what.filter,
        "dataset": dataset.map(|dataset| json!({
            "name": dataset.name,
            "synthetic": dataset.synthetic,
            "licence": dataset.licence,
            "attribution": dataset.attribution,
        })),
        "rows": export.progress.rows,
        "bytes": export.progress.bytes,
        "kinds": kinds.collect::<Vec<_>>(),
        "parts": parts.collect::<Vec<_>>(),
    })
}

/// A kind as the schema names it.
pub fn screamed(kind: &str) -> String {
    kind.to_ascii_uppercase()
}

/// A moment as the outside reads it.
pub fn moment(at: DateTime<Utc>) -> String {
    at.to_rfc3339_opts(SecondsFormat::Micros, true)
}
