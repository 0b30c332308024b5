//! One round of a batch: drafts of one kind, each about another record.

use std::{collections::HashMap, ops::RangeFrom};

use entity::code::{CodeList, RecordState};
use sea_orm::DatabaseTransaction;
use xxhash_rust::xxh3::xxh3_64;

use super::{
    Batch, Origin, Outcome, WriteError,
    repo::{self, Event, Stored, SubjectRow},
    sameness::Found,
};
use crate::domain::{
    disclosure::{
        cell::{Cell, write_json_object},
        draft::{Draft, DraftView, Fault, Subject},
        kind::{DisclosureKind, SubjectRule},
    },
    store::dialect::{CellRow, Dialect},
};

/// Drafts of one kind, each about another record, on their way into the database.
pub(super) struct Round<'a> {
    dialect: Dialect,
    batch: &'a Batch<'a>,
    /// One a draft of the batch, or none at all.
    origins: &'a [Origin],
    /// Positions in the batch.
    positions: Vec<usize>,
    /// The enterprises that the drafts are about.
    subjects: &'a Found,
    stored: HashMap<(i64, String), Stored>,
    rows: Vec<Row<'a>>,
    events: Vec<Event>,
    /// Enterprises whose copied columns changed.
    moved: Vec<i64>,
}

impl<'a> Round<'a> {
    pub(super) fn new(
        dialect: Dialect,
        batch: &'a Batch<'a>,
        origins: &'a [Origin],
        positions: Vec<usize>,
        subjects: &'a Found,
    ) -> Self {
        Self {
            dialect,
            batch,
            origins,
            positions,
            subjects,
            stored: HashMap::new(),
            rows: Vec::new(),
            events: Vec::new(),
            moved: Vec::new(),
        }
    }

    fn drafts(&self) -> impl Iterator<Item = &'a Draft> + Clone {
        let drafts = self.batch.drafts;
        self.positions.iter().map(move |position| &drafts[*position])
    }

    /// Finds what is stored under the drafts' identities.
    pub(super) async fn find_stored(&mut self, transaction: &DatabaseTransaction) -> Result<(), WriteError> {
        let wanted: Vec<Vec<Cell>> = self
            .drafts()
            .filter_map(|draft| {
                let subject = find_row(self.batch.kind, draft, self.subjects)?;
                Some(vec![Cell::Number(subject.id), Cell::text(identity_of(self.batch.kind, draft))])
            })
            .collect();
        if !wanted.is_empty() {
            self.stored = repo::find_stored(transaction, self.dialect, self.batch.kind, &wanted).await?;
        }
        Ok(())
    }

    /// Decides what becomes of each draft, and makes the rows and events that follow.
    pub(super) fn decide(&mut self, ids: &mut RangeFrom<i64>, outcomes: &mut Vec<(usize, Outcome)>) {
        for position in std::mem::take(&mut self.positions) {
            let outcome = self.decide_one(position, ids);
            outcomes.push((position, outcome));
        }
    }

    fn decide_one(&mut self, position: usize, ids: &mut RangeFrom<i64>) -> Outcome {
        let (kind, draft) = (self.batch.kind, &self.batch.drafts[position]);
        let here = Origin { publisher: self.batch.publisher, published_at: self.batch.now };
        let origin = self.origins.get(position).copied().unwrap_or(here);
        let identity = identity_of(kind, draft);
        let content = content_of(kind, draft);
        #[expect(
            clippy::cast_possible_wrap,
            reason = "a hash is only compared, and both databases store signed numbers"
        )]
        let hash = xxh3_64(content.as_bytes()) as i64;
        let subject = find_row(kind, draft, self.subjects).cloned();
        let Some(subject) = subject.or_else(|| SubjectRow::of_itself(kind)) else {
            return Outcome::Refused(unknown_subject(&draft.subject));
        };
        let stored = self.stored.get(&(subject.id, identity.clone()));
        let (id, revision, outcome) = match stored {
            Some(stored) if stored.content_hash == hash => return Outcome::Unchanged { id: stored.id },
            // Who entered a record corrects it and answers for it (谁录入、谁补正、谁负责).
            Some(stored) if stored.publisher != origin.publisher => {
                let message = "the record was entered by another organisation, which alone corrects it";
                return Outcome::Refused(Fault::new("publisher", message));
            }
            Some(stored) => {
                let revision = stored.revision + 1;
                (stored.id, revision, Outcome::Revised { id: stored.id, revision })
            }
            None => {
                let Some(id) = ids.next() else { return Outcome::Refused(unknown_subject(&draft.subject)) };
                (id, 1, Outcome::Created { id })
            }
        };
        let enterprise = match kind.subject() {
            SubjectRule::Itself => id,
            SubjectRule::Enterprise => subject.id,
        };
        self.note_move(draft, &subject);
        self.rows.push(self.row(draft, &subject, (id, revision, hash), identity, origin));
        let publisher = origin.publisher;
        self.events.push(Event { record: id, enterprise, publisher, revision, content: content.into() });
        outcome
    }

    /// The row of [`repo::columns_of`].
    fn row(
        &self,
        draft: &'a Draft,
        subject: &SubjectRow,
        (id, revision, hash): (i64, i64, i64),
        identity: String,
        origin: Origin,
    ) -> Row<'a> {
        let mut shared = vec![
            Cell::Number(id),
            Cell::Number(origin.publisher),
            Cell::text(RecordState::Current.code()),
            Cell::Number(revision),
            Cell::Number(hash),
            repo::moment(origin.published_at),
            repo::moment(self.batch.now),
        ];
        if self.batch.kind.subject() == SubjectRule::Enterprise {
            shared.extend([
                Cell::Number(subject.id),
                Cell::text(identity),
                subject.district.clone(),
                subject.industry.clone(),
            ]);
        }
        Row { shared, own: &draft.cells }
    }

    fn note_move(&mut self, draft: &Draft, subject: &SubjectRow) {
        if self.batch.kind.subject() == SubjectRule::Itself && subject.id != 0 {
            let view = DraftView::new(self.batch.kind.fields(), &draft.cells);
            if *view.get("district") != subject.district || *view.get("industry") != subject.industry {
                self.moved.push(subject.id);
            }
        }
    }

    /// Writes the rows, and what depends on them.
    pub(super) async fn store(&mut self, transaction: &DatabaseTransaction) -> Result<(), WriteError> {
        if self.rows.is_empty() {
            return Ok(());
        }
        repo::upsert(transaction, self.dialect, self.batch.kind, &self.rows).await?;
        if let Some(list) = self.batch.kind.list() {
            let enterprises: Vec<Cell> = self.events.iter().map(|event| Cell::Number(event.enterprise)).collect();
            repo::refresh_list_flag(transaction, self.dialect, self.batch.kind, list, &enterprises).await?;
        }
        if !self.moved.is_empty() {
            repo::refresh_copies(transaction, self.dialect, &self.moved).await?;
        }
        Ok(())
    }

    pub(super) fn into_events(self) -> Vec<Event> {
        self.events
    }
}

/// A row to write: what all records have, then the kind's own cells.
struct Row<'a> {
    shared: Vec<Cell>,
    own: &'a [Cell],
}

impl CellRow for Row<'_> {
    fn cell(&self, position: usize) -> &Cell {
        self.shared.get(position).unwrap_or_else(|| &self.own[position - self.shared.len()])
    }
}

/// The identity fields in one text. Their separator is a control character, which no accepted text holds.
pub(super) fn identity_of(kind: &dyn DisclosureKind, draft: &Draft) -> String {
    if kind.subject() == SubjectRule::Itself {
        return String::new();
    }
    let view = DraftView::new(kind.fields(), &draft.cells);
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

/// The record as its events keep it.
fn content_of(kind: &dyn DisclosureKind, draft: &Draft) -> String {
    let mut content = String::with_capacity(256);
    let names = kind.fields().iter().map(|field| field.name);
    write_json_object(&mut content, names.zip(&draft.cells).filter(|(_, cell)| !cell.is_null()));
    content
}

/// The stored enterprise that a draft is about.
pub(super) fn find_row<'a>(kind: &dyn DisclosureKind, draft: &Draft, found: &'a Found) -> Option<&'a SubjectRow> {
    found.get(&draft.subject).or_else(|| found.get(&alternative_number(kind, draft)?))
}

/// An enterprise that gains a credit code is still the one that its registration number names.
pub(super) fn alternative_number(kind: &dyn DisclosureKind, draft: &Draft) -> Option<Subject> {
    if kind.subject() != SubjectRule::Itself || matches!(draft.subject, Subject::RegistrationNumber(_)) {
        return None;
    }
    let number = DraftView::new(kind.fields(), &draft.cells).get("registration_number").as_str()?;
    Some(Subject::RegistrationNumber(number.into()))
}

fn unknown_subject(subject: &Subject) -> Fault {
    match subject {
        Subject::CreditCode(code) => Fault::new(
            "credit_code",
            format!("no enterprise has the credit code {code}; register the enterprise first"),
        ),
        Subject::RegistrationNumber(number) => Fault::new(
            "registration_number",
            format!("no enterprise has the registration number {number}; register the enterprise first"),
        ),
    }
}
