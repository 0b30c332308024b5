//! A record as its table's row, and what is derived from its cells.

use chrono::{DateTime, Utc};
use unicode_normalization::UnicodeNormalization;
use xxhash_rust::xxh3::xxh3_64;

use super::{Standing, repo};
use crate::domain::{
    disclosure::{
        cell::{Cell, write_json_object},
        draft::DraftView,
        kind::{DOCUMENT_NUMBER, DisclosureKind, SubjectRule},
    },
    store::dialect::CellRow,
};

/// What all records have.
pub(super) struct RowHead {
    pub id: i64,
    pub publisher: i64,
    pub revision: i64,
    pub hash: i64,
    pub published_at: Cell,
    pub updated_at: DateTime<Utc>,
    pub enterprise: i64,
    pub district: Cell,
    pub industry: Cell,
    /// The document's number as no second record has it.
    pub document: Option<String>,
    pub standing: Standing,
}

/// A row to write: what all records have, then the kind's own cells.
pub(super) struct Row<'a> {
    shared: Vec<Cell>,
    own: &'a [Cell],
}

/// The columns that all tables have, in the order of [`Row::new`].
pub(super) const ALL: [&str; 7] =
    ["id", "publisher_id", "state", "revision", "content_hash", "published_at", "updated_at"];

/// The columns that records under an enterprise have beside them, likewise.
pub(super) const RECORD: [&str; 7] =
    ["enterprise_id", "identity", "district", "industry", "due_on", "published_late", "under_objection"];

/// The column of records that rest on a document, likewise.
pub(super) const DOCUMENT_KEY: &str = "document_key";

impl<'a> Row<'a> {
    /// The row of a record with these cells, in the order of `repo::columns_of`.
    pub(super) fn new(kind: &dyn DisclosureKind, head: &RowHead, own: &'a [Cell]) -> Self {
        let standing = head.standing;
        let mut shared = vec![
            Cell::Number(head.id),
            Cell::Number(head.publisher),
            standing.state_cell(),
            Cell::Number(head.revision),
            Cell::Number(head.hash),
            head.published_at.clone(),
            repo::moment(head.updated_at),
        ];
        if kind.subject() == SubjectRule::Enterprise {
            shared.extend([
                Cell::Number(head.enterprise),
                Cell::text(identity_of(kind, own)),
                head.district.clone(),
                head.industry.clone(),
                standing.due_on_cell(),
                standing.published_late_cell(),
                Cell::Flag(standing.under_objection),
            ]);
        }
        if kind.has_document() {
            shared.push(head.document.as_deref().map_or(Cell::Null, Cell::text));
        }
        Self { shared, own }
    }
}

impl CellRow for Row<'_> {
    fn cell(&self, position: usize) -> &Cell {
        self.shared.get(position).unwrap_or_else(|| &self.own[position - self.shared.len()])
    }
}

/// The identity fields in one text. Their separator is a control character, which no accepted text holds.
pub(super) fn identity_of(kind: &dyn DisclosureKind, cells: &[Cell]) -> String {
    if kind.subject() == SubjectRule::Itself {
        return String::new();
    }
    let view = DraftView::new(kind.fields(), cells);
    let mut identity = String::new();
    for (position, field) in kind.identity().iter().enumerate() {
        if position > 0 {
            identity.push('\u{1f}');
        }
        match view.get(field) {
            Cell::Null => {}
            Cell::Text(text) => identity.push_str(text),
            other => other.write_json(&mut identity),
        }
    }
    identity
}

/// The document's number without what people write in several ways: width, brackets, spaces and case.
pub(super) fn document_key_of(kind: &dyn DisclosureKind, cells: &[Cell]) -> Option<String> {
    if !kind.has_document() {
        return None;
    }
    let number = DraftView::new(kind.fields(), cells).get(DOCUMENT_NUMBER).as_str()?;
    let folded = number.nfkc().filter(|letter| !letter.is_whitespace()).map(|letter| match letter {
        '〔' | '[' | '【' | '{' => '(',
        '〕' | ']' | '】' | '}' => ')',
        other => other,
    });
    Some(folded.flat_map(char::to_uppercase).collect())
}

/// The record as its events keep it.
pub(super) fn content_of(kind: &dyn DisclosureKind, cells: &[Cell]) -> String {
    let mut content = String::with_capacity(256);
    let names = kind.fields().iter().map(|field| field.name);
    write_json_object(&mut content, names.zip(cells).filter(|(_, cell)| !cell.is_null()));
    content
}

/// What two contents are compared by.
#[expect(clippy::cast_possible_wrap, reason = "a hash is only compared, and both databases store signed numbers")]
pub(super) fn hash_of(content: &str) -> i64 {
    xxh3_64(content.as_bytes()) as i64
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

    use super::*;
    use crate::domain::disclosure::registry::find_kind;

    #[test]
    fn a_document_number_is_one_however_it_is_written() {
        let kind = find_kind("penalty").unwrap();
        let key = |number: &str| {
            let cell = |name| if name == DOCUMENT_NUMBER { Cell::text(number) } else { Cell::Null };
            let cells: Vec<Cell> = kind.fields().iter().map(|field| cell(field.name)).collect();
            document_key_of(kind, &cells)
        };
        let expected = key("沪工商处(2016)第1号A").unwrap();
        for written in ["沪工商处〔2016〕第1号a", "沪工商处[2016]第１号A", " 沪工商处（2016） 第1号Ａ "]
        {
            assert_eq!(key(written).as_deref(), Some(expected.as_str()), "{written}");
        }
        assert_ne!(key("沪工商处〔2016〕第2号A").unwrap(), expected);
        let shareholder = find_kind("shareholder").unwrap();
        let none = vec![Cell::Null; shareholder.fields().len()];
        assert_eq!(document_key_of(shareholder, &none), None);
    }
}
