//! Amendments of stored records: corrections, withdrawals, the end of their display, the mark of an objection.
//!
//! An amendment writes a new revision. Whoever corrects or withdraws says why, and may say which revision it was that it
//! saw. Only the publisher amends its own records, unless it is decided over its head ([`By::Anybody`]).

use std::collections::{HashMap, HashSet};

use chrono::{DateTime, Utc};
use entity::code::RecordState;
use sea_orm::DatabaseTransaction;

use super::{
    Change, Operation, Outcome, Standing, WriteError, judge,
    repo::{self, DocumentKey, Stored, Taken, Whole},
    row::{Row, RowHead, content_of, document_key_of, hash_of, identity_of},
};
use crate::domain::{
    disclosure::{
        cell::Cell,
        draft::{DraftView, Fault, FaultKind},
        kind::DisclosureKind,
        timeliness,
    },
    store::dialect::Dialect,
};

/// Amendments of records of one kind, at most one a record.
#[derive(Debug, Clone, Copy)]
pub struct Amend<'a> {
    /// The records' kind.
    pub kind: &'static dyn DisclosureKind,
    /// Who amends.
    pub by: By,
    /// The amendments.
    pub amendments: &'a [Amendment],
    /// When.
    pub now: DateTime<Utc>,
}

/// Who amends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum By {
    /// An organisation, its own records alone.
    Publisher(i64),
    /// An organisation that decides about everybody's.
    Anybody(i64),
    /// Nobody: it is due by itself, in the publisher's name.
    Itself,
}

/// An amendment of one record.
#[derive(Debug, Clone)]
pub struct Amendment {
    /// The record's id.
    pub record: i64,
    /// The revision that whoever amends has seen; it must still be the last.
    pub expected_revision: Option<i64>,
    /// What is to become of it.
    pub wanted: Wanted,
    /// Why, in the words of who amends.
    pub reason: Option<Box<str>>,
}

/// What is to become of a record.
#[derive(Debug, Clone)]
pub enum Wanted {
    /// It says otherwise: each field of the kind with its new value, or nothing for a field that stays. A withdrawn record
    /// is published again.
    Correct(Vec<Option<Cell>>),
    /// It is withdrawn.
    Withdraw,
    /// It is displayed no longer.
    Expire,
    /// It is marked as objected to, or no longer is.
    Mark(bool),
}

/// The records that are amended, and what comes of it.
struct Amending<'a> {
    amend: &'a Amend<'a>,
    found: HashMap<i64, Whole>,
    /// The cells of each record as they become.
    cells: Vec<Option<Vec<Cell>>>,
    identities: HashMap<(i64, String), Stored>,
    documents: HashMap<DocumentKey, Taken>,
    /// Identities that an amendment of this batch has taken.
    claimed: HashSet<(i64, String)>,
}

pub(super) async fn run(
    transaction: &DatabaseTransaction,
    dialect: Dialect,
    amend: &Amend<'_>,
) -> Result<(Vec<Outcome>, Vec<Change>), WriteError> {
    let ids: Vec<Cell> = amend.amendments.iter().map(|amendment| Cell::Number(amendment.record)).collect();
    repo::lock_enterprises_of(transaction, dialect, amend.kind, &ids).await?;
    let found = repo::find_whole(transaction, dialect, amend.kind, &ids).await?;
    let mut amending = Amending::new(amend, found);
    amending.find_rivals(transaction, dialect).await?;
    let mut seen = HashSet::new();
    let (mut outcomes, mut changes, mut heads) = (Vec::new(), Vec::new(), Vec::new());
    for (position, amendment) in amend.amendments.iter().enumerate() {
        let decided = if seen.insert(amendment.record) {
            amending.decide(position, amendment)
        } else {
            Err(Fault::new("id", "stands in an earlier row already; amend a record once (重复)")
                .of(FaultKind::Conflict))
        };
        outcomes.push(match decided {
            Ok(Some((head, change))) => {
                heads.push((head, position));
                let outcome = change.outcome();
                changes.push(change);
                outcome
            }
            Ok(None) => Outcome::Unchanged { id: amendment.record },
            Err(fault) => Outcome::Refused(fault),
        });
    }
    if !heads.is_empty() {
        let none = Vec::new();
        let cells = |position: usize| amending.cells[position].as_ref().unwrap_or(&none);
        let rows: Vec<Row<'_>> =
            heads.iter().map(|(head, position)| Row::new(amend.kind, head, cells(*position))).collect();
        repo::upsert(transaction, dialect, amend.kind, &rows, None).await?;
        repo::refresh_list(transaction, dialect, amend.kind, &changes).await?;
    }
    Ok((outcomes, changes))
}

impl<'a> Amending<'a> {
    fn new(amend: &'a Amend<'a>, found: HashMap<i64, Whole>) -> Self {
        let cells = amend.amendments.iter().map(|amendment| {
            let whole = found.get(&amendment.record)?;
            let mut cells = cells_of(amend.kind, &whole.content);
            if let Wanted::Correct(wanted) = &amendment.wanted {
                for (cell, wanted) in cells.iter_mut().zip(wanted) {
                    if let Some(wanted) = wanted {
                        *cell = wanted.clone();
                    }
                }
            }
            Some(cells)
        });
        let cells = cells.collect();
        Self { amend, found, cells, identities: HashMap::new(), documents: HashMap::new(), claimed: HashSet::new() }
    }

    /// Finds who has the identities and document numbers that corrections would take.
    async fn find_rivals(&mut self, transaction: &DatabaseTransaction, dialect: Dialect) -> Result<(), WriteError> {
        let kind = self.amend.kind;
        let (mut identities, mut documents): (Vec<Vec<Cell>>, Vec<Vec<Cell>>) = (Vec::new(), Vec::new());
        for (amendment, cells) in self.amend.amendments.iter().zip(&self.cells) {
            let (Wanted::Correct(_), Some(cells)) = (&amendment.wanted, cells) else { continue };
            let Some(whole) = self.found.get(&amendment.record) else { continue };
            identities.push(vec![Cell::Number(whole.enterprise), Cell::text(identity_of(kind, cells))]);
            if let Some(document) = document_key_of(kind, cells) {
                let publisher = Cell::Number(whole.stored.publisher);
                documents.push(vec![Cell::Number(whole.enterprise), publisher, Cell::text(document)]);
            }
        }
        if !identities.is_empty() {
            self.identities = repo::find_stored(transaction, dialect, kind, &identities).await?;
        }
        if !documents.is_empty() {
            self.documents = repo::find_documents(transaction, dialect, kind, &documents).await?;
        }
        Ok(())
    }

    /// The new row's head and the change; nothing when nothing changes.
    fn decide(&mut self, position: usize, amendment: &Amendment) -> Result<Option<(RowHead, Change)>, Fault> {
        let kind = self.amend.kind;
        let (Some(whole), Some(cells)) = (self.found.get(&amendment.record).cloned(), self.cells[position].clone())
        else {
            return Err(not_found());
        };
        let stored = &whole.stored;
        let by = match self.amend.by {
            By::Publisher(organisation) if organisation != stored.publisher => return Err(judge::not_the_publisher()),
            By::Publisher(organisation) | By::Anybody(organisation) => organisation,
            By::Itself => stored.publisher,
        };
        if let Some(expected) = amendment.expected_revision
            && expected != stored.revision
        {
            let message =
                format!("the record is at revision {} by now; look at it again (记录已变更)", stored.revision);
            return Err(Fault::new("expected_revision", message).with_record(Some(stored.id)));
        }
        let before = content_of(kind, &cells_of(kind, &whole.content));
        let content = content_of(kind, &cells);
        let hash = hash_of(&content);
        let view = DraftView::new(kind.fields(), &cells);
        let mut standing = Standing {
            state: stored.state,
            under_objection: stored.under_objection,
            due_on: timeliness::due_on(kind, view),
            published_late: None,
        };
        let judged = stored.published_late.is_some();
        standing.published_late = if judged { timeliness::is_late(standing.due_on, stored.published_at) } else { None };
        let mut document = whole.document.clone();
        let operation = match &amendment.wanted {
            Wanted::Correct(_) => {
                if hash == stored.content_hash && stored.state != RecordState::Withdrawn {
                    return Ok(None);
                }
                document = self.check_correction(&whole, &cells)?;
                standing.state = RecordState::Current;
                Operation::Revise
            }
            Wanted::Withdraw if stored.state == RecordState::Withdrawn => return Ok(None),
            Wanted::Withdraw => {
                standing.state = RecordState::Withdrawn;
                Operation::Withdraw
            }
            Wanted::Expire if stored.state != RecordState::Current => return Ok(None),
            Wanted::Expire if !judge::display_is_over(kind, view, self.amend.now) => return Ok(None),
            Wanted::Expire => {
                standing.state = RecordState::Expired;
                Operation::Expire
            }
            Wanted::Mark(set) if *set == stored.under_objection => return Ok(None),
            Wanted::Mark(set) => {
                standing.under_objection = *set;
                if *set { Operation::Object } else { Operation::Settle }
            }
        };
        let revision = stored.revision + 1;
        let head = RowHead {
            id: stored.id,
            publisher: stored.publisher,
            revision,
            hash,
            published_at: repo::moment(stored.published_at),
            updated_at: self.amend.now,
            enterprise: whole.enterprise,
            district: whole.district.clone(),
            industry: whole.industry.clone(),
            document,
            standing,
        };
        let change = Change {
            kind,
            operation,
            record: stored.id,
            enterprise: whole.enterprise,
            by,
            revision,
            at: self.amend.now,
            content: content.into(),
            before: Some(before.into()),
            standing,
            reason: amendment.reason.clone(),
        };
        Ok(Some((head, change)))
    }

    /// Whether the record may say this from now on; then its document's number.
    fn check_correction(&mut self, whole: &Whole, cells: &[Cell]) -> Result<Option<String>, Fault> {
        let (kind, id) = (self.amend.kind, whole.stored.id);
        let view = DraftView::new(kind.fields(), cells);
        let missing = kind.fields().iter().find(|field| {
            let is_required = field.required || kind.occurred_on() == Some(field.name);
            is_required && view.get(field.name).is_null()
        });
        if let Some(field) = missing {
            return Err(Fault::new(field.name, "is required and cannot be cleared (必填)"));
        }
        kind.check(view)?;
        judge::on_the_day(kind, view, self.amend.now)?;
        let key = (whole.enterprise, identity_of(kind, cells));
        if let Some(rival) = self.identities.get(&key).filter(|rival| rival.id != id) {
            let field = kind.identity().first().copied().unwrap_or_default();
            let message = "another record of the enterprise, displayed or withdrawn, says the same already; correct that one, or withdraw this (记录重复)";
            return Err(Fault::new(field, message).with_record(Some(rival.id)));
        }
        if !self.claimed.insert(key) {
            let field = kind.identity().first().copied().unwrap_or_default();
            return Err(Fault::new(field, "another row corrects a record into the same (记录重复)").with_record(None));
        }
        let document = document_key_of(kind, cells);
        if document == document_key_of(kind, &cells_of(kind, &whole.content)) {
            return Ok(whole.document.clone());
        }
        if let Some(document) = &document {
            let key = (whole.enterprise, whole.stored.publisher, document.clone());
            if let Some(taken) = self.documents.get(&key).filter(|taken| taken.record != Some(id)) {
                return Err(judge::document_taken(*taken));
            }
            self.documents.insert(key, Taken { record: Some(id) });
        }
        Ok(document)
    }
}

/// That there is no such record.
pub(super) fn not_found() -> Fault {
    Fault::new("id", "there is no such record; pass an id exactly as a query returned it").of(FaultKind::NotFound)
}

/// The cells of a record by its content.
fn cells_of(kind: &dyn DisclosureKind, content: &Cell) -> Vec<Cell> {
    let Cell::Item(values) = content else { return vec![Cell::Null; kind.fields().len()] };
    let cell =
        |name: &str| values.iter().find(|(known, _)| &**known == name).map_or(Cell::Null, |(_, cell)| cell.clone());
    kind.fields().iter().map(|field| cell(field.name)).collect()
}
