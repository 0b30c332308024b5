//! One round of a batch: drafts of one kind, each about another record.

use std::{
    collections::{HashMap, hash_map::Entry},
    ops::RangeFrom,
};

use chrono::{DateTime, Utc};
use entity::code::RecordState;
use sea_orm::DatabaseTransaction;

use super::{
    Batch, Change, Operation, Origin, Outcome, Standing, Terms, WriteError,
    judge::{self, Judge},
    repo::{self, DocumentKey, Stored, SubjectRow, Taken, Within},
    row::{Row, RowHead, content_of, document_key_of, hash_of, identity_of},
    sameness::Found,
};
use crate::domain::{
    disclosure::{
        cell::Cell,
        draft::{Draft, DraftView, Fault, Subject},
        kind::{DisclosureKind, SubjectRule},
        timeliness,
    },
    store::dialect::Dialect,
};

/// Drafts of one kind, each about another record, on their way into the database.
pub(super) struct Round<'a> {
    dialect: Dialect,
    batch: &'a Batch<'a>,
    terms: Terms<'a>,
    /// Positions in the batch.
    positions: Vec<usize>,
    /// The enterprises that the drafts are about.
    subjects: &'a Found,
    stored: HashMap<(i64, String), Stored>,
    /// Document numbers that records have already, here or in the database.
    documents: HashMap<DocumentKey, Taken>,
    rows: Vec<Row<'a>>,
    changes: Vec<Change>,
    /// Enterprises whose copied columns changed.
    moved: Vec<i64>,
}

impl<'a> Round<'a> {
    pub(super) fn new(
        dialect: Dialect,
        batch: &'a Batch<'a>,
        terms: Terms<'a>,
        positions: Vec<usize>,
        subjects: &'a Found,
    ) -> Self {
        Self {
            dialect,
            batch,
            terms,
            positions,
            subjects,
            stored: HashMap::new(),
            documents: HashMap::new(),
            rows: Vec::new(),
            changes: Vec::new(),
            moved: Vec::new(),
        }
    }

    /// The positions of drafts whose enterprises are known, with these.
    fn known(&self) -> impl Iterator<Item = (usize, &'a SubjectRow)> {
        let (drafts, kind, subjects) = (self.batch.drafts, self.batch.kind, self.subjects);
        self.positions.iter().filter_map(move |position| {
            find_row(kind, &drafts[*position], subjects).map(|subject| (*position, subject))
        })
    }

    /// Finds what is stored under the drafts' identities and document numbers.
    pub(super) async fn find_stored(&mut self, transaction: &DatabaseTransaction) -> Result<(), WriteError> {
        let (kind, drafts) = (self.batch.kind, self.batch.drafts);
        let mut identities: Vec<Vec<Cell>> = Vec::new();
        let mut documents: Vec<Vec<Cell>> = Vec::new();
        for (position, subject) in self.known() {
            let cells = &drafts[position].cells;
            identities.push(vec![Cell::Number(subject.id), Cell::text(identity_of(kind, cells))]);
            if let Some(document) = document_key_of(kind, cells) {
                let publisher = self.origin(position).publisher;
                documents.push(vec![Cell::Number(subject.id), Cell::Number(publisher), Cell::text(document)]);
            }
        }
        if !identities.is_empty() {
            self.stored = repo::find_stored(transaction, self.dialect, kind, &identities).await?;
        }
        if !documents.is_empty() {
            self.documents = repo::find_documents(transaction, self.dialect, kind, &documents).await?;
        }
        Ok(())
    }

    /// Decides what becomes of each draft, and makes the rows and events that follow.
    pub(super) fn decide(&mut self, ids: &mut RangeFrom<i64>, outcomes: &mut Vec<(usize, Outcome)>) {
        for position in std::mem::take(&mut self.positions) {
            let outcome = self.decide_one(position, ids).unwrap_or_else(Outcome::Refused);
            outcomes.push((position, outcome));
        }
    }

    fn decide_one(&mut self, position: usize, ids: &mut RangeFrom<i64>) -> Result<Outcome, Fault> {
        let (kind, draft) = (self.batch.kind, &self.batch.drafts[position]);
        let origin = self.origin(position);
        let subject = find_row(kind, draft, self.subjects).cloned();
        let subject =
            subject.or_else(|| SubjectRow::of_itself(kind)).ok_or_else(|| judge::unknown_subject(&draft.subject))?;
        let judge = Judge { kind, terms: self.terms, now: self.batch.now };
        judge.subject(draft, &subject)?;
        let identity = identity_of(kind, &draft.cells);
        let content = content_of(kind, &draft.cells);
        let hash = hash_of(&content);
        let stored = self.stored.get(&(subject.id, identity.clone())).cloned();
        if let Some(stored) = &stored {
            if stored.content_hash == hash {
                return Ok(Outcome::Unchanged { id: stored.id });
            }
            judge.existing(stored, origin.publisher)?;
        }
        judge.content(&draft.cells)?;
        let document = self.claim_document(draft, (subject.id, origin.publisher), stored.as_ref())?;
        let (id, revision) = match &stored {
            Some(stored) => (stored.id, stored.revision + 1),
            None => (ids.next().ok_or_else(|| judge::unknown_subject(&draft.subject))?, 1),
        };
        let standing = self.standing(draft, stored.as_ref(), origin.published_at);
        let enterprise = match kind.subject() {
            SubjectRule::Itself => id,
            SubjectRule::Enterprise => subject.id,
        };
        self.note_move(draft, &subject);
        let head = RowHead {
            id,
            publisher: origin.publisher,
            revision,
            hash,
            published_at: repo::moment(origin.published_at),
            updated_at: self.batch.now,
            enterprise: subject.id,
            district: subject.district.clone(),
            industry: subject.industry.clone(),
            document,
            standing,
        };
        self.rows.push(Row::new(kind, &head, &draft.cells));
        let change = Change {
            kind,
            operation: if revision == 1 { Operation::Create } else { Operation::Revise },
            record: id,
            enterprise,
            by: origin.publisher,
            revision,
            at: self.batch.now,
            content: content.into(),
            before: None,
            standing,
            reason: None,
        };
        let outcome = change.outcome();
        self.changes.push(change);
        Ok(outcome)
    }

    fn origin(&self, position: usize) -> Origin {
        let here = Origin { publisher: self.batch.publisher, published_at: self.batch.now };
        match self.terms {
            Terms::Import(origins) => origins.get(position).copied().unwrap_or(here),
            Terms::Submission(_) => here,
        }
    }

    /// The document's number, if the record may have it. A submission is refused when another record has it; of what was
    /// exchanged elsewhere, where one document may stand for several records, only the first has it.
    fn claim_document(
        &mut self,
        draft: &Draft,
        (subject, publisher): (i64, i64),
        stored: Option<&Stored>,
    ) -> Result<Option<String>, Fault> {
        let Some(document) = document_key_of(self.batch.kind, &draft.cells) else { return Ok(None) };
        let own = stored.map(|stored| stored.id);
        match self.documents.entry((subject, publisher, document.clone())) {
            Entry::Occupied(taken) if own.is_some() && taken.get().record == own => Ok(Some(document)),
            Entry::Occupied(_) if matches!(self.terms, Terms::Import(_)) => Ok(None),
            Entry::Occupied(taken) => Err(judge::document_taken(*taken.get())),
            Entry::Vacant(free) => {
                free.insert(Taken { record: own });
                Ok(Some(document))
            }
        }
    }

    /// Where the record stands once it is written.
    fn standing(&self, draft: &Draft, stored: Option<&Stored>, published_at: DateTime<Utc>) -> Standing {
        let (kind, view) = (self.batch.kind, DraftView::new(self.batch.kind.fields(), &draft.cells));
        let due_on = timeliness::due_on(kind, view);
        let published_late = match (self.terms, stored) {
            // When it was published where it comes from is not known.
            (Terms::Import([]), None) => None,
            (_, None) => timeliness::is_late(due_on, published_at),
            (_, Some(stored)) => stored.published_late.and_then(|_| timeliness::is_late(due_on, stored.published_at)),
        };
        let state = match stored.map(|stored| stored.state) {
            Some(RecordState::Expired) if judge::display_is_over(kind, view, self.batch.now) => RecordState::Expired,
            _ => RecordState::Current,
        };
        let under_objection = stored.is_some_and(|stored| stored.under_objection);
        Standing { state, under_objection, due_on, published_late }
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
    pub(super) async fn store(
        &mut self,
        transaction: &DatabaseTransaction,
        within: Option<Within<'_>>,
    ) -> Result<(), WriteError> {
        if self.rows.is_empty() {
            return Ok(());
        }
        repo::upsert(transaction, self.dialect, self.batch.kind, &self.rows, within).await?;
        repo::refresh_list(transaction, self.dialect, self.batch.kind, &self.changes).await?;
        if !self.moved.is_empty() {
            repo::refresh_copies(transaction, self.dialect, &self.moved).await?;
        }
        Ok(())
    }

    pub(super) fn into_changes(self) -> Vec<Change> {
        self.changes
    }
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
