//! A row of an export, as it was read.

use std::sync::Arc;

use serde::Serialize;
use serde_json::{Map, Value};

use crate::domain::{
    disclosure::{field::Field, kind::DisclosureKind},
    feed::told_content,
    reading::global_id,
    store::cell::Cell,
};

/// Who published a record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct Publisher {
    /// Its global id.
    pub(super) id: String,
    /// What it is called.
    pub(super) name: String,
}

/// Whom a record is about, as of the export's sequence number.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Enterprise {
    /// Its global id.
    pub(super) id: String,
    pub(super) credit_code: Option<String>,
    pub(super) registration_number: Option<String>,
    pub(super) name: Option<String>,
}

/// A record that is displayed.
#[derive(Debug)]
pub(super) struct Shown {
    pub(super) revision: i64,
    /// When its last change was made, as RFC 3339 text with microseconds.
    pub(super) updated_at: String,
    pub(super) publisher: Arc<Publisher>,
    pub(super) enterprise: Arc<Enterprise>,
    pub(super) under_objection: bool,
    pub(super) content: Cell,
}

/// A row.
#[derive(Debug)]
pub(super) struct Row {
    pub(super) record: i64,
    /// The number of its last change.
    pub(super) sequence: i64,
    /// What it says; nothing for one that is displayed no longer.
    pub(super) shown: Option<Shown>,
}

impl Row {
    /// The record's global id.
    pub(super) fn record_id(&self, kind: &dyn DisclosureKind) -> String {
        global_id::encode(kind.name(), self.record)
    }

    /// The value of a field, as it is stored.
    pub(super) fn cell(&self, field: &Field) -> Option<&Cell> {
        Some(self.shown.as_ref()?.content.member(field.name))
    }
}

/// A row as a line of JSON.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Line<'a> {
    kind: &'a str,
    record_id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    deleted: Option<bool>,
    sequence: String,
    #[serde(flatten)]
    shown: Option<ShownLine<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ShownLine<'a> {
    revision: i64,
    updated_at: &'a str,
    publisher: &'a Publisher,
    enterprise: &'a Enterprise,
    under_objection: bool,
    content: Map<String, Value>,
}

impl Row {
    /// Appends the row as a line of JSON. Rows of a delta say whether the record is displayed.
    pub(super) fn write_line(
        &self,
        kind: &dyn DisclosureKind,
        with_contacts: bool,
        is_delta: bool,
        into: &mut Vec<u8>,
    ) -> serde_json::Result<()> {
        let shown = self.shown.as_ref().map(|shown| ShownLine {
            revision: shown.revision,
            updated_at: &shown.updated_at,
            publisher: &shown.publisher,
            enterprise: &shown.enterprise,
            under_objection: shown.under_objection,
            content: told_content(kind, &shown.content, with_contacts),
        });
        let line = Line {
            kind: &kind.name().to_ascii_uppercase(),
            record_id: self.record_id(kind),
            deleted: is_delta.then_some(shown.is_none()),
            sequence: self.sequence.to_string(),
            shown,
        };
        serde_json::to_writer(&mut *into, &line)?;
        into.push(b'\n');
        Ok(())
    }
}
